// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/intervals.h"
#include "core/engine/metrics/moving_time.h"

#include <QTest>

using namespace leadout::engine;

class TestMetricsIntervals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pausesRunFromEachStopToTheNextStart() {
        const auto pauses = pausesOf({{100, true}, {200, false}, {260, true}, {300, false}});
        QCOMPARE(pauses.size(), std::size_t{2});
        QCOMPARE(pauses[0].start, 200U);
        QCOMPARE(pauses[0].end, 260U);
        QCOMPARE(pauses[1].start, 300U);
        QCOMPARE(pauses[1].end, kOpenEnd);
    }

    void eventsMayRepeatAndComeInAnyOrder() {
        const auto pauses = pausesOf({{260, true}, {200, false}, {210, false}, {270, true}, {100, true}});
        QCOMPARE(pauses.size(), std::size_t{1});
        QCOMPARE(pauses[0].start, 200U);
        QCOMPARE(pauses[0].end, 260U);
        QVERIFY(pausesOf({}).empty());
    }

    void anIntervalHoldsItsStartButNotItsEnd() {
        Within within({{10, 20}, {20, 20}, {30, 31}});
        QVERIFY(!within(9));
        QVERIFY(within(10));
        QVERIFY(within(19));
        QVERIFY(!within(20));
        QVERIFY(within(30));
        QVERIFY(!within(31));
        QVERIFY(!within(kOpenEnd));
    }

    void aStopThatReachesPastTheLastSecondEndsWithIt() {
        const Stop stops[] = {{100, 60, false}, {kOpenEnd - 50, 60, false}};
        const auto intervals = intervalsOf(stops);
        QCOMPARE(intervals.size(), std::size_t{2});
        QCOMPARE(intervals[0].end, 160U);
        QCOMPARE(intervals[1].start, kOpenEnd - 50);
        QCOMPARE(intervals[1].end, kOpenEnd);
        Within stopped(intervals);
        QVERIFY(!stopped(kOpenEnd - 51));
        QVERIFY(stopped(kOpenEnd - 1));
    }
};

QTEST_APPLESS_MAIN(TestMetricsIntervals)
#include "test_metrics_intervals.moc"
