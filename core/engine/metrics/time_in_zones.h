// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

// The bounds between the usual zones, in per cent of a threshold; n bounds part n + 1 zones.

/// Power, of threshold power. Source: Coggan's seven levels, the last three above the threshold.
inline constexpr std::array<double, 6> kPowerZonePercents = {55, 75, 90, 105, 120, 150};

/// Heart rate, of the heart rate at threshold. Source: Coggan's five heart-rate levels.
inline constexpr std::array<double, 4> kHeartRateZonePercents = {68, 83, 94, 105};

/// Heart rate, of the highest heart rate, where no threshold is known. Source: the five zones of ten per cent
/// that devices start with.
inline constexpr std::array<double, 4> kMaxHeartRateZonePercents = {60, 70, 80, 90};

/// Speed, of the speed at threshold. Source: Friel's seven running zones, which are paces of 129, 114, 106,
/// 99, 97 and 90 % of the threshold pace.
inline constexpr std::array<double, 6> kPaceZonePercents = {
    100.0 / 1.29, 100.0 / 1.14, 100.0 / 1.06, 100.0 / 0.99, 100.0 / 0.97, 100.0 / 0.90,
};

/// The bounds of zones in the unit of a threshold, which is the one of the day of the activity; the reason
/// where it is not known.
Measured<std::vector<double>> zoneBounds(std::span<const double> percents, std::optional<double> threshold);

/// How long a recording was in each zone.
struct ZoneTimes {
    std::vector<double> zone_s; ///< seconds in each zone, the lowest first
    double unknown_s = 0.0;     ///< seconds without a value, in no zone
};

// Zones are half-open: a bound belongs to the zone above it. Rows are those that Seconds gives, each with the
// seconds that it stands for (heldSeconds), and what is to be left out, such as stops, is left out of them.
// Rows without a value count in no zone, nor do values beyond reason (see Sums). The reason where there is
// no value at all, or where the bounds do not rise. O(rows * bounds).

/// Time in power zones, bounds in watts. Zero is a power: coasting is in the lowest zone.
Measured<ZoneTimes> timeInPowerZones(std::span<const std::uint16_t> power_w,
                                     std::span<const std::uint8_t> held_s, std::span<const double> bounds_w);

/// Time in heart-rate zones, bounds in beats per minute. A heart rate of 0 is a dropout, in no zone.
Measured<ZoneTimes> timeInHeartRateZones(std::span<const std::uint8_t> heart_rate_bpm,
                                         std::span<const std::uint8_t> held_s,
                                         std::span<const double> bounds_bpm);

/// Time in pace zones, bounds in metres per second, the slowest first. Standing has no pace and is in no
/// zone.
Measured<ZoneTimes> timeInPaceZones(std::span<const std::uint16_t> speed_mm_s,
                                    std::span<const std::uint8_t> held_s, std::span<const double> bounds_m_s);

} // namespace leadout::engine
