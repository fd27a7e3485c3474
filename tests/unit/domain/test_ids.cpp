// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ids.h"

#include <QSet>
#include <QTest>

#include <array>
#include <type_traits>
#include <unordered_set>

using namespace leadout::domain;
using namespace std::chrono_literals;

namespace {

const Instant kNoon{1'795'694'400'000ms};

} // namespace

class TestIds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anIdCarriesItsTimeVersionAndVariant() {
        const FixedClock clock(Instant{0x0192f0c12d3eLL * 1ms});
        SeededRandom random(7);
        for (int i = 0; i < 200; ++i) {
            const QString text = AthleteId::make(clock, random).toString();
            QCOMPARE(text.size(), 36);
            QCOMPARE(text.first(13), QStringLiteral("0192f0c1-2d3e"));
            QCOMPARE(text[14], QChar(u'7'));
            QVERIFY2(QStringLiteral("89ab").contains(text[19]), qPrintable(text));
        }
    }

    void idsOfOneMillisecondDiffer() {
        const FixedClock clock(kNoon);
        SystemRandom random;
        QSet<OpId> ids;
        for (int i = 0; i < 10'000; ++i)
            ids.insert(OpId::make(clock, random));
        QCOMPARE(ids.size(), 10'000);
    }

    void laterIdsSortAfterEarlierOnes() {
        FixedClock clock(kNoon);
        SystemRandom random;
        const ActivityId earlier = ActivityId::make(clock, random);
        clock.advance(1ms);
        const ActivityId later = ActivityId::make(clock, random);
        QVERIFY(earlier < later);
        QVERIFY(earlier.toString() < later.toString());
    }

    void theSameSeedGivesTheSameIds() {
        const FixedClock clock(kNoon);
        SeededRandom one(42);
        SeededRandom other(42);
        SeededRandom third(43);
        const CoachId id = CoachId::make(clock, one);
        QCOMPARE(CoachId::make(clock, other), id);
        QVERIFY(!(CoachId::make(clock, third) == id));
    }

    void onlyTheCanonicalTextIsAnId_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        const QString id = QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3");
        QTest::newRow("canonical") << id << true;
        QTest::newRow("another version") << QStringLiteral("3d813cbb-47fb-42ba-91df-831e1593ac29") << true;
        QTest::newRow("upper case") << id.toUpper() << false;
        QTest::newRow("braces") << u'{' + id + u'}' << false;
        QTest::newRow("no dashes") << QString(id).remove(u'-') << false;
        QTest::newRow("null") << QStringLiteral("00000000-0000-0000-0000-000000000000") << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("cut") << id.chopped(1) << false;
        QTest::newRow("space") << id.chopped(1) + u' ' << false;
        QTest::newRow("not hexadecimal") << id.chopped(1) + u'g' << false;
        QTest::newRow("dashes elsewhere") << QStringLiteral("0192f0c12-d3e-7a4b-8c5d-6e7f8091a2b3") << false;
    }

    void onlyTheCanonicalTextIsAnId() {
        QFETCH(const QString, text);
        QFETCH(const bool, valid);
        const std::optional<ReportId> id = ReportId::parse(text);
        QCOMPARE(id.has_value(), valid);
        if (id)
            QCOMPARE(id->toString(), text);
    }

    void aFreshIdNamesNothing() { QVERIFY(AthleteId().isNull()); }

    void idsOfDifferentThingsDoNotMix() {
        QVERIFY((!std::is_convertible_v<AthleteId, CoachId>));
        QVERIFY((!std::is_constructible_v<AthleteId, CoachId>));
    }

    void idsCanBeKeysOfAHashTable() {
        const FixedClock clock(kNoon);
        SeededRandom random(1);
        const AthleteId id = AthleteId::make(clock, random);
        const std::unordered_set<AthleteId> set = {id, id};
        QCOMPARE(set.size(), std::size_t(1));
    }

    void randomBytesFillAnyLength() {
        for (std::size_t length : {0U, 1U, 3U, 4U, 5U, 16U}) {
            std::array<std::byte, 17> bytes{};
            bytes.fill(std::byte{0x55});
            SeededRandom random(9);
            random.fill(std::span(bytes).first(length));
            for (std::size_t i = length; i < bytes.size(); ++i)
                QCOMPARE(static_cast<int>(bytes[i]), 0x55);
        }
    }

    void theSystemClockTellsTheTime() {
        const auto difference = SystemClock().now().time_since_epoch().count() -
                                QDateTime::currentDateTimeUtc().toMSecsSinceEpoch();
        QVERIFY(std::abs(difference) < 60'000);
    }
};

QTEST_APPLESS_MAIN(TestIds)
#include "test_ids.moc"
