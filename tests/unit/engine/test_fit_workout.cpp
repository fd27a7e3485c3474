// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_encoder.h"
#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/fit_walker.h"
#include "core/engine/recording/fit_writer.h"
#include "core/engine/workout/fit_workout.h"
#include "core/engine/workout/reader.h"
#include "core/engine/workout/structure.h"
#include "tests/support/base/gzipped.h"
#include "tests/support/base/shared_files.h"

#include <QDir>
#include <QTest>

#include <limits>

using namespace leadout::engine;
using Bytes = std::vector<std::uint8_t>;
namespace field = fit::workout_step;

Q_DECLARE_METATYPE(WorkoutFault)
Q_DECLARE_METATYPE(Target)

namespace {

Bytes bytesOf(const QByteArray& bytes) {
    return Bytes(bytes.begin(), bytes.end());
}

/// A workout file written field by field, as other programs write them.
class Foreign {
public:
    explicit Foreign(std::uint32_t announced, std::uint32_t type = fit::file_type::kWorkout) {
        m_encoder.add(fit::message::kFileId, {fitEnum(fit::file_id::kType, type)});
        m_encoder.add(fit::message::kWorkout,
                      {fitEnum(fit::workout::kSport, 2), fitUint16(fit::workout::kNumValidSteps, announced)});
    }

    Foreign& step(std::optional<std::uint32_t> durationType, std::optional<std::uint32_t> durationValue,
                  std::uint32_t targetType = 2, std::optional<std::uint32_t> targetValue = 0,
                  std::optional<std::uint32_t> low = {}, std::optional<std::uint32_t> high = {},
                  std::uint32_t intensity = 0) {
        m_encoder.add(fit::message::kWorkoutStep,
                      {fitUint16(fit::kMessageIndex, m_index++), fitEnum(field::kDurationType, durationType),
                       fitUint32(field::kDurationValue, durationValue),
                       fitEnum(field::kTargetType, targetType), fitUint32(field::kTargetValue, targetValue),
                       fitUint32(field::kCustomTargetLow, low), fitUint32(field::kCustomTargetHigh, high),
                       fitEnum(field::kIntensity, intensity)});
        return *this;
    }

    Foreign& repeat(std::uint32_t first, std::uint32_t count) { return step(6, first, 2, count); }

