// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/server.h"

#include "core/backend/http/addresses.h"
#include "core/backend/http/core.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <random>
#include <thread>
#include <utility>

namespace leadout::backend::http {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr std::chrono::milliseconds kSweepInterval{100};
// Refused connections that may be open at a time while they read why; more are cut off without a word.
constexpr std::size_t kMostRefused = 512;
// From so many connections of one address on, those that owe the rest of a request are likely to be an
// attack, and not people who have just come.
constexpr std::size_t kCrowd = 8;

/// The Date header, such as "Tue, 15 Nov 1994 08:12:31 GMT", without regard to the locale.
std::string httpDate() {
    static constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto now = std::chrono::system_clock::now();
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(now - day));
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
                  kDays[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                  kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text.data();
}

std::string randomPrefix() {
    std::random_device random;
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%08x-", static_cast<unsigned>(random()));
    return text.data();
}

/// A sentence about what is wrong with the certificate or key, empty when all is well.
std::string loadTls(asio::ssl::context& context, const TlsFiles& files) {
    SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    // A peer could otherwise ask for handshake after handshake within one connection.
    SSL_CTX_set_options(context.native_handle(), SSL_OP_NO_RENEGOTIATION);
    // A key with a passphrase is refused; OpenSSL would ask for it on the terminal.
    SSL_CTX_set_default_passwd_cb(context.native_handle(), [](char*, int, int, void*) { return 0; });
    ErrorCode error;
    context.use_certificate_chain_file(files.certificate, error);
    if (error)
        return "The TLS certificate " + files.certificate + " cannot be read: " + error.message() + ".";
    context.use_private_key_file(files.key, asio::ssl::context::pem, error);
    if (error)
        return "The TLS key " + files.key +
               " cannot be read, or is not the certificate's: " + error.message() + ".";
    return {};
}

/// Does something for one connection, whose failure must not reach the others: it runs into its time limit.
template <class Work>
void guarded(Work work) {
    try {
        work();
    } catch (...) {
        // Out of memory, or a hook that threw.
        return;
    }
}

} // namespace

std::string Core::nextRequestId() {
    return id_prefix + std::to_string(++requests);
}

bool Core::enter(const std::string& limit_key) {
    std::size_t& taken = per_address[limit_key];
    if (taken >= options.limits.connections_per_address)
        return false;
    ++taken;
    return true;
}

void Core::leave(const std::string& limit_key) {
    const auto found = per_address.find(limit_key);
    if (found != per_address.end() && --found->second == 0)
        per_address.erase(found);
}

bool Core::turnAway(Connection& connection) {
    refused_count.fetch_add(1, std::memory_order_relaxed);
    if (refused_open >= kMostRefused)
        return false;
    if (!connection.limit_key.empty())
        leave(connection.limit_key);
    connection.limit_key.clear();
    connection.counted = false;
    open_count.fetch_sub(1, std::memory_order_relaxed);
    ++refused_open;
    return true;
}

void Core::remove(Connection* connection) {
    const auto found = connections.find(connection);
    if (found == connections.end())
        return;
    if (!connection->limit_key.empty())
        leave(connection->limit_key);
    if (connection->counted)
        open_count.fetch_sub(1, std::memory_order_relaxed);
    else
        --refused_open;
    connections.erase(found);
    if (stopping && connections.empty())
        all_closed();
}

struct Server::Impl {
    Core core;
    asio::basic_socket_acceptor<tcp, Executor> acceptor{core.io};
    std::optional<Socket> next; ///< what the listener accepts into
    asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor> sweep_timer{core.io};
    Clock::time_point stop_at = Clock::time_point::max();
    std::uint16_t port = 0;
    Listening listening;
    bool accept_again = false;
    std::thread thread;

    std::string open();
    void accept();
    void accepted();
    bool makeRoom(const std::string& limit_key);
    void sweep();
    void run();
    std::vector<std::shared_ptr<Connection>> all() const;
};

/// Checks the options and opens the listener; a sentence says why that fails.
std::string Server::Impl::open() {
    ServerOptions& options = core.options;
    auto checked = checkedListening({options.address, options.tls.has_value(), options.trusted_proxies});
    if (!checked)
        return checked.error();
    listening = *std::move(checked);
    options.trusted_proxies = listening.trusted_proxies;
    if (options.tls) {
        core.tls.emplace(asio::ssl::context::tls_server);
        if (std::string problem = loadTls(*core.tls, *options.tls); !problem.empty())
            return problem;
    }
    const tcp::endpoint endpoint(asio::ip::make_address(listening.address), options.port);
    ErrorCode error;
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return "Cannot listen on " + listening.address + ", port " + std::to_string(options.port) + ": " +
               error.message() + ".";
    port = acceptor.local_endpoint(error).port();
    return {};
}

void Server::Impl::accept() {
    accept_again = true; // by the sweep, should anything below fail for lack of memory or descriptors
    next.emplace(core.io);
    acceptor.async_accept(*next, [this](ErrorCode error) {
        if (core.stopping)
            return;
        accept_again = true;
        if (!error)
            guarded([this] { accepted(); });
        else if (error == asio::error::no_descriptors || error == asio::error::no_buffer_space ||
                 error == asio::error::no_memory)
            return;
        accept();
    });
    accept_again = false;
}

