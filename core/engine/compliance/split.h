// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/timeline.h"
#include "core/engine/model/workout.h"
#include "core/engine/workout/structure.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

/// What tells a step apart in a recording.
struct SplitStep {
    double planned_s = 0.0; ///< 0 where the plan does not tell
    bool easy = false;      ///< riding below the target is no sign of another step
    std::optional<TargetRange>
        range; ///< in force; power and pace tell steps apart, heart rate follows too slowly
    std::optional<std::uint16_t> lap_step; ///< the step index that a device writes into its laps
};

/// A lap on a timeline.
struct SplitLap {
    std::size_t first = 0; ///< moving second
    std::optional<std::uint16_t> lap_step;
};

/// Where each step lies in the moving seconds; a count of 0 is a skipped step. Steps keep their order. They
/// follow each other, but for what was clearly added between two of them, such as a repeat more; what is left
/// before the first and after the last is extra. Where as many repeats were ridden as planned, each is one of
/// them, however long it was.
///
/// The split with the least cost is found by dynamic programming over possible cuts (every few seconds and
/// at every lap). Costs, in seconds: power or pace outside the range, a length other than planned, skipped
/// steps, extra, what was added, cuts away from the laps where there are any, and a lap that the device gave
/// to another step. Without laps and without power or pace only the lengths speak, so the steps lie where the
/// plan puts them. Time is O(kinds of steps * seconds) plus a bounded search over the cuts, which are at most
/// so many that memory stays bounded too: at most kMostMovingSeconds and kMaxSteps come in.
std::vector<Slice> split(const Timeline& timeline, std::span<const SplitStep> steps,
                         std::span<const SplitLap> laps);

} // namespace leadout::engine
