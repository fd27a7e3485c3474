// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/people.h"
#include "core/domain/private_names.h"

#include <optional>

namespace leadout::backend {

/// The names that a report of an athlete must not hold, as the company has them now; nothing where the viewer
/// does not see the athlete.
Result<std::optional<domain::PrivateNames>>
privateNames(database::Connection& connection, const Viewer& viewer, const domain::AthleteId& athlete);

/// Adds the other athletes whom a coach may see now. Of those whom they may not, a refusal would tell them.
Result<> addOtherAthletes(domain::PrivateNames& names, database::Connection& connection, const Viewer& coach,
                          const domain::AthleteId& athlete);

} // namespace leadout::backend
