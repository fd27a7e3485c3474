// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/intervals.h"

#include <algorithm>

namespace leadout::engine {

std::vector<Interval> pausesOf(std::vector<TimerEvent> events) {
    const auto earlier = [](const TimerEvent& a, const TimerEvent& b) { return a.time < b.time; };
    if (!std::is_sorted(events.begin(), events.end(), earlier))
        std::stable_sort(events.begin(), events.end(), earlier);
    std::vector<Interval> pauses;
    bool running = true;
    for (const TimerEvent& event : events) {
        if (running && !event.running)
            pauses.push_back({event.time, kOpenEnd});
        if (!running && event.running)
            pauses.back().end = event.time;
        running = event.running;
    }
    return pauses;
}

} // namespace leadout::engine
