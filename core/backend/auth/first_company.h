// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/auth/sign_ins.h"

namespace leadout::backend {

/// Makes the first company with its head coach, who is signed in at once; `hash` is what is to be stored of
/// the password. Not found where there is a company already. Runs inside a writing transaction of its caller,
/// who must undo it after a refusal.
Result<Entry<protocol::SignedIn>> foundFirstCompany(database::Connection& connection,
                                                    const protocol::FirstCompanyRequest& request,
                                                    const QString& hash, domain::Instant now);

} // namespace leadout::backend
