// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/repeats.h"

#include "core/engine/compliance/comparison.h"
#include "core/engine/compliance/rules.h"
#include "core/engine/model/draft_sentence_ids.h"

#include <algorithm>
#include <iterator>

namespace leadout::engine {

namespace {

constexpr double kFade = 0.03;    ///< the last repeat this much below the first, by their ranges
constexpr double kTellOff = 0.02; ///< outside the range by less than this share of its edge needs no advice
constexpr std::size_t kFewestFading = 3;

bool isJudged(const StepResult& step) {
    const bool measured = step.done_s > 0.0 && step.average && step.low && step.high;
    return measured && (isInRange(&step) || step.effort < 100.0);
}

bool areAlike(const StepResult* a, const StepResult* b) {
    return a->planned_s == b->planned_s && a->unit == b->unit && a->low == b->low && a->high == b->high;
}

bool isMeasuredWork(const StepResult& step) {
    return step.kind == StepKind::Work && step.average && step.done_s > 0.0;
}

} // namespace

Repeats judgedRepeats(const std::vector<StepResult>& steps) {
    Repeats judged;
    for (const StepResult& step : steps) {
        if (step.kind == StepKind::Work && isJudged(step))
            judged.push_back(&step);
    }
    Repeats longest;
    double most = 0.0;
    for (const StepResult* first : judged) {
        Repeats alike;
        std::copy_if(judged.begin(), judged.end(), std::back_inserter(alike),
                     [&](const StepResult* step) { return areAlike(first, step); });
        const double time = static_cast<double>(alike.size()) * first->planned_s;
        if (longest.empty() || time > most) {
            most = time;
            longest = std::move(alike);
        }
    }
    return longest;
}

std::size_t numberOf(const std::vector<StepResult>& steps, const StepResult* step) {
    return static_cast<std::size_t>(std::count_if(
        steps.data(), step + 1, [](const StepResult& each) { return each.kind == StepKind::Work; }));
}

bool isAbove(const StepResult* step) {
    return *step->average > *step->high;
}

bool isBelow(const StepResult* step) {
    return *step->average < *step->low;
}

bool isInRange(const StepResult* step) {
    return !isAbove(step) && !isBelow(step);
}

bool isFarAbove(const StepResult* step) {
    return *step->average > *step->high * (1.0 + kTellOff);
}

bool isFarBelow(const StepResult* step) {
    return *step->average < *step->low * (1.0 - kTellOff);
}

bool hasFaded(const Repeats& repeats) {
    if (repeats.size() < kFewestFading || isBelow(repeats.front()) || !isBelow(repeats.back()))
        return false;
    const auto highest = std::max_element(repeats.begin(), repeats.end(), lowerAverage);
    const bool highestFirst = 2 * static_cast<std::size_t>(highest - repeats.begin()) < repeats.size();
    return highestFirst && *repeats.back()->average <= *repeats.front()->average * (1.0 - kFade);
}

const StepResult* fadedFrom(const Repeats& repeats) {
    const auto after = std::find_if_not(repeats.rbegin(), repeats.rend(), isBelow);
    return after == repeats.rbegin() ? repeats.back() : *std::prev(after);
}

bool isWeighted(const StepResult& step) {
    return step.unit == Unit::Watts && step.planned_s >= rules::kWeightedFrom;
}

Sentence toldOf(const StepResult& step, Sentence made) {
    if (isWeighted(step))
        made.values.emplace_back(std::string(sentence::kWeightedPower));
    return made;
}

bool lowerAverage(const StepResult* a, const StepResult* b) {
    return *a->average < *b->average;
}

Quantity shown(double value, Unit unit) {
    return {asShown(value, unit), unit};
}

Quantity average(const StepResult* step) {
    return shown(*step->average, step->unit);
}

Quantity count(std::size_t value) {
    return {static_cast<double>(value), Unit::Count};
}

std::optional<Quantity> workAverageOf(const std::vector<StepResult>& steps) {
    std::optional<Unit> unit;
    double seconds = 0.0;
    double sum = 0.0;
    for (const StepResult& step : steps) {
        if (!isMeasuredWork(step))
            continue;
        if (unit && *unit != step.unit)
            return std::nullopt;
        unit = step.unit;
        seconds += step.done_s;
        sum += step.done_s * *step.average;
    }
    return unit ? std::optional(shown(sum / seconds, *unit)) : std::nullopt;
}

std::optional<bool> isWorkWeighted(const std::vector<StepResult>& steps) {
    std::optional<bool> weighted;
    for (const StepResult& step : steps) {
        if (!isMeasuredWork(step))
            continue;
        if (weighted && *weighted != isWeighted(step))
            return std::nullopt;
        weighted = isWeighted(step);
    }
    return weighted;
}

std::optional<TargetRange> workRangeOf(const std::vector<StepResult>& steps) {
    TargetRange range;
    double seconds = 0.0;
    for (const StepResult& step : steps) {
        if (!isMeasuredWork(step))
            continue;
        if (!step.low || !step.high || (seconds > 0.0 && range.unit != step.unit))
            return std::nullopt;
        range.unit = step.unit;
        seconds += step.planned_s;
        range.low += step.planned_s * *step.low;
        range.high += step.planned_s * *step.high;
    }
    if (!(seconds > 0.0))
        return std::nullopt;
    range.low = asShown(range.low / seconds, range.unit);
    range.high = asShown(range.high / seconds, range.unit);
    return range;
}

} // namespace leadout::engine
