// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/observation.h"

#include "core/engine/compliance/comparison.h"
#include "core/engine/compliance/step_score.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>

namespace leadout::engine {

namespace {

constexpr double kFade = 0.03;      ///< the last repeat this much below the first, by their ranges
constexpr double kLongStop = 600.0; ///< seconds worth a word
constexpr std::size_t kFewestFading = 3;

using Repeats = std::vector<const StepResult*>;

/// The work steps that were done and have a range to be in.
Repeats judgedRepeats(const Facts& facts) {
    Repeats repeats;
    for (const StepResult& step : facts.steps) {
        if (step.kind == StepKind::Work && step.done_s > 0.0 && step.average && step.low && step.high)
            repeats.push_back(&step);
    }
    return repeats;
}

bool isAbove(const StepResult* step) {
    return *step->average > *step->high;
}

bool isBelow(const StepResult* step) {
    return *step->average < *step->low;
}

/// The average as a share of the middle of its range.
double level(const StepResult* step) {
    return 2.0 * *step->average / (*step->low + *step->high);
}

bool lowerAverage(const StepResult* a, const StepResult* b) {
    return *a->average < *b->average;
}

Quantity quantity(double value, Unit unit) {
    return {asShown(value, unit), unit};
}

Quantity count(std::size_t value) {
    return {static_cast<double>(value), Unit::Count};
}

Quantity average(const StepResult* step) {
    return quantity(*step->average, step->unit);
}

std::string nameOf(const StepResult& step) {
    return step.name.empty() ? std::string(sentence::kStepWork) : step.name;
}

bool oneUnit(const Repeats& repeats) {
    return std::all_of(repeats.begin(), repeats.end(),
                       [&](const StepResult* step) { return step->unit == repeats.front()->unit; });
}

bool hasFaded(const Repeats& repeats) {
    if (repeats.size() < kFewestFading || isBelow(repeats.front()) || !isBelow(repeats.back()))
        return false;
    const auto highest = std::max_element(repeats.begin(), repeats.end(),
                                          [](const auto* a, const auto* b) { return level(a) < level(b); });
    const bool highestFirst = 2 * static_cast<std::size_t>(highest - repeats.begin()) < repeats.size();
    return highestFirst && level(repeats.back()) <= level(repeats.front()) - kFade;
}

std::optional<Sentence> startedHard(const Repeats& repeats) {
    if (repeats.empty() || !isAbove(repeats.front()))
        return std::nullopt;
    const StepResult* first = repeats.front();
    return Sentence{std::string(sentence::kCauseStartedHard),
                    {average(first), quantity(*first->high, first->unit)}};
}

Observation faded(const Facts& facts, const Repeats& repeats) {
    const auto below = std::find_if(repeats.begin(), repeats.end(), isBelow);
    const auto number = static_cast<std::size_t>(below - repeats.begin()) + 1;
    Observation seen;
    seen.saw = Sentence{
        std::string(sentence::kSawFaded),
        {nameOf(*repeats.front()), average(repeats.front()), count(number), average(repeats.back())}};
    seen.cause = startedHard(repeats);
    if (!seen.cause)
        seen.cause = withFacts(facts, sentence::kCauseHeartRate, {"heart_rate.max"});
    seen.next = sentence::kNextStartCalmer;
    return seen;
}

Observation allOutside(const Repeats& repeats, bool above) {
    const auto [lowest, highest] = std::minmax_element(repeats.begin(), repeats.end(), lowerAverage);
    const StepResult* nearest = above ? *lowest : *highest;
    const double edge = above ? *nearest->high : *nearest->low;
    Observation seen;
    seen.saw = Sentence{std::string(above ? sentence::kSawAllHarder : sentence::kSawAllEasier),
                        {count(repeats.size()), average(nearest), quantity(edge, nearest->unit)}};
    seen.next = above ? sentence::kNextHoldBack : sentence::kNextAimHigher;
    return seen;
}

/// What the repeats tell, if they tell anything that needs a change.
std::optional<Observation> onRepeats(const Facts& facts, const Repeats& repeats) {
    const RepeatTally tally = tallyRepeats(facts.steps);
    if (tally.planned > 1 && tally.done < tally.planned) {
        Observation seen;
        seen.saw = withFacts(facts, sentence::kSawSkipped, {"repeats.done", "repeats.planned"});
        seen.cause = startedHard(repeats);
        seen.next = sentence::kNextSaveForLast;
        return seen;
    }
    if (repeats.size() < 2 || !oneUnit(repeats))
        return std::nullopt;
    if (hasFaded(repeats))
        return faded(facts, repeats);
    if (std::all_of(repeats.begin(), repeats.end(), isAbove))
        return allOutside(repeats, true);
    if (std::all_of(repeats.begin(), repeats.end(), isBelow))
        return allOutside(repeats, false);
    return std::nullopt;
}

bool has(const Facts& facts, Reason reason) {
    return std::find(facts.reasons.begin(), facts.reasons.end(), reason) != facts.reasons.end();
}

/// What the reasons of the verdict tell beyond the length, which every draft begins with.
std::optional<Observation> onReasons(const Facts& facts) {
    Observation seen;
    if (has(facts, Reason::Extra)) {
        seen.saw = withFacts(facts, sentence::kSawExtra, {"extra"});
        seen.next = sentence::kNextExtraEasy;
        return seen;
    }
    if (has(facts, Reason::Harder) || has(facts, Reason::Easier)) {
        const bool harder = has(facts, Reason::Harder);
        seen.saw = withFacts(facts, harder ? sentence::kSawHarder : sentence::kSawEasier,
                             {"intensity.done", "intensity.planned"});
        if (!seen.saw)
            seen.saw = withFacts(facts, sentence::kSawLoad, {"load.done", "load.planned"});
        return seen;
    }
    return std::nullopt;
}

std::optional<Sentence> onWhatWentWell(const Facts& facts, const Repeats& repeats) {
    const auto inRange = [](const StepResult* step) { return !isAbove(step) && !isBelow(step); };
    if (repeats.size() == 1) {
        const StepResult* only = repeats.front();
        return Sentence{std::string(sentence::kSawStep),
                        {average(only), quantity(*only->low, only->unit), quantity(*only->high, only->unit)}};
    }
    if (!repeats.empty() && oneUnit(repeats) && std::all_of(repeats.begin(), repeats.end(), inRange)) {
        const auto [lowest, highest] = std::minmax_element(repeats.begin(), repeats.end(), lowerAverage);
        return Sentence{std::string(sentence::kSawAllInRange),
                        {count(repeats.size()), average(*lowest), average(*highest)}};
    }
    if (auto load = withFacts(facts, sentence::kSawLoad, {"load.done", "load.planned"}))
        return load;
    if (auto power = withFacts(facts, sentence::kSawPower, {"power.weighted"}))
        return power;
    if (auto beats = withFacts(facts, sentence::kSawHeartRate, {"heart_rate.average"}))
        return beats;
    return withFacts(facts, sentence::kSawDistance, {"distance.done"});
}

} // namespace

std::optional<Sentence> withFacts(const Facts& facts, std::string_view id,
                                  std::initializer_list<std::string_view> names) {
    Sentence sentence{std::string(id), {}};
    for (const std::string_view name : names) {
        const auto number = facts.number(name);
        if (!number)
            return std::nullopt;
        sentence.values.emplace_back(*number);
    }
    return sentence;
}

Observation observe(const Facts& facts) {
    const Repeats repeats = judgedRepeats(facts);
    if (auto seen = onRepeats(facts, repeats))
        return *seen;
    if (auto seen = onReasons(facts))
        return *seen;
    Observation seen;
    seen.saw = onWhatWentWell(facts, repeats);
    const auto stopped = facts.number("stopped");
    if (stopped && stopped->value >= kLongStop)
        seen.cause = withFacts(facts, sentence::kCauseStops, {"stopped"});
    return seen;
}

} // namespace leadout::engine
