// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/split.h"

#include <cstddef>
#include <vector>

namespace leadout::engine {

// What the lengths of steps cost a split, in seconds of riding completely wrong.

/// Once per run of skipped steps: what is left out is left out together.
inline constexpr double kSkipping = 60.0;

/// The seconds to expect of a step; a usual length where its plan does not tell.
double expectedLength(const SplitStep& step);

/// The most seconds a step takes.
double longestLength(const SplitStep& step);

/// What a step costs that is not done at all, beside kSkipping.
double skippedCost(const SplitStep& step);

/// What each length of a step costs, worked out when it is first asked for. The step must outlive it.
class LengthCosts {
public:
    /// For lengths of up to `most` seconds.
    LengthCosts(const SplitStep& step, std::size_t most);

    /// The cost of a length of at least a second.
    double operator[](std::size_t seconds) {
        double& cost = m_costs[seconds];
        if (cost < 0.0)
            cost = costOf(seconds);
        return cost;
    }

    /// The least cost of a length within these: lengths cost more the farther they are from the planned one.
    double least(std::size_t shortest, std::size_t longest);

private:
    double costOf(std::size_t seconds) const;

    const SplitStep& m_step;
    std::vector<double> m_costs; ///< below 0 where it is not known yet
};

} // namespace leadout::engine
