// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/align.h"
#include "core/engine/compliance/compare.h"
#include "core/engine/compliance/timeline.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/recording/fit_summaries.h"
#include "tests/unit/engine/recorded_session.h"

#include <QTest>

#include <cmath>
#include <utility>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

constexpr double kThreshold = 250.0;

Thresholds thresholds() {
    Thresholds made;
    made.power_w = kThreshold;
    made.heart_rate_bpm = 170.0;
    made.run_speed_m_s = 4.0;
    return made;
}

/// Repeats of a 4 x 8 with their recoveries.
RecordedSession& repeats(RecordedSession& session, int count, double recoveryMinutes = 4.0) {
    for (int i = 0; i < count; ++i)
        session.go(8, 250).go(recoveryMinutes, 125);
    return session;
}

/// Seconds of riding at 200 W with a sample every so many seconds.
Recording sparse(std::uint32_t seconds, std::uint32_t apart) {
    Recording made;
    made.start = 1'792'000'000;
    made.legs.push_back({});
    made.legs.front().sport = Sport::Cycling;
    made.legs.front().start = made.start;
    for (std::uint32_t second = 0; second < seconds; second += apart) {
        made.samples.power_w.put(made.samples.size(), 200);
        made.samples.time.push_back(made.start + second);
    }
    return made;
}

/// 10 min easy, 6 times 200 s hard and 90 s easy, 10 min easy.
Workout sixRepeatsOfARun() {
    Repeat repeat;
    repeat.count = 6;
    repeat.items = {plannedStep(StepKind::Work, 200.0 / 60.0, 102, 108, TargetMeasure::PacePercent),
                    plannedStep(StepKind::Recovery, 1.5, 60, 70, TargetMeasure::PacePercent)};
    return workoutOf({plannedStep(StepKind::WarmUp, 10, 65, 75, TargetMeasure::PacePercent), repeat,
                      plannedStep(StepKind::CoolDown, 10, 65, 75, TargetMeasure::PacePercent)},
                     Sport::Running);
}

QString minutesOf(const Alignment& alignment) {
    QStringList minutes;
    for (const StepComparison& step : alignment.steps)
        minutes.append(QString::number(std::round(step.time_s.done / 6.0) / 10.0));
    return minutes.join(u' ');
}

} // namespace

