// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/largest_difference.h"

#include <algorithm>

namespace leadout::engine {

LEADOUT_VECTOR_CLONES
std::int32_t largestDifference(const std::int32_t* to, const std::int32_t* from, std::size_t count) {
    // Several best values side by side become vector code.
    constexpr std::size_t kLanes = 16;
    std::int32_t best[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const std::int32_t difference = to[i + lane] - from[i + lane];
            best[lane] = difference > best[lane] ? difference : best[lane];
        }
    }
    for (; i < count; ++i)
        best[0] = std::max(best[0], to[i] - from[i]);
    return *std::max_element(best, best + kLanes);
}

} // namespace leadout::engine
