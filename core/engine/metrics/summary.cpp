// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/summary.h"

#include "core/engine/metrics/averages.h"
#include "core/engine/metrics/load.h"
#include "core/engine/metrics/mean_max.h"
#include "core/engine/metrics/moving_time.h"
#include "core/engine/metrics/power_timeline.h"
#include "core/engine/metrics/speed.h"
#include "core/engine/metrics/sums.h"
#include "core/engine/metrics/weighted_power.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

/// The columns of a part, one value per row.
struct Rows {
    Rows(const Samples& samples, const Part& part)
        : seconds(samples, part.samples)
        , power_w(seconds.of(samples.power_w))
        , heart_rate_bpm(seconds.of(samples.heart_rate_bpm))
        , cadence_rpm(seconds.of(samples.cadence_rpm))
        , speed_mm_s(speedOf(samples, seconds, part.pool))
        , distance_cm(seconds.of(samples.distance_cm))
        , held_s(heldSeconds(seconds.time())) {}

    Seconds seconds;
    std::vector<std::uint16_t> power_w;
    std::vector<std::uint8_t> heart_rate_bpm;
    std::vector<std::uint8_t> cadence_rpm;
    std::vector<std::uint16_t> speed_mm_s;
    std::vector<std::uint32_t> distance_cm;
    std::vector<std::uint8_t> held_s;
};

/// Metres from the first row to the last; where the distance starts again from zero it goes on from there.
/// Nothing where no row has more than zero: devices write zeros for what they don't measure.
std::optional<double> travelled(const std::vector<std::uint32_t>& distance_cm) {
    std::optional<std::uint32_t> before;
    std::uint64_t centimetres = 0;
    bool measured = false;
    for (const std::uint32_t distance : distance_cm) {
        if (distance == Column<std::uint32_t>::kMissing)
            continue;
        if (before && distance > *before)
            centimetres += distance - *before;
        before = distance;
        measured = measured || distance > 0;
    }
    if (!measured)
        return std::nullopt;
    return static_cast<double>(centimetres) / 100.0;
}

template <typename T>
void keepOnly(const std::vector<bool>& kept, std::vector<T>& values) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (kept[i])
            values[end++] = values[i];
    }
    values.resize(end);
}

void removeStops(const std::vector<Stop>& stops, Rows& rows) {
    std::vector<bool> kept(rows.seconds.size());
    Within stopped(intervalsOf(stops));
    for (std::size_t i = 0; i < kept.size(); ++i)
        kept[i] = !stopped(rows.seconds.time()[i]);
    keepOnly(kept, rows.power_w);
    keepOnly(kept, rows.heart_rate_bpm);
    keepOnly(kept, rows.speed_mm_s);
    keepOnly(kept, rows.held_s);
}

template <typename T>
void dropBeyond(T most, std::vector<T>& values) {
    std::replace_if(
        values.begin(), values.end(), [most](T value) { return value > most; }, Column<T>::kMissing);
}

/// The stored best averages, all by the same running sums; days that have none, row by row.
void setBests(Metrics& metrics, const Rows& rows) {
    const std::vector<std::uint32_t>& time = rows.seconds.time();
    const auto timeline = PowerTimeline::of(time, rows.power_w, rows.held_s);
    for (std::size_t i = 0; i < kMeanMaxDurations.size(); ++i) {
        const int duration = kMeanMaxDurations[i];
        if (!timeline)
            metrics.mean_max_w[i] = meanMax(time, rows.power_w, rows.held_s, duration);
        else if (duration <= timeline->longest())
            metrics.mean_max_w[i] = timeline->best(duration).power_w;
    }
}

/// Consumes the rows: neither standing nor a sensor's spike may change a load, so both are taken out of them.
std::optional<MeasuredLoad> measure(const Part& part, const MovingTime& clocks,
                                    std::optional<double> distance_m, Rows& rows,
                                    const Thresholds& thresholds, std::optional<LoadMethod> method) {
    if (!clocks.stops.empty())
        removeStops(clocks.stops, rows);
    dropBeyond(kMostPower, rows.power_w);
    dropBeyond(kMostHeartRate, rows.heart_rate_bpm);
    dropBeyond(kMostSpeed, rows.speed_mm_s);
    Effort effort;
    effort.sport = part.sport;
    effort.moving_s = clocks.moving_s.value_or(0.0);
    effort.rest_s = part.rest_s;
    effort.distance_m = distance_m;
    effort.power_w = rows.power_w;
    effort.heart_rate_bpm = rows.heart_rate_bpm;
    effort.speed_mm_s = rows.speed_mm_s;
    effort.held_s = rows.held_s;
    return method ? loadBy(*method, effort, thresholds) : preferredLoad(effort, thresholds);
}

