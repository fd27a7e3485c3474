// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/typed_note.h"
#include "tests/unit/client/services_world.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

using namespace leadout;
using namespace leadout::test;
using client::Decided;
using client::OpState;

namespace {

protocol::AnalysisDetail ride() {
    protocol::AnalysisDetail detail;
    detail.metrics.moving_s = 3600.0;
    detail.metrics.avg_power_w = 201.0;
    return detail;
}

/// One session to review, with its texts.
void fillOne(ServicesWorld& world, bool head = false, const QByteArray& athleteMore = {}) {
    world.company();
    world.coach(1, "Jonas", head);
    world.athlete(1, "Pia", 1, athleteMore);
    world.row(protocol::RowKind::Consent, thing(0x11, 1), domain::Scope::athlete(athleteId(1)),
              R"({"kind":"publish_report","given":true,"decided_at":1})");
    world.analysis(1, 1, 10, "\"score\":91,\"band\":\"green\",\"verdict\":\"on_target\",");
    world.detail(1, 1, ride());
    world.feedback(1, 1, "A steady hour.");
    world.fill();
}

QJsonObject payload(ServicesWorld& world, const QUuid& op) {
    return QJsonDocument::fromJson(world.outbox(op, QStringLiteral("payload")).toString().toUtf8()).object();
}

/// A session whose report is out, with the report.
void fillPublished(ServicesWorld& world) {
    world.row(protocol::RowKind::Report, thing(0x12, 1), domain::Scope::athlete(athleteId(1)),
              "{\"analysis\":" + quoted(analysisId(2).uuid()) +
                  ",\"version\":1,\"token\":\"abcDEF123\",\"created_at\":1,\"views\":2}");
    world.analysis(2, 1, 9, "\"score\":91,\"band\":\"green\",\"verdict\":\"on_target\",", "published");
    world.detail(2, 1, ride());
    world.feedback(2, 1, "As it went out.");
    fillOne(world);
}

/// One session that was approved, and one of them with a fault that kept it from being sent.
void fillApproved(ServicesWorld& world, const QByteArray& more) {
    world.company();
    world.coach(1, "Jonas", false);
    world.athlete(1, "Pia", 1);
    world.row(protocol::RowKind::Consent, thing(0x11, 1), domain::Scope::athlete(athleteId(1)),
              R"({"kind":"publish_report","given":true,"decided_at":1})");
    world.analysis(1, 1, 10, "\"score\":91,\"band\":\"green\",\"verdict\":\"on_target\"," + more, "approved");
    world.detail(1, 1, ride());
    world.feedback(1, 1, "Well ridden, Pia.", "coach");
    world.fill();
}

/// What the backend says of a decision that it got while nobody looked.
void answer(ServicesWorld& world, const QUuid& op, protocol::Outcome outcome) {
    auto work =
        client::Work::open({world.folder() + QStringLiteral("/work.db"), &world.clock, &world.random, {}});
    QVERIFY(work.has_value());
    QVERIFY((*work)->beginBatch({}).has_value());
    protocol::OpResult result;
    result.opId = op;
    result.outcome = outcome;
    QVERIFY((*work)
                ->storeResults({result}, QStringLiteral("e1"),
                               QStringList(world.scopes.begin(), world.scopes.end()))
                .has_value());
}

/// A change of coach 2 to athlete 1 that was held, the later the higher its number.
void holdChange(ServicesWorld& world, quint32 number, const QUuid& row, const QByteArray& command,
                const QByteArray& more) {
    world.row(protocol::RowKind::HeldOp, thing(0x1e, number), domain::Scope::athlete(athleteId(1)),
              "{\"coach\":" + quoted(coachId(2).uuid()) + ",\"op\":" + quoted(thing(0x1f, number)) +
                  ",\"row\":" + quoted(row) + ",\"command\":\"" + command +
                  "\",\"received_at\":" + QByteArray::number(1000 + number) + more + "}");
}

} // namespace

class TestServicesDecisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHeadCoachDecidesAboutHeldChangesWithoutANetwork() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Ana", true);
        world.coach(2, "Marek", false);
        world.athlete(1, "Pia", 1);
        world.analysis(1, 1, 20, "");
        world.analysis(2, 1, 21, "");
        world.detail(1, 1, {});
        world.feedback(2, 1, "Calm and even.");
        holdChange(world, 1, ServicesWorld::detailId(1), "ApproveAndPublish", "");
        holdChange(world, 2, ServicesWorld::feedbackId(2), "EditFeedback", "");
        holdChange(world, 3, analysisId(1).uuid(), "MarkDone", ",\"decision\":\"discarded\"");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const auto held = [&] {
            return *world.answered<std::vector<client::HeldChange>>(
                [&](auto reply) { desk->held(world.context(), reply); });
        };
        QCOMPARE(desk->status().toDecide, 2);
        const auto before = held();
        QCOMPARE(before.size(), std::size_t{2});
        QCOMPARE(before[0].what, QStringLiteral("ApproveAndPublish"));
        QCOMPARE(before[0].coach, QStringLiteral("Marek"));
        QCOMPARE(before[0].athlete, QStringLiteral("Pia"));
        QCOMPARE(before[0].session, QStringLiteral("Session 1"));
        QCOMPARE(before[0].at.time_since_epoch().count(), std::int64_t{1001});
        QCOMPARE(before[1].session, QStringLiteral("Session 2"));

        const auto decide = [&](quint32 number, bool accept) {
            return world.decided([&](auto reply) {
                desk->decideHeld(domain::OpId(thing(0x1e, number)), accept, world.context(), reply);
            });
        };
        const auto accepted = decide(1, true);
        QVERIFY(accepted.has_value());
        QCOMPARE(world.outbox(*accepted, QStringLiteral("command")).toString(), QStringLiteral("DecideHeld"));
        QCOMPARE(world.outbox(*accepted, QStringLiteral("row_id")).toString(),
                 thing(0x1e, 1).toString(QUuid::WithoutBraces));
        QCOMPARE(held().size(), std::size_t{1});
        QTRY_COMPARE(desk->status().toDecide, 1);
        QCOMPARE(decide(1, false).error().id, std::string("held.decided"));
        QVERIFY(decide(2, false).has_value());
        QVERIFY(held().empty());

        // Taken back, it waits again.
        using Undone = tl::expected<bool, client::Refusal>;
        const auto undone =
            world.answered<Undone>([&](auto reply) { desk->undo(*accepted, world.context(), reply); });
        QVERIFY(undone && undone->has_value());
        QCOMPARE(held().size(), std::size_t{1});
    }

    void aHeadCoachIsToldWhatAHeldChangeWouldDo() {
        ServicesWorld world;
        fillOne(world, true);
        world.analysis(2, 1, 11, "");
        world.athlete(2, "Tom", 1);
        world.scopes.remove(domain::Scope::athleteBody(athleteId(2)).toString());
        holdChange(world, 1, ServicesWorld::feedbackId(1), "EditFeedback", "");
        holdChange(world, 2, analysisId(2).uuid(), "Adjust", "");
        holdChange(world, 3, ServicesWorld::detailId(1), "ApproveAndPublish", "");
        holdChange(world, 4, ServicesWorld::detailId(1), "ApproveAndPublish", "");
        holdChange(world, 5, analysisId(2).uuid(), "MarkDone", "");
        const auto say = [&world](quint32 number, const QByteArray& words) {
            world.row(protocol::RowKind::HeldWords,
                      protocol::bodyRowId(thing(0x1e, number), protocol::RowKind::HeldWords),
                      domain::Scope::head(), words);
        };
        say(1, R"({"text":"Calmer next time."})");
        say(2, R"({"reason":"illness","note":"A cold."})");
        say(3, R"({"content_hash":"of another text"})");
        // Of an athlete whose details nobody may see, nothing is told.
        world.row(protocol::RowKind::HeldOp, thing(0x1e, 6), domain::Scope::athlete(athleteId(2)),
                  "{\"row\":" + quoted(thing(0x1f, 6)) + ",\"command\":\"AddNote\",\"received_at\":1006}");
        say(6, R"({"text":"Told before the permission was withdrawn."})");
        world.fill();
        auto desk = world.open();
        QVERIFY(desk);
        const client::Review review = world.review(*desk, 1);
        QVERIFY(!review.contentHash.isEmpty());
        desk.reset();
        say(4, "{\"content_hash\":\"" + review.contentHash.toLatin1() + "\"}");
        world.fillMore();
        desk = world.open();
        QVERIFY(desk);
        const auto held = world.answered<std::vector<client::HeldChange>>(
            [&](auto reply) { desk->held(world.context(), reply); });
        QVERIFY(held.has_value());
        const std::vector<client::HeldChange>& list = *held;
        QCOMPARE(list.size(), std::size_t{6});
        QCOMPARE(list[0].text, QStringLiteral("Calmer next time."));
        QCOMPARE(list[1].reason, QStringLiteral("illness"));
        QCOMPARE(list[1].note, QStringLiteral("A cold."));
        QVERIFY(list[2].outdated && list[2].text.isEmpty());
        QVERIFY(!list[3].outdated);
        QCOMPARE(list[3].text, QStringLiteral("A steady hour."));
        QVERIFY(!list[4].outdated && list[4].text.isEmpty());
        QVERIFY(list[5].text.isEmpty());
    }

    void aHeldChangeSaysNothingAfterTheLastDayOfThePermission() {
        ServicesWorld world;
        fillOne(world, true);
        holdChange(world, 1, ServicesWorld::feedbackId(1), "EditFeedback", "");
        world.row(protocol::RowKind::HeldWords,
                  protocol::bodyRowId(thing(0x1e, 1), protocol::RowKind::HeldWords), domain::Scope::head(),
                  R"({"text":"Calmer next time."})");
        world.row(protocol::RowKind::Consent, thing(0x11, 2), domain::Scope::athlete(athleteId(1)),
                  R"({"kind":"see_workouts","given":true,"decided_at":1,"until":"2026-11-22"})");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const auto textOf = [&] {
            const auto held = world.answered<std::vector<client::HeldChange>>(
                [&](auto reply) { desk->held(world.context(), reply); });
            return held && held->size() == 1 ? held->front().text : QStringLiteral("(none)");
        };
        QCOMPARE(textOf(), QStringLiteral("Calmer next time."));
        world.clock.advance(std::chrono::hours(24));
        QCOMPARE(textOf(), QString());
    }

    void anAssistantDecidesAboutNoHeldChange() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        holdChange(world, 1, analysisId(1).uuid(), "MarkDone", "");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(desk->status().toDecide, 0);
        const auto held = world.answered<std::vector<client::HeldChange>>(
            [&](auto reply) { desk->held(world.context(), reply); });
        QVERIFY(held && held->empty());
        const auto refused = world.decided([&](auto reply) {
            desk->decideHeld(domain::OpId(thing(0x1e, 1)), true, world.context(), reply);
        });
        QCOMPARE(refused.error().id, std::string("access.head_only.held"));
    }

    void whatWasReadIsApprovedOffline() {
        ServicesWorld world;
        fillOne(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.approve.allowed);
        QCOMPARE(shown.contentHash.size(), qsizetype{43});
        const auto op = world.decided(
            [&](Decided reply) { desk->approve(analysisId(1), shown.contentHash, world.context(), reply); });
        QVERIFY(op.has_value());
        QCOMPARE(world.outbox(*op, QStringLiteral("command")).toString(),
                 QStringLiteral("ApproveAndPublish"));
        QCOMPARE(payload(world, *op)[QStringLiteral("content_hash")].toString(), shown.contentHash);
        QCOMPARE(world.outbox(*op, QStringLiteral("row_id")).toString(),
                 ServicesWorld::detailId(1).toString(QUuid::WithoutBraces));
        QCOMPARE(world.outbox(*op, QStringLiteral("base_rev")).toLongLong(),
                 qlonglong{world.revOf(ServicesWorld::detailId(1))});
        const qint64 hold = world.outbox(*op, QStringLiteral("not_before")).toLongLong() -
                            world.outbox(*op, QStringLiteral("queued_at")).toLongLong();
        QCOMPARE(hold, qint64{10'000});
        // It no longer waits, and goes out when there is a network.
        const client::Queue queue = world.queue(*desk);
        QVERIFY(queue.items.empty());
        QCOMPARE(queue.toReview, 0);
        client::QueueFilter approved;
        approved.which = client::QueueFilter::Which::Approved;
        QVERIFY(world.queue(*desk, approved).items.at(0).sending);
        QTRY_COMPARE(desk->status().waitingReviews, 1);
        QCOMPARE(desk->undoable()->op, *op);
        QVERIFY(desk->undoable()->session.contains(QStringLiteral("Pia")));
    }

    void whatIsApprovedCanBeTakenBack() {
        ServicesWorld world;
        fillOne(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const QString hash = world.review(*desk, 1).contentHash;
        const auto op =
            world.decided([&](Decided reply) { desk->approve(analysisId(1), hash, world.context(), reply); });
        QVERIFY(op.has_value());
        using Undone = tl::expected<bool, client::Refusal>;
        const auto undone =
            world.answered<Undone>([&](auto reply) { desk->undo(*op, world.context(), reply); });
        QVERIFY(undone && *undone);
        QCOMPARE(world.queue(*desk).items.size(), std::size_t{1});
        QTRY_VERIFY(!desk->undoable());
        QVERIFY(!world.outbox(*op, QStringLiteral("command")).isValid());
        const auto again =
            world.answered<Undone>([&](auto reply) { desk->undo(*op, world.context(), reply); });
        QCOMPARE(again->error().id, std::string("undo.already_sent"));
    }

    void whatGoesOutAtOnceCanBeTakenBack() {
        ServicesWorld world;
        fillPublished(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const auto holdOf = [&world](const QUuid& op) {
            const QVariant until = world.outbox(op, QStringLiteral("not_before"));
            return until.isValid()
                       ? until.toLongLong() - world.outbox(op, QStringLiteral("queued_at")).toLongLong()
                       : qint64{0};
        };
        const auto taken = [&](const QUuid& op) {
            using Undone = tl::expected<bool, client::Refusal>;
            return world.answered<Undone>([&](auto reply) { desk->undo(op, world.context(), reply); })
                ->has_value();
        };
        const auto correct = [&](quint32 number) {
            return world.decided([&](Decided reply) {
                desk->editFeedback(analysisId(number), QStringLiteral("Corrected."), world.context(), reply);
            });
        };
        const auto correction = correct(2);
        QVERIFY(correction.has_value());
        QCOMPARE(holdOf(*correction), qint64{10'000});
        QCOMPARE(desk->undoable()->what, QStringLiteral("EditFeedback"));
        QVERIFY(taken(*correction));
        QCOMPARE(world.review(*desk, 2).texts.feedback, QStringLiteral("As it went out."));

        const auto off = world.decided([&](Decided reply) {
            desk->switchReportOff(domain::ReportId(thing(0x12, 1)), world.context(), reply);
        });
        QVERIFY(off.has_value());
        QCOMPARE(holdOf(*off), qint64{10'000});
        QTRY_COMPARE(desk->undoable()->what, QStringLiteral("SwitchReportOff"));
        QVERIFY(world.review(*desk, 2).reportPage.isEmpty());
        QVERIFY(taken(*off));
        QVERIFY(!world.review(*desk, 2).reportPage.isEmpty());
        // A draft goes to nobody, so nothing keeps it here.
        const auto edit = correct(1);
        QVERIFY(edit.has_value());
        QCOMPARE(holdOf(*edit), qint64{0});
    }

    void whatCouldNotBeSentIsCorrectedAndSentAgain() {
        ServicesWorld world;
        fillApproved(world, "\"publish_fault\":\"name_in_text\",");
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review before = world.review(*desk, 1);
        QVERIFY(before.edit.allowed && before.done_.allowed);
        QCOMPARE(before.retry.why.value_or(engine::Sentence()).id, std::string("review.names"));
        QVERIFY(!before.approve.allowed && !before.adjust.allowed && !before.hand.allowed);
        QVERIFY(world.decided([&](Decided reply) {
            desk->editFeedback(analysisId(1), QStringLiteral("Well ridden."), world.context(), reply);
        }));
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.retry.allowed);
        const auto again = world.decided([&](Decided reply) {
            desk->retryPublish(analysisId(1), shown.contentHash, world.context(), reply);
        });
        QVERIFY(again.has_value());
        // It is on its way now, and what is on its way stays as it is.
        const client::Review sending = world.review(*desk, 1);
        QVERIFY(!sending.edit.allowed && !sending.done_.allowed);
    }

    void whatCouldNotBeSentIsClosed_data() {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<bool>("closes");
        QTest::newRow("not sent") << QByteArray("\"publish_fault\":\"consent\",") << true;
        QTest::newRow("on its way") << QByteArray() << false;
    }
    void whatCouldNotBeSentIsClosed() {
        QFETCH(const QByteArray, fault);
        QFETCH(const bool, closes);
        ServicesWorld world;
        fillApproved(world, fault);
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(world.review(*desk, 1).done_.allowed, closes);
        QCOMPARE(world.review(*desk, 1).edit.allowed, closes);
        const auto done =
            world.decided([&](Decided reply) { desk->markDone(analysisId(1), world.context(), reply); });
        QCOMPARE(done.has_value(), closes);
        if (!closes)
            QCOMPARE(done.error().id, std::string("review.decided"));
        QCOMPARE(world.queue(*desk).items.size(), std::size_t{0});
        QCOMPARE(world.review(*desk, 1).session.state,
                 closes ? domain::AnalysisState::Reviewed : domain::AnalysisState::Approved);
    }

    void whatIsOutKeepsItsNoteAndItsText() {
        ServicesWorld world;
        fillPublished(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review open = world.review(*desk, 1);
        QVERIFY(open.note.allowed && open.backToDraft.allowed);
        const client::Review out = world.review(*desk, 2);
        QVERIFY(out.edit.allowed);
        QCOMPARE(out.note.why->id, std::string("review.decided"));
        QCOMPARE(out.backToDraft.why->id, std::string("review.decided"));
        const auto note = world.decided([&](Decided reply) {
            desk->editPersonalNote(analysisId(2), QStringLiteral("Too late"), world.context(), reply);
        });
        QCOMPARE(note.error().id, std::string("review.decided"));
        const auto back =
            world.decided([&](Decided reply) { desk->backToDraft(analysisId(2), world.context(), reply); });
        QCOMPARE(back.error().id, std::string("review.decided"));
    }

    void whatWasRefusedForAnAthleteWhoMovedAwayIsStillTold_data() {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<QString>("why");
        const auto row = [](protocol::Outcome outcome, const char* why) {
            QTest::newRow(why) << static_cast<int>(outcome) << QString::fromLatin1(why);
        };
        row(protocol::Outcome::Conflict, "conflict");
        row(protocol::Outcome::Denied, "denied");
        row(protocol::Outcome::Invalid, "invalid");
        row(protocol::Outcome::StaleOp, "stale_op");
        row(protocol::Outcome::KeyReused, "key_reused");
        row(protocol::Outcome::Blocked, "blocked");
    }
    void whatWasRefusedForAnAthleteWhoMovedAwayIsStillTold() {
        QFETCH(const int, outcome);
        QFETCH(const QString, why);
        ServicesWorld world;
        fillOne(world);
        auto desk = world.open();
        QVERIFY(desk);
        const auto edit = world.decided([&](Decided r) {
            desk->editFeedback(analysisId(1), QStringLiteral("Mine."), world.context(), r);
        });
        QVERIFY(edit.has_value());
        desk.reset();
        answer(world, *edit, static_cast<protocol::Outcome>(outcome));
        {
            auto work = client::Work::open(
                {world.folder() + QStringLiteral("/work.db"), &world.clock, &world.random, {}});
            QVERIFY(work.has_value());
            QVERIFY((*work)->dropScope(domain::Scope::athleteBody(athleteId(1)).toString()));
        }
        desk = world.open();
        QVERIFY(desk);
        QCOMPARE(desk->status().attention, 1);
        QCOMPARE(desk->status().held, 0);
        const auto list = world.answered<std::vector<client::Unaccepted>>(
            [&](auto r) { desk->unaccepted(world.context(), r); });
        QCOMPARE(list->size(), std::size_t{1});
        QVERIFY(list->at(0).op.isNull());
        QCOMPARE(list->at(0).why, why);
        QCOMPARE(list->at(0).moved, 1);
        QVERIFY(list->at(0).mine.isEmpty());
        // It stays until it is dismissed itself.
        desk->dismissHeldNotice();
        desk->dismissMoved(QStringLiteral("held"));
        QTRY_COMPARE(desk->status().attention, 1);
        desk->dismissMoved(why);
        QTRY_COMPARE(desk->status().attention, 0);
    }

    void anEditedTextIsApprovedAsItStands() {
        ServicesWorld world;
        fillOne(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const QString old = world.review(*desk, 1).contentHash;
        const QString text = QStringLiteral("A steady hour, well done.");
        const auto edit = world.decided(
            [&](Decided reply) { desk->editFeedback(analysisId(1), text, world.context(), reply); });
        QVERIFY(edit.has_value());
        QCOMPARE(payload(world, *edit)[QStringLiteral("text")].toString(), text);
        QCOMPARE(world.outbox(*edit, QStringLiteral("base_text")).toString(),
                 QStringLiteral("A steady hour."));
        QCOMPARE(world.outbox(*edit, QStringLiteral("hex(base_text_hash)")).toString().toLower().toLatin1(),
                 QCryptographicHash::hash("A steady hour.", QCryptographicHash::Sha256).toHex());
        const client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.texts.feedback, text);
        QCOMPARE(shown.texts.draft, QStringLiteral("A steady hour."));
        QCOMPARE(shown.texts.editedBy, QStringLiteral("Jonas"));
        QVERIFY(shown.contentHash != old);
        protocol::ApprovedContent content;
        content.text = text;
        content.score = 91;
        content.verdict = engine::Verdict::OnTarget;
        QCOMPARE(shown.contentHash, protocol::contentHashOf(content));
        // What was read before is no longer what would be sent.
        const auto stale =
            world.decided([&](Decided reply) { desk->approve(analysisId(1), old, world.context(), reply); });
        QCOMPARE(stale.error().id, std::string("publish.changed"));
        const auto approved = world.decided(
            [&](Decided reply) { desk->approve(analysisId(1), shown.contentHash, world.context(), reply); });
        QVERIFY(approved.has_value());
        QVERIFY(world.outbox(*edit, QStringLiteral("dev_seq")).toInt() <
                world.outbox(*approved, QStringLiteral("dev_seq")).toInt());
        // The text cannot be taken from under the approval.
        using Undone = tl::expected<bool, client::Refusal>;
        const auto undone =
            world.answered<Undone>([&](auto reply) { desk->undo(*edit, world.context(), reply); });
        QCOMPARE(undone->error().id, std::string("undo.approved_upon"));
    }

    void whatIsTypedIsKeptAndNotApproved() {
        ServicesWorld world;
        fillOne(world);
        auto desk = world.open();
        QVERIFY(desk);
        desk->keepTyping(analysisId(1), QStringLiteral("A steady"));
        client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.texts.feedback, QStringLiteral("A steady"));
        QVERIFY(!shown.texts.saved);
        const auto refused = world.decided(
            [&](Decided reply) { desk->approve(analysisId(1), shown.contentHash, world.context(), reply); });
        QCOMPARE(refused.error().id, std::string("publish.changed"));
        desk.reset();
        desk = world.open();
        QVERIFY(desk);
        QCOMPARE(world.review(*desk, 1).texts.feedback, QStringLiteral("A steady"));
        // Also what is typed in the very moment before the desk goes.
        desk->keepTyping(analysisId(1), QStringLiteral("A steady r"));
        desk->keepTyping(analysisId(1), QStringLiteral("A steady ri"));
        desk.reset();
        desk = world.open();
        QVERIFY(desk);
        QCOMPARE(world.review(*desk, 1).texts.feedback, QStringLiteral("A steady ri"));
        const auto edit = world.decided([&](Decided reply) {
            desk->editFeedback(analysisId(1), QStringLiteral("A steady ride."), world.context(), reply);
        });
        QVERIFY(edit.has_value());
        QCOMPARE(world.outbox(*edit, QStringLiteral("base_text")).toString(),
                 QStringLiteral("A steady hour."));
        QVERIFY(world.review(*desk, 1).texts.saved);
    }

    void backToTheDraftDropsWhatIsBeingTyped() {
        ServicesWorld world;
        fillOne(world);
        auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(world.decided([&](Decided reply) {
            desk->editFeedback(analysisId(1), QStringLiteral("Mine."), world.context(), reply);
        }));
        desk->keepTyping(analysisId(1), QStringLiteral("Mine, and mo"));
        QVERIFY(
            world.decided([&](Decided reply) { desk->backToDraft(analysisId(1), world.context(), reply); }));
        desk.reset();
        desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.texts.feedback, QStringLiteral("A steady hour."));
        QVERIFY(shown.texts.saved);
    }

    void aPersonalNoteThatIsTypedIsThereAfterTheProgramEnds() {
        ServicesWorld world;
        fillOne(world);
        auto desk = world.open();
        QVERIFY(desk);
        desk->keepTypingNote(analysisId(1), QStringLiteral("Well do"));
        client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.texts.personalNote, QStringLiteral("Well do"));
        QVERIFY(!shown.texts.noteSaved && shown.texts.saved);
        const auto refused = world.decided(
            [&](Decided reply) { desk->approve(analysisId(1), shown.contentHash, world.context(), reply); });
        QCOMPARE(refused.error().id, std::string("publish.changed"));
        desk.reset();
        desk = world.open();
        QVERIFY(desk);
        QCOMPARE(world.review(*desk, 1).texts.personalNote, QStringLiteral("Well do"));
        const auto note = world.decided([&](Decided reply) {
            desk->editPersonalNote(analysisId(1), QStringLiteral("Well done"), world.context(), reply);
        });
        QVERIFY(note.has_value());
        QCOMPARE(world.outbox(*note, QStringLiteral("base_text")).toString(), QString());
        shown = world.review(*desk, 1);
        QVERIFY(shown.texts.noteSaved);
        QCOMPARE(shown.texts.personalNote, QStringLiteral("Well done"));
        // Typing back to what stands there leaves nothing behind.
        desk->keepTypingNote(analysisId(1), QStringLiteral("Well done!"));
        desk->keepTypingNote(analysisId(1), QStringLiteral("Well done"));
        QVERIFY(world.review(*desk, 1).texts.noteSaved);
    }

    void aNoteForCoachesThatIsTypedIsThereAfterTheProgramEnds() {
        ServicesWorld world;
        fillOne(world);
        auto desk = world.open();
        QVERIFY(desk);
        const domain::AthleteId athlete = athleteId(1);
        desk->keepTypingCoachNote(athlete, std::nullopt, QStringLiteral("About Pia"), false);
        desk->keepTypingCoachNote(athlete, analysisId(1), QStringLiteral("Ask ab"), false);
        desk->keepTypingCoachNote(athlete, analysisId(1), QStringLiteral("Ask about"), true);
        QCOMPARE(world.review(*desk, 1).typedNote.text, QStringLiteral("Ask about"));
        desk.reset();
        desk = world.open();
        QVERIFY(desk);
        client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.typedNote.text, QStringLiteral("Ask about"));
        QVERIFY(shown.typedNote.pinned);
        std::optional<client::AthleteDetail> detail;
        desk->athlete(
            athlete, world.context(),
            [&](const tl::expected<client::AthleteDetail, client::Refusal>& reply) { detail = *reply; });
        QTRY_VERIFY(detail.has_value());
        QCOMPARE(detail->typedNote, QStringLiteral("About Pia"));
        QVERIFY(shown.notes.empty());
        const auto added = world.decided([&](Decided reply) {
            desk->addNote(athlete, analysisId(1), QStringLiteral("Ask about it"), true, world.context(),
                          reply);
        });
        QVERIFY(added.has_value());
        shown = world.review(*desk, 1);
        QVERIFY(shown.typedNote.text.isEmpty());
        QCOMPARE(shown.notes.size(), std::size_t{1});
        desk->keepTypingCoachNote(athlete, analysisId(1), QStringLiteral("Next"), false);
        QCOMPARE(world.review(*desk, 1).typedNote.text, QStringLiteral("Next"));
        desk->keepTypingCoachNote(athlete, analysisId(1), QStringLiteral(" "), false);
        QVERIFY(world.review(*desk, 1).typedNote.text.isEmpty());
    }

    void aLineForADecisionThatIsTypedIsThereAfterTheProgramEnds() {
        using client::LineFor;
        ServicesWorld world;
        fillOne(world);
        auto desk = world.open();
        QVERIFY(desk);
        desk->keepTypingLine(analysisId(1), LineFor::Adjust, QStringLiteral("Too"));
        desk->keepTypingLine(analysisId(1), LineFor::Adjust, QStringLiteral("Too hot"));
        desk->keepTypingLine(analysisId(1), LineFor::HandToHead, QStringLiteral("Please look"));
        desk->keepTypingCoachNote(athleteId(1), analysisId(1), QStringLiteral("Ask"), false);
        desk.reset();
        desk = world.open();
        QVERIFY(desk);
        client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.adjustLine, QStringLiteral("Too hot"));
        QCOMPARE(shown.handLine, QStringLiteral("Please look"));
        QCOMPARE(shown.typedNote.text, QStringLiteral("Ask"));
        QVERIFY(shown.notes.empty());
        QVERIFY(!shown.session.adjusted && !shown.session.handedToHead);
        // A note that is added takes none of them with it.
        QVERIFY(world.decided([&](Decided reply) {
            desk->addNote(athleteId(1), analysisId(1), QStringLiteral("Ask them"), false, world.context(),
                          reply);
        }));
        desk->keepTypingLine(analysisId(1), LineFor::HandToHead, QString());
        shown = world.review(*desk, 1);
        QCOMPARE(shown.adjustLine, QStringLiteral("Too hot"));
        QVERIFY(shown.handLine.isEmpty());
        QVERIFY(shown.typedNote.text.isEmpty());
        QCOMPARE(shown.notes.size(), std::size_t{1});
    }

    void aNewSetOfThresholdsShowsAtOnceAndIsOneForItsDay() {
        ServicesWorld world;
        fillOne(world, true);
        const auto desk = world.open();
        QVERIFY(desk);
        const auto shown = [&] {
            using Got = tl::expected<client::AthleteDetail, client::Refusal>;
            return world.answered<Got>([&](auto r) { desk->athlete(athleteId(1), world.context(), r); })
                ->value()
                .thresholds;
        };
        const std::size_t before = shown().size();
        client::ThresholdSet set;
        set.from = QDate(2026, 11, 1);
        set.powerW = 250.0;
        set.swimSpeedMs = 1.25;
        const auto save = [&] {
            return world.decided(
                [&](Decided r) { desk->setThresholds(athleteId(1), set, world.context(), r); });
        };
        QVERIFY(save());
        QCOMPARE(shown().size(), before + 1);
        set.powerW = 260.0;
        set.swimSpeedMs.reset();
        QVERIFY(save());
        const auto sets = shown();
        QCOMPARE(sets.size(), before + 1);
        QVERIFY(std::find(sets.begin(), sets.end(), set) != sets.end());
        set.powerW = 2600.0;
        QVERIFY(!save());
        QCOMPARE(shown(), sets);
    }

    void theLinesOfTwoCoachesOnOneSessionAreTwoNotes() {
        using client::LineFor;
        using client::noteOfLine;
        const QSet<QUuid> notes{noteOfLine(analysisId(1), coachId(1), LineFor::Adjust).uuid(),
                                noteOfLine(analysisId(1), coachId(1), LineFor::HandToHead).uuid(),
                                noteOfLine(analysisId(1), coachId(2), LineFor::Adjust).uuid(),
                                noteOfLine(analysisId(1), coachId(2), LineFor::HandToHead).uuid()};
        QCOMPARE(notes.size(), 4);
        for (const QUuid& note : notes)
            QVERIFY(note.data3 == analysisId(1).uuid().data3 && note.variant() == QUuid::DCE);
    }

    void everyDecisionShowsAtOnce() {
        ServicesWorld world;
        fillOne(world, true);
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(world.decided([&](Decided r) {
            desk->adjust(analysisId(1), domain::AdjustReason::Weather, QStringLiteral("storm"),
                         world.context(), r);
        }));
        client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.session.adjusted == domain::AdjustReason::Weather);
        QCOMPARE(shown.adjustNote, QStringLiteral("storm"));
        QCOMPARE(shown.session.state, domain::AnalysisState::ReviewPending);
        QVERIFY(world.decided([&](Decided r) {
            desk->addNote(athleteId(1), analysisId(1), QStringLiteral("calf"), true, world.context(), r);
        }));
        shown = world.review(*desk, 1);
        QCOMPARE(shown.notes.size(), std::size_t{1});
        QCOMPARE(shown.notes[0].text, QStringLiteral("calf"));
        QCOMPARE(shown.notes[0].author, QStringLiteral("Jonas"));
        QVERIFY(world.decided([&](Decided r) {
            desk->editPersonalNote(analysisId(1), QStringLiteral("Pia, see you"), world.context(), r);
        }));
        QCOMPARE(world.review(*desk, 1).texts.personalNote, QStringLiteral("Pia, see you"));
        QVERIFY(world.decided([&](Decided r) {
            desk->setTrainingType(athleteId(1), domain::TrainingType::Base, world.context(), r);
        }));
        QVERIFY(world.decided([&](Decided r) {
            desk->recordConsent(athleteId(1), domain::ConsentKind::PlanWorkouts, false,
                                domain::ConsentHow::OnPaper, world.context(), r);
        }));
        using Got = tl::expected<client::AthleteDetail, client::Refusal>;
        const auto athlete =
            world.answered<Got>([&](auto r) { desk->athlete(athleteId(1), world.context(), r); });
        QVERIFY(athlete && *athlete);
        QVERIFY((*athlete)->athlete.trainingType == domain::TrainingType::Base);
        QVERIFY(!(*athlete)->planWorkout.allowed);
        QCOMPARE((*athlete)->planWorkout.why->id, std::string("access.consent.plan_workouts"));
        const auto& consents = (*athlete)->consents;
        const auto told = std::find_if(consents.begin(), consents.end(), [](const auto& consent) {
            return consent.kind == domain::ConsentKind::PlanWorkouts;
        });
        QVERIFY(told != consents.end() && told->how == domain::ConsentHow::OnPaper);
        QVERIFY(world.decided([&](Decided r) { desk->markDone(analysisId(1), world.context(), r); }));
        QVERIFY(world.queue(*desk).items.empty());
        QTRY_COMPARE(desk->status().waiting, 6);
    }

    void aNewAthleteIsThereAtOnceAndTakesWorkouts_data() {
        QTest::addColumn<bool>("head");
        QTest::newRow("an assistant coach's own") << false;
        QTest::newRow("a head coach's, of nobody yet") << true;
    }
    void aNewAthleteIsThereAtOnceAndTakesWorkouts() {
        QFETCH(bool, head);
        ServicesWorld world;
        fillOne(world, head);
        const auto desk = world.open();
        QVERIFY(desk);
        using Added = tl::expected<domain::AthleteId, client::Refusal>;
        const auto added = world.answered<Added>([&](auto reply) {
            desk->addAthlete({QStringLiteral(" Nils Berg "), QStringLiteral("nils@example.org"),
                              QStringLiteral("Europe/Oslo")},
                             world.context(), reply);
        });
        QVERIFY(added && *added);
        using List = std::vector<client::AthleteItem>;
        const auto list = world.answered<List>(
            [&](auto reply) { desk->athletes(client::AthleteFilter{}, world.context(), reply); });
        QVERIFY(list && list->size() == 2);
        QCOMPARE(list->front().id, **added);
        QCOMPARE(list->front().name, QStringLiteral("Nils Berg"));
        QCOMPARE(list->front().coach, head ? std::nullopt : std::optional(coachId(1)));
        using Got = tl::expected<client::AthleteDetail, client::Refusal>;
        const auto shown =
            world.answered<Got>([&](auto reply) { desk->athlete(**added, world.context(), reply); });
        QVERIFY(shown && *shown);
        QCOMPARE((*shown)->timeZone, QStringLiteral("Europe/Oslo"));
        QVERIFY((*shown)->upload.allowed);
        QVERIFY((*shown)->planWorkout.allowed);
        engine::Workout workout;
        workout.name = "Easy hour";
        workout.sport = engine::Sport::Running;
        workout.duration_s = 3600.0;
        const auto planned = world.decided([&](Decided reply) {
            desk->planWorkout(**added, QDate(2026, 11, 23), workout, world.context(), reply);
        });
        QVERIFY2(planned.has_value(), planned ? "" : planned.error().id.c_str());
        QTRY_COMPARE(desk->status().waiting, 2);
    }

    void aNewAthleteNeedsANameAndASoundAddress() {
        ServicesWorld world;
        fillOne(world, true);
        const auto desk = world.open();
        QVERIFY(desk);
        const QString zone = QStringLiteral("Europe/Oslo");
        const std::pair<client::NewAthlete, std::string> cases[] = {
            {{QStringLiteral("  "), {}, zone}, "invalid.missing"},
            {{QStringLiteral("Nils"), QStringLiteral("nils"), zone}, "invalid.email"},
            {{QStringLiteral("Nils"), {}, QStringLiteral("Mars/Base")}, "invalid.time_zone"}};
        for (const auto& [athlete, sentence] : cases) {
            using Added = tl::expected<domain::AthleteId, client::Refusal>;
            const auto added = world.answered<Added>(
                [&, entered = athlete](auto reply) { desk->addAthlete(entered, world.context(), reply); });
            QVERIFY(added && !*added);
            QCOMPARE(added->error().id, sentence);
        }
    }

    void whatACoachMayNotDoIsRefusedWithItsSentence() {
        ServicesWorld world;
        fillOne(world, false);
        const auto desk = world.open();
        QVERIFY(desk);
        const auto plan = world.decided([&](Decided r) {
            desk->setPlanType(athleteId(1), domain::PlanType::OffTheShelf, world.context(), r);
        });
        QCOMPARE(plan.error().id, std::string("access.head_only.plan_type"));
        const auto unknown =
            world.decided([&](Decided r) { desk->markDone(analysisId(9), world.context(), r); });
        QCOMPARE(unknown.error().id, std::string("access.not_found"));
        const auto empty = world.decided([&](Decided r) {
            desk->addNote(athleteId(1), {}, QString(4000, u'x'), false, world.context(), r);
        });
        QCOMPARE(empty.error().id, std::string("invalid.too_long"));
    }

    void aConflictShowsBothTexts() {
        ServicesWorld world;
        fillOne(world);
        auto desk = world.open();
        QVERIFY(desk);
        const auto edit = world.decided([&](Decided r) {
            desk->editFeedback(analysisId(1), QStringLiteral("Mine."), world.context(), r);
        });
        QVERIFY(edit.has_value());
        desk.reset();
        answer(world, *edit, protocol::Outcome::Conflict);
        world.feedback(1, 1, "Theirs.", "coach");
        world.fillMore();
        desk = world.open();
        QVERIFY(desk);
        const auto list = world.answered<std::vector<client::Unaccepted>>(
            [&](auto r) { desk->unaccepted(world.context(), r); });
        QCOMPARE(list->size(), std::size_t{1});
        QCOMPARE(list->at(0).what, QStringLiteral("EditFeedback"));
        QCOMPARE(list->at(0).why, QStringLiteral("conflict"));
        QCOMPARE(list->at(0).mine, QStringLiteral("Mine."));
        QCOMPARE(list->at(0).theirs, QStringLiteral("Theirs."));
        QCOMPARE(world.review(*desk, 1).texts.feedback, QStringLiteral("Theirs."));
        QCOMPARE(desk->status().attention, 1);
        desk->dismiss(*edit);
        QTRY_COMPARE(desk->status().attention, 0);
    }

    void aWorkoutFileIsReadOrRefused() {
        ServicesWorld world;
        fillOne(world);
        const auto desk = world.open();
        QVERIFY(desk);
        QTemporaryDir dir;
        const auto read = [&](const QByteArray& bytes) {
            QFile file(dir.filePath(QStringLiteral("w.zwo")));
            if (!file.open(QIODevice::WriteOnly))
                return QString();
            file.write(bytes);
            file.close();
            using Got = tl::expected<engine::Workout, client::Refusal>;
            const auto got = world.answered<Got>(
                [&](auto r) { desk->readWorkoutFile(file.fileName(), world.context(), r); });
            return QString::fromStdString(*got ? (*got)->name : got->error().id);
        };
        QCOMPARE(read("<workout_file><name>Over</name><sportType>bike</sportType><workout>"
                      "<SteadyState Duration=\"600\" Power=\"0.9\"/></workout></workout_file>"),
                 QStringLiteral("Over"));
        QCOMPARE(read("[COURSE HEADER]\nFILE NAME = Under.erg\nMINUTES WATTS\n[END COURSE HEADER]\n"
                      "[COURSE DATA]\n0 200\n10 200\n[END COURSE DATA]\n"),
                 QStringLiteral("Under"));
        QCOMPARE(read("hello"), QStringLiteral("workout.fault.not_workout"));
        QCOMPARE(read(QByteArray(3 * 1024 * 1024, 'x')), QStringLiteral("workout.fault.too_large"));
        using Got = tl::expected<engine::Workout, client::Refusal>;
        const auto gone = world.answered<Got>(
            [&](auto r) { desk->readWorkoutFile(dir.filePath(QStringLiteral("none")), world.context(), r); });
        QCOMPARE(gone->error().id, std::string("file.unreadable"));
        engine::Workout workout;
        workout.name = "Easy";
        workout.sport = engine::Sport::Cycling;
        workout.items = {engine::Step{
            engine::StepKind::Work, {}, {engine::Extent::Unit::Seconds, 1800}, {}, {}, {}, false}};
        QVERIFY(world.decided([&](Decided r) {
            desk->planWorkout(athleteId(1), QDate(2026, 11, 24), workout, world.context(), r);
        }));
        const client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.next.size(), std::size_t{1});
        QCOMPARE(shown.next[0].title, QStringLiteral("Easy"));
    }
};

QTEST_GUILESS_MAIN(TestServicesDecisions)
#include "test_services_decisions.moc"
