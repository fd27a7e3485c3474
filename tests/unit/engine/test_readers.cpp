// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_writer.h"
#include "core/engine/recording/gzip.h"
#include "core/engine/recording/track.h"
#include "core/engine/recording/xml_walker.h"
#include "tests/support/base/gzipped.h"
#include "tests/unit/engine/track_xml.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes fitRide(std::uint32_t seconds) {
    Recording recording;
    recording.start = kSeven;
    for (std::uint32_t i = 0; i < seconds; ++i) {
        recording.samples.time.push_back(kSeven + i);
        recording.samples.power_w.put(i, 200);
    }
    Leg leg;
    leg.sport = Sport::Cycling;
    leg.start = kSeven;
    recording.legs.push_back(leg);
    return writeFitActivity(recording);
}

std::string tcxRide(std::uint32_t seconds) {
    std::string points;
    for (std::uint32_t i = 0; i < seconds; ++i)
        points += tcxPoint(i);
    return tcx(tcxActivity("Biking", tcxLap(0, seconds, 0, tag("Track", points))));
}

std::string gpxRide(std::uint32_t seconds) {
    std::string points;
    for (std::uint32_t i = 0; i < seconds; ++i)
        points += gpxPoint(i, i * 8.0);
    return gpx(tag("trk", tag("trkseg", points)));
}

Bytes gzipped(std::string_view text) {
    return leadout::test::gzipped(spanOf(text));
}

Bytes joined(Bytes first, const Bytes& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

bool hasWarning(const ReadResult& result, ReadFault fault) {
    return std::any_of(result.warnings.begin(), result.warnings.end(),
                       [fault](const ReadProblem& warning) { return warning.fault == fault; });
}

/// The text in UTF-16, as some Windows programs write XML.
std::string wide(std::string_view text) {
    std::string twoBytes = "\xFF\xFE";
    for (const char c : text)
        twoBytes.append({c, '\0'});
    return twoBytes;
}

} // namespace

