// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/compare.h"
#include "core/engine/compliance/joined.h"
#include "core/engine/compliance/session.h"
#include "core/engine/model/sentence_ids.h"
#include "tests/unit/engine/recorded_session.h"

#include <QTest>

#include <algorithm>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

Thresholds thresholds() {
    Thresholds made;
    made.power_w = 250.0;
    made.heart_rate_bpm = 170.0;
    made.run_speed_m_s = 4.0;
    made.swim_speed_m_s = 1.2;
    return made;
}

RecordedSession repeatsDone(int repeats) {
    RecordedSession session;
    session.go(15, 138);
    for (int i = 0; i < repeats; ++i)
        session.go(8, 250).go(4, 125);
    session.go(12, 125);
    return session;
}

RecordedSession perfect() {
    return repeatsDone(4);
}

/// The plan whose warm-up ends with the lap button.
Workout withOpenWarmUp() {
    Workout workout = fourByEight();
    std::get<Step>(workout.items.front()).extent = {};
    return workout;
}

Workout endurance(double minutes) {
    return workoutOf({plannedStep(StepKind::Work, minutes, 56, 75)});
}

Workout untargeted(Sport sport, double minutes) {
    Workout workout = workoutOf({}, sport);
    workout.duration_s = minutes * 60.0;
    return workout;
}

QList<Reason> reasonsOf(const Compliance& result) {
    QList<Reason> reasons;
    for (const VerdictReason& reason : result.reasons)
        reasons.append(reason.reason);
    return reasons;
}

const SumRow* rowOf(const Compliance& result, SumRow::Part part) {
    for (const SumRow& row : result.sum) {
        if (row.part == part)
            return &row;
    }
    return nullptr;
}

} // namespace

Q_DECLARE_METATYPE(Verdict)
Q_DECLARE_METATYPE(Workout)
Q_DECLARE_METATYPE(Recording)
Q_DECLARE_METATYPE(DayFacts)

class TestScoreCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSessionRiddenAsPlannedScoresAHundred() {
        const Compliance result = compare(fourByEight(), perfect().done(), thresholds());
        QCOMPARE(result.verdict, Verdict::OnTarget);
        QCOMPARE(result.score, std::optional(100));
        QCOMPARE(result.band, std::optional(Band::Green));
        QCOMPARE(result.steps.size(), std::size_t{10});
        QCOMPARE(result.sum.size(), std::size_t{4});
    }

    void theRideHomeChangesNothing() {
        RecordedSession session = perfect();
        session.go(35, 125);
        const Compliance result = compare(fourByEight(), session.done(), thresholds());
        QCOMPARE(result.score, std::optional(100));
        QCOMPARE(result.verdict, Verdict::OnTarget);
        QCOMPARE(reasonsOf(result), QList<Reason>{Reason::Extra});
        QCOMPARE(result.extra_s, std::optional(2100.0));
    }

    void aChainGangAfterwardsIsOverdone() {
        RecordedSession session = perfect();
        session.go(90, 210);
        const Compliance result = compare(fourByEight(), session.done(), thresholds());
        QCOMPARE(result.verdict, Verdict::Overdone);
        QCOMPARE(reasonsOf(result), QList<Reason>{Reason::Extra});
        QCOMPARE(result.score, std::optional(79));
    }

    void aLongRideInPlaceOfTheRepeatsIsOverNotUnder() {
        RecordedSession session;
        session.go(300, 165);
        const Compliance result = compare(fourByEight(), session.done(), thresholds());
        QCOMPARE(result.verdict, Verdict::WellOver);
        QVERIFY(!result.extra_s);
        QVERIFY(reasonsOf(result).contains(Reason::Longer));
    }

    void aCoffeeStopCostsNothing() {
        RecordedSession session;
        session.go(60, 165).stand(58).go(62, 165);
        const Compliance result = compare(endurance(120), session.done(), thresholds());
        QCOMPARE(result.score, std::optional(100));
        QCOMPARE(result.done_duration_s, 122.0 * 60.0);
    }

    void missingRepeatsAreNamed() {
        RecordedSession session;
        session.go(15, 138).go(8, 250).go(4, 125).go(8, 250).go(4, 125).go(12, 125);
        const Compliance result = compare(fourByEight(), session.done(), thresholds());
        QCOMPARE(result.verdict, Verdict::Underdone);
        QCOMPARE(reasonsOf(result), QList<Reason>{Reason::Repeats});
    }

    void aLoadByHeartRateAgainstAPowerPlanIsGrey() {
        RecordedSession session;
        session.withoutPower().go(75, std::nullopt);
        const Compliance result = compare(fourByEight(), session.done(), thresholds());
        QCOMPARE(result.verdict, Verdict::OnTarget);
        QCOMPARE(result.score, std::optional(100));
        const SumRow* load = rowOf(result, SumRow::Part::Load);
        QVERIFY(load);
        QVERIFY(!load->counted);
        QVERIFY(!rowOf(result, SumRow::Part::Intensity));
    }

    void twoFilesOfOneSessionAreOneSession() {
        RecordedSession first;
        first.go(15, 138).go(8, 250).go(4, 125).go(3, 250);
        RecordedSession second(Sport::Cycling, 1'792'000'000 + 31 * 60);
        second.go(5, 250).go(4, 125).go(8, 250).go(4, 125).go(8, 250).go(4, 125).go(12, 125);
        const std::vector<Recording> both = {second.done(), first.done()};
        const Compliance result = compare(fourByEight(), both, thresholds());
        QCOMPARE(result.verdict, Verdict::OnTarget);
        QVERIFY(*result.score >= 99);
        QCOMPARE(result.done_duration_s, 75.0 * 60.0);
    }

    void twoSessionsOfOneSportInAFileAreOneSession() {
        Recording recording = perfect().done();
        Leg second = recording.legs.front();
        second.start = recording.start + 1900;
        recording.legs.front().timer_s = recording.legs.front().elapsed_s = 1900.0;
        second.timer_s = second.elapsed_s = *recording.timer_s - 1900.0;
        recording.legs.push_back(second);
        const Compliance result = compare(fourByEight(), recording, thresholds());
        QCOMPARE(result.score, std::optional(100));
        QCOMPARE(result.steps.size(), std::size_t{10});
        QVERIFY(rowOf(result, SumRow::Part::Steps));
        recording.legs.back().sport = Sport::Running;
        QVERIFY(compare(fourByEight(), recording, thresholds()).steps.empty());
    }

    void aRideRecordedByTwoDevicesIsOneRide() {
        RecordedSession watch(Sport::Cycling, 1'792'000'000 + 20);
        watch.withoutPower().go(74, std::nullopt);
        for (const bool watchFirst : {false, true}) {
            std::vector<Recording> both = {perfect().done(), watch.done()};
            if (watchFirst)
                std::swap(both[0], both[1]);
            const Compliance result = compare(fourByEight(), both, thresholds());
            QCOMPARE(result.score, std::optional(100));
            QCOMPARE(result.done_duration_s, 75.0 * 60.0);
        }
        const std::vector<Recording> same = {perfect().done(), perfect().done()};
        QCOMPARE(compare(endurance(75), same, thresholds()).done_duration_s, 75.0 * 60.0);
    }

    void filesThatOverlapForAMomentAreBothCounted() {
        RecordedSession second(Sport::Cycling, 1'792'000'000 + 44 * 60);
        second.go(46, 165);
        const std::vector<Recording> both = {RecordedSession().go(45, 165).done(), second.done()};
        const Compliance result = compare(endurance(90), both, thresholds());
        QVERIFY(result.done_duration_s >= 89.0 * 60.0 && result.done_duration_s <= 91.0 * 60.0);
    }

    void aBrickIsTheSumOfItsTwoFiles() {
        Workout workout = untargeted(Sport::Multisport, 110);
        workout.load = 85.0;
        RecordedSession ride;
        ride.go(90, 163);
        RecordedSession run(Sport::Running, 1'792'000'000 + 95 * 60);
        run.withoutPower().go(20, std::nullopt, 3.4);
        const std::vector<Recording> both = {ride.done(), run.done()};
        const Compliance result = compare(workout, both, thresholds());
        QCOMPARE(result.verdict, Verdict::OnTarget);
        QCOMPARE(result.score, std::optional(100));
        QCOMPARE(result.done_duration_s, 110.0 * 60.0);
        QVERIFY(rowOf(result, SumRow::Part::Load)->counted);
    }

    void theLoadOfABrickIsNamedByNoOneMethod() {
        const Workout workout = untargeted(Sport::Multisport, 110);
        const auto bothWith = [](std::optional<double> watts) {
            RecordedSession ride;
            RecordedSession run(Sport::Running, 1'792'000'000 + 95 * 60);
            return std::vector<Recording>{ride.go(90, watts).done(), run.go(20, std::nullopt, 3.4).done()};
        };
        const auto methodDone = [&](const std::vector<Recording>& both, const Thresholds& known) {
            return sumOf(partsOf(both), workout, known).load.value_or(Load{}).method;
        };
        const Thresholds known = thresholds();
        const std::vector<Recording> both = bothWith(163.0);
        QCOMPARE(methodOf(workout, known), LoadMethod::Mixed);
        QCOMPARE(methodDone(both, known), LoadMethod::Mixed);
        // A ride without power can only be measured by heart rate, and so all of it is.
        const std::vector<Recording> blind = bothWith(std::nullopt);
        QCOMPARE(methodDone(blind, known), LoadMethod::HeartRate);
        const Workout running = untargeted(Sport::Running, 20);
        const std::vector<Recording> run = {blind.back()};
        const double byPace = sumOf(partsOf(run), running, known).load->value;
        Thresholds heart;
        heart.heart_rate_bpm = 170.0;
        QVERIFY(std::abs(sumOf(partsOf(blind), workout, known).load->value -
                         sumOf(partsOf(blind), workout, heart).load->value) < 1e-9);
        QVERIFY(std::abs(sumOf(partsOf(run), running, heart).load->value - byPace) > 1.0);
        QCOMPARE(methodOf(workout, heart), LoadMethod::HeartRate);
        QCOMPARE(methodDone(both, heart), LoadMethod::HeartRate);
        // Where the run has no heart rate either, the two have nothing in common.
        std::vector<Recording> silent = blind;
        silent.back().samples.heart_rate_bpm = {};
        QVERIFY(!sumOf(partsOf(silent), workout, known).load);
    }

    void aPoolSwimIsTheBetterOfDistanceAndTime() {
        Workout workout = untargeted(Sport::Swimming, 60);
        workout.distance_m = 3000.0;
        Recording swim = RecordedSession(Sport::Swimming).withoutPower().go(61, std::nullopt, 0.656).done();
        swim.legs.front().pool_length_m = 25.0;
        const Compliance result = compare(workout, swim, thresholds());
        QCOMPARE(result.score, std::optional(100));
        QCOMPARE(result.sum.size(), std::size_t{1});
        QCOMPARE(result.sum.front().part, SumRow::Part::Duration);
    }

    void aPoolSwimInTwoFilesRestsOnlyBetweenItsLengths() {
        constexpr std::uint32_t kStart = 1'792'000'000;
        const auto swim = [](std::uint32_t start) {
            Recording made;
            made.start = start;
            made.legs.push_back({});
            made.legs.front().sport = Sport::Swimming;
            made.legs.front().start = start;
            made.legs.front().pool_length_m = 25.0;
            for (std::uint32_t i = 0; i < 40; ++i) // 25 m in 25 s, and 5 s of rest after each
                made.lengths.push_back({start + 30 * i, 25.0, true});
            made.timer_s = made.elapsed_s = 1200.0;
            made.distance_m = 1000.0;
            return made;
        };
        const std::vector<Recording> both = {swim(kStart), swim(kStart + 3000)};
        const Recording all = joined(both);
        const Part whole = wholePart(all);
        QCOMPARE(whole.rest_s, 400.0);
        QCOMPARE(*all.distance_m / (*all.timer_s - whole.rest_s), 1.0);
    }

    void aShortRecoveryRideIsOnTarget() {
        Workout workout = endurance(45);
        workout.type = SessionType::Recovery;
        RecordedSession session;
        session.go(30, 100);
        const Compliance result = compare(workout, session.done(), thresholds());
        QCOMPARE(result.score, std::optional(100));
        QVERIFY(result.steps.empty());
    }

    void anOverdoneRecoveryDaySaysWhatMadeItSo() {
        Workout workout = untargeted(Sport::Cycling, 60);
        workout.intensity = 0.60;
        const Compliance harder = compare(workout, RecordedSession().go(12, 156).done(), thresholds());
        QCOMPARE(harder.verdict, Verdict::Overdone);
        QCOMPARE(reasonsOf(harder), QList<Reason>{Reason::Harder});
        const Compliance longer = compare(workout, RecordedSession().go(100, 100).done(), thresholds());
        QCOMPARE(longer.verdict, Verdict::Overdone);
        QCOMPARE(reasonsOf(longer), QList<Reason>{Reason::Longer});
        const Compliance both = compare(workout, RecordedSession().go(100, 180).done(), thresholds());
        QCOMPARE(reasonsOf(both), (QList<Reason>{Reason::Longer, Reason::Harder}));
    }

    void aRecoveryDayWithoutAPlannedLoadIsHeldAgainstItsLimit() {
        Workout workout = untargeted(Sport::Cycling, 45);
        workout.type = SessionType::Recovery;
        const Compliance easy = compare(workout, RecordedSession().go(45, 140).done(), thresholds());
        QCOMPARE(easy.verdict, Verdict::OnTarget);
        QCOMPARE(easy.score, std::optional(100));
        const Compliance hard = compare(workout, RecordedSession().go(45, 280).done(), thresholds());
        QCOMPARE(hard.verdict, Verdict::Overdone);
        QCOMPARE(reasonsOf(hard), QList<Reason>{Reason::Harder});
        QCOMPARE(hard.score, std::optional(79));
    }

    void aRecoveryRunHasALimitOfItsOwn_data() {
        QTest::addColumn<double>("speed");
        QTest::addColumn<int>("beats");
        QTest::addColumn<bool>("paced");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("easy by pace") << 3.0 << 150 << true << Verdict::OnTarget;
        QTest::newRow("at the limit by pace") << 3.12 << 150 << true << Verdict::OnTarget;
        QTest::newRow("hard by pace") << 3.6 << 150 << true << Verdict::Overdone;
        QTest::newRow("easy by heart rate") << 3.0 << 143 << false << Verdict::OnTarget;
        QTest::newRow("hard by heart rate") << 3.0 << 160 << false << Verdict::Overdone;
    }
    void aRecoveryRunHasALimitOfItsOwn() {
        QFETCH(const double, speed);
        QFETCH(const int, beats);
        QFETCH(const bool, paced);
        Workout workout = untargeted(Sport::Running, 45);
        workout.type = SessionType::Recovery;
        RecordedSession session(Sport::Running);
        session.withoutPower().go(45, std::nullopt, speed, static_cast<std::uint8_t>(beats));
        Thresholds known = thresholds();
        if (!paced)
            known.run_speed_m_s.reset();
        const Compliance result = compare(workout, session.done(), known);
        QTEST(result.verdict, "verdict");
        const bool hard = result.verdict == Verdict::Overdone;
        QCOMPARE(reasonsOf(result), hard ? QList<Reason>{Reason::Harder} : QList<Reason>());
    }

    void aRecoveryRideByHeartRateHasALimitToo() {
        Workout workout = untargeted(Sport::Cycling, 45);
        workout.type = SessionType::Recovery;
        Thresholds known = thresholds();
        known.power_w.reset();
        const auto verdictAt = [&](std::uint8_t beats) {
            RecordedSession session;
            session.withoutPower().go(45, std::nullopt, 8.0, beats);
            return compare(workout, session.done(), known).verdict;
        };
        QCOMPARE(verdictAt(130), Verdict::OnTarget);
        QCOMPARE(verdictAt(150), Verdict::Overdone);
    }

    void filesAtTheEndOfTheClockAreJoinedInOrder() {
        RecordedSession first(Sport::Cycling, 0xFFFFFFFFU - 1200 - 599);
        RecordedSession second(Sport::Cycling, 0xFFFFFFFFU - 599);
        first.go(10, 165);
        second.go(10, 165);
        const std::vector<Recording> both = {second.done(), first.done()};
        const Recording all = joined(both);
        QVERIFY(std::is_sorted(all.timer_events.begin(), all.timer_events.end(),
                               [](const TimerEvent& a, const TimerEvent& b) { return a.time < b.time; }));
        const std::vector<Recording> threeOfThem = {first.done(), second.done(), second.done()};
        for (const TimerEvent& event : joined(threeOfThem).timer_events)
            QVERIFY(event.time > 0xFFFFFFFFU - 1800);
    }

    void anOpenStepLeavesTheOthersToBeCompared() {
        const Workout workout = withOpenWarmUp();
        const Compliance whole = compare(workout, perfect().done(), thresholds());
        QCOMPARE(whole.verdict, Verdict::OnTarget);
        QCOMPARE(whole.score, std::optional(100));
        QCOMPARE(whole.planned_duration_s, 60.0 * 60.0);
        QVERIFY(reasonsOf(whole).isEmpty());
        const Compliance part = compare(workout, repeatsDone(2).done(), thresholds());
        QCOMPARE(part.verdict, Verdict::Underdone);
        QCOMPARE(reasonsOf(part), QList<Reason>{Reason::Repeats});
    }

    void whatIsPlannedByDistanceBetweenOpenStepsIsComparedByDistance() {
        Step rep = plannedStep(StepKind::Work, 0, 100, 104, TargetMeasure::PacePercent);
        rep.extent = {Extent::Unit::Metres, 1200.0};
        Step pause;
        pause.kind = StepKind::Recovery;
        Repeat repeat;
        repeat.count = 4;
        repeat.items = {rep, pause};
        RecordedSession session(Sport::Running);
        session.withoutPower();
        for (int i = 0; i < 4; ++i)
            session.go(5, std::nullopt, 4.08).go(2, std::nullopt, 2.0);
        const Compliance result = compare(workoutOf({repeat}, Sport::Running), session.done(), thresholds());
        QCOMPARE(result.verdict, Verdict::OnTarget);
        const SumRow* row = rowOf(result, SumRow::Part::Distance);
        QVERIFY(row);
        QCOMPARE(row->points, row->of);
    }

    void whatOnlyTheClockTellsApartIsNotCutFromALongerRide() {
        const Workout workout = workoutOf({plannedStep(StepKind::WarmUp, 10, 2, 3, TargetMeasure::Effort),
                                           plannedStep(StepKind::Work, 40, 5, 6, TargetMeasure::Effort),
                                           plannedStep(StepKind::CoolDown, 10, 2, 3, TargetMeasure::Effort)},
                                          Sport::Running);
        RecordedSession session(Sport::Running);
        session.withoutPower().go(180, std::nullopt, 3.0);
        const Compliance result = compare(workout, session.done(), thresholds());
        QCOMPARE(result.verdict, Verdict::WellOver);
        QCOMPARE(reasonsOf(result), QList<Reason>{Reason::Longer});
        QVERIFY(!result.extra_s);
        QVERIFY(*result.score <= 79);
    }

    void aPowerPlanRiddenForHoursWithoutPowerIsLonger() {
        RecordedSession session;
        session.withoutPower().go(300, std::nullopt);
        const Compliance result = compare(fourByEight(), session.done(), thresholds());
        QCOMPARE(result.verdict, Verdict::WellOver);
        QCOMPARE(reasonsOf(result), QList<Reason>{Reason::Longer});
    }

    void hoursAfterAPlanWithOpenStepsAreOverdone() {
        RecordedSession session = perfect();
        session.go(240, 200);
        const Compliance result = compare(withOpenWarmUp(), session.done(), thresholds());
        QCOMPARE(result.verdict, Verdict::Overdone);
        QCOMPARE(reasonsOf(result), QList<Reason>{Reason::Extra});
        QCOMPARE(result.score, std::optional(79));
    }

    void hoursInPlaceOfTheLastRepeatsAreOverdoneAndTheRepeatsNamed() {
        RecordedSession session;
        session.go(15, 138).go(8, 250).go(4, 125).go(8, 250).go(4, 125).go(120, 200);
        const Compliance result = compare(fourByEight(), session.done(), thresholds());
        QCOMPARE(result.verdict, Verdict::Overdone);
        QCOMPARE(reasonsOf(result), (QList<Reason>{Reason::Repeats, Reason::Extra}));
        const std::vector<SentenceValue> values = {Quantity{2, Unit::Count}, Quantity{4, Unit::Count}};
        QCOMPARE(result.reasons.front().sentence.values, values);
    }

    void easyRidingInPlaceOfTheRepeatsIsNoRepeat() {
        RecordedSession session;
        session.go(15, 138).go(48, 140).go(12, 125);
        const Compliance result = compare(fourByEight(), session.done(), thresholds());
        QVERIFY(result.verdict == Verdict::Underdone || result.verdict == Verdict::WellUnder);
        QVERIFY(reasonsOf(result).contains(Reason::Repeats));
        QVERIFY(reasonsOf(result).contains(Reason::Easier));
    }

    void aTargetWithoutItsThresholdIsNotCalledMet() {
        const Workout workout = workoutOf({plannedStep(StepKind::Work, 40, 115, 125)});
        const Recording recording = RecordedSession().go(40, 100).done();
        const Compliance unknown = compare(workout, recording, Thresholds{});
        QVERIFY(unknown.threshold_missing);
        QVERIFY(!unknown.steps.front().compared);
        const SumRow* row = rowOf(unknown, SumRow::Part::Steps);
        QVERIFY(row);
        // It lost no points, so none are named.
        QCOMPARE(row->sentence.id, std::string(sentence::kSumStepUncompared));
        QCOMPARE(row->sentence.values.size(), std::size_t{3});
        const Compliance known = compare(workout, recording, thresholds());
        QVERIFY(!known.threshold_missing);
        QVERIFY(known.steps.front().compared);
        const Workout byFeel = workoutOf({plannedStep(StepKind::Work, 40, 5, 6, TargetMeasure::Effort)});
        QVERIFY(!compare(byFeel, recording, Thresholds{}).threshold_missing);
        const Workout watts =
            workoutOf({plannedStep(StepKind::Work, 40, 95, 105, TargetMeasure::PowerWatts)});
        QVERIFY(!compare(watts, recording, Thresholds{}).threshold_missing);
    }

    void someSessionsHaveNoScore_data() {
        QTest::addColumn<Workout>("workout");
        QTest::addColumn<Recording>("recording");
        QTest::addColumn<DayFacts>("day");
        QTest::addColumn<Verdict>("verdict");
        const Recording ride = perfect().done();
        const Recording run = RecordedSession(Sport::Running).withoutPower().go(52, std::nullopt, 3.0).done();
        const Recording gym =
            RecordedSession(Sport::Strength).withoutPower().go(25, std::nullopt, 0.0).done();
        RecordedSession flat;
        flat.go(60, 165).go(10, std::nullopt).go(20, 165);
        Workout race = endurance(90);
        race.type = SessionType::Race;
        Workout test = endurance(90);
        test.type = SessionType::Test;
        QTest::newRow("race") << race << ride << DayFacts{} << Verdict::Race;
        QTest::newRow("test") << test << ride << DayFacts{} << Verdict::Test;
        QTest::newRow("run for ride") << fourByEight() << run << DayFacts{} << Verdict::Swapped;
        QTest::newRow("strength") << untargeted(Sport::Strength, 45) << gym << DayFacts{} << Verdict::Done;
        QTest::newRow("sick") << fourByEight() << ride << DayFacts{true, false} << Verdict::Sick;
        QTest::newRow("injured") << race << ride << DayFacts{false, true} << Verdict::Injured;
        Workout rest = workoutOf({});
        rest.type = SessionType::Recovery;
        QTest::newRow("nothing planned") << workoutOf({}) << ride << DayFacts{} << Verdict::Unplanned;
        QTest::newRow("rest day") << rest << ride << DayFacts{} << Verdict::Unplanned;
        QTest::newRow("strength without a length")
            << workoutOf({}, Sport::Strength) << gym << DayFacts{} << Verdict::Done;
        QTest::newRow("other sport") << workoutOf({}, Sport::Other) << ride << DayFacts{} << Verdict::Done;
        QTest::newRow("power lost") << endurance(90) << flat.done() << DayFacts{} << Verdict::BadData;
    }

    void someSessionsHaveNoScore() {
        QFETCH(Workout, workout);
        QFETCH(Recording, recording);
        QFETCH(DayFacts, day);
        QFETCH(Verdict, verdict);
        const Compliance result = compare(workout, recording, thresholds(), day);
        QCOMPARE(result.verdict, verdict);
        QVERIFY(!result.score);
        QVERIFY(!result.band);
        QVERIFY(result.sum.empty());
        QVERIFY(result.reasons.empty());
        QVERIFY(result.done_duration_s > 0.0);
    }

    void aSwapNamesBothSports() {
        const Recording run = RecordedSession(Sport::Running).withoutPower().go(52, std::nullopt, 3.0).done();
        const Compliance result = compare(fourByEight(), run, thresholds());
        const std::vector<SentenceValue> values = {std::string("sport.running"),
                                                   std::string("sport.cycling")};
        QCOMPARE(result.not_scored->values, values);
    }

    void aGymSessionOfLessThanHalfItsTimeIsJudgedByTime() {
        const Recording gym =
            RecordedSession(Sport::Strength).withoutPower().go(20, std::nullopt, 0.0).done();
        const Compliance result = compare(untargeted(Sport::Strength, 45), gym, thresholds());
        QCOMPARE(result.verdict, Verdict::WellUnder);
    }

    void aLittleMissingPowerIsNoBadData() {
        RecordedSession session;
        session.go(80, 165).go(5, std::nullopt).go(5, 165);
        QCOMPARE(compare(endurance(90), session.done(), thresholds()).verdict, Verdict::OnTarget);
    }

    void badDataGoesByTheNumberThatIsShown() {
        const auto verdict = [](double minutes) {
            RecordedSession session;
            session.go(80, 165).go(minutes, std::nullopt).go(100.0 - 80.0 - minutes, 165);
            return compare(endurance(100), session.done(), thresholds()).verdict;
        };
        QCOMPARE(verdict(10.4), Verdict::OnTarget);
        QCOMPARE(verdict(10.6), Verdict::BadData);
    }

    void lostPowerIsNoMatterWhereThePlanHasNone() {
        RecordedSession session(Sport::Running);
        session.go(30, 250, 3.0).go(20, std::nullopt, 3.0);
        Workout workout = untargeted(Sport::Running, 50);
        QCOMPARE(compare(workout, session.done(), thresholds()).verdict, Verdict::OnTarget);
    }

    void aRecordingWithoutAPlanIsUnplanned() {
        const Compliance result = unplanned(perfect().done());
        QCOMPARE(result.verdict, Verdict::Unplanned);
        QVERIFY(!result.score);
        QCOMPARE(result.done_duration_s, 75.0 * 60.0);
    }

    void anEmptyRecordingIsFarUnderAndDoesNotCrash() {
        Recording empty;
        empty.legs.resize(1);
        empty.legs.front().sport = Sport::Cycling;
        empty.timer_s = 1.0;
        const Compliance result = compare(fourByEight(), empty, thresholds());
        QCOMPARE(result.verdict, Verdict::WellUnder);
        QCOMPARE(result.band, std::optional(Band::Red));
    }
};

QTEST_APPLESS_MAIN(TestScoreCompare)
#include "test_score_compare.moc"
