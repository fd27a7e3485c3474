// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/averages.h"
#include "core/engine/metrics/mean_max.h"
#include "core/engine/metrics/sums.h"
#include "core/engine/metrics/weighted_power.h"

#include <QTest>

#include <cmath>

using namespace leadout::engine;

namespace {

constexpr std::uint32_t kStart = 1'790'000'000;

void add(Samples& samples, std::uint32_t second, std::optional<std::uint16_t> watts) {
    samples.time.push_back(kStart + second);
    samples.power_w.put(samples.size() - 1, watts.value_or(Column<std::uint16_t>::kMissing));
}

/// count samples of the same power, one every step seconds from second first on.
void addSteady(Samples& samples, std::uint32_t first, std::uint32_t count, std::uint16_t watts,
               std::uint32_t step = 1) {
    for (std::uint32_t i = 0; i < count; ++i)
        add(samples, first + i * step, watts);
}

Slice all(const Samples& samples) {
    return {0, samples.size()};
}

bool near(std::optional<double> value, double expected, double tolerance = 1e-6) {
    return value && std::abs(*value - expected) <= tolerance;
}

std::optional<double> best(const Samples& samples, int duration) {
    const Seconds rows(samples, all(samples));
    return meanMax(rows.time(), rows.of(samples.power_w), heldSeconds(rows.time()), duration);
}

} // namespace

