// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/client/services/desk_worker.h"

#include <QLockFile>
#include <QPointer>
#include <QThread>

#include <atomic>
#include <map>
#include <memory>
#include <utility>

namespace leadout::client {

/// The desk on this computer's databases: hands everything to a worker on a thread of its own and gives the
/// replies on.
class LocalDesk final : public Desk {
    Q_OBJECT
public:
    /// Locks the profile and opens it on the desk's thread; the reply comes later, with the desk or why there
    /// is none.
    using Opened = std::function<void(tl::expected<std::unique_ptr<Desk>, Refusal>)>;
    static void open(DeskParts parts, QObject* context, Opened reply);
    ~LocalDesk() override;

    /// Closes the databases and frees the profile, so that another desk can take it over; this one answers
    /// nothing any more. `done` comes later, even when this desk has been deleted by then.
    void retire(QObject* context, std::function<void()> done);

    /// How the backend of this computer's own stands, for a desk of such a profile: its address while it
    /// serves, why not when it is lost.
    void setOwnServer(OwnServer state, const std::optional<QUrl>& address,
                      const std::optional<Refusal>& trouble = {});

    std::optional<Myself> me() const override { return m_copies.me; }
    Status status() const override { return m_copies.status; }
    Permission may(domain::Action action) const override;

    void queue(const QueueFilter& filter, QObject* context, std::function<void(Queue)> reply) override;
    void review(const domain::AnalysisId& id, QObject* context, Reply<Review> reply) override;
    void pairChoice(const domain::AnalysisId& id, QObject* context, Reply<PairChoice> reply) override;
    void athletes(const AthleteFilter& filter, QObject* context,
                  std::function<void(std::vector<AthleteItem>)> reply) override;
    void athlete(const domain::AthleteId& id, QObject* context, Reply<AthleteDetail> reply) override;
    void team(QObject* context, std::function<void(Team)> reply) override;
    void unaccepted(QObject* context, std::function<void(std::vector<Unaccepted>)> reply) override;
    void held(QObject* context, std::function<void(std::vector<HeldChange>)> reply) override;

    void keepTyping(const domain::AnalysisId& id, const QString& feedback) override;
    void keepTypingNote(const domain::AnalysisId& id, const QString& personalNote) override;
    void keepTypingCoachNote(const domain::AthleteId& athlete, const std::optional<domain::AnalysisId>& id,
                             const QString& text, bool pinned) override;
    void keepTypingLine(const domain::AnalysisId& id, LineFor decision, const QString& text) override;
    void editFeedback(const domain::AnalysisId& id, const QString& text, QObject* context, Decided) override;
    void editPersonalNote(const domain::AnalysisId& id, const QString& text, QObject* context,
                          Decided) override;
    void backToDraft(const domain::AnalysisId& id, QObject* context, Decided) override;
    void approve(const domain::AnalysisId& id, const QString& contentHash, QObject* context,
                 Decided) override;
    void retryPublish(const domain::AnalysisId& id, const QString& contentHash, QObject* context,
                      Decided) override;
    void markDone(const domain::AnalysisId& id, QObject* context, Decided) override;
    void adjust(const domain::AnalysisId& id, domain::AdjustReason reason, const QString& note,
                QObject* context, Decided) override;
    void pair(const domain::AnalysisId& id, const std::vector<PairedRecording>& wanted, QObject* context,
              Decided) override;
    void handToHead(const domain::AnalysisId& id, const QString& note, QObject* context, Decided) override;
    void addNote(const domain::AthleteId& athlete, const std::optional<domain::AnalysisId>& id,
                 const QString& text, bool pinned, QObject* context, Decided) override;
    void switchReportOff(const domain::ReportId& report, QObject* context, Decided) override;
    void addAthlete(const NewAthlete& athlete, QObject* context, Reply<domain::AthleteId> reply) override;
    void setStatus(const domain::AthleteId& id, domain::AthleteStatus status,
                   const std::optional<QDate>& deactivateOn, QObject* context, Decided) override;
    void setFeedbackMode(const domain::AthleteId& id, domain::FeedbackMode mode, QObject* context,
                         Decided) override;
    void setTrainingType(const domain::AthleteId& id, const std::optional<domain::TrainingType>& type,
                         QObject* context, Decided) override;
    void setPlanType(const domain::AthleteId& id, domain::PlanType type, QObject* context, Decided) override;
    void assign(const domain::AthleteId& id, const std::optional<domain::CoachId>& coach, QObject* context,
                Decided) override;
    void setThresholds(const domain::AthleteId& id, const ThresholdSet& set, QObject* context,
                       Decided) override;
    void recordConsent(const domain::AthleteId& id, domain::ConsentKind kind, bool given,
                       domain::ConsentHow how, QObject* context, Decided) override;
    void reviewAnyway(const domain::ActivityId& id, QObject* context, Decided) override;
    void decideHeld(const domain::OpId& op, bool accept, QObject* context, Decided) override;
    void readWorkoutFile(const QString& path, QObject* context, Reply<engine::Workout> reply) override;
    void saveWorkout(const domain::WorkoutId& id, const QString& path, QObject* context,
                     Reply<std::vector<engine::Sentence>> reply) override;
    void planWorkout(const domain::AthleteId& id, QDate day, const engine::Workout& workout, QObject* context,
                     Decided) override;
    void upload(const domain::AthleteId& id, const QString& path, const domain::AthleteWords& words,
                QObject* context, std::function<void(double)> progress, Reply<bool> done) override;
    void readAgain(const domain::ActivityId& id, QObject* context, Reply<bool> done) override;

    void undo(const QUuid& op, QObject* context, Reply<bool> reply) override;
    std::optional<Undoable> undoable() const override { return m_copies.undoable; }
    void dismiss(const QUuid& op) override;
    void dismissMoved(const QString& why) override;
    void dismissHeldNotice() override;

    void syncNow() override;
    void setFocused(bool focused) override;
    void signOut(QObject* context, std::function<void()> done) override;

private:
    struct Waiting {
        QPointer<QObject> context;
        bool hasContext = false;
        std::function<void()> tell;
        std::function<void(double)> progress; ///< of an upload
        bool isWanted() const { return !hasContext || context; }
    };

    explicit LocalDesk(DeskParts parts);
    void connectWorker();
    void takeCopies(const DeskCopies& copies);
    /// Runs work on the desk's thread and gives what it makes to `reply` on this one, unless this desk or the
    /// context has gone by then. The reply never leaves this thread.
    template <class Work, class Reply>
    void ask(QObject* context, Work work, Reply reply);
    void post(std::function<void(DeskWorker&)> work);
    /// Posts it too; it is done even when the desk closes before its turn.
    void keep(std::function<void(DeskWorker&)> typed);
    quint64 await(QObject* context, std::function<void()> tell);
    /// Tells whoever waits for it; on the desk's thread.
    void finishLater(quint64 token);
    void finish(quint64 token);
    void decide(QObject* context, Decided reply, std::function<Decisions::Made(const Decisions&)> make);

    std::unique_ptr<QLockFile> m_lock;
    QThread m_thread;
    std::shared_ptr<Typing> m_typing;
    DeskWorker* m_worker = nullptr; ///< lives on m_thread and is deleted there
    std::shared_ptr<std::atomic<bool>> m_stopping;
    DeskCopies m_copies;
    OwnServer m_ownServer = OwnServer::None;
    std::optional<Refusal> m_ownServerTrouble;
    std::map<quint64, Waiting> m_waiting;
    quint64 m_lastToken = 0;
};

} // namespace leadout::client
