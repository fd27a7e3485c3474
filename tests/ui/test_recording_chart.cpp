// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk/sample_desk.h"
#include "ui/charts/recording_chart.h"

#include <QTest>

#include <cmath>

using namespace leadout;
using namespace leadout::ui;
using client::Curve;

namespace {

Curve curve(std::vector<std::optional<double>> values, double offset = 0.0, double every = 1.0) {
    Curve made;
    made.offsetS = offset;
    made.everyS = every;
    made.values = std::move(values);
    return made;
}

int breaks(const LinePoints& line) {
    return static_cast<int>(std::count_if(line.values.begin(), line.values.end(),
                                          [](double value) { return std::isnan(value); }));
}

QStringList labels(const std::vector<AxisTick>& ticks) {
    QStringList all;
    for (const AxisTick& tick : ticks)
        all.append(tick.label);
    return all;
}

/// An hour at 200 W and 150 bpm, with 300 W between 20:00 and 30:00.
RecordingData hour() {
    RecordingData data;
    Curve power;
    Curve heart;
    heart.kind = Curve::Kind::HeartRate;
    for (int second = 0; second < 3600; ++second) {
        power.values.push_back(second >= 1200 && second < 1800 ? 300.0 : 200.0);
        heart.values.push_back(150.0);
    }
    data.curves = {power, heart};
    data.targets = {{1200.0, 1800.0, 290.0, 310.0, engine::Unit::Watts}};
    data.boundaries = {1200.0, 1800.0};
    return data;
}

engine::Metrics averages() {
    engine::Metrics metrics;
    metrics.avg_power_w = 217.0;
    metrics.avg_hr_bpm = 150.0;
    return metrics;
}

} // namespace

class TestRecordingChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyValueIsDrawnWhileThereAreFew() {
        const std::vector<Curve> curves = {curve({100.0, 110.0, 120.0})};
        const LinePoints line = reduce(curves, Curve::Kind::Power, {0.0, 3.0}, 300);
        QCOMPARE(line.values, (QVector<double>{100.0, 110.0, 120.0, 120.0}));
        QCOMPARE(line.times, (QVector<double>{0.0, 1.0, 2.0, 3.0}));
    }

    void noPeakIsLostWhenThereAreMoreValuesThanPixels() {
        std::vector<std::optional<double>> values(20'000, 200.0);
        values[12'345] = 900.0;
        values[7'001] = 0.0;
        const std::vector<Curve> curves = {curve(values)};
        const LinePoints line = reduce(curves, Curve::Kind::Power, {0.0, 20'000.0}, 700);
        QVERIFY(line.values.contains(900.0));
        QVERIFY(line.values.contains(0.0));
        QVERIFY2(line.values.size() <= 2 * 702, qPrintable(QString::number(line.values.size())));
        QVERIFY(std::is_sorted(line.times.begin(), line.times.end()));
    }

    void gapsStayGaps_data() {
        QTest::addColumn<int>("columns");
        QTest::newRow("each value") << 4000;
        QTest::newRow("reduced") << 100;
    }
    void gapsStayGaps() {
        QFETCH(int, columns);
        std::vector<std::optional<double>> values(2000, 200.0);
        std::fill(values.begin() + 500, values.begin() + 900, std::nullopt);
        const std::vector<Curve> curves = {curve(values)};
        const LinePoints line = reduce(curves, Curve::Kind::Power, {0.0, 2000.0}, columns);
        QCOMPARE(breaks(line), columns == 4000 ? 1 : breaks(line));
        QVERIFY(breaks(line) >= 1);
        for (qsizetype i = 0; i < line.times.size(); ++i) {
            if (!std::isnan(line.values[i]))
                QVERIFY(line.times[i] <= 500.0 || line.times[i] >= 900.0);
        }
    }

    void legsFollowEachOtherWithAGapBetween() {
        const std::vector<Curve> curves = {curve({100.0, 100.0}), curve({200.0, 200.0}, 60.0)};
        const LinePoints line = reduce(curves, Curve::Kind::Power, {0.0, 62.0}, 600);
        QCOMPARE(breaks(line), 1);
        QCOMPARE(wholeSpan(curves), (TimeSpan{0.0, 62.0}));
        QVERIFY(!valueAt(curves, Curve::Kind::Power, 30.0));
        QCOMPARE(valueAt(curves, Curve::Kind::Power, 60.5), std::optional<double>(200.0));
    }

    void anAverageCountsEachValueByTheTimeItHolds() {
        const std::vector<Curve> curves = {curve({100.0, std::nullopt, 400.0}, 0.0, 10.0)};
        QCOMPARE(*averageOver(curves, Curve::Kind::Power, {0.0, 30.0}), 250.0);
        QCOMPARE(*averageOver(curves, Curve::Kind::Power, {5.0, 30.0}), 300.0);
        QVERIFY(!averageOver(curves, Curve::Kind::Power, {10.0, 20.0}));
        QVERIFY(!averageOver(curves, Curve::Kind::HeartRate, {0.0, 30.0}));
    }

    void axesHaveRoundNumbersWithUnits() {
        const domain::Formatting metric;
        QCOMPARE(labels(valueAxis({90.0, 280.0}, engine::Unit::Watts, metric).ticks),
                 (QStringList{QStringLiteral("0 W"), QStringLiteral("100 W"), QStringLiteral("200 W"),
                              QStringLiteral("300 W")}));
        QCOMPARE(labels(valueAxis({101.0, 172.0}, engine::Unit::Bpm, metric).ticks),
                 (QStringList{QStringLiteral("80 bpm"), QStringLiteral("100 bpm"), QStringLiteral("120 bpm"),
                              QStringLiteral("140 bpm"), QStringLiteral("160 bpm")}));
        domain::Formatting running;
        running.sport = engine::Sport::Running;
        const QStringList paces = labels(valueAxis({2.8, 4.2}, engine::Unit::SpeedMs, running).ticks);
        QVERIFY2(paces.contains(QStringLiteral("5:00 /km")), qPrintable(paces.join(u' ')));
        QCOMPARE(labels(timeTicks({0.0, 4462.0}, 8)),
                 (QStringList{QStringLiteral("0:00"), QStringLiteral("0:10"), QStringLiteral("0:20"),
                              QStringLiteral("0:30"), QStringLiteral("0:40"), QStringLiteral("0:50"),
                              QStringLiteral("1:00"), QStringLiteral("1:10")}));
        QCOMPARE(labels(timeTicks({0.0, 60.0}, 4)).constFirst(), QStringLiteral("0:00"));
    }

    void cadenceAndPaceStandInWherePowerIsMissing() {
        Curve speed = curve({3.0});
        speed.kind = Curve::Kind::Speed;
        Curve cadence = curve({85.0});
        cadence.kind = Curve::Kind::Cadence;
        Curve power = curve({200.0});
        const std::vector<Curve> without = {cadence, speed};
        QCOMPARE(drawnKinds(without), (std::vector{Curve::Kind::Speed, Curve::Kind::Cadence}));
        const std::vector<Curve> with = {cadence, speed, power};
        QCOMPARE(drawnKinds(with), std::vector{Curve::Kind::Power});
    }

    void curvesDifferByMoreThanTheirColour() {
        const CurveStyle power = styleOf(Curve::Kind::Power);
        const CurveStyle heart = styleOf(Curve::Kind::HeartRate);
        const CurveStyle cadence = styleOf(Curve::Kind::Cadence);
        QVERIFY(power.width != heart.width);
        QVERIFY(cadence.dash != power.dash);
    }

    void theLegendAndTheSummaryTellTheAverages() {
        Theme theme(ShadeChoice::Light);
        RecordingChart chart(theme);
        chart.show(hour(), averages(), {});
        QVERIFY2(chart.summary().contains(QStringLiteral("Power: 217 W on average")),
                 qPrintable(chart.summary()));
        QCOMPARE(chart.accessibleDescription(), chart.summary());
        QCOMPARE(chart.findChild<ChartLegend*>()->accessibleName(),
                 QStringLiteral("Legend: Power 217 W, Heart rate 150 bpm, Target"));
    }

    void aDraggedSpanTellsItsOwnAverages() {
        Theme theme(ShadeChoice::Light);
        RecordingChart chart(theme);
        chart.resize(800, 180);
        chart.show(hour(), averages(), {});
        chart.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(chart.plot().redraws() > 0);
        QTest::mousePress(&chart, Qt::LeftButton, {}, QPoint(300, 100));
        QTest::mouseMove(&chart, QPoint(350, 100));
        QTest::mouseMove(&chart, QPoint(380, 100));
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, QPoint(380, 100));
        QVERIFY(chart.selection());
        QVERIFY(chart.selection()->length() > 60.0);
        chart.select(TimeSpan{1200.0, 1800.0});
        QCOMPARE(chart.readout(), QStringLiteral("20:00 to 30:00, average of 10:00 · 300 W · 150 bpm"));
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!chart.selection());
    }

    void marksDrawNoCurveAnewAndZoomingDoes() {
        Theme theme(ShadeChoice::Light);
        RecordingChart chart(theme);
        chart.resize(800, 180);
        chart.show(hour(), averages(), {});
        chart.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QTRY_VERIFY(chart.plot().redraws() > 0);
        QTest::qWait(50);
        const int before = chart.plot().redraws();
        QTest::mouseMove(&chart, QPoint(200, 90));
        QTest::mouseMove(&chart, QPoint(240, 90));
        chart.highlight(TimeSpan{1200.0, 1800.0});
        chart.select(TimeSpan{1200.0, 1500.0});
        theme.choose(ShadeChoice::Dark);
        QTest::qWait(50);
        QCOMPARE(chart.plot().redraws(), before);
        chart.zoom(2.0, 1500.0);
        QTRY_COMPARE(chart.plot().redraws(), before + 1);
        QCOMPARE(chart.view().length(), 1800.0);
    }

    void keysZoomPanReadAndGoBackToTheWhole() {
        Theme theme(ShadeChoice::Light);
        RecordingChart chart(theme);
        chart.resize(800, 180);
        chart.show(hour(), averages(), {});
        const TimeSpan whole = chart.view();
        QTest::keyClick(&chart, Qt::Key_Plus);
        QVERIFY(chart.view().length() < whole.length());
        const double start = chart.view().startS;
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(chart.view().startS > start);
        QTest::keyClick(&chart, Qt::Key_0);
        QCOMPARE(chart.view(), whole);
        QTest::keyClick(&chart, Qt::Key_Right);
        QVERIFY(chart.readout().contains(QStringLiteral("150 bpm")));
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(chart.selection());
        QVERIFY(std::abs(chart.selection()->length() - 72.0) < 1.0);
    }

    void nothingRecordedIsNoTrouble() {
        Theme theme(ShadeChoice::Light);
        RecordingChart chart(theme);
        chart.resize(400, 160);
        chart.show({}, {}, {});
        chart.show({{curve({}), curve({std::nullopt, std::nullopt}), curve({1.0}, 0.0, 0.0)}, {}, {}}, {},
                   {});
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Plus);
        chart.grab();
        QVERIFY(!chart.selection());
    }
};

QTEST_MAIN(TestRecordingChart)
#include "test_recording_chart.moc"
