// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"
#include "core/engine/metrics/seconds.h"

#include <cstdint>
#include <optional>
#include <span>

namespace leadout::engine {

// Every function takes rows as Seconds gives them: one value per row and how many seconds each row stands for
// (heldSeconds). An empty span of values is a column that is not there. Source: the arithmetic mean weighted
// by time, as the summaries of devices and training logs hold it. Limits: a sensor's spikes are in it.

/// Average power in watts: sum(p * dt) / sum(dt). Zeros are in it, and a row without power counts as 0 W as
/// it does in weighted power; nothing when no row has power.
std::optional<double> averagePower(std::span<const std::uint16_t> power_w,
                                   std::span<const std::uint8_t> held_s);

/// Average power in watts while pedalling: sum(p * dt) / sum(dt) over the rows with a power above zero, as
/// some devices store it. It says how hard the legs pushed when they did, and nothing of the whole: a ride
/// with more coasting has the same.
Measured<double> averagePowerWithoutZeros(std::span<const std::uint16_t> power_w,
                                          std::span<const std::uint8_t> held_s);

/// Mechanical work in kilojoules: sum(p * dt) / 1000, the definition of work; nothing when no row has power.
/// Limits: what was done in seconds that no row stands for is not in it.
std::optional<double> workKj(std::span<const std::uint16_t> power_w, std::span<const std::uint8_t> held_s);

/// Average heart rate in beats per minute, sum(hr * dt) / sum(dt), over the rows that have one; 0 is a
/// dropout and is left out.
std::optional<double> averageHeartRate(std::span<const std::uint8_t> heart_rate_bpm,
                                       std::span<const std::uint8_t> held_s);

/// Average cadence per minute while turning, sum(c * dt) / sum(dt) over the rows above zero, as devices store
/// it.
std::optional<double> averageCadence(std::span<const std::uint8_t> cadence_rpm,
                                     std::span<const std::uint8_t> held_s);

// The averages of a step or a selection, weighted by the time between the rows, so that the recording rate
// does not matter even where it changes within the slice. Missing values are left out; nothing when all are.

/// Time-weighted average power in watts, zeros included.
std::optional<double> timeWeightedPower(const Samples& samples, Slice slice);

/// Time-weighted average heart rate in beats per minute, dropouts excluded.
std::optional<double> timeWeightedHeartRate(const Samples& samples, Slice slice);

/// Time-weighted average speed in metres per second, standing included.
std::optional<double> timeWeightedSpeed(const Samples& samples, Slice slice);

} // namespace leadout::engine
