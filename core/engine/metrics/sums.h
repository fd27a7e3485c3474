// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/seconds.h"
#include "core/engine/model/sums.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace leadout::engine {

/// The most that is taken for a real value; what lies beyond is a fault of a sensor.
inline constexpr std::uint16_t kMostPower = 3000;   ///< watts
inline constexpr std::uint8_t kMostHeartRate = 230; ///< beats per minute
inline constexpr std::uint16_t kMostSpeed = 35'000; ///< millimetres per second

/// The values of a column's rows with those above `most` missing, because a sensor's fault is no measurement.
template <typename T>
std::vector<T> withinReason(std::vector<T> values, T most) {
    for (T& value : values)
        value = value > most ? Column<T>::kMissing : value;
    return values;
}

/// The sums of a slice of samples.
Sums sums(const Samples& samples, Slice slice);

/// The sums of all samples.
Sums sums(const Samples& samples);

} // namespace leadout::engine
