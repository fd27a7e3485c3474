// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sentences/formatting.h"
#include "core/domain/sentences/sentences.h"
#include "core/engine/compliance/score.h"
#include "core/engine/feedback/draft.h"
#include "core/protocol/number_check.h"

#include <QTest>

#include <array>
#include <random>

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
    metrics.work_kj = 1850.0;
    metrics.load = engine::Load{92.0, engine::LoadMethod::Power};
    return engine::factsOf(metrics, {});
}

} // namespace

Q_DECLARE_METATYPE(leadout::domain::Formatting)

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
        QTest::newRow("kilometres, all places") << QStringLiteral("38.412 km");
        QTest::newRow("metres") << QStringLiteral("38,412 m");
        QTest::newRow("miles") << QStringLiteral("23.9 mi");
        QTest::newRow("work") << QStringLiteral("1850 kJ");
        QTest::newRow("thousands set apart") << QStringLiteral("1,850 kJ");
        QTest::newRow("in German") << QStringLiteral("1.850 kJ, 1.850,0 kJ");
        QTest::newRow("with a narrow space") << QStringLiteral("1\u202f850 kJ");
        QTest::newRow("a pace for 500 m") << QStringLiteral("2:03 /500 m");
        QTest::newRow("a range of paces for 500 m") << QStringLiteral("2:03\u20132:03 /500 m");
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
        QTest::newRow("pace for 500 m") << QStringLiteral("at 1:58 /500 m") << QStringLiteral("1:58 /500 m")
                                        << QStringLiteral("2:03 /500 m") << nearest;
        QTest::newRow("miles") << QStringLiteral("25.1 mi") << QStringLiteral("25.1 mi")
                               << QStringLiteral("23.9 mi") << nearest;
        QTest::newRow("work") << QStringLiteral("you did 1,950 kJ") << QStringLiteral("1,950 kJ")
                              << QStringLiteral("1,850 kJ") << nearest;
        QTest::newRow("work in German") << QStringLiteral("waren 1.950,5 kJ") << QStringLiteral("1.950,5 kJ")
                                        << QStringLiteral("1.850,0 kJ") << nearest;
        QTest::newRow("kilometres, all places") << QStringLiteral("40.250 km") << QStringLiteral("40.250 km")
                                                << QStringLiteral("38.412 km") << nearest;
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

    void aFactIsKnownHoweverADraftShowsIt_data() {
        QTest::addColumn<domain::Formatting>("formatting");
        const std::array locales = {QLocale(QLocale::English, QLocale::UnitedKingdom),
                                    QLocale(QLocale::English, QLocale::UnitedStates),
                                    QLocale(QLocale::German, QLocale::Germany),
                                    QLocale(QLocale::German, QLocale::Switzerland)};
        for (const QLocale& locale : locales) {
            for (const auto units : {domain::UnitSystem::Metric, domain::UnitSystem::Imperial}) {
                for (int i = 0; i <= static_cast<int>(engine::Sport::Multisport); ++i) {
                    const auto sport = static_cast<engine::Sport>(i);
                    const QString name =
                        QStringLiteral("%1 %2 %3")
                            .arg(locale.name(),
                                 units == domain::UnitSystem::Metric ? QStringLiteral("metric")
                                                                     : QStringLiteral("imperial"),
                                 QString::fromLatin1(engine::key(sport).data()));
                    QTest::newRow(qPrintable(name)) << domain::Formatting{locale, units, sport};
                }
            }
        }
    }
    void aFactIsKnownHoweverADraftShowsIt() {
        QFETCH(const domain::Formatting, formatting);
        for (const engine::Fact& fact : facts().numbers) {
            const QString text = domain::format(fact.value, formatting);
            QVERIFY2(protocol::unverifiedNumbers(text, facts()).empty(), qPrintable(text));
            // The same of another session is none; speeds and numbers without a unit are not looked at.
            if (fact.value.unit == Unit::Load || fact.value.unit == Unit::Count ||
                text.endsWith(QLatin1String("/h")) || text.endsWith(QLatin1String("mph")))
                continue;
            QVERIFY2(!protocol::unverifiedNumbers(text, engine::Facts()).empty(), qPrintable(text));
        }
    }

    void aNumberIsTheMachinesAsLongAsItStands() {
        const QString draft = QStringLiteral("Up to 176 bpm at 199 W.");
        const auto settled = [&draft](const QString& text) {
            return protocol::unsettledNumbers(text, {QStringLiteral("Fine."), draft}, facts()).empty();
        };
        QVERIFY(!settled(draft));
        QVERIFY(!settled(draft + QStringLiteral(" Bye.")));
        QVERIFY(!settled(QStringLiteral("You reached 176 bpm!")));
        QVERIFY(settled(QStringLiteral("You reached 177 bpm!")));
        QVERIFY(settled(QStringLiteral("176 W next time.")));
        QVERIFY(settled(QStringLiteral("Up.")));
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

    void everyDraftPassesItsOwnCheck_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 300; ++seed)
            QTest::addRow("session %d", seed) << seed;
    }
    /// Sessions by chance: repeats in watts or paces, left out, far off, longer, with extra work, last times.
    void everyDraftPassesItsOwnCheck() {
        QFETCH(const int, seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        const auto chance = [&random](double from, double to) {
            return from + (to - from) * static_cast<double>(random() % 1000) / 999.0;
        };
        const bool pace = random() % 3 == 0;
        const Unit unit = pace ? Unit::SpeedMs : Unit::Watts;
        const double scale = pace ? 4.0 / 250.0 : 1.0;
        engine::Comparison session;
        const double planned = 60.0 * static_cast<double>(20 + random() % 160);
        session.duration_s = engine::PlannedDone{planned, planned * chance(0.4, 1.4)};
        session.load = engine::LoadComparison{{80.0, engine::LoadMethod::Power},
                                              {80.0 * chance(0.4, 1.5), engine::LoadMethod::Power}};
        session.intensity = engine::PlannedDone{chance(0.5, 0.95), chance(0.5, 1.1)};
        session.extra_s = random() % 6 == 0 ? 1800.0 : 0.0;
        const auto repeats = static_cast<int>(random() % 7);
        for (int i = 0; i < repeats; ++i) {
            engine::StepComparison step;
            step.time_s = {480.0, random() % 8 == 0 ? 60.0 : 480.0};
            step.target = engine::TargetRange{242.0 * scale, 256.0 * scale, unit};
            step.average =
                chance(random() % 2 == 0 ? 242.0 : 225.0, random() % 2 == 0 ? 256.0 : 275.0) * scale;
            session.steps.push_back(step);
        }
        const bool second = random() % 3 == 0; // another kind of repeats, after the others or before them
        for (int i = 0; second && i < 3; ++i) {
            engine::StepComparison step;
            step.time_s = {240.0, random() % 8 == 0 ? 60.0 : 240.0};
            step.target = engine::TargetRange{300.0 * scale, 320.0 * scale, unit};
            step.average = chance(random() % 3 == 0 ? 200.0 : 295.0, 330.0) * scale;
            session.steps.insert(seed % 2 == 0 ? session.steps.begin() : session.steps.end(), step);
        }
        engine::Metrics metrics;
        metrics.moving_s = session.duration_s->done;
        metrics.distance_m = chance(900.0, 120'000.0);
        metrics.avg_hr_bpm = 141.0;
        metrics.max_hr_bpm = 176.0;
        metrics.weighted_power_w = chance(120.0, 300.0);
        metrics.avg_power_w = *metrics.weighted_power_w * chance(0.8, 1.0);
        metrics.stopped_s = random() % 3 == 0 ? chance(0.0, 4000.0) : 0.0;
        engine::Circumstances circumstances;
        circumstances.sport = pace ? engine::Sport::Running : engine::Sport::Cycling;
        circumstances.first_of_its_kind = random() % 3 == 0;
        if (!circumstances.first_of_its_kind)
            circumstances.last =
                engine::LastTime{engine::Quantity{chance(230.0, 260.0) * scale, unit}, 147.0,
                                 static_cast<int>(random() % 5), static_cast<int>(random() % 5)};
        circumstances.asked = random() % 5 == 0;
        engine::Compliance compliance = engine::score(session);
        if (random() % 4 == 0) {
            compliance.verdict = static_cast<engine::Verdict>(random() % 14);
            compliance.not_scored.reset();
        }
        const engine::Facts facts = engine::factsOf(metrics, compliance, circumstances);
        for (const char* language : {"en", "de"}) {
            const domain::Sentences sentences(QString::fromLatin1(language));
            domain::Formatting formatting{QLocale(QString::fromLatin1(language)),
                                          seed % 2 == 0 ? domain::UnitSystem::Metric
                                                        : domain::UnitSystem::Imperial,
                                          circumstances.sport};
            QString text;
            for (const engine::Sentence& each : engine::draft(facts))
                text += sentences.render(each, formatting) + u' ';
            const auto found = protocol::unverifiedNumbers(text, facts);
            QVERIFY2(found.empty(), found.empty() ? "" : qPrintable(text + text.mid(found[0].start)));
            QVERIFY2(!text.contains(u'–' + QStringLiteral(" /")) &&
                         !text.contains(u'[' + QStringLiteral("draft")),
                     qPrintable(text));
        }
    }
};

QTEST_GUILESS_MAIN(TestNumberCheck)
#include "test_number_check.moc"
