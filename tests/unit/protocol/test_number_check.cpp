// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/number_check.h"

#include <QTest>

using namespace leadout;
using engine::Unit;

namespace {

engine::Facts facts() {
    engine::Metrics metrics;
    metrics.moving_s = 5640.0; // 1:34
    metrics.distance_m = 38'412.0;
    metrics.avg_power_w = 201.0;
    metrics.max_power_w = 612.0;
    metrics.avg_hr_bpm = 148.0;
    metrics.max_hr_bpm = 172.0;
    metrics.avg_speed_m_s = 1000.0 / 245.0; // 4:05 a kilometre
    metrics.load = engine::Load{92.0, engine::LoadMethod::Power};
    return engine::factsOf(metrics, {});
}

} // namespace

class TestNumberCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNumberOfTheSessionIsNotMarked_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("watts") << QStringLiteral("You held 201 W.");
        QTest::newRow("without a space") << QStringLiteral("You held 201W!");
        QTest::newRow("bpm") << QStringLiteral("at 148 bpm on average, 172 bpm at most");
        QTest::newRow("hours and minutes") << QStringLiteral("1:34 in the saddle");
        QTest::newRow("with seconds") << QStringLiteral("1:34:00 in the saddle");
        QTest::newRow("minutes") << QStringLiteral("94 min");
        QTest::newRow("kilometres, rounded") << QStringLiteral("38 km");
        QTest::newRow("kilometres, one place") << QStringLiteral("38.4 km");
        QTest::newRow("with a comma") << QStringLiteral("38,4 km");
        QTest::newRow("a pace") << QStringLiteral("4:05 /km");
        QTest::newRow("a pace for a mile") << QStringLiteral("6:34 /mi");
        QTest::newRow("a range of paces for a mile") << QStringLiteral("6:34\u20136:34 /mi");
        QTest::newRow("a range of paces") << QStringLiteral("4:05\u20134:05 /km");
        QTest::newRow("load") << QStringLiteral("a load of 92");
        QTest::newRow("without a unit") << QStringLiteral("Do 3 of these, at 7 on Tuesday");
        QTest::newRow("part of a word") << QStringLiteral("the 12mm bolt, room 4W2");
        QTest::newRow("nothing") << QString();
    }
    void aNumberOfTheSessionIsNotMarked() {
        QFETCH(QString, text);
        const auto found = protocol::unverifiedNumbers(text, facts());
        QVERIFY2(found.empty(), found.empty() ? "" : qPrintable(text.mid(found[0].start, found[0].length)));
    }

    void anotherNumberIsMarkedWithTheNearestFact_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("replacement");
        QTest::addColumn<QString>("sentence");
        const QString nearest = QStringLiteral("review.nearest_fact");
        QTest::newRow("above the highest")
            << QStringLiteral("up to 176 bpm today") << QStringLiteral("176 bpm") << QStringLiteral("172 bpm")
            << QStringLiteral("review.not_in_recording");
        QTest::newRow("watts") << QStringLiteral("about 210 W") << QStringLiteral("210 W")
                               << QStringLiteral("201 W") << nearest;
        QTest::newRow("kilometres") << QStringLiteral("40,2 km") << QStringLiteral("40,2 km")
                                    << QStringLiteral("38,4 km") << nearest;
        QTest::newRow("length") << QStringLiteral("1:40 on the road") << QStringLiteral("1:40")
                                << QStringLiteral("1:34") << nearest;
        QTest::newRow("pace") << QStringLiteral("at 3:55 /km") << QStringLiteral("3:55 /km")
                              << QStringLiteral("4:05 /km") << nearest;
        QTest::newRow("pace for a mile") << QStringLiteral("at 6:10 /mi") << QStringLiteral("6:10 /mi")
                                         << QStringLiteral("6:34 /mi") << nearest;
        QTest::newRow("load") << QStringLiteral("load 120") << QStringLiteral("120") << QStringLiteral("92")
                              << nearest;
        QTest::newRow("no fact of the unit") << QStringLiteral("90 rpm") << QStringLiteral("90 rpm")
                                             << QString() << QStringLiteral("review.not_a_fact");
    }
    void anotherNumberIsMarkedWithTheNearestFact() {
        QFETCH(QString, text);
        QFETCH(QString, marked);
        QFETCH(QString, replacement);
        QFETCH(QString, sentence);
        const auto found = protocol::unverifiedNumbers(text, facts());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(text.mid(found[0].start, found[0].length), marked);
        QCOMPARE(found[0].replacement, replacement);
        QCOMPARE(QString::fromStdString(found[0].sentence.id), sentence);
        QCOMPARE(found[0].nearest.has_value(), !replacement.isEmpty());
    }

    void whatReplacesANumberHoldsItself() {
        const QString text = QStringLiteral("Up to 176 bpm, 210 W, 40.2 km in 1:40 at 3:55 /km.");
        QString mended = text;
        const auto found = protocol::unverifiedNumbers(text, facts());
        QCOMPARE(found.size(), std::size_t{5});
        for (auto each = found.rbegin(); each != found.rend(); ++each)
            mended.replace(each->start, each->length, each->replacement);
        QVERIFY(protocol::unverifiedNumbers(mended, facts()).empty());
    }
};

QTEST_GUILESS_MAIN(TestNumberCheck)
#include "test_number_check.moc"
