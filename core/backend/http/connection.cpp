// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/addresses.h"
#include "core/backend/http/core.h"
#include "core/backend/http/exchange.h"
#include "core/backend/http/outgoing_message.h"
#include "core/backend/http/request_checks.h"

#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <type_traits>

namespace leadout::backend::http {

namespace {

namespace asio = boost::asio;
namespace bhttp = boost::beast::http;
using ErrorCode = boost::system::error_code;
using Parser = bhttp::request_parser<bhttp::buffer_body>;

constexpr std::size_t kHeaderPiece = 2 * 1024;
constexpr std::size_t kBodyPiece = 32 * 1024;
// How long a closing connection still takes in what the peer sends, so that the last answer is not lost to
// a reset.
constexpr std::chrono::seconds kLingerTime{5};
// Many clients read an answer only when they have sent their whole body: one that was refused is taken in
// and thrown away, until it pauses for so long, or for so long in all.
constexpr std::chrono::seconds kDrainPause{1};
constexpr std::chrono::seconds kDrainTime{30};

enum class Phase : std::uint8_t {
    Handshake,
    Idle,
    Header,
    Admission,
    Body,
    Handling,
    Writing,
    Draining,
    Lingering,
    Closed
};

template <class Stream>
class StreamConnection final : public Connection,
                               public std::enable_shared_from_this<StreamConnection<Stream>> {
    using Where = BodyPolicy::Where;
    static constexpr bool kTls = !std::is_same_v<Stream, Socket>;

public:
    template <class... Arguments>
    StreamConnection(Core& core, std::string address, Arguments&&... arguments)
        : m_core(core)
        , m_address(std::move(address))
        , m_stream(std::forward<Arguments>(arguments)...)
        , m_buffer(core.options.limits.header_bytes + 2 * kBodyPiece) {}

    void serve() override {
        if constexpr (kTls) {
            m_phase = Phase::Handshake;
            m_waiting_since = Clock::now();
            watch(limits().header_time);
            m_stream.async_handshake(asio::ssl::stream_base::server, [self = self()](ErrorCode error) {
                if (self->m_phase == Phase::Closed)
                    return;
                error ? self->close() : self->awaitRequest();
            });
        } else {
            awaitRequest();
        }
    }

    void refuse() override {
        if constexpr (kTls)
            close(); // a handshake just to say no would cost what the refusal saves
        else
            fail(kTooManyConnections);
    }

    void sweep(Clock::time_point now) override {
        if (!m_watch.expired(now))
            return;
        if (m_phase == Phase::Header || m_phase == Phase::Body || m_phase == Phase::Draining)
            cutOff(kTooSlow);
        else
            close();
    }

    void giveWay() override {
        const bool owes = m_phase == Phase::Header || m_phase == Phase::Body || isNew();
        if (owes && m_core.turnAway(*this))
            cutOff(kTooManyConnections);
        else
            close();
    }

    void windDown() override {
        if (m_phase == Phase::Handshake || m_phase == Phase::Idle || m_phase == Phase::Lingering)
            close();
    }

    void close() override {
        if (m_phase == Phase::Closed)
            return;
        endExchange(); // what is being written stays, for the pending operation may still look at it
        m_phase = Phase::Closed;
        ErrorCode ignored;
        socket().close(ignored);
        m_core.remove(this);
    }

    std::optional<Waiting> waiting() const override {
        const bool upload = m_phase == Phase::Body && m_exchange->matched->body.where == Where::File;
        if (upload || m_phase == Phase::Admission || m_phase == Phase::Handling ||
            m_phase == Phase::Writing || m_phase == Phase::Closed)
            return std::nullopt;
        return Waiting{m_phase != Phase::Idle || isNew(), m_waiting_since};
    }

private:
    auto self() { return this->shared_from_this(); }
    /// Whether the peer has sent nothing yet.
    bool isNew() const { return m_phase == Phase::Idle && m_served == 0; }
    const Limits& limits() const { return m_core.options.limits; }

    Socket& socket() {
        if constexpr (kTls)
            return m_stream.next_layer();
        else
            return m_stream;
    }

    void watch(std::chrono::milliseconds time) { m_watch = {.until = Clock::now() + time}; }

    /// The peer must keep the least rate, and be done within the time for all of it.
    void watchRate() {
        const auto window = limits().rate_window;
        const std::uint64_t least =
            limits().least_bytes_per_second * static_cast<std::uint64_t>(window.count()) / 1000;
        const auto now = Clock::now();
        m_watch = {now + window, std::max<std::uint64_t>(1, least), window, 0, now + limits().transfer_time};
    }

    /// Ends the pending read; what it was for is answered with the refusal, or says goodbye.
    void cutOff(const Refusal& why) {
        m_cut_off = &why;
        ErrorCode ignored;
        socket().cancel(ignored);
    }

    /// Reads what there is, at most so much, and goes on with next; ends the connection when there is nothing
    /// more to come.
    void read(std::size_t most, void (StreamConnection::*next)()) {
        m_stream.async_read_some(m_buffer.prepare(most),
                                 [self = self(), next](ErrorCode error, std::size_t size) {
                                     StreamConnection& c = *self;
                                     if (c.m_phase == Phase::Closed)
                                         return;
                                     if (const Refusal* why = c.m_cut_off)
                                         return c.fail(*why);
                                     if (error)
                                         return c.close();
                                     c.m_buffer.commit(size);
                                     c.m_watch.moved += size;
                                     (c.*next)();
                                 });
    }

    void awaitRequest() {
        m_parser.reset();
        if (m_buffer.size() > 0) {
            beginHeader();
            return;
        }
        if (m_core.stopping) {
            linger();
            return;
        }
        m_buffer.shrink_to_fit();
        m_phase = Phase::Idle;
        m_waiting_since = Clock::now();
        watch(m_served > 0 ? limits().idle_time : limits().header_time);
        read(kHeaderPiece, &StreamConnection::beginHeader);
    }

    void beginHeader() {
        m_phase = Phase::Header;
        if (m_served > 0) // else since it came
            m_waiting_since = Clock::now();
        watch(limits().header_time);
        m_parser.emplace();
        m_parser->header_limit(limits().header_bytes);
        // The sink counts, per route. (Boost 1.74 takes no limit at all for one of zero.)
        m_parser->body_limit(std::numeric_limits<std::uint64_t>::max());
        parseHeader();
    }

    void parseHeader() {
        ErrorCode error;
        m_buffer.consume(m_parser->put(m_buffer.data(), error));
        if (error == bhttp::error::header_limit)
            fail(kHeaderTooLarge);
        else if (error == bhttp::error::bad_version)
            fail(kWrongVersion);
        else if (error == bhttp::error::bad_content_length || error == bhttp::error::bad_transfer_encoding)
            fail(kAmbiguousLength);
        else if (error && error != bhttp::error::need_more)
            fail(kBadRequest);
        else if (m_parser->is_header_done())
            beginExchange();
        else if (m_buffer.size() >= limits().header_bytes)
            fail(kHeaderTooLarge);
        else
            read(kHeaderPiece, &StreamConnection::parseHeader);
    }

    void beginExchange() {
        const auto& header = m_parser->get();
        Exchange& e = newExchange();
        e.http_1_0 = header.version() < 11;
        e.keep_alive = m_parser->keep_alive();
        const auto text = [](boost::beast::string_view view) {
            return std::string(view.data(), view.size());
        };
        e.method = text(header.method_string());
        e.known_method = methodFromWord(e.method);
        e.request.target = text(header.target());
        std::string forwarded;
        for (const auto& field : header) {
            e.request.headers.emplace_back(text(field.name_string()), text(field.value()));
            if (equalsIgnoringCase(e.request.headers.back().first, "X-Forwarded-For"))
                forwarded += (forwarded.empty() ? "" : ",") + e.request.headers.back().second;
        }
        e.peer = peerOf(m_address, forwarded, m_core.options.trusted_proxies);
        e.request.peer = e.peer;
        e.request.id = e.id;
        if (const auto refusal = checkHeader(e.request, e.http_1_0, limits().target_bytes))
            return fail(*refusal);
        if (!e.known_method) {
            e.method.clear(); // a stranger's word does not go into the log
            return answerRefusal(kUnknownMethod);
        }
        e.request.method = *e.known_method;
        route();
    }

    void route() {
        Exchange& e = *m_exchange;
        auto found = m_core.router.find(e.request.method, e.request.path);
        if (const auto* others = std::get_if<OtherMethods>(&found)) {
            Response response =
                errorResponse(e.id, kWrongMethod.status, kWrongMethod.code, kWrongMethod.message);
            response.headers.emplace_back("Allow", others->allow);
            return answer(std::move(response));
        }
        auto* match = std::get_if<RouteMatch>(&found);
        if (!match)
            return answerRefusal(kNotFound);
        e.matched = match->route;
        e.route = match->route->path;
        e.request.route = e.route;
        e.request.params = std::move(match->params);
        if (e.peer != m_address) {
            const std::string key = limitKey(e.peer);
            if (!m_core.enter(key)) {
                m_core.refused_count.fetch_add(1, std::memory_order_relaxed);
                return answerRefusal(kTooManyConnections);
            }
            e.limit_key = key;
        }
        if (auto response = refusedAtGate(e.request))
            return answer(std::move(*response));
        if (!e.matched->admission)
            return beginBody();
        m_phase = Phase::Admission;
        ask(e.matched->admission, e.request);
    }

    std::optional<Response> refusedAtGate(const Request& request) {
        if (!m_core.hooks.gate)
            return std::nullopt;
        try {
            return m_core.hooks.gate(request);
        } catch (...) {
            return errorResponse(request.id, kInternal.status, kInternal.code, kInternal.message);
        }
    }

    void beginBody() {
        Exchange& e = *m_exchange;
        if (m_parser->is_done())
            return handle();
        const BodyPolicy& policy = e.matched->body;
        const bool to_file = policy.where == Where::File;
        const std::uint64_t most =
            policy.max_bytes.value_or(to_file ? limits().upload_bytes : limits().body_bytes);
        if (e.request.contentLength() > most)
            return fail(kBodyTooLarge);
        const bool gzip = equalsIgnoringCase(e.request.header("Content-Encoding"), "gzip");
        e.sink.emplace(policy, most, limits().inflate_ratio, gzip);
        if (const auto refusal = e.sink->open())
            return fail(*refusal);
        m_phase = Phase::Body;
        if (to_file)
            watchRate();
        else
            watch(limits().body_time);
        m_piece.resize(kBodyPiece);
        const bool invited = equalsIgnoringCase(e.request.header("Expect"), "100-continue");
        if (!invited || e.http_1_0 || m_buffer.size() > 0)
            return parseBody();
        static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(m_stream, asio::buffer(kContinue.data(), kContinue.size()),
                          [self = self()](ErrorCode error, std::size_t) {
                              if (self->m_phase == Phase::Closed)
                                  return;
                              error ? self->close() : self->parseBody();
                          });
    }

    void parseBody() {
        while (!m_parser->is_done()) {
            if (m_buffer.size() == 0)
                return read(kBodyPiece, &StreamConnection::parseBody);
            auto& body = m_parser->get().body();
            body.data = m_piece.data();
            body.size = m_piece.size();
            ErrorCode error;
            const std::size_t used = m_parser->put(m_buffer.data(), error);
            m_buffer.consume(used);
            const std::size_t size = m_piece.size() - body.size;
            if (const auto refusal = m_exchange->sink->write({m_piece.data(), size}))
                return fail(*refusal);
            if (error && error != bhttp::error::need_more && error != bhttp::error::need_buffer)
                return fail(kBadRequest);
            if (used > 0 || size > 0)
                continue;
            if (m_buffer.size() > kBodyPiece) // the extension of a chunk, or a trailer, without an end
                return fail(kBadRequest);
            return read(kBodyPiece, &StreamConnection::parseBody);
        }
        m_piece = {};
        if (const auto refusal = m_exchange->sink->finish(m_exchange->request))
            return fail(*refusal);
        m_exchange->sink.reset();
        handle();
    }

    void handle() {
        m_phase = Phase::Handling;
        ask(m_exchange->matched->handler, std::move(m_exchange->request));
    }

    /// Has the request answered, however long that takes.
    void ask(const Handler& handler, Request request) {
        Exchange& e = *m_exchange;
        m_watch = {};
        e.slot = std::make_shared<AnswerSlot>(e.id, acceptsGzip(request.header("Accept-Encoding")));
        const std::shared_ptr<AnswerSlot> slot = e.slot;
        try {
            handler(std::move(request), Responder(slot));
        } catch (...) {
            slot->dropped();
        }
        const bool ready = slot->readyOr([&io = m_core.io, weak = this->weak_from_this()] {
            asio::post(io, [weak] {
                const auto self = weak.lock();
                if (self && (self->m_phase == Phase::Admission || self->m_phase == Phase::Handling))
                    self->takeAnswer();
            });
        });
        if (ready)
            takeAnswer();
    }

    void takeAnswer() {
        auto response = m_exchange->slot->take();
        if (!response)
            return;
        if (m_phase == Phase::Admission && response->status == kAdmitted) {
            m_exchange->request.pass = std::move(response->pass);
            beginBody();
        } else {
            answer(std::move(*response));
        }
    }

    Exchange& newExchange() {
        Exchange& e = m_exchange.emplace();
        e.id = m_core.nextRequestId();
        e.peer = m_address;
        e.began = Clock::now();
        return e;
    }

    /// Answers with an error after which the connection cannot go on.
    void fail(const Refusal& refusal) {
        m_cut_off = nullptr;
        if (!m_exchange)
            newExchange();
        m_exchange->keep_alive = false;
        answerRefusal(refusal);
    }

    void answerRefusal(const Refusal& refusal) {
        Response response = errorResponse(m_exchange->id, refusal.status, refusal.code, refusal.message);
        if (refusal.status == 503)
            response.headers.emplace_back("Retry-After", "5");
        answer(std::move(response));
    }

    void answer(Response response) {
        Exchange& e = *m_exchange;
        m_phase = Phase::Writing;
        m_piece = {};
        // What was not read of a body would be taken for the next request.
        e.keep_alive = e.keep_alive && m_parser && m_parser->is_done() && !m_core.stopping;
        if (response.status < 200 || response.status > 599)
            response = errorResponse(e.id, kInternal.status, kInternal.code, kInternal.message);
        OutgoingMessage::Context context{e.id,         m_core.date, m_core.options.headers,
                                         e.keep_alive, e.http_1_0,  e.known_method == Method::Head};
        m_outgoing.emplace(std::move(response), context);
        watchRate();
        write();
    }

    void write() {
        const std::string_view piece = m_outgoing->piece();
        if (piece.empty())
            return written(m_outgoing->complete());
        m_stream.async_write_some(asio::buffer(piece.data(), piece.size()),
                                  [self = self()](ErrorCode error, std::size_t size) {
                                      StreamConnection& c = *self;
                                      if (c.m_phase == Phase::Closed)
                                          return;
                                      c.m_outgoing->sent(size);
                                      c.m_watch.moved += size;
                                      error ? c.written(false) : c.write();
                                  });
    }

    void written(bool complete) {
        const bool keep_alive = m_exchange->keep_alive;
        endExchange();
        m_outgoing.reset();
        m_exchange.reset();
        ++m_served;
        if (!complete)
            close();
        else if (keep_alive)
            awaitRequest();
        else if (m_parser && m_parser->is_header_done() && !m_parser->is_done())
            drain();
        else
            linger();
    }

    /// Counts and logs what was answered, and gives back what the request held.
    void endExchange() {
        if (!m_exchange)
            return;
        Exchange& e = *m_exchange;
        if (e.slot)
            e.slot->abandon();
        if (!e.limit_key.empty())
            m_core.leave(e.limit_key);
        if (m_outgoing) {
            const int status = m_outgoing->status();
            m_core.answer_counts[static_cast<std::size_t>(status / 100 - 1)].fetch_add(
                1, std::memory_order_relaxed);
            log(e, status);
        }
    }

    void log(const Exchange& e, int status) {
        if (!m_core.hooks.log)
            return;
        try {
            const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - e.began);
            m_core.hooks.log({e.id, e.method, e.route, status, m_outgoing->bodyBytesSent(), took,
                              truncatedAddress(e.peer)});
        } catch (...) {
            // The line is lost; the connection goes on.
            return;
        }
    }

