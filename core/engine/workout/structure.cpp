// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/structure.h"

#include "core/engine/metrics/load.h"
#include "core/engine/metrics/weighted_power.h"
#include "core/engine/model/metrics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace leadout::engine {

namespace {

struct Place {
    int repeat = 0;
    int repeats = 0;
};

void unroll(const std::vector<WorkoutItem>& items, Place place, std::vector<FlatStep>& steps) {
    for (const WorkoutItem& item : items) {
        if (steps.size() >= kMaxSteps)
            return;
        if (const auto* step = std::get_if<Step>(&item)) {
            steps.push_back({*step, place.repeat, place.repeats});
            continue;
        }
        const auto& repeat = std::get<Repeat>(item);
        for (int i = 1; i <= repeat.count && steps.size() < kMaxSteps; ++i) {
            const std::size_t before = steps.size();
            unroll(repeat.items, {i, repeat.count}, steps);
            if (steps.size() == before)
                break; // repeating nothing a billion times must cost nothing
        }
    }
}

std::size_t count(const std::vector<WorkoutItem>& items, int mostTimes) {
    std::size_t total = 0;
    for (const WorkoutItem& item : items) {
        std::size_t steps = 1;
        if (const auto* repeat = std::get_if<Repeat>(&item)) {
            const auto times = static_cast<std::size_t>(std::clamp(repeat->count, 0, mostTimes));
            steps = count(repeat->items, mostTimes) * times; // at most 1,001 times 2^31, no overflow
        }
        total = std::min(total + steps, kMaxSteps + 1);
    }
    return total;
}

std::optional<double> thresholdSpeed(Sport sport, const Thresholds& thresholds) {
    if (sport == Sport::Running)
        return thresholds.run_speed_m_s;
    if (sport == Sport::Swimming)
        return thresholds.swim_speed_m_s;
    return std::nullopt;
}

/// How hard a step is meant to be; start and end are 1.0 at threshold and differ for ramps only.
struct StepEffort {
    double start = 0.0;
    double end = 0.0;
    LoadMethod method = LoadMethod::Power;
};

std::optional<StepEffort> relative(const Target& target, double low, double high,
                                   std::optional<double> threshold, LoadMethod method) {
    if (!threshold || !(*threshold > 0.0))
        return std::nullopt;
    const double middle = (low + high) / 2.0;
    const StepEffort effort{(target.ramp ? low : middle) / *threshold,
                            (target.ramp ? high : middle) / *threshold, method};
    if (!std::isfinite(effort.start) || !std::isfinite(effort.end))
        return std::nullopt;
    return effort;
}

/// A heart-rate target by the measure that the recording's load will have.
std::optional<StepEffort> byHeartRate(const Target& target, Sport sport, const Thresholds& thresholds) {
    const auto beats = resolve(target, sport, thresholds);
    if (!beats)
        return std::nullopt;
    const double middle = (beats->low + beats->high) / 2.0;
    const bool falls = target.low > target.high;
    const auto start =
        heartRateIntensity(target.ramp ? (falls ? beats->high : beats->low) : middle, thresholds);
    const auto end =
        heartRateIntensity(target.ramp ? (falls ? beats->low : beats->high) : middle, thresholds);
    if (!start || !end)
        return std::nullopt;
    return StepEffort{*start, *end, LoadMethod::HeartRate};
}

std::optional<StepEffort> effortOf(const Target& target, Sport sport, const Thresholds& thresholds) {
    const double low = target.low;
    const double high = target.high;
    switch (target.measure) {
    case TargetMeasure::PowerPercent: return relative(target, low, high, 100.0, LoadMethod::Power);
    case TargetMeasure::PowerWatts: return relative(target, low, high, thresholds.power_w, LoadMethod::Power);
    case TargetMeasure::PacePercent: return relative(target, low, high, 100.0, LoadMethod::Pace);
    case TargetMeasure::PaceSpeed:
        return relative(target, low, high, thresholdSpeed(sport, thresholds), LoadMethod::Pace);
    case TargetMeasure::HeartRatePercent:
    case TargetMeasure::HeartRateBpm:
    case TargetMeasure::HeartRateMaxPercent: return byHeartRate(target, sport, thresholds);
    case TargetMeasure::Open:
    case TargetMeasure::Effort: return std::nullopt;
    }
    return std::nullopt;
}

/// The mean of x^2 while x goes evenly from the start to the end.
double meanSquare(const StepEffort& effort) {
    const double a = effort.start;
    const double b = effort.end;
    return (a * a + a * b + b * b) / 3.0;
}

/// The mean of x^4 while x goes evenly from the start to the end.
double meanFourthPower(const StepEffort& effort) {
    const double a = effort.start;
    const double b = effort.end;
    return (a * a * a * a + a * a * a * b + a * a * b * b + a * b * b * b + b * b * b * b) / 5.0;
}

/// What some steps add up to; each total counts only while its flag holds.
struct Sum {
    double seconds = 0.0;
    double metres = 0.0;
    double square = 0.0; ///< seconds times intensity squared
    double fourth = 0.0; ///< seconds times intensity to the fourth
    bool timed = true;
    bool measured = true;
    bool targeted = true;
    std::optional<LoadMethod> method;

