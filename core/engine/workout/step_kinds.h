// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"

namespace leadout::engine {

/// Finds the easy ones among the work steps of a workout whose format has no word for their purpose. Only
/// steps outside repeats with a target by power or in per cent of threshold speed are looked at; steps that
/// already are something else stay. The targets must be of one measure, in which threshold is `threshold`.
///
/// A step is easy when the middle of its target is below 75 % of the workout's own intensity (the
/// fourth-power mean of all steps over their length, threshold at most; 85 % for pace, because speeds differ
/// less than powers do). Easy steps before the first hard one are the warm-up, those after the last hard one
/// the cool-down, the others recoveries. In an even ride nothing is easy, so all of it stays work.
void judgeStepKinds(Workout& workout, double threshold = 100.0);

} // namespace leadout::engine
