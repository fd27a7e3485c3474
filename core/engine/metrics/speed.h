// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/seconds.h"

#include <cstdint>
#include <span>
#include <vector>

namespace leadout::engine {

/// Speed in millimetres per second from the distance covered, for devices that store no speed.
///
///     speed = distance covered from 2 s before a row to 3 s after it / the time between
///
/// The time reaches to the rows next to the row where they lie farther apart, so that a slow recording has
/// the distance to the next row by the time to it; five seconds even out what positions jump from one to
/// the next. Nothing is told across a distance that starts again or a hole of more than kLongestHold; a row
/// without distance has the speed of what lies around it. Limits: a change of pace is spread over those five
/// seconds. Empty where no two rows tell a speed. O(rows).
std::vector<std::uint16_t> speedFromDistance(std::span<const std::uint32_t> time,
                                             std::span<const std::uint32_t> distance_cm);

/// The speed of every row in millimetres per second: as recorded, or, where no row has one, from the
/// distance; kMissing where neither tells, and empty where none does. In a pool the distance grows by
/// whole lengths at a time, so nothing is made of it there.
std::vector<std::uint16_t> speedOf(const Samples& samples, const Seconds& rows, bool pool);

} // namespace leadout::engine
