// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/draft.h"

#include "core/engine/feedback/observation.h"
#include "core/engine/feedback/pain.h"
#include "core/engine/model/sentence_ids.h"

#include <algorithm>
#include <array>

namespace leadout::engine {

namespace {

/// How a draft begins and ends for a verdict.
struct Frame {
    std::string_view opening;
    bool with_plan;        ///< whether the opening states the planned duration too
    std::string_view next; ///< where the observation asks for nothing else
    bool observes;         ///< whether there is anything to observe beyond the opening
};

constexpr std::array<Frame, 14> kFrames = {{
    {sentence::kDraftOnTarget, true, sentence::kNextAsPlanned, true},
    {sentence::kDraftUnderdone, true, sentence::kNextNothingToMakeUp, true},
    {sentence::kDraftWellUnder, true, sentence::kNextTellMe, true},
    {sentence::kDraftOverdone, true, sentence::kNextEasyDay, true},
    {sentence::kDraftWellOver, true, sentence::kNextRecover, true},
    {sentence::kDraftMixed, true, sentence::kNextKeepLength, true},
    {sentence::kDraftUnplanned, false, sentence::kNextCountIn, true},
    {sentence::kDraftRace, false, sentence::kNextRecover, true},
    {sentence::kDraftTest, false, sentence::kNextThresholds, true},
    {sentence::kDraftSwapped, false, sentence::kNextMoveSession, true},
    {sentence::kDraftDone, false, sentence::kNextAsPlanned, false},
    {sentence::kDraftSick, false, sentence::kNextTellMe, false},
    {sentence::kDraftInjured, false, sentence::kNextTellMe, false},
    {sentence::kDraftBadData, false, sentence::kNextCheckMeter, false},
}};
static_assert(kFrames.size() == static_cast<std::size_t>(Verdict::BadData) + 1);

/// What the session came to, without praise.
Sentence plainOpening(const Facts& facts) {
    if (const auto both = withFacts(facts, sentence::kDraftPlainTime, {"duration.done", "duration.planned"}))
        return *both;
    if (const auto done = withFacts(facts, sentence::kDraftPlainDone, {"duration.done"}))
        return *done;
    return {std::string(sentence::kDraftPlainDone), {}};
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
    const auto made = frame.with_plan ? withFacts(facts, frame.opening, {"duration.done", "duration.planned"})
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

} // namespace

std::vector<Sentence> draft(const Facts& facts, std::string_view comment) {
    const Frame& frame = kFrames[static_cast<std::size_t>(facts.verdict)];
    if (tellsOfPain(comment)) {
        return {{std::string(sentence::kDraftCoachLine), {}},
                plainOpening(facts),
                {std::string(sentence::kNextTellMe), {}}};
    }
    std::vector<Sentence> sentences = {opening(facts, frame)};
    Observation seen;
    if (frame.observes)
        seen = observe(isScored(facts.verdict) ? facts : withoutSteps(facts));
    if (seen.saw)
        sentences.push_back(std::move(*seen.saw));
    if (seen.cause)
        sentences.push_back(std::move(*seen.cause));
    sentences.push_back({std::string(seen.next.empty() ? frame.next : seen.next), {}});
    return sentences;
}

bool needsCoachLine(const std::vector<Sentence>& draft) {
    return std::any_of(draft.begin(), draft.end(),
                       [](const Sentence& sentence) { return sentence.id == sentence::kDraftCoachLine; });
}

} // namespace leadout::engine