    Bytes bytes() { return std::move(m_encoder).finish(); }

private:
    FitEncoder m_encoder;
    std::uint32_t m_index = 0;
};

Step stepOf(StepKind kind, Extent::Unit unit, double length, Target target, std::string name = {}) {
    Step step;
    step.kind = kind;
    step.name = std::move(name);
    step.extent = {unit, length};
    step.target = target;
    return step;
}

void compare(const Step& found, const Step& expected) {
    QCOMPARE(found.kind, expected.kind);
    QCOMPARE(found.name, expected.name);
    QCOMPARE(found.extent.unit, expected.extent.unit);
    QCOMPARE(found.extent.value, expected.extent.value);
    QCOMPARE(found.target.measure, expected.target.measure);
    QCOMPARE(found.target.low, expected.target.low);
    QCOMPARE(found.target.high, expected.target.high);
    QCOMPARE(found.target.ramp, expected.target.ramp);
    QCOMPARE(found.cadence_low_rpm, expected.cadence_low_rpm);
    QCOMPARE(found.cadence_high_rpm, expected.cadence_high_rpm);
}

void compare(const std::vector<WorkoutItem>& found, const std::vector<WorkoutItem>& expected) {
    QCOMPARE(found.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(found[i].index(), expected[i].index());
        if (const auto* step = std::get_if<Step>(&expected[i])) {
            compare(std::get<Step>(found[i]), *step);
            continue;
        }
        QCOMPARE(std::get<Repeat>(found[i]).count, std::get<Repeat>(expected[i]).count);
        compare(std::get<Repeat>(found[i]).items, std::get<Repeat>(expected[i]).items);
    }
}

Workout nested() {
    using enum StepKind;
    using enum Extent::Unit;
    Workout workout;
    workout.name = "Nested \xC3\xBC";
    workout.description = "Two lines\nof words";
    workout.sport = Sport::Cycling;
    Step hard = stepOf(Work, Seconds, 60.5, {TargetMeasure::PowerWatts, 330, 360, false}, "Hard");
    hard.cadence_low_rpm = 95.0;
    hard.cadence_high_rpm = 105.0;
    Step spin = stepOf(Recovery, Open, 0, {});
    spin.cadence_low_rpm = 80.0;
    spin.cadence_high_rpm = 90.0;
    workout.items = {
        stepOf(WarmUp, Seconds, 900, {TargetMeasure::PowerPercent, 50, 65, false}, "Fifteen bytes!!"),
        Repeat{
            2,
            {Repeat{5, {hard, stepOf(Recovery, Seconds, 60, {TargetMeasure::HeartRateBpm, 110, 130, false})}},
             stepOf(Recovery, Metres, 1234.56, {TargetMeasure::HeartRateMaxPercent, 60, 70, false})}},
        Repeat{3, {spin}},
        stepOf(CoolDown, Seconds, 300, {TargetMeasure::PaceSpeed, 2.5, 3.125, false}),
    };
    return workout;
}

Workout readShared(const QString& folder, const char* name) {
    const auto workout =
        readWorkout(bytesOf(leadout::test::bytesOf(folder + QLatin1Char('/') + QLatin1String(name))));
    if (!workout) {
        qWarning("%s: %s", name, key(workout.error().fault).data());
        return {};
    }
    return *workout;
}

const Step& stepAt(const std::vector<WorkoutItem>& items, std::size_t index) {
    return std::get<Step>(items.at(index));
}

} // namespace

class TestFitWorkout : public QObject {
    Q_OBJECT

    QString m_folder;

private Q_SLOTS:
    void initTestCase() { m_folder = leadout::test::sharedFolder(QStringLiteral("workouts/synthetic")); }

    void perCentsOfThresholdPowerAreRead() {
        LEADOUT_NEEDS_SHARED(m_folder);
        const Workout workout = readShared(m_folder, "bike_4x8_pctftp.fit");
        QCOMPARE(workout.name, std::string("4x8 threshold %FTP"));
        QCOMPARE(workout.sport, Sport::Cycling);
        QVERIFY(!workout.by_distance);
        using enum Extent::Unit;
        const auto percent = [](double low, double high) {
            return Target{TargetMeasure::PowerPercent, low, high, false};
        };
        compare(workout.items, {stepOf(StepKind::WarmUp, Seconds, 600, percent(50, 65)),
                                Repeat{4,
                                       {stepOf(StepKind::Work, Seconds, 480, percent(95, 105)),
                                        stepOf(StepKind::Recovery, Seconds, 180, percent(45, 55))}},
                                stepOf(StepKind::CoolDown, Seconds, 600, percent(40, 50))});
        QCOMPARE(plannedTotals(workout, {}).duration_s, std::optional(1200.0 + 4 * 660.0));
    }

    void repeatsInRepeatsAndWattsAreRead() {
        LEADOUT_NEEDS_SHARED(m_folder);
        const Workout workout = readShared(m_folder, "bike_nested_watts.fit");
        using enum Extent::Unit;
        const auto watts = [](double low, double high) {
            return Target{TargetMeasure::PowerWatts, low, high, false};
        };
        compare(workout.items, {stepOf(StepKind::WarmUp, Seconds, 900, watts(120, 160)),
                                Repeat{2,
                                       {Repeat{5,
                                               {stepOf(StepKind::Work, Seconds, 60, watts(330, 360)),
                                                stepOf(StepKind::Recovery, Seconds, 60, watts(100, 140))}},
                                        stepOf(StepKind::Recovery, Seconds, 300, watts(100, 140))}},
                                stepOf(StepKind::CoolDown, Open, 0, {})});
        QCOMPARE(flatten(workout).size(), std::size_t(1 + 2 * 11 + 1));
    }

