// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/feedback/facts.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace leadout::engine {

using Repeats = std::vector<const StepResult*>;

/// The judged work steps, or where they differ those alike that take the most time: strides after a
/// threshold run are not its last repeats. A step that is outside its range and lost nothing by it is not
/// judged: a test, or a heart rate over so short a time that it cannot follow. They live as long as the
/// steps.
Repeats judgedRepeats(const std::vector<StepResult>& steps);

/// Which of all work steps one of them is, from 1.
std::size_t numberOf(const std::vector<StepResult>& steps, const StepResult* step);

bool isAbove(const StepResult* step);
bool isBelow(const StepResult* step);
bool isInRange(const StepResult* step);
/// Outside its range by so much that it needs advice.
bool isFarAbove(const StepResult* step);
bool isFarBelow(const StepResult* step);

/// Whether the later repeats fell below the range and below the first one.
bool hasFaded(const Repeats& repeats);

/// Where repeats that have faded began to: the first of those at the end that are all below the range.
const StepResult* fadedFrom(const Repeats& repeats);

/// Whether the average of a step is its weighted power, as that of longer steps in watts is.
bool isWeighted(const StepResult& step);

/// A sentence on the average of a step, with the word for weighted power as its last value where it is that.
Sentence toldOf(const StepResult& step, Sentence made);

bool lowerAverage(const StepResult* a, const StepResult* b);

/// A number of a step as it is shown.
Quantity shown(double value, Unit unit);
Quantity average(const StepResult* step);
Quantity count(std::size_t value);

/// How hard the work steps were on average, by their time; nothing where they were measured in different
/// units or not at all.
std::optional<Quantity> workAverageOf(const std::vector<StepResult>& steps);

/// Whether workAverageOf() is of weighted power; nothing where it is of both kinds of averages.
std::optional<bool> isWorkWeighted(const std::vector<StepResult>& steps);

/// The range that workAverageOf() was to lie in: the ranges of the same steps, by their planned time; nothing
/// where one of them has none.
std::optional<TargetRange> workRangeOf(const std::vector<StepResult>& steps);

} // namespace leadout::engine
