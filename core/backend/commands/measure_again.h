// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/athletes.h"

namespace leadout::backend {

/// Lays what an athlete's new set of thresholds governs against it, from its first day until the next set:
/// the sessions that nobody has decided about are analysed anew, and the loads of planned workouts follow.
/// What is decided or published stays as it was read.
Result<> measureAgain(Changes& changes, const domain::AthleteId& athlete, QDate from);

} // namespace leadout::backend
