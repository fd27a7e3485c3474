// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/weighted_power.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace leadout::engine {

std::optional<double> weightedMean(std::span<const std::uint16_t> values) {
    constexpr std::size_t kWindow = kWeightedPowerWindow;
    if (values.size() < kWindow)
        return std::nullopt;
    std::uint32_t window = 0;
    double sum = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        window += values[i];
        if (i >= kWindow)
            window -= values[i - kWindow];
        if (i + 1 >= kWindow) {
            const double mean = window / static_cast<double>(kWindow);
            sum += mean * mean * mean * mean;
        }
    }
    return std::sqrt(std::sqrt(sum / static_cast<double>(values.size() - kWindow + 1)));
}

std::optional<double> weightedPower(std::span<const std::uint16_t> power_w,
                                    std::span<const std::uint8_t> held_s) {
    constexpr std::uint16_t kMissing = Column<std::uint16_t>::kMissing;
    if (std::all_of(power_w.begin(), power_w.end(), [](std::uint16_t each) { return each == kMissing; }))
        return std::nullopt;
    std::vector<std::uint16_t> power = secondBySecond(power_w, held_s);
    std::replace(power.begin(), power.end(), kMissing, std::uint16_t{0});
    return weightedMean(power);
}

std::optional<double> weightedPower(const Samples& samples, Slice slice) {
    const Seconds rows(samples, slice);
    return weightedPower(rows.of(samples.power_w), heldSeconds(rows.time()));
}

} // namespace leadout::engine
