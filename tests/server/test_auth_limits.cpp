// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/later.h"
#include "core/backend/auth/sign_in_limits.h"

#include <QTest>

#include <semaphore>
#include <vector>

using namespace leadout::backend;
using namespace std::chrono_literals;

namespace {

/// Limits under a clock that the test moves.
struct World {
    http::RateLimiter::Clock::time_point now{};
    SignInLimits limits{SignInLimits::Rules(), [this] { return now; }};
};

} // namespace

class TestLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allowsTenTriesAndThenOneAMinute() {
        World world;
        for (int i = 0; i < 10; ++i)
            QVERIFY(world.limits.attempt("192.0.2.1", "ana@example.org").allowed);
        const auto refused = world.limits.attempt("192.0.2.1", "ana@example.org");
        QVERIFY(!refused.allowed);
        QCOMPARE(refused.retry_after.count(), 60);
        world.now += 60s;
        QVERIFY(world.limits.attempt("192.0.2.1", "ana@example.org").allowed);
        QVERIFY(!world.limits.attempt("192.0.2.1", "ana@example.org").allowed);
    }

    void countsAnAddressOverAllItsAccounts() {
        World world;
        for (int i = 0; i < 10; ++i)
            QVERIFY(world.limits.attempt("192.0.2.1", "coach" + std::to_string(i)).allowed);
        QVERIFY(!world.limits.attempt("192.0.2.1", "another").allowed);
        QVERIFY(world.limits.attempt("192.0.2.2", "another").allowed);
    }

    void countsTheAddressesOfOneCustomerTogether() {
        World world;
        for (int i = 0; i < 10; ++i)
            QVERIFY(world.limits.attempt("2001:db8::" + std::to_string(i + 1), "ana").allowed);
        QVERIFY(!world.limits.attempt("2001:db8::ffff", "ana").allowed);
        QVERIFY(world.limits.attempt("2001:db8:0:1::1", "ana").allowed);
    }

    void slowsDownAnAccountThatIsGuessedAtAndNeverLocksIt() {
        World world;
        const auto wrong = [&world](int times) {
            for (int i = 0; i < times; ++i)
                world.limits.wrongPassword("ana");
            return world.limits.delayFor("ana");
        };
        QCOMPARE(wrong(4).count(), 0);
        QCOMPARE(wrong(1), std::chrono::milliseconds(1s));
        QCOMPARE(wrong(5), std::chrono::milliseconds(2s));
        QCOMPARE(wrong(10), std::chrono::milliseconds(4s));
        QCOMPARE(wrong(1000), std::chrono::milliseconds(8s));
        QCOMPARE(world.limits.delayFor("jonas").count(), 0);
        QVERIFY(world.limits.attempt("192.0.2.1", "ana").allowed);
        world.now += 1h;
        QCOMPARE(world.limits.delayFor("ana").count(), 0);
    }

    void countsOnlyWrongSecrets() {
        World world;
        for (int i = 0; i < 100; ++i)
            QVERIFY(world.limits.maySecret("192.0.2.1").allowed);
        for (int i = 0; i < 20; ++i)
            world.limits.wrongSecret("192.0.2.1");
        QVERIFY(!world.limits.maySecret("192.0.2.1").allowed);
        QVERIFY(world.limits.maySecret("192.0.2.2").allowed);
        world.now += 3min;
        QVERIFY(world.limits.maySecret("192.0.2.1").allowed);
    }

    void callsLaterInTheOrderInWhichItIsDue() {
        Later later(10);
        std::vector<int> called;
        std::binary_semaphore all(0);
        QVERIFY(later.call(60ms, [&] {
            called.push_back(3);
            all.release();
        }));
        QVERIFY(later.call(30ms, [&] { called.push_back(2); }));
        QVERIFY(later.call(0ms, [&] { called.push_back(1); }));
        all.acquire();
        QCOMPARE(called, (std::vector<int>{1, 2, 3}));
    }

    void keepsOnlySoManyAndDropsThemAtTheEnd() {
        bool called = false;
        {
            Later later(2);
            QVERIFY(later.call(1h, [&called] { called = true; }));
            QVERIFY(later.call(1h, [&called] { called = true; }));
            QVERIFY(!later.call(0ms, [&called] { called = true; }));
        }
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestLimits)
#include "test_auth_limits.moc"
