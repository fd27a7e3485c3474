// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/step_lengths.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

/// Less than this share of its planned time costs as much as a run of skipped steps.
constexpr double kStub = 0.25;

/// What lengths cost, mostly per planned second; a short stay is cheaper than skipping.
struct Prices {
    double change;  ///< per e-fold
    double most;    ///< at most
    double skipped; ///< not done at all
    double more;    ///< at least, per second more; dearer than to call it extra
};
constexpr Prices kWork = {0.2, 0.24, 0.25, 0.0};
constexpr Prices kEasy = {0.1, 0.075, 0.08, 0.032};

constexpr double kUnknownLength = 300.0; ///< seconds to expect of a step whose plan does not tell
constexpr double kLongestTimes = 3.0;    ///< of its planned time is the most a step takes,
constexpr double kLongestMore = 900.0;   ///< or so many seconds more,
constexpr double kMostTimes = 10.0;      ///< but no more than so many times

const Prices& pricesOf(const SplitStep& step) {
    return step.easy ? kEasy : kWork;
}

} // namespace

double expectedLength(const SplitStep& step) {
    return step.planned_s > 0.0 ? step.planned_s : kUnknownLength;
}

double longestLength(const SplitStep& step) {
    const double expected = expectedLength(step);
    return std::max(kLongestTimes * expected, std::min(expected + kLongestMore, kMostTimes * expected));
}

double skippedCost(const SplitStep& step) {
    return pricesOf(step).skipped * expectedLength(step);
}

LengthCosts::LengthCosts(const SplitStep& step, std::size_t most) : m_step(step), m_costs(most + 1, -1.0) {}

double LengthCosts::costOf(std::size_t seconds) const {
    const double expected = expectedLength(m_step);
    const double length = static_cast<double>(seconds);
    const Prices& prices = pricesOf(m_step);
    const double stub = length < kStub * expected ? kSkipping : 0.0;
    const double cost =
        expected * std::min(prices.change * std::abs(std::log(length / expected)), prices.most);
    return stub + std::max(cost, prices.more * (length - expected));
}

double LengthCosts::least(std::size_t shortest, std::size_t longest) {
    const double expected = expectedLength(m_step);
    if (expected < static_cast<double>(shortest))
        return (*this)[shortest];
    return expected > static_cast<double>(longest) ? (*this)[longest] : 0.0;
}

} // namespace leadout::engine
