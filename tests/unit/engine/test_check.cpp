// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feedback/check.h"
#include "core/engine/feedback/claims.h"

#include <QTest>

#include <array>
#include <random>

using namespace leadout::engine;

namespace {

std::u16string_view units(const QString& text) {
    return {reinterpret_cast<const char16_t*>(text.utf16()), static_cast<std::size_t>(text.size())};
}

QStringList claimsOf(const QString& text) {
    QStringList claims;
    for (const Claim& each : claimsIn(units(text)))
        claims.append(text.mid(static_cast<int>(each.start), static_cast<int>(each.length)));
    return claims;
}

/// A ride of 1:34:00 with five repeats planned, of which three were done.
Facts facts() {
    Metrics metrics;
    metrics.moving_s = 5640.0;
    metrics.distance_m = 38'412.0;
    metrics.avg_power_w = 201.0;
    metrics.max_hr_bpm = 172.0;
    metrics.avg_speed_m_s = 1000.0 / 245.0; // 4:05 a kilometre, 14.7 km/h
    metrics.intensity = 0.82;
    metrics.load = Load{92.0, LoadMethod::Power};
    Compliance compliance;
    compliance.score = 86;
    for (int i = 1; i <= 5; ++i) {
        StepResult step;
        step.repeat = i;
        step.repeats = 5;
        step.planned_s = 450.0; // 7:30
        step.done_s = i <= 3 ? 450.0 : 0.0;
        compliance.steps.push_back(step);
    }
    return factsOf(metrics, compliance);
}

} // namespace

class TestCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWayToWriteANumberIsFound_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("claims");
        const auto row = [](const char* text, const QStringList& claims) {
            QTest::newRow(text) << QString::fromUtf8(text) << claims;
        };
        const auto one = [&row](const char* text, const char* claim) {
            row(text, {QString::fromUtf8(claim)});
        };
        one("You held 250 W.", "250 W");
        one("Du hast 250W gehalten.", "250W");
        one("up to 176 bpm", "176 bpm");
        one("about 3 % more", "3 %");
        one("etwa 3 Prozent mehr", "3 Prozent");
        one("38.4 km", "38.4 km");
        one("38,4 km", "38,4 km");
        one("1.850,5 kJ", "1.850,5 kJ");
        one("31.5 km/h on average", "31.5 km/h");
        one("1:30 in all", "1:30");
        one("1:30:05 in all", "1:30:05");
        one("90 min in all", "90 min");
        one("90 Minuten insgesamt", "90 Minuten");
        one("90\u2032 in all", "90\u2032");
        one("1 h 30 in all", "1 h 30");
        one("1h30 in all", "1h30");
        one("1 h 30 min in all", "1 h 30 min");
        one("1 Std. 30 Min. insgesamt", "1 Std. 30 Min");
        one("2 Stunden und 5 Minuten", "2 Stunden und 5 Minuten");
        one("1.5 h in all", "1.5 h");
        one("7 min 30 s each", "7 min 30 s");
        one("45 s on the hill", "45 s");
        one("4:05/km", "4:05/km");
        one("4:05 min/km", "4:05 min/km");
        one("1:42 /100 m", "1:42 /100 m");
        one("1:42 pro 100 m", "1:42 pro 100 m");
        one("a load of 92", "92");
        one("eine Belastung von 92", "92");
        one("the load came to 92", "92");
        one("an intensity of 0.82", "0.82");
        one("Intensität 0,82", "0,82");
        one("HR 172", "172");
        one("Your heart rate was 210", "210");
        one("Your heart rate went up to 210", "210");
        one("average power of 300", "300");
        one("Leistung 300", "300");
        one("cadence 95", "95");
        one("Trittfrequenz von 95", "95");
        one("5 min/km", "5 min/km");
        one("4.5 min/km", "4.5 min/km");
        one("8 minutes per mile", "8 minutes per mile");
        one("4:05 min per km", "4:05 min per km");
        one("5 min per repeat", "5 min");
        row("4-5 min/km", {QStringLiteral("4"), QStringLiteral("5 min/km")});
        one("at 4:05", "4:05");
        one("900 kcal burnt", "900 kcal");
        one("1.200 Kalorien", "1.200 Kalorien");
        one("3.4 W/kg", "3.4 W/kg");
        one("3,4 Watt pro Kilo", "3,4 Watt pro Kilo");
        one("31 °C in the garage", "31 °C");
        one("31° im Schatten", "31°");
        one("31 Grad", "31 Grad");
        one("812 m of climbing", "812 m");
        one("2,600 ft of climbing", "2,600 ft");
        one("812 Höhenmeter", "812 Höhenmeter");
        one("You climbed 812 m.", "812 m");
        one("1.5 l of water", "1.5 l");
        one("750 ml getrunken", "750 ml");
        one("38 km per hour", "38 km per hour");
        one("38 km pro Stunde", "38 km pro Stunde");
        one("172 beats per minute", "172 beats per minute");
        one("90 Umdrehungen pro Minute", "90 Umdrehungen pro Minute");
        one("3 per cent more", "3 per cent");
        one("0.25 kW", "0.25 kW");
        one("1:42/100", "1:42/100");
        one("1:42 /100 yd", "1:42 /100 yd");
        one("92 hrTSS", "92 hrTSS");
        one("eine Trainingsbelastung von 92", "92");
        one("5 hours per week", "5 hours");
        one("score: 97", "97");
        one("faded from repeat 3 on", "3");
        row("5x3 min", {QStringLiteral("5"), QStringLiteral("3 min")});
        row("5 × 3 min", {QStringLiteral("5"), QStringLiteral("3 min")});
        row("3×(10×30 s)", {QStringLiteral("3×(10"), QStringLiteral("30 s")});
        row("2 of the 5 repeats", {QStringLiteral("2"), QStringLiteral("5 repeats")});
        row("2 von 5 Wiederholungen", {QStringLiteral("2"), QStringLiteral("5 Wiederholungen")});
        row("244–254 W", {QStringLiteral("244"), QStringLiteral("254 W")});
        row("1 h 30 W", {QStringLiteral("1 h"), QStringLiteral("30 W")});
        row("in 1:34 at 4:05 /km, 172 bpm",
            {QStringLiteral("1:34"), QStringLiteral("4:05 /km"), QStringLiteral("172 bpm")});
    }
    void everyWayToWriteANumberIsFound() {
        QFETCH(const QString, text);
        QTEST(claimsOf(text), "claims");
    }

    void whatMeasuresNothingIsNoClaim_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"",
                                 "Do 3 of these, at 7 on Tuesday",
                                 "the 12mm bolt, room 4W2",
                                 "20.11.2026",
                                 "um 7:30 Uhr",
                                 "at 7:30 am",
                                 "You started at 17:30",
                                 "started at 7:30",
                                 "um 7:30 los",
                                 "the power on 3 days",
                                 "at a rate of 40",
                                 "52 ml/kg/min",
                                 "88 °F",
                                 "the 1990s",
                                 "the 30/15 s",
                                 "version 1.2.3 km",
                                 "1:75",
                                 "T312",
                                 "12:34:56:78",
                                 "99999999999999999999 W"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whatMeasuresNothingIsNoClaim() {
        QFETCH(const QString, text);
        QCOMPARE(claimsOf(text), QStringList());
    }

    void sentencesOnPlanOrFutureClaimNothing_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("claims");
        const auto row = [](const char* text, const QStringList& claims = {}) {
            QTest::newRow(text) << QString::fromUtf8(text) << claims;
        };
        const QString peak = QStringLiteral("176 bpm");
        row("The plan was 3 x 12 min at 250 W.");
        row("Planned were 3 x 12 min at 250 W.");
        row("Geplant waren 3 x 12 min bei 250 W.");
        row("Next time, start at 240 W.");
        row("Start at 240 W next time.");
        row("Tomorrow you have 2 h easy, below 130 bpm.");
        row("Wir werden 2 h bei 200 W fahren.");
        row("Beim nächsten Mal 240 W halten.");
        row("Morgen 2 h locker.");
        row("You peaked at 176 bpm. Next time, stay below 165 bpm.", {peak});
        row("You peaked at 176 bpm; stay below 165 bpm next time.", {peak});
        row("You peaked at 176 bpm, so next time stay below 165 bpm.", {peak});
        row("The plan was 250 W, you peaked at 176 bpm.", {peak});
        row("Next time like today: you peaked at 176 bpm.", {peak});
        row("On target as planned, 176 bpm at most.", {peak});
        row("Genau im Plan, 176 bpm höchstens.", {peak});
        row("Heute Morgen 176 bpm.", {peak});
        row("That was 2:00 in place of the planned 1:30, with 176 bpm.", {QStringLiteral("2:00"), peak});
        const QString watts = QStringLiteral("300 W");
        row("Great ride at 300 W, let's keep it up.", {watts});
        row("Great ride at 300 W \u2013 let us keep it up.", {watts});
        row("That was 300 W for 2 hours, you should be proud.", {watts, QStringLiteral("2 hours")});
        row("That was 300 W for 2 hours so next time take it easy.", {watts, QStringLiteral("2 hours")});
        row("You should be proud of 300 W.", {watts});
        row("The next repeat came in at 310 W.", {QStringLiteral("310 W")});
        row("Die nächste Wiederholung lag bei 310 W.", {QStringLiteral("310 W")});
        row("You let it drop to 120 W.", {QStringLiteral("120 W")});
        row("300 W today and 320 W next time.", {watts});
        row("The plan was 250 W, it was 300 W.", {watts});
        row("Let's hold 300 W.");
        row("Hold 300 W, 5 beats lower, next time.");
        row("You peaked at 176 bpm, hold 300 W next time.", {peak});
        row("Hold 300 W on the next long ride.");
        row("Beim nächsten langen Lauf 300 W halten.");
        row("In the book: 1.5. Then 176 bpm", {peak});
    }
    void sentencesOnPlanOrFutureClaimNothing() {
        QFETCH(const QString, text);
        QTEST(claimsOf(text), "claims");
    }

    void aFactIsBorneOutInAnyForm_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"1:34",
                                 "1:34:00",
                                 "94 min",
                                 "1 h 34",
                                 "1h34min",
                                 "1,57 h",
                                 "5640 s",
                                 "1 Std. 34 Min.",
                                 "38 km",
                                 "38,4 km",
                                 "14.7 km/h",
                                 "14,7 km/h",
                                 "4:05/km",
                                 "4:05 min per km",
                                 "4 min/km",
                                 "4.1 min/km",
                                 "average power of 201",
                                 "201 W",
                                 "172 bpm",
                                 "load 92",
                                 "intensity 0.82",
                                 "82 %",
                                 "3 of the 5 repeats",
                                 "5x7:30",
                                 "5 x 7 min 30 s",
                                 "repeat 4",
                                 "score 86"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void aFactIsBorneOutInAnyForm() {
        QFETCH(const QString, text);
        const auto found = check(units(text), facts());
        QVERIFY2(found.empty(), found.empty() ? "" : qPrintable(text.mid(static_cast<int>(found[0].start))));
        QVERIFY2(!check(units(text), Facts()).empty(), "no number was looked at");
    }

    void theNearestFactIsOfferedInTheSameForm_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("mended");
        const auto row = [](const char* text, const char* mended) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(mended);
        };
        row("about 210 W", "about 201 W");
        row("up to 176 bpm today", "up to 172 bpm today");
        row("in 1:40", "in 1:34");
        row("in 1 h 40", "in 1 h 34");
        row("in 1h40min", "in 1h34min");
        row("in 100 min", "in 94 min");
        row("in 1 Std. 40 Min.", "in 1 Std. 34 Min.");
        row("in 1,9 h", "in 1,6 h");
        row("40,2 km", "38,4 km");
        row("at 3:55/km", "at 4:05/km");
        row("at 6 min/km", "at 4:05 min/km");
        row("at 16.2 km/h", "at 14.7 km/h");
        row("4 of the 5 repeats", "3 of the 5 repeats");
        row("an intensity of 0.9", "an intensity of 0.8");
        row("load 120", "load 92");
        row("6x7:30", "5x7:30");
    }
    void theNearestFactIsOfferedInTheSameForm() {
        QFETCH(QString, text);
        const auto found = check(units(text), facts());
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(found[0].nearest.has_value());
        text.replace(static_cast<int>(found[0].start), static_cast<int>(found[0].length),
                     QString::fromStdU16String(found[0].replacement));
        QTEST(text, "mended");
        QVERIFY(check(units(text), facts()).empty());
    }

    void whatIsOfAnotherDayStandsWhereThatIsNamed() {
        Facts known = facts();
        known.numbers.push_back({"threshold.power", {285.0, Unit::Watts}});
        known.numbers.push_back({"last.work.average", {242.0, Unit::Watts}});
        const auto borneOut = [&known](const QString& text) { return check(units(text), known).empty(); };
        QVERIFY(!borneOut(QStringLiteral("You averaged 285 W.")));
        QVERIFY(borneOut(QStringLiteral("Your threshold is 285 W.")));
        QVERIFY(borneOut(QStringLiteral("Deine Schwelle liegt bei 285 W.")));
        QVERIFY(!borneOut(QStringLiteral("Your threshold is high. You averaged 285 W.")));
        QVERIFY(!borneOut(QStringLiteral("You averaged 242 W, in the last repeat as well.")));
        QVERIFY(borneOut(QStringLiteral("Better than last time: 201 W, with 242 W then.")));
        QVERIFY(borneOut(QStringLiteral("Besser als beim letzten Mal: 201 W, damals 242 W.")));
        QCOMPARE(check(u"You averaged 284 W.", known).front().nearest->name, std::string("power.average"));
    }

    void whatFitsNothingIsSaidWithoutAFact() {
        const auto found = check(u"90 rpm, 3x10x30 s", facts());
        QCOMPARE(found.size(), std::size_t{3});
        QVERIFY(!found[0].nearest);
        QVERIFY(found[1].nearest && found[1].replacement.empty()); // which of the two, nobody knows
        QCOMPARE(found[1].said, (Quantity{30.0, Unit::Count}));
    }

    void whatNoSessionHasIsNoFactOfIt_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Unit>("unit");
        const auto row = [](const char* text, Unit unit) {
            QTest::newRow(text) << QString::fromUtf8(text) << unit;
        };
        row("201 kcal", Unit::Kilocalories);
        row("201 W/kg", Unit::WattsPerKg);
        row("201 Watt pro Kilogramm", Unit::WattsPerKg);
        row("201 °C", Unit::Celsius);
        row("201 l", Unit::Litres);
        row("38,412 m of climbing", Unit::MetresUp);
        row("38.412 m bergauf", Unit::MetresUp);
        row("You climbed 38,412 m", Unit::MetresUp);
        row("38,412 m elevation gain", Unit::MetresUp);
    }
    void whatNoSessionHasIsNoFactOfIt() {
        QFETCH(const QString, text);
        QFETCH(const Unit, unit);
        const auto found = check(units(text), facts());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].said.unit, unit);
        QVERIFY(!found[0].nearest && found[0].replacement.empty());
    }

    void whatElseIsShownOfASessionIsAFactOfIt_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("borneOut");
        const auto row = [](const char* text, bool borneOut) {
            QTest::newRow(text) << QString::fromUtf8(text) << borneOut;
        };
        row("Your best 10 minutes were at 251 W.", true);
        row("222 W without the zeros", true);
        row("a drift of 4.6 %", true);
        row("a drift of 5 %", true);
        row("a drift of 5.6 %", false);
        row("down 31 bpm at once", true);
        row("You spent 22 min in zone 4.", true);
        row("22 min in Z4", true);
        row("22 Minuten in Zone 4", true);
        row("You spent 25 min in zone 4.", false);
        row("You rode for 22 min.", false);
        row("You used 18 kJ of it.", true);
        row("critical power of 246 W", false); // of the athlete, not of the session
    }
    void whatElseIsShownOfASessionIsAFactOfIt() {
        QFETCH(const QString, text);
        Circumstances circumstances;
        circumstances.numbers = {{NumberKey::PowerWithoutZeros, {222.3}, {}, {}, {}, {}},
                                 {NumberKey::Decoupling, {4.62}, {}, {}, {}, {}},
                                 {NumberKey::HeartRateRecovery, {31.0}, {}, {}, {}, {}},
                                 {NumberKey::PeakPower, {}, {{600, 251.0}}, {}, {}, {}},
                                 {NumberKey::CriticalPower, {246.0, 17'900.0}, {}, {}, {}, {}},
                                 {NumberKey::WPrimeBalance, {-2'000.0, 17'900.0}, {}, {}, {}, {}},
                                 {NumberKey::PowerZones, {900.0, 1'800.0, 0.0, 1'320.0}, {}, {}, {}, {}}};
        Facts known = facts();
        const Facts others = factsOf({}, {}, circumstances);
        known.numbers.insert(known.numbers.end(), others.numbers.begin(), others.numbers.end());
        QTEST(check(units(text), known).empty(), "borneOut");
    }

    void aSpeedInWordsIsNoDistance() {
        QVERIFY(check(u"14.7 km per hour", facts()).empty());
        QCOMPARE(check(u"38 km per hour", facts()).size(), std::size_t{1}); // 38 km were done
        QVERIFY(check(u"38 km in all", facts()).empty());
    }

    void anyTextWillDo() {
        std::mt19937 random(4711);
        const std::array<const char16_t*, 30> pieces = {
            u"1",      u"59",     u"250", u":",      u".",     u",",        u" ",       u"h",
            u"min",    u"s",      u"W",   u"x",      u"×",     u"/km",      u"/",       u"–",
            u"%",      u"load ",  u"of ", u"und ",   u"next ", u"planned ", u"repeats", u"\n",
            u"\u202f", u"\xd83d", u"王",  u"\u2032", u"(",     u"999"};
        for (int round = 0; round < 3000; ++round) {
            std::u16string text;
            const bool bytes = round % 3 == 0;
            for (unsigned i = 0; i < 60; ++i) {
                if (bytes)
                    text += static_cast<char16_t>(random());
                else
                    text += pieces[random() % pieces.size()];
            }
            std::size_t reached = 0;
            for (const Unfounded& each : check(text, facts())) {
                QVERIFY(each.start >= reached && each.length > 0);
                reached = each.start + each.length;
                QVERIFY(reached <= text.size());
                QVERIFY(each.replacement.empty() || each.nearest);
            }
        }
    }

    void randomBytesAsUtf8AreOnlyText() {
        std::mt19937 random(17);
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes;
            for (int i = 0; i < 80; ++i)
                bytes += static_cast<char>(random() % (round % 2 == 0 ? 256 : 0x40));
            const QString text = QString::fromUtf8(bytes);
            for (const Unfounded& each : check(units(text), facts()))
                QVERIFY(each.start + each.length <= static_cast<std::size_t>(text.size()));
        }
    }

    /// Each is half a million units long: time that grew with the square would not come to an end.
    void longTextsTakeNoLonger_data() {
        QTest::addColumn<QString>("piece");
        for (const char* piece : {"1",
                                  " ",
                                  "a",
                                  "1h",
                                  "1x",
                                  "1,111",
                                  "1:11",
                                  ".",
                                  "load ",
                                  "1 ",
                                  "planned ",
                                  "next 1 W, ",
                                  "next time 1 W, ",
                                  "hold ",
                                  "you did 1 W, ",
                                  "1 of the ",
                                  "1 h 1 min ",
                                  "1 m of ",
                                  "1 m per ",
                                  "1 W per ",
                                  "1\u00b0",
                                  "climbed 1 m "})
            QTest::newRow(piece) << QString::fromUtf8(piece);
    }
    void longTextsTakeNoLonger() {
        QFETCH(const QString, piece);
        const QString text = piece.repeated(500'000 / static_cast<int>(piece.size()));
        for (const Unfounded& each : check(units(text), facts()))
            QVERIFY(each.start + each.length <= static_cast<std::size_t>(text.size()));
    }
};

QTEST_APPLESS_MAIN(TestCheck)
#include "test_check.moc"
