// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/model/sentence_ids.h"
#include "core/engine/workout/reader.h"
#include "core/engine/workout/structure.h"
#include "core/engine/workout/workout_text.h"
#include "core/engine/workout/writer.h"
#include "tests/support/base/shared_files.h"
#include "tests/unit/engine/workout_difference.h"

#include <QDir>
#include <QTest>

#include <clocale>
#include <cmath>
#include <limits>
#include <locale>
#include <random>

using namespace leadout::engine;
using leadout::test::difference;
using enum WorkoutFormat;

Q_DECLARE_METATYPE(WorkoutFormat)

namespace {

constexpr WorkoutFormat kFormats[] = {Fit, Zwo, Mrc, Erg};

Step stepOf(double seconds, Target target, StepKind kind = StepKind::Work) {
    Step step;
    step.kind = kind;
    step.extent = {Extent::Unit::Seconds, seconds};
    step.target = target;
    return step;
}

Target percent(double low, double high) {
    return {TargetMeasure::PowerPercent, low, high, false};
}

Target ramp(double from, double to) {
    return {TargetMeasure::PowerPercent, from, to, true};
}

Target watts(double low, double high) {
    return {TargetMeasure::PowerWatts, low, high, false};
}

Workout ride(std::vector<WorkoutItem> items) {
    Workout workout;
    workout.name = "2x8 threshold";
    workout.sport = Sport::Cycling;
    workout.items = std::move(items);
    return workout;
}

Thresholds knownThresholds() {
    Thresholds thresholds;
    thresholds.power_w = 250;
    thresholds.heart_rate_bpm = 170;
    thresholds.run_speed_m_s = 4;
    thresholds.swim_speed_m_s = 1.25;
    return thresholds;
}

WrittenWorkout written(const Workout& workout, WorkoutFormat format,
                       const Thresholds& thresholds = knownThresholds()) {
    auto file = writeWorkout(workout, format, thresholds, 1'763'800'000);
    if (file)
        return *std::move(file);
    qWarning("%s", key(file.error().fault).data());
    return {};
}

QByteArray textOf(const WrittenWorkout& file) {
    return {reinterpret_cast<const char*>(file.bytes.data()), static_cast<qsizetype>(file.bytes.size())};
}

QByteArray textOf(const Workout& workout, WorkoutFormat format,
                  const Thresholds& thresholds = knownThresholds()) {
    return textOf(written(workout, format, thresholds));
}

Workout readBack(const WrittenWorkout& file) {
    const auto workout = readWorkout(file.bytes);
    if (workout)
        return *workout;
    qWarning("%s in %s %s, line %zu", key(workout.error().fault).data(), workout.error().part.c_str(),
             workout.error().value.c_str(), workout.error().line);
    return {};
}

/// The last words of the ids of what was lost, in order.
QByteArrayList lostOf(const WrittenWorkout& file) {
    QByteArrayList ids;
    for (const Sentence& lost : file.lost)
        ids.append(QByteArray::fromStdString(lost.id).mid(13));
    std::sort(ids.begin(), ids.end());
    return ids;
}

QByteArrayList lostOf(const Workout& workout, WorkoutFormat format,
                      const Thresholds& thresholds = knownThresholds()) {
    return lostOf(written(workout, format, thresholds));
}

std::optional<Sentence> lostAs(const WrittenWorkout& file, std::string_view id) {
    for (const Sentence& lost : file.lost) {
        if (lost.id == id)
            return lost;
    }
    return std::nullopt;
}

/// The data lines of an MRC or ERG file.
QByteArray courseOf(const QByteArray& text) {
    const auto from = text.indexOf("[COURSE DATA]\n") + 14;
    return text.mid(from, text.indexOf("[END COURSE DATA]") - from);
}

std::vector<Workout> sharedWorkouts(const QString& name) {
    const QString folder = leadout::test::sharedFolder(name);
    std::vector<Workout> workouts;
    if (folder.isEmpty())
        return workouts;
    for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files)) {
        const QByteArray bytes = leadout::test::bytesOf(file.filePath());
        const auto workout = readWorkout({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                          static_cast<std::size_t>(bytes.size())});
        if (workout)
            workouts.push_back(*workout);
        else
            qWarning("%s", qPrintable(file.fileName()));
    }
    return workouts;
}

