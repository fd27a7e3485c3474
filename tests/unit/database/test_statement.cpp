// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/statement.h"

#include "core/database/connection.h"
#include "tests/unit/database/scratch.h"

#include <limits>

using namespace leadout::database;
using leadout::test::number;
using leadout::test::Scratch;

class TestStatement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_scratch = std::make_unique<Scratch>();
        m_db = m_scratch->writer();
        QVERIFY(m_db);
        VERIFY_DONE(m_db->run(QStringLiteral(
            "CREATE TABLE team (id TEXT PRIMARY KEY, size BIGINT NOT NULL CHECK (size >= 0), note TEXT)")));
        VERIFY_DONE(m_db->run(QStringLiteral(
            "CREATE TABLE rider (id TEXT PRIMARY KEY, team TEXT NOT NULL REFERENCES team (id))")));
    }

    void cleanup() {
        m_db.reset();
        m_scratch.reset();
    }

    void valuesComeBackAsTheyWent() {
        const QString words = QStringLiteral("Zoë 🚴 'quoted' \"twice\"; DROP TABLE team; --") + QChar(0);
        const QByteArray bytes = QByteArray("\0\xff\n", 3);
        const auto same = m_db->first(
            QStringLiteral("SELECT ?, ?, ?, ?, ?, ?, ?"),
            [&](const Statement& row) {
                return row.get<std::int64_t>(0) == std::numeric_limits<std::int64_t>::min() &&
                       row.get<double>(1) == 0.1 && row.get<QString>(2) == words &&
                       row.get<QByteArray>(3) == bytes && row.get<bool>(4) && row.get<int>(5) == -7 &&
                       !row.get<std::optional<QString>>(6);
            },
            std::numeric_limits<std::int64_t>::min(), 0.1, words, bytes, true, -7, std::nullopt);
        VERIFY_DONE(same);
        QCOMPARE(*same, std::optional(true));
        QCOMPARE(number(*m_db, QStringLiteral("SELECT COUNT(*) FROM team")), 0);
    }

    void emptyIsNotNull() {
        const auto kinds = m_db->first(
            QStringLiteral("SELECT typeof(?), typeof(?), typeof(?), typeof(?), ?, ?"),
            [](const Statement& row) {
                QStringList all;
                for (int i = 0; i < 4; ++i)
                    all << row.get<QString>(i);
                all << row.get<std::optional<QString>>(4).value_or(QStringLiteral("nothing"));
                all << QString::number(row.get<QByteArray>(5).size());
                return all;
            },
            QString(), QByteArray(), std::optional<QString>(), std::optional<QString>(QString()), QString(),
            QByteArray());
        VERIFY_DONE(kinds);
        QCOMPARE(kinds->value_or(QStringList()),
                 QStringList({QStringLiteral("text"), QStringLiteral("blob"), QStringLiteral("null"),
                              QStringLiteral("text"), QString(), QStringLiteral("0")}));
    }

    void aWrongTypeIsAnErrorAndNotAValue_data() {
        QTest::addColumn<QString>("expression");
        QTest::newRow("null") << QStringLiteral("NULL");
        QTest::newRow("text") << QStringLiteral("'12'");
        QTest::newRow("blob") << QStringLiteral("x'31'");
        QTest::newRow("fraction") << QStringLiteral("1.5");
        QTest::newRow("too large for the type") << QStringLiteral("4294967296");
    }

    void aWrongTypeIsAnErrorAndNotAValue() {
        QFETCH(QString, expression);
        const auto rows = m_db->list(QStringLiteral("SELECT %1 UNION ALL SELECT 2").arg(expression),
                                     [](const Statement& row) { return row.get<int>(0); });
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, ErrorKind::Corrupt);
        QVERIFY(!rows.error().statement.contains(QStringLiteral("12")));
    }

    void aColumnThatIsNotThereIsAnError() {
        QTest::ignoreMessage(QtWarningMsg, "QSqlQuery::value: not positioned on a valid record");
        const auto row = m_db->query(QStringLiteral("SELECT 1"));
        VERIFY_DONE(row);
        QCOMPARE(row->get<int>(0), 0);
        QVERIFY(row->error().has_value());
    }

    void rowsComeInOrderAndChangesAreCounted() {
        for (int i = 0; i < 5; ++i)
            VERIFY_DONE(addTeam(QString::number(i), i));
        const auto sizes = m_db->list(
            QStringLiteral("SELECT size FROM team WHERE size > ? ORDER BY size"),
            [](const Statement& row) { return row.get<int>(0); }, 1);
        VERIFY_DONE(sizes);
        QCOMPARE(*sizes, std::vector<int>({2, 3, 4}));
        QCOMPARE(m_db->run(QStringLiteral("UPDATE team SET note = ? WHERE size < ?"), QStringLiteral("x"), 3)
                     .value_or(-1),
                 3);
        const auto none = m_db->first(
            QStringLiteral("SELECT size FROM team WHERE id = ?"),
            [](const Statement& row) { return row.get<int>(0); }, QStringLiteral("nobody"));
        VERIFY_DONE(none);
        QVERIFY(!none->has_value());
    }

    void aChangeCanReturnItsRow() {
        VERIFY_DONE(addTeam(QStringLiteral("a"), 1));
        const auto size = m_db->first(
            QStringLiteral("UPDATE team SET size = size + 1 WHERE id = ? RETURNING size"),
            [](const Statement& row) { return row.get<int>(0); }, QStringLiteral("a"));
        VERIFY_DONE(size);
        QCOMPARE(*size, std::optional(2));
        QCOMPARE(number(*m_db, QStringLiteral("SELECT size FROM team")), 2);
    }

    void whatBreaksARuleIsAConstraint_data() {
        QTest::addColumn<QString>("sql");
        QTest::newRow("unique") << QStringLiteral("INSERT INTO team VALUES ('a', 2, NULL)");
        QTest::newRow("check") << QStringLiteral("INSERT INTO team VALUES ('b', -1, NULL)");
        QTest::newRow("not null") << QStringLiteral("INSERT INTO team (id) VALUES ('b')");
        QTest::newRow("foreign key") << QStringLiteral("INSERT INTO rider VALUES ('r', 'nowhere')");
        QTest::newRow("foreign key of another") << QStringLiteral("DELETE FROM team");
    }

    void whatBreaksARuleIsAConstraint() {
        QFETCH(QString, sql);
        VERIFY_DONE(addTeam(QStringLiteral("a"), 1));
        VERIFY_DONE(m_db->run(QStringLiteral("INSERT INTO rider VALUES ('first', 'a')")));
        const auto refused = m_db->run(sql);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Constraint);
        QVERIFY(refused.error().code != 0);
        QCOMPARE(number(*m_db, QStringLiteral("SELECT COUNT(*) FROM team")), 1);
        QCOMPARE(number(*m_db, QStringLiteral("SELECT COUNT(*) FROM rider")), 1);
    }

    void errorsHoldNoValues() {
        const auto refused = m_db->run(QStringLiteral("INSERT INTO team VALUES ('Anna''s secret', -1, ?)"),
                                       QStringLiteral("knee"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().statement, QStringLiteral("INSERT INTO team VALUES ('…', -1, ?)"));
        QVERIFY(!refused.error().detail.contains(QStringLiteral("knee")));
        const auto unknown = m_db->run(QStringLiteral("SELECT \"Anna\" FROM nowhere"));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, ErrorKind::Other);
        QVERIFY(!unknown.error().statement.contains(QStringLiteral("Anna")));
        QVERIFY(unknown.error().detail.contains(QStringLiteral("nowhere")));
    }

    void aWrongNumberOfValuesIsRefusedAlsoTheSecondTime() {
        const QString sql = QStringLiteral("INSERT INTO team VALUES (?, ?, 'n')");
        QVERIFY(!m_db->run(sql, QStringLiteral("a")));
        VERIFY_DONE(m_db->run(sql, QStringLiteral("a"), 1));
        QVERIFY(!m_db->run(sql, QStringLiteral("b")));
        QVERIFY(!m_db->run(sql, QStringLiteral("b"), 1, 2));
        VERIFY_DONE(m_db->run(sql, QStringLiteral("b"), 1));
        QCOMPARE(number(*m_db, QStringLiteral("SELECT COUNT(*) FROM team")), 2);
    }

    void oneTextHoldsOneStatement() {
        QVERIFY(!m_db->run(QStringLiteral("DELETE FROM rider; DELETE FROM team")));
    }

    void theSameStatementCanBeInUseTwice() {
        for (int i = 0; i < 3; ++i)
            VERIFY_DONE(addTeam(QString::number(i), i));
        const QString sql = QStringLiteral("SELECT size FROM team WHERE size >= ? ORDER BY size");
        auto outer = m_db->query(sql, 0);
        VERIFY_DONE(outer);
        std::vector<int> pairs;
        while (outer->next()) {
            auto inner = m_db->query(sql, outer->get<int>(0));
            VERIFY_DONE(inner);
            while (inner->next())
                pairs.push_back(outer->get<int>(0) * 10 + inner->get<int>(0));
        }
        QCOMPARE(pairs, std::vector<int>({0, 1, 2, 11, 12, 22}));
    }

    void moreStatementsThanAreKeptStillWork() {
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 200; ++i)
                QCOMPARE(number(*m_db, QStringLiteral("SELECT %1").arg(i)), i);
        }
    }

    void aStatementKeptOverAChangeOfTheSchemaSeesIt() {
        VERIFY_DONE(addTeam(QStringLiteral("a"), 4));
        const QString sql = QStringLiteral("SELECT size FROM team WHERE id = ?");
        const auto read = [](const Statement& row) { return row.get<int>(0); };
        QCOMPARE(m_db->first(sql, read, QStringLiteral("a")).value(), std::optional(4));
        VERIFY_DONE(m_db->run(QStringLiteral("ALTER TABLE team ADD COLUMN city TEXT")));
        QCOMPARE(m_db->first(sql, read, QStringLiteral("a")).value(), std::optional(4));
    }

    void anAccessThatFailsIsToldWhereverItIs() {
        for (int i = 0; i < 3; ++i)
            VERIFY_DONE(addTeam(QString::number(i), i));
        int failing = 0;
        int count = 0;
        auto options = m_scratch->options(Access::Read);
        options.fault = [&](bool) -> std::optional<ErrorKind> {
            return ++count == failing ? std::optional(ErrorKind::Io) : std::nullopt;
        };
        const auto reader = Scratch::open(options);
        QVERIFY(reader);
        const auto readAll = [&] {
            return reader->list(QStringLiteral("SELECT size FROM team ORDER BY size"),
                                [](const Statement& row) { return row.get<int>(0); });
        };
        // One access to run it, three for the rows and one that finds the end.
        for (failing = 1; failing <= 5; ++failing) {
            count = 0;
            const auto rows = readAll();
            QVERIFY2(!rows, qPrintable(QString::number(failing)));
            QCOMPARE(rows.error().kind, ErrorKind::Io);
        }
        count = 0;
        const auto rows = readAll();
        VERIFY_DONE(rows);
        QCOMPARE(rows->size(), std::size_t(3));
    }

private:
    Result<std::int64_t> addTeam(const QString& id, int size) {
        return m_db->run(QStringLiteral("INSERT INTO team (id, size) VALUES (?, ?)"), id, size);
    }

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<Connection> m_db;
};

QTEST_GUILESS_MAIN(TestStatement)
#include "test_statement.moc"