    void drain() {
        m_phase = Phase::Draining;
        const auto now = Clock::now();
        m_watch = {now + kDrainPause, 1, kDrainPause, 0, now + kDrainTime};
        takeAway();
    }

    void takeAway() {
        m_buffer.clear();
        m_stream.async_read_some(m_buffer.prepare(kBodyPiece),
                                 [self = self()](ErrorCode error, std::size_t size) {
                                     StreamConnection& c = *self;
                                     if (c.m_phase == Phase::Closed)
                                         return;
                                     c.m_watch.moved += size;
                                     error || c.m_cut_off ? c.linger() : c.takeAway();
                                 });
    }

    /// Says goodbye and waits a little for the peer to hang up first.
    void linger() {
        m_phase = Phase::Lingering;
        watch(kLingerTime);
        m_parser.reset();
        m_buffer.clear();
        if constexpr (kTls) {
            m_stream.async_shutdown([self = self()](ErrorCode) { self->discard(true); });
        } else {
            discard(true);
        }
    }

    void discard(bool first) {
        if (m_phase == Phase::Closed)
            return;
        ErrorCode ignored;
        if (first)
            socket().shutdown(Socket::shutdown_send, ignored);
        socket().async_read_some(m_buffer.prepare(kHeaderPiece),
                                 [self = self()](ErrorCode error, std::size_t) {
                                     if (self->m_phase == Phase::Closed)
                                         return;
                                     error ? self->close() : self->discard(false);
                                 });
    }

    Core& m_core;
    const std::string m_address;
    Stream m_stream;
    boost::beast::flat_buffer m_buffer;
    std::string m_piece; ///< where the parser puts bytes of the body
    std::optional<Parser> m_parser;
    std::optional<Exchange> m_exchange;
    std::optional<OutgoingMessage> m_outgoing;
    Watch m_watch;
    Clock::time_point m_waiting_since;
    std::uint64_t m_served = 0;
    Phase m_phase = Phase::Idle;
    const Refusal* m_cut_off = nullptr; ///< why the pending read was cancelled
};

} // namespace

std::shared_ptr<Connection> makeConnection(Core& core, Socket socket, std::string address) {
    if (core.tls) {
        using TlsStream = asio::ssl::stream<Socket>;
        return std::make_shared<StreamConnection<TlsStream>>(core, std::move(address), std::move(socket),
                                                             *core.tls);
    }
    return std::make_shared<StreamConnection<Socket>>(core, std::move(address), std::move(socket));
}

} // namespace leadout::backend::http
