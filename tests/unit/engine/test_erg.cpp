// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/erg_reader.h"
#include "core/engine/workout/reader.h"
#include "core/engine/workout/structure.h"

#include <QTest>

using namespace leadout::engine;
using Bytes = std::span<const std::uint8_t>;

Q_DECLARE_METATYPE(WorkoutFault)

namespace {

Bytes bytesOf(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

QByteArray fileWith(const QByteArray& data, const QByteArray& units = "MINUTES PERCENT",
                    const QByteArray& text = {}) {
    return "[COURSE HEADER]\nVERSION = 2\nUNITS = ENGLISH\nDESCRIPTION = 2x8 threshold\nFILE NAME = "
           "2x8.mrc\n" +
           units + "\n[END COURSE HEADER]\n[COURSE DATA]\n" + data + "[END COURSE DATA]\n" + text;
}

Workout read(const QByteArray& bytes) {
    const auto workout = readErg(bytesOf(bytes));
    if (!workout) {
        qWarning("%s in %s %s, line %zu", key(workout.error().fault).data(), workout.error().part.c_str(),
                 workout.error().value.c_str(), workout.error().line);
        return {};
    }
    return *workout;
}

/// The steps as text: seconds, target from and to, "~" for a ramp.
QByteArray stepsOf(const Workout& workout) {
    QByteArray text;
    for (const FlatStep& flat : flatten(workout)) {
        const Target& target = flat.step.target;
        text += text.isEmpty() ? "" : " ";
        text += QByteArray::number(flat.step.extent.value) + "s@";
        if (target.measure == TargetMeasure::Open)
            text += "-";
        else if (target.ramp)
            text += QByteArray::number(target.low) + "~" + QByteArray::number(target.high);
        else
            text += QByteArray::number(target.low);
    }
    return text;
}

const QByteArray kThreshold = "0.00\t50\n10.00\t65\n10.00\t100\n18.00\t100\n18.00\t50\n22.00\t50\n"
                              "22.00\t100\n30.00\t100\n30.00\t55\n35.00\t40\n";
const QByteArray kThresholdSteps = "600s@50~65 480s@100 240s@50 480s@100 300s@55~40";

} // namespace

class TestErg : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pointsMakeStepsAndRamps() {
        const Workout workout = read(fileWith(
            kThreshold, "MINUTES PERCENT", "[COURSE TEXT]\n600\tSettle in, 90 rpm\t12\n[END COURSE TEXT]\n"));
        QCOMPARE(stepsOf(workout), kThresholdSteps);
        QCOMPARE(workout.sport, Sport::Cycling);
        QCOMPARE(workout.name, std::string("2x8"));
        QCOMPARE(workout.description, std::string("2x8 threshold"));
        QVERIFY(workout.cues == (std::vector<Cue>{{600, 12, "Settle in, 90 rpm"}}));
        const auto steps = flatten(workout);
        QCOMPARE(steps.at(0).step.target.measure, TargetMeasure::PowerPercent);
        QCOMPARE(steps.at(0).step.kind, StepKind::WarmUp);
        QCOMPARE(steps.at(1).step.kind, StepKind::Work);
        QCOMPARE(steps.at(2).step.kind, StepKind::Recovery);
        QCOMPARE(steps.at(4).step.kind, StepKind::CoolDown);
    }

    void whatOtherProgramsWriteIsRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray plain = fileWith(kThreshold);
        const auto changed = [&](const QByteArray& from, const QByteArray& to) {
            QByteArray bytes = plain;
            return bytes.replace(from, to);
        };
        QTest::newRow("line ends of Windows") << changed("\n", "\r\n");
        QTest::newRow("line ends of old Macs") << changed("\n", "\r");
        QTest::newRow("no line end at the end") << plain.chopped(1);
        QTest::newRow("spaces for tabs") << changed("\t", "   ");
        QTest::newRow("spaces round the lines") << changed("\n", " \t\n  ");
        QTest::newRow("decimal commas") << changed(".00\t", ",00\t");
        QTest::newRow("decimals of the power") << changed("\t100\n", "\t100.0\n");
        QTest::newRow("per cent signs") << changed("\t100\n", "\t100%\n");
        QTest::newRow("whole minutes") << changed(".00\t", "\t");
        QTest::newRow("small letters") << plain.toLower();
        QTest::newRow("a byte order mark") << "\xEF\xBB\xBF" + plain;
        QTest::newRow("blank lines in the header") << changed("UNITS", "\n \n\nUNITS");
        QTest::newRow("blank lines in the course") << changed("18.00\t50\n", "\n18.00\t50\n\n");
        QTest::newRow("comments") << "; made by hand\n" +
                                         changed("18.00\t50\n", ";18.00\t99\n18.00\t50 ; easy\n");
        QTest::newRow("a tab between the units") << changed("MINUTES PERCENT", "MINUTES\tPERCENT");
        QTest::newRow("the older word") << changed("MINUTES PERCENT", "MINUTES FTP");
        QTest::newRow("settings of another program")
            << changed("VERSION = 2\n", "VERSION=2\nERGDBID=455\nSOURCE=ErgDB\nMAX=3\n");
        QTest::newRow("sections of another program") << plain + "[PLAYLIST]\nsong\n[END PLAYLIST]\n";
        QTest::newRow("no end before the messages") << changed("[END COURSE DATA]\n", "[COURSE TEXT]\n");
        QTest::newRow("single points on the line")
            << changed("18.00\t50\n", "18.00\t50\n19.5\t50\n20.00\t50\n");
        QTest::newRow("single points on a ramp")
            << changed("10.00\t65\n", "2.00\t53\n5.00\t57.5\n10.00\t65\n");
        QTest::newRow("a change a hundredth of a minute long") << changed("18.00\t50\n", "18.01\t50\n");
        QTest::newRow("a change a second long") << changed("18.00\t50\n", "18.0167\t50\n");
    }

    void whatOtherProgramsWriteIsRead() {
        QFETCH(QByteArray, bytes);
        QVERIFY(looksLikeErg(bytesOf(bytes)));
        QCOMPARE(stepsOf(read(bytes)), kThresholdSteps);
    }

    void wattsStayWattsWhateverThresholdTheFileWasMadeFor() {
        for (const QByteArray& units : {QByteArray("MINUTES WATTS"), QByteArray("FTP = 250\nMINUTES WATTS"),
                                        QByteArray("FTP=300\r\nminutes\twatts")}) {
            const Workout workout = read(fileWith("0 125\n10 125\n10 300\n12 300\n12 100\n20 100\n", units));
            QCOMPARE(stepsOf(workout), QByteArray("600s@125 120s@300 480s@100"));
            QCOMPARE(flatten(workout).at(1).step.target.measure, TargetMeasure::PowerWatts);
            QCOMPARE(flatten(workout).at(0).step.kind, StepKind::WarmUp);
            QCOMPARE(flatten(workout).at(2).step.kind, StepKind::CoolDown);
        }
    }

    void theThresholdOfAFileTellsWhatIsEasyInIt() {
        const QByteArray test = "0 200\n1 200\n1 400\n2 400\n2 600\n3 600\n";
        const auto first = [&](const QByteArray& units) {
            return flatten(read(fileWith(test, units))).at(0).step.kind;
        };
        QCOMPARE(first("FTP = 250\nMINUTES WATTS"), StepKind::Work);
        QCOMPARE(first("MINUTES WATTS"), StepKind::WarmUp);
        QCOMPARE(first("FTP = 0\nMINUTES WATTS"), StepKind::WarmUp);
    }

    void minutesAreTheSecondsThatTheyWereRoundedFrom() {
        // 20 s are 0.33 min, which would be 19.8 s.
        QCOMPARE(stepsOf(read(fileWith("0.00 120\n0.33 120\n0.33 50\n0.67 50\n0.67 120\n1.00 120\n"))),
                 QByteArray("20s@120 20s@50 20s@120"));
        for (int second = 2; second < 4000; second += 7) {
            const QByteArray minutes = QByteArray::number(second / 60.0, 'f', 2);
            QCOMPARE(stepsOf(read(fileWith("0 50\n" + minutes + " 50\n"))),
                     QByteArray::number(second) + "s@50");
        }
        // No whole second is 0.04 min, and finer times are exact.
        QCOMPARE(stepsOf(read(fileWith("0 50\n0.04 50\n"))), QByteArray("2.4s@50"));
        QCOMPARE(stepsOf(read(fileWith("0 50\n10.50 50\n"))), QByteArray("630s@50"));
        QCOMPARE(stepsOf(read(fileWith("0 50\n0.341666667 50\n"))), QByteArray("20.5s@50"));
    }

    void twoPointsAlikeEndAStep() {
        QCOMPARE(stepsOf(read(fileWith("0 50\n5 50\n5 50\n10 50\n"))), QByteArray("300s@50 300s@50"));
        QCOMPARE(stepsOf(read(fileWith("0 50\n5 60\n5 60\n10 70\n"))), QByteArray("300s@50~60 300s@60~70"));
    }

    void aFallAtTheVeryEndIsNoStep() {
        QCOMPARE(stepsOf(read(fileWith("0 50\n5 50\n5.01 0\n"))), QByteArray("300.6s@50"));
    }

    void theFirstValueHoldsFromTheStart() {
        QCOMPARE(stepsOf(read(fileWith("2 50\n5 50\n"))), QByteArray("300s@50"));
        QCOMPARE(stepsOf(read(fileWith("2 50\n5 60\n"))), QByteArray("120s@50 180s@50~60"));
    }

    void noPowerIsNoTarget() {
        QCOMPARE(stepsOf(read(fileWith("0 0\n5 0\n5 80\n9 80\n9 0\n10 50\n"))),
                 QByteArray("300s@- 240s@80 60s@0~50"));
    }

    void lapsEndStepsAndNameThem() {
        const Workout workout =
            read(fileWith("0 50\n0.00\tLAP Spin\n2.00 lap\n4 LAP\tFirst one\n4 50\n4 100\n"
                          "8 100\n8 60\n9.00 LAP Half way\n10 40\n10 LAP\n"));
        QCOMPARE(stepsOf(workout), QByteArray("120s@50 120s@50 240s@100 60s@60~50 60s@50~40"));
        const auto steps = flatten(workout);
        QCOMPARE(steps.at(0).step.name, std::string("Spin"));
        QCOMPARE(steps.at(1).step.name, std::string());
        QCOMPARE(steps.at(2).step.name, std::string("First one"));
        QCOMPARE(steps.at(4).step.name, std::string("Half way"));
    }

    void messagesAreTimedInSeconds() {
        const Workout workout = read(fileWith(kThreshold, "MINUTES PERCENT",
                                              "[COURSE TEXT]\n"
                                              "630\tRep 2 of 5\t15\n"
                                              "600 Interval 2\n"
                                              "90,5\tSit up\n"
                                              "100\t\n"
                                              "0\tTab\tin it\t3\r\n"
                                              "; not said\n"
                                              "[END COURSE TEXT]\n"));
        const std::vector<Cue> expected = {
            {0, 3, "Tab in it"}, {90.5, 10, "Sit up"}, {600, 10, "Interval 2"}, {630, 15, "Rep 2 of 5"}};
        QVERIFY(workout.cues == expected);
    }

    void namesComeFromTheHeader() {
        const auto header = [](const QByteArray& lines) {
            QByteArray bytes = fileWith("0 50\n5 50\n");
            return read(bytes.replace("DESCRIPTION = 2x8 threshold\nFILE NAME = 2x8.mrc\n", lines));
        };
        const Workout both = header("FILE NAME=Over / under.ERG\nDESCRIPTION=a = b; c\xFF\x01 d\n");
        QCOMPARE(both.name, std::string("Over / under"));
        QCOMPARE(both.description, std::string("a = b; c\xEF\xBF\xBD  d"));
        QCOMPARE(header("DESCRIPTION = Only this\n").name, std::string("Only this"));
        QCOMPARE(header("DESCRIPTION = Only this\n").description, std::string());
        QCOMPARE(header("DESCRIPTION = First\nand second line\nFILE NAME = x.mrc\nnothing\n").description,
                 std::string("First\nand second line"));
        QCOMPARE(header("").name, std::string());
    }

    void badFilesSayWhatIsWrongAndWhere_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<WorkoutFault>("fault");
        QTest::addColumn<int>("line");
        QTest::addColumn<QByteArray>("value");
        const auto data = [](const char* name, const QByteArray& lines, WorkoutFault fault, int line,
                             const char* value) {
            QTest::newRow(name) << fileWith(lines) << fault << line << QByteArray(value);
        };
        using enum WorkoutFault;
        data("words for minutes", "0 50\nfive 50\n", BadNumber, 10, "MINUTES");
        data("minutes and seconds", "0 50\n10:30 50\n", BadNumber, 10, "MINUTES");
        data("an exponent", "0 50\n1e2 50\n", BadNumber, 10, "MINUTES");
        data("no end of minutes", "0 50\ninf 50\n", BadNumber, 10, "MINUTES");
        data("no number of minutes", "0 50\nnan 50\n", BadNumber, 10, "MINUTES");
        data("two commas", "0 50\n1,0,0 50\n", BadNumber, 10, "MINUTES");
        data("no power", "0 50\n10\n", MissingValue, 10, "PERCENT");
        data("words for power", "0 50\n10 hard\n", BadNumber, 10, "PERCENT");
        data("three columns", "0 50\n10 50 90\n", BadNumber, 10, "PERCENT");
        data("negative power", "0 50\n10 -5\n", OutOfRange, 10, "PERCENT");
        data("watts for per cents", "0 50\n10 2500\n", OutOfRange, 10, "PERCENT");
        data("negative minutes", "-1 50\n10 50\n", OutOfRange, 9, "MINUTES");
        data("minutes that go back", "0 50\n10 50\n9.99 50\n", OutOfRange, 11, "MINUTES");
        data("a year", "0 50\n525600 50\n", OutOfRange, 10, "MINUTES");
        data("a point alone", "0 50\n", MissingValue, 10, "");
        data("no points", "", MissingValue, 9, "");
        QByteArray many;
        for (int i = 0; i < 1001; ++i)
            many += QByteArray::number(i) + " 50\n" + QByteArray::number(i) + " 60\n";
        data("too many steps", many + "1001 50\n", TooManySteps, 9 + 2 * 1001 + 1, "");
        data("too many laps", "0 50\n" + QByteArray("1 LAP\n").repeated(1001), TooManySteps, 1010, "LAP");
        const auto file = [](const char* name, const QByteArray& bytes, WorkoutFault fault, int line,
                             const char* value = "") {
            QTest::newRow(name) << bytes << fault << line << QByteArray(value);
        };
        file("watts beyond all", fileWith("0 50\n5 20000\n", "MINUTES WATTS"), OutOfRange, 10, "WATTS");
        file("per cents among watts", fileWith("0 50\n5 90%\n", "MINUTES WATTS"), BadNumber, 10, "WATTS");
        file("a course over distance", fileWith("0 50\n5 50\n", "DISTANCE GRADE WIND"), UnknownPart, 6);
        file("unknown units", fileWith("0 50\n5 50\n", "MINUTES HEARTRATE"), UnknownPart, 6);
        file("no units", fileWith("0 50\n5 50\n", ""), MissingValue, 8, "MINUTES");
        file("no header", "[COURSE DATA]\n0 50\n5 50\n[END COURSE DATA]\n", MissingValue, 1, "MINUTES");
        file("no course", "[COURSE HEADER]\nMINUTES PERCENT\n[END COURSE HEADER]\n", Truncated, 3);
        file("no end", "[COURSE HEADER]\nMINUTES PERCENT\n[COURSE DATA]\n0 50\n5 50\n", Truncated, 5);
        file("a broken mark", fileWith("0 50\n[END COURSE\n"), Malformed, 10);
        const QByteArray text = "[COURSE TEXT]\n";
        file("a message without a time", fileWith(kThreshold, "MINUTES PERCENT", text + "Settle in\n"),
             BadNumber, 21, "SECONDS");
        file("a message before the start", fileWith(kThreshold, "MINUTES PERCENT", text + "-5 Settle in\n"),
             OutOfRange, 21, "SECONDS");
        file("too many messages",
             fileWith(kThreshold, "MINUTES PERCENT", text + QByteArray("1\tx\n").repeated(1001)), TooLarge,
             1021);
        file("nothing", {}, Empty, 0);
        file("another text", "[Desktop Entry]\n", NotWorkout, 0);
        file("too large", fileWith(QByteArray(5 * 1024 * 1024, ' ')), TooLarge, 0);
    }

    void badFilesSayWhatIsWrongAndWhere() {
        QFETCH(QByteArray, bytes);
        QFETCH(WorkoutFault, fault);
        QFETCH(int, line);
        QFETCH(QByteArray, value);
        const auto workout = readErg(bytesOf(bytes));
        QVERIFY(!workout);
        QCOMPARE(key(workout.error().fault), key(fault));
        QCOMPARE(static_cast<int>(workout.error().line), line);
        QCOMPARE(QByteArray::fromStdString(workout.error().value), value);
        if (line > 0) {
            const auto at = static_cast<qsizetype>(workout.error().byte);
            QCOMPARE(bytes.left(at).count('\n'), line - 1);
            QVERIFY(at == 0 || bytes[at - 1] == '\n');
        }
    }

    void theNumberThatWasWrongIsTold() {
        QCOMPARE(readErg(bytesOf(fileWith("0 50\n10 -5\n"))).error().given, std::optional(-5.0));
    }

    void linesOfOldMacsAreCounted() {
        QByteArray bytes = fileWith("0 50\nfive 50\n");
        bytes.replace('\n', '\r');
        const auto workout = readErg(bytesOf(bytes));
        QCOMPARE(workout.error().line, std::size_t(10));
        QVERIFY(bytes.mid(static_cast<qsizetype>(workout.error().byte)).startsWith("five"));
    }

    void everyCutOfAFileIsAnErrorAndNeverAWorkout() {
        const QByteArray whole = fileWith(kThreshold);
        for (qsizetype size = 0; size < whole.size() - 1; ++size)
            QVERIFY2(!readErg(bytesOf(whole.left(size))), qPrintable(QString::number(size)));
        QVERIFY(readErg(bytesOf(whole.chopped(1))));
    }

    void whatCameBeforeAFaultIsGiven() {
        const auto cut = readErg(bytesOf(fileWith("0\t50\n10\t50\n10\t100\n18\t100\n18\t50\n22\tfifty\n")));
        QCOMPARE(key(cut.error().fault), key(WorkoutFault::BadNumber));
        QCOMPARE(stepsOf(cut.error().before), QByteArray("600s@50 480s@100"));
        QCOMPARE(cut.error().before.name, std::string("2x8"));
        // A line that the file ends in may be half of one: 10 of 100, say.
        const QByteArray half = fileWith("0\t50\n10\t50\n10\t100\n18\t10");
        const auto ended = readErg(bytesOf(half.left(half.indexOf("[END COURSE DATA]"))));
        QCOMPARE(key(ended.error().fault), key(WorkoutFault::Truncated));
        QCOMPARE(stepsOf(ended.error().before), QByteArray("600s@50"));
        QCOMPARE(half.mid(static_cast<qsizetype>(ended.error().byte)).left(5), QByteArray("18\t10"));
        QByteArray data;
        for (int minute = 0; minute <= 1200; ++minute)
            data += QByteArray::number(minute) + (minute % 2 ? " 50\n" : " 100\n") +
                    QByteArray::number(minute) + (minute % 2 ? " 100\n" : " 50\n");
        const auto many = readErg(bytesOf(fileWith(data)));
        QCOMPARE(key(many.error().fault), key(WorkoutFault::TooManySteps));
        QCOMPARE(many.error().before.items.size(), kMaxSteps);
    }

    void aPointForEverySecondIsAWorkoutToo() {
        QByteArray data;
        for (int second = 0; second <= 3 * 3600; ++second)
            data += QByteArray::number(second / 60.0, 'f', 6) + (second % 1200 < 900 ? " 60\n" : " 100\n");
        const Workout workout = read(fileWith(data));
        QVERIFY(!workout.items.empty());
        QCOMPARE(flatten(workout).size(), std::size_t(2 * 9));
        QCOMPARE(plannedTotals(workout, {}).duration_s, std::optional(3 * 3600.0));
    }

    void aHostileFileEndsSoon() {
        QByteArray jitter;
        for (int i = 0; i < 300'000; ++i)
            jitter += QByteArray::number(i / 1000.0, 'f', 3) + (i % 2 == 0 ? " 50\n" : " 51\n");
        (void)readErg(bytesOf(fileWith(jitter)));
        (void)readErg(bytesOf("[COURSE HEADER]\nDESCRIPTION = x\n" + QByteArray("y\n").repeated(1'000'000)));
        (void)readErg(bytesOf(QByteArray("[COURSE HEADER]").repeated(200'000)));
        (void)readErg(bytesOf("[COURSE " + QByteArray(4'000'000, '[')));
        QVERIFY(!readErg(bytesOf(QByteArray(4'000'000, '\n'))));
    }
};

QTEST_APPLESS_MAIN(TestErg)
#include "test_erg.moc"