/// The middle of the target in every second in per cent of 250 W, -1 where there is none.
std::vector<double> profileOf(const Workout& workout) {
    std::vector<double> profile;
    for (const FlatStep& flat : flatten(workout)) {
        const Target& target = flat.step.target;
        const double scale = target.measure == TargetMeasure::PowerWatts ? 0.4 : 1.0;
        const double length = flat.step.extent.value;
        for (double at = 0.5; at < length; ++at) {
            const double share = target.ramp ? at / length : 0.5;
            profile.push_back(target.measure == TargetMeasure::Open
                                  ? -1.0
                                  : scale * (target.low + (target.high - target.low) * share));
        }
    }
    return profile;
}

class DecimalComma : public std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
};

/// A workout of any shape, the same for the same number.
class AnyWorkout {
public:
    explicit AnyWorkout(unsigned number) : m_random(number) {}

    Workout make() {
        Workout workout;
        workout.name = text(40);
        workout.description = "About " + text(300);
        constexpr Sport kSports[] = {Sport::Cycling, Sport::Cycling, Sport::Cycling, Sport::Running,
                                     Sport::Swimming};
        workout.sport = kSports[pick(5)];
        workout.type = pick(8) == 0 ? static_cast<SessionType>(pick(4)) : SessionType::Training;
        m_plain = pick(2) == 0;
        m_watts = pick(3) == 0;
        workout.items = items(3);
        if (pick(4) == 0)
            workout.cues.push_back({double(pick(600)), 10, "Message " + std::to_string(pick(9))});
        return workout;
    }

private:
    int pick(int most) { return static_cast<int>(m_random() % static_cast<unsigned>(most)); }

    std::string text(int most) {
        static constexpr std::string_view kLetters = "abc <&>\"'[]=;";
        std::string text = "x";
        if (pick(3) == 0) {
            for (int i = pick(most); i > 0; --i)
                text.push_back(kLetters[static_cast<std::size_t>(pick(static_cast<int>(kLetters.size())))]);
        }
        return text + "x";
    }

    std::vector<WorkoutItem> items(int depth) {
        std::vector<WorkoutItem> items;
        for (int i = 1 + pick(4); i > 0; --i) {
            if (depth > 0 && pick(3) == 0)
                items.emplace_back(Repeat{1 + pick(4), this->items(depth - 1)});
            else
                items.emplace_back(step());
        }
        return items;
    }

    Step step() {
        Step step;
        step.kind = static_cast<StepKind>(pick(4));
        step.extent = {Extent::Unit::Seconds, 1.0 + pick(1200)};
        step.target = percent(30 + pick(80), 30 + pick(80));
        if (step.target.low > step.target.high || pick(2) == 0)
            step.target.low = step.target.high;
        if (m_watts)
            step.target.measure = TargetMeasure::PowerWatts;
        if (m_plain)
            return step;
        if (pick(4) == 0)
            step.extent = {static_cast<Extent::Unit>(pick(3)), pick(20'000) / 7.0};
        if (pick(3) == 0)
            step.target.measure = static_cast<TargetMeasure>(pick(9));
        if (step.target.measure == TargetMeasure::Open)
            step.target = {};
        if (step.extent.unit == Extent::Unit::Open)
            step.extent.value = 0;
        step.target.ramp = step.target.low != step.target.high && pick(2) == 0;
        if (step.target.ramp && pick(2) == 0)
            std::swap(step.target.low, step.target.high);
        if (pick(5) == 0)
            step.cadence_low_rpm = step.cadence_high_rpm = 60 + pick(60);
        if (pick(5) == 0)
            step.name = text(20);
        step.test = pick(9) == 0;
        return step;
    }

    std::mt19937 m_random;
    bool m_plain = true;
    bool m_watts = false;
};

} // namespace

class TestWorkoutWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRecordedZwoFileComesBackWhole() {
        const auto workouts = sharedWorkouts(QStringLiteral("workouts/zwo"));
        if (workouts.empty())
            QSKIP("the recorded files are not beside this checkout");
        for (const Workout& workout : workouts) {
            const WrittenWorkout file = written(workout, Zwo);
            QCOMPARE(lostOf(file), QByteArrayList());
            const QString different = difference(readBack(file), workout);
            QVERIFY2(different.isEmpty(), qPrintable(QString::fromStdString(workout.name) + different));
        }
    }

