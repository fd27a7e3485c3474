// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/curve_path.h"
#include "core/backend/web/report_chart.h"
#include "core/backend/web/round_numbers.h"
#include "tests/web/page_outline.h"
#include "tests/web/report_sample.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <limits>
#include <utility>

using namespace leadout::backend;
using leadout::domain::Formatting;
using leadout::domain::Sentences;
using leadout::domain::UnitSystem;
using leadout::engine::Sport;
using leadout::engine::Unit;
using leadout::test::outlineOf;
using leadout::test::PageOutline;
using leadout::test::sampleReport;

namespace {

QByteArray drawn(const ReportSnapshot& snapshot, const QLocale& locale = QLocale(QLocale::English)) {
    const Sentences sentences(snapshot.language);
    const Formatting formatting{locale, snapshot.units, snapshot.sport};
    const ReportChart chart(snapshot, sentences, formatting);
    HtmlWriter html;
    if (!chart.empty())
        chart.write(html);
    return html.bytes();
}

QStringList pathsOf(const QByteArray& page) {
    static const QRegularExpression path(QStringLiteral("<path class=\"line [a-z]+\" d=\"([^\"]*)\""));
    QStringList found;
    for (auto it = path.globalMatch(QString::fromUtf8(page)); it.hasNext();)
        found.append(it.next().captured(1));
    return found;
}

/// All places of a path, from the top of the plot.
QList<double> heightsOf(const QString& path) {
    static const QRegularExpression place(QStringLiteral("[ML][0-9]+ ([0-9.]+)|V([0-9.]+)"));
    QList<double> found;
    for (auto it = place.globalMatch(path); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        found.append((match.captured(1) + match.captured(2)).toDouble());
    }
    return found;
}

/// Between which heights the first target lies.
std::pair<double, double> bandOf(const QByteArray& page) {
    static const QRegularExpression rect(QStringLiteral(
        "<rect class=\"target\" x=\"[^\"]*\" y=\"([^\"]*)\" width=\"[^\"]*\" height=\"([^\"]*)\""));
    const QRegularExpressionMatch match = rect.match(QString::fromUtf8(page));
    const double top = match.captured(1).toDouble();
    return {top, top + match.captured(2).toDouble()};
}

/// One hour of a single measurement.
ReportSnapshot hourOf(Unit unit, double value) {
    ReportSnapshot snapshot;
    snapshot.language = QStringLiteral("en");
    snapshot.duration_s = 3600.0;
    snapshot.series = {{unit, 1.0, std::vector<std::optional<double>>(3600, value)}};
    return snapshot;
}

/// A run whose speed rises evenly from 2.5 to 4.5 metres per second.
ReportSnapshot fasterAndFaster() {
    ReportSnapshot snapshot = hourOf(Unit::SpeedMs, 0.0);
    for (std::size_t i = 0; i < 3600; ++i)
        snapshot.series[0].values[i] = 2.5 + static_cast<double>(i) / 1800.0;
    snapshot.sport = Sport::Running;
    return snapshot;
}

} // namespace

class TestReportChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aColumnKeepsItsLeastAndItsGreatestInOrder() {
        CurvePath path;
        for (const double y : {5.0, 2.0, 9.0, 4.0})
            path.add(0, y);
        for (const double y : {5.0, 9.0, 2.0, 4.0})
            path.add(1, y);
        path.add(3, 7.0);
        QCOMPARE(path.take(), QStringLiteral("M0 2.0V9.0L1 9.0V2.0L3 7.0"));
    }

    void aGapEndsTheLineAndASinglePointIsADot() {
        CurvePath path;
        path.add(0, 5.0);
        path.gap(1);
        path.add(2, 6.0);
        path.add(3, 7.0);
        path.gap(3);
        path.add(4, 8.0);
        path.gap(5);
        QCOMPARE(path.take(), QStringLiteral("M0 5.0h0M2 6.0L3 7.0L4 8.0"));
    }

    void nothingRecordedIsAnEmptyPath() {
        CurvePath path;
        path.gap(0);
        path.gap(7);
        QCOMPARE(path.take(), QString());
    }

    void roundNumbersLieInTheirRange_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("seconds");
        QTest::addColumn<QList<double>>("numbers");
        QTest::newRow("watts") << 0.0 << 330.0 << false << QList<double>{0, 100, 200, 300};
        QTest::newRow("bpm") << 92.0 << 172.0 << false << QList<double>{100, 120, 140, 160};
        QTest::newRow("an hour and a quarter") << 0.0 << 4462.0 << true << QList<double>{0, 1200, 2400, 3600};
        QTest::newRow("paces") << 222.0 << 400.0 << true << QList<double>{240, 300, 360};
        QTest::newRow("wrong way round") << 10.0 << 0.0 << false << QList<double>{};
        QTest::newRow("no number") << std::nan("") << 10.0 << false << QList<double>{};
        QTest::newRow("endless") << 0.0 << std::numeric_limits<double>::infinity() << false
                                 << QList<double>{};
        QTest::newRow("too far apart") << 0.0 << 1e9 << false << QList<double>{};
    }

    void roundNumbersLieInTheirRange() {
        QFETCH(const double, low);
        QFETCH(const double, high);
        QFETCH(const bool, seconds);
        QFETCH(const QList<double>, numbers);
        const auto found = roundNumbers(low, high, seconds ? RoundIn::Seconds : RoundIn::Decimals);
        QCOMPARE(QList<double>(found.begin(), found.end()), numbers);
    }

    void absurdRangesEnd() {
        // Where one more is lost in rounding, counting up would never arrive.
        QVERIFY(roundNumbers(1e300, 1e300, RoundIn::Decimals).size() <= 4);
        QVERIFY(roundNumbers(-1e300, 1e300, RoundIn::Seconds).empty());
    }

    void aNarrowPeakOfTheHeartRateIsNotLost() {
        ReportSnapshot snapshot = hourOf(Unit::Bpm, 200.0);
        snapshot.series[0].values[1801] = 0.0;
        const QStringList paths = pathsOf(drawn(snapshot));
        QVERIFY2(paths.first().contains(QStringLiteral("L300 ")), qPrintable(paths.first()));
        QVERIFY(paths.first().contains(QStringLiteral("V140.0")));
    }

    void steadyPowerStaysWithinItsTargetHoweverItWobbles() {
        ReportSnapshot snapshot = hourOf(Unit::Watts, 100.0);
        for (std::size_t i = 0; i < 3600; i += 2)
            snapshot.series[0].values[i] = 300.0;
        snapshot.targets = {{0.0, 3600.0, {180.0, 220.0}, Unit::Watts}};
        const QByteArray page = drawn(snapshot);
        const auto [top, bottom] = bandOf(page);
        const QList<double> heights = heightsOf(pathsOf(page).first());
        QVERIFY(!heights.isEmpty());
        for (const double y : heights)
            QVERIFY2(y >= top && y <= bottom, qPrintable(QString::number(y)));
        QVERIFY(page.contains("Power · W · 30 s average"));
        QVERIFY(!drawn(hourOf(Unit::Bpm, 150.0)).contains("average"));
    }

    void shortRepeatsReachTheirTarget() {
        ReportSnapshot snapshot = hourOf(Unit::Watts, 100.0);
        for (std::size_t i = 0; i < 3600; ++i) {
            if (i / 30 % 2 == 1)
                snapshot.series[0].values[i] = 300.0;
            if (i % 60 == 30)
                snapshot.targets.push_back({double(i), double(i) + 30.0, {290.0, 310.0}, Unit::Watts});
        }
        const QByteArray page = drawn(snapshot);
        const auto [top, bottom] = bandOf(page);
        const QList<double> heights = heightsOf(pathsOf(page).first());
        QVERIFY(std::count_if(heights.begin(), heights.end(), [&, top = top, bottom = bottom](double y) {
                    return y >= top && y <= bottom;
                }) >= 60);
        QVERIFY(page.contains("Power · W · 7 s average"));
    }

    void anAverageLeavesGapsAsTheyAre() {
        ReportSnapshot snapshot = hourOf(Unit::Watts, 200.0);
        std::fill_n(snapshot.series[0].values.begin() + 600, 1200, std::nullopt);
        const QString path = pathsOf(drawn(snapshot)).first();
        QVERIFY(path.contains(QStringLiteral("L99 ")));
        QVERIFY(path.contains(QStringLiteral("M300 ")));
        QVERIFY(!path.contains(QStringLiteral("L101 ")));
    }

    void thePageDoesNotGrowWithTheRecording() {
        ReportSnapshot snapshot = sampleReport();
        const qsizetype short_one = drawn(snapshot).size();
        for (ReportSeries& series : snapshot.series) {
            const auto once = series.values;
            for (int i = 0; i < 49; ++i)
                series.values.insert(series.values.end(), once.begin(), once.end());
        }
        snapshot.duration_s *= 50.0;
        QVERIFY(drawn(snapshot).size() < 2 * short_one);
        QVERIFY(short_one < 40'000);
    }

    void targetsLieBehindTheCurves() {
        const QByteArray page = drawn(sampleReport());
        const qsizetype last_target = page.indexOf("<path class=\"grid\"");
        QCOMPARE(page.left(last_target).count("<rect class=\"target\""), 7);
        QVERIFY(last_target > 0 && page.indexOf("<path class=\"line") > last_target);
    }

    void theEdgesOfTargetsLieOverTheCurves() {
        const QByteArray page = drawn(sampleReport());
        const QByteArray plot = page.left(page.indexOf("</svg>", page.indexOf("class=\"plot\"")));
        const qsizetype edge = plot.indexOf("<path class=\"edge\"");
        QVERIFY(edge > plot.lastIndexOf("<path class=\"line"));
        QCOMPARE(plot.mid(edge).count('M'), 14);         // above and below each of seven
        QCOMPARE(page.count("<path class=\"edge\""), 2); // the plot's and the legend's
    }

    void targetsOfWhatIsNotDrawnAreLeftOut() {
        ReportSnapshot snapshot = sampleReport();
        for (ReportTarget& target : snapshot.targets)
            target.unit = Unit::SpeedMs;
        const QByteArray page = drawn(snapshot);
        QVERIFY(!page.contains("class=\"target\""));
        QVERIFY(!page.contains("Target"));
    }

    void curvesDifferByMoreThanColour() {
        const QByteArray page = drawn(sampleReport());
        QCOMPARE(page.count("class=\"line power\""), 2); // the curve and its sample in the legend
        QCOMPARE(page.count("class=\"line heart\""), 2);
        QVERIFY(page.contains("Power · W"));
        QVERIFY(page.contains("Heart rate · bpm"));
    }

    void theChartIsAlsoToldInWords() {
        const PageOutline outline = outlineOf(drawn(sampleReport()));
        const QStringList words = outline.values.filter(QStringLiteral("Curves over 1:14:22."));
        QCOMPARE(words.size(), 1);
        QVERIFY2(words[0].contains(QStringLiteral("Power: between ")), qPrintable(words[0]));
        QVERIFY2(words[0].contains(QStringLiteral("Heart rate: between 92 bpm and ")), qPrintable(words[0]));
        QVERIFY(words[0].endsWith(QStringLiteral("Target ranges lie behind the curves.")));
    }

    void scalesHaveRoundPacesAndSpeeds_data() {
        QTest::addColumn<Sport>("sport");
        QTest::addColumn<UnitSystem>("units");
        QTest::addColumn<QStringList>("labels");
        using enum UnitSystem;
        const auto row = [](const char* name, Sport sport, UnitSystem units, const char* labels) {
            QTest::newRow(name) << sport << units << QString::fromLatin1(labels).split(u' ');
        };
        row("run", Sport::Running, Metric, "4:00 5:00 6:00");
        row("run in miles", Sport::Running, Imperial, "6:00 8:00 10:00");
        row("ride", Sport::Cycling, Metric, "5.0 10.0 15.0");
        row("ride in miles", Sport::Cycling, Imperial, "5.0 10.0");
        row("row", Sport::Rowing, Metric, "2:00 2:30 3:00");
    }

    void scalesHaveRoundPacesAndSpeeds() {
        QFETCH(const Sport, sport);
        QFETCH(const UnitSystem, units);
        QFETCH(const QStringList, labels);
        ReportSnapshot snapshot = fasterAndFaster();
        snapshot.sport = sport;
        snapshot.units = units;
        const QStringList texts = outlineOf(drawn(snapshot)).texts;
        for (const QString& label : labels)
            QVERIFY2(texts.contains(label), qPrintable(texts.join(u'|')));
    }

    void numbersOfTheDrawingKeepTheirPointInEveryLanguage() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.language = QStringLiteral("de");
        const QByteArray page = drawn(snapshot, QLocale(QLocale::German));
        for (const QString& path : pathsOf(page))
            QVERIFY(!path.contains(u','));
        static const QRegularExpression comma(QStringLiteral(" (x|y|width|height|viewBox)=.[0-9. ]*,"));
        QVERIFY(!comma.match(QString::fromUtf8(page)).hasMatch());
    }

    void powerComesBeforeSpeed() {
        ReportSnapshot snapshot = sampleReport();
        snapshot.series.push_back(snapshot.series.front());
        snapshot.series.back().unit = Unit::SpeedMs;
        QCOMPARE(pathsOf(drawn(snapshot)), pathsOf(drawn(sampleReport())));
    }

    void withoutValuesThereIsNoChart_data() {
        QTest::addColumn<ReportSnapshot>("snapshot");
        ReportSnapshot nothing;
        QTest::newRow("nothing") << nothing;
        ReportSnapshot missing = hourOf(Unit::Watts, 200.0);
        missing.series[0].values.assign(3600, std::nullopt);
        QTest::newRow("only gaps") << missing;
        ReportSnapshot no_time = hourOf(Unit::Watts, 200.0);
        no_time.duration_s = 0.0;
        QTest::newRow("no duration") << no_time;
        QTest::newRow("a unit without a curve") << hourOf(Unit::Kilojoules, 200.0);
        QTest::newRow("no numbers") << hourOf(Unit::Watts, std::nan(""));
    }

    void withoutValuesThereIsNoChart() {
        QFETCH(const ReportSnapshot, snapshot);
        QCOMPARE(drawn(snapshot), QByteArray("<!DOCTYPE html>\n"));
    }

    void absurdNumbersDrawNothingAbsurd() {
        const double absurd[] = {
            std::nan(""), std::numeric_limits<double>::infinity(), -1e308, 1e308, -1.0, 0.0, 1e-308, 1e5,
            6.5e4};
        for (const double value : absurd) {
            for (int field = 0; field < 7; ++field) {
                ReportSnapshot snapshot = sampleReport();
                double* const fields[] = {&snapshot.duration_s,           &snapshot.series[0].every_s,
                                          &*snapshot.series[1].values[9], &snapshot.targets[2].start_s,
                                          &snapshot.targets[2].end_s,     &snapshot.targets[2].range.low,
                                          &snapshot.targets[2].range.high};
                *fields[field] = value;
                const QByteArray page = drawn(snapshot);
                const PageOutline outline = outlineOf(page + "<p/>");
                static const QRegularExpression strange(
                    QStringLiteral(R"((^|[^a-z])(nan|inf|-?[0-9]+e[+-]?[0-9]))"));
                for (const QString& text : outline.values + outline.texts)
                    QVERIFY2(!strange.match(text).hasMatch(), qPrintable(text.left(200)));
                QVERIFY(page.size() < 60'000);
            }
        }
    }

    void aFlatOrSilentCurveIsDrawn_data() {
        QTest::addColumn<Unit>("unit");
        QTest::addColumn<double>("value");
        QTest::newRow("no power") << Unit::Watts << 0.0;
        QTest::newRow("steady power") << Unit::Watts << 200.0;
        QTest::newRow("steady heart") << Unit::Bpm << 140.0;
        QTest::newRow("standing still") << Unit::SpeedMs << 0.0;
        QTest::newRow("steady pace") << Unit::SpeedMs << 3.5;
    }

    void aFlatOrSilentCurveIsDrawn() {
        QFETCH(const Unit, unit);
        QFETCH(const double, value);
        ReportSnapshot snapshot = hourOf(unit, value);
        snapshot.sport = Sport::Running;
        const QByteArray page = drawn(snapshot);
        QCOMPARE(pathsOf(page).size(), 2);
        QVERIFY(pathsOf(page).first().startsWith(u'M'));
        QVERIFY(!page.contains("nan"));
    }
};

QTEST_APPLESS_MAIN(TestReportChart)
#include "test_report_chart.moc"
