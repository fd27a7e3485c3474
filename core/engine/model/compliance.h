// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/metrics.h"
#include "core/engine/model/sentence.h"
#include "core/engine/model/workout.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// The colour of a score, always shown with an icon and a word.
enum class Band : std::uint8_t { Green, Amber, Red };

/// What a session came to. From Unplanned on there is no score.
enum class Verdict : std::uint8_t {
    OnTarget,
    Underdone,
    WellUnder,
    Overdone,
    WellOver,
    Mixed,
    Unplanned,
    Race,
    Test,
    Swapped,
    Done,
    Sick,
    Injured,
    BadData,
};

/// What moved a session away from its plan.
enum class Reason : std::uint8_t { Shorter, Longer, Easier, Harder, Repeats, WorkStepsOffTarget, Extra };

/// The stable word for a band, a verdict or a reason, such as "on_target".
std::string_view key(Band band);
std::string_view key(Verdict verdict);
std::string_view key(Reason reason);

/// A reason, and the sentence that states it with its numbers.
struct VerdictReason {
    Reason reason = Reason::Shorter;
    Sentence sentence;
};

/// One row of "How 86 adds up". The points of all rows sum to the score.
struct SumRow {
    enum class Part : std::uint8_t { Duration, Distance, Load, Intensity, Steps, Cap };
    Part part = Part::Duration;
    int points = 0;      ///< earned; negative for the cap
    int of = 0;          ///< points that could be earned; 0 for the cap
    bool counted = true; ///< false: shown grey, worth nothing (load measured in another way)
    Sentence sentence;
};

/// The stable word for a part of the sum, such as "duration".
std::string_view key(SumRow::Part part);

/// One planned step against what was recorded of it.
struct StepResult {
    std::string name; ///< the author's name, or empty
    StepKind kind = StepKind::Work;
    int repeat = 0; ///< as in FlatStep
    int repeats = 0;
    double planned_s = 0.0;
    double done_s = 0.0;           ///< 0 when skipped
    std::optional<double> average; ///< in the unit of the target
    std::optional<double> low;     ///< the range in force, after widening
    std::optional<double> high;
    Unit unit = Unit::Watts;        ///< of average, low and high
    std::optional<double> in_range; ///< share of 30 s averages within 5 % of the range, 0 to 1; shown only
    double effort = 100.0;          ///< 0 to 100; what the average against the range is worth
    double score = 0.0;             ///< 0 to 100
    double weight = 0.0;
    bool compared = true; ///< false: the threshold of its target is not known, so it is scored by time only
    std::size_t first_sample = 0; ///< where it lies in the recording
    std::size_t sample_count = 0;
};

/// A planned workout against a recording.
struct Compliance {
    std::optional<int> score; ///< 0 to 100; nothing where the verdict is not scored
    std::optional<Band> band;
    Verdict verdict = Verdict::Unplanned;
    std::vector<VerdictReason> reasons;
    std::optional<Sentence>
        not_scored; ///< why there is no score, where the verdict's word does not say it all
    std::vector<SumRow> sum;
    std::vector<StepResult> steps;
    double planned_duration_s = 0.0;
    double done_duration_s = 0.0;
    std::optional<double> extra_s; ///< work outside the planned part, shown and not scored
    bool threshold_flag = false;   ///< work steps far above target: the threshold may be out of date
    /// Some steps were not compared with their targets, because the athlete's threshold is not known. The
    /// score says less than it seems, so nothing may be approved on it without a coach.
    bool threshold_missing = false;
};

} // namespace leadout::engine