    void everyRecordedFileKeepsItsCourse_data() {
        QTest::addColumn<WorkoutFormat>("format");
        QTest::newRow("mrc") << Mrc;
        QTest::newRow("erg") << Erg;
        QTest::newRow("zwo") << Zwo;
    }

    void everyRecordedFileKeepsItsCourse() {
        QFETCH(WorkoutFormat, format);
        auto workouts = sharedWorkouts(QStringLiteral("workouts/zwo"));
        for (Workout& workout : sharedWorkouts(QStringLiteral("workouts/synthetic")))
            workouts.push_back(std::move(workout));
        if (workouts.empty())
            QSKIP("the recorded files are not beside this checkout");
        int files = 0;
        for (const Workout& workout : workouts) {
            if (workout.items.empty() || workout.sport != Sport::Cycling)
                continue;
            const WrittenWorkout file = written(workout, format);
            const auto is = [&](std::string_view id) { return lostAs(file, id).has_value(); };
            if (is(sentence::kLostLength) || is(sentence::kLostTime) || is(sentence::kLostTargetEasy))
                continue;
            const Workout back = readBack(file);
            QCOMPARE(plannedTotals(back, {}).duration_s, plannedTotals(workout, {}).duration_s);
            const auto before = profileOf(workout);
            const auto after = profileOf(back);
            QCOMPARE(after.size(), before.size());
            for (std::size_t i = 0; i < before.size(); ++i)
                QVERIFY2(std::abs(after[i] - before[i]) <= (format == Erg ? 0.21 : 0.051),
                         workout.name.c_str());
            ++files;
        }
        qInfo("%d files", files);
        QVERIFY(files >= 20);
    }

    void whatIsNotSaidToBeLostComesBack() {
        int kept[4] = {};
        for (unsigned number = 0; number < 6000; ++number) {
            const Workout workout = AnyWorkout(number).make();
            for (const WorkoutFormat format : kFormats) {
                const auto file = writeWorkout(workout, format, knownThresholds());
                if (!file) {
                    QCOMPARE(key(file.error().fault), key(WorkoutFault::MissingValue));
                    continue;
                }
                auto back = readWorkout(file->bytes);
                QVERIFY2(back, qPrintable(QStringLiteral("%1 %2").arg(number).arg(int(format))));
                if (!file->lost.empty())
                    continue;
                back->by_distance = workout.by_distance; // a FIT file has it from its steps
                const QString different = difference(*back, workout);
                QVERIFY2(different.isEmpty(), qPrintable(QStringLiteral("%1 %2: %3")
                                                             .arg(number)
                                                             .arg(QLatin1String(key(format).data()))
                                                             .arg(different)));
                ++kept[static_cast<int>(format)];
            }
        }
        qInfo("kept whole: %d FIT, %d ZWO, %d MRC, %d ERG", kept[0], kept[1], kept[2], kept[3]);
        QVERIFY(kept[0] > 100 && kept[1] > 30 && kept[2] > 5 && kept[3] > 0);
    }

    void anMrcFileIsWrittenAsTrainersReadIt() {
        Workout workout =
            ride({stepOf(600, ramp(50, 65), StepKind::WarmUp), stepOf(480, percent(100, 100)),
                  stepOf(240, percent(50, 50), StepKind::Recovery), stepOf(480, percent(100, 100)),
                  stepOf(300, ramp(55, 40), StepKind::CoolDown)});
        workout.cues = {{600, 10, "Settle in, 90 rpm"}};
        const WrittenWorkout file = written(workout, Mrc);
        QCOMPARE(textOf(file),
                 QByteArray("[COURSE HEADER]\nVERSION = 2\nUNITS = ENGLISH\n"
                            "DESCRIPTION = 2x8 threshold\nFILE NAME = 2x8 threshold.mrc\n"
                            "MINUTES PERCENT\n[END COURSE HEADER]\n[COURSE DATA]\n"
                            "0.00\t50\n10.00\t65\n10.00\t100\n18.00\t100\n18.00\t50\n22.00\t50\n"
                            "22.00\t100\n30.00\t100\n30.00\t55\n35.00\t40\n[END COURSE DATA]\n"
                            "[COURSE TEXT]\n600\tSettle in, 90 rpm\t10\n[END COURSE TEXT]\n"));
        QCOMPARE(lostOf(file), QByteArrayList());
        QCOMPARE(difference(readBack(file), workout), QString());
    }

