// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/verdict.h"

#include "core/engine/compliance/rules.h"
#include "core/engine/compliance/step_score.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

/// What was measured against the plan, with the difference in its unit that is free.
struct Yardstick {
    PlannedDone value;
    double free = 0.0;
};

std::optional<Yardstick> yardstick(const Comparison& comparison, std::span<const StepResult> steps) {
    if (loadCounts(comparison)) {
        const LoadComparison& load = *comparison.load;
        return Yardstick{{load.planned.value, load.done.value}, rules::kOnTargetLoad};
    }
    if (const auto whole = length(comparison))
        return Yardstick{whole->value, inLength(rules::kOnTargetTime, *whole)};
    const RepeatTally tally = tallyRepeats(steps);
    if (tally.planned > 1)
        return Yardstick{{static_cast<double>(tally.planned), static_cast<double>(tally.done)}, 0.0};
    return std::nullopt;
}

Verdict verdictOn(const Yardstick& yardstick) {
    const int percent = yardstick.value.percent();
    const bool within = std::abs(yardstick.value.done - yardstick.value.planned) <= yardstick.free;
    if (within || (percent >= rules::kUnder && percent <= rules::kOver))
        return Verdict::OnTarget;
    if (percent < rules::kUnder)
        return percent < rules::kWellUnder ? Verdict::WellUnder : Verdict::Underdone;
    return percent > rules::kWellOver ? Verdict::WellOver : Verdict::Overdone;
}

/// A recovery day has no too little. A planned intensity above the limit is the limit itself, so that a
/// recovery day done as planned is never overdone.
bool recoveryTooHard(const Comparison& comparison) {
    const auto& intensity = comparison.intensity;
    const bool comparable = !comparison.load || loadCounts(comparison);
    return intensity && comparable &&
           intensity->done > std::max(rules::kRecoveryIntensity, intensity->planned);
}

bool recoveryTooLong(const Comparison& comparison) {
    const auto& time = comparison.duration_s;
    return time && time->done > rules::kRecoveryTime * time->planned &&
           time->done - time->planned > rules::kRecoveryMore;
}

bool lengthFarOff(const Comparison& comparison) {
    const auto whole = length(comparison);
    if (!whole)
        return false;
    const int percent = whole->value.percent();
    const bool within =
        std::abs(whole->value.done - whole->value.planned) <= inLength(rules::kOnTargetTime, *whole);
    return !within && (percent < rules::kMixedShort || percent > rules::kMixedLong);
}

/// Whether work outside the planned part is much for a plan, beyond what the planned part lacks of it.
bool isMuch(double extra, const PlannedDone& plan, bool fellShort, double least) {
    const double lacking = fellShort ? std::max(0.0, plan.planned - plan.done) : 0.0;
    return extra - lacking > rules::kExtraShare * plan.planned && extra - lacking > least;
}

/// Whether there is much work outside the planned part, by its load or, where that cannot be compared, by its
/// time. Of a session that fell short only what goes beyond the plan counts.
bool muchExtra(const Comparison& comparison, bool fellShort) {
    const auto& extra = comparison.extra_load;
    if (loadCounts(comparison) && extra && extra->method == comparison.load->planned.method) {
        const LoadComparison& load = *comparison.load;
        return isMuch(extra->value, {load.planned.value, load.done.value}, fellShort, rules::kExtraLoad);
    }
    PlannedDone time = comparison.duration_s.value_or(PlannedDone{});
    for (const StepComparison& step : comparison.steps) {
        if (comparison.duration_s)
            break;
        time.planned += step.time_s.planned;
        time.done += step.time_s.done;
    }
    return isMuch(comparison.extra_s, time, fellShort, rules::kExtraTime);
}

VerdictReason lengthReason(const Length& length, bool shorter) {
    const bool distance = length.part == SumRow::Part::Distance;
    const Unit unit = distance ? Unit::Metres : Unit::Seconds;
    std::string_view id = shorter ? sentence::kReasonShorter : sentence::kReasonLonger;
    if (distance)
        id = shorter ? sentence::kReasonShorterDistance : sentence::kReasonLongerDistance;
    return {shorter ? Reason::Shorter : Reason::Longer,
            {std::string(id), {Quantity{length.value.done, unit}, Quantity{length.value.planned, unit}}}};
}

VerdictReason effortReason(const Comparison& comparison, bool easier) {
    const Reason reason = easier ? Reason::Easier : Reason::Harder;
    if (comparison.intensity) {
        const std::string_view id = easier ? sentence::kReasonEasier : sentence::kReasonHarder;
        return {reason,
                {std::string(id),
                 {Quantity{comparison.intensity->done, Unit::Intensity},
                  Quantity{comparison.intensity->planned, Unit::Intensity}}}};
    }
    const std::string_view id = easier ? sentence::kReasonEasierLoad : sentence::kReasonHarderLoad;
    return {reason,
            {std::string(id),
             {Quantity{comparison.load->done.value, Unit::Load},
              Quantity{comparison.load->planned.value, Unit::Load}}}};
}

/// The two factors of a load, as logarithms: its length, and its intensity squared.
struct Movers {
    double length = 0.0;
    double effort = 0.0;
};

/// A logarithm that stays finite when nothing was done.
double logRatio(const PlannedDone& pair) {
    constexpr double kSmallest = 1e-6;
    return std::log(std::max(pair.ratio(), kSmallest));
}

