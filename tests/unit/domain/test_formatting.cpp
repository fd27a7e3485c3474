// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sentences/formatting.h"

#include <QTest>

#include <limits>

using namespace leadout::domain;
using leadout::engine::Quantity;
using leadout::engine::Sport;
using leadout::engine::Unit;

namespace {

const QLocale kBritish(QLocale::English, QLocale::UnitedKingdom);
const QLocale kAmerican(QLocale::English, QLocale::UnitedStates);
const QLocale kGerman(QLocale::German, QLocale::Germany);

} // namespace

class TestFormatting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersCarryTheirUnit_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<Unit>("unit");
        QTest::addColumn<QString>("british");
        QTest::addColumn<QString>("german");
        const auto row = [](const char* name, double value, Unit unit, const QString& british,
                            const QString& german) {
            QTest::newRow(name) << value << unit << british << german;
        };
        row("count", 1234, Unit::Count, QStringLiteral("1,234"), QStringLiteral("1.234"));
        row("points", -7, Unit::Points, QStringLiteral("−7"), QStringLiteral("−7"));
        row("watts", 248.6, Unit::Watts, QStringLiteral("249 W"), QStringLiteral("249 W"));
        row("bpm", 176, Unit::Bpm, QStringLiteral("176 bpm"), QStringLiteral("176 bpm"));
        row("rpm", 90.4, Unit::Rpm, QStringLiteral("90 rpm"), QStringLiteral("90 rpm"));
        row("percent", 12, Unit::Percent, QStringLiteral("12 %"), QStringLiteral("12 %"));
        row("intensity", 0.8, Unit::Intensity, QStringLiteral("0.80"), QStringLiteral("0,80"));
        row("load", 81.6, Unit::Load, QStringLiteral("82"), QStringLiteral("82"));
        row("work", 812.3, Unit::Kilojoules, QStringLiteral("812 kJ"), QStringLiteral("812 kJ"));
        row("energy", 899.6, Unit::Kilocalories, QStringLiteral("900 kcal"), QStringLiteral("900 kcal"));
        row("by weight", 3.4, Unit::WattsPerKg, QStringLiteral("3.40 W/kg"), QStringLiteral("3,40 W/kg"));
        row("warmth", 31, Unit::Celsius, QStringLiteral("31 °C"), QStringLiteral("31 °C"));
        row("drink", 0.75, Unit::Litres, QStringLiteral("0.75 l"), QStringLiteral("0,75 l"));
        row("climbing", 1812.3, Unit::MetresUp, QStringLiteral("1,812 m"), QStringLiteral("1.812 m"));
        row("distance", 38'440, Unit::Metres, QStringLiteral("38.4 km"), QStringLiteral("38,4 km"));
        row("long distance", 180'200, Unit::Metres, QStringLiteral("180 km"), QStringLiteral("180 km"));
        row("short distance", 800, Unit::Metres, QStringLiteral("800 m"), QStringLiteral("800 m"));
        row("half rounds away", 0.5, Unit::Points, QStringLiteral("1"), QStringLiteral("1"));
        row("no minus zero", -0.2, Unit::Points, QStringLiteral("0"), QStringLiteral("0"));
        row("not a number", std::numeric_limits<double>::quiet_NaN(), Unit::Watts, QStringLiteral("–"),
            QStringLiteral("–"));
        row("infinite", std::numeric_limits<double>::infinity(), Unit::Seconds, QStringLiteral("–"),
            QStringLiteral("–"));
        row("absurd", 1e300, Unit::Seconds, QStringLiteral("–"), QStringLiteral("–"));
    }

    void numbersCarryTheirUnit() {
        QFETCH(const double, value);
        QFETCH(const Unit, unit);
        QFETCH(const QString, british);
        QFETCH(const QString, german);
        QCOMPARE(format({value, unit}, {kBritish, UnitSystem::Metric, Sport::Cycling}), british);
        QCOMPARE(format({value, unit}, {kGerman, UnitSystem::Metric, Sport::Cycling}), german);
    }

    void durationsAreShownAsAsked_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<DurationForm>("form");
        QTest::addColumn<QString>("text");
        using enum DurationForm;
        QTest::newRow("1:34") << 5640.0 << HoursMinutes << QStringLiteral("1:34");
        QTest::newRow("rounds to the minute") << 5670.0 << HoursMinutes << QStringLiteral("1:35");
        QTest::newRow("just below an hour") << 3599.0 << HoursMinutes << QStringLiteral("1:00");
        QTest::newRow("0:35") << 2100.0 << HoursMinutes << QStringLiteral("0:35");
        QTest::newRow("1:14:22") << 4462.0 << HoursMinutesSeconds << QStringLiteral("1:14:22");
        QTest::newRow("0:00:05") << 5.0 << HoursMinutesSeconds << QStringLiteral("0:00:05");
        QTest::newRow("2:56") << 176.0 << MinutesSeconds << QStringLiteral("2:56");
        QTest::newRow("74:22") << 4462.0 << MinutesSeconds << QStringLiteral("74:22");
        QTest::newRow("auto, short") << 176.4 << Auto << QStringLiteral("2:56");
        QTest::newRow("auto, rounds up to an hour") << 3599.6 << Auto << QStringLiteral("1:00:00");
        QTest::newRow("auto, long") << 10'800.0 << Auto << QStringLiteral("3:00:00");
        QTest::newRow("negative") << -14.0 << Auto << QStringLiteral("−0:14");
        QTest::newRow("no minus zero") << -0.3 << Auto << QStringLiteral("0:00");
        QTest::newRow("two days") << 172'800.0 << HoursMinutes << QStringLiteral("48:00");
    }

    void durationsAreShownAsAsked() {
        QFETCH(const double, seconds);
        QFETCH(const DurationForm, form);
        QFETCH(const QString, text);
        QCOMPARE(formatDuration(seconds, form), text);
    }

    void speedsFollowTheSportAndTheUnits_data() {
        QTest::addColumn<double>("speed");
        QTest::addColumn<Sport>("sport");
        QTest::addColumn<UnitSystem>("units");
        QTest::addColumn<QString>("text");
        using enum UnitSystem;
        const double four_five = 1000.0 / 245.0;
        QTest::newRow("run") << four_five << Sport::Running << Metric << QStringLiteral("4:05 /km");
        QTest::newRow("run in miles")
            << four_five << Sport::Running << Imperial << QStringLiteral("6:34 /mi");
        QTest::newRow("swim") << 100.0 / 102.0 << Sport::Swimming << Metric << QStringLiteral("1:42 /100 m");
        QTest::newRow("swim, imperial reader")
            << 100.0 / 102.0 << Sport::Swimming << Imperial << QStringLiteral("1:42 /100 m");
        QTest::newRow("ride") << 10.0 << Sport::Cycling << Metric << QStringLiteral("36.0 km/h");
        QTest::newRow("ride in miles") << 10.0 << Sport::Cycling << Imperial << QStringLiteral("22.4 mph");
        QTest::newRow("row") << 4.0 << Sport::Rowing << Metric << QStringLiteral("2:05 /500 m");
        QTest::newRow("standing") << 0.0 << Sport::Running << Metric << QStringLiteral("–");
        QTest::newRow("backwards") << -3.0 << Sport::Running << Metric << QStringLiteral("–");
    }

    void speedsFollowTheSportAndTheUnits() {
        QFETCH(const double, speed);
        QFETCH(const Sport, sport);
        QFETCH(const UnitSystem, units);
        QFETCH(const QString, text);
        QCOMPARE(format({speed, Unit::SpeedMs}, {kBritish, units, sport}), text);
    }

    void distancesFollowTheSportAndTheUnits() {
        const auto show = [](double metres, UnitSystem units, Sport sport) {
            return format({metres, Unit::Metres}, {kBritish, units, sport});
        };
        QCOMPARE(show(16'093, UnitSystem::Imperial, Sport::Running), QStringLiteral("10.0 mi"));
        QCOMPARE(show(800, UnitSystem::Imperial, Sport::Running), QStringLiteral("0.5 mi"));
        QCOMPARE(show(100, UnitSystem::Imperial, Sport::Running), QStringLiteral("100 m"));
        QCOMPARE(show(2'400, UnitSystem::Metric, Sport::Swimming), QStringLiteral("2,400 m"));
        QCOMPARE(show(2'400, UnitSystem::Imperial, Sport::Swimming), QStringLiteral("2,400 m"));
    }

    void daysAndTimesFollowTheLocale() {
        const QDate day(2026, 11, 20);
        QCOMPARE(formatDay(day, {kBritish, UnitSystem::Metric}), QStringLiteral("20 Nov"));
        QCOMPARE(formatDay(day, {kAmerican, UnitSystem::Imperial}), QStringLiteral("Nov 20"));
        QCOMPARE(formatDay(day, {kGerman, UnitSystem::Metric}), QStringLiteral("20. Nov."));
        QCOMPARE(formatTime(QTime(8, 31), {kBritish, UnitSystem::Metric}), QStringLiteral("08:31"));
        QCOMPARE(formatTime(QTime(8, 31), {kGerman, UnitSystem::Metric}), QStringLiteral("08:31"));
    }
};

QTEST_APPLESS_MAIN(TestFormatting)
#include "test_formatting.moc"
