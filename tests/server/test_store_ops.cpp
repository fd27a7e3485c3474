// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/store_fixture.h"

#include "core/backend/store/ops.h"

using namespace leadout;
using namespace leadout::backend;
using leadout::test::StoreFixture;
using protocol::Outcome;
using Standing = KnownOp::Standing;

class TestStoreOps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anAnswerIsKeptForTheSameDecision();
    void anotherDecisionUnderAUsedIdIsNoticed();
    void opsOfTwoCoachesNeverMeet();
    void whatWasAcknowledgedIsForgottenAndNeverTriedAgain();
    void anOpHasOneAnswer();
    void aHeldOpWaitsForAHeadCoach();
    void aCoachCannotFillTheQueueOfHeldOps();

private:
    protocol::Op op(std::int64_t devSeq) {
        protocol::Op op;
        op.opId = m_store->uuid();
        op.devSeq = devSeq;
        op.schema = 1;
        op.command = QStringLiteral("MarkDone");
        op.payload = "{}";
        op.rowId = m_store->uuid();
        op.scope = domain::Scope::athlete(m_athlete).toString();
        return op;
    }
    static protocol::OpResult answer(const protocol::Op& op, Outcome outcome) {
        protocol::OpResult result;
        result.opId = op.opId;
        result.outcome = outcome;
        result.rev = outcome == Outcome::Ok ? 2 : 0;
        return result;
    }
    KnownOp known(const domain::CoachId& coach, const protocol::Op& op) {
        const auto found =
            m_store->write(m_company, [&](Changes& changes) { return lookUp(changes, coach, m_device, op); });
        if (!found)
            StoreFixture::fail(found.error());
        return found.value_or(KnownOp{});
    }
    Result<> keep(const protocol::Op& op, const protocol::OpResult& result) {
        return m_store->write(
            m_company, [&](Changes& changes) { return keepAnswer(changes, m_coach, m_device, op, result); });
    }
    void ack(std::int64_t through) {
        m_store->done(m_company,
                      [&](Changes& changes) { return acknowledge(changes, m_coach, m_device, through); });
    }
    bool holdOp(const protocol::Op& op) {
        return m_store
            ->write(m_company, [&](Changes& changes) { return hold(changes, m_athlete, m_coach, op); })
            .value_or(false);
    }

    std::unique_ptr<StoreFixture> m_store;
    domain::CompanyId m_company;
    domain::CoachId m_head;
    domain::CoachId m_coach;
    domain::AthleteId m_athlete; ///< of nobody
    domain::DeviceId m_device;
};

void TestStoreOps::init() {
    m_store = std::make_unique<StoreFixture>();
    m_company = m_store->company();
    m_head = m_store->coach(m_company, domain::Role::Head);
    m_coach = m_store->coach(m_company, domain::Role::Assistant);
    m_athlete = m_store->athlete(m_company).id;
    m_device = m_store->id<domain::DeviceId>();
}

void TestStoreOps::anAnswerIsKeptForTheSameDecision() {
    const protocol::Op sent = op(1);
    QCOMPARE(known(m_coach, sent).standing, Standing::New);
    protocol::OpResult result = answer(sent, Outcome::Conflict);
    result.fields = {QStringLiteral("text")};
    VERIFY_DONE(keep(sent, result));
    m_store->reopen();
    const KnownOp again = known(m_coach, sent);
    QCOMPARE(again.standing, Standing::Answered);
    QCOMPARE(again.result, result);
}

void TestStoreOps::anotherDecisionUnderAUsedIdIsNoticed() {
    protocol::Op sent = op(1);
    VERIFY_DONE(keep(sent, answer(sent, Outcome::Denied)));
    sent.payload = "{\"text\":\"another\"}";
    QCOMPARE(known(m_coach, sent).standing, Standing::Reused);
}

