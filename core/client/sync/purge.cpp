// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/report_files.h"
#include "core/client/sync/sync_engine.h"
#include "core/domain/scope.h"

#include <algorithm>

namespace leadout::client {

namespace {

constexpr std::chrono::seconds kReaderRetry{1};

} // namespace

/// Takes every purge one step further, and sends what it has to wait for.
SyncEngine::Step SyncEngine::stepPurge() {
    if (m_parts.scheduler.uptime() < m_purgeAt)
        return Step::Rest;
    const auto purges = m_parts.cache.purges();
    if (!cacheOk(purges) || purges->empty())
        return Step::Rest;
    Urgent urgent;
    for (const Purge& purge : *purges) {
        if (purge.step != PurgeStep::Checkpoint && !purgeFurther(purge, urgent))
            return Step::Rest;
    }
    const bool emptyLog = std::any_of(purges->begin(), purges->end(),
                                      [](const Purge& purge) { return purge.step == PurgeStep::Checkpoint; });
    if (emptyLog) {
        const auto finished = m_parts.cache.finishPurges();
        if (!cacheOk(finished))
            return Step::Rest;
        if (!*finished)
            m_purgeAt = m_parts.scheduler.uptime() + kReaderRetry;
    }
    if (urgent.scopes.isEmpty())
        return Step::Rest;
    const auto batch = m_parts.work.beginBatch(urgent);
    if (workOk(batch) && !batch->ops.empty())
        push(*batch);
    return Step::Rest;
}

/// False when the databases failed or a reader is in the way. Scopes whose ops must be sent first are added
/// to `urgent`.
bool SyncEngine::purgeFurther(const Purge& purge, Urgent& urgent) {
    if (purge.step == PurgeStep::Push) {
        const auto queued = m_parts.work.queueDrafts(purge.scope);
        if (!queued)
            return storageFailed();
        const auto unanswered = m_parts.work.hasUnanswered(purge.scope);
        if (!workOk(unanswered))
            return false;
        if (*unanswered) {
            urgent.scopes.insert(purge.scope);
            return true;
        }
    }
    // One step at a time: between two of them the event loop gets its turn.
    m_soon = true;
    switch (purge.step) {
    case PurgeStep::Push: return cacheOk(m_parts.cache.advancePurge(purge.scope, PurgeStep::Work));
    case PurgeStep::Work: {
        const auto emptied =
            m_parts.work.dropScope(purge.scope).and_then([this] { return m_parts.work.emptyLog(); });
        if (!workOk(emptied))
            return false;
        if (*emptied)
            return cacheOk(m_parts.cache.advancePurge(purge.scope, PurgeStep::Rows));
        m_purgeAt = m_parts.scheduler.uptime() + kReaderRetry;
        return false;
    }
    case PurgeStep::Rows: {
        const auto scope = domain::Scope::parse(purge.scope);
        const auto athlete = scope ? scope->athlete() : std::nullopt;
        if (!athlete || removeReports(m_parts.reports, *athlete))
            return cacheOk(m_parts.cache.purgeRows(purge.scope));
        m_purgeAt = m_parts.scheduler.uptime() + kReaderRetry;
        return false;
    }
    case PurgeStep::Checkpoint: break;
    }
    return true;
}

/// The membership has ended: the cache goes at once, the work is locked and handed over.
void SyncEngine::endMembership() {
    if (workOk(m_parts.work.lock()))
        m_soon = true;
}

SyncEngine::Step SyncEngine::stepHandOver() {
    m_status.link = Link::Ended;
    if (m_erased || m_parts.scheduler.uptime() < m_purgeAt)
        return Step::Rest;
    if (!m_cacheErased) {
        if (!cacheOk(m_parts.cache.erase()))
            return Step::Rest;
        if (!removeAllReports(m_parts.reports)) {
            m_purgeAt = m_parts.scheduler.uptime() + kReaderRetry;
            return Step::Rest;
        }
        m_cacheErased = true;
        Q_EMIT cacheRebuilt();
    }
    const auto cacheGone = m_parts.cache.finishPurges();
    if (!cacheOk(cacheGone))
        return Step::Rest;
    if (!m_parts.work.queueDrafts({})) {
        storageFailed();
        return Step::Rest;
    }
    const auto counts = m_parts.work.counts();
    if (!workOk(counts))
        return Step::Rest;
    if (counts->waiting > 0 && !m_handOverEnded) {
        const auto batch = m_parts.work.beginBatch({{}, true});
        if (workOk(batch) && !batch->ops.empty())
            push(*batch);
        return Step::Rest;
    }
    const auto workGone = m_parts.work.erase().and_then([this] { return m_parts.work.emptyLog(); });
    if (!workOk(workGone))
        return Step::Rest;
    m_erased = *workGone && *cacheGone;
    m_purgeAt = m_parts.scheduler.uptime() + kReaderRetry;
    return Step::Rest;
}

} // namespace leadout::client
