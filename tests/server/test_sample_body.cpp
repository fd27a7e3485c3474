// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/body.h"
#include "core/backend/sample/company.h"
#include "core/backend/sample/workouts.h"
#include "core/engine/metrics/moving_time.h"
#include "core/engine/metrics/weighted_power.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace leadout::backend::sample;
using leadout::engine::Recording;
using leadout::engine::Sport;

namespace {

constexpr std::uint32_t kStart = 1'795'327'920;

Recording recorded(Plan plan, const Conduct& conduct, int athlete = 1, std::uint64_t seed = 7) {
    Dice dice(seed);
    const Outing outing{thresholdsOn(athlete, 0), trueThresholdsOn(athlete, 0), kStart, 3600};
    return record(workoutOf(plan), conduct, outing, dice).front();
}

/// Mean and standard deviation of the seconds in which there was power.
std::pair<double, double> spread(const Recording& recording) {
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (const std::uint16_t watts : recording.samples.power_w.values()) {
        if (watts == 0)
            continue;
        sum += watts;
        squares += static_cast<double>(watts) * watts;
        ++count;
    }
    const double mean = sum / count;
    return {mean, std::sqrt(squares / count - mean * mean)};
}

double coasting(const Recording& recording) {
    const auto& power = recording.samples.power_w.values();
    return static_cast<double>(std::count(power.begin(), power.end(), 0)) / static_cast<double>(power.size());
}

} // namespace

class TestSampleBody : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void diceAreTheSameOnEveryComputer();
    void noiseHasItsSizeAndItsMemory();
    void powerOnTheTrainerVariesBySevenPerCent();
    void powerOnTheRoadVariesByTwentyPerCentWithCoasting();
    void theAverageOfAStepIsWhatWasAimedAt();
    void stopsAreTwentyToNinetySecondsEveryTwentyMinutes();
    void theHeartFollowsDriftsAndHasACeiling();
    void heatCostsSixBeats();
    void lapsNameTheStepsAsWritten();
    void leftOutStepsAreNotRidden();
    void sensorsLoseWhatTheyAreToldTo();
    void aSwimIsRecordedLengthByLength();
    void strengthIsHeartRateAlone();
    void aRunHasSpeedAndNoPower();
};

