// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/sync/overlay.h"
#include "tests/unit/client/desk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace leadout;
using namespace leadout::client;
using namespace leadout::test;
using namespace std::chrono_literals;

namespace {

const QString kCo = QStringLiteral("co");

protocol::OpResult result(const QUuid& id, protocol::Outcome outcome, std::int64_t rev = 0) {
    protocol::OpResult made;
    made.opId = id;
    made.outcome = outcome;
    made.rev = rev;
    return made;
}

} // namespace

class TestWork : public QObject {
    Q_OBJECT

    QTemporaryDir* m_dir = nullptr;
    domain::FixedClock m_clock{domain::Instant(std::chrono::hours(480'000))};
    domain::SeededRandom m_random{1};
    std::unique_ptr<Work> m_work;

    QString path() const { return m_dir->filePath(QStringLiteral("work.db")); }
    void open() {
        m_work.reset();
        auto opened = Work::open({path(), &m_clock, &m_random, {}, 20});
        QVERIFY(opened.has_value());
        m_work = std::move(*opened);
    }
    QUuid queue(quint32 row, std::chrono::milliseconds hold = 0ms) {
        const auto ids = m_work->queue({Desk::decision(idOf(1, row), kCo, QStringLiteral("text"), 3, hold)});
        return ids ? ids->front() : QUuid();
    }
    std::vector<protocol::Op> batch() { return m_work->beginBatch({})->ops; }
    void store(const protocol::OpResult& each) {
        QVERIFY(m_work->storeResults({each}, QStringLiteral("e1"), {kCo}));
    }

private Q_SLOTS:
    void init() {
        m_dir = new QTemporaryDir;
        open();
    }
    void cleanup() {
        m_work.reset();
        delete std::exchange(m_dir, nullptr);
    }

    void aDecisionSurvivesARestartAndIsSentAsItWas() {
        const QUuid id = queue(1);
        open();
        const auto request = m_work->beginBatch({});
        QCOMPARE(request->ops.size(), std::size_t{1});
        const protocol::Op& op = request->ops.front();
        QCOMPARE(op.opId, id);
        QCOMPARE(op.devSeq, 1);
        QCOMPARE(std::get<protocol::BaseRev>(op.base).rev, 3);
        QVERIFY(!request->deviceId.isNull());
        QVERIFY(protocol::readOpsRequest(protocol::writeOpsRequest(*request)).has_value());
    }

    void aDecisionCanBeWithdrawnUntilItsFirstSendingBegins() {
        const QUuid first = queue(1, 10s);
        QVERIFY(batch().empty());
        QCOMPARE(m_work->nextDueIn()->value(), 10s);
        QVERIFY(m_work->withdraw(first));
        QCOMPARE(m_work->counts()->waiting, 0);
        const QUuid second = queue(1, 10s);
        m_clock.advance(10s);
        QCOMPARE(batch().size(), std::size_t{1});
        QCOMPARE(m_work->withdraw(second).error().fault, WorkFault::AlreadySent);
        open();
        QCOMPARE(m_work->withdraw(second).error().fault, WorkFault::AlreadySent);
        QCOMPARE(m_work->withdraw(first).error().fault, WorkFault::NotFound);
    }

    void whatALaterDecisionBuildsOnIsWithdrawnAfterIt() {
        const QUuid edit = queue(1, 10s);
        const QUuid approve = queue(1, 10s);
        QCOMPARE(m_work->withdraw(edit).error().fault, WorkFault::BuiltUpon);
        QVERIFY(m_work->withdraw(approve));
        QVERIFY(m_work->withdraw(edit));
    }

    void decisionsMadeTogetherAreWithdrawnTogether() {
        const auto ids = m_work->queue({Desk::decision(idOf(1, 1), kCo, QStringLiteral("a"), 0, 10s),
                                        Desk::decision(idOf(1, 2), kCo, QStringLiteral("b"), 0, 10s)});
        QVERIFY(m_work->withdraw(ids->back()));
        QCOMPARE(m_work->counts()->waiting, 0);
    }

    void aLaterDecisionBuildsOnTheEarlierOneThenOnItsResult() {
        const QUuid first = queue(1);
        QCOMPARE(batch().size(), std::size_t{1});
        queue(1);
        const auto both = m_work->beginBatch({});
        QCOMPARE(both->ops.size(), std::size_t{2});
        QCOMPARE(std::get<protocol::AfterOp>(both->ops[1].base).opId, first);
        queue(1, 10s);
        store(result(first, protocol::Outcome::Ok, 4));
        // The second was sent, so it stays what it was; and the first stays unacknowledged for it.
        const auto again = m_work->beginBatch({});
        QCOMPARE(again->ops.size(), std::size_t{1});
        QCOMPARE(std::get<protocol::AfterOp>(again->ops[0].base).opId, first);
        QCOMPARE(again->ackedThrough, 0);
        store(result(again->ops[0].opId, protocol::Outcome::Ok, 5));
        m_clock.advance(10s);
        const auto last = m_work->beginBatch({});
        QCOMPARE(std::get<protocol::BaseRev>(last->ops[0].base).rev, 5);
        // What is accepted may have to be sent again until the cache has it.
        QCOMPARE(last->ackedThrough, 0);
        QVERIFY(m_work->release({first}));
        QCOMPARE(m_work->beginBatch({})->ackedThrough, 0);
        QVERIFY(m_work->release({again->ops[0].opId}));
        QCOMPARE(m_work->beginBatch({})->ackedThrough, 2);
    }

    void anAcceptedOpLiesOverTheCacheUntilItIsReleased() {
        const QUuid id = queue(1);
        batch();
        store(result(id, protocol::Outcome::Ok, 4));
        QCOMPARE(m_work->counts()->waiting, 0);
        QCOMPARE(m_work->accepted()->size(), std::size_t{1});
        QVERIFY(m_work->reopen(QStringLiteral("e1")));
        QCOMPARE(m_work->accepted()->size(), std::size_t{1});
        QVERIFY(m_work->release({id}));
        QVERIFY(m_work->accepted()->empty());
    }

    void anotherEpochSendsAgainWhatItMayHaveLost() {
        const QUuid id = queue(1);
        batch();
        store(result(id, protocol::Outcome::Ok, 4));
        QVERIFY(m_work->reopen(QStringLiteral("e2")));
        QCOMPARE(batch().front().opId, id);
    }

    void whatIsNotAcceptedStaysWithItsReason() {
        const QUuid id = queue(1);
        batch();
        protocol::OpResult conflict = result(id, protocol::Outcome::Conflict);
        conflict.fields = QStringList{QStringLiteral("text")};
        store(conflict);
        // A second result of the same op changes nothing.
        store(result(id, protocol::Outcome::Ok, 9));
        open();
        const auto tray = m_work->attention();
        QCOMPARE(tray->size(), std::size_t{1});
        QCOMPARE(tray->front().state, OpState::Conflict);
        QCOMPARE(tray->front().result.fields, conflict.fields);
        QVERIFY(batch().empty());
        QVERIFY(m_work->dismiss(id));
        QVERIFY(m_work->attention()->empty());
    }

    void aDecisionThatNoRequestCanCarryIsRefused() {
        const QString text(300 * 1024, u'x');
        const auto queued = m_work->queue({Desk::decision(idOf(1, 1), kCo, text, 0)});
        QVERIFY(!queued);
        QCOMPARE(m_work->counts()->waiting, 0);
        std::vector<Decision> many(101, Desk::decision(idOf(1, 1), kCo, QStringLiteral("a"), 0));
        QCOMPARE(m_work->queue(many).error().fault, WorkFault::TooLarge);
        Decision malformed = Desk::decision(idOf(1, 1), kCo, QStringLiteral("a"), 0);
        malformed.payload = "[]";
        QCOMPARE(m_work->queue({malformed}).error().fault, WorkFault::Malformed);
    }

    void aDraftSurvivesARestartAndEndsWithItsDecision() {
        const Draft draft{idOf(1, 1),
                          QStringLiteral("EditFeedback"),
                          Desk::payloadOf(QStringLiteral("half")),
                          kCo,
                          3,
                          QStringLiteral("base"),
                          {}};
        QVERIFY(m_work->saveDraft(draft));
        open();
        const auto kept = m_work->draft(draft.rowId, draft.command);
        QVERIFY(kept && *kept);
        QCOMPARE((*kept)->payload, draft.payload);
        QCOMPARE((*kept)->baseText, draft.baseText);
        queue(1);
        QVERIFY(!m_work->draft(draft.rowId, draft.command)->has_value());
    }

    void aDraftThatCouldNotBeQueuedIsRefused() {
        Draft draft{idOf(1, 1),
                    QStringLiteral("EditFeedback"),
                    Desk::payloadOf(QStringLiteral("half")),
                    kCo,
                    3,
                    QStringLiteral("base"),
                    QByteArray(31, 'h')};
        QCOMPARE(m_work->saveDraft(draft).error().fault, WorkFault::Malformed);
        QVERIFY(!m_work->draft(draft.rowId, draft.command)->has_value());
        draft.baseTextHash.append('h');
        QVERIFY(m_work->saveDraft(draft));
        QVERIFY(m_work->queueDrafts({}));
        QCOMPARE(m_work->counts()->waiting, 1);
    }

    void aDroppedScopeLeavesOnlyNumbers() {
        const QUuid id = queue(1);
        batch();
        QVERIFY(*m_work->hasUnanswered(kCo));
        store(result(id, protocol::Outcome::Held));
        QVERIFY(!*m_work->hasUnanswered(kCo));
        QVERIFY(m_work->dropScope(kCo));
        QVERIFY(m_work->attention()->empty());
        QCOMPARE(m_work->notices()->size(), std::size_t{1});
        QCOMPARE(m_work->notices()->front().ops, 1);
        QVERIFY(m_work->scopesOutside({})->isEmpty());
    }

    void anAthleteAddedHereIsNotOutside() {
        const QUuid athlete = idOf(0xa, 7);
        Decision add = Desk::decision(athlete, athleteScope(7), QStringLiteral("new"), 0);
        QVERIFY(m_work->queue({add, Desk::decision(idOf(1, 1), athleteScope(7), QStringLiteral("plan"), 0)}));
        queue(2);
        QCOMPARE(*m_work->scopesOutside({}), QStringList{kCo});
    }

    void lockedWorkTakesNothingAndGivesEverythingAway() {
        const Draft draft{
            idOf(1, 1), QStringLiteral("EditFeedback"), Desk::payloadOf(QStringLiteral("half")), kCo, 3, {},
            {}};
        QVERIFY(m_work->saveDraft(draft));
        QVERIFY(m_work->lock());
        QVERIFY(queue(2).isNull());
        QCOMPARE(m_work->saveDraft(draft).error().fault, WorkFault::Locked);
        QVERIFY(m_work->queueDrafts({}));
        QCOMPARE(m_work->beginBatch({{}, true})->ops.size(), std::size_t{1});
        QVERIFY(m_work->erase());
        QVERIFY(*m_work->emptyLog());
        open();
        QVERIFY(*m_work->locked());
        QVERIFY(m_work->scopesOutside({})->isEmpty());
    }

    void whatCanBeReadOfADamagedFileIsTakenOver() {
        for (quint32 i = 1; i <= 60; ++i)
            QVERIFY(!m_work->queue({Desk::decision(idOf(1, i), kCo, QString(1500, u'x'), 0)})->empty());
        QVERIFY(*m_work->emptyLog());
        m_work.reset();
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray before = file.readAll();
        // Some pages in the middle of the payloads.
        const qsizetype at = before.indexOf("xxxxxxxx", before.size() / 2) / 4096 * 4096;
        file.seek(at);
        file.write(QByteArray(4 * 4096, '\xff'));
        file.close();
        open();
        QVERIFY(!m_work->keptDamaged().isEmpty());
        QVERIFY(QFile::exists(m_work->keptDamaged()));
        const int saved = m_work->counts()->waiting;
        QVERIFY2(saved >= 30 && saved < 60, qPrintable(QString::number(saved)));
        // New decisions take places behind the saved ones.
        queue(100);
        open();
        QCOMPARE(m_work->counts()->waiting, saved + 1);
        QVERIFY(m_work->keptDamaged().isEmpty());
    }

    void aSalvageThatIsInterruptedSavesAsMuchTheNextTime() {
        for (quint32 i = 1; i <= 3; ++i)
            QVERIFY(!queue(i).isNull());
        QVERIFY(*m_work->emptyLog());
        m_work.reset();
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        // The number of free pages, which nothing but the check reads.
        file.seek(36);
        file.write(QByteArray("\0\0\0\1", 4));
        file.close();
        bool failed = true;
        for (int failAt = 0; failed; ++failAt) {
            QTemporaryDir folder;
            const QString damaged = folder.filePath(QStringLiteral("work.db"));
            QVERIFY(QFile::copy(path(), damaged));
            failed = false;
            int accesses = 0;
            const auto fault = [&](bool) -> std::optional<database::ErrorKind> {
                if (accesses++ != failAt)
                    return std::nullopt;
                failed = true;
                return database::ErrorKind::Io;
            };
            if (!Work::open({damaged, &m_clock, &m_random, fault, 20}))
                QVERIFY(failed);
            const auto again = Work::open({damaged, &m_clock, &m_random, {}, 20});
            QVERIFY(again.has_value());
            QCOMPARE((*again)->counts()->waiting, 3);
        }
    }

    void aFileThatIsNoDatabaseIsKeptBesideANewOne() {
        m_work.reset();
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(9000, 'x'));
        file.close();
        open();
        QCOMPARE(QFileInfo(m_work->keptDamaged()).size(), 9000);
        QVERIFY(!queue(1).isNull());
    }

    void valuesLieOverTheRowsInOrder() {
        QCOMPARE(layOver(R"({"a":1,"b":2})", R"({"b":3,"c":4})"), QByteArray(R"({"a":1,"b":3,"c":4})"));
        QCOMPARE(layOver("", R"({"b":3})"), QByteArray(R"({"b":3})"));
        QCOMPARE(layOver(R"({"a":1})", "nonsense"), QByteArray(R"({"a":1})"));
    }
};

QTEST_GUILESS_MAIN(TestWork)
#include "test_work.moc"
