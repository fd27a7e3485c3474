// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/structure.h"
#include "core/engine/workout/zwo_reader.h"
#include "tests/support/base/shared_files.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace leadout::engine;
using Bytes = std::span<const std::uint8_t>;

Q_DECLARE_METATYPE(WorkoutFault)

namespace {

tl::expected<Workout, WorkoutError> readBytes(const QByteArray& bytes) {
    return readZwo(Bytes(reinterpret_cast<const std::uint8_t*>(bytes.constData()), bytes.size()));
}

QByteArray fileWith(const QByteArray& blocks, const QByteArray& head = "<sportType>bike</sportType>") {
    return "<workout_file>\n<name>Test</name>" + head + "<workout>\n" + blocks +
           "\n</workout></workout_file>";
}

Workout read(const QByteArray& blocks, const QByteArray& head = "<sportType>bike</sportType>") {
    const auto workout = readBytes(fileWith(blocks, head));
    if (!workout) {
        qWarning("%s in %s %s, line %zu", key(workout.error().fault).data(), workout.error().part.c_str(),
                 workout.error().value.c_str(), workout.error().line);
        return {};
    }
    return *workout;
}

std::vector<Step> stepsOf(const Workout& workout) {
    std::vector<Step> steps;
    for (const FlatStep& flat : flatten(workout))
        steps.push_back(flat.step);
    return steps;
}

/// The seconds of a file by another way than the reader's; -1 where it is no XML.
double secondsIn(const QByteArray& bytes) {
    QXmlStreamReader xml(bytes.trimmed());
    double seconds = 0.0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name().startsWith(u"textevent"))
            continue;
        const auto value = [&](const char* name) {
            return xml.attributes().value(QLatin1String(name)).toDouble();
        };
        seconds += value("Duration") + value("Repeat") * (value("OnDuration") + value("OffDuration"));
    }
    return xml.hasError() ? -1.0 : seconds;
}

/// The same from the bare words, for files that are no XML.
double secondsWritten(const QByteArray& bytes) {
    static const QRegularExpression tag(QStringLiteral("<(?!textevent)\\w+\\s[^<>]*>"));
    double seconds = 0.0;
    auto it = tag.globalMatch(QString::fromUtf8(bytes));
    while (it.hasNext()) {
        const QString text = it.next().captured();
        const auto value = [&](const char* name) {
            const QRegularExpression attribute(QLatin1String("\\s%1=\"([^\"]*)\"").arg(QLatin1String(name)));
            return attribute.match(text).captured(1).toDouble();
        };
        seconds += value("Duration") + value("Repeat") * (value("OnDuration") + value("OffDuration"));
    }
    return seconds;
}

} // namespace

