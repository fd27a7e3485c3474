// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/summary.h"
#include "core/engine/recording/gpx_reader.h"
#include "tests/unit/engine/track_xml.h"

#include <QTest>

#include <cmath>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

std::string track(const std::string& type, const std::string& segments) {
    return tag("trk", tag("name", "Morning") + (type.empty() ? std::string() : tag("type", type)) + segments);
}

/// So many seconds northwards at 8 m/s, from a second on.
std::string segment(std::uint32_t start, std::uint32_t seconds, const std::string& values = {}) {
    std::string points;
    for (std::uint32_t i = 0; i < seconds; ++i)
        points += gpxPoint(start + i, (start + i) * 8.0, values);
    return tag("trkseg", points);
}

Recording ofPoints(const std::string& points) {
    return readText(gpx(track("cycling", tag("trkseg", points)))).recording;
}

} // namespace

/// What the elements of a GPX file mean.
class TestGpx : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTrackInsideATrackNamesNoLeg() {
        const std::string nested = "<gpx><trk><trk></trk><type>run</type></trk><trk></trk></gpx>";
        const auto read = readGpx({reinterpret_cast<const std::uint8_t*>(nested.data()), nested.size()});
        QVERIFY(read.recording.legs.empty());
        QVERIFY(read.error.has_value());
    }

    void aTrackIsReadWithTheWayItWent() {
        const ReadResult result = readText(gpx(track("cycling", segment(0, 101))));
        QCOMPARE(result.kind, FileKind::Activity);
        QVERIFY(!result.error);
        const Recording& recording = result.recording;
        QCOMPARE(recording.start, kSeven);
        QCOMPARE(recording.sport(), Sport::Cycling);
        QCOMPARE(recording.samples.size(), std::size_t{101});
        QVERIFY(recording.timer_events.empty());
        QVERIFY(recording.laps.empty());
        const Metrics metrics = summarise(recording, {});
        QVERIFY(std::abs(metrics.distance_m.value() - 800.0) < 1.0);
        QVERIFY(std::abs(metrics.avg_speed_m_s.value() - 7.92) < 0.1);
        QCOMPARE(metrics.elapsed_s, std::optional(101.0));
    }

    void theExtensionsOfManyProgramsAreKnown_data() {
        QTest::addColumn<QByteArray>("values");
        const auto row = [](const char* name, const std::string& values) {
            QTest::newRow(name) << QByteArray::fromStdString(values);
        };
        const auto garmin = [](const std::string& prefix) {
            return "<" + prefix + "TrackPointExtension>" + tag(prefix + "atemp", "18.0") +
                   tag(prefix + "hr", "141") + tag(prefix + "cad", "88") + "</" + prefix +
                   "TrackPointExtension>";
        };
        const auto extensions = [](const std::string& content) { return tag("extensions", content); };
        row("Strava", extensions(tag("power", "210") + garmin("gpxtpx:")));
        row("Garmin", extensions(garmin("ns3:") + tag("pwr:PowerExtension", tag("pwr:PowerInWatts", "210"))));
        row("an undeclared prefix", extensions(tag("gpxdata:hr", "141") + tag("gpxdata:cadence", "88") +
                                               tag("gpxdata:power", "210")));
        row("without prefixes",
            extensions(tag("heartrate", "141") + tag("cadence", "88") + tag("watts", "210")));
        row("beside the extensions", tag("hr", "141") + tag("cad", "88.2") + tag("power", "209.6"));
    }
    void theExtensionsOfManyProgramsAreKnown() {
        QFETCH(QByteArray, values);
        const Samples samples = ofPoints(gpxPoint(0, 0, values.toStdString())).samples;
        QCOMPARE(valuesOf(samples.heart_rate_bpm, 1), (OptionalValues{141}));
        QCOMPARE(valuesOf(samples.cadence_rpm, 1), (OptionalValues{88}));
        QCOMPARE(valuesOf(samples.power_w, 1), (OptionalValues{210}));
    }

    void heightAndSpeedAreThePoints() {
        const Samples samples =
            ofPoints(gpxPoint(0, 0, tag("ele", "-20.2") + tag("speed", "8.5")) +
                     gpxPoint(1, 8, tag("extensions", tag("x", tag("ele", "9") + tag("time", at(9))))))
                .samples;
        QCOMPARE(samples.time, (std::vector<std::uint32_t>{kSeven, kSeven + 1}));
        QCOMPARE(valuesOf(samples.altitude_5m, 2), (OptionalValues{2399, std::nullopt}));
        QCOMPARE(valuesOf(samples.speed_mm_s, 2), (OptionalValues{8500, std::nullopt}));
    }

    void aNewSegmentFollowsAPauseWhoseWayDoesNotCount() {
        const Recording recording =
            readText(gpx(track("cycling", segment(0, 101) + segment(701, 101)))).recording;
        QCOMPARE(recording.legs.size(), std::size_t{1});
        QCOMPARE(recording.timer_events.size(), std::size_t{2});
        QCOMPARE(recording.timer_events[0].time, kSeven + 100);
        QCOMPARE(recording.timer_events[1].time, kSeven + 701);
        const Metrics metrics = summarise(recording, {});
        QVERIFY(std::abs(metrics.distance_m.value() - 1600.0) < 2.0);
        QVERIFY(std::abs(metrics.timer_s.value() - 202.0) <= 1.0);
        QCOMPARE(metrics.elapsed_s, std::optional(802.0));
    }

    void aHoleInATrackIsAPauseToo() {
        const auto points = [](std::uint32_t start, std::uint32_t every) {
            std::string text;
            for (std::uint32_t i = 0; i < 20; ++i)
                text += gpxPoint(start + i * every, (start + i * every) * 8.0);
            return text;
        };
        const Recording stopped = ofPoints(points(0, 1) + points(60, 1));
        QCOMPARE(stopped.timer_events.size(), std::size_t{2});
        QVERIFY(std::abs(summarise(stopped, {}).distance_m.value() - 38 * 8.0) < 1.0);
        QVERIFY(ofPoints(points(0, 1) + points(40, 1)).timer_events.empty());
        // Of a program that writes a point now and then, longer ones are none.
        const Recording sparse = ofPoints(points(0, 40) + points(840, 40));
        QVERIFY(sparse.timer_events.empty());
        QVERIFY(std::abs(summarise(sparse, {}).distance_m.value() - 1600 * 8.0) < 5.0);
    }

    void tracksOfOneSportAreOneLegAndOthersFollow() {
        const Recording recording =
            readText(gpx(track("running", segment(0, 10)) + track("9", segment(10, 10)) +
                         track("walking", "<trkseg/>") + track("cycling", segment(20, 10))))
                .recording;
        QCOMPARE(recording.legs.size(), std::size_t{2});
        QCOMPARE(recording.legs[0].sport, Sport::Running);
        QCOMPARE(recording.legs[0].start, kSeven);
        QCOMPARE(recording.legs[1].sport, Sport::Cycling);
        QCOMPARE(recording.legs[1].start, kSeven + 20);
        QCOMPARE(recording.samples.size(), std::size_t{30});
    }

    void tracksAreBroughtIntoOrder() {
        const Recording recording =
            readText(gpx(track("cycling", segment(200, 50)) + track("cycling", segment(0, 50)))).recording;
        QCOMPARE(recording.samples.time.front(), kSeven);
        QCOMPARE(recording.samples.time.back(), kSeven + 249);
        QCOMPARE(recording.start, kSeven);
        QVERIFY(std::abs(*recording.samples.distance_cm.at(99) / 100.0 - 784.0) < 2.0);
    }

    void aTrackWithoutATypeIsOfNoKnownSport() {
        QCOMPARE(readText(gpx(track({}, segment(0, 2)))).recording.sport(), Sport::Other);
    }

    void placesThatCannotBeAreNone() {
        const auto point = [](std::uint32_t time, const std::string& place) {
            return "<trkpt " + place + ">" + tag("time", at(time)) + tag("power", "200") + "</trkpt>";
        };
        const Samples samples = ofPoints(point(0, "lat='0' lon='0.0'") + point(1, "lat='91' lon='0'") +
                                         point(2, "lat='x' lon='7'") + point(3, "lon='7'") + point(4, ""))
                                    .samples;
        QCOMPARE(samples.size(), std::size_t{5});
        QVERIFY(!samples.distance_cm.present());
        QCOMPARE(valuesOf(samples.power_w, 1), (OptionalValues{200}));
    }

    void pointsWithoutATimeArePassedOver() {
        const Samples samples =
            ofPoints(gpxPoint(0, 0) + "<trkpt lat='48' lon='7.5'/>" + gpxPoint(2, 16)).samples;
        QCOMPARE(samples.time, (std::vector<std::uint32_t>{kSeven, kSeven + 2}));
    }

    void placesWithoutTimesAreACourse() {
        const std::string place = "lat='48' lon='7.5'/>";
        for (const std::string& content :
             {track("1", tag("trkseg", "<trkpt " + place)), tag("rte", "<rtept " + place), "<wpt " + place}) {
            const ReadResult result = readText(gpx(content));
            QCOMPARE(result.kind, FileKind::Course);
            QCOMPARE(faultOf(result), std::optional(ReadFault::NotActivity));
            QVERIFY(result.recording.legs.empty());
        }
        const ReadResult nothing = readText(gpx(tag("metadata", tag("time", at(0)))));
        QCOMPARE(nothing.kind, FileKind::Gpx);
        QCOMPARE(faultOf(nothing), std::optional(ReadFault::NotActivity));
    }

    void aFileThatEndsEarlyGivesWhatCameBefore() {
        const std::string whole = gpx(track("cycling", segment(0, 100)));
        const ReadResult half = readText(std::string_view(whole).substr(0, whole.find(at(40))));
        QCOMPARE(half.kind, FileKind::Activity);
        QCOMPARE(faultOf(half), std::optional(ReadFault::Truncated));
        QCOMPARE(half.recording.samples.size(), std::size_t{40});
        QCOMPARE(half.recording.sport(), Sport::Cycling);
    }

    void everyLengthIsReadOrRefusedWithItsPlace() {
        const std::string whole = gpx(track("cycling", segment(0, 3, tag("power", "200"))));
        const std::size_t complete = whole.rfind('>') + 1;
        for (std::size_t length = 1; length < whole.size(); ++length) {
            const ReadResult result = readGpx(spanOf(std::string_view(whole).substr(0, length)));
            QCOMPARE(result.error.has_value(), length < complete);
            if (result.error) {
                QCOMPARE(result.error->fault, ReadFault::Truncated);
                QVERIFY(result.error->byte <= length);
            }
            QVERIFY(result.recording.samples.size() <= 3);
        }
    }
};

QTEST_APPLESS_MAIN(TestGpx)
#include "test_gpx.moc"
