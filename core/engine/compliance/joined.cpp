// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/joined.h"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace leadout::engine {

namespace {

template <std::unsigned_integral T>
void append(const Column<T>& from, std::size_t offset, T plus, Column<T>& to) {
    const std::vector<T>& values = from.values();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] != Column<T>::kMissing)
            to.put(offset + i, static_cast<T>(values[i] + plus));
    }
}

/// The distance at the end of what is there so far, in centimetres.
std::uint32_t lastDistance(const Samples& samples) {
    const auto& values = samples.distance_cm.values();
    const auto last = std::find_if(values.rbegin(), values.rend(), [](std::uint32_t value) {
        return value != Column<std::uint32_t>::kMissing;
    });
    return last == values.rend() ? 0 : *last;
}

void append(const Samples& from, Samples& to) {
    const std::size_t offset = to.size();
    const std::uint32_t travelled = lastDistance(to);
    to.time.insert(to.time.end(), from.time.begin(), from.time.end());
    append<std::uint16_t>(from.power_w, offset, 0, to.power_w);
    append<std::uint8_t>(from.heart_rate_bpm, offset, 0, to.heart_rate_bpm);
    append<std::uint8_t>(from.cadence_rpm, offset, 0, to.cadence_rpm);
    append<std::uint16_t>(from.speed_mm_s, offset, 0, to.speed_mm_s);
    append<std::uint32_t>(from.distance_cm, offset, travelled, to.distance_cm);
    append<std::uint16_t>(from.altitude_5m, offset, 0, to.altitude_5m);
}

/// A sum that is known only when both parts are.
std::optional<double> sum(std::optional<double> a, std::optional<double> b) {
    return a && b ? std::optional(*a + *b) : std::nullopt;
}

/// From the first sample to after the last; the times of a file need not be in order.
struct Span {
    std::uint64_t from = 0;
    std::uint64_t end = 0;

    std::uint64_t length() const { return end - from; }
};

Span spanOf(const Recording& recording) {
    const auto& time = recording.samples.time;
    if (time.empty()) {
        const double elapsed = std::clamp(recording.elapsed_s.value_or(0.0), 0.0, 1e9);
        return {recording.start, recording.start + static_cast<std::uint64_t>(elapsed)};
    }
    const auto [first, last] = std::minmax_element(time.begin(), time.end());
    return {*first, std::uint64_t{*last} + 1};
}

/// The device closed its timer between two recordings, whether or not it says so.
void closeTimer(Recording& recording) {
    constexpr std::uint64_t kLast = std::numeric_limits<std::uint32_t>::max();
    if (!recording.samples.time.empty()) {
        const std::uint64_t end = std::min(spanOf(recording).end, kLast);
        recording.timer_events.push_back({static_cast<std::uint32_t>(end), false});
    }
}

bool isSameTime(const Span& a, const Span& b) {
    const std::uint64_t from = std::max(a.from, b.from);
    const std::uint64_t end = std::min(a.end, b.end);
    return end > from && 2 * (end - from) > std::min(a.length(), b.length());
}

template <typename T>
std::size_t countOf(const Column<T>& column) {
    const auto& values = column.values();
    return values.size() -
           static_cast<std::size_t>(std::count(values.begin(), values.end(), Column<T>::kMissing));
}

std::size_t valuesOf(const Samples& samples) {
    return countOf(samples.power_w) + countOf(samples.heart_rate_bpm) + countOf(samples.cadence_rpm) +
           countOf(samples.speed_mm_s) + countOf(samples.distance_cm) + countOf(samples.altitude_5m);
}

} // namespace

std::vector<Recording> withoutDuplicates(std::span<const Recording> recordings) {
    std::vector<std::size_t> fullest(recordings.size());
    std::iota(fullest.begin(), fullest.end(), std::size_t{0});
    std::stable_sort(fullest.begin(), fullest.end(), [&](std::size_t a, std::size_t b) {
        return valuesOf(recordings[a].samples) > valuesOf(recordings[b].samples);
    });
    std::vector<std::size_t> kept;
    for (const std::size_t candidate : fullest) {
        const Span span = spanOf(recordings[candidate]);
        const bool covered = std::any_of(kept.begin(), kept.end(), [&](std::size_t other) {
            return isSameTime(span, spanOf(recordings[other]));
        });
        if (!covered)
            kept.push_back(candidate);
    }
    std::sort(kept.begin(), kept.end());
    std::vector<Recording> distinct;
    for (const std::size_t index : kept)
        distinct.push_back(recordings[index]);
    return distinct;
}

Recording joined(std::span<const Recording> recordings) {
    std::vector<const Recording*> order;
    for (const Recording& recording : recordings)
        order.push_back(&recording);
    std::stable_sort(order.begin(), order.end(),
                     [](const Recording* a, const Recording* b) { return a->start < b->start; });
    if (order.empty())
        return {};
    Recording all = *order.front();
    for (std::size_t i = 1; i < order.size(); ++i) {
        const Recording& next = *order[i];
        closeTimer(all);
        all.timer_events.push_back({next.start, true});
        all.timer_events.insert(all.timer_events.end(), next.timer_events.begin(), next.timer_events.end());
        append(next.samples, all.samples);
        all.laps.insert(all.laps.end(), next.laps.begin(), next.laps.end());
        all.lengths.insert(all.lengths.end(), next.lengths.begin(), next.lengths.end());
        if (!all.workout)
            all.workout = next.workout;
        all.timer_s = sum(all.timer_s, next.timer_s);
        all.elapsed_s = sum(all.elapsed_s, next.elapsed_s);
        all.distance_m = sum(all.distance_m, next.distance_m);
    }
    // The legs are one sport; their own totals no longer hold for the whole.
    all.legs.resize(std::min<std::size_t>(all.legs.size(), 1));
    for (Leg& leg : all.legs) {
        leg.timer_s = all.timer_s;
        leg.elapsed_s = all.elapsed_s;
        leg.distance_m = all.distance_m;
    }
    return all;
}

} // namespace leadout::engine
