// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/work_blocks.h"

#include "core/engine/compliance/step_lengths.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace leadout::engine {

namespace {

constexpr std::size_t kWindow = 15;     ///< seconds either way, over which riding is judged
constexpr double kShortestTold = 60.0;  ///< seconds; shorter steps are not told apart by such a window
constexpr double kApart = 0.9;          ///< of the least of the work is the most that easy may be
constexpr double kUsuallyEasy = 0.75;   ///< of it, where no easy step says
constexpr double kShortestGap = 0.5;    ///< of the shortest easy step; less is a moment's coasting
constexpr double kShortestBlock = 0.25; ///< of a repeat; less is a hill

/// What the repeats of a plan have in common.
struct Repeats {
    double length_s = 0.0;
    double easy_s = std::numeric_limits<double>::infinity(); ///< of the shortest easy step
    double hard_from = 0.0;                                  ///< half way between easy and work
    std::vector<std::size_t> steps;
};

std::optional<Repeats> repeatsOf(std::span<const SplitStep> steps) {
    Repeats repeats;
    std::optional<TargetRange> range;
    double easy = 0.0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const SplitStep& step = steps[i];
        if (step.easy) {
            repeats.easy_s = std::min(repeats.easy_s, expectedLength(step));
            easy = std::max(easy, step.range ? step.range->high : 0.0);
            continue;
        }
        const bool follows = !repeats.steps.empty() && repeats.steps.back() + 1 == i;
        const bool alike = !range || (step.range && step.range->low == range->low &&
                                      step.range->high == range->high && step.planned_s == repeats.length_s);
        if (!step.range || follows || !alike)
            return std::nullopt;
        range = step.range;
        repeats.length_s = step.planned_s;
        repeats.steps.push_back(i);
    }
    if (!range || repeats.length_s < kShortestTold || repeats.easy_s < kShortestTold)
        return std::nullopt;
    if (!(easy > 0.0))
        easy = kUsuallyEasy * range->low;
    if (easy > kApart * range->low)
        return std::nullopt;
    repeats.hard_from = (easy + range->low) / 2.0;
    return repeats;
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
    if (!repeats)
        return {};
    std::vector<Slice> blocks =
        joinedOver(hardStretches(values, repeats->hard_from), kShortestGap * repeats->easy_s);
    std::erase_if(blocks, [&](const Slice& block) {
        return static_cast<double>(block.count) < kShortestBlock * repeats->length_s;
    });
    if (blocks.size() != repeats->steps.size())
        return {};
    for (Slice& block : blocks) {
        const std::size_t first = changeNear(block.first, values, repeats->hard_from, true);
        const std::size_t end = changeNear(block.first + block.count, values, repeats->hard_from, false);
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
    return blocks;
}

} // namespace leadout::engine
