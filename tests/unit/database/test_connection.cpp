// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/connection.h"

#include "core/database/maintenance.h"
#include "tests/support/base/shared_files.h"
#include "tests/unit/database/scratch.h"

#include <QDir>
#include <QFileInfo>

using namespace leadout::database;
using leadout::test::bytesOf;
using leadout::test::number;
using leadout::test::Scratch;
using leadout::test::text;

namespace {

constexpr QFile::Permissions kUserFlags = QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;

QFile::Permissions modeOf(const QString& path) {
    return QFile::permissions(path) & ~kUserFlags;
}

} // namespace

class TestConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSettingsOfAWriterAreInForce() {
        const Scratch scratch;
        const auto db = scratch.writer();
        QVERIFY(db);
        QCOMPARE(text(*db, QStringLiteral("PRAGMA journal_mode")), QStringLiteral("wal"));
        QCOMPARE(number(*db, QStringLiteral("PRAGMA synchronous")), 2);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA busy_timeout")), 20);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA foreign_keys")), 1);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA trusted_schema")), 0);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA cell_size_check")), 1);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA secure_delete")), 1);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA query_only")), 0);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA application_id")), leadout::test::kApplicationId);
        QVERIFY(number(*db, QStringLiteral("PRAGMA mmap_size")) <= 0);
        QVERIFY(number(*db, QStringLiteral("PRAGMA wal_autocheckpoint")) > 0);
        QVERIFY(db->writable());
    }

    void theSettingsOfAReaderAreInForce() {
        const Scratch scratch;
        const auto writer = scratch.writer();
        const auto db = scratch.reader();
        QVERIFY(db);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA query_only")), 1);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA wal_autocheckpoint")), 0);
        QCOMPARE(text(*db, QStringLiteral("PRAGMA journal_mode")), QStringLiteral("wal"));
        QVERIFY(!db->writable());
    }

    void durabilityAndJournalCanBeChosen() {
        const Scratch scratch;
        auto options = scratch.options();
        options.durability = Durability::Normal;
        options.journal = Journal::Rollback;
        const auto db = Scratch::open(options);
        QVERIFY(db);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA synchronous")), 1);
        QCOMPARE(text(*db, QStringLiteral("PRAGMA journal_mode")), QStringLiteral("delete"));
    }

    void aDatabaseCanMoveFromTheLogToARollbackJournal() {
        const Scratch scratch;
        VERIFY_DONE(scratch.writer()->run(QStringLiteral("CREATE TABLE t (a TEXT)")));
        auto options = scratch.options();
        options.journal = Journal::Rollback;
        const auto db = Scratch::open(options);
        QVERIFY(db);
        QCOMPARE(number(*db, QStringLiteral("SELECT COUNT(*) FROM t")), 0);
        QVERIFY(!QFileInfo::exists(scratch.path() + QStringLiteral("-wal")));
    }

    void allFilesAreForTheirOwnerAlone() {
        const Scratch scratch;
        auto options = scratch.options();
        options.path = scratch.path(QStringLiteral("data/test.db"));
        const auto db = Scratch::open(options);
        QVERIFY(db);
        VERIFY_DONE(db->run(QStringLiteral("CREATE TABLE t (a TEXT)")));
        const QFile::Permissions file = QFile::ReadOwner | QFile::WriteOwner;
        for (const char* suffix : {"", "-wal", "-shm"})
            QCOMPARE(modeOf(options.path + QLatin1String(suffix)), file);
        QCOMPARE(modeOf(scratch.path(QStringLiteral("data"))), file | QFile::ExeOwner);
    }

    void anOpenFileIsTightened() {
        const Scratch scratch;
        QVERIFY(scratch.writer());
        QVERIFY(
            QFile::setPermissions(scratch.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QVERIFY(scratch.writer());
        QCOMPARE(modeOf(scratch.path()), QFile::ReadOwner | QFile::WriteOwner);
    }

    void linksAreRefused_data() {
        QTest::addColumn<bool>("reading");
        QTest::addColumn<bool>("folder");
        for (const bool reading : {false, true}) {
            for (const bool folder : {false, true})
                QTest::addRow("%s a %s", reading ? "reading" : "writing", folder ? "folder" : "file")
                    << reading << folder;
        }
    }

    void linksAreRefused() {
        QFETCH(bool, reading);
        QFETCH(bool, folder);
        const Scratch scratch;
        QVERIFY(QDir().mkdir(scratch.path(QStringLiteral("real"))));
        auto options = scratch.options();
        options.path = scratch.path(QStringLiteral("real/test.db"));
        QVERIFY(Scratch::open(options));
        const QString link = scratch.path(QStringLiteral("link"));
        QVERIFY(QFile::link(folder ? scratch.path(QStringLiteral("real")) : options.path, link));
        options.path = folder ? link + QStringLiteral("/test.db") : link;
        options.access = reading ? Access::Read : Access::Write;
        const auto refused = Connection::open(options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Io);
        QVERIFY(refused.error().detail.contains(QStringLiteral("symbolic link")));
    }

    void aReaderNeedsAnExistingFile() {
        const Scratch scratch;
        const auto refused = Connection::open(scratch.options(Access::Read));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Io);
        QVERIFY(!QFileInfo::exists(scratch.path()));
    }

    void aReaderCannotWrite() {
        const Scratch scratch;
        const auto writer = scratch.writer();
        VERIFY_DONE(writer->run(QStringLiteral("CREATE TABLE t (a TEXT)")));
        const auto db = scratch.reader();
        QVERIFY(db);
        for (const char* sql : {"INSERT INTO t VALUES ('x')", "CREATE TABLE u (a TEXT)", "DELETE FROM t"}) {
            const auto refused = db->run(QLatin1String(sql));
            QVERIFY2(!refused, sql);
            QCOMPARE(refused.error().kind, ErrorKind::ReadOnly);
        }
        VERIFY_DONE(db->run(QStringLiteral("PRAGMA query_only = OFF")));
        QCOMPARE(db->run(QStringLiteral("INSERT INTO t VALUES ('x')")).error().kind, ErrorKind::ReadOnly);
    }

    void aReaderThatIsTheLastToCloseLeavesTheLogToTheWriter() {
        const Scratch scratch;
        auto writer = scratch.writer();
        VERIFY_DONE(writer->run(QStringLiteral("CREATE TABLE t (a TEXT)")));
        VERIFY_DONE(writer->run(QStringLiteral("INSERT INTO t VALUES ('in the log')")));
        auto reader = scratch.reader();
        QVERIFY(reader);
        QCOMPARE(number(*reader, QStringLiteral("SELECT COUNT(*) FROM t")), 1);
        writer.reset();
        const QByteArray before = bytesOf(scratch.path());
        [[maybe_unused]] const auto attempt = reader->run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        reader.reset();
        QCOMPARE(bytesOf(scratch.path()), before);
        QVERIFY(QFileInfo(scratch.path() + QStringLiteral("-wal")).size() > 0);
        QCOMPARE(number(*scratch.writer(), QStringLiteral("SELECT COUNT(*) FROM t")), 1);
    }

    void aFileThatIsNoDatabaseIsCorruptAndKeepsItsBytes() {
        const Scratch scratch;
        const QByteArray bytes = QByteArray("no database ").repeated(1000);
        QFile file(scratch.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto refused = Connection::open(scratch.options());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Corrupt);
        QCOMPARE(bytesOf(scratch.path()), bytes);
    }

    void theFileOfAnotherProgramIsRefusedAndKeepsItsBytes_data() {
        QTest::addColumn<int>("id");
        QTest::newRow("another mark") << 7;
        QTest::newRow("no mark, but tables") << 0;
    }

    void theFileOfAnotherProgramIsRefusedAndKeepsItsBytes() {
        QFETCH(int, id);
        const Scratch scratch;
        auto options = scratch.options();
        options.applicationId = id;
        options.journal = Journal::Rollback;
        VERIFY_DONE(Scratch::open(options)->run(QStringLiteral("CREATE TABLE t (a TEXT)")));
        const QByteArray before = bytesOf(scratch.path());
        for (const Access access : {Access::Write, Access::Read}) {
            const auto refused = Connection::open(scratch.options(access));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Foreign);
        }
        QCOMPARE(bytesOf(scratch.path()), before);
    }

    void anOpeningThatFailsAtAnyAccessCanBeRepeated() {
        int faults = 0;
        for (int failing = 0;; ++failing) {
            const Scratch scratch;
            auto options = scratch.options();
            int count = 0;
            options.fault = [&count, failing](bool) -> std::optional<ErrorKind> {
                return count++ == failing ? std::optional(ErrorKind::Full) : std::nullopt;
            };
            const auto opened = Connection::open(options);
            if (opened) {
                QVERIFY(count <= failing);
                break;
            }
            ++faults;
            QCOMPARE(opened.error().kind, ErrorKind::Full);
            QVERIFY(scratch.writer());
        }
        QVERIFY(faults > 5);
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "test_connection.moc"
