// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/load.h"
#include "core/engine/metrics/summary.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace leadout::engine;

namespace {

constexpr std::uint32_t kStart = 1'790'000'000;

struct Second {
    std::optional<std::uint16_t> power_w;
    std::optional<std::uint8_t> heart_rate_bpm;
    std::optional<std::uint16_t> speed_mm_s;
};

void write(Recording& recording, std::uint32_t from, std::uint32_t seconds, const Second& value) {
    Samples& samples = recording.samples;
    for (std::uint32_t i = 0; i < seconds; ++i) {
        samples.time.push_back(kStart + from + i);
        const std::size_t last = samples.size() - 1;
        if (value.power_w)
            samples.power_w.put(last, *value.power_w);
        if (value.heart_rate_bpm)
            samples.heart_rate_bpm.put(last, *value.heart_rate_bpm);
        if (value.speed_mm_s)
            samples.speed_mm_s.put(last, *value.speed_mm_s);
    }
}

void addLeg(Recording& recording, Sport sport, std::uint32_t start = 0) {
    Leg leg;
    leg.sport = sport;
    leg.start = kStart + start;
    recording.legs.push_back(leg);
}

Recording steady(Sport sport, std::uint32_t seconds, const Second& value) {
    Recording recording;
    addLeg(recording, sport);
    write(recording, 0, seconds, value);
    return recording;
}

bool near(std::optional<double> value, double expected, double tolerance = 1e-6) {
    return value && std::abs(*value - expected) <= tolerance;
}

bool isLoad(const Metrics& metrics, LoadMethod method, double value, double tolerance = 1e-6) {
    return metrics.load && metrics.load->method == method && near(metrics.load->value, value, tolerance);
}

const Thresholds kThresholds = {250.0, 170.0, 190.0, 4.0, 1.25};

} // namespace

