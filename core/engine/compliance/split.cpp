// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/split.h"

#include "core/engine/compliance/cuts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace leadout::engine {

namespace {

// Costs are seconds of riding completely wrong.
constexpr float kMostOutside = 0.5F; ///< per second far outside the range
constexpr float kOtherLap = 0.5F;    ///< per second in a lap that the device gave to another step
constexpr double kSkipping = 60.0;   ///< once per run of skipped steps: what is left out is left out together
constexpr double kSkippingEarly = 0.2; ///< more of it for the first step: the last repeats are left out first
constexpr double kExtraBefore = 0.03;  ///< per second; dearer than after, so that ties begin at the start
constexpr double kExtraAfter = 0.02;
constexpr double kOffLap = 5.0; ///< per cut away from a lap, where there are laps

/// Less than this share of its planned time costs as much as a run of skipped steps.
constexpr double kStub = 0.25;

/// What lengths cost per planned second; a short stay is cheaper than skipping.
struct LengthCost {
    double change;  ///< per e-fold
    double most;    ///< at most
    double skipped; ///< not done at all
};
constexpr LengthCost kWorkLength = {0.2, 0.24, 0.25};
constexpr LengthCost kEasyLength = {0.1, 0.075, 0.08};

constexpr double kUnknownLength = 300.0; ///< seconds to expect of a step whose plan does not tell
constexpr double kLongestTimes = 3.0;    ///< of its planned time is the most a step takes,
constexpr double kLongestMore = 900.0;   ///< or so many seconds more,
constexpr double kMostTimes = 10.0;      ///< but no more than so many times
constexpr std::ptrdiff_t kSmoothing = 2; ///< seconds either way
constexpr std::size_t kReach = 10;       ///< seconds a cut may move to fit better
constexpr std::size_t kMostLaps = 500;   ///< more laps than that are noise

constexpr double kNever = std::numeric_limits<double>::infinity();

double expectedLength(const SplitStep& step) {
    return step.planned_s > 0.0 ? step.planned_s : kUnknownLength;
}

double longest(const SplitStep& step) {
    const double expected = expectedLength(step);
    return std::max(kLongestTimes * expected, std::min(expected + kLongestMore, kMostTimes * expected));
}

const LengthCost& costOf(const SplitStep& step) {
    return step.easy ? kEasyLength : kWorkLength;
}

double lengthCost(const SplitStep& step, double seconds) {
    const double expected = expectedLength(step);
    const LengthCost& cost = costOf(step);
    const double stub = seconds < kStub * expected ? kSkipping : 0.0;
    return stub + expected * std::min(cost.change * std::abs(std::log(seconds / expected)), cost.most);
}

/// A column averaged over some seconds either way; missing values count as standing.
template <typename T>
std::vector<float> smoothed(const std::vector<T>& column, float scale, std::ptrdiff_t reach) {
    std::vector<float> values(column.size());
    const auto size = static_cast<std::ptrdiff_t>(column.size());
    for (std::ptrdiff_t i = 0; i < size; ++i) {
        float sum = 0.0F;
        const std::ptrdiff_t from = std::max<std::ptrdiff_t>(0, i - reach);
        const std::ptrdiff_t to = std::min(size - 1, i + reach);
        for (std::ptrdiff_t k = from; k <= to; ++k) {
            const T value = column[static_cast<std::size_t>(k)];
            sum += value == Column<T>::kMissing ? 0.0F : static_cast<float>(value) * scale;
        }
        values[static_cast<std::size_t>(i)] = sum / static_cast<float>(to - from + 1);
    }
    return values;
}

/// Power and speed of every moving second.
struct Measured {
    std::vector<float> power;
    std::vector<float> speed;
    std::vector<float> none;

    Measured(const Timeline& timeline, std::ptrdiff_t reach)
        : power(smoothed(timeline.power_w, 1.0F, reach))
        , speed(smoothed(timeline.speed_mm_s, 0.001F, reach)) {}

