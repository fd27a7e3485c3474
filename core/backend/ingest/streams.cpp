// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/streams.h"

#include "core/engine/metrics/seconds.h"
#include "core/engine/metrics/speed.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace leadout::backend {

using engine::Column;
using engine::Seconds;
using protocol::kMaxStreamPlaces;

namespace {

constexpr std::array<std::uint32_t, 7> kSteps = {1, 2, 5, 10, 20, 30, 60};

/// An even clock over the rows of a leg.
struct Clock {
    std::uint32_t start = 0;
    std::uint32_t every = 1;
    std::size_t places = 0;

    explicit Clock(const std::vector<std::uint32_t>& time) {
        if (time.empty())
            return;
        start = time.front();
        const std::uint64_t length = std::uint64_t{time.back()} - start + 1;
        const auto fits = [length](std::uint32_t step) { return length <= step * kMaxStreamPlaces; };
        const auto* step = std::find_if(kSteps.begin(), kSteps.end(), fits);
        every = step == kSteps.end() ? kSteps.back() : *step;
        places = std::min<std::size_t>(kMaxStreamPlaces, (length + every - 1) / every);
    }
};

/// Until when a row speaks: the next one, but across a hole for itself alone.
std::uint32_t endOf(const std::vector<std::uint32_t>& time, std::size_t row) {
    if (row + 1 == time.size() || time[row + 1] - time[row] > engine::kLongestHold)
        return time[row] + 1;
    return time[row + 1];
}

double rounded(double value, double digits) {
    return std::round(value * digits) / digits;
}

template <typename T>
std::vector<std::optional<double>> curveOf(const Seconds& rows, const std::vector<T>& values,
                                           const Clock& clock, double unit, double digits) {
    const bool any =
        std::any_of(values.begin(), values.end(), [](T value) { return value != Column<T>::kMissing; });
    if (!any)
        return {};
    std::vector<double> sums(clock.places, 0.0);
    std::vector<double> weights(clock.places, 0.0);
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (values[row] == Column<T>::kMissing)
            continue;
        const std::uint32_t end = endOf(rows.time(), row);
        for (std::uint32_t second = rows.time()[row]; second < end; ++second) {
            const std::size_t place = (second - clock.start) / clock.every;
            if (place >= clock.places)
                break;
            sums[place] += values[row];
            weights[place] += 1.0;
        }
    }
    std::vector<std::optional<double>> curve(clock.places);
    for (std::size_t place = 0; place < clock.places; ++place) {
        if (weights[place] > 0.0)
            curve[place] = rounded(sums[place] / weights[place] * unit, digits);
    }
    return curve;
}

} // namespace

protocol::StreamSamples streamOf(const engine::SessionPart& leg, std::uint32_t origin) {
    constexpr double kMetresPerMillimetre = 0.001;
    protocol::StreamSamples stream;
    stream.sport = leg.part.sport;
    const engine::Samples& samples = leg.recording->samples;
    const Seconds rows(samples, leg.part.samples);
    const Clock clock(rows.time());
    stream.every_s = clock.every;
    if (clock.places == 0)
        return stream;
    stream.offset_s = static_cast<double>(clock.start) - origin;
    stream.power_w = curveOf(rows, rows.of(samples.power_w), clock, 1.0, 1.0);
    stream.heart_rate_bpm = curveOf(rows, rows.of(samples.heart_rate_bpm), clock, 1.0, 1.0);
    stream.cadence_rpm = curveOf(rows, rows.of(samples.cadence_rpm), clock, 1.0, 1.0);
    stream.speed_m_s =
        curveOf(rows, speedOf(samples, rows, leg.part.pool), clock, kMetresPerMillimetre, 100.0);
    return stream;
}

} // namespace leadout::backend