    void endingsAreInLowerCase() {
        for (const WorkoutFormat format : kFormats)
            QCOMPARE(QByteArray(key(format).data()), QByteArray(key(format).data()).toLower());
        QVERIFY(textOf(ride({stepOf(60, percent(50, 50))}), Erg).contains("FILE NAME = 2x8 threshold.erg\n"));
    }

    void timesAreRoundedFromTheStartAndNeverAddedUp() {
        // 20 s are 0.33 min: 180 of them would be 59.4 min.
        const Workout workout =
            ride({Repeat{90, {stepOf(20, percent(120, 120)), stepOf(20, percent(50, 50))}}});
        const WrittenWorkout file = written(workout, Mrc);
        QVERIFY(textOf(file).contains("\n0.33\t120\n0.33\t50\n0.67\t50\n0.67\t120\n1.00\t120\n"));
        QVERIFY(textOf(file).contains("\n60.00\t50\n[END"));
        QCOMPARE(difference(flatOf(readBack(file)), flatOf(workout)), QString());
        QVERIFY(!lostOf(file).contains("time"));
        QCOMPARE(lostOf(ride({stepOf(20.2, percent(100, 100))}), Mrc), QByteArrayList{"time"});
    }

    void powersAreRoundedHalfUp() {
        for (int threshold = 50; threshold <= 500; ++threshold) {
            Thresholds thresholds;
            thresholds.power_w = threshold;
            for (int value = 1; value <= 200; value += 3) {
                const QByteArray course =
                    courseOf(textOf(ride({stepOf(60, percent(value, value))}), Erg, thresholds));
                const int expected = (value * threshold * 2 + 100) / 200;
                QCOMPARE(course, "0.00\t" + QByteArray::number(expected) + "\n1.00\t" +
                                     QByteArray::number(expected) + "\n");
            }
        }
        QVERIFY(courseOf(textOf(ride({stepOf(60, watts(300, 300))}), Erg)).contains("\t300\n"));
        QCOMPARE(halfUp(0.5), 1.0);
        QCOMPARE(halfUp(2.5), 3.0);
        QCOMPARE(halfUp(1.15, 1), 1.2);
        QCOMPARE(halfUp(-0.5), 0.0);
    }

    void wattsOfAnErgFileAreNotToBeRescaled() {
        const Workout inWatts = ride({stepOf(60, watts(200, 200))});
        const Workout inPercent = ride({stepOf(60, percent(80, 80))});
        QVERIFY(!textOf(inWatts, Erg).contains("FTP"));
        QVERIFY(textOf(inPercent, Erg).contains("FTP = 250\nMINUTES WATTS\n"));
        QVERIFY(
            !textOf(ride({stepOf(60, watts(200, 200)), stepOf(60, percent(80, 80))}), Erg).contains("FTP"));
        QCOMPARE(lostOf(inWatts, Erg), QByteArrayList());
        const auto lost = lostAs(written(inPercent, Erg), sentence::kLostThreshold);
        QVERIFY(lost && lost->values == (std::vector<SentenceValue>{"ERG", "1", Quantity{250, Unit::Watts}}));
    }

    void withoutAThresholdWattsAndPerCentsDoNotMix() {
        const Workout inWatts = ride({stepOf(60, watts(200, 200))});
        const Workout inPercent = ride({stepOf(60, percent(80, 80))});
        QVERIFY(writeWorkout(inWatts, Erg) && writeWorkout(inPercent, Mrc) && writeWorkout(inPercent, Zwo));
        const auto fault = [](const Workout& workout, WorkoutFormat format) {
            const auto file = writeWorkout(workout, format);
            return file ? std::string_view() : key(file.error().fault);
        };
        QCOMPARE(fault(inPercent, Erg), key(WorkoutFault::NoThreshold));
        QCOMPARE(fault(inWatts, Mrc), key(WorkoutFault::NoThreshold));
        QCOMPARE(fault(inWatts, Zwo), key(WorkoutFault::NoThreshold));
        QVERIFY(writeWorkout(inPercent, Fit) && writeWorkout(inWatts, Fit));
    }

