// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/local_desk.h"

#include "core/client/services/desk_athletes.h"
#include "core/client/services/desk_held.h"
#include "core/client/services/desk_outbox.h"
#include "core/client/services/desk_pairing.h"
#include "core/client/services/desk_queue.h"
#include "core/client/services/desk_review.h"
#include "core/client/services/workout_file.h"

#include <QTimer>

namespace leadout::client {

using domain::Action;

namespace {

/// A desk that is being opened: it goes when nobody takes it.
struct Opening {
    LocalDesk* desk = nullptr;
    ~Opening() {
        if (desk)
            desk->deleteLater();
    }
};

struct Started {
    tl::expected<bool, Refusal> outcome;
    DeskCopies copies;
};

} // namespace

template <class Job, class Reply>
void LocalDesk::ask(QObject* context, Job job, Reply reply) {
    using Answer = std::invoke_result_t<Job, DeskWorker&>;
    auto answer = std::make_shared<std::optional<Answer>>();
    const quint64 token = await(context, [answer, reply = std::move(reply)] { reply(*std::move(*answer)); });
    post([this, token, answer, job = std::move(job)](DeskWorker& worker) {
        answer->emplace(job(worker));
        finishLater(token);
    });
}

void LocalDesk::open(DeskParts parts, QObject* context, Opened reply) {
    const QString folder = Profiles(parts.dataFolder).folderOf(parts.profile);
    auto lock = std::make_unique<QLockFile>(folder + QStringLiteral("/lock"));
    // A program that runs for days still holds it; one that has died does not.
    lock->setStaleLockTime(0);
    const bool made = platform::makePrivateFolder(folder).has_value();
    if (!made || !lock->tryLock(0)) {
        const bool inUse = made && lock->error() == QLockFile::LockFailedError;
        QTimer::singleShot(0, context, [reply, inUse] {
            reply(tl::unexpected(Refusal{inUse ? "profile.in_use" : "storage.failed", {}}));
        });
        return;
    }
    // The library makes it readable for everybody.
    (void)platform::makePrivateFile(lock->fileName());
    auto opening = std::make_shared<Opening>();
    opening->desk = new LocalDesk(std::move(parts));
    LocalDesk* desk = opening->desk;
    desk->m_lock = std::move(lock);
    desk->ask(
        context,
        [](DeskWorker& worker) {
            Started started{worker.start(), {}};
            if (started.outcome)
                started.copies = worker.copies();
            return started;
        },
        [opening, reply](Started started) {
            if (!started.outcome) {
                reply(tl::unexpected(started.outcome.error()));
                return;
            }
            std::unique_ptr<LocalDesk> opened(std::exchange(opening->desk, nullptr));
            opened->m_copies = started.copies;
            reply(std::unique_ptr<Desk>(std::move(opened)));
        });
}

LocalDesk::LocalDesk(DeskParts parts)
    : m_typing(std::make_shared<Typing>())
    , m_worker(new DeskWorker(std::move(parts), m_typing))
    , m_stopping(std::make_shared<std::atomic<bool>>(false)) {
    connectWorker();
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("desk"));
    m_thread.start();
}

LocalDesk::~LocalDesk() {
    // What has not begun is not done any more, so this waits for one piece of work at most, and for what was
    // typed last.
    *m_stopping = true;
    m_thread.quit();
    m_thread.wait();
}

void LocalDesk::retire(QObject* context, std::function<void()> done) {
    *m_stopping = true;
    const auto freed = [self = QPointer(this), done = std::move(done)] {
        if (self) {
            self->m_thread.wait(); // the databases are closed after finished() was emitted
            self->m_lock.reset();
        }
        done();
    };
    if (m_thread.isFinished()) {
        QTimer::singleShot(0, context, freed);
        return;
    }
    connect(&m_thread, &QThread::finished, context, freed, Qt::QueuedConnection);
    m_thread.quit();
}

void LocalDesk::connectWorker() {
    connect(m_worker, &DeskWorker::copiesChanged, this, &LocalDesk::takeCopies, Qt::QueuedConnection);
    connect(m_worker, &DeskWorker::sessionsChanged, this, &Desk::sessionsChanged, Qt::QueuedConnection);
    connect(m_worker, &DeskWorker::athletesChanged, this, &Desk::athletesChanged, Qt::QueuedConnection);
    connect(m_worker, &DeskWorker::teamChanged, this, &Desk::teamChanged, Qt::QueuedConnection);
}

