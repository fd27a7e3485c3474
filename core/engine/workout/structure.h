// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sentence.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace leadout::engine {

/// As many steps as a workout may unroll to.
inline constexpr std::size_t kMaxSteps = 1000;

/// As many messages as a workout may have.
inline constexpr std::size_t kMaxCues = 1000;

/// The steps of a workout in the order they are done, with repeats unrolled. At most kMaxSteps come back;
/// what lies beyond is left out.
std::vector<FlatStep> flatten(const Workout& workout);

/// How many steps a workout unrolls to; every workout with too many answers kMaxSteps + 1.
std::size_t stepCount(const Workout& workout);
/// The same with the steps of a repeat once, as most devices count them.
std::size_t writtenStepCount(const Workout& workout);

/// A target in the unit it is recorded in.
struct TargetRange {
    double low = 0.0;
    double high = 0.0;
    Unit unit = Unit::Watts; ///< Watts, Bpm or SpeedMs
    bool operator==(const TargetRange&) const = default;
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

/// The totals of a workout: its own where it states them, else from its steps. Intensity is the weighted mean
/// of the plan second by second, as weightedPower() would give it for a recording that met the plan (below 30
/// seconds and above a day the fourth-power mean of the steps); load is hours times intensity squared times
/// 100; both need every timed step to have a target.
///
/// The intensity of a step is the middle of its range by threshold power or by threshold speed; by heart rate
/// it is heartRateIntensity(), of which the square is averaged, as the load of a recording is measured. A
/// ramp goes evenly from start to end. Power, pace and heart rate are never mixed: a workout that uses
/// several has neither intensity nor load. A step by distance takes the time its pace target gives, a step by
/// time covers the distance its pace target gives, a timed rest in the water covers none. Duration and
/// distance are absent while those of any step are unknown. Swims have neither load nor intensity, nor have
/// plans whose targets are no finite numbers.
PlannedTotals plannedTotals(const Workout& workout, const Thresholds& thresholds);

} // namespace leadout::engine