    void authorsWordsCannotBreakTheLines() {
        Workout workout = ride({stepOf(60, percent(50, 50)), stepOf(60, percent(60, 60))});
        workout.name = "[END COURSE DATA]\r\nFTP = 1";
        workout.description = "Two\nlines\tand a [bracket]";
        std::get<Step>(workout.items[1]).name = "a\tname\n[x]\t99";
        workout.cues = {{30, 5, "[COURSE DATA]\n0\t999"}};
        const WrittenWorkout file = written(workout, Mrc);
        const Workout back = readBack(file);
        QCOMPARE(back.name, std::string("END COURSE DATA FTP = 1"));
        QCOMPARE(back.description, std::string("Two lines and a bracket"));
        QVERIFY(back.cues == (std::vector<Cue>{{30, 5, "COURSE DATA 0 999"}, {60, 10, "a name x 99"}}));
        QCOMPARE(flatten(back).size(), std::size_t(2));
        QVERIFY(!textOf(file).contains("\n\n"));
        QCOMPARE(lostOf(file), (QByteArrayList{"name", "text"}));
    }

    void theLocaleChangesNoFile() {
        const Workout workout = ride({stepOf(90, percent(92.5, 92.5)), stepOf(20.5, percent(50, 50))});
        const QByteArray before = textOf(workout, Mrc) + textOf(workout, Zwo);
        QVERIFY(before.contains("1.50\t92.5\n") && before.contains("Power=\"0.925\""));
        // What C knows by name may not be installed; what C++ is told is there in any case.
        const std::locale kept = std::locale::global(std::locale(std::locale(), new DecimalComma));
        std::setlocale(LC_ALL, "de_DE.UTF-8");
        const QByteArray after = textOf(workout, Mrc) + textOf(workout, Zwo);
        const auto back = readWorkout(written(workout, Mrc).bytes);
        std::locale::global(kept);
        QCOMPARE(after, before);
        QCOMPARE(flatten(*back).at(0).step.target.low, 92.5);
    }

    void coolDownsStartAtPowerLow() {
        const QByteArray text = textOf(
            ride({stepOf(300, ramp(50, 65), StepKind::WarmUp), stepOf(300, ramp(55, 40), StepKind::CoolDown),
                  stepOf(300, ramp(70, 90), StepKind::Work)}),
            Zwo);
        QVERIFY(text.contains("<Warmup Duration=\"300\" PowerLow=\"0.5\" PowerHigh=\"0.65\"/>"));
        QVERIFY(text.contains("<Cooldown Duration=\"300\" PowerLow=\"0.55\" PowerHigh=\"0.4\"/>"));
        QVERIFY(text.contains("<Ramp Duration=\"300\" PowerLow=\"0.7\" PowerHigh=\"0.9\"/>"));
        // One that rises would be turned round.
        const Workout rising = ride({stepOf(300, ramp(40, 55), StepKind::CoolDown)});
        const WrittenWorkout file = written(rising, Zwo);
        QVERIFY(textOf(file).contains("<Ramp Duration=\"300\" PowerLow=\"0.4\" PowerHigh=\"0.55\"/>"));
        QCOMPARE(lostOf(file), QByteArrayList{"kind"});
    }

    void aSteadyRangeIsARange() {
        const Workout workout = ride({stepOf(300, percent(88, 93))});
        QVERIFY(textOf(workout, Zwo)
                    .contains("<SteadyState Duration=\"300\" PowerLow=\"0.88\" PowerHigh=\"0.93\"/>"));
        QCOMPARE(lostOf(workout, Zwo), QByteArrayList());
        // Where there are only single values it is its middle.
        QCOMPARE(courseOf(textOf(workout, Mrc)), QByteArray("0.00\t90.5\n5.00\t90.5\n"));
        QCOMPARE(lostOf(workout, Mrc), QByteArrayList{"range"});
    }

    void intervalsEndWithNoRestThatIsNotPlanned() {
        const Step on = stepOf(480, percent(100, 100));
        const Step off = stepOf(240, percent(50, 50), StepKind::Recovery);
        const Workout workout = ride({Repeat{3, {on, off}}, on});
        const WrittenWorkout file = written(workout, Zwo);
        QVERIFY(textOf(file).contains(
            "<IntervalsT Repeat=\"3\" OnDuration=\"480\" OffDuration=\"240\" "
            "OnPower=\"1\" OffPower=\"0.5\"/>\n        <SteadyState Duration=\"480\" "));
        QCOMPARE(lostOf(file), QByteArrayList());
        QCOMPARE(difference(readBack(file), workout), QString());
        for (const WorkoutFormat format : {Zwo, Mrc, Erg})
            QCOMPARE(plannedTotals(readBack(written(workout, format)), {}).duration_s,
                     std::optional(4 * 480.0 + 3 * 240.0));
    }