    void zonesAndCadenceAreRead() {
        LEADOUT_NEEDS_SHARED(m_folder);
        const Workout workout = readShared(m_folder, "bike_zone_cadence.fit");
        QCOMPARE(workout.items.size(), std::size_t(3));
        QCOMPARE(stepAt(workout.items, 0).target.measure, TargetMeasure::PowerPercent);
        QCOMPARE(stepAt(workout.items, 0).target.low, 55.0);
        QCOMPARE(stepAt(workout.items, 0).target.high, 75.0);
        QCOMPARE(stepAt(workout.items, 1).target.measure, TargetMeasure::Open);
        QCOMPARE(stepAt(workout.items, 1).cadence_low_rpm, std::optional(85.0));
        QCOMPARE(stepAt(workout.items, 1).cadence_high_rpm, std::optional(95.0));
        QCOMPARE(stepAt(workout.items, 2).target.high, 55.0);
    }

    void distanceSpeedAndHeartRateAreRead() {
        LEADOUT_NEEDS_SHARED(m_folder);
        const Workout workout = readShared(m_folder, "run_6x800_pace.fit");
        QCOMPARE(workout.sport, Sport::Running);
        QVERIFY(workout.by_distance);
        using enum Extent::Unit;
        compare(workout.items,
                {stepOf(StepKind::WarmUp, Metres, 2000, {TargetMeasure::HeartRateBpm, 120, 140, false}),
                 Repeat{6,
                        {stepOf(StepKind::Work, Metres, 800, {TargetMeasure::PaceSpeed, 4.35, 4.65, false}),
                         stepOf(StepKind::Recovery, Seconds, 90, {})}},
                 stepOf(StepKind::CoolDown, Open, 0, {TargetMeasure::HeartRateMaxPercent, 60, 70, false})});
    }

    void stepsThatEndByHeartRateOrEnergyAreOpen() {
        LEADOUT_NEEDS_SHARED(m_folder);
        const Workout workout = readShared(m_folder, "run_hr_until.fit");
        using enum Extent::Unit;
        compare(workout.items,
                {stepOf(StepKind::Work, Open, 0, {TargetMeasure::HeartRateBpm, 140, 150, false}),
                 stepOf(StepKind::Recovery, Open, 0, {}),
                 stepOf(StepKind::Work, Open, 0, {TargetMeasure::HeartRateMaxPercent, 70, 80, false})});
    }

    void aSwimIsRead() {
        LEADOUT_NEEDS_SHARED(m_folder);
        const Workout workout = readShared(m_folder, "swim_10x100.fit");
        QCOMPARE(workout.sport, Sport::Swimming);
        QVERIFY(workout.by_distance);
        using enum Extent::Unit;
        compare(workout.items,
                {stepOf(StepKind::WarmUp, Metres, 400, {}),
                 Repeat{10,
                        {stepOf(StepKind::Work, Metres, 100, {TargetMeasure::PaceSpeed, 1.15, 1.25, false}),
                         stepOf(StepKind::Recovery, Seconds, 20, {})}}});
        QCOMPARE(plannedTotals(workout, {}).distance_m, std::optional(1400.0));
    }

    void everySyntheticFileWrittenAgainSaysTheSame() {
        LEADOUT_NEEDS_SHARED(m_folder);
        int files = 0;
        for (const QFileInfo& file : QDir(m_folder).entryInfoList({QStringLiteral("*.fit")}, QDir::Files)) {
            const auto workout = readWorkout(bytesOf(leadout::test::bytesOf(file.filePath())));
            QVERIFY2(workout, qPrintable(file.fileName()));
            const auto again = readFitWorkout(writeFitWorkout(*workout).value());
            QVERIFY2(again, qPrintable(file.fileName()));
            QCOMPARE(again->name, workout->name);
            compare(again->items, workout->items);
            ++files;
        }
        qInfo("%d files", files);
        QVERIFY(files >= 6);
    }

