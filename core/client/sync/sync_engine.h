// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/cache.h"
#include "core/client/remote/remote.h"
#include "core/client/sync/backoff.h"
#include "core/client/sync/scheduler.h"
#include "core/client/sync/sign_in_keeper.h"
#include "core/client/sync/sync_status.h"
#include "core/client/work/work.h"

#include <QList>
#include <QObject>
#include <QUuid>

namespace leadout::client {

/// Keeps the cache equal to what the backend shows this coach and brings the coach's decisions there: pulls,
/// then pushes what is due, then pulls again; one call at a time. Everything it needs to go on after a crash
/// is in the two databases. One thread, with its parts and an event loop.
class SyncEngine final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Cache& cache;
        Work& work;
        Remote& remote;
        SignInKeeper& signIn;
        const domain::Clock& clock;
        domain::Random& random;
        Scheduler& scheduler;
        QString reports = {}; ///< the folder with the pages of reports that were saved; empty: there is none
    };

    /// The parts outlive the engine.
    explicit SyncEngine(const Parts& parts, QObject* parent = nullptr);
    ~SyncEngine() override;

    void start();
    /// Abandons the call on its way. Nothing is lost by it.
    void stop();

    /// Pulls now: on a wish, when the network has come back, when the computer wakes.
    void syncNow();
    /// Whether the program is in front, so that the coach is looking at it.
    void setFocused(bool focused);
    /// Something was put into the outbox or taken out of it.
    void workChangedHere();
    /// The coach has signed in again.
    void signedInAgain();

    const SyncStatus& status() const { return m_status; }

Q_SIGNALS:
    void statusChanged();
    /// Rows came, changed or went; also those over which work no longer lies.
    void rowsChanged(const QList<QUuid>& ids);
    /// Results of decisions have come.
    void workChanged();
    /// Other athletes are in sight than before.
    void scopesChanged();
    /// cache.db was begun anew: connections that read it must be opened anew.
    void cacheRebuilt();

private:
    /// Whether there may be something else to do at once.
    enum class Step : std::uint8_t { Again, Rest };
    using Millis = std::chrono::milliseconds;

    void advance();
    Step step();
    void beginCall();
    void arm();
    void wake();
    void refreshStatus();

    Step stepPull();
    void pull();
    void onChanges(const RemoteResult<protocol::ChangesAnswer>& result,
                   const std::vector<AcceptedOp>& before);
    bool onApplied(const Applied& applied, const std::vector<AcceptedOp>& before);
    bool releaseReached(const std::vector<AcceptedOp>& before, bool caughtUp);
    void poll();
    void onHead(const RemoteResult<std::optional<protocol::HeadAnswer>>& result);

    Step stepPush();
    void push(const protocol::OpsRequest& request);
    void onPushed(const protocol::OpsRequest& request, const RemoteResult<protocol::OpsAnswer>& result);
    bool onRefused(const protocol::OpsRequest& request, const RemoteError& error);

    Step stepPurge();
    bool purgeFurther(const Purge& purge, Urgent& urgent);
    Step stepHandOver();
    void endMembership();

    void onError(const RemoteError& error);
    void renewSignIn();
    void succeeded();
    void noteContact();
    void quiet(Millis delay);

    template <class T>
    bool cacheOk(const database::Result<T>& result) {
        return result ? true : cacheFailed(result.error());
    }
    template <class T>
    bool workOk(const database::Result<T>& result) {
        return result ? true : storageFailed();
    }
    bool cacheFailed(const database::DatabaseError& error);
    bool storageFailed();

    Parts m_parts;
    Backoff m_backoff;
    SyncStatus m_status;
    std::optional<SyncStatus> m_told; ///< at the last statusChanged()

    Remote::Call m_call;
    Millis m_callDeadline{0};
    bool m_renewing = false;
    bool m_running = false;
    bool m_advancing = false;
    bool m_soon = false; ///< there is more to do after the event loop's turn
    bool m_pullWanted = false;
    bool m_cacheErased = false;   ///< after the membership: the rows are deleted, and what was set aside
    bool m_handOverEnded = false; ///< after the membership: what is still here is not taken any more
    bool m_erased = false;        ///< after the membership: nothing is left to hand over or to delete
    bool m_focused = true;
    std::optional<Millis> m_renewedAt;
    std::optional<domain::Instant> m_contactNoted; ///< when the last contact was written down
    Millis m_freshUntil{0};                        ///< until when a push needs no pull before it
    Millis m_quietUntil{0};                        ///< after a failure
    Millis m_pollAt{0};
    Millis m_purgeAt{0}; ///< when a purge that was in a reader's way is tried again
    int m_pollsSincePull = 0;
    QString m_etag;
};

} // namespace leadout::client
