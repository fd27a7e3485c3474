// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/sums.h"

#include <algorithm>
#include <limits>

namespace leadout::engine {

namespace {

constexpr std::uint32_t kNoLimit = std::numeric_limits<std::uint32_t>::max();

template <typename T>
ColumnSum columnSum(const Column<T>& column, Slice slice, std::uint32_t most) {
    const std::vector<T>& values = column.values();
    const std::size_t end = std::min(slice.first + slice.count, values.size());
    std::uint32_t count = 0;
    std::uint32_t beyond = 0;
    std::uint64_t sum = 0;
    T max = 0;
    for (std::size_t i = slice.first; i < end; ++i) {
        const bool there = values[i] != Column<T>::kMissing;
        const T value = there ? values[i] : T{0};
        count += there ? 1 : 0;
        sum += value;
        max = std::max(max, value);
        beyond += value > most ? 1 : 0;
    }
    return {count, sum, max, beyond};
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
