// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/calendar.h"
#include "core/backend/sample/dice.h"
#include "core/backend/sample/planted.h"

#include <span>

namespace leadout::backend::sample {

/// How an ordinary session is done: as the athlete usually does it, a little fitter every week but the
/// recovery week, sometimes shorter, harder or with a repeat less, fading after a week that is far over the
/// usual load, and never quite as planned.
Planted usualDoing(const PlannedSession& session, bool tiredWeek, Dice& dice);

/// How a session that nobody planned is done.
Planted unplannedDoing(const UnplannedSession& session, Dice& dice);

/// Load of an athlete's planned sessions of a week.
double plannedLoad(std::span<const PlannedSession> sessions, int athlete, int week);

/// Whether a week holds over 1.3 times the load of the ordinary weeks before it, unplanned sessions included.
bool isTiring(std::span<const PlannedSession> sessions, int athlete, int week);

} // namespace leadout::backend::sample
