// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace leadout::backend::http {

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using Clock = std::chrono::steady_clock;

/// How long a connection has been waiting for its peer.
struct Waiting {
    bool unfinished = false; ///< for the rest of a request, or of a goodbye; else for another request
    Clock::time_point since;
};

/// One peer's connection, from accept to close. All on the server's thread.
class Connection {
public:
    virtual ~Connection() = default;

    /// Serves requests until the peer or a limit ends it.
    virtual void serve() = 0;
    /// Turns the peer away before it has said anything.
    virtual void refuse() = 0;
    /// Looks whether what it waits for is overdue.
    virtual void sweep(Clock::time_point now) = 0;
    /// Closes at once where nothing is under way, else after the next answer.
    virtual void windDown() = 0;
    /// Closes at once and leaves the core's list; pending operations end by themselves.
    virtual void close() = 0;
    /// Gives its place to a newcomer, and tells the peer where that owes the rest of a request.
    virtual void giveWay() = 0;
    /// What it waits for; nothing while a request of it is answered or a file of it is taken in.
    virtual std::optional<Waiting> waiting() const = 0;

    /// What it counts under in the limit per address; empty: under none.
    std::string limit_key;
    /// Whether it takes one of the places, or was refused.
    bool counted = true;
};

/// What all connections of a server share. All on the server's thread, but for the atomic counts.
struct Core {
    ServerOptions options;
    Router router;
    Hooks hooks;

    boost::asio::io_context io{1};
    std::optional<boost::asio::ssl::context> tls;
    std::unordered_map<Connection*, std::shared_ptr<Connection>> connections;
    std::unordered_map<std::string, std::size_t> per_address;
    std::size_t refused_open = 0; ///< connections without a place
    bool stopping = false;
    std::function<void()> all_closed; ///< called after the last connection, while stopping
    std::string date;                 ///< for the Date header
    std::string id_prefix;
    std::uint64_t requests = 0;

    std::atomic<std::uint64_t> open_count = 0;
    std::atomic<std::uint64_t> refused_count = 0;
    std::array<std::atomic<std::uint64_t>, 5> answer_counts{};

    /// A new id for a request: unique within this run, and very likely among runs.
    std::string nextRequestId();
    /// Takes one of the places of an address; false when it has none left.
    bool enter(const std::string& limit_key);
    void leave(const std::string& limit_key);
    /// Takes a connection's place away, which stays open while it is told why; false when too many do.
    bool turnAway(Connection& connection);
    /// Forgets a connection; it may be destroyed by this.
    void remove(Connection* connection);
};

/// A connection for an accepted socket, with TLS where the core has it.
std::shared_ptr<Connection> makeConnection(Core& core, Socket socket, std::string address);

} // namespace leadout::backend::http
