// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"
#include "core/engine/metrics/part.h"

#include <cstdint>
#include <optional>
#include <span>

namespace leadout::engine {

/// The energy that running a metre costs on a grade (rise / run, 0.10 is 10 % up), in joules per kilogram.
///
///     155.4 g^5 - 30.4 g^4 - 43.3 g^3 + 46.3 g^2 + 19.5 g + 3.6, with g held within -0.45 and 0.45
///
/// Source: Minetti and others, 2002, who measured it within these grades.
double costOfRunning(double grade);

/// How many metres on the flat a run's metre was worth: the cost of its hills by the cost of the same
/// distance on the flat.
///
///     sum over stretches of (length * cost(grade) / cost(0)) / sum of lengths
///
/// A stretch is 50 m or more, so that the steps of an altimeter (0.2 m) make no grades. Rows as Seconds gives
/// them, altitude as in Samples. The reason where the distance or, for over a tenth of it, the altitude is
/// missing.
Measured<double> gradeFactor(std::span<const std::uint32_t> distance_cm,
                             std::span<const std::uint16_t> altitude_5m);

/// Graded speed of a run, walk or hike (isOnFoot) in metres per second: the speed on the flat that would have
/// cost as much.
///
///     average speed (distance by moving time) * gradeFactor
///
/// Source: the cost of running above, as in grade-adjusted pace. Limits: the ground, wind and the slower
/// cadence of steep descents are not in it; altitudes from satellites alone are rough and make it too fast;
/// walking up steep hills costs less than the formula says.
Measured<double> gradedSpeed(const Samples& samples, const Part& part, std::optional<double> avg_speed_m_s);

} // namespace leadout::engine
