// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/split.h"

#include "core/engine/compliance/cuts.h"
#include "core/engine/compliance/step_lengths.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace leadout::engine {

namespace {

// Costs are seconds of riding completely wrong.
constexpr float kMostOutside = 0.5F; ///< per second far outside the range
constexpr float kOtherLap = 0.5F;    ///< per second in a lap that the device gave to another step
/// More of kSkipping for the first step: the last repeats are left out first.
constexpr double kSkippingEarly = 0.2;
constexpr double kExtraBefore = 0.03; ///< per second; dearer than after, so that ties begin at the start
constexpr double kExtraAfter = 0.02;
constexpr double kOffLap = 5.0; ///< per cut away from a lap, where there are laps

constexpr std::ptrdiff_t kSmoothing = 2; ///< seconds either way
constexpr std::size_t kReach = 10;       ///< seconds a cut may move to fit better
constexpr std::size_t kMostLaps = 500;   ///< more laps than that are noise

constexpr double kNever = std::numeric_limits<double>::infinity();

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
        most.push_back(longestLength(step));
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

/// The costs before a step at each cut, and the least of them in each block of cuts when the step's own cost
/// up to there is taken off.
struct Blocks {
    static constexpr std::size_t kSize = 8;
    static constexpr double kSlack = 0.01; ///< more than the rounding of costs summed in single precision

    Blocks(const std::vector<double>& matched, const std::vector<double>& skipped,
           const std::vector<float>& sums)
        : before(matched.size())
        , least((matched.size() + kSize - 1) / kSize, kNever) {
        for (std::size_t i = 0; i < matched.size(); ++i) {
            before[i] = std::min(matched[i], skipped[i]);
            least[i / kSize] = std::min(least[i / kSize], before[i] - sums[i]);
        }
    }

    std::vector<double> before;
    std::vector<double> least;
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
        const double cost = skippedCost(step);
        const double left = 1.0 - static_cast<double>(index) / static_cast<double>(m_steps.size());
        const double beginning = kSkipping * (1.0 + kSkippingEarly * left);
        for (std::size_t i = 0; i < matched.size(); ++i) {
            const bool begins = matched[i] + beginning <= skipped[i];
            best.cost[i] = cost + (begins ? matched[i] + beginning : skipped[i]);
            best.from[i] = begins ? 1 : 0;
        }
        return best;
    }

    /// The cheapest start for each end. The starts are looked at in blocks, and a block none of whose starts
    /// can be cheaper than the best so far is passed over; the block with the planned length comes first.
    Best match(std::size_t index, const std::vector<double>& matched, const std::vector<double>& skipped) {
        const SplitStep& step = m_steps[index];
        Best best{std::vector<double>(matched.size(), kNever), std::vector<std::uint32_t>(matched.size())};
        const std::vector<float>& sums = costsOf(index);
        const auto most =
            static_cast<std::size_t>(std::min(longestLength(step), static_cast<double>(m_seconds)));
        LengthCosts lengths(step, most);
        const Blocks blocks(matched, skipped, sums);
        std::size_t first = 0;
        std::size_t likely = 0;
        for (std::size_t end = 1; end < matched.size(); ++end) {
            while (first < end && m_cuts.at[end] - m_cuts.at[first] > most)
                ++first;
            while (likely + 1 < end && m_cuts.at[end] - m_cuts.at[likely] > expectedLength(step))
                ++likely;
            const double offLap = m_cuts.off_lap[end] ? kOffLap : 0.0;
            double& least = best.cost[end];
            std::size_t chosen = end;
            const auto lookAt = [&](std::size_t block) {
                const std::size_t from = std::max(first, block * Blocks::kSize);
                const std::size_t to = std::min(end, (block + 1) * Blocks::kSize);
                const double bound = blocks.least[block] + sums[end] + offLap - Blocks::kSlack;
                if (bound > least)
                    return;
                const double length =
                    lengths.least(m_cuts.at[end] - m_cuts.at[to - 1], m_cuts.at[end] - m_cuts.at[from]);
                if (bound + length > least)
                    return;
                for (std::size_t start = from; start < to; ++start) {
                    const double inside = sums[end] - sums[start];
                    const double cost = blocks.before[start] + inside + offLap;
                    if (cost > least)
                        continue;
                    const double whole = cost + lengths[m_cuts.at[end] - m_cuts.at[start]];
                    if (whole < least || (whole == least && start < chosen)) {
                        least = whole;
                        chosen = start;
                    }
                }
            };
            if (first == end)
                continue;
            const std::size_t likeliest = std::max(likely, first) / Blocks::kSize;
            lookAt(likeliest);
            for (std::size_t block = first / Blocks::kSize; block * Blocks::kSize < end; ++block) {
                if (block != likeliest)
                    lookAt(block);
            }
            if (chosen < end)
                best.from[end] =
                    static_cast<std::uint32_t>(2 * chosen + (matched[chosen] <= skipped[chosen] ? 1 : 0));
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
