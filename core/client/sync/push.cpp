// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/sync/sync_engine.h"

#include <QSet>

#include <algorithm>

namespace leadout::client {

namespace {

std::vector<QUuid> idsOf(const protocol::OpsRequest& request) {
    std::vector<QUuid> ids;
    for (const protocol::Op& op : request.ops)
        ids.push_back(op.opId);
    return ids;
}

/// Whether the request could not be any smaller.
bool isOneGroup(const protocol::OpsRequest& request) {
    return std::all_of(request.ops.begin(), request.ops.end(), [&request](const protocol::Op& op) {
        return &op == &request.ops.front() || (op.txnId && op.txnId == request.ops.front().txnId);
    });
}

bool answersAll(const protocol::OpsRequest& request, const protocol::OpsAnswer& answer) {
    QSet<QUuid> answered;
    for (const protocol::OpResult& result : answer.results)
        answered.insert(result.opId);
    return std::all_of(request.ops.begin(), request.ops.end(),
                       [&answered](const protocol::Op& op) { return answered.contains(op.opId); });
}

} // namespace

SyncEngine::Step SyncEngine::stepPush() {
    const auto due = m_parts.work.nextDueIn();
    if (!workOk(due) || !*due || (*due)->count() > 0)
        return Step::Rest;
    if (m_parts.scheduler.uptime() >= m_freshUntil) {
        m_pullWanted = true;
        return Step::Again;
    }
    const auto batch = m_parts.work.beginBatch({});
    if (!workOk(batch) || batch->ops.empty())
        return Step::Rest;
    push(*batch);
    return Step::Rest;
}

void SyncEngine::push(const protocol::OpsRequest& request) {
    beginCall();
    const auto done = [this, request](const RemoteResult<protocol::OpsAnswer>& result) {
        m_call.reset();
        onPushed(request, result);
        advance();
    };
    const auto locked = m_parts.work.locked();
    if (!workOk(locked))
        return;
    if (*locked)
        m_parts.signIn.showKeptToken();
    m_call = *locked ? m_parts.remote.handOver(request, done) : m_parts.remote.push(request, done);
}

void SyncEngine::onPushed(const protocol::OpsRequest& request,
                          const RemoteResult<protocol::OpsAnswer>& result) {
    m_freshUntil = Millis(0);
    m_pullWanted = true;
    RemoteError error;
    error.kind = RemoteErrorKind::BadAnswer;
    error.detail = QStringLiteral("results are missing");
    if (!result)
        error = result.error();
    if (!result || !answersAll(request, *result)) {
        if (error.kind == RemoteErrorKind::Refused && !onRefused(request, error))
            return;
        const bool overThese =
            error.kind == RemoteErrorKind::Server || error.kind == RemoteErrorKind::BadAnswer;
        if (overThese && !workOk(m_parts.work.postpone(idsOf(request), m_backoff.next())))
            return;
        onError(error);
        return;
    }
    // The rows of conflicts come by the pull that follows: nothing else writes the cache.
    const auto state = m_parts.cache.state();
    const auto held = m_parts.cache.scopes();
    if (!cacheOk(state) || !cacheOk(held))
        return;
    if (!workOk(m_parts.work.storeResults(result->results, state->epoch, *held)))
        return;
    succeeded();
    Q_EMIT workChanged();
}

/// Finds out which op is refused. A decision that will always be refused is given back to the coach, but
/// never during a hand-over, after which nothing of it would be left.
bool SyncEngine::onRefused(const protocol::OpsRequest& request, const RemoteError& error) {
    const auto locked = m_parts.work.locked();
    if (!workOk(locked))
        return false;
    if (!isOneGroup(request))
        return workOk(m_parts.work.sendAlone(idsOf(request)));
    if (*locked)
        return workOk(m_parts.work.postpone(idsOf(request), kLongestDelay));
    std::vector<protocol::OpResult> results;
    for (const protocol::Op& op : request.ops) {
        protocol::OpResult refused;
        refused.opId = op.opId;
        refused.outcome = protocol::Outcome::Invalid;
        refused.path = error.path;
        if (error.code) {
            const std::string_view sentence = protocol::sentenceId(*error.code);
            refused.sentence = QString::fromLatin1(sentence.data(), static_cast<qsizetype>(sentence.size()));
        }
        results.push_back(refused);
    }
    const auto state = m_parts.cache.state();
    const auto held = m_parts.cache.scopes();
    if (!cacheOk(state) || !cacheOk(held) || !workOk(m_parts.work.storeResults(results, state->epoch, *held)))
        return false;
    Q_EMIT workChanged();
    return true;
}

} // namespace leadout::client