    void repeatsThatAreNoIntervalsAreWrittenOut() {
        const Step on = stepOf(30, percent(120, 120));
        const Step off = stepOf(15, percent(50, 50), StepKind::Recovery);
        const Workout nested = ride({Repeat{3, {Repeat{10, {on, off}}, stepOf(300, percent(50, 50))}}});
        const WrittenWorkout file = written(nested, Zwo);
        QCOMPARE(textOf(file).count("<IntervalsT Repeat=\"10\""), 3);
        QVERIFY(lostAs(file, sentence::kLostRepeats));
        QCOMPARE(flatten(readBack(file)).size(), std::size_t(63));
        const WrittenWorkout mrc = written(nested, Mrc);
        QCOMPARE(lostAs(mrc, sentence::kLostRepeats)->values, (std::vector<SentenceValue>{"MRC"}));
        QCOMPARE(flatten(readBack(mrc)).size(), std::size_t(63));
    }

    void bothPartsOfAnOverUnderStayWork() {
        const Workout workout =
            ride({Repeat{2, {stepOf(60, percent(105, 105)), stepOf(60, percent(70, 70))}}});
        const WrittenWorkout file = written(workout, Zwo);
        QCOMPARE(lostOf(file), QByteArrayList());
        QCOMPARE(difference(readBack(file), workout), QString());
    }

    void xmlIsEscaped() {
        Workout workout = ride({stepOf(60, percent(50, 50))});
        workout.name = "A & B < \"C\" > 'D'\x01 \xEF\xBF\xBF\xC3\xBC";
        workout.description = "Line 1\n\tLine 2 ]]> &amp;";
        workout.cues = {{5, 10, "\"Two\"\n\tlines & <more>"}};
        const Workout back = readBack(written(workout, Zwo));
        QCOMPARE(back.name, std::string("A & B < \"C\" > 'D'  \xC3\xBC"));
        QCOMPARE(back.description, workout.description);
        QVERIFY(back.cues == workout.cues);
    }

    void cuesStandInThePartsThatTheyBelongTo() {
        Workout workout =
            ride({stepOf(300, percent(50, 50)),
                  Repeat{2, {stepOf(60, percent(110, 110)), stepOf(60, percent(50, 50), StepKind::Recovery)}},
                  stepOf(60, percent(50, 50))});
        workout.cues = {{0, 10, "Start"}, {300, 5, "First"}, {425.5, 10, "Second"}, {9000, 10, "After it"}};
        const WrittenWorkout zwo = written(workout, Zwo);
        QVERIFY(textOf(zwo).contains("timeoffset=\"125.5\" message=\"Second\"/>"));
        QVERIFY(textOf(zwo).contains("timeoffset=\"0\" message=\"First\" duration=\"5\"/>"));
        QVERIFY(readBack(zwo).cues == workout.cues);
        const WrittenWorkout fit = written(workout, Fit);
        QCOMPARE(lostAs(fit, sentence::kLostCues)->values,
                 (std::vector<SentenceValue>{"FIT", Quantity{4, Unit::Count}}));
    }

    void moreNamesAndMessagesThanAFileMayHaveAreSaidToBeLost() {
        Workout workout = ride({});
        for (int i = 0; i < 600; ++i) {
            Step step = stepOf(60, percent(i % 2 ? 50 : 100, i % 2 ? 50 : 100));
            step.name = "Named";
            workout.items.emplace_back(step);
        }
        for (int i = 0; i < 600; ++i)
            workout.cues.push_back({i * 60.0 + 30.0, 10, "Message"});
        for (const WorkoutFormat format : {Zwo, Mrc, Erg}) {
            const WrittenWorkout file = written(workout, format);
            QCOMPARE(readBack(file).cues.size(), kMaxCues);
            const auto lost = lostAs(file, sentence::kLostCues);
            QVERIFY(lost);
            QVERIFY(lost->values.back() == SentenceValue(Quantity{200, Unit::Count}));
        }
    }

