// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/work_blocks.h"

#include "core/engine/compliance/rules.h"
#include "core/engine/compliance/step_lengths.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace leadout::engine {

namespace {

constexpr std::size_t kWindow = 15;     ///< seconds either way, over which riding is judged
constexpr double kShortestTold = 60.0;  ///< seconds; shorter steps are not told apart by such a window
constexpr double kApart = 0.9;          ///< of the least of the work is the most that easy may be
constexpr double kUsuallyEasy = 0.75;   ///< of it, where no easy step says
constexpr double kShortestGap = 0.5;    ///< of the shortest easy step; less is a moment's coasting
constexpr double kClear = 0.15;         ///< of what is between the levels, off the middle
constexpr double kUnclear = 0.1;        ///< of the hard seconds may lie elsewhere, or be none within
constexpr double kShortestBlock = 0.25; ///< of a repeat; less is a hill

/// What the repeats of a plan have in common.
struct Repeats {
    double length_s = 0.0;
    double easy_s = std::numeric_limits<double>::infinity(); ///< of the shortest easy step
    double contrast = 0.0;                                   ///< of the work's least over the easy's most
    std::vector<std::size_t> steps;
};

std::optional<Repeats> repeatsOf(std::span<const SplitStep> steps) {
    Repeats repeats;
    std::optional<TargetRange> range;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const SplitStep& step = steps[i];
        if (step.easy) {
            repeats.easy_s = std::min(repeats.easy_s, expectedLength(step));
            continue;
        }
        const bool follows = !repeats.steps.empty() && repeats.steps.back() + 1 == i;
        const bool alike =
            !range || (step.range && step.range->unit == range->unit && step.range->low == range->low &&
                       step.range->high == range->high && step.planned_s == repeats.length_s);
        if (!step.range || follows || !alike)
            return std::nullopt;
        range = step.range;
        repeats.length_s = step.planned_s;
        repeats.steps.push_back(i);
    }
    if (!range || repeats.length_s < kShortestTold || repeats.easy_s < kShortestTold)
        return std::nullopt;
    double easy = 0.0; // the most of it, as far as it is told in what the work is told in
    for (const SplitStep& step : steps) {
        if (step.easy && step.range && step.range->unit == range->unit)
            easy = std::max(easy, step.range->high);
    }
    if (!(easy > 0.0))
        easy = kUsuallyEasy * range->low;
    if (easy > kApart * range->low)
        return std::nullopt;
    repeats.contrast = range->low - easy;
    return repeats;
}

/// The two levels that were ridden, which may both lie off the plan.
struct Levels {
    double easy = 0.0;
    double work = 0.0;

    double middle() const { return (easy + work) / 2.0; }
    double apart() const { return work - easy; }
};

/// Nothing where the levels are closer together than work is seen by.
std::optional<Levels> levelsOf(std::span<const float> values, double contrast) {
    constexpr int kRounds = 20; // many more than it takes
    double limit = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    Levels levels;
    for (int round = 0; round < kRounds; ++round) {
        double sums[] = {0.0, 0.0};
        double counts[] = {0.0, 0.0};
        for (const float value : values) {
            const std::size_t hard = value >= limit ? 1 : 0;
            sums[hard] += value;
            ++counts[hard];
        }
        if (!(counts[0] > 0.0) || !(counts[1] > 0.0))
            return std::nullopt;
        levels = {sums[0] / counts[0], sums[1] / counts[1]};
        limit = levels.middle();
    }
    return levels.apart() >= rules::kSeenContrast * contrast ? std::optional(levels) : std::nullopt;
}

/// Whether the blocks are hard on the whole and what lies between them is easy. A repeat that was hardly
/// begun or given up is neither, and where it ends only its neighbours tell.
bool areClear(const std::vector<Slice>& blocks, std::span<const float> values, const Levels& levels) {
    const auto mean = [&](std::size_t first, std::size_t end) {
        const auto part = values.subspan(first, end - first);
        return std::accumulate(part.begin(), part.end(), 0.0) / static_cast<double>(part.size());
    };
    std::size_t before = 0; // the end of the block before
    for (const Slice& block : blocks) {
        const bool hard =
            mean(block.first, block.first + block.count) >= levels.middle() + kClear * levels.apart();
        const bool easy =
            before == 0 || mean(before, block.first) <= levels.middle() - kClear * levels.apart();
        if (!hard || !easy)
            return false;
        before = block.first + block.count;
    }
    return true;
}

