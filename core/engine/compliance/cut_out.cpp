// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/cut_out.h"

#include <algorithm>
#include <vector>

namespace leadout::engine {

namespace {

/// Time that is gone, and how far was travelled in it.
struct Hole {
    std::size_t before = 0; ///< the first sample behind it
    std::uint32_t start = 0;
    std::uint32_t length_s = 0;
    std::uint32_t length_cm = 0;
};

/// The distance at a sample or at the last one before it that has one.
std::uint32_t distanceAt(const Samples& samples, std::size_t index) {
    for (std::size_t i = index + 1; i-- > 0;) {
        if (const auto distance = samples.distance_cm.at(i))
            return *distance;
    }
    return 0;
}

std::uint32_t growth(std::uint32_t from, std::uint32_t to) {
    return to > from ? to - from : 0;
}

std::uint32_t moved(std::uint32_t time, const std::vector<Hole>& holes) {
    std::uint32_t gone = 0;
    for (const Hole& hole : holes) {
        if (hole.start < time)
            gone += std::min(hole.length_s, time - hole.start);
    }
    return time - gone;
}

template <typename T>
void keep(const Column<T>& from, const std::vector<std::size_t>& kept, Column<T>& to) {
    if (!from.present())
        return;
    to.reserve(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i)
        to.put(i, from.raw(kept[i]));
}

} // namespace

Recording cutOut(const Recording& recording, Slice run, std::span<const Slice> slices) {
    const Samples& samples = recording.samples;
    const std::size_t end = std::min(run.first + run.count, samples.size());
    std::vector<std::size_t> kept;
    std::vector<Hole> holes;
    std::size_t next = run.first;
    for (const Slice& slice : slices) {
        for (; next < std::min(slice.first, end); ++next)
            kept.push_back(next);
        next = slice.first + slice.count;
        if (next >= end)
            break;
        holes.push_back({next, samples.time[slice.first],
                         growth(samples.time[slice.first], samples.time[next]),
                         growth(distanceAt(samples, slice.first), distanceAt(samples, next))});
    }
    for (; next < end; ++next)
        kept.push_back(next);

    Recording made;
    std::size_t hole = 0;
    std::uint32_t time = 0;
    std::uint32_t distance = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        for (; hole < holes.size() && holes[hole].before <= kept[i]; ++hole) {
            time += holes[hole].length_s;
            distance += holes[hole].length_cm;
        }
        made.samples.time.push_back(samples.time[kept[i]] - std::min(time, samples.time[kept[i]]));
        if (const auto travelled = samples.distance_cm.at(kept[i]))
            made.samples.distance_cm.put(i, *travelled - std::min(distance, *travelled));
    }
    keep(samples.power_w, kept, made.samples.power_w);
    keep(samples.heart_rate_bpm, kept, made.samples.heart_rate_bpm);
    keep(samples.cadence_rpm, kept, made.samples.cadence_rpm);
    keep(samples.speed_mm_s, kept, made.samples.speed_mm_s);
    keep(samples.altitude_5m, kept, made.samples.altitude_5m);
    if (!kept.empty())
        made.start = made.samples.time.front();
    for (const TimerEvent& event : recording.timer_events) {
        made.timer_events.push_back(event);
        made.timer_events.back().time = moved(event.time, holes);
    }
    for (const Leg& leg : recording.legs) {
        made.legs.emplace_back();
        made.legs.back().sport = leg.sport;
        made.legs.back().start = moved(leg.start, holes);
        made.legs.back().pool_length_m = leg.pool_length_m;
    }
    return made;
}

} // namespace leadout::engine
