// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/reader.h"
#include "tests/support/base/shared_files.h"
#include "tests/unit/engine/fit_bytes.h"

#include <QDirIterator>
#include <QTest>

#include <cstdlib>
#include <iterator>
#include <new>

using namespace leadout::engine;
using namespace leadout::test;

namespace {
std::size_t allocations = 0;
} // namespace

// All that this program allocates is counted. Each way to allocate has its own here, because a sanitizer asks
// that memory goes the way it came.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(size);
}
void* operator new(std::size_t size) {
    if (void* memory = operator new(size, std::nothrow))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace {

constexpr std::uint32_t kStart = 1'000'000'000; // of the FIT epoch

using Write = void (*)(FitBytes& bytes, std::uint32_t messages);

void writeRecords(FitBytes& bytes, std::uint32_t messages) {
    bytes.define(1, fit::message::kRecord,
                 {{253, 4, kUint32}, {3, 1, kUint8}, {5, 4, kUint32}, {7, 2, kUint16}, {78, 4, kUint32}});
    for (std::uint32_t i = 0; i < messages; ++i)
        bytes.data(1, {kStart + i, 140, 800 * i, 250, 2600});
}

void writeDevelopersRecords(FitBytes& bytes, std::uint32_t messages) {
    bytes.define(15, fit::message::kFieldDescription,
                 {{0, 1, kUint8}, {1, 1, kUint8}, {2, 1, kUint8}, {14, 2, kUint16}, {15, 1, kUint8}});
    bytes.data(15, {0, 0, kUint16, fit::message::kRecord, fit::record::kPower});
    bytes.define(1, fit::message::kRecord, {{253, 4, kUint32}}, {{0, 2, 0}});
    for (std::uint32_t i = 0; i < messages; ++i)
        bytes.data(1, {kStart + i, 250});
}

void writeRecordsOfTwoShapes(FitBytes& bytes, std::uint32_t messages) {
    bytes.define(1, fit::message::kRecord, {{253, 4, kUint32}, {7, 2, kUint16}});
    bytes.define(2, fit::message::kRecord, {{253, 4, kUint32}, {3, 1, kUint8}, {40, 200, kByte}});
    for (std::uint32_t i = 0; i < messages; ++i)
        bytes.data(1, {kStart + 2 * i, 250}).data(2, {kStart + 2 * i + 1, 140, 7});
}

void writeStrapMemory(FitBytes& bytes, std::uint32_t messages) {
    bytes.define(5, fit::message::kHeartRate, {{253, 4, kUint32}, {9, 4, kUint32}, {6, 1, kUint8}});
    for (std::uint32_t i = 0; i < messages; ++i)
        bytes.data(5, {kStart + i, 1024 * i, 120});
}

void writeUnknown(FitBytes& bytes, std::uint32_t messages) {
    bytes.define(3, 0xFF00, {{0, 4, kUint32}, {1, 16, kByte}});
    for (std::uint32_t i = 0; i < messages; ++i)
        bytes.data(3, {i, 0});
}

constexpr struct {
    const char* name;
    Write write;
} kMessages[] = {
    {"records", &writeRecords},
    {"records with developer fields", &writeDevelopersRecords},
    {"records of two shapes", &writeRecordsOfTwoShapes},
    {"a strap's memory", &writeStrapMemory},
    {"messages that nobody knows", &writeUnknown},
};

void addMessages() {
    QTest::addColumn<std::size_t>("kind");
    for (std::size_t kind = 0; kind < std::size(kMessages); ++kind)
        QTest::newRow(kMessages[kind].name) << kind;
}

std::vector<std::uint8_t> fileOf(std::size_t kind, std::uint32_t messages) {
    FitBytes bytes;
    bytes.define(0, 0, {{0, 1, kEnum}}).data(0, {4});
    kMessages[kind].write(bytes, messages);
    return bytes.file();
}

std::size_t allocationsFor(const std::vector<std::uint8_t>& file) {
    const std::size_t before = allocations;
    const ReadResult result = readRecording(file);
    return allocations - before;
}

template <typename T>
std::size_t heldBy(const std::vector<T>& values) {
    return values.capacity() * sizeof(T);
}

std::size_t heldBy(const Samples& samples) {
    return heldBy(samples.time) + heldBy(samples.power_w.values()) + heldBy(samples.heart_rate_bpm.values()) +
           heldBy(samples.cadence_rpm.values()) + heldBy(samples.speed_mm_s.values()) +
           heldBy(samples.distance_cm.values()) + heldBy(samples.altitude_5m.values());
}

} // namespace

/// What reading a recording costs in memory.
class TestFitMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noMessageCostsAnAllocation_data() { addMessages(); }
    void noMessageCostsAnAllocation() {
        QFETCH(const std::size_t, kind);
        const std::size_t few = allocationsFor(fileOf(kind, 1'000));
        const std::size_t many = allocationsFor(fileOf(kind, 16'000));
        QVERIFY(few > 0);
        // A vector for which nothing tells how much to set aside doubles: four times from 1,000 to 16,000.
        constexpr std::size_t kDoublings = 4;
        constexpr std::size_t kVectors = 3;
        QVERIFY2(many <= few + kVectors * kDoublings,
                 qPrintable(QStringLiteral("%1, %2").arg(few).arg(many)));
    }

    void aSampleTakesAtMost24Bytes_data() { addMessages(); }
    void aSampleTakesAtMost24Bytes() {
        QFETCH(const std::size_t, kind);
        const Samples samples = readRecording(fileOf(kind, 10'000)).recording.samples;
        QVERIFY(heldBy(samples) <= 24 * samples.size());
    }

    void aSampleOfARecordedFileTakesAtMost24Bytes() {
        const QString folder = sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(folder);
        std::size_t most = 0;
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QByteArray bytes = bytesOf(files.next());
            const ReadResult result = readRecording({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                                     static_cast<std::size_t>(bytes.size())});
            const Samples& samples = result.recording.samples;
            QVERIFY2(heldBy(samples) <= 24 * samples.size(), qPrintable(files.fileName()));
            most = std::max(most, samples.size());
        }
        QVERIFY(most > 1000);
    }
};

QTEST_APPLESS_MAIN(TestFitMemory)
#include "test_fit_memory.moc"
