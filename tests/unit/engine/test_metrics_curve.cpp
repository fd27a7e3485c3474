// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/critical_power.h"
#include "core/engine/metrics/largest_difference.h"
#include "core/engine/metrics/mean_max.h"
#include "core/engine/metrics/mean_max_curve.h"
#include "core/engine/model/sentence_ids.h"
#include "tests/unit/engine/made_rows.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace leadout::engine;
using leadout::test::isAbsent;
using leadout::test::MadeRows;

namespace {

Measured<PowerTimeline> timelineOf(const MadeRows& rows) {
    return PowerTimeline::of(rows.time, rows.output, rows.held());
}

/// Rides as they are: efforts, coasting, holes and rows without power.
MadeRows unsteady(unsigned seed, int stretches, std::uint32_t every_s = 1) {
    std::mt19937 random(seed);
    MadeRows rows;
    rows.every_s = every_s;
    for (int i = 0; i < stretches; ++i) {
        const auto kind = random() % 10;
        const auto seconds = static_cast<std::uint32_t>(1 + random() % 90);
        if (kind == 0)
            rows.pause(seconds);
        else if (kind == 1)
            rows.go(seconds, Column<std::uint16_t>::kMissing);
        else
            rows.go(seconds, static_cast<std::uint16_t>(kind == 2 ? 0 : random() % 600));
    }
    return rows;
}

MaximalEffort effort(int seconds, double watts, std::uint32_t start, std::size_t recording = 0) {
    return {{seconds, watts, start}, recording};
}

/// An effort on the curve of a rider with a critical power of 250 W and 20 kJ above it.
MaximalEffort onCurve(int seconds, std::uint32_t start, std::size_t recording = 0) {
    return effort(seconds, 250.0 + 20'000.0 / seconds, start, recording);
}

} // namespace

class TestMetricsCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLargestDifferenceIsFoundAtEveryLength() {
        std::mt19937 random(7);
        std::vector<std::int32_t> sums(5000);
        for (std::int32_t& sum : sums)
            sum = static_cast<std::int32_t>(random() % 500'000'000);
        for (const std::size_t count : {0U, 1U, 15U, 16U, 17U, 100U, 4000U}) {
            for (const std::size_t offset : {1U, 3U, 900U}) {
                std::int32_t expected = 0;
                for (std::size_t i = 0; i < count; ++i)
                    expected = std::max(expected, sums[i + offset] - sums[i]);
                QCOMPARE(largestDifference(sums.data() + offset, sums.data(), count), expected);
            }
        }
    }

    void theCurveOfSteadyPowerIsFlat() {
        MadeRows rows;
        rows.go(3600, 200);
        const auto timeline = timelineOf(rows);
        QVERIFY(timeline.has_value());
        QCOMPARE(timeline->longest(), 3600);
        const std::vector<double> curve = timeline->everySecond();
        QCOMPARE(curve.size(), std::size_t{3600});
        QVERIFY(std::all_of(curve.begin(), curve.end(), [](double watts) { return watts == 200.0; }));
    }

    void everyDurationIsWhatItIsByItself() {
        for (unsigned seed = 0; seed < 9; ++seed) {
            const MadeRows rows = unsteady(seed, 120, seed % 3 == 0 ? 4 : 1);
            const auto held = rows.held();
            const auto timeline = timelineOf(rows);
            QVERIFY(timeline.has_value());
            const std::vector<double> curve = timeline->everySecond();
            QCOMPARE(static_cast<int>(curve.size()), timeline->longest());
            for (int duration = 1; duration <= timeline->longest(); ++duration) {
                const double alone = *meanMax(rows.time, rows.output, held, duration);
                QCOMPARE(curve.at(static_cast<std::size_t>(duration - 1)), alone);
                if (duration % 97 == 0)
                    QCOMPARE(timeline->best(duration).power_w, alone);
            }
        }
    }

    void aBestIsFoundWhereItWasDone() {
        MadeRows rows;
        rows.go(500, 100).pause(200).go(60, 400).go(500, 100);
        const auto timeline = timelineOf(rows);
        const BestPower best = timeline->best(60);
        QCOMPARE(best.power_w, 400.0);
        QCOMPARE(best.start, rows.time.front() + 700);
        QCOMPARE(timeline->best(1).start, rows.time.front() + 700);
    }

