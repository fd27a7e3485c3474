// SPDX-License-Identifier: GPL-3.0-or-later
// What a coach decides.
#include "core/client/services/local_desk.h"

namespace leadout::client {

void LocalDesk::decide(QObject* context, Decided reply,
                       std::function<Decisions::Made(const Decisions&)> make) {
    auto outcome = std::make_shared<std::optional<tl::expected<QUuid, Refusal>>>();
    const quint64 token = await(context, [outcome, reply = std::move(reply)] {
        if (reply)
            reply(*std::move(*outcome));
    });
    post([this, token, outcome, make = std::move(make)](DeskWorker& worker) {
        outcome->emplace(worker.decide(make));
        finishLater(token);
    });
}

void LocalDesk::keepTyping(const domain::AnalysisId& id, const QString& feedback) {
    keep([id, feedback](DeskWorker& worker) { worker.keepTyping(id, feedback); });
}

void LocalDesk::keepTypingNote(const domain::AnalysisId& id, const QString& personalNote) {
    keep([id, personalNote](DeskWorker& worker) { worker.keepTypingNote(id, personalNote); });
}

void LocalDesk::keepTypingCoachNote(const domain::AthleteId& athlete,
                                    const std::optional<domain::AnalysisId>& id, const QString& text,
                                    bool pinned) {
    keep([athlete, id, text, pinned](DeskWorker& worker) {
        worker.keepTypingCoachNote(athlete, id, text, pinned);
    });
}

void LocalDesk::keepTypingLine(const domain::AnalysisId& id, LineFor decision, const QString& text) {
    keep([id, decision, text](DeskWorker& worker) { worker.keepTypingLine(id, decision, text); });
}

void LocalDesk::keep(std::function<void(DeskWorker&)> typed) {
    m_typing->add(std::move(typed));
    post([](DeskWorker& worker) { worker.keepNext(); });
}

void LocalDesk::editFeedback(const domain::AnalysisId& id, const QString& text, QObject* context,
                             Decided reply) {
    decide(context, std::move(reply),
           [id, text](const Decisions& decisions) { return decisions.editFeedback(id, text); });
}

void LocalDesk::editPersonalNote(const domain::AnalysisId& id, const QString& text, QObject* context,
                                 Decided reply) {
    decide(context, std::move(reply),
           [id, text](const Decisions& decisions) { return decisions.editPersonalNote(id, text); });
}

void LocalDesk::backToDraft(const domain::AnalysisId& id, QObject* context, Decided reply) {
    decide(context, std::move(reply), [id](const Decisions& decisions) { return decisions.backToDraft(id); });
}

void LocalDesk::approve(const domain::AnalysisId& id, const QString& contentHash, QObject* context,
                        Decided reply) {
    decide(context, std::move(reply),
           [id, contentHash](const Decisions& decisions) { return decisions.approve(id, contentHash); });
}

void LocalDesk::retryPublish(const domain::AnalysisId& id, const QString& contentHash, QObject* context,
                             Decided reply) {
    decide(context, std::move(reply),
           [id, contentHash](const Decisions& decisions) { return decisions.retryPublish(id, contentHash); });
}

void LocalDesk::markDone(const domain::AnalysisId& id, QObject* context, Decided reply) {
    decide(context, std::move(reply), [id](const Decisions& decisions) { return decisions.markDone(id); });
}

void LocalDesk::adjust(const domain::AnalysisId& id, domain::AdjustReason reason, const QString& note,
                       QObject* context, Decided reply) {
    decide(context, std::move(reply),
           [id, reason, note](const Decisions& decisions) { return decisions.adjust(id, reason, note); });
}

void LocalDesk::pair(const domain::AnalysisId& id, const std::vector<PairedRecording>& wanted,
                     QObject* context, Decided reply) {
    decide(context, std::move(reply),
           [id, wanted](const Decisions& decisions) { return decisions.pair(id, wanted); });
}

void LocalDesk::handToHead(const domain::AnalysisId& id, const QString& note, QObject* context,
                           Decided reply) {
    decide(context, std::move(reply),
           [id, note](const Decisions& decisions) { return decisions.handToHead(id, note); });
}

void LocalDesk::addNote(const domain::AthleteId& athlete, const std::optional<domain::AnalysisId>& id,
                        const QString& text, bool pinned, QObject* context, Decided reply) {
    decide(context, std::move(reply), [athlete, id, text, pinned](const Decisions& decisions) {
        return decisions.addNote(athlete, id, text, pinned);
    });
}

void LocalDesk::switchReportOff(const domain::ReportId& report, QObject* context, Decided reply) {
    decide(context, std::move(reply),
           [report](const Decisions& decisions) { return decisions.switchReportOff(report); });
}

void LocalDesk::addAthlete(const NewAthlete& athlete, QObject* context, Reply<domain::AthleteId> reply) {
    auto id = std::make_shared<domain::AthleteId>();
    decide(
        context,
        [id, reply = std::move(reply)](const tl::expected<QUuid, Refusal>& op) {
            if (reply)
                reply(op.map([&id](const QUuid&) { return *id; }));
        },
        [id, athlete](const Decisions& decisions) {
            auto made = decisions.addAthlete(athlete);
            if (made)
                *id = domain::AthleteId(made->rowId);
            return made;
        });
}

void LocalDesk::setStatus(const domain::AthleteId& id, domain::AthleteStatus status,
                          const std::optional<QDate>& deactivateOn, QObject* context, Decided reply) {
    decide(context, std::move(reply), [id, status, deactivateOn](const Decisions& decisions) {
        return decisions.setStatus(id, status, deactivateOn);
    });
}

void LocalDesk::setFeedbackMode(const domain::AthleteId& id, domain::FeedbackMode mode, QObject* context,
                                Decided reply) {
    decide(context, std::move(reply),
           [id, mode](const Decisions& decisions) { return decisions.setFeedbackMode(id, mode); });
}

void LocalDesk::setTrainingType(const domain::AthleteId& id, const std::optional<domain::TrainingType>& type,
                                QObject* context, Decided reply) {
    decide(context, std::move(reply),
           [id, type](const Decisions& decisions) { return decisions.setTrainingType(id, type); });
}

void LocalDesk::setPlanType(const domain::AthleteId& id, domain::PlanType type, QObject* context,
                            Decided reply) {
    decide(context, std::move(reply),
           [id, type](const Decisions& decisions) { return decisions.setPlanType(id, type); });
}

void LocalDesk::assign(const domain::AthleteId& id, const std::optional<domain::CoachId>& coach,
                       QObject* context, Decided reply) {
    decide(context, std::move(reply),
           [id, coach](const Decisions& decisions) { return decisions.assign(id, coach); });
}

void LocalDesk::setThresholds(const domain::AthleteId& id, const ThresholdSet& set, QObject* context,
                              Decided decided) {
    decide(context, std::move(decided),
           [id, set](const Decisions& decisions) { return decisions.setThresholds(id, set); });
}

void LocalDesk::recordConsent(const domain::AthleteId& id, domain::ConsentKind kind, bool given,
                              domain::ConsentHow how, QObject* context, Decided reply) {
    decide(context, std::move(reply), [id, kind, given, how](const Decisions& decisions) {
        return decisions.recordConsent(id, kind, given, how);
    });
}

void LocalDesk::planWorkout(const domain::AthleteId& id, QDate day, const engine::Workout& workout,
                            QObject* context, Decided reply) {
    decide(context, std::move(reply), [id, day, workout](const Decisions& decisions) {
        return decisions.planWorkout(id, day, workout);
    });
}

void LocalDesk::reviewAnyway(const domain::ActivityId& id, QObject* context, Decided reply) {
    decide(context, std::move(reply),
           [id](const Decisions& decisions) { return decisions.reviewAnyway(id); });
}

void LocalDesk::decideHeld(const domain::OpId& op, bool accept, QObject* context, Decided reply) {
    decide(context, std::move(reply),
           [op, accept](const Decisions& decisions) { return decisions.decideHeld(op, accept); });
}

void LocalDesk::undo(const QUuid& op, QObject* context, Reply<bool> reply) {
    auto outcome = std::make_shared<std::optional<tl::expected<bool, Refusal>>>();
    const quint64 token = await(context, [outcome, reply = std::move(reply)] {
        if (reply)
            reply(*std::move(*outcome));
    });
    post([this, token, outcome, op](DeskWorker& worker) {
        outcome->emplace(worker.undo(op));
        finishLater(token);
    });
}

void LocalDesk::dismiss(const QUuid& op) {
    post([op](DeskWorker& worker) { worker.dismiss(op); });
}

void LocalDesk::dismissMoved(const QString& why) {
    post([why](DeskWorker& worker) { worker.dismissMoved(why); });
}

void LocalDesk::dismissHeldNotice() {
    post([](DeskWorker& worker) { worker.dismissHeldNotice(); });
}

} // namespace leadout::client
