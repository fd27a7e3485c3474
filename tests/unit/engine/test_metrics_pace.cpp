// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/graded_speed.h"
#include "core/engine/metrics/speed.h"
#include "core/engine/metrics/swim_speed.h"
#include "core/engine/model/sentence_ids.h"
#include "tests/unit/engine/made_rows.h"

#include <QTest>

using namespace leadout::engine;
using leadout::test::isAbsent;
using leadout::test::isNear;

namespace {

/// A run in the columns of a device, made stretch by stretch.
struct Run {
    std::vector<std::uint32_t> distance_cm;
    std::vector<std::uint16_t> altitude_5m;
    double metres = 0.0;
    double height = 300.0;

    /// Metres on a grade, a row every `step` metres.
    Run& go(double length, double grade, double step = 3.0) {
        for (double done = 0.0; done < length; done += step) {
            metres += step;
            height += step * grade;
            distance_cm.push_back(static_cast<std::uint32_t>(std::lround(metres * 100.0)));
            altitude_5m.push_back(static_cast<std::uint16_t>(std::lround((height + 500.0) * 5.0)));
        }
        return *this;
    }

    Measured<double> factor() const { return gradeFactor(distance_cm, altitude_5m); }
};

} // namespace

class TestMetricsPace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCostOfAGradeIsTheMeasuredOne() {
        QCOMPARE(costOfRunning(0.0), 3.6);
        QVERIFY(std::abs(costOfRunning(0.10) - 5.968214) < 1e-6);
        QVERIFY(std::abs(costOfRunning(-0.10) - 2.151706) < 1e-6);
        QVERIFY(costOfRunning(-0.20) < costOfRunning(-0.10)); // the cheapest is near 20 % down
        QVERIFY(costOfRunning(-0.20) < costOfRunning(-0.30));
        QCOMPARE(costOfRunning(3.0), costOfRunning(0.45));
        QCOMPARE(costOfRunning(-3.0), costOfRunning(-0.45));
        for (double grade = -0.6; grade < 0.6; grade += 0.01)
            QVERIFY(costOfRunning(grade) > 0.0);
    }

    void onTheFlatAMetreIsAMetre() { QVERIFY(isNear(Run().go(5000, 0.0).factor(), 1.0)); }

    void aSteadyClimbIsWorthItsCost() {
        QVERIFY(isNear(Run().go(3000, 0.10).factor(), costOfRunning(0.10) / 3.6, 0.01));
        QVERIFY(isNear(Run().go(3000, -0.10).factor(), costOfRunning(-0.10) / 3.6, 0.01));
        const double both = (costOfRunning(0.08) + costOfRunning(-0.08)) / 7.2;
        QVERIFY(isNear(Run().go(3000, 0.08).go(3000, -0.08).factor(), both, 0.01));
    }

    void theRecordingRateDoesNotChangeAClimb() {
        const auto everySecond = Run().go(1500, 0.06).go(2100, -0.03).factor();
        const auto everyFour = Run().go(1500, 0.06, 12.0).go(2100, -0.03, 12.0).factor();
        QVERIFY(everySecond && isNear(everyFour, *everySecond, 0.01));
    }

    void theStepsOfAnAltimeterAreNoHills() {
        Run run;
        run.go(5000, 0.0);
        for (std::size_t i = 0; i < run.altitude_5m.size(); ++i)
            run.altitude_5m[i] = static_cast<std::uint16_t>(run.altitude_5m[i] + i % 2);
        QVERIFY(isNear(run.factor(), 1.0, 0.005));
    }

    void aDistanceThatStartsAgainGoesOn() {
        Run run;
        run.go(1000, 0.05);
        Run second;
        second.go(1000, 0.05);
        run.distance_cm.insert(run.distance_cm.end(), second.distance_cm.begin(), second.distance_cm.end());
        run.altitude_5m.insert(run.altitude_5m.end(), second.altitude_5m.begin(), second.altitude_5m.end());
        QVERIFY(isNear(run.factor(), costOfRunning(0.05) / 3.6, 0.01));
    }

    void gradedPaceNeedsDistanceAndAltitude() {
        Run run;
        run.go(1000, 0.05);
        QVERIFY(isAbsent(gradeFactor({}, {}), sentence::kAbsentDistance));
        QVERIFY(isAbsent(gradeFactor(run.distance_cm, {}), sentence::kAbsentAltitude));
        std::vector<std::uint16_t> gone = run.altitude_5m;
        std::fill(gone.begin() + 200, gone.end(), Column<std::uint16_t>::kMissing);
        QVERIFY(isAbsent(gradeFactor(run.distance_cm, gone), sentence::kAbsentAltitude));
        const std::vector<std::uint32_t> standing(100, 500);
        const std::vector<std::uint16_t> height(100, 2500);
        QVERIFY(isAbsent(gradeFactor(standing, height), sentence::kAbsentDistance));
    }

    void gradedSpeedIsForThoseOnFoot() {
        Run run;
        run.go(3000, 0.10);
        Samples samples;
        for (std::uint32_t i = 0; i < run.distance_cm.size(); ++i) {
            samples.time.push_back(1'790'000'000 + i);
            samples.distance_cm.put(i, run.distance_cm[i]);
            samples.altitude_5m.put(i, run.altitude_5m[i]);
        }
        Part part;
        part.samples = {0, samples.size()};
        part.sport = Sport::Running;
        QVERIFY(isNear(gradedSpeed(samples, part, 3.0), 3.0 * costOfRunning(0.10) / 3.6, 0.03));
        QVERIFY(isAbsent(gradedSpeed(samples, part, std::nullopt), sentence::kAbsentSpeed));
        part.sport = Sport::Cycling;
        const auto none = gradedSpeed(samples, part, 3.0);
        QVERIFY(isAbsent(none, sentence::kAbsentSport));
        QVERIFY(none.error().values == std::vector<SentenceValue>{std::string("sport.cycling")});
    }

    void aSwimsRestsAreNotSwum() {
        QVERIFY(isNear(swimSpeed(2000.0, 2200.0, 200.0), 1.0));
        QVERIFY(isNear(swimSpeed(2000.0, 2000.0, 0.0), 1.0));
        QVERIFY(isAbsent(swimSpeed(std::nullopt, 2200.0, 200.0), sentence::kAbsentDistance));
        QVERIFY(isAbsent(swimSpeed(0.0, 2200.0, 200.0), sentence::kAbsentDistance));
        QVERIFY(isAbsent(swimSpeed(2000.0, std::nullopt, 0.0), sentence::kAbsentTime));
        QVERIFY(isAbsent(swimSpeed(2000.0, 200.0, 200.0), sentence::kAbsentTime));
    }

    void withoutSpeedTheDistanceTellsIt() {
        constexpr std::uint16_t kNone = Column<std::uint16_t>::kMissing;
        constexpr std::uint32_t kNowhere = Column<std::uint32_t>::kMissing;
        const auto speed = [](const std::vector<std::uint32_t>& time, const std::vector<std::uint32_t>& at) {
            return speedFromDistance(time, at);
        };
        using Speeds = std::vector<std::uint16_t>;
        QCOMPARE(speed({0, 1, 2, 3}, {0, 300, 600, 900}), Speeds({3000, 3000, 3000, 3000}));
        // What positions jump from one second to the next is evened out.
        QCOMPARE(speed({0, 1, 2, 3, 4, 5}, {0, 100, 600, 700, 1200, 1500}).at(2), std::uint16_t{3000});
        // A slow recording holds the speed up to its next row.
        QCOMPARE(speed({0, 5, 12}, {0, 1500, 4300}), Speeds({3000, 4000, 4000}));
        QCOMPARE(speed({0, 5, 10}, {0, kNowhere, 4000}), Speeds({4000, 4000, 4000}));
        QCOMPARE(speed({0, 4, 8, 12}, {1000, 2200, 0, 800}), Speeds({3000, 3000, 2000, 2000}));
        QCOMPARE(speed({0, 4, 400, 404, 500}, {0, 1200, 1200, 2000, 2000}),
                 Speeds({3000, 3000, 2000, 2000, kNone}));
        QCOMPARE(speed({0, 1}, {0, kNowhere}), Speeds());
        QCOMPARE(speed({}, {}), Speeds());
    }

    void aRecordedSpeedIsNeverReplacedAndAPoolTellsNone() {
        Samples samples;
        for (std::uint32_t i = 0; i < 10; ++i) {
            samples.time.push_back(i);
            samples.distance_cm.put(i, i * 250);
        }
        const Seconds rows(samples, {0, 10});
        QCOMPARE(speedOf(samples, rows, false), std::vector<std::uint16_t>(10, 2500));
        QVERIFY(speedOf(samples, rows, true).empty());
        samples.speed_mm_s.put(3, 2600);
        QCOMPARE(speedOf(samples, rows, false).at(3), std::uint16_t{2600});
        QCOMPARE(speedOf(samples, rows, false).at(4), Column<std::uint16_t>::kMissing);
        // A leg whose rows have none, in a recording that has some, is one without.
        QCOMPARE(speedOf(samples, Seconds(samples, {4, 6}), false), std::vector<std::uint16_t>(6, 2500));
        samples.distance_cm = {};
        QVERIFY(speedOf(samples, Seconds(samples, {4, 6}), false).empty());
    }
};

QTEST_APPLESS_MAIN(TestMetricsPace)
#include "test_metrics_pace.moc"
