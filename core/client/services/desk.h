// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/athletes.h"
#include "core/client/services/me.h"
#include "core/client/services/pairing.h"
#include "core/client/services/queue.h"
#include "core/client/services/review.h"
#include "core/client/services/status.h"
#include "core/client/services/team.h"
#include "core/domain/access/decide.h"
#include "core/domain/athlete_words.h"
#include "core/engine/model/workout.h"

#include <QObject>
#include <QString>

#include <tl/expected.hpp>

#include <functional>
#include <memory>
#include <optional>

namespace leadout::client {

/// Why the desk could not do something, as the id of a sentence with its values.
using Refusal = engine::Sentence;
template <class T>
using Reply = std::function<void(tl::expected<T, Refusal>)>;
/// The op of a decision that was taken into the outbox, for undo().
using Decided = Reply<QUuid>;

/// The review desk of one signed-in coach: all that the screens may call. It lives on the GUI thread and
/// never blocks it: databases, sync and network are on a thread of its own, and replies come later on the GUI
/// thread, not at all once the desk or `context` is gone. Everything works without a network.
class Desk : public QObject {
    Q_OBJECT
public:
    ~Desk() override;

    /// Nothing before the first sync of a new profile.
    virtual std::optional<Myself> me() const = 0;
    virtual Status status() const = 0;
    /// Whether a page or an action may be used at all, whoever it is about.
    virtual Permission may(domain::Action action) const = 0;

    virtual void queue(const QueueFilter& filter, QObject* context, std::function<void(Queue)> reply) = 0;
    virtual void review(const domain::AnalysisId& id, QObject* context, Reply<Review> reply) = 0;
    virtual void pairChoice(const domain::AnalysisId& id, QObject* context, Reply<PairChoice> reply) = 0;
    virtual void athletes(const AthleteFilter& filter, QObject* context,
                          std::function<void(std::vector<AthleteItem>)> reply) = 0;
    virtual void athlete(const domain::AthleteId& id, QObject* context, Reply<AthleteDetail> reply) = 0;
    virtual void team(QObject* context, std::function<void(Team)> reply) = 0;
    virtual void unaccepted(QObject* context, std::function<void(std::vector<Unaccepted>)> reply) = 0;
    /// What waits for a head coach to decide; empty for an assistant.
    virtual void held(QObject* context, std::function<void(std::vector<HeldChange>)> reply) = 0;

