// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/calendar.h"
#include "core/backend/sample/dice.h"

namespace leadout::backend::sample {

/// The middle of what a step asks of an athlete who has these thresholds, in watts or metres per second; 0
/// where it asks for neither.
double middleOf(const engine::Workout& workout, int step, const engine::Thresholds& thresholds);

/// Makes of what was aimed at what a day makes of it: a steady session becomes a little longer or shorter,
/// easier or harder; repeats scatter and fade; warm-ups, recoveries and the way home last as long as the road
/// wants. A trainer that holds the target leaves little of that. On some days all of it is wider. What the
/// conduct lays down for a step goes before, but for a little of the same.
void spread(const PlannedSession& session, Conduct& conduct, Dice& dice);

} // namespace leadout::backend::sample
