// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/secrets/secret_store.h"
#include "core/client/services/decisions.h"
#include "core/client/services/desk.h"
#include "core/client/services/desk_view.h"
#include "core/client/services/profiles.h"
#include "core/client/sync/sync_engine.h"
#include "core/protocol/sign_in_messages.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace leadout::client {

/// What the GUI thread keeps of a desk, so that it never has to wait for the databases.
struct DeskCopies {
    std::optional<Myself> me;
    domain::MembershipStatus membership = domain::MembershipStatus::Active;
    Status status;
    std::optional<Undoable> undoable;
};

/// What a desk works with. The makers are called on the desk's own thread; clock and random serve several
/// threads and outlive the desk.
struct DeskParts {
    QString dataFolder;
    Profile profile;
    std::function<std::unique_ptr<Remote>(const QUrl&)> remote;
    std::function<std::unique_ptr<SecretStore>()> secrets;
    const domain::Clock* clock = nullptr;
    domain::Random* random = nullptr;
    std::optional<protocol::SignedIn> signedIn; ///< of a sign-in that has just been made
    bool awaitsServer = false; ///< its backend is being started; nothing is sent before setServer()
    database::Fault fault;     ///< of both databases, see ConnectionOptions
};

class DeskWorker;

/// What was typed on one thread and is to be kept on another, in its order. All calls on any thread.
class Typing {
public:
    using Keep = std::function<void(DeskWorker&)>;
    void add(Keep keep);
    std::optional<Keep> take();

private:
    std::mutex m_mutex;
    std::deque<Keep> m_kept;
};

/// The thread's side of a desk: owns the databases, the network and the sync, and answers what the screens
/// ask. All calls on its own thread.
class DeskWorker final : public QObject {
    Q_OBJECT
public:
    /// What is in `typing` when the desk closes is kept before its databases are closed.
    DeskWorker(DeskParts parts, std::shared_ptr<Typing> typing);
    ~DeskWorker() override;

    /// Opens the databases and begins to sync. Nothing else may be called before it has succeeded.
    tl::expected<bool, Refusal> start();
    /// Stops the sync and closes the databases.
    void stop();

    /// All that is here. What has not been read since the start is read now, as by viewOf() that of one
    /// athlete.
    const DeskView& view();
    const DeskView& viewOf(const domain::AthleteId& athlete);
    const DeskView& viewOf(const domain::AnalysisId& id); ///< of the athlete who has this session
    /// People, the sessions that wait for a coach and what is planned at least, at once.
    const DeskView& queueView() const { return isLocked() ? *m_nothing : *m_view; }
    /// Whether the lease of what is here has ended: all views are empty then, and nothing can be decided.
    bool isLocked() const;
    Work& work() { return *m_work; }
    bool loaded();
    DeskCopies copies() const;

    /// Refused with access.not_found for one who may not be seen, which nobody can tell while the cache is
    /// filled.
    tl::expected<AthleteDetail, Refusal> athlete(const domain::AthleteId& id);
    /// The session, whose report is saved as a file where it has no link for others.
    tl::expected<Review, Refusal> review(const domain::AnalysisId& id);
    tl::expected<QUuid, Refusal> decide(const std::function<Decisions::Made(const Decisions&)>& make);
    /// Keeps the next of what was typed, if there is something.
    void keepNext();
    void keepTyping(const domain::AnalysisId& id, const QString& text);
    void keepTypingNote(const domain::AnalysisId& id, const QString& text);
    void keepTypingCoachNote(const domain::AthleteId& athlete, const std::optional<domain::AnalysisId>& id,
                             const QString& text, bool pinned);
    void keepTypingLine(const domain::AnalysisId& id, LineFor decision, const QString& text);
    tl::expected<bool, Refusal> undo(const QUuid& op);
    void dismiss(const QUuid& op);
    void dismissMoved(const QString& why);
    void dismissNotice(OpState state);
    void dismissHeldNotice();