    void aBestBehindAHoleOfYearsKeepsItsTime() {
        MadeRows rows;
        rows.go(60, 200).pause(1'000'000'000).go(60, 300);
        const auto timeline = timelineOf(rows);
        QVERIFY(timeline.has_value());
        QCOMPARE(timeline->best(60).power_w, 300.0);
        QCOMPARE(timeline->best(60).start, rows.time.front() + 60 + 1'000'000'000);
        QCOMPARE(timeline->longest(), kLongestBest);
        QCOMPARE(timeline->best(kLongestBest).power_w,
                 60 * 300.0 / kLongestBest); // never both sides of the hole
    }

    void rowsSpreadOverManyDaysAreRefused() {
        MadeRows rows;
        for (int i = 0; i < 5; ++i)
            rows.go(10, 200).pause(20 * 3600);
        QVERIFY(isAbsent(timelineOf(rows), sentence::kAbsentTooLong));
    }

    void aCurveNeedsPower() {
        MadeRows rows;
        rows.go(100, Column<std::uint16_t>::kMissing);
        QVERIFY(isAbsent(timelineOf(rows), sentence::kAbsentPower));
        QVERIFY(isAbsent(PowerTimeline::of({}, {}, {}), sentence::kAbsentPower));
    }

    void aSpikeIsNoBest() {
        MadeRows rows;
        rows.go(100, 200).go(1, 47'140).go(100, 200);
        QCOMPARE(timelineOf(rows)->best(1).power_w, 200.0);
    }

    void aSlowRecordingHasTheSameCurve() {
        MadeRows fast;
        MadeRows slow;
        slow.every_s = 4;
        for (MadeRows* rows : {&fast, &slow})
            rows->go(1200, 150).go(300, 320).pause(600).go(1200, 180);
        QCOMPARE(timelineOf(slow)->everySecond(), timelineOf(fast)->everySecond());
    }

    void theStoredGridIsEverySecondThenOnePerCent() {
        const std::vector<int> durations = curveDurations(14'400);
        QCOMPARE(durations.front(), 1);
        QCOMPARE(durations.back(), 14'400);
        QCOMPARE(durations.size(), std::size_t{657});
        for (std::size_t i = 1; i < durations.size(); ++i) {
            QVERIFY(durations[i] > durations[i - 1]);
            QVERIFY(durations[i] - durations[i - 1] <= std::max(1, durations[i - 1] / 100));
        }
        QCOMPARE(curveDurations(1), (std::vector<int>{1}));
        QVERIFY(curveDurations(0).empty());
    }

    void betweenTwoGridPointsTheCurveMovesByOnePerCent() {
        const MadeRows rows = unsteady(11, 200);
        const auto timeline = timelineOf(rows);
        const std::vector<double> exact = timeline->everySecond();
        const auto grid = meanMaxCurve(*timeline, curveDurations(timeline->longest()));
        for (std::size_t i = 1; i < grid.size(); ++i) {
            for (int d = grid[i - 1].duration_s + 1; d < grid[i].duration_s; ++d) {
                const double power = exact.at(static_cast<std::size_t>(d - 1));
                QVERIFY(power * 1.01 >= grid[i - 1].power_w - 1e-9);
                QVERIFY(power <= grid[i].power_w * 1.01 + 1e-9);
            }
        }
    }

    void peakPowersAreThoseTheRecordingIsLongEnoughFor() {
        MadeRows rows;
        rows.go(400, 200).go(10, 600).go(400, 200);
        const auto peaks = meanMaxCurve(*timelineOf(rows), kPeakDurations);
        QCOMPARE(peaks.size(), std::size_t{9}); // 1 s to 10 min
        QCOMPARE(peaks.front().power_w, 600.0);
        QCOMPARE(peaks.at(2).power_w, 600.0);
        QCOMPARE(peaks.at(4).power_w, 400.0);
        const std::vector<int> wrong = {-1, 0, 1'000'000};
        QVERIFY(meanMaxCurve(*timelineOf(rows), wrong).empty());
    }

    void criticalPowerComesOutOfEffortsOnItsCurve() {
        const auto fit = criticalPower({onCurve(180, 1000), onCurve(420, 3000), onCurve(1200, 6000)});
        QVERIFY(fit.has_value());
        QVERIFY(std::abs(fit->critical_power_w - 250.0) < 1e-6);
        QVERIFY(std::abs(fit->w_prime_j - 20'000.0) < 1e-3);
        QCOMPARE(fit->efforts.size(), std::size_t{3});
        QCOMPARE(fit->efforts.front().effort.best.duration_s, 180);
        QVERIFY(std::abs(fit->efforts.front().fitted_w - fit->efforts.front().effort.best.power_w) < 1e-6);
    }

    void oneEffortIsCountedOnceHoweverManyPointsItHas() {
        // Parts of one effort of 20 minutes, and of two more.
        const auto fit = criticalPower({onCurve(1200, 0), onCurve(300, 100), onCurve(600, 200),
                                        onCurve(180, 5000), onCurve(190, 7000), onCurve(480, 9000)});
        QVERIFY(fit.has_value());
        QCOMPARE(fit->efforts.size(), std::size_t{3});
        const auto few = criticalPower({onCurve(1200, 0), onCurve(300, 100), onCurve(600, 200)});
        QVERIFY(isAbsent(few, sentence::kAbsentEfforts));
        // In three recordings the same times are three efforts.
        QVERIFY(criticalPower({onCurve(1200, 0, 0), onCurve(300, 100, 1), onCurve(600, 200, 2)}).has_value());
    }

    void anEffortFarBelowTheOthersIsLeftOut() {
        const auto fit = criticalPower(
            {onCurve(180, 1000), onCurve(420, 3000), effort(720, 215.0, 5000), onCurve(1200, 9000)});
        QVERIFY(fit.has_value());
        QCOMPARE(fit->efforts.size(), std::size_t{3});
        QVERIFY(std::abs(fit->critical_power_w - 250.0) < 1e-6);
    }

    void criticalPowerSaysWhyThereIsNone() {
        QVERIFY(isAbsent(criticalPower({}), sentence::kAbsentEfforts));
        // Too short and too long ones do not count.
        QVERIFY(isAbsent(criticalPower({onCurve(60, 0), onCurve(420, 3000), onCurve(2400, 9000)}),
                         sentence::kAbsentEfforts));
        QVERIFY(isAbsent(criticalPower({onCurve(600, 0), onCurve(760, 3000), onCurve(960, 9000)}),
                         sentence::kAbsentAlikeEfforts));
        QVERIFY(
            isAbsent(criticalPower({effort(180, 200, 0), effort(420, 230, 3000), effort(1200, 260, 9000)}),
                     sentence::kAbsentCurve));
    }

    void criticalPowerComesOutOfARecording() {
        MadeRows rows;
        rows.go(1200, 120).go(180, 361).go(1800, 120).go(420, 298).go(1800, 120).go(900, 272).go(600, 100);
        const auto fit = criticalPower(maximalEfforts(*timelineOf(rows)));
        QVERIFY(fit.has_value());
        QVERIFY(std::abs(fit->critical_power_w - 250.0) < 3.0);
        QVERIFY(std::abs(fit->w_prime_j - 20'000.0) < 1000.0);
        for (const CarryingEffort& each : fit->efforts)
            QVERIFY(each.effort.best.start > rows.time.front());
    }

    void effortsThatWereNotMaximalTellNoCriticalPower() {
        // Easy, with harder stretches far from the limit: what comes out was passed again and again.
        MadeRows easy;
        for (int i = 0; i < 12; ++i)
            easy.go(200 + 40 * (i % 3), static_cast<std::uint16_t>(150 + 15 * (i % 4)), 120)
                .go(150, 110, 110);
        const auto fit = criticalPower(maximalEfforts(*timelineOf(easy)));
        QVERIFY(fit.has_value());
        const auto told = [](const MadeRows& rows, std::optional<double> threshold) {
            const auto own = criticalPower(maximalEfforts(*timelineOf(rows)));
            return maximalOnly(*own, rows.time, rows.output, rows.held(), threshold);
        };
        QVERIFY(isAbsent(told(easy, 250.0), sentence::kAbsentMaximal));
        QVERIFY(isAbsent(told(easy, std::nullopt), sentence::kAbsentMaximal));
    }

    void effortsToTheLimitTellIt() {
        MadeRows rows;
        for (const std::uint32_t effort : {180U, 480U, 1200U})
            rows.go(900, 120, 120).go(effort, static_cast<std::uint16_t>(250 + 20'000 / effort), 170);
        const auto fit = criticalPower(maximalEfforts(*timelineOf(rows)));
        QVERIFY(fit.has_value());
        QVERIFY(maximalOnly(*fit, rows.time, rows.output, rows.held(), std::nullopt).has_value());
        QVERIFY(maximalOnly(*fit, rows.time, rows.output, rows.held(), 270.0).has_value());
        // Just below the threshold it may be, but not a tenth and more.
        QVERIFY(isAbsent(maximalOnly(*fit, rows.time, rows.output, rows.held(), 290.0),
                         sentence::kAbsentMaximal));
    }
};

QTEST_APPLESS_MAIN(TestMetricsCurve)
#include "test_metrics_curve.moc"
