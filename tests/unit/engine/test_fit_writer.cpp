// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_crc.h"
#include "core/engine/recording/fit_encoder.h"
#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/fit_reader.h"
#include "core/engine/recording/fit_walker.h"
#include "core/engine/recording/fit_writer.h"
#include "core/engine/recording/utf8.h"
#include "tests/support/base/shared_files.h"

#include <QDirIterator>
#include <QTest>

#include <limits>

using namespace leadout::engine;
using Bytes = std::span<const std::uint8_t>;

namespace {

constexpr std::uint32_t kStart = 1'763'800'000; // a second in November 2025

template <typename T>
Column<T> columnOf(std::initializer_list<T> values) {
    Column<T> column;
    std::size_t i = 0;
    for (const T value : values)
        column.put(i++, value);
    return column;
}

Recording ride() {
    Recording recording;
    recording.start = kStart;
    recording.samples.time = {kStart, kStart + 1, kStart + 2, kStart + 60, kStart + 61};
    recording.samples.power_w = columnOf<std::uint16_t>({200, 0, Column<std::uint16_t>::kMissing, 1500, 210});
    recording.samples.heart_rate_bpm = columnOf<std::uint8_t>({120, 121, 122, 0, 125});
    recording.samples.cadence_rpm = columnOf<std::uint8_t>({90, 91});
    recording.samples.speed_mm_s = columnOf<std::uint16_t>({8000, 8100, 8200, 0, 8300});
    recording.samples.distance_cm = columnOf<std::uint32_t>({0, 800, 1610, 1610, 2440});
    recording.samples.altitude_5m = columnOf<std::uint16_t>({2600, 2601, 2602, 2603, 2604});
    recording.timer_events = {{kStart, true}, {kStart + 2, false}, {kStart + 60, true}, {kStart + 61, false}};
    recording.laps = {{kStart, kStart + 2, 2.0, 2.0, 16.1, std::uint16_t{0}},
                      {kStart + 2, kStart + 61, 1.0, 59.0, 8.3, std::nullopt}};
    recording.legs = {
        {Sport::Cycling, true, kStart, 3.25, 61.5, 24.4, 231.0, 205.0, std::nullopt},
    };
    recording.timer_s = 3.25;
    recording.elapsed_s = 61.5;
    recording.distance_m = 24.4;
    recording.utc_offset_s = -12600; // three and a half hours behind
    return recording;
}

template <typename T>
std::vector<T> wholeColumn(const Column<T>& column, std::size_t size) {
    std::vector<T> values;
    for (std::size_t i = 0; i < size; ++i)
        values.push_back(column.raw(i));
    return values;
}

void compareSamples(const Samples& found, const Samples& expected) {
    QCOMPARE(found.time, expected.time);
    const std::size_t n = expected.size();
    QCOMPARE(wholeColumn(found.power_w, n), wholeColumn(expected.power_w, n));
    QCOMPARE(wholeColumn(found.heart_rate_bpm, n), wholeColumn(expected.heart_rate_bpm, n));
    QCOMPARE(wholeColumn(found.cadence_rpm, n), wholeColumn(expected.cadence_rpm, n));
    QCOMPARE(wholeColumn(found.speed_mm_s, n), wholeColumn(expected.speed_mm_s, n));
    QCOMPARE(wholeColumn(found.distance_cm, n), wholeColumn(expected.distance_cm, n));
    QCOMPARE(wholeColumn(found.altitude_5m, n), wholeColumn(expected.altitude_5m, n));
}

void compareLaps(const std::vector<Lap>& found, const std::vector<Lap>& expected) {
    QCOMPARE(found.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(found[i].start, expected[i].start);
        QCOMPARE(found[i].end, expected[i].end);
        QCOMPARE(found[i].timer_s, expected[i].timer_s);
        QCOMPARE(found[i].elapsed_s, expected[i].elapsed_s);
        QCOMPARE(found[i].distance_m, expected[i].distance_m);
        QCOMPARE(found[i].workout_step, expected[i].workout_step);
    }
}

void compareLegs(const std::vector<Leg>& found, const std::vector<Leg>& expected) {
    QCOMPARE(found.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(found[i].sport, expected[i].sport);
        QCOMPARE(found[i].indoor, expected[i].indoor);
        QCOMPARE(found[i].start, expected[i].start);
        QCOMPARE(found[i].timer_s, expected[i].timer_s);
        QCOMPARE(found[i].elapsed_s, expected[i].elapsed_s);
        QCOMPARE(found[i].distance_m, expected[i].distance_m);
        QCOMPARE(found[i].device_weighted_power_w, expected[i].device_weighted_power_w);
        QCOMPARE(found[i].device_average_power_w, expected[i].device_average_power_w);
        QCOMPARE(found[i].pool_length_m, expected[i].pool_length_m);
    }
}

void compare(const Recording& found, const Recording& expected) {
    compareSamples(found.samples, expected.samples);
    compareLaps(found.laps, expected.laps);
    compareLegs(found.legs, expected.legs);
    QCOMPARE(found.timer_events.size(), expected.timer_events.size());
    for (std::size_t i = 0; i < expected.timer_events.size(); ++i) {
        QCOMPARE(found.timer_events[i].time, expected.timer_events[i].time);
        QCOMPARE(found.timer_events[i].running, expected.timer_events[i].running);
    }
    QCOMPARE(found.start, expected.start);
    QCOMPARE(found.timer_s, expected.timer_s);
    QCOMPARE(found.elapsed_s, expected.elapsed_s);
    QCOMPARE(found.distance_m, expected.distance_m);
    QCOMPARE(found.utc_offset_s, expected.utc_offset_s);
}

} // namespace

class TestFitWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRideComesBackAsItWas() {
        const auto bytes = writeFitActivity(ride());
        const ReadResult result = readFit(bytes);
        QVERIFY(!result.error);
        QVERIFY(result.warnings.empty());
        QCOMPARE(result.kind, FileKind::Activity);
        compare(result.recording, ride());
    }

    void aSwimKeepsItsLengths() {
        Recording swim = ride();
        swim.legs.front() = {Sport::Swimming, false,        kStart, 61.5, 61.5, 50.0,
                             std::nullopt,    std::nullopt, 25.0};
        swim.lengths = {{kStart, 25.5, true}, {kStart + 26, 10.0, false}, {kStart + 36, 24.125, true}};
        const auto lengths = readFit(writeFitActivity(swim)).recording.lengths;
        QCOMPARE(lengths.size(), swim.lengths.size());
        for (std::size_t i = 0; i < lengths.size(); ++i) {
            QCOMPARE(lengths[i].start, swim.lengths[i].start);
            QCOMPARE(lengths[i].timer_s, swim.lengths[i].timer_s);
            QCOMPARE(lengths[i].active, swim.lengths[i].active);
        }
    }

    void severalLegsComeBackInOrder() {
        Recording recording = ride();
        recording.utc_offset_s.reset();
        recording.legs = {
            {Sport::Swimming, false, kStart, 1.0, 2.0, 16.0, std::nullopt, std::nullopt, 25.0},
            {Sport::Transition, false, kStart + 2, 0.5, 0.5, 1.0, std::nullopt, std::nullopt, std::nullopt},
            {Sport::Running, true, kStart + 60, 1.75, 59.0, 7.4, std::nullopt, std::nullopt, std::nullopt},
        };
        recording.effort = 7;
        recording.feel = 2;
        const ReadResult result = readFit(writeFitActivity(recording));
        QCOMPARE(result.recording.effort, std::optional(7));
        QCOMPARE(result.recording.feel, std::optional(2));
        QVERIFY(!result.error);
        compare(result.recording, recording);
        QCOMPARE(result.recording.sport(), Sport::Multisport);
    }

    void everySportComesBack() {
        for (int i = 0; i <= static_cast<int>(Sport::Multisport); ++i) {
            Recording recording = ride();
            recording.legs[0].sport = static_cast<Sport>(i);
            recording.legs[0].indoor = false;
            const ReadResult result = readFit(writeFitActivity(recording));
            QCOMPARE(result.recording.legs.at(0).sport, recording.legs[0].sport);
            QVERIFY(!result.recording.legs[0].indoor);
        }
    }

    void whatFitCannotHoldIsLeftOut() {
        Recording recording = ride();
        recording.samples.time[0] = 5; // before FIT's epoch
        recording.laps.clear();
        recording.legs[0].timer_s = -4.0;
        recording.legs[0].elapsed_s = std::numeric_limits<double>::quiet_NaN();
        recording.legs[0].distance_m = 1e30;
        const ReadResult result = readFit(writeFitActivity(recording));
        QVERIFY(!result.error);
        QVERIFY(!result.recording.timer_s && !result.recording.elapsed_s && !result.recording.distance_m);
        QCOMPARE(result.recording.samples.size(), recording.samples.size());
    }

    void anEmptyRecordingIsStillASoundFile() {
        const auto bytes = writeFitActivity({});
        FitWalker walker(bytes);
        int messages = 0;
        while (walker.next())
            ++messages;
        QVERIFY(!walker.error());
        QVERIFY(walker.warnings().empty());
        QCOMPARE(messages, 3); // what it is, one session, one activity
    }

    void nothingNamesADevice() {
        const auto bytes = writeFitActivity(ride());
        FitWalker walker(bytes);
        while (const FitMessage* message = walker.next()) {
            if (message->number() == fit::message::kFileId)
                QVERIFY(!message->definition->find(fit::file_id::kSerialNumber));
        }
    }

    void recordedRidesComeBackAsTheyWereRead() {
        const QString folder = leadout::test::sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(folder);
        int files = 0;
        QDirIterator it(folder, {QStringLiteral("*.fit")}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QByteArray bytes = leadout::test::bytesOf(it.next());
            const ReadResult read =
                readFit(Bytes(reinterpret_cast<const std::uint8_t*>(bytes.constData()), bytes.size()));
            if (read.kind != FileKind::Activity || read.error)
                continue;
            const ReadResult again = readFit(writeFitActivity(read.recording));
            QVERIFY2(!again.error, qPrintable(it.fileName()));
            QVERIFY2(again.warnings.empty(), qPrintable(it.fileName()));
            compare(again.recording, read.recording);
            if (QTest::currentTestFailed()) {
                qWarning("%s", qPrintable(it.fileName()));
                return;
            }
            ++files;
        }
        qInfo("%d activities", files);
        QVERIFY(files > 0);
    }

    void theHeaderAndTheChecksumsAreRight() {
        FitEncoder encoder;
        encoder.add(fit::message::kFileId, {fitEnum(fit::file_id::kType, fit::file_type::kWorkout)});
        const auto bytes = std::move(encoder).finish();
        QCOMPARE(bytes.size(), std::size_t(14 + 6 + 3 + 2 + 2));
        QCOMPARE(int(bytes[0]), 14);
        QCOMPARE(int(bytes[4]), 11);
        QVERIFY(std::equal(bytes.begin() + 8, bytes.begin() + 12, ".FIT"));
        QCOMPARE(int(fitCrc(Bytes(bytes).first(14))), 0);
        QCOMPARE(int(fitCrc(bytes)), 0);
    }

    void aShapeIsDefinedOnceAndSixteenAreKept() {
        FitEncoder encoder;
        for (int round = 0; round < 3; ++round) {
            for (std::uint8_t shape = 0; shape < 20; ++shape)
                encoder.add(fit::message::kRecord, {fitUint32(shape, 1000U + shape)});
        }
        for (int i = 0; i < 10; ++i)
            encoder.add(fit::message::kRecord, {fitUint32(19, 7)});
        const auto bytes = std::move(encoder).finish();
        FitWalker walker(bytes);
        int messages = 0;
        std::uint32_t lastSerial = 0;
        while (const FitMessage* message = walker.next()) {
            const auto shape = static_cast<std::uint8_t>(messages < 60 ? messages % 20 : 19);
            QCOMPARE(message->field(shape).asUint().value(), std::uint64_t(messages < 60 ? 1000 + shape : 7));
            lastSerial = message->definition->serial;
            ++messages;
        }
        QVERIFY(!walker.error());
        QCOMPARE(messages, 70);
        QCOMPARE(lastSerial, 60U); // the last ten records needed no definition of their own
    }

    void textIsClippedBetweenCharacters() {
        FitEncoder encoder;
        encoder.add(fit::message::kWorkout, {fitText(1, "abc", 8), fitText(2, "aaaaaa\xC3\xBC", 8),
                                             fitText(3, "\xF0\x9F\x9A\xB4\xF0\x9F\x9A\xB4", 8),
                                             fitText(4, std::string_view("a\0b", 3), 8), fitText(5, {}, 8)});
        const auto bytes = std::move(encoder).finish();
        FitWalker walker(bytes);
        const FitMessage* message = walker.next();
        QVERIFY(message);
        QCOMPARE(message->field(1).asText().value(), std::string_view("abc"));
        QCOMPARE(message->field(2).asText().value(), std::string_view("aaaaaa"));
        QCOMPARE(message->field(3).asText().value(), std::string_view("\xF0\x9F\x9A\xB4"));
        QCOMPARE(message->field(4).asText().value(), std::string_view("a"));
        QVERIFY(!message->field(5).asText());
    }

    void bytesThatAreNoUtf8AreReplaced() {
        const std::string mark = "\xEF\xBF\xBD";
        QCOMPARE(validUtf8("plain \xC3\xBC \xE7\x8E\x8B \xF0\x9F\x9A\xB4"),
                 std::string("plain \xC3\xBC \xE7\x8E\x8B \xF0\x9F\x9A\xB4"));
        QCOMPARE(validUtf8("a\xFF"
                           "b"),
                 "a" + mark + "b");
        QCOMPARE(validUtf8("\xC3"), mark);
        QCOMPARE(validUtf8("\xC0\xAF"), mark + mark);            // overlong
        QCOMPARE(validUtf8("\xED\xA0\x80"), mark + mark + mark); // half a surrogate pair
    }
};

QTEST_APPLESS_MAIN(TestFitWriter)
#include "test_fit_writer.moc"
