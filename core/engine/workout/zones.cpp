// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/zones.h"

#include <array>

namespace leadout::engine {

std::optional<Target> powerZone(std::uint64_t zone) {
    static constexpr std::array<double, 8> kBounds = {40, 55, 75, 90, 105, 120, 150, 200};
    if (zone < 1 || zone >= kBounds.size())
        return std::nullopt;
    return Target{TargetMeasure::PowerPercent, kBounds[zone - 1], kBounds[zone], false};
}

std::optional<Target> heartRateZone(std::uint64_t zone) {
    if (zone < 1 || zone > 5)
        return std::nullopt;
    const double low = 40.0 + 10.0 * static_cast<double>(zone);
    return Target{TargetMeasure::HeartRateMaxPercent, low, low + 10.0, false};
}

} // namespace leadout::engine
