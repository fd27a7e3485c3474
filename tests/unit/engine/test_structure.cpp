// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/structure.h"

#include "core/engine/metrics/summary.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace leadout::engine;

namespace {

Step timed(double minutes, TargetMeasure measure, double low, double high, StepKind kind = StepKind::Work) {
    Step step;
    step.kind = kind;
    step.extent = {Extent::Unit::Seconds, minutes * 60.0};
    step.target = {measure, low, high, false};
    return step;
}

Step power(double minutes, double low, double high, StepKind kind = StepKind::Work) {
    return timed(minutes, TargetMeasure::PowerPercent, low, high, kind);
}

Step metres(double distance, Target target, StepKind kind = StepKind::Work) {
    Step step;
    step.kind = kind;
    step.extent = {Extent::Unit::Metres, distance};
    step.target = target;
    return step;
}

Step rest(double seconds) {
    return timed(seconds / 60.0, TargetMeasure::Open, 0.0, 0.0, StepKind::Recovery);
}

Workout workoutOf(Sport sport, std::vector<WorkoutItem> items) {
    Workout workout;
    workout.sport = sport;
    workout.items = std::move(items);
    return workout;
}

/// Three times twelve minutes at threshold with seven and a half easy minutes between them.
Workout threeTimesTwelve() {
    return workoutOf(Sport::Cycling, {power(15, 57, 57, StepKind::WarmUp),
                                      Repeat{2, {power(12, 93, 97), power(7.5, 50, 50, StepKind::Recovery)}},
                                      power(12, 93, 97), power(9, 50, 50, StepKind::CoolDown)});
}

Thresholds runner() {
    Thresholds thresholds;
    thresholds.heart_rate_bpm = 170.0;
    thresholds.max_heart_rate_bpm = 190.0;
    thresholds.run_speed_m_s = 4.0;
    thresholds.swim_speed_m_s = 1.25;
    return thresholds;
}

} // namespace

