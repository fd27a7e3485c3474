// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/averages.h"

#include "core/engine/model/sentence_ids.h"

namespace leadout::engine {

namespace {

/// The weighted sum of the values that are there.
struct Total {
    std::uint64_t sum = 0;
    std::uint64_t seconds = 0;

    std::optional<double> mean() const {
        if (seconds == 0)
            return std::nullopt;
        return static_cast<double>(sum) / static_cast<double>(seconds);
    }
};

template <typename T>
Total total(std::span<const T> values, std::span<const std::uint8_t> held_s, bool zeros) {
    Total result;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool counts = values[i] != Column<T>::kMissing && (zeros || values[i] != 0);
        result.sum += counts ? std::uint32_t{values[i]} * held_s[i] : 0U;
        result.seconds += counts ? held_s[i] : 0;
    }
    return result;
}

template <typename T>
Total timeWeighted(const Samples& samples, const Column<T>& column, Slice slice, bool zeros) {
    const Seconds rows(samples, slice);
    return total<T>(rows.of(column), spacing(rows.time()), zeros);
}

} // namespace

std::optional<double> averagePower(std::span<const std::uint16_t> power_w,
                                   std::span<const std::uint8_t> held_s) {
    Total result = total(power_w, held_s, true);
    if (result.seconds == 0)
        return std::nullopt;
    result.seconds = 0;
    for (const std::uint8_t seconds : held_s)
        result.seconds += seconds;
    return result.mean();
}

Measured<double> averagePowerWithoutZeros(std::span<const std::uint16_t> power_w,
                                          std::span<const std::uint8_t> held_s) {
    if (total(power_w, held_s, true).seconds == 0)
        return absent(sentence::kAbsentPower);
    const auto mean = total(power_w, held_s, false).mean();
    if (!mean)
        return absent(sentence::kAbsentZeroPower);
    return *mean;
}

std::optional<double> workKj(std::span<const std::uint16_t> power_w, std::span<const std::uint8_t> held_s) {
    const Total result = total(power_w, held_s, true);
    if (result.seconds == 0)
        return std::nullopt;
    return static_cast<double>(result.sum) / 1000.0;
}

std::optional<double> averageHeartRate(std::span<const std::uint8_t> heart_rate_bpm,
                                       std::span<const std::uint8_t> held_s) {
    return total(heart_rate_bpm, held_s, false).mean();
}

std::optional<double> averageCadence(std::span<const std::uint8_t> cadence_rpm,
                                     std::span<const std::uint8_t> held_s) {
    return total(cadence_rpm, held_s, false).mean();
}

std::optional<double> timeWeightedPower(const Samples& samples, Slice slice) {
    return timeWeighted(samples, samples.power_w, slice, true).mean();
}

std::optional<double> timeWeightedHeartRate(const Samples& samples, Slice slice) {
    return timeWeighted(samples, samples.heart_rate_bpm, slice, false).mean();
}

std::optional<double> timeWeightedSpeed(const Samples& samples, Slice slice) {
    const auto millimetres = timeWeighted(samples, samples.speed_mm_s, slice, true).mean();
    if (!millimetres)
        return std::nullopt;
    return *millimetres / 1000.0;
}

} // namespace leadout::engine
