// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace leadout::engine {

/// How a training load was measured. Loads of different methods are never compared. Mixed is that of a
/// session of several sports, each measured in the way usual for it.
enum class LoadMethod : std::uint8_t { Power, HeartRate, Pace, Mixed };

/// The stable word for a method, such as "heart_rate".
std::string_view key(LoadMethod method);

/// Training load and how it was measured; 100 is one hour at threshold.
struct Load {
    double value = 0.0;
    LoadMethod method = LoadMethod::Power;
    bool operator==(const Load&) const = default;
};

/// The durations, in seconds, of the stored mean-maximal powers.
inline constexpr std::array<int, 5> kMeanMaxDurations = {5, 60, 300, 1200, 3600};

/// The numbers of one recording or of a part of it. Nothing means that the data for it are missing, never
/// zero.
struct Metrics {
    std::size_t records = 0;
    std::optional<double> timer_s;   ///< seconds with the timer running
    std::optional<double> moving_s;  ///< timer time without stops of 60 s and more
    std::optional<double> elapsed_s; ///< seconds on the clock, start to end
    std::optional<double> stopped_s; ///< elapsed time that is not moving time
    std::optional<double> distance_m;
    std::optional<double> avg_power_w; ///< zeros included
    std::optional<double> max_power_w;
    std::optional<double> weighted_power_w;
    std::optional<double> avg_hr_bpm; ///< dropouts excluded
    std::optional<double> max_hr_bpm;
    std::optional<double> avg_cadence_rpm; ///< zeros excluded
    std::optional<double> avg_speed_m_s;   ///< distance by moving time
    std::optional<double> work_kj;
    std::optional<Load> load;
    std::optional<double> intensity; ///< 1.0 is threshold; by the load's method
    std::array<std::optional<double>, kMeanMaxDurations.size()> mean_max_w;
};

} // namespace leadout::engine
