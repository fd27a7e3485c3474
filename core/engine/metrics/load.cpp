// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/load.h"

#include "core/engine/metrics/seconds.h"
#include "core/engine/metrics/swim_speed.h"
#include "core/engine/metrics/weighted_power.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace leadout::engine {

namespace {

constexpr double kRestingHeartRate = 60.0;
constexpr double kThresholdShareOfMax = 0.9;
constexpr double kImpulseExponent = 1.92;

MeasuredLoad fromIntensity(LoadMethod method, double seconds, double intensity) {
    return {{seconds / 3600.0 * intensity * intensity * 100.0, method}, intensity};
}

/// The values that are there, second by second, so that the rate of recording changes no load.
std::vector<std::uint16_t> present(std::span<const std::uint16_t> values,
                                   std::span<const std::uint8_t> held_s) {
    std::vector<std::uint16_t> there = secondBySecond(values, held_s);
    std::erase(there, Column<std::uint16_t>::kMissing);
    return there;
}

bool isMeasuredForHalf(std::span<const std::uint16_t> values, std::span<const std::uint8_t> held_s) {
    std::size_t measured = 0;
    std::size_t missing = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        (values[i] == Column<std::uint16_t>::kMissing ? missing : measured) += held_s[i];
    return missing <= measured;
}

std::optional<MeasuredLoad> loadByPower(const Effort& effort, const Thresholds& thresholds) {
    if (!isMeasuredForHalf(effort.power_w, effort.held_s) || thresholds.power_w.value_or(0.0) <= 0.0)
        return std::nullopt;
    const std::vector<std::uint16_t> power = present(effort.power_w, effort.held_s);
    if (std::all_of(power.begin(), power.end(), [](std::uint16_t watts) { return watts == 0; }))
        return std::nullopt;
    const auto weighted = weightedMean(power);
    if (!weighted)
        return std::nullopt;
    return fromIntensity(LoadMethod::Power, effort.moving_s, *weighted / *thresholds.power_w);
}

/// Banister's training impulse of a minute; its constant factor falls out of the quotient.
double impulse(double heartRate, double most) {
    const double reserve = std::max(0.0, (heartRate - kRestingHeartRate) / (most - kRestingHeartRate));
    return reserve * std::exp(kImpulseExponent * reserve);
}

std::optional<MeasuredLoad> loadByHeartRate(const Effort& effort, const Thresholds& thresholds) {
    const double threshold = thresholds.heart_rate_bpm.value_or(0.0);
    if (threshold <= kRestingHeartRate || effort.heart_rate_bpm.empty())
        return std::nullopt;
    const double most = *highestHeartRate(thresholds);

    std::array<std::uint64_t, 256> secondsAt{};
    for (std::size_t i = 0; i < effort.heart_rate_bpm.size(); ++i)
        secondsAt[effort.heart_rate_bpm[i]] += effort.held_s[i];
    std::uint64_t measured = 0;
    double sum = 0.0;
    for (std::size_t beats = 1; beats < Column<std::uint8_t>::kMissing; ++beats) {
        if (secondsAt[beats] == 0)
            continue;
        measured += secondsAt[beats];
        sum += static_cast<double>(secondsAt[beats]) * impulse(static_cast<double>(beats), most);
    }
    const std::uint64_t missing = secondsAt[0] + secondsAt[Column<std::uint8_t>::kMissing];
    if (measured == 0 || measured < missing)
        return std::nullopt;
    const double squared = sum / static_cast<double>(measured) / impulse(threshold, most);
    return fromIntensity(LoadMethod::HeartRate, effort.moving_s, std::sqrt(squared));
}

std::optional<MeasuredLoad> loadByRunningPace(const Effort& effort, const Thresholds& thresholds) {
    if (thresholds.run_speed_m_s.value_or(0.0) <= 0.0)
        return std::nullopt;
    const auto weighted = weightedMean(present(effort.speed_mm_s, effort.held_s));
    if (!weighted || *weighted <= 0.0)
        return std::nullopt;
    return fromIntensity(LoadMethod::Pace, effort.moving_s, *weighted / 1000.0 / *thresholds.run_speed_m_s);
}

std::optional<MeasuredLoad> loadBySwimmingPace(const Effort& effort, const Thresholds& thresholds) {
    const auto speed = swimSpeed(effort.distance_m, effort.moving_s, effort.rest_s);
    if (!speed || thresholds.swim_speed_m_s.value_or(0.0) <= 0.0)
        return std::nullopt;
    const double intensity = *speed / *thresholds.swim_speed_m_s;
    const double hours = (effort.moving_s - effort.rest_s) / 3600.0;
    return MeasuredLoad{{hours * intensity * intensity * intensity * 100.0, LoadMethod::Pace}, intensity};
}

} // namespace

std::optional<double> highestHeartRate(const Thresholds& thresholds) {
    if (!thresholds.heart_rate_bpm && !thresholds.max_heart_rate_bpm)
        return std::nullopt;
    const double threshold = thresholds.heart_rate_bpm.value_or(0.0);
    return std::max(threshold, thresholds.max_heart_rate_bpm.value_or(threshold / kThresholdShareOfMax));
}

std::optional<double> heartRateIntensity(double heartRate, const Thresholds& thresholds) {
    const double threshold = thresholds.heart_rate_bpm.value_or(0.0);
    if (!(threshold > kRestingHeartRate))
        return std::nullopt;
    const double most = *highestHeartRate(thresholds);
    return std::sqrt(impulse(heartRate, most) / impulse(threshold, most));
}

std::optional<MeasuredLoad> loadBy(LoadMethod method, const Effort& effort, const Thresholds& thresholds) {
    if (effort.moving_s <= 0.0)
        return std::nullopt;
    switch (method) {
    case LoadMethod::Power: return loadByPower(effort, thresholds);
    case LoadMethod::HeartRate: return loadByHeartRate(effort, thresholds);
    case LoadMethod::Pace:
        if (effort.sport == Sport::Running)
            return loadByRunningPace(effort, thresholds);
        if (effort.sport == Sport::Swimming)
            return loadBySwimmingPace(effort, thresholds);
        return std::nullopt;
    case LoadMethod::Mixed: break; // a single effort is measured in one way
    }
    return std::nullopt;
}

std::optional<MeasuredLoad> preferredLoad(const Effort& effort, const Thresholds& thresholds) {
    const bool byPace = effort.sport == Sport::Running || effort.sport == Sport::Swimming;
    if (const auto first = loadBy(byPace ? LoadMethod::Pace : LoadMethod::Power, effort, thresholds))
        return first;
    return loadBy(LoadMethod::HeartRate, effort, thresholds);
}

} // namespace leadout::engine