    void add(const Sum& part, int times) {
        seconds += part.seconds * times;
        metres += part.metres * times;
        square += part.square * times;
        fourth += part.fourth * times;
        timed = timed && part.timed;
        measured = measured && part.measured;
        targeted = targeted && part.targeted && (!method || !part.method || *method == *part.method);
        if (part.method)
            method = part.method;
    }
};

Sum sumOf(const Step& step, Sport sport, const Thresholds& thresholds) {
    Sum sum;
    const auto pace = resolve(step.target, sport, thresholds);
    const double speed =
        pace && pace->unit == Unit::SpeedMs && pace->low > 0.0 ? (pace->low + pace->high) / 2.0 : 0.0;
    const bool known = std::isfinite(step.extent.value) && step.extent.value >= 0.0;
    if (known && step.extent.unit == Extent::Unit::Seconds) {
        sum.seconds = step.extent.value;
        sum.metres = sum.seconds * speed;
        const bool rest = step.kind == StepKind::Recovery && step.target.measure == TargetMeasure::Open;
        sum.measured = speed > 0.0 || (sport == Sport::Swimming && rest);
    } else if (known && step.extent.unit == Extent::Unit::Metres) {
        sum.metres = step.extent.value;
        sum.timed = speed > 0.0;
        sum.seconds = sum.timed ? sum.metres / speed : 0.0;
    } else {
        sum.timed = false;
        sum.measured = false;
    }
    if (const auto effort = effortOf(step.target, sport, thresholds)) {
        sum.square = sum.seconds * meanSquare(*effort);
        sum.fourth = sum.seconds * meanFourthPower(*effort);
        sum.method = effort->method;
    } else {
        sum.targeted = sum.timed && sum.seconds == 0.0;
    }
    return sum;
}

Sum sumOf(const std::vector<WorkoutItem>& items, Sport sport, const Thresholds& thresholds) {
    Sum sum;
    for (const WorkoutItem& item : items) {
        if (const auto* step = std::get_if<Step>(&item))
            sum.add(sumOf(*step, sport, thresholds), 1);
        else if (const auto& repeat = std::get<Repeat>(item); repeat.count > 0)
            sum.add(sumOf(repeat.items, sport, thresholds), repeat.count);
    }
    return sum;
}

/// The intensity that a recording of the plan would show: its seconds one by one, weighted as recorded power
/// is. Nothing for plans too short for that, or so long that only the steps themselves can be counted.
std::optional<double> recordedIntensity(const Workout& workout, const Thresholds& thresholds) {
    constexpr double kScale = 10'000.0; // of 1.0, so that a column of whole numbers holds an intensity
    constexpr std::size_t kLongest = 24 * 3600;
    if (stepCount(workout) > kMaxSteps)
        return std::nullopt;
    std::vector<std::uint16_t> profile;
    double end = 0.0;
    for (const FlatStep& flat : flatten(workout)) {
        const double start = end;
        end += sumOf(flat.step, workout.sport, thresholds).seconds;
        const auto effort = effortOf(flat.step.target, workout.sport, thresholds);
        if (!effort || !(end <= static_cast<double>(kLongest)))
            return std::nullopt;
        while (static_cast<double>(profile.size()) + 0.5 < end) {
            const double share = (static_cast<double>(profile.size()) + 0.5 - start) / (end - start);
            const double intensity = effort->start + (effort->end - effort->start) * share;
            profile.push_back(static_cast<std::uint16_t>(std::clamp(intensity * kScale, 0.0, 65'534.0)));
        }
    }
    const auto mean = weightedMean(profile);
    return mean ? std::optional(*mean / kScale) : std::nullopt;
}

} // namespace

std::vector<FlatStep> flatten(const Workout& workout) {
    std::vector<FlatStep> steps;
    unroll(workout.items, {}, steps);
    return steps;
}

std::size_t stepCount(const Workout& workout) {
    return count(workout.items, std::numeric_limits<int>::max());
}

std::size_t writtenStepCount(const Workout& workout) {
    return count(workout.items, 1);
}

std::optional<TargetRange> resolve(const Target& target, Sport sport, const Thresholds& thresholds) {
    std::optional<double> unit = 1.0;
    TargetRange range;
    switch (target.measure) {
    case TargetMeasure::PowerWatts: break;
    case TargetMeasure::PowerPercent: unit = thresholds.power_w; break;
    case TargetMeasure::HeartRateBpm: range.unit = Unit::Bpm; break;
    case TargetMeasure::HeartRatePercent:
        unit = thresholds.heart_rate_bpm;
        range.unit = Unit::Bpm;
        break;
    case TargetMeasure::HeartRateMaxPercent:
        unit = thresholds.max_heart_rate_bpm;
        range.unit = Unit::Bpm;
        break;
    case TargetMeasure::PaceSpeed: range.unit = Unit::SpeedMs; break;
    case TargetMeasure::PacePercent:
        unit = thresholdSpeed(sport, thresholds);
        range.unit = Unit::SpeedMs;
        break;
    case TargetMeasure::Open:
    case TargetMeasure::Effort: return std::nullopt;
    }
    if (!unit)
        return std::nullopt;
    const bool percent =
        target.measure == TargetMeasure::PowerPercent || target.measure == TargetMeasure::HeartRatePercent ||
        target.measure == TargetMeasure::HeartRateMaxPercent || target.measure == TargetMeasure::PacePercent;
    const double scale = percent ? *unit / 100.0 : 1.0;
    range.low = std::min(target.low, target.high) * scale;
    range.high = std::max(target.low, target.high) * scale;
    return range;
}

PlannedTotals plannedTotals(const Workout& workout, const Thresholds& thresholds) {
    Sum sum = sumOf(workout.items, workout.sport, thresholds);
    sum.timed = sum.timed && std::isfinite(sum.seconds);
    sum.measured = sum.measured && std::isfinite(sum.metres);
    PlannedTotals totals{workout.duration_s, workout.distance_m, workout.load, workout.intensity};
    if (!totals.duration_s && sum.timed && sum.seconds > 0.0)
        totals.duration_s = sum.seconds;
    if (!totals.distance_m && sum.measured && sum.metres > 0.0)
        totals.distance_m = sum.metres;
    if (workout.sport == Sport::Swimming) {
        totals.load.reset();
        totals.intensity.reset();
        return totals;
    }
    const double hours = totals.duration_s.value_or(0.0) / 3600.0;
    if (!totals.intensity && totals.load && *totals.load >= 0.0 && hours > 0.0)
        totals.intensity = std::sqrt(*totals.load / 100.0 / hours);
    if (!totals.intensity && sum.timed && sum.targeted && sum.seconds > 0.0) {
        if (sum.method == LoadMethod::HeartRate)
            totals.intensity = std::sqrt(sum.square / sum.seconds);
        else
            totals.intensity =
                recordedIntensity(workout, thresholds).value_or(std::pow(sum.fourth / sum.seconds, 0.25));
    }
    if (totals.intensity && !std::isfinite(*totals.intensity))
        totals.intensity.reset();
    if (!totals.load && totals.intensity && hours > 0.0)
        totals.load = hours * *totals.intensity * *totals.intensity * 100.0;
    return totals;
}

} // namespace leadout::engine
