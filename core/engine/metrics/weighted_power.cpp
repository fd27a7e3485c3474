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

std::optional<double> weightedPower(std::span<const std::uint16_t> power_w) {
    constexpr std::uint16_t kMissing = Column<std::uint16_t>::kMissing;
    const auto missing = std::count(power_w.begin(), power_w.end(), kMissing);
    if (missing == static_cast<std::ptrdiff_t>(power_w.size()))
        return std::nullopt;
    if (missing == 0)
        return weightedMean(power_w);
    std::vector<std::uint16_t> filled(power_w.begin(), power_w.end());
    std::replace(filled.begin(), filled.end(), kMissing, std::uint16_t{0});
    return weightedMean(filled);
}

std::optional<double> weightedPower(const Samples& samples, Slice slice) {
    return weightedPower(Seconds(samples, slice).of(samples.power_w));
}

} // namespace leadout::engine
