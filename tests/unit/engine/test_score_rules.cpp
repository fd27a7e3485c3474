// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/ratio_score.h"
#include "core/engine/compliance/score.h"
#include "core/engine/compliance/step_score.h"
#include "core/engine/compliance/sum.h"
#include "core/engine/model/sentence_ids.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace leadout::engine;

namespace {

StepComparison work(double plannedMin, double doneMin, double average, TargetRange target) {
    StepComparison made;
    made.time_s = {plannedMin * 60.0, doneMin * 60.0};
    made.target = target;
    made.average = average;
    return made;
}

StepComparison easy(double plannedMin, double doneMin, double average = 120.0) {
    StepComparison made = work(plannedMin, doneMin, average, {110.0, 140.0, Unit::Watts});
    made.kind = StepKind::Recovery;
    return made;
}

Comparison session(double minutes, double load, double d, double l, double i) {
    Comparison made;
    made.duration_s = PlannedDone{minutes * 60.0, minutes * 60.0 * d};
    made.load = LoadComparison{{load, LoadMethod::Power}, {load * l, LoadMethod::Power}};
    made.intensity = PlannedDone{0.70, 0.70 * i};
    return made;
}

/// Any session, structured or not, done in any way.
Comparison anySession(std::mt19937& random) {
    std::uniform_real_distribution<double> ratio(0.0, 2.5);
    std::uniform_int_distribution<int> count(0, 6);
    Comparison made = session(20.0 + 100.0 * ratio(random), 20.0 + 60.0 * ratio(random), ratio(random),
                              ratio(random), ratio(random));
    if (count(random) == 0)
        made.intensity.reset();
    if (count(random) == 0)
        made.load.reset();
    else if (count(random) == 0)
        made.load->done.method = LoadMethod::HeartRate;
    made.recovery_day = count(random) == 0;
    const int repeats = made.recovery_day ? 0 : count(random);
    for (int i = 0; i < repeats; ++i) {
        made.steps.push_back(
            work(8.0, 4.0 * ratio(random), 200.0 + 50.0 * ratio(random) / 2.5, {230.0, 250.0, Unit::Watts}));
        made.steps.push_back(easy(4.0, 4.0 * ratio(random)));
        if (count(random) == 0)
            made.steps.back().time_s.planned = 0.0; // until the lap button
    }
    if (count(random) < 2) {
        made.extra_s = 7200.0 * ratio(random);
        if (count(random) > 0)
            made.extra_load =
                Load{80.0 * ratio(random), count(random) > 0 ? LoadMethod::Power : LoadMethod::HeartRate};
    }
    if (count(random) == 0)
        made.duration_s.reset();
    if (count(random) == 0)
        made.distance_m = PlannedDone{20'000.0, 20'000.0 * ratio(random)};
    return made;
}

int points(const Compliance& result) {
    int sum = 0;
    for (const SumRow& row : result.sum)
        sum += row.points;
    return sum;
}

double stepScore(const StepComparison& step) {
    return scoreStep(step).score;
}

constexpr TargetRange kSinglePower{250.0, 250.0, Unit::Watts};

} // namespace

class TestScoreRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMixedRideOfOneStepNamesWhatMovedTheLoad() {
        Comparison comparison = session(150.0, 107.0, 0.6, 1.0, 1.29);
        comparison.steps = {work(150.0, 90.0, 279.0, {185.0, 248.0, Unit::Watts})};
        const Compliance result = score(comparison);
        QCOMPARE(result.verdict, Verdict::Mixed);
        QCOMPARE(result.reasons.size(), std::size_t{2});
        QCOMPARE(result.reasons.front().reason, Reason::Shorter);
        QCOMPARE(result.reasons.back().reason, Reason::Harder);
    }

    void theRatioScoreHasItsFourCorners() {
        QCOMPARE(ratioScore(0.0), 100.0);
        QCOMPARE(ratioScore(0.05), 100.0);
        QCOMPARE(ratioScore(0.20), 80.0);
        QCOMPARE(ratioScore(0.50), 50.0);
        QCOMPARE(ratioScore(1.0), 0.0);
        QCOMPARE(ratioScore(7.0), 0.0);
    }

    void fiveMinutesAreFreeOnAShortSession() {
        QCOMPARE(ratioScore(PlannedDone{1200.0, 1500.0}, 300.0), 100.0);
        QVERIFY(ratioScore(PlannedDone{1200.0, 1560.0}, 300.0) < 100.0);
        QVERIFY(ratioScore(PlannedDone{1200.0, 1500.0}) < 80.0);
    }

    void scoresStayInBoundsAndPointsSumToThem() {
        std::mt19937 random(20261122);
        for (int i = 0; i < 20000; ++i) {
            const Compliance result = score(anySession(random));
            if (!result.score) {
                QCOMPARE(result.verdict, Verdict::Unplanned);
                QVERIFY(result.sum.empty());
                continue;
            }
            QVERIFY(*result.score >= 0 && *result.score <= 100);
            QCOMPARE(points(result), *result.score);
            int of = 0;
            for (const SumRow& row : result.sum) {
                if (row.part != SumRow::Part::Cap)
                    QVERIFY(row.points >= 0 && row.points <= row.of);
                of += row.of;
            }
            QCOMPARE(of, 100);
        }
    }

    void whatIsNotOnTargetIsNeverGreenAndSaysWhy() {
        std::mt19937 random(42);
        for (int i = 0; i < 20000; ++i) {
            const Compliance result = score(anySession(random));
            if (!result.score)
                continue;
            if (result.verdict == Verdict::OnTarget) {
                for (const VerdictReason& named : result.reasons)
                    QCOMPARE(named.reason, Reason::Extra);
                continue;
            }
            QVERIFY(*result.score <= 79);
            QVERIFY(result.band != Band::Green);
            QVERIFY(!result.reasons.empty());
        }
    }

    void closerToThePlanNeverScoresLower() {
        std::mt19937 random(7);
        std::uniform_int_distribution<int> which(0, 2);
        for (int i = 0; i < 20000; ++i) {
            const Comparison far = anySession(random);
            Comparison near = far;
            const auto halfway = [](PlannedDone& pair) { pair.done = (pair.done + pair.planned) / 2.0; };
            if (const int part = which(random); part == 0 && near.duration_s)
                halfway(*near.duration_s);
            else if (part == 1 && near.load)
                near.load->done.value = (near.load->done.value + near.load->planned.value) / 2.0;
            else if (near.intensity)
                halfway(*near.intensity);
            QVERIFY(score(near).score >= score(far).score);
        }
    }

    void aStepCloserToItsTargetNeverScoresLower() {
        for (double average = 100.0; average < 250.0; average += 1.0)
            QVERIFY(stepScore(work(8, 8, average, kSinglePower)) <=
                    stepScore(work(8, 8, average + 1.0, kSinglePower)));
        for (double average = 250.0; average < 400.0; average += 1.0)
            QVERIFY(stepScore(work(8, 8, average, kSinglePower)) >=
                    stepScore(work(8, 8, average + 1.0, kSinglePower)));
    }

    void withinTheTolerancesASessionIsOnTarget() {
        QCOMPARE(score(session(60, 60, 0.80, 0.80, 1.0)).verdict, Verdict::OnTarget);
        QCOMPARE(score(session(60, 60, 1.20, 1.20, 1.0)).verdict, Verdict::OnTarget);
        QCOMPARE(score(session(60, 60, 1.0, 0.78, 0.9)).verdict, Verdict::Underdone);
        QCOMPARE(score(session(60, 60, 1.0, 1.22, 1.1)).verdict, Verdict::Overdone);
        QCOMPARE(score(session(20, 16, 1.0, 0.50, 0.7)).verdict, Verdict::OnTarget); // 8 load points
        QCOMPARE(score(session(60, 60, 0.4, 0.4, 1.0)).verdict, Verdict::WellUnder);
        QCOMPARE(score(session(60, 60, 1.6, 1.6, 1.0)).verdict, Verdict::WellOver);
    }

    void withoutALoadTheTimeDecides() {
        Comparison made;
        made.duration_s = PlannedDone{2400.0, 1800.0};
        QCOMPARE(score(made).verdict, Verdict::OnTarget); // 10 minutes
        made.duration_s = PlannedDone{4800.0, 3600.0};
        const Compliance result = score(made);
        QCOMPARE(result.verdict, Verdict::Underdone);
        QCOMPARE(result.reasons.at(0).sentence.id, std::string(sentence::kReasonShorter));
    }

    void stopsAndALittleExtraCostNothing() {
        Comparison made = session(60, 60, 1.0, 1.0, 1.0);
        made.extra_s = 2100.0;
        made.extra_load = Load{14.0, LoadMethod::Power};
        const Compliance result = score(made);
        QCOMPARE(result.score, std::optional(100));
        QCOMPARE(result.verdict, Verdict::OnTarget);
        QCOMPARE(result.extra_s, std::optional(2100.0));
        QCOMPARE(result.reasons.at(0).reason, Reason::Extra);
    }

    void aFewMinutesMoreAreNotCalledExtra() {
        Comparison made = session(60, 60, 1.0, 1.0, 1.0);
        made.extra_s = 299.0;
        QVERIFY(score(made).reasons.empty());
    }

    void muchExtraIsOverdoneWithTheCapInItsSum() {
        Comparison made = session(60, 80, 1.0, 1.0, 1.0);
        made.extra_s = 5400.0;
        made.extra_load = Load{70.0, LoadMethod::Power};
        const Compliance result = score(made);
        QCOMPARE(result.verdict, Verdict::Overdone);
        QCOMPARE(result.reasons.size(), std::size_t{1});
        QCOMPARE(result.reasons.at(0).reason, Reason::Extra);
        QCOMPARE(result.score, std::optional(79));
        QCOMPARE(result.sum.back().part, SumRow::Part::Cap);
        QCOMPARE(result.sum.back().points, -21);
    }

    void extraThatTheLoadCannotMeasureIsMeasuredByTime() {
        Comparison made = session(60, 80, 1.0, 1.0, 1.0);
        made.extra_s = 1200.0;
        made.extra_load = Load{70.0, LoadMethod::HeartRate};
        QCOMPARE(score(made).verdict, Verdict::OnTarget);
        made.extra_s = 1260.0;
        QCOMPARE(score(made).verdict, Verdict::Overdone);
        QCOMPARE(score(made).reasons.at(0).reason, Reason::Extra);
        made.duration_s = PlannedDone{7200.0, 7200.0}; // no quarter of the plan
        QCOMPARE(score(made).verdict, Verdict::OnTarget);
        made.extra_s = 1860.0;
        made.load.reset();
        QCOMPARE(score(made).verdict, Verdict::Overdone);
    }

    void aRecoveryDayHasNoTooLittle() {
        for (const double done : {0.1, 0.5, 0.9, 1.0}) {
            Comparison made = session(45, 20, done, done, done);
            made.recovery_day = true;
            QCOMPARE(score(made).score, std::optional(100));
        }
    }

    void aRecoveryDayIsOverdoneOnlyFarAboveItsPlan() {
        Comparison made = session(45, 20, 1.2, 1.3, 1.0);
        made.intensity = PlannedDone{0.50, 0.60};
        made.recovery_day = true;
        QCOMPARE(score(made).verdict, Verdict::OnTarget);
        made.intensity->done = 0.61;
        QCOMPARE(score(made).verdict, Verdict::Overdone);
        made.intensity->done = 0.50;
        made.duration_s->done = 1.6 * made.duration_s->planned;
        QCOMPARE(score(made).verdict, Verdict::Overdone);
        made.duration_s = PlannedDone{1200.0, 2000.0}; // two thirds more, but no 15 minutes
        QCOMPARE(score(made).verdict, Verdict::OnTarget);
    }

    void aRecoveryDayDoneAsPlannedIsNeverOverdone() {
        Comparison made = session(45, 33, 1.0, 1.0, 1.0);
        made.intensity = PlannedDone{0.66, 0.66};
        made.recovery_day = true;
        QCOMPARE(score(made).verdict, Verdict::OnTarget);
    }

    void aDistancePlanIsComparedByDistance() {
        Comparison made;
        made.measure = Measure::Distance;
        made.duration_s = PlannedDone{3600.0, 2700.0};
        made.distance_m = PlannedDone{12000.0, 12000.0};
        const Compliance result = score(made);
        QCOMPARE(result.score, std::optional(100));
        QCOMPARE(result.sum.at(0).part, SumRow::Part::Distance);
    }

    void aSingleTargetIsARange_data() {
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("target");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("power, 5 %") << int(Unit::Watts) << 200.0 << 190.0 << 210.0;
        QTest::newRow("heart rate, 3 %") << int(Unit::Bpm) << 150.0 << 146.0 << 155.0;
        QTest::newRow("pace, 3 %, in whole seconds per kilometre")
            << int(Unit::SpeedMs) << 4.0 << 1000.0 / 258.0 << 1000.0 / 243.0;
    }

    void aSingleTargetIsARange() {
        QFETCH(int, unit);
        QFETCH(double, target);
        QFETCH(double, low);
        QFETCH(double, high);
        const TargetRange range = rangeInForce({target, target, static_cast<Unit>(unit)});
        QCOMPARE(range.low, low);
        QCOMPARE(range.high, high);
    }

    void aNarrowRangeIsWidenedAndAWideOneIsNot() {
        const TargetRange narrow = rangeInForce({244.0, 254.0, Unit::Watts});
        QCOMPARE(narrow.low, 242.0);
        QCOMPARE(narrow.high, 256.0);
        const TargetRange wide = rangeInForce({140.0, 188.0, Unit::Watts});
        QCOMPARE(wide.low, 140.0);
        QCOMPARE(wide.high, 188.0);
    }

    void workStepsLoseTenBelowAndFiveAbove() {
        QCOMPARE(stepScore(work(8, 8, 200.0 * 0.98, {200.0, 240.0, Unit::Watts})), 80.0);
        QCOMPARE(stepScore(work(8, 8, 300.0 * 1.04, {260.0, 300.0, Unit::Watts})), 80.0);
        QCOMPARE(stepScore(work(8, 0, 250.0, kSinglePower)), 0.0);
    }

    void easyStepsLoseOnlyAboveAndWhenShorter() {
        QCOMPARE(stepScore(easy(4, 4, 50.0)), 100.0);
        QCOMPARE(stepScore(easy(4, 4, 154.0)), 80.0);
        QCOMPARE(stepScore(easy(4, 12)), 100.0);
        QCOMPARE(stepScore(easy(4, 2)), 50.0);
    }

    void stepsWeighTheirPlannedMinutes() {
        QCOMPARE(scoreStep(work(8, 3, 250.0, kSinglePower)).weight, 16.0);
        QCOMPARE(scoreStep(easy(8, 3)).weight, 4.0);
    }

    void stepsWithoutAnAverageToMeetScoreTimeOnly() {
        StepComparison test = work(20, 20, 500.0, kSinglePower);
        test.test = true;
        QCOMPARE(stepScore(test), 100.0);
        StepComparison open = work(20, 16, 500.0, kSinglePower);
        open.target.reset();
        QCOMPARE(stepScore(open), 80.0);
        StepComparison dark = work(20, 20, 0.0, kSinglePower);
        dark.average.reset();
        QCOMPARE(stepScore(dark), 100.0);
        const TargetRange heart{150.0, 150.0, Unit::Bpm};
        QCOMPARE(stepScore(work(2.9, 2.9, 100.0, heart)), 100.0);
        QCOMPARE(stepScore(work(3.0, 3.0, 100.0, heart)), 0.0);
    }

    void aDistanceStepIsNotShorterForBeingFaster() {
        StepComparison rep = work(3, 2.5, 4.0, {3.9, 4.1, Unit::SpeedMs});
        rep.distance_m = PlannedDone{800.0, 800.0};
        QCOMPARE(stepScore(rep), 100.0);
    }

    void theSumNamesTheStepThatCostMost() {
        Comparison made = session(60, 60, 1.0, 1.0, 1.0);
        for (int i = 1; i <= 3; ++i) {
            StepComparison rep = work(12, 12, i == 3 ? 236.0 : 250.0, {244.0, 254.0, Unit::Watts});
            rep.name = "Threshold";
            rep.repeat = i;
            rep.repeats = 3;
            made.steps.push_back(rep);
        }
        const Compliance result = score(made);
        const SumRow& row = result.sum.back();
        QCOMPARE(row.part, SumRow::Part::Steps);
        QCOMPARE(row.sentence.id, std::string(sentence::kSumRepeatOutside));
        const std::vector<SentenceValue> values = {std::string("Threshold"),   Quantity{3, Unit::Count},
                                                   Quantity{236, Unit::Watts}, Quantity{242, Unit::Watts},
                                                   Quantity{256, Unit::Watts}, Quantity{25, Unit::Points}};
        QCOMPARE(row.sentence.values, values);
    }

    void aFadedThirdRepeatAddsUpTo97() {
        Comparison made;
        made.duration_s = PlannedDone{4500.0, 4462.0};
        made.load = LoadComparison{{82.0, LoadMethod::Power}, {79.0, LoadMethod::Power}};
        made.intensity = PlannedDone{0.81, 0.80};
        made.steps = {easy(15, 15), easy(24, 24)};
        for (const double average : {252.0, 249.0, 236.0})
            made.steps.push_back(work(12, 12, average, {244.0, 254.0, Unit::Watts}));
        const Compliance result = score(made);
        QCOMPARE(result.score, std::optional(97));
        const std::vector<std::pair<int, int>> expected = {{20, 20}, {18, 18}, {12, 12}, {47, 50}};
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(result.sum.at(i).points, expected.at(i).first);
            QCOMPARE(result.sum.at(i).of, expected.at(i).second);
        }
    }

    void missingRepeatsAreTheReasonInsteadOfShorter() {
        Comparison made = session(60, 60, 0.6, 0.6, 1.0);
        for (int i = 0; i < 5; ++i)
            made.steps.push_back(work(4, i < 2 ? 4 : 0, 250.0, kSinglePower));
        const Compliance result = score(made);
        QCOMPARE(result.verdict, Verdict::Underdone);
        QCOMPARE(result.reasons.size(), std::size_t{1});
        QCOMPARE(result.reasons.at(0).reason, Reason::Repeats);
    }

    void withoutLoadAndLengthTheRepeatsDecide() {
        Comparison made;
        for (int i = 0; i < 4; ++i)
            made.steps.push_back(work(8, i < 3 ? 8 : 0, 250.0, kSinglePower));
        const Compliance result = score(made);
        QCOMPARE(result.verdict, Verdict::Underdone);
        QCOMPARE(result.reasons.size(), std::size_t{1});
        QCOMPARE(result.reasons.at(0).reason, Reason::Repeats);
    }

    void ofASessionThatFellShortOnlyWhatGoesBeyondThePlanIsMuch() {
        Comparison made = session(60, 80, 0.5, 0.5, 1.0);
        made.extra_s = 3600.0;
        made.extra_load = Load{60.0, LoadMethod::Power}; // 40 to make up, 20 more
        QCOMPARE(score(made).verdict, Verdict::Underdone);
        made.extra_load->value = 61.0;
        const Compliance result = score(made);
        QCOMPARE(result.verdict, Verdict::Overdone);
        QCOMPARE(result.reasons.at(0).reason, Reason::Extra);
    }

    void aRepeatFarTooEasyIsNotDoneAndOneFarTooHardIs() {
        QVERIFY(!isDone(scoreStep(work(8, 8, 140.0, kSinglePower))));
        QVERIFY(isDone(scoreStep(work(8, 8, 225.0, kSinglePower))));
        QVERIFY(isDone(scoreStep(work(8, 8, 400.0, kSinglePower))));
        QVERIFY(isDone(scoreStep(work(8, 20, 250.0, kSinglePower))));
        QVERIFY(!isDone(scoreStep(work(8, 3, 250.0, kSinglePower))));
    }

    void theThresholdIsDoubtedOnlyOnLongWorkStepsOfSeveral() {
        Comparison made = session(60, 60, 1.0, 1.0, 1.0);
        made.steps = {easy(15, 15), work(12, 12, 266.0, {240.0, 253.0, Unit::Watts})};
        QVERIFY(score(made).threshold_flag);
        made.steps.at(1).average = 262.0;
        QVERIFY(!score(made).threshold_flag);
        made.steps.at(1) = work(4, 4, 300.0, {240.0, 253.0, Unit::Watts});
        QVERIFY(!score(made).threshold_flag);
        made.steps = {work(60, 60, 300.0, {240.0, 253.0, Unit::Watts})};
        QVERIFY(!score(made).threshold_flag);
    }

    void withoutAnythingToCompareThereIsNoScore() {
        const Compliance result = score(Comparison{});
        QVERIFY(!result.score);
        QVERIFY(!result.band);
        QCOMPARE(result.verdict, Verdict::Unplanned);
    }

    void numbersThatAreNoneAreDropped() {
        Comparison made = session(60, 60, 1.0, 1.0, 1.0);
        made.load->done.value = std::numeric_limits<double>::quiet_NaN();
        made.intensity->done = std::numeric_limits<double>::infinity();
        made.steps = {work(8, 8, std::nan(""), kSinglePower)};
        made.duration_s->done = -1.0;
        const Compliance result = score(made);
        QCOMPARE(result.score, std::optional(100)); // the step's time is all that is left
    }
};

QTEST_APPLESS_MAIN(TestScoreRules)
#include "test_score_rules.moc"
