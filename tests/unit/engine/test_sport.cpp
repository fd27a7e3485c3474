// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/model/sport.h"

#include <QTest>

using namespace leadout::engine;

class TestSport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWordLeadsBackToItsSport() {
        for (int i = 0; i <= static_cast<int>(Sport::Multisport); ++i) {
            const auto sport = static_cast<Sport>(i);
            QCOMPARE(sportFromKey(key(sport)), std::optional<Sport>(sport));
        }
    }

    void runningWalkingAndHikingAreOnFoot() {
        for (int i = 0; i <= static_cast<int>(Sport::Multisport); ++i) {
            const auto sport = static_cast<Sport>(i);
            const bool expected =
                sport == Sport::Running || sport == Sport::Walking || sport == Sport::Hiking;
            QCOMPARE(isOnFoot(sport), expected);
        }
    }

    void anUnknownWordIsNoSport() { QVERIFY(!sportFromKey("quidditch")); }
};

QTEST_APPLESS_MAIN(TestSport)
#include "test_sport.moc"
