// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/score.h"

#include "core/engine/compliance/ratio_score.h"
#include "core/engine/compliance/rules.h"
#include "core/engine/compliance/step_score.h"
#include "core/engine/compliance/sum.h"
#include "core/engine/compliance/verdict.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace leadout::engine {

namespace {

Sentence againstPlan(std::string_view id, const PlannedDone& pair, Unit unit) {
    return {std::string(id),
            {Quantity{pair.done, unit}, Quantity{pair.planned, unit},
             Quantity{static_cast<double>(pair.percent()), Unit::Percent}}};
}

/// On a recovery day less is as good as planned.
PlannedDone judged(PlannedDone pair, bool recoveryDay) {
    if (recoveryDay)
        pair.done = std::max(pair.done, pair.planned);
    return pair;
}

std::vector<ScorePart> wholeSession(const Comparison& comparison) {
    const bool recovery = comparison.recovery_day;
    std::vector<ScorePart> parts;
    if (const auto whole = length(comparison)) {
        const bool distance = whole->part == SumRow::Part::Distance;
        parts.push_back({whole->part, rules::kLengthWeight,
                         ratioScore(judged(whole->value, recovery), inLength(rules::kFreeTime, *whole)),
                         againstPlan(distance ? sentence::kSumDistance : sentence::kSumDuration, whole->value,
                                     distance ? Unit::Metres : Unit::Seconds)});
    }
    if (!loadCounts(comparison))
        return parts;
    const PlannedDone load{comparison.load->planned.value, comparison.load->done.value};
    parts.push_back({SumRow::Part::Load, rules::kLoadWeight,
                     ratioScore(judged(load, recovery), rules::kFreeLoad),
                     againstPlan(sentence::kSumLoad, load, Unit::Load)});
    if (const auto& intensity = comparison.intensity) {
        parts.push_back({SumRow::Part::Intensity, rules::kIntensityWeight,
                         ratioScore(judged(*intensity, recovery)),
                         againstPlan(sentence::kSumIntensity, *intensity, Unit::Intensity)});
    }
    return parts;
}

std::string nameOf(const StepResult& step) {
    if (!step.name.empty())
        return step.name;
    switch (step.kind) {
    case StepKind::WarmUp: return std::string(sentence::kStepWarmUp);
    case StepKind::Work: return std::string(sentence::kStepWork);
    case StepKind::Recovery: return std::string(sentence::kStepRecovery);
    case StepKind::CoolDown: return std::string(sentence::kStepCoolDown);
    }
    return std::string(sentence::kStepWork);
}

/// A sentence on one step: its name, its number where it is repeated, then the values.
Sentence onStep(const StepResult& step, std::string_view once, std::string_view repeated,
                std::initializer_list<SentenceValue> values) {
    Sentence sentence{std::string(step.repeats > 0 ? repeated : once), {nameOf(step)}};
    if (step.repeats > 0)
        sentence.values.emplace_back(Quantity{static_cast<double>(step.repeat), Unit::Count});
    sentence.values.insert(sentence.values.end(), values);
    return sentence;
}

/// States the step that cost most; where none did, one that was not compared with its target, if there is.
Sentence onSteps(const std::vector<StepResult>& steps) {
    const auto worst = std::max_element(steps.begin(), steps.end(), [](const auto& a, const auto& b) {
        return a.weight * (100.0 - a.score) < b.weight * (100.0 - b.score);
    });
    const double lost = std::round(100.0 - worst->score);
    if (lost < 1.0 || !(worst->weight > 0.0)) {
        const auto uncompared =
            std::find_if(steps.begin(), steps.end(), [](const StepResult& step) { return !step.compared; });
        if (uncompared != steps.end())
            return onStep(*uncompared, sentence::kSumStepUncompared, sentence::kSumRepeatUncompared,
                          {Quantity{uncompared->done_s, Unit::Seconds},
                           Quantity{uncompared->planned_s, Unit::Seconds}});
        return {std::string(sentence::kSumStepsOnTarget),
                {Quantity{static_cast<double>(steps.size()), Unit::Count}}};
    }
    const Quantity points{lost, Unit::Points};
    const Quantity planned{worst->planned_s, Unit::Seconds};
    if (!(worst->done_s > 0.0)) {
        return onStep(*worst, sentence::kSumStepSkipped, sentence::kSumRepeatSkipped, {planned, points});
    }
    const bool outside = worst->average && worst->low && worst->high &&
                         (*worst->average < *worst->low || *worst->average > *worst->high);
    if (outside) {
        return onStep(*worst, sentence::kSumStepOutside, sentence::kSumRepeatOutside,
                      {Quantity{*worst->average, worst->unit}, Quantity{*worst->low, worst->unit},
                       Quantity{*worst->high, worst->unit}, points});
    }
    return onStep(*worst, sentence::kSumStepTime, sentence::kSumRepeatTime,
                  {Quantity{worst->done_s, Unit::Seconds}, planned, points});
}

std::string_view wordFor(LoadMethod method) {
    switch (method) {
    case LoadMethod::Power: return sentence::kMethodPower;
    case LoadMethod::HeartRate: return sentence::kMethodHeartRate;
    case LoadMethod::Pace: return sentence::kMethodPace;
    case LoadMethod::Mixed: return sentence::kMethodMixed;
    }
    return sentence::kMethodPower;
}

/// The grey row of a load that was measured in another way than it was planned.
SumRow uncountedLoad(const LoadComparison& load) {
    SumRow row;
    row.part = SumRow::Part::Load;
    row.counted = false;
    row.sentence = {std::string(sentence::kSumLoadOtherMethod),
                    {Quantity{load.done.value, Unit::Load}, std::string(wordFor(load.done.method)),
                     Quantity{load.planned.value, Unit::Load}, std::string(wordFor(load.planned.method))}};
    return row;
}

/// Brings the weights of the parts to one share of the whole.
void scaleTo(double share, std::vector<ScorePart>& parts) {
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0,
                                       [](double all, const ScorePart& part) { return all + part.weight; });
    for (ScorePart& part : parts)
        part.weight *= share / sum;
}

