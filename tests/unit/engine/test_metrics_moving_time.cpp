// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/moving_time.h"

#include <QTest>

using namespace leadout::engine;

namespace {

constexpr std::uint32_t kStart = 1'790'000'000;
constexpr std::uint16_t kRiding = 8'000;

/// Writes a recording second by second.
struct Ride {
    Recording recording;
    std::uint32_t now = kStart;

    explicit Ride(Sport sport = Sport::Cycling) {
        Leg leg;
        leg.sport = sport;
        leg.start = kStart;
        recording.legs.push_back(leg);
        recording.start = kStart;
    }

    Ride& ride(std::uint32_t seconds) { return write(seconds, kRiding, 200, 90); }
    Ride& stand(std::uint32_t seconds) { return write(seconds, 0, 0, 0); }

    Ride& write(std::uint32_t seconds, std::optional<std::uint16_t> speed, std::optional<std::uint16_t> power,
                std::optional<std::uint8_t> cadence, std::uint32_t step = 1) {
        Samples& samples = recording.samples;
        for (std::uint32_t i = 0; i < seconds; i += step, now += step) {
            samples.time.push_back(now);
            const std::size_t last = samples.size() - 1;
            if (speed)
                samples.speed_mm_s.put(last, *speed);
            if (power)
                samples.power_w.put(last, *power);
            if (cadence)
                samples.cadence_rpm.put(last, *cadence);
        }
        return *this;
    }

    Ride& event(bool running) {
        recording.timer_events.push_back({now, running});
        return *this;
    }

    Ride& silence(std::uint32_t seconds) {
        now += seconds;
        return *this;
    }

    Ride& stored(double timer, double elapsed) {
        recording.timer_s = timer;
        recording.elapsed_s = elapsed;
        return *this;
    }

    MovingTime measured() const { return movingTime(recording); }
};

} // namespace

