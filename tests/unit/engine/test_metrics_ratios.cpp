// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/averages.h"
#include "core/engine/metrics/efficiency.h"
#include "core/engine/metrics/time_in_zones.h"
#include "core/engine/metrics/variability.h"
#include "core/engine/model/sentence_ids.h"
#include "core/engine/workout/zones.h"
#include "tests/unit/engine/made_rows.h"

#include <QTest>

#include <numeric>

using namespace leadout::engine;
using leadout::test::isAbsent;
using leadout::test::isNear;
using leadout::test::MadeRows;

namespace {

Metrics measured(double weighted, double average, double heartRate) {
    Metrics metrics;
    metrics.records = 3600;
    metrics.weighted_power_w = weighted;
    metrics.avg_power_w = average;
    metrics.avg_hr_bpm = heartRate;
    return metrics;
}

constexpr std::uint16_t kNoPower = Column<std::uint16_t>::kMissing;
const std::vector<double> kTwoBounds = {100.0, 200.0};

} // namespace

class TestMetricsRatios : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void variabilityIsWeightedByAveragePower() {
        QVERIFY(isNear(variability(measured(220, 200, 140), 3600.0), 1.1));
        QVERIFY(isNear(variability(measured(200, 200, 140), 3600.0), 1.0));
    }

    void variabilitySaysWhatIsMissing() {
        QVERIFY(isAbsent(variability(Metrics{}, 3600.0), sentence::kAbsentPower));
        QVERIFY(isAbsent(variability(measured(0, 0, 140), 3600.0), sentence::kAbsentZeroPower));
        Metrics brief = measured(0, 400, 140);
        brief.weighted_power_w.reset();
        brief.records = 5;
        const auto none = variability(brief, 20.0);
        QVERIFY(isAbsent(none, sentence::kAbsentTooShort));
        const std::vector<SentenceValue> values = {Quantity{20, Unit::Seconds}, Quantity{30, Unit::Seconds}};
        QVERIFY(none.error().values == values);
    }

    void efficiencyIsPowerOrMetresPerBeat() {
        QVERIFY(isNear(efficiencyByPower(measured(210, 200, 140), 3600.0), 1.5));
        QVERIFY(isNear(efficiencyBySpeed(3.5, measured(210, 200, 140)), 1.5));
    }

    void efficiencySaysWhatIsMissing() {
        Metrics heartless = measured(210, 200, 140);
        heartless.avg_hr_bpm.reset();
        QVERIFY(isAbsent(efficiencyByPower(heartless, 3600.0), sentence::kAbsentHeartRate));
        QVERIFY(isAbsent(efficiencyBySpeed(3.5, heartless), sentence::kAbsentHeartRate));
        QVERIFY(isAbsent(efficiencyByPower(Metrics{}, 3600.0), sentence::kAbsentPower));
        const Measured<double> flat = absent(sentence::kAbsentAltitude);
        QVERIFY(isAbsent(efficiencyBySpeed(flat, measured(210, 200, 140)), sentence::kAbsentAltitude));
    }

    void averagePowerWithoutZerosIsThatOfPedalling() {
        MadeRows rows;
        rows.go(60, 300).go(30, 0).go(30, kNoPower);
        QVERIFY(isNear(averagePowerWithoutZeros(rows.output, rows.held()), 300.0));
        MadeRows coasting;
        coasting.go(60, 0);
        QVERIFY(
            isAbsent(averagePowerWithoutZeros(coasting.output, coasting.held()), sentence::kAbsentZeroPower));
        QVERIFY(isAbsent(averagePowerWithoutZeros({}, {}), sentence::kAbsentPower));
    }

    void aBoundBelongsToTheZoneAboveIt() {
        MadeRows rows;
        rows.go(10, 99).go(20, 100).go(30, 199).go(40, 200).go(50, 2000);
        const auto times = timeInPowerZones(rows.output, rows.held(), kTwoBounds);
        QVERIFY(times.has_value());
        QCOMPARE(times->zone_s, (std::vector<double>{10, 50, 90}));
        QCOMPARE(times->unknown_s, 0.0);
    }

    void aBoundBetweenTwoWholeWattsRoundsNoRow() {
        MadeRows rows;
        rows.go(10, 137).go(20, 138);
        const std::vector<double> bounds = {137.5};
        QCOMPARE(timeInPowerZones(rows.output, rows.held(), bounds)->zone_s, (std::vector<double>{10, 20}));
        // 3.1 m/s is not 3100 mm/s to the last digit of a double.
        MadeRows run;
        run.go(10, 3099).go(20, 3100);
        const std::vector<double> speeds = {3.1};
        QCOMPARE(timeInPaceZones(run.output, run.held(), speeds)->zone_s, (std::vector<double>{10, 20}));
    }

    void dropoutsAndFaultsAreInNoZone() {
        MadeRows rows;
        rows.go(10, 0, 0).go(20, kNoPower, 255).go(30, 50'000, 240).go(40, 150, 150);
        const auto power = timeInPowerZones(rows.output, rows.held(), kTwoBounds);
        QCOMPARE(power->zone_s, (std::vector<double>{10, 40, 0})); // coasting is a power
        QCOMPARE(power->unknown_s, 50.0);
        const auto heart = timeInHeartRateZones(rows.heart_rate_bpm, rows.held(), kTwoBounds);
        QCOMPARE(heart->zone_s, (std::vector<double>{0, 40, 0}));
        QCOMPARE(heart->unknown_s, 60.0);
        const std::vector<double> speeds = {0.1, 0.2};
        const auto pace = timeInPaceZones(rows.output, rows.held(), speeds);
        QCOMPARE(pace->zone_s, (std::vector<double>{0, 40, 0})); // standing is no pace
    }

    void zonesOfASlowRecordingHoldTheSameTime() {
        MadeRows fast;
        MadeRows slow;
        slow.every_s = 4;
        for (MadeRows* rows : {&fast, &slow})
            rows->go(400, 90).go(800, 150).go(1200, 250);
        QCOMPARE(timeInPowerZones(slow.output, slow.held(), kTwoBounds)->zone_s,
                 timeInPowerZones(fast.output, fast.held(), kTwoBounds)->zone_s);
    }

    void zonesNeedValuesAndRisingBounds() {
        MadeRows rows;
        rows.go(60, kNoPower, 0);
        QVERIFY(isAbsent(timeInPowerZones(rows.output, rows.held(), kTwoBounds), sentence::kAbsentPower));
        QVERIFY(isAbsent(timeInPowerZones({}, {}, kTwoBounds), sentence::kAbsentPower));
        QVERIFY(isAbsent(timeInHeartRateZones(rows.heart_rate_bpm, rows.held(), kTwoBounds),
                         sentence::kAbsentHeartRate));
        QVERIFY(isAbsent(timeInPaceZones({}, {}, kTwoBounds), sentence::kAbsentSpeed));
        for (const std::vector<double>& bounds :
             {std::vector<double>{}, {200.0, 100.0}, {100.0, 100.0}, {0.0, 100.0}, {-5.0}, {std::nan("")}}) {
            MadeRows sound;
            sound.go(60, 150);
            QVERIFY(isAbsent(timeInPowerZones(sound.output, sound.held(), bounds), sentence::kAbsentZones));
        }
    }

    void boundsComeFromTheThresholdOfTheDay() {
        QCOMPARE(*zoneBounds(kPowerZonePercents, 200.0), (std::vector<double>{110, 150, 180, 210, 240, 300}));
        QVERIFY(isAbsent(zoneBounds(kPowerZonePercents, std::nullopt), sentence::kAbsentThreshold));
        QVERIFY(isAbsent(zoneBounds(kPowerZonePercents, 0.0), sentence::kAbsentThreshold));
    }

    void theUsualZonesAreThoseThatFilesMean() {
        for (std::size_t i = 0; i < kPowerZonePercents.size(); ++i)
            QCOMPARE(kPowerZonePercents.at(i), powerZone(i + 1)->high);
        for (std::size_t i = 0; i < kMaxHeartRateZonePercents.size(); ++i)
            QCOMPARE(kMaxHeartRateZonePercents.at(i), heartRateZone(i + 1)->high);
        QVERIFY(std::is_sorted(kPaceZonePercents.begin(), kPaceZonePercents.end()));
    }
};

QTEST_APPLESS_MAIN(TestMetricsRatios)
#include "test_metrics_ratios.moc"