    using UploadDone = std::function<void(tl::expected<bool, Refusal>)>;
    void upload(quint64 token, const domain::AthleteId& id, const QString& path,
                const domain::AthleteWords& words, std::function<void(double)> progress, UploadDone done);
    /// Has the stored file of an activity read once more.
    void readAgain(quint64 token, const domain::ActivityId& id, UploadDone done);
    void cancel(quint64 token);

    /// Where its backend answers from now on; nothing while it does not, so that no secret goes to whoever
    /// has its port by then.
    void setServer(const std::optional<QUrl>& address);
    void syncNow();
    void setFocused(bool focused);
    void signOut(std::function<void()> done);

Q_SIGNALS:
    void copiesChanged(const leadout::client::DeskCopies& copies);
    void sessionsChanged();
    void athletesChanged();
    void teamChanged();

private:
    /// A request about a recording; its call is made anew when the sign-in has to be renewed first.
    struct Upload {
        std::function<Remote::Call(Answer<protocol::UploadAnswer>)> call;
        UploadDone done;
    };
    enum class Renewal : std::uint8_t { Possible, Done };

    void send(quint64 token, const Upload& upload, Renewal renewal);
    void renewAndSend(quint64 token, const Upload& upload);
    int offlineDays() const;
    Lease leaseNow() const;
    void checkLease();
    void startSync();
    void beginSignIn();
    void restoreSecret();
    void connectEngine();
    template <class Id>
    Decisions decisionsOn(const Id& id);
    void keep(const tl::expected<Draft, Refusal>& draft, bool changed);
    void onRows(const QList<QUuid>& ids);
    void reload();
    void readOn();
    const DeskView& viewAfter(const database::Result<>& read);
    void afterOwnChange(const QList<QUuid>& ids);
    void tell(const Touched& touched);
    void tellCopies();
    void savePages(const QList<QUuid>& ids);
    void savePage(const Review& shown);
    void rememberMe(const Myself& me);
    bool isFilling() const;

    DeskParts m_parts;
    std::shared_ptr<Typing> m_typing;
    Seat m_seat;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<Work> m_work;
    std::unique_ptr<Remote> m_remote;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<SignInKeeper> m_keeper;
    std::unique_ptr<TimerScheduler> m_scheduler;
    std::unique_ptr<SyncEngine> m_engine;
    std::unique_ptr<LocalRows> m_rows;
    std::unique_ptr<DeskView> m_view;
    std::unique_ptr<LocalRows> m_noRows;
    std::unique_ptr<DeskView> m_nothing; ///< what is shown while locked
    Contact m_contact;
    Lease m_lease = Lease::Held; ///< as it was told
    std::map<quint64, Remote::Call> m_uploads;
    std::map<domain::ReportId, Remote::Call> m_pages; ///< of reports that are being saved
    QTimer m_telling; ///< gathers what a sync changes, so that screens do not ask for every page of it
    QTimer m_leaseChecks;
    QTimer m_readingOn;    ///< between the start and having read everything
    QTimer m_undoEnds;     ///< when the newest decision can no longer be taken back
    QTimer m_secretRetry;  ///< a keychain that was locked or has not started yet is asked again
    QTimer m_signOutLimit; ///< signing out does not wait long for the network
    Touched m_touched;
    int m_secretRetries = 0;
    bool m_serverKnown = true;
    bool m_signingOut = false;  ///< nothing starts the sync again
    bool m_rowsMissing = false; ///< to the screens, as they could not be read
    bool m_secretAsked = false; ///< the secret is here, or known not to come at once
};

/// Why the databases could not be opened or written, for a person.
Refusal refusalOf(const database::DatabaseError& error);
Refusal refusalOf(const WorkError& error);
Refusal refusalOf(const RemoteError& error);
/// What is told while the lease of what is here has ended.
Refusal lockedRefusal();

} // namespace leadout::client
