// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/timeline.h"

#include "core/engine/metrics/moving_time.h"

#include <algorithm>
#include <limits>

namespace leadout::engine {

namespace {

struct Interval {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
};

std::vector<Interval> stopsOf(const Recording& recording) {
    std::vector<Interval> stops;
    for (const Stop& stop : movingTime(recording).stops)
        stops.push_back({stop.start, stop.start + stop.length_s});
    return stops;
}

std::vector<Interval> pausesOf(const Recording& recording) {
    std::vector<TimerEvent> events = recording.timer_events;
    std::stable_sort(events.begin(), events.end(),
                     [](const TimerEvent& a, const TimerEvent& b) { return a.time < b.time; });
    std::vector<Interval> pauses;
    bool running = true;
    for (const TimerEvent& event : events) {
        if (running && !event.running)
            pauses.push_back({event.time, std::numeric_limits<std::uint32_t>::max()});
        else if (!running && event.running)
            pauses.back().end = event.time;
        running = event.running;
    }
    return pauses;
}

/// Tells whether ascending times lie in intervals that are in order.
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

template <typename T>
std::vector<T> taken(const std::vector<T>& rows, const std::vector<std::size_t>& order) {
    std::vector<T> values;
    if (rows.empty())
        return values;
    values.reserve(order.size());
    for (const std::size_t row : order)
        values.push_back(rows[row]);
    return values;
}

} // namespace

std::size_t Timeline::at(std::uint32_t time) const {
    return static_cast<std::size_t>(std::lower_bound(clock.begin(), clock.end(), time) - clock.begin());
}

Timeline timelineOf(const Recording& recording) {
    const Samples& samples = recording.samples;
    const Seconds rows(samples, {0, samples.size()});
    const std::vector<std::uint8_t> held = spacing(rows.time());
    const std::uint32_t usual = usualInterval(rows.time());
    Within stopped(stopsOf(recording));
    Within paused(pausesOf(recording));
    Timeline timeline;
    std::vector<std::size_t> order;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::uint32_t i = 0; i < held[row]; ++i) {
            const std::uint32_t second = rows.time()[row] + i;
            // A row that was written was not paused, whatever the events say.
            const bool inPause = paused(second) && i >= usual;
            if (stopped(second) || inPause)
                continue;
            timeline.clock.push_back(second);
            order.push_back(row);
        }
    }
    timeline.power_w = taken(rows.of(samples.power_w), order);
    timeline.heart_rate_bpm = taken(rows.of(samples.heart_rate_bpm), order);
    timeline.speed_mm_s = taken(rows.of(samples.speed_mm_s), order);
    timeline.distance_cm = taken(rows.of(samples.distance_cm), order);
    return timeline;
}

Slice samplesOf(const Recording& recording, const Timeline& timeline, Slice seconds) {
    const std::vector<std::uint32_t>& time = recording.samples.time;
    if (seconds.count == 0 || seconds.first >= timeline.size())
        return {};
    const std::uint32_t start = timeline.clock[seconds.first];
    const std::size_t last = std::min(seconds.first + seconds.count, timeline.size()) - 1;
    const std::uint32_t end = timeline.clock[last];
    const auto from = std::find_if(time.begin(), time.end(), [=](std::uint32_t t) { return t >= start; });
    const auto to = std::find_if(from, time.end(), [=](std::uint32_t t) { return t > end; });
    return {static_cast<std::size_t>(from - time.begin()), static_cast<std::size_t>(to - from)};
}

} // namespace leadout::engine