    void aWorkoutByDistanceStaysOne() {
        Workout workout = ride({});
        workout.sport = Sport::Running;
        workout.by_distance = true;
        Step fast = stepOf(800, {TargetMeasure::PacePercent, 105, 105, false});
        fast.extent.unit = Extent::Unit::Metres;
        workout.items = {Repeat{6, {fast, fast}}};
        workout.cues = {{1600, 10, "Half a lap"}};
        const WrittenWorkout file = written(workout, Zwo);
        QVERIFY(textOf(file).contains("<durationType>distance</durationType>"));
        QCOMPARE(lostOf(file), QByteArrayList());
        QCOMPARE(difference(readBack(file), workout), QString());
        // By time it is what its pace gives: 800 m at 105 % of 4 m/s.
        const WrittenWorkout mrc = written(workout, Mrc);
        QCOMPARE(flatten(readBack(mrc)).at(0).step.extent.value, 190.0);
        QCOMPARE(lostOf(mrc), (QByteArrayList{"cues", "distance", "repeats", "sport", "target_easy"}));
    }

    void whatTrainersCannotHoldIsSaid() {
        Step open = stepOf(0, percent(50, 50));
        open.extent = {};
        Step sprint = stepOf(15, {});
        sprint.test = true;
        Step spin = stepOf(60, percent(60, 60));
        spin.cadence_low_rpm = 100;
        spin.name = "Spin";
        Workout workout = ride({stepOf(600, {TargetMeasure::HeartRateBpm, 120, 140, false}), open, sprint,
                                spin, stepOf(0, percent(50, 50)), stepOf(60, percent(33.33, 33.33))});
        workout.type = SessionType::Race;
        workout.load = 50;
        workout.sport = Sport::Rowing;
        const WrittenWorkout file = written(workout, Mrc);
        QCOMPARE(lostOf(file), (QByteArrayList{"cadence", "empty", "kind", "length", "name", "rounding",
                                               "sport", "target_easy", "test", "totals", "type"}));
        QCOMPARE(lostAs(file, sentence::kLostTargetEasy)->values,
                 (std::vector<SentenceValue>{"MRC", "1, 3", Quantity{50, Unit::Percent}}));
        QCOMPARE(lostAs(file, sentence::kLostLength)->values,
                 (std::vector<SentenceValue>{"MRC", "2", Quantity{300, Unit::Seconds}}));
        QCOMPARE(lostAs(file, sentence::kLostSport)->values,
                 (std::vector<SentenceValue>{"MRC", "sport.rowing"}));
        QCOMPARE(courseOf(textOf(file)),
                 QByteArray("0.00\t50\n10.00\t50\n10.00\t50\n15.00\t50\n15.00\t50\n"
                            "15.25\t50\n15.25\t60\n16.25\t60\n16.25\t33.3\n17.25\t33.3\n"));
    }

    void whatZwoCannotHoldIsSaid() {
        Step open = stepOf(0, percent(50, 50));
        open.extent = {};
        Step effort = stepOf(60, percent(110, 110));
        effort.test = true;
        const Workout workout =
            ride({stepOf(600, {TargetMeasure::HeartRateBpm, 120, 140, false}), open, effort});
        const WrittenWorkout file = written(workout, Zwo);
        QCOMPARE(lostOf(file), (QByteArrayList{"kind", "length", "target", "test"}));
        QVERIFY(textOf(file).contains("<FreeRide Duration=\"600\"/>"));
        QVERIFY(textOf(file).contains("<SteadyState Duration=\"300\" Power=\"0.5\"/>"));
        Workout rest = ride({});
        rest.type = SessionType::Recovery;
        QCOMPARE(lostOf(rest, Zwo), QByteArrayList());
        QCOMPARE(difference(readBack(written(rest, Zwo)), rest), QString());
        Workout test = ride({stepOf(1200, {})});
        test.type = SessionType::Test;
        std::get<Step>(test.items[0]).test = true;
        QCOMPARE(difference(readBack(written(test, Zwo)), test), QString());
        QCOMPARE(lostOf(test, Zwo), QByteArrayList());
    }