class TestZwo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRecordedFileIsReadCompletely() {
        const QString folder = leadout::test::sharedFolder(QStringLiteral("workouts/zwo"));
        LEADOUT_NEEDS_SHARED(folder);
        int files = 0;
        int mended = 0;
        std::size_t steps = 0;
        std::size_t cues = 0;
        std::size_t messages = 0;
        for (const QFileInfo& file : QDir(folder).entryInfoList({QStringLiteral("*.zwo")}, QDir::Files)) {
            const QByteArray bytes = leadout::test::bytesOf(file.filePath());
            const auto workout = readBytes(bytes);
            QVERIFY2(workout, qPrintable(file.fileName()));
            QVERIFY2(!workout->name.empty(), qPrintable(file.fileName()));
            const bool isXml = secondsIn(bytes) >= 0.0;
            mended += isXml ? 0 : 1;
            const double expected = isXml ? secondsIn(bytes) : secondsWritten(bytes);
            const double found = plannedTotals(*workout, {}).duration_s.value_or(0.0);
            QVERIFY2(
                std::abs(found - expected) < 0.01,
                qPrintable(QStringLiteral("%1: %2 of %3 s").arg(file.fileName()).arg(found).arg(expected)));
            QCOMPARE(workout->items.empty(), bytes.contains("<RestDay"));
            steps += flatten(*workout).size();
            cues += workout->cues.size();
            messages += static_cast<std::size_t>(bytes.count("<textevent "));
            ++files;
        }
        qInfo("%d files with %zu steps, %d of them not quite XML", files, steps, mended);
        QVERIFY(files > 0);
        QCOMPARE(cues, messages);
    }

    void metadataIsKept() {
        const auto workout = readBytes("<workout_file><author>A</author><name> 2 &lt; 3 \xC3\xBC </name>"
                                       "<description>Line 1\nLine 2</description><sportType>bike</sportType>"
                                       "<tags><tag name=\"x\"/></tags><workout/></workout_file>");
        QVERIFY(workout.has_value());
        QCOMPARE(workout->name, std::string("2 < 3 \xC3\xBC"));
        QCOMPARE(workout->description, std::string("Line 1\nLine 2"));
        QCOMPARE(workout->sport, Sport::Cycling);
        QVERIFY(workout->items.empty());
    }

    void warmUpsRampFromStartToEnd() {
        const auto steps =
            stepsOf(read("<Warmup Duration='600' PowerLow='0.5' PowerHigh='0.75' Cadence='85'/>"));
        QCOMPARE(steps.size(), std::size_t(1));
        QCOMPARE(steps[0].kind, StepKind::WarmUp);
        QCOMPARE(steps[0].extent.value, 600.0);
        QCOMPARE(steps[0].target.measure, TargetMeasure::PowerPercent);
        QCOMPARE(steps[0].target.low, 50.0);
        QCOMPARE(steps[0].target.high, 75.0);
        QVERIFY(steps[0].target.ramp);
        QCOMPARE(steps[0].cadence_low_rpm, std::optional(85.0));
        QCOMPARE(steps[0].cadence_high_rpm, std::optional(85.0));
    }

    void coolDownsFallWhicheverWayTheyAreWritten() {
        for (const QByteArray& powers :
             {QByteArray("PowerLow='0.7' PowerHigh='0.4'"), QByteArray("PowerLow='0.4' PowerHigh='0.7'")}) {
            const auto steps = stepsOf(read("<Cooldown Duration='300' " + powers + "/>"));
            QCOMPARE(steps.at(0).kind, StepKind::CoolDown);
            QCOMPARE(steps.at(0).target.low, 70.0);
            QCOMPARE(steps.at(0).target.high, 40.0);
            QVERIFY(steps.at(0).target.ramp);
        }
    }

    void namesMayHaveAnyCase() {
        const auto steps = stepsOf(read("<STEADYSTATE duration='60' POWER='1'/><Freeride Duration='60'/>"
                                        "<FreeRide Duration='60' FlatRoad='1'/>"));
        QCOMPARE(steps.size(), std::size_t(3));
        QCOMPARE(steps[0].target.low, 100.0);
        QCOMPARE(steps[1].target.measure, TargetMeasure::Open);
    }

    void aSteadyRangeKeepsBothEnds() {
        const auto steps = stepsOf(read("<SteadyState Duration='60' PowerLow='0.95' PowerHigh='0.88'/>"));
        QCOMPARE(steps.at(0).target.low, 88.0);
        QCOMPARE(steps.at(0).target.high, 95.0);
        QVERIFY(!steps[0].target.ramp);
    }

    void intervalsAlternateWorkAndRecovery() {
        const Workout workout =
            read("<IntervalsT Repeat='3' OnDuration='30' OffDuration='15.5' OnPower='1.2' "
                 "OffPower='0.5' Cadence='100' CadenceResting='70'/>");
        const auto flat = flatten(workout);
        QCOMPARE(flat.size(), std::size_t(6));
        QCOMPARE(flat[0].step.kind, StepKind::Work);
        QCOMPARE(flat[0].step.target.low, 120.0);
        QCOMPARE(flat[1].step.kind, StepKind::Recovery);
        QCOMPARE(flat[1].step.extent.value, 15.5);
        QCOMPARE(flat[1].step.cadence_low_rpm, std::optional(70.0));
        QCOMPARE(flat[5].repeat, 3);
    }

    void oldIntervalsHaveRanges() {
        const auto steps =
            stepsOf(read("<IntervalsT Repeat='1' OnDuration='60' OffDuration='60' PowerOnLow='1.1' "
                         "PowerOnHigh='1.15' PowerOffLow='0.4' PowerOffHigh='0.5'/>"));
        QCOMPARE(steps.at(0).target.low, 110.0);
        QCOMPARE(steps.at(0).target.high, 115.0);
        QCOMPARE(steps.at(1).target.low, 40.0);
        QCOMPARE(steps.at(1).target.high, 50.0);
    }

    void theHarderPartOfIntervalsIsTheWork() {
        const auto steps =
            stepsOf(read("<IntervalsT Repeat='1' OnDuration='60' OffDuration='30' OnPower='0.5' "
                         "OffPower='1.2'/>"));
        QCOMPARE(steps.at(0).kind, StepKind::Recovery);
        QCOMPARE(steps.at(1).kind, StepKind::Work);
    }

    void bothPartsOfAnOverUnderAreWork() {
        const auto steps =
            stepsOf(read("<IntervalsT Repeat='2' OnDuration='60' OffDuration='60' OnPower='1.05' "
                         "OffPower='0.95' OverUnder='1'/>"));
        for (const Step& step : steps)
            QCOMPARE(step.kind, StepKind::Work);
        for (const Step& step : stepsOf(read("<IntervalsT Repeat='2' OnDuration='60' OffDuration='60' "
                                             "OnPower='0.93' OffPower='1.08'/>")))
            QCOMPARE(step.kind, StepKind::Work);
    }

    void theStepsOfARampTestAreWork() {
        QByteArray blocks = "<FreeRide Duration='300'/>";
        for (int percent = 100; percent <= 640; percent += 20)
            blocks += "<SteadyState Duration='60' Power='" + QByteArray::number(percent / 100.0) + "'/>";
        for (const Step& step : stepsOf(read(blocks)))
            QCOMPARE(step.kind, StepKind::Work);
    }

    void allOutStepsAndTestsAreMarked() {
        const Workout sprint = read("<MaxEffort Duration='15'/>");
        QVERIFY(stepsOf(sprint).at(0).test);
        QCOMPARE(sprint.type, SessionType::Training);
        const Workout test = read("<FreeRide Duration='1200' ftptest='1'/>");
        QVERIFY(stepsOf(test).at(0).test);
        QCOMPARE(test.type, SessionType::Test);
        QVERIFY(!stepsOf(read("<FreeRide Duration='1200' ftptest='0'/>")).at(0).test);
    }

    void fractionsOfFloatsAreCleaned() {
        const auto steps = stepsOf(read("<SteadyState Duration='60.000004' Power='0.50199997'/>"));
        QCOMPARE(steps.at(0).extent.value, 60.0);
        QCOMPARE(steps.at(0).target.low, 50.2);
    }

    void runsAreByPace() {
        const Workout workout =
            read("<SteadyState Duration='60' Power='0.9' pace='1'/>", "<sportType>run</sportType>");
        QCOMPARE(workout.sport, Sport::Running);
        QCOMPARE(stepsOf(workout).at(0).target.measure, TargetMeasure::PacePercent);
        QCOMPARE(stepsOf(workout).at(0).target.low, 90.0);
    }

    void aWorkoutByDistanceIsInMetres() {
        const Workout workout = read("<SteadyState Duration='1000' Power='0.9'/>",
                                     "<durationType>distance</durationType><sportType>run</sportType>");
        QVERIFY(workout.by_distance);
        QCOMPARE(stepsOf(workout).at(0).extent.unit, Extent::Unit::Metres);
        QCOMPARE(plannedTotals(workout, {}).distance_m, std::optional(1000.0));
    }

    void aCadenceOfNothingIsNoCadence() {
        for (const Step& step : stepsOf(read("<SteadyState Duration='60' Power='1' Cadence='0'/>"
                                             "<SteadyState Duration='60' Power='1' Cadence='999'/>")))
            QVERIFY(!step.cadence_low_rpm && !step.cadence_high_rpm);
    }

    void messagesToTheRiderAreNoSteps() {
        const Workout workout = read(
            "<SteadyState Duration='60' Power='0.9'><textevent timeoffset='5' message='Go' duration='10'/>"
            "<TextEvent timeoffset='5' message='a'/><TextNotification duration='3' text='x'/></SteadyState>"
            "<textevent timeoffset='1' message='b' duration='9'/>");
        QCOMPARE(flatten(workout).size(), std::size_t(1));
    }

    void messagesBecomeCuesAtTheirPlaces() {
        const Workout workout =
            read("<Warmup Duration='600' PowerLow='0.4' PowerHigh='0.7'><textevent timeoffset='30' "
                 "message='Settle&#10;in' locIndex='1'/></Warmup>"
                 "<IntervalsT Repeat='3' OnDuration='60' OffDuration='30' OnPower='1.2' OffPower='0.5'>"
                 "<TextEvent TimeOffset='90.5' message='Second &amp; more' duration='5'/>"
                 "<textevent distoffset='0' message='First'/><textevent timeoffset='-1' message='Early'/>"
                 "<textevent timeoffset='1'/><textevent timeoffset='x' message='Nowhere'/></IntervalsT>"
                 "<FreeRide Duration='60'/><textevent timeoffset='20' message='All of it'/>");
        const std::vector<Cue> expected = {{20, 10, "All of it"}, {30, 10, "Settle\nin"},
                                           {600, 10, "First"},    {600, 10, "Early"},
                                           {600, 10, "Nowhere"},  {690.5, 5, "Second & more"}};
        QVERIFY(workout.cues == expected);
    }

    void tooManyMessagesAreRefused() {
        const QByteArray event = "<textevent timeoffset='1' message='x'/>";
        const auto with = [&](int count) {
            return readBytes(fileWith("<FreeRide Duration='60'>" + event.repeated(count) + "</FreeRide>"));
        };
        QCOMPARE(with(1000)->cues.size(), kMaxCues);
        QCOMPARE(key(with(1001).error().fault), key(WorkoutFault::TooLarge));
    }

    void easyStepsGetTheirPurposeFromTheirPower() {
        const auto steps = stepsOf(read("<SteadyState Duration='900' Power='0.57'/>"
                                        "<SteadyState Duration='720' Power='0.95'/>"
                                        "<SteadyState Duration='450' Power='0.5'/>"
                                        "<SteadyState Duration='720' Power='0.95'/>"
                                        "<SteadyState Duration='540' Power='0.5'/>"));
        QCOMPARE(steps.size(), std::size_t(5));
        QCOMPARE(steps[0].kind, StepKind::WarmUp);
        QCOMPARE(steps[1].kind, StepKind::Work);
        QCOMPARE(steps[2].kind, StepKind::Recovery);
        QCOMPARE(steps[3].kind, StepKind::Work);
        QCOMPARE(steps[4].kind, StepKind::CoolDown);
    }

    void anEvenRideIsAllWorkHoweverEasy() {
        for (const Step& step : stepsOf(read("<SteadyState Duration='900' Power='0.45'/>"
                                             "<SteadyState Duration='900' Power='0.5'/>")))
            QCOMPARE(step.kind, StepKind::Work);
    }

    void enduranceBetweenSprintsStaysWork() {
        const auto steps =
            stepsOf(read("<SteadyState Duration='1800' Power='0.65'/><MaxEffort Duration='10'/>"
                         "<SteadyState Duration='10' Power='2'/>"
                         "<SteadyState Duration='1800' Power='0.65'/>"));
        QCOMPARE(steps.at(0).kind, StepKind::Work);
        QCOMPARE(steps.at(3).kind, StepKind::Work);
    }

    void handMadeMistakesAreMended_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a closing tag too many")
            << fileWith("<SteadyState Duration='60' Power='1'/></SteadyState><MaxEffort Duration='30'/>");
        QTest::newRow("a closing tag missing")
            << fileWith("<SteadyState Duration='60' Power='1'><MaxEffort Duration='30'/>");
        QTest::newRow("tags crossed") << fileWith(
            "<SteadyState Duration='60' Power='1'><a></SteadyState></a><MaxEffort Duration='30'/>");
        QTest::newRow("another case") << fileWith(
            "<SteadyState Duration='60' Power='1'></steadystate><MaxEffort Duration='30'></MAXEFFORT>");
        QTest::newRow("a bare ampersand") << fileWith(
            "<SteadyState Duration='60' Power='1' note='a & b > c'/><MaxEffort Duration='30'/>",
            "<description>over & &amp; under &nope; <!-- </x> & --><![CDATA[</y> &]]></description>");
    }

    void handMadeMistakesAreMended() {
        QFETCH(QByteArray, bytes);
        const auto workout = readBytes(bytes);
        QVERIFY(workout.has_value());
        QCOMPARE(workout->name, std::string("Test"));
        QCOMPARE(plannedTotals(*workout, {}).duration_s, std::optional(90.0));
        if (bytes.contains("over &"))
            QCOMPARE(workout->description, std::string("over & & under &nope; </y> &"));
    }

    void aMistakeThatCannotBeMendedIsToldWhereItStands() {
        const auto workout = readBytes(fileWith("</Ramp>\n<SteadyState Duration='x' Power='1'/>"));
        QCOMPARE(key(workout.error().fault), key(WorkoutFault::Malformed));
        QCOMPARE(workout.error().line, std::size_t(3));
    }

    void aRestDayIsARecoveryDayWithoutSteps() {
        const Workout workout = read("<RestDay/>");
        QCOMPARE(workout.type, SessionType::Recovery);
        QVERIFY(workout.items.empty());
    }

    void whiteSpaceAndByteOrderMarksBeforeTheDeclarationAreSkipped() {
        const QByteArray xml =
            "<?xml version='1.0' encoding='UTF-8'?>" + fileWith("<MaxEffort Duration='1'/>");
        QVERIFY(readBytes("\n\n  " + xml));
        QVERIFY(readBytes("\xEF\xBB\xBF" + xml));
        QVERIFY(readBytes("\r\n\xEF\xBB\xBF\n" + xml));
        const auto broken = readBytes("\n\n\n" + fileWith("<MaxEffort Duration='x'/>"));
        QCOMPARE(broken.error().line, std::size_t(3 + 3)); // the place counts what was skipped
    }

    void partsWithoutLengthAreLeftOut() {
        const auto steps = stepsOf(read("<SteadyState Duration='0' Power='1'/><IntervalsT Repeat='2' "
                                        "OnDuration='60' OffDuration='0' OnPower='1' OffPower='0.5'/>"));
        QCOMPARE(steps.size(), std::size_t(2));
        QCOMPARE(steps[1].target.low, 100.0);
    }

    void badFilesSayWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<WorkoutFault>("fault");
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("value");
        const auto block = [](const char* name, const QByteArray& xml, WorkoutFault fault, const char* part,
                              const char* value) {
            QTest::newRow(name) << fileWith(xml) << fault << QByteArray(part) << QByteArray(value);
        };
        const auto file = [](const char* name, const QByteArray& bytes, WorkoutFault fault,
                             const char* part = "") {
            QTest::newRow(name) << bytes << fault << QByteArray(part) << QByteArray();
        };
        block("no duration", "<SteadyState Power='1'/>", WorkoutFault::MissingValue, "SteadyState",
              "duration");
        block("negative duration", "<SteadyState Duration='-5' Power='1'/>", WorkoutFault::OutOfRange,
              "SteadyState", "duration");
        block("NaN duration", "<SteadyState Duration='nan' Power='1'/>", WorkoutFault::BadNumber,
              "SteadyState", "duration");
        block("infinite duration", "<Ramp Duration='inf' PowerLow='1' PowerHigh='1'/>",
              WorkoutFault::BadNumber, "Ramp", "duration");
        block("overflowing duration", "<Ramp Duration='1e999'/>", WorkoutFault::BadNumber, "Ramp",
              "duration");
        block("huge duration", "<Ramp Duration='1e12'/>", WorkoutFault::OutOfRange, "Ramp", "duration");
        block("words as duration", "<Ramp Duration='5 min'/>", WorkoutFault::BadNumber, "Ramp", "duration");
        block("negative power", "<SteadyState Duration='5' Power='-1'/>", WorkoutFault::OutOfRange,
              "SteadyState", "power");
        block("NaN power", "<SteadyState Duration='5' Power='NaN'/>", WorkoutFault::BadNumber, "SteadyState",
              "power");
        block("power in watts", "<SteadyState Duration='5' Power='250'/>", WorkoutFault::OutOfRange,
              "SteadyState", "power");
        block("huge repeat",
              "<IntervalsT Repeat='2000000000' OnDuration='1' OffDuration='1' OnPower='1' OffPower='1'/>",
              WorkoutFault::OutOfRange, "IntervalsT", "repeat");
        block("half a repeat", "<IntervalsT Repeat='1.5' OnDuration='1' OffDuration='1'/>",
              WorkoutFault::OutOfRange, "IntervalsT", "repeat");
        block("no repeat", "<IntervalsT Repeat='0' OnDuration='1' OffDuration='1'/>",
              WorkoutFault::OutOfRange, "IntervalsT", "repeat");
        block("cadence", "<SteadyState Duration='5' Power='1' Cadence='-90'/>", WorkoutFault::OutOfRange,
              "SteadyState", "cadence");
        block("unknown block", "<Hover Duration='5'/>", WorkoutFault::UnknownPart, "Hover", "");
        block("too many steps", QByteArray("<MaxEffort Duration='1'/>").repeated(1001),
              WorkoutFault::TooManySteps, "MaxEffort", "");
        block("too many repeated steps",
              QByteArray("<IntervalsT Repeat='300' OnDuration='1' OffDuration='1'/>").repeated(2),
              WorkoutFault::TooManySteps, "", "");
        block("too deep", QByteArray("<a>").repeated(100) + QByteArray("</a>").repeated(100),
              WorkoutFault::TooDeep, "a", "");
        file("nothing", {}, WorkoutFault::Empty);
        file("only spaces", " \n\t ", WorkoutFault::Empty);
        file("another XML", "<gpx><trk/></gpx>", WorkoutFault::NotWorkout, "gpx");
        file("no workout in it", "<workout_file><name>x</name></workout_file>", WorkoutFault::NotWorkout,
             "workout_file");
        file("words", "hello", WorkoutFault::Malformed);
        file("no quotes", "<workout_file><workout><MaxEffort Duration=5/></workout></workout_file>",
             WorkoutFault::Malformed);
        file("an endless tag", "<workout_file><workout><</workout_file>", WorkoutFault::Malformed);
        file("mistakes and no end", "<workout_file><workout><a></b>", WorkoutFault::Malformed);
        file("an entity of its own", "<workout_file><name>&#0;</name><workout/></workout_file>",
             WorkoutFault::Malformed);
        file("bytes after the end", fileWith("") + "<x/>", WorkoutFault::Malformed);
        file("not UTF-8", "<workout_file><name>\xFF\xFE</name><workout/></workout_file>",
             WorkoutFault::Malformed);
        file("document type", "<!DOCTYPE workout_file [<!ENTITY a 'x'>]>" + fileWith(""),
             WorkoutFault::DocumentType);
        file("external document type", "<!DOCTYPE workout_file SYSTEM 'file:///etc/passwd'>" + fileWith(""),
             WorkoutFault::DocumentType);
        file("endless opening", "<workout_file>" + QByteArray("<b>").repeated(500'000), WorkoutFault::TooDeep,
             "b");
        file("too large", QByteArray(5 * 1024 * 1024, ' '), WorkoutFault::TooLarge);
    }

    void badFilesSayWhatIsWrong() {
        QFETCH(QByteArray, bytes);
        QFETCH(WorkoutFault, fault);
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, value);
        const auto workout = readBytes(bytes);
        QVERIFY(!workout);
        QCOMPARE(key(workout.error().fault), key(fault));
        QCOMPARE(QByteArray::fromStdString(workout.error().part), part);
        if (!value.isEmpty()) {
            QCOMPARE(QByteArray::fromStdString(workout.error().value), value);
            QCOMPARE(workout.error().line, std::size_t(3));
            const auto at = static_cast<qsizetype>(workout.error().byte);
            QVERIFY(bytes.mid(at).startsWith("<" + part));
        }
    }

    void theNumberThatWasWrongIsTold() {
        const auto workout = readBytes(fileWith("<SteadyState Duration='-5' Power='1'/>"));
        QCOMPARE(workout.error().given, std::optional(-5.0));
    }

    void whatCameBeforeAFaultIsGiven() {
        const auto wrong = readBytes(fileWith("<Warmup Duration='600' PowerLow='0.5' PowerHigh='0.75'/>"
                                              "<SteadyState Duration='60' Power='1'/>"
                                              "<SteadyState Duration='an hour' Power='1'/>"
                                              "<SteadyState Duration='60' Power='1'/>"));
        QCOMPARE(key(wrong.error().fault), key(WorkoutFault::BadNumber));
        QCOMPARE(wrong.error().before.name, std::string("Test"));
        QCOMPARE(wrong.error().before.sport, Sport::Cycling);
        const auto steps = stepsOf(wrong.error().before);
        QCOMPARE(steps.size(), std::size_t{2});
        QCOMPARE(steps[0].extent.value, 600.0);
        QVERIFY(steps[0].target.ramp);
        const auto many = readBytes(fileWith("<SteadyState Duration='60' Power='1'/>"
                                             "<IntervalsT Repeat='900' OnDuration='30' OffDuration='15' "
                                             "OnPower='1.2' OffPower='0.5'/>"));
        QCOMPARE(key(many.error().fault), key(WorkoutFault::TooManySteps));
        QCOMPARE(stepsOf(many.error().before).size(), std::size_t{1});
    }

    void everyCutOfAFileIsAnErrorAndNeverAWorkout() {
        const QByteArray whole =
            fileWith("<Warmup Duration='600' PowerLow='0.5' PowerHigh='0.75'/>"
                     "<IntervalsT Repeat='3' OnDuration='30' OffDuration='15' OnPower='1.2' "
                     "OffPower='0.5'/>");
        QVERIFY(readBytes(whole));
        std::size_t before = 0;
        for (int size = 0; size < whole.size(); ++size) {
            const auto workout = readBytes(whole.left(size));
            QVERIFY2(!workout, qPrintable(QString::number(size)));
            QCOMPARE(key(workout.error().fault),
                     size == 0 ? key(WorkoutFault::Empty) : key(WorkoutFault::Truncated));
            const std::size_t steps = stepsOf(workout.error().before).size();
            QVERIFY2(steps >= before, qPrintable(QString::number(size)));
            before = steps;
        }
        QCOMPARE(before, std::size_t{7});
    }
};

QTEST_APPLESS_MAIN(TestZwo)
#include "test_zwo.moc"