Movers movers(const Comparison& comparison, const std::optional<Length>& whole) {
    Movers moved;
    if (whole)
        moved.length = logRatio(whole->value);
    if (!loadCounts(comparison))
        return moved;
    const LoadComparison& load = *comparison.load;
    const double all = logRatio({load.planned.value, load.done.value});
    moved.effort = comparison.intensity ? 2.0 * logRatio(*comparison.intensity) : all - moved.length;
    if (moved.length == 0.0 && moved.effort == 0.0)
        moved.effort = all;
    return moved;
}

std::vector<VerdictReason> whatMovedTheLoad(const Comparison& comparison) {
    const auto whole = length(comparison);
    const Movers moved = movers(comparison, whole);
    const double all = std::abs(moved.length) + std::abs(moved.effort);
    std::vector<VerdictReason> reasons;
    if (whole && moved.length != 0.0 && std::abs(moved.length) >= rules::kNamedShare * all)
        reasons.push_back(lengthReason(*whole, moved.length < 0.0));
    if (moved.effort != 0.0 && std::abs(moved.effort) >= rules::kNamedShare * all)
        reasons.push_back(effortReason(comparison, moved.effort < 0.0));
    return reasons;
}

/// What made a recovery day too much; that it was shorter or easier in other respects explains nothing.
std::vector<VerdictReason> recoveryReasons(const Comparison& comparison) {
    std::vector<VerdictReason> reasons;
    if (recoveryTooLong(comparison))
        reasons.push_back(lengthReason({*comparison.duration_s, SumRow::Part::Duration}, false));
    if (recoveryTooHard(comparison))
        reasons.push_back(effortReason(comparison, false));
    return reasons;
}

VerdictReason repeatsReason(const RepeatTally& tally) {
    return {Reason::Repeats,
            {std::string(sentence::kReasonRepeats),
             {Quantity{static_cast<double>(tally.done), Unit::Count},
              Quantity{static_cast<double>(tally.planned), Unit::Count}}}};
}

/// The score of the repeats that were done.
std::optional<double> doneWorkScore(std::span<const StepResult> steps) {
    std::vector<StepResult> done;
    std::copy_if(steps.begin(), steps.end(), std::back_inserter(done), isDone);
    return meanStepScore(done, true);
}

/// The verdict, and what made it one where that decides which reasons are named.
struct Finding {
    Verdict verdict = Verdict::OnTarget;
    bool length_off = false; ///< mixed because of the length
    bool steps_off = false;  ///< mixed because of the work steps
    bool extra = false;      ///< overdone because of the work outside the planned part
};

Finding find(const Comparison& comparison, std::span<const StepResult> steps) {
    Finding found;
    if (comparison.recovery_day) {
        if (recoveryTooHard(comparison) || recoveryTooLong(comparison))
            found.verdict = Verdict::Overdone;
    } else if (const auto measured = yardstick(comparison, steps)) {
        found.verdict = verdictOn(*measured);
    }
    if (found.verdict == Verdict::Overdone || found.verdict == Verdict::WellOver)
        return found;
    const bool fellShort = found.verdict != Verdict::OnTarget;
    if (!fellShort && !comparison.recovery_day) {
        const auto work = meanStepScore(steps, true);
        found.length_off = lengthFarOff(comparison);
        found.steps_off = work && *work < rules::kMixedSteps;
        if (found.length_off || found.steps_off)
            found.verdict = Verdict::Mixed;
    }
    if (muchExtra(comparison, fellShort)) {
        found.extra = true;
        found.verdict = Verdict::Overdone;
    }
    return found;
}

std::vector<VerdictReason> reasonsFor(const Finding& found, const Comparison& comparison,
                                      std::span<const StepResult> steps) {
    if (comparison.recovery_day)
        return recoveryReasons(comparison);
    std::vector<VerdictReason> reasons;
    const bool asAWhole = !found.steps_off && !found.extra;
    if (found.length_off || asAWhole)
        reasons = whatMovedTheLoad(comparison);
    const RepeatTally tally = tallyRepeats(steps);
    const bool repeatsMissing = tally.planned > 1 && tally.done < tally.planned;
    if (repeatsMissing) {
        // The missing repeats are why it was shorter, and when some were done, easier.
        std::erase_if(reasons, [&](const VerdictReason& named) {
            return named.reason == Reason::Shorter || (named.reason == Reason::Easier && tally.done > 0);
        });
        reasons.push_back(repeatsReason(tally));
    }
    const auto done = doneWorkScore(steps);
    // The only step is the session, and its length and effort are named already.
    const bool told = steps.size() == 1 && !reasons.empty();
    if (found.steps_off && !told && (!repeatsMissing || (done && *done < rules::kMixedSteps))) {
        reasons.push_back({Reason::WorkStepsOffTarget,
                           {std::string(sentence::kReasonWorkSteps),
                            {Quantity{std::round(done.value_or(0.0)), Unit::Points}}}});
    }
    return reasons;
}

} // namespace

Judgement judge(const Comparison& comparison, std::span<const StepResult> steps) {
    const Finding found = find(comparison, steps);
    Judgement judgement{found.verdict, {}};
    if (found.verdict != Verdict::OnTarget)
        judgement.reasons = reasonsFor(found, comparison, steps);
    if (found.extra || comparison.extra_s >= rules::kNamedExtra) {
        judgement.reasons.push_back(
            {Reason::Extra,
             {std::string(sentence::kReasonExtra), {Quantity{comparison.extra_s, Unit::Seconds}}}});
    }
    return judgement;
}

} // namespace leadout::engine
