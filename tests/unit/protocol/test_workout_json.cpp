// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands/athletes.h"
#include "core/protocol/engine_words.h"
#include "core/protocol/workout_json.h"

#include <QTest>

using namespace leadout::protocol;
namespace engine = leadout::engine;
using engine::Extent;
using engine::Repeat;
using engine::Step;
using engine::TargetMeasure;
using leadout::domain::kMaxRepeatDepth;

namespace {

QByteArray written(const engine::Workout& workout) {
    JsonWriter out;
    writeWorkout(out, workout);
    return out.take();
}

JsonResult<engine::Workout> reread(const QByteArray& text, UnknownFields unknown = UnknownFields::Refuse) {
    return readMessage(text, {.bytes = 1'000'000}, unknown, readWorkout);
}

engine::Workout around(std::vector<engine::WorkoutItem> items) {
    engine::Workout workout;
    workout.items = std::move(items);
    return workout;
}

/// A workout of one step within so many repeats.
QByteArray nested(int depth) {
    const QByteArray open = R"({"count":1,"items":[)";
    const QByteArray close = "]}";
    return R"({"items":[)" + open.repeated(depth) + R"({"kind":"work"})" + close.repeated(depth) +
           R"(],"name":"","sport":"other","type":"training"})";
}

} // namespace

class TestWorkoutJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMemberIsRead() {
        Step step;
        step.kind = engine::StepKind::Recovery;
        step.name = "Easy";
        step.extent = {Extent::Unit::Metres, 400};
        step.target = {TargetMeasure::PaceSpeed, 3.5, 4, true};
        step.cadence_low_rpm = 80;
        step.cadence_high_rpm = 90;
        step.test = true;
        engine::Workout workout = around({Repeat{2, {step, Repeat{3, {Step{}}}}}, step});
        workout.name = "Name";
        workout.description = "Description";
        workout.sport = engine::Sport::Rowing;
        workout.type = engine::SessionType::Race;
        workout.duration_s = 1;
        workout.distance_m = 2;
        workout.load = 3;
        workout.intensity = 0.5;
        workout.by_distance = true;
        workout.cues = {{0.5, 12, "Settle in"}, {600, 10, "Half way\n\xC3\xBC"}};

