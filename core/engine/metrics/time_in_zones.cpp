// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/time_in_zones.h"

#include "core/engine/metrics/sums.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

/// The values that lie in zones, and how many of their unit make one of the bounds' unit.
struct Countable {
    std::uint32_t least = 0;
    std::uint32_t most = 0;
    double perUnit = 1.0;
};

bool rises(std::span<const double> bounds) {
    double before = 0.0;
    for (const double bound : bounds) {
        if (!std::isfinite(bound) || !(bound > before))
            return false;
        before = bound;
    }
    return !bounds.empty();
}

/// The smallest value that is at or above a bound: whole numbers, so that no row is rounded.
std::uint32_t firstAtOrAbove(double bound, const Countable& countable) {
    std::uint32_t value = 0;
    if (bound * countable.perUnit > 1.0)
        value = static_cast<std::uint32_t>(std::min(bound * countable.perUnit, 1e9)) - 1;
    while (value / countable.perUnit < bound && value < 1'000'000'000U)
        ++value;
    return value;
}

template <typename T>
Measured<ZoneTimes> timeInZones(std::span<const T> values, std::span<const std::uint8_t> held_s,
                                std::span<const double> bounds, const Countable& countable,
                                std::string_view nothing) {
    if (!rises(bounds))
        return absent(sentence::kAbsentZones);
    // The zone of each value there may be, so that a row is one look-up; the last stands for no zone.
    const auto zones = static_cast<std::uint16_t>(bounds.size() + 1);
    std::vector<std::uint16_t> zoneOf(std::size_t{countable.most} + 1, 0);
    for (const double bound : bounds) {
        for (std::size_t value = firstAtOrAbove(bound, countable); value < zoneOf.size(); ++value)
            ++zoneOf[value];
    }
    std::fill_n(zoneOf.begin(), countable.least, zones);
    std::vector<std::uint64_t> seconds(zones + std::size_t{1});
    for (std::size_t i = 0; i < values.size(); ++i)
        seconds[values[i] > countable.most ? zones : zoneOf[values[i]]] += held_s[i];
    const std::uint64_t unknown = seconds.back();
    seconds.pop_back();
    if (std::all_of(seconds.begin(), seconds.end(), [](std::uint64_t each) { return each == 0; }))
        return absent(nothing);
    ZoneTimes times;
    times.zone_s.assign(seconds.begin(), seconds.end());
    times.unknown_s = static_cast<double>(unknown);
    return times;
}

} // namespace

Measured<std::vector<double>> zoneBounds(std::span<const double> percents, std::optional<double> threshold) {
    if (!(threshold.value_or(0.0) > 0.0))
        return absent(sentence::kAbsentThreshold);
    std::vector<double> bounds;
    for (const double percent : percents)
        bounds.push_back(percent * *threshold / 100.0);
    return bounds;
}

Measured<ZoneTimes> timeInPowerZones(std::span<const std::uint16_t> power_w,
                                     std::span<const std::uint8_t> held_s, std::span<const double> bounds_w) {
    return timeInZones(power_w, held_s, bounds_w, {0, kMostPower, 1.0}, sentence::kAbsentPower);
}

Measured<ZoneTimes> timeInHeartRateZones(std::span<const std::uint8_t> heart_rate_bpm,
                                         std::span<const std::uint8_t> held_s,
                                         std::span<const double> bounds_bpm) {
    return timeInZones(heart_rate_bpm, held_s, bounds_bpm, {1, kMostHeartRate, 1.0},
                       sentence::kAbsentHeartRate);
}

Measured<ZoneTimes> timeInPaceZones(std::span<const std::uint16_t> speed_mm_s,
                                    std::span<const std::uint8_t> held_s,
                                    std::span<const double> bounds_m_s) {
    return timeInZones(speed_mm_s, held_s, bounds_m_s, {1, kMostSpeed, 1000.0}, sentence::kAbsentSpeed);
}

} // namespace leadout::engine
