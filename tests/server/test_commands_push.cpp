// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/feed.h"
#include "core/backend/store/health.h"
#include "core/protocol/rows.h"
#include "tests/server/commands_fixture.h"
#include "tests/server/store_client.h"

#include <algorithm>

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;
using domain::AnalysisState;
using domain::MembershipStatus;
using domain::Role;
using protocol::Op;
using protocol::Outcome;

namespace {

const QString kMine = QStringLiteral("Strong to the last minute.");
const QString kTheirs = QStringLiteral("Well paced.");

QStringList allTold(const Pushed& pushed) {
    QStringList words;
    for (const protocol::OpResult& result : pushed.results)
        words.append(told(result));
    return words;
}

/// Ops that are applied together or not at all.
std::vector<Op> together(DecisionsFixture& world, std::vector<Op> ops) {
    const QUuid group = world.uuid();
    for (Op& op : ops)
        op.txnId = group;
    return ops;
}

/// All rows that a coach's program is given.
QMap<QUuid, protocol::Row> pulled(DecisionsFixture& world, const domain::CoachId& coach) {
    const platform::SealKey key = platform::SealKey::random();
    const Viewer viewer = world.viewer(world.company, coach);
    PullClient client;
    for (int i = 0; i < 100 && !client.caughtUp(); ++i) {
        const auto answer = Feed(world.db(), key, viewer, world.now())
                                .pull(client.request(i % 2 == 0, protocol::kMaxPageRows));
        if (!answer || !*answer)
            return {};
        client.apply(**answer);
    }
    return client.rows();
}

/// What a coach's program is told that an op says, and nothing where it is not told.
std::optional<protocol::HeldWordsRow> wordsOf(DecisionsFixture& world, const domain::CoachId& coach,
                                              const domain::OpId& held) {
    const auto rows = pulled(world, coach);
    const auto row = rows.constFind(bodyRowId(held.uuid(), RowKind::HeldWords));
    if (row == rows.constEnd() || row->deleted || row->payload == "{}")
        return std::nullopt;
    const auto read = protocol::readHeldWordsRow(row->payload);
    return read ? std::optional(*read) : std::nullopt;
}

/// An athlete of whose health the rows of lists tell.
struct HealthWorld : DecisionsFixture {
    HealthWorld() {
        Analysis bad = stored(review.id);
        bad.flags = {QStringLiteral("wrote"), QStringLiteral("felt_bad")};
        bad.verdict = engine::Verdict::Sick;
        done(company, [&](Changes& changes) {
            return putAnalysis(changes, bad, {QStringLiteral("flags"), QStringLiteral("verdict")});
        });
        DatedThresholds set;
        set.id = threshold = uuid();
        set.athlete = rider.id;
        set.from = QDate(2026, 11, 1);
        set.values.power_w = 250;
        set.values.heart_rate_bpm = 165;
        set.values.max_heart_rate_bpm = 190;
        done(company, [&](Changes& changes) { return putThresholds(changes, set); });
        done(company, [&](Changes& changes) {
            return markDay(changes, {uuid(), rider.id, QDate(2026, 11, 20), domain::DayMark::Sick});
        });
    }

    /// What the coach's program gets of it.
    QString shown() {
        QStringList all;
        const auto rows = pulled(*this, jonas);
        const QByteArray session = rows.value(review.id.uuid()).payload;
        const QByteArray thresholds = rows.value(threshold).payload;
        if (!session.contains("wrote") || !thresholds.contains("power_w"))
            all.append(QStringLiteral("too little"));
        if (session.contains("felt_bad"))
            all.append(QStringLiteral("felt_bad"));
        if (session.contains("sick"))
            all.append(QStringLiteral("sick"));
        if (thresholds.contains("heart_rate"))
            all.append(QStringLiteral("heart_rate"));
        const bool marked = std::any_of(rows.begin(), rows.end(), [](const protocol::Row& row) {
            return row.kind == QLatin1String("day_mark") && !row.deleted;
        });
        if (marked)
            all.append(QStringLiteral("mark"));
        return all.join(u' ');
    }

    QUuid threshold;
};

} // namespace

