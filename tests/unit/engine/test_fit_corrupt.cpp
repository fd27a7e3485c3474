// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/summary.h"
#include "core/engine/recording/fit_records.h"
#include "core/engine/recording/fit_summaries.h"
#include "core/engine/recording/reader.h"
#include "tests/support/base/shared_files.h"
#include "tests/unit/engine/fit_bytes.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>

using namespace leadout::engine;
using namespace leadout::test;

Q_DECLARE_METATYPE(leadout::engine::ReadFault)

namespace {

constexpr std::uint32_t kStart = 1'000'000'000; // of the FIT epoch
constexpr std::uint32_t kUnixStart = kStart + 631065600;

// file_id, records with time, power, heart rate and distance, a lap, a session.
FitBytes smallRide(int records, bool bigEndian = false) {
    FitBytes bytes(bigEndian);
    bytes.define(0, 0, {{0, 1, kEnum}, {4, 4, kUint32}}).data(0, {4, kStart});
    bytes.define(1, 20, {{253, 4, kUint32}, {7, 2, kUint16}, {3, 1, kUint8}, {5, 4, kUint32}});
    for (unsigned i = 0; i < static_cast<unsigned>(records); ++i)
        bytes.data(1, {kStart + i, 200U + i, 140U + i, 800U * i});
    bytes.define(2, 19, {{253, 4, kUint32}, {2, 4, kUint32}, {7, 4, kUint32}});
    bytes.data(2, {kStart + 10, kStart, 10000});
    bytes.define(3, 18, {{253, 4, kUint32}, {2, 4, kUint32}, {5, 1, kEnum}, {8, 4, kUint32}});
    return bytes.data(3, {kStart + 10, kStart, 2, 10000});
}

std::optional<ReadFault> faultOf(const ReadResult& result) {
    return result.error ? std::optional<ReadFault>(result.error->fault) : std::nullopt;
}

std::optional<std::size_t> warningAt(const ReadResult& result, ReadFault fault) {
    for (const ReadProblem& warning : result.warnings)
        if (warning.fault == fault)
            return warning.byte;
    return std::nullopt;
}

/// CRC-16/ARC bit by bit.
std::uint16_t slowCrc(std::span<const std::uint8_t> bytes) {
    unsigned crc = 0;
    for (const std::uint8_t byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xA001U : crc >> 1U;
    }
    return static_cast<std::uint16_t>(crc);
}

} // namespace