class TestMetricsSummary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anHourAtEightyPerCentIsALoadOfSixtyFour() {
        const Metrics metrics = summarise(steady(Sport::Cycling, 3600, {200, 140, 8000}), kThresholds);
        QVERIFY(isLoad(metrics, LoadMethod::Power, 64.0));
        QVERIFY(near(metrics.intensity, 0.8));
        QVERIFY(near(metrics.avg_power_w, 200.0));
        QVERIFY(near(metrics.max_power_w, 200.0));
        QVERIFY(near(metrics.work_kj, 720.0));
        QVERIFY(near(metrics.avg_hr_bpm, 140.0));
        QVERIFY(near(metrics.moving_s, 3600.0));
        QVERIFY(near(metrics.stopped_s, 0.0));
        QVERIFY(near(metrics.mean_max_w.back(), 200.0));
        QCOMPARE(metrics.records, std::size_t{3600});
    }

    void whatWasNotMeasuredIsNothing() {
        const Metrics metrics = summarise(steady(Sport::Cycling, 600, {}), {});
        QVERIFY(!metrics.avg_power_w && !metrics.max_power_w && !metrics.weighted_power_w &&
                !metrics.work_kj);
        QVERIFY(!metrics.avg_hr_bpm && !metrics.max_hr_bpm && !metrics.avg_cadence_rpm);
        QVERIFY(!metrics.distance_m && !metrics.avg_speed_m_s && !metrics.load && !metrics.intensity);
        for (const auto& best : metrics.mean_max_w)
            QVERIFY(!best);
        const Metrics nothing = summarise(Recording(), kThresholds);
        QCOMPARE(nothing.records, std::size_t{0});
        QVERIFY(!nothing.moving_s && !nothing.load);
    }

    void aDistanceOfZeroIsNone() {
        Recording indoors = steady(Sport::Cycling, 600, {200, 140, 0});
        for (std::size_t i = 0; i < indoors.samples.size(); ++i)
            indoors.samples.distance_cm.put(i, 0);
        const Metrics metrics = summarise(indoors, kThresholds);
        QVERIFY(!metrics.distance_m);
        QVERIFY(!metrics.avg_speed_m_s);
    }

    void aHeartRateOfZeroIsNoHeartRate() {
        const Metrics metrics = summarise(steady(Sport::Cycling, 600, {200, 0, {}}), kThresholds);
        QVERIFY(!metrics.avg_hr_bpm && !metrics.max_hr_bpm);
        QVERIFY(!summarise(steady(Sport::Cycling, 600, {{}, 0, {}}), kThresholds).load);
    }

    void aCafeStopChangesNoLoad_data() {
        QTest::addColumn<bool>("paused");
        QTest::newRow("paused") << true;
        QTest::newRow("timer running") << false;
    }

    void aCafeStopChangesNoLoad() {
        QFETCH(const bool, paused);
        Recording recording = steady(Sport::Cycling, 5400, {180, 130, 8000});
        if (paused)
            recording.timer_events = {{kStart + 5400, false}, {kStart + 5400 + 3480, true}};
        else
            write(recording, 5400, 3480, {0, 80, 0});
        write(recording, 5400 + 3480, 5400, {180, 130, 8000});
        const Metrics metrics = summarise(recording, kThresholds);
        QVERIFY(isLoad(metrics, LoadMethod::Power, 3.0 * 0.72 * 0.72 * 100.0));
        QVERIFY(near(metrics.intensity, 0.72));
        QVERIFY(near(metrics.stopped_s, 3480.0));
        const Metrics byHeart = summarise(recording, kThresholds, LoadMethod::HeartRate);
        const Metrics straight =
            summarise(steady(Sport::Cycling, 10800, {180, 130, 8000}), kThresholds, LoadMethod::HeartRate);
        QVERIFY(isLoad(byHeart, LoadMethod::HeartRate, straight.load->value));
    }

    void aSpikeIsShownButMakesNoLoad() {
        Recording recording = steady(Sport::Cycling, 3600, {200, 140, 8000});
        recording.samples.power_w.put(1000, 47'140);
        const Metrics metrics = summarise(recording, kThresholds);
        QVERIFY(near(metrics.max_power_w, 47'140.0));
        QVERIFY(metrics.weighted_power_w.value_or(0) > 300.0);
        QVERIFY(isLoad(metrics, LoadMethod::Power, 64.0, 0.5));
    }

    void aDropoutOfPowerChangesNoLoad() {
        Recording ride;
        addLeg(ride, Sport::Cycling);
        write(ride, 0, 1500, {200, 140, 8000});
        write(ride, 1500, 300, {{}, 140, 8000});
        write(ride, 1800, 1800, {200, 140, 8000});
        const Metrics metrics = summarise(ride, kThresholds);
        QVERIFY(isLoad(metrics, LoadMethod::Power, 64.0));
        QVERIFY(near(metrics.intensity, 0.8));
    }

    void coastingIsNoDropout() {
        Recording ride;
        addLeg(ride, Sport::Cycling);
        write(ride, 0, 1500, {200, 140, 8000});
        write(ride, 1500, 300, {0, 140, 8000});
        write(ride, 1800, 1800, {200, 140, 8000});
        const Metrics metrics = summarise(ride, kThresholds);
        QVERIFY(metrics.load && metrics.load->value < 63.0);
    }

    void theRateOfRecordingChangesNoLoad() {
        Recording every;
        Recording fourth;
        addLeg(every, Sport::Cycling);
        addLeg(fourth, Sport::Cycling);
        for (std::uint32_t at = 0; at < 3600; at += 4) {
            const auto watts = static_cast<std::uint16_t>(at / 60 % 2 == 0 ? 300 : 100);
            write(every, at, 4, {watts, 140, 8000});
            write(fourth, at, 1, {watts, 140, 8000});
        }
        const Metrics whole = summarise(every, kThresholds);
        const Metrics smart = summarise(fourth, kThresholds);
        QVERIFY(whole.load && smart.load);
        QVERIFY(near(smart.load->value, whole.load->value, 0.1));
        QVERIFY(near(smart.intensity, *whole.intensity, 0.001));
    }

    void powerNeedsHalfOfTheTime() {
        Recording ride;
        addLeg(ride, Sport::Cycling);
        write(ride, 0, 1000, {200, 170, 8000});
        write(ride, 1000, 2600, {{}, 170, 8000});
        QVERIFY(isLoad(summarise(ride, kThresholds), LoadMethod::HeartRate, 100.0));
    }

    void anHourAtThresholdIsAHundredByEveryMethod() {
        QVERIFY(isLoad(summarise(steady(Sport::Cycling, 3600, {250, {}, {}}), kThresholds), LoadMethod::Power,
                       100.0));
        QVERIFY(isLoad(summarise(steady(Sport::Cycling, 3600, {{}, 170, {}}), kThresholds),
                       LoadMethod::HeartRate, 100.0));
        QVERIFY(isLoad(summarise(steady(Sport::Running, 3600, {{}, 170, 4000}), kThresholds),
                       LoadMethod::Pace, 100.0));
        Recording swim = steady(Sport::Swimming, 3600, {{}, {}, 1250});
        swim.distance_m = 4500.0;
        QVERIFY(isLoad(summarise(swim, kThresholds), LoadMethod::Pace, 100.0));
    }

    void powerForHalfOfTheSecondsIsEnoughHoweverManyRowsHoldIt() {
        // Five rows of two seconds without power for every four of five seconds that have it.
        const std::vector<std::uint16_t> power = {300, 300, 300, 300};
        const std::vector<std::uint16_t> none(5, Column<std::uint16_t>::kMissing);
        std::vector<std::uint16_t> rows = none;
        rows.insert(rows.end(), power.begin(), power.end());
        const auto measured = [&rows](std::uint8_t without, std::uint8_t with) {
            std::vector<std::uint8_t> held(5, without);
            held.insert(held.end(), 4, with);
            Effort effort;
            effort.sport = Sport::Cycling;
            effort.moving_s = 30.0;
            effort.power_w = rows;
            effort.held_s = held;
            return loadBy(LoadMethod::Power, effort, kThresholds).has_value();
        };
        QVERIFY(measured(2, 50));
        QVERIFY(!measured(50, 45));
    }

    void loadByHeartRateIsSummedSecondBySecond() {
        // Half an hour at 150 and half at 110 of a threshold of 170 and a maximum of 190, by the published
        // formula.
        Recording recording = steady(Sport::Cycling, 1800, {{}, 150, {}});
        write(recording, 1800, 1800, {{}, 110, {}});
        const auto impulse = [](double hr) {
            const double x = (hr - 60.0) / 130.0;
            return x * std::exp(1.92 * x);
        };
        const double expected = 100.0 * 0.5 * (impulse(150) + impulse(110)) / impulse(170);
        const Metrics metrics = summarise(recording, kThresholds);
        QVERIFY(isLoad(metrics, LoadMethod::HeartRate, expected));
        QVERIFY(near(metrics.intensity, std::sqrt(expected / 100.0)));
    }

    void heartRateNeedsHalfOfTheTime() {
        Recording recording = steady(Sport::Cycling, 1900, {{}, 150, {}});
        write(recording, 1900, 1700, {{}, 0, {}});
        QVERIFY(summarise(recording, kThresholds).load.has_value());
        write(recording, 3600, 300, {{}, 0, {}});
        QVERIFY(!summarise(recording, kThresholds).load);
    }

    void hardRunsWeighMoreThanTheirAverageSpeed() {
        Recording intervals;
        addLeg(intervals, Sport::Running);
        for (std::uint32_t i = 0; i < 6; ++i) {
            write(intervals, i * 600, 300, {{}, {}, 4500});
            write(intervals, i * 600 + 300, 300, {{}, {}, 2500});
        }
        const Metrics metrics = summarise(intervals, kThresholds);
        QVERIFY(metrics.intensity.value_or(0) > 0.92);
        QVERIFY(metrics.intensity.value_or(2) < 1.0);
    }

    void aRunWithoutSpeedGoesByItsDistance() {
        Recording recording = steady(Sport::Running, 3600, {});
        for (std::size_t i = 0; i < recording.samples.size(); ++i)
            recording.samples.distance_cm.put(i, static_cast<std::uint32_t>(400 * i));
        const Metrics metrics = summarise(recording, kThresholds);
        QVERIFY(isLoad(metrics, LoadMethod::Pace, 100.0));
        QVERIFY(near(metrics.distance_m, 14396.0));
    }

    void aRunIsNotMeasuredByCyclingPowerUnlessAsked() {
        const Recording run = steady(Sport::Running, 3600, {300, 170, 4000});
        QVERIFY(isLoad(summarise(run, kThresholds), LoadMethod::Pace, 100.0));
        QVERIFY(isLoad(summarise(run, kThresholds, LoadMethod::Power), LoadMethod::Power, 144.0));
        QVERIFY(isLoad(summarise(run, kThresholds, LoadMethod::HeartRate), LoadMethod::HeartRate, 100.0));
    }

    void theMethodFollowsWhatIsKnown() {
        const Recording ride = steady(Sport::Cycling, 3600, {250, 170, 8000});
        Thresholds known;
        QVERIFY(!summarise(ride, known).load);
        known.heart_rate_bpm = 170;
        QVERIFY(isLoad(summarise(ride, known), LoadMethod::HeartRate, 100.0));
        known.power_w = 250;
        QVERIFY(isLoad(summarise(ride, known), LoadMethod::Power, 100.0));
        QVERIFY(!summarise(ride, known, LoadMethod::Pace).load);
        known.power_w = 0;
        QVERIFY(isLoad(summarise(ride, known), LoadMethod::HeartRate, 100.0));
        known.power_w = 250;
        QVERIFY(isLoad(summarise(steady(Sport::Cycling, 3600, {0, 170, 8000}), known), LoadMethod::HeartRate,
                       100.0));
    }

    void aSwimIsMeasuredWithoutItsRests() {
        Recording swim;
        addLeg(swim, Sport::Swimming);
        swim.legs[0].pool_length_m = 25.0;
        swim.timer_s = 2400.0;
        swim.elapsed_s = 2400.0;
        swim.distance_m = 2250.0;
        for (std::uint32_t i = 0; i < 2; ++i) {
            swim.laps.push_back({kStart + i * 1200, kStart + i * 1200 + 900, 900.0, 900.0, 1125.0, {}});
            swim.laps.push_back({kStart + i * 1200 + 900, kStart + i * 1200 + 1200, 300.0, 300.0, 0.0, {}});
        }
        const Metrics metrics = summarise(swim, kThresholds);
        QVERIFY(isLoad(metrics, LoadMethod::Pace, 50.0));
        QVERIFY(near(metrics.intensity, 1.0));
        QVERIFY(near(metrics.moving_s, 2400.0));
    }

    void legsAndLapsAreMeasuredAlone() {
        Recording recording = steady(Sport::Cycling, 3600, {250, 150, 8000});
        addLeg(recording, Sport::Transition, 3600);
        addLeg(recording, Sport::Running, 3700);
        write(recording, 3600, 100, {{}, 120, 0});
        write(recording, 3700, 1800, {{}, 170, 4000});
        recording.laps.push_back({kStart, kStart + 600, 600.0, 600.0, 4800.0, {}});
        recording.laps.push_back({kStart + 3700, kStart + 5500, {}, {}, {}, {}});

        const std::vector<Part> legs = legParts(recording);
        QCOMPARE(legs.size(), std::size_t{3});
        const Metrics bike = summarise(recording, legs[0], kThresholds);
        QVERIFY(isLoad(bike, LoadMethod::Power, 100.0));
        QCOMPARE(bike.records, std::size_t{3600});
        const Metrics run = summarise(recording, legs[2], kThresholds);
        QVERIFY(isLoad(run, LoadMethod::Pace, 50.0));
        QCOMPARE(run.records, std::size_t{1800});
        QVERIFY(!run.avg_power_w);

        const Metrics lap = summarise(recording, lapPart(recording, 0), kThresholds);
        QCOMPARE(lap.records, std::size_t{600});
        QVERIFY(near(lap.avg_speed_m_s, 8.0));
        QVERIFY(isLoad(summarise(recording, lapPart(recording, 1), kThresholds), LoadMethod::Pace, 50.0));
        const Metrics slice = summarise(recording, slicePart(recording, {0, 1800}), kThresholds);
        QVERIFY(isLoad(slice, LoadMethod::Power, 50.0));
        QCOMPARE(summarise(recording, lapPart(recording, 9), kThresholds).records, std::size_t{0});
    }

    void everySampleBelongsToOneLeg() {
        Recording recording;
        write(recording, 0, 100, {200, {}, {}});
        for (const std::uint32_t start : {10U, 10U, 40U, 40U, 99U, 500U})
            addLeg(recording, Sport::Cycling, start);
        const std::vector<Part> legs = legParts(recording);
        const std::size_t counts[] = {10, 30, 0, 59, 1, 0};
        QCOMPARE(legs.size(), std::size(counts));
        std::size_t next = 0;
        for (std::size_t i = 0; i < legs.size(); ++i) {
            QCOMPARE(legs[i].samples.first, next);
            QCOMPARE(legs[i].samples.count, counts[i]);
            next += legs[i].samples.count;
        }
        QCOMPARE(next, recording.samples.size());
    }

    void loadsOfDifferentMethodsAreNeverAdded() {
        Recording recording = steady(Sport::Cycling, 3600, {250, 170, 8000});
        addLeg(recording, Sport::Running, 3600);
        write(recording, 3600, 1800, {{}, 170, 4000});
        const Metrics both = summarise(recording, kThresholds);
        QVERIFY(isLoad(both, LoadMethod::HeartRate, 150.0));
        QVERIFY(near(both.intensity, 1.0));
        Thresholds noHeart = kThresholds;
        noHeart.heart_rate_bpm.reset();
        QVERIFY(!summarise(recording, noHeart).load);
        QVERIFY(!summarise(recording, kThresholds, LoadMethod::Power).load);
    }
};

QTEST_APPLESS_MAIN(TestMetricsSummary)
#include "test_metrics_summary.moc"
