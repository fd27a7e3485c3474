// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/migrator.h"

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

/// Three steps of two statements each; the last one rebuilds a table that another refers to.
std::vector<Migration> threeSteps() {
    return {
        {QStringLiteral("teams"),
         {QStringLiteral("CREATE TABLE team (id TEXT PRIMARY KEY)"),
          QStringLiteral("INSERT INTO team VALUES ('a')")}},
        {QStringLiteral("riders"),
         {QStringLiteral("CREATE TABLE rider (id TEXT PRIMARY KEY, team TEXT REFERENCES team (id) ON DELETE "
                         "CASCADE)"),
          QStringLiteral("INSERT INTO rider VALUES ('r', 'a')")}},
        {QStringLiteral("size of teams"),
         {QStringLiteral("CREATE TABLE team2 (id TEXT PRIMARY KEY, size BIGINT NOT NULL)"),
          QStringLiteral("INSERT INTO team2 SELECT id, 1 FROM team"), QStringLiteral("DROP TABLE team"),
          QStringLiteral("ALTER TABLE team2 RENAME TO team")}},
    };
}

std::vector<Migration> firstSteps(int count) {
    auto steps = threeSteps();
    steps.resize(static_cast<std::size_t>(count));
    return steps;
}

QString schemaOf(Connection& connection) {
    return text(connection,
                QStringLiteral("SELECT group_concat(sql, '|') FROM (SELECT sql FROM sqlite_master "
                               "WHERE sql IS NOT NULL ORDER BY name)"));
}

std::int64_t count(Connection& connection, const char* table) {
    return number(connection, QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table)));
}

/// The schema that each version must have, from 0 on.
QStringList schemas() {
    QStringList all;
    for (int version = 0; version <= 3; ++version) {
        const Scratch scratch;
        const auto db = scratch.writer();
        [[maybe_unused]] const auto done = migrate(*db, firstSteps(version));
        all << schemaOf(*db);
    }
    return all;
}

} // namespace

