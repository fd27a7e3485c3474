// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/reviews.h"

namespace leadout::backend {

/// Whether a coach has done anything with an analysis, as the system sees it.
Result<bool> isTouched(Changes& changes, const Analysis& analysis);

/// Lays the day's unplanned recordings that nobody has touched against the workouts of the day once more.
Result<> offerAgain(Changes& changes, const domain::AthleteId& athlete, QDate day);

} // namespace leadout::backend
