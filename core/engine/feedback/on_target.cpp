// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/on_target.h"

#include "core/engine/compliance/comparison.h"
#include "core/engine/compliance/rules.h"
#include "core/engine/compliance/step_score.h"
#include "core/engine/feedback/observation.h"
#include "core/engine/feedback/repeats.h"
#include "core/engine/model/draft_sentence_ids.h"
#include "core/engine/model/key_session.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>

namespace leadout::engine {

namespace {

constexpr double kEven = 0.02;         ///< repeats closer together than this are even
constexpr double kThird = 1.0 / 3.0;   ///< of a range
constexpr double kAllTheWay = 0.95;    ///< of a step in its range
constexpr double kLengthOff = 0.10;    ///< of the plan, beyond which the length is worth a word
constexpr double kLengthOffS = 300.0;  ///< and at least so many seconds
constexpr double kMainShare = 2.0 / 3; ///< of the planned time, from which a step has the session's intensity
constexpr double kStopToTell = 600.0;  ///< seconds worth a word
constexpr double kLong = 6300.0;       ///< seconds of a long session
constexpr double kShort = 2700.0;      ///< seconds of a short one
constexpr double kStepForward = 0.01;  ///< more than last time by this share is better
constexpr double kSameEffort = 0.02;   ///< within this share of last time is the same effort
constexpr double kCalmerHeart = 3.0;   ///< bpm less than last time at the same effort is better

/// What a draft on target is put together from.
struct Told {
    Sentence saw;
    std::optional<Sentence> beside;
    Sentence next;
};

Sentence say(std::string_view id, std::initializer_list<Quantity> values = {}) {
    return {std::string(id), {values.begin(), values.end()}};
}

/// A sentence on all repeats: one id for two of them, another with their number in front for more.
Sentence onEach(std::size_t repeats, std::string_view both, std::string_view all,
                std::initializer_list<Quantity> values) {
    Sentence made{std::string(repeats == 2 ? both : all), {}};
    if (repeats != 2)
        made.values.emplace_back(count(repeats));
    made.values.insert(made.values.end(), values.begin(), values.end());
    return made;
}

std::optional<Quantity> amount(const Facts& facts) {
    const auto distance = facts.number("distance.planned") ? facts.number("distance.done") : std::nullopt;
    return distance ? distance : facts.number("duration.done");
}

/// Whether a step was to be easy: the most of an easy session. A short main part between a
/// long warm-up and a long cool-down is work, however easy the whole.
bool isEasy(const Facts& facts, const StepResult& step) {
    const auto planned = facts.number("intensity.planned");
    const double whole =
        std::accumulate(facts.steps.begin(), facts.steps.end(), 0.0,
                        [](double sum, const StepResult& each) { return sum + each.planned_s; });
    return planned && planned->value < hardFrom(facts.sport) && step.planned_s >= kMainShare * whole;
}

/// Where in its range an average lies: 0 at the bottom, 1 at the top.
double placeOf(double average, const StepResult& step) {
    const double width = *step.high - *step.low;
    return width > 0.0 ? (average - *step.low) / width : 0.5;
}

/// The length as what to take to the next one, where it was well off the plan.
std::optional<Sentence> onLength(const Facts& facts) {
    const bool distance = facts.number("distance.planned").has_value();
    const auto done = facts.number(distance ? "distance.done" : "duration.done");
    const auto planned = facts.number(distance ? "distance.planned" : "duration.planned");
    if (!done || !planned || planned->value <= 0.0)
        return std::nullopt;
    const double off = done->value - planned->value;
    if (std::abs(off) <= kLengthOff * planned->value || (!distance && std::abs(off) < kLengthOffS))
        return std::nullopt;
    return say(off > 0.0 ? sentence::kNextEndOnTime : sentence::kNextFullTime, {*planned});
}

/// The edge of a range as what to keep to; a pace is faster or slower, not more or less.
Sentence keepTo(const StepResult& step, bool above) {
    const bool pace = step.unit == Unit::SpeedMs;
    if (above)
        return say(pace ? sentence::kNextNoFaster : sentence::kNextBelow, {shown(*step.high, step.unit)});
    return say(pace ? sentence::kNextAtLeastPace : sentence::kNextAtLeast, {shown(*step.low, step.unit)});
}

/// A heart rate well below that of last time at the same effort.
std::optional<Sentence> calmerHeart(const Facts& facts) {
    const auto now = facts.number("work.average");
    const auto then = facts.number("last.work.average");
    const auto beats = facts.number("heart_rate.average");
    const auto before = facts.number("last.heart_rate.average");
    if (!now || !then || !beats || !before || now->unit != then->unit || now->unit == Unit::Bpm)
        return std::nullopt;
    const bool same = std::abs(now->value - then->value) <= then->value * kSameEffort;
    if (!same || before->value - beats->value < kCalmerHeart)
        return std::nullopt;
    return say(sentence::kBetterHeartRate, {*beats, *before});
}

/// What was better than last time; nothing where it was not, where more was planned, or where it came of
/// going too hard.
std::optional<Sentence> better(const Facts& facts, const Repeats& repeats) {
    const auto done = facts.number("repeats.done");
    const auto before = facts.number("last.repeats.done");
    const bool equalPlans = facts.last && facts.last->repeats_planned == tallyRepeats(facts.steps).planned;
    if (equalPlans && done && before && done->value > before->value && repeats.size() > 1)
        return say(sentence::kBetterRepeats, {*done, *before});
    const auto now = facts.number("work.average");
    const auto then = facts.number("last.work.average");
    const bool held = !repeats.empty() && std::none_of(repeats.begin(), repeats.end(), isAbove);
    const bool same = now && then && now->unit == then->unit && now->unit != Unit::Bpm;
    const bool counts = repeats.size() > 1 && held && done && before && done->value >= before->value;
    const auto range = workRangeOf(facts.steps);
    const bool equalTargets = range && facts.last && facts.last->work_range == range;
    const auto weighted = isWorkWeighted(facts.steps);
    if (same && counts && equalTargets && weighted && now->value >= then->value * (1.0 + kStepForward))
        return say(*weighted ? sentence::kBetterWorkWeighted : sentence::kBetterWork, {*now, *then});
    return calmerHeart(facts);
}

std::optional<Sentence> beside(const Facts& facts, const Repeats& repeats) {
    if (auto forward = better(facts, repeats))
        return forward;
    const auto planned = facts.number("repeats.planned");
    if (facts.first_of_its_kind && planned && planned->value > 1.0)
        return say(sentence::kFirstOfItsKind);
    const auto stopped = facts.number("stopped");
    if (stopped && stopped->value >= kStopToTell)
        return say(sentence::kCauseStops, {*stopped});
    return std::nullopt;
}

bool isEvenAllTheWay(const StepResult& step) {
    return step.in_range && *step.in_range >= kAllTheWay;
}

/// What an easy or steady session leaves for the next one.
Sentence nextSteady(const Facts& facts, const StepResult& step, double place, bool isBetter) {
    const auto seconds = facts.number("duration.done");
    if (const auto length = onLength(facts))
        return *length;
    if (!isEasy(facts, step)) {
        if (isBetter)
            return say(sentence::kNextRepeatIt);
        // Where nothing tells how hard the plan was, an easy day is not told to go harder.
        const bool hard = facts.number("intensity.planned").has_value();
        return say(hard && place < kThird ? sentence::kNextUpperHalf : sentence::kNextSameFeel);
    }
    if (isBetter)
        return say(sentence::kNextKeepGoing);
    if (place > 1.0 - kThird)
        return say(sentence::kNextLowerHalf);
    if (seconds && seconds->value >= kLong)
        return say(sentence::kNextRefuel);
    if (seconds && seconds->value <= kShort)
        return say(sentence::kNextShortEasy);
    if (place < kThird)
        return say(sentence::kNextEasyIsRight);
    return say(isEvenAllTheWay(step) ? sentence::kNextKeepEven : sentence::kNextSameFeel);
}

std::string_view steadyId(const StepResult& step, double place) {
    if (!isInRange(&step))
        return isAbove(&step) ? sentence::kOnTargetSteadyAbove : sentence::kOnTargetSteadyBelow;
    if (place < kThird)
        return sentence::kOnTargetSteadyLow;
    if (place > 1.0 - kThird)
        return sentence::kOnTargetSteadyHigh;
    return isEvenAllTheWay(step) ? sentence::kOnTargetSteadyEven : sentence::kOnTargetSteadyMiddle;
}

Told onSteady(const Facts& facts, const StepResult& step, const Repeats& repeats) {
    const double place = placeOf(*step.average, step);
    const Quantity done = average(&step);
    const Quantity low = shown(*step.low, step.unit);
    const Quantity high = shown(*step.high, step.unit);
    const bool outside = !isInRange(&step);
    Told told;
    told.beside = beside(facts, repeats);
    const bool forward = told.beside && told.beside->id == sentence::kBetterHeartRate;
    const auto length = amount(facts);
    if (facts.steps.size() > 1 || !length) {
        told.saw = say(!outside         ? sentence::kOnTargetWork
                       : isAbove(&step) ? sentence::kOnTargetWorkAbove
                                        : sentence::kOnTargetWorkBelow,
                       {done, low, high});
    } else {
        const std::string_view id = steadyId(step, place);
        told.saw = say(id, {*length, done, low, high});
    }
    told.saw = toldOf(step, std::move(told.saw));
    told.next = outside ? keepTo(step, isAbove(&step)) : nextSteady(facts, step, place, forward);
    return told;
}

/// Whether a work step was left out, or broken off early.
bool isLeftOut(const StepResult& step) {
    return step.done_s <= 0.0 || step.done_s < rules::kRepeatDoneShare * step.planned_s;
}

/// The work steps that came to nothing: left out, or done far below their ranges.
Repeats missing(const Facts& facts, bool leftOut) {
    Repeats found;
    for (const StepResult& step : facts.steps) {
        if (step.kind == StepKind::Work && !isDone(step) && isLeftOut(step) == leftOut)
            found.push_back(&step);
    }
    return found;
}

Sentence startedHot(const Repeats& repeats) {
    const StepResult* first = repeats.front();
    return toldOf(*first,
                  say(sentence::kCauseStartedHard, {average(first), shown(*first->high, first->unit)}));
}

/// Repeats that were left out although the load came to the plan.
std::optional<Told> onLeftOut(const Facts& facts, const Repeats& repeats) {
    const Repeats out = missing(facts, true);
    const auto planned = facts.number("repeats.planned");
    const auto done = facts.number("repeats.done");
    if (out.empty() || !planned || !done || planned->value < 2.0)
        return std::nullopt;
    Told told;
    const bool one = out.size() == 1 && planned->value - done->value == 1.0;
    const Quantity number = count(numberOf(facts.steps, out.front()));
    if (one && number == *planned)
        told.saw = say(sentence::kOnTargetLastMissing, {*done, *planned});
    else if (one)
        told.saw = say(sentence::kOnTargetOneMissing, {*done, *planned, number});
    else
        told.saw = say(sentence::kOnTargetSomeMissing, {*done, *planned});
    if (!repeats.empty() && isFarAbove(repeats.front())) {
        told.beside = startedHot(repeats);
        told.next = say(sentence::kNextSaveForLast);
    } else {
        told.next = say(sentence::kNextTellWhy);
    }
    return told;
}

/// Repeats that were done far below their range.
std::optional<Told> onFallenShort(const Facts& facts, const Repeats& repeats) {
    const Repeats low = missing(facts, false);
    const auto planned = facts.number("repeats.planned");
    if (low.empty() || repeats.empty() || !planned || planned->value < 2.0)
        return std::nullopt;
    const StepResult* lowest =
        *std::min_element(low.begin(), low.end(), [](const StepResult* a, const StepResult* b) {
            return *a->average / *a->low < *b->average / *b->low; // their ranges may differ
        });
    Told told;
    if (low.size() == 1)
        told.saw = say(sentence::kOnTargetOneShort, {count(numberOf(facts.steps, lowest)), average(lowest),
                                                     shown(*lowest->low, lowest->unit)});
    else
        told.saw = say(sentence::kOnTargetSomeShort, {average(lowest), shown(*lowest->low, lowest->unit)});
    told.saw = toldOf(*lowest, std::move(told.saw));
    if (isFarAbove(repeats.front()))
        told.beside = startedHot(repeats);
    told.next = say(sentence::kNextSaveForLast);
    return told;
}

/// Hot in the first one, and back in the range afterwards.
bool isHotStart(const Repeats& repeats) {
    return isFarAbove(repeats.front()) && std::all_of(repeats.begin() + 1, repeats.end(), isInRange);
}

Told onFaded(const Facts& facts, const Repeats& repeats) {
    const StepResult* from = fadedFrom(repeats);
    const Quantity number = count(numberOf(facts.steps, from));
    const Quantity first = average(repeats.front());
    const Quantity last = average(repeats.back());
    Told told;
    told.saw = from == repeats.back() ? say(sentence::kOnTargetFadedLast, {number, first, last})
                                      : say(sentence::kOnTargetFaded, {first, number, last});
    if (isFarAbove(repeats.front())) {
        const StepResult& start = *repeats.front();
        told.beside = say(sentence::kCauseFirstAbove, {shown(*start.high, start.unit)});
        told.next = say(sentence::kNextStartCalmer);
    } else {
        if (const auto top = facts.number("heart_rate.max"))
            told.beside = say(sentence::kCauseHeartRate, {*top});
        const double place = placeOf(*repeats.front()->average, *repeats.front());
        const StepResult& step = *repeats.front();
        told.next = place > kThird ? say(sentence::kNextStartAt, {shown(*step.low, step.unit)})
                                   : say(sentence::kNextStopWhenFading);
    }
    return told;
}

Told onHotStart(const Facts& facts, const Repeats& repeats) {
    const StepResult* first = repeats.front();
    const auto [lowest, highest] = std::minmax_element(repeats.begin() + 1, repeats.end(), lowerAverage);
    const Quantity top = shown(*first->high, first->unit);
    Told told;
    if (average(*lowest) == average(*highest))
        told.saw = say(sentence::kOnTargetHotStartEven, {average(first), top, average(*lowest)});
    else
        told.saw =
            say(sentence::kOnTargetHotStart, {average(first), top, average(*lowest), average(*highest)});
    told.beside = beside(facts, repeats);
    told.next = say(sentence::kNextStartCalmer);
    return told;
}

/// All of them outside their range on the same side.
Told onAllOutside(const Facts& facts, const Repeats& repeats, bool above) {
    const auto [lowest, highest] = std::minmax_element(repeats.begin(), repeats.end(), lowerAverage);
    const StepResult* nearest = above ? *lowest : *highest;
    const Quantity low = shown(*nearest->low, nearest->unit);
    const Quantity high = shown(*nearest->high, nearest->unit);
    Told told;
    if (above ? std::all_of(repeats.begin(), repeats.end(), isFarAbove)
              : std::all_of(repeats.begin(), repeats.end(), isFarBelow)) {
        told.saw = above ? onEach(repeats.size(), sentence::kOnTargetBothHarder, sentence::kOnTargetAllHarder,
                                  {average(nearest), high})
                         : onEach(repeats.size(), sentence::kOnTargetBothEasier, sentence::kOnTargetAllEasier,
                                  {average(nearest), low});
        told.next = say(above ? sentence::kNextHoldBack : sentence::kNextAimHigher);
        return told;
    }
    told.saw = average(*lowest) == average(*highest)
                   ? say(sentence::kSawRepeatsEven, {average(nearest), low, high})
                   : say(sentence::kSawRepeats, {average(*lowest), average(*highest), low, high});
    told.beside = beside(facts, repeats);
    told.next = keepTo(*nearest, above);
    return told;
}

/// Some of them outside their range by little.
Told onSomeOutside(const Facts& facts, const Repeats& repeats) {
    const StepResult& step = *repeats.front();
    const auto [lowest, highest] = std::minmax_element(repeats.begin(), repeats.end(), lowerAverage);
    const auto inside = static_cast<std::size_t>(std::count_if(repeats.begin(), repeats.end(), isInRange));
    const Quantity low = shown(*step.low, step.unit);
    const Quantity high = shown(*step.high, step.unit);
    Told told;
    told.beside = beside(facts, repeats);
    if (isAbove(*highest) && isBelow(*lowest)) {
        told.saw = say(sentence::kOnTargetSpread, {average(*lowest), average(*highest), low, high});
        told.next = say(sentence::kNextEven);
        return told;
    }
    const bool above = isAbove(*highest);
    told.saw = say(above ? sentence::kOnTargetSomeAbove : sentence::kOnTargetSomeBelow,
                   {count(inside), count(repeats.size()), low, high, average(above ? *highest : *lowest)});
    // The last one below asks for a calmer start, any other for more of it.
    const bool tired = !above && isBelow(repeats.back()) && !isBelow(repeats.front());
    told.next = tired ? say(sentence::kNextStartAt, {low}) : keepTo(step, above);
    return told;
}

Told onAllInside(const Facts& facts, const Repeats& repeats) {
    const StepResult& step = *repeats.front();
    const auto [lowest, highest] = std::minmax_element(repeats.begin(), repeats.end(), lowerAverage);
    const Quantity first = average(repeats.front());
    const Quantity last = average(repeats.back());
    const double along = *repeats.back()->average / *repeats.front()->average - 1.0;
    const bool even = *(*highest)->average <= *(*lowest)->average * (1.0 + kEven);
    const double middle = 0.5 * (*(*lowest)->average + *(*highest)->average);
    const double place = placeOf(middle, step);
    Told told;
    told.beside = beside(facts, repeats);
    const bool forward = told.beside && told.beside->id.starts_with(sentence::kBetterPrefix);
    if (average(*lowest) == average(*highest))
        told.saw = onEach(repeats.size(), sentence::kSawBothEven, sentence::kSawAllEven, {first});
    else if (even)
        told.saw = onEach(repeats.size(), sentence::kOnTargetBothSteady, sentence::kOnTargetAllSteady,
                          {average(*lowest), average(*highest)});
    else if (along > kEven)
        told.saw = onEach(repeats.size(), sentence::kOnTargetBothRising, sentence::kOnTargetAllRising,
                          {first, last});
    else if (along < -kEven)
        told.saw = onEach(repeats.size(), sentence::kOnTargetBothFalling, sentence::kOnTargetAllFalling,
                          {first, last});
    else
        told.saw = repeats.size() == 2 ? say(sentence::kSawBothInRange, {first, last})
                                       : say(sentence::kSawAllInRange,
                                             {count(repeats.size()), average(*lowest), average(*highest)});
    if (along < -kEven && !even)
        told.next = say(sentence::kNextMatchFirst);
    else if (forward)
        told.next = say(sentence::kNextRepeatIt);
    else if (place < kThird)
        told.next = say(sentence::kNextUpperHalf);
    else
        told.next = say(place > 1.0 - kThird ? sentence::kNextSayIfEasy : sentence::kNextSameFeel);
    return told;
}

/// Repeats of one range, none of which came to nothing.
Told onAlike(const Facts& facts, const Repeats& repeats) {
    if (hasFaded(repeats))
        return onFaded(facts, repeats);
    if (isHotStart(repeats))
        return onHotStart(facts, repeats);
    if (std::all_of(repeats.begin(), repeats.end(), isAbove))
        return onAllOutside(facts, repeats, true);
    if (std::all_of(repeats.begin(), repeats.end(), isBelow))
        return onAllOutside(facts, repeats, false);
    if (!std::all_of(repeats.begin(), repeats.end(), isInRange))
        return onSomeOutside(facts, repeats);
    return onAllInside(facts, repeats);
}

Told onSeveral(const Facts& facts, const Repeats& repeats) {
    Told told = onAlike(facts, repeats);
    told.saw = toldOf(*repeats.front(), std::move(told.saw));
    return told;
}

/// What stands for a session without steps to judge: its effort, its load or its length alone.
Sentence onTheWhole(const Facts& facts, bool recovery) {
    const auto length = amount(facts);
    const auto load = facts.number("load.done");
    const auto planned = facts.number("load.planned");
    auto effort = facts.number("power.average");
    if (!effort)
        effort = facts.number("heart_rate.average");
    if (!length)
        return say(sentence::kOnTargetPlain);
    if (recovery && effort)
        return say(sentence::kOnTargetRecovery, {*length, *effort});
    if (facts.sport == Sport::Multisport && load && planned)
        return say(sentence::kOnTargetLoad, {*length, *load, *planned});
    if (length->unit == Unit::Metres && facts.number("duration.done"))
        return say(sentence::kOnTargetDistance, {*length, *facts.number("duration.done")});
    const auto distance = facts.number("distance.done");
    if (facts.sport == Sport::Swimming && distance)
        return say(sentence::kOnTargetDistance, {*distance, *length});
    if (effort)
        return say(sentence::kOnTargetEffort, {*length, *effort});
    if (load && planned)
        return say(sentence::kOnTargetLoad, {*length, *load, *planned});
    return distance ? say(sentence::kOnTargetDistance, {*distance, *length})
                    : say(sentence::kOnTargetLength, {*length});
}

Told onWhole(const Facts& facts) {
    const auto planned = facts.number("intensity.planned");
    const bool recovery = planned && planned->value <= rules::kRecoveryIntensity;
    Told told;
    told.saw = onTheWhole(facts, recovery);
    told.beside = beside(facts, {});
    const auto seconds = facts.number("duration.done");
    if (recovery)
        told.next = say(sentence::kNextLegsFresh);
    else if (const auto length = onLength(facts))
        told.next = *length;
    else if (facts.sport == Sport::Multisport)
        told.next = say(sentence::kNextFuelling);
    else if (facts.sport == Sport::Swimming)
        told.next = say(sentence::kNextSameRhythm);
    else if (seconds && seconds->value >= kLong)
        told.next = say(sentence::kNextRefuel);
    else
        told.next = say(sentence::kNextAsPlanned);
    return told;
}

} // namespace

std::vector<Sentence> onTargetDraft(const Facts& facts) {
    const Repeats repeats = judgedRepeats(facts.steps);
    const auto work = std::count_if(facts.steps.begin(), facts.steps.end(),
                                    [](const StepResult& step) { return step.kind == StepKind::Work; });
    Told told;
    const bool faded = repeats.size() > 1 && hasFaded(repeats);
    auto off = onLeftOut(facts, repeats);
    if (!off && !faded)
        off = onFallenShort(facts, repeats);
    if (off)
        told = std::move(*off);
    else if (repeats.size() > 1)
        told = onSeveral(facts, repeats);
    else if (repeats.size() == 1 && work == 1)
        told = onSteady(facts, *repeats.front(), repeats);
    else
        told = onWhole(facts);
    if (const auto extra = facts.number("extra"); extra && has(facts, Reason::Extra)) {
        told.beside = say(sentence::kSawExtra, {*extra});
        told.next = say(sentence::kNextExtraEasy);
    }
    std::vector<Sentence> sentences = {std::move(told.saw)};
    if (told.beside)
        sentences.push_back(std::move(*told.beside));
    sentences.push_back(std::move(told.next));
    return sentences;
}

} // namespace leadout::engine
