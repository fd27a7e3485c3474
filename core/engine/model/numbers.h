// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sentence.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// The numbers that are told of a session, in the order in which they are shown. Each has a page that says
/// how it is computed.
enum class NumberKey : std::uint8_t {
    MovingTime,
    Load,
    Intensity,
    AveragePower,
    PowerWithoutZeros,
    WeightedPower,
    Variability,
    Work,
    AverageHeartRate,
    Efficiency,
    Decoupling,
    HeartRateRecovery,
    PeakPower,
    CriticalPower,
    WPrimeBalance,
    GradedSpeed,
    SwimSpeed,
    PowerZones,
    HeartRateZones,
    PaceZones,
    Form,
    Threshold,
};
inline constexpr std::size_t kNumberKeys = static_cast<std::size_t>(NumberKey::Threshold) + 1;

/// The stable word for a number, such as "weighted_power".
std::string_view key(NumberKey number);

/// What a number was measured by, where that varies.
enum class MeasuredBy : std::uint8_t { Power, HeartRate, Pace, ThresholdHeartRate, HighestHeartRate };
inline constexpr std::size_t kMeasuredBy = static_cast<std::size_t>(MeasuredBy::HighestHeartRate) + 1;

/// The stable word, such as "heart_rate".
std::string_view key(MeasuredBy by);

/// A best average power.
struct BestAverage {
    int duration_s = 0;
    double power_w = 0.0;
    bool operator==(const BestAverage&) const = default;
};

/// One of the numbers, or why there is none.
struct Number {
    NumberKey number = NumberKey::MovingTime;
    /// One in the number's unit; of zones the seconds in each, the lowest first; of critical power watts and
    /// joules; of W' balance the lowest and the whole, in joules; of peak powers none.
    std::vector<double> values;
    std::vector<BestAverage> bests; ///< the peak powers, or the efforts that critical power is fitted to
    std::optional<MeasuredBy> by;
    std::optional<Sentence> absent;   ///< why there is no value
    std::optional<Sentence> estimate; ///< why the value is an estimate
    bool operator==(const Number&) const = default;
};

} // namespace leadout::engine