class TestMetricsMovingTime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRideWithoutStopsMovesAllTheTime() {
        const MovingTime time = Ride().event(true).ride(3600).event(false).stored(3600, 3600).measured();
        QCOMPARE(time.moving_s, std::optional<double>(3600));
        QCOMPARE(time.timer_s, std::optional<double>(3600));
        QVERIFY(time.stops.empty());
    }

    void withoutStoredTimesAndEventsTheSamplesTell() {
        const MovingTime time = Ride().ride(3600).measured();
        QCOMPARE(time.timer_s, std::optional<double>(3600));
        QCOMPARE(time.moving_s, std::optional<double>(3600));
        QCOMPARE(time.elapsed_s, std::optional<double>(3600));
    }

    void aCafeWithThePausedTimerIsAStop() {
        Ride ride;
        ride.event(true).ride(1800).event(false).silence(3480).event(true).ride(1800).event(false);
        for (const bool stored : {false, true}) {
            if (stored)
                ride.stored(3600, 7080);
            const MovingTime time = ride.measured();
            QCOMPARE(time.timer_s, std::optional<double>(3600));
            QCOMPARE(time.moving_s, std::optional<double>(3600));
            QCOMPARE(time.elapsed_s, std::optional<double>(7080));
            QCOMPARE(time.stops.size(), std::size_t{1});
            QCOMPARE(time.stops[0].start, kStart + 1800);
            QCOMPARE(time.stops[0].length_s, std::uint32_t{3480});
            QVERIFY(time.stops[0].timer_paused);
        }
    }

    void aCafeWithoutPausingIsAStopWithinTheTimer() {
        const MovingTime time =
            Ride().event(true).ride(1800).stand(3480).ride(1800).event(false).stored(7080, 7080).measured();
        QCOMPARE(time.timer_s, std::optional<double>(7080));
        QCOMPARE(time.moving_s, std::optional<double>(3600));
        QCOMPARE(time.stops.size(), std::size_t{1});
        QCOMPARE(time.stops[0].start, kStart + 1800);
        QCOMPARE(time.stops[0].length_s, std::uint32_t{3480});
        QVERIFY(!time.stops[0].timer_paused);
    }

    void standingBeforeAndAfterAPauseBelongsToOneStop() {
        const MovingTime time = Ride()
                                    .event(true)
                                    .ride(1000)
                                    .stand(20)
                                    .event(false)
                                    .silence(600)
                                    .event(true)
                                    .stand(15)
                                    .ride(1000)
                                    .event(false)
                                    .stored(2035, 2635)
                                    .measured();
        QCOMPARE(time.stops.size(), std::size_t{1});
        QCOMPARE(time.stops[0].length_s, std::uint32_t{635});
        QCOMPARE(time.moving_s, std::optional<double>(2000));
    }

    void aDeviceThatRecordsThroughThePauseIsNotCountedTwice() {
        Ride ride;
        ride.event(true).ride(1800).event(false).stand(600).event(true).ride(1800).event(false);
        QCOMPARE(ride.measured().moving_s, std::optional<double>(3600));
        QCOMPARE(ride.stored(3600, 4200).measured().moving_s, std::optional<double>(3600));
        ride.recording.timer_events.clear();
        QCOMPARE(ride.measured().moving_s, std::optional<double>(3600));
    }

    void stopsAreCountedFromSixtySecondsOn_data() {
        QTest::addColumn<uint>("standing");
        QTest::addColumn<double>("moving");
        QTest::newRow("59 s are a traffic light") << 59U << 2059.0;
        QTest::newRow("60 s are a stop") << 60U << 2000.0;
    }

    void stopsAreCountedFromSixtySecondsOn() {
        QFETCH(const uint, standing);
        QFETCH(const double, moving);
        const MovingTime time = Ride().ride(1000).stand(standing).ride(1000).measured();
        QCOMPARE(time.moving_s, std::optional<double>(moving));
        QCOMPARE(time.stops.empty(), standing < 60);
    }

    void pedallingOnTheSpotIsMoving() {
        const MovingTime time =
            Ride().ride(100).write(300, 0, 0, 85).write(300, 0, 150, 0).write(300, 500, 0, 0).measured();
        QCOMPARE(time.moving_s, std::optional<double>(1000));
    }

    void aHoleWithoutEventsIsAStop_data() {
        QTest::addColumn<double>("timer");
        QTest::newRow("the device paused by itself") << 3600.0;
        QTest::newRow("the timer ran on") << 4200.0;
        QTest::newRow("the device did not say") << 0.0;
    }

    void aHoleWithoutEventsIsAStop() {
        QFETCH(const double, timer);
        const MovingTime time = Ride().ride(1800).silence(600).ride(1800).stored(timer, 4200).measured();
        QCOMPARE(time.moving_s, std::optional<double>(3600));
        QCOMPARE(time.timer_s, std::optional<double>(timer > 0 ? timer : 3600));
        QCOMPARE(time.stops.size(), std::size_t{1});
        QCOMPARE(time.stops[0].start, kStart + 1800);
        QCOMPARE(time.stops[0].length_s, std::uint32_t{600});
    }

    void aHoleInWhichTheDistanceGrewIsNoStop() {
        Ride ride;
        ride.ride(100).silence(600).ride(100);
        Samples& samples = ride.recording.samples;
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples.distance_cm.put(i, (samples.time[i] - kStart) * 800);
        const MovingTime time = ride.measured();
        QVERIFY(time.stops.empty());
        QCOMPARE(time.moving_s, std::optional<double>(800));
    }

    void anIndoorRideWithoutSpeedGoesByPowerAndCadence() {
        const MovingTime time = Ride()
                                    .write(600, std::nullopt, 180, 90)
                                    .write(120, std::nullopt, 0, 0)
                                    .write(600, std::nullopt, 180, 90)
                                    .stored(1320, 1320)
                                    .measured();
        QCOMPARE(time.moving_s, std::optional<double>(1200));
        QCOMPARE(time.stops.size(), std::size_t{1});
    }

    void whatMeasuresNoMovementHasNoStops() {
        QCOMPARE(Ride().write(600, std::nullopt, std::nullopt, std::nullopt).measured().moving_s,
                 std::optional<double>(600));
        QCOMPARE(Ride().stand(600).measured().moving_s, std::optional<double>(600));
        Ride pool(Sport::Swimming);
        pool.write(600, std::nullopt, std::nullopt, std::nullopt);
        for (std::size_t i = 0; i < pool.recording.samples.size(); ++i)
            pool.recording.samples.distance_cm.put(i, 0);
        QCOMPARE(pool.measured().moving_s, std::optional<double>(600));
    }

    void standingTellsNothingInSportsOnTheSpot() {
        QCOMPARE(Ride(Sport::Other).ride(60).stand(600).ride(60).measured().moving_s,
                 std::optional<double>(720));
        QCOMPARE(Ride(Sport::Strength).ride(60).stand(600).ride(60).measured().moving_s,
                 std::optional<double>(720));
    }

    void withoutSpeedTheDistanceTells() {
        Ride ride(Sport::Running);
        ride.write(600, std::nullopt, std::nullopt, std::nullopt);
        Samples& samples = ride.recording.samples;
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples.distance_cm.put(
                i, static_cast<std::uint32_t>(300 * (i < 200 ? i : std::max<std::size_t>(200, i - 200))));
        const MovingTime time = ride.measured();
        QCOMPARE(time.moving_s, std::optional<double>(400));
        QCOMPARE(time.stops.size(), std::size_t{1});
        QCOMPARE(time.stops[0].start, kStart + 200);
    }

    void aStopEventThatIsNotMeantIsIgnored() {
        const MovingTime time = Ride().event(true).ride(900).event(false).ride(900).event(false).measured();
        QCOMPARE(time.timer_s, std::optional<double>(1800));
        QCOMPARE(time.moving_s, std::optional<double>(1800));
        QVERIFY(time.stops.empty());
    }

    void repeatedStartAndStopEventsAreOne() {
        const MovingTime time = Ride()
                                    .event(true)
                                    .event(true)
                                    .ride(900)
                                    .event(false)
                                    .event(false)
                                    .silence(300)
                                    .event(true)
                                    .event(true)
                                    .ride(900)
                                    .measured();
        QCOMPARE(time.timer_s, std::optional<double>(1800));
        QCOMPARE(time.stops.size(), std::size_t{1});
        QCOMPARE(time.stops[0].length_s, std::uint32_t{300});
    }

    void shortPausesAreNoStopsAndNoTimerTime() {
        const MovingTime time = Ride().ride(900).event(false).silence(40).event(true).ride(900).measured();
        QCOMPARE(time.timer_s, std::optional<double>(1800));
        QCOMPARE(time.elapsed_s, std::optional<double>(1840));
        QVERIFY(time.stops.empty());
    }

    void moreTimerThanElapsedTimeIsClampedAndSaid() {
        const MovingTime time = Ride().ride(100).stored(120, 100).measured();
        QCOMPARE(time.timer_s, std::optional<double>(100));
        QVERIFY(time.timer_clamped);
        QVERIFY(!Ride().ride(100).stored(100, 100).measured().timer_clamped);
    }

    void recordedTimeBeyondTheStoredElapsedTimeCounts() {
        const MovingTime time = Ride().ride(1000).stored(0, 300).measured();
        QCOMPARE(time.timer_s, std::optional<double>(1000));
        QCOMPARE(time.elapsed_s, std::optional<double>(1000));
    }

    void aJumpOfTheClockIsNoStop() {
        Ride ride;
        ride.ride(1000).silence(2'000'000'000).ride(1);
        const MovingTime time = ride.stored(1001, 1100).measured();
        QCOMPARE(time.moving_s, std::optional<double>(1001));
        QVERIFY(time.stops.empty());
    }

    void aRecordingEveryFourSecondsHasTheSameTimes() {
        const MovingTime time = Ride()
                                    .write(1200, kRiding, 200, 90, 4)
                                    .write(600, 0, 0, 0, 4)
                                    .write(1200, kRiding, 200, 90, 4)
                                    .measured();
        QCOMPARE(time.moving_s, std::optional<double>(2400));
        QCOMPARE(time.timer_s, std::optional<double>(3000));
        QCOMPARE(time.stops.size(), std::size_t{1});
        QCOMPARE(time.stops[0].length_s, std::uint32_t{600});
    }

    void aPoolSwimMovesAsLongAsItsTimerRan() {
        Ride ride(Sport::Swimming);
        ride.recording.legs[0].pool_length_m = 25.0;
        ride.write(10, 1200, std::nullopt, 30)
            .silence(300)
            .write(10, 1200, std::nullopt, 30)
            .stored(3600, 3700);
        QCOMPARE(ride.measured().moving_s, std::optional<double>(3600));
        QVERIFY(ride.measured().stops.empty());
    }

    void withoutSamplesTheStoredTimesRemain() {
        const MovingTime time = Ride().stored(840, 900).measured();
        QCOMPARE(time.timer_s, std::optional<double>(840));
        QCOMPARE(time.moving_s, std::optional<double>(840));
        QCOMPARE(time.elapsed_s, std::optional<double>(900));
        const MovingTime nothing = Ride().measured();
        QVERIFY(!nothing.timer_s && !nothing.moving_s && !nothing.elapsed_s);
    }
};

QTEST_APPLESS_MAIN(TestMetricsMovingTime)
#include "test_metrics_moving_time.moc"
