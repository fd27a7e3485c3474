// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/sign_ins.h"

#include <array>

namespace leadout::backend {

using database::Connection;

namespace {

constexpr std::array<QLatin1String, 5> kEnds = {QLatin1String("signed_out"), QLatin1String("password"),
                                                QLatin1String("membership"), QLatin1String("role"),
                                                QLatin1String("reuse")};

QString word(SignInEnd end) {
    return kEnds[static_cast<std::size_t>(end)];
}

Result<> spend(Connection& connection, const SignIn& signIn, const QString& hash) {
    return connection
        .run(QStringLiteral("INSERT INTO spent_refresh (hash, company_id, sign_in_id) VALUES (?, ?, ?) "
                            "ON CONFLICT (hash) DO NOTHING"),
             hash, signIn.company, signIn.id)
        .map([](std::int64_t) {});
}

} // namespace

const QLatin1String kSignInColumns(
    "id, company_id, coach_id, device_name, access_hash, access_until, refresh_hash, previous_refresh_hash, "
    "idle_until, absolute_until, created_at, last_used_at, ended_at");

SignIn readSignIn(const database::Statement& row) {
    Columns columns(row);
    SignIn signIn;
    signIn.id = columns.get<domain::SignInId>();
    signIn.company = columns.get<domain::CompanyId>();
    signIn.coach = columns.get<domain::CoachId>();
    signIn.deviceName = columns.get<QString>();
    signIn.accessHash = columns.get<QString>();
    signIn.accessUntil = columns.instant();
    signIn.refreshHash = columns.get<QString>();
    signIn.previousRefreshHash = columns.get<std::optional<QString>>();
    signIn.idleUntil = columns.instant();
    signIn.absoluteUntil = columns.instant();
    signIn.createdAt = columns.instant();
    signIn.lastUsedAt = columns.instant();
    signIn.endedAt = columns.optionalInstant();
    return signIn;
}

Result<> addSignIn(Connection& connection, const SignIn& signIn) {
    return connection
        .run(QStringLiteral("INSERT INTO sign_in (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                 .arg(kSignInColumns),
             signIn.id, signIn.company, signIn.coach, signIn.deviceName, signIn.accessHash,
             millis(signIn.accessUntil), signIn.refreshHash, signIn.previousRefreshHash,
             millis(signIn.idleUntil), millis(signIn.absoluteUntil), millis(signIn.createdAt),
             millis(signIn.lastUsedAt), millis(signIn.endedAt))
        .map([](std::int64_t) {});
}

Result<> rotate(Connection& connection, const SignIn& signIn, const QString& presented, const TokenPair& next,
                domain::Instant now) {
    // A lost answer is repeated with the previous token: then nobody has the pair that was made for it.
    const bool repeated = presented != signIn.refreshHash;
    const std::optional<QString> spent =
        repeated ? std::optional<QString>(signIn.refreshHash) : signIn.previousRefreshHash;
    if (spent) {
        if (const auto done = spend(connection, signIn, *spent); !done)
            return done;
    }
    return connection
        .run(QStringLiteral("UPDATE sign_in SET access_hash = ?, access_until = ?, refresh_hash = ?, "
                            "previous_refresh_hash = ?, idle_until = ?, last_used_at = ? "
                            "WHERE company_id = ? AND id = ? AND ended_at IS NULL"),
             next.accessHash, millis(next.accessUntil), next.refreshHash, presented, millis(next.idleUntil),
             millis(now), signIn.company, signIn.id)
        .map([](std::int64_t) {});
}

Result<> confirmPair(Connection& connection, const SignIn& signIn) {
    if (!signIn.previousRefreshHash)
        return {};
    if (const auto done = spend(connection, signIn, *signIn.previousRefreshHash); !done)
        return done;
    return connection
        .run(QStringLiteral("UPDATE sign_in SET previous_refresh_hash = NULL WHERE company_id = ? AND id = ? "
                            "AND previous_refresh_hash = ?"),
             signIn.company, signIn.id, *signIn.previousRefreshHash)
        .map([](std::int64_t) {});
}

Result<> noteUse(Connection& connection, const SignIn& signIn, domain::Instant now,
                 domain::Instant idleUntil) {
    return connection
        .run(QStringLiteral("UPDATE sign_in SET last_used_at = ?, idle_until = ? "
                            "WHERE company_id = ? AND id = ? AND ended_at IS NULL"),
             millis(now), millis(idleUntil), signIn.company, signIn.id)
        .map([](std::int64_t) {});
}

Result<bool> endSignIn(Connection& connection, const domain::CompanyId& company, const domain::CoachId& coach,
                       const domain::SignInId& signIn, SignInEnd why, domain::Instant now) {
    return connection
        .run(QStringLiteral("UPDATE sign_in SET ended_at = ?, end_reason = ? "
                            "WHERE company_id = ? AND coach_id = ? AND id = ? AND ended_at IS NULL"),
             millis(now), word(why), company, coach, signIn)
        .map([](std::int64_t changed) { return changed > 0; });
}

Result<> endSignIns(Connection& connection, const domain::CompanyId& company, const domain::CoachId& coach,
                    SignInEnd why, domain::Instant now) {
    return connection
        .run(QStringLiteral("UPDATE sign_in SET ended_at = ?, end_reason = ? "
                            "WHERE company_id = ? AND coach_id = ? AND ended_at IS NULL"),
             millis(now), word(why), company, coach)
        .map([](std::int64_t) {});
}

Result<std::vector<SignIn>> listSignIns(Connection& connection, const Viewer& viewer) {
    if (!viewer.coach())
        return std::vector<SignIn>();
    return connection.list(
        QStringLiteral("SELECT %1 FROM sign_in WHERE company_id = ? AND coach_id = ? AND ended_at IS NULL "
                       "ORDER BY last_used_at DESC, id")
            .arg(kSignInColumns),
        readSignIn, viewer.company(), *viewer.coach());
}

} // namespace leadout::backend