class TestMigrator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewDatabaseGoesThroughTheWholeList() {
        const Scratch scratch;
        const auto db = scratch.writer();
        QVERIFY(db);
        QCOMPARE(schemaVersion(*db).value_or(-1), 0);
        const auto done = migrate(*db, threeSteps());
        VERIFY_DONE(done);
        QCOMPARE(done->from, 0);
        QCOMPARE(done->to, 3);
        QCOMPARE(schemaVersion(*db).value_or(-1), 3);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA user_version")), 3);
        QCOMPARE(count(*db, "schema_version"), 3);
        QCOMPARE(text(*db, QStringLiteral("SELECT name FROM schema_version WHERE version = 2")),
                 QStringLiteral("riders"));
        QCOMPARE(number(*db, QStringLiteral("PRAGMA foreign_keys")), 1);
        QCOMPARE(schemaVersion(*scratch.reader()).value_or(-1), 3);
    }

    void rebuildingATableKeepsWhatRefersToIt() {
        const Scratch scratch;
        const auto db = scratch.writer();
        VERIFY_DONE(migrate(*db, threeSteps()));
        QCOMPARE(count(*db, "rider"), 1);
        QCOMPARE(number(*db, QStringLiteral("SELECT size FROM team WHERE id = 'a'")), 1);
    }

    void anOlderDatabaseGetsOnlyWhatItLacks() {
        const Scratch scratch;
        const auto db = scratch.writer();
        VERIFY_DONE(migrate(*db, firstSteps(1)));
        VERIFY_DONE(db->run(QStringLiteral("INSERT INTO team VALUES ('mine')")));
        const auto done = migrate(*db, threeSteps());
        VERIFY_DONE(done);
        QCOMPARE(done->from, 1);
        QCOMPARE(count(*db, "team"), 2);
        const auto again = migrate(*db, threeSteps());
        VERIFY_DONE(again);
        QCOMPARE(again->from, 3);
        QCOMPARE(again->to, 3);
    }

    void aNewerDatabaseIsRefusedUntouched() {
        const Scratch scratch;
        {
            const auto db = scratch.writer();
            VERIFY_DONE(migrate(*db, threeSteps()));
        }
        const QByteArray before = bytesOf(scratch.path());
        {
            const auto db = scratch.writer();
            const auto refused = migrate(*db, firstSteps(2), scratch.path(QStringLiteral("copy")));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, ErrorKind::Newer);
        }
        QCOMPARE(bytesOf(scratch.path()), before);
        QVERIFY(!QFileInfo::exists(scratch.path(QStringLiteral("copy"))));
    }

    void theCopyIsMadeBeforeAnExistingDatabaseIsChanged() {
        const Scratch scratch;
        const QString copy = scratch.path(QStringLiteral("copy"));
        const auto db = scratch.writer();
        VERIFY_DONE(migrate(*db, firstSteps(2), copy));
        QVERIFY2(!QFileInfo::exists(copy), "a new database needs no copy");
        VERIFY_DONE(migrate(*db, firstSteps(2), copy));
        QVERIFY2(!QFileInfo::exists(copy), "a current database needs no copy");
        VERIFY_DONE(migrate(*db, threeSteps(), copy));
        auto options = scratch.options(Access::Read);
        options.path = copy;
        const auto old = Scratch::open(options);
        QVERIFY(old);
        QCOMPARE(schemaVersion(*old).value_or(-1), 2);
    }

    void withoutRoomForTheCopyNothingIsChanged() {
        const Scratch scratch;
        const auto db = scratch.writer();
        VERIFY_DONE(migrate(*db, firstSteps(1)));
        const auto refused = migrate(*db, threeSteps(), scratch.path(QStringLiteral("no/such/folder")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Io);
        QCOMPARE(schemaVersion(*db).value_or(-1), 1);
    }

    void aStepThatFailsIsUndoneAndEarlierOnesStay_data() {
        QTest::addColumn<QString>("statement");
        QTest::newRow("a mistake") << QStringLiteral("INSERT INTO nowhere VALUES (1)");
        QTest::newRow("a row that refers to nothing") << QStringLiteral("DELETE FROM team");
    }

    void aStepThatFailsIsUndoneAndEarlierOnesStay() {
        QFETCH(QString, statement);
        const Scratch scratch;
        const auto db = scratch.writer();
        auto steps = firstSteps(2);
        steps.push_back(
            {QStringLiteral("wrong"), {QStringLiteral("CREATE TABLE extra (a TEXT)"), statement}});
        QVERIFY(!migrate(*db, steps));
        QCOMPARE(schemaVersion(*db).value_or(-1), 2);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA user_version")), 2);
        QCOMPARE(count(*db, "extra"), -1);
        QCOMPARE(count(*db, "team"), 1);
        QCOMPARE(number(*db, QStringLiteral("PRAGMA foreign_keys")), 1);
        VERIFY_DONE(migrate(*db, threeSteps()));
    }

    void failingAtAnyAccessLeavesAWholeVersionToContinueFrom() {
        const QStringList expected = schemas();
        int faults = 0;
        for (int failing = 0;; ++failing) {
            const Scratch scratch;
            int left = -1;
            auto options = scratch.options();
            options.fault = [&left](bool) -> std::optional<ErrorKind> {
                return left >= 0 && left-- == 0 ? std::optional(ErrorKind::Io) : std::nullopt;
            };
            const auto db = Scratch::open(options);
            QVERIFY(db);
            left = failing;
            const auto done = migrate(*db, threeSteps());
            const bool fired = left < 0;
            left = -1;
            const int version = schemaVersion(*db).value_or(-1);
            QCOMPARE(schemaOf(*db), expected.value(version));
            QCOMPARE(number(*db, QStringLiteral("PRAGMA user_version")), version);
            if (!fired) {
                VERIFY_DONE(done);
                break;
            }
            ++faults;
            QVERIFY(!done);
            VERIFY_DONE(migrate(*db, threeSteps()));
            QCOMPARE(schemaOf(*db), expected.last());
            QCOMPARE(count(*db, "rider"), 1);
        }
        QVERIFY(faults > 15);
    }

    void dyingAtAnyAccessLeavesAWholeVersionToContinueFrom() {
        const QStringList expected = schemas();
        const Scratch scratch;
        QStringList remains;
        auto options = scratch.options();
        // What lies on disk at this moment is what a killed program would leave.
        options.fault = [&](bool) -> std::optional<ErrorKind> {
            const QString folder = scratch.path(QString::number(remains.size()));
            QDir().mkdir(folder);
            for (const char* suffix : {"", "-wal", "-journal"}) {
                const QString name = QStringLiteral("test.db") + QLatin1String(suffix);
                QFile::copy(scratch.path(name), folder + QLatin1Char('/') + name);
            }
            remains << folder + QStringLiteral("/test.db");
            return std::nullopt;
        };
        VERIFY_DONE(migrate(*Scratch::open(options), threeSteps()));
        QVERIFY(remains.size() > 20);
        QList<int> versions;
        for (const QString& path : remains) {
            auto rest = scratch.options();
            rest.path = path;
            const auto db = Scratch::open(rest);
            QVERIFY(db);
            const int version = schemaVersion(*db).value_or(-1);
            versions << version;
            QCOMPARE(schemaOf(*db), expected.value(version));
            QVERIFY(quickCheck(*db).value().isEmpty());
            VERIFY_DONE(migrate(*db, threeSteps()));
            QCOMPARE(schemaOf(*db), expected.last());
            QCOMPARE(count(*db, "rider"), 1);
        }
        QVERIFY(versions.contains(0) && versions.contains(1) && versions.contains(2));
    }
};

QTEST_GUILESS_MAIN(TestMigrator)
#include "test_migrator.moc"
