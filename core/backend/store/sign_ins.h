// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/viewer.h"

#include <optional>
#include <vector>

/// What the backend keeps of the coaches' sign-ins. Tokens are never stored; their SHA-256 are, hexadecimal.
namespace leadout::backend {

/// Why a sign-in ended.
enum class SignInEnd : std::uint8_t {
    SignedOut,
    Password,   ///< the password was changed
    Membership, ///< the coach was deactivated
    Role,       ///< the coach's role was changed
    Reuse,      ///< a refresh token came back after its successor had been used
};

/// One coach at one device.
struct SignIn {
    domain::SignInId id;
    domain::CompanyId company;
    domain::CoachId coach;
    QString deviceName;
    QString accessHash;
    domain::Instant accessUntil;
    QString refreshHash;
    std::optional<QString> previousRefreshHash; ///< good until the new pair is first used
    domain::Instant idleUntil;
    domain::Instant absoluteUntil;
    domain::Instant createdAt;
    domain::Instant lastUsedAt;
    std::optional<domain::Instant> endedAt;
};

/// The tokens of a refreshed sign-in.
struct TokenPair {
    QString accessHash;
    domain::Instant accessUntil;
    QString refreshHash;
    domain::Instant idleUntil;
};

Result<> addSignIn(database::Connection& connection, const SignIn& signIn);

/// Gives a sign-in its next pair. Presented is the refresh token's hash that asked for it: the current one
/// stays good beside the new one, and where it was the previous one, the pair that got lost is spent.
Result<> rotate(database::Connection& connection, const SignIn& signIn, const QString& presented,
                const TokenPair& next, domain::Instant now);

/// The new pair was used: the refresh token before it is good no more.
Result<> confirmPair(database::Connection& connection, const SignIn& signIn);

/// Notes that the sign-in is in use.
Result<> noteUse(database::Connection& connection, const SignIn& signIn, domain::Instant now,
                 domain::Instant idleUntil);

/// Ends one sign-in of a coach; false when it has ended already or is not that coach's.
Result<bool> endSignIn(database::Connection& connection, const domain::CompanyId& company,
                       const domain::CoachId& coach, const domain::SignInId& signIn, SignInEnd why,
                       domain::Instant now);
/// Ends all sign-ins of a coach in a company.
Result<> endSignIns(database::Connection& connection, const domain::CompanyId& company,
                    const domain::CoachId& coach, SignInEnd why, domain::Instant now);

/// The viewer's own devices that are signed in, the last used first.
Result<std::vector<SignIn>> listSignIns(database::Connection& connection, const Viewer& viewer);

/// The columns of sign_in that readSignIn() reads, in order.
extern const QLatin1String kSignInColumns;
SignIn readSignIn(const database::Statement& row);

} // namespace leadout::backend
