// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/client/services_world.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace leadout;
using namespace leadout::test;
using client::AthleteDetail;
using client::Decided;
using client::Refusal;

namespace {

domain::ActivityId activityId(quint32 number) {
    return domain::ActivityId(thing(0x12, number));
}

/// A recording of a day of November.
void record(ServicesWorld& world, quint32 number, quint32 athlete, int day, const QByteArray& state) {
    const QDate date(2026, 11, day);
    const qint64 at = QDateTime(date, QTime(8, 0), Qt::UTC).toMSecsSinceEpoch();
    world.row(protocol::RowKind::Activity, activityId(number).uuid(),
              domain::Scope::athlete(athleteId(athlete)),
              "{\"day\":\"" + date.toString(Qt::ISODate).toLatin1() +
                  "\",\"started_at\":" + QByteArray::number(at) +
                  ",\"sport\":\"cycling\",\"duration_s\":3000,\"state\":\"" + state + "\"}");
}

/// Two recordings that arrived late, one that did not, one that waits to be read, and another athlete's.
void fillLate(ServicesWorld& world) {
    world.company();
    world.coach(1, "Jonas", false);
    world.coach(2, "Siobhan", false);
    world.athlete(1, "Pia", 1);
    world.athlete(2, "Hugo", 2);
    record(world, 1, 1, 3, "history");
    record(world, 2, 1, 10, "history");
    record(world, 3, 1, 11, "read");
    world.row(protocol::RowKind::Activity, activityId(4).uuid(), domain::Scope::athlete(athleteId(1)),
              R"({"sport":"other","state":"stored"})");
    record(world, 5, 2, 12, "history");
    world.fill();
}

AthleteDetail detailOf(ServicesWorld& world, client::Desk& desk, quint32 athlete = 1) {
    using Got = tl::expected<AthleteDetail, Refusal>;
    const auto got =
        world.answered<Got>([&](auto reply) { desk.athlete(athleteId(athlete), world.context(), reply); });
    return got && *got ? **got : AthleteDetail{};
}

ServicesWorld::OpOrWhy ask(ServicesWorld& world, client::Desk& desk, quint32 number) {
    return world.decided(
        [&](Decided reply) { desk.reviewAnyway(activityId(number), world.context(), std::move(reply)); });
}

} // namespace

class TestServicesLate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatArrivedLateIsListedWithTheNewestFirst() {
        ServicesWorld world;
        fillLate(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const AthleteDetail detail = detailOf(world, *desk);
        QCOMPARE(detail.late.size(), std::size_t{2});
        QCOMPARE(detail.late[0].id, activityId(2));
        QCOMPARE(detail.late[0].day, QDate(2026, 11, 10));
        QCOMPARE(detail.late[0].sport, engine::Sport::Cycling);
        QVERIFY(detail.late[0].durationS == 3000);
        QVERIFY(!detail.late[0].asked && !detail.late[0].sending);
        QCOMPARE(detail.late[1].id, activityId(1));
        QVERIFY(detail.reviewAnyway.allowed);
    }

    void aReviewIsAskedForWithoutANetwork() {
        ServicesWorld world;
        fillLate(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const auto op = ask(world, *desk, 2);
        QVERIFY(op.has_value());
        QCOMPARE(world.outbox(*op, QStringLiteral("command")).toString(), QStringLiteral("ReviewAnyway"));
        QCOMPARE(world.outbox(*op, QStringLiteral("row_id")).toString(),
                 activityId(2).uuid().toString(QUuid::WithoutBraces));
        QCOMPARE(static_cast<std::int64_t>(world.outbox(*op, QStringLiteral("base_rev")).toLongLong()),
                 world.revOf(activityId(2).uuid()));
        const auto payload =
            QJsonDocument::fromJson(world.outbox(*op, QStringLiteral("payload")).toByteArray()).object();
        QCOMPARE(payload.value(QLatin1String("activity")).toString(), activityId(2).toString());
        const AthleteDetail detail = detailOf(world, *desk);
        QCOMPARE(detail.late.size(), std::size_t{2});
        QVERIFY(detail.late[0].asked && detail.late[0].sending);
        QVERIFY(!detail.late[1].asked);
        QTRY_COMPARE(desk->status().waiting, 1);
    }

    void whatWasAskedForCanBeTakenBack() {
        ServicesWorld world;
        fillLate(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const auto op = ask(world, *desk, 2);
        QVERIFY(op.has_value());
        QTRY_VERIFY(desk->undoable().has_value());
        QCOMPARE(desk->undoable()->what, QStringLiteral("ReviewAnyway"));
        QCOMPARE(desk->undoable()->session, QStringLiteral("Pia"));
        using Undone = tl::expected<bool, Refusal>;
        const auto undone =
            world.answered<Undone>([&](auto reply) { desk->undo(*op, world.context(), reply); });
        QVERIFY(undone && *undone == true);
        QVERIFY(!detailOf(world, *desk).late[0].asked);
        QVERIFY(ask(world, *desk, 2).has_value());
    }

    void aReviewThatIsBeingMadeIsStillShown() {
        ServicesWorld world;
        fillLate(world);
        record(world, 2, 1, 10, "stored");
        world.fillMore();
        const auto desk = world.open();
        QVERIFY(desk);
        AthleteDetail detail = detailOf(world, *desk);
        QCOMPARE(detail.late.size(), std::size_t{2});
        QVERIFY(detail.late[0].asked && !detail.late[0].sending);
    }

    void onlyWhatArrivedLateIsReviewedAnyway() {
        ServicesWorld world;
        fillLate(world);
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(ask(world, *desk, 3).error().id, std::string("review_anyway.not_late"));
        QCOMPARE(ask(world, *desk, 9).error().id, std::string("access.not_found"));
        QVERIFY(ask(world, *desk, 1).has_value());
        QCOMPARE(ask(world, *desk, 1).error().id, std::string("review_anyway.not_late"));
    }

    void nobodyReviewsForADeactivatedAthlete() {
        ServicesWorld world;
        fillLate(world);
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(world.decided([&](Decided reply) {
            desk->setStatus(athleteId(1), domain::AthleteStatus::Deactivated, {}, world.context(), reply);
        }));
        const AthleteDetail detail = detailOf(world, *desk);
        QCOMPARE(detail.late.size(), std::size_t{2});
        QVERIFY(!detail.reviewAnyway.allowed);
        QCOMPARE(detail.reviewAnyway.why->id, std::string("review_anyway.deactivated"));
        QCOMPARE(ask(world, *desk, 2).error().id, std::string("review_anyway.deactivated"));
    }

    void anAssistantReviewsOnlyForTheirOwnAthletes() {
        ServicesWorld world;
        fillLate(world);
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(!ask(world, *desk, 5).has_value());
    }
};

QTEST_GUILESS_MAIN(TestServicesLate)
#include "test_services_late.moc"