/// How a file is recognised and unpacked, and what is refused before anything of it can do harm.
class TestReaders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theContentDecidesWhatAFileIs_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<FileKind>("kind");
        const auto row = [](const char* name, const std::string& text, FileKind kind) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << kind;
        };
        const std::string tcxText = tcxRide(3);
        const std::string gpxText = gpxRide(3);
        const auto fitBytes = fitRide(3);
        row("FIT", {fitBytes.begin(), fitBytes.end()}, FileKind::Activity);
        row("TCX", tcxText, FileKind::Activity);
        row("GPX", gpxText, FileKind::Activity);
        row("white space first", " \r\n\t" + tcxText, FileKind::Activity);
        row("much white space first", std::string(100'000, '\n') + tcxText, FileKind::Activity);
        row("a long comment first",
            "<!--" + std::string(100'000, 'x') + "-->" + gpxText.substr(gpxText.find("<gpx")),
            FileKind::Activity);
        row("a byte order mark first", "\xEF\xBB\xBF\n" + gpxText, FileKind::Activity);
        row("a comment first", "<!-- > --><?made by='x>y'?>" + gpxText.substr(gpxText.find("<gpx")),
            FileKind::Activity);
        row("a prefix at the root", "<x:gpx>" + tag("trk", tag("trkseg", gpxPoint(0, 0))) + "</x:gpx>",
            FileKind::Activity);
        row("another XML", "<?xml version='1.0'?><svg/>", FileKind::Unreadable);
        row("a comment without an end", "<!-- gpx", FileKind::Unreadable);
        row("text", "Dear coach", FileKind::Unreadable);
        row("an empty root", "<gpx/>", FileKind::Gpx);
        row("a root without an end", "<TrainingCenterDatabase xmlns='x'>", FileKind::Tcx);
    }
    void theContentDecidesWhatAFileIs() {
        QFETCH(QByteArray, bytes);
        QFETCH(FileKind, kind);
        const ReadResult plain = readText(bytes.toStdString());
        QCOMPARE(plain.kind, kind);
        QCOMPARE(plain.error.has_value(), kind != FileKind::Activity);
        // Packed it is the same.
        const ReadResult packed = readRecording(gzipped(bytes.toStdString()));
        QCOMPARE(packed.kind, kind);
        QCOMPARE(faultOf(packed), faultOf(plain));
        QCOMPARE(packed.recording.samples.time, plain.recording.samples.time);
    }

    void xmlInTwoBytesIsReadToo() {
        std::string text = gpxRide(3);
        text.replace(text.find("UTF-8"), 5, "UTF-16");
        const ReadResult result = readText(wide(text));
        QCOMPARE(result.kind, FileKind::Activity);
        QVERIFY(!result.error);
        QCOMPARE(result.recording.samples.size(), std::size_t{3});
    }

    void documentTypesAreRefused_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("plain") << QByteArray("<!DOCTYPE gpx>");
        QTest::newRow("entities") << QByteArray("<!DOCTYPE gpx [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>");
        QTest::newRow("a file") << QByteArray("<!DOCTYPE gpx SYSTEM 'file:///etc/passwd'>");
    }
    void documentTypesAreRefused() {
        QFETCH(QByteArray, type);
        std::string text = gpxRide(3);
        const std::size_t place = text.find("<gpx");
        text.insert(place, type.toStdString());
        const ReadResult result = readText(text);
        QCOMPARE(result.kind, FileKind::Gpx);
        QCOMPARE(faultOf(result), std::optional(ReadFault::DocumentType));
        QVERIFY(result.error->byte >= place);
        QCOMPARE(result.recording.samples.size(), std::size_t{0});
    }

    void unknownEntitiesAreAFault() {
        std::string text = gpxRide(3);
        text.replace(text.find("<trkseg>"), 8, "<name>&evil;</name><trkseg>");
        QCOMPARE(faultOf(readText(text)), std::optional(ReadFault::Corrupt));
    }

    void elementsTooDeepEndTheReading() {
        const auto nested = [](int depth) {
            std::string text = "<gpx>" + tag("trk", tag("trkseg", gpxPoint(0, 0)));
            for (int i = 0; i < depth; ++i)
                text += "<a>";
            for (int i = 0; i < depth; ++i)
                text += "</a>";
            return text + "</gpx>";
        };
        QVERIFY(!readText(nested(XmlWalker::kMaxDepth - 1)).error);
        const ReadResult result = readText(nested(XmlWalker::kMaxDepth));
        QCOMPARE(faultOf(result), std::optional(ReadFault::Corrupt));
        QCOMPARE(result.recording.samples.size(), std::size_t{1});
        QCOMPARE(faultOf(readText(nested(1'000'000))), std::optional(ReadFault::Corrupt));
    }

    void tagsAndNamesWithoutEndAreNotGathered() {
        const std::string first = "<gpx>" + tag("trk", tag("trkseg", gpxPoint(0, 0)));
        const ReadResult tagged = readText(first + "<a b='" + std::string(8U << 20U, 'x'));
        QCOMPARE(faultOf(tagged), std::optional(ReadFault::Corrupt));
        QCOMPARE(tagged.error->byte, first.size());
        QCOMPARE(tagged.recording.samples.size(), std::size_t{1});

        std::string names = first;
        for (std::size_t i = 0; i < 2 * XmlWalker::kMostNames; ++i)
            names += "<n" + std::to_string(i) + "/>";
        const ReadResult named = readText(names + "</gpx>");
        QCOMPARE(faultOf(named), std::optional(ReadFault::Corrupt));
        QCOMPARE(named.recording.samples.size(), std::size_t{1});

        // A long text is no harm.
        QVERIFY(!readText(first + tag("name", std::string(8U << 20U, 'x')) + "</gpx>").error);
    }

    void moreLegsThanAnyActivityHasEndTheReading() {
        std::string activities;
        for (std::size_t i = 0; i <= Track::kMostLegs; ++i)
            activities += tcxActivity("Biking", tcxLap(0, 1, 0, {}));
        const ReadResult result = readText(tcx(activities));
        QCOMPARE(faultOf(result), std::optional(ReadFault::Corrupt));
        QCOMPARE(result.recording.legs.size(), Track::kMostLegs);
    }

    void whatFollowsTheEndIsAWarning() {
        const std::string whole = gpxRide(3);
        for (const std::string& rest : {std::string("garbage"), std::string(100, '\0'), gpxRide(2)}) {
            const ReadResult result = readText(whole + rest);
            QVERIFY(!result.error);
            QVERIFY(hasWarning(result, ReadFault::TrailingBytes));
            QVERIFY(result.warnings[0].byte >= whole.size() - 1);
            QCOMPARE(result.recording.samples.size(), std::size_t{3});
        }
        QVERIFY(readText(whole + "\n\n").warnings.empty());
    }

    void severalMembersOfAGzipFileAreOneFile() {
        const std::string whole = tcxRide(50);
        const auto first = gzipped(std::string_view(whole).substr(0, 700));
        const auto second = gzipped(std::string_view(whole).substr(700));
        const ReadResult result = readRecording(joined(first, second));
        QVERIFY(!result.error);
        QVERIFY(result.warnings.empty());
        QCOMPARE(result.recording.samples.size(), std::size_t{50});
        const ReadResult padded = readRecording(joined(gzipped(whole), Bytes(512, 0)));
        QVERIFY(!padded.error);
        QVERIFY(hasWarning(padded, ReadFault::TrailingBytes));
        QCOMPARE(padded.recording.samples.size(), std::size_t{50});
    }

    void aGzipFileThatEndsEarlyGivesWhatCameBefore() {
        // Noise, so that what is packed can be cut in its middle.
        std::mt19937 random(1);
        std::string points;
        for (std::uint32_t i = 0; i < 3000; ++i)
            points +=
                tcxPoint(i, tag("Extensions", tag("TPX", tag("Watts", std::to_string(random() % 900)))));
        const auto packed = gzipped(tcx(tcxActivity("Biking", tcxLap(0, 3000, 0, tag("Track", points)))));
        const ReadResult half = readRecording(std::span(packed).first(packed.size() / 2));
        QCOMPARE(half.kind, FileKind::Activity);
        QCOMPARE(faultOf(half), std::optional(ReadFault::Truncated));
        QCOMPARE(half.error->byte, packed.size() / 2);
        QVERIFY(half.recording.samples.size() > 1000 && half.recording.samples.size() < 2000);

        Bytes damaged = packed;
        for (std::size_t i = packed.size() / 2; i < packed.size() / 2 + 40; ++i)
            damaged[i] = 0xFF;
        const ReadResult broken = readRecording(damaged);
        QVERIFY(broken.error && broken.error->byte >= packed.size() / 2 - 64);
        QVERIFY(broken.recording.samples.size() > 1000);
    }

    void everyLengthOfAGzipFileIsReadOrRefused() {
        const auto packed = gzipped(tcxRide(5));
        for (std::size_t length = 0; length < packed.size(); ++length)
            QVERIFY(readRecording(std::span(packed).first(length)).error);
    }

    void aWrongChecksumOfAGzipFileIsAWarning() {
        const std::string whole = tcxRide(50);
        const auto sound = gzipped(whole);
        for (const std::size_t fromEnd : {std::size_t{8}, std::size_t{4}}) { // the checksum, the length
            auto packed = sound;
            packed[packed.size() - fromEnd] ^= 0x55U;
            const ReadResult result = readRecording(packed);
            QVERIFY(!result.error);
            QVERIFY(hasWarning(result, ReadFault::FileCrc));
            QVERIFY(!hasWarning(result, ReadFault::TrailingBytes));
            QCOMPARE(result.recording.samples.size(), std::size_t{50});
        }
    }

    void aFaultOfManyMembersIsOneWarning() {
        Bytes broken = gzipped(std::string_view());
        broken[broken.size() - 8] ^= 0x55U;
        Bytes packed = gzipped(tcxRide(50));
        for (int i = 0; i < 100; ++i)
            packed = joined(std::move(packed), broken);
        const Unpacked unpacked = unpackGzip(joined(packed, Bytes(16, 0)));
        QVERIFY(!unpacked.error);
        QCOMPARE(unpacked.warnings.size(), std::size_t{2});
        QCOMPARE(unpacked.warnings[0].fault, ReadFault::FileCrc);
        QCOMPARE(unpacked.warnings[1].fault, ReadFault::TrailingBytes);
        QCOMPARE(readRecording(packed).recording.samples.size(), std::size_t{50});
    }

    void whatSwellsTooMuchIsCutOff() {
        const std::string start = "<gpx>" + tag("trk", tag("trkseg", gpxPoint(0, 0)));
        const auto bomb = gzipped(start + std::string(50U << 20U, ' '));
        const ReadResult result = readRecording(bomb);
        QCOMPARE(faultOf(result), std::optional(ReadFault::TooLarge));
        QVERIFY(result.error->byte < bomb.size());
        QCOMPARE(result.recording.samples.size(), std::size_t{1});
        QVERIFY(unpackGzip(bomb).bytes.size() < (3U << 20U));
        // A packed file in a packed file is no recording.
        QCOMPARE(faultOf(readRecording(gzipped(gzipped(gpxRide(3))))), std::optional(ReadFault::NotFit));
    }

    void moreThanAnUploadIsCutOff() {
        std::mt19937 random(2);
        Bytes noise(std::size_t{1} << 16U);
        std::generate(noise.begin(), noise.end(),
                      [&random] { return static_cast<std::uint8_t>(random() % 4); });
        const auto member = gzipped(noise);
        Bytes packed;
        for (std::size_t size = 0; size <= kMostUnpacked; size += noise.size())
            packed.insert(packed.end(), member.begin(), member.end());
        const Unpacked unpacked = unpackGzip(packed);
        QVERIFY(unpacked.error && unpacked.error->fault == ReadFault::TooLarge);
        QCOMPARE(unpacked.bytes.size(), kMostUnpacked);
    }
};

QTEST_APPLESS_MAIN(TestReaders)
#include "test_readers.moc"
