// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/decoupling.h"
#include "core/engine/metrics/heart_rate_recovery.h"
#include "core/engine/model/sentence_ids.h"
#include "tests/unit/engine/made_rows.h"

#include <QTest>

using namespace leadout::engine;
using leadout::test::isAbsent;
using leadout::test::isNear;
using leadout::test::MadeRows;

namespace {

constexpr std::uint16_t kNoPower = Column<std::uint16_t>::kMissing;
constexpr double kHighest = 190.0; // hard is 133 and more

Measured<double> drift(const MadeRows& rows) {
    return decoupling(rows.output, rows.heart_rate_bpm, rows.held());
}

Measured<HeartRateRecovery> recovery(const MadeRows& rows, double highest = kHighest) {
    return heartRateRecovery(rows.time, rows.heart_rate_bpm, rows.output, highest);
}

/// The heart rate falls by one beat every other second, from 170.
MadeRows& fall(MadeRows& rows, std::uint32_t seconds, std::uint16_t watts) {
    for (std::uint32_t i = 0; i < seconds; i += rows.every_s)
        rows.go(rows.every_s, watts, static_cast<std::uint8_t>(170 - i / 2));
    return rows;
}

Samples samplesOf(const MadeRows& power, std::uint16_t speed) {
    Samples samples;
    samples.time = power.time;
    for (std::size_t i = 0; i < power.time.size(); ++i) {
        samples.power_w.put(i, power.output[i]);
        samples.heart_rate_bpm.put(i, power.heart_rate_bpm[i]);
        samples.speed_mm_s.put(i, speed);
    }
    return samples;
}

} // namespace

