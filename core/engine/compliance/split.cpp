// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/split.h"

#include "core/engine/compliance/cuts.h"
#include "core/engine/compliance/step_edges.h"
#include "core/engine/compliance/step_lengths.h"
#include "core/engine/compliance/step_signals.h"
#include "core/engine/compliance/work_blocks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace leadout::engine {

namespace {

// Costs are seconds of riding completely wrong.
constexpr float kMostOutside = 0.5F; ///< per second far outside the range
constexpr float kOtherLap = 0.5F;    ///< per second in a lap that the device gave to another step
/// More of kSkipping for the first step: the last repeats are left out first.
constexpr double kSkippingEarly = 0.2;
constexpr double kExtraBefore = 0.03; ///< per second; dearer than after, so that ties begin at the start
constexpr double kExtraAfter = 0.02;
constexpr double kAdded = 38.0;      ///< something in between that was not planned
constexpr double kAddedEach = 0.015; ///< per second of it
constexpr double kAddedFits = 0.25;  ///< per second of it as hard as the work before it or behind it
constexpr float kFitsWithin = 0.1F;  ///< below a range by this much is as hard no more
constexpr double kEven = 0.1;        ///< as far as this the halves of an even repeat may be apart
constexpr double kOffLap = 5.0;      ///< per cut away from a lap, where there are laps

constexpr std::ptrdiff_t kSmoothing = 2; ///< seconds either way
constexpr std::size_t kMostLaps = 500;   ///< more laps than that are noise

constexpr double kNever = std::numeric_limits<double>::infinity();

float outside(float value, const SplitStep& step) {
    const auto low = static_cast<float>(step.range->low);
    const auto high = static_cast<float>(step.range->high);
    float off = std::max(0.0F, value - high);
    if (!step.easy)
        off = std::max(off, low - value);
    return high > 0.0F ? std::min(off / high, kMostOutside) : 0.0F;
}

/// Whether riding is as hard as a work step, 0 to 1. Harder is too: it is work that was overdone.
float asHard(float value, const SplitStep& step) {
    const auto low = static_cast<float>(step.range->low);
    return low > 0.0F ? std::clamp(1.0F - (1.0F - value / low) / kFitsWithin, 0.0F, 1.0F) : 0.0F;
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

/// What lies before a matched step.
enum class Before : std::uint8_t { SkippedStep, MatchedStep, Added };

/// A cut and what lies before it, in one number.
std::uint32_t packed(std::size_t cut, Before before) {
    return static_cast<std::uint32_t>(3 * cut) + static_cast<std::uint32_t>(before);
}
std::size_t cutOf(std::uint32_t number) {
    return number / 3;
}
Before beforeOf(std::uint32_t number) {
    return static_cast<Before>(number % 3);
}

/// The least costs after a step, by the cut where it ends, and how they came about.
struct Best {
    std::vector<double> cost;
    std::vector<std::uint32_t> from; ///< matched: packed, where it begins; skipped: 1 after a matched step
};

/// The least costs before a step, by the cut where it begins, when it follows the step before and when
/// something that was not planned lies between.
struct Beginnings {
    const std::vector<double>& matched;
    const std::vector<double>& skipped;
    Best added; ///< from is packed, where the step before ended

    double least(std::size_t cut) const { return std::min({matched[cut], skipped[cut], added.cost[cut]}); }
    Before before(std::size_t cut) const {
        if (added.cost[cut] < std::min(matched[cut], skipped[cut]))
            return Before::Added;
        return matched[cut] <= skipped[cut] ? Before::MatchedStep : Before::SkippedStep;
    }
};

/// What a step costs, from the start to every cut, and how many seconds fit it.
struct Costs {
    std::size_t step = 0; ///< the first step that they count for
    std::vector<float> sums;
    std::vector<float> fits;
};

/// The costs before a step at each cut, the same when the step's own cost up to there is taken off, and the
/// least of these in each block of cuts. With the step's cost up to an end they bound what a start costs.
struct Blocks {
    static constexpr std::size_t kSize = 8;
    static constexpr double kSlack = 0.01; ///< more than the rounding of costs summed in single precision

    Blocks(const Beginnings& beginnings, const std::vector<float>& sums)
        : before(sums.size())
        , relative(sums.size())
        , least((sums.size() + kSize - 1) / kSize, kNever) {
        for (std::size_t i = 0; i < before.size(); ++i) {
            before[i] = beginnings.least(i);
            relative[i] = before[i] - sums[i];
            least[i / kSize] = std::min(least[i / kSize], relative[i]);
        }
    }

    std::vector<double> before;
    std::vector<double> relative;
    std::vector<double> least;
};

class Splitter {
public:
    Splitter(const Timeline& timeline, std::span<const SplitStep> steps, std::span<const SplitLap> laps)
        : m_seconds(timeline.size())
        , m_steps(steps)
        , m_laps(laps.size() > kMostLaps ? std::span<const SplitLap>() : laps)
        , m_guided(areGuide(m_laps, m_steps))
        , m_smooth(timeline, steps, kSmoothing)
        , m_raw(timeline, steps, 0)
        , m_cuts(cutsFor(m_seconds, m_steps, m_laps)) {}

    std::vector<Slice> run() {
        holdRepeats();
        if (!findBest()) {
            release();
            findBest();
        }
        std::vector<Slice> slices = trace();
        StepEdges(m_steps, m_smooth, m_raw, m_cuts).settle(slices);
        return slices;
    }

private:
    /// Where a step must lie.
    struct Region {
        std::size_t first = 0;
        std::size_t end = 0;
        bool done = false;  ///< it may not be skipped
        bool whole = false; ///< it fills the region
    };

    /// Where as many repeats were ridden as planned, each is held to its own: however long they are, none is
    /// two of them and none is left over.
    void holdRepeats() {
        release();
        const auto work = std::find_if(m_steps.begin(), m_steps.end(), [](const auto& s) { return !s.easy; });
        if (m_guided || work == m_steps.end())
            return;
        const std::vector<float>& values = m_smooth.of(*work);
        const std::vector<Slice> blocks = workBlocks(values, m_steps);
        std::size_t next = 0; // of the blocks
        std::size_t from = 0;
        std::size_t easy = 0; // steps since the last block
        for (std::size_t s = 0; s < m_steps.size() && !blocks.empty(); ++s) {
            const std::size_t until =
                next < blocks.size() ? m_cuts.insert(nearestLap(blocks[next].first)) : m_seconds;
            m_regions[s] = {from, until};
            if (m_steps[s].easy) {
                ++easy;
                continue;
            }
            if (next > 0 && easy == 1)
                m_regions[s - 1].done = m_regions[s - 1].whole = true;
            from = m_cuts.insert(nearestLap(blocks[next].first + blocks[next].count));
            m_regions[s] = {until, from, true, isEven(until, from, values)};
            easy = 0;
            ++next;
        }
    }

    /// Whether a repeat was ridden as hard from its first half to its second. Else something harder or easier
    /// may have been added to it.
    bool isEven(std::size_t first, std::size_t end, const std::vector<float>& values) const {
        const std::size_t half = (end - std::min(first, end)) / 2;
        if (half == 0)
            return false;
        const double before = meanOf(values, {first, half});
        return std::abs(meanOf(values, {first + half, half}) - before) <= kEven * before;
    }

    /// Lets every step lie anywhere.
    void release() {
        m_regions.assign(m_steps.size(), {0, m_seconds});
        m_addedFrom.clear();
        m_matchedFrom.clear();
        m_skippedFrom.clear();
    }

    /// The nearest lap within some seconds, or the second itself. One farther off may be of a distance that
    /// the device counts and no press.
    std::size_t nearestLap(std::size_t second) const {
        constexpr std::size_t kFarthest = 4;
        std::size_t nearest = second;
        std::size_t least = kFarthest + 1;
        for (const SplitLap& lap : m_laps) {
            const std::size_t off = lap.first < second ? second - lap.first : lap.first - second;
            if (m_laps.size() > 1 && off < least) {
                least = off;
                nearest = std::min(lap.first, m_seconds);
            }
        }
        return nearest;
    }

    /// Returns whether there is a way to lay the steps.
    bool findBest() {
        Best matched{std::vector<double>(m_cuts.size()), {}};
        Best skipped{std::vector<double>(m_cuts.size(), kNever), {}};
        const std::vector<std::size_t> work = costsOfWork();
        for (std::size_t i = 0; i < m_cuts.size(); ++i)
            matched.cost[i] = extraBefore(i, work) + (m_cuts.off_lap[i] ? kOffLap : 0.0);
        for (std::size_t s = 0; s < m_steps.size(); ++s) {
            Beginnings beginnings{matched.cost, skipped.cost, add(s, matched.cost, skipped.cost)};
            Best nextMatched = match(s, beginnings);
            Best nextSkipped = skip(s, matched.cost, skipped.cost);
            m_addedFrom.push_back(std::move(beginnings.added.from));
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
        return least < kNever;
    }

    Best skip(std::size_t index, const std::vector<double>& matched,
              const std::vector<double>& skipped) const {
        const SplitStep& step = m_steps[index];
        Best best{std::vector<double>(matched.size()), std::vector<std::uint32_t>(matched.size())};
        const double cost = skippedCost(step);
        const double left = 1.0 - static_cast<double>(index) / static_cast<double>(m_steps.size());
        const double beginning = m_regions[index].done ? kNever : kSkipping * (1.0 + kSkippingEarly * left);
        for (std::size_t i = 0; i < matched.size(); ++i) {
            const bool begins = matched[i] + beginning <= skipped[i];
            best.cost[i] = cost + (begins ? matched[i] + beginning : skipped[i]);
            best.from[i] = begins ? 1 : 0;
        }
        return best;
    }

    /// What lies before the first step. Riding as hard as all of the work is rather one of the repeats.
    double extraBefore(std::size_t cut, const std::vector<std::size_t>& work) const {
        double hard = work.empty() ? 0.0 : kNever;
        for (const std::size_t each : work)
            hard = std::min(hard, double{m_costs[each].fits[cut]});
        return kExtraBefore * m_cuts.at[cut] + kAddedFits * hard;
    }

    std::vector<std::size_t> costsOfWork() {
        std::vector<std::size_t> work;
        for (std::size_t s = 0; s < m_steps.size(); ++s) {
            const std::size_t costs = m_steps[s].easy ? m_costs.size() : costsOf(s);
            if (!m_steps[s].easy && std::find(work.begin(), work.end(), costs) == work.end())
                work.push_back(costs);
        }
        return work;
    }

    /// The cheapest end of the step before for each start, with something between them. It costs more where
    /// it is like one of the two, which then is rather longer than planned.
    Best add(std::size_t index, const std::vector<double>& matched, const std::vector<double>& skipped) {
        Best best{std::vector<double>(m_cuts.size(), kNever), std::vector<std::uint32_t>(m_cuts.size())};
        if (index == 0)
            return best;
        const std::size_t left = costsOf(index - 1);
        const std::size_t right = costsOf(index);
        double least = kNever;
        std::uint32_t from = 0;
        for (std::size_t i = 0; i < m_cuts.size(); ++i) {
            const double fitting = double{m_costs[left].fits[i]} + double{m_costs[right].fits[i]};
            const double inside = kAddedEach * m_cuts.at[i] + kAddedFits * fitting;
            best.cost[i] = least + kAdded + inside + (m_cuts.off_lap[i] ? kOffLap : 0.0);
            best.from[i] = from;
            const bool follows = matched[i] <= skipped[i];
            const double here = std::min(matched[i], skipped[i]) - inside;
            if (here < least) {
                least = here;
                from = packed(i, follows ? Before::MatchedStep : Before::SkippedStep);
            }
        }
        return best;
    }

    /// The cheapest start for each end. The starts are looked at in blocks, and a block none of whose starts
    /// can be cheaper than the best so far is passed over; the block with the planned length comes first.
    Best match(std::size_t index, const Beginnings& beginnings) {
        const SplitStep& step = m_steps[index];
        const std::size_t cuts = m_cuts.size();
        Best best{std::vector<double>(cuts, kNever), std::vector<std::uint32_t>(cuts)};
        const std::vector<float>& sums = m_costs[costsOf(index)].sums;
        const auto longest =
            static_cast<std::size_t>(std::min(longestLength(step), static_cast<double>(m_seconds)));
        LengthCosts lengths(step, longest);
        const Blocks blocks(beginnings, sums);
        const Region& region = m_regions[index];
        const std::size_t leastStart = m_cuts.find(region.first);
        const std::size_t endOfStarts = region.whole ? leastStart + 1 : cuts;
        std::size_t first = leastStart;
        std::size_t likely = 0;
        for (std::size_t end = leastStart + 1; end < cuts && m_cuts.at[end] <= region.end; ++end) {
            while (first < end && m_cuts.at[end] - m_cuts.at[first] > longest)
                ++first;
            while (likely + 1 < end && m_cuts.at[end] - m_cuts.at[likely] > expectedLength(step))
                ++likely;
            const double offLap = m_cuts.off_lap[end] ? kOffLap : 0.0;
            double& least = best.cost[end];
            std::size_t chosen = end;
            const auto lookAt = [&](std::size_t block) {
                double most = least + Blocks::kSlack - sums[end] - offLap;
                if (blocks.least[block] > most)
                    return;
                const std::size_t from = std::max(first, block * Blocks::kSize);
                const std::size_t to = std::min({end, endOfStarts, (block + 1) * Blocks::kSize});
                if (from >= to)
                    return;
                const double cheapest =
                    lengths.least(m_cuts.at[end] - m_cuts.at[to - 1], m_cuts.at[end] - m_cuts.at[from]);
                if (blocks.least[block] + cheapest > most)
                    return;
                for (std::size_t start = from; start < to; ++start) {
                    const double length = lengths[m_cuts.at[end] - m_cuts.at[start]];
                    if (blocks.relative[start] + length > most)
                        continue;
                    const double inside = sums[end] - sums[start];
                    const double whole = blocks.before[start] + inside + offLap + length;
                    if (whole < least || (whole == least && start < chosen)) {
                        least = whole;
                        chosen = start;
                        most = least + Blocks::kSlack - sums[end] - offLap;
                    }
                }
            };
            if (first == end || (region.whole && m_cuts.at[end] != region.end))
                continue;
            const std::size_t likeliest = std::max(likely, first) / Blocks::kSize;
            lookAt(likeliest);
            for (std::size_t block = first / Blocks::kSize; block * Blocks::kSize < end; ++block) {
                if (block != likeliest)
                    lookAt(block);
            }
            if (chosen < end)
                best.from[end] = packed(chosen, beginnings.before(chosen));
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

    /// Where the costs of a step are, worked out once for all that are alike: repeats are nearly always.
    std::size_t costsOf(std::size_t index) {
        for (std::size_t known = 0; known < m_costs.size(); ++known) {
            if (alike(m_steps[m_costs[known].step], m_steps[index]))
                return known;
        }
        m_costs.push_back(costs(index));
        return m_costs.size() - 1;
    }

    /// The cost of giving the seconds before each cut to a step, and how well they fit it, summed from the
    /// start.
    Costs costs(std::size_t index) const {
        const SplitStep& step = m_steps[index];
        Costs made{index, {}, {}};
        made.sums.reserve(m_cuts.size());
        made.fits.reserve(m_cuts.size());
        const std::vector<float>& values = m_smooth.of(step);
        std::size_t lap = 0;
        std::size_t second = 0;
        double sum = 0.0;
        double fitting = 0.0;
        for (const std::uint32_t cut : m_cuts.at) {
            for (; second < cut; ++second) {
                if (m_guided) {
                    while (lap + 1 < m_laps.size() && m_laps[lap + 1].first <= second)
                        ++lap;
                    const bool same = m_laps[lap].first <= second && m_laps[lap].lap_step == step.lap_step;
                    sum += same ? 0.0F : kOtherLap;
                    fitting += same && !step.easy ? 1.0 : 0.0;
                } else if (!values.empty()) {
                    sum += outside(values[second], step);
                    fitting += step.easy ? 0.0F : asHard(values[second], step);
                } else {
                    fitting += 1.0;
                }
            }
            made.sums.push_back(static_cast<float>(sum));
            made.fits.push_back(static_cast<float>(fitting));
        }
        return made;
    }

    std::vector<Slice> trace() const {
        std::vector<Slice> slices(m_steps.size());
        std::size_t end = m_end;
        bool matched = m_endMatched;
        for (std::size_t s = m_steps.size(); s-- > 0;) {
            if (!matched) {
                slices[s] = {m_cuts.at[end], 0};
                matched = m_skippedFrom[s][end] == 1;
                continue;
            }
            std::uint32_t from = m_matchedFrom[s][end];
            const std::size_t start = cutOf(from);
            slices[s] = {m_cuts.at[start], m_cuts.at[end] - m_cuts.at[start]};
            if (beforeOf(from) == Before::Added)
                from = m_addedFrom[s][start];
            end = cutOf(from);
            matched = beforeOf(from) == Before::MatchedStep;
        }
        return slices;
    }

    std::size_t m_seconds;
    std::span<const SplitStep> m_steps;
    std::span<const SplitLap> m_laps;
    bool m_guided; ///< the laps say which step they are, so nothing else needs to
    StepSignals m_smooth;
    StepSignals m_raw;
    Cuts m_cuts;
    std::vector<Region> m_regions;                       ///< per step
    std::vector<Costs> m_costs;                          ///< of the steps so far, one for all that are alike
    std::vector<std::vector<std::uint32_t>> m_addedFrom; ///< per step, by the cut where it begins
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
