// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/moving_time.h"
#include "core/engine/recording/reader.h"
#include "tests/unit/engine/fit_bytes.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <optional>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

constexpr std::uint32_t kEpoch = 631065600;
constexpr std::uint32_t kSet = 1'160'000'000; // of the FIT epoch: a clock that is right
constexpr std::uint32_t kUnset = 120;         // seconds after the device was switched on

/// Writes records second by second on whatever clock the device has.
class Device {
public:
    Device() {
        m_bytes.define(0, 0, {{0, 1, kEnum}}).data(0, {4});
        m_bytes.define(1, 20, {{253, 4, kUint32}, {7, 2, kUint16}});
        m_bytes.define(2, 19, {{253, 4, kUint32}, {2, 4, kUint32}, {7, 4, kUint32}});
        m_bytes.define(3, 18, {{253, 4, kUint32}, {2, 4, kUint32}, {5, 1, kEnum}, {7, 4, kUint32}});
        m_bytes.define(4, 21, {{253, 4, kUint32}, {0, 1, kEnum}, {1, 1, kEnum}});
    }

    Device& clock(std::uint32_t now) {
        m_now = now;
        return *this;
    }
    Device& ride(std::uint32_t seconds) {
        for (std::uint32_t i = 0; i < seconds; ++i)
            m_bytes.data(1, {m_now++, 200U + i % 7});
        return *this;
    }
    Device& silence(std::uint32_t seconds) { return clock(m_now + seconds); }
    Device& timer(bool runs) {
        m_bytes.data(4, {m_now, 0, runs ? 0U : 4U});
        return *this;
    }
    Device& lap(std::uint32_t start, std::uint32_t seconds) {
        m_bytes.data(2, {m_now, start, std::uint64_t{seconds} * 1000});
        return *this;
    }
    Device& session(std::uint32_t start, std::optional<std::uint32_t> elapsed = {}) {
        constexpr std::uint64_t kNotSaid = 0xFFFFFFFF;
        m_bytes.data(3, {m_now, start, 2, elapsed ? std::uint64_t{*elapsed} * 1000 : kNotSaid});
        return *this;
    }

    Bytes file() const { return m_bytes.file(); }
    Recording read() const { return readRecording(file()).recording; }

private:
    FitBytes m_bytes;
    std::uint32_t m_now = kSet;
};

bool ascends(const Recording& recording) {
    const auto& time = recording.samples.time;
    return std::adjacent_find(time.begin(), time.end(), std::greater_equal<>()) == time.end();
}

} // namespace