std::size_t secondsOf(const std::vector<Slice>& slices) {
    return std::accumulate(slices.begin(), slices.end(), std::size_t{0},
                           [](std::size_t sum, const Slice& each) { return sum + each.count; });
}

/// The stretches that are hard on average over the window.
std::vector<Slice> hardStretches(std::span<const float> values, double from) {
    std::vector<Slice> found;
    double sum = 0.0;
    std::size_t first = 0;
    std::size_t end = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (; end < std::min(values.size(), i + kWindow + 1); ++end)
            sum += values[end];
        for (; first + kWindow < i; ++first)
            sum -= values[first];
        if (sum < from * static_cast<double>(end - first))
            continue;
        if (!found.empty() && found.back().first + found.back().count == i)
            ++found.back().count;
        else
            found.push_back({i, 1});
    }
    return found;
}

/// Joins what only a moment lies between.
std::vector<Slice> joinedOver(const std::vector<Slice>& stretches, double gap) {
    std::vector<Slice> joined;
    for (const Slice& each : stretches) {
        const std::size_t end = joined.empty() ? 0 : joined.back().first + joined.back().count;
        if (!joined.empty() && static_cast<double>(each.first - end) < gap)
            joined.back().count = each.first + each.count - joined.back().first;
        else
            joined.push_back(each);
    }
    return joined;
}

/// The second near a rough edge where riding changes from one side of a limit to the other; the window blurs
/// an edge, and moves it where riding is much harder than the limit.
std::size_t changeNear(std::size_t edge, std::span<const float> values, double limit, bool rises) {
    const std::size_t from = edge - std::min(edge, kWindow);
    const std::size_t to = std::min(values.size(), edge + kWindow);
    double sum = 0.0;
    double best = 0.0;
    std::size_t at = from;
    for (std::size_t i = from; i < to; ++i) {
        sum += rises ? limit - values[i] : values[i] - limit;
        if (sum > best) {
            best = sum;
            at = i + 1;
        }
    }
    return at;
}

} // namespace

std::vector<Slice> workBlocks(std::span<const float> values, std::span<const SplitStep> steps) {
    const std::optional<Repeats> repeats = repeatsOf(steps);
    const std::optional<Levels> levels =
        repeats && !values.empty() ? levelsOf(values, repeats->contrast) : std::nullopt;
    if (!levels)
        return {};
    const std::vector<Slice> hard = hardStretches(values, levels->middle());
    std::vector<Slice> blocks = joinedOver(hard, kShortestGap * repeats->easy_s);
    std::erase_if(blocks, [&](const Slice& block) {
        return static_cast<double>(block.count) < kShortestBlock * repeats->length_s;
    });
    const auto inBlocks = static_cast<double>(secondsOf(blocks));
    const auto inAll = static_cast<double>(secondsOf(hard));
    if (blocks.size() != repeats->steps.size() || std::abs(inBlocks - inAll) > kUnclear * inAll)
        return {};
    for (Slice& block : blocks) {
        const std::size_t first = changeNear(block.first, values, levels->middle(), true);
        const std::size_t end = changeNear(block.first + block.count, values, levels->middle(), false);
        if (end <= first)
            return {};
        block = {first, end - first};
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (static_cast<double>(blocks[i].count) > longestLength(steps[repeats->steps[i]]))
            return {};
        if (i == 0)
            continue;
        const std::size_t before = blocks[i - 1].first + blocks[i - 1].count;
        if (blocks[i].first <= before ||
            static_cast<double>(blocks[i].first - before) > longestLength(steps[repeats->steps[i] - 1]))
            return {};
    }
    return areClear(blocks, values, *levels) ? blocks : std::vector<Slice>();
}

} // namespace leadout::engine
