// SPDX-License-Identifier: GPL-3.0-or-later
// Worked cases of the score, computed by an independent model.
#include "core/engine/compliance/score.h"

#include <QTest>

#include <cmath>

using namespace leadout::engine;

namespace {

using Steps = std::vector<StepComparison>;

StepComparison step(StepKind kind, double plannedMin, double doneMin, double average, double low,
                    double high) {
    StepComparison made;
    made.kind = kind;
    made.time_s = {plannedMin * 60.0, doneMin * 60.0};
    made.target = TargetRange{low, high, Unit::Watts};
    if (doneMin > 0.0)
        made.average = average;
    return made;
}

StepComparison easy(StepKind kind, double plannedMin, double doneMin) {
    return step(kind, plannedMin, doneMin, 125.0, 110.0, 140.0);
}

Steps endurance(double doneMin, double average) {
    return {step(StepKind::Work, 180.0, doneMin, average, 140.0, 187.5)};
}

/// 15 min warm-up, 4 x 8, 3 x 4 recovery, 12 cool-down.
Steps fourByEight(const std::vector<double>& averages, double recoveryMin = 4.0) {
    Steps steps = {easy(StepKind::WarmUp, 15.0, 15.0)};
    for (std::size_t i = 0; i < 4; ++i) {
        const bool done = i < averages.size();
        steps.push_back(step(StepKind::Work, 8.0, done ? 8.0 : 0.0, done ? averages[i] : 0.0, 237.5, 262.5));
        if (i < 3)
            steps.push_back(easy(StepKind::Recovery, 4.0, done ? recoveryMin : 0.0));
    }
    steps.push_back(easy(StepKind::CoolDown, 12.0, 12.0));
    return steps;
}

Steps threeByTwelve(double average) {
    Steps steps = {easy(StepKind::WarmUp, 34.0, 34.0)};
    for (int i = 0; i < 3; ++i)
        steps.push_back(step(StepKind::Work, 12.0, 12.0, average, 211.6, 225.4));
    return steps;
}

/// A comparison from ratios; a ratio of 0 is a number that drops out.
Comparison session(double minutes, double load, double d, double l, double i, const Steps& steps = {}) {
    Comparison made;
    made.duration_s = PlannedDone{minutes * 60.0, minutes * 60.0 * d};
    if (l > 0.0)
        made.load = LoadComparison{{load, LoadMethod::Power}, {load * l, LoadMethod::Power}};
    if (i > 0.0) {
        const double planned = std::sqrt(load / minutes * 60.0 / 100.0);
        made.intensity = PlannedDone{planned, planned * i};
    }
    made.steps = steps;
    return made;
}

Comparison swim() {
    Comparison made = session(60.0, 60.0, 1.4, 0.0, 0.0);
    made.distance_m = PlannedDone{3000.0, 3000.0 * 61.0 / 60.0};
    made.measure = Measure::Better;
    return made;
}

Comparison recovery(double l, double i) {
    Comparison made = session(45.0, 18.75, 43.0 / 45.0, l, i);
    made.recovery_day = true;
    return made;
}

Comparison byHeartRate() {
    Comparison made = session(75.0, 82.0, 74.0 / 75.0, 0.74, 0.0);
    made.load->done.method = LoadMethod::HeartRate;
    return made;
}

Comparison withExtra(Comparison made, double minutes) {
    made.extra_s = minutes * 60.0;
    return made;
}

} // namespace

using Reasons = QList<Reason>;
Q_DECLARE_METATYPE(Comparison)
Q_DECLARE_METATYPE(Verdict)

class TestScoreCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void workedCasesComeOutAsStated_data() {
        QTest::addColumn<Comparison>("comparison");
        QTest::addColumn<int>("expected");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<Reasons>("reasons");
        QTest::addColumn<bool>("thresholdFlag");
        const auto row = [](const char* name, const Comparison& comparison, int expected, Verdict verdict,
                            const Reasons& reasons = {}, bool flag = false) {
            QTest::newRow(name) << comparison << expected << verdict << reasons << flag;
        };
        using enum Verdict;
        row("coffee stop", session(180, 127, 182.0 / 180.0, 1.042, 1.015, endurance(180, 165)), 100,
            OnTarget);
        row("group ride", session(180, 127, 1.028, 1.557, 1.231, endurance(185, 200)), 71, WellOver,
            {Reason::Harder});
        row("shorter and harder", session(150, 106, 0.60, 1.002, 1.292), 77, Mixed,
            {Reason::Shorter, Reason::Harder});
        row("storm", session(180, 127, 0.522, 0.538, 1.015, endurance(94, 165)), 58, Underdone,
            {Reason::Shorter});
        row("indoor swap", session(180, 127, 0.611, 0.689, 1.0615, endurance(110, 172)), 67, Underdone,
            {Reason::Shorter});
        row("swim, better of distance and time", swim(), 100, OnTarget);
        row("brick, summed", session(110, 110, 1.0, 0.991, 0.995), 100, OnTarget);
        row("recovery ride, easier", recovery(0.643, 0.82), 100, OnTarget);
        row("recovery ride at 0.64 instead of 0.50", recovery(1.566, 1.28), 79, Overdone, {Reason::Harder});
        row("heart-rate load against a power plan", byHeartRate(), 100, OnTarget);
        row("short run of 28 instead of 20 min", session(20, 16, 1.4, 1.321, 0.971), 92, OnTarget);
        row("short run of 36 instead of 20 min", session(20, 16, 1.8, 1.7, 0.971), 61, WellOver,
            {Reason::Longer});
        row("4 x 8 perfect", session(71, 83, 1.0, 1.01, 1.0, fourByEight({250, 250, 250, 250})), 100,
            OnTarget);
        row("4 x 8 at lights, long recoveries",
            withExtra(session(71, 83, 1.155, 1.14, 0.99, fourByEight({251, 247, 254, 243}, 6.0)), 8.0), 96,
            OnTarget, {Reason::Extra});
        row("4 x 8 stopped after two", session(71, 83, 0.72, 0.61, 0.92, fourByEight({250, 250})), 67,
            Underdone, {Reason::Repeats});
        row("4 x 8 faded", session(71, 83, 1.0, 0.92, 0.96, fourByEight({252, 248, 232, 215})), 88, OnTarget);
        row("4 x 8 in the zone below", session(71, 83, 1.0, 0.84, 0.91, fourByEight({225, 225, 225, 225})),
            77, Mixed, {Reason::WorkStepsOffTarget});
        row("threshold outdated", session(70, 79, 1.0, 1.27, 1.13, threeByTwelve(247)), 75, Overdone,
            {Reason::Harder}, true);
    }

    void workedCasesComeOutAsStated() {
        QFETCH(Comparison, comparison);
        QFETCH(int, expected);
        QFETCH(Verdict, verdict);
        QFETCH(Reasons, reasons);
        QFETCH(bool, thresholdFlag);
        const Compliance result = score(comparison);
        QVERIFY(result.score.has_value());
        QVERIFY2(std::abs(*result.score - expected) <= 1, qPrintable(QString::number(*result.score)));
        QCOMPARE(result.verdict, verdict);
        Reasons named;
        for (const VerdictReason& reason : result.reasons)
            named.append(reason.reason);
        QCOMPARE(named, reasons);
        QCOMPARE(result.threshold_flag, thresholdFlag);
        QCOMPARE(result.band, std::optional(band(*result.score)));
        int sum = 0;
        for (const SumRow& row : result.sum)
            sum += row.points;
        QCOMPARE(sum, *result.score);
    }

    void twoOfFourRepeatsAreCounted() {
        const Compliance result = score(session(71, 83, 0.72, 0.61, 0.92, fourByEight({250, 250})));
        const std::vector<SentenceValue> values = {Quantity{2, Unit::Count}, Quantity{4, Unit::Count}};
        QCOMPARE(result.reasons.at(0).sentence.values, values);
    }

    void aLoadMeasuredInAnotherWayIsShownGrey() {
        const Compliance result = score(byHeartRate());
        QCOMPARE(result.sum.size(), std::size_t{2});
        QCOMPARE(result.sum.at(1).part, SumRow::Part::Load);
        QCOMPARE(result.sum.at(1).counted, false);
        QCOMPARE(result.sum.at(1).points, 0);
    }
};

QTEST_APPLESS_MAIN(TestScoreCases)
#include "test_score_cases.moc"
