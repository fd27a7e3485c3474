// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/intervals.h"
#include "core/engine/metrics/part.h"
#include "core/engine/metrics/seconds.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

/// The shortest stop that is one, in seconds.
inline constexpr std::uint32_t kShortestStop = 60;

/// A stretch of kShortestStop or more without movement, power or cadence.
struct Stop {
    std::uint32_t start = 0; ///< seconds since 1970-01-01 UTC
    std::uint32_t length_s = 0;
    bool timer_paused = false; ///< the athlete or the device paused the timer during all of it
};

/// Stops as intervals, to be asked with Within; they end with the last second there is.
std::vector<Interval> intervalsOf(std::span<const Stop> stops);

/// The clocks of a recording or of a part of it.
struct MovingTime {
    std::optional<double> timer_s;   ///< the device's own, else from events and holes
    std::optional<double> moving_s;  ///< timer time without stops
    std::optional<double> elapsed_s; ///< the device's own, else from the first row to the last
    std::vector<Stop> stops;         ///< in order of time, short ones left out
    bool timer_clamped = false;      ///< the device stored more timer time than elapsed time
};

/// Timer time, moving time and stops.
///
///     moving = timer - the time within the timer that lies in stops
///
/// Source: none is published; devices and training logs take out what is below a speed of their own choice
/// for a time of their own choice. These two are such that waiting at lights stays in and a rest does not.
///
/// A row moves when its speed (or, where none is recorded, the distance to the next row) is above 0.3 m/s, or
/// when it has power or cadence; a row that has none of these measured tells nothing and counts as moving, as
/// does every row of a part in which nothing ever moves. A hole of kShortestStop or more in which the
/// distance does not grow is a stop whether or not the timer ran. A stopped timer counts only while no moving
/// rows come at the usual pace, because some devices write a stop they do not mean, and a hole longer
/// than the device's own elapsed time is a jump of its clock. In strength, mobility and unknown sports
/// standing tells nothing, and pool swims keep their timer time. Limits: no smoothing, so drifting positions
/// at standstill may cut one stop in two. O(rows + events).
MovingTime movingTime(const Recording& recording, const Part& part, const Seconds& rows);

/// The same of the whole recording.
MovingTime movingTime(const Recording& recording);

} // namespace leadout::engine
