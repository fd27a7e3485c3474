// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/details.h"
#include "core/engine/metrics/part.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/reader.h"
#include "tests/support/base/shared_files.h"
#include "tests/unit/engine/fit_bytes.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <optional>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

constexpr std::uint32_t kStart = 1'000'000'000; // of the FIT epoch
constexpr std::uint32_t kUnixStart = kStart + fit::kEpoch;
constexpr std::uint8_t kFloat32 = 0x88;
constexpr std::uint8_t kString = 0x07;
constexpr std::uint8_t kPowerField = fit::record::kPower;

FitBytes activity(bool bigEndian = false) {
    FitBytes bytes(bigEndian);
    bytes.define(0, 0, {{0, 1, kEnum}}).data(0, {4});
    return bytes;
}

Recording recordingOf(const FitBytes& bytes) {
    return readRecording(bytes.file()).recording;
}

using Values = std::vector<std::optional<int>>;

template <typename T>
Values valuesOf(const Column<T>& column, std::size_t count) {
    Values values;
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = column.at(i);
        values.push_back(value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt);
    }
    return values;
}

struct Description {
    std::uint8_t number = 0;
    std::uint8_t type = kUint16;
    std::uint8_t native = kPowerField;
    std::uint8_t scale = 0xFF;
    std::uint8_t offset = 0x7F;
    std::uint16_t message = fit::message::kRecord;
    std::uint8_t developer = 0;
};

/// Describes a developer field by a message of the local number 15.
void describe(FitBytes& bytes, const Description& field) {
    constexpr std::uint8_t kSint8 = 0x01;
    bytes.define(15, fit::message::kFieldDescription,
                 {{0, 1, kUint8},
                  {1, 1, kUint8},
                  {2, 1, kUint8},
                  {6, 1, kUint8},
                  {7, 1, kSint8},
                  {14, 2, kUint16},
                  {15, 1, kUint8}});
    bytes.data(15, {field.developer, field.number, field.type, field.scale, field.offset, field.message,
                    field.native});
}

std::uint64_t floatBits(float value) {
    return std::bit_cast<std::uint32_t>(value);
}

/// The bytes of times by their lowest 12 bits.
std::vector<std::uint64_t> packed(const std::vector<std::uint32_t>& times) {
    std::vector<std::uint64_t> bytes;
    for (std::size_t i = 0; i + 1 < times.size(); i += 2) {
        const std::uint32_t two = (times[i] & 0xFFFU) | (times[i + 1] & 0xFFFU) << 12U;
        for (unsigned shift = 0; shift < 24; shift += 8)
            bytes.push_back(two >> shift & 0xFFU);
    }
    return bytes;
}

/// Little-endian bytes as one value of a field.
std::uint64_t asOne(const std::vector<std::uint64_t>& bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        value |= bytes[i] << (8 * i);
    return value;
}

Recording recorded(const char* path) {
    const QByteArray bytes =
        bytesOf(sharedFolder(QStringLiteral("rides")) + QLatin1Char('/') + QLatin1String(path));
    return readRecording({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                          static_cast<std::size_t>(bytes.size())})
        .recording;
}

} // namespace

