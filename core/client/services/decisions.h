// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/client/services/desk_view.h"
#include "core/domain/commands/registry.h"

#include <chrono>
#include <vector>

namespace leadout::client {

/// How long what closes a review or goes out at once can be taken back before it is sent.
inline constexpr std::chrono::seconds kHold{10};

/// Turns what a coach decides into what the outbox takes: the command, the revision and text that were on the
/// screen, and what the screen shows until the backend has answered. Refused when the coach may not, when a
/// value makes no sense, and when there is nothing that it could be about.
class Decisions {
public:
    using Made = tl::expected<Decision, Refusal>;

    Decisions(const DeskView& view, Work& work, domain::Random& random, const domain::Clock& clock)
        : m_view(view)
        , m_work(work)
        , m_random(random)
        , m_clock(clock) {}

    Made editFeedback(const domain::AnalysisId& id, const QString& text) const;
    Made editPersonalNote(const domain::AnalysisId& id, const QString& text) const;
    Made backToDraft(const domain::AnalysisId& id) const;
    Made approve(const domain::AnalysisId& id, const QString& contentHash) const;
    Made retryPublish(const domain::AnalysisId& id, const QString& contentHash) const;
    Made markDone(const domain::AnalysisId& id) const;
    Made adjust(const domain::AnalysisId& id, domain::AdjustReason reason, const QString& note) const;
    Made handToHead(const domain::AnalysisId& id, const QString& note) const;
    Made addNote(const domain::AthleteId& athlete, const std::optional<domain::AnalysisId>& id,
                 const QString& text, bool pinned) const;
    Made switchReportOff(const domain::ReportId& id) const;
    Made addAthlete(const NewAthlete& athlete) const;
    Made setStatus(const domain::AthleteId& id, domain::AthleteStatus status,
                   const std::optional<QDate>& deactivateOn) const;
    Made setFeedbackMode(const domain::AthleteId& id, domain::FeedbackMode mode) const;
    Made setTrainingType(const domain::AthleteId& id, const std::optional<domain::TrainingType>& type) const;
    Made setPlanType(const domain::AthleteId& id, domain::PlanType type) const;
    Made assign(const domain::AthleteId& id, const std::optional<domain::CoachId>& coach) const;
    Made setThresholds(const domain::AthleteId& id, const ThresholdSet& set) const;
    Made recordConsent(const domain::AthleteId& id, domain::ConsentKind kind, bool given,
                       domain::ConsentHow how) const;
    Made planWorkout(const domain::AthleteId& id, QDate day, const engine::Workout& workout) const;
    Made reviewAnyway(const domain::ActivityId& id) const;
    Made decideHeld(const domain::OpId& op, bool accept) const;

    Made pair(const domain::AnalysisId& id, const std::vector<PairedRecording>& wanted) const;

    // What is being typed, with the text that it began with: the feedback, the personal note, a note for
    // coaches, and a line for a decision. The last two may be empty.
    tl::expected<Draft, Refusal> typed(const domain::AnalysisId& id, const QString& text) const;
    tl::expected<Draft, Refusal> typedNote(const domain::AnalysisId& id, const QString& text) const;
    tl::expected<Draft, Refusal> typedCoachNote(const domain::AthleteId& athlete,
                                                const std::optional<domain::AnalysisId>& id,
                                                const QString& text, bool pinned) const;
    tl::expected<Draft, Refusal> typedLine(const domain::AnalysisId& id, LineFor decision,
                                           const QString& text) const;

private:
    struct Row {
        QUuid id;
        domain::AthleteId athlete;
        std::int64_t rev = 0;
    };
    /// Asks the matrix and the command's own rules, and fills in what all decisions have.
    template <class Command>
    Made made(const Command& command, const Row& row) const;
    template <class Command>
    Made athleteMade(const Command& command, const domain::AthleteId& id, const QByteArray& fields) const;

    const Local<protocol::AnalysisRow>* analysis(const domain::AnalysisId& id) const;
    std::optional<Local<protocol::FeedbackRow>> feedback(const domain::AnalysisId& id) const;
    /// What has been typed over several minutes is based on what stood there when the typing began.
    void baseOnTyping(Decision& decision, const QString& current) const;
    Made editedText(Made made, const Local<protocol::FeedbackRow>& feedback, const QString& text) const;
    /// The same as editPersonalNote(), also where it came too late: what is being typed is kept all the same.
    Made writtenNote(const domain::AnalysisId& id, const QString& text) const;

    const DeskView& m_view;
    Work& m_work;
    domain::Random& m_random;
    const domain::Clock& m_clock;
};

} // namespace leadout::client