class TestPush : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameOpAgainGetsItsAnswerAndDoesNothing() {
        DecisionsFixture world;
        const Op op = world.edit(world.review, kMine);
        const auto first = world.pushAll(world.jonas, {op});
        const std::size_t lines = world.audit().size();
        QCOMPARE(world.pushAll(world.jonas, {op}).results, first.results);
        QCOMPARE(world.texts(world.review.id).versions.size(), std::size_t(2));
        QCOMPARE(world.audit().size(), lines);
        // Even when the coach could not do it any more.
        world.setMember(world.jonas, Role::Assistant, MembershipStatus::Active);
        world.assign(world.rider, world.marek);
        QCOMPARE(world.pushAll(world.jonas, {op}).results, first.results);
    }

    void aFailureIsAnAnswerToo() {
        DecisionsFixture world;
        const Op op = world.edit(world.review, kTheirs);
        world.push(world.jonas, world.edit(world.review, kMine));
        const auto first = world.pushAll(world.head, {op});
        QCOMPARE(allTold(first), QStringList(QStringLiteral("conflict text")));
        const auto again = world.pushAll(world.head, {op});
        QCOMPARE(again.results, first.results);
        // The row is read anew for whoever asks again.
        QCOMPARE(again.conflicts, (std::vector{op.rowId}));
    }

    void aUsedIdIsRefusedForThatOpAlone() {
        DecisionsFixture world;
        Op op = world.edit(world.review, kMine);
        world.push(world.jonas, op);
        op.payload = protocol::writePayload(domain::EditFeedback{world.review.id, kTheirs});
        const auto pushed =
            world.pushAll(world.jonas, {op, world.note(world.rider.id, QStringLiteral("Likes hills"))});
        QCOMPARE(allTold(pushed), (QStringList{QStringLiteral("key_reused"), QStringLiteral("ok")}));
        QCOMPARE(world.text(world.review.id), kMine);
    }

    void twoCoachesMayUseOneId() {
        DecisionsFixture world;
        const Op op = world.note(world.rider.id, QStringLiteral("Likes hills"));
        Op other = world.note(world.rider.id, QStringLiteral("Hates hills"));
        other.opId = op.opId;
        QCOMPARE(told(world.push(world.jonas, op)), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.head, other)), QStringLiteral("ok"));
    }

    void anOpTwiceInAGroupIsNoOp() {
        DecisionsFixture world;
        const Op note = world.note(world.rider.id, QStringLiteral("Likes hills"));
        Op twice = note;
        ++twice.devSeq;
        const auto pushed = world.pushAll(world.jonas, together(world, {note, twice}));
        QCOMPARE(pushed.results[1].outcome, Outcome::KeyReused);
        QCOMPARE(world.row(note.rowId), std::nullopt);
    }

    void whatWasAcknowledgedIsNotTriedAgain() {
        DecisionsFixture world;
        const Op op = world.note(world.rider.id, QStringLiteral("Likes hills"));
        world.push(world.jonas, op);
        const auto pushed = world.pushAll(world.jonas, {op}, op.devSeq);
        QCOMPARE(allTold(pushed), QStringList(QStringLiteral("stale_op")));
    }

    void aGroupIsAppliedWhollyOrNotAtAll() {
        DecisionsFixture world;
        const Analysis second = world.session(world.rider.id);
        const Op stale = world.edit(second, kTheirs);
        world.push(world.head, world.edit(second, kMine));
        const Op note = world.note(world.rider.id, QStringLiteral("Likes hills"));
        const std::vector<Op> group =
            together(world, {world.edit(world.review, kMine), stale, world.close(world.review)});
        std::vector<Op> ops = group;
        ops.push_back(note);
        const auto pushed = world.pushAll(world.jonas, ops);
        QCOMPARE(allTold(pushed), (QStringList{QStringLiteral("blocked"), QStringLiteral("conflict text"),
                                               QStringLiteral("blocked"), QStringLiteral("ok")}));
        QCOMPARE(pushed.results[0].by, stale.opId);
        QCOMPARE(pushed.results[2].by, stale.opId);
        QCOMPARE(world.text(world.review.id), kDraftText);
        QCOMPARE(world.stored(world.review.id).state, AnalysisState::ReviewPending);
        QVERIFY(world.row(note.rowId));
        QCOMPARE(world.pushAll(world.jonas, group).results.front(), pushed.results.front());
    }

    void aGroupThatFitsIsAppliedAsOne() {
        DecisionsFixture world;
        const auto pushed = world.pushAll(
            world.jonas, together(world, {world.edit(world.review, kMine), world.close(world.review)}));
        QCOMPARE(allTold(pushed), (QStringList{QStringLiteral("ok"), QStringLiteral("ok")}));
        QCOMPARE(world.text(world.review.id), kMine);
        QCOMPARE(world.stored(world.review.id).state, AnalysisState::Reviewed);
    }

    void anOpFollowsAnEarlierOne_data() {
        QTest::addColumn<bool>("oneRequest");
        QTest::newRow("in one request") << true;
        QTest::newRow("in two") << false;
    }
    void anOpFollowsAnEarlierOne() {
        QFETCH(const bool, oneRequest);
        DecisionsFixture world;
        const Op first = world.edit(world.review, kMine);
        Op second = world.edit(world.review, kTheirs);
        second.base = protocol::AfterOp{first.opId};
        Op third = world.edit(world.review, QStringLiteral("Third."));
        third.base = protocol::AfterOp{second.opId};
        std::vector<protocol::OpResult> results;
        if (oneRequest) {
            results = world.pushAll(world.jonas, {first, second, third}).results;
        } else {
            for (const Op& op : {first, second, third})
                results.push_back(world.push(world.jonas, op));
        }
        for (const auto& result : results)
            QCOMPARE(told(result), QStringLiteral("ok"));
        QCOMPARE(world.text(world.review.id), QStringLiteral("Third."));
        QCOMPARE(results.back().rev, world.rev(first.rowId));
    }

    void betweenTwoOpsOfOneCoachAnotherMayHaveWritten() {
        DecisionsFixture world;
        const Op first = world.edit(world.review, kMine);
        Op second = world.edit(world.review, QStringLiteral("Second."));
        second.base = protocol::AfterOp{first.opId};
        world.push(world.jonas, first);
        world.push(world.head, world.edit(world.review, kTheirs));
        QCOMPARE(told(world.push(world.jonas, second)), QStringLiteral("conflict text"));
        QCOMPARE(world.text(world.review.id), kTheirs);
    }

    void whatFollowsAFailureIsBlocked() {
        DecisionsFixture world;
        const Op first = world.edit(world.review, kMine);
        world.push(world.head, world.edit(world.review, kTheirs));
        Op second = world.edit(world.review, QStringLiteral("Second."));
        second.base = protocol::AfterOp{first.opId};
        Op third = second;
        third.opId = world.uuid();
        ++third.devSeq;
        third.base = protocol::AfterOp{second.opId};
        const auto pushed = world.pushAll(world.jonas, {first, second, third});
        QCOMPARE(allTold(pushed), (QStringList{QStringLiteral("conflict text"), QStringLiteral("blocked"),
                                               QStringLiteral("blocked")}));
        QCOMPARE(pushed.results[1].by, first.opId);
        QCOMPARE(pushed.results[2].by, second.opId);
        Op lost = second;
        lost.opId = world.uuid();
        lost.devSeq += 10;
        lost.base = protocol::AfterOp{world.uuid()};
        QCOMPARE(told(world.push(world.jonas, lost)), QStringLiteral("blocked"));
    }

    void aRevisionThatNeverWasIsNoBase_data() {
        QTest::addColumn<qint64>("base");
        QTest::newRow("none") << qint64{0};
        QTest::newRow("from the future") << qint64{99};
    }
    void aRevisionThatNeverWasIsNoBase() {
        QFETCH(const qint64, base);
        DecisionsFixture world;
        Op op = world.edit(world.review, kMine);
        op.base = protocol::BaseRev{base};
        QCOMPARE(told(world.push(world.jonas, op)), QStringLiteral("conflict rev"));
        QCOMPARE(world.text(world.review.id), kDraftText);
    }

    void anOpThatMakesNoSenseIsInvalid_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* name, const char* command, const QByteArray& payload,
                            const char* path) {
            QTest::newRow(name) << QString::fromLatin1(command) << payload << QString::fromLatin1(path);
        };
        const QByteArray id = "\"0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3\"";
        row("unknown command", "DropTables", "{}", "/command");
        row("missing member", "MarkDone", "{}", "/payload/analysis");
        row("unknown member", "MarkDone", "{\"analysis\":" + id + ",\"more\":1}", "/payload/more");
        row("wrong type", "MarkDone", "{\"analysis\":7}", "/payload/analysis");
        row("too long", "EditFeedback",
            "{\"analysis\":" + id + ",\"text\":\"" + QByteArray(10'001, 'x') + "\"}", "/payload/text");
    }
    void anOpThatMakesNoSenseIsInvalid() {
        QFETCH(const QString, command);
        QFETCH(const QByteArray, payload);
        QFETCH(const QString, path);
        DecisionsFixture world;
        Op op = world.close(world.review);
        op.command = command;
        op.payload = payload;
        const auto result = world.push(world.jonas, op);
        QCOMPARE(result.outcome, Outcome::Invalid);
        QCOMPARE(result.path, path);
        QCOMPARE(world.audit().back().entry.result, QStringLiteral("invalid"));
    }

    void anOpNamesTheRowOfItsCommand() {
        DecisionsFixture world;
        Op op = world.close(world.review);
        op.rowId = world.detailRow(world.review.id);
        QCOMPARE(told(world.push(world.jonas, op)), QStringLiteral("invalid /row_id"));
        op = world.close(world.review);
        op.scope = QStringLiteral("co");
        QCOMPARE(told(world.push(world.jonas, op)), QStringLiteral("invalid /scope"));
        QCOMPARE(world.stored(world.review.id).state, AnalysisState::ReviewPending);
    }

    void anAthleteWhoNeverWasTheirsIsAnsweredLikeNone() {
        DecisionsFixture world;
        const Op foreign = world.close(world.review);
        Analysis none = world.analysis(world.rider.id);
        const Op unknown = world.close(none);
        auto wrongRow = world.close(world.review);
        wrongRow.rowId = world.uuid();
        const auto pushed = world.pushAll(world.marek, {foreign, unknown, wrongRow});
        for (const QString& each : allTold(pushed))
            QCOMPARE(each, QStringLiteral("denied access.not_found"));
        QVERIFY(pushed.conflicts.empty());
        QVERIFY(world.waiting().empty());
    }

    void whatACoachDidBeforeLosingAnAthleteIsHeld() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        Op next = world.edit(world.review, kTheirs);
        next.base = protocol::AfterOp{edit.opId};
        world.assign(world.rider, world.marek);
        const auto pushed = world.pushAll(world.jonas, {edit, next});
        QCOMPARE(allTold(pushed), (QStringList{QStringLiteral("held"), QStringLiteral("held")}));
        QCOMPARE(world.text(world.review.id), kDraftText);
        QCOMPARE(world.waiting().size(), std::size_t(2));
        // Said once and kept once.
        QCOMPARE(allTold(world.pushAll(world.jonas, {edit})), QStringList(QStringLiteral("held")));
        QCOMPARE(world.waiting().size(), std::size_t(2));
    }

    void whatAHeadCoachDidBeforeBeingOneNoMoreIsHeld() {
        DecisionsFixture world;
        const auto second = world.coach(world.company, Role::Head);
        const Op edit = world.edit(world.review, kMine);
        const Op demote = world.op(domain::DemoteCoach{second}, second.uuid(), QStringLiteral("co"));
        QCOMPARE(told(world.push(world.head, demote)), QStringLiteral("ok"));
        QCOMPARE(told(world.push(second, edit)), QStringLiteral("held"));
        QCOMPARE(world.text(world.review.id), kDraftText);
        const auto held = heldRowId(second, edit.opId);
        QCOMPARE(told(world.push(world.head, world.held(held, world.rider.id, true))), QStringLiteral("ok"));
        QCOMPARE(world.text(world.review.id), kMine);
    }

    void aHeadCoachAcceptsWhatWasHeld() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        Op next = world.edit(world.review, kTheirs);
        next.base = protocol::AfterOp{edit.opId};
        world.assign(world.rider, std::nullopt);
        world.pushAll(world.jonas, {edit, next});
        const auto first = heldRowId(world.jonas, edit.opId);
        const auto second = heldRowId(world.jonas, next.opId);
        // In their order alone.
        QCOMPARE(told(world.push(world.head, world.held(second, world.rider.id, true))),
                 QStringLiteral("conflict decision"));
        const auto accepted = world.push(world.head, world.held(first, world.rider.id, true));
        QCOMPARE(told(accepted), QStringLiteral("ok"));
        QCOMPARE(accepted.rev, world.rev(first.uuid()));
        QCOMPARE(world.text(world.review.id), kMine);
        // Words stay their author's; who has accepted them stands in the audit.
        QCOMPARE(world.texts(world.review.id).current().coach, std::optional(world.jonas));
        QCOMPARE(world.audit().back().entry.coach, std::optional(world.head));
        QCOMPARE(told(world.push(world.head, world.held(first, world.rider.id, true))),
                 QStringLiteral("conflict decision"));
        QCOMPARE(told(world.push(world.head, world.held(second, world.rider.id, true))),
                 QStringLiteral("ok"));
        QCOMPARE(world.text(world.review.id), kTheirs);
        QVERIFY(world.waiting().empty());
    }

    void whatListsTellOfHealthGoesAndComesWithThePermission() {
        HealthWorld world;
        const auto allow = [&world](bool given) {
            const domain::RecordConsent consent{world.rider.id, domain::ConsentKind::SeeHealth, given,
                                                domain::ConsentHow::InPerson, std::nullopt};
            return told(world.push(world.jonas, world.op(consent, world.rider.id.uuid(),
                                                         DecisionsFixture::list(world.rider.id))));
        };
        QCOMPARE(world.shown(), QStringLiteral("felt_bad sick heart_rate mark"));
        const auto session = world.rev(world.review.id.uuid());
        const auto threshold = world.rev(world.threshold);
        QCOMPARE(allow(false), QStringLiteral("ok"));
        QCOMPARE(world.shown(), QString());
        // Programs that have these rows already get them anew.
        QVERIFY(world.rev(world.review.id.uuid()) > session);
        QVERIFY(world.rev(world.threshold) > threshold);
        QCOMPARE(allow(true), QStringLiteral("ok"));
        QCOMPARE(world.shown(), QStringLiteral("felt_bad sick heart_rate mark"));
    }

    void whatListsTellOfHealthGoesWithAPermissionThatEnds() {
        HealthWorld world;
        ConsentRecord record;
        record.id = world.uuid();
        record.athlete = world.rider.id;
        record.kind = domain::ConsentKind::SeeHealth;
        record.given = true;
        record.recordedBy = world.jonas;
        record.decidedAt = world.now();
        record.until = QDate(2026, 11, 1);
        world.done(world.company, [&](Changes& changes) { return recordConsent(changes, record); });
        world.done(world.company, [](Changes& changes) { return tendHealthRows(changes); });
        QCOMPARE(world.shown(), QString());
        const auto before = world.rev(world.review.id.uuid());
        world.done(world.company, [](Changes& changes) { return tendHealthRows(changes); });
        QCOMPARE(world.rev(world.review.id.uuid()), before);
    }

    void marksOfAnOlderVersionMoveToTheDetails() {
        DecisionsFixture world;
        const QUuid old = world.uuid();
        world.done(world.company, [&](Changes& changes) {
            const auto made = changes.connection().run(
                QStringLiteral("INSERT INTO day_mark VALUES (?, ?, ?, '2026-11-20', 'sick')"), world.company,
                domain::idText(old), world.rider.id);
            return made.and_then([&](std::int64_t) {
                return changes.record(RowKind::DayMark, old, domain::Scope::athlete(world.rider.id), {},
                                      Place::base());
            });
        });
        world.done(world.company, [](Changes& changes) { return tendHealthRows(changes); });
        QVERIFY(world.row(old)->deleted);
        const auto marks = markedDays(world.db(), Viewer::system(world.company), world.rider.id,
                                      QDate(2026, 11, 20), QDate(2026, 11, 20));
        VERIFY_DONE(marks);
        QCOMPARE(marks->size(), std::size_t(1));
        QVERIFY(marks->front().mark == domain::DayMark::Sick);
        const auto moved = world.row(marks->front().id);
        QVERIFY(moved && moved->scope == domain::Scope::athleteBody(world.rider.id));
    }

    void whatIsAcceptedWasWrittenByItsAuthorThen() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        const Op note = world.note(world.rider.id, QStringLiteral("Likes hills"));
        world.assign(world.rider, std::nullopt);
        world.pushAll(world.jonas, {edit, note});
        VERIFY_DONE(world.db().run(QStringLiteral("UPDATE held_op SET received_at = received_at - 60000")));
        const domain::Instant then = world.now() - std::chrono::minutes(1);
        for (const Op& op : {edit, note}) {
            const auto held = heldRowId(world.jonas, op.opId);
            QCOMPARE(told(world.push(world.head, world.held(held, world.rider.id, true))),
                     QStringLiteral("ok"));
        }
        QCOMPARE(world.texts(world.review.id).current().coach, std::optional(world.jonas));
        QVERIFY(world.texts(world.review.id).current().writtenAt == then);
        const auto notes = notesOn(world.db(), Viewer::system(world.company), world.rider.id);
        VERIFY_DONE(notes);
        QCOMPARE(notes->size(), std::size_t(1));
        QCOMPARE(notes->front().author, world.jonas);
        QVERIFY(notes->front().writtenAt == then);
    }

    void theAuditSaysHowAPermissionWasTold() {
        DecisionsFixture world;
        const domain::RecordConsent command{world.rider.id, domain::ConsentKind::PublishReport, true,
                                            domain::ConsentHow::ByPhone, std::nullopt};
        const Op op = world.op(command, world.rider.id.uuid(), DecisionsFixture::list(world.rider.id));
        QCOMPARE(told(world.push(world.jonas, op)), QStringLiteral("ok"));
        QCOMPARE(world.audit().back().entry.object,
                 QStringLiteral("athlete %1 publish_report given by_phone").arg(world.rider.id.toString()));
    }

    void whatFollowsAHeldOpUndoesNothingThatCameBetween() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        Op next = world.edit(world.review, kTheirs);
        next.base = protocol::AfterOp{edit.opId};
        world.assign(world.rider, std::nullopt);
        world.pushAll(world.jonas, {edit, next});
        const auto first = world.held(heldRowId(world.jonas, edit.opId), world.rider.id, true);
        QCOMPARE(told(world.push(world.head, first)), QStringLiteral("ok"));
        const QString between = QStringLiteral("Calm and even.");
        QCOMPARE(told(world.push(world.head, world.edit(world.review, between))), QStringLiteral("ok"));
        const auto second = heldRowId(world.jonas, next.opId);
        QCOMPARE(told(world.push(world.head, world.held(second, world.rider.id, true))),
                 QStringLiteral("conflict text"));
        QCOMPARE(world.text(world.review.id), between);
        QCOMPARE(world.waiting().size(), std::size_t(1));
    }

    void whatFollowsAnAcceptedOpGoesOnFromIt() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        Op next = world.edit(world.review, kTheirs);
        next.base = protocol::AfterOp{edit.opId};
        Op late = world.edit(world.review, QStringLiteral("Calm and even."));
        late.base = protocol::AfterOp{edit.opId};
        world.assign(world.rider, std::nullopt);
        QCOMPARE(told(world.push(world.jonas, edit)), QStringLiteral("held"));
        const auto held = world.held(heldRowId(world.jonas, edit.opId), world.rider.id, true);
        QCOMPARE(told(world.push(world.head, held)), QStringLiteral("ok"));
        // The athlete is theirs again, and they decide on what they have written themselves.
        world.assign(world.rider, world.jonas);
        QCOMPARE(told(world.push(world.jonas, next)), QStringLiteral("ok"));
        QCOMPARE(world.text(world.review.id), kTheirs);
        QCOMPARE(told(world.push(world.jonas, late)), QStringLiteral("conflict text"));
        QCOMPARE(world.text(world.review.id), kTheirs);
    }

    void aHeadCoachDiscardsWhatWasHeld() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        world.assign(world.rider, world.marek);
        world.push(world.jonas, edit);
        const auto held = heldRowId(world.jonas, edit.opId);
        QCOMPARE(told(world.push(world.head, world.held(held, world.rider.id, false))), QStringLiteral("ok"));
        QCOMPARE(world.text(world.review.id), kDraftText);
        QVERIFY(world.waiting().empty());
    }

    void whatDoesNotFitAnyMoreGoesOnWaiting() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        world.assign(world.rider, world.marek);
        world.push(world.jonas, edit);
        world.push(world.marek, world.edit(world.review, kTheirs));
        const auto held = heldRowId(world.jonas, edit.opId);
        QCOMPARE(told(world.push(world.head, world.held(held, world.rider.id, true))),
                 QStringLiteral("conflict text"));
        QCOMPARE(world.text(world.review.id), kTheirs);
        QCOMPARE(world.waiting().size(), std::size_t(1));
        QCOMPARE(told(world.push(world.head, world.held(held, world.rider.id, false))), QStringLiteral("ok"));
    }

    void onlyHeadCoachesDecideAboutWhatIsHeld() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        world.assign(world.rider, world.marek);
        world.push(world.jonas, edit);
        const auto held = world.held(heldRowId(world.jonas, edit.opId), world.rider.id, true);
        QCOMPARE(told(world.push(world.marek, held)), QStringLiteral("denied access.head_only.held"));
        QCOMPARE(world.waiting().size(), std::size_t(1));
    }

    void headCoachesAloneAreToldWhatAHeldOpSays() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        const Op adjust = world.op(
            domain::Adjust{world.review.id, domain::AdjustReason::Illness, QStringLiteral("A cold.")},
            world.review.id.uuid(), DecisionsFixture::list(world.rider.id));
        const Op approve = world.approve(world.review);
        world.assign(world.rider, world.marek);
        world.pushAll(world.jonas, {edit, adjust, approve});
        const auto first = heldRowId(world.jonas, edit.opId);
        const auto second = heldRowId(world.jonas, adjust.opId);
        const auto third = heldRowId(world.jonas, approve.opId);
        QVERIFY(wordsOf(world, world.head, first));
        QCOMPARE(wordsOf(world, world.head, first)->text, kMine);
        QCOMPARE(wordsOf(world, world.head, second)->reason, QStringLiteral("illness"));
        QCOMPARE(wordsOf(world, world.head, second)->note, QStringLiteral("A cold."));
        QCOMPARE(wordsOf(world, world.head, third)->contentHash, world.content(world.review.id));

        // The assistant who has the athlete now is told that something waits, and not what it says.
        for (const domain::CoachId& assistant : {world.marek, world.jonas}) {
            const auto rows = pulled(world, assistant);
            QVERIFY(!rows.isEmpty());
            QCOMPARE(rows.contains(first.uuid()), assistant == world.marek);
            for (const protocol::Row& row : rows) {
                QVERIFY(row.kind != QLatin1String("held_words"));
                QVERIFY(!row.payload.contains(kMine.toUtf8()) && !row.payload.contains("A cold."));
            }
        }

        // What has been decided says nothing more.
        QCOMPARE(told(world.push(world.head, world.held(second, world.rider.id, false))),
                 QStringLiteral("ok"));
        QVERIFY(!wordsOf(world, world.head, second));
        QVERIFY(wordsOf(world, world.head, first));
    }

    void whatAHeldOpSaysIsWithdrawnWithTheDetails() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        const Op later = world.edit(world.review, kTheirs);
        world.assign(world.rider, world.marek);
        world.push(world.jonas, edit);
        const auto held = heldRowId(world.jonas, edit.opId);
        QVERIFY(wordsOf(world, world.head, held));
        const domain::RecordConsent withdrawal{world.rider.id, domain::ConsentKind::SeeHealth, false,
                                               domain::ConsentHow::ByPhone, std::nullopt};
        QCOMPARE(told(world.push(world.head, world.op(withdrawal, world.rider.id.uuid(),
                                                      DecisionsFixture::list(world.rider.id)))),
                 QStringLiteral("ok"));
        QVERIFY(!wordsOf(world, world.head, held));
        QVERIFY(pulled(world, world.head).contains(held.uuid()));
        // Nor is what is held afterwards.
        QCOMPARE(told(world.push(world.jonas, later)), QStringLiteral("held"));
        QVERIFY(!wordsOf(world, world.head, heldRowId(world.jonas, later.opId)));
    }

    void whatAHeldOpSaysComesBackWithThePermission_data() {
        QTest::addColumn<bool>("lapsed");
        QTest::addColumn<bool>("chores");
        QTest::newRow("withdrawn") << false << false;
        QTest::newRow("withdrawn, and a day has passed") << false << true;
        QTest::newRow("over by its day") << true << true;
        QTest::newRow("over by its day, before the day's chores") << true << false;
    }
    void whatAHeldOpSaysComesBackWithThePermission() {
        QFETCH(const bool, lapsed);
        QFETCH(const bool, chores);
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        world.assign(world.rider, world.marek);
        world.push(world.jonas, edit);
        const auto held = heldRowId(world.jonas, edit.opId);
        const QDate today = dayIn(world.rider.timeZone, world.now());
        const auto record = [&](bool given, const std::optional<QDate>& until) {
            const domain::RecordConsent consent{world.rider.id, domain::ConsentKind::SeeHealth, given,
                                                domain::ConsentHow::ByPhone, until};
            return told(world.push(world.head, world.op(consent, world.rider.id.uuid(),
                                                        DecisionsFixture::list(world.rider.id))));
        };
        const QUuid words = bodyRowId(held.uuid(), RowKind::HeldWords);
        const std::int64_t before = pulled(world, world.head).value(words).rev;
        QCOMPARE(record(lapsed, lapsed ? std::optional(today) : std::nullopt), QStringLiteral("ok"));
        world.clock().advance(std::chrono::hours(24));
        if (chores)
            world.done(world.company, [](Changes& changes) { return tendHealthRows(changes); });
        const protocol::Row without = pulled(world, world.head).value(words);
        QCOMPARE(without.payload, QByteArray("{}"));
        QVERIFY(without.rev > before || (lapsed && !chores));
        const Op later = world.edit(world.review, kTheirs);
        QCOMPARE(told(world.push(world.jonas, later)), QStringLiteral("held"));
        QVERIFY(!wordsOf(world, world.head, heldRowId(world.jonas, later.opId)));
        QCOMPARE(record(true, std::nullopt), QStringLiteral("ok"));
        // Who has got the row without its words gets it anew.
        QVERIFY(pulled(world, world.head).value(words).rev > without.rev);
        QVERIFY(wordsOf(world, world.head, held));
        QCOMPARE(wordsOf(world, world.head, held)->text, kMine);
        QVERIFY(wordsOf(world, world.head, heldRowId(world.jonas, later.opId)));
        QCOMPARE(wordsOf(world, world.head, heldRowId(world.jonas, later.opId))->text, kTheirs);
    }

    void whatAHeldOpSaysIsNotToldAfterTheLastDayOfThePermission() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        world.assign(world.rider, world.marek);
        world.push(world.jonas, edit);
        const auto held = heldRowId(world.jonas, edit.opId);
        const QDate today = dayIn(world.rider.timeZone, world.now());
        const domain::RecordConsent given{world.rider.id, domain::ConsentKind::SeeHealth, true,
                                          domain::ConsentHow::ByPhone, today};
        QCOMPARE(told(world.push(world.head, world.op(given, world.rider.id.uuid(),
                                                      DecisionsFixture::list(world.rider.id)))),
                 QStringLiteral("ok"));
        QVERIFY(wordsOf(world, world.head, held));
        QCOMPARE(wordsOf(world, world.head, held)->text, kMine);
        world.clock().advance(std::chrono::hours(24));
        for (const protocol::Row& row : pulled(world, world.head))
            QVERIFY2(!row.payload.contains(kMine.toUtf8()), qPrintable(row.kind));
        QVERIFY(pulled(world, world.head).contains(held.uuid()));
    }

    void aGroupOfWhichOnePartIsHeldIsNotApplied() {
        DecisionsFixture world;
        const Athlete kept = world.athlete(world.company, world.jonas);
        const Op held = world.edit(world.review, kMine);
        const Op note = world.note(kept.id, QStringLiteral("Likes hills"));
        world.assign(world.rider, world.marek);
        const auto pushed = world.pushAll(world.jonas, together(world, {note, held}));
        QCOMPARE(allTold(pushed), (QStringList{QStringLiteral("blocked"), QStringLiteral("held")}));
        QCOMPARE(pushed.results.front().by, held.opId);
        QVERIFY(!world.row(note.rowId));
        QCOMPARE(world.waiting().size(), std::size_t(1));
    }

    void tooMuchIsNotHeld() {
        DecisionsFixture world;
        std::vector<Op> ops;
        for (int i = 0; i < kMaxHeldOps + 1; ++i)
            ops.push_back(world.note(world.rider.id, QStringLiteral("Note %1").arg(i)));
        world.assign(world.rider, world.marek);
        const auto told = allTold(world.pushAll(world.jonas, ops));
        QCOMPARE(told.count(QStringLiteral("held")), qsizetype{kMaxHeldOps});
        QCOMPARE(told.back(), QStringLiteral("denied held.too_many"));
    }

    void whoIsNoHeadCoachAnyMoreIsDenied() {
        DecisionsFixture world;
        const auto invite = world.id<domain::InviteId>();
        const Op op = world.op(domain::CreateInvite{invite, {}}, invite.uuid(), QStringLiteral("head"));
        world.setMember(world.head, Role::Assistant, MembershipStatus::Active);
        QCOMPARE(told(world.push(world.head, op)), QStringLiteral("denied access.head_only.invite"));
        // Being promoted again does not revive it.
        world.setMember(world.head, Role::Head, MembershipStatus::Active);
        QCOMPARE(told(world.push(world.head, op)), QStringLiteral("denied access.head_only.invite"));
    }

    void aFormerMembersWorkIsHeldAndNothingElse() {
        DecisionsFixture world;
        const Athlete foreign = world.athlete(world.company, world.marek);
        const Op edit = world.edit(world.review, kMine);
        const Op note = world.note(foreign.id, QStringLiteral("Not mine"));
        Op bad = world.close(world.review);
        bad.payload = "{}";
        world.done(world.company, [&](Changes& changes) { return unassignAll(changes, world.jonas); });
        world.setMember(world.jonas, Role::Assistant, MembershipStatus::Deactivated);
        const auto hold = [&] { return world.send(world.jonas, {edit, note, bad}, 0, true); };
        const auto pushed = hold();
        VERIFY_DONE(pushed);
        QCOMPARE(allTold(*pushed),
                 (QStringList{QStringLiteral("held"), QStringLiteral("denied access.not_found"),
                              QStringLiteral("invalid /payload/analysis")}));
        const auto again = hold();
        VERIFY_DONE(again);
        QCOMPARE(again->results, pushed->results);
        QCOMPARE(world.text(world.review.id), kDraftText);
        QCOMPARE(world.waiting().size(), std::size_t(1));
        const auto held = heldRowId(world.jonas, edit.opId);
        QCOMPARE(told(world.push(world.head, world.held(held, world.rider.id, true))), QStringLiteral("ok"));
        QCOMPARE(world.text(world.review.id), kMine);
    }

    void whatTheDatabaseRefusesStopsNothingElse() {
        DecisionsFixture world;
        VERIFY_DONE(world.db().run(QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON coach_note BEGIN "
                                                  "SELECT RAISE(ABORT, 'no'); END")));
        const Op note = world.note(world.rider.id, QStringLiteral("Likes hills"));
        const Op edit = world.edit(world.review, kMine);
        const QStringList expected{QStringLiteral("invalid /payload"), QStringLiteral("ok")};
        QCOMPARE(allTold(world.pushAll(world.jonas, {note, edit})), expected);
        QCOMPARE(world.text(world.review.id), kMine);
        QVERIFY(!world.row(note.rowId));
        QCOMPARE(allTold(world.pushAll(world.jonas, {note, edit})), expected);
    }

    void aWorkoutWhoseStructureWouldBeAnotherRowIsInvalid() {
        DecisionsFixture world;
        domain::PlanWorkout plan;
        plan.workout = domain::WorkoutId(bodyRowId(world.review.id.uuid(), RowKind::WorkoutStructure));
        plan.athlete = world.rider.id;
        plan.day = QDate(2026, 11, 20);
        plan.plan.name = "Endurance";
        engine::Step step;
        step.extent = {engine::Extent::Unit::Seconds, 3600.0};
        plan.plan.items = {step};
        const Op op = world.op(plan, plan.workout.uuid(), DecisionsFixture::list(world.rider.id));
        const Op edit = world.edit(world.review, kMine);
        QCOMPARE(
            allTold(world.pushAll(world.jonas, {op, edit})),
            (QStringList{QStringLiteral("invalid /payload/workout access.not_found"), QStringLiteral("ok")}));
    }

    void everyOutcomeIsInTheAudit() {
        DecisionsFixture world;
        const Op edit = world.edit(world.review, kMine);
        world.pushAll(world.jonas, {edit, world.edit(world.review, kTheirs)});
        world.push(world.marek, world.close(world.review));
        const auto lines = world.audit();
        QCOMPARE(lines.size(), std::size_t(3));
        const AuditEntry& first = lines.front().entry;
        QCOMPARE(first.coach, std::optional(world.jonas));
        QCOMPARE(first.device, world.jonas.toString());
        QCOMPARE(first.action, QStringLiteral("EditFeedback"));
        QCOMPARE(first.object, QStringLiteral("analysis ") + world.review.id.toString());
        QCOMPARE(first.result, QStringLiteral("ok"));
        QCOMPARE(first.address, QStringLiteral("203.0.113.0"));
        QCOMPARE(lines[1].entry.result, QStringLiteral("conflict"));
        QCOMPARE(lines[2].entry.action, QStringLiteral("MarkDone"));
        QCOMPARE(lines[2].entry.result, QStringLiteral("denied"));
        const auto broken = brokenAuditLine(world.db(), world.company);
        VERIFY_DONE(broken);
        QVERIFY(!*broken);
    }
};

QTEST_GUILESS_MAIN(TestPush)
#include "test_commands_push.moc"