    /// The column that tells a step apart; empty where none does.
    const std::vector<float>& of(const SplitStep& step) const {
        if (!step.range)
            return none;
        if (step.range->unit == Unit::Watts)
            return power;
        return step.range->unit == Unit::SpeedMs ? speed : none;
    }
};

float outside(float value, const SplitStep& step) {
    const auto low = static_cast<float>(step.range->low);
    const auto high = static_cast<float>(step.range->high);
    float off = std::max(0.0F, value - high);
    if (!step.easy)
        off = std::max(off, low - value);
    return high > 0.0F ? std::min(off / high, kMostOutside) : 0.0F;
}

float fromMiddle(float value, const SplitStep& step) {
    return std::abs(value - static_cast<float>(step.range->low + step.range->high) / 2.0F);
}

bool areGuide(std::span<const SplitLap> laps, std::span<const SplitStep> steps) {
    const auto named = [](const auto& each) { return each.lap_step.has_value(); };
    return std::any_of(laps.begin(), laps.end(), named) && std::any_of(steps.begin(), steps.end(), named);
}

Cuts cutsFor(std::size_t seconds, std::span<const SplitStep> steps, std::span<const SplitLap> laps) {
    std::vector<double> most;
    double shortest = kNever;
    for (const SplitStep& step : steps) {
        most.push_back(longest(step));
        shortest = std::min(shortest, expectedLength(step));
    }
    std::vector<std::size_t> presses;
    for (const SplitLap& lap : laps)
        presses.push_back(lap.first);
    return makeCuts(seconds, most, shortest, presses);
}

/// The least costs after a step, by the cut where it ends, and how they came about.
struct Best {
    std::vector<double> cost;
    std::vector<std::uint32_t> from; ///< matched: twice the cut where it begins; plus 1 after a matched step
};

/// What a step costs, from the start to every cut.
struct Costs {
    std::size_t step = 0; ///< the first step that they count for
    std::vector<float> sums;
};

class Splitter {
public:
    Splitter(const Timeline& timeline, std::span<const SplitStep> steps, std::span<const SplitLap> laps)
        : m_seconds(timeline.size())
        , m_steps(steps)
        , m_laps(laps.size() > kMostLaps ? std::span<const SplitLap>() : laps)
        , m_guided(areGuide(m_laps, m_steps))
        , m_smooth(timeline, kSmoothing)
        , m_raw(timeline, 0)
        , m_cuts(cutsFor(m_seconds, m_steps, m_laps)) {}

    std::vector<Slice> run() {
        findBest();
        std::vector<Slice> slices = trace();
        refine(slices);
        return slices;
    }

private:
    void findBest() {
        Best matched{std::vector<double>(m_cuts.size()), {}};
        Best skipped{std::vector<double>(m_cuts.size(), kNever), {}};
        for (std::size_t i = 0; i < m_cuts.size(); ++i)
            matched.cost[i] = kExtraBefore * m_cuts.at[i] + (m_cuts.off_lap[i] ? kOffLap : 0.0);
        for (std::size_t s = 0; s < m_steps.size(); ++s) {
            Best nextMatched = match(s, matched.cost, skipped.cost);
            Best nextSkipped = skip(s, matched.cost, skipped.cost);
            m_matchedFrom.push_back(std::move(nextMatched.from));
            m_skippedFrom.push_back(std::move(nextSkipped.from));
            matched.cost = std::move(nextMatched.cost);
            skipped.cost = std::move(nextSkipped.cost);
        }
        double least = kNever;
        for (std::size_t i = 0; i < m_cuts.size(); ++i) {
            const double after = kExtraAfter * static_cast<double>(m_seconds - m_cuts.at[i]);
            const double cost = std::min(matched.cost[i], skipped.cost[i]) + after;
            if (cost < least) {
                least = cost;
                m_end = i;
                m_endMatched = matched.cost[i] <= skipped.cost[i];
            }
        }
    }

    Best skip(std::size_t index, const std::vector<double>& matched,
              const std::vector<double>& skipped) const {
        const SplitStep& step = m_steps[index];
        Best best{std::vector<double>(matched.size()), std::vector<std::uint32_t>(matched.size())};
        const double cost = costOf(step).skipped * expectedLength(step);
        const double left = 1.0 - static_cast<double>(index) / static_cast<double>(m_steps.size());
        const double beginning = kSkipping * (1.0 + kSkippingEarly * left);
        for (std::size_t i = 0; i < matched.size(); ++i) {
            const bool begins = matched[i] + beginning <= skipped[i];
            best.cost[i] = cost + (begins ? matched[i] + beginning : skipped[i]);
            best.from[i] = begins ? 1 : 0;
        }
        return best;
    }

    Best match(std::size_t index, const std::vector<double>& matched, const std::vector<double>& skipped) {
        const SplitStep& step = m_steps[index];
        Best best{std::vector<double>(matched.size(), kNever), std::vector<std::uint32_t>(matched.size())};
        const std::vector<float>& sums = costsOf(index);
        const double most = longest(step);
        std::size_t first = 0;
        for (std::size_t end = 0; end < matched.size(); ++end) {
            while (first < end && m_cuts.at[end] - m_cuts.at[first] > most)
                ++first;
            const double offLap = m_cuts.off_lap[end] ? kOffLap : 0.0;
            for (std::size_t start = first; start < end; ++start) {
                const double inside = sums[end] - sums[start];
                const double cost = std::min(matched[start], skipped[start]) + inside + offLap;
                if (cost >= best.cost[end])
                    continue;
                const double whole = cost + lengthCost(step, m_cuts.at[end] - m_cuts.at[start]);
                if (whole < best.cost[end]) {
                    best.cost[end] = whole;
                    best.from[end] =
                        static_cast<std::uint32_t>(2 * start + (matched[start] <= skipped[start] ? 1 : 0));
                }
            }
        }
        return best;
    }

