// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/part.h"

#include <algorithm>
#include <limits>

namespace leadout::engine {

namespace {

constexpr std::uint32_t kEver = std::numeric_limits<std::uint32_t>::max();

/// The first sample at or after a time, from a sample on.
std::size_t firstAt(const Samples& samples, std::size_t from, std::uint32_t time) {
    std::size_t at = from;
    while (at < samples.size() && samples.time[at] < time)
        ++at;
    return at;
}

Slice samplesBetween(const Samples& samples, std::size_t from, std::uint32_t start, std::uint32_t end) {
    const std::size_t first = firstAt(samples, from, start);
    return {first, firstAt(samples, first, end) - first};
}

/// The rests of a swim: timer time that is not of lengths swum or, where a device tells no lengths, of laps
/// without distance.
double restBetween(const Recording& recording, std::uint32_t start, std::uint32_t end,
                   std::optional<double> timer_s) {
    std::optional<double> swum;
    for (const PoolLength& length : recording.lengths) {
        if (length.active && length.start >= start && length.start < end)
            swum = swum.value_or(0.0) + length.timer_s;
    }
    if (swum && timer_s)
        return std::max(0.0, *timer_s - *swum);
    double rest = 0.0;
    for (const Lap& lap : recording.laps) {
        if (lap.start >= start && lap.start < end && lap.distance_m == 0.0)
            rest += lap.timer_s.value_or(0.0);
    }
    return rest;
}

/// The leg in which a second lies; the first one for seconds before it.
const Leg* legAt(const Recording& recording, std::uint32_t time) {
    const Leg* found = recording.legs.empty() ? nullptr : &recording.legs.front();
    for (const Leg& leg : recording.legs) {
        if (leg.start <= time)
            found = &leg;
    }
    return found;
}

} // namespace

Part wholePart(const Recording& recording) {
    Part part;
    part.samples = {0, recording.samples.size()};
    part.sport = recording.sport();
    part.pool = recording.legs.size() == 1 && recording.legs.front().pool_length_m.has_value();
    part.timer_s = recording.timer_s;
    part.elapsed_s = recording.elapsed_s;
    part.distance_m = recording.distance_m;
    part.rest_s = restBetween(recording, 0, kEver, part.timer_s);
    return part;
}

std::vector<Part> legParts(const Recording& recording) {
    std::vector<Part> parts;
    parts.reserve(recording.legs.size());
    std::size_t from = 0; // the legs are in order of time: where one ends, the next begins
    for (std::size_t leg = 0; leg < recording.legs.size(); ++leg) {
        const Leg& stored = recording.legs[leg];
        const bool last = leg + 1 == recording.legs.size();
        const std::uint32_t start = leg == 0 ? 0 : stored.start;
        const std::uint32_t end = last ? kEver : recording.legs[leg + 1].start;
        Part part;
        part.samples = samplesBetween(recording.samples, from, start, end);
        part.sport = stored.sport;
        part.pool = stored.pool_length_m.has_value();
        part.timer_s = stored.timer_s;
        part.elapsed_s = stored.elapsed_s;
        part.distance_m = stored.distance_m;
        part.rest_s = restBetween(recording, start, end, part.timer_s);
        from = part.samples.first + part.samples.count;
        parts.push_back(part);
    }
    return parts;
}

Part lapPart(const Recording& recording, std::size_t lap) {
    if (lap >= recording.laps.size())
        return {};
    const Lap& stored = recording.laps[lap];
    const bool last = lap + 1 == recording.laps.size();
    Part part;
    part.samples = samplesBetween(recording.samples, 0, stored.start,
                                  last && stored.end < kEver ? stored.end + 1 : stored.end);
    if (const Leg* leg = legAt(recording, stored.start)) {
        part.sport = leg->sport;
        part.pool = leg->pool_length_m.has_value();
    }
    part.timer_s = stored.timer_s;
    part.elapsed_s = stored.elapsed_s;
    part.distance_m = stored.distance_m;
    return part;
}

Part slicePart(const Recording& recording, Slice samples) {
    Part part;
    part.samples = samples;
    if (samples.first < recording.samples.size()) {
        if (const Leg* leg = legAt(recording, recording.samples.time[samples.first])) {
            part.sport = leg->sport;
            part.pool = leg->pool_length_m.has_value();
        }
    }
    return part;
}

} // namespace leadout::engine
