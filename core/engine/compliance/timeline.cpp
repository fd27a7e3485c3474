// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/timeline.h"

#include "core/engine/metrics/moving_time.h"
#include "core/engine/metrics/speed.h"
#include "core/engine/metrics/sums.h"

#include <algorithm>
#include <numeric>

namespace leadout::engine {

namespace {

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

/// As for a load: what lies beyond reason is a fault of the sensor, and missing.
template <typename T>
std::vector<T> plausible(std::vector<T> values, T most) {
    std::replace_if(
        values.begin(), values.end(), [most](T value) { return value > most; }, Column<T>::kMissing);
    return values;
}

} // namespace

std::size_t Timeline::at(std::uint32_t time) const {
    return static_cast<std::size_t>(std::lower_bound(clock.begin(), clock.end(), time) - clock.begin());
}

std::optional<Timeline> timelineOf(const Recording& recording) {
    const Samples& samples = recording.samples;
    const Seconds rows(samples, {0, samples.size()});
    const std::vector<std::uint8_t> held = spacing(rows.time());
    const std::uint32_t usual = usualInterval(rows.time());
    Within stopped(intervalsOf(movingTime(recording).stops));
    Within paused(pausesOf(recording.timer_events));
    Timeline timeline;
    std::vector<std::size_t> order;
    const std::size_t seconds = std::accumulate(held.begin(), held.end(), std::size_t{0});
    timeline.clock.reserve(std::min(seconds, kMostMovingSeconds));
    order.reserve(timeline.clock.capacity());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::uint32_t i = 0; i < held[row]; ++i) {
            const std::uint32_t second = rows.time()[row] + i;
            // A row that was written was not paused, whatever the events say.
            const bool inPause = i >= usual && paused(second);
            if (stopped(second) || inPause)
                continue;
            if (timeline.size() == kMostMovingSeconds)
                return std::nullopt;
            timeline.clock.push_back(second);
            order.push_back(row);
        }
    }
    timeline.power_w = plausible(taken(rows.of(samples.power_w), order), kMostPower);
    timeline.heart_rate_bpm = plausible(taken(rows.of(samples.heart_rate_bpm), order), kMostHeartRate);
    timeline.speed_mm_s =
        plausible(taken(speedOf(samples, rows, wholePart(recording).pool), order), kMostSpeed);
    timeline.distance_cm = taken(rows.of(samples.distance_cm), order);
    timeline.reached.resize(samples.size());
    std::inclusive_scan(samples.time.begin(), samples.time.end(), timeline.reached.begin(),
                        [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); });
    return timeline;
}

Slice samplesOf(const Timeline& timeline, Slice seconds) {
    if (seconds.count == 0 || seconds.first >= timeline.size())
        return {};
    const std::uint32_t start = timeline.clock[seconds.first];
    const std::size_t last = std::min(seconds.first + seconds.count, timeline.size()) - 1;
    const std::uint32_t end = timeline.clock[last];
    const std::vector<std::uint32_t>& reached = timeline.reached;
    const auto from = std::lower_bound(reached.begin(), reached.end(), start);
    const auto to = std::upper_bound(from, reached.end(), end);
    return {static_cast<std::size_t>(from - reached.begin()), static_cast<std::size_t>(to - from)};
}

} // namespace leadout::engine