void LocalDesk::setOwnServer(OwnServer state, const std::optional<QUrl>& address,
                             const std::optional<Refusal>& trouble) {
    m_ownServer = state;
    m_ownServerTrouble = trouble;
    post([address](DeskWorker& worker) { worker.setServer(address); });
    takeCopies(DeskCopies(m_copies));
}

void LocalDesk::takeCopies(const DeskCopies& copies) {
    const DeskCopies before = std::exchange(m_copies, copies);
    m_copies.status.ownServer = m_ownServer;
    m_copies.status.ownServerTrouble = m_ownServerTrouble;
    // Nothing is sent meanwhile, so the sync does not notice.
    LinkState& link = m_copies.status.link;
    if (m_ownServer != OwnServer::None && link != LinkState::SignInNeeded && link != LinkState::Ended)
        link = m_ownServer == OwnServer::Starting ? LinkState::Connecting : LinkState::Offline;
    const auto sameMe = [](const std::optional<Myself>& a, const std::optional<Myself>& b) {
        if (!a || !b)
            return a.has_value() == b.has_value();
        return a->coach == b->coach && a->name == b->name && a->email == b->email && a->role == b->role &&
               a->company == b->company && a->language == b->language && a->units == b->units &&
               a->timeZone == b->timeZone;
    };
    if (!sameMe(before.me, copies.me) || before.membership != copies.membership)
        Q_EMIT meChanged();
    if (!(before.status == m_copies.status))
        Q_EMIT statusChanged();
    if (before.undoable.has_value() != copies.undoable.has_value() ||
        (copies.undoable && before.undoable->op != copies.undoable->op))
        Q_EMIT undoableChanged();
}

void LocalDesk::post(std::function<void(DeskWorker&)> job) {
    // After its end the worker is gone.
    if (*m_stopping)
        return;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, stopping = m_stopping, job = std::move(job)] {
            if (!*stopping)
                job(*worker);
        },
        Qt::QueuedConnection);
}

quint64 LocalDesk::await(QObject* context, std::function<void()> tell) {
    m_waiting[++m_lastToken] = {context, context != nullptr, std::move(tell), {}};
    return m_lastToken;
}

void LocalDesk::finishLater(quint64 token) {
    QMetaObject::invokeMethod(
        this, [this, token] { finish(token); }, Qt::QueuedConnection);
}

void LocalDesk::finish(quint64 token) {
    // Whoever is told may ask again or delete this desk.
    const auto waiting = m_waiting.extract(token);
    if (!waiting.empty() && waiting.mapped().isWanted())
        waiting.mapped().tell();
}

Permission LocalDesk::may(Action action) const {
    const domain::Actor actor =
        domain::Actor::coach(m_copies.me ? m_copies.me->role : domain::Role::Assistant, m_copies.membership);
    domain::Facts facts;
    facts.relation = domain::Relation::Assigned;
    for (std::size_t i = 0; i < domain::kWords<domain::ConsentKind>.size(); ++i)
        facts.consent.give(static_cast<domain::ConsentKind>(i));
    const auto other = domain::decide(actor, action, facts);
    if (other)
        return permissionOf(other);
    // Some things a coach may do only to what is their own.
    facts.self = true;
    return permissionOf(domain::decide(actor, action, facts) ? domain::Decision() : other);
}

// Reading.

void LocalDesk::queue(const QueueFilter& filter, QObject* context, std::function<void(Queue)> reply) {
    ask(
        context,
        [filter](DeskWorker& worker) {
            const bool waiting = filter.which == QueueFilter::Which::ToReview;
            return queueOf(waiting ? worker.queueView() : worker.view(), filter, worker.loaded());
        },
        std::move(reply));
}

void LocalDesk::review(const domain::AnalysisId& id, QObject* context, Reply<Review> reply) {
    ask(
        context, [id](DeskWorker& worker) { return worker.review(id); }, std::move(reply));
}

void LocalDesk::pairChoice(const domain::AnalysisId& id, QObject* context, Reply<PairChoice> reply) {
    ask(
        context,
        [id](DeskWorker& worker) {
            return worker.isLocked() ? tl::unexpected(lockedRefusal()) : pairChoiceOf(worker.viewOf(id), id);
        },
        std::move(reply));
}