        const auto read = reread(written(workout));
        QVERIFY(read);
        // Nothing of a workout may be added without being read and written.
        const auto& [name, description, sport, type, items, duration, distance, load, intensity, byDistance,
                     cues] = *read;
        QVERIFY(cues == workout.cues);
        QCOMPARE(name, workout.name);
        QCOMPARE(description, workout.description);
        QVERIFY(sport == workout.sport && type == workout.type && byDistance);
        QVERIFY(duration == 1.0 && distance == 2.0 && load == 3.0 && intensity == 0.5);
        QCOMPARE(items.size(), std::size_t(2));
        const auto& [count, inner] = std::get<Repeat>(items[0]);
        QCOMPARE(count, 2);
        QCOMPARE(std::get<Repeat>(inner.at(1)).count, 3);
        for (const auto& each : {std::get<Step>(items[1]), std::get<Step>(inner[0])}) {
            const auto& [kind, stepName, extent, target, cadenceLow, cadenceHigh, test] = each;
            QVERIFY(kind == step.kind && stepName == step.name && test);
            QVERIFY(extent.unit == step.extent.unit && extent.value == 400.0);
            QVERIFY(target.measure == step.target.measure && target.low == 3.5 && target.high == 4.0 &&
                    target.ramp);
            QVERIFY(cadenceLow == 80.0 && cadenceHigh == 90.0);
        }
    }

    void whatHasNoValueIsLeftOut() {
        const QByteArray text = written(around({Step{}, Repeat{1, {}}}));
        QCOMPARE(text, QByteArray(R"({"items":[{"kind":"work"},{"count":1,"items":[]}],"name":"",)"
                                  R"("sport":"other","type":"training"})"));
        const auto read = reread(text);
        QVERIFY(read);
        QVERIFY(std::get<Step>(read->items[0]).extent.unit == Extent::Unit::Open);
        QVERIFY(std::get<Step>(read->items[0]).target.measure == TargetMeasure::Open);
        QVERIFY(!read->duration_s && !read->by_distance);
        QVERIFY(reread(R"({"items":[],"name":"","sport":"other","type":"training","load":null})"));
    }

    void everyWordIsRead() {
        for (std::size_t i = 0; i < kEngineWords<TargetMeasure>; ++i) {
            for (std::size_t j = 0; j < kEngineWords<Extent::Unit>; ++j) {
                Step step;
                step.kind = static_cast<engine::StepKind>(i % kEngineWords<engine::StepKind>);
                step.target = {static_cast<TargetMeasure>(i), 1, 2, false};
                step.extent = {static_cast<Extent::Unit>(j), 60};
                engine::Workout workout = around({step});
                workout.sport = static_cast<engine::Sport>(i);
                workout.type = static_cast<engine::SessionType>(i % kEngineWords<engine::SessionType>);
                const QByteArray text = written(workout);
                const auto read = reread(text);
                QVERIFY2(read, text.constData());
                QCOMPARE(written(*read), text);
                QVERIFY(std::get<Step>(read->items[0]).target.measure == step.target.measure);
                QVERIFY(std::get<Step>(read->items[0]).extent.unit == step.extent.unit);
                QVERIFY(std::get<Step>(read->items[0]).kind == step.kind);
            }
        }
    }

    void theTextIsCanonical() {
        const QByteArray text = nested(3);
        QCOMPARE(canonicalJson(*parseJson(text, {.bytes = 10'000})), text);
        QCOMPARE(written(*reread(text)), text);
    }

    void repeatsLieOnlySoDeepWithinEachOther() {
        QVERIFY(reread(nested(kMaxRepeatDepth)));
        QString path;
        for (int i = 0; i <= kMaxRepeatDepth; ++i)
            path += QStringLiteral("/items/0");
        for (const int depth : {kMaxRepeatDepth + 1, kMaxRepeatDepth + 5, 14}) {
            const auto refused = reread(nested(depth));
            QVERIFY(!refused);
            QCOMPARE(key(refused.error().kind), key(JsonErrorKind::TooDeep));
            QCOMPARE(refused.error().path, path + QStringLiteral("/items"));
        }
        for (const int depth : {16, 1'000, 20'000})
            QCOMPARE(key(reread(nested(depth)).error().kind), key(JsonErrorKind::TooDeep));
    }

    void aListOfTooManyItemsIsRefused() {
        QCOMPARE(reread(written(around(std::vector<engine::WorkoutItem>(1'001, Step{})))).error().kind,
                 JsonErrorKind::TooMany);
    }

    void aStepAndARepeatAreToldApart() {
        const auto read = [](const char* item) {
            const auto workout =
                reread(QByteArray(R"({"name":"","sport":"other","type":"test","items":[)") + item + "]}");
            return workout ? QStringLiteral("ok")
                           : QString::fromLatin1(key(workout.error().kind).data()) + workout.error().path;
        };
        QCOMPARE(read(R"({"count":2,"kind":"work"})"), QStringLiteral("unknown_field/items/0/count"));
        QCOMPARE(read(R"({"count":2,"items":[],"kind":"work"})"),
                 QStringLiteral("unknown_field/items/0/kind"));
        QCOMPARE(read(R"({"items":[]})"), QStringLiteral("missing/items/0/count"));
        QCOMPARE(read("{}"), QStringLiteral("missing/items/0/kind"));
        QCOMPARE(read("[]"), QStringLiteral("wrong_type/items/0"));
        QCOMPARE(read(R"({"kind":"work","target":{"measure":"effort"}})"),
                 QStringLiteral("missing/items/0/target/low"));
        QCOMPARE(read(R"({"kind":"work","extent":60})"), QStringLiteral("wrong_type/items/0/extent"));
        QCOMPARE(read(R"({"count":1.5,"items":[]})"), QStringLiteral("wrong_type/items/0/count"));
    }

    void aStoredWorkoutMayHoldMoreThanThisProgramKnows() {
        const QByteArray text = R"({"items":[{"kind":"work","tomorrow":1}],"name":"","sport":"other",)"
                                R"("type":"training","tomorrow":{"x":[]}})";
        QVERIFY(!reread(text));
        QVERIFY(reread(text, UnknownFields::Keep));
    }
};

QTEST_APPLESS_MAIN(TestWorkoutJson)
#include "test_workout_json.moc"
