// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/joined.h"

#include <algorithm>
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

/// The device closed its timer between two recordings, whether or not it says so.
void closeTimer(const Recording& recording, std::vector<TimerEvent>& events) {
    if (!recording.samples.time.empty())
        events.push_back({recording.samples.time.back() + 1, false});
}

} // namespace

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
        closeTimer(all, all.timer_events);
        all.timer_events.push_back({next.start, true});
        all.timer_events.insert(all.timer_events.end(), next.timer_events.begin(), next.timer_events.end());
        append(next.samples, all.samples);
        all.laps.insert(all.laps.end(), next.laps.begin(), next.laps.end());
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