class TestMetricsHeart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalHalvesAreNotDecoupled() {
        MadeRows rows;
        rows.go(3600, 200, 140);
        QVERIFY(isNear(drift(rows), 0.0));
        MadeRows inStep; // twice the power at twice the heart rate
        inStep.go(1800, 100, 70).go(1800, 200, 140);
        QVERIFY(isNear(drift(inStep), 0.0));
    }

    void driftIsPositive() {
        MadeRows beating;
        beating.go(1800, 200, 140).go(1800, 200, 147);
        QVERIFY(isNear(drift(beating), 100.0 * (1.0 - 140.0 / 147.0)));
        MadeRows fading;
        fading.go(1800, 200, 140).go(1800, 190, 140);
        QVERIFY(isNear(drift(fading), 5.0));
        MadeRows fresher;
        fresher.go(1800, 200, 147).go(1800, 200, 140);
        QVERIFY(isNear(drift(fresher), -5.0));
    }

    void theHalvesAreEqualInTime() {
        MadeRows odd;
        odd.every_s = 3;
        odd.go(1203, 200, 140).go(1203, 100, 140);
        QVERIFY(isNear(drift(odd), 50.0));
        // 401 rows: the one in the middle belongs to both halves.
        MadeRows shared;
        shared.every_s = 3;
        shared.go(600, 200, 140).go(3, 100, 140).go(600, 200, 140);
        QVERIFY(isNear(drift(shared), 0.0));
    }

    void aSlowRecordingIsDecoupledAlike() {
        MadeRows fast;
        MadeRows slow;
        slow.every_s = 4;
        for (MadeRows* rows : {&fast, &slow})
            rows->go(1200, 210, 138).pause(900).go(1000, 200, 144).go(600, 150, 139);
        QVERIFY(isNear(drift(slow), *drift(fast), 1e-9));
    }

    void secondsWithoutAHeartRateAreLeftOut() {
        MadeRows rows;
        rows.go(900, 200, 140).go(600, 300, 0).go(600, 400, 255).go(900, 200, 147);
        QVERIFY(isNear(drift(rows), 100.0 * (1.0 - 140.0 / 147.0)));
    }

    void aSecondWithoutPowerIsNoneAsInTheAverage() {
        MadeRows rows;
        rows.go(1140, 200, 140).go(60, kNoPower, 140).go(1200, 190, 140);
        QVERIFY(isNear(drift(rows), 0.0));
    }

    void aMeterThatFellSilentIsNoDrift() {
        MadeRows dead;
        dead.go(1800, 200, 140).go(1610, 200, 140).go(190, kNoPower, 140);
        QVERIFY(isAbsent(drift(dead), sentence::kAbsentHalf));
        MadeRows zero;
        zero.go(1800, 200, 140).go(1800, 0, 140);
        QVERIFY(isAbsent(drift(zero), sentence::kAbsentHalf));
    }

    void decouplingNeedsTwentyMinutesOfBoth() {
        MadeRows rows;
        rows.go(599, 200, 140).go(50, kNoPower, 140).go(600, 200, 0).go(600, 200, 140);
        const auto none = drift(rows);
        QVERIFY(isAbsent(none, sentence::kAbsentTogether));
        const std::vector<SentenceValue> values = {Quantity{1199, Unit::Seconds},
                                                   Quantity{1200, Unit::Seconds}};
        QVERIFY(none.error().values == values);
        rows.go(1, 200, 140);
        QVERIFY(drift(rows).has_value());
        QVERIFY(isAbsent(decoupling({}, {}, {}), sentence::kAbsentTogether));
    }

    void aHalfOfNothingHasNoRatio() {
        MadeRows rows;
        rows.go(1800, 0, 100).go(1800, 200, 140);
        QVERIFY(isAbsent(drift(rows), sentence::kAbsentHalf));
        MadeRows silent;
        silent.go(1800, 200, 100).go(1800, 200, 0);
        QVERIFY(isAbsent(drift(silent), sentence::kAbsentHalf));
    }

    void aSelectionIsTakenByItself() {
        MadeRows rows;
        rows.go(1200, 100, 120).go(1200, 200, 140).go(1200, 190, 140);
        const Samples samples = samplesOf(rows, 8000);
        Part part;
        part.sport = Sport::Cycling;
        part.samples = {1200, 2400};
        QVERIFY(isNear(decoupling(samples, part), 5.0));
        part.sport = Sport::Running; // the speed did not change
        QVERIFY(isNear(decoupling(samples, part), 0.0));
        part.samples = {1200, 600};
        QVERIFY(isAbsent(decoupling(samples, part), sentence::kAbsentTogether));
        part.sport = Sport::Multisport;
        QVERIFY(isAbsent(decoupling(samples, part), sentence::kAbsentSport));
    }

    void decouplingNamesTheMissingColumn() {
        Samples samples;
        for (std::uint32_t i = 0; i < 1800; ++i)
            samples.time.push_back(i);
        Part part;
        part.samples = {0, 1800};
        QVERIFY(isAbsent(decoupling(samples, part), sentence::kAbsentPower));
        part.sport = Sport::Running;
        QVERIFY(isAbsent(decoupling(samples, part), sentence::kAbsentSpeed));
        samples.speed_mm_s.put(0, 3000);
        QVERIFY(isAbsent(decoupling(samples, part), sentence::kAbsentHeartRate));
    }

    void theHeartFallsByThirtyBeatsInAMinute_data() {
        QTest::addColumn<int>("every");
        QTest::newRow("every second") << 1;
        QTest::newRow("every four seconds") << 4;
    }

    void theHeartFallsByThirtyBeatsInAMinute() {
        QFETCH(const int, every);
        MadeRows rows;
        rows.every_s = static_cast<std::uint32_t>(every);
        rows.go(600, 150, 120).go(300, 300, 170);
        const std::uint32_t end = rows.now;
        fall(rows, 120, 80);
        const auto fell = recovery(rows);
        QVERIFY(fell.has_value());
        QCOMPARE(fell->end, end);
        QCOMPARE(fell->from_bpm, 170.0);
        QVERIFY(std::abs(fell->drop_bpm - 28.5) <= 1.0);
        QCOMPARE(fell->drop_bpm, fell->from_bpm - fell->to_bpm);
    }

    void theLastHardEffortCounts() {
        MadeRows rows;
        rows.go(300, 300, 170);
        fall(rows, 90, 80);
        rows.go(600, 150, 120).go(300, 280, 165);
        const std::uint32_t end = rows.now;
        rows.go(120, 80, 160);
        const auto fell = recovery(rows);
        QVERIFY(fell.has_value());
        QCOMPARE(fell->end, end);
        QCOMPARE(fell->drop_bpm, 5.0);
    }

    void ridingOnIsNoRecovery() {
        MadeRows rows;
        rows.go(600, 300, 170).go(600, 200, 150); // easier, but more than half
        QVERIFY(isAbsent(recovery(rows), sentence::kAbsentEasing));
    }

    void anEffortMustBeHardForTwoMinutes() {
        MadeRows rows;
        rows.go(600, 100, 132).go(119, 300, 170).go(120, 50, 132);
        const auto none = recovery(rows);
        QVERIFY(isAbsent(none, sentence::kAbsentHardEffort));
        const std::vector<SentenceValue> values = {Quantity{133, Unit::Bpm}, Quantity{120, Unit::Seconds}};
        QVERIFY(none.error().values == values);
        MadeRows longer;
        longer.go(600, 100, 132).go(120, 300, 170).go(120, 50, 132);
        QVERIFY(recovery(longer).has_value());
    }

    void nothingIsPutIntoHoles() {
        MadeRows stopped; // the recording ends half a minute after the effort
        stopped.go(300, 300, 170).go(30, 50, 150);
        QVERIFY(isAbsent(recovery(stopped), sentence::kAbsentEasing));
        MadeRows lost; // the strap is silent for 20 s
        lost.go(300, 300, 170).go(20, 50, 160).go(20, 50, 0).go(60, 50, 130);
        QVERIFY(isAbsent(recovery(lost), sentence::kAbsentEasing));
        MadeRows paused;
        paused.go(300, 300, 170).pause(40).go(120, 50, 130);
        QVERIFY(isAbsent(recovery(paused), sentence::kAbsentEasing));
        MadeRows flickering; // a dropout of 5 s is bridged
        flickering.go(300, 300, 170).go(20, 50, 160).go(5, 50, 0).go(95, 50, 140);
        QVERIFY(recovery(flickering).has_value());
    }

    void recoverySaysWhatIsMissing() {
        MadeRows rows;
        rows.go(600, 200, 0);
        QVERIFY(isAbsent(recovery(rows), sentence::kAbsentHeartRate));
        MadeRows sound;
        sound.go(600, 200, 170);
        QVERIFY(isAbsent(recovery(sound, 0.0), sentence::kAbsentMaxHeartRate));
        QVERIFY(isAbsent(heartRateRecovery(sound.time, sound.heart_rate_bpm, {}, kHighest),
                         sentence::kAbsentOutput));
        QVERIFY(isAbsent(heartRateRecovery({}, {}, {}, kHighest), sentence::kAbsentHeartRate));
    }
};

QTEST_APPLESS_MAIN(TestMetricsHeart)
#include "test_metrics_heart.moc"
