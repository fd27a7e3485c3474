// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/session.h"

#include "core/engine/compliance/sport_family.h"
#include "core/engine/metrics/moving_time.h"
#include "core/engine/metrics/summary.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

void collectTargets(const std::vector<WorkoutItem>& items, bool workOnly, std::optional<LoadMethod>& method) {
    for (const WorkoutItem& item : items) {
        if (method)
            return;
        if (const auto* repeat = std::get_if<Repeat>(&item)) {
            collectTargets(repeat->items, workOnly, method);
            continue;
        }
        const Step& step = std::get<Step>(item);
        if (workOnly && step.kind != StepKind::Work)
            continue;
        switch (step.target.measure) {
        case TargetMeasure::PowerPercent:
        case TargetMeasure::PowerWatts: method = LoadMethod::Power; break;
        case TargetMeasure::HeartRatePercent:
        case TargetMeasure::HeartRateMaxPercent:
        case TargetMeasure::HeartRateBpm: method = LoadMethod::HeartRate; break;
        case TargetMeasure::PacePercent:
        case TargetMeasure::PaceSpeed: method = LoadMethod::Pace; break;
        case TargetMeasure::Open:
        case TargetMeasure::Effort: break;
        }
    }
}

std::optional<LoadMethod> methodOfTargets(const Workout& workout) {
    std::optional<LoadMethod> method;
    collectTargets(workout.items, true, method);
    if (!method)
        collectTargets(workout.items, false, method);
    return method;
}

/// How the load of a plan without targets is meant: by what is usual for the sport and known of the athlete.
LoadMethod usualMethod(Sport sport, const Thresholds& thresholds) {
    if (sport == Sport::Multisport && (thresholds.power_w || thresholds.run_speed_m_s))
        return LoadMethod::Mixed;
    if (sport == Sport::Running && thresholds.run_speed_m_s)
        return LoadMethod::Pace;
    if (sport == Sport::Swimming)
        return LoadMethod::Pace;
    const bool power = sport == Sport::Cycling && thresholds.power_w;
    return power ? LoadMethod::Power : LoadMethod::HeartRate;
}

/// Measured the way the plan is, or else in whatever way is possible.
Metrics measured(const SessionPart& each, const Thresholds& thresholds, LoadMethod method) {
    Metrics metrics = summarise(*each.recording, each.part, thresholds, method);
    if (!metrics.load)
        metrics = summarise(*each.recording, each.part, thresholds);
    return metrics;
}

void add(std::optional<double>& sum, std::optional<double> value) {
    if (value)
        sum = sum.value_or(0.0) + *value;
}

/// The sum of legs, each measured in the way asked for its sport. The load is named by the method of the
/// whole or, where a leg was measured otherwise than asked, by that leg's.
template <typename Asked>
Done sumBy(const std::vector<SessionPart>& parts, const Thresholds& thresholds, LoadMethod method,
           const Asked& askedFor) {
    Done sum;
    double load = 0.0;
    bool known = true;
    for (const SessionPart& each : parts) {
        const LoadMethod asked = askedFor(each.part.sport);
        const Metrics metrics = measured(each, thresholds, asked);
        add(sum.moving_s, metrics.moving_s);
        add(sum.distance_m, metrics.distance_m);
        if (each.part.sport == Sport::Transition)
            continue;
        known = known && metrics.load;
        if (!metrics.load)
            continue;
        load += metrics.load->value;
        if (metrics.load->method != asked)
            method = metrics.load->method;
    }
    if (known && sum.moving_s.value_or(0.0) > 0.0) {
        sum.load = Load{load, method};
        sum.intensity = std::sqrt(load / 100.0 / (*sum.moving_s / 3600.0));
    }
    return sum;
}

} // namespace

bool isOneSport(const Recording& recording) {
    return std::all_of(recording.legs.begin(), recording.legs.end(), [&](const Leg& leg) {
        const Leg& first = recording.legs.front();
        return familyOf(leg.sport) == familyOf(first.sport) &&
               leg.pool_length_m.has_value() == first.pool_length_m.has_value();
    });
}

std::vector<SessionPart> partsOf(std::span<const Recording> recordings) {
    std::vector<SessionPart> parts;
    for (const Recording& recording : recordings) {
        if (isOneSport(recording)) {
            SessionPart whole{&recording, wholePart(recording)};
            if (!recording.legs.empty()) {
                whole.part.sport = recording.legs.front().sport;
                whole.part.pool = recording.legs.front().pool_length_m.has_value();
            }
            parts.push_back(std::move(whole));
            continue;
        }
        for (const Part& leg : legParts(recording))
            parts.push_back({&recording, leg});
    }
    return parts;
}

LoadMethod methodOf(const Workout& workout, const Thresholds& thresholds) {
    return methodOfTargets(workout).value_or(usualMethod(workout.sport, thresholds));
}

Done sumOf(const std::vector<SessionPart>& parts, const Workout& workout, const Thresholds& thresholds) {
    const LoadMethod planned = methodOf(workout, thresholds);
    if (workout.sport != Sport::Multisport)
        return sumBy(parts, thresholds, planned, [planned](Sport) { return planned; });
    const auto usual = [&thresholds](Sport sport) { return usualMethod(sport, thresholds); };
    Done sum = sumBy(parts, thresholds, planned, usual);
    if (planned != LoadMethod::Mixed || !sum.load || sum.load->method == LoadMethod::Mixed)
        return sum;
    constexpr LoadMethod kHeart = LoadMethod::HeartRate;
    sum = sumBy(parts, thresholds, kHeart, [](Sport) { return kHeart; });
    if (sum.load && sum.load->method != kHeart) {
        sum.load.reset();
        sum.intensity.reset();
    }
    return sum;
}

double missingPower(const std::vector<SessionPart>& parts) {
    double missing = 0.0;
    double all = 0.0;
    for (const SessionPart& each : parts) {
        const Seconds rows(each.recording->samples, each.part.samples);
        const std::vector<std::uint16_t> power = rows.of(each.recording->samples.power_w);
        const bool any = std::any_of(power.begin(), power.end(), [](std::uint16_t watts) {
            return watts != Column<std::uint16_t>::kMissing;
        });
        if (!any)
            continue;
        Within stopped(intervalsOf(movingTime(*each.recording, each.part, rows).stops));
        const std::vector<std::uint8_t> held = heldSeconds(rows.time());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (stopped(rows.time()[i]))
                continue;
            all += held[i];
            missing += power[i] == Column<std::uint16_t>::kMissing ? held[i] : 0;
        }
    }
    return all > 0.0 ? missing / all : 0.0;
}

} // namespace leadout::engine
