// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/domain/clock.h"

#include <QList>

namespace leadout::test {

/// A desk with fixed values, for tests and pictures of the screens: Jonas Weber, an assistant coach with 18
/// sessions of six athletes, or Ana Ruiz, a head coach who sees two sessions more. Replies come later, as the
/// real ones do. Decisions are kept in a list and change nothing, but for an athlete who is added.
class SampleDesk : public client::Desk {
    Q_OBJECT
public:
    explicit SampleDesk(domain::Role role = domain::Role::Assistant, QObject* parent = nullptr);

    /// The moment at which everything is told: Sunday 22 November 2026, 08:40 UTC.
    static const domain::FixedClock& clock();

    /// A decision as it was asked for.
    struct Decision {
        QString what; ///< the command's word, such as "ApproveAndPublish"
        QUuid thing;
        QString text;
    };
    QList<Decision> decisions;
    QList<domain::AthleteWords> uploadedWords; ///< of every file that was uploaded
    QList<QUuid> undone;
    QList<QUuid> dismissed;
    int syncs = 0;
    bool focused = false;
    bool heldNoticeDismissed = false;
    QStringList movedDismissed;
    bool signedOut = false;

    // What it tells, to be changed by a test, which then calls the signal.
    std::vector<client::SessionItem> sessions;
    std::vector<client::AthleteItem> people;
    client::Team coaches;
    client::Status state;
    std::vector<client::Unaccepted> refused;
    std::vector<client::HeldChange> heldChanges;
    std::vector<client::LateSession> late;        ///< of every athlete
    std::vector<client::PairedRecording> offered; ///< with every choice of pairs
    std::optional<client::Undoable> takeBack;
    bool loaded = true;                        ///< false: nothing has ever been synced
    bool known = true;                         ///< false: not even who is signed in
    bool answers = true;                       ///< false: replies never come
    std::optional<client::Refusal> refuseNext; ///< of the next request that can be refused

    std::optional<client::Myself> me() const override;
    client::Status status() const override { return state; }
    client::Permission may(domain::Action action) const override;
    void queue(const client::QueueFilter& filter, QObject* context,
               std::function<void(client::Queue)> reply) override;
    void review(const domain::AnalysisId& id, QObject* context, client::Reply<client::Review> reply) override;
    void pairChoice(const domain::AnalysisId& id, QObject* context,
                    client::Reply<client::PairChoice> reply) override;
    void athletes(const client::AthleteFilter& filter, QObject* context,
                  std::function<void(std::vector<client::AthleteItem>)> reply) override;
    void athlete(const domain::AthleteId& id, QObject* context,
                 client::Reply<client::AthleteDetail> reply) override;
    void team(QObject* context, std::function<void(client::Team)> reply) override;
    void unaccepted(QObject* context, std::function<void(std::vector<client::Unaccepted>)> reply) override;
    void held(QObject* context, std::function<void(std::vector<client::HeldChange>)> reply) override;

