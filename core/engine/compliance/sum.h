// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/compliance.h"

#include <span>
#include <vector>

namespace leadout::engine {

/// One part of a score before rounding.
struct ScorePart {
    SumRow::Part part = SumRow::Part::Duration;
    double weight = 0.0; ///< the weights of all parts need not sum to 100
    double score = 0.0;  ///< 0 to 100
    Sentence sentence;
};

/// The rows of a sum in whole points. What could be earned sums to 100, and what was lost is rounded by the
/// largest remainder, so that the points sum to the rounded score, no row earns more than it could, and a
/// part without a loss shows none. Nothing for no parts.
std::vector<SumRow> addUp(std::span<const ScorePart> parts);

} // namespace leadout::engine
