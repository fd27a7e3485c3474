// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/sums.h"

#include <algorithm>
#include <limits>

namespace leadout::engine {

namespace {

constexpr std::uint32_t kNoLimit = std::numeric_limits<std::uint32_t>::max();

template <typename T>
ColumnSum columnSum(const Column<T>& column, Slice slice, std::uint32_t most) {
    ColumnSum result;
    const std::size_t end = std::min(slice.first + slice.count, column.values().size());
    for (std::size_t i = slice.first; i < end; ++i) {
        const T value = column.values()[i];
        if (value == Column<T>::kMissing)
            continue;
        ++result.count;
        result.sum += value;
        result.max = std::max(result.max, std::uint32_t{value});
        result.beyond += value > most;
    }
    return result;
}

} // namespace

Sums sums(const Samples& samples, Slice slice) {
    slice.first = std::min(slice.first, samples.size());
    slice.count = std::min(slice.count, samples.size() - slice.first);
    return {slice.count, columnSum(samples.power_w, slice, kMostPower),
            columnSum(samples.heart_rate_bpm, slice, kMostHeartRate),
            columnSum(samples.cadence_rpm, slice, kNoLimit),
            columnSum(samples.speed_mm_s, slice, kMostSpeed)};
}

Sums sums(const Samples& samples) {
    return sums(samples, {0, samples.size()});
}

} // namespace leadout::engine
