// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/comparison.h"
#include "core/engine/metrics/seconds.h"
#include "core/engine/model/recording.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"

#include <vector>

namespace leadout::engine {

/// The steps of a workout laid over a recording.
struct Alignment {
    std::vector<StepComparison> steps; ///< as many as the workout has, at most kMaxSteps; or none
    Slice planned_part;                ///< samples from the first to the last matched step
    Slice before;                      ///< samples before it
    Slice after;                       ///< samples after it
    std::vector<Slice> added;          ///< samples within it that belong to no step
    double planned_part_s = 0.0;       ///< moving seconds without what was added
    double extra_s = 0.0;              ///< moving seconds before and after it, and added
    bool told_apart = false; ///< by power, pace or named laps; else the steps lie where the plan has them
};

/// Lays the planned steps over a recording: by its laps where they fit the plan, else by where power or pace
/// change, else by time. Every step gets its moving time, its average in the unit of its target and its
/// time in range. Steps that were left out are skipped, and of these what was done out of its order is found
/// in what is left over; a plan of one step is met by the whole recording, and that step is a work step.
///
/// A recording that moves for more than two days (kMostMovingSeconds) is not laid out: it comes back without
/// steps and is the planned part as a whole. Time and memory are bounded by that, by the samples and by
/// kMaxSteps.
Alignment align(const Workout& workout, const Recording& recording, const Thresholds& thresholds);

} // namespace leadout::engine
