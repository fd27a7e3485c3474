// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace leadout::engine {

/// What a raw column adds up to. Whole numbers, so that two programs can agree to the last digit.
struct ColumnSum {
    std::size_t count = 0;  ///< samples with a value, zeros included
    std::uint64_t sum = 0;  ///< of those values
    std::uint32_t max = 0;  ///< the largest of them; 0 while count is 0
    std::size_t beyond = 0; ///< values above kMostPower, kMostHeartRate or kMostSpeed
    bool operator==(const ColumnSum&) const = default;
};

/// The raw columns of samples, untouched: repeated seconds, spikes and dropouts are all in it.
struct Sums {
    std::size_t records = 0;
    ColumnSum power_w;
    ColumnSum heart_rate_bpm;
    ColumnSum cadence_rpm;
    ColumnSum speed_mm_s;
    bool operator==(const Sums&) const = default;
};

} // namespace leadout::engine
