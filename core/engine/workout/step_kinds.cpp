// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/step_kinds.h"

#include "core/engine/workout/structure.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace leadout::engine {

namespace {

constexpr double kEasyPower = 0.75;
constexpr double kEasyPace = 0.85;

bool isJudged(const Target& target) {
    return target.measure == TargetMeasure::PowerPercent || target.measure == TargetMeasure::PowerWatts ||
           target.measure == TargetMeasure::PacePercent;
}

double middle(const Target& target) {
    return (target.low + target.high) / 2.0;
}

double ownIntensity(const Workout& workout, double threshold) {
    double length = 0.0;
    double fourth = 0.0;
    for (const FlatStep& flat : flatten(workout)) {
        if (!isJudged(flat.step.target))
            continue;
        length += flat.step.extent.value;
        fourth += flat.step.extent.value * std::pow(middle(flat.step.target), 4.0);
    }
    return length > 0.0 ? std::min(std::pow(fourth / length, 0.25), threshold) : 0.0;
}

bool isHard(const WorkoutItem& item, double intensity) {
    const auto* step = std::get_if<Step>(&item);
    if (!step)
        return true;
    if (step->kind != StepKind::Work)
        return false;
    if (!isJudged(step->target))
        return true;
    const double share = step->target.measure == TargetMeasure::PacePercent ? kEasyPace : kEasyPower;
    return middle(step->target) >= share * intensity;
}

} // namespace

void judgeStepKinds(Workout& workout, double threshold) {
    const double intensity = ownIntensity(workout, threshold);
    const auto hard = [&](const WorkoutItem& item) { return isHard(item, intensity); };
    const auto first = std::find_if(workout.items.begin(), workout.items.end(), hard);
    if (first == workout.items.end())
        return;
    const auto last = std::find_if(workout.items.rbegin(), workout.items.rend(), hard).base();
    for (auto item = workout.items.begin(); item != workout.items.end(); ++item) {
        auto* step = std::get_if<Step>(&*item);
        if (!step || step->kind != StepKind::Work || hard(*item))
            continue;
        if (item < first)
            step->kind = StepKind::WarmUp;
        else
            step->kind = item < last ? StepKind::Recovery : StepKind::CoolDown;
    }
}

} // namespace leadout::engine