/// What a FIT file holds of an activity beside the fields of its records.
class TestFitSources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeveloperFieldStandsForTheNativeOneThatIsMissing() {
        for (const bool bigEndian : {false, true}) {
            FitBytes bytes = activity(bigEndian);
            describe(bytes, {});
            bytes.define(1, 20, {{253, 4, kUint32}}, {{0, 2, 0}});
            bytes.data(1, {kStart, 240}).data(1, {kStart + 1, 0xFFFF}).data(1, {kStart + 2, 0});
            QCOMPARE(valuesOf(recordingOf(bytes).samples.power_w, 3), (Values{240, std::nullopt, 0}));
        }
    }

    void aNativeValueHoldsBesideADeveloperField() {
        FitBytes bytes = activity();
        describe(bytes, {});
        bytes.define(1, 20, {{253, 4, kUint32}, {7, 2, kUint16}}, {{0, 2, 0}});
        bytes.data(1, {kStart, 200, 240}).data(1, {kStart + 1, 0xFFFF, 241}).data(1, {kStart + 2, 0, 242});
        const Recording recording = recordingOf(bytes);
        QCOMPARE(valuesOf(recording.samples.power_w, 3), (Values{200, 241, 0}));
        QVERIFY(recording.recorded);
        QCOMPARE(recording.recorded->power_w.count, std::size_t{2});
        QCOMPARE(recording.recorded->power_w.sum, std::uint64_t{200});
    }

    void aDistanceIsOfOneOdometer() {
        FitBytes bytes = activity();
        describe(bytes, {.native = 5});
        bytes.define(1, 20, {{253, 4, kUint32}, {5, 4, kUint32}}, {{0, 2, 0}});
        bytes.data(1, {kStart, 1000, 500}).data(1, {kStart + 1, 0xFFFFFFFF, 600});
        QCOMPARE(valuesOf(recordingOf(bytes).samples.distance_cm, 2), (Values{1000, std::nullopt}));
    }

    void aHeightIsOfOneAltimeter() {
        FitBytes bytes = activity();
        describe(bytes, {.native = fit::record::kAltitude});
        bytes.define(1, 20, {{253, 4, kUint32}, {2, 2, kUint16}}, {{0, 2, 0}});
        bytes.data(1, {kStart, 2600, 110})
            .data(1, {kStart + 1, 0xFFFF, 111})
            .data(1, {kStart + 2, 2605, 111});
        QCOMPARE(valuesOf(recordingOf(bytes).samples.altitude_5m, 3), (Values{2600, std::nullopt, 2605}));
    }

    void aNativeFieldOfZerosAloneIsOverridden() {
        FitBytes bytes = activity();
        describe(bytes, {.type = kUint32, .native = fit::record::kDistance});
        bytes.define(1, 20, {{253, 4, kUint32}, {5, 4, kUint32}}, {{0, 4, 0}});
        bytes.data(1, {kStart, 0, 0}).data(1, {kStart + 1, 0, 3}).data(1, {kStart + 2, 0, 6});
        QCOMPARE(valuesOf(recordingOf(bytes).samples.distance_cm, 3), (Values{0, 300, 600}));
    }

    void noZeroOfAnOverriddenFieldIsLeft() {
        FitBytes bytes = activity();
        describe(bytes, {.number = 0, .type = kUint32, .native = fit::record::kDistance});
        describe(bytes, {.number = 1});
        bytes.define(1, 20, {{253, 4, kUint32}, {5, 4, kUint32}, {7, 2, kUint16}}, {{0, 4, 0}, {1, 2, 0}});
        bytes.data(1, {kStart, 0, 0, 3, 240}).data(1, {kStart + 1, 0, 0, 0xFFFFFFFF, 0xFFFF});
        bytes.data(1, {kStart + 2, 0, 0, 6, 250});
        const Samples samples = recordingOf(bytes).samples;
        QCOMPARE(valuesOf(samples.distance_cm, 3), (Values{300, std::nullopt, 600}));
        QCOMPARE(valuesOf(samples.power_w, 3), (Values{240, std::nullopt, 250}));
    }

    void developerFieldsHaveTheUnitsOfTheProfile_data() {
        QTest::addColumn<int>("native");
        QTest::addColumn<float>("value");
        QTest::addColumn<int>("stored");
        QTest::newRow("power") << int(fit::record::kPower) << 249.6F << 250;
        QTest::newRow("heart rate") << int(fit::record::kHeartRate) << 151.0F << 151;
        QTest::newRow("cadence") << int(fit::record::kCadence) << 88.0F << 88;
        QTest::newRow("speed") << int(fit::record::kSpeed) << 3.25F << 3250;
        QTest::newRow("enhanced speed") << int(fit::record::kEnhancedSpeed) << 12.5F << 12'500;
        QTest::newRow("distance") << int(fit::record::kDistance) << 12.34F << 1234;
        QTest::newRow("height") << int(fit::record::kAltitude) << -20.0F << 2400;
        QTest::newRow("beyond the column") << int(fit::record::kHeartRate) << 300.0F << -1;
        QTest::newRow("negative") << int(fit::record::kPower) << -5.0F << -1;
        QTest::newRow("no number") << int(fit::record::kPower) << std::nanf("") << -1;
        QTest::newRow("of no column") << 39 << 7.5F << -1;
    }
    void developerFieldsHaveTheUnitsOfTheProfile() {
        QFETCH(const int, native);
        QFETCH(const float, value);
        QFETCH(const int, stored);
        FitBytes bytes = activity();
        describe(bytes, {.type = kFloat32, .native = static_cast<std::uint8_t>(native)});
        bytes.define(1, 20, {{253, 4, kUint32}}, {{0, 4, 0}}).data(1, {kStart, floatBits(value)});
        const Samples samples = recordingOf(bytes).samples;
        Values found;
        for (const auto& each : {valuesOf(samples.power_w, 1), valuesOf(samples.heart_rate_bpm, 1),
                                 valuesOf(samples.cadence_rpm, 1), valuesOf(samples.speed_mm_s, 1),
                                 valuesOf(samples.distance_cm, 1), valuesOf(samples.altitude_5m, 1)}) {
            if (each.front())
                found.push_back(each.front());
        }
        QCOMPARE(found, stored < 0 ? Values() : Values{stored});
    }

    void aDescriptionMayScaleItsField() {
        FitBytes bytes = activity();
        describe(bytes, {.scale = 10, .offset = 5});
        bytes.define(1, 20, {{253, 4, kUint32}}, {{0, 2, 0}}).data(1, {kStart, 2550});
        QCOMPARE(valuesOf(recordingOf(bytes).samples.power_w, 1), Values{250});
    }

    void whatDescribesNothingNativeIsPassedOver_data() {
        QTest::addColumn<int>("message");
        QTest::addColumn<int>("native");
        QTest::addColumn<int>("developer");
        QTest::newRow("of laps") << 19 << 7 << 0;
        QTest::newRow("no native field") << 20 << 255 << 0;
        QTest::newRow("another developer's") << 20 << 7 << 3;
    }
    void whatDescribesNothingNativeIsPassedOver() {
        QFETCH(const int, message);
        QFETCH(const int, native);
        QFETCH(const int, developer);
        FitBytes bytes = activity();
        describe(bytes, {.native = static_cast<std::uint8_t>(native),
                         .message = static_cast<std::uint16_t>(message),
                         .developer = static_cast<std::uint8_t>(developer)});
        bytes.define(1, 20, {{253, 4, kUint32}, {3, 1, kUint8}}, {{0, 2, 0}}).data(1, {kStart, 150, 240});
        const ReadResult result = readRecording(bytes.file());
        QVERIFY(!result.error);
        QVERIFY(!result.recording.samples.power_w.present());
        QVERIFY(!result.recording.recorded);
        QCOMPARE(valuesOf(result.recording.samples.heart_rate_bpm, 1), Values{150});
    }

    void aDescriptionCountsForItsOwnFileOfAChain() {
        FitBytes first = activity();
        describe(first, {});
        first.define(1, 20, {{253, 4, kUint32}}, {{0, 2, 0}}).data(1, {kStart, 240});
        FitBytes second = activity();
        second.define(1, 20, {{253, 4, kUint32}}, {{0, 2, 0}}).data(1, {kStart + 60, 250});
        const Samples samples = readRecording(joined(first.file(), second.file())).recording.samples;
        QCOMPARE(valuesOf(samples.power_w, 2), (Values{240, std::nullopt}));
    }

    void theStrapsMemoryFillsWhatTheWatchMissed() {
        FitBytes bytes = activity();
        // The strap's clock stands at 100 s when the first beat is kept, half a second after kStart.
        const std::uint32_t zero = 100 * 1024;
        bytes.define(2, fit::message::kHeartRate,
                     {{253, 4, kUint32}, {0, 2, kUint16}, {9, 4, kUint32}, {6, 1, kUint8}});
        bytes.data(2, {kStart, 16'384, zero, 120});
        bytes.define(3, fit::message::kHeartRate, {{10, 6, kByte}, {6, 4, kUint8}});
        // A beat each second and a half: the 12 bits roll over after four seconds.
        const std::vector<std::uint32_t> beats = {zero + 1536, zero + 3072, zero + 4608, zero + 6144};
        bytes.data(3, {asOne(packed(beats)), asOne({121, 122, 255, 124})});
        bytes.define(1, 20, {{253, 4, kUint32}, {3, 1, kUint8}});
        bytes.data(1, {kStart - 1, 255}); // before the first beat
        bytes.data(1, {kStart, 255})
            .data(1, {kStart + 2, 255})
            .data(1, {kStart + 3, 99})
            .data(1, {kStart + 4, 0});
        bytes.data(1, {kStart + 5, 255})
            .data(1, {kStart + 6, 255})
            .data(1, {kStart + 11, 255})
            .data(1, {kStart + 12, 255});
        QCOMPARE(valuesOf(recordingOf(bytes).samples.heart_rate_bpm, 9),
                 (Values{std::nullopt, 120, 121, 99, 122, 122, 124, 124, std::nullopt}));
    }

    void timesOfTheStrapThatAreInvalidMoveNothing() {
        FitBytes bytes = activity();
        const std::uint32_t zero = 100 * 1024;
        bytes.define(2, fit::message::kHeartRate, {{253, 4, kUint32}, {9, 4, kUint32}, {6, 1, kUint8}});
        bytes.define(3, fit::message::kHeartRate, {{10, 3, kByte}, {6, 2, kUint8}});
        bytes.data(2, {kStart, zero, 120});
        bytes.data(3, {0xFFFFFF, 0xFFFF});
        bytes.data(3, {asOne(packed({zero + 1024, zero + 2048})), asOne({121, 122})});
        bytes.define(1, 20, {{253, 4, kUint32}});
        for (std::uint32_t second = 0; second < 3; ++second)
            bytes.data(1, {kStart + second});
        QCOMPARE(valuesOf(recordingOf(bytes).samples.heart_rate_bpm, 3), (Values{120, 121, 122}));
    }

    void aStrapThatNeverTellsTheTimeFillsNothing() {
        FitBytes bytes = activity();
        bytes.define(2, fit::message::kHeartRate, {{9, 4, kUint32}, {6, 1, kUint8}}).data(2, {1024, 120});
        bytes.define(3, fit::message::kHeartRate, {{10, 5, kByte}, {6, 9, kUint8}}).data(3, {0, 0});
        bytes.define(1, 20, {{253, 4, kUint32}}).data(1, {kStart});
        const ReadResult result = readRecording(bytes.file());
        QVERIFY(!result.error);
        QVERIFY(!result.recording.samples.heart_rate_bpm.present());
    }

    void moreBeatsThanAnyActivityHasEndTheReading() {
        constexpr std::size_t kBeats = 170;
        FitBytes bytes = activity();
        bytes.define(1, 20, {{253, 4, kUint32}}).data(1, {kStart});
        bytes.define(2, fit::message::kHeartRate, {{253, 4, kUint32}, {9, 4, kUint32}}).data(2, {kStart, 0});
        bytes.define(3, fit::message::kHeartRate, {{10, 255, kByte}, {6, kBeats, kUint8}});
        Bytes message(1 + 255 + kBeats, 100);
        message.front() = 3;
        const std::size_t before = bytes.size() + 14; // of the header
        for (std::size_t beats = 0; beats <= 5'000'000; beats += kBeats)
            bytes.raw(message);
        const ReadResult result = readRecording(bytes.file());
        QVERIFY(result.error && result.error->fault == ReadFault::Corrupt);
        QCOMPARE(result.error->byte, before + 5'000'000 / kBeats * message.size());
        QCOMPARE(result.recording.samples.size(), std::size_t{1});
    }

    void theLengthsOfAPoolAreRead() {
        FitBytes bytes = swim();
        bytes.define(1, 20, {{253, 4, kUint32}}).data(1, {kStart}).data(1, {kStart + 100});
        const Recording recording = recordingOf(bytes);
        QCOMPARE(recording.samples.size(), std::size_t{2});
        QCOMPARE(recording.lengths.size(), std::size_t{4});
        const bool active[] = {true, true, false, true};
        const double timer[] = {20.0, 22.5, 30.0, 25.0};
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(recording.lengths[i].active, active[i]);
            QCOMPARE(recording.lengths[i].timer_s, timer[i]);
        }
        QCOMPARE(recording.lengths[3].start, kUnixStart + 73);
    }

    void aRestWithinALapIsNoSwimming() {
        const Recording recording = recordingOf(swim());
        QCOMPARE(wholePart(recording).rest_s, 30.0);
        const Metrics metrics = summarise(recording, {});
        QCOMPARE(metrics.moving_s, std::optional(97.5));
        // 75 m in the 67.5 s of its lengths.
        Thresholds thresholds;
        thresholds.swim_speed_m_s = 75.0 / 67.5;
        const auto load = summarise(recording, thresholds).load;
        QVERIFY(load);
        QVERIFY(std::abs(load->value - 67.5 / 36.0) < 1e-9);
    }

    void aSwimWithoutRecordsHasASampleForEachLength() {
        const Recording recording = recordingOf(swim());
        const Samples& samples = recording.samples;
        std::vector<std::uint32_t> times;
        for (const std::uint32_t after : {0U, 20U, 43U, 73U, 98U})
            times.push_back(kUnixStart + after);
        QCOMPARE(samples.time, times);
        QCOMPARE(valuesOf(samples.distance_cm, 5), (Values{0, 2500, 5000, 5000, 7500}));
        QCOMPARE(valuesOf(samples.speed_mm_s, 5), (Values{1250, 1111, 0, 1000, 1000}));
    }

    void theStrapsMemoryFillsASwimOfLengthsAlone() {
        FitBytes bytes = swim();
        const std::uint32_t zero = 100 * 1024;
        bytes.define(5, fit::message::kHeartRate, {{253, 4, kUint32}, {9, 4, kUint32}, {6, 1, kUint8}});
        bytes.data(5, {kStart, zero, 120}).data(5, {kStart + 20, zero + 20 * 1024, 130});
        const Recording recording = recordingOf(bytes);
        QCOMPARE(valuesOf(recording.samples.heart_rate_bpm, 5),
                 (Values{120, 130, std::nullopt, std::nullopt, std::nullopt}));
        QVERIFY(recording.recorded);
        QCOMPARE(recording.recorded->records, std::size_t{5});
        QCOMPARE(recording.recorded->heart_rate_bpm.count, std::size_t{0});
    }

    void moreLengthsThanAnySwimHasEndTheReading() {
        FitBytes bytes = activity();
        bytes.define(1, fit::message::kLength, {{2, 4, kUint32}, {4, 4, kUint32}});
        std::size_t before = 0;
        for (std::uint32_t i = 0; i <= 50'000; ++i) {
            before = bytes.size();
            bytes.data(1, {kStart + i, 1000});
        }
        const ReadResult result = readRecording(bytes.file());
        QVERIFY(result.error && result.error->fault == ReadFault::Corrupt);
        QCOMPARE(result.error->byte, before + 14);
        QCOMPARE(result.recording.lengths.size(), std::size_t{50'000});
    }

    void theWorkoutThatTheDeviceWasLedByIsRead() {
        const Recording recording = recordingOf(led(true));
        QVERIFY(recording.workout);
        QCOMPARE(recording.workout->name, std::string("4x1"));
        QCOMPARE(recording.workout->items.size(), std::size_t{2});
        const auto& repeat = std::get<Repeat>(recording.workout->items[1]);
        QCOMPARE(repeat.count, 4);
        QCOMPARE(std::get<Step>(repeat.items[0]).extent.value, 60.0);
        std::vector<std::optional<std::uint16_t>> named;
        for (const Lap& lap : recording.laps)
            named.push_back(lap.workout_step);
        QCOMPARE(named, (std::vector<std::optional<std::uint16_t>>{0, 1, std::nullopt}));
    }

    void aWorkoutThatCannotBeKeptHarmsNoActivity() {
        const ReadResult result = readRecording(led(false).file());
        QVERIFY(!result.error);
        QVERIFY(!result.recording.workout);
        QCOMPARE(result.recording.laps.size(), std::size_t{3});
        QVERIFY(!recordingOf(swim()).workout);
    }

    void recordedFilesHoldWhatTheirDevicesSaw() {
        LEADOUT_NEEDS_SHARED(sharedFolder(QStringLiteral("rides")));
        // What the device itself says of a swim whose records have no heart rate: 142 on average, 161 at
        // most.
        const Recording pool = recorded("dtcooper/event_timestamp.fit");
        const Metrics swum = summarise(pool, {});
        QCOMPARE(swum.max_hr_bpm, std::optional(161.0));
        QVERIFY(std::abs(swum.avg_hr_bpm.value_or(0.0) - 142.0) < 5.0);
        QCOMPARE(pool.lengths.size(), std::size_t{166});
        QVERIFY(std::abs(wholePart(pool).rest_s - 1608.306) < 0.01);
        for (const char* file : {"roznet/running.fit", "jimmykane/running-with-developer-data.fit",
                                 "dtcooper/20170518-191602-1740899583.fit"}) {
            const Samples samples = recorded(file).samples;
            QCOMPARE(samples.power_w.values().size(), samples.size());
        }
        const auto workout = recorded("stadelmanma/hrv-activity.fit").workout;
        QVERIFY(workout);
        QCOMPARE(workout->name, std::string("HIIT 20 X 0:30/0:15"));
        const Samples rowing = recorded("dtcooper/20170518-191602-1740899583.fit").samples;
        QVERIFY(rowing.distance_cm.raw(rowing.size() - 1) > 100'000);
    }

private:
    /// An activity by a workout of a step and another four times over, with three laps.
    static FitBytes led(bool sound) {
        FitBytes bytes = activity();
        bytes.define(1, fit::message::kWorkout, {{4, 1, kEnum}, {6, 2, kUint16}, {8, 4, kString}});
        bytes.data(1, {2, 3, asOne({'4', 'x', '1', 0})});
        bytes.define(2, fit::message::kWorkoutStep,
                     {{254, 2, kUint16}, {1, 1, kEnum}, {2, 4, kUint32}, {3, 1, kEnum}, {4, 4, kUint32}});
        bytes.data(2, {0, 0, 600'000, 2, 0}).data(2, {1, 0, 60'000, 2, 0});
        bytes.data(2, {2, 6, sound ? 1U : 9U, 2, 4});
        bytes.define(3, 19, {{2, 4, kUint32}, {7, 4, kUint32}, {71, 2, kUint16}});
        bytes.data(3, {kStart, 600'000, 0})
            .data(3, {kStart + 600, 60'000, 1})
            .data(3, {kStart + 660, 60'000, 0xFFFF});
        return bytes;
    }

    /// Three lengths of 25 m and a rest, in one lap and out of order.
    static FitBytes swim() {
        FitBytes bytes = activity();
        bytes.define(2, fit::message::kLength,
                     {{253, 4, kUint32}, {2, 4, kUint32}, {3, 4, kUint32}, {4, 4, kUint32}, {12, 1, kEnum}});
        bytes.data(2, {kStart + 73, kStart + 43, 30'000, 30'000, 0});
        bytes.data(2, {kStart + 20, kStart, 20'000, 20'000, 1});
        bytes.data(2, {kStart + 43, kStart + 20, 22'500, 22'500, 1});
        bytes.data(2, {kStart + 98, kStart + 73, 25'000, 0xFFFFFFFF, 1});
        bytes.define(3, 18,
                     {{2, 4, kUint32},
                      {5, 1, kEnum},
                      {6, 1, kEnum},
                      {7, 4, kUint32},
                      {8, 4, kUint32},
                      {9, 4, kUint32},
                      {44, 2, kUint16}});
        bytes.data(3, {kStart, 5, 17, 98'000, 97'500, 7500, 2500});
        bytes.define(4, 19,
                     {{253, 4, kUint32}, {2, 4, kUint32}, {7, 4, kUint32}, {8, 4, kUint32}, {9, 4, kUint32}});
        bytes.data(4, {kStart + 98, kStart, 98'000, 97'500, 7500});
        return bytes;
    }
};

QTEST_APPLESS_MAIN(TestFitSources)
#include "test_fit_sources.moc"
