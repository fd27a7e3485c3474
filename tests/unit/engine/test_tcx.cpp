// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/tcx_reader.h"
#include "tests/unit/engine/track_xml.h"

#include <QTest>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

const std::string kHeart = tag("HeartRateBpm", tag("Value", "141"));

std::string power(const std::string& prefix, const std::string& watts) {
    return tag("Extensions", "<" + prefix + "TPX><" + prefix + "Watts>" + watts + "</" + prefix + "Watts></" +
                                 prefix + "TPX>");
}

/// A ride of so many seconds in one lap.
std::string ride(std::uint32_t seconds) {
    std::string points;
    for (std::uint32_t i = 0; i < seconds; ++i)
        points += tcxPoint(i, tag("DistanceMeters", std::to_string(i * 8)) + kHeart + power("", "200"));
    return tcx(tcxActivity("Biking", tcxLap(0, seconds, seconds * 8.0, tag("Track", points))));
}

Recording recordingOf(const std::string& laps, const std::string& sport = "Biking") {
    return readText(tcx(tcxActivity(sport, laps))).recording;
}

Recording ofPoints(const std::string& points) {
    return recordingOf(tcxLap(0, 10, 80, tag("Track", points)));
}

} // namespace

/// What the elements of a TCX file mean.
class TestTcx : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anActivityIsReadWithItsLapsAndPoints() {
        const ReadResult result = readText(ride(5));
        QCOMPARE(result.kind, FileKind::Activity);
        QVERIFY(!result.error);
        QVERIFY(result.warnings.empty());
        const Recording& recording = result.recording;
        QCOMPARE(recording.start, kSeven);
        QCOMPARE(recording.sport(), Sport::Cycling);
        QCOMPARE(recording.samples.time,
                 (std::vector<std::uint32_t>{kSeven, kSeven + 1, kSeven + 2, kSeven + 3, kSeven + 4}));
        QCOMPARE(valuesOf(recording.samples.power_w, 2), (OptionalValues{200, 200}));
        QCOMPARE(valuesOf(recording.samples.heart_rate_bpm, 2), (OptionalValues{141, 141}));
        QCOMPARE(valuesOf(recording.samples.distance_cm, 2), (OptionalValues{0, 800}));
        QCOMPARE(recording.laps.size(), std::size_t{1});
        QCOMPARE(recording.laps[0].start, kSeven);
        QCOMPARE(recording.laps[0].end, kSeven + 5);
        QCOMPARE(recording.laps[0].timer_s, std::optional(5.0));
        QCOMPARE(recording.timer_s, std::optional(5.0));
        QCOMPARE(recording.distance_m, std::optional(40.0));
        QVERIFY(recording.timer_events.empty());
    }

    void everyValueOfAPointIsKept() {
        const Samples samples =
            ofPoints(tcxPoint(0, tag("AltitudeMeters", "112.4") + tag("DistanceMeters", "12.345") + kHeart +
                                     tag("Cadence", "88") +
                                     tag("Extensions", tag("TPX", tag("Speed", "8.25") + tag("Watts", "0")))))
                .samples;
        QCOMPARE(valuesOf(samples.altitude_5m, 1), (OptionalValues{3062}));
        QCOMPARE(valuesOf(samples.distance_cm, 1), (OptionalValues{1235}));
        QCOMPARE(valuesOf(samples.cadence_rpm, 1), (OptionalValues{88}));
        QCOMPARE(valuesOf(samples.speed_mm_s, 1), (OptionalValues{8250}));
        QCOMPARE(valuesOf(samples.power_w, 1), (OptionalValues{0}));
    }

    void thePrefixOfAnExtensionMayBeAnythingAndNeedsNoDeclaration() {
        const Samples samples =
            ofPoints(tcxPoint(0, power("ns3:", "210")) + tcxPoint(1, power("x:", "220"))).samples;
        QCOMPARE(valuesOf(samples.power_w, 2), (OptionalValues{210, 220}));
    }

    void theCadenceOfARunOverridesThatOfABicycle() {
        const std::string run = tag("Extensions", tag("TPX", tag("RunCadence", "84")));
        const Samples samples = ofPoints(tcxPoint(0, tag("Cadence", "0") + run) +
                                         tcxPoint(1, run + tag("Cadence", "0")) + tcxPoint(2))
                                    .samples;
        QCOMPARE(valuesOf(samples.cadence_rpm, 3), (OptionalValues{84, 84, std::nullopt}));
    }

    void theTotalsOfALapAreNotItsPoints() {
        const std::string lap = tag("AverageHeartRateBpm", tag("Value", "150")) + tag("Cadence", "90") +
                                tag("Track", tcxPoint(0)) +
                                tag("Extensions", tag("LX", tag("AvgWatts", "250")));
        const Recording recording = recordingOf(tcxLap(0, 600, 5000, lap));
        QCOMPARE(recording.laps[0].timer_s, std::optional(600.0));
        QVERIFY(!recording.samples.power_w.present());
        QVERIFY(!recording.samples.heart_rate_bpm.present());
        QVERIFY(!recording.samples.cadence_rpm.present());
    }

    void valuesThatCannotBeAreMissing() {
        const Samples samples =
            ofPoints(tcxPoint(0, power("", "-5") + tag("Cadence", "300")) +
                     tcxPoint(1, power("", "nan") + tag("DistanceMeters", "1e300")) +
                     tcxPoint(2, power("", "12 W") + tag("HeartRateBpm", tag("Value", ""))) +
                     tcxPoint(3, power("", " 65534 ") + tag("HeartRateBpm", tag("Value", "0"))))
                .samples;
        QCOMPARE(valuesOf(samples.power_w, 4),
                 (OptionalValues{std::nullopt, std::nullopt, std::nullopt, 65534}));
        QCOMPARE(valuesOf(samples.heart_rate_bpm, 4),
                 (OptionalValues{std::nullopt, std::nullopt, std::nullopt, 0}));
        QVERIFY(!samples.cadence_rpm.present());
        QVERIFY(!samples.distance_cm.present());
    }

    void timesAreReadInEveryForm_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("seconds"); // after seven o'clock; -1 for none
        QTest::addColumn<int>("offset");
        const auto row = [](const char* text, int seconds, int offset = 0) {
            QTest::newRow(text) << QByteArray(text) << seconds << offset;
        };
        row("2026-05-03T07:00:05Z", 5);
        row(" 2026-05-03T07:00:05.000Z\n", 5);
        row("2026-05-03T07:00:05.4Z", 5);
        row("2026-05-03T07:00:05.500123Z", 6);
        row("2026-05-03T07:00:05,9Z", 6);
        row("2026-05-03 07:00:05", 5);
        row("2026-05-03T07:00:05+00:00", 5);
        row("2026-05-03T09:00:05+02:00", 5, 7200);
        row("2026-05-03T09:00:05.000+0200", 5, 7200);
        row("2026-05-03T01:30:05-05:30", 5, -19800);
        row("2026-05-02T17:00:05-14:00", 5, -50400);
        row("2026-05-03T07:00", 0);
        row("2026-02-30T07:00:05Z", -1);
        row("2026-05-03T07:00:05+99:00", -1);
        row("2026-05-03T07:61:05Z", -1);
        row("2026-05-03", -1);
        row("yesterday", -1);
        row("", -1);
        row("1960-05-03T07:00:05Z", -1);
        row("9999-05-03T07:00:05Z", -1);
    }
    void timesAreReadInEveryForm() {
        QFETCH(QByteArray, text);
        QFETCH(int, seconds);
        QFETCH(int, offset);
        const Recording recording =
            ofPoints(tag("Trackpoint", tag("Time", text.toStdString()) + power("", "100")));
        QCOMPARE(recording.samples.size(), std::size_t(seconds < 0 ? 0 : 1));
        if (seconds >= 0)
            QCOMPARE(recording.samples.time[0], kSeven + static_cast<std::uint32_t>(seconds));
        QCOMPARE(recording.utc_offset_s.value_or(0), offset);
    }

    void aPointWithoutATimeIsPassedOver() {
        const Samples samples =
            ofPoints(tcxPoint(0, kHeart) + tag("Trackpoint", kHeart) + tcxPoint(2, kHeart)).samples;
        QCOMPARE(samples.time, (std::vector<std::uint32_t>{kSeven, kSeven + 2}));
    }

    void pointsAreBroughtIntoOrder() {
        const Samples samples = ofPoints(tcxPoint(20, power("", "20")) + tcxPoint(21, power("", "21")) +
                                         tcxPoint(3, power("", "3")) + tcxPoint(4, power("", "4")))
                                    .samples;
        QCOMPARE(samples.time,
                 (std::vector<std::uint32_t>{kSeven + 3, kSeven + 4, kSeven + 20, kSeven + 21}));
        QCOMPARE(valuesOf(samples.power_w, 4), (OptionalValues{3, 4, 20, 21}));
    }

    void aClockThatWasNotSetYetIsJoinedToTheRest() {
        const std::string early = tag("Trackpoint", tag("Time", "2000-01-01T00:00:00Z"));
        const Recording recording = ofPoints(early + tcxPoint(10) + tcxPoint(11) + tcxPoint(12));
        QCOMPARE(recording.samples.time,
                 (std::vector<std::uint32_t>{kSeven + 9, kSeven + 10, kSeven + 11, kSeven + 12}));
    }

    void aSecondTrackInALapFollowsAPause() {
        const Recording recording = recordingOf(
            tcxLap(0, 4, 0,
                   tag("Track", tcxPoint(0) + tcxPoint(1)) + tag("Track", tcxPoint(301) + tcxPoint(302))) +
            tcxLap(303, 1, 0, tag("Track", tcxPoint(303))));
        QCOMPARE(recording.timer_events.size(), std::size_t{2});
        QCOMPARE(recording.timer_events[0].time, kSeven + 1);
        QVERIFY(!recording.timer_events[0].running);
        QCOMPARE(recording.timer_events[1].time, kSeven + 301);
        QVERIFY(recording.timer_events[1].running);
        QCOMPARE(recording.laps.size(), std::size_t{2});
        QCOMPARE(recording.laps[0].end, kSeven + 302);
    }

    void aLapWhoseTotalIsTheClockLosesItsPauses_data() {
        QTest::addColumn<double>("total");
        QTest::addColumn<double>("metres"); // after the hole
        QTest::addColumn<double>("timer");
        QTest::newRow("the timer") << 60.0 << 242.0 << 60.0;
        QTest::newRow("the clock") << 360.0 << 242.0 << 61.0;
        QTest::newRow("the device went on") << 360.0 << 2640.0 << 360.0;
    }
    void aLapWhoseTotalIsTheClockLosesItsPauses() {
        QFETCH(double, total);
        QFETCH(double, metres);
        QFETCH(double, timer);
        std::string points;
        for (std::uint32_t i = 0; i < 30; ++i)
            points += tcxPoint(i, tag("DistanceMeters", std::to_string(i * 8)));
        for (std::uint32_t i = 0; i < 31; ++i)
            points += tcxPoint(328 + i, tag("DistanceMeters", std::to_string(metres + i * 8)));
        const Recording recording = recordingOf(tcxLap(0, total, 0, tag("Track", points)));
        QCOMPARE(recording.laps[0].timer_s, std::optional(timer));
        QCOMPARE(recording.timer_s, std::optional(timer));
        QCOMPARE(recording.timer_events.empty(), metres > 1000);
    }

    void aLapEndsWhereTheNextOneBegins() {
        const Recording recording =
            recordingOf(tcxLap(60, 90, 100, {}) + tcxLap(0, 100, 100, {}) + tcxLap(120, 30, 0, {}));
        QCOMPARE(recording.laps.size(), std::size_t{3});
        QCOMPARE(recording.laps[0].start, kSeven);
        QCOMPARE(recording.laps[0].end, kSeven + 60);
        QCOMPARE(recording.laps[1].end, kSeven + 120);
        QCOMPARE(recording.laps[2].end, kSeven + 150);
        QCOMPARE(recording.timer_s, std::optional(220.0));
    }

    void lapsWithoutPointsAreAnActivityToo() {
        const ReadResult result = readText(tcx(tcxActivity("Biking", tcxLap(0, 1800, 0, {}))));
        QCOMPARE(result.kind, FileKind::Activity);
        QVERIFY(!result.error);
        QCOMPARE(result.recording.start, kSeven);
        QCOMPARE(result.recording.timer_s, std::optional(1800.0));
        QVERIFY(!result.recording.distance_m);
        const ReadResult nothing = readText(tcx(tcxActivity("Biking", {})));
        QCOMPARE(nothing.kind, FileKind::Activity);
        QCOMPARE(faultOf(nothing), std::optional(ReadFault::NoRecords));
    }

    void theLegsOfAMultisportSessionFollowEachOther() {
        const auto lap = [](std::uint32_t start) {
            return tcxLap(start, 60, 100, tag("Track", tcxPoint(start) + tcxPoint(start + 59)));
        };
        const std::string transition = "<Transition StartTime='" + at(60) + "'>" +
                                       tag("TotalTimeSeconds", "60") + tag("DistanceMeters", "20") +
                                       tag("Track", tcxPoint(60)) + "</Transition>";
        const ReadResult result = readText(tcx(
            tag("MultiSportSession",
                tag("Id", at(0)) + tag("FirstSport", "<Activity Sport='Swimming'>" + lap(0) + "</Activity>") +
                    tag("NextSport", transition + "<Activity Sport='Biking'>" + lap(120) + "</Activity>"))));
        const Recording& recording = result.recording;
        QCOMPARE(recording.legs.size(), std::size_t{3});
        QCOMPARE(recording.legs[0].sport, Sport::Swimming);
        QCOMPARE(recording.legs[1].sport, Sport::Transition);
        QCOMPARE(recording.legs[1].start, kSeven + 60);
        QCOMPARE(recording.legs[1].timer_s, std::optional(60.0));
        QCOMPARE(recording.legs[2].sport, Sport::Cycling);
        QCOMPARE(recording.legs[2].start, kSeven + 120);
        QCOMPARE(recording.sport(), Sport::Multisport);
        QCOMPARE(recording.laps.size(), std::size_t{3});
        QCOMPARE(recording.samples.size(), std::size_t{5});
        QCOMPARE(recording.timer_s, std::optional(180.0));
    }

    void sportsAreKnownByTheWordsOfManyPrograms_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<Sport>("sport");
        QTest::addColumn<bool>("indoor");
        const auto row = [](const char* word, Sport sport, bool indoor = false) {
            QTest::newRow(word) << QString::fromLatin1(word) << sport << indoor;
        };
        row("Running", Sport::Running);
        row("Biking", Sport::Cycling);
        row("VirtualRide", Sport::Cycling, true);
        row("trail_running", Sport::Running);
        row("treadmill_running", Sport::Running, true);
        row("indoor_cycling", Sport::Cycling, true);
        row("Open Water Swimming", Sport::Swimming);
        row("Nordic Ski", Sport::CrossCountrySkiing);
        row("hiking", Sport::Hiking);
        row("indoor_rowing", Sport::Rowing, true);
        row("motorcycling", Sport::Other);
        row("Other", Sport::Other);
        row("1", Sport::Cycling);
        row("9", Sport::Running);
        row("17", Sport::Cycling, true);
        row("99", Sport::Other);
        row("", Sport::Other);
    }
    void sportsAreKnownByTheWordsOfManyPrograms() {
        QFETCH(QString, word);
        QFETCH(Sport, sport);
        QFETCH(bool, indoor);
        const Recording recording = recordingOf(tcxLap(0, 60, 0, {}), word.toStdString());
        QCOMPARE(recording.legs.front().sport, sport);
        QCOMPARE(recording.legs.front().indoor, indoor);
    }

    void coursesAndWorkoutsAreNoActivities() {
        const auto file = [](const std::string& content) {
            return readText(tag("TrainingCenterDatabase", content));
        };
        const ReadResult course = file(tag(
            "Courses", tag("Course", tag("Lap", tag("TotalTimeSeconds", "60")) + tag("Track", tcxPoint(0)))));
        QCOMPARE(course.kind, FileKind::Course);
        QCOMPARE(faultOf(course), std::optional(ReadFault::NotActivity));
        QCOMPARE(course.recording.samples.size(), std::size_t{0});
        for (const std::string& content :
             {tag("Workouts", "<Workout Sport='Biking'/>"), std::string("<Folders/>")}) {
            const ReadResult other = file(content);
            QCOMPARE(other.kind, FileKind::Tcx);
            QCOMPARE(faultOf(other), std::optional(ReadFault::NotActivity));
        }
    }

    void aFileThatEndsEarlyGivesWhatCameBefore() {
        const std::string whole = ride(100);
        const ReadResult half = readText(std::string_view(whole).substr(0, whole.find(at(40))));
        QCOMPARE(half.kind, FileKind::Activity);
        QCOMPARE(faultOf(half), std::optional(ReadFault::Truncated));
        QCOMPARE(half.recording.samples.size(), std::size_t{40});
        // What the lap says of all its 100 seconds holds no more.
        QCOMPARE(half.recording.laps.size(), std::size_t{1});
        QVERIFY(!half.recording.laps[0].timer_s);
        QVERIFY(!half.recording.timer_s);
        QCOMPARE(half.recording.laps[0].end, kSeven + 39);
    }

    void everyLengthIsReadOrRefusedWithItsPlace() {
        const std::string whole = ride(4);
        const std::size_t complete = whole.rfind('>') + 1;
        for (std::size_t length = 1; length < whole.size(); ++length) {
            const ReadResult result = readTcx(spanOf(std::string_view(whole).substr(0, length)));
            QCOMPARE(result.error.has_value(), length < complete);
            if (result.error) {
                QCOMPARE(result.error->fault, ReadFault::Truncated);
                QVERIFY(result.error->byte <= length);
            }
            QVERIFY(result.recording.samples.size() <= 4);
        }
    }

    void aDamagedPlaceIsNamedByItsByte() {
        std::string text = ride(10);
        const std::size_t place = text.find("<Time>", text.find(leadout::test::at(6)) + 10);
        text.replace(place, 6, "<<ime>");
        const ReadResult result = readText(text);
        QCOMPARE(faultOf(result), std::optional(ReadFault::Corrupt));
        QVERIFY(result.error->byte >= place && result.error->byte <= place + 2);
        QCOMPARE(result.recording.samples.size(), std::size_t{7});
    }

    void anyBytesMayStandInATitle() {
        std::string text = ride(2);
        text.insert(text.find("<Lap"), tag("Notes", "F\xFCr \xC3\xA4 \xFF"));
        const ReadResult result = readText(text);
        QVERIFY(!result.error);
        QCOMPARE(result.recording.samples.size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(TestTcx)
#include "test_tcx.moc"
