// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/ended_sign_ins.h"

#include "core/backend/auth/tokens.h"

#include <utility>

namespace leadout::backend {

using database::Connection;
using domain::Instant;
using protocol::ErrorCode;

namespace {

Result<std::optional<SignIn>> signInOf(Connection& connection, const QString& hash) {
    auto byAccess = signInByAccess(connection, hash);
    if (!byAccess || *byAccess)
        return byAccess;
    return signInByRefresh(connection, hash).map([](std::optional<SignInByRefresh>&& found) {
        return found && found->match != RefreshMatch::Spent ? std::optional(std::move(found->signIn))
                                                            : std::optional<SignIn>();
    });
}

/// When a sign-in ended with the membership; nothing for one that ended in another way, or goes on.
Result<std::optional<Instant>> membershipEndOf(Connection& connection, const SignIn& signIn) {
    return connection.first(
        QStringLiteral("SELECT ended_at FROM sign_in WHERE company_id = ? AND id = ? "
                       "AND end_reason = 'membership'"),
        [](const database::Statement& row) { return instantFrom(row.get<std::int64_t>(0)); }, signIn.company,
        signIn.id);
}

} // namespace

Result<Entry<Caller>> formerCallerOf(Connection& connection, const QString& token, Instant now) {
    const auto refused = [](ErrorCode code) {
        return Entry<Caller>(tl::unexpected(NotLetIn{code, protocol::sentenceId(code)}));
    };
    auto signIn = signInOf(connection, tokenHash(token));
    if (!signIn)
        return tl::unexpected(signIn.error());
    if (!*signIn)
        return refused(ErrorCode::Unauthorized);
    auto viewer = viewerOf(connection, (*signIn)->company, (*signIn)->coach, now);
    if (!viewer)
        return tl::unexpected(viewer.error());
    if (!*viewer)
        return refused(ErrorCode::Unauthorized);
    // Whoever is a member sends decisions the usual way.
    if ((*viewer)->actor().membership() != domain::MembershipStatus::Deactivated)
        return refused(ErrorCode::Forbidden);
    const auto ended = membershipEndOf(connection, **signIn);
    if (!ended)
        return tl::unexpected(ended.error());
    if (!*ended)
        return refused(ErrorCode::Unauthorized);
    if (now >= **ended + kHandOverTime)
        return refused(ErrorCode::HandOverEnded);
    return Entry<Caller>(Caller{std::move(**signIn), std::move(**viewer)});
}

} // namespace leadout::backend
