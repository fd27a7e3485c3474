// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/report_files.h"
#include "core/client/sync/sync_engine.h"

#include <QSet>

namespace leadout::client {

using std::chrono::seconds;

namespace {

constexpr seconds kFocusedPoll{15};
constexpr seconds kIdlePollFirst{60};
constexpr seconds kIdlePollLast{120};
/// For so long after a pull a push needs no other one.
constexpr seconds kFresh{5};
/// Every so many polls the changes are asked for whatever the head says.
constexpr int kPollsPerPull = 4;

} // namespace

SyncEngine::Step SyncEngine::stepPull() {
    const Millis now = m_parts.scheduler.uptime();
    if (m_pullWanted) {
        pull();
        return Step::Rest;
    }
    if (now < m_pollAt)
        return Step::Rest;
    if (++m_pollsSincePull >= kPollsPerPull)
        pull();
    else
        poll();
    return Step::Rest;
}

void SyncEngine::pull() {
    const auto request = m_parts.cache.nextRequest();
    const auto accepted = m_parts.work.accepted();
    if (!cacheOk(request) || !workOk(accepted))
        return;
    beginCall();
    m_call = m_parts.remote.changes(
        *request, [this, before = *accepted](const RemoteResult<protocol::ChangesAnswer>& result) {
            m_call.reset();
            onChanges(result, before);
            advance();
        });
}

void SyncEngine::onChanges(const RemoteResult<protocol::ChangesAnswer>& result,
                           const std::vector<AcceptedOp>& before) {
    if (!result) {
        onError(result.error());
        return;
    }
    const auto applied = m_parts.cache.apply(*result);
    if (!cacheOk(applied))
        return;
    if (applied->kind == AppliedKind::Stale) {
        RemoteError error;
        error.kind = RemoteErrorKind::BadAnswer;
        error.detail = QStringLiteral("an answer to another state");
        onError(error);
        return;
    }
    if (onApplied(*applied, before))
        succeeded();
    if (applied->kind == AppliedKind::Scopes)
        Q_EMIT scopesChanged();
    if (!applied->changed.isEmpty())
        Q_EMIT rowsChanged(applied->changed);
}

bool SyncEngine::onApplied(const Applied& applied, const std::vector<AcceptedOp>& before) {
    m_pullWanted = true;
    const auto state = m_parts.cache.state();
    if (!cacheOk(state))
        return false;
    // What another epoch had applied is sent again before anything counts as caught up with.
    if (applied.kind == AppliedKind::Scopes || applied.caughtUp) {
        if (!workOk(m_parts.work.reopen(state->epoch)))
            return false;
    }
    if (!releaseReached(before, applied.caughtUp))
        return false;
    if (!applied.caughtUp)
        return true;
    const auto held = m_parts.cache.scopes();
    if (!cacheOk(held))
        return false;
    const auto outside = m_parts.work.scopesOutside(*held);
    if (!workOk(outside) || !cacheOk(m_parts.cache.beginPurge(*outside)))
        return false;
    // Those of athletes who were lost while there was no cache to tell so.
    removeReportsOutside(m_parts.reports, *held);
    const Millis now = m_parts.scheduler.uptime();
    m_pullWanted = false;
    m_pollsSincePull = 0;
    m_freshUntil = now + kFresh;
    m_pollAt = now + (m_focused ? kFocusedPoll : between(kIdlePollFirst, kIdlePollLast, m_parts.random));
    return true;
}

/// Takes applied decisions off the rows that the cache has reached, and, once the cache holds everything of a
/// moment after they were applied, off all others: their rows are gone or out of sight.
bool SyncEngine::releaseReached(const std::vector<AcceptedOp>& before, bool caughtUp) {
    const auto accepted = m_parts.work.accepted();
    if (!workOk(accepted))
        return false;
    QSet<QUuid> older;
    for (const AcceptedOp& op : before)
        older.insert(op.opId);
    std::vector<QUuid> reached;
    QList<QUuid> rows;
    for (const AcceptedOp& op : *accepted) {
        const auto rev = m_parts.cache.revision(op.rowId);
        if (!cacheOk(rev))
            return false;
        if (!(caughtUp && older.contains(op.opId)) && !(*rev && **rev >= op.rev))
            continue;
        reached.push_back(op.opId);
        rows.append(op.rowId);
    }
    if (!workOk(m_parts.work.release(reached)))
        return false;
    if (!rows.isEmpty())
        Q_EMIT rowsChanged(rows);
    return true;
}

void SyncEngine::poll() {
    beginCall();
    m_call =
        m_parts.remote.head(m_etag, [this](const RemoteResult<std::optional<protocol::HeadAnswer>>& result) {
            m_call.reset();
            onHead(result);
            advance();
        });
}

void SyncEngine::onHead(const RemoteResult<std::optional<protocol::HeadAnswer>>& result) {
    if (!result) {
        onError(result.error());
        return;
    }
    succeeded();
    const Millis now = m_parts.scheduler.uptime();
    m_pollAt = now + (m_focused ? kFocusedPoll : between(kIdlePollFirst, kIdlePollLast, m_parts.random));
    if (*result) {
        m_etag = (*result)->etag;
        m_status.renewing = static_cast<int>((*result)->renewing);
        m_pullWanted = true;
    } else if (m_status.syncedAt) {
        m_status.syncedAt = m_parts.clock.now();
        Q_EMIT statusChanged();
    }
}

} // namespace leadout::client
