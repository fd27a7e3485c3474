// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/details.h"

#include "core/engine/metrics/averages.h"
#include "core/engine/metrics/decoupling.h"
#include "core/engine/metrics/efficiency.h"
#include "core/engine/metrics/graded_speed.h"
#include "core/engine/metrics/load.h"
#include "core/engine/metrics/mean_max_curve.h"
#include "core/engine/metrics/speed.h"
#include "core/engine/metrics/sums.h"
#include "core/engine/metrics/swim_speed.h"
#include "core/engine/metrics/variability.h"

#include <numeric>

namespace leadout::engine {

namespace {

/// Whether the threshold power, which is that of cycling, says something of a power in this sport.
bool hasPowerZones(Sport sport) {
    return !isOnFoot(sport) && sport != Sport::Swimming && sport != Sport::Multisport;
}

Measured<double> orAbsent(const std::optional<double>& value, std::string_view reason) {
    return value ? Measured<double>(*value) : absent(reason);
}

/// The summary's load. Without one: whether any of the athlete's thresholds is of something that was
/// measured.
Measured<Load> loadOf(const Metrics& metrics, Sport sport, bool hasSpeed, const Thresholds& thresholds) {
    if (metrics.load)
        return *metrics.load;
    const bool swims = sport == Sport::Swimming;
    const bool byPace = swims || sport == Sport::Running;
    const bool hasOutput = swims    ? metrics.distance_m.has_value()
                           : byPace ? hasSpeed
                                    : metrics.avg_power_w.value_or(0.0) > 0.0;
    const auto& limit = swims    ? thresholds.swim_speed_m_s
                        : byPace ? thresholds.run_speed_m_s
                                 : thresholds.power_w;
    const bool unknown = (hasOutput && !limit) || (metrics.avg_hr_bpm && !thresholds.heart_rate_bpm);
    return absent(unknown ? sentence::kAbsentThreshold : sentence::kAbsentLoad);
}

/// Values that stand for several seconds each say little of what went on between them.
std::optional<Sentence> slowRecording(std::span<const std::uint32_t> time, const Part& part) {
    const std::optional<std::uint32_t> interval = part.pool ? std::nullopt : slowInterval(time);
    if (!interval)
        return std::nullopt;
    return Sentence{std::string(sentence::kEstimateSlow),
                    {Quantity{static_cast<double>(*interval), Unit::Count}}};
}

Measured<double> efficiency(const Details& details, const Part& part, const Metrics& metrics,
                            double recorded_s) {
    if (part.sport == Sport::Multisport)
        return absentFor(part.sport);
    return isOnFoot(part.sport) ? efficiencyBySpeed(details.graded_speed_m_s, metrics)
                                : efficiencyByPower(metrics, recorded_s);
}

Measured<ZoneTimes> heartRateZones(std::span<const std::uint8_t> heartRate,
                                   std::span<const std::uint8_t> held_s, const Thresholds& thresholds) {
    const auto bounds = thresholds.heart_rate_bpm
                            ? zoneBounds(kHeartRateZonePercents, thresholds.heart_rate_bpm)
                            : zoneBounds(kMaxHeartRateZonePercents, thresholds.max_heart_rate_bpm);
    return bounds.and_then([&](const auto& bpm) { return timeInHeartRateZones(heartRate, held_s, bpm); });
}

} // namespace

Details detailsOf(const Recording& recording, const Part& part, const Metrics& metrics,
                  const Thresholds& thresholds, std::span<const MaximalEffort> earlier) {
    const Samples& samples = recording.samples;
    const Seconds rows(samples, part.samples);
    const std::vector<std::uint16_t> power = withinReason(rows.of(samples.power_w), kMostPower);
    const std::vector<std::uint16_t> speed = withinReason(speedOf(samples, rows, part.pool), kMostSpeed);
    const std::vector<std::uint8_t> heartRate = rows.of(samples.heart_rate_bpm);
    const std::vector<std::uint8_t> held = heldSeconds(rows.time());
    const double recorded_s = std::accumulate(held.begin(), held.end(), 0.0);
    const bool onFoot = isOnFoot(part.sport);

    Details details;
    details.moving_s = orAbsent(metrics.moving_s, sentence::kAbsentTime);
    details.distance_m = orAbsent(metrics.distance_m, sentence::kAbsentDistance);
    details.max_power_w = orAbsent(metrics.max_power_w, sentence::kAbsentPower);
    details.max_heart_rate_bpm = orAbsent(metrics.max_hr_bpm, sentence::kAbsentHeartRate);
    details.average_power_w = orAbsent(metrics.avg_power_w, sentence::kAbsentPower);
    details.weighted_power_w = weightedPowerOf(metrics, recorded_s);
    details.work_kj = orAbsent(metrics.work_kj, sentence::kAbsentPower);
    details.average_heart_rate_bpm = orAbsent(metrics.avg_hr_bpm, sentence::kAbsentHeartRate);
    details.load = loadOf(metrics, part.sport, !speed.empty(), thresholds);
    if (details.load)
        details.load_estimate = slowRecording(rows.time(), part);
    details.intensity = details.load.and_then(
        [&metrics](const Load&) { return orAbsent(metrics.intensity, sentence::kAbsentLoad); });
    details.power_without_zeros_w = averagePowerWithoutZeros(power, held);
    details.variability = variability(metrics, recorded_s);
    details.graded_speed_m_s = gradedSpeed(samples, part, metrics.avg_speed_m_s);
    details.efficiency = efficiency(details, part, metrics, recorded_s);
    details.swim_speed_m_s = part.sport == Sport::Swimming
                                 ? swimSpeed(metrics.distance_m, metrics.moving_s, part.rest_s)
                                 : Measured<double>(absentFor(part.sport));
    details.decoupling_percent = decoupling(samples, part);
    details.recovery = heartRateRecovery(rows.time(), heartRate, power.empty() || onFoot ? speed : power,
                                         highestHeartRate(thresholds).value_or(0.0));
    details.power_zones =
        hasPowerZones(part.sport)
            ? zoneBounds(kPowerZonePercents, thresholds.power_w).and_then([&](const auto& bounds) {
                  return timeInPowerZones(power, held, bounds);
              })
            : Measured<ZoneTimes>(absentFor(part.sport));
    details.heart_rate_zones = heartRateZones(heartRate, held, thresholds);
    details.pace_zones =
        part.sport == Sport::Running
            ? zoneBounds(kPaceZonePercents, thresholds.run_speed_m_s).and_then([&](const auto& bounds) {
                  return timeInPaceZones(speed, held, bounds);
              })
            : Measured<ZoneTimes>(absentFor(part.sport));
    const auto timeline = part.sport == Sport::Multisport ? Measured<PowerTimeline>(absentFor(part.sport))
                                                          : PowerTimeline::of(rows.time(), power, held);
    details.peaks =
        timeline.map([](const PowerTimeline& whole) { return meanMaxCurve(whole, kPeakDurations); });
    const bool cycles = hasPowerZones(part.sport);
    const auto threshold = cycles ? thresholds.power_w : std::nullopt;
    const auto withEarlier = [&](std::vector<MaximalEffort> efforts) {
        if (cycles)
            efforts.insert(efforts.end(), earlier.begin(), earlier.end());
        return criticalPower(efforts);
    };
    details.critical_power =
        timeline.and_then([&](const PowerTimeline& whole) { return withEarlier(maximalEfforts(whole)); })
            .and_then([&](const CriticalPower& fit) {
                return maximalOnly(fit, rows.time(), power, held, threshold);
            });
    return details;
}

} // namespace leadout::engine