    /// Whether two steps cost the same wherever they lie.
    bool alike(const SplitStep& a, const SplitStep& b) const {
        if (m_guided)
            return a.lap_step == b.lap_step;
        if (!a.range || !b.range)
            return !a.range && !b.range;
        return a.easy == b.easy && a.range->unit == b.range->unit && a.range->low == b.range->low &&
               a.range->high == b.range->high;
    }

    /// The costs of each step, worked out once for all that are alike: repeats are nearly always.
    const std::vector<float>& costsOf(std::size_t index) {
        for (std::size_t known = 0; known < m_costs.size(); ++known) {
            if (alike(m_steps[m_costs[known].step], m_steps[index]))
                return m_costs[known].sums;
        }
        m_costs.push_back({index, costs(m_steps[index])});
        return m_costs.back().sums;
    }

    /// The cost of giving the seconds before each cut to a step, summed from the start.
    std::vector<float> costs(const SplitStep& step) const {
        std::vector<float> sums;
        sums.reserve(m_cuts.size());
        const std::vector<float>& values = m_smooth.of(step);
        std::size_t lap = 0;
        std::size_t second = 0;
        double sum = 0.0;
        for (const std::uint32_t cut : m_cuts.at) {
            for (; second < cut; ++second) {
                if (m_guided) {
                    while (lap + 1 < m_laps.size() && m_laps[lap + 1].first <= second)
                        ++lap;
                    const bool same = m_laps[lap].first <= second && m_laps[lap].lap_step == step.lap_step;
                    sum += same ? 0.0F : kOtherLap;
                } else if (!values.empty()) {
                    sum += outside(values[second], step);
                }
            }
            sums.push_back(static_cast<float>(sum));
        }
        return sums;
    }

    std::vector<Slice> trace() const {
        std::vector<Slice> slices(m_steps.size());
        std::size_t end = m_end;
        bool matched = m_endMatched;
        for (std::size_t s = m_steps.size(); s-- > 0;) {
            const std::uint32_t from = (matched ? m_matchedFrom : m_skippedFrom)[s][end];
            const std::size_t start = matched ? from / 2 : end;
            slices[s] = {m_cuts.at[start], m_cuts.at[end] - m_cuts.at[start]};
            end = start;
            matched = from % 2 == 1;
        }
        return slices;
    }

    /// Moves the cuts between neighbours, where no lap holds them, to the second where power or pace change.
    void refine(std::vector<Slice>& slices) const {
        std::size_t left = slices.size();
        for (std::size_t right = 0; right < slices.size(); ++right) {
            if (slices[right].count == 0)
                continue;
            if (left < slices.size())
                moveCut(slices[left], m_steps[left], slices[right], m_steps[right]);
            left = right;
        }
    }

    void moveCut(Slice& left, const SplitStep& leftStep, Slice& right, const SplitStep& rightStep) const {
        const std::size_t cut = right.first;
        const auto known = std::lower_bound(m_cuts.at.begin(), m_cuts.at.end(), cut) - m_cuts.at.begin();
        const bool held = m_laps.size() > 1 && !m_cuts.off_lap[static_cast<std::size_t>(known)];
        const std::vector<float>& values = m_raw.of(leftStep);
        if (held || values.empty() || &values != &m_raw.of(rightStep))
            return;
        const std::size_t from = cut - std::min(kReach, left.count - 1);
        const std::size_t to = cut + std::min(kReach, right.count - 1);
        float cost = 0.0F; // of cutting here rather than at the first second
        float least = 0.0F;
        std::size_t best = from;
        for (std::size_t at = from + 1; at <= to; ++at) {
            cost += fromMiddle(values[at - 1], leftStep) - fromMiddle(values[at - 1], rightStep);
            if (cost < least || (cost == least && at <= cut)) {
                least = cost;
                best = at;
            }
        }
        left.count = best - left.first;
        right.count = right.first + right.count - best;
        right.first = best;
    }

    std::size_t m_seconds;
    std::span<const SplitStep> m_steps;
    std::span<const SplitLap> m_laps;
    bool m_guided; ///< the laps say which step they are, so nothing else needs to
    Measured m_smooth;
    Measured m_raw;
    Cuts m_cuts;
    std::vector<Costs> m_costs; ///< of the steps so far, one for all that are alike
    std::vector<std::vector<std::uint32_t>> m_matchedFrom; ///< per step, by the cut where it ends
    std::vector<std::vector<std::uint32_t>> m_skippedFrom; ///< per step, by the cut where it would lie
    std::size_t m_end = 0;
    bool m_endMatched = true;
};

} // namespace

std::vector<Slice> split(const Timeline& timeline, std::span<const SplitStep> steps,
                         std::span<const SplitLap> laps) {
    if (timeline.size() == 0 || steps.empty())
        return std::vector<Slice>(steps.size());
    return Splitter(timeline, steps, laps).run();
}

} // namespace leadout::engine