    void aWorkoutComesBackAsItWas() {
        const auto bytes = writeFitWorkout(nested(), {}, 1'763'800'000);
        QVERIFY(bytes.has_value());
        const auto workout = readWorkout(*bytes);
        QVERIFY(workout.has_value());
        QCOMPARE(workout->name, nested().name);
        QCOMPARE(workout->description, nested().description);
        QCOMPARE(workout->sport, nested().sport);
        compare(workout->items, nested().items);
    }

    void everySportComesBack() {
        for (int i = 0; i <= static_cast<int>(Sport::Multisport); ++i) {
            Workout workout = nested();
            workout.sport = static_cast<Sport>(i);
            QCOMPARE(readFitWorkout(writeFitWorkout(workout).value())->sport, workout.sport);
        }
    }

    void namesAreClippedBetweenCharacters() {
        Workout workout;
        workout.name.assign(30, 'x').append("\xC3\xBC tail");
        workout.items = {stepOf(StepKind::Work, Extent::Unit::Seconds, 60, {}, "Fourteen chars\xC3\xBC")};
        const auto again = readFitWorkout(writeFitWorkout(workout).value());
        QCOMPARE(again->name, std::string(30, 'x'));
        QCOMPARE(stepAt(again->items, 0).name, std::string("Fourteen chars"));
    }

    void aRepeatFollowsItsStepsAndIsCounted() {
        const Bytes bytes = writeFitWorkout(nested()).value();
        FitWalker walker(bytes);
        std::vector<std::uint64_t> types;
        std::uint64_t announced = 0;
        while (const FitMessage* message = walker.next()) {
            if (message->number() == fit::message::kWorkout)
                announced = message->field(fit::workout::kNumValidSteps).asUint().value();
            if (message->number() == fit::message::kWorkoutStep)
                types.push_back(message->field(field::kDurationType).asUint().value());
        }
        QCOMPARE(types, (std::vector<std::uint64_t>{0, 0, 0, 6, 1, 6, 5, 6, 0}));
        QCOMPARE(announced, std::uint64_t(types.size()));
    }

    void aRampBecomesItsRange() {
        Workout workout;
        workout.items = {stepOf(StepKind::CoolDown, Extent::Unit::Seconds, 60,
                                {TargetMeasure::PowerPercent, 75, 40.4, true})};
        const auto again = readFitWorkout(writeFitWorkout(workout).value());
        QCOMPARE(stepAt(again->items, 0).target.low, 40.0);
        QCOMPARE(stepAt(again->items, 0).target.high, 75.0);
        QVERIFY(!stepAt(again->items, 0).target.ramp);
    }

    void aTargetOfNothingIsOpen() {
        for (const TargetMeasure measure : {TargetMeasure::PowerWatts, TargetMeasure::PowerPercent,
                                            TargetMeasure::HeartRateBpm, TargetMeasure::PaceSpeed}) {
            Workout workout;
            workout.items = {stepOf(StepKind::Recovery, Extent::Unit::Seconds, 60, {measure, 0, 0, false})};
            const auto again = readFitWorkout(writeFitWorkout(workout).value());
            QCOMPARE(stepAt(again->items, 0).target.measure, TargetMeasure::Open);
        }
        Workout workout;
        workout.items = {stepOf(StepKind::Recovery, Extent::Unit::Seconds, 60,
                                {TargetMeasure::PowerWatts, 0, 120, false})};
        const auto again = readFitWorkout(writeFitWorkout(workout).value());
        QCOMPARE(stepAt(again->items, 0).target.measure, TargetMeasure::PowerWatts);
        QCOMPARE(stepAt(again->items, 0).target.high, 120.0);
    }

    void perCentsOfThresholdPaceAndHeartRateAreResolved() {
        Thresholds thresholds;
        thresholds.run_speed_m_s = 4.0;
        thresholds.heart_rate_bpm = 170.0;
        Workout workout;
        workout.sport = Sport::Running;
        workout.items = {
            stepOf(StepKind::Work, Extent::Unit::Seconds, 60, {TargetMeasure::PacePercent, 95, 100, false}),
            stepOf(StepKind::Work, Extent::Unit::Seconds, 60,
                   {TargetMeasure::HeartRatePercent, 90, 100, false})};
        const auto known = readFitWorkout(writeFitWorkout(workout, thresholds).value());
        QCOMPARE(stepAt(known->items, 0).target.measure, TargetMeasure::PaceSpeed);
        QCOMPARE(stepAt(known->items, 0).target.low, 3.8);
        QCOMPARE(stepAt(known->items, 1).target.measure, TargetMeasure::HeartRateBpm);
        QCOMPARE(stepAt(known->items, 1).target.low, 153.0);
        const auto unknown = readFitWorkout(writeFitWorkout(workout).value());
        QCOMPARE(stepAt(unknown->items, 0).target.measure, TargetMeasure::Open);
        QCOMPARE(stepAt(unknown->items, 1).target.measure, TargetMeasure::Open);
    }

    void numbersThatAreNoneAreNotWritten() {
        Workout workout;
        const double nan = std::numeric_limits<double>::quiet_NaN();
        workout.items = {
            stepOf(StepKind::Work, Extent::Unit::Seconds, nan, {TargetMeasure::PowerWatts, nan, nan, false}),
            stepOf(StepKind::Work, Extent::Unit::Seconds, 0, {}),
            stepOf(StepKind::Work, Extent::Unit::Seconds, 60, {TargetMeasure::PowerWatts, -5, 1e300, false})};
        const auto again = readFitWorkout(writeFitWorkout(workout).value());
        QCOMPARE(again->items.size(), std::size_t(2));
        QCOMPARE(stepAt(again->items, 0).extent.unit, Extent::Unit::Open);
        QCOMPARE(stepAt(again->items, 0).target.measure, TargetMeasure::Open);
        QCOMPARE(stepAt(again->items, 1).target.measure, TargetMeasure::Open);
    }

    void filesWithOtherContentsHaveOtherNumbers() {
        const auto serial = [](const Workout& workout) {
            const Bytes bytes = writeFitWorkout(workout).value();
            FitWalker walker(bytes);
            return walker.next()->field(fit::file_id::kSerialNumber).asUint().value();
        };
        Workout other = nested();
        other.name = "Other";
        QVERIFY(serial(other) != serial(nested()));
        QCOMPARE(serial(nested()), serial(nested()));
    }

    void tooManyStepsAreNotWritten() {
        Workout workout;
        workout.items = {Repeat{1001, {stepOf(StepKind::Work, Extent::Unit::Seconds, 60, {})}}};
        QCOMPARE(key(writeFitWorkout(workout).error().fault), key(WorkoutFault::TooManySteps));
    }

    void targetsOfOtherProgramsAreRead_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("zone");
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::addColumn<Target>("expected");
        const auto row = [](const char* name, int type, int zone, int low, int high, Target expected) {
            QTest::newRow(name) << type << zone << low << high << expected;
        };
        row("watts from nothing", 4, 0, 1000, 1200, {TargetMeasure::PowerWatts, 0, 200, false});
        row("watts from 0 without the offset", 4, 0, 0, 1200, {TargetMeasure::PowerWatts, 0, 200, false});
        row("the far end of per cents", 4, 0, 90, 1000, {TargetMeasure::PowerPercent, 90, 1000, false});
        row("bounds turned round", 4, 0, 1250, 1200, {TargetMeasure::PowerWatts, 200, 250, false});
        row("power over ten seconds", 8, 0, 1200, 1250, {TargetMeasure::PowerWatts, 200, 250, false});
        row("the hardest power zone", 4, 7, -1, -1, {TargetMeasure::PowerPercent, 150, 200, false});
        row("a zone beats bounds", 4, 4, 1200, 1250, {TargetMeasure::PowerPercent, 90, 105, false});
        row("per cents of threshold power", 4, 0, 95, 105, {TargetMeasure::PowerPercent, 95, 105, false});
        row("per cents of the highest heart rate", 1, 0, 60, 100,
            {TargetMeasure::HeartRateMaxPercent, 60, 100, false});
        row("a heart-rate zone", 1, 5, -1, -1, {TargetMeasure::HeartRateMaxPercent, 90, 100, false});
        row("beats from nothing", 1, 0, 100, 240, {TargetMeasure::HeartRateBpm, 0, 140, false});
        row("pace bounds turned round", 0, 0, 4000, 3500, {TargetMeasure::PaceSpeed, 3.5, 4.0, false});
        row("a speed zone", 0, 3, -1, -1, {});
        row("one bound only", 4, 0, 1200, -1, {TargetMeasure::PowerWatts, 200, 200, false});
        row("no bounds", 4, 0, -1, -1, {});
        row("a grade", 5, 0, 1, 2, {});
    }

