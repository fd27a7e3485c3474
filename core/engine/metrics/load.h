// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/metrics.h"
#include "core/engine/model/sport.h"
#include "core/engine/model/thresholds.h"

#include <cstdint>
#include <optional>
#include <span>

namespace leadout::engine {

/// What a load is measured on: the rows of the moving time, as Seconds gives them. Spans are empty where the
/// column is, else of one length.
struct Effort {
    Sport sport = Sport::Other;
    double moving_s = 0.0;
    double rest_s = 0.0; ///< of moving_s, rests between the laps of a swim
    std::optional<double> distance_m;
    std::span<const std::uint16_t> power_w;
    std::span<const std::uint8_t> heart_rate_bpm;
    std::span<const std::uint16_t> speed_mm_s;
    std::span<const std::uint8_t> held_s; ///< seconds each row stands for
};

/// A load and the intensity it comes from; 1.0 is threshold.
struct MeasuredLoad {
    Load load;
    double intensity = 0.0;
};

/// The highest heart rate an athlete has, known or taken as threshold / 0.9; nothing where neither is known.
std::optional<double> highestHeartRate(const Thresholds& thresholds);

/// The intensity of going at a steady heart rate, as loadBy(HeartRate) measures it: 1.0 at threshold. Nothing
/// without a threshold above the resting heart rate.
std::optional<double> heartRateIntensity(double heartRate, const Thresholds& thresholds);

/// Training load by the method asked for; nothing where its data or its threshold are missing.
///
///     load = hours * intensity^2 * 100          (swims: intensity^3)
///
/// Hours are moving time, which is timer time unless the athlete stood for a minute or more with the timer
/// running; standing never changes a load. (Published as training stress score, with timer time.)
///
/// - Power: intensity = weighted power / threshold power. Source: Coggan's training stress score. Needs power
/// in half of the seconds, and one above
///   zero. Rows without are left out, as devices do, so that a dropout is taken to be like the rest.
/// - HeartRate: intensity^2 = mean over the rows with a heart rate of r(hr) / r(threshold), where
///   r(hr) = x * e^(1.92 x) and x = (hr - 60) / (max - 60). Source: Banister's training impulse in
///   Morton's form, summed second by second, with an hour at threshold as 100. A resting heart rate of 60 is
///   assumed, and a maximum of threshold / 0.9 where none is known; the weighting is the one published for
///   men. Needs a heart rate in half of the rows' time; dropouts are taken to be like the rest.
/// - Pace, runs: intensity = weighted mean of speed (30 s, fourth power, as for weighted power) / threshold
///   speed. Source: the same score in its form for running, but for the grading. Limits: hills are not
///   regarded; a recording without speed tells it by its distance (speedOf).
/// - Pace, swims: intensity = distance / time without rest / critical swim speed, and hours are without rest
///   (swim stress score). Other sports have no load by pace.
std::optional<MeasuredLoad> loadBy(LoadMethod method, const Effort& effort, const Thresholds& thresholds);

/// Training load by the first method that has data and a threshold: power, pace, heart rate. Runs and swims
/// are not measured by power here, because the threshold power is that of cycling; ask for it with loadBy.
std::optional<MeasuredLoad> preferredLoad(const Effort& effort, const Thresholds& thresholds);

} // namespace leadout::engine
