// SPDX-License-Identifier: GPL-3.0-or-later
// The code of an invite lets in whoever has it. It comes with the invite's row, and is to be found in no
// file.
#include "core/client/cache/schema.h"
#include "tests/support/base/shared_files.h"
#include "tests/unit/client/desk.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace leadout;
using namespace leadout::client;
using namespace leadout::test;

namespace {

const QByteArray kCode = "7K3M9QX2V5R8T1W4Y6Z0ABCDE";
const QByteArray kEmail = "jo@example.org";
const QString kHead = QStringLiteral("head");

protocol::Row invite(std::int64_t rev, const QByteArray& more) {
    return {idOf(1, 1), QStringLiteral("invite"),
            kHead,      rev,
            false,      "{\"email\":\"" + kEmail + "\"," + more + "\"created_at\":1,\"expires_at\":2}"};
}

} // namespace

class TestInviteCodes : public QObject {
    Q_OBJECT

    domain::FixedClock m_clock{domain::Instant(std::chrono::hours(480'000))};
    domain::SeededRandom m_random{1};
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Cache> m_cache;
    std::unique_ptr<Work> m_work;

    void open() {
        auto cache = Cache::open({m_dir->filePath(QStringLiteral("cache.db")), &m_clock, {}, 20});
        auto work = Work::open({m_dir->filePath(QStringLiteral("work.db")), &m_clock, &m_random, {}, 20});
        QVERIFY(cache.has_value() && work.has_value());
        m_cache = *std::move(cache);
        m_work = *std::move(work);
    }

    void apply(std::variant<protocol::ScopesAnswer, protocol::RowsAnswer, protocol::BackfillAnswer> content) {
        const auto state = m_cache->state();
        const auto applied = m_cache->apply(
            {{state->cursor, state->scopesHash, state->backfill, QStringLiteral("e1")}, std::move(content)});
        QVERIFY(applied.has_value() && applied->kind != AppliedKind::Stale);
    }

    QByteArray payload() {
        return m_cache->connection()
            .first(QStringLiteral("SELECT payload FROM cached_row WHERE kind = 'invite' AND deleted = 0"),
                   [](const database::Statement& row) { return row.get<QByteArray>(0); })
            ->value_or(QByteArray());
    }

    /// The files of the profile that hold these bytes.
    QStringList holding(const QByteArray& bytes) const {
        QStringList files;
        const QDir dir(m_dir->path());
        for (const QString& name : dir.entryList(QDir::Files | QDir::Hidden)) {
            if (bytesOf(dir.filePath(name)).contains(bytes))
                files.append(name);
        }
        return files;
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() {
        m_cache.reset();
        m_work.reset();
    }

    void aCodeIsInNoFile_data() {
        QTest::addColumn<bool>("later");
        QTest::newRow("of an invite that was there before") << false;
        QTest::newRow("of an invite that comes later") << true;
    }
    void aCodeIsInNoFile() {
        QFETCH(const bool, later);
        Decision create = Desk::decision(idOf(1, 1), kHead, {}, 0, {});
        create.command = QStringLiteral("CreateInvite");
        create.payload =
            "{\"invite\":\"" + domain::idText(idOf(1, 1)).toLatin1() + "\",\"email\":\"" + kEmail + "\"}";
        const auto ids = m_work->queue({create});
        QVERIFY(ids.has_value());
        QCOMPARE(m_work->beginBatch({})->ops.size(), std::size_t{1});
        protocol::OpResult accepted;
        accepted.opId = ids->front();
        accepted.outcome = protocol::Outcome::Ok;
        accepted.rev = 1;
        QVERIFY(m_work->storeResults({accepted}, QStringLiteral("e1"), {kHead}));

        const QStringList scopes = {QStringLiteral("co"), kHead};
        apply(protocol::ScopesAnswer{scopes, domain::scopeSetHash(*protocol::parseScopes(scopes)),
                                     QStringLiteral("c0")});
        const protocol::Row made = invite(1, "\"code\":\"" + kCode + "\",");
        apply(protocol::BackfillAnswer{later ? std::vector<protocol::Row>() : std::vector{made}, {}, {}});
        if (later)
            apply(protocol::RowsAnswer{{made}, QStringLiteral("c1"), false, {}});
        QVERIFY(m_work->release({ids->front()}));
        QVERIFY(!holding(kEmail).isEmpty());
        QCOMPARE(holding(kCode), QStringList());
        QCOMPARE(payload(), invite(1, {}).payload);

        apply(protocol::RowsAnswer{{invite(2, "\"used_at\":3,")}, QStringLiteral("c2"), false, {}});
        QCOMPARE(payload(), invite(2, "\"used_at\":3,").payload);
        cleanup();
        QCOMPARE(holding(kCode), QStringList());
    }

    void aCodeThatAnOlderVersionHasKeptGoes() {
        cleanup();
        m_dir = std::make_unique<QTemporaryDir>();
        {
            database::ConnectionOptions options;
            options.path = m_dir->filePath(QStringLiteral("cache.db"));
            options.applicationId = kCacheApplicationId;
            const auto older = database::Connection::open(std::move(options));
            QVERIFY(older.has_value());
            auto steps = cacheMigrations();
            steps.resize(5);
            QVERIFY(database::migrate(**older, steps).has_value());
            QVERIFY((*older)->run(
                QStringLiteral("INSERT INTO cached_row (id, kind, scope, rev, deleted, payload) "
                               "VALUES (?, 'invite', 'head', 1, 0, ?), ('x', 'invite', 'head', 1, 1, ?)"),
                domain::idText(idOf(1, 1)), invite(1, "\"code\":\"" + kCode + "\",").payload, QByteArray()));
        }
        QVERIFY(!holding(kCode).isEmpty());
        open();
        QVERIFY(!m_cache->wasRebuilt());
        QCOMPARE(payload(), invite(1, {}).payload);
        cleanup();
        QCOMPARE(holding(kCode), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestInviteCodes)
#include "test_invite_codes.moc"
