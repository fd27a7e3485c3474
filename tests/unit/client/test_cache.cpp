// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/cache.h"
#include "core/client/cache/schema.h"
#include "core/client/cache/sums.h"
#include "tests/support/base/shared_files.h"
#include "tests/unit/client/model_server.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace leadout;
using namespace leadout::client;
using leadout::test::athleteScope;
using leadout::test::idOf;

namespace {

protocol::Row row(quint32 number, const QString& scope, std::int64_t rev, const QByteArray& payload = "{}") {
    return {idOf(1, number), QStringLiteral("note"), scope, rev, false, payload};
}

} // namespace

class TestCache : public QObject {
    Q_OBJECT

    QTemporaryDir* m_dir = nullptr;
    domain::FixedClock m_clock{domain::Instant(std::chrono::hours(480'000))};
    std::unique_ptr<Cache> m_cache;

    QString path() const { return m_dir->filePath(QStringLiteral("cache.db")); }

    void open() {
        m_cache.reset();
        auto opened = Cache::open({path(), &m_clock, {}, 20});
        QVERIFY(opened.has_value());
        m_cache = std::move(*opened);
    }

    protocol::ChangesEcho echo(const QString& epoch = QStringLiteral("e1")) {
        const auto state = m_cache->state();
        return {state->cursor, state->scopesHash, state->backfill, epoch};
    }

    AppliedKind
    apply(std::variant<protocol::ScopesAnswer, protocol::RowsAnswer, protocol::BackfillAnswer> content) {
        const auto applied = m_cache->apply({echo(), std::move(content)});
        return applied ? applied->kind : AppliedKind::Stale;
    }

    AppliedKind hold(const QStringList& scopes) {
        return apply(protocol::ScopesAnswer{scopes, domain::scopeSetHash(*protocol::parseScopes(scopes)),
                                            QStringLiteral("c0")});
    }

    std::optional<std::int64_t> rev(quint32 number) {
        return m_cache->revision(idOf(1, number)).value_or(std::nullopt);
    }

private Q_SLOTS:
    void init() {
        m_dir = new QTemporaryDir;
        open();
    }
    void cleanup() {
        m_cache.reset();
        delete std::exchange(m_dir, nullptr);
    }

    void theFirstScopesBringCursorAndBackfill() {
        QCOMPARE(hold({QStringLiteral("co"), athleteScope(1)}), AppliedKind::Scopes);
        const auto state = m_cache->state();
        QCOMPARE(state->cursor, QStringLiteral("c0"));
        QCOMPARE(state->epoch, QStringLiteral("e1"));
        QCOMPARE(state->backfill, QStringLiteral("of:all"));
        QCOMPARE(m_cache->athletesNotLocal().value_or(-1), 1);
        QCOMPARE(apply(protocol::BackfillAnswer{{row(1, athleteScope(1), 3)}, {}, {}}),
                 AppliedKind::Backfill);
        QVERIFY(m_cache->state()->backfill.isEmpty());
        QCOMPARE(m_cache->athletesNotLocal().value_or(-1), 0);
        QCOMPARE(rev(1), std::optional<std::int64_t>(3));
    }

    void anAnswerToAnotherStateChangesNothing_data() {
        QTest::addColumn<int>("field");
        for (int field = 0; field < 4; ++field)
            QTest::addRow("%d", field) << field;
    }
    void anAnswerToAnotherStateChangesNothing() {
        QFETCH(int, field);
        hold({QStringLiteral("co")});
        apply(protocol::BackfillAnswer{});
        protocol::ChangesEcho other = echo();
        QString* const parts[] = {&other.fromCursor, &other.fromScopesHash, &other.fromBackfill,
                                  &other.epoch};
        *parts[field] = QStringLiteral("other");
        const auto applied = m_cache->apply(
            {other,
             protocol::RowsAnswer{{row(1, QStringLiteral("co"), 1)}, QStringLiteral("c9"), false, {}}});
        QCOMPARE(applied->kind, AppliedKind::Stale);
        QVERIFY(!rev(1));
        QCOMPARE(m_cache->state()->cursor, QStringLiteral("c0"));
    }

    void rowsOutsideOfTheScopesAndOlderOnesAreLeftOut() {
        hold({QStringLiteral("co")});
        apply(protocol::BackfillAnswer{{row(1, QStringLiteral("co"), 5, R"({"a":5})")}, {}, {}});
        const auto applied = m_cache->apply(
            {echo(), protocol::RowsAnswer{{row(1, QStringLiteral("co"), 4), row(2, athleteScope(1), 1)},
                                          QStringLiteral("c1"),
                                          false,
                                          {}}});
        QCOMPARE(applied->ignored, 1);
        QVERIFY(applied->changed.isEmpty());
        QVERIFY(applied->caughtUp);
        QCOMPARE(rev(1), std::optional<std::int64_t>(5));
        QVERIFY(!rev(2));
    }

    void aHundredScopesAtMostAreNamedInOneBackfill() {
        hold({QStringLiteral("co")});
        apply(protocol::BackfillAnswer{});
        QStringList scopes = {QStringLiteral("co")};
        for (int i = 0; i < 130; ++i)
            scopes.append(athleteScope(i));
        hold(scopes);
        QCOMPARE(protocol::backfillScopes(m_cache->state()->backfill)->size(), 100);
        apply(protocol::BackfillAnswer{});
        QCOMPARE(protocol::backfillScopes(m_cache->state()->backfill)->size(), 30);
        apply(protocol::BackfillAnswer{});
        QVERIFY(m_cache->state()->backfill.isEmpty());
    }

    void aLostScopeIsOutOfSightAtOnceAndPurgedStepByStep() {
        hold({QStringLiteral("co"), athleteScope(1)});
        apply(protocol::BackfillAnswer{{row(1, athleteScope(1), 1)}, {}, {}});
        hold({QStringLiteral("co")});
        QVERIFY(!rev(1));
        auto purges = m_cache->purges();
        QCOMPARE(purges->size(), std::size_t{1});
        QCOMPARE(purges->front().scope, athleteScope(1));
        QCOMPARE(purges->front().step, PurgeStep::Push);
        open();
        QVERIFY(m_cache->advancePurge(athleteScope(1), PurgeStep::Rows));
        QCOMPARE(m_cache->purgeRows(athleteScope(1)).value_or(false), true);
        QCOMPARE(m_cache->finishPurges().value_or(false), true);
        QVERIFY(m_cache->purges()->empty());
    }

    void whatAHeldDecisionSaidIsInNoFileOnceItIsWithdrawn() {
        const QByteArray words = "Strong to the last minute.";
        const auto bytes = [this] {
            return leadout::test::bytesOf(path()) + leadout::test::bytesOf(path() + QStringLiteral("-wal"));
        };
        const auto tell = [this](std::int64_t rev, const QByteArray& payload) {
            protocol::Row said = row(1, QStringLiteral("head"), rev, payload);
            said.kind = QStringLiteral("held_words");
            const QString cursor = QStringLiteral("c%1").arg(rev);
            QCOMPARE(apply(protocol::RowsAnswer{{said}, cursor, false, {}}), AppliedKind::Rows);
        };
        hold({QStringLiteral("co"), QStringLiteral("head")});
        apply(protocol::BackfillAnswer{});
        tell(1, "{\"text\":\"" + words + "\"}");
        QVERIFY(m_cache->finishPurges().value_or(false));
        QVERIFY(bytes().contains(words));
        tell(2, "{}");
        QVERIFY(!m_cache->purges()->empty());
        QVERIFY(m_cache->finishPurges().value_or(false));
        QVERIFY(!bytes().contains(words));
        QVERIFY(m_cache->purges()->empty());
    }

    void aScopeThatComesBackIsConfirmedByABackfill() {
        hold({QStringLiteral("co"), athleteScope(1)});
        apply(protocol::BackfillAnswer{{row(1, athleteScope(1), 1), row(2, athleteScope(1), 1)}, {}, {}});
        hold({QStringLiteral("co")});
        hold({QStringLiteral("co"), athleteScope(1)});
        QVERIFY(m_cache->purges()->empty());
        apply(protocol::BackfillAnswer{{row(1, athleteScope(1), 1)}, {}, {}});
        QCOMPARE(rev(1), std::optional<std::int64_t>(1));
        QVERIFY(!rev(2));
    }

    void aResyncKeepsRowsUntilTheyAreConfirmedOrGone() {
        hold({QStringLiteral("co")});
        apply(protocol::BackfillAnswer{
            {row(1, QStringLiteral("co"), 9), row(2, QStringLiteral("co"), 9)}, {}, {}});
        QVERIFY(m_cache->resync(QStringLiteral("e2")));
        QCOMPARE(m_cache->nextRequest()->cursor, QString());
        const auto count = [this] {
            return m_cache->connection()
                .first(QStringLiteral("SELECT COUNT(*) FROM cached_row"),
                       [](const database::Statement& each) { return each.get<int>(0); })
                ->value_or(-1);
        };
        QCOMPARE(count(), 2);
        const protocol::ScopesAnswer scopes{
            {QStringLiteral("co")},
            domain::scopeSetHash(*protocol::parseScopes({QStringLiteral("co")})),
            QStringLiteral("c0")};
        QCOMPARE(m_cache->apply({echo(QStringLiteral("e2")), scopes})->kind, AppliedKind::Scopes);
        const protocol::BackfillAnswer page{{row(1, QStringLiteral("co"), 4)}, {}, {}};
        QCOMPARE(m_cache->apply({echo(QStringLiteral("e2")), page})->kind, AppliedKind::Backfill);
        QCOMPARE(rev(1), std::optional<std::int64_t>(4));
        QCOMPARE(count(), 1);
    }

    void aWrongSumIsFetchedAgainOnce() {
        hold({QStringLiteral("co")});
        apply(protocol::BackfillAnswer{{row(1, QStringLiteral("co"), 1)}, {}, {}});
        const auto own = scopeSum(m_cache->connection(), QStringLiteral("co"));
        QCOMPARE(own->count, 1);
        QCOMPARE(own->sum, protocol::rowHash(idOf(1, 1), 1));
        const protocol::ScopeSum wrong{QStringLiteral("co"), 2, 7};
        const auto answer = [&](const protocol::ScopeSum& sum) {
            return m_cache->apply({echo(), protocol::RowsAnswer{{}, QStringLiteral("c1"), false, {sum}}});
        };
        QVERIFY(answer(*own)->caughtUp);
        const auto first = answer(wrong);
        QCOMPARE(first->mismatched, QStringList{QStringLiteral("co")});
        QVERIFY(!first->caughtUp);
        apply(protocol::BackfillAnswer{{row(1, QStringLiteral("co"), 1)}, {}, {}});
        QVERIFY(answer(wrong)->caughtUp);
        QVERIFY(answer(*own)->caughtUp);
        QVERIFY(!answer(wrong)->caughtUp);
    }

    void aBackfillThatLostARowIsFetchedAgainOnce() {
        hold({QStringLiteral("co")});
        const auto page = [](bool whole) {
            protocol::BackfillAnswer answer;
            answer.rows = {row(1, QStringLiteral("co"), 1)};
            if (whole)
                answer.rows.push_back(row(2, QStringLiteral("co"), 1));
            const auto sum = protocol::rowHash(idOf(1, 1), 1) + protocol::rowHash(idOf(1, 2), 1);
            answer.sums = {{QStringLiteral("co"), 2, sum}};
            return answer;
        };
        const auto lost = m_cache->apply({echo(), page(false)});
        QCOMPARE(lost->mismatched, QStringList{QStringLiteral("co")});
        QVERIFY(!m_cache->state()->backfill.isEmpty());
        QVERIFY(m_cache->apply({echo(), page(false)})->mismatched.isEmpty()); // not for ever
        QVERIFY(m_cache->state()->backfill.isEmpty());
        QCOMPARE(m_cache->apply({echo(), protocol::RowsAnswer{{}, QStringLiteral("c1"), false, {}}})->kind,
                 AppliedKind::Rows);
    }

    void aWholeBackfillIsNotFetchedAgain() {
        hold({QStringLiteral("co")});
        protocol::BackfillAnswer answer;
        answer.rows = {row(1, QStringLiteral("co"), 1)};
        answer.sums = {{QStringLiteral("co"), 1, protocol::rowHash(idOf(1, 1), 1)},
                       {QStringLiteral("head"), 5, 77}}; // not held
        QVERIFY(m_cache->apply({echo(), answer})->mismatched.isEmpty());
        QVERIFY(m_cache->state()->backfill.isEmpty());
    }

    void aPageIsAppliedWholeOrNotAtAll() {
        hold({QStringLiteral("co")});
        apply(protocol::BackfillAnswer{});
        m_cache.reset();
        for (int failAt = 0;; ++failAt) {
            int accesses = 0;
            const auto fault = [&](bool) -> std::optional<database::ErrorKind> {
                return accesses++ == failAt ? std::optional(database::ErrorKind::Io) : std::nullopt;
            };
            auto opened = Cache::open({path(), &m_clock, fault, 20});
            if (opened) {
                m_cache = std::move(*opened);
                const auto state = m_cache->state();
                const auto applied =
                    state ? m_cache->apply({{state->cursor, state->scopesHash, {}, state->epoch},
                                            protocol::RowsAnswer{{row(1, QStringLiteral("co"), 1),
                                                                  row(2, QStringLiteral("co"), 1)},
                                                                 QStringLiteral("c2"),
                                                                 false,
                                                                 {}}})
                          : tl::unexpected(state.error());
                m_cache.reset();
                if (applied) {
                    QVERIFY(failAt > 10);
                    break;
                }
            }
            open();
            QVERIFY(!rev(1) && !rev(2));
            QCOMPARE(m_cache->state()->cursor, QStringLiteral("c0"));
            m_cache.reset();
        }
        open();
        QCOMPARE(rev(2), std::optional<std::int64_t>(1));
        QCOMPARE(m_cache->state()->cursor, QStringLiteral("c2"));
    }

    void analysesOfAnOlderFileAreFetchedAgain() {
        m_cache.reset();
        QFile::remove(path());
        {
            database::ConnectionOptions options;
            options.path = path();
            options.applicationId = kCacheApplicationId;
            const auto older = database::Connection::open(std::move(options));
            QVERIFY(older.has_value());
            auto steps = cacheMigrations();
            steps.resize(4);
            QVERIFY(database::migrate(**older, steps).has_value());
            for (const QString& sql :
                 {QStringLiteral("UPDATE sync_state SET epoch = 'e1', cursor = 'c1', scopes_hash = 'old'"),
                  QStringLiteral("INSERT INTO held_scope (scope, phase) VALUES ('co', 0), ('%1', 0), "
                                 "('%1:body', 0)")
                      .arg(athleteScope(1)),
                  QStringLiteral("INSERT INTO cached_row (id, kind, scope, rev, deleted, payload) "
                                 "VALUES ('%1', 'analysis', '%2', 7, 0, '{}')")
                      .arg(domain::idText(idOf(1, 1)), athleteScope(1))})
                QVERIFY((*older)->run(sql).has_value());
        }
        open();
        QVERIFY(!m_cache->wasRebuilt());
        QCOMPARE(rev(1), std::optional<std::int64_t>(7)); // shown until its successor comes
        QCOMPARE(hold({QStringLiteral("co"), athleteScope(1), athleteScope(1) + QStringLiteral(":body")}),
                 AppliedKind::Scopes);
        const auto state = m_cache->state();
        QCOMPARE(state->cursor, QStringLiteral("c1"));
        QCOMPARE(state->backfill, QStringLiteral("of:") + athleteScope(1));
        protocol::Row told = row(1, athleteScope(1), 7, "{\"again\":5}");
        QCOMPARE(m_cache->apply({echo(), protocol::BackfillAnswer{{told}, {}, {}}})->changed.size(), 1);
        QVERIFY(m_cache->state()->backfill.isEmpty());
    }

    void aDamagedFileIsSetAsideAndBegunAnew() {
        m_cache.reset();
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        QFile::remove(path() + QStringLiteral("-wal"));
        open();
        QVERIFY(m_cache->wasRebuilt());
        QVERIFY(m_cache->state()->cursor.isEmpty());
        const QStringList bad = {QStringLiteral("*.bad-*")};
        QCOMPARE(QDir(m_dir->path()).entryList(bad).size(), 1);
        // It goes when everything is here again.
        hold({QStringLiteral("co")});
        apply(protocol::BackfillAnswer{});
        apply(protocol::RowsAnswer{{}, QStringLiteral("c1"), false, {}});
        QCOMPARE(QDir(m_dir->path()).entryList(bad).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCache)
#include "test_cache.moc"