class TestAlign : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSessionRiddenAsPlannedFillsItsSteps() {
        RecordedSession session;
        session.go(15, 138);
        repeats(session, 4).go(12, 125);
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        QCOMPARE(minutesOf(alignment), QStringLiteral("15 8 4 8 4 8 4 8 4 12"));
        QCOMPARE(alignment.extra_s, 0.0);
        for (const StepComparison& step : alignment.steps) {
            const double middle = (step.target->low + step.target->high) / 2.0;
            QVERIFY(std::abs(*step.average - middle) < 3.0);
            QCOMPARE(step.in_range, std::optional(1.0));
        }
        QCOMPARE(alignment.steps.at(1).first_sample, std::size_t{900});
        QCOMPARE(alignment.steps.at(1).sample_count, std::size_t{480});
        QCOMPARE(alignment.steps.at(1).repeat, 1);
        QCOMPARE(alignment.steps.at(7).repeat, 4);
    }

    void theLastRepeatsAreSkippedWhenTheyAreMissing() {
        RecordedSession session;
        session.go(15, 138);
        repeats(session, 2).go(12, 125);
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        QCOMPARE(minutesOf(alignment), QStringLiteral("15 8 4 8 4 0 0 0 0 12"));
    }

    void aSessionBrokenOffInARepeatKeepsWhatWasDone() {
        RecordedSession session;
        session.go(15, 138).go(8, 250).go(4, 125).go(5, 250);
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        QCOMPARE(minutesOf(alignment), QStringLiteral("15 8 4 5 0 0 0 0 0 0"));
    }

    void theRideHomeIsExtra() {
        RecordedSession session;
        session.go(15, 138);
        repeats(session, 4).go(12, 125).go(20, 125);
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        QCOMPARE(minutesOf(alignment), QStringLiteral("15 8 4 8 4 8 4 8 4 12"));
        QCOMPARE(alignment.extra_s, 1200.0);
        QCOMPARE(alignment.after.count, std::size_t{1200});
        QCOMPARE(alignment.before.count, std::size_t{0});
    }

    void theRideOutIsExtraToo() {
        RecordedSession session;
        session.go(25, 190).go(15, 138);
        repeats(session, 4).go(12, 125);
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        QCOMPARE(minutesOf(alignment), QStringLiteral("15 8 4 8 4 8 4 8 4 12"));
        QCOMPARE(alignment.before.count, std::size_t{1500});
    }

    void longRecoveriesDoNotShiftTheRepeats() {
        RecordedSession session;
        session.go(15, 138);
        repeats(session, 4, 6.5).go(12, 125);
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        for (const std::size_t work : {1U, 3U, 5U, 7U}) {
            QCOMPARE(alignment.steps.at(work).time_s.done, 480.0);
            QVERIFY(std::abs(*alignment.steps.at(work).average - 250.0) < 2.0);
        }
        QCOMPARE(alignment.steps.at(2).time_s.done, 390.0);
    }

    void aRepeatMoreIsAddedAndTakesNothingFromThePlan() {
        RecordedSession session;
        session.go(15, 138);
        repeats(session, 4).go(8, 250).go(4, 125).go(12, 125);
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        QCOMPARE(minutesOf(alignment), QStringLiteral("15 8 4 8 4 8 4 8 4 12"));
        QCOMPARE(alignment.added.size(), std::size_t{1});
        QVERIFY(std::abs(alignment.extra_s - 720.0) <= 10.0);
        QVERIFY(std::abs(alignment.planned_part_s - 75.0 * 60.0) <= 10.0);
    }

    void blocksDoneInAnotherOrderAreFound() {
        Repeat hard;
        hard.count = 3;
        hard.items = {plannedStep(StepKind::Work, 4, 108, 115), plannedStep(StepKind::Recovery, 4, 45, 55)};
        Repeat steady;
        steady.count = 2;
        steady.items = {plannedStep(StepKind::Work, 12, 85, 90), plannedStep(StepKind::Recovery, 5, 45, 55)};
        const Workout workout = workoutOf({plannedStep(StepKind::WarmUp, 15, 50, 60), hard, steady,
                                           plannedStep(StepKind::CoolDown, 10, 45, 55)});
        RecordedSession session;
        session.go(15, 138).go(12, 219).go(5, 125).go(12, 219).go(5, 125);
        for (int i = 0; i < 3; ++i)
            session.go(4, 279).go(4, 125);
        session.go(10, 125);
        const Alignment alignment = align(workout, session.done(), thresholds());
        double done = 0.0;
        for (const StepComparison& step : alignment.steps) {
            done += step.time_s.done;
            if (step.kind != StepKind::Work)
                continue;
            const double middle = (step.target->low + step.target->high) / 2.0;
            QVERIFY2(step.average && std::abs(*step.average - middle) < 6.0,
                     qPrintable(minutesOf(alignment)));
            QVERIFY2(std::abs(step.time_s.done - step.time_s.planned) <= 20.0,
                     qPrintable(minutesOf(alignment)));
        }
        QVERIFY2(done >= 78.0 * 60.0, qPrintable(minutesOf(alignment)));
    }

    void anEffortBetweenTheStepsIsNoPartOfThem() {
        RecordedSession session;
        session.go(15, 138).go(8, 250).go(4, 125).go(6, 330).go(8, 250).go(4, 125);
        repeats(session, 2).go(12, 125);
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        QCOMPARE(minutesOf(alignment), QStringLiteral("15 8 4 8 4 8 4 8 4 12"));
        QVERIFY(std::abs(alignment.extra_s - 360.0) <= 10.0);
        for (const std::size_t work : {1U, 3U, 5U, 7U})
            QVERIFY(std::abs(*alignment.steps.at(work).average - 250.0) < 3.0);
    }

    void aRecoveryThatWasTooHardIsNotCutShort() {
        for (const double watts : {165.0, 185.0}) {
            RecordedSession session;
            session.go(15, 138);
            for (int i = 0; i < 4; ++i)
                session.go(8, 250).go(4, i == 1 ? watts : 125.0);
            session.go(12, 125);
            const Alignment alignment = align(fourByEight(), session.done(), thresholds());
            QCOMPARE(minutesOf(alignment), QStringLiteral("15 8 4 8 4 8 4 8 4 12"));
            QCOMPARE(alignment.extra_s, 0.0);
        }
    }

    void aStopDuringTheSessionIsNoPartOfAnyStep() {
        RecordedSession session;
        session.go(15, 138).go(8, 250).go(2, 125).stand(20).go(2, 125);
        repeats(session, 3).go(12, 125);
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        QCOMPARE(minutesOf(alignment), QStringLiteral("15 8 4 8 4 8 4 8 4 12"));
        QCOMPARE(alignment.steps.at(2).sample_count, std::size_t{240 + 1200});
        QCOMPARE(alignment.planned_part_s, 75.0 * 60.0);
    }

    void lapsSayWhereStepsBeginEvenWhenPowerDoesNot() {
        RecordedSession session;
        session.go(16, 150).lap();
        for (int i = 0; i < 4; ++i)
            session.go(8, 150).lap().go(4, 150).lap();
        session.go(12, 150).lap();
        Workout workout = fourByEight();
        const Alignment alignment = align(workout, session.withoutPower().done(), {});
        QCOMPARE(minutesOf(alignment), QStringLiteral("16 8 4 8 4 8 4 8 4 12"));
    }

    void lapsThatNameTheirStepsAreFollowed() {
        // 0 warm-up, 1 work, 2 recovery, 3 the repeat itself, 4 cool-down; the second repeat was cut short
        RecordedSession session;
        session.go(15, 200).lap(0).go(8, 200).lap(1).go(4, 200).lap(2).go(3, 200).lap(1);
        session.go(4, 200).lap(2).go(8, 200).lap(1).go(12, 200).lap(4).go(30, 200).lap();
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        QCOMPARE(alignment.extra_s, 1800.0);
        QCOMPARE(alignment.steps.back().time_s.done, 720.0);
        double work = 0.0;
        for (const StepComparison& step : alignment.steps)
            work += step.kind == StepKind::Work ? step.time_s.done : 0.0;
        QCOMPARE(work, 19.0 * 60.0);
    }

    void lapsEveryKilometreDoNotMislead() {
        RecordedSession session;
        session.go(15, 138).lap();
        for (int i = 0; i < 4; ++i)
            session.go(3.3, 250).lap().go(4.7, 250).go(1, 125).lap().go(3, 125);
        session.go(12, 125).lap();
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        for (const std::size_t work : {1U, 3U, 5U, 7U}) {
            QVERIFY(std::abs(alignment.steps.at(work).time_s.done - 480.0) <= 10.0);
            QVERIFY(std::abs(*alignment.steps.at(work).average - 250.0) < 3.0);
        }
    }

    void aLapBesideAnEdgeTakesNothingOfTheStep() {
        RecordedSession session;
        session.go(15, 138).lap();
        for (int i = 0; i < 4; ++i)
            session.go(8, 250).go(0.15, 125).lap().go(3.85, 125);
        const Alignment alignment = align(fourByEight(), session.go(12, 125).lap().done(), thresholds());
        for (const std::size_t work : {1U, 3U, 5U, 7U})
            QVERIFY(std::abs(alignment.steps.at(work).time_s.done - 480.0) <= 2.0);
    }

    void easyStepsByHeartRateHideNoRepeatByPace() {
        Workout workout = sixRepeatsOfARun();
        std::get<Step>(workout.items.front()).target = {TargetMeasure::HeartRateBpm, 120, 140, false};
        RecordedSession session(Sport::Running);
        session.go(10, {}, 2.8);
        for (int i = 0; i < 6; ++i)
            session.go((i == 2 ? 1.6 : 1.0) * 200.0 / 60.0, {}, 4.2).go(1.5, {}, 2.6);
        const Alignment alignment = align(workout, session.go(10, {}, 2.8).done(), thresholds());
        QVERIFY(std::abs(alignment.steps.at(5).time_s.done - 320.0) <= 10.0);
        for (const std::size_t work : {1U, 3U, 7U, 9U, 11U})
            QVERIFY(std::abs(alignment.steps.at(work).time_s.done - 200.0) <= 10.0);
    }

    void aStepLongerThanAnyRecordingIsOnlyLonger() {
        Step endless = plannedStep(StepKind::WarmUp, 1e19, 50, 60);
        const Alignment alignment = align(workoutOf({endless, plannedStep(StepKind::Work, 8, 95, 105)}),
                                          sparse(3000, 1), thresholds());
        QVERIFY(alignment.steps.at(0).time_s.planned <= 14.0 * 24 * 3600);
        QVERIFY(alignment.steps.at(0).sample_count + alignment.steps.at(1).sample_count <= 3000);
    }

    void withoutPowerTheStepsLieWhereThePlanPutsThem() {
        RecordedSession session;
        session.withoutPower().go(75, std::nullopt);
        const Alignment alignment = align(fourByEight(), session.done(), thresholds());
        QCOMPARE(minutesOf(alignment), QStringLiteral("15 8 4 8 4 8 4 8 4 12"));
        QVERIFY(!alignment.steps.at(1).average);
    }

    void aPlanOfOneStepIsMetByTheWholeRecording() {
        const Workout workout = workoutOf({plannedStep(StepKind::Recovery, 60, 56, 75)});
        RecordedSession session;
        session.go(95, 160);
        const Alignment alignment = align(workout, session.done(), thresholds());
        QCOMPARE(alignment.steps.at(0).time_s.done, 95.0 * 60.0);
        QCOMPARE(alignment.steps.at(0).kind, StepKind::Work);
        QCOMPARE(alignment.extra_s, 0.0);
    }

    void shortShortsAreToldApart() {
        Repeat repeat;
        repeat.count = 10;
        repeat.items = {plannedStep(StepKind::Work, 0.5, 115, 125),
                        plannedStep(StepKind::Recovery, 0.25, 45, 55)};
        const Workout workout = workoutOf(
            {plannedStep(StepKind::WarmUp, 10, 50, 60), repeat, plannedStep(StepKind::CoolDown, 10, 45, 55)});
        RecordedSession session;
        session.go(10.6, 138);
        for (int i = 0; i < 10; ++i)
            session.go(0.5, 300).go(0.25, 125);
        session.go(10, 125);
        const Alignment alignment = align(workout, session.done(), thresholds());
        for (std::size_t i = 1; i <= 20; i += 2) {
            QVERIFY2(std::abs(*alignment.steps.at(i).average - 300.0) < 6.0,
                     qPrintable(QString::number(*alignment.steps.at(i).average)));
        }
    }

    void powerIsWeightedFromTenMinutes() {
        const Workout workout = workoutOf({plannedStep(StepKind::Work, 20, 95, 105)});
        RecordedSession session;
        for (int i = 0; i < 10; ++i)
            session.go(1, 150).go(1, 350);
        const Recording recording = session.done();
        QVERIFY(*align(workout, recording, thresholds()).steps.at(0).average > 265.0);
        const Workout shorter = workoutOf({plannedStep(StepKind::Work, 9, 95, 105)});
        QVERIFY(std::abs(*align(shorter, recording, thresholds()).steps.at(0).average - 250.0) < 3.0);
    }

    void aSpikeOfTheSensorIsNoPartOfAnAverage() {
        Recording recording = RecordedSession().go(10, 138).go(8, 250).go(10, 138).done();
        recording.samples.power_w.put(800, 47'000);
        const Workout workout =
            workoutOf({plannedStep(StepKind::WarmUp, 10, 50, 60), plannedStep(StepKind::Work, 8, 95, 105),
                       plannedStep(StepKind::CoolDown, 10, 50, 60)});
        const StepComparison step = align(workout, recording, thresholds()).steps.at(1);
        QVERIFY(std::abs(*step.average - 250.0) < 2.0);
    }

    void lostValuesAreNoCoastingHoweverLongTheStep_data() {
        QTest::addColumn<double>("minutes");
        QTest::newRow("weighted") << 20.0;
        QTest::newRow("plain") << 9.0;
    }

    void lostValuesAreNoCoastingHoweverLongTheStep() {
        QFETCH(double, minutes);
        Recording recording = RecordedSession().go(minutes, 250).done();
        Column<std::uint16_t> power;
        for (std::size_t i = 0; i < recording.samples.size(); ++i) {
            if (i % 8 != 0)
                power.put(i, recording.samples.power_w.raw(i));
        }
        recording.samples.power_w = power;
        const Workout workout = workoutOf({plannedStep(StepKind::Work, minutes, 95, 105)});
        QVERIFY(std::abs(*align(workout, recording, thresholds()).steps.at(0).average - 250.0) < 2.0);
    }

    void heartRateIsAveragedWithoutItsFirstTwoMinutes() {
        const Workout workout =
            workoutOf({plannedStep(StepKind::Work, 10, 95, 105, TargetMeasure::HeartRatePercent)});
        RecordedSession session;
        session.go(2, 250, 8.0, 100).go(8, 250, 8.0, 165);
        QCOMPARE(align(workout, session.done(), thresholds()).steps.at(0).average, std::optional(165.0));
    }

    void theRecordingRateDoesNotMatter() {
        const Workout workout = workoutOf({plannedStep(StepKind::Work, 9, 95, 105)});
        Recording recording;
        recording.legs.resize(1);
        recording.start = 1000;
        std::uint32_t now = 1000;
        const auto add = [&](std::uint16_t watts, std::uint32_t every, std::uint32_t seconds) {
            for (std::uint32_t i = 0; i < seconds; i += every) {
                recording.samples.power_w.put(recording.samples.size(), watts);
                recording.samples.time.push_back(now);
                now += every;
            }
        };
        add(200, 1, 300);
        add(300, 6, 300);
        QVERIFY(std::abs(*align(workout, recording, thresholds()).steps.at(0).average - 250.0) < 3.0);
    }

    void distanceStepsAreMeasuredInMetres() {
        Step rep = plannedStep(StepKind::Work, 0, 100, 104, TargetMeasure::PacePercent);
        rep.extent = {Extent::Unit::Metres, 800.0};
        Repeat repeat;
        repeat.count = 3;
        repeat.items = {rep, plannedStep(StepKind::Recovery, 2, 0, 70, TargetMeasure::PacePercent)};
        const Workout workout = workoutOf(
            {plannedStep(StepKind::WarmUp, 10, 60, 80, TargetMeasure::PacePercent), repeat}, Sport::Running);
        RecordedSession session(Sport::Running);
        session.withoutPower().go(10, std::nullopt, 2.8);
        for (int i = 0; i < 3; ++i)
            session.go(800.0 / 4.4 / 60.0, std::nullopt, 4.4).go(2, std::nullopt, 2.0);
        const Alignment alignment = align(workout, session.done(), thresholds());
        for (const std::size_t work : {1U, 3U, 5U}) {
            const StepComparison& step = alignment.steps.at(work);
            QVERIFY(std::abs(step.distance_m->done - 800.0) < 12.0);
            QVERIFY(std::abs(*step.average - 4.4) < 0.05);
        }
    }

    void nothingRecordedMatchesNothing() {
        Recording recording;
        const Alignment alignment = align(fourByEight(), recording, thresholds());
        QCOMPARE(alignment.steps.size(), std::size_t{10});
        for (const StepComparison& step : alignment.steps)
            QCOMPARE(step.time_s.done, 0.0);
    }

    void twoDaysAreTheLongestThatStepsAreLaidOver() {
        constexpr std::uint32_t kMost = kMostMovingSeconds;
        for (const std::uint32_t apart : {1U, 30U}) {
            const Recording longest = sparse(kMost, apart);
            QCOMPARE(timelineOf(longest)->size(), kMostMovingSeconds);
            QCOMPARE(align(fourByEight(), longest, thresholds()).steps.size(), std::size_t{10});

            const Recording longer = sparse(kMost + apart, apart);
            QVERIFY(!timelineOf(longer));
            const Alignment alignment = align(fourByEight(), longer, thresholds());
            QVERIFY(alignment.steps.empty());
            QCOMPARE(alignment.planned_part.first, std::size_t{0});
            QCOMPARE(alignment.planned_part.count, longer.samples.size());
            QCOMPARE(alignment.planned_part_s, static_cast<double>(kMost + apart));
            QCOMPARE(alignment.extra_s, 0.0);
        }
    }

    void aRecordingTooLongForItsStepsIsComparedByItsTotals() {
        const Compliance compliance = compare(fourByEight(), sparse(30'000'000, 30), thresholds());
        QVERIFY(compliance.steps.empty());
        QVERIFY(compliance.score.has_value());
        QCOMPARE(compliance.done_duration_s, 30'000'000.0);
    }

    void aRecordingWithAllThatCanBeReadIsComparedAndSummed() {
        Recording recording = sparse(50'000, 1);
        recording.legs.clear();
        for (std::uint32_t i = 0; i < FitSummaries::kMostSessions; ++i) {
            Leg leg;
            leg.sport = Sport::Cycling;
            leg.start = recording.start + i * 500;
            recording.legs.push_back(leg);
        }
        for (std::uint32_t i = 0; i < FitSummaries::kMostLaps; ++i)
            recording.laps.push_back({recording.start + i * 5, recording.start + i * 5 + 5, 5.0, {}, {}, {}});
        for (std::uint32_t i = 0; i < FitSummaries::kMostTimerEvents; ++i)
            recording.timer_events.push_back({recording.start + i, i % 2 == 0});
        const Metrics metrics = summarise(recording, thresholds());
        QCOMPARE(metrics.records, std::size_t{50'000});
        QCOMPARE(metrics.avg_power_w, std::optional(200.0));
        QVERIFY(std::abs(metrics.load->value - 50'000.0 / 3600.0 * 64.0) < 1e-6);
        const Compliance compliance = compare(fourByEight(), recording, thresholds());
        QVERIFY(compliance.score.has_value());
        QCOMPARE(compliance.done_duration_s, 50'000.0);

        recording.legs.resize(1);
        const Alignment alignment = align(fourByEight(), recording, thresholds());
        QCOMPARE(alignment.steps.size(), std::size_t{10});
    }

    void repeatsOfARunWithoutASpeedColumnAreFoundByTheDistance() {
        RecordedSession session(Sport::Running);
        session.go(12, {}, 2.8);
        for (int i = 0; i < 6; ++i)
            session.go(200.0 / 60.0, {}, 4.2).go(1.5, {}, 2.6);
        const Recording recorded = session.go(10, {}, 2.8).done();
        Recording bare = recorded;
        bare.samples.speed_mm_s = {};
        const Alignment alignment = align(sixRepeatsOfARun(), bare, thresholds());
        QVERIFY(alignment.told_apart);
        QCOMPARE(minutesOf(alignment), minutesOf(align(sixRepeatsOfARun(), recorded, thresholds())));
        for (const StepComparison& step : alignment.steps) {
            const double pace = step.kind == StepKind::Work       ? 4.2
                                : step.kind == StepKind::Recovery ? 2.6
                                                                  : 2.8;
            QVERIFY(step.average && std::abs(*step.average - pace) < 0.05);
        }
        const Compliance compliance = compare(sixRepeatsOfARun(), bare, thresholds());
        QCOMPARE(compliance.score, compare(sixRepeatsOfARun(), recorded, thresholds()).score);
    }

    void samplesAreFoundWhereTheClockWentBack() {
        Recording recording = sparse(100, 1);
        for (std::uint32_t i = 0; i < 100; ++i)
            recording.samples.time.push_back(recording.start + 90 + i);
        const auto timeline = timelineOf(recording);
        QCOMPARE(timeline->size(), std::size_t{190});
        const auto samples = [&](std::size_t first, std::size_t count) {
            const Slice slice = samplesOf(*timeline, {first, count});
            return std::pair(slice.first, slice.count);
        };
        QCOMPARE(samples(0, 50), std::pair(std::size_t{0}, std::size_t{50}));
        QCOMPARE(samples(50, 50), std::pair(std::size_t{50}, std::size_t{60}));
        QCOMPARE(samples(100, 90), std::pair(std::size_t{110}, std::size_t{90}));
        QCOMPARE(samples(100, 9000), std::pair(std::size_t{110}, std::size_t{90}));
        QCOMPARE(samples(190, 1).second, std::size_t{0});
        QCOMPARE(samples(3, 0).second, std::size_t{0});
    }

    void aThousandStepsEachUnlikeTheOthersLieInTheirOrder() {
        std::vector<WorkoutItem> items;
        for (int i = 0; i < 1000; ++i)
            items.push_back(plannedStep(StepKind::Work, 2.5, 60.0 + 0.05 * i, 70.0 + 0.05 * i));
        const Alignment alignment = align(workoutOf(items), sparse(150'000, 1), thresholds());
        QCOMPARE(alignment.steps.size(), std::size_t{1000});
        double total = 0.0;
        std::size_t next = 0;
        for (const StepComparison& step : alignment.steps) {
            total += step.time_s.done;
            if (step.sample_count == 0)
                continue;
            QVERIFY(step.first_sample >= next);
            next = step.first_sample + step.sample_count;
        }
        QCOMPARE(total + alignment.extra_s, 150'000.0);
    }

    void aDayWithAThousandStepsStaysBounded() {
        Repeat repeat;
        repeat.count = 5000;
        repeat.items = {plannedStep(StepKind::Work, 0.05, 95, 105)};
        RecordedSession session;
        for (int i = 0; i < 24; ++i)
            session.go(30, 140).go(30, 250).lap();
        const Alignment alignment = align(workoutOf({repeat}), session.done(), thresholds());
        QCOMPARE(alignment.steps.size(), std::size_t{1000});
    }
};

QTEST_APPLESS_MAIN(TestAlign)
#include "test_align.moc"
