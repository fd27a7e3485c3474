// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/body.h"

#include "core/backend/sample/ride.h"
#include "core/backend/sample/script.h"

#include <algorithm>
#include <cmath>

namespace leadout::backend::sample {

namespace {

using engine::Recording;
using engine::Sport;
using engine::Step;
using engine::StepKind;
using engine::Target;
using engine::TargetMeasure;
using engine::Workout;

constexpr double kTransition = 120.0;         ///< seconds between the legs of a brick
constexpr double kRideOfBrick = 90.0 / 110.0; ///< of its time
constexpr double kGymPercent = 62.0;          ///< of threshold heart rate

Workout singleStep(Sport sport, double seconds, Target target) {
    Workout workout;
    workout.sport = sport;
    Step step;
    step.extent = {engine::Extent::Unit::Seconds, seconds};
    step.target = target;
    workout.items.emplace_back(step);
    return workout;
}

/// Drills take what is left of the planned time.
void fillWithDrills(const Workout& workout, double length, std::vector<Phase>& phases) {
    const auto drills =
        std::find_if(phases.begin(), phases.end(), [](const Phase& phase) { return phase.name == "Drills"; });
    if (drills == phases.end() || !workout.duration_s)
        return;
    double others = 0.0;
    for (const Phase& phase : phases)
        others += phase.seconds;
    others -= drills->seconds;
    drills->seconds = std::max(drills->seconds * 0.8, *workout.duration_s * length - others);
}

Recording recordOne(const Workout& workout, const Conduct& conduct, const Outing& outing, Dice& dice) {
    std::vector<Phase> phases = script(workout, conduct, outing.set, outing.real);
    if (workout.sport == Sport::Swimming) {
        fillWithDrills(workout, conduct.length.value_or(1.0), phases);
        return recordSwim(phases, outing);
    }
    return recordBySecond(workout.sport, phases, conduct, outing, dice);
}

/// Puts a column behind another; `plus` is added to every value.
template <typename T>
void append(const engine::Column<T>& from, std::size_t offset, T plus, engine::Column<T>& to) {
    for (std::size_t i = 0; i < from.values().size(); ++i) {
        if (const auto value = from.at(i))
            to.put(offset + i, static_cast<T>(*value + plus));
    }
}

/// One multisport file of two recordings and the change of shoes between them.
Recording together(Recording first, const Recording& second) {
    const std::size_t offset = first.samples.size();
    engine::Samples& samples = first.samples;
    const auto travelled = samples.distance_cm.at(offset - 1).value_or(0);
    const std::uint32_t end = first.start + static_cast<std::uint32_t>(first.elapsed_s.value_or(0.0));
    engine::Leg change;
    change.sport = Sport::Transition;
    change.start = end;
    change.elapsed_s = static_cast<double>(second.start - end);
    change.timer_s = change.elapsed_s;
    samples.time.insert(samples.time.end(), second.samples.time.begin(), second.samples.time.end());
    append<std::uint8_t>(second.samples.heart_rate_bpm, offset, 0, samples.heart_rate_bpm);
    append<std::uint8_t>(second.samples.cadence_rpm, offset, 0, samples.cadence_rpm);
    append<std::uint16_t>(second.samples.speed_mm_s, offset, 0, samples.speed_mm_s);
    append<std::uint32_t>(second.samples.distance_cm, offset, travelled, samples.distance_cm);
    append<std::uint16_t>(second.samples.altitude_5m, offset, 0, samples.altitude_5m);
    first.timer_events.pop_back(); // the timer runs on while the shoes are changed
    first.timer_events.insert(first.timer_events.end(), second.timer_events.begin() + 1,
                              second.timer_events.end());
    first.laps.insert(first.laps.end(), second.laps.begin(), second.laps.end());
    first.legs.push_back(change);
    first.legs.push_back(second.legs.front());
    first.timer_s = *first.timer_s + *change.timer_s + *second.timer_s;
    first.elapsed_s = *first.elapsed_s + *change.elapsed_s + *second.elapsed_s;
    first.distance_m = first.distance_m.value_or(0.0) + second.distance_m.value_or(0.0);
    return first;
}

std::vector<Recording> recordBrick(const Workout& brick, const Conduct& conduct, const Outing& outing,
                                   Dice& dice) {
    const double seconds = brick.duration_s.value_or(0.0) * conduct.length.value_or(1.0);
    Conduct legs = conduct;
    legs.length.reset();
    const Recording ride =
        recordOne(singleStep(Sport::Cycling, seconds * kRideOfBrick, {TargetMeasure::PowerPercent, 70, 70}),
                  legs, outing, dice);
    Outing after = outing;
    after.start += static_cast<std::uint32_t>(ride.elapsed_s.value_or(0.0) + kTransition);
    const Recording run = recordOne(
        singleStep(Sport::Running, seconds * (1.0 - kRideOfBrick), {TargetMeasure::PacePercent, 85, 85}),
        legs, after, dice);
    if (conduct.multisport_file)
        return {together(ride, run)};
    return {ride, run};
}

} // namespace

std::vector<Recording> record(const Workout& planned, const Conduct& conduct, const Outing& outing,
                              Dice& dice) {
    const Workout& workout = conduct.instead ? *conduct.instead : planned;
    if (workout.sport == Sport::Multisport)
        return recordBrick(workout, conduct, outing, dice);
    if (!workout.items.empty())
        return {recordOne(workout, conduct, outing, dice)};
    const double seconds = workout.duration_s.value_or(0.0);
    const Target target = workout.sport == Sport::Strength
                              ? Target{TargetMeasure::HeartRatePercent, kGymPercent, kGymPercent, false}
                              : Target{};
    return {recordOne(singleStep(workout.sport, seconds, target), conduct, outing, dice)};
}

} // namespace leadout::backend::sample