    // Decisions. Each is in work.db when its reply comes.
    /// Keeps what is being typed, without deciding.
    virtual void keepTyping(const domain::AnalysisId& id, const QString& feedback) = 0;
    virtual void keepTypingNote(const domain::AnalysisId& id, const QString& personalNote) = 0;
    /// Of a note for coaches, about a session or the athlete; an empty one is forgotten.
    virtual void keepTypingCoachNote(const domain::AthleteId& athlete,
                                     const std::optional<domain::AnalysisId>& id, const QString& text,
                                     bool pinned) = 0;
    /// Of the line for a decision that has not been taken; an empty one is forgotten.
    virtual void keepTypingLine(const domain::AnalysisId& id, LineFor decision, const QString& text) = 0;
    virtual void editFeedback(const domain::AnalysisId& id, const QString& text, QObject* context,
                              Decided) = 0;
    virtual void editPersonalNote(const domain::AnalysisId& id, const QString& text, QObject* context,
                                  Decided) = 0;
    virtual void backToDraft(const domain::AnalysisId& id, QObject* context, Decided) = 0;
    /// `contentHash` is the shown review's; a text still being typed must have been decided first.
    virtual void approve(const domain::AnalysisId& id, const QString& contentHash, QObject* context,
                         Decided) = 0;
    virtual void retryPublish(const domain::AnalysisId& id, const QString& contentHash, QObject* context,
                              Decided) = 0;
    virtual void markDone(const domain::AnalysisId& id, QObject* context, Decided) = 0;
    virtual void adjust(const domain::AnalysisId& id, domain::AdjustReason reason, const QString& note,
                        QObject* context, Decided) = 0;
    /// Says which workouts the recordings around a session answer; those not named stay as they are.
    virtual void pair(const domain::AnalysisId& id, const std::vector<PairedRecording>& wanted,
                      QObject* context, Decided) = 0;
    virtual void handToHead(const domain::AnalysisId& id, const QString& note, QObject* context, Decided) = 0;
    virtual void addNote(const domain::AthleteId& athlete, const std::optional<domain::AnalysisId>& id,
                         const QString& text, bool pinned, QObject* context, Decided) = 0;
    virtual void switchReportOff(const domain::ReportId& report, QObject* context, Decided) = 0;
    /// Tells the new athlete's id; the athlete is in the lists from then on.
    virtual void addAthlete(const NewAthlete& athlete, QObject* context, Reply<domain::AthleteId> reply) = 0;
    virtual void setStatus(const domain::AthleteId& id, domain::AthleteStatus status,
                           const std::optional<QDate>& deactivateOn, QObject* context, Decided) = 0;
    virtual void setFeedbackMode(const domain::AthleteId& id, domain::FeedbackMode mode, QObject* context,
                                 Decided) = 0;
    virtual void setTrainingType(const domain::AthleteId& id, const std::optional<domain::TrainingType>& type,
                                 QObject* context, Decided) = 0;
    virtual void setPlanType(const domain::AthleteId& id, domain::PlanType type, QObject* context,
                             Decided) = 0;
    virtual void assign(const domain::AthleteId& id, const std::optional<domain::CoachId>& coach,
                        QObject* context, Decided) = 0;
    virtual void recordConsent(const domain::AthleteId& id, domain::ConsentKind kind, bool given,
                               domain::ConsentHow how, QObject* context, Decided) = 0;
    /// Asks for the review of a session that arrived too late for one.
    virtual void reviewAnyway(const domain::ActivityId& id, QObject* context, Decided) = 0;
    /// The whole set that holds from its day on, until the next; what is not in it is not known.
    virtual void setThresholds(const domain::AthleteId& id, const ThresholdSet& set, QObject* context,
                               Decided) = 0;
    /// Accepts a held change, which is then carried out as this head coach's, or discards it.
    virtual void decideHeld(const domain::OpId& op, bool accept, QObject* context, Decided) = 0;
    /// Reads a planned workout from a .zwo, .mrc, .erg or .fit file, for a look before it is planned.
    virtual void readWorkoutFile(const QString& path, QObject* context, Reply<engine::Workout> reply) = 0;
    virtual void planWorkout(const domain::AthleteId& id, QDate day, const engine::Workout& workout,
                             QObject* context, Decided) = 0;
    /// Writes a planned workout into a .zwo, .mrc, .erg or .fit file; the reply is a sentence for each thing
    /// that the format could not hold as it was planned.
    virtual void saveWorkout(const domain::WorkoutId& id, const QString& path, QObject* context,
                             Reply<std::vector<engine::Sentence>> reply) = 0;
    /// Sends a recording that a person chose, with what the athlete told about it; needs the network.
    /// `progress` is 0 to 1.
    virtual void upload(const domain::AthleteId& id, const QString& path, const domain::AthleteWords& words,
                        QObject* context, std::function<void(double)> progress, Reply<bool> done) = 0;
    /// Has the stored file of a recording in error read once more; needs the network. The reply says whether
    /// it will be: false when it has been read by now.
    virtual void readAgain(const domain::ActivityId& id, QObject* context, Reply<bool> done) = 0;

    /// Takes a decision back as long as it has not been sent.
    virtual void undo(const QUuid& op, QObject* context, Reply<bool> reply) = 0;
    /// The newest decision that can still be taken back.
    virtual std::optional<Undoable> undoable() const = 0;
    /// The coach has seen to a decision that was not accepted.
    virtual void dismiss(const QUuid& op) = 0;
    /// The coach has seen what was not accepted, for this reason, for athletes who moved to another coach.
    virtual void dismissMoved(const QString& why) = 0;
    virtual void dismissHeldNotice() = 0;

    virtual void syncNow() = 0;
    virtual void setFocused(bool focused) = 0;
    /// Ends the sign-in and the thread; unsent work stays on this computer.
    virtual void signOut(QObject* context, std::function<void()> done) = 0;

Q_SIGNALS:
    void meChanged();
    void statusChanged();
    void undoableChanged();
    /// Sessions came, changed or went: lists and an open review are to be asked for again. A screen compares
    /// by id, so that rows are moved and never reset.
    void sessionsChanged();
    void athletesChanged();
    void teamChanged();

protected:
    explicit Desk(QObject* parent = nullptr) : QObject(parent) {}
};

} // namespace leadout::client
