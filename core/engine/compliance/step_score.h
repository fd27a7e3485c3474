// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/comparison.h"

#include <optional>
#include <span>

namespace leadout::engine {

/// The range that an average must lie in: a single target means 5 % either way for power and 3 % for pace
/// and heart rate, and a narrower range is widened to 3 % of its middle either way. Rounded as shown.
TargetRange rangeInForce(const TargetRange& target);

/// Whether a step has an average to meet. Open steps, tests, steps without data and heart-rate targets under
/// 3 minutes have none and are scored by time only.
bool hasEffort(const StepComparison& step);

/// A step with its score (effort times time, 0 to 100) and its weight (planned minutes, doubled for work,
/// halved for easy steps). Takes numbers as shown.
StepResult scoreStep(const StepComparison& step);

/// The weighted mean score of steps, all or only the work steps; nothing when they weigh nothing.
std::optional<double> meanStepScore(std::span<const StepResult> steps, bool workOnly);

/// Whether a step was done: for at least half its time, and not so far below its range that its effort is
/// worth nothing. Easy riding in the place of a repeat is no repeat.
bool isDone(const StepResult& step);

/// The work steps of a plan and how many of them were done.
struct RepeatTally {
    int planned = 0;
    int done = 0;
};
RepeatTally tallyRepeats(std::span<const StepResult> steps);

/// Whether the work steps of 5 minutes and more were on average 5 % or more above their targets, so that the
/// threshold behind them may be out of date. A plan of a single step says nothing of it.
bool farAboveTargets(std::span<const StepComparison> steps);

} // namespace leadout::engine