void TestSampleBody::diceAreTheSameOnEveryComputer() {
    // The 10,000th number of the standard generator is laid down by the language for its usual seed.
    std::mt19937_64 generator;
    generator.discard(9999);
    const std::uint64_t laidDown = generator();
    QCOMPARE(laidDown, std::uint64_t{9981545732273789042U});
    Dice dice(5489);
    double last = 0.0;
    for (int i = 0; i < 10'000; ++i)
        last = dice.uniform();
    QCOMPARE(last, static_cast<double>(laidDown >> 11U) / 9007199254740992.0);
    std::set<int> seen;
    for (int i = 0; i < 200; ++i)
        seen.insert(dice.between(2, 5));
    QCOMPARE(seen, std::set<int>({2, 3, 4, 5}));
    QVERIFY(Dice::forThing(1, 1).uniform() != Dice::forThing(1, 2).uniform());
    QVERIFY(Dice::forThing(1, 1).uniform() != Dice::forThing(2, 1).uniform());
}

void TestSampleBody::noiseHasItsSizeAndItsMemory() {
    constexpr int kCount = 200'000;
    Dice dice(3);
    Wander wander(8.0);
    double squares = 0.0;
    double neighbours = 0.0;
    double before = 0.0;
    for (int i = 0; i < kCount; ++i) {
        const double value = wander.next(dice);
        squares += value * value;
        neighbours += value * before;
        before = value;
    }
    QVERIFY(std::abs(squares / kCount - 1.0) < 0.05);
    QVERIFY(std::abs(neighbours / squares - (1.0 - 1.0 / 8.0)) < 0.01);
}

void TestSampleBody::powerOnTheTrainerVariesBySevenPerCent() {
    const Recording ride = recorded(Plan::E90, {.indoors = true});
    const auto [mean, deviation] = spread(ride);
    QVERIFY(std::abs(deviation / mean - 0.07) < 0.01);
    QCOMPARE(coasting(ride), 0.0);
    QVERIFY(ride.legs.front().indoor);
    QVERIFY(!ride.samples.altitude_5m.present());
    QCOMPARE(ride.timer_events.size(), std::size_t{2});
}

void TestSampleBody::powerOnTheRoadVariesByTwentyPerCentWithCoasting() {
    const Recording ride = recorded(Plan::L180, {});
    const auto [mean, deviation] = spread(ride);
    QVERIFY(std::abs(deviation / mean - 0.20) < 0.03);
    QVERIFY(std::abs(coasting(ride) - 0.10) < 0.03);
    QVERIFY(!ride.legs.front().indoor);
    QVERIFY(ride.samples.altitude_5m.present());
}

void TestSampleBody::theAverageOfAStepIsWhatWasAimedAt() {
    const Recording ride = recorded(Plan::E90, {.scale = 1.02});
    const auto weighted = leadout::engine::weightedPower(ride.samples, {0, ride.samples.size()});
    QVERIFY(std::abs(weighted.value_or(0) - 1.02 * 0.655 * 262.0) < 0.5);
    const Recording intervals = recorded(Plan::V54, {.changes = {{1, {}, 290.0}}});
    double sum = 0.0;
    std::uint32_t seconds = 0;
    const auto& lap = intervals.laps.at(1);
    for (std::size_t i = 0; i < intervals.samples.size(); ++i) {
        if (intervals.samples.time[i] >= lap.start && intervals.samples.time[i] < lap.end) {
            sum += intervals.samples.power_w.raw(i);
            ++seconds;
        }
    }
    QCOMPARE(seconds, 240U);
    QVERIFY(std::abs(sum / seconds - 290.0) < 0.5);
}

void TestSampleBody::stopsAreTwentyToNinetySecondsEveryTwentyMinutes() {
    const Recording ride = recorded(Plan::L180, {});
    const auto& events = ride.timer_events;
    double stopped = 0.0;
    int stops = 0;
    for (std::size_t i = 1; i + 1 < events.size(); i += 2) {
        QVERIFY(!events[i].running && events[i + 1].running);
        const auto lasts = events[i + 1].time - events[i].time;
        const auto ridden = events[i].time - events[i - 1].time;
        QVERIFY(lasts >= 20 && lasts <= 90);
        QVERIFY(ridden >= 900 && ridden <= 1501);
        stopped += lasts;
        ++stops;
    }
    QVERIFY(stops >= 6 && stops <= 12);
    QCOMPARE(*ride.elapsed_s - *ride.timer_s, stopped);
    QCOMPARE(leadout::engine::movingTime(ride).moving_s.value_or(0), 3.0 * 3600.0);
}

void TestSampleBody::theHeartFollowsDriftsAndHasACeiling() {
    const Recording steady = recorded(Plan::L180, {.indoors = true});
    const auto beatsAt = [&](std::size_t second) {
        double sum = 0.0;
        for (std::size_t i = second; i < second + 60; ++i)
            sum += steady.samples.heart_rate_bpm.raw(i);
        return sum / 60.0;
    };
    const double settled = beatsAt(300);
    // After one time constant 63 % of the way from where the heart started.
    const double first = steady.samples.heart_rate_bpm.raw(0);
    const double reached = (steady.samples.heart_rate_bpm.raw(35) - first) / (settled - first);
    QVERIFY2(std::abs(reached - 0.63) < 0.12, qPrintable(QString::number(reached)));
    const double hours = (10'000.0 - 300.0) / 3600.0;
    const double drift = (beatsAt(10'000) / settled - 1.0) / hours;
    QVERIFY2(std::abs(drift - 0.04) < 0.008, qPrintable(QString::number(drift)));
    const Recording hard = recorded(Plan::SS315, {.scale = 1.1});
    for (const std::uint8_t beats : hard.samples.heart_rate_bpm.values())
        QVERIFY(beats <= 172);
}

void TestSampleBody::heatCostsSixBeats() {
    const Recording cool = recorded(Plan::E60, {.indoors = true});
    const Recording hot = recorded(Plan::E60, {.indoors = true, .heart_more = 6.0});
    const int more = hot.samples.heart_rate_bpm.raw(1800) - cool.samples.heart_rate_bpm.raw(1800);
    QVERIFY(std::abs(more - 6) <= 1);
}

void TestSampleBody::lapsNameTheStepsAsWritten() {
    const Recording ride = recorded(Plan::V3015, {.indoors = true});
    QCOMPARE(ride.laps.size(), std::size_t{1 + 20 + 1 + 20 + 1 + 20 + 1});
    // The repeat has an entry of its own behind its two steps.
    QCOMPARE(int(*ride.laps.at(0).workout_step), 0);
    QCOMPARE(int(*ride.laps.at(1).workout_step), 1);
    QCOMPARE(int(*ride.laps.at(2).workout_step), 2);
    QCOMPARE(int(*ride.laps.at(3).workout_step), 1);
    QCOMPARE(int(*ride.laps.at(21).workout_step), 4);
    QCOMPARE(recorded(Plan::V3015, {.step_laps = false}).laps.size(), std::size_t{1});
}

void TestSampleBody::leftOutStepsAreNotRidden() {
    const Recording ride = recorded(Plan::T312, {.changes = {{5, 0.0, {}}}, .indoors = true});
    QCOMPARE(ride.timer_s.value_or(0), (75.0 - 12.0) * 60.0);
    const Recording cut = recorded(Plan::T312, {.cut_s = 1200.0, .easy_end_s = 300.0, .indoors = true});
    QCOMPARE(cut.timer_s.value_or(0), 1500.0);
}

void TestSampleBody::sensorsLoseWhatTheyAreToldTo() {
    using Power = leadout::engine::Column<std::uint16_t>;
    using Beats = leadout::engine::Column<std::uint8_t>;
    const Recording ride =
        recorded(Plan::E60, {.indoors = true, .missing_power = 0.12, .heart_gap = Stretch{600, 300}});
    const auto& power = ride.samples.power_w.values();
    const auto missing = std::count(power.begin(), power.end(), Power::kMissing);
    QVERIFY(std::abs(static_cast<double>(missing) / 3600.0 - 0.12) < 0.005);
    for (std::size_t i = 0; i < ride.samples.size(); ++i)
        QCOMPARE(ride.samples.heart_rate_bpm.raw(i) == Beats::kMissing, i >= 600 && i < 900);
    const Recording flat = recorded(Plan::E60, {.power = false, .strap = false});
    QVERIFY(!flat.samples.power_w.present());
    QVERIFY(!flat.samples.heart_rate_bpm.present());
    QVERIFY(flat.samples.speed_mm_s.present());
}

void TestSampleBody::aSwimIsRecordedLengthByLength() {
    const Recording swim = recorded(Plan::SW10, {}, 6);
    QCOMPARE(swim.sport(), Sport::Swimming);
    QCOMPARE(swim.legs.front().pool_length_m.value_or(0), 25.0);
    QCOMPARE(swim.timer_s.value_or(0), 3600.0);
    QVERIFY(swim.samples.size() < 120);
    int rests = 0;
    for (const auto& lap : swim.laps)
        rests += lap.distance_m ? 0 : 1;
    QCOMPARE(rests, 10 + 1); // and the drills, in which the watch counts nothing
}

void TestSampleBody::strengthIsHeartRateAlone() {
    const Recording gym = recorded(Plan::ST45, {});
    QCOMPARE(gym.sport(), Sport::Strength);
    QVERIFY(gym.samples.heart_rate_bpm.present());
    QVERIFY(!gym.samples.power_w.present() && !gym.samples.speed_mm_s.present());
    QVERIFY(!gym.samples.distance_cm.present() && !gym.samples.cadence_rpm.present());
}

void TestSampleBody::aRunHasSpeedAndNoPower() {
    const Recording run = recorded(Plan::RI68, {}, 2);
    QCOMPARE(run.sport(), Sport::Running);
    QVERIFY(run.samples.speed_mm_s.present() && !run.samples.power_w.present());
    const auto& lap = run.laps.at(1);
    QVERIFY(std::abs(lap.distance_m.value_or(0) - 800.0) <= 1.0); // laps are whole seconds
    QCOMPARE(lap.timer_s.value_or(0), 190.0);
    QCOMPARE(run.timer_events.size(), std::size_t{2});
}

QTEST_APPLESS_MAIN(TestSampleBody)
#include "test_sample_body.moc"