class TestMetricsPower : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void steadyPowerWeighsWhatItIs() {
        Samples samples;
        addSteady(samples, 0, 3600, 200);
        QVERIFY(near(weightedPower(samples, all(samples)), 200.0));
    }

    void weightedPowerNeedsThirtySeconds() {
        Samples samples;
        addSteady(samples, 0, 29, 400);
        QVERIFY(!weightedPower(samples, all(samples)));
        add(samples, 29, 400);
        QVERIFY(near(weightedPower(samples, all(samples)), 400.0));
    }

    void theFirstFullWindowStartsTheMean() {
        // Two windows: 30 x 0 W, then 29 x 0 W and 300 W, whose mean is 10 W.
        Samples samples;
        addSteady(samples, 0, 30, 0);
        add(samples, 30, 300);
        QVERIFY(near(weightedPower(samples, all(samples)), std::pow(10'000.0 / 2.0, 0.25)));
    }

    void aRecordWithoutPowerCountsAsZero() {
        Samples measured;
        Samples gapped;
        for (std::uint32_t i = 0; i < 600; ++i) {
            const bool missing = i % 7 == 0;
            add(measured, i, static_cast<std::uint16_t>(missing ? 0 : 250));
            add(gapped, i, missing ? std::nullopt : std::optional<std::uint16_t>(250));
        }
        QCOMPARE(weightedPower(gapped, all(gapped)), weightedPower(measured, all(measured)));
    }

    void noPowerAtAllIsNothingAndZeroPowerIsZero() {
        Samples none;
        Samples zero;
        for (std::uint32_t i = 0; i < 100; ++i) {
            add(none, i, std::nullopt);
            add(zero, i, std::uint16_t{0});
        }
        QVERIFY(!weightedPower(none, all(none)));
        QVERIFY(near(weightedPower(zero, all(zero)), 0.0));
    }

    void aPauseClosesUp() {
        Samples samples;
        addSteady(samples, 0, 1800, 250);
        addSteady(samples, 2400, 1800, 250);
        QVERIFY(near(weightedPower(samples, all(samples)), 250.0));
    }

    void theLastValueOfASecondWins() {
        Samples samples;
        for (std::uint32_t i = 0; i < 60; ++i) {
            add(samples, i, std::uint16_t{900});
            add(samples, i, std::uint16_t{200});
        }
        QVERIFY(near(weightedPower(samples, all(samples)), 200.0));
        const Seconds rows(samples, all(samples));
        QCOMPARE(rows.size(), std::size_t{60});
        QVERIFY(near(averagePower(rows.of(samples.power_w), heldSeconds(rows.time())), 200.0));
    }

    void aRecordWithoutPowerDoesNotHideOneOfTheSameSecond() {
        Samples samples;
        for (std::uint32_t i = 0; i < 60; ++i) {
            add(samples, i, std::uint16_t{200});
            add(samples, i, std::nullopt);
        }
        QVERIFY(near(weightedPower(samples, all(samples)), 200.0));
    }

    void aClockThatWentBackIsSorted() {
        Samples ordered;
        addSteady(ordered, 0, 100, 100);
        addSteady(ordered, 100, 100, 300);
        Samples jumped;
        addSteady(jumped, 100, 100, 300);
        addSteady(jumped, 0, 100, 100);
        QCOMPARE(weightedPower(jumped, all(jumped)), weightedPower(ordered, all(ordered)));
        const Seconds rows(jumped, all(jumped));
        QCOMPARE(rows.time().front(), kStart);
        QCOMPARE(rows.of(jumped.power_w).front(), std::uint16_t{100});
    }

    void aSliceIsWeighedAlone() {
        Samples samples;
        addSteady(samples, 0, 300, 100);
        addSteady(samples, 300, 300, 300);
        QVERIFY(near(weightedPower(samples, {300, 300}), 300.0));
        QVERIFY(near(weightedPower(samples, {300, 5000}), 300.0)); // ends with the samples
        QVERIFY(!weightedPower(samples, {600, 30}));
        QVERIFY(!weightedPower(samples, {7000, 30}));
    }

    void averageAndWorkHaveTheZerosInThem() {
        Samples samples;
        addSteady(samples, 0, 50, 300);
        addSteady(samples, 50, 50, 0);
        const Seconds rows(samples, all(samples));
        const auto held = heldSeconds(rows.time());
        QVERIFY(near(averagePower(rows.of(samples.power_w), held), 150.0));
        QVERIFY(near(workKj(rows.of(samples.power_w), held), 15.0));
        QVERIFY(!averagePower({}, held));
        QVERIFY(!workKj({}, held));
    }

    void aRecordingEveryFourSecondsDoesAllTheWork() {
        Samples samples;
        addSteady(samples, 0, 600, 200, 4);
        const Seconds rows(samples, all(samples));
        QVERIFY(near(workKj(rows.of(samples.power_w), heldSeconds(rows.time())), 480.0));
    }

    void aSecondLeftOutOfAnEverySecondRecordingAddsNothing() {
        Samples samples;
        addSteady(samples, 0, 100, 200);
        addSteady(samples, 101, 100, 200);
        addSteady(samples, 800, 100, 200);
        const Seconds rows(samples, all(samples));
        QVERIFY(near(workKj(rows.of(samples.power_w), heldSeconds(rows.time())), 60.0));
    }

    void aDeviceThatWritesWhatChangesLosesNoTimeThoughMostOfItsRowsAreASecondApart() {
        Samples samples;
        std::uint32_t second = 0;
        for (int i = 0; i < 300; ++i) {
            for (const std::uint32_t gap : {1U, 1U, 1U, 4U, 5U}) {
                add(samples, second, std::uint16_t{250});
                second += gap;
            }
        }
        const Seconds rows(samples, all(samples));
        QCOMPARE(usualInterval(rows.time()), 1U);
        QVERIFY(!isEverySecond(rows.time()));
        const auto held = heldSeconds(rows.time());
        QVERIFY(std::abs(*workKj(rows.of(samples.power_w), held) - 900.0) < 2.0);
        QVERIFY(near(weightedPower(samples, all(samples)), 250.0));
        for (const int duration : {60, 1200, 3000})
            QVERIFY(near(best(samples, duration), 250.0));
    }

    void shortPausesAtTrafficLightsAreNotHeld() {
        Samples samples;
        for (std::uint32_t light = 0; light < 40; ++light)
            addSteady(samples, light * 120, 100, 200); // 20 s at each, a sixth of the time
        const Seconds rows(samples, all(samples));
        QVERIFY(isEverySecond(rows.time()));
        QVERIFY(near(workKj(rows.of(samples.power_w), heldSeconds(rows.time())), 800.0));
        QVERIFY(isEverySecond(std::vector<std::uint32_t>{0, 1, 2, 5, 6, 7}));
        QVERIFY(isEverySecond({}));
    }

    void aPauseOfASlowRecordingIsNoWork() {
        Samples samples;
        addSteady(samples, 0, 100, 200, 4);
        addSteady(samples, 4000, 100, 200, 4);
        const Seconds rows(samples, all(samples));
        QVERIFY(near(workKj(rows.of(samples.power_w), heldSeconds(rows.time())), 160.0));
    }

    void theRecordingRateDoesNotChangeTheAverageOfAStep() {
        Samples samples;
        addSteady(samples, 0, 300, 300);
        addSteady(samples, 300, 75, 100, 4);
        QVERIFY(near(timeWeightedPower(samples, all(samples)), 200.0, 1.0));
        samples.power_w.put(10, Column<std::uint16_t>::kMissing);
        QVERIFY(near(timeWeightedPower(samples, {0, 300}), 300.0));
        QVERIFY(!timeWeightedHeartRate(samples, all(samples)));
    }

    void heartRateLeavesDropoutsOutAndCadenceZeros() {
        const std::vector<std::uint8_t> held = {1, 1, 1, 1};
        const std::vector<std::uint8_t> values = {150, 0, 255, 160};
        QVERIFY(near(averageHeartRate(values, held), 155.0));
        QVERIFY(near(averageCadence(values, held), 155.0));
        const std::vector<std::uint8_t> nothing = {0, 0, 255, 0};
        QVERIFY(!averageHeartRate(nothing, held));
        QVERIFY(!averageCadence(nothing, held));
    }

    void theBestMinuteIsFoundWhereverItLies() {
        Samples samples;
        addSteady(samples, 0, 500, 100);
        addSteady(samples, 500, 60, 400);
        addSteady(samples, 560, 500, 100);
        QVERIFY(near(best(samples, 60), 400.0));
        QVERIFY(near(best(samples, 120), 250.0));
        QVERIFY(near(best(samples, 1060), (1000 * 100.0 + 60 * 400.0) / 1060));
        QVERIFY(!best(samples, 1061));
        QVERIFY(!best(samples, 0));
        QVERIFY(!best(samples, -5));
    }

    void pausesCountAsZeroInTheBestAverages() {
        Samples samples;
        addSteady(samples, 0, 1800, 250);
        addSteady(samples, 2400, 1800, 250);
        QVERIFY(near(best(samples, 1200), 250.0));
        QVERIFY(near(best(samples, 2400), 187.5));
        QVERIFY(near(best(samples, 3600), 250.0 * 3000 / 3600));
    }

    void aSlowRecordingHasTheSameBestsAndTheSameWeight() {
        Samples fast;
        Samples slow;
        for (std::uint32_t i = 0; i < 1200; ++i) {
            const auto watts = static_cast<std::uint16_t>(i / 40 % 2 == 0 ? 320 : 120);
            add(fast, i, watts);
            if (i % 4 == 0)
                add(slow, i, watts);
        }
        for (const int duration : {1, 5, 17, 60, 300, 1200})
            QCOMPARE(best(slow, duration), best(fast, duration));
        QVERIFY(!best(slow, 1201));
        QCOMPARE(weightedPower(slow, all(slow)), weightedPower(fast, all(fast)));
    }

    void aBestMayEndInTheMiddleOfARow() {
        Samples samples;
        addSteady(samples, 0, 1, 300);
        addSteady(samples, 4, 1, 100);
        addSteady(samples, 8, 1, 200);
        QVERIFY(near(best(samples, 3), 300.0));
        QVERIFY(near(best(samples, 6), (4 * 300.0 + 2 * 100.0) / 6));
        Samples rising;
        addSteady(rising, 0, 1, 100);
        addSteady(rising, 4, 1, 300);
        addSteady(rising, 8, 1, 300);
        QVERIFY(near(best(rising, 10), (2 * 100.0 + 8 * 300.0) / 10)); // begins in the middle of one
    }

    void aSpikeIsNoBest() {
        Samples samples;
        addSteady(samples, 0, 100, 200);
        add(samples, 100, std::uint16_t{47'140});
        addSteady(samples, 101, 100, 200);
        QVERIFY(near(best(samples, 5), 200.0));
        QVERIFY(near(best(samples, 201), 200.0 * 200 / 201));
        Samples only;
        add(only, 0, std::uint16_t{65'534});
        QVERIFY(!best(only, 1));
    }

    void aHoleOfYearsCostsNothing() {
        Samples samples;
        addSteady(samples, 0, 60, 300);
        addSteady(samples, 2'000'000'000, 60, 200);
        QVERIFY(near(best(samples, 60), 300.0));
        QVERIFY(near(best(samples, 3600), 5.0));
        QVERIFY(near(weightedPower(samples, {0, 60}), 300.0));
    }

    void bestAveragesNeedPower() {
        Samples samples;
        for (std::uint32_t i = 0; i < 100; ++i)
            add(samples, i, std::nullopt);
        QVERIFY(!best(samples, 5));
        add(samples, 100, std::uint16_t{0});
        QVERIFY(near(best(samples, 5), 0.0));
    }

    void sumsStayRawAndCountWhatIsBeyondReason() {
        Samples samples;
        addSteady(samples, 0, 10, 200);
        add(samples, 10, std::uint16_t{47'140});
        add(samples, 10, std::uint16_t{0});
        add(samples, 11, std::nullopt);
        const Sums raw = sums(samples);
        QCOMPARE(raw.records, std::size_t{13});
        QCOMPARE(raw.power_w.count, std::size_t{12});
        QCOMPARE(raw.power_w.sum, std::uint64_t{49'140});
        QCOMPARE(raw.power_w.max, std::uint32_t{47'140});
        QCOMPARE(raw.power_w.beyond, std::size_t{1});
        QCOMPARE(raw.heart_rate_bpm.count, std::size_t{0});
        QCOMPARE(sums(samples, {5, 2}).power_w.sum, std::uint64_t{400});
        QCOMPARE(sums(samples, {50, 2}).records, std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(TestMetricsPower)
#include "test_metrics_power.moc"