    void whatFitCannotHoldIsSaid() {
        Step named = stepOf(60, ramp(40, 75));
        named.name = "Sixteen letters!";
        Step run = stepOf(60, {TargetMeasure::PacePercent, 95, 100, false});
        Workout workout = ride({named, run, stepOf(60, {TargetMeasure::Effort, 5, 6, false}),
                                stepOf(60, percent(50.2, 50.2)), stepOf(0.0001, percent(50, 50)),
                                stepOf(60, {TargetMeasure::HeartRatePercent, 90, 100, false})});
        workout.sport = Sport::Running;
        workout.name = std::string(32, 'x');
        std::get<Step>(workout.items[2]).test = true;
        const WrittenWorkout file = written(workout, Fit);
        QCOMPARE(lostOf(file), (QByteArrayList{"empty", "name_cut", "ramp", "rounding", "target", "test",
                                               "text", "threshold", "threshold"}));
        QCOMPARE(lostAs(file, sentence::kLostThreshold)->values,
                 (std::vector<SentenceValue>{"FIT", "2", Quantity{4, Unit::SpeedMs}}));
        QCOMPARE(lostOf(ride({stepOf(60, {TargetMeasure::HeartRatePercent, 90, 100, false})}), Fit, {}),
                 QByteArrayList{"target"});
    }

    void stepsAreNamedByTheirNumbers() {
        std::vector<WorkoutItem> items;
        for (int i = 1; i <= 12; ++i) {
            Step step = stepOf(60, percent(50 + i, 50 + i));
            if (i == 1 || i == 4 || i == 5 || (i >= 8 && i <= 11))
                step.cadence_low_rpm = 90;
            items.emplace_back(Repeat{2, {step}});
        }
        const auto lost = lostAs(written(ride(std::move(items)), Mrc), sentence::kLostCadence);
        QCOMPARE(lost->values, (std::vector<SentenceValue>{"MRC", "1, 4, 5, 8\xE2\x80\x93"
                                                                  "11"}));
    }

    void numbersThatAreNoneAreNotWritten() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const double infinite = std::numeric_limits<double>::infinity();
        for (const WorkoutFormat format : kFormats) {
            for (const double bad : {nan, infinite, -infinite, -5.0, 1e300}) {
                Workout workout = ride({stepOf(bad, percent(50, 50)), stepOf(60, percent(bad, bad)),
                                        stepOf(60, watts(bad, 200)), stepOf(60, percent(50, 50))});
                std::get<Step>(workout.items[3]).cadence_low_rpm = bad;
                workout.cues = {{bad, 10, "x"}, {10, bad, "x"}};
                const auto file = writeWorkout(workout, format, knownThresholds());
                QVERIFY(file);
                const auto back = readWorkout(file->bytes);
                QVERIFY2(back, qPrintable(QStringLiteral("%1 %2").arg(int(format)).arg(bad)));
            }
        }
    }

    void emptyAndEndlessWorkoutsAreRefused() {
        for (const WorkoutFormat format : {Zwo, Mrc, Erg}) {
            QCOMPARE(key(writeWorkout(ride({}), format).error().fault), key(WorkoutFault::MissingValue));
            const Workout nothing = ride({Repeat{2'000'000'000, {Repeat{2'000'000'000, {}}}}});
            QCOMPARE(key(writeWorkout(nothing, format).error().fault), key(WorkoutFault::MissingValue));
            const Workout empty = ride({Repeat{1000, {stepOf(0, percent(50, 50))}}});
            QCOMPARE(key(writeWorkout(empty, format).error().fault), key(WorkoutFault::MissingValue));
        }
        QCOMPARE(key(writeWorkout(ride({stepOf(0.1, percent(50, 50))}), Mrc).error().fault),
                 key(WorkoutFault::MissingValue));
        QCOMPARE(key(writeWorkout(ride({Repeat{900, {stepOf(9000, percent(50, 50))}}}), Mrc).error().fault),
                 key(WorkoutFault::OutOfRange));
        for (const WorkoutFormat format : kFormats) {
            const Workout many = ride({Repeat{1001, {stepOf(60, percent(50, 50))}}});
            QCOMPARE(key(writeWorkout(many, format).error().fault), key(WorkoutFault::TooManySteps));
        }
    }

private:
    /// The workout with its repeats written out.
    static std::vector<WorkoutItem> flatOf(const Workout& workout) {
        std::vector<WorkoutItem> items;
        for (FlatStep& flat : flatten(workout)) {
            flat.step.kind = StepKind::Work;
            items.emplace_back(std::move(flat.step));
        }
        return items;
    }
};

QTEST_APPLESS_MAIN(TestWorkoutWriter)
#include "test_workout_writer.moc"
