// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_desk.h"
#include "ui/pages/dashboard/session_line.h"

#include <QFontMetrics>
#include <QTest>

using namespace leadout;
using client::SessionItem;

class TestSessionLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aVerdictIsToldWithItsAmountWhereTheListKnowsIt_data() {
        using engine::Reason;
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<bool>("byDistance");
        QTest::addColumn<int>("doneS");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("whole");
        const QString none;
        QTest::newRow("shorter") << Reason::Shorter << false << 5640
                                 << QStringLiteral("Underdone · 1:34 of 3:00")
                                 << QStringLiteral("Underdone · shorter (1:34 of 3:00)");
        QTest::newRow("longer") << Reason::Longer << false << 12600
                                << QStringLiteral("Underdone · 3:30 of 3:00")
                                << QStringLiteral("Underdone · longer (3:30 of 3:00)");
        QTest::newRow("easier") << Reason::Easier << false << 5640
                                << QStringLiteral("Underdone · load 52 of 105")
                                << QStringLiteral("Underdone · easier (load 52 of 105)");
        QTest::newRow("by distance") << Reason::Shorter << true << 5640 << none
                                     << QStringLiteral("Underdone · shorter");
        QTest::newRow("the time says otherwise")
            << Reason::Shorter << false << 12600 << none << QStringLiteral("Underdone · shorter");
        QTest::newRow("the same as shown")
            << Reason::Shorter << false << 10790 << none << QStringLiteral("Underdone · shorter");
        QTest::newRow("harder, with less load")
            << Reason::Harder << false << 5640 << none << QStringLiteral("Underdone · harder");
        QTest::newRow("repeats") << Reason::Repeats << false << 5640 << none
                                 << QStringLiteral("Underdone · repeats");
    }
    void aVerdictIsToldWithItsAmountWhereTheListKnowsIt() {
        QFETCH(engine::Reason, reason);
        QFETCH(bool, byDistance);
        QFETCH(int, doneS);
        const ui::Words words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc());
        SessionItem item = test::sampleSessions(domain::Role::Head)[1];
        item.reasons = {reason};
        item.byDistance = byDistance;
        item.doneS = doneS;
        item.plannedLoad = 105.0;
        item.doneLoad = 52.0;
        ui::SessionLine line = ui::sessionLine(item, words, true);
        QTEST(line.amount, "amount");
        QTEST(line.whole, "whole");
        QVERIFY(line.spoken.contains(line.whole));
        QCOMPARE(line.brief, QStringLiteral("Underdone"));
        item.missed = true;
        line = ui::sessionLine(item, words, true);
        QVERIFY(line.amount.isEmpty());
        QCOMPARE(line.whole, QStringLiteral("Missed"));
        item.keySession = true;
        line = ui::sessionLine(item, words, true);
        QCOMPARE(line.whole, QStringLiteral("Key session missed"));
        QCOMPARE(line.brief, QStringLiteral("Missed"));
        item.error = true;
        line = ui::sessionLine(item, words, true);
        QCOMPARE(line.brief, line.verdict);
    }

    void noTimeIsToldBeforeThePlanIsRead() {
        const ui::Words words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc());
        SessionItem item = test::sampleSessions(domain::Role::Head)[1];
        item.reasons = {engine::Reason::Shorter};
        item.doneS = 5640;
        QVERIFY(!ui::sessionLine(item, words, true).amount.isEmpty());
        item.byDistance.reset();
        QVERIFY(ui::sessionLine(item, words, true).amount.isEmpty());
    }

    void aVerdictTakesAsMuchRoomAsThereIs() {
        const ui::Words words(QStringLiteral("en"), {}, test::SampleDesk::clock(), QTimeZone::utc());
        const ui::SessionLine line =
            ui::sessionLine(test::sampleSessions(domain::Role::Head)[1], words, true);
        const QFontMetrics metrics{QFont()};
        for (const QString& fits : {line.whole, line.amount, line.verdict}) {
            const int room = metrics.horizontalAdvance(fits);
            QCOMPARE(ui::verdictWithin(line, metrics, room), fits);
        }
        QCOMPARE(ui::verdictWithin(line, metrics, 0), line.verdict);
    }
};

QTEST_MAIN(TestSessionLine)
#include "test_session_line.moc"
