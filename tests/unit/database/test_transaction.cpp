// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/transaction.h"

#include "core/database/connection.h"
#include "tests/unit/database/scratch.h"

using namespace leadout::database;
using leadout::test::number;
using leadout::test::Scratch;
using Mode = Transaction::Mode;

class TestTransaction : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_scratch = std::make_unique<Scratch>();
        auto options = m_scratch->options();
        m_failing = 0;
        options.fault = [this](bool) -> std::optional<ErrorKind> {
            return m_failing > 0 && --m_failing == 0 ? std::optional(m_kind) : std::nullopt;
        };
        m_db = Scratch::open(options);
        QVERIFY(m_db);
        VERIFY_DONE(m_db->run(QStringLiteral("CREATE TABLE t (a BIGINT PRIMARY KEY)")));
    }

    void cleanup() {
        m_db.reset();
        m_scratch.reset();
    }

    void whatIsCommittedStays() {
        auto transaction = Transaction::begin(*m_db, Mode::Write);
        VERIFY_DONE(transaction);
        VERIFY_DONE(add(1));
        QVERIFY(m_db->inTransaction());
        QCOMPARE(rowsSeenByOthers(), 0);
        VERIFY_DONE(transaction->commit());
        QVERIFY(!m_db->inTransaction());
        QCOMPARE(rowsSeenByOthers(), 1);
        QVERIFY(!transaction->commit());
    }

    void whatIsNotCommittedIsUndone() {
        {
            const auto transaction = Transaction::begin(*m_db, Mode::Write);
            VERIFY_DONE(transaction);
            VERIFY_DONE(add(1));
        }
        QVERIFY(!m_db->inTransaction());
        QCOMPARE(rowsSeenByOthers(), 0);
        VERIFY_DONE(add(1));
    }

    void aTransactionInsideAnotherIsRefusedAndHarmsNothing() {
        auto outer = Transaction::begin(*m_db, Mode::Write);
        VERIFY_DONE(outer);
        VERIFY_DONE(add(1));
        QCOMPARE(Transaction::begin(*m_db, Mode::Read).error().kind, ErrorKind::Other);
        VERIFY_DONE(add(2));
        VERIFY_DONE(outer->commit());
        QCOMPARE(rowsSeenByOthers(), 2);
    }

    void afterAnErrorNothingElseOfItHappens() {
        auto transaction = Transaction::begin(*m_db, Mode::Write);
        VERIFY_DONE(transaction);
        VERIFY_DONE(add(1));
        QCOMPARE(add(1).error().kind, ErrorKind::Constraint);
        QCOMPARE(add(2).error().kind, ErrorKind::Constraint);
        QCOMPARE(transaction->commit().error().kind, ErrorKind::Constraint);
        QCOMPARE(rowsSeenByOthers(), 0);
        VERIFY_DONE(add(1));
    }

    void aMistakenStatementSpoilsTheTransactionToo() {
        auto transaction = Transaction::begin(*m_db, Mode::Write);
        VERIFY_DONE(add(1));
        QVERIFY(!m_db->run(QStringLiteral("INSERT INTO nowhere VALUES (1)")));
        QVERIFY(!transaction->commit());
        QCOMPARE(rowsSeenByOthers(), 0);
    }

    void anAccessThatFailsLeavesNothingBehindAndTheNextOneWorks() {
        m_kind = ErrorKind::Full;
        int succeededAt = 0;
        for (int failing = 1; succeededAt == 0; ++failing) {
            m_failing = failing;
            const auto done = addTwo(failing);
            m_failing = 0;
            QVERIFY(!m_db->inTransaction());
            if (done) {
                succeededAt = failing;
            } else {
                QCOMPARE(done.error().kind, ErrorKind::Full);
                QCOMPARE(rowsSeenByOthers(), 0);
            }
        }
        // Begin, two statements and commit had failed before.
        QCOMPARE(succeededAt, 5);
        QCOMPARE(rowsSeenByOthers(), 2);
    }

    void theSecondWriterIsToldToWait() {
        const auto other = m_scratch->writer();
        QVERIFY(other);
        auto first = Transaction::begin(*m_db, Mode::Write);
        VERIFY_DONE(first);
        QCOMPARE(Transaction::begin(*other, Mode::Write).error().kind, ErrorKind::Busy);
        QVERIFY(!other->inTransaction());
        VERIFY_DONE(first->commit());
        VERIFY_DONE(Transaction::begin(*other, Mode::Write));
    }

    void aReaderSeesOneStateUntilItEnds() {
        VERIFY_DONE(add(1));
        const auto reader = m_scratch->reader();
        QVERIFY(reader);
        auto reading = Transaction::begin(*reader, Mode::Read);
        VERIFY_DONE(reading);
        QCOMPARE(count(*reader), 1);
        VERIFY_DONE(add(2));
        QCOMPARE(count(*reader), 1);
        VERIFY_DONE(reading->commit());
        QCOMPARE(count(*reader), 2);
    }

    void aReaderCannotBeginToWrite() {
        const auto reader = m_scratch->reader();
        QVERIFY(reader);
        QCOMPARE(Transaction::begin(*reader, Mode::Write).error().kind, ErrorKind::ReadOnly);
        VERIFY_DONE(Transaction::begin(*reader, Mode::Read));
    }

    void foreignKeysRestInASchemaTransactionAndAreCheckedAtItsEnd() {
        VERIFY_DONE(
            m_db->run(QStringLiteral("CREATE TABLE child (a BIGINT REFERENCES t (a) ON DELETE CASCADE)")));
        VERIFY_DONE(add(1));
        VERIFY_DONE(m_db->run(QStringLiteral("INSERT INTO child VALUES (1)")));
        {
            auto rebuilding = Transaction::begin(*m_db, Mode::Schema);
            VERIFY_DONE(rebuilding);
            VERIFY_DONE(m_db->run(QStringLiteral("DELETE FROM t")));
            VERIFY_DONE(add(1));
            VERIFY_DONE(rebuilding->commit());
        }
        QCOMPARE(number(*m_db, QStringLiteral("SELECT COUNT(*) FROM child")), 1);
        {
            auto breaking = Transaction::begin(*m_db, Mode::Schema);
            VERIFY_DONE(breaking);
            VERIFY_DONE(m_db->run(QStringLiteral("DELETE FROM t")));
            QCOMPARE(breaking->commit().error().kind, ErrorKind::Constraint);
        }
        QCOMPARE(rowsSeenByOthers(), 1);
        QCOMPARE(number(*m_db, QStringLiteral("PRAGMA foreign_keys")), 1);
    }

    void foreignKeysAreBackAlsoWhenASchemaTransactionCannotBegin() {
        const auto other = m_scratch->writer();
        const auto first = Transaction::begin(*other, Mode::Write);
        VERIFY_DONE(first);
        QCOMPARE(Transaction::begin(*m_db, Mode::Schema).error().kind, ErrorKind::Busy);
        QCOMPARE(number(*m_db, QStringLiteral("PRAGMA foreign_keys")), 1);
        QVERIFY(!m_db->inTransaction());
    }

private:
    Result<std::int64_t> add(int value) {
        return m_db->run(QStringLiteral("INSERT INTO t VALUES (?)"), value);
    }

    Result<> addTwo(int first) {
        auto transaction = Transaction::begin(*m_db, Mode::Write);
        if (!transaction)
            return tl::unexpected(transaction.error());
        // The results are ignored on purpose: the commit must know.
        [[maybe_unused]] const auto one = add(first);
        [[maybe_unused]] const auto two = add(first + 1000);
        return transaction->commit();
    }

    static std::int64_t count(Connection& connection) {
        return number(connection, QStringLiteral("SELECT COUNT(*) FROM t"));
    }

    std::int64_t rowsSeenByOthers() const {
        const auto reader = m_scratch->reader();
        return reader ? count(*reader) : -1;
    }

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<Connection> m_db;
    int m_failing = 0;
    ErrorKind m_kind = ErrorKind::Io;
};

QTEST_GUILESS_MAIN(TestTransaction)
#include "test_transaction.moc"
