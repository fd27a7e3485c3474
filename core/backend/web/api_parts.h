// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/auth/bootstrap.h"
#include "core/backend/auth/later.h"
#include "core/backend/auth/password_pool.h"
#include "core/backend/auth/sign_in_limits.h"
#include "core/backend/auth/sign_ins.h"
#include "core/backend/http/server.h"
#include "core/backend/store/audit.h"
#include "core/backend/store/store.h"
#include "core/domain/clock.h"
#include "core/platform/crypto/seal.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <utility>

namespace leadout::backend {

class RecordingFiles;
class ReportViews;
class UploadPlaces;

/// How many requests are taken, whatever they are for.
struct RequestRules {
    http::RateLimiter::Rule address{400, 100}; ///< from one address
    http::RateLimiter::Rule signIn{60, 10};    ///< with one access token
    /// Of one coach, that the audit is told of where files are denied: who tries thousands is seen by the
    /// first ones, and does not fill the audit.
    http::RateLimiter::Rule denials{20, 1.0 / 60};
    std::size_t keys = 10'000; ///< how many of each are remembered
};

/// What the handlers of requests work with. All of it outlives them and may be used from any thread.
struct ApiParts {
    Store& store;
    PasswordPool& passwords;
    SignInLimits& signInLimits;
    Bootstrap& bootstrap;
    http::RateLimiter& perAddress;
    http::RateLimiter& perSignIn;
    http::RateLimiter& denials; ///< see RequestRules
    Later& later;
    UploadPlaces& uploads;
    Later& disk; ///< where files are put on disk, one after the other
    ReportViews& reportViews;
    const platform::SealKey& key; ///< seals what programs carry for us, such as cursors
    const domain::Clock& clock;
    std::function<http::ServerCounts()> counts;
    std::function<void(const QByteArray& line)> log; ///< takes a finished line; see api_log.h
    const RecordingFiles* recordings = nullptr;      ///< null: no files are taken or given
    /// Called when something may be due that is done beside the requests; may be empty.
    std::function<void()> due;
};

/// What the audit of a company is to be told of a denial.
struct DenialNote {
    domain::CompanyId company;
    AuditEntry entry;
};

/// An answer, and what is told of it when the transaction has ended: inside, it would be told again each time
/// the transaction is done again. Most answers are a response alone.
struct Answered {
    Answered() = default;
    Answered(http::Response given) : response(std::move(given)) {}

    http::Response response;
    std::optional<DenialNote> denial;
};

/// Serves a coach who is signed in and an active member, inside the transaction in which that was found out.
/// A database error undoes the transaction. It can be called more than once for a request; see Store::write.
using Serve = std::function<Result<Answered>(database::Connection&, const Caller&, const http::Request&)>;

} // namespace leadout::backend
