// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/server.h"

#include <QTest>

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace QTest {

/// So that a failed comparison of two texts shows them.
template <>
inline char* toString(const std::string& text) {
    return qstrdup(text.substr(0, 500).c_str());
}

} // namespace QTest

namespace leadout::test {

/// A handler that answers every request with the same text at once.
inline backend::http::Handler says(std::string text) {
    return [text](const backend::http::Request&, const backend::http::Responder& responder) {
        responder.send(
            {.status = 200, .content_type = "text/plain", .headers = {}, .body = text, .file = {}});
    };
}

/// A handler that sends back how much body it got, and from whom.
inline void measure(const backend::http::Request& request, const backend::http::Responder& responder) {
    const std::uint64_t size = request.upload ? request.upload->size() : request.body.size();
    responder.send({.status = 200,
                    .content_type = "text/plain",
                    .headers = {},
                    .body = std::to_string(size) + " from " + request.peer,
                    .file = {}});
}

/// A server on a free loopback port with the log it wrote.
class HttpFixture {
public:
    backend::http::ServerOptions options;
    backend::http::Router router;
    backend::http::Hooks hooks;

    void add(backend::http::Method method, std::string path, backend::http::Handler handler,
             backend::http::BodyPolicy body = {}) {
        QVERIFY(router.add({method, std::move(path), std::move(body), std::move(handler)}));
    }

    /// Starts; the port, or 0 with a failed check.
    std::uint16_t start() {
        hooks.log = [this](const backend::http::LogEntry& entry) {
            const std::lock_guard lock(m_mutex);
            m_log.emplace_back(entry.request_id, std::string(entry.method) + " " + entry.route + " " +
                                                     std::to_string(entry.status) + " " +
                                                     std::to_string(entry.bytes) + " " + entry.peer);
        };
        auto started = backend::http::Server::start(options, std::move(router), hooks);
        if (!started) {
            QTest::qFail(started.error().c_str(), __FILE__, __LINE__);
            return 0;
        }
        server = std::move(*started);
        return server->port();
    }

    /// The lines so far: method, route, status, bytes, peer.
    std::vector<std::string> log() const {
        const std::lock_guard lock(m_mutex);
        std::vector<std::string> lines;
        for (const auto& [id, line] : m_log)
            lines.push_back(line);
        return lines;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::pair<std::string, std::string>> m_log;

public:
    std::unique_ptr<backend::http::Server> server; ///< last, so that it ends before what it logs to
};

} // namespace leadout::test