/// Files that are cut, damaged or lie about themselves.
class TestFitCorrupt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theChecksumIsTheOneOfFit() {
        const Bytes digits = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
        QCOMPARE(fitCrc(digits), std::uint16_t{0xBB3D});
        const std::span<const std::uint8_t> all(digits);
        for (std::size_t cut = 0; cut <= digits.size(); ++cut)
            QCOMPARE(fitCrc(all.subspan(cut), fitCrc(all.first(cut))), std::uint16_t{0xBB3D});
    }

    void theChecksumOfManyBytesIsThatOfTheirBits() {
        Bytes bytes;
        for (unsigned i = 0; i < 70; ++i)
            bytes.push_back(static_cast<std::uint8_t>(i * 37U + 11U));
        const std::span<const std::uint8_t> all(bytes);
        for (std::size_t count = 0; count <= bytes.size(); ++count) {
            QCOMPARE(fitCrc(all.first(count)), slowCrc(all.first(count)));
            QCOMPARE(fitCrc(all.subspan(count), fitCrc(all.first(count))), slowCrc(all));
        }
    }

    void aSoundFileHasNeitherErrorNorWarning() {
        for (const std::uint8_t header : {std::uint8_t{12}, std::uint8_t{14}}) {
            const ReadResult result = readRecording(smallRide(10).file(header));
            QCOMPARE(result.kind, FileKind::Activity);
            QVERIFY(!result.error);
            QVERIFY(result.warnings.empty());
            QCOMPARE(result.recording.samples.size(), std::size_t{10});
            QCOMPARE(result.recording.start, kUnixStart);
        }
    }

    void bothByteOrdersGiveTheSame() {
        const Samples little = readRecording(smallRide(10).file()).recording.samples;
        const ReadResult big = readRecording(smallRide(10, true).file());
        QVERIFY(!big.error);
        QCOMPARE(big.recording.samples.time, little.time);
        QCOMPARE(big.recording.samples.power_w.values(), little.power_w.values());
        QCOMPARE(big.recording.samples.heart_rate_bpm.values(), little.heart_rate_bpm.values());
        QCOMPARE(big.recording.samples.distance_cm.values(), little.distance_cm.values());
        QCOMPARE(big.recording.legs.front().sport, Sport::Cycling);
    }

    void everyCutKeepsTheRecordsBeforeIt() {
        const Bytes whole = smallRide(20).file();
        const Samples all = readRecording(whole).recording.samples;
        std::size_t most = 0;
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const ReadResult result = readRecording(std::span(whole).first(length));
            QVERIFY(result.error.has_value());
            const ReadFault expected = length == 0   ? ReadFault::Empty
                                       : length < 12 ? ReadFault::NotFit
                                                     : ReadFault::Truncated;
            QCOMPARE(result.error->fault, expected);
            QVERIFY(result.error->byte <= length);
            const Samples& samples = result.recording.samples;
            QVERIFY(samples.size() >= most);
            most = samples.size();
            QVERIFY(std::equal(samples.time.begin(), samples.time.end(), all.time.begin()));
            const auto& power = samples.power_w.values();
            QVERIFY(std::equal(power.begin(), power.end(), all.power_w.values().begin()));
        }
        QCOMPARE(most, all.size());
    }

    void everyChangeOfOneByteIsSurvived() {
        const Bytes whole = smallRide(6).file();
        for (std::size_t at = 0; at < whole.size(); ++at)
            for (unsigned value = 0; value < 256; ++value) {
                Bytes changed = whole;
                changed[at] = static_cast<std::uint8_t>(value);
                const ReadResult result = readRecording(changed);
                QVERIFY(result.recording.samples.size() <= changed.size());
                if (value != whole[at])
                    QVERIFY2(result.error || !result.warnings.empty(), qPrintable(QString::number(at)));
            }
    }

    void anUndefinedMessageEndsTheFileWithWhatCameBefore() {
        FitBytes bytes = smallRide(5);
        const std::size_t at = 14 + bytes.size();
        const ReadResult result = readRecording(bytes.raw({0x0A, 1, 2, 3}).file());
        QCOMPARE(faultOf(result), ReadFault::Corrupt);
        QCOMPARE(result.error->byte, at);
        QCOMPARE(result.recording.samples.size(), std::size_t{5});
        QCOMPARE(result.recording.laps.size(), std::size_t{1});
    }

    void aMessageOverTheDeclaredEndIsCorrupt() {
        FitBytes bytes = smallRide(5);
        const std::size_t at = 14 + bytes.size();
        const ReadResult result = readRecording(joined(bytes.raw({0x01, 1, 2}).file(), Bytes(40, 0)));
        QCOMPARE(faultOf(result), ReadFault::Corrupt);
        QCOMPARE(result.error->byte, at);
        QCOMPARE(result.recording.samples.size(), std::size_t{5});
    }

    void wrongChecksumsOnlyWarn() {
        Bytes bytes = smallRide(5).file();
        bytes[12] ^= 0x55U;
        bytes[bytes.size() - 1] ^= 0x55U;
        const ReadResult result = readRecording(bytes);
        QVERIFY(!result.error);
        QCOMPARE(warningAt(result, ReadFault::HeaderCrc), std::optional<std::size_t>(12));
        QCOMPARE(warningAt(result, ReadFault::FileCrc), std::optional(bytes.size() - 2));
        QCOMPARE(result.recording.samples.size(), std::size_t{5});
    }

    void aFileWithoutItsSizeIsReadToTheEnd() {
        Bytes bytes = smallRide(5).file(12);
        std::fill_n(bytes.begin() + 4, 4, std::uint8_t{0});
        for (const std::size_t crcBytes : {std::size_t{2}, std::size_t{0}}) {
            const ReadResult result = readRecording(std::span(bytes).first(bytes.size() - 2 + crcBytes));
            QVERIFY(!result.error);
            QCOMPARE(warningAt(result, ReadFault::UnknownSize), std::optional<std::size_t>(4));
            QCOMPARE(result.recording.samples.size(), std::size_t{5});
            QCOMPARE(result.recording.legs.front().sport, Sport::Cycling);
        }
        const ReadResult chained = readRecording(joined(bytes, smallRide(3).file()));
        QVERIFY(!chained.error);
        QCOMPARE(chained.recording.samples.size(), std::size_t{8});
    }

    void bytesAfterTheEndOnlyWarn() {
        const Bytes whole = smallRide(5).file();
        const ReadResult result = readRecording(joined(whole, Bytes(100, 0xA5)));
        QVERIFY(!result.error);
        QCOMPARE(warningAt(result, ReadFault::TrailingBytes), std::optional(whole.size()));
        QCOMPARE(result.recording.samples.size(), std::size_t{5});
    }

    void aSizeThatIsTooLargeKeepsEverything() {
        Bytes bytes = smallRide(5).file();
        bytes[7] = 0x7F;
        const ReadResult result = readRecording(bytes);
        QCOMPARE(faultOf(result), ReadFault::Truncated);
        QCOMPARE(result.recording.samples.size(), std::size_t{5});
        QCOMPARE(result.recording.laps.size(), std::size_t{1});
    }

    void definitionsDoNotReachIntoTheNextFileOfAChain() {
        const Bytes first = smallRide(5).file();
        const ReadResult good = readRecording(joined(first, smallRide(7).file()));
        QVERIFY(!good.error);
        QCOMPARE(good.recording.samples.size(), std::size_t{12});
        QCOMPARE(good.recording.laps.size(), std::size_t{2});
        QCOMPARE(good.recording.legs.size(), std::size_t{2});

        const Bytes second = FitBytes().raw(Bytes(12, 0x01)).file();
        const ReadResult bad = readRecording(joined(first, second));
        QCOMPARE(faultOf(bad), ReadFault::Corrupt);
        QCOMPARE(bad.error->byte, first.size() + 14);
        QCOMPARE(bad.recording.samples.size(), std::size_t{5});
    }

    void aHugeDefinitionIsFollowedOrCutShort() {
        const std::vector<FitBytes::Field> fields(255, {200, 255, kByte});
        FitBytes bytes = smallRide(3);
        bytes.define(5, 20, fields, fields).data(5, {});
        const Bytes whole = bytes.file();
        QCOMPARE(readRecording(whole).recording.samples.size(), std::size_t{4});
        for (const std::size_t missing : std::initializer_list<std::size_t>{3, 1000, 130'000, 131'000}) {
            const ReadResult result = readRecording(std::span(whole).first(whole.size() - missing));
            QCOMPARE(faultOf(result), ReadFault::Truncated);
            QCOMPARE(result.recording.samples.size(), std::size_t{3});
        }
    }

    void countlessTinyMessagesEndInAFaultNotInMemory_data() {
        QTest::addColumn<int>("message");
        for (const int message : {18, 19, 20, 21, 34})
            QTest::addRow("%d", message) << message;
    }
    void countlessTinyMessagesEndInAFaultNotInMemory() {
        QFETCH(int, message);
        FitBytes bytes = smallRide(1);
        // An event needs to say that it is one of the timer; the others need no field at all.
        if (message == 21)
            bytes.define(0, 21, {{0, 1, kEnum}, {1, 1, kEnum}});
        else
            bytes.define(0, static_cast<std::uint16_t>(message), {});
        const ReadResult result = readRecording(bytes.raw(Bytes(FitRecords::kMost + 1'000'000, 0)).file());
        // The activity message is not collected, so any number of it is well.
        QCOMPARE(faultOf(result), message == 34 ? std::nullopt : std::optional(ReadFault::Corrupt));
        QVERIFY(result.recording.samples.size() <= FitRecords::kMost);
        QVERIFY(result.recording.laps.size() <= FitSummaries::kMostLaps);
        QVERIFY(result.recording.legs.size() <= FitSummaries::kMostSessions);
        QVERIFY(result.recording.timer_events.size() <= FitSummaries::kMostTimerEvents);
    }

    void oneTooManyOfAKindIsCorruptWithWhatCameBefore_data() {
        QTest::addColumn<int>("message");
        QTest::addColumn<int>("most");
        QTest::newRow("sessions") << 18 << static_cast<int>(FitSummaries::kMostSessions);
        QTest::newRow("laps") << 19 << static_cast<int>(FitSummaries::kMostLaps);
    }
    void oneTooManyOfAKindIsCorruptWithWhatCameBefore() {
        QFETCH(int, message);
        QFETCH(int, most);
        FitBytes bytes = smallRide(5); // it has one session and one lap
        bytes.define(4, static_cast<std::uint16_t>(message), {{2, 4, kUint32}});
        for (int i = 1; i < most; ++i)
            bytes.data(4, {kStart + static_cast<unsigned>(i)});
        const auto kept = [message](const ReadResult& result) {
            return message == 18 ? result.recording.legs.size() : result.recording.laps.size();
        };
        const ReadResult full = readRecording(bytes.file());
        QVERIFY(!full.error);
        QCOMPARE(kept(full), static_cast<std::size_t>(most));

        const std::size_t at = 14 + bytes.size();
        const ReadResult over = readRecording(bytes.data(4, {kStart}).file());
        QCOMPARE(faultOf(over), ReadFault::Corrupt);
        QCOMPARE(over.error->byte, at);
        QCOMPARE(kept(over), static_cast<std::size_t>(most));
        QCOMPARE(over.recording.samples.size(), std::size_t{5});
        const Metrics metrics = summarise(over.recording, {});
        QCOMPARE(metrics.records, std::size_t{5});
    }

    void whatIsNoFitSaysSo() {
        QCOMPARE(faultOf(readRecording({})), ReadFault::Empty);
        const Bytes noise(5000, 0x5A);
        QCOMPARE(faultOf(readRecording(noise)), ReadFault::NotFit);
        QCOMPARE(readRecording(noise).kind, FileKind::Unreadable);
        Bytes wrongSize = smallRide(2).file();
        wrongSize[0] = 3;
        QCOMPARE(faultOf(readRecording(wrongSize)), ReadFault::Corrupt);
    }

    void anActivityWithoutContentSaysSo() {
        const ReadResult result = readRecording(FitBytes().define(0, 0, {{0, 1, kEnum}}).data(0, {4}).file());
        QCOMPARE(result.kind, FileKind::Activity);
        QCOMPARE(faultOf(result), ReadFault::NoRecords);
        QCOMPARE(result.recording.legs.size(), std::size_t{1});
        const ReadResult nothing = readRecording(FitBytes().file());
        QCOMPARE(nothing.kind, FileKind::OtherFit);
        QCOMPARE(faultOf(nothing), ReadFault::NotActivity);
    }

    void theBrokenVariantsGiveTheirPartsAndAReason_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("records");
        QTest::addColumn<bool>("isError");
        QTest::addColumn<ReadFault>("fault");
        const auto error = [](const char* file, int records, ReadFault fault) {
            QTest::addRow("%s", file) << QString::fromLatin1(file) << records << true << fault;
        };
        const auto warning = [](const char* file, ReadFault fault) {
            QTest::addRow("%s", file) << QString::fromLatin1(file) << 3600 << false << fault;
        };
        warning("bad_arch_byte", ReadFault::FileCrc);
        warning("bad_file_crc", ReadFault::FileCrc);
        warning("bad_header_crc", ReadFault::HeaderCrc);
        warning("datasize_zero", ReadFault::UnknownSize);
        warning("trailing_garbage", ReadFault::TrailingBytes);
        error("bad_magic", 0, ReadFault::NotFit);
        error("data_before_definition", 0, ReadFault::Corrupt);
        error("datasize_huge", 3600, ReadFault::Truncated);
        error("def_255_fields", 0, ReadFault::Corrupt);
        error("empty", 0, ReadFault::Empty);
        error("header_only", 0, ReadFault::Truncated);
        error("header_size_255", 0, ReadFault::Corrupt);
        error("one_byte", 0, ReadFault::NotFit);
        error("pure_noise", 0, ReadFault::NotFit);
        error("random_200_bytes", 0, ReadFault::Corrupt);
        error("text_named_fit", 0, ReadFault::NotActivity); // the text is GPX
        error("trunc_20", 0, ReadFault::Truncated);
        error("trunc_100", 0, ReadFault::Truncated);
        error("trunc_1000", 42, ReadFault::Truncated);
        error("trunc_37907", 1800, ReadFault::Truncated);
        error("trunc_75811", 3600, ReadFault::Truncated);
        error("trunc_75813", 3600, ReadFault::Truncated);
    }
    void theBrokenVariantsGiveTheirPartsAndAReason() {
        const QString folder = sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(folder);
        QFETCH(QString, file);
        QFETCH(int, records);
        QFETCH(bool, isError);
        QFETCH(ReadFault, fault);
        const QString path = folder + QStringLiteral("/synthetic/corrupt/") + file + QStringLiteral(".fit");
        QVERIFY(QFile::exists(path));
        const QByteArray bytes = bytesOf(path);
        const ReadResult result = readRecording({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                                 static_cast<std::size_t>(bytes.size())});
        QCOMPARE(result.recording.samples.size(), static_cast<std::size_t>(records));
        QCOMPARE(faultOf(result), isError ? std::optional(fault) : std::nullopt);
        if (!isError)
            QVERIFY(warningAt(result, fault));
    }
};

QTEST_APPLESS_MAIN(TestFitCorrupt)
#include "test_fit_corrupt.moc"
