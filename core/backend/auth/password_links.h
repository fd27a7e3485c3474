// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/auth/sign_ins.h"

#include <chrono>

/// Links by which a person chooses a password. Whoever makes one never learns the password. The functions run
/// inside a writing transaction of their caller.
namespace leadout::backend {

/// For a password that was forgotten.
inline constexpr std::chrono::minutes kResetLinkTime{30};
/// For the first password of somebody who has just been added.
inline constexpr std::chrono::hours kFirstLinkTime{24};

/// Makes the token of a link.
Result<QString> makePasswordToken(database::Connection& connection, const domain::AccountId& account,
                                  std::chrono::milliseconds lifetime, domain::Instant now);

/// The link as it is handed over. The token stands in the query, because the page that it leads to runs no
/// script that could read what stands behind a '#'; the backend's log holds no queries, and a token that
/// was used up is worth nothing.
QString passwordLink(const QString& publicUrl, const QString& token);

/// Sets the password that was chosen by a link, uses the link up and ends every sign-in of the account. Where
/// the answer is a refusal the caller must undo the transaction, so that the link stays good for a better
/// password. `hash` is what is to be stored of the password, `address` where it was chosen.
Result<Entry<void>> confirmPassword(database::Connection& connection,
                                    const protocol::PasswordResetConfirm& request, const QString& hash,
                                    std::string_view address, domain::Instant now);

} // namespace leadout::backend
