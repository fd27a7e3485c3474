// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/entrances.h"
#include "core/protocol/errors.h"
#include "core/protocol/sign_in_messages.h"

#include <tl/expected.hpp>

#include <chrono>
#include <optional>
#include <string_view>

/// How sign-ins begin, go on and end. Each function runs inside a transaction of its caller, which is a
/// writing one unless said otherwise and is to be committed whether or not somebody was let in.
namespace leadout::backend {

/// How long an access token is good; a program that is in use asks for the next pair that often.
inline constexpr std::chrono::minutes kAccessTime{15};
/// A sign-in that is not used for so long has ended.
inline constexpr std::chrono::hours kIdleTime{24 * 30};
/// After so long the password is asked for again.
inline constexpr std::chrono::hours kAbsoluteTime{24 * 180};

/// Why somebody is not let in, with the id of the sentence that says so.
struct NotLetIn {
    protocol::ErrorCode code = protocol::ErrorCode::Unauthorized;
    std::string_view sentence;
};

template <class T>
using Entry = tl::expected<T, NotLetIn>;

/// The coach who makes a request, with what they may see in this transaction.
struct Caller {
    SignIn signIn;
    Viewer viewer;
};

/// Signs an account in whose password was right. `checked` is the stored hash it was compared with: an
/// account that has another one by now is not let in. Without a company the only active membership is taken,
/// or a choice of them given.
Result<Entry<protocol::SignInAnswer>> beginSignIn(database::Connection& connection,
                                                  const domain::AccountId& account, const QString& checked,
                                                  const protocol::SignInRequest& request,
                                                  domain::Instant now);

/// Signs a program in by a one-time secret, which is used up.
Result<Entry<protocol::SignedIn>> beginSignInOnce(database::Connection& connection,
                                                  const protocol::OneTimeSignInRequest& request,
                                                  domain::Instant now);

/// Makes such a secret for a coach of a company.
Result<QString> makeOneTimeSignIn(database::Connection& connection, const Membership& membership,
                                  std::chrono::milliseconds lifetime, domain::Instant now);

/// Gives the next pair of tokens. The refresh token before stays good until the new pair is first used, so
/// that a lost answer can be asked for again; an older one was copied, and ends the sign-in. `address` is
/// where it was shown.
Result<Entry<protocol::SignedIn>> refreshSignIn(database::Connection& connection, const QString& refreshToken,
                                                std::string_view address, domain::Instant now);

/// Finds out who makes a request. A reading transaction will do. A membership that has ended is told whenever
/// the token is known, so that the program knows for certain.
Result<Entry<Caller>> callerOf(database::Connection& connection, const QString& accessToken,
                               domain::Instant now);

/// What the caller is told of themselves; a reading transaction will do.
Result<protocol::Me> meOf(database::Connection& connection, const Viewer& viewer);

} // namespace leadout::backend
