// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace leadout::engine {

/// A stretch of time: from start until before end, in seconds since 1970-01-01 UTC.
struct Interval {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
};

/// The end of an interval that has none.
inline constexpr std::uint32_t kOpenEnd = std::numeric_limits<std::uint32_t>::max();

/// The times with the timer stopped, in order; one that is not started again ends at kOpenEnd. Events may
/// repeat and be in any order. O(events) when they are in order.
std::vector<Interval> pausesOf(std::vector<TimerEvent> events);

/// Tells whether times lie in intervals. Both come in ascending order, so that all questions together take
/// O(intervals + times).
class Within {
public:
    explicit Within(std::vector<Interval> intervals) : m_intervals(std::move(intervals)) {}

    bool operator()(std::uint32_t time) {
        while (m_next < m_intervals.size() && m_intervals[m_next].end <= time)
            ++m_next;
        return m_next < m_intervals.size() && m_intervals[m_next].start <= time;
    }

private:
    std::vector<Interval> m_intervals;
    std::size_t m_next = 0;
};

} // namespace leadout::engine