void LocalDesk::athletes(const AthleteFilter& filter, QObject* context,
                         std::function<void(std::vector<AthleteItem>)> reply) {
    ask(
        context, [filter](DeskWorker& worker) { return athletesOf(worker.view(), filter); },
        std::move(reply));
}

void LocalDesk::athlete(const domain::AthleteId& id, QObject* context, Reply<AthleteDetail> reply) {
    ask(
        context, [id](DeskWorker& worker) { return worker.athlete(id); }, std::move(reply));
}

void LocalDesk::team(QObject* context, std::function<void(Team)> reply) {
    ask(
        context, [](DeskWorker& worker) { return teamOf(worker.queueView(), worker.loaded()); },
        std::move(reply));
}

void LocalDesk::unaccepted(QObject* context, std::function<void(std::vector<Unaccepted>)> reply) {
    ask(
        context,
        [](DeskWorker& worker) {
            return worker.isLocked() ? std::vector<Unaccepted>()
                                     : unacceptedOf(worker.queueView(), worker.work());
        },
        std::move(reply));
}

void LocalDesk::held(QObject* context, std::function<void(std::vector<HeldChange>)> reply) {
    ask(
        context, [](DeskWorker& worker) { return heldOf(worker.view()); }, std::move(reply));
}

void LocalDesk::readWorkoutFile(const QString& path, QObject* context, Reply<engine::Workout> reply) {
    ask(
        context, [path](DeskWorker&) { return workoutFrom(path); }, std::move(reply));
}

void LocalDesk::saveWorkout(const domain::WorkoutId& id, const QString& path, QObject* context,
                            Reply<std::vector<engine::Sentence>> reply) {
    ask(
        context,
        [id, path](DeskWorker& worker) -> tl::expected<std::vector<engine::Sentence>, Refusal> {
            if (worker.isLocked())
                return tl::unexpected(lockedRefusal());
            return client::saveWorkout(worker.view(), id, path);
        },
        std::move(reply));
}

void LocalDesk::upload(const domain::AthleteId& id, const QString& path, const domain::AthleteWords& words,
                       QObject* context, std::function<void(double)> progress, Reply<bool> done) {
    auto outcome = std::make_shared<std::optional<tl::expected<bool, Refusal>>>();
    const quint64 token = await(context, [outcome, done = std::move(done)] { done(*std::move(*outcome)); });
    m_waiting[token].progress = std::move(progress);
    if (context)
        connect(context, &QObject::destroyed, this, [this, token] {
            m_waiting.erase(token);
            post([token](DeskWorker& worker) { worker.cancel(token); });
        });
    const auto tell = [this, token](double share) {
        QMetaObject::invokeMethod(
            this,
            [this, token, share] {
                const auto waiting = m_waiting.find(token);
                if (waiting == m_waiting.end() || !waiting->second.isWanted() || !waiting->second.progress)
                    return;
                // Whoever is told may delete this desk.
                const auto told = waiting->second.progress;
                told(share);
            },
            Qt::QueuedConnection);
    };
    post([this, token, id, path, words, tell, outcome](DeskWorker& worker) {
        worker.upload(token, id, path, words, tell,
                      [this, token, outcome](tl::expected<bool, Refusal> ended) {
                          outcome->emplace(std::move(ended));
                          finishLater(token);
                      });
    });
}

void LocalDesk::readAgain(const domain::ActivityId& id, QObject* context, Reply<bool> done) {
    auto outcome = std::make_shared<std::optional<tl::expected<bool, Refusal>>>();
    const quint64 token = await(context, [outcome, done = std::move(done)] { done(*std::move(*outcome)); });
    post([this, token, id, outcome](DeskWorker& worker) {
        worker.readAgain(token, id, [this, token, outcome](tl::expected<bool, Refusal> ended) {
            outcome->emplace(std::move(ended));
            finishLater(token);
        });
    });
}

void LocalDesk::syncNow() {
    post([](DeskWorker& worker) { worker.syncNow(); });
}

void LocalDesk::setFocused(bool focused) {
    post([focused](DeskWorker& worker) { worker.setFocused(focused); });
}

void LocalDesk::signOut(QObject* context, std::function<void()> done) {
    const quint64 token = await(context, [stopping = m_stopping, done = std::move(done)] {
        // The databases are closed with the thread; nothing more is asked of them.
        *stopping = true;
        done();
    });
    post([this, token](DeskWorker& worker) { worker.signOut([this, token] { finishLater(token); }); });
}

} // namespace leadout::client
