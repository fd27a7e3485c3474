// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/auth/sign_ins.h"

namespace leadout::backend {

/// How long after the end of a membership its programs can hand over what they had not sent.
inline constexpr std::chrono::hours kHandOverTime{24 * 7};

/// Finds out who hands over: a former member, by either token of a sign-in that ended with the membership.
/// The refresh token is what a program still has after a restart, and the newest or the one before will do,
/// since an answer can have been lost. After that time they are told HandOverEnded, which ends what they
/// keep; a bare Unauthorized never does. Nobody else is let in, and the viewer sees nothing. A reading
/// transaction will do.
Result<Entry<Caller>> formerCallerOf(database::Connection& connection, const QString& token,
                                     domain::Instant now);

} // namespace leadout::backend