int total(const std::vector<SumRow>& rows) {
    return std::accumulate(rows.begin(), rows.end(), 0,
                           [](int sum, const SumRow& row) { return sum + row.points; });
}

} // namespace

Band band(int score) {
    if (score >= rules::kGreen)
        return Band::Green;
    return score >= rules::kAmber ? Band::Amber : Band::Red;
}

Compliance score(const Comparison& exact) {
    const Comparison comparison = asShown(exact);
    Compliance result;
    std::transform(comparison.steps.begin(), comparison.steps.end(), std::back_inserter(result.steps),
                   scoreStep);
    if (comparison.duration_s) {
        result.planned_duration_s = comparison.duration_s->planned;
        result.done_duration_s = comparison.duration_s->done;
    }
    if (comparison.extra_s > 0.0)
        result.extra_s = comparison.extra_s;
    result.threshold_flag = farAboveTargets(comparison.steps);
    result.threshold_missing = std::any_of(result.steps.begin(), result.steps.end(),
                                           [](const StepResult& step) { return !step.compared; });

    std::vector<ScorePart> parts = wholeSession(comparison);
    if (const auto steps = meanStepScore(result.steps, false)) {
        scaleTo(1.0 - rules::kStepsShare, parts);
        parts.push_back({SumRow::Part::Steps, rules::kStepsShare, *steps, onSteps(result.steps)});
    }
    if (parts.empty()) {
        result.verdict = Verdict::Unplanned;
        return result;
    }
    result.sum = addUp(parts);
    if (comparison.load && !loadCounts(comparison))
        result.sum.push_back(uncountedLoad(*comparison.load));

    Judgement judgement = judge(comparison, result.steps);
    result.verdict = judgement.verdict;
    result.reasons = std::move(judgement.reasons);
    const int earned = total(result.sum);
    if (result.verdict != Verdict::OnTarget && earned > rules::kBestOffTarget) {
        result.sum.push_back({SumRow::Part::Cap,
                              rules::kBestOffTarget - earned,
                              0,
                              true,
                              {std::string(sentence::kSumCap),
                               {Quantity{static_cast<double>(rules::kBestOffTarget), Unit::Points},
                                Quantity{static_cast<double>(earned), Unit::Points}}}});
    }
    result.score = total(result.sum);
    result.band = band(*result.score);
    return result;
}

} // namespace leadout::engine
