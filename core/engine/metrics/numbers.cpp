// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/numbers.h"

#include "core/engine/metrics/graded_speed.h"
#include "core/engine/metrics/mean_max_curve.h"
#include "core/engine/metrics/sums.h"
#include "core/engine/model/sentence_ids.h"

#include <cmath>
#include <utility>

namespace leadout::engine {

namespace {

double roundedTo(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale;
}

Number absentNumber(NumberKey number, Sentence why) {
    Number none;
    none.number = number;
    none.absent = std::move(why);
    return none;
}

Number single(NumberKey number, const Measured<double>& value, int decimals,
              std::optional<MeasuredBy> by = std::nullopt) {
    if (!value)
        return absentNumber(number, value.error());
    Number known;
    known.number = number;
    known.values = {roundedTo(*value, decimals)};
    known.by = by;
    return known;
}

Number toldLoad(const Details& details, std::optional<MeasuredBy> by) {
    Number known =
        single(NumberKey::Load, details.load.map([](const Load& value) { return value.value; }), 1, by);
    known.estimate = details.load_estimate;
    return known;
}

Measured<double> orReason(const std::optional<double>& value, std::string_view reason) {
    return value ? Measured<double>(*value) : absent(reason);
}

/// Nothing for several sports, each measured in its own way.
std::optional<MeasuredBy> measuredBy(LoadMethod method) {
    switch (method) {
    case LoadMethod::Power: return MeasuredBy::Power;
    case LoadMethod::HeartRate: return MeasuredBy::HeartRate;
    case LoadMethod::Pace: return MeasuredBy::Pace;
    case LoadMethod::Mixed: break;
    }
    return std::nullopt;
}

Number zones(NumberKey number, const Measured<ZoneTimes>& times,
             std::optional<MeasuredBy> by = std::nullopt) {
    if (!times)
        return absentNumber(number, times.error());
    Number known;
    known.number = number;
    for (const double seconds : times->zone_s)
        known.values.push_back(roundedTo(seconds, 0));
    known.by = by;
    return known;
}

BestAverage best(const BestPower& measured) {
    return {measured.duration_s, roundedTo(measured.power_w, 1)};
}

Number peakPowers(const Measured<std::vector<BestPower>>& peaks) {
    if (!peaks)
        return absentNumber(NumberKey::PeakPower, peaks.error());
    Number known;
    known.number = NumberKey::PeakPower;
    for (const BestPower& each : *peaks)
        known.bests.push_back(best(each));
    return known;
}

Number critical(const Measured<CriticalPower>& fit) {
    if (!fit)
        return absentNumber(NumberKey::CriticalPower, fit.error());
    Number known;
    known.number = NumberKey::CriticalPower;
    known.values = {roundedTo(fit->critical_power_w, 1), roundedTo(fit->w_prime_j, 0)};
    for (const CarryingEffort& each : fit->efforts)
        known.bests.push_back(best(each.effort.best));
    return known;
}

Number balance(const Measured<WPrimeBalance>& measured, const Measured<CriticalPower>& fit) {
    if (!measured || !fit)
        return absentNumber(NumberKey::WPrimeBalance, measured ? fit.error() : measured.error());
    Number known;
    known.number = NumberKey::WPrimeBalance;
    known.values = {roundedTo(measured->lowest_j, 0), roundedTo(fit->w_prime_j, 0)};
    return known;
}

} // namespace

Measured<WPrimeBalance> wPrimeBalanceOf(const Recording& recording, const Part& part,
                                        const Measured<CriticalPower>& fit) {
    if (!fit)
        return tl::unexpected(fit.error());
    const Seconds rows(recording.samples, part.samples);
    const std::vector<std::uint16_t> power = rows.of(recording.samples.power_w);
    return wPrimeBalance(rows.time(), power, heldSeconds(rows.time()), fit->critical_power_w, fit->w_prime_j);
}

std::vector<BestAverage> curveOf(const Recording& recording, const Part& part) {
    const Seconds rows(recording.samples, part.samples);
    const std::vector<std::uint16_t> power = withinReason(rows.of(recording.samples.power_w), kMostPower);
    const auto timeline = PowerTimeline::of(rows.time(), power, heldSeconds(rows.time()));
    std::vector<BestAverage> curve;
    if (!timeline)
        return curve;
    for (const BestPower& each : meanMaxCurve(*timeline, curveDurations(timeline->longest())))
        curve.push_back({each.duration_s, std::round(each.power_w)});
    return curve;
}

std::vector<Number> numbersOf(const Recording& recording, const Part& part, const Metrics& metrics,
                              const Details& details, const Thresholds& thresholds) {
    using enum NumberKey;
    const bool onFoot = isOnFoot(part.sport);
    const bool bySpeed = onFoot || part.sport == Sport::CrossCountrySkiing;
    std::optional<MeasuredBy> by;
    if (details.load)
        by = measuredBy(details.load->method);
    const auto intensity = [&metrics](const engine::Load&) {
        return orReason(metrics.intensity, sentence::kAbsentLoad);
    };
    return {
        single(MovingTime, orReason(metrics.moving_s, sentence::kAbsentTime), 0),
        toldLoad(details, by),
        single(Intensity, details.load.and_then(intensity), 3, by),
        single(AveragePower, details.average_power_w, 1),
        single(PowerWithoutZeros, details.power_without_zeros_w, 1),
        single(WeightedPower, details.weighted_power_w, 1),
        single(Variability, details.variability, 3),
        single(Work, details.work_kj, 1),
        single(AverageHeartRate, details.average_heart_rate_bpm, 1),
        single(Efficiency, details.efficiency, 3, onFoot ? MeasuredBy::Pace : MeasuredBy::Power),
        single(Decoupling, details.decoupling_percent, 2, bySpeed ? MeasuredBy::Pace : MeasuredBy::Power),
        single(HeartRateRecovery,
               details.recovery.map([](const auto& recovery) { return recovery.drop_bpm; }), 0),
        peakPowers(details.peaks),
        critical(details.critical_power),
        balance(wPrimeBalanceOf(recording, part, details.critical_power), details.critical_power),
        single(GradedSpeed, details.graded_speed_m_s, 3),
        single(SwimSpeed, details.swim_speed_m_s, 3),
        zones(PowerZones, details.power_zones),
        zones(HeartRateZones, details.heart_rate_zones,
              thresholds.heart_rate_bpm ? MeasuredBy::ThresholdHeartRate : MeasuredBy::HighestHeartRate),
        zones(PaceZones, details.pace_zones),
    };
}

} // namespace leadout::engine
