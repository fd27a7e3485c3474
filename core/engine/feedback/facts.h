// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/compliance.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/numbers.h"
#include "core/engine/model/sentence.h"
#include "core/engine/model/sport.h"
#include "core/engine/workout/structure.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// A number that a text may use, as it is shown. Names are dotted words: "duration.done", "duration.planned",
/// "duration.percent" (also distance, load, intensity), "heart_rate.max", "power.weighted", "step.3.average"
/// (steps from 1; "step.3.weighted" where that is weighted power), "repeats.done", "work.average", "extra",
/// "stopped", "power_zones.4" (seconds in the fourth); "last." is of the last session of the same structure,
/// and what holds ".number" tells which one, not how many.
struct Fact {
    std::string name;
    Quantity value;
};

/// What the last session of the same structure came to.
struct LastTime {
    std::optional<Quantity> work_average; ///< workAverageOf() its steps
    std::optional<double> avg_hr_bpm;
    int repeats_done = 0;
    int repeats_planned = 0;
    std::optional<TargetRange> work_range = std::nullopt; ///< workRangeOf() its steps
    bool operator==(const LastTime&) const = default;
};

/// What a session came to, as the next one of its structure will see it.
LastTime lastTimeOf(const Metrics& metrics, const Compliance& compliance);

/// What is known of a session beside its own numbers.
struct Circumstances {
    Sport sport = Sport::Other; ///< the one that its numbers are shown for
    std::optional<LastTime> last;
    bool first_of_its_kind = false; ///< of the six weeks and more that are known, none had its structure
    std::optional<double> threshold_w;
    bool wrote_of_pain = false;       ///< the athlete, as tellsOfPain() finds
    bool asked = false;               ///< the athlete, as asks() finds
    std::vector<Number> numbers = {}; ///< the others that are shown of it
};

/// All that a draft may say of a session: every number of the metrics and of the comparison, the verdict, and
/// the steps by name, and what is known beside them. A number that is not here is not of this session.
struct Facts {
    Verdict verdict = Verdict::Unplanned;
    Sport sport = Sport::Other;
    bool first_of_its_kind = false;
    bool wrote_of_pain = false;
    bool asked = false;
    std::vector<Reason> reasons;
    std::optional<Sentence> not_scored;
    std::vector<StepResult> steps; ///< numbers as shown
    std::optional<LastTime> last;  ///< for what it can be compared with; its numbers are among the others
    std::vector<Fact> numbers;

    /// The number of that name; nothing when the session has none.
    std::optional<Quantity> number(std::string_view name) const;

    /// Whether a number with its unit is one of the facts, rounded as it is shown.
    bool holds(const Quantity& quantity) const;

    /// The fact of the same unit that is nearest to a number; null when there is none of that unit. For
    /// equally near ones the first.
    const Fact* nearest(const Quantity& quantity) const;
};

/// The facts of a session.
Facts factsOf(const Metrics& metrics, const Compliance& compliance, const Circumstances& circumstances = {});

} // namespace leadout::engine
