// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/client/desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace leadout;
using namespace leadout::client;
using namespace leadout::test;
using namespace std::chrono_literals;
using Fate = ScriptedRemote::Fate;

namespace {

const QString kUser = QStringLiteral("u1");

} // namespace

class TestSyncEngine : public QObject {
    Q_OBJECT

    domain::FixedClock m_clock{domain::Instant(std::chrono::hours(480'000))};
    std::unique_ptr<ModelServer> m_server;
    std::unique_ptr<Desk> m_desk;

    QString scope() const { return athleteScope(0); }

private Q_SLOTS:
    void init() {
        m_server = std::make_unique<ModelServer>();
        m_server->active = {kUser};
        m_server->visible[kUser] = {athleteScope(0)};
        for (quint32 i = 0; i < 4; ++i)
            m_server->put(idOf(1, i), athleteScope(0), Desk::payloadOf(QStringLiteral("drafted")));
        m_desk = std::make_unique<Desk>(*m_server, kUser, m_clock);
        QVERIFY(m_desk->open());
    }
    void cleanup() {
        m_desk.reset();
        m_server.reset();
    }

    void theFirstSyncFillsTheCacheAndTellsWhatIsMissing() {
        QCOMPARE(m_desk->engine->status().link, Link::Connecting);
        m_desk->remote.deliver();
        QCOMPARE(m_desk->engine->status().athletesNotLocal, 1);
        QVERIFY(!m_desk->engine->status().syncedAt);
        m_desk->settle(0s);
        QCOMPARE(m_desk->engine->status().link, Link::Online);
        QCOMPARE(m_desk->engine->status().athletesNotLocal, 0);
        QVERIFY(m_desk->engine->status().syncedAt.has_value());
        QCOMPARE(m_desk->cached().size(), std::size_t{4});
    }

    void itPollsMoreOftenWhenTheCoachIsLooking() {
        m_desk->settle(0s);
        QVERIFY(*m_desk->scheduler.next() <= 15s);
        m_desk->engine->setFocused(false);
        m_desk->settle(16s);
        const auto idle = *m_desk->scheduler.next();
        QVERIFY(idle >= 40s && idle <= 120s);
        const int before = m_desk->remote.heads + m_desk->remote.pulls;
        m_desk->engine->setFocused(true);
        m_desk->settle(0s);
        QCOMPARE(m_desk->remote.heads + m_desk->remote.pulls, before + 1);
    }

    void whatANewerEngineStillReadsAgainIsTold() {
        m_desk->settle(0s);
        QCOMPARE(m_desk->engine->status().renewing, 0);
        m_server->renewing = 3;
        m_desk->settle(31s);
        QCOMPARE(m_desk->engine->status().renewing, 3);
        m_server->renewing = 0;
        m_desk->settle(31s);
        QCOMPARE(m_desk->engine->status().renewing, 0);
    }

    void aPollWithoutNewsAsksForNothingElse() {
        m_desk->settle(60s);
        const int pulls = m_desk->remote.pulls;
        const int heads = m_desk->remote.heads;
        m_desk->settle(31s);
        QVERIFY(m_desk->remote.heads >= heads + 1);
        QVERIFY(m_desk->remote.pulls <= pulls + 1);
    }

    void newsOfOthersCome() {
        m_desk->settle(1min);
        QSignalSpy changed(m_desk->engine.get(), &SyncEngine::rowsChanged);
        m_server->put(idOf(1, 0), athleteScope(0), Desk::payloadOf(QStringLiteral("by another coach")));
        m_desk->settle(20s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<QList<QUuid>>(), QList<QUuid>{idOf(1, 0)});
    }

    void aDecisionIsPulledForPushedAndPulledBack() {
        m_desk->settle(1min);
        const int pulls = m_desk->remote.pulls;
        QVERIFY(m_desk->edit(idOf(1, 0), scope(), QStringLiteral("mine")));
        m_clock.advance(10s);
        m_desk->scheduler.advance(10s);
        m_desk->engine->workChangedHere();
        QCOMPARE(m_desk->engine->status().waiting, 1);
        QCOMPARE(m_desk->remote.pushes, 0);
        QVERIFY(m_desk->remote.deliver());
        QCOMPARE(m_desk->remote.pushes, 1);
        m_desk->settle(0s);
        QVERIFY(m_desk->remote.pulls >= pulls + 2);
        QCOMPARE(m_desk->engine->status().waiting, 0);
        QVERIFY(m_desk->work->accepted()->empty());
        QCOMPARE(m_desk->cached().at(idOf(1, 0)).second, Desk::payloadOf(QStringLiteral("mine")));
    }

    void aDecisionShowsAtOnceAndStaysThroughItsAcceptance() {
        m_desk->settle(0s);
        QVERIFY(m_desk->edit(idOf(1, 0), scope(), QStringLiteral("mine")));
        const auto text = [this] { return m_desk->cached().at(idOf(1, 0)).second; };
        QCOMPARE(text(), Desk::payloadOf(QStringLiteral("mine")));
        m_desk->engine->workChangedHere();
        for (int i = 0; i < 20; ++i) {
            m_desk->remote.deliver();
            QCOMPARE(text(), Desk::payloadOf(QStringLiteral("mine")));
        }
        QVERIFY(m_desk->work->accepted()->empty());
    }

    void whatIsHeldGoesOutWhenTheHoldEndsAndNotBefore() {
        m_desk->settle(0s);
        const auto ids = m_desk->edit(idOf(1, 0), scope(), QStringLiteral("mine"), 10s);
        m_desk->engine->workChangedHere();
        m_desk->settle(9s);
        QCOMPARE(m_desk->remote.pushes, 0);
        m_desk->settle(2s);
        QCOMPARE(m_desk->remote.pushes, 1);
        QCOMPARE(m_server->effects[ids->front()], 1);
    }

    void anAnswerThatIsLostAfterTheServerAppliedItIsAskedForAgain() {
        m_desk->settle(0s);
        const auto ids = m_desk->edit(idOf(1, 0), scope(), QStringLiteral("mine"));
        m_desk->engine->workChangedHere();
        while (m_desk->remote.pushes == 0)
            QVERIFY(m_desk->remote.deliver());
        m_desk->remote.deliver(Fate::AnswerLost);
        QCOMPARE(m_desk->engine->status().link, Link::Offline);
        QCOMPARE(m_server->effects[ids->front()], 1);
        QVERIFY(m_desk->restart());
        m_desk->settle(10s);
        QCOMPARE(m_server->effects[ids->front()], 1);
        QCOMPARE(m_desk->engine->status().waiting, 0);
        QVERIFY(m_desk->work->attention()->empty());
    }

    void aConflictIsKeptForTheCoach() {
        m_desk->settle(0s);
        QVERIFY(m_desk->edit(idOf(1, 0), scope(), QStringLiteral("mine")));
        m_server->put(idOf(1, 0), athleteScope(0), Desk::payloadOf(QStringLiteral("theirs")));
        m_desk->engine->workChangedHere();
        m_desk->settle(1s);
        QCOMPARE(m_desk->engine->status().attention, 1);
        QCOMPARE(m_desk->work->attention()->front().state, OpState::Conflict);
        QCOMPARE(m_desk->cached().at(idOf(1, 0)).second, Desk::payloadOf(QStringLiteral("theirs")));
    }

    void waitsGrowAndStayWithinFiveMinutes() {
        domain::SeededRandom random(7);
        Backoff backoff(random);
        for (int i = 0; i < 200; ++i) {
            const auto wait = backoff.next();
            QVERIFY(wait >= 1s && wait <= 5min);
            if (i == 0)
                QVERIFY(wait <= 2s);
        }
        QVERIFY(backoff.next(20min) >= 20min);
        backoff.reset();
        QVERIFY(backoff.next() <= 2s);
    }

    void theBackendsWishToWaitIsHonoured() {
        m_desk->settle(0s);
        RemoteError busy = ModelServer::errorOf(protocol::ErrorCode::RateLimited);
        busy.retryAfter = 90s;
        m_desk->remote.errors.push_back(busy);
        m_desk->engine->syncNow();
        m_desk->remote.deliver();
        QCOMPARE(m_desk->engine->status().link, Link::Struggling);
        QVERIFY(*m_desk->scheduler.next() >= 90s);
        QVERIFY(m_desk->remote.waiting.empty());
    }

    void aCallWithoutAnyAnswerIsGivenUp() {
        m_desk->settle(0s);
        m_desk->engine->syncNow();
        m_desk->remote.deliver(Fate::Silence);
        QVERIFY(m_desk->remote.waiting.empty());
        m_server->put(idOf(1, 0), athleteScope(0), Desk::payloadOf(QStringLiteral("later")));
        m_desk->settle(200s);
        QCOMPARE(m_desk->engine->status().link, Link::Online);
        QCOMPARE(m_desk->cached().at(idOf(1, 0)).second, Desk::payloadOf(QStringLiteral("later")));
    }

    void workThatDoesNotMoveWhileOnlineIsTold() {
        m_desk->settle(0s);
        QVERIFY(m_desk->edit(idOf(1, 0), scope(), QStringLiteral("poison")));
        for (int i = 0; i < 10'000; ++i) {
            const bool push = !m_desk->remote.waiting.empty() && m_desk->remote.waiting.front().isPush;
            if (m_desk->remote.deliver(push ? Fate::ServerFails : Fate::Delivered))
                continue;
            const auto wait = std::min<std::chrono::milliseconds>(m_desk->scheduler.next().value_or(1s), 20s);
            m_clock.advance(wait);
            m_desk->scheduler.advance(wait);
            m_desk->scheduler.fire();
            if (m_desk->engine->status().stuck)
                break;
        }
        QVERIFY(m_desk->engine->status().stuck);
        // Others are not kept waiting by it.
        QVERIFY(m_desk->edit(idOf(1, 1), scope(), QStringLiteral("sound")));
        m_desk->settle(10min);
        QCOMPARE(m_desk->engine->status().waiting, 0);
        QVERIFY(!m_desk->engine->status().stuck);
    }

    void aRefusedRequestIsTakenApartAndTheCulpritGivenBack() {
        m_desk->settle(0s);
        QVERIFY(m_desk->edit(idOf(1, 0), scope(), QStringLiteral("one")));
        QVERIFY(m_desk->edit(idOf(1, 1), scope(), QStringLiteral("two")));
        m_desk->engine->workChangedHere();
        for (int refusals = 0; refusals < 2;) {
            const bool push = !m_desk->remote.waiting.empty() && m_desk->remote.waiting.front().isPush;
            if (push) {
                m_desk->remote.errors.push_back(ModelServer::errorOf(protocol::ErrorCode::Invalid));
                ++refusals;
            }
            if (!m_desk->remote.deliver()) {
                const auto wait = m_desk->scheduler.next().value_or(1s);
                m_clock.advance(wait);
                m_desk->scheduler.advance(wait);
                m_desk->scheduler.fire();
            }
        }
        m_desk->settle(1min);
        QCOMPARE(m_desk->work->attention()->size(), std::size_t{1});
        QCOMPARE(m_desk->work->attention()->front().state, OpState::Invalid);
        QCOMPARE(m_server->effects.size(), std::size_t{1});
    }

    void anotherEpochBeginsAnewWithoutLosingWork() {
        m_desk->settle(0s);
        const auto ids = m_desk->edit(idOf(1, 0), scope(), QStringLiteral("mine"), 10s);
        m_server->epoch = QStringLiteral("e2");
        m_server->rows.erase(idOf(1, 3));
        m_desk->engine->syncNow();
        m_desk->settle(20s);
        QCOMPARE(m_desk->cache->state()->epoch, QStringLiteral("e2"));
        QCOMPARE(m_desk->cached().size(), std::size_t{3});
        QCOMPARE(m_server->effects[ids->front()], 1);
    }

    void anEndedTokenIsRenewedAndAnEndedSignInAskedFor() {
        m_desk->settle(0s);
        protocol::SignedIn signedIn;
        signedIn.refreshToken = QStringLiteral("first");
        bool done = false;
        m_desk->keeper->begin(signedIn, [&done] { done = true; });
        QTRY_VERIFY(done);
        QVERIFY(!m_desk->keeper->lastsBeyondQuit());
        m_desk->remote.errors.push_back(ModelServer::errorOf(protocol::ErrorCode::Unauthorized));
        m_desk->engine->syncNow();
        m_desk->remote.deliver();
        QCOMPARE(m_desk->remote.refreshes.size(), std::size_t{1});
        QCOMPARE(m_desk->remote.refreshes.front().refreshToken, QStringLiteral("first"));
        m_desk->remote.deliver();
        QTRY_COMPARE(m_desk->remote.token, QStringLiteral("access after first"));
        m_desk->settle(1s);
        QCOMPARE(m_desk->engine->status().link, Link::Online);

        m_desk->remote.errors = {ModelServer::errorOf(protocol::ErrorCode::Unauthorized),
                                 ModelServer::errorOf(protocol::ErrorCode::Unauthorized)};
        m_desk->engine->syncNow();
        m_desk->remote.deliver();
        m_desk->remote.deliver();
        QCOMPARE(m_desk->engine->status().link, Link::SignInNeeded);
        QVERIFY(!m_desk->scheduler.next());
        QCOMPARE(m_desk->cached().size(), std::size_t{4});
        m_desk->engine->signedInAgain();
        m_desk->settle(1s);
        QCOMPARE(m_desk->engine->status().link, Link::Online);
    }
};

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "test_sync_engine.moc"
