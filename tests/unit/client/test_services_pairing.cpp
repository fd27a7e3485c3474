// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_pairing.h"
#include "tests/unit/client/services_world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace leadout;
using namespace leadout::test;
using client::Decided;
using client::PairChoice;
using client::PairedRecording;

namespace {

domain::ActivityId recording(quint32 number) {
    return domain::ActivityId(thing(0x20, number));
}
domain::WorkoutId workout(quint32 number) {
    return domain::WorkoutId(thing(0x21, number));
}

void addRecording(ServicesWorld& world, quint32 number, int day, int hour, const char* state = "read",
                  int minutes = 0, int load = 0, const char* sport = "cycling") {
    const QDate date(2026, 11, day);
    world.row(protocol::RowKind::Activity, recording(number).uuid(), domain::Scope::athlete(athleteId(1)),
              "{\"day\":\"" + date.toString(Qt::ISODate).toLatin1() + "\",\"started_at\":" +
                  QByteArray::number(QDateTime(date, QTime(hour, 0), Qt::UTC).toMSecsSinceEpoch()) +
                  ",\"sport\":\"" + sport + "\"," +
                  (minutes > 0 ? "\"duration_s\":" + QByteArray::number(60 * minutes) + "," : QByteArray()) +
                  (load > 0 ? "\"load\":" + QByteArray::number(load) + "," : QByteArray()) + "\"state\":\"" +
                  state + "\"}");
}

void addWorkout(ServicesWorld& world, quint32 number, int day, const char* state, int minutes = 60,
                int load = 0) {
    world.row(protocol::RowKind::Workout, workout(number).uuid(), domain::Scope::athlete(athleteId(1)),
              "{\"title\":\"Workout " + QByteArray::number(number) + "\",\"day\":\"" +
                  QDate(2026, 11, day).toString(Qt::ISODate).toLatin1() +
                  "\",\"sport\":\"cycling\",\"type\":\"training\",\"state\":\"" + state +
                  "\",\"duration_s\":" + QByteArray::number(60 * minutes) +
                  (load > 0 ? ",\"load\":" + QByteArray::number(load) : QByteArray()) +
                  ",\"by_distance\":false}");
}

QByteArray answers(quint32 number) {
    return "\"workout\":" + quoted(workout(number).uuid()) + ",";
}
QByteArray leg(quint32 number) {
    return "{\"activity\":" + quoted(recording(number).uuid()) + ",\"leg\":0}";
}

/// Two workouts on Friday the 20th, each with a recording; one of the 18th that is published; a recording
/// without a plan; and a missed one.
void fillDays(ServicesWorld& world) {
    world.company();
    world.coach(1, "Jonas", false);
    world.athlete(1, "Pia", 1);
    for (const quint32 number : {1U, 2U})
        addWorkout(world, number, 20, "paired");
    addWorkout(world, 3, 18, "paired");
    addWorkout(world, 4, 19, "missed");
    addWorkout(world, 5, 2, "open");
    addRecording(world, 1, 20, 7);
    addRecording(world, 2, 20, 17);
    addRecording(world, 3, 18, 7);
    addRecording(world, 4, 21, 7);
    addRecording(world, 5, 20, 20, "stored");
    world.analysis(1, 1, 20, answers(1));
    world.detail(1, 1, {}, "[" + leg(1) + "]");
    world.analysis(2, 1, 20, answers(2));
    world.detail(2, 1, {}, "[" + leg(2) + "]");
    world.analysis(3, 1, 18, answers(3), "published");
    world.detail(3, 1, {}, "[" + leg(3) + "]");
    world.analysis(4, 1, 21, {});
    world.detail(4, 1, {}, "[" + leg(4) + "]");
    world.analysis(5, 1, 19, answers(4) + "\"missed\":true,");
    world.detail(5, 1, {});
    world.fill();
}

/// Two sessions of the 20th, paired by somebody: workouts of 60 and 30 minutes, recordings of these lengths;
/// on the 21st a workout of 45 minutes that was missed, or done a day early. With `swap`, a recording of that
/// sport answers a ride of the 22nd.
void fillTwo(ServicesWorld& world, int first, int second, bool early = false, const char* swap = nullptr) {
    world.company();
    world.coach(1, "Jonas", false);
    world.athlete(1, "Pia", 1);
    addWorkout(world, 1, 20, "paired", 60);
    addWorkout(world, 2, 20, "paired", 30);
    addWorkout(world, 3, 21, "missed", 45);
    addRecording(world, 1, 20, 7, "read", first);
    addRecording(world, 2, 20, 17, "read", second);
    for (const quint32 number : {1U, 2U}) {
        world.analysis(number, 1, 20, answers(number));
        world.detail(number, 1, {}, "[" + leg(number) + "]");
    }
    world.analysis(3, 1, 21, answers(3) + "\"missed\":true,");
    world.detail(3, 1, {});
    if (early) {
        addRecording(world, 3, 20, 20, "read", 46);
        world.analysis(4, 1, 20, {});
        world.detail(4, 1, {}, "[" + leg(3) + "]");
    }
    if (swap) {
        addWorkout(world, 4, 22, "paired", 90);
        addRecording(world, 3, 22, 9, "read", 50, 0, swap);
        world.analysis(4, 1, 22, answers(4));
        world.detail(4, 1, {}, "[" + leg(3) + "]");
    }
    world.fill();
}

bool offered(ServicesWorld& world, client::Desk& desk, quint32 session) {
    return world.review(desk, session).offersPairing;
}

PairChoice choiceOf(ServicesWorld& world, client::Desk& desk, quint32 session) {
    using Got = tl::expected<PairChoice, client::Refusal>;
    const auto got = world.answered<Got>(
        [&](auto reply) { desk.pairChoice(analysisId(session), world.context(), reply); });
    return got && *got ? **got : PairChoice{};
}

ServicesWorld::OpOrWhy pair(ServicesWorld& world, client::Desk& desk, quint32 session,
                            const std::vector<PairedRecording>& wanted) {
    return world.decided(
        [&](Decided reply) { desk.pair(analysisId(session), wanted, world.context(), reply); });
}

/// What a command says, workout by workout: "1: 1 2" and "-: 3" for unplanned.
QStringList told(ServicesWorld& world, const QUuid& op) {
    const auto payload =
        QJsonDocument::fromJson(world.outbox(op, QStringLiteral("payload")).toString().toUtf8()).object();
    QStringList all;
    for (const QJsonValue& each : payload[QStringLiteral("pairings")].toArray()) {
        QStringList recordings;
        for (const QJsonValue& id : each[QStringLiteral("activities")].toArray())
            recordings.append(QString::number(QUuid(id.toString()).data4[7]));
        const QString answered = each[QStringLiteral("workout")].toString();
        all.append(QStringLiteral("%1: %2").arg(
            answered.isEmpty() ? QStringLiteral("-") : QString::number(QUuid(answered).data4[7]),
            recordings.join(u' ')));
    }
    all.sort();
    return all;
}

} // namespace

