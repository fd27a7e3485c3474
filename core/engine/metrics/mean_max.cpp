// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/mean_max.h"

#include "core/engine/model/samples.h"

#include <algorithm>

namespace leadout::engine {

std::optional<double> meanMax(std::span<const std::uint32_t> time, std::span<const std::uint16_t> power_w,
                              int duration_s) {
    constexpr std::uint16_t kMissing = Column<std::uint16_t>::kMissing;
    if (duration_s < 1 || power_w.empty())
        return std::nullopt;
    const auto duration = static_cast<std::uint32_t>(duration_s);
    if (time.back() - time.front() < duration - 1)
        return std::nullopt;

    const auto watts = [&](std::size_t i) -> std::uint64_t {
        return power_w[i] == kMissing ? 0 : power_w[i];
    };
    bool any = false;
    std::uint64_t sum = 0;
    std::uint64_t best = 0;
    std::size_t oldest = 0;
    for (std::size_t i = 0; i < time.size(); ++i) {
        any = any || power_w[i] != kMissing;
        sum += watts(i);
        for (; time[i] - time[oldest] >= duration; ++oldest)
            sum -= watts(oldest);
        best = std::max(best, sum);
    }
    if (!any)
        return std::nullopt;
    return static_cast<double>(best) / duration;
}

} // namespace leadout::engine