/// Clocks that were set while the device recorded.
class TestFitClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClockThatIsSetOnTheWayIsSetFromTheStart() {
        const Recording recording = Device().clock(kUnset).ride(300).clock(kSet).ride(1200).read();
        QCOMPARE(recording.samples.size(), std::size_t{1500});
        QVERIFY(ascends(recording));
        QCOMPARE(recording.samples.time[300], kSet + kEpoch);
        QCOMPARE(recording.samples.time.front(), kSet + kEpoch - 300);
        QCOMPARE(recording.start, kSet + kEpoch - 300);
        const MovingTime times = movingTime(recording);
        QCOMPARE(times.elapsed_s, std::optional<double>(1500));
        QCOMPARE(times.timer_s, std::optional<double>(1500));
        QCOMPARE(times.moving_s, std::optional<double>(1500));
    }

    void lapsSessionsAndEventsMoveWithTheirSamples() {
        const Recording recording = Device()
                                        .clock(kUnset)
                                        .timer(true)
                                        .ride(200)
                                        .lap(kUnset, 200)
                                        .timer(false)
                                        .silence(40)
                                        .timer(true)
                                        .ride(60)
                                        .clock(kSet)
                                        .ride(400)
                                        .timer(false)
                                        .lap(kUnset + 200, 500)
                                        .session(kUnset)
                                        .read();
        const std::uint32_t start = kSet + kEpoch - 300;
        QCOMPARE(recording.start, start);
        QCOMPARE(recording.legs.front().start, start);
        QCOMPARE(recording.laps.size(), std::size_t{2});
        QCOMPARE(recording.laps[0].start, start);
        QCOMPARE(recording.laps[0].end, start + 200);
        QCOMPARE(recording.laps[1].start, start + 200);
        QCOMPARE(recording.laps[1].end, start + 700);
        const std::uint32_t events[] = {0, 200, 240, 700};
        QCOMPARE(recording.timer_events.size(), std::size(events));
        for (std::size_t i = 0; i < std::size(events); ++i)
            QCOMPARE(recording.timer_events[i].time, start + events[i]);
        QCOMPARE(movingTime(recording).elapsed_s, std::optional<double>(700));
    }

    void aClockThatIsSetBackGoesOn_data() {
        QTest::addColumn<uint>("back");
        QTest::newRow("an hour, past the start") << 3600U;
        QTest::newRow("ten minutes, into what is recorded") << 600U;
        QTest::newRow("half a minute") << 30U;
    }
    void aClockThatIsSetBackGoesOn() {
        QFETCH(const uint, back);
        const Recording recording = Device()
                                        .ride(1000)
                                        .lap(kSet, 1000)
                                        .clock(kSet + 1000 - back)
                                        .ride(800)
                                        .session(kSet, 1800)
                                        .read();
        QCOMPARE(recording.samples.size(), std::size_t{1800});
        QVERIFY(ascends(recording));
        const std::uint32_t start = kSet + kEpoch - back;
        QCOMPARE(recording.samples.time.front(), start);
        QCOMPARE(recording.samples.time.back(), start + 1799);
        QCOMPARE(recording.start, start);
        QCOMPARE(recording.laps.front().start, start);
        QCOMPARE(movingTime(recording).elapsed_s, std::optional<double>(1800));
    }

    void aWildTimeAtTheEndDoesNotMoveTheRide_data() {
        QTest::addColumn<uint>("wild");
        QTest::newRow("far ahead") << 3'000'000'000U;
        QTest::newRow("years ago") << 900'000'000U;
        QTest::newRow("no clock") << 1U;
    }
    void aWildTimeAtTheEndDoesNotMoveTheRide() {
        QFETCH(const uint, wild);
        const Recording recording = Device().ride(1000).clock(wild).ride(1).session(kSet).read();
        QVERIFY(ascends(recording));
        QCOMPARE(recording.start, kSet + kEpoch);
        QCOMPARE(recording.samples.time.front(), kSet + kEpoch);
        QCOMPARE(recording.samples.time.back(), kSet + kEpoch + 1000);
        QCOMPARE(movingTime(recording).elapsed_s, std::optional<double>(1001));
    }

    void aClockThatIsLostOnTheWayGoesOn() {
        const Recording recording = Device()
                                        .ride(300)
                                        .lap(kSet, 300)
                                        .clock(kUnset)
                                        .ride(200)
                                        .lap(kUnset, 200)
                                        .clock(kSet + 500)
                                        .ride(400)
                                        .lap(kSet + 500, 400)
                                        .session(kSet, 900)
                                        .read();
        QVERIFY(ascends(recording));
        QCOMPARE(recording.samples.time.front(), kSet + kEpoch);
        QCOMPARE(recording.samples.time.back(), kSet + kEpoch + 899);
        QCOMPARE(recording.start, kSet + kEpoch);
        QCOMPARE(recording.laps.size(), std::size_t{3});
        QCOMPARE(recording.laps[1].start, kSet + kEpoch + 300);
        QCOMPARE(recording.laps[2].start, kSet + kEpoch + 500);
        QCOMPARE(movingTime(recording).elapsed_s, std::optional<double>(900));
    }

    void everyJumpOfAClockIsMended_data() {
        QTest::addColumn<Bytes>("file");
        QTest::addColumn<uint>("start");
        QTest::addColumn<int>("count");
        QTest::newRow("set on the way, then set back an hour")
            << Device().clock(kUnset).ride(100).clock(kSet).ride(500).clock(kSet - 3100).ride(400).file()
            << kSet - 3700 << 1000;
        QTest::newRow("set back three times") << Device()
                                                     .ride(200)
                                                     .clock(kSet - 1000)
                                                     .ride(200)
                                                     .clock(kSet - 2000)
                                                     .ride(200)
                                                     .clock(kSet - 3000)
                                                     .ride(200)
                                                     .file()
                                              << kSet - 3600 << 800;
        QTest::newRow("a wild time in between")
            << Device().ride(300).clock(3'000'000'000).ride(1).clock(kSet + 301).ride(300).file() << kSet
            << 601;
        QTest::newRow("short parts") << Device().ride(5).clock(kUnset).ride(5).clock(kSet + 10).ride(5).file()
                                     << kSet << 15;
    }
    void everyJumpOfAClockIsMended() {
        QFETCH(const Bytes, file);
        QFETCH(const uint, start);
        QFETCH(const int, count);
        const Recording recording = readRecording(file).recording;
        QCOMPARE(recording.samples.size(), static_cast<std::size_t>(count));
        QVERIFY(ascends(recording));
        QCOMPARE(recording.samples.time.front(), start + kEpoch);
        QCOMPARE(recording.start, start + kEpoch);
        QCOMPARE(movingTime(recording).elapsed_s, std::optional<double>(count));
    }

    void aClockThatJumpsAllTheTimeStaysAsRecorded() {
        Device device;
        for (std::uint32_t i = 0; i < 20; ++i)
            device.clock(kSet + 5 * i).ride(5).clock(kSet - 9000 + 5 * i).ride(5);
        const Samples samples = device.read().samples;
        QCOMPARE(samples.time[0], kSet + kEpoch);
        QCOMPARE(samples.time[5], kSet + kEpoch - 9000);
        QCOMPARE(samples.time[10], kSet + kEpoch + 5);
    }

    void whatIsNoJumpStaysAsRecorded_data() {
        QTest::addColumn<Bytes>("file");
        QTest::addColumn<qint64>("fifth");
        QTest::newRow("a night in a hut")
            << Device().ride(5).silence(50'000).ride(5).file() << qint64{kSet} + 50'005;
        QTest::newRow("records out of order")
            << Device().ride(5).clock(kSet + 1).ride(5).file() << qint64{kSet} + 1;
        QTest::newRow("two streams of one session")
            << Device().ride(500).clock(kSet).ride(500).session(kSet, 500).file() << qint64{kSet} + 5;
        QTest::newRow("two sessions")
            << Device().ride(5).session(kSet).clock(kSet - 9000).ride(5).session(kSet - 9000).file()
            << qint64{kSet} - 9000;
        QTest::newRow("a chain of files")
            << joined(Device().ride(5).file(), Device().clock(kSet - 9000).ride(5).file())
            << qint64{kSet} - 9000;
    }
    void whatIsNoJumpStaysAsRecorded() {
        QFETCH(const Bytes, file);
        QFETCH(const qint64, fifth);
        const Samples samples = readRecording(file).recording.samples;
        QCOMPARE(samples.time[0], kSet + kEpoch);
        QCOMPARE(qint64{samples.time[5]}, fifth + kEpoch);
    }
};

QTEST_APPLESS_MAIN(TestFitClock)
#include "test_fit_clock.moc"