class TestStructure : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threeTimesTwelveMinutesGivesSeventyFiveMinutesAndLoad82() {
        Thresholds thresholds;
        thresholds.power_w = 262.0;
        const auto totals = plannedTotals(threeTimesTwelve(), thresholds);
        QCOMPARE(totals.duration_s.value(), 75.0 * 60.0);
        QCOMPARE(std::round(totals.intensity.value() * 100.0), 81.0);
        QCOMPARE(std::round(totals.load.value()), 82.0);
        QVERIFY(!totals.distance_m);
    }

    void theSameWorkoutInWattsGivesTheSameLoad() {
        Thresholds thresholds;
        thresholds.power_w = 262.0;
        Workout inWatts = threeTimesTwelve();
        const auto convert = [](auto&& self, std::vector<WorkoutItem>& items) -> void {
            for (WorkoutItem& item : items) {
                if (auto* repeat = std::get_if<Repeat>(&item)) {
                    self(self, repeat->items);
                    continue;
                }
                Target& target = std::get<Step>(item).target;
                target = {TargetMeasure::PowerWatts, target.low * 2.62, target.high * 2.62, false};
            }
        };
        convert(convert, inWatts.items);
        const double load = plannedTotals(threeTimesTwelve(), thresholds).load.value();
        QVERIFY(std::abs(plannedTotals(inWatts, thresholds).load.value() - load) < 0.1);
        QVERIFY(!plannedTotals(inWatts, {}).load); // watts say nothing without a threshold
        QVERIFY(plannedTotals(threeTimesTwelve(), {}).load);
    }

    void whatTheWorkoutStatesGoesFirst() {
        Workout workout = threeTimesTwelve();
        workout.duration_s = 3600.0;
        workout.load = 49.0;
        const auto totals = plannedTotals(workout, {});
        QCOMPARE(totals.duration_s.value(), 3600.0);
        QCOMPARE(totals.load.value(), 49.0);
        QCOMPARE(totals.intensity.value(), 0.7);
    }

    void aStatedIntensityAndDurationGiveTheLoadWithoutSteps() {
        Workout workout;
        workout.duration_s = 7200.0;
        workout.intensity = 0.7;
        QCOMPARE(std::round(plannedTotals(workout, {}).load.value() * 1000.0), 98000.0);
    }

    void aRampIsIntegratedAndBeatsItsMiddle() {
        Step step = power(10, 50, 100);
        step.target.ramp = true;
        const auto totals = plannedTotals(workoutOf(Sport::Cycling, {step}), {});
        // The mean of x^4 from 0.5 to 1 is (1 - 0.5^5) / (5 * 0.5) = 0.3875; the 30 s mean hardly changes it.
        QVERIFY(std::abs(totals.intensity.value() - std::pow(0.3875, 0.25)) < 0.02);
        step.target = {TargetMeasure::PowerPercent, 100, 50, true};
        const auto down = plannedTotals(workoutOf(Sport::Cycling, {step}), {});
        QVERIFY(std::abs(down.intensity.value() - totals.intensity.value()) < 0.002);
    }

    void shortIntervalsAreSmoothedAsARecordingOfThemIs() {
        const Repeat set{20, {power(0.5, 120, 120), power(0.25, 50, 50, StepKind::Recovery)}};
        const double intensity = plannedTotals(workoutOf(Sport::Cycling, {set}), {}).intensity.value();
        const double average = (2 * 1.2 + 0.5) / 3.0;
        QVERIFY(intensity > average);
        QVERIFY(intensity < average + 0.03); // the fourth-power mean of the steps would be 1.09
    }

    void aPlanTooShortForTheSmoothingHasTheMeanOfItsSteps() {
        QCOMPARE(plannedTotals(workoutOf(Sport::Cycling, {power(0.25, 90, 90)}), {}).intensity.value(), 0.9);
    }

    void distanceWithAPaceTargetTakesTheTimeThePaceGives() {
        const Target hard{TargetMeasure::PacePercent, 100, 100, false};
        const Target easy{TargetMeasure::PaceSpeed, 2.0, 3.0, false};
        const auto totals =
            plannedTotals(workoutOf(Sport::Running,
                                    {Repeat{6, {metres(800, hard), metres(400, easy, StepKind::Recovery)}}}),
                          runner());
        QCOMPARE(totals.duration_s.value(), 6 * (200.0 + 160.0));
        QCOMPARE(totals.distance_m.value(), 7200.0);
        const double fourth = (200.0 + 160.0 * std::pow(2.5 / 4.0, 4.0)) / 360.0;
        QVERIFY(std::abs(totals.intensity.value() - std::pow(fourth, 0.25)) < 0.01);
        QVERIFY(totals.load.has_value());
    }

    void timeWithAPaceTargetCoversDistance() {
        const auto totals = plannedTotals(
            workoutOf(Sport::Running, {timed(30, TargetMeasure::PacePercent, 80, 80)}), runner());
        QCOMPARE(totals.distance_m.value(), 1800.0 * 3.2);
    }

    void aHeartRatePlanAsksForTheLoadThatMeetingItGives() {
        Recording run;
        run.start = 1'790'000'000;
        for (std::uint32_t i = 0; i <= 3600; ++i) {
            run.samples.time.push_back(run.start + i);
            run.samples.heart_rate_bpm.put(i, i < 1800 ? 136 : 170);
        }
        Leg leg;
        leg.sport = Sport::Running;
        leg.start = run.start;
        leg.timer_s = 3600;
        leg.elapsed_s = 3600;
        run.legs.push_back(leg);
        const auto done = summarise(run, runner(), LoadMethod::HeartRate);
        const Workout workout = workoutOf(Sport::Running, {timed(30, TargetMeasure::HeartRatePercent, 80, 80),
                                                           timed(30, TargetMeasure::HeartRateBpm, 165, 175)});
        const auto totals = plannedTotals(workout, runner());
        QVERIFY(std::abs(totals.load.value() - done.load.value().value) < 0.5);
        QVERIFY(std::abs(totals.intensity.value() - done.intensity.value()) < 0.005);
        QVERIFY(!plannedTotals(workout, {}).load); // nothing to measure by
    }

    void anHourAtThresholdHeartRateIsLoad100() {
        const Workout workout =
            workoutOf(Sport::Running, {timed(60, TargetMeasure::HeartRatePercent, 100, 100)});
        QCOMPARE(std::round(plannedTotals(workout, runner()).load.value()), 100.0);
    }

    void powerAndHeartRateInOneWorkoutGiveNoLoad() {
        const auto totals =
            plannedTotals(workoutOf(Sport::Cycling,
                                    {power(20, 60, 60), timed(20, TargetMeasure::HeartRatePercent, 80, 80)}),
                          runner());
        QCOMPARE(totals.duration_s.value(), 2400.0);
        QVERIFY(!totals.load);
        QVERIFY(!totals.intensity);
    }

    void aStepWithoutTargetLeavesTheLoadOpen() {
        Step free = power(10, 0, 0);
        free.target = {};
        const auto totals = plannedTotals(workoutOf(Sport::Cycling, {power(10, 60, 60), free}), {});
        QCOMPARE(totals.duration_s.value(), 1200.0);
        QVERIFY(!totals.load);
    }

    void aTargetThatIsNoFiniteNumberGivesNoIntensity_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("ramp");
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        constexpr double kHuge = std::numeric_limits<double>::max();
        QTest::newRow("not a number") << kNan << kNan << false;
        QTest::newRow("a ramp to nowhere") << 50.0 << kNan << true;
        QTest::newRow("infinite") << 50.0 << kInfinity << false;
        QTest::newRow("a ramp to infinity") << 50.0 << kInfinity << true;
        QTest::newRow("a middle beyond all numbers") << kHuge << kHuge << false;
    }
    void aTargetThatIsNoFiniteNumberGivesNoIntensity() {
        QFETCH(const double, low);
        QFETCH(const double, high);
        QFETCH(const bool, ramp);
        for (const double minutes : {60.0, 25.0 * 60.0}) {
            Step step = power(minutes, low, high);
            step.target.ramp = ramp;
            const PlannedTotals totals = plannedTotals(workoutOf(Sport::Cycling, {step}), Thresholds{});
            QCOMPARE(totals.duration_s, std::optional<double>(minutes * 60.0));
            QVERIFY(!totals.intensity);
            QVERIFY(!totals.load);
        }
    }

    void aRampBeyondWhatCanBeSummedGivesNoIntensity() {
        Step step = power(25.0 * 60.0, 0.0, 1e100);
        step.target.ramp = true;
        const PlannedTotals totals = plannedTotals(workoutOf(Sport::Cycling, {step}), Thresholds{});
        QVERIFY(!totals.intensity);
        QVERIFY(!totals.load);
    }

    void aStepThatEndsAtTheLapButtonLeavesAllTotalsOpen() {
        Step open = power(0, 50, 50);
        open.extent = {};
        const auto totals = plannedTotals(workoutOf(Sport::Cycling, {power(10, 60, 60), open}), {});
        QVERIFY(!totals.duration_s);
        QVERIFY(!totals.load);
    }

    void aSwimAddsUpItsDistanceAndHasNoLoad() {
        const Target css{TargetMeasure::PacePercent, 100, 100, false};
        const auto totals =
            plannedTotals(workoutOf(Sport::Swimming, {metres(1000, {}, StepKind::WarmUp),
                                                      Repeat{10, {metres(100, css), rest(20)}},
                                                      metres(600, {}), metres(400, {}, StepKind::CoolDown)}),
                          runner());
        QCOMPARE(totals.distance_m.value(), 3000.0);
        QVERIFY(!totals.duration_s);
        QVERIFY(!totals.load);
        Workout stated = workoutOf(Sport::Swimming, {metres(100, css)});
        QCOMPARE(plannedTotals(stated, runner()).duration_s.value(), 80.0);
        QVERIFY(!plannedTotals(stated, runner()).load);
    }

    void anEmptyWorkoutHasNoTotals() {
        const auto totals = plannedTotals({}, {});
        QVERIFY(!totals.duration_s && !totals.distance_m && !totals.load && !totals.intensity);
    }

    void repeatsUnrollWithTheirCounters() {
        const auto steps = flatten(workoutOf(
            Sport::Cycling, {power(10, 50, 50),
                             Repeat{2, {Repeat{3, {power(1, 120, 120), power(1, 50, 50)}}, power(5, 50, 50)}},
                             power(5, 40, 40)}));
        QCOMPARE(steps.size(), std::size_t(1 + 2 * (3 * 2 + 1) + 1));
        QCOMPARE(steps[0].repeats, 0);
        QCOMPARE(steps[1].repeat, 1);
        QCOMPARE(steps[1].repeats, 3);
        QCOMPARE(steps[6].repeat, 3);
        QCOMPARE(steps[7].repeat, 1); // the long rest belongs to the outer repeat
        QCOMPARE(steps[7].repeats, 2);
        QCOMPARE(steps[14].repeat, 2);
        QCOMPARE(steps[15].repeats, 0);
    }

    void aHostileRepeatEndsAtAThousandSteps() {
        Repeat nested{std::numeric_limits<int>::max(), {power(1, 50, 50)}};
        for (int depth = 0; depth < 40; ++depth)
            nested = Repeat{std::numeric_limits<int>::max(), {nested}};
        const Workout workout = workoutOf(Sport::Cycling, {nested});
        QCOMPARE(flatten(workout).size(), kMaxSteps);
        QCOMPARE(stepCount(workout), kMaxSteps + 1);
        QCOMPARE(writtenStepCount(workout), std::size_t(1));
        const auto totals = plannedTotals(workout, {});
        QVERIFY(!totals.duration_s && !totals.load && !totals.intensity);
    }

    void repeatingNothingCostsNothing() {
        Repeat nested{std::numeric_limits<int>::max(), {}};
        for (int depth = 0; depth < 30; ++depth)
            nested = Repeat{std::numeric_limits<int>::max(), {nested, Repeat{}}};
        const Workout workout = workoutOf(Sport::Cycling, {nested, power(1, 50, 50)});
        QCOMPARE(flatten(workout).size(), std::size_t(1));
        QCOMPARE(stepCount(workout), std::size_t(1));
    }

    void aRepeatOfLessThanOnceIsNotDone() {
        const Workout workout = workoutOf(Sport::Cycling, {Repeat{-3, {power(1, 50, 50)}}, power(2, 50, 50)});
        QCOMPARE(flatten(workout).size(), std::size_t(1));
        QCOMPARE(stepCount(workout), std::size_t(1));
        QCOMPARE(writtenStepCount(workout), std::size_t(1));
        QCOMPARE(plannedTotals(workout, {}).duration_s.value(), 120.0);
    }

    void targetsResolveToWhatIsRecorded_data() {
        QTest::addColumn<int>("measure");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("resolvedLow");
        QTest::addColumn<double>("resolvedHigh");
        QTest::addColumn<int>("unit");
        const auto row = [](const char* name, TargetMeasure measure, double low, double high, double l,
                            double h, Unit unit) {
            QTest::newRow(name) << int(measure) << low << high << l << h << int(unit);
        };
        row("watts", TargetMeasure::PowerWatts, 200, 210, 200, 210, Unit::Watts);
        row("per cent of power", TargetMeasure::PowerPercent, 50, 75, 125, 187.5, Unit::Watts);
        row("beats", TargetMeasure::HeartRateBpm, 140, 150, 140, 150, Unit::Bpm);
        row("per cent of threshold", TargetMeasure::HeartRatePercent, 90, 100, 153, 170, Unit::Bpm);
        row("per cent of maximum", TargetMeasure::HeartRateMaxPercent, 60, 70, 114, 133, Unit::Bpm);
        row("speed", TargetMeasure::PaceSpeed, 3, 4, 3, 4, Unit::SpeedMs);
        row("per cent of speed", TargetMeasure::PacePercent, 75, 100, 3, 4, Unit::SpeedMs);
        row("falling ramp", TargetMeasure::PowerPercent, 80, 40, 100, 200, Unit::Watts);
    }

    void targetsResolveToWhatIsRecorded() {
        QFETCH(int, measure);
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(double, resolvedLow);
        QFETCH(double, resolvedHigh);
        QFETCH(int, unit);
        Thresholds thresholds = runner();
        thresholds.power_w = 250.0;
        const auto range = resolve({TargetMeasure(measure), low, high, true}, Sport::Running, thresholds);
        QVERIFY(range.has_value());
        QCOMPARE(range->low, resolvedLow);
        QCOMPARE(range->high, resolvedHigh);
        QCOMPARE(int(range->unit), unit);
    }

    void withoutTheThresholdThereIsNoRange() {
        for (const auto measure : {TargetMeasure::PowerPercent, TargetMeasure::HeartRatePercent,
                                   TargetMeasure::HeartRateMaxPercent, TargetMeasure::PacePercent}) {
            QVERIFY(!resolve({measure, 50, 60, false}, Sport::Running, {}));
        }
        QVERIFY(!resolve({}, Sport::Running, runner()));
        QVERIFY(!resolve({TargetMeasure::Effort, 3, 4, false}, Sport::Running, runner()));
        QVERIFY(!resolve({TargetMeasure::PacePercent, 50, 60, false}, Sport::Cycling, runner()));
    }

    void paceOfASwimIsBySwimSpeed() {
        const auto range = resolve({TargetMeasure::PacePercent, 100, 100, false}, Sport::Swimming, runner());
        QCOMPARE(range.value().low, 1.25);
    }
};

QTEST_APPLESS_MAIN(TestStructure)
#include "test_structure.moc"
