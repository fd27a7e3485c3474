// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/compliance.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/workout.h"
#include "core/engine/workout/structure.h"

#include <optional>
#include <string>
#include <vector>

namespace leadout::engine {

/// A planned number and what was done of it, in the same unit.
struct PlannedDone {
    double planned = 0.0;
    double done = 0.0;

    /// Done by planned; 1.0 is as planned. Only for planned > 0.
    double ratio() const { return done / planned; }

    /// The ratio in whole per cent, as it is shown.
    int percent() const;
};

/// A planned step and what was recorded of it.
struct StepComparison {
    std::string name; ///< the author's name, or empty
    StepKind kind = StepKind::Work;
    int repeat = 0; ///< as in FlatStep
    int repeats = 0;
    PlannedDone time_s;                    ///< done is 0 when skipped; planned is 0 for a step of open length
    std::optional<PlannedDone> distance_m; ///< for steps planned as a distance, compared instead of the time
    std::optional<TargetRange> target;     ///< as planned, before widening; nothing for open steps
    bool threshold_missing = false; ///< it has a target, but not the threshold that the target refers to
    bool test = false;              ///< all out: no average to meet
    std::optional<double> average;  ///< in the unit of the target; nothing without data
    std::optional<double> in_range; ///< share of 30 s averages within 5 % of the range, 0 to 1
    std::size_t first_sample = 0;   ///< where it lies in the recording
    std::size_t sample_count = 0;
};

/// Planned and done load, each with its method.
struct LoadComparison {
    Load planned;
    Load done;
};

/// Whether a session is measured by its time or by its distance.
enum class Measure : std::uint8_t { Time, Distance, Better };

/// The numbers of a planned workout beside what was done of it. For a structured workout the done numbers
/// are those of the planned part, from the first to the last matched step.
struct Comparison {
    std::optional<PlannedDone> duration_s; ///< moving time
    std::optional<PlannedDone> distance_m;
    Measure measure = Measure::Time; ///< Better takes whichever of time and distance came closer to the plan
    std::optional<LoadComparison> load;
    /// 1.0 is threshold. Scored only together with the load; on a recovery day without a planned load it
    /// tells whether it was too hard, and the limit of such days stands for a plan that states none.
    std::optional<PlannedDone> intensity;
    std::vector<StepComparison> steps; ///< empty unless the workout is structured
    bool recovery_day = false;         ///< less is never worse
    double extra_s = 0.0;              ///< moving time outside the planned part
    std::optional<Load> extra_load;    ///< load outside the planned part
};

/// The comparison with every number as it is shown: whole seconds, metres, watts, beats and load points,
/// hundredths of intensity, pace in whole seconds per kilometre. What cannot be compared (nothing planned,
/// numbers that are not finite or negative) is dropped.
Comparison asShown(Comparison comparison);

/// A value in its unit as it is shown.
double asShown(double value, Unit unit);

/// Whether load and intensity of plan and recording were measured in the same way.
bool loadCounts(const Comparison& comparison);

/// The part of the session that stands for its length: the duration, or the distance where the plan is one.
struct Length {
    PlannedDone value;
    SumRow::Part part = SumRow::Part::Duration;
    double planned_s = 0.0; ///< the planned duration, for allowances in minutes; 0 where it is not known
};

/// The length by the comparison's measure, or by what there is; nothing when neither can be compared.
std::optional<Length> length(const Comparison& comparison);

/// A time in the unit of a length: itself, or the distance that takes it by the plan; 0 where the plan does
/// not tell.
double inLength(double seconds, const Length& length);

} // namespace leadout::engine