void TestStoreOps::opsOfTwoCoachesNeverMeet() {
    const protocol::Op sent = op(1);
    VERIFY_DONE(keep(sent, answer(sent, Outcome::Denied)));
    QCOMPARE(known(m_head, sent).standing, Standing::New);
    QVERIFY(heldRowId(m_head, sent.opId) != heldRowId(m_coach, sent.opId));
}

void TestStoreOps::whatWasAcknowledgedIsForgottenAndNeverTriedAgain() {
    const protocol::Op first = op(1);
    const protocol::Op second = op(2);
    for (const protocol::Op& sent : {first, second})
        VERIFY_DONE(keep(sent, answer(sent, Outcome::Ok)));
    ack(1);
    QCOMPARE(known(m_coach, first).standing, Standing::Stale);
    QCOMPARE(known(m_coach, second).standing, Standing::Answered);
    QCOMPARE(known(m_coach, op(1)).standing, Standing::Stale);
    QCOMPARE(known(m_coach, op(3)).standing, Standing::New);
    // The mark does not fall.
    ack(0);
    QCOMPARE(known(m_coach, first).standing, Standing::Stale);
}

void TestStoreOps::anOpHasOneAnswer() {
    const protocol::Op sent = op(1);
    VERIFY_DONE(keep(sent, answer(sent, Outcome::Denied)));
    QVERIFY(!keep(sent, answer(sent, Outcome::Ok)));
    QCOMPARE(known(m_coach, sent).result->outcome, Outcome::Denied);
}

void TestStoreOps::aHeldOpWaitsForAHeadCoach() {
    const protocol::Op sent = op(1);
    QVERIFY(holdOp(sent));
    // Whoever sent it sees neither the athlete nor the op any more.
    const Viewer coach = m_store->viewer(m_company, m_coach);
    QVERIFY(waitingHeld(m_store->db(), coach)->empty());
    QVERIFY(!findHeld(m_store->db(), coach, heldRowId(m_coach, sent.opId))->has_value());
    const Viewer head = m_store->viewer(m_company, m_head);
    const auto waiting = waitingHeld(m_store->db(), head);
    VERIFY_DONE(waiting);
    QCOMPARE(waiting->size(), 1U);
    QCOMPARE(waiting->front().op, sent);
    QCOMPARE(waiting->front().coach, m_coach);
    const auto decide = [&] {
        return m_store
            ->write(m_company,
                    [&](Changes& changes) { return decideHeld(changes, waiting->front(), 3, m_head); })
            .value_or(false);
    };
    QVERIFY(decide());
    QVERIFY(!decide());
    QVERIFY(waitingHeld(m_store->db(), head)->empty());
    const auto decided = findHeld(m_store->db(), head, waiting->front().id);
    VERIFY_DONE(decided);
    QCOMPARE((*decided)->accepted, true);
    QCOMPARE((*decided)->op, protocol::Op());
}

void TestStoreOps::aCoachCannotFillTheQueueOfHeldOps() {
    for (int i = 0; i < kMaxHeldOps; ++i)
        QVERIFY(holdOp(op(i + 1)));
    QVERIFY(!holdOp(op(kMaxHeldOps + 1)));
    const auto waiting = waitingHeld(m_store->db(), m_store->viewer(m_company, m_head));
    VERIFY_DONE(waiting);
    QCOMPARE(waiting->size(), static_cast<std::size_t>(kMaxHeldOps));
    m_store->done(m_company, [&](Changes& changes) {
        return decideHeld(changes, waiting->front(), std::nullopt, m_head);
    });
    protocol::Op large = op(kMaxHeldOps + 2);
    large.payload = "{\"text\":\"" + QByteArray(kMaxHeldBytes, 'x') + "\"}";
    QVERIFY(!holdOp(large));
    QVERIFY(holdOp(op(kMaxHeldOps + 3)));
}

QTEST_GUILESS_MAIN(TestStoreOps)
#include "test_store_ops.moc"
