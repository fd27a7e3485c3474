// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/compliance.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/sentence.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// A number that a text may use, as it is shown. Names are dotted words: "duration.done", "duration.planned",
/// "duration.percent" (also distance, load, intensity), "heart_rate.max", "power.weighted", "step.3.average"
/// (steps from 1), "repeats.done", "extra", "stopped".
struct Fact {
    std::string name;
    Quantity value;
};

/// All that a draft may say of a session: every number of the metrics and of the comparison, the verdict, and
/// the steps by name. A number that is not here is not of this session.
struct Facts {
    Verdict verdict = Verdict::Unplanned;
    std::vector<Reason> reasons;
    std::optional<Sentence> not_scored;
    std::vector<StepResult> steps; ///< numbers as shown
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
Facts factsOf(const Metrics& metrics, const Compliance& compliance);

} // namespace leadout::engine
