// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/sync/sync_engine.h"

#include "core/client/set_aside.h"

#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>

namespace leadout::client {

namespace {

Q_LOGGING_CATEGORY(logSync, "leadout.sync", QtWarningMsg)

/// A call that gives no answer at all, not even an error, is given up.
constexpr std::chrono::seconds kCallDeadline{150};
constexpr std::chrono::seconds kStorageRetry{5};
constexpr std::chrono::seconds kRenewalPause{30};
constexpr std::chrono::minutes kUnsupportedRetry{5};
constexpr std::chrono::minutes kStuckAfter{10};
constexpr std::chrono::minutes kContactPause{10};

} // namespace

SyncEngine::SyncEngine(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_backoff(parts.random) {}

SyncEngine::~SyncEngine() {
    m_parts.scheduler.cancel();
}

void SyncEngine::start() {
    m_running = true;
    m_pullWanted = true;
    advance();
}

void SyncEngine::stop() {
    m_running = false;
    m_renewing = false;
    m_call.reset();
    m_parts.scheduler.cancel();
}

void SyncEngine::syncNow() {
    m_quietUntil = Millis(0);
    m_pullWanted = true;
    advance();
}

void SyncEngine::setFocused(bool focused) {
    const bool cameToFront = focused && !m_focused;
    m_focused = focused;
    if (cameToFront)
        m_pollAt = std::min(m_pollAt, m_parts.scheduler.uptime());
    advance();
}

void SyncEngine::workChangedHere() {
    advance();
}

void SyncEngine::signedInAgain() {
    if (m_status.link == Link::SignInNeeded)
        m_status.link = Link::Connecting;
    syncNow();
}

void SyncEngine::advance() {
    if (!m_running || m_advancing)
        return;
    m_advancing = true;
    m_soon = false;
    while (!m_call && !m_renewing && step() == Step::Again) {
    }
    refreshStatus();
    m_advancing = false;
    arm();
}

SyncEngine::Step SyncEngine::step() {
    if (m_parts.scheduler.uptime() < m_quietUntil || m_status.link == Link::SignInNeeded)
        return Step::Rest;
    const auto locked = m_parts.work.locked();
    if (!workOk(locked))
        return Step::Rest;
    if (*locked)
        return stepHandOver();
    for (const auto part : {&SyncEngine::stepPurge, &SyncEngine::stepPull, &SyncEngine::stepPush}) {
        const Step done = (this->*part)();
        if (done == Step::Again || m_call || m_parts.scheduler.uptime() < m_quietUntil)
            return done;
    }
    return Step::Rest;
}

void SyncEngine::beginCall() {
    m_callDeadline = m_parts.scheduler.uptime() + kCallDeadline;
}

/// Sets the one alarm to whatever comes next.
void SyncEngine::arm() {
    const Millis now = m_parts.scheduler.uptime();
    Millis next = m_pollAt;
    if (m_call || m_renewing) {
        next = m_callDeadline;
    } else if (m_status.link == Link::SignInNeeded || (m_status.link == Link::Ended && m_erased)) {
        m_parts.scheduler.cancel();
        return;
    } else if (now < m_quietUntil) {
        next = m_quietUntil;
    } else if (m_soon) {
        next = now;
    } else {
        // After the end of the membership nothing is polled.
        if (m_status.link == Link::Ended)
            next = now + kUnsupportedRetry;
        if (now < m_purgeAt)
            next = std::min(next, m_purgeAt);
        const auto due = m_parts.work.nextDueIn();
        if (due && *due)
            next = std::min(next, now + **due);
    }
    m_parts.scheduler.wakeIn(std::max(next - now, Millis(0)), [this] { wake(); });
}

void SyncEngine::wake() {
    if ((m_call || m_renewing) && m_parts.scheduler.uptime() >= m_callDeadline) {
        m_call.reset();
        m_renewing = false;
        RemoteError error;
        error.detail = QStringLiteral("no answer came");
        onError(error);
    }
    advance();
}

void SyncEngine::refreshStatus() {
    SyncStatus status = m_status;
    const auto counts = m_parts.work.counts();
    if (workOk(counts)) {
        status.waiting = counts->waiting;
        status.attention = counts->attention;
        const bool online = status.link == Link::Online || status.link == Link::Struggling;
        status.stuck = online && counts->oldestDue && m_parts.clock.now() - *counts->oldestDue > kStuckAfter;
    }
    const auto missing = m_parts.cache.athletesNotLocal();
    if (cacheOk(missing))
        status.athletesNotLocal = *missing;
    const auto state = m_parts.cache.state();
    if (cacheOk(state) && (!status.syncedAt || !state->syncedAt || *status.syncedAt < *state->syncedAt))
        status.syncedAt = state->syncedAt;
    status.storageTrouble = m_status.storageTrouble;
    if (status.stuck && !m_status.stuck)
        qCWarning(logSync) << "decisions have been waiting for more than ten minutes while online";
    m_status = status;
    // The link changes without coming by here, so what counts is what was told.
    if (m_told == status)
        return;
    m_told = status;
    Q_EMIT statusChanged();
}

void SyncEngine::onError(const RemoteError& error) {
    qCInfo(logSync) << "call failed:" << static_cast<int>(error.kind) << error.requestId << error.detail;
    const bool ended = error.kind == RemoteErrorKind::Auth || error.kind == RemoteErrorKind::MembershipEnded;
    const auto locked = m_parts.work.locked();
    if (!workOk(locked))
        return;
    if (*locked && error.kind == RemoteErrorKind::HandOverEnded) {
        // Nobody takes it any more, so nothing is left to keep it for.
        m_handOverEnded = true;
        return;
    }
    if (*locked && ended) {
        // There is nothing to renew any more; the hand-over is tried again later.
        quiet(m_backoff.next(error.retryAfter));
        return;
    }
    switch (error.kind) {
    case RemoteErrorKind::Auth: renewSignIn(); return;
    case RemoteErrorKind::MembershipEnded: endMembership(); return;
    case RemoteErrorKind::Resync:
        if (cacheOk(m_parts.cache.resync(error.epoch.value_or(QString()))))
            m_pullWanted = true;
        // Whoever is told so again and again must not ask again and again at once.
        quiet(m_backoff.next());
        return;
    case RemoteErrorKind::Unsupported:
        m_status.link = Link::Unsupported;
        quiet(kUnsupportedRetry);
        return;
    case RemoteErrorKind::Network:
    case RemoteErrorKind::BadAnswer: m_status.link = Link::Offline; break;
    case RemoteErrorKind::RateLimited:
    case RemoteErrorKind::Server:
    case RemoteErrorKind::HandOverEnded:
    case RemoteErrorKind::Refused: m_status.link = Link::Struggling; break;
    }
    m_pullWanted = true;
    quiet(m_backoff.next(error.retryAfter));
}

void SyncEngine::renewSignIn() {
    m_renewing = true;
    beginCall();
    // The keeper may answer after the engine has gone.
    m_parts.signIn.renew([self = QPointer(this), this](const RemoteResult<std::monostate>& result) {
        if (!self || !m_renewing)
            return;
        m_renewing = false;
        if (result) {
            // A new token that is refused at once is no reason to ask for the next one at once.
            const Millis now = m_parts.scheduler.uptime();
            if (m_renewedAt && now - *m_renewedAt < kRenewalPause)
                quiet(m_backoff.next());
            m_renewedAt = now;
            m_pullWanted = true;
        } else if (result.error().kind == RemoteErrorKind::Auth) {
            m_status.link = Link::SignInNeeded;
        } else {
            onError(result.error());
        }
        advance();
    });
}

void SyncEngine::succeeded() {
    m_backoff.reset();
    m_status.link = Link::Online;
    m_status.storageTrouble = false;
    noteContact();
}

/// Not every time, as a poll that brings nothing should write nothing. A clock that has gone back is noted at
/// once, as what is here may be locked until then.
void SyncEngine::noteContact() {
    const domain::Instant now = m_parts.clock.now();
    const auto known = m_parts.cache.contact();
    if (!cacheOk(known))
        return;
    const bool wentBack = known->seen && *known->seen > now;
    const bool justNoted = m_contactNoted && now >= *m_contactNoted && now - *m_contactNoted < kContactPause;
    if (justNoted && !wentBack)
        return;
    if (!cacheOk(m_parts.cache.noteContact()))
        return;
    m_contactNoted = now;
    // Nothing else of the status need differ for the lease to be another.
    if (wentBack)
        m_told.reset();
}

void SyncEngine::quiet(Millis delay) {
    m_quietUntil = m_parts.scheduler.uptime() + delay;
}

bool SyncEngine::cacheFailed(const database::DatabaseError& error) {
    if (isUnusable(error) && m_parts.cache.rebuild()) {
        m_pullWanted = true;
        m_cacheErased = false; // The damaged file is still there, set aside.
        Q_EMIT cacheRebuilt();
        return false;
    }
    return storageFailed();
}

bool SyncEngine::storageFailed() {
    m_status.storageTrouble = true;
    m_pullWanted = true;
    quiet(kStorageRetry);
    return false;
}

} // namespace leadout::client