    void targetsOfOtherProgramsAreRead() {
        QFETCH(int, type);
        QFETCH(int, zone);
        QFETCH(int, low);
        QFETCH(int, high);
        QFETCH(Target, expected);
        const auto bound = [](int value) {
            return value < 0 ? std::nullopt : std::optional(static_cast<std::uint32_t>(value));
        };
        const auto workout =
            readFitWorkout(Foreign(1).step(0, 60'000, type, zone, bound(low), bound(high)).bytes());
        QVERIFY(workout.has_value());
        compare(stepAt(workout->items, 0), stepOf(StepKind::Work, Extent::Unit::Seconds, 60, expected));
    }

    void timeIsInMillisecondsAndDistanceInCentimetres() {
        const auto workout = readFitWorkout(Foreign(2).step(0, 90'500).step(1, 80'050).bytes());
        QVERIFY(workout.has_value());
        using enum Extent::Unit;
        compare(workout->items,
                {stepOf(StepKind::Work, Seconds, 90.5, {}), stepOf(StepKind::Work, Metres, 800.5, {})});
    }

    void intensityFourIsRecoveryToo() {
        const auto workout = readFitWorkout(Foreign(1).step(0, 60'000, 2, 0, {}, {}, 4).bytes());
        QCOMPARE(stepAt(workout->items, 0).kind, StepKind::Recovery);
    }

    void badFilesSayWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<WorkoutFault>("fault");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char* name, const Bytes& bytes, WorkoutFault fault,
                            const char* value = "") {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()))
                                << fault << QByteArray(value);
        };
        row("nothing", {}, WorkoutFault::Empty);
        row("words", {'h', 'e', 'l', 'l', 'o'}, WorkoutFault::NotWorkout);
        row("an activity", writeFitActivity({}), WorkoutFault::NotWorkout, "type");
        row("settings", Foreign(0, 2).bytes(), WorkoutFault::NotWorkout, "type");
        row("no length of time", Foreign(1).step(0, {}).bytes(), WorkoutFault::MissingValue,
            "duration_value");
        row("no time", Foreign(1).step(0, 0).bytes(), WorkoutFault::OutOfRange, "duration_value");
        row("fifty days", Foreign(1).step(0, 4'294'967'294U).bytes(), WorkoutFault::OutOfRange,
            "duration_value");
        row("fewer steps than told", Foreign(3).step(0, 1000).bytes(), WorkoutFault::MissingValue,
            "num_valid_steps");
        row("zone nine", Foreign(1).step(0, 1000, 4, 9).bytes(), WorkoutFault::OutOfRange, "target_value");
        row("per cents to watts", Foreign(1).step(0, 1000, 4, 0, 90, 1200).bytes(), WorkoutFault::OutOfRange,
            "custom_target_value_low");
        row("a repeat of nothing", Foreign(1).repeat(0, 3).bytes(), WorkoutFault::BadRepeat,
            "duration_value");
        row("a repeat of itself", Foreign(2).step(0, 1000).repeat(1, 3).bytes(), WorkoutFault::BadRepeat,
            "duration_value");
        row("a repeat that cuts another",
            Foreign(4).step(0, 1000).step(0, 1000).repeat(0, 2).repeat(1, 2).bytes(), WorkoutFault::BadRepeat,
            "duration_value");
        row("a repeat of no times", Foreign(2).step(0, 1000).repeat(0, 0).bytes(), WorkoutFault::OutOfRange,
            "target_value");
        row("a billion times", Foreign(2).step(0, 1000).repeat(0, 1'000'000'000).bytes(),
            WorkoutFault::OutOfRange, "target_value");
        row("a repeat until a time", Foreign(2).step(0, 1000).step(7, 0, 2, 60'000).bytes(),
            WorkoutFault::UnknownPart, "duration_type");
        Foreign hostile(0);
        hostile.step(0, 1000);
        for (int i = 0; i < 10; ++i)
            hostile.repeat(0, 1000);
        row("a million million times", hostile.bytes(), WorkoutFault::TooManySteps);
        Foreign deep(0);
        deep.step(0, 1000);
        for (int i = 0; i < 100; ++i)
            deep.repeat(0, 1);
        row("repeats in repeats in repeats", deep.bytes(), WorkoutFault::TooDeep);
        Foreign longFile(0);
        for (int i = 0; i < 3000; ++i)
            longFile.step(0, 1000);
        row("three thousand steps", longFile.bytes(), WorkoutFault::TooManySteps);
        Bytes flipped = writeFitWorkout(nested()).value();
        flipped[flipped.size() / 2] = static_cast<std::uint8_t>(flipped[flipped.size() / 2] ^ 1U);
        row("a flipped bit", flipped, WorkoutFault::Checksum);
    }

    void badFilesSayWhatIsWrong() {
        QFETCH(QByteArray, bytes);
        QFETCH(WorkoutFault, fault);
        QFETCH(QByteArray, value);
        const auto workout = readWorkout(bytesOf(bytes));
        QVERIFY(!workout);
        QCOMPARE(key(workout.error().fault), key(fault));
        QCOMPARE(QByteArray::fromStdString(workout.error().value), value);
    }

    void everyCutOfAFileIsAnError() {
        const Bytes whole = writeFitWorkout(nested()).value();
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!readWorkout(std::span(whole).first(size)));
    }

    void whatCameBeforeAFaultIsGiven() {
        const Bytes whole = Foreign(3).step(0, 600'000).step(0, 60'000).repeat(1, 4).bytes();
        const auto cut = readWorkout(std::span(whole).first(whole.size() - 10)).error();
        QCOMPARE(key(cut.fault), key(WorkoutFault::Truncated));
        QCOMPARE(cut.before.sport, Sport::Cycling);
        QCOMPARE(flatten(cut.before).size(), std::size_t{2});
        QCOMPARE(stepAt(cut.before.items, 0).extent.value, 600.0);
        const auto wrong = readWorkout(Foreign(3).step(0, 600'000).repeat(0, 2).repeat(7, 4).bytes()).error();
        QCOMPARE(key(wrong.fault), key(WorkoutFault::BadRepeat));
        QCOMPARE(flatten(wrong.before).size(), std::size_t{2});
        Bytes damaged = whole;
        damaged.back() ^= 1U;
        QCOMPARE(flatten(readWorkout(damaged).error().before).size(), std::size_t{5});
        const auto many =
            readWorkout(Foreign(2).step(0, 600'000).repeat(0, 1000).step(0, 60'000).bytes()).error();
        QCOMPARE(key(many.fault), key(WorkoutFault::TooManySteps));
        QCOMPARE(flatten(many.before).size(), std::size_t{1000});
        QVERIFY(many.byte > 100);
        const Bytes few = Foreign(9).step(0, 600'000).bytes();
        const auto missing = readWorkout(few).error();
        QCOMPARE(key(missing.fault), key(WorkoutFault::MissingValue));
        // Behind the header of the file and the shape and values of its file_id.
        QVERIFY(missing.byte > 14 + 10 && missing.byte < few.size() / 2);
        QCOMPARE(missing.before.items.size(), std::size_t{1});
    }

    void aWrongByteIsFoundOrChangesNothing() {
        const Bytes whole = writeFitWorkout(nested()).value();
        const auto kept = flatten(nested()).size();
        for (std::size_t i = 0; i < whole.size(); ++i) {
            for (const unsigned mask : {0x01U, 0x80U, 0xFFU}) {
                Bytes changed = whole;
                changed[i] = static_cast<std::uint8_t>(changed[i] ^ mask);
                const auto workout = readFitWorkout(changed);
                // The version of the protocol is free to differ, and a header checksum of 0 means "none".
                if (workout)
                    QCOMPARE(flatten(*workout).size(), kept);
            }
        }
    }

    void packedWorkoutsAreRead() {
        using leadout::test::gzipped;
        const Bytes plain = writeFitWorkout(nested()).value();
        const Bytes packed = gzipped(plain);
        const auto workout = readWorkout(packed);
        QVERIFY(workout);
        compare(workout->items, nested().items);
        const auto cut = readWorkout(std::span(packed).first(packed.size() - 9)).error();
        QCOMPARE(key(cut.fault), key(WorkoutFault::Truncated));
        QVERIFY(cut.byte <= packed.size());
        QVERIFY(!cut.before.items.empty());
        Bytes changed = packed;
        changed[changed.size() - 8] ^= 1U;
        QCOMPARE(key(readWorkout(changed).error().fault), key(WorkoutFault::Checksum));
        const auto bomb = readWorkout(gzipped(Bytes(std::size_t{20} << 20U, ' ')));
        QCOMPARE(key(bomb.error().fault), key(WorkoutFault::TooLarge));
        QCOMPARE(key(readWorkout(gzipped(packed)).error().fault), key(WorkoutFault::NotWorkout));
    }

    void workoutsAreRecognisedByWhatTheyContain() {
        QVERIFY(readWorkout(writeFitWorkout(nested()).value()));
        const QByteArray zwo = "\n<workout_file><workout><MaxEffort Duration='5'/></workout></workout_file>";
        QVERIFY(readWorkout(bytesOf(zwo)));
        QCOMPARE(key(readWorkout(bytesOf("<gpx/>")).error().fault), key(WorkoutFault::NotWorkout));
        QVERIFY(readWorkout(bytesOf("; a comment\n[course header]\nMINUTES WATTS\n[END COURSE HEADER]\n"
                                    "[COURSE DATA]\n0 100\n5 100\n[END COURSE DATA]")));
        QCOMPARE(key(readWorkout(bytesOf("[PLAYLIST]")).error().fault), key(WorkoutFault::NotWorkout));
    }

    void everyFaultHasItsWord() {
        QSet<QByteArray> words;
        for (int i = 0; i <= static_cast<int>(WorkoutFault::TooManySteps); ++i)
            words.insert(QByteArray(key(static_cast<WorkoutFault>(i)).data()));
        QCOMPARE(words.size(), static_cast<int>(WorkoutFault::TooManySteps) + 1);
    }
};

QTEST_APPLESS_MAIN(TestFitWorkout)
#include "test_fit_workout.moc"
