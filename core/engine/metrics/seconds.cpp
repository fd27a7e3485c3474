// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/seconds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace leadout::engine {

namespace {

std::vector<std::uint8_t> holds(std::span<const std::uint32_t> time, std::uint32_t usual,
                                std::uint32_t longest) {
    std::vector<std::uint8_t> seconds(time.size(), static_cast<std::uint8_t>(usual));
    for (std::size_t i = 0; i + 1 < time.size(); ++i) {
        const std::uint32_t gap = time[i + 1] - time[i];
        seconds[i] = static_cast<std::uint8_t>(gap <= longest ? gap : usual);
    }
    return seconds;
}

/// Whether each time is later than the one before. Looks at all, which is faster than to stop at the first
/// that is not: nearly always there is none.
bool ascends(std::span<const std::uint32_t> time) {
    std::uint32_t falls = 0;
    for (std::size_t i = 0; i + 1 < time.size(); ++i)
        falls += time[i + 1] <= time[i] ? 1 : 0;
    return falls == 0;
}

} // namespace

Seconds::Seconds(const Samples& samples, Slice slice) {
    m_slice.first = std::min(slice.first, samples.size());
    m_slice.count = std::min(slice.count, samples.size() - m_slice.first);
    const std::span<const std::uint32_t> time(samples.time.data() + m_slice.first, m_slice.count);
    if (ascends(time)) {
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
    // Most devices write every second, and to count one gap is many times faster than to count each.
    std::uint32_t ones = 0;
    for (std::size_t i = 0; i + 1 < time.size(); ++i)
        ones += time[i + 1] - time[i] == 1 ? 1 : 0;
    if (2 * std::size_t{ones} + 1 >= time.size())
        return 1;
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

bool isEverySecond(std::span<const std::uint32_t> time) {
    constexpr std::uint64_t kMostTime = 10; // a tenth
    constexpr std::size_t kRowsPerGap = 50;
    constexpr std::size_t kFewGaps = 3;
    if (usualInterval(time) != 1)
        return false;
    std::size_t gaps = 0;
    std::uint64_t left = 0;
    std::uint64_t recorded = 0;
    for (std::size_t i = 0; i + 1 < time.size(); ++i) {
        const std::uint32_t gap = time[i + 1] - time[i];
        const bool isLeft = gap > 1 && gap <= kLongestHold;
        gaps += isLeft ? 1 : 0;
        left += isLeft ? gap : 0;
        recorded += gap <= kLongestHold ? gap : 0;
    }
    return kMostTime * left <= recorded || gaps <= kFewGaps + time.size() / kRowsPerGap;
}

std::optional<std::uint32_t> slowInterval(std::span<const std::uint32_t> time) {
    if (time.size() < 2 || isEverySecond(time))
        return std::nullopt;
    const std::vector<std::uint8_t> held = heldSeconds(time);
    const double mean = std::accumulate(held.begin(), held.end(), 0.0) / static_cast<double>(held.size());
    return std::max(2U, static_cast<std::uint32_t>(std::lround(mean)));
}

std::vector<std::uint8_t> heldSeconds(std::span<const std::uint32_t> time) {
    return isEverySecond(time) ? std::vector<std::uint8_t>(time.size(), 1)
                               : holds(time, usualInterval(time), kLongestHold);
}

std::vector<std::uint8_t> spacing(std::span<const std::uint32_t> time) {
    return holds(time, usualInterval(time), kLongestHold);
}

} // namespace leadout::engine
