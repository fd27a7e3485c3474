// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/compare.h"

#include "core/engine/compliance/align.h"
#include "core/engine/compliance/cut_out.h"
#include "core/engine/compliance/joined.h"
#include "core/engine/compliance/rules.h"
#include "core/engine/compliance/score.h"
#include "core/engine/compliance/session.h"
#include "core/engine/compliance/sport_family.h"
#include "core/engine/compliance/step_score.h"
#include "core/engine/metrics/load.h"
#include "core/engine/metrics/moving_time.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/model/sentence_ids.h"
#include "core/engine/workout/structure.h"

#include <algorithm>
#include <cmath>

namespace leadout::engine {

namespace {

/// The sport that was done instead of the planned one; nothing where a leg is of the planned sport or may be.
std::optional<Sport> otherSport(const Workout& workout, const std::vector<SessionPart>& parts) {
    const SportFamily planned = familyOf(workout.sport);
    if (planned == SportFamily::Several || planned == SportFamily::Unknown)
        return std::nullopt;
    std::optional<Sport> other;
    for (const SessionPart& each : parts) {
        const SportFamily done = familyOf(each.part.sport);
        if (done == planned || done == SportFamily::Several || each.part.sport == Sport::Other)
            return std::nullopt;
        if (done != SportFamily::Unknown && !other)
            other = each.part.sport;
    }
    return other;
}

bool hasTargets(const std::vector<WorkoutItem>& items) {
    return std::any_of(items.begin(), items.end(), [](const WorkoutItem& item) {
        if (const auto* repeat = std::get_if<Repeat>(&item))
            return hasTargets(repeat->items);
        return std::get<Step>(item).target.measure != TargetMeasure::Open;
    });
}

bool isPool(const std::vector<SessionPart>& parts) {
    return std::any_of(parts.begin(), parts.end(), [](const SessionPart& each) { return each.part.pool; });
}

std::optional<PlannedDone> pair(std::optional<double> planned, std::optional<double> done) {
    return planned && done ? std::optional(PlannedDone{*planned, *done}) : std::nullopt;
}

bool isRecoveryDay(const Workout& workout, const PlannedTotals& totals) {
    if (workout.type == SessionType::Recovery)
        return true;
    return totals.intensity && asShown(*totals.intensity, Unit::Intensity) <= rules::kRecoveryIntensity;
}

/// The hardest that still is recovery, where the plan does not tell. Easy running has a higher share of
/// threshold pace than easy riding of threshold power, and an easy heart a higher share of its threshold, so
/// there the top of the easiest of Friel's zones holds; nothing for what has no such zone.
std::optional<double> recoveryLimit(LoadMethod method, Sport sport, const Thresholds& thresholds) {
    const bool runs = familyOf(sport) == familyOf(Sport::Running);
    switch (method) {
    case LoadMethod::Power: return rules::kRecoveryIntensity;
    case LoadMethod::Pace: return runs ? std::optional(rules::kRecoveryRunSpeed) : std::nullopt;
    case LoadMethod::HeartRate: {
        const double share = runs ? rules::kRecoveryRunHeartRate : rules::kRecoveryHeartRate;
        return heartRateIntensity(share * thresholds.heart_rate_bpm.value_or(0.0), thresholds);
    }
    case LoadMethod::Mixed: break;
    }
    return std::nullopt;
}

/// The intensity of a recovery day without a planned load beside the plan's or, where that states none, the
/// limit; nothing where they are not measured alike.
std::optional<PlannedDone> recoveryIntensity(const Workout& workout, const PlannedTotals& totals,
                                             const Done& done, LoadMethod method,
                                             const Thresholds& thresholds) {
    if (!done.load || done.load->method != method)
        return std::nullopt;
    return pair(totals.intensity ? totals.intensity : recoveryLimit(method, workout.sport, thresholds),
                done.intensity);
}

double loadOf(const Recording& recording, const std::vector<Slice>& slices, const Thresholds& thresholds,
              LoadMethod method) {
    double load = 0.0;
    for (const Slice& slice : slices) {
        if (slice.count == 0)
            continue;
        const Metrics metrics = summarise(recording, slicePart(recording, slice), thresholds, method);
        load += metrics.load ? metrics.load->value : 0.0;
    }
    return load;
}

/// What was done of the planned part, as if nothing had been added to it. A load is no sum of the loads of
/// its parts, so that what was added cannot be taken off it.
Done doneOf(const Recording& recording, const Alignment& alignment, const Workout& workout,
            const Thresholds& thresholds) {
    if (alignment.added.empty())
        return sumOf({{&recording, slicePart(recording, alignment.planned_part)}}, workout, thresholds);
    const Recording rest = cutOut(recording, alignment.planned_part, alignment.added);
    return sumOf({{&rest, slicePart(rest, {0, rest.samples.size()})}}, workout, thresholds);
}

/// How much harder work was than what lay between, and how much harder it was planned to be, in the unit of
/// the targets.
std::optional<PlannedDone> contrast(const std::vector<StepComparison>& steps) {
    struct Side {
        double seconds = 0.0;
        PlannedDone sum;
    };
    Side work;
    Side easy;
    std::optional<Unit> unit;
    for (const StepComparison& step : steps) {
        if (!step.target || !step.average || step.target->unit == Unit::Bpm)
            continue;
        if (unit && *unit != step.target->unit)
            return std::nullopt;
        unit = step.target->unit;
        Side& side = step.kind == StepKind::Work ? work : easy;
        const double seconds = step.time_s.done;
        side.seconds += seconds;
        side.sum.planned += seconds * (step.target->low + step.target->high) / 2.0;
        side.sum.done += seconds * *step.average;
    }
    if (!(work.seconds > 0.0) || !(easy.seconds > 0.0))
        return std::nullopt;
    return PlannedDone{work.sum.planned / work.seconds - easy.sum.planned / easy.seconds,
                       work.sum.done / work.seconds - easy.sum.done / easy.seconds};
}

/// Whether any of the work can be seen: it scored, or it stands out from what lay between at least half as
/// much as planned. Where none can, the plan has no part in the recording, and a long ride in its place is
/// not a short session with much extra.
bool isRecognised(const std::vector<StepComparison>& steps) {
    const bool scored = std::any_of(steps.begin(), steps.end(), [](const StepComparison& step) {
        return step.kind == StepKind::Work && scoreStep(step).score > 0.0;
    });
    const auto seen = contrast(steps);
    return scored || (seen && seen->planned > 0.0 && seen->done >= rules::kSeenContrast * seen->planned);
}

/// Steps of open length leave a plan without a duration; then the steps that have one are compared with what
/// was matched to them, by time or by distance, whichever the larger part of the plan is in.
void compareByItsSteps(Comparison& comparison) {
    PlannedDone time;
    PlannedDone distance;
    double distanceTime = 0.0;
    for (const StepComparison& step : comparison.steps) {
        if (!(step.time_s.planned > 0.0))
            continue;
        PlannedDone& sum = step.distance_m ? distance : time;
        const PlannedDone& amount = step.distance_m ? *step.distance_m : step.time_s;
        sum.planned += amount.planned;
        sum.done += amount.done;
        if (step.distance_m)
            distanceTime += step.time_s.planned;
    }
    if (distanceTime > time.planned)
        comparison.distance_m = distance;
    else if (time.planned > 0.0)
        comparison.duration_s = time;
}

/// Lays the steps over the recording and returns what was done of the planned part.
Done plannedPart(const Workout& workout, const Recording& recording, const Thresholds& thresholds,
                 Comparison& comparison) {
    Alignment alignment = align(workout, recording, thresholds);
    comparison.steps = std::move(alignment.steps);
    const bool cut = alignment.told_apart && isRecognised(comparison.steps);
    if (alignment.extra_s < rules::kLeastExtra || !cut)
        return sumOf({{&recording, wholePart(recording)}}, workout, thresholds);
    comparison.extra_s = alignment.extra_s;
    const LoadMethod method = methodOf(workout, thresholds);
    std::vector<Slice> extra = alignment.added;
    extra.push_back(alignment.before);
    extra.push_back(alignment.after);
    comparison.extra_load = Load{loadOf(recording, extra, thresholds, method), method};
    Done done = doneOf(recording, alignment, workout, thresholds);
    done.moving_s = alignment.planned_part_s;
    return done;
}

std::string sportWord(Sport sport) {
    return std::string(sentence::kSportPrefix) + std::string(key(sport));
}

/// The verdicts that need no score; nothing where there is one.
std::optional<Verdict> withoutScore(const Workout& workout, const DayFacts& day) {
    if (day.sick)
        return Verdict::Sick;
    if (day.injured)
        return Verdict::Injured;
    if (workout.type == SessionType::Race)
        return Verdict::Race;
    if (workout.type == SessionType::Test)
        return Verdict::Test;
    return std::nullopt;
}

bool halfDone(const Comparison& comparison) {
    const auto& time = comparison.duration_s;
    return !time || !(time->planned > 0.0) || time->ratio() >= rules::kDoneShare;
}

bool areOneSport(std::span<const Recording> recordings) {
    const auto family = [](const Recording& recording) {
        return familyOf(recording.legs.empty() ? Sport::Other : recording.legs.front().sport);
    };
    return std::all_of(recordings.begin(), recordings.end(), [&](const Recording& recording) {
        return isOneSport(recording) && family(recording) == family(recordings.front());
    });
}

/// The recordings of a session, each moment once, and those of one sport as one.
std::vector<Recording> asOneSession(std::span<const Recording> recordings) {
    std::vector<Recording> all = withoutDuplicates(recordings);
    if (all.size() > 1 && areOneSport(all))
        all = {joined(all)};
    return all;
}

Comparison comparisonOf(const Workout& workout, std::span<const Recording> recordings,
                        const std::vector<SessionPart>& parts, const Thresholds& thresholds) {
    const PlannedTotals totals = plannedTotals(workout, thresholds);
    const bool pool = isPool(parts);
    Comparison comparison;
    comparison.recovery_day = isRecoveryDay(workout, totals);
    comparison.measure = workout.by_distance ? Measure::Distance : Measure::Time;
    if (pool)
        comparison.measure = Measure::Better;
    const bool structured = parts.size() == 1 && recordings.size() == 1 && !pool &&
                            !comparison.recovery_day && hasLoadModel(workout.sport) &&
                            hasTargets(workout.items);
    const Done done = structured ? plannedPart(workout, recordings.front(), thresholds, comparison)
                                 : sumOf(parts, workout, thresholds);
    comparison.duration_s = pair(totals.duration_s, done.moving_s);
    comparison.distance_m = pair(totals.distance_m, done.distance_m);
    if (comparison.measure == Measure::Time && comparison.duration_s)
        comparison.distance_m.reset();
    if (structured && !comparison.duration_s && !comparison.distance_m)
        compareByItsSteps(comparison);
    if (pool || !hasLoadModel(workout.sport))
        return comparison;
    const LoadMethod method = methodOf(workout, thresholds);
    if (totals.load && done.load) {
        comparison.load = LoadComparison{{*totals.load, method}, *done.load};
        comparison.intensity = pair(totals.intensity, done.intensity);
    } else if (comparison.recovery_day) {
        comparison.intensity = recoveryIntensity(workout, totals, done, method, thresholds);
    }
    return comparison;
}

double movingSeconds(const std::vector<SessionPart>& parts) {
    double sum = 0.0;
    for (const SessionPart& each : parts) {
        const Seconds rows(each.recording->samples, each.part.samples);
        sum += movingTime(*each.recording, each.part, rows).moving_s.value_or(0.0);
    }
    return asShown(sum, Unit::Seconds);
}

Compliance compareAll(const Workout& workout, std::span<const Recording> recordings,
                      const Thresholds& thresholds, const DayFacts& day) {
    const std::vector<SessionPart> parts = partsOf(recordings);
    const Comparison comparison = comparisonOf(workout, recordings, parts, thresholds);
    Compliance result = score(comparison);
    if (!comparison.duration_s)
        result.done_duration_s = movingSeconds(parts);
    const auto notScored = [&result](Verdict verdict) {
        result.verdict = verdict;
        result.score.reset();
        result.band.reset();
        result.reasons.clear();
        result.sum.clear();
        result.threshold_flag = false;
        result.threshold_missing = false;
        return result;
    };
    if (const auto verdict = withoutScore(workout, day))
        return notScored(*verdict);
    if (const auto other = otherSport(workout, parts)) {
        result.not_scored =
            Sentence{std::string(sentence::kNotScoredSwapped), {sportWord(*other), sportWord(workout.sport)}};
        return notScored(Verdict::Swapped);
    }
    if (!hasLoadModel(workout.sport) && halfDone(comparison))
        return notScored(Verdict::Done);
    if (methodOf(workout, thresholds) == LoadMethod::Power) {
        const double missing = asShown(100.0 * missingPower(parts), Unit::Percent);
        if (missing > rules::kMissingPower) {
            result.not_scored =
                Sentence{std::string(sentence::kNotScoredBadData), {Quantity{missing, Unit::Percent}}};
            return notScored(Verdict::BadData);
        }
    }
    return result;
}

} // namespace

Compliance compare(const Workout& workout, std::span<const Recording> recordings,
                   const Thresholds& thresholds, const DayFacts& day) {
    if (recordings.size() < 2)
        return compareAll(workout, recordings, thresholds, day);
    return compareAll(workout, asOneSession(recordings), thresholds, day);
}

Compliance compare(const Workout& workout, const Recording& recording, const Thresholds& thresholds,
                   const DayFacts& day) {
    return compareAll(workout, std::span(&recording, 1), thresholds, day);
}

Compliance unplanned(const Recording& recording) {
    Compliance result;
    result.verdict = Verdict::Unplanned;
    result.done_duration_s = asShown(movingTime(recording).moving_s.value_or(0.0), Unit::Seconds);
    return result;
}

} // namespace leadout::engine
