// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/model/sentence_ids.h"
#include "core/engine/recording/fit_profile.h"
#include "core/engine/workout/fit_targets.h"
#include "core/engine/workout/fit_workout.h"
#include "core/engine/workout/losses.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

void lengthLosses(const Step& step, Losses& losses) {
    if (step.extent.unit == Extent::Unit::Open || !std::isfinite(step.extent.value))
        return;
    const double units = step.extent.value * (step.extent.unit == Extent::Unit::Seconds ? 1000.0 : 100.0);
    if (std::round(units) <= 0.0)
        losses.add(sentence::kLostEmpty, step);
    else if (std::abs(units - std::round(units)) > 1e-3)
        losses.add(sentence::kLostTime, step);
}

void targetLosses(const Step& step, Sport sport, const Thresholds& thresholds, Losses& losses) {
    if (step.target.measure == TargetMeasure::Open)
        return;
    const Target held = inFitMeasure(step.target, sport, thresholds);
    const FitTarget written = fitTarget(held);
    Step back;
    if (written.type == fit::step_target::kOpen || !readTarget(written, back)) {
        losses.add(sentence::kLostTarget, step);
        return;
    }
    if (step.target.ramp && step.target.low != step.target.high)
        losses.add(sentence::kLostRamp, step);
    if (held.measure == TargetMeasure::HeartRateBpm && step.target.measure != held.measure)
        losses.add(sentence::kLostThreshold, step,
                   Quantity{thresholds.heart_rate_bpm.value_or(0.0), Unit::Bpm});
    else if (step.target.measure == TargetMeasure::PacePercent)
        losses.add(sentence::kLostThreshold, step,
                   Quantity{(sport == Sport::Swimming ? thresholds.swim_speed_m_s : thresholds.run_speed_m_s)
                                .value_or(0.0),
                            Unit::SpeedMs});
    else if (std::abs(back.target.low - std::min(held.low, held.high)) > 1e-6 ||
             std::abs(back.target.high - std::max(held.low, held.high)) > 1e-6)
        losses.add(sentence::kLostRounding, step);
}

void itemLosses(const std::vector<WorkoutItem>& items, Sport sport, const Thresholds& thresholds,
                Losses& losses) {
    for (const WorkoutItem& item : items) {
        const auto* step = std::get_if<Step>(&item);
        if (!step) {
            itemLosses(std::get<Repeat>(item).items, sport, thresholds, losses);
            continue;
        }
        lengthLosses(*step, losses);
        targetLosses(*step, sport, thresholds, losses);
        if (step->name.size() >= kFitStepName)
            losses.add(sentence::kLostNameCut, *step);
        if (step->test)
            losses.add(sentence::kLostTest, *step);
    }
}

} // namespace

std::vector<Sentence> lostInFit(const Workout& workout, const Thresholds& thresholds) {
    Losses losses(workout, "FIT");
    itemLosses(workout.items, workout.sport, thresholds, losses);
    if (workout.name.size() >= kFitWorkoutName || workout.description.size() > kFitDescription)
        losses.add(sentence::kLostText);
    if (!workout.cues.empty())
        losses.add(sentence::kLostCues, {Quantity{double(workout.cues.size()), Unit::Count}});
    losses.addHead(workout, true, workout.type == SessionType::Training);
    return losses.sentences();
}

} // namespace leadout::engine