    void keepTyping(const domain::AnalysisId& id, const QString& feedback) override;
    void keepTypingNote(const domain::AnalysisId& id, const QString& personalNote) override;
    void keepTypingCoachNote(const domain::AthleteId& athlete, const std::optional<domain::AnalysisId>& id,
                             const QString& text, bool pinned) override;
    void keepTypingLine(const domain::AnalysisId& id, client::LineFor decision, const QString& text) override;
    void editFeedback(const domain::AnalysisId& id, const QString& text, QObject* context,
                      client::Decided decided) override;
    void editPersonalNote(const domain::AnalysisId& id, const QString& text, QObject* context,
                          client::Decided decided) override;
    void backToDraft(const domain::AnalysisId& id, QObject* context, client::Decided decided) override;
    void approve(const domain::AnalysisId& id, const QString& contentHash, QObject* context,
                 client::Decided decided) override;
    void retryPublish(const domain::AnalysisId& id, const QString& contentHash, QObject* context,
                      client::Decided decided) override;
    void markDone(const domain::AnalysisId& id, QObject* context, client::Decided decided) override;
    void adjust(const domain::AnalysisId& id, domain::AdjustReason reason, const QString& note,
                QObject* context, client::Decided decided) override;
    void pair(const domain::AnalysisId& id, const std::vector<client::PairedRecording>& wanted,
              QObject* context, client::Decided decided) override;
    void handToHead(const domain::AnalysisId& id, const QString& note, QObject* context,
                    client::Decided decided) override;
    void addNote(const domain::AthleteId& athlete, const std::optional<domain::AnalysisId>& id,
                 const QString& text, bool pinned, QObject* context, client::Decided decided) override;
    void switchReportOff(const domain::ReportId& report, QObject* context, client::Decided decided) override;
    void addAthlete(const client::NewAthlete& athlete, QObject* context,
                    client::Reply<domain::AthleteId> reply) override;
    void setStatus(const domain::AthleteId& id, domain::AthleteStatus status,
                   const std::optional<QDate>& deactivateOn, QObject* context,
                   client::Decided decided) override;
    void setFeedbackMode(const domain::AthleteId& id, domain::FeedbackMode mode, QObject* context,
                         client::Decided decided) override;
    void setTrainingType(const domain::AthleteId& id, const std::optional<domain::TrainingType>& type,
                         QObject* context, client::Decided decided) override;
    void setPlanType(const domain::AthleteId& id, domain::PlanType type, QObject* context,
                     client::Decided decided) override;
    void assign(const domain::AthleteId& id, const std::optional<domain::CoachId>& coach, QObject* context,
                client::Decided decided) override;
    void setThresholds(const domain::AthleteId& id, const client::ThresholdSet& set, QObject* context,
                       client::Decided decided) override;
    void recordConsent(const domain::AthleteId& id, domain::ConsentKind kind, bool given,
                       domain::ConsentHow how, QObject* context, client::Decided decided) override;
    void reviewAnyway(const domain::ActivityId& id, QObject* context, client::Decided decided) override;
    void decideHeld(const domain::OpId& op, bool accept, QObject* context, client::Decided decided) override;
    void readWorkoutFile(const QString& path, QObject* context,
                         client::Reply<engine::Workout> reply) override;
    void saveWorkout(const domain::WorkoutId& id, const QString& path, QObject* context,
                     client::Reply<std::vector<engine::Sentence>> reply) override;
    void planWorkout(const domain::AthleteId& id, QDate day, const engine::Workout& workout, QObject* context,
                     client::Decided decided) override;
    void upload(const domain::AthleteId& id, const QString& path, const domain::AthleteWords& words,
                QObject* context, std::function<void(double)> progress, client::Reply<bool> done) override;
    void readAgain(const domain::ActivityId& id, QObject* context, client::Reply<bool> done) override;

    void undo(const QUuid& op, QObject* context, client::Reply<bool> reply) override;
    std::optional<client::Undoable> undoable() const override { return takeBack; }
    void dismiss(const QUuid& op) override { dismissed.append(op); }
    void dismissMoved(const QString& why) override { movedDismissed.append(why); }
    void dismissHeldNotice() override { heldNoticeDismissed = true; }
    void syncNow() override { ++syncs; }
    void setFocused(bool now) override { focused = now; }
    void signOut(QObject* context, std::function<void()> done) override;

private:
    /// Calls it later, unless the context is gone by then.
    void later(QObject* context, std::function<void()> call) const;
    void decide(const char* what, const QUuid& thing, const QString& text, QObject* context,
                client::Decided decided);

    domain::Role m_role;
};

/// The same id for the same number.
QUuid sampleId(int number);
/// The coaches, athletes and sessions of the sample.
std::vector<client::SessionItem> sampleSessions(domain::Role role);
std::vector<client::AthleteItem> sampleAthletes(domain::Role role);
client::Team sampleTeam(domain::Role role);
/// What can be paired around a session.
client::PairChoice samplePairChoice(const client::SessionItem& session);
/// A whole review of a session.
client::Review sampleReview(const client::SessionItem& session, domain::Role role);
client::AthleteDetail sampleAthlete(const client::AthleteItem& athlete,
                                    const std::vector<client::SessionItem>& sessions, domain::Role role);
/// What this coach may do to an athlete who has agreed to everything.
client::Permission samplePermission(domain::Role role, domain::Action action, bool self = true);

} // namespace leadout::test
