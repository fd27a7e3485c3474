// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/router.h"

#include <tl/expected.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::backend::http {

/// What one peer, and all together, may take. Sizes are bytes. A newcomer beyond a limit of connections gets
/// the place of one that waits for its peer; only where there is none is it refused.
struct Limits {
    std::uint32_t header_bytes = 16 * 1024;        ///< beyond: 431
    std::size_t target_bytes = 4 * 1024;           ///< beyond: 414
    std::uint64_t body_bytes = 1024 * 1024;        ///< in memory, uncompressed too; beyond: 413
    std::uint64_t upload_bytes = 64 * 1024 * 1024; ///< to a file, uncompressed too; beyond: 413
    std::uint64_t inflate_ratio = 100;             ///< bytes out per byte in; beyond: 413
    std::uint64_t least_bytes_per_second = 1000;   ///< of uploads and of answers; below: 408 or hung up
    std::chrono::milliseconds rate_window{30'000}; ///< what that rate is measured over
    /// One upload, or one answer, in all; then as below the rate. The largest upload needs 40 kB/s for it; at
    /// the least rate alone it would hold its place for 18 hours.
    std::chrono::milliseconds transfer_time{30 * 60'000};
    std::chrono::milliseconds header_time{10'000}; ///< from its first byte, or from the connect; then 408
    std::chrono::milliseconds body_time{30'000};   ///< in memory; then 408
    std::chrono::milliseconds idle_time{60'000};   ///< between requests; then hung up
    std::size_t connections = 256;                 ///< beyond: 503
    std::size_t connections_per_address = 32;      ///< beyond: 503; by forwarded address behind a proxy
};

/// Files in PEM form; the certificate with its chain. TLS 1.2 at least.
struct TlsFiles {
    std::string certificate;
    std::string key;
};

struct ServerOptions {
    std::string address = "127.0.0.1"; ///< an IP address to listen on
    std::uint16_t port = 0;            ///< 0: any free one
    std::optional<TlsFiles> tls;
    /// Addresses whose X-Forwarded-For is believed, for Request::peer and the limits per address. Off
    /// loopback and without TLS, connections from elsewhere than these and this computer are hung up.
    std::vector<std::string> trusted_proxies;
    Fields headers; ///< added to every answer that has no such header of its own: security headers
    Limits limits;
};

/// One answered request, for the log: nothing in it names or identifies a person.
struct LogEntry {
    std::string request_id;
    std::string method; ///< empty when the request could not be read that far
    std::string route;  ///< the template, empty when none matched
    int status = 0;
    std::uint64_t bytes = 0; ///< of the answer's body, as sent; fewer when the peer hung up
    std::chrono::milliseconds duration{0};
    std::string peer; ///< the address cut to its network
};

/// What the server asks of its owner, always on the server's own thread.
struct Hooks {
    /// Runs once the header is read and a route found, before any of the body is: an answer ends the request
    /// there. For rate limits and sign-ins; must be quick. May be empty.
    std::function<std::optional<Response>(const Request&)> gate;
    /// Gets every answered request. May be empty.
    std::function<void(const LogEntry&)> log;
};

/// Counted since the start, but for connections_open.
struct ServerCounts {
    std::uint64_t connections_open = 0;
    std::uint64_t connections_refused = 0;
    std::array<std::uint64_t, 5> answers{}; ///< by class of status: [1] is 2xx, [4] is 5xx
};

/// An HTTP/1.1 server with limits, on a thread of its own.
class Server {
public:
    /// Starts listening, or says in a sentence why not. Refuses an address off loopback with neither TLS nor
    /// a proxy in front.
    static tl::expected<std::unique_ptr<Server>, std::string> start(ServerOptions options, Router router,
                                                                    Hooks hooks);
    /// Stops at once.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// The port it really listens on.
    std::uint16_t port() const;

    /// Accepts no more, lets answers under way be finished until the deadline, hangs up, and returns when
    /// the thread has ended. Not to be called from a handler or hook.
    void stop(std::chrono::milliseconds deadline);

    /// Any thread.
    ServerCounts counts() const;

private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace leadout::backend::http
