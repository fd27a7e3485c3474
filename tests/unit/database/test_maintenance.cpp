// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/maintenance.h"

#include "core/database/connection.h"
#include "core/database/transaction.h"
#include "tests/support/base/shared_files.h"
#include "tests/unit/database/scratch.h"

#include <QDir>
#include <QFileInfo>

using namespace leadout::database;
using leadout::test::bytesOf;
using leadout::test::number;
using leadout::test::Scratch;

namespace {

const QByteArray kSecret = "sore knee since Tuesday";

} // namespace

class TestMaintenance : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_scratch = std::make_unique<Scratch>();
        m_db = m_scratch->writer();
        QVERIFY(m_db);
        VERIFY_DONE(m_db->run(QStringLiteral("CREATE TABLE note (id BIGINT PRIMARY KEY, body TEXT)")));
    }

    void cleanup() {
        m_db.reset();
        m_scratch.reset();
    }

    void deletedTextIsGoneAfterTheCheckpointAndNotBefore() {
        addNotes(400);
        VERIFY_DONE(checkpoint(*m_db));
        QVERIFY(onDisk().contains(kSecret));
        VERIFY_DONE(m_db->run(QStringLiteral("UPDATE note SET body = body || '!'")));
        VERIFY_DONE(m_db->run(QStringLiteral("DELETE FROM note")));
        QVERIFY(onDisk().contains(kSecret));
        QCOMPARE(checkpoint(*m_db).value(), CheckpointOutcome::Done);
        QVERIFY(!onDisk().contains(kSecret));
        QCOMPARE(QFileInfo(m_scratch->path() + QStringLiteral("-wal")).size(), 0);
    }

    void aReaderKeepsTheCheckpointBusyUntilItEnds() {
        addNotes(400);
        const auto reader = m_scratch->reader();
        QVERIFY(reader);
        auto reading = Transaction::begin(*reader, Transaction::Mode::Read);
        VERIFY_DONE(reading);
        QCOMPARE(number(*reader, QStringLiteral("SELECT COUNT(*) FROM note")), 400);
        VERIFY_DONE(m_db->run(QStringLiteral("DELETE FROM note")));
        QCOMPARE(checkpoint(*m_db).value(), CheckpointOutcome::Busy);
        QVERIFY(onDisk().contains(kSecret));
        VERIFY_DONE(reading->commit());
        QCOMPARE(checkpoint(*m_db).value(), CheckpointOutcome::Done);
        QVERIFY(!onDisk().contains(kSecret));
    }

    void anUnfinishedStatementKeepsTheCheckpointBusyToo() {
        addNotes(3);
        const auto reader = m_scratch->reader();
        {
            auto rows = reader->query(QStringLiteral("SELECT body FROM note"));
            VERIFY_DONE(rows);
            QVERIFY(rows->next());
            QCOMPARE(checkpoint(*m_db).value(), CheckpointOutcome::Busy);
        }
        QCOMPARE(checkpoint(*m_db).value(), CheckpointOutcome::Done);
    }

    void onlyTheWriterMayCheckpoint() {
        QCOMPARE(checkpoint(*m_scratch->reader()).error().kind, ErrorKind::ReadOnly);
    }

    void insideATransactionThereIsNoCheckpoint() {
        const auto transaction = Transaction::begin(*m_db, Transaction::Mode::Write);
        VERIFY_DONE(transaction);
        VERIFY_DONE(m_db->run(QStringLiteral("INSERT INTO note VALUES (1, 'x')")));
        QVERIFY(!checkpoint(*m_db));
    }

    void aSoundFileHasNoFindings() {
        addNotes(100);
        const auto findings = quickCheck(*m_db);
        VERIFY_DONE(findings);
        QCOMPARE(*findings, QStringList());
    }

    void aDamagedPageIsFound() {
        addNotes(2000);
        VERIFY_DONE(checkpoint(*m_db));
        m_db.reset();
        QFile file(m_scratch->path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 10 * 4096);
        for (qint64 page = 5; page < 8; ++page) {
            QVERIFY(file.seek(page * 4096));
            file.write(QByteArray(200, '\x5a'));
        }
        file.close();
        m_db = m_scratch->writer();
        QVERIFY(m_db);
        const auto findings = quickCheck(*m_db);
        if (findings)
            QVERIFY(!findings->isEmpty());
        else
            QCOMPARE(findings.error().kind, ErrorKind::Corrupt);
        const auto rows = m_db->list(QStringLiteral("SELECT body FROM note"),
                                     [](const Statement& row) { return row.get<QString>(0); });
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Corrupt);
    }

    void aFileCutShortIsFound() {
        addNotes(2000);
        VERIFY_DONE(checkpoint(*m_db));
        m_db.reset();
        QVERIFY(QFile::resize(m_scratch->path(), QFileInfo(m_scratch->path()).size() / 2 / 4096 * 4096));
        auto opened = Connection::open(m_scratch->options());
        if (!opened) {
            QCOMPARE(opened.error().kind, ErrorKind::Corrupt);
            return;
        }
        const auto findings = quickCheck(**opened);
        QVERIFY(findings ? !findings->isEmpty() : findings.error().kind == ErrorKind::Corrupt);
    }

    void rowsThatReferToNothingAreListed() {
        VERIFY_DONE(m_db->run(QStringLiteral("CREATE TABLE tag (note BIGINT REFERENCES note (id))")));
        QVERIFY(brokenReferences(*m_db).value().empty());
        VERIFY_DONE(m_db->run(QStringLiteral("PRAGMA foreign_keys = OFF")));
        VERIFY_DONE(m_db->run(QStringLiteral("INSERT INTO tag VALUES (77)")));
        const auto broken = brokenReferences(*m_db);
        VERIFY_DONE(broken);
        QCOMPARE(broken->size(), std::size_t(1));
        QCOMPARE(broken->front().table, QStringLiteral("tag"));
        QCOMPARE(broken->front().row, std::optional<std::int64_t>(1));
        QCOMPARE(broken->front().parent, QStringLiteral("note"));
    }

    void aCopyHoldsEverythingThatWasCommitted_data() {
        QTest::addColumn<bool>("byReader");
        QTest::newRow("made by the writer") << false;
        QTest::newRow("made by a reader") << true;
    }

    void aCopyHoldsEverythingThatWasCommitted() {
        QFETCH(bool, byReader);
        addNotes(50);
        VERIFY_DONE(m_db->run(QStringLiteral("PRAGMA user_version = 12")));
        const QString path = m_scratch->path(QStringLiteral("copy's.db"));
        const auto reader = m_scratch->reader();
        VERIFY_DONE(backUp(byReader ? *reader : *m_db, path));
        QCOMPARE(QFile::permissions(path) &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        auto options = m_scratch->options();
        options.path = path;
        const auto copy = Scratch::open(options);
        QVERIFY(copy);
        QCOMPARE(number(*copy, QStringLiteral("SELECT COUNT(*) FROM note")), 50);
        QCOMPARE(number(*copy, QStringLiteral("PRAGMA user_version")), 12);
        QCOMPARE(reader->run(QStringLiteral("DELETE FROM note")).error().kind, ErrorKind::ReadOnly);
        QCOMPARE(number(*reader, QStringLiteral("PRAGMA query_only")), 1);
    }

    void aCopyReplacesAnOlderOne() {
        const QString path = m_scratch->path(QStringLiteral("copy.db"));
        addNotes(1);
        VERIFY_DONE(backUp(*m_db, path));
        const QByteArray first = bytesOf(path);
        addNotes(5);
        VERIFY_DONE(backUp(*m_db, path));
        QVERIFY(bytesOf(path) != first);
        QCOMPARE(QDir(QFileInfo(path).path()).entryList({QStringLiteral("*.part")}), QStringList());
    }

    void aCopyThatFailsLeavesTheOlderOne() {
        const QString path = m_scratch->path(QStringLiteral("copy.db"));
        addNotes(1);
        VERIFY_DONE(backUp(*m_db, path));
        const QByteArray before = bytesOf(path);
        const auto transaction = Transaction::begin(*m_db, Transaction::Mode::Write);
        VERIFY_DONE(transaction);
        QVERIFY(!backUp(*m_db, path));
        QCOMPARE(bytesOf(path), before);
        QCOMPARE(QDir(QFileInfo(path).path()).entryList({QStringLiteral("*.part")}), QStringList());
    }

    void aCopyOntoALinkIsRefused() {
        const QString target = m_scratch->path(QStringLiteral("target"));
        const QString link = m_scratch->path(QStringLiteral("link"));
        QVERIFY(QFile::link(target, link));
        QCOMPARE(backUp(*m_db, link).error().kind, ErrorKind::Io);
        QVERIFY(!QFileInfo::exists(target));
    }

    void whatReadingPutBesideAFileIsTakenAway() {
        addNotes(3);
        m_db.reset();
        const QByteArray before = bytesOf(m_scratch->path());
        read();
        QVERIFY(isBeside("-wal") && isBeside("-shm"));
        tidyAfterReading(m_scratch->options());
        QVERIFY(!isBeside("-wal") && !isBeside("-shm"));
        QCOMPARE(bytesOf(m_scratch->path()), before);
        auto nothing = m_scratch->options();
        nothing.path = m_scratch->path(QStringLiteral("nothing.db"));
        tidyAfterReading(nothing);
        QVERIFY(!QFileInfo::exists(m_scratch->path(QStringLiteral("nothing.db"))));
    }

    void whatOthersMayReadStaysAsItIs() {
        addNotes(3);
        m_db.reset();
        const auto shared = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser |
                            QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(QFile::setPermissions(m_scratch->path(), shared));
        read();
        tidyAfterReading(m_scratch->options());
        QCOMPARE(QFile::permissions(m_scratch->path()), shared);
    }

    void whatOthersNeedBesideAFileStays() {
        addNotes(3);
        const auto reader = m_scratch->reader();
        QCOMPARE(number(*reader, QStringLiteral("SELECT COUNT(*) FROM note")), 3);
        QCOMPARE(checkpoint(*m_db).value(), CheckpointOutcome::Done);
        tidyAfterReading(m_scratch->options());
        QVERIFY(isBeside("-wal") && isBeside("-shm"));
        addNotes(3);
        QCOMPARE(number(*reader, QStringLiteral("SELECT COUNT(*) FROM note")), 6);
        // The writer goes first, and its log stays with a reader.
        m_db.reset();
        const QByteArray before = onDisk();
        tidyAfterReading(m_scratch->options());
        QCOMPARE(onDisk(), before);
        QCOMPARE(number(*reader, QStringLiteral("SELECT COUNT(*) FROM note")), 6);
    }

private:
    void read() {
        const auto reader = m_scratch->reader();
        QVERIFY(reader);
        QCOMPARE(number(*reader, QStringLiteral("SELECT COUNT(*) FROM note")), 3);
    }
    bool isBeside(const char* ending) const {
        return QFileInfo::exists(m_scratch->path() + QLatin1String(ending));
    }
    void addNotes(int count) {
        auto transaction = Transaction::begin(*m_db, Transaction::Mode::Write);
        VERIFY_DONE(transaction);
        const auto start = number(*m_db, QStringLiteral("SELECT COUNT(*) FROM note"));
        for (std::int64_t i = start; i < start + count; ++i)
            VERIFY_DONE(m_db->run(QStringLiteral("INSERT INTO note VALUES (?, ?)"), i,
                                  QString::fromLatin1(kSecret) + QString::number(i)));
        VERIFY_DONE(transaction->commit());
    }

    /// The bytes of the database and its log.
    QByteArray onDisk() const {
        return bytesOf(m_scratch->path()) + bytesOf(m_scratch->path() + QStringLiteral("-wal"));
    }

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<Connection> m_db;
};

QTEST_GUILESS_MAIN(TestMaintenance)
#include "test_maintenance.moc"