class TestServicesPairing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theChoiceIsOfTheDaysAroundASession() {
        ServicesWorld world;
        fillDays(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const PairChoice choice = choiceOf(world, *desk, 1);
        QCOMPARE(choice.athlete, athleteId(1));
        QCOMPARE(choice.recordings.size(), std::size_t{4}); // what has not been read yet cannot be paired
        QVERIFY(choice.recordings[0].id == recording(3) && choice.recordings[0].decided);
        QVERIFY(choice.recordings[1].workout == workout(1) && !choice.recordings[1].decided);
        QVERIFY(choice.recordings[3].id == recording(4) && !choice.recordings[3].workout);
        QCOMPARE(choice.workouts.size(), std::size_t{4}); // not that of the 2nd
        QVERIFY(choice.workouts[0].id == workout(3) && choice.workouts[0].decided);
        QVERIFY(choice.workouts[1].id == workout(4) && !choice.workouts[1].decided);
    }

    void swappedPairsAreOfferedTheOtherWayRound() {
        ServicesWorld world;
        fillTwo(world, 31, 58);
        const auto desk = world.open();
        QVERIFY(desk);
        const PairChoice choice = choiceOf(world, *desk, 1);
        QCOMPARE(choice.offered.size(), std::size_t{2});
        QVERIFY(choice.offered[0].recording == recording(1) && choice.offered[0].workout == workout(2));
        QVERIFY(choice.offered[1].recording == recording(2) && choice.offered[1].workout == workout(1));
        QVERIFY(offered(world, *desk, 1));
        QVERIFY(offered(world, *desk, 2));
        QVERIFY(!offered(world, *desk, 3));
        const auto op = pair(world, *desk, 1, choice.offered);
        QVERIFY(op.has_value());
        QCOMPARE(told(world, *op), (QStringList{QStringLiteral("1: 2"), QStringLiteral("2: 1")}));
        QVERIFY(choiceOf(world, *desk, 1).offered.empty()); // though the answer is still to come
        QVERIFY(!offered(world, *desk, 1));
        QVERIFY(!offered(world, *desk, 2));
    }

