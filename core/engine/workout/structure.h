// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sentence.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"

#include <optional>
#include <vector>

namespace leadout::engine {

/// The steps of a workout in the order they are done, with repeats unrolled. At most 1,000 steps come back;
/// what lies beyond is left out.
std::vector<FlatStep> flatten(const Workout& workout);

/// A target in the unit it is recorded in.
struct TargetRange {
    double low = 0.0;
    double high = 0.0;
    Unit unit = Unit::Watts; ///< Watts, Bpm or SpeedMs
};

/// A target as a range of watts, beats per minute or metres per second (low <= high, ramps included); nothing
/// for open and perceived-effort targets and where the threshold it refers to is not known.
std::optional<TargetRange> resolve(const Target& target, Sport sport, const Thresholds& thresholds);

/// What a workout adds up to.
struct PlannedTotals {
    std::optional<double> duration_s;
    std::optional<double> distance_m;
    std::optional<double> load;
    std::optional<double> intensity; ///< 1.0 is threshold
};

/// The totals of a workout: its own where it states them, else from its steps. Intensity is the fourth-power
/// mean of the steps' target intensities over time (the steady-state form of weighted power), load is hours
/// times intensity squared times 100; both need every timed step to have a target.
PlannedTotals plannedTotals(const Workout& workout, const Thresholds& thresholds);

} // namespace leadout::engine
