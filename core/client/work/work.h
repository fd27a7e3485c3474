// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/work/batch.h"
#include "core/client/work/decision.h"
#include "core/client/work/work_error.h"
#include "core/database/connection.h"
#include "core/domain/random.h"
#include "core/protocol/sync_ops.h"

#include <QSet>
#include <QStringList>

#include <functional>
#include <memory>

namespace leadout::client {

/// How many decisions are where.
struct WorkCounts {
    int waiting = 0;                          ///< to be sent, or sent without an answer
    int attention = 0;                        ///< not accepted
    std::optional<domain::Instant> oldestDue; ///< when the oldest that may be sent was queued
};

/// An applied decision that still lies over the cache.
struct AcceptedOp {
    QUuid opId;
    QUuid rowId;
    QString scope;
    std::int64_t rev = 0;
};

/// work.db: what a coach has decided and the backend has not taken over yet. On disk when a call returns, and
/// never deleted by the program. Belongs to the thread that opened it.
class Work {
public:
    struct Options {
        QString path;
        const domain::Clock* clock = nullptr; ///< outlives the work, like `random`
        domain::Random* random = nullptr;
        database::Fault fault; ///< see ConnectionOptions
        int busyTimeoutMs = 5000;
    };

    /// Opens or makes the file. From a damaged one everything that can still be read is taken into a new one;
    /// the damaged one is kept beside it.
    static database::Result<std::unique_ptr<Work>> open(Options options);
    /// Where the damaged file was put, if there was one.
    const QString& keptDamaged() const { return m_keptDamaged; }

    // What a coach does.

    /// Takes decisions into the outbox, all or none; several are applied together or not at all. Each is
    /// based on the newest unanswered decision about the same row, else on the revision seen. Drafts of the
    /// same rows and commands are done with. Gives the ids of the ops.
    WorkResult<std::vector<QUuid>> queue(const std::vector<Decision>& decisions);
    /// Takes a decision back, with those that go together with it, as long as it was never sent.
    WorkResult<> withdraw(const QUuid& opId);
    WorkResult<> saveDraft(const Draft& draft);
    WorkResult<> dropDraft(const QUuid& rowId, const QString& command);
    database::Result<std::optional<Draft>> draft(const QUuid& rowId, const QString& command);
    /// Those of a command in a scope, the newest first.
    database::Result<std::vector<Draft>> drafts(const QString& command, const QString& scope);

    /// Decisions that were not accepted, oldest first, and those of which only the number is left.
    database::Result<std::vector<Attention>> attention();
    database::Result<std::vector<Notice>> notices();
    /// The coach has seen to a decision that was not accepted.
    WorkResult<> dismiss(const QUuid& opId);
    database::Result<> dismissNotice(OpState state);
    database::Result<WorkCounts> counts();

    // What the sync does.

    /// The next ops to send, at most kMaxOps in kMaxOpsBytes, in order; none when nothing is due. They are
    /// noted as being sent before this returns.
    database::Result<protocol::OpsRequest> beginBatch(const Urgent& urgent);
    /// How long until an op may be sent: zero when one may now, nothing when there is none.
    database::Result<std::optional<std::chrono::milliseconds>> nextDueIn();
    /// The backend failed over these ops: they are tried again after a while, and by themselves when it
    /// keeps failing.
    database::Result<> postpone(const std::vector<QUuid>& opIds, std::chrono::milliseconds by);
    /// The backend refused these ops together: each is tried by itself.
    database::Result<> sendAlone(const std::vector<QUuid>& opIds);
    /// Stores final results under their ops; results of unknown ops are passed over. `epoch` is the
    /// backend's, `held` the scopes of the cache.
    database::Result<> storeResults(const std::vector<protocol::OpResult>& results, const QString& epoch,
                                    const QStringList& held);
    /// The applied ops that still lie over the cache.
    database::Result<std::vector<AcceptedOp>> accepted();
    /// Ends applied ops whose rows the cache has reached.
    database::Result<> release(const std::vector<QUuid>& opIds);
    /// Sends again what another epoch of the backend had applied. It may have lost it with a restore, and
    /// answers as before if not.
    database::Result<> reopen(const QString& epoch);

    /// Scopes of ops, values and drafts that are not among these; not those of athletes who were added here
    /// and are not known to the backend yet.
    database::Result<QStringList> scopesOutside(const QStringList& held);
    /// Makes the drafts of a scope into decisions, so that they can be sent before it is purged; all drafts
    /// for an empty scope. Also when the work is locked.
    WorkResult<> queueDrafts(const QString& scope);
    /// Whether ops of a scope have no final result yet.
    database::Result<bool> hasUnanswered(const QString& scope);
    /// Removes everything of a scope, keeping only the numbers of what was not accepted.
    database::Result<> dropScope(const QString& scope);
    /// Empties the log; false when a reader is in the way, so that it has to be tried again.
    database::Result<bool> emptyLog();

    // When the membership has ended.

    /// Locks the work: from now on it can only be handed over.
    database::Result<> lock();
    database::Result<bool> locked();
    /// Deletes everything after the hand-over; the lock stays.
    database::Result<> erase();

    database::Connection& connection() { return *m_connection; }

private:
    explicit Work(Options options) : m_options(std::move(options)) {}
    database::Result<> connect(const QString& path);
    database::Result<> salvage();
    database::Result<> finishSalvage();
    void removeCopies() const;
    /// Runs a change in a transaction of its own, unless the work is locked.
    WorkResult<> inTransaction(bool evenLocked, const std::function<WorkResult<>()>& change);
    WorkResult<std::vector<QUuid>> queueAll(const std::vector<Decision>& decisions);

    Options m_options;
    std::unique_ptr<database::Connection> m_connection;
    QString m_keptDamaged;
};

} // namespace leadout::client
