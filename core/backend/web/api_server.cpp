// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_server.h"

#include "core/backend/ingest/recording_files.h"
#include "core/backend/web/api_log.h"
#include "core/backend/web/routes.h"

#include <utility>

namespace leadout::backend {

namespace {

/// Answers that are kept back at a time; each holds a connection.
constexpr std::size_t kMostKeptBack = 64;

/// What goes with every answer that does not say otherwise.
http::Fields standardHeaders() {
    return {{"Cache-Control", "no-store"},
            {"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "no-referrer"},
            {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"}};
}

} // namespace

ApiServer::ApiServer(Store& store, platform::SealKey key, const domain::Clock& clock,
                     const ApiOptions& options, Log log)
    : m_key(std::move(key))
    , m_signInLimits(options.signIn)
    , m_bootstrap(options.bootstrapSecret)
    , m_perAddress(options.requests.address, options.requests.keys)
    , m_perSignIn(options.requests.signIn, options.requests.keys)
    , m_denials(options.requests.denials, options.requests.keys)
    , m_uploads(options.uploads)
    , m_parts{store,
              m_passwords,
              m_signInLimits,
              m_bootstrap,
              m_perAddress,
              m_perSignIn,
              m_denials,
              m_later,
              m_uploads,
              m_disk,
              m_reportViews,
              m_key,
              clock,
              [this] {
                  const http::Server* server = m_counted.load();
                  return server ? server->counts() : http::ServerCounts();
              },
              std::move(log),
              options.recordings,
              options.due}
    , m_reportViews(store, m_later, options.viewsEvery,
                    [this](const database::DatabaseError& error) {
                        m_parts.log(faultLine("report views", error, m_parts.clock.now()));
                    })
    , m_later(kMostKeptBack)
    , m_disk(options.uploads.together)
    , m_passwords(options.passwords) {}

ApiServer::~ApiServer() {
    stop(std::chrono::milliseconds(0));
    // What is under way there belongs to requests and still uses the parts.
    m_parts.store.stop();
}

void ApiServer::stop(std::chrono::milliseconds deadline) {
    if (m_server)
        m_server->stop(deadline);
    m_reportViews.write();
}

tl::expected<std::unique_ptr<ApiServer>, std::string> ApiServer::start(Store& store, platform::SealKey key,
                                                                       const domain::Clock& clock,
                                                                       ApiOptions options, Log log) {
    if (options.recordings)
        options.recordings->clearArrivals();
    std::unique_ptr<ApiServer> api(new ApiServer(store, std::move(key), clock, options, std::move(log)));
    const ApiParts& parts = api->m_parts;
    http::Hooks hooks;
    hooks.gate = [&parts](const http::Request& request) { return limitByAddress(parts, request); };
    hooks.log = [&parts](const http::LogEntry& entry) { parts.log(requestLine(entry, parts.clock.now())); };
    if (options.http.headers.empty())
        options.http.headers = standardHeaders();
    auto server = http::Server::start(std::move(options.http), makeRouter(parts), std::move(hooks));
    if (!server)
        return tl::unexpected(std::move(server.error()));
    api->m_server = std::move(*server);
    api->m_counted = api->m_server.get();
    return api;
}

} // namespace leadout::backend
