// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/reader.h"
#include "tests/unit/engine/fit_bytes.h"

#include <QTest>

#include <bit>
#include <limits>
#include <optional>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

constexpr std::uint32_t kStart = 1'000'000'000; // of the FIT epoch
constexpr std::uint32_t kUnixStart = kStart + 631065600;

FitBytes activity(bool bigEndian = false) {
    FitBytes bytes(bigEndian);
    bytes.define(0, 0, {{0, 1, kEnum}}).data(0, {4});
    return bytes;
}

Recording recordingOf(const FitBytes& bytes) {
    return readRecording(bytes.file()).recording;
}

template <typename T>
std::vector<std::optional<int>> valuesOf(const Column<T>& column, std::size_t count) {
    std::vector<std::optional<int>> values;
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = column.at(i);
        values.push_back(value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt);
    }
    return values;
}

using Values = std::vector<std::optional<int>>;

} // namespace

/// What the messages of a FIT file mean.
class TestFitReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheAthleteAnsweredIsRead_data() {
        QTest::addColumn<QList<int>>("answers"); // feel and effort of each session, as stored
        QTest::addColumn<int>("feel");           // 0: not told
        QTest::addColumn<int>("effort");
        QTest::newRow("very weak, all out") << QList<int>{0, 100} << 1 << 10;
        QTest::newRow("strong, somewhat hard") << QList<int>{75, 40} << 4 << 4;
        QTest::newRow("not asked") << QList<int>{255, 255} << 0 << 0;
        QTest::newRow("no effort told") << QList<int>{100, 0} << 5 << 0;
        QTest::newRow("beyond the scales") << QList<int>{101, 110} << 0 << 0;
        QTest::newRow("the worst of the legs") << QList<int>{50, 30, 25, 80, 255, 255} << 2 << 8;
    }

    void whatTheAthleteAnsweredIsRead() {
        QFETCH(const QList<int>, answers);
        FitBytes bytes = activity();
        bytes.define(1, 20, {{253, 4, kUint32}}).data(1, {kStart}).data(1, {kStart + 90});
        bytes.define(2, 18,
                     {{253, 4, kUint32}, {2, 4, kUint32}, {5, 1, kEnum}, {192, 1, kUint8}, {193, 1, kUint8}});
        for (qsizetype i = 0; i < answers.size(); i += 2)
            bytes.data(2, {kStart + 90, kStart, 2, static_cast<std::uint64_t>(answers[i]),
                           static_cast<std::uint64_t>(answers[i + 1])});
        const Recording recording = recordingOf(bytes);
        QTEST(recording.feel.value_or(0), "feel");
        QTEST(recording.effort.value_or(0), "effort");
    }

    void onlyTheInvalidValueOfItsWidthIsMissing() {
        FitBytes bytes = activity();
        bytes.define(1, 20, {{253, 4, kUint32}, {7, 2, kUint16}, {3, 1, kUint8}, {4, 1, kUint8}});
        bytes.data(1, {kStart, 65535, 255, 255});
        bytes.data(1, {kStart + 1, 65534, 254, 0});
        bytes.data(1, {kStart + 2, 255, 0, 90});
        const Samples samples = recordingOf(bytes).samples;
        QCOMPARE(valuesOf(samples.power_w, 3), (Values{std::nullopt, 65534, 255}));
        QCOMPARE(valuesOf(samples.heart_rate_bpm, 3), (Values{std::nullopt, 254, 0}));
        QCOMPARE(valuesOf(samples.cadence_rpm, 3), (Values{std::nullopt, 0, 90}));
        QVERIFY(!samples.speed_mm_s.present());
    }

    void otherWidthsThanTheProfilesAreRead() {
        FitBytes bytes = activity(true);
        constexpr std::uint8_t kSint16 = 0x83;
        constexpr std::uint8_t kFloat32 = 0x88;
        bytes.define(
            1, 20, {{253, 4, kUint32}, {7, 4, kUint32}, {3, 2, kUint16}, {4, 2, kSint16}, {5, 4, kFloat32}});
        bytes.data(1, {kStart, 300, 150, 90, 0x44FA0000});           // 2000.0
        bytes.data(1, {kStart + 1, 70000, 300, 0xFFFF, 0x7FC00000}); // too large, too large, -1, NaN
        const Samples samples = recordingOf(bytes).samples;
        QCOMPARE(valuesOf(samples.power_w, 2), (Values{300, std::nullopt}));
        QCOMPARE(valuesOf(samples.heart_rate_bpm, 2), (Values{150, std::nullopt}));
        QCOMPARE(valuesOf(samples.cadence_rpm, 2), (Values{90, std::nullopt}));
        QCOMPARE(valuesOf(samples.distance_cm, 2), (Values{2000, std::nullopt}));
    }

    void aFieldOfAnImpossibleSizeHasNoValueAndHarmsNoOther() {
        FitBytes bytes = activity();
        bytes.define(1, 20, {{253, 4, kUint32}, {7, 3, kUint16}, {4, 0, kUint8}, {3, 1, kUint8}});
        bytes.data(1, {kStart, 0x010101, 0, 150});
        const Samples samples = recordingOf(bytes).samples;
        QCOMPARE(samples.size(), std::size_t{1});
        QVERIFY(!samples.power_w.present());
        QVERIFY(!samples.cadence_rpm.present());
        QCOMPARE(samples.heart_rate_bpm.at(0), std::optional<std::uint8_t>(150));
    }

    void developerFieldsThatNothingDescribesAreSteppedOver() {
        FitBytes bytes = activity();
        bytes.define(1, 20, {{253, 4, kUint32}, {7, 2, kUint16}}, {{0, 2, 9}, {3, 200, 17}});
        bytes.data(1, {kStart, 210, 999, 0}).data(1, {kStart + 1, 220, 999, 0});
        const ReadResult result = readRecording(bytes.file());
        QVERIFY(!result.error);
        QCOMPARE(valuesOf(result.recording.samples.power_w, 2), (Values{210, 220}));
    }

    void enhancedValuesOverridePlainOnesWhereTheyAreValid() {
        FitBytes bytes = activity();
        bytes.define(
            1, 20, {{253, 4, kUint32}, {73, 4, kUint32}, {78, 4, kUint32}, {6, 2, kUint16}, {2, 2, kUint16}});
        bytes.data(1, {kStart, 8000, 3000, 7000, 2900});
        bytes.data(1, {kStart + 1, 0xFFFFFFFF, 0xFFFFFFFF, 7001, 2901});
        bytes.data(1, {kStart + 2, 100'000, 3001, 0xFFFF, 0xFFFF});
        const Samples samples = recordingOf(bytes).samples;
        QCOMPARE(valuesOf(samples.speed_mm_s, 3), (Values{8000, 7001, std::nullopt}));
        QCOMPARE(valuesOf(samples.altitude_5m, 3), (Values{3000, 2901, 3001}));
    }

    void compressedSpeedAndDistanceRollOver() {
        FitBytes bytes = activity();
        bytes.define(1, 20, {{253, 4, kUint32}, {8, 3, kByte}});
        const auto packed = [](std::uint64_t cmPerSecond, std::uint64_t sixteenths) {
            return cmPerSecond | sixteenths << 12U;
        };
        bytes.data(1, {kStart, packed(500, 4000)});
        bytes.data(1, {kStart + 1, packed(501, 4080)});
        bytes.data(1, {kStart + 2, packed(502, 64)});
        bytes.data(1, {kStart + 3, 0xFFFFFF});
        const Samples samples = recordingOf(bytes).samples;
        QCOMPARE(valuesOf(samples.speed_mm_s, 4), (Values{5000, 5010, 5020, std::nullopt}));
        QCOMPARE(valuesOf(samples.distance_cm, 4), (Values{25000, 25500, 26000, std::nullopt}));
    }

    void compressedTimesRollOverEvery32Seconds() {
        FitBytes bytes = activity();
        const std::uint32_t base = kStart / 32 * 32;
        bytes.define(1, 20, {{253, 4, kUint32}, {7, 2, kUint16}}).data(1, {base + 30, 1});
        bytes.define(2, 20, {{7, 2, kUint16}});
        bytes.compressed(2, 31, {2})
            .compressed(2, 0, {3})
            .compressed(2, 0, {4})
            .compressed(2, 31, {5})
            .compressed(2, 5, {6});
        const Samples samples = recordingOf(bytes).samples;
        const std::uint32_t unixBase = base + 631065600;
        QCOMPARE(samples.time, (std::vector<std::uint32_t>{unixBase + 30, unixBase + 31, unixBase + 32,
                                                           unixBase + 32, unixBase + 63, unixBase + 69}));
        QCOMPARE(valuesOf(samples.power_w, 6), (Values{1, 2, 3, 4, 5, 6}));
    }

    void aRecordWithoutATimeTakesTheLatestKnownOne() {
        FitBytes bytes = activity();
        bytes.define(1, 20, {{7, 2, kUint16}}).data(1, {1}).data(1, {2});
        bytes.define(2, 20, {{253, 4, kUint32}}).data(2, {kStart});
        bytes.data(1, {3});
        bytes.define(3, 21, {{253, 4, kUint32}}).data(3, {kStart + 9});
        bytes.data(1, {4});
        QCOMPARE(
            recordingOf(bytes).samples.time,
            (std::vector<std::uint32_t>{kUnixStart, kUnixStart, kUnixStart, kUnixStart, kUnixStart + 9}));
    }

    void aRedefinedLocalMessageIsReadByItsNewShape() {
        FitBytes bytes = activity();
        bytes.define(1, 20, {{253, 4, kUint32}, {7, 2, kUint16}}).data(1, {kStart, 200});
        bytes.define(1, 20, {{3, 1, kUint8}, {253, 4, kUint32}}).data(1, {150, kStart + 1});
        const Samples samples = recordingOf(bytes).samples;
        QCOMPARE(valuesOf(samples.power_w, 2), (Values{200, std::nullopt}));
        QCOMPARE(valuesOf(samples.heart_rate_bpm, 2), (Values{std::nullopt, 150}));
    }

    void lapsEndBeforeTheNextAndWithinTheSamples() {
        FitBytes bytes = activity();
        // Laps first, all stamped with the time of saving, as some devices write them.
        bytes.define(
            2, 19, {{253, 4, kUint32}, {2, 4, kUint32}, {7, 4, kUint32}, {8, 4, kUint32}, {71, 2, kUint16}});
        bytes.data(2, {kStart + 5000, kStart, 100'400, 90'000, 3});
        bytes.data(2, {kStart + 5000, kStart + 100, 50'000, 50'000, 65535});
        bytes.define(1, 20, {{253, 4, kUint32}}).data(1, {kStart}).data(1, {kStart + 170});
        const auto laps = recordingOf(bytes).laps;
        QCOMPARE(laps.size(), std::size_t{2});
        QCOMPARE(laps[0].start, kUnixStart);
        QCOMPARE(laps[0].end, kUnixStart + 100);
        QCOMPARE(laps[0].elapsed_s, std::optional<double>(100.4));
        QCOMPARE(laps[0].timer_s, std::optional<double>(90.0));
        QCOMPARE(laps[0].workout_step, std::optional<std::uint16_t>(3));
        QCOMPARE(laps[1].end, kUnixStart + 170);
        QVERIFY(!laps[1].workout_step);
    }

    void aLapStampedBeforeItsEndLastsItsElapsedTime() {
        FitBytes bytes = activity();
        bytes.define(2, 19, {{253, 4, kUint32}, {2, 4, kUint32}, {7, 4, kUint32}});
        bytes.data(2, {kStart, kStart, 60'000}).data(2, {kStart, kStart + 60, 30'000});
        const auto laps = recordingOf(bytes).laps;
        QCOMPARE(laps[0].end, kUnixStart + 60);
        QCOMPARE(laps[1].end, kUnixStart + 90);
    }

    void timerEventsAreTheChangesInOrderOfTime() {
        FitBytes bytes = activity();
        bytes.define(1, 20, {{253, 4, kUint32}}).data(1, {kStart});
        bytes.define(2, 21, {{253, 4, kUint32}, {0, 1, kEnum}, {1, 1, kEnum}});
        bytes.data(2, {kStart, 0, 0}).data(2, {kStart + 50, 0, 1}).data(2, {kStart + 50, 0, 4});
        bytes.data(2, {kStart + 90, 0, 0}).data(2, {kStart + 95, 0, 3}).data(2, {kStart + 99, 0, 9});
        bytes.data(2, {kStart + 60, 9, 4});
        const auto events = recordingOf(bytes).timer_events;
        QCOMPARE(events.size(), std::size_t{4});
        const std::uint32_t after[] = {0, 50, 90, 99};
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(events[i].time, kUnixStart + after[i]);
            QCOMPARE(events[i].running, i % 2 == 0);
        }
    }

    void theOffsetFromUtcIsRoundedAndMustBePlausible_data() {
        QTest::addColumn<qint64>("local");
        QTest::addColumn<int>("offset");
        const int none = 99'999;
        QTest::newRow("exact") << qint64{kStart} + 7200 << 7200;
        QTest::newRow("a second early") << qint64{kStart} - 18'001 << -18'000;
        QTest::newRow("Kathmandu") << qint64{kStart} + 20'700 << 20'700;
        QTest::newRow("Kiribati") << qint64{kStart} + 50'400 << 50'400;
        QTest::newRow("too far east") << qint64{kStart} + 54'000 << none;
        QTest::newRow("too far west") << qint64{kStart} - 46'800 << none;
        QTest::newRow("not a quarter of an hour") << qint64{kStart} + 4118 << none;
        QTest::newRow("zero") << qint64{0} << none;
        QTest::newRow("invalid") << qint64{0xFFFFFFFF} << none;
        QTest::newRow("the wrong epoch") << qint64{kUnixStart} << none;
    }
    void theOffsetFromUtcIsRoundedAndMustBePlausible() {
        QFETCH(qint64, local);
        QFETCH(int, offset);
        FitBytes bytes = activity();
        bytes.define(1, 20, {{253, 4, kUint32}}).data(1, {kStart});
        bytes.define(2, 34, {{253, 4, kUint32}, {5, 4, kUint32}});
        bytes.data(2, {kStart, static_cast<std::uint64_t>(local)});
        QCOMPARE(recordingOf(bytes).utc_offset_s.value_or(99'999), offset);
    }

    void sessionsBecomeLegsInOrderOfTimeAndAddUp() {
        FitBytes bytes = activity();
        bytes.define(1, 18,
                     {{253, 4, kUint32},
                      {2, 4, kUint32},
                      {5, 1, kEnum},
                      {6, 1, kEnum},
                      {7, 4, kUint32},
                      {8, 4, kUint32},
                      {9, 4, kUint32},
                      {34, 2, kUint16},
                      {20, 2, kUint16},
                      {44, 2, kUint16}});
        bytes.data(1, {kStart, kStart + 1000, 2, 58, 700'000, 600'000, 1'000'000, 231, 205, 65535});
        bytes.data(1, {kStart, kStart, 5, 17, 900'000, 800'000, 100'000, 65535, 65535, 2500});
        bytes.data(1, {kStart, kStart, 18, 0, 1'600'000, 1'400'000, 1'100'000, 65535, 65535, 65535});
        const Recording recording = recordingOf(bytes);
        QCOMPARE(recording.sport(), Sport::Multisport);
        QCOMPARE(recording.legs.size(), std::size_t{2});
        const Leg& swim = recording.legs[0];
        QCOMPARE(swim.sport, Sport::Swimming);
        QCOMPARE(swim.pool_length_m, std::optional<double>(25.0));
        QVERIFY(!swim.indoor);
        QVERIFY(!swim.device_weighted_power_w && !swim.device_average_power_w);
        const Leg& ride = recording.legs[1];
        QCOMPARE(ride.sport, Sport::Cycling);
        QVERIFY(ride.indoor);
        QCOMPARE(ride.device_weighted_power_w, std::optional<double>(231));
        QCOMPARE(ride.device_average_power_w, std::optional<double>(205));
        QVERIFY(!ride.pool_length_m);
        QCOMPARE(recording.start, kUnixStart);
        QCOMPARE(recording.timer_s, std::optional<double>(1400));
        QCOMPARE(recording.elapsed_s, std::optional<double>(1600));
        QCOMPARE(recording.distance_m, std::optional<double>(11'000));
    }

    void totalsBeyondWhatTheirFieldCanHoldAreNotKnown_data() {
        QTest::addColumn<double>("stored");
        QTest::addColumn<bool>("known");
        QTest::newRow("an hour") << 3'600'000.0 << true;
        QTest::newRow("the most") << 4'294'967'294.0 << true;
        QTest::newRow("more") << 4'294'967'295.0 << false;
        QTest::newRow("huge") << std::numeric_limits<double>::max() << false;
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << false;
        QTest::newRow("negative") << -1.0 << false;
    }
    void totalsBeyondWhatTheirFieldCanHoldAreNotKnown() {
        QFETCH(const double, stored);
        QFETCH(const bool, known);
        const auto bits = std::bit_cast<std::uint64_t>(stored);
        FitBytes bytes = activity();
        const std::vector<FitBytes::Field> totals = {
            {2, 4, kUint32}, {7, 8, kFloat64}, {8, 8, kFloat64}, {9, 8, kFloat64}};
        bytes.define(1, 18, totals).define(2, 19, totals);
        for (int i = 0; i < 2; ++i)
            bytes.data(1, {kStart, bits, bits, bits}).data(2, {kStart, bits, bits, bits});
        const Recording recording = recordingOf(bytes);
        QCOMPARE(recording.timer_s.has_value(), known);
        QCOMPARE(recording.elapsed_s.has_value(), known);
        QCOMPARE(recording.distance_m.has_value(), known);
        QCOMPARE(recording.laps.size(), std::size_t{2});
        QCOMPARE(recording.laps.front().timer_s.has_value(), known);
        QCOMPARE(recording.laps.front().elapsed_s.has_value(), known);
        QCOMPARE(recording.laps.front().distance_m.has_value(), known);
    }

    void aSessionOfNoDistanceMeasuredNone() {
        FitBytes bytes = activity();
        bytes.define(1, 18, {{2, 4, kUint32}, {8, 4, kUint32}, {9, 4, kUint32}});
        bytes.data(1, {kStart, 600'000, 0});
        const Recording recording = recordingOf(bytes);
        QCOMPARE(recording.timer_s, std::optional<double>(600));
        QVERIFY(!recording.legs.front().distance_m);
        QVERIFY(!recording.distance_m);
    }

    void anActivityWithoutASessionHasOneLegOfTheNamedSport() {
        FitBytes bytes = activity();
        bytes.define(1, 20, {{253, 4, kUint32}}).data(1, {kStart});
        bytes.define(2, 12, {{0, 1, kEnum}, {1, 1, kEnum}}).data(2, {4, 14});
        const Recording recording = recordingOf(bytes);
        QCOMPARE(recording.legs.size(), std::size_t{1});
        QCOMPARE(recording.sport(), Sport::Rowing);
        QVERIFY(recording.legs.front().indoor);
        QCOMPARE(recording.legs.front().start, kUnixStart);
        QCOMPARE(recording.start, kUnixStart);
    }

    void recordsWithoutAFileIdAreAnActivity() {
        const FitBytes bytes = FitBytes().define(1, 20, {{253, 4, kUint32}}).data(1, {kStart});
        const ReadResult result = readRecording(bytes.file());
        QCOMPARE(result.kind, FileKind::Activity);
        QVERIFY(!result.error);
    }

    void otherKindsAreNamedAndHoldNoRecording_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("kind");
        const auto row = [](int type, FileKind kind) {
            QTest::addRow("%d", type) << type << static_cast<int>(kind);
        };
        row(2, FileKind::Settings);
        row(5, FileKind::Workout);
        row(6, FileKind::Course);
        row(9, FileKind::Weight);
        row(15, FileKind::Monitoring);
        row(32, FileKind::Monitoring);
        row(34, FileKind::OtherFit);
    }
    void otherKindsAreNamedAndHoldNoRecording() {
        QFETCH(int, type);
        QFETCH(int, kind);
        FitBytes bytes;
        bytes.define(0, 0, {{0, 1, kEnum}}).data(0, {static_cast<std::uint64_t>(type)});
        bytes.define(1, 20, {{253, 4, kUint32}}).data(1, {kStart});
        const ReadResult alone = readRecording(bytes.file());
        QCOMPARE(static_cast<int>(alone.kind), kind);
        QVERIFY(alone.error && alone.error->fault == ReadFault::NotActivity);
        QCOMPARE(alone.recording.samples.size(), std::size_t{0});
        // In a chain with an activity it is one.
        FitBytes ride = activity();
        ride.define(1, 20, {{253, 4, kUint32}}).data(1, {kStart});
        QCOMPARE(readRecording(joined(bytes.file(), ride.file())).kind, FileKind::Activity);
    }
};

QTEST_APPLESS_MAIN(TestFitReader)
#include "test_fit_reader.moc"
