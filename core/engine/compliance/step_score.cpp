// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/step_score.h"

#include "core/engine/compliance/ratio_score.h"
#include "core/engine/compliance/rules.h"

#include <algorithm>

namespace leadout::engine {

namespace {

double effortScore(double average, const TargetRange& range, bool work) {
    const double below = range.low > 0.0 ? std::max(0.0, 1.0 - average / range.low) * 100.0 : 0.0;
    const double above = std::max(0.0, average / range.high - 1.0) * 100.0;
    const double lost =
        work ? rules::kWorkBelow * below + rules::kWorkAbove * above : rules::kEasyAbove * above;
    return std::max(0.0, 100.0 - lost);
}

double timeScore(const StepComparison& step, bool work) {
    const PlannedDone& amount = step.distance_m ? *step.distance_m : step.time_s;
    if (!(amount.planned > 0.0) || (!work && amount.done >= amount.planned))
        return 100.0;
    return ratioScore(amount);
}

} // namespace

TargetRange rangeInForce(const TargetRange& target) {
    const double middle = (target.low + target.high) / 2.0;
    const double single = target.unit == Unit::Watts ? rules::kSinglePowerShare : rules::kSingleOtherShare;
    const double half = middle * (target.low == target.high ? single : rules::kNarrowestShare);
    TargetRange range = target;
    range.low = asShown(std::min(target.low, middle - half), target.unit);
    range.high = asShown(std::max(target.high, middle + half), target.unit);
    return range;
}

bool hasEffort(const StepComparison& step) {
    if (step.test || !step.target || !step.average)
        return false;
    return step.target->unit != Unit::Bpm || step.time_s.planned >= rules::kShortestHeartRateStep;
}

StepResult scoreStep(const StepComparison& step) {
    StepResult result;
    result.name = step.name;
    result.kind = step.kind;
    result.repeat = step.repeat;
    result.repeats = step.repeats;
    result.planned_s = step.time_s.planned;
    result.done_s = step.time_s.done;
    result.compared = !step.threshold_missing;
    result.average = step.average;
    result.in_range = step.in_range;
    result.first_sample = step.first_sample;
    result.sample_count = step.sample_count;
    const bool work = step.kind == StepKind::Work;
    double effort = 100.0;
    if (step.target) {
        const TargetRange range = rangeInForce(*step.target);
        result.low = range.low;
        result.high = range.high;
        result.unit = range.unit;
        if (hasEffort(step))
            effort = effortScore(*step.average, range, work);
    }
    result.effort = effort;
    result.score = step.time_s.done > 0.0 ? effort * timeScore(step, work) / 100.0 : 0.0;
    result.weight = step.time_s.planned / 60.0 * (work ? rules::kWorkWeight : rules::kEasyWeight);
    return result;
}

std::optional<double> meanStepScore(std::span<const StepResult> steps, bool workOnly) {
    double sum = 0.0;
    double weight = 0.0;
    for (const StepResult& step : steps) {
        if (workOnly && step.kind != StepKind::Work)
            continue;
        sum += step.weight * step.score;
        weight += step.weight;
    }
    return weight > 0.0 ? std::optional(sum / weight) : std::nullopt;
}

bool isDone(const StepResult& step) {
    const bool tooEasy = step.effort <= 0.0 && step.average && step.low && *step.average < *step.low;
    return step.done_s > 0.0 && step.done_s >= rules::kRepeatDoneShare * step.planned_s && !tooEasy;
}

RepeatTally tallyRepeats(std::span<const StepResult> steps) {
    RepeatTally tally;
    for (const StepResult& step : steps) {
        if (step.kind != StepKind::Work)
            continue;
        ++tally.planned;
        tally.done += isDone(step) ? 1 : 0;
    }
    return tally;
}

bool farAboveTargets(std::span<const StepComparison> steps) {
    if (steps.size() < 2)
        return false;
    double above = 0.0;
    double time = 0.0;
    for (const StepComparison& step : steps) {
        const bool tells = step.kind == StepKind::Work && hasEffort(step) && step.time_s.done > 0.0 &&
                           step.time_s.planned >= rules::kThresholdStep;
        if (!tells)
            continue;
        above += step.time_s.done * (*step.average / step.target->high - 1.0);
        time += step.time_s.done;
    }
    return time > 0.0 && above / time >= rules::kThresholdShare;
}

} // namespace leadout::engine
