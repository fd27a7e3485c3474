// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_worker.h"

#include "core/client/services/desk_athletes.h"
#include "core/client/services/desk_held.h"
#include "core/client/services/desk_outbox.h"
#include "core/client/services/desk_pairing.h"
#include "core/client/services/desk_queue.h"
#include "core/client/services/desk_review.h"
#include "core/client/services/lease.h"
#include "core/client/services/saved_report.h"

#include <QLoggingCategory>

#include <utility>

namespace leadout::client {

namespace {

Q_LOGGING_CATEGORY(logDesk, "leadout.desk", QtWarningMsg)

constexpr std::chrono::milliseconds kTellingDelay{60};
/// The first windows are painted meanwhile.
constexpr std::chrono::milliseconds kReadingOnDelay{150};
constexpr std::chrono::seconds kReadRetry{5};
constexpr std::chrono::seconds kSecretRetry{10};
constexpr int kMostSecretRetries = 12;
constexpr std::chrono::seconds kSignOutLimit{5};
constexpr std::chrono::minutes kLeaseChecks{10};

LinkState linkOf(Link link) {
    switch (link) {
    case Link::Connecting: return LinkState::Connecting;
    case Link::Online: return LinkState::Online;
    case Link::Offline: return LinkState::Offline;
    case Link::Struggling: return LinkState::Struggling;
    case Link::SignInNeeded: return LinkState::SignInNeeded;
    case Link::Unsupported: return LinkState::Unsupported;
    case Link::Ended: return LinkState::Ended;
    }
    return LinkState::Connecting;
}

Seat seatOf(const Profile& profile) {
    return {profile.coach, profile.name, profile.email, profile.company, profile.role, profile.server, {}};
}

} // namespace

void Typing::add(Keep keep) {
    const std::lock_guard lock(m_mutex);
    m_kept.push_back(std::move(keep));
}

std::optional<Typing::Keep> Typing::take() {
    const std::lock_guard lock(m_mutex);
    if (m_kept.empty())
        return std::nullopt;
    Keep keep = std::move(m_kept.front());
    m_kept.pop_front();
    return keep;
}

DeskWorker::DeskWorker(DeskParts parts, std::shared_ptr<Typing> typing)
    : m_parts(std::move(parts))
    , m_typing(std::move(typing))
    , m_seat(seatOf(m_parts.profile)) {
    for (QTimer* timer : {&m_telling, &m_readingOn, &m_undoEnds, &m_secretRetry, &m_signOutLimit}) {
        timer->setParent(this);
        timer->setSingleShot(true);
    }
    connect(&m_telling, &QTimer::timeout, this, [this] { tell(std::exchange(m_touched, {})); });
    connect(&m_readingOn, &QTimer::timeout, this, [this] { readOn(); });
    connect(&m_undoEnds, &QTimer::timeout, this, [this] { tellCopies(); });
    connect(&m_secretRetry, &QTimer::timeout, this, [this] { restoreSecret(); });
    m_leaseChecks.setParent(this);
    connect(&m_leaseChecks, &QTimer::timeout, this, [this] { tellCopies(); });
}

DeskWorker::~DeskWorker() {
    stop();
}

tl::expected<bool, Refusal> DeskWorker::start() {
    const QString folder = Profiles(m_parts.dataFolder).folderOf(m_parts.profile);
    auto cache = Cache::open({folder + QStringLiteral("/cache.db"), m_parts.clock, m_parts.fault});
    if (!cache)
        return tl::unexpected(refusalOf(cache.error()));
    auto work =
        Work::open({folder + QStringLiteral("/work.db"), m_parts.clock, m_parts.random, m_parts.fault});
    if (!work)
        return tl::unexpected(refusalOf(work.error()));
    m_seat.reports = folder + QStringLiteral("/reports");
    m_cache = *std::move(cache);
    m_work = *std::move(work);
    m_remote = m_parts.remote(m_parts.profile.server);
    if (!m_remote)
        return tl::unexpected(Refusal{"server.address", {}});
    m_serverKnown = !m_parts.awaitsServer;
    m_secrets = m_parts.secrets();
    m_keeper = std::make_unique<SignInKeeper>(*m_remote, *m_secrets, Profiles::secretOf(m_parts.profile));
    m_scheduler = std::make_unique<TimerScheduler>();
    m_engine = std::make_unique<SyncEngine>(SyncEngine::Parts{*m_cache, *m_work, *m_remote, *m_keeper,
                                                              *m_parts.clock, *m_parts.random, *m_scheduler,
                                                              m_seat.reports});
    m_rows = std::make_unique<LocalRows>(*m_cache, *m_work);
    if (const auto read = m_rows->load(); !read)
        return tl::unexpected(refusalOf(read.error()));
    m_view = std::make_unique<DeskView>(*m_rows, m_seat, *m_parts.clock);
    m_noRows = std::make_unique<LocalRows>(*m_cache, *m_work);
    m_nothing = std::make_unique<DeskView>(*m_noRows, m_seat, *m_parts.clock);
    checkLease();
    m_leaseChecks.start(kLeaseChecks);
    m_readingOn.start(kReadingOnDelay);
    connectEngine();
    beginSignIn();
    return true;
}

void DeskWorker::stop() {
    m_leaseChecks.stop();
    for (QTimer* timer : {&m_telling, &m_readingOn, &m_undoEnds, &m_secretRetry, &m_signOutLimit})
        timer->stop();
    m_uploads.clear();
    m_pages.clear();
    // Nothing else that had not begun is done any more, but no word that was typed is lost.
    for (auto keep = m_typing->take(); m_view && keep; keep = m_typing->take())
        (*keep)(*this);
    if (m_engine)
        m_engine->stop();
    m_engine.reset();
    m_keeper.reset();
    m_scheduler.reset();
    m_secrets.reset();
    m_remote.reset();
    m_nothing.reset();
    m_noRows.reset();
    m_view.reset();
    m_rows.reset();
    m_work.reset();
    m_cache.reset();
}

void DeskWorker::connectEngine() {
    connect(m_engine.get(), &SyncEngine::statusChanged, this, [this] { tellCopies(); });
    connect(m_engine.get(), &SyncEngine::rowsChanged, this, [this](const QList<QUuid>& ids) { onRows(ids); });
    connect(m_engine.get(), &SyncEngine::workChanged, this, [this] { onRows({}); });
    connect(m_engine.get(), &SyncEngine::scopesChanged, this, [this] { reload(); });
    connect(m_engine.get(), &SyncEngine::cacheRebuilt, this, [this] { reload(); });
}

void DeskWorker::beginSignIn() {
    if (!m_parts.signedIn) {
        restoreSecret();
        return;
    }
    m_keeper->begin(*m_parts.signedIn, [this] {
        m_secretAsked = true;
        startSync();
        tellCopies();
    });
    m_parts.signedIn.reset();
}

void DeskWorker::startSync() {
    if (m_engine && m_secretAsked && m_serverKnown && !m_signingOut)
        m_engine->start();
}

void DeskWorker::setServer(const std::optional<QUrl>& address) {
    m_serverKnown = address.has_value();
    if (address) {
        m_remote->moveTo(*address);
        m_parts.profile.server = *address;
        m_seat.server = *address;
        startSync();
    } else {
        m_engine->stop();
    }
    tellCopies();
}

/// The sync begins either way: it works through what is here and says when a sign-in is needed.
void DeskWorker::restoreSecret() {
    if (!m_keeper)
        return;
    m_keeper->restore([this](const tl::expected<bool, SecretFault>& restored) {
        if (!m_engine || m_signingOut)
            return;
        if (!restored && m_parts.profile.signedIn && m_secretRetries++ < kMostSecretRetries)
            m_secretRetry.start(kSecretRetry);
        if (!std::exchange(m_secretAsked, true))
            startSync();
        else if (restored)
            m_engine->signedInAgain();
        tellCopies();
    });
}

int DeskWorker::offlineDays() const {
    const auto& companies = m_rows->companies();
    return companies.isEmpty() ? domain::kUsualOfflineDays : companies.constBegin()->row.offlineDays;
}

Lease DeskWorker::leaseNow() const {
    return leaseAt(m_contact, offlineDays(), m_parts.clock->now());
}

bool DeskWorker::isLocked() const {
    return leaseNow() != Lease::Held;
}

void DeskWorker::checkLease() {
    const domain::Instant now = m_parts.clock->now();
    if (!m_contact.seen || now - *m_contact.seen > kLeaseChecks)
        (void)m_cache->noteTime();
    if (const auto contact = m_cache->contact())
        m_contact = *contact;
    const Lease before = std::exchange(m_lease, leaseNow());
    // While it is locked the screens keep what they have and are not seen.
    if (m_lease != Lease::Held || before == Lease::Held)
        return;
    m_touched = {true, true, true};
    m_telling.start(kTellingDelay);
}

bool DeskWorker::loaded() {
    if (isLocked())
        return false;
    const auto state = m_cache->state();
    if (!state || state->syncedAt)
        return state.has_value();
    return !m_rows->analyses().isEmpty() || !view().rows().analyses().isEmpty();
}

const DeskView& DeskWorker::viewOf(const domain::AthleteId& athlete) {
    return viewAfter(m_rows->loadAthlete(athlete));
}

const DeskView& DeskWorker::viewOf(const domain::AnalysisId& id) {
    return viewAfter(m_rows->loadAthleteOf(id));
}

const DeskView& DeskWorker::view() {
    return viewAfter(m_rows->loadAll());
}

/// What could not be read is left out for now and read again a little later; whatever damaged it is met by
/// the sync too.
const DeskView& DeskWorker::viewAfter(const database::Result<>& read) {
    if (!read) {
        qCWarning(logDesk) << "some rows could not be read:" << read.error().detail;
        m_rowsMissing = true;
        m_readingOn.start(kReadRetry);
    }
    return queueView();
}

tl::expected<AthleteDetail, Refusal> DeskWorker::athlete(const domain::AthleteId& id) {
    if (isLocked())
        return tl::unexpected(lockedRefusal());
    auto found = athleteOf(viewOf(id), *m_work, id);
    if (!found && isFilling())
        return tl::unexpected(Refusal{"athlete.not_here_yet", {}});
    return found;
}

/// Whether rows may be missing that this coach may see: a cache is new and not filled yet, or could not be
/// read.
bool DeskWorker::isFilling() const {
    if (m_engine->status().link == Link::Ended)
        return false;
    const auto state = m_cache->state();
    return m_rowsMissing || !state || !state->syncedAt;
}

void DeskWorker::readOn() {
    // One athlete at a time, so that whoever asks for something waits for no more than that.
    const auto read = m_rows->loadSome();
    viewAfter(read);
    if (!read)
        return;
    if (!m_rows->isWhole()) {
        m_readingOn.start(0);
        return;
    }
    const bool missing = std::exchange(m_rowsMissing, false);
    // Of a session whose plan is read only now the lists could not say all.
    const bool late = m_rows->takeLateWorkouts();
    if (!missing && !late)
        return;
    m_touched = {true, missing || m_touched.athletes, missing || m_touched.team};
    m_telling.start(kTellingDelay);
}

DeskCopies DeskWorker::copies() const {
    DeskCopies copies;
    // Before the first sync the profile knows who has signed in.
    const DeskView& view = queueView();
    copies.me = m_view->me();
    copies.membership = m_view->actor().membership();
    const SyncStatus& sync = m_engine->status();
    Status& status = copies.status;
    status.link = linkOf(sync.link);
    status.lease = m_lease;
    status.offlineDays = offlineDays();
    status.syncedAt = sync.syncedAt;
    if (!status.syncedAt) {
        if (const auto state = m_cache->state())
            status.syncedAt = state->syncedAt;
    }
    status.stuck = sync.stuck;
    status.renewing = sync.renewing;
    status.storageTrouble = sync.storageTrouble;
    if (const auto counts = m_work->counts()) {
        status.waiting = counts->waiting;
        status.attention = counts->attention;
    }
    const OutboxCounts outbox = outboxCountsOf(*m_work);
    status.waitingReviews = outbox.reviews;
    status.attention = isLocked() ? 0 : status.attention + outbox.moved;
    status.held = outbox.held;
    status.toDecide = heldCountOf(view);
    const QueueSize queue = queueSizeOf(view);
    status.queueSize = queue.waiting;
    status.queueNotLocal = queue.notLocal;
    status.athletes = activeAthletesOf(view);
    status.athletesNotLocal = sync.athletesNotLocal;
    status.signInForgotten = sync.link == Link::Online && !m_keeper->lastsBeyondQuit();
    copies.undoable = undoableOf(view, *m_work);
    return copies;
}

void DeskWorker::tellCopies() {
    if (!m_engine)
        return;
    checkLease();
    const DeskCopies told = copies();
    if (told.undoable) {
        const auto left = told.undoable->until - m_parts.clock->now();
        if (left.count() > 0)
            m_undoEnds.start(left + kTellingDelay);
    }
    if (told.me)
        rememberMe(*told.me);
    Q_EMIT copiesChanged(told);
}

void DeskWorker::rememberMe(const Myself& me) {
    Profile profile = m_parts.profile;
    profile.name = me.name;
    profile.email = me.email;
    profile.role = me.role;
    profile.company = me.company;
    if (profile == m_parts.profile)
        return;
    m_parts.profile = profile;
    if (const auto saved = Profiles(m_parts.dataFolder).save(profile); !saved)
        qCWarning(logDesk) << "the profile could not be saved:" << saved.error().detail;
}

void DeskWorker::onRows(const QList<QUuid>& ids) {
    const auto touched = m_rows->refresh(ids);
    if (!touched) {
        qCWarning(logDesk) << "changed rows could not be read:" << touched.error().detail;
        return;
    }
    m_touched.sessions = m_touched.sessions || touched->sessions;
    m_touched.athletes = m_touched.athletes || touched->athletes;
    m_touched.team = m_touched.team || touched->team;
    if (!m_telling.isActive())
        m_telling.start(kTellingDelay);
    savePages(ids);
}

void DeskWorker::savePages(const QList<QUuid>& ids) {
    if (publicBase(*m_view))
        return;
    for (const QUuid& id : ids) {
        const auto report = m_rows->reports().constFind(id);
        if (report == m_rows->reports().constEnd() || isLocked())
            continue;
        const domain::AnalysisId analysis = report->row.analysis;
        if (const auto shown = reviewOf(viewOf(analysis), *m_work, analysis))
            savePage(*shown);
    }
}

tl::expected<Review, Refusal> DeskWorker::review(const domain::AnalysisId& id) {
    if (isLocked())
        return tl::unexpected(lockedRefusal());
    const DeskView& view = viewOf(id);
    auto shown = reviewOf(view, *m_work, id);
    if (!shown)
        return shown;
    savePage(*shown);
    shown->offersPairing = shown->pair.allowed && shown->detailsHere && offersPairing(view, id);
    return shown;
}

/// Without a public address nobody else reaches the page, so the coach gets it as a file.
void DeskWorker::savePage(const Review& shown) {
    const bool wanted = !shown.detailsWithdrawn && !shown.reportPage.isEmpty() && shown.reportUrl.isEmpty() &&
                        shown.reportFile.isEmpty();
    if (!wanted || !m_serverKnown || m_pages.count(*shown.report) > 0)
        return;
    // A correction that has not reached the backend is not in its page either.
    const auto feedback = m_rows->feedback(shown.session.id, shown.session.athlete);
    if (feedback && feedback->decided)
        return;
    const QString token = shown.reportPage.path().section(u'/', -1);
    m_pages[*shown.report] = m_remote->reportPage(token, [this, shown](const RemoteResult<QByteArray>& page) {
        m_pages.erase(*shown.report);
        // It is tried again when the session is opened, and not kept of an athlete who is out of sight by
        // now.
        if (!page || !m_rows->reports().contains(shown.report->uuid()))
            return;
        if (const auto saved = saveReport(shown, m_seat.reports, *page); saved)
            tell({true, false, false});
        else
            qCWarning(logDesk) << "a report could not be saved:" << saved.error().path
                               << saved.error().detail;
    });
}

void DeskWorker::reload() {
    if (const auto read = m_rows->load(); !read)
        qCWarning(logDesk) << "the rows could not be read:" << read.error().detail;
    m_readingOn.start(kReadingOnDelay);
    m_touched = {true, true, true};
    if (!m_telling.isActive())
        m_telling.start(kTellingDelay);
}

void DeskWorker::afterOwnChange(const QList<QUuid>& ids) {
    if (const auto touched = m_rows->refresh(ids))
        tell(*touched);
    m_engine->workChangedHere();
    tellCopies();
}

void DeskWorker::tell(const Touched& touched) {
    if (!m_engine)
        return;
    if (touched.any())
        tellCopies();
    if (m_lease != Lease::Held)
        return;
    if (touched.sessions)
        Q_EMIT sessionsChanged();
    if (touched.athletes)
        Q_EMIT athletesChanged();
    if (touched.team)
        Q_EMIT teamChanged();
}

tl::expected<QUuid, Refusal>
DeskWorker::decide(const std::function<Decisions::Made(const Decisions&)>& make) {
    if (isLocked())
        return tl::unexpected(lockedRefusal());
    const auto made = make(Decisions(view(), *m_work, *m_parts.random, *m_parts.clock));
    if (!made)
        return tl::unexpected(made.error());
    const auto queued = m_work->queue({*made});
    if (!queued)
        return tl::unexpected(refusalOf(queued.error()));
    QList<QUuid> ids;
    for (const Patch& patch : made->patches)
        ids.append(patch.rowId);
    afterOwnChange(ids);
    return queued->front();
}

void DeskWorker::keepNext() {
    if (const auto keep = m_typing->take())
        (*keep)(*this);
}

/// What was typed right before the lease ended is kept as well, so this looks at what is really here.
template <class Id>
Decisions DeskWorker::decisionsOn(const Id& id) {
    viewOf(id);
    return {*m_view, *m_work, *m_parts.random, *m_parts.clock};
}

void DeskWorker::keepTyping(const domain::AnalysisId& id, const QString& text) {
    const auto draft = decisionsOn(id).typed(id, text);
    keep(draft, draft && text != draft->baseText);
}

void DeskWorker::keepTypingNote(const domain::AnalysisId& id, const QString& text) {
    const auto draft = decisionsOn(id).typedNote(id, text);
    keep(draft, draft && text != draft->baseText);
}

void DeskWorker::keepTypingCoachNote(const domain::AthleteId& athlete,
                                     const std::optional<domain::AnalysisId>& id, const QString& text,
                                     bool pinned) {
    keep(decisionsOn(athlete).typedCoachNote(athlete, id, text, pinned), !text.trimmed().isEmpty());
}

void DeskWorker::keepTypingLine(const domain::AnalysisId& id, LineFor decision, const QString& text) {
    keep(decisionsOn(id).typedLine(id, decision, text), !text.trimmed().isEmpty());
}

/// Whoever has typed back to what stood there has nothing that could get lost.
void DeskWorker::keep(const tl::expected<Draft, Refusal>& draft, bool changed) {
    if (!draft)
        return;
    const auto kept = changed ? m_work->saveDraft(*draft) : m_work->dropDraft(draft->rowId, draft->command);
    if (!kept)
        qCWarning(logDesk) << "what is being typed could not be kept" << static_cast<int>(kept.error().fault);
}

tl::expected<bool, Refusal> DeskWorker::undo(const QUuid& op) {
    if (isLocked())
        return tl::unexpected(lockedRefusal());
    if (isApprovedUpon(*m_work, op))
        return tl::unexpected(Refusal{"undo.approved_upon", {}});
    const auto taken = m_work->withdraw(op);
    if (!taken)
        return tl::unexpected(refusalOf(taken.error()));
    // The rows over which it lay are those that were noted as decided.
    afterOwnChange({});
    return true;
}

void DeskWorker::dismiss(const QUuid& op) {
    if (const auto done = m_work->dismiss(op); !done)
        qCWarning(logDesk) << "a decision could not be dismissed" << static_cast<int>(done.error().fault);
    afterOwnChange({});
}

void DeskWorker::dismissNotice(OpState state) {
    if (const auto done = m_work->dismissNotice(state); !done)
        qCWarning(logDesk) << "a notice could not be dismissed:" << done.error().detail;
}

void DeskWorker::dismissMoved(const QString& why) {
    const auto state = opStateFromKey(why);
    if (state && *state != OpState::Held)
        dismissNotice(*state);
    tellCopies();
}

void DeskWorker::dismissHeldNotice() {
    dismissNotice(OpState::Held);
    if (const auto ops = m_work->attention()) {
        for (const Attention& op : *ops) {
            if (op.state == OpState::Held)
                (void)m_work->dismiss(op.opId);
        }
    }
    tellCopies();
}

void DeskWorker::syncNow() {
    m_engine->syncNow();
}

void DeskWorker::setFocused(bool focused) {
    m_engine->setFocused(focused);
}

void DeskWorker::signOut(std::function<void()> done) {
    m_parts.profile.signedIn = false;
    if (const auto saved = Profiles(m_parts.dataFolder).save(m_parts.profile); !saved)
        qCWarning(logDesk) << "the profile could not be saved:" << saved.error().detail;
    m_engine->stop();
    m_signingOut = true;
    m_secretRetry.stop();
    auto ended = std::make_shared<bool>(false);
    const auto end = [ended, done] {
        if (!std::exchange(*ended, true))
            done();
    };
    connect(&m_signOutLimit, &QTimer::timeout, this, [this, end] {
        m_secrets->remove(Profiles::secretOf(m_parts.profile), [end](const auto&) { end(); });
    });
    m_signOutLimit.start(kSignOutLimit);
    if (m_serverKnown)
        m_keeper->end(end);
    else
        m_secrets->remove(Profiles::secretOf(m_parts.profile), [end](const auto&) { end(); });
}

} // namespace leadout::client
