// SPDX-License-Identifier: GPL-3.0-or-later
// Planned workouts as files, written without a network.
#include "core/client/services/workout_file.h"
#include "core/protocol/workout_json.h"
#include "tests/unit/client/services_world.h"

#include <QFile>

#include <algorithm>

using namespace leadout;
using namespace leadout::test;

namespace {

using Saved = tl::expected<std::vector<engine::Sentence>, client::Refusal>;

const domain::WorkoutId kIntervals(thing(0xe, 1));
const domain::WorkoutId kNotHere(thing(0xe, 2));

engine::Workout intervals() {
    engine::Step work;
    work.extent = {engine::Extent::Unit::Seconds, 300.0};
    work.target = {engine::TargetMeasure::PowerPercent, 100.0, 104.0, false};
    engine::Step easy;
    easy.kind = engine::StepKind::Recovery;
    easy.extent = {engine::Extent::Unit::Seconds, 120.0};
    easy.target = {engine::TargetMeasure::PowerPercent, 50.0, 50.0, false};
    engine::Workout workout;
    workout.name = "Intervals";
    workout.sport = engine::Sport::Cycling;
    workout.items.emplace_back(engine::Repeat{3, {work, easy}});
    return workout;
}

void fillPlanned(ServicesWorld& world, const QByteArray& watts = "250") {
    world.company();
    world.coach(1, "Jonas", true);
    world.athlete(1, "Pia", 1);
    const auto scope = domain::Scope::athlete(athleteId(1));
    for (const domain::WorkoutId& id : {kIntervals, kNotHere})
        world.row(protocol::RowKind::Workout, id.uuid(), scope,
                  "{\"day\":\"2026-11-26\",\"sport\":\"cycling\",\"state\":\"open\",\"title\":\"A\"}");
    protocol::JsonWriter structure;
    structure.beginObject().field("workout", kIntervals).key("structure");
    protocol::writeWorkout(structure, intervals());
    world.row(protocol::RowKind::WorkoutStructure,
              protocol::bodyRowId(kIntervals.uuid(), protocol::RowKind::WorkoutStructure),
              domain::Scope::athleteBody(athleteId(1)), structure.endObject().take());
    if (!watts.isEmpty())
        world.row(protocol::RowKind::Threshold, thing(0x21, 1), scope,
                  "{\"from\":\"2026-10-05\",\"power_w\":" + watts + "}");
    world.fill();
}

Saved save(ServicesWorld& world, client::Desk& desk, const domain::WorkoutId& id, const QString& path) {
    return world.answered<Saved>([&](auto reply) { desk.saveWorkout(id, path, world.context(), reply); })
        .value_or(tl::unexpected(client::Refusal{"no reply", {}}));
}

} // namespace

class TestServicesSaveWorkout : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void aPlannedWorkoutIsWrittenInEveryFormat_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<bool>("repeats");
        QTest::newRow("zwo") << QStringLiteral("zwo") << true;
        QTest::newRow("mrc") << QStringLiteral("mrc") << false;
        QTest::newRow("erg") << QStringLiteral("ERG") << false;
        QTest::newRow("fit") << QStringLiteral("fit") << true;
    }

    void aPlannedWorkoutIsWrittenInEveryFormat() {
        QFETCH(QString, ending);
        QFETCH(bool, repeats);
        ServicesWorld world;
        fillPlanned(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const QString path = m_folder.filePath(QStringLiteral("intervals.") + ending);
        const Saved saved = save(world, *desk, kIntervals, path);
        QVERIFY2(saved.has_value(), saved ? "" : saved.error().id.c_str());
        const bool toldRepeats = std::any_of(saved->begin(), saved->end(), [](const engine::Sentence& lost) {
            return lost.id == "workout.lost.repeats";
        });
        QCOMPARE(toldRepeats, !repeats);
        const auto back = client::workoutFrom(path);
        QVERIFY(back.has_value());
        QCOMPARE(back->name, std::string("Intervals"));
        QCOMPARE(back->items.size(), repeats ? std::size_t{1} : std::size_t{6});
    }

    void whatCannotBeWrittenSaysWhy_data() {
        QTest::addColumn<QUuid>("workout");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("watts");
        QTest::addColumn<QString>("why");
        const QByteArray known("250");
        QTest::newRow("unknown") << thing(0xe, 9) << QStringLiteral("a.zwo") << known
                                 << QStringLiteral("access.not_found");
        QTest::newRow("without its steps")
            << kNotHere.uuid() << QStringLiteral("a.zwo") << known << QStringLiteral("workout.not_here_yet");
        QTest::newRow("another format")
            << kIntervals.uuid() << QStringLiteral("a.doc") << known << QStringLiteral("workout.save.ending");
        QTest::newRow("no such folder") << kIntervals.uuid() << QStringLiteral("none/a.zwo") << known
                                        << QStringLiteral("file.unwritable");
        QTest::newRow("watts without a threshold")
            << kIntervals.uuid() << QStringLiteral("a.erg") << QByteArray()
            << QStringLiteral("workout.fault.no_threshold");
    }

    void whatCannotBeWrittenSaysWhy() {
        QFETCH(QUuid, workout);
        QFETCH(QString, name);
        QFETCH(QByteArray, watts);
        QFETCH(QString, why);
        ServicesWorld world;
        fillPlanned(world, watts);
        const auto desk = world.open();
        QVERIFY(desk);
        const QString path = m_folder.filePath(name);
        const Saved saved = save(world, *desk, domain::WorkoutId(workout), path);
        QVERIFY(!saved.has_value());
        QCOMPARE(QString::fromStdString(saved.error().id), why);
        QVERIFY(!QFile::exists(path));
    }
};

QTEST_GUILESS_MAIN(TestServicesSaveWorkout)
#include "test_services_save_workout.moc"
