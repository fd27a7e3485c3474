// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/seconds.h"

#include <algorithm>

namespace leadout::engine {

std::vector<std::uint32_t> distinctSeconds(std::span<const std::uint32_t> time) {
    std::vector<std::uint32_t> order(time.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    if (!std::is_sorted(time.begin(), time.end())) {
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return time[a] < time[b]; });
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool last = i + 1 == order.size() || time[order[i + 1]] != time[order[i]];
        if (last)
            order[kept++] = order[i];
    }
    order.resize(kept);
    return order;
}

} // namespace leadout::engine
