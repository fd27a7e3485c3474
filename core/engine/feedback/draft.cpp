// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/draft.h"

#include "core/engine/feedback/observation.h"
#include "core/engine/feedback/on_target.h"
#include "core/engine/model/draft_sentence_ids.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace leadout::engine {

namespace {

/// How a draft begins and ends for a verdict.
struct Frame {
    std::string_view opening;
    std::string_view by_load; ///< the opening where the effort made the verdict; empty where that cannot be
    bool with_plan;           ///< whether the opening states the planned amount too
    std::string_view next;    ///< where the observation asks for nothing else
    bool observes;            ///< whether there is anything to observe beyond the opening
};

/// For each verdict but the first, OnTarget, which has drafts of its own.
constexpr std::array<Frame, 13> kFrames = {{
    {sentence::kDraftUnderdone, sentence::kDraftUnderdoneLoad, true, sentence::kNextNothingToMakeUp, true},
    {sentence::kDraftWellUnder, sentence::kDraftWellUnderLoad, true, sentence::kNextTellMe, true},
    {sentence::kDraftOverdone, sentence::kDraftOverdoneLoad, true, sentence::kNextEasyDay, true},
    {sentence::kDraftWellOver, sentence::kDraftWellOverLoad, true, sentence::kNextRecover, true},
    {sentence::kDraftMixed, {}, true, sentence::kNextKeepLength, true},
    {sentence::kDraftUnplanned, {}, false, sentence::kNextCountIn, true},
    {sentence::kDraftRace, {}, false, sentence::kNextRecover, true},
    {sentence::kDraftTest, {}, false, sentence::kNextThresholds, true},
    {sentence::kDraftSwapped, {}, false, sentence::kNextMoveSession, true},
    {sentence::kDraftDone, {}, false, sentence::kNextAsPlanned, false},
    {sentence::kDraftSick, {}, false, sentence::kNextTellMe, false},
    {sentence::kDraftInjured, {}, false, sentence::kNextTellMe, false},
    {sentence::kDraftBadData, {}, false, sentence::kNextCheckMeter, false},
}};
static_assert(Verdict::OnTarget == Verdict{} && kFrames.size() == static_cast<std::size_t>(Verdict::BadData));

/// A sentence with what was done and planned, in the unit that was compared.
std::optional<Sentence> withAmounts(const Facts& facts, std::string_view id) {
    if (auto distance = withFacts(facts, id, {"distance.done", "distance.planned"}))
        return distance;
    return withFacts(facts, id, {"duration.done", "duration.planned"});
}

/// In which steps a distance is shown: metres in swims and under a kilometre, else tenths of a kilometre, and
/// whole ones from a hundred on.
double shownStep(double metres, Sport sport) {
    if (sport == Sport::Swimming || metres < 1000.0)
        return 1.0;
    return metres < 100'000.0 ? 100.0 : 1000.0;
}

/// How many steps of what is shown were done beyond the planned amount; negative ones are missing.
std::optional<double> shownBeyondPlan(const Facts& facts) {
    constexpr double kMinute = 60.0; // durations are shown to the minute
    const bool distance = facts.number("distance.planned").has_value();
    const auto done = facts.number(distance ? "distance.done" : "duration.done");
    const auto planned = facts.number(distance ? "distance.planned" : "duration.planned");
    if (!done || !planned)
        return std::nullopt;
    const double step = distance ? shownStep(std::min(done->value, planned->value), facts.sport) : kMinute;
    return std::round(done->value / step) - std::round(planned->value / step);
}

/// The same in one number, where done and planned are shown as the same one.
std::optional<Sentence> withEqualAmounts(const Facts& facts, std::string_view id) {
    if (shownBeyondPlan(facts) != 0.0)
        return std::nullopt;
    return withFacts(facts, id, {facts.number("distance.planned") ? "distance.done" : "duration.done"});
}

/// Whether the amounts that are shown say what the verdict says: no "1:15 of 1:15" is less than planned.
bool tellVerdict(const Facts& facts) {
    const double beyond = shownBeyondPlan(facts).value_or(0.0);
    const bool under = facts.verdict == Verdict::Underdone || facts.verdict == Verdict::WellUnder;
    const bool over = facts.verdict == Verdict::Overdone || facts.verdict == Verdict::WellOver;
    return under ? beyond < 0.0 : !over || beyond > 0.0;
}

/// What the session came to, without praise.
Sentence plainOpening(const Facts& facts) {
    if (const auto equal = withEqualAmounts(facts, sentence::kDraftPlainExact))
        return *equal;
    if (const auto both = withAmounts(facts, sentence::kDraftPlainTime))
        return *both;
    if (const auto done = withFacts(facts, sentence::kDraftPlainDone, {"duration.done"}))
        return *done;
    return {std::string(sentence::kDraftPlainDone), {}};
}

/// An opening that says what the reasons of the verdict say; nothing where the amounts do.
std::optional<Sentence> openingByReason(const Facts& facts, const Frame& frame) {
    if (facts.verdict == Verdict::Overdone && has(facts, Reason::Extra))
        return withFacts(facts, sentence::kDraftOverdoneExtra, {"duration.done", "extra"});
    const bool amount =
        has(facts, Reason::Shorter) || has(facts, Reason::Longer) || has(facts, Reason::Repeats);
    if (amount && (tellVerdict(facts) || frame.by_load.empty()))
        return std::nullopt;
    if (facts.verdict == Verdict::Mixed && has(facts, Reason::WorkStepsOffTarget))
        return Sentence{std::string(sentence::kDraftMixedSteps), {}};
    const bool effort = has(facts, Reason::Easier) || has(facts, Reason::Harder);
    if ((effort || amount) && !frame.by_load.empty())
        return withFacts(facts, frame.by_load, {"load.done", "load.planned"});
    return std::nullopt;
}

Sentence opening(const Facts& facts, const Frame& frame) {
    if (facts.verdict == Verdict::Swapped && facts.not_scored) {
        Sentence made{std::string(frame.opening), facts.not_scored->values};
        if (const auto done = facts.number("duration.done"))
            made.values.emplace_back(*done);
        return made;
    }
    if (facts.verdict == Verdict::BadData) {
        if (const auto made = withFacts(facts, frame.opening, {"missing_power"}))
            return *made;
    }
    if (const auto made = openingByReason(facts, frame))
        return *made;
    const auto made = frame.with_plan ? withAmounts(facts, frame.opening)
                                      : withFacts(facts, frame.opening, {"duration.done"});
    return made ? *made : plainOpening(facts);
}

/// A session that cannot be judged by its steps is not told about them.
Facts withoutSteps(Facts facts) {
    facts.steps.clear();
    return facts;
}

bool isScored(Verdict verdict) {
    return verdict < Verdict::Unplanned;
}

constexpr double kHard = 0.85;      ///< intensity from which a session asks for an easy day
constexpr double kMuchLonger = 1.1; ///< of the planned time
constexpr double kShorter = 0.9;

/// The next step where neither the observation nor the verdict alone decides it.
std::optional<Sentence> nextByFacts(const Facts& facts) {
    if (facts.verdict == Verdict::Unplanned) {
        const auto intensity = facts.number("intensity.session");
        if (intensity && intensity->value >= kHard)
            return Sentence{std::string(sentence::kNextEasyDay), {}};
    }
    const bool longer = has(facts, Reason::Longer) && !has(facts, Reason::Harder);
    if (facts.verdict == Verdict::Overdone && longer && tellVerdict(facts)) {
        if (auto enough =
                withFacts(facts, sentence::kNextEndOnTime,
                          {facts.number("distance.planned") ? "distance.planned" : "duration.planned"}))
            return enough;
    }
    const auto done = facts.number("duration.done");
    const auto planned = facts.number("duration.planned");
    if (facts.verdict != Verdict::Done || !done || !planned || planned->value <= 0.0)
        return std::nullopt;
    const double ratio = done->value / planned->value;
    if (ratio > kMuchLonger)
        return Sentence{std::string(sentence::kNextEnough), {*planned}};
    return Sentence{std::string(ratio < kShorter ? sentence::kNextShorterIsFine : sentence::kNextRegular),
                    {}};
}

std::vector<Sentence> offTargetDraft(const Facts& facts) {
    const Frame& frame = kFrames[static_cast<std::size_t>(facts.verdict) - 1];
    std::vector<Sentence> sentences = {opening(facts, frame)};
    Observation seen;
    if (frame.observes)
        seen = observe(isScored(facts.verdict) ? facts : withoutSteps(facts));
    if (facts.verdict == Verdict::Race) {
        if (auto best = withFacts(facts, sentence::kSawBestTwenty, {"best.1200"}))
            seen.saw = std::move(best);
    }
    if (seen.saw)
        sentences.push_back(std::move(*seen.saw));
    if (seen.cause)
        sentences.push_back(std::move(*seen.cause));
    auto next = seen.next.empty() ? nextByFacts(facts) : std::nullopt;
    sentences.push_back(next ? std::move(*next)
                             : Sentence{std::string(seen.next.empty() ? frame.next : seen.next), {}});
    return sentences;
}

} // namespace

bool isCoachLine(const Sentence& sentence) {
    return sentence.id == sentence::kDraftCoachLine || sentence.id == sentence::kDraftCoachLineQuestion;
}

std::vector<Sentence> draft(const Facts& facts) {
    if (facts.wrote_of_pain) {
        return {{std::string(sentence::kDraftCoachLine), {}},
                plainOpening(facts),
                {std::string(sentence::kNextTellMe), {}}};
    }
    std::vector<Sentence> sentences =
        facts.verdict == Verdict::OnTarget ? onTargetDraft(facts) : offTargetDraft(facts);
    if (facts.asked)
        sentences.insert(sentences.begin(), {std::string(sentence::kDraftCoachLineQuestion), {}});
    return sentences;
}

bool needsCoachLine(const std::vector<Sentence>& draft) {
    return std::any_of(draft.begin(), draft.end(), isCoachLine);
}

} // namespace leadout::engine
