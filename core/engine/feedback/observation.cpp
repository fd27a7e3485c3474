// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/observation.h"

#include "core/engine/compliance/step_score.h"
#include "core/engine/feedback/repeats.h"
#include "core/engine/model/draft_sentence_ids.h"

#include <algorithm>

namespace leadout::engine {

namespace {

constexpr double kLongStop = 600.0; ///< seconds worth a word

std::size_t countOfWork(const Facts& facts) {
    return static_cast<std::size_t>(
        std::count_if(facts.steps.begin(), facts.steps.end(),
                      [](const StepResult& step) { return step.kind == StepKind::Work; }));
}

std::optional<Sentence> startedHard(const Repeats& repeats) {
    if (repeats.empty() || !isFarAbove(repeats.front()))
        return std::nullopt;
    const StepResult* first = repeats.front();
    return toldOf(*first, {std::string(sentence::kCauseStartedHard),
                           {average(first), shown(*first->high, first->unit)}});
}

Observation faded(const Facts& facts, const Repeats& repeats) {
    const StepResult& start = *repeats.front();
    const StepResult* from = fadedFrom(repeats);
    const Quantity last = average(repeats.back());
    Observation seen;
    if (from == repeats.back())
        seen.saw = toldOf(start, {std::string(sentence::kSawFadedLast), {average(&start), last}});
    else
        seen.saw = toldOf(start, {std::string(sentence::kSawFaded),
                                  {average(&start), count(numberOf(facts.steps, from)), last}});
    if (isFarAbove(&start))
        seen.cause = Sentence{std::string(sentence::kCauseFirstAbove), {shown(*start.high, start.unit)}};
    else
        seen.cause = withFacts(facts, sentence::kCauseHeartRate, {"heart_rate.max"});
    seen.next = sentence::kNextStartCalmer;
    return seen;
}

/// A sentence on all repeats: one id for two of them, another with their number in front for more.
Sentence onAll(const Repeats& repeats, std::string_view both, std::string_view all,
               std::initializer_list<Quantity> values) {
    Sentence made{std::string(repeats.size() == 2 ? both : all), {}};
    if (repeats.size() != 2)
        made.values.emplace_back(count(repeats.size()));
    made.values.insert(made.values.end(), values.begin(), values.end());
    return toldOf(*repeats.front(), std::move(made));
}

Observation allOutside(const Repeats& repeats, bool above) {
    const auto [lowest, highest] = std::minmax_element(repeats.begin(), repeats.end(), lowerAverage);
    const StepResult* nearest = above ? *lowest : *highest;
    const Quantity edge = shown(above ? *nearest->high : *nearest->low, nearest->unit);
    Observation seen;
    seen.saw =
        above ? onAll(repeats, sentence::kSawBothHarder, sentence::kSawAllHarder, {average(nearest), edge})
              : onAll(repeats, sentence::kSawBothEasier, sentence::kSawAllEasier, {average(nearest), edge});
    seen.next = above ? sentence::kNextHoldBack : sentence::kNextAimHigher;
    return seen;
}

Observation onMissingRepeats(const Facts& facts, const RepeatTally& tally, const Repeats& repeats) {
    Observation seen;
    if (tally.done == 0) {
        seen.saw = withFacts(facts, sentence::kSawNoneDone, {"repeats.planned"});
        seen.next = sentence::kNextTellWhy;
        return seen;
    }
    seen.saw = withFacts(facts, sentence::kSawSkipped, {"repeats.done", "repeats.planned"});
    seen.cause = startedHard(repeats);
    seen.next = seen.cause ? sentence::kNextSaveForLast : sentence::kNextTellWhy;
    return seen;
}

/// What the repeats tell, if they tell anything that needs a change.
std::optional<Observation> onRepeats(const Facts& facts, const Repeats& repeats) {
    const RepeatTally tally = tallyRepeats(facts.steps);
    if (tally.planned > 1 && tally.done < tally.planned)
        return onMissingRepeats(facts, tally, repeats);
    if (repeats.size() < 2)
        return std::nullopt;
    if (hasFaded(repeats))
        return faded(facts, repeats);
    if (std::all_of(repeats.begin(), repeats.end(), isFarAbove))
        return allOutside(repeats, true);
    if (std::all_of(repeats.begin(), repeats.end(), isFarBelow))
        return allOutside(repeats, false);
    return std::nullopt;
}

/// What the repeats of one range came to, in range or nearly.
Sentence onAverages(const Repeats& repeats) {
    const auto [lowest, highest] = std::minmax_element(repeats.begin(), repeats.end(), lowerAverage);
    const Quantity least = average(*lowest);
    const Quantity most = average(*highest);
    const StepResult& first = *repeats.front();
    if (!std::all_of(repeats.begin(), repeats.end(), isInRange)) {
        const Quantity low = shown(*first.low, least.unit);
        const Quantity high = shown(*first.high, least.unit);
        if (least == most)
            return toldOf(first, {std::string(sentence::kSawRepeatsEven), {least, low, high}});
        return toldOf(first, {std::string(sentence::kSawRepeats), {least, most, low, high}});
    }
    if (least == most)
        return onAll(repeats, sentence::kSawBothEven, sentence::kSawAllEven, {least});
    if (repeats.size() == 2)
        return toldOf(first,
                      {std::string(sentence::kSawBothInRange), {average(&first), average(repeats.back())}});
    return onAll(repeats, {}, sentence::kSawAllInRange, {least, most});
}

Sentence onOnlyStep(const Facts& facts, const StepResult& step) {
    const bool weighted = isWeighted(step);
    const std::vector<SentenceValue> values = {average(&step), shown(*step.low, step.unit),
                                               shown(*step.high, step.unit)};
    if (facts.steps.size() > 1)
        return {std::string(weighted ? sentence::kSawWorkStepWeighted : sentence::kSawWorkStep), values};
    if (isInRange(&step))
        return toldOf(step, {std::string(sentence::kSawStep), values});
    return {std::string(weighted ? sentence::kSawStepOutsideWeighted : sentence::kSawStepOutside), values};
}

std::optional<Sentence> onWhatWasMeasured(const Facts& facts) {
    if (auto power = withFacts(facts, sentence::kSawPower, {"power.weighted"}))
        return power;
    if (auto beats = withFacts(facts, sentence::kSawHeartRate, {"heart_rate.average"}))
        return beats;
    // A distance that was planned is told at the beginning.
    if (facts.number("distance.planned"))
        return withFacts(facts, sentence::kSawTime, {"duration.done"});
    return withFacts(facts, sentence::kSawDistance, {"distance.done"});
}

std::optional<Sentence> onWhatWentWell(const Facts& facts, const Repeats& repeats) {
    if (repeats.size() > 1)
        return onAverages(repeats);
    if (repeats.size() == 1 && countOfWork(facts) == 1)
        return onOnlyStep(facts, *repeats.front());
    if (auto load = withFacts(facts, sentence::kSawLoad, {"load.done", "load.planned"}))
        return load;
    return onWhatWasMeasured(facts);
}

/// What the reasons of the verdict tell beyond what every draft begins with: the amount, or the load where
/// the effort made the verdict, or what came on top of the plan where that did.
std::optional<Observation> onReasons(const Facts& facts, const Repeats& repeats) {
    Observation seen;
    if (has(facts, Reason::Extra)) {
        seen.saw = facts.verdict == Verdict::Overdone ? onWhatWentWell(facts, repeats)
                                                      : withFacts(facts, sentence::kSawExtra, {"extra"});
        seen.next = sentence::kNextExtraEasy;
        return seen;
    }
    if (has(facts, Reason::Harder) || has(facts, Reason::Easier)) {
        const bool harder = has(facts, Reason::Harder);
        seen.saw = withFacts(facts, harder ? sentence::kSawHarder : sentence::kSawEasier,
                             {"intensity.done", "intensity.planned"});
        if (!seen.saw)
            seen.saw = onWhatWasMeasured(facts);
        return seen;
    }
    return std::nullopt;
}

} // namespace

bool has(const Facts& facts, Reason reason) {
    return std::find(facts.reasons.begin(), facts.reasons.end(), reason) != facts.reasons.end();
}

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
    const Repeats repeats = judgedRepeats(facts.steps);
    if (auto seen = onRepeats(facts, repeats))
        return *seen;
    if (auto seen = onReasons(facts, repeats))
        return *seen;
    Observation seen;
    seen.saw = onWhatWentWell(facts, repeats);
    const auto stopped = facts.number("stopped");
    if (stopped && stopped->value >= kLongStop)
        seen.cause = withFacts(facts, sentence::kCauseStops, {"stopped"});
    return seen;
}

} // namespace leadout::engine