    void whatFitsByItsLoadIsLeftAlone() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        addWorkout(world, 1, 20, "paired", 60, 80);
        addWorkout(world, 2, 20, "paired", 52, 30);
        addRecording(world, 1, 20, 7, "read", 53, 82);
        addRecording(world, 2, 20, 17, "read", 59, 31);
        for (const quint32 number : {1U, 2U}) {
            world.analysis(number, 1, 20, answers(number));
            world.detail(number, 1, {}, "[" + leg(number) + "]");
        }
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(choiceOf(world, *desk, 1).offered.empty());
        QVERIFY(!offered(world, *desk, 1));
    }

    void aRecordingThatFollowedItsWorkoutIsLeftAlone_data() {
        QTest::addColumn<double>("doneS"); // of the second step
        QTest::addColumn<bool>("led");
        QTest::addColumn<bool>("offers");
        QTest::newRow("every step") << 900.0 << false << false;
        QTest::newRow("a step skipped") << 0.0 << false << true;
        QTest::newRow("a step skipped, by a device that led through it") << 0.0 << true << false;
    }
    void aRecordingThatFollowedItsWorkoutIsLeftAlone() {
        QFETCH(const double, doneS);
        QFETCH(const bool, led);
        QFETCH(const bool, offers);
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        addWorkout(world, 1, 20, "paired", 60);
        addWorkout(world, 2, 20, "paired", 30);
        addRecording(world, 1, 20, 7, "read", 31);
        addRecording(world, 2, 20, 17, "read", 58);
        protocol::AnalysisDetail detail;
        detail.led_through = led;
        for (const double each : {900.0, doneS}) {
            engine::StepResult step;
            step.planned_s = 900.0;
            step.done_s = each;
            detail.compliance.steps.push_back(step);
        }
        for (const quint32 number : {1U, 2U}) {
            world.analysis(number, 1, 20, answers(number) + "\"verdict\":\"on_target\",");
            world.detail(number, 1, detail, "[" + leg(number) + "]");
        }
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(offered(world, *desk, 1), offers);
    }

    void anEasyHalfHourStandsInForNoLongPlan_data() {
        QTest::addColumn<int>("load");
        QTest::addColumn<bool>("offers");
        QTest::newRow("easy") << 10 << false;
        QTest::newRow("hard") << 30 << true;
    }
    void anEasyHalfHourStandsInForNoLongPlan() {
        QFETCH(const int, load);
        QFETCH(const bool, offers);
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        addWorkout(world, 1, 20, "missed", 61, 40);
        addRecording(world, 1, 20, 7, "read", 29, load);
        world.analysis(1, 1, 20, answers(1) + "\"missed\":true,");
        world.detail(1, 1, {});
        world.analysis(2, 1, 20, {});
        world.detail(2, 1, {}, "[" + leg(1) + "]");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(offered(world, *desk, 2), offers);
    }

    void anUnsurePairingIsAskedUntilItIsDecided() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        protocol::AnalysisDetail detail;
        detail.unsure_pairing = true;
        for (const quint32 number : {1U, 2U}) {
            addWorkout(world, number, 20, "paired", 60);
            addRecording(world, number, 20, static_cast<int>(7 + number), "read", 60);
            world.analysis(number, 1, 20, answers(number), number == 1 ? "review_pending" : "published");
            world.detail(number, 1, detail, "[" + leg(number) + "]");
        }
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(world.review(*desk, 1).asksPairing);
        QVERIFY(!world.review(*desk, 2).asksPairing);
    }

    void pairsThatFitAreLeftAlone() {
        ServicesWorld world;
        fillTwo(world, 58, 31);
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(choiceOf(world, *desk, 1).offered.empty());
        QVERIFY(!offered(world, *desk, 1));
    }

    void aSwapBesideThemHidesNoOffer() {
        ServicesWorld world;
        fillTwo(world, 31, 58, false, "running");
        const auto desk = world.open();
        QVERIFY(desk);
        const PairChoice choice = choiceOf(world, *desk, 1);
        QCOMPARE(choice.offered.size(), std::size_t{2});
        QVERIFY(choice.offered[0].recording == recording(1) && choice.offered[0].workout == workout(2));
        QVERIFY(choice.offered[1].recording == recording(2) && choice.offered[1].workout == workout(1));
        QVERIFY(!offered(world, *desk, 4));
    }

    void whatWasDoneADayEarlyIsOfferedToTheMissedWorkout() {
        ServicesWorld world;
        fillTwo(world, 58, 31, true);
        const auto desk = world.open();
        QVERIFY(desk);
        const PairChoice choice = choiceOf(world, *desk, 4);
        QCOMPARE(choice.offered.size(), std::size_t{1});
        QVERIFY(choice.offered[0].recording == recording(3) && choice.offered[0].workout == workout(3));
        QVERIFY(offered(world, *desk, 4));
        QVERIFY(offered(world, *desk, 3));
        QVERIFY(!offered(world, *desk, 1));
    }

    void everyWorkoutThatChangesIsNamedWithAllItsRecordings_data() {
        QTest::addColumn<QList<QPair<int, int>>>("wanted"); // recording, workout; 0 is unplanned
        QTest::addColumn<QStringList>("said");
        using Wanted = QList<QPair<int, int>>;
        QTest::newRow("chosen") << Wanted{{4, 4}} << QStringList{QStringLiteral("4: 4")};
        QTest::newRow("split") << Wanted{{1, 0}}
                               << QStringList{QStringLiteral("-: 1"), QStringLiteral("1: ")};
        QTest::newRow("merged") << Wanted{{2, 1}}
                                << QStringList{QStringLiteral("1: 1 2"), QStringLiteral("2: ")};
        QTest::newRow("swapped") << Wanted{{1, 2}, {2, 1}}
                                 << QStringList{QStringLiteral("1: 2"), QStringLiteral("2: 1")};
    }
    void everyWorkoutThatChangesIsNamedWithAllItsRecordings() {
        using Wanted = QList<QPair<int, int>>;
        QFETCH(const Wanted, wanted);
        QFETCH(const QStringList, said);
        ServicesWorld world;
        fillDays(world);
        const auto desk = world.open();
        QVERIFY(desk);
        std::vector<PairedRecording> list;
        for (const auto& [which, answered] : wanted) {
            list.push_back({recording(static_cast<quint32>(which)), std::nullopt});
            if (answered > 0)
                list.back().workout = workout(static_cast<quint32>(answered));
        }
        const auto op = pair(world, *desk, 1, list);
        QVERIFY(op.has_value());
        QCOMPARE(told(world, *op), said);
        QCOMPARE(world.outbox(*op, QStringLiteral("command")).toString(), QStringLiteral("Pair"));
        QCOMPARE(world.outbox(*op, QStringLiteral("row_id")).toString(), athleteId(1).toString());
    }

    void aPairedSessionIsAnalyzedAnewAtOnceAndCanBeTakenBack() {
        ServicesWorld world;
        fillDays(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const auto op = pair(world, *desk, 5, {{recording(4), workout(4)}});
        QVERIFY(op.has_value());
        for (const quint32 session : {4U, 5U}) {
            const client::SessionItem shown = world.review(*desk, session).session;
            QVERIFY(shown.state == domain::AnalysisState::Analyzing);
            QVERIFY(!shown.missed && shown.sending);
        }
        QVERIFY(world.review(*desk, 1).session.state == domain::AnalysisState::ReviewPending);
        QCOMPARE(desk->undoable()->op, *op);
        using Undone = tl::expected<bool, client::Refusal>;
        const auto undone =
            world.answered<Undone>([&](auto reply) { desk->undo(*op, world.context(), reply); });
        QVERIFY(undone && *undone);
        QVERIFY(world.review(*desk, 5).session.missed);
    }

    void nothingIsPairedBeforeTheDetailsAreHere() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        addWorkout(world, 1, 20, "paired");
        addRecording(world, 1, 20, 7);
        world.analysis(1, 1, 20, answers(1));
        world.fillPartly();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Permission allowed = world.review(*desk, 1).pair;
        QVERIFY(!allowed.allowed && allowed.why);
        QCOMPARE(allowed.why->id, std::string("review.not_here_yet"));
        using Got = tl::expected<PairChoice, client::Refusal>;
        const auto choice =
            world.answered<Got>([&](auto reply) { desk->pairChoice(analysisId(1), world.context(), reply); });
        QVERIFY(choice && !*choice);
        QCOMPARE(choice->error().id, std::string("review.not_here_yet"));
        QCOMPARE(pair(world, *desk, 1, {{recording(1), std::nullopt}}).error().id,
                 std::string("review.not_here_yet"));
    }

    void aWorkoutThatChangesKeepsItsFarRecordings() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        addWorkout(world, 1, 20, "paired");
        addRecording(world, 1, 20, 7);
        addRecording(world, 2, 25, 7);
        addRecording(world, 3, 20, 17);
        world.analysis(1, 1, 20, answers(1));
        world.detail(1, 1, {}, "[" + leg(1) + "," + leg(2) + "]");
        world.analysis(2, 1, 20, {});
        world.detail(2, 1, {}, "[" + leg(3) + "]");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const auto op = pair(world, *desk, 1, {{recording(3), workout(1)}});
        QVERIFY(op.has_value());
        QStringList said = told(world, *op);
        QCOMPARE(said, QStringList{QStringLiteral("1: 1 3 2")});
    }

    void whatIsDecidedOrUnchangedIsRefused() {
        ServicesWorld world;
        fillDays(world);
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(pair(world, *desk, 1, {{recording(3), std::nullopt}}).error().id,
                 std::string("pair.decided"));
        QCOMPARE(pair(world, *desk, 1, {{recording(1), workout(3)}}).error().id, std::string("pair.decided"));
        QCOMPARE(pair(world, *desk, 1, {{recording(1), workout(1)}}).error().id, std::string("pair.nothing"));
        QCOMPARE(pair(world, *desk, 1, {}).error().id, std::string("pair.nothing"));
        QCOMPARE(pair(world, *desk, 99, {}).error().id, std::string("access.not_found"));
    }
};

QTEST_MAIN(TestServicesPairing)
#include "test_services_pairing.moc"
