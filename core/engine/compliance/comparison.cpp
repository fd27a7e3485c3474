// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/comparison.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

bool usable(double value) {
    return std::isfinite(value) && value >= 0.0;
}

std::optional<PlannedDone> shown(const std::optional<PlannedDone>& pair, Unit unit) {
    if (!pair || !usable(pair->planned) || !usable(pair->done))
        return std::nullopt;
    const PlannedDone rounded{asShown(pair->planned, unit), asShown(pair->done, unit)};
    return rounded.planned > 0.0 ? std::optional(rounded) : std::nullopt;
}

std::optional<double> shown(const std::optional<double>& value, Unit unit) {
    return value && usable(*value) ? std::optional(asShown(*value, unit)) : std::nullopt;
}

StepComparison shown(StepComparison step) {
    step.time_s.planned = shown(std::optional(step.time_s.planned), Unit::Seconds).value_or(0.0);
    step.time_s.done = shown(std::optional(step.time_s.done), Unit::Seconds).value_or(0.0);
    step.distance_m = shown(step.distance_m, Unit::Metres);
    if (step.target && (!usable(step.target->low) || !usable(step.target->high) || step.target->high <= 0.0))
        step.target.reset();
    if (step.target) {
        const Unit unit = step.target->unit;
        const auto [low, high] = std::minmax({step.target->low, step.target->high});
        step.target->low = asShown(low, unit);
        step.target->high = asShown(high, unit);
        step.average = shown(step.average, unit);
    }
    return step;
}

/// How far a length is from its plan, in shares of the plan.
double distanceFromPlan(const std::optional<PlannedDone>& pair) {
    return std::abs(pair->ratio() - 1.0);
}

} // namespace

int PlannedDone::percent() const {
    return static_cast<int>(std::clamp(std::round(100.0 * ratio()), 0.0, 1e6));
}

double asShown(double value, Unit unit) {
    constexpr double kMetresPerKilometre = 1000.0;
    switch (unit) {
    case Unit::Intensity:
    case Unit::WattsPerKg:
    case Unit::Litres: return std::round(value * 100.0) / 100.0;
    case Unit::SpeedMs: {
        const double pace = value > 0.0 ? std::round(kMetresPerKilometre / value) : 0.0;
        return pace > 0.0 ? kMetresPerKilometre / pace : value;
    }
    case Unit::Count:
    case Unit::Points:
    case Unit::Watts:
    case Unit::Bpm:
    case Unit::Rpm:
    case Unit::Seconds:
    case Unit::Metres:
    case Unit::Percent:
    case Unit::Load:
    case Unit::Kilojoules:
    case Unit::Kilocalories:
    case Unit::Celsius:
    case Unit::MetresUp: break;
    }
    return std::round(value);
}

Comparison asShown(Comparison comparison) {
    comparison.duration_s = shown(comparison.duration_s, Unit::Seconds);
    comparison.distance_m = shown(comparison.distance_m, Unit::Metres);
    comparison.intensity = shown(comparison.intensity, Unit::Intensity);
    if (comparison.load) {
        LoadComparison& load = *comparison.load;
        const auto pair = shown(PlannedDone{load.planned.value, load.done.value}, Unit::Load);
        if (pair) {
            load.planned.value = pair->planned;
            load.done.value = pair->done;
        } else {
            comparison.load.reset();
        }
    }
    comparison.extra_s = shown(std::optional(comparison.extra_s), Unit::Seconds).value_or(0.0);
    if (comparison.extra_load) {
        const auto value = shown(std::optional(comparison.extra_load->value), Unit::Load);
        if (value)
            comparison.extra_load->value = *value;
        else
            comparison.extra_load.reset();
    }
    std::transform(comparison.steps.begin(), comparison.steps.end(), comparison.steps.begin(),
                   [](StepComparison& step) { return shown(std::move(step)); });
    return comparison;
}

bool loadCounts(const Comparison& comparison) {
    return comparison.load && comparison.load->planned.method == comparison.load->done.method;
}

std::optional<Length> length(const Comparison& comparison) {
    const auto& time = comparison.duration_s;
    const auto& distance = comparison.distance_m;
    if (!time && !distance)
        return std::nullopt;
    bool byDistance = !time;
    if (time && distance) {
        byDistance =
            comparison.measure == Measure::Distance ||
            (comparison.measure == Measure::Better && distanceFromPlan(distance) < distanceFromPlan(time));
    }
    return Length{byDistance ? *distance : *time,
                  byDistance ? SumRow::Part::Distance : SumRow::Part::Duration, time ? time->planned : 0.0};
}

double inLength(double seconds, const Length& length) {
    if (length.part == SumRow::Part::Duration)
        return seconds;
    return length.planned_s > 0.0 ? seconds * length.value.planned / length.planned_s : 0.0;
}

} // namespace leadout::engine