void setLoad(Metrics& metrics, const std::optional<MeasuredLoad>& measured) {
    metrics.load.reset();
    metrics.intensity.reset();
    if (measured) {
        metrics.load = measured->load;
        metrics.intensity = measured->intensity;
    }
}

/// The sum of the legs' loads by one method; nothing when a leg other than a transition has none.
std::optional<MeasuredLoad> loadOfLegs(const std::vector<Metrics>& legs, const Recording& recording) {
    std::optional<MeasuredLoad> total;
    double hours = 0.0;
    for (std::size_t i = 0; i < legs.size(); ++i) {
        const std::optional<Load>& load = legs[i].load;
        if (!load && recording.legs[i].sport == Sport::Transition)
            continue;
        if (!load || (total && total->load.method != load->method))
            return std::nullopt;
        if (!total)
            total = MeasuredLoad{{0.0, load->method}, 0.0};
        total->load.value += load->value;
        hours += legs[i].moving_s.value_or(0.0) / 3600.0;
    }
    if (total && hours > 0.0)
        total->intensity = std::sqrt(total->load.value / hours / 100.0);
    return total;
}

} // namespace

Metrics summarise(const Recording& recording, const Part& part, const Thresholds& thresholds,
                  std::optional<LoadMethod> method) {
    Rows rows(recording.samples, part);
    const MovingTime clocks = movingTime(recording, part, rows.seconds);
    const Sums raw = sums(recording.samples, part.samples);

    Metrics metrics;
    metrics.records = raw.records;
    metrics.timer_s = clocks.timer_s;
    metrics.moving_s = clocks.moving_s;
    metrics.elapsed_s = clocks.elapsed_s;
    if (clocks.elapsed_s && clocks.moving_s)
        metrics.stopped_s = std::max(0.0, *clocks.elapsed_s - *clocks.moving_s);
    metrics.distance_m = part.distance_m ? part.distance_m : travelled(rows.distance_cm);
    metrics.avg_power_w = averagePower(rows.power_w, rows.held_s);
    if (raw.power_w.count > 0)
        metrics.max_power_w = raw.power_w.max;
    metrics.weighted_power_w = weightedPower(rows.power_w, rows.held_s);
    metrics.avg_hr_bpm = averageHeartRate(rows.heart_rate_bpm, rows.held_s);
    if (raw.heart_rate_bpm.max > 0)
        metrics.max_hr_bpm = raw.heart_rate_bpm.max;
    metrics.avg_cadence_rpm = averageCadence(rows.cadence_rpm, rows.held_s);
    if (metrics.distance_m && metrics.moving_s.value_or(0.0) > 0.0)
        metrics.avg_speed_m_s = *metrics.distance_m / *metrics.moving_s;
    metrics.work_kj = workKj(rows.power_w, rows.held_s);
    setBests(metrics, rows);
    setLoad(metrics, measure(part, clocks, metrics.distance_m, rows, thresholds, method));
    return metrics;
}

Metrics summarise(const Recording& recording, const Thresholds& thresholds,
                  std::optional<LoadMethod> method) {
    Metrics metrics = summarise(recording, wholePart(recording), thresholds, method);
    if (recording.legs.size() < 2)
        return metrics;
    const std::vector<Part> parts = legParts(recording);
    const auto byMethod = [&](std::optional<LoadMethod> asked) {
        std::vector<Metrics> legs;
        for (const Part& part : parts)
            legs.push_back(summarise(recording, part, thresholds, asked));
        return loadOfLegs(legs, recording);
    };
    std::optional<MeasuredLoad> load = byMethod(method);
    if (!load && !method)
        load = byMethod(LoadMethod::HeartRate);
    setLoad(metrics, load);
    return metrics;
}

} // namespace leadout::engine