void Server::Impl::accepted() {
    ErrorCode error;
    const auto endpoint = next->remote_endpoint(error);
    Socket socket = std::move(*next);
    if (error)
        return; // gone already
    socket.set_option(tcp::no_delay(true), error);
    const std::string address = canonicalAddress(endpoint.address().to_string()).value_or("");
    if (!takes(listening, address)) {
        core.refused_count.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    const std::string key = isTrustedProxy(listening, address) ? std::string() : limitKey(address);
    const bool welcome = makeRoom(key) && (key.empty() || core.enter(key));
    if (!welcome) {
        core.refused_count.fetch_add(1, std::memory_order_relaxed);
        if (core.refused_open >= kMostRefused)
            return;
    }
    const auto connection = makeConnection(core, std::move(socket), address);
    connection->counted = welcome;
    if (welcome) {
        connection->limit_key = key;
        core.open_count.fetch_add(1, std::memory_order_relaxed);
    } else {
        ++core.refused_open;
    }
    core.connections.emplace(connection.get(), connection);
    welcome ? connection->serve() : connection->refuse();
}

/// Whether there is a place for one more connection, if need be that of one that waits for its peer: the
/// oldest unfinished request of an address with many connections, else the connection that has been idle
/// longest, else the oldest unfinished request of all.
bool Server::Impl::makeRoom(const std::string& limit_key) {
    const Limits& limits = core.options.limits;
    const auto held = core.per_address.find(limit_key);
    const bool address_full =
        held != core.per_address.end() && held->second >= limits.connections_per_address;
    const bool full = core.connections.size() - core.refused_open >= limits.connections;
    if (!address_full && !full)
        return true;
    const auto turn = [this](const Connection& connection, const Waiting& waiting) {
        const auto places = core.per_address.find(connection.limit_key);
        const bool crowd = places != core.per_address.end() && places->second >= kCrowd;
        return std::pair(!waiting.unfinished ? 1 : crowd ? 0 : 2, waiting.since);
    };
    std::shared_ptr<Connection> first;
    std::pair<int, Clock::time_point> earliest;
    for (const auto& [connection, owner] : core.connections) {
        const auto waiting = connection->waiting();
        if (!connection->counted || !waiting || (address_full && connection->limit_key != limit_key))
            continue;
        const auto its = turn(*connection, *waiting);
        if (!first || its < earliest) {
            first = owner;
            earliest = its;
        }
    }
    if (first)
        first->giveWay();
    return first != nullptr;
}

std::vector<std::shared_ptr<Connection>> Server::Impl::all() const {
    std::vector<std::shared_ptr<Connection>> connections;
    for (const auto& [key, owner] : core.connections)
        connections.push_back(owner);
    return connections;
}

void Server::Impl::sweep() {
    const auto now = Clock::now();
    guarded([this, now] {
        core.date = httpDate();
        for (const auto& connection : all())
            guarded([&] { now >= stop_at ? connection->close() : connection->sweep(now); });
    });
    if (core.stopping && core.connections.empty())
        return;
    if (!core.stopping && accept_again)
        guarded([this] { accept(); });
    sweep_timer.expires_after(kSweepInterval);
    sweep_timer.async_wait([this](ErrorCode error) {
        if (!error)
            sweep();
    });
}

void Server::Impl::run() {
    for (;;) {
        try {
            core.io.run();
            return;
        } catch (...) {
            // Out of memory, or a hook that threw: the connection it struck runs into its time limit, the
            // others are served on.
        }
    }
}

tl::expected<std::unique_ptr<Server>, std::string> Server::start(ServerOptions options, Router router,
                                                                 Hooks hooks) {
    auto impl = std::make_unique<Impl>();
    impl->core.options = std::move(options);
    impl->core.router = std::move(router);
    impl->core.hooks = std::move(hooks);
    impl->core.id_prefix = randomPrefix();
    if (std::string problem = impl->open(); !problem.empty())
        return tl::unexpected(std::move(problem));
    impl->core.all_closed = [i = impl.get()] { i->sweep_timer.cancel(); };
    impl->sweep();
    impl->accept();
    impl->thread = std::thread([i = impl.get()] { i->run(); });
    return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Server::~Server() {
    stop(std::chrono::milliseconds(0));
}

std::uint16_t Server::port() const {
    return m_impl->port;
}

void Server::stop(std::chrono::milliseconds deadline) {
    if (!m_impl->thread.joinable())
        return;
    asio::post(m_impl->core.io, [i = m_impl.get(), deadline] {
        ErrorCode ignored;
        i->core.stopping = true;
        i->stop_at = Clock::now() + deadline;
        i->acceptor.close(ignored);
        for (const auto& connection : i->all())
            connection->windDown();
        if (i->core.connections.empty())
            i->sweep_timer.cancel();
    });
    m_impl->thread.join();
}

ServerCounts Server::counts() const {
    const Core& core = m_impl->core;
    ServerCounts counts;
    counts.connections_open = core.open_count.load(std::memory_order_relaxed);
    counts.connections_refused = core.refused_count.load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < counts.answers.size(); ++i)
        counts.answers[i] = core.answer_counts[i].load(std::memory_order_relaxed);
    return counts;
}

} // namespace leadout::backend::http
