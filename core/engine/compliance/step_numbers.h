// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/timeline.h"
#include "core/engine/workout/structure.h"

#include <optional>

namespace leadout::engine {

/// What a step averaged, in the unit of its target: weighted power where 10 minutes or more were planned,
/// else the plain average; heart rate without the first 2 minutes (half the step at most). Nothing when fewer
/// than half of the seconds have a value; seconds without one do not count.
std::optional<double> stepAverage(const Timeline& timeline, Slice seconds, Unit unit, double plannedS);

/// The share of the step's 30 s averages that lie within 5 % of a range, 0 to 1; nothing without data.
std::optional<double> shareInRange(const Timeline& timeline, Slice seconds, const TargetRange& range);

/// Metres covered in some seconds, from the distance or else the speed; nothing without either.
std::optional<double> metresIn(const Timeline& timeline, Slice seconds);

} // namespace leadout::engine
