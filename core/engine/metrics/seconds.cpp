// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/seconds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

namespace leadout::engine {

namespace {

std::vector<std::uint8_t> holds(std::span<const std::uint32_t> time, std::uint32_t usual,
                                std::uint32_t longest) {
    std::vector<std::uint8_t> seconds(time.size(), static_cast<std::uint8_t>(usual));
    for (std::size_t i = 0; i + 1 < time.size(); ++i) {
        const std::uint32_t gap = time[i + 1] - time[i];
        if (gap <= longest)
            seconds[i] = static_cast<std::uint8_t>(gap);
    }
    return seconds;
}

} // namespace

Seconds::Seconds(const Samples& samples, Slice slice) {
    m_slice.first = std::min(slice.first, samples.size());
    m_slice.count = std::min(slice.count, samples.size() - m_slice.first);
    const std::span<const std::uint32_t> time(samples.time.data() + m_slice.first, m_slice.count);
    if (std::adjacent_find(time.begin(), time.end(), std::greater_equal<>()) == time.end()) {
        m_time.assign(time.begin(), time.end());
        return;
    }
    m_order.resize(m_slice.count);
    std::iota(m_order.begin(), m_order.end(), m_slice.first);
    std::stable_sort(m_order.begin(), m_order.end(),
                     [&](std::size_t a, std::size_t b) { return samples.time[a] < samples.time[b]; });
    m_row.reserve(m_slice.count);
    for (const std::size_t sample : m_order) {
        if (m_time.empty() || m_time.back() != samples.time[sample])
            m_time.push_back(samples.time[sample]);
        m_row.push_back(m_time.size() - 1);
    }
}

std::uint32_t usualInterval(std::span<const std::uint32_t> time) {
    std::array<std::size_t, kLongestHold + 1> counts{};
    for (std::size_t i = 0; i + 1 < time.size(); ++i)
        ++counts[std::min(time[i + 1] - time[i], kLongestHold)];
    std::size_t seen = 0;
    for (std::uint32_t gap = 1; gap <= kLongestHold; ++gap) {
        seen += counts[gap];
        if (2 * seen + 1 >= time.size())
            return gap;
    }
    return kLongestHold;
}

std::optional<std::uint32_t> slowInterval(std::span<const std::uint32_t> time) {
    if (time.size() < 2 || usualInterval(time) == 1)
        return std::nullopt;
    const std::vector<std::uint8_t> held = heldSeconds(time);
    const double mean = std::accumulate(held.begin(), held.end(), 0.0) / static_cast<double>(held.size());
    return std::max(2U, static_cast<std::uint32_t>(std::lround(mean)));
}

std::vector<std::uint8_t> heldSeconds(std::span<const std::uint32_t> time) {
    const std::uint32_t usual = usualInterval(time);
    return holds(time, usual, usual == 1 ? 1 : kLongestHold);
}

std::vector<std::uint8_t> spacing(std::span<const std::uint32_t> time) {
    return holds(time, usualInterval(time), kLongestHold);
}

} // namespace leadout::engine
