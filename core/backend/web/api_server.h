// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/web/api_parts.h"
#include "core/backend/web/report_views.h"
#include "core/backend/web/upload_places.h"

#include <tl/expected.hpp>

#include <atomic>
#include <memory>
#include <string>

namespace leadout::backend {

struct ApiOptions {
    http::ServerOptions http;
    PasswordPool::Limits passwords;
    SignInLimits::Rules signIn;
    RequestRules requests;
    UploadPlaces::Limits uploads;
    std::chrono::milliseconds viewsEvery{10'000}; ///< after which visits of reports are written down
    QString bootstrapSecret;                      ///< makes the first company; empty: nothing does
    const RecordingFiles* recordings = nullptr;   ///< outlives the server; null: no files are taken or given
    std::function<void()> due; ///< called on any thread when work beside the requests may be due
};

/// The backend as it is reached over HTTP: every route with what it needs, over a store that is open.
class ApiServer {
public:
    using Log = std::function<void(const QByteArray& line)>;

    /// Starts serving, or says in a sentence why not. The store and the clock must outlive it; the log is
    /// called from several threads.
    static tl::expected<std::unique_ptr<ApiServer>, std::string>
    start(Store& store, platform::SealKey key, const domain::Clock& clock, ApiOptions options, Log log);

    ~ApiServer();
    ApiServer(const ApiServer&) = delete;
    ApiServer& operator=(const ApiServer&) = delete;

    std::uint16_t port() const { return m_server->port(); }
    PasswordPool& passwords() { return m_passwords; }

    /// Takes no more requests, lets those under way be answered until the deadline, and returns when nothing
    /// of it runs any more. It does not stop the store, which must still run. Not from a handler.
    void stop(std::chrono::milliseconds deadline);

private:
    ApiServer(Store& store, platform::SealKey key, const domain::Clock& clock, const ApiOptions& options,
              Log log);

    platform::SealKey m_key;
    SignInLimits m_signInLimits;
    Bootstrap m_bootstrap;
    http::RateLimiter m_perAddress;
    http::RateLimiter m_perSignIn;
    http::RateLimiter m_denials;
    UploadPlaces m_uploads;
    std::atomic<const http::Server*> m_counted = nullptr;
    ApiParts m_parts;
    ReportViews m_reportViews;
    Later m_later;
    Later m_disk;
    PasswordPool m_passwords;
    std::unique_ptr<http::Server> m_server;
};

} // namespace leadout::backend
