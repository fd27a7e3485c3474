// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/local_rows.h"
#include "tests/unit/client/services_world.h"

using namespace leadout;
using namespace leadout::client;
using namespace leadout::test;

namespace {

/// The rows of two athletes with a session that waits and one that has been published each.
class RowsWorld : public ServicesWorld {
public:
    RowsWorld() {
        company();
        coach(1, "Ana", true);
        for (const quint32 athleteNumber : {1U, 2U}) {
            athlete(athleteNumber, athleteNumber == 1 ? "Pia" : "Ole", 1);
            analysis(athleteNumber * 10, athleteNumber, 20, "");
            analysis(athleteNumber * 10 + 1, athleteNumber, 10, "\"score\":80,", "published");
            plan(athleteNumber * 10, athleteNumber, R"("state":"open",)");
            plan(athleteNumber * 10 + 1, athleteNumber, R"("state":"paired",)");
        }
    }

    void plan(quint32 number, quint32 athleteNumber, const QByteArray& state) {
        row(protocol::RowKind::Workout, thing(0xe, number), domain::Scope::athlete(athleteId(athleteNumber)),
            "{\"day\":\"2026-11-22\",\"sport\":\"cycling\"," + state + "\"title\":\"Threshold\"}");
    }

    void openFiles() {
        fill();
        auto openedCache = Cache::open({folder() + QStringLiteral("/cache.db"), &clock, {}});
        auto openedWork = Work::open({folder() + QStringLiteral("/work.db"), &clock, &random, {}});
        QVERIFY(openedCache && openedWork);
        cache = *std::move(openedCache);
        work = *std::move(openedWork);
        rows = std::make_unique<LocalRows>(*cache, *work);
        QVERIFY(rows->load());
    }

    /// Lets the coach bring a session into another state, as the outbox keeps it.
    void decide(quint32 number, quint32 athleteNumber, const QByteArray& state) {
        const QString scope = domain::Scope::athlete(athleteId(athleteNumber)).toString();
        Decision decision;
        decision.command = QStringLiteral("MarkDone");
        decision.payload = "{}";
        decision.rowId = analysisId(number).uuid();
        decision.scope = scope;
        decision.seenRev = revOf(decision.rowId);
        decision.patches = {
            {decision.rowId, QStringLiteral("analysis"), scope, "{\"state\":\"" + state + "\"}"}};
        QVERIFY(work->queue({decision}));
    }

    /// Applies rows that a backend sends later; gives their ids.
    QList<QUuid> receive() {
        QList<QUuid> ids;
        std::vector<protocol::Row> changed = takeRows();
        for (const protocol::Row& each : changed)
            ids.append(each.id);
        const auto state = cache->state();
        protocol::ChangesAnswer answer;
        answer.echo = {state->cursor, state->scopesHash, state->backfill, QStringLiteral("e1")};
        answer.content = protocol::RowsAnswer{std::move(changed), QStringLiteral("c3"), false, {}};
        const auto applied = cache->apply(answer);
        return applied && applied->kind == AppliedKind::Rows ? ids : QList<QUuid>();
    }

    bool holdsAnalysis(quint32 number) const { return rows->analyses().contains(analysisId(number).uuid()); }

    std::unique_ptr<Cache> cache;
    std::unique_ptr<Work> work;
    std::unique_ptr<LocalRows> rows;
};

} // namespace

class TestLocalRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsIsReadFirstAndTheRestOfAnAthleteWhenAskedFor() {
        RowsWorld world;
        world.openFiles();
        const LocalRows& rows = *world.rows;
        QCOMPARE(rows.athletes().size(), 2);
        QCOMPARE(rows.coaches().size(), 1);
        QCOMPARE(rows.companies().size(), 1);
        QVERIFY(world.holdsAnalysis(10) && world.holdsAnalysis(20));
        QCOMPARE(rows.analyses().size(), 2);
        QCOMPARE(rows.workouts().size(), 2);
        QVERIFY(!rows.isWhole());

        QVERIFY(world.rows->loadAthlete(athleteId(2)));
        QVERIFY(world.holdsAnalysis(21) && !world.holdsAnalysis(11));
        QVERIFY(!rows.isWhole());
        QVERIFY(world.rows->loadAll());
        QCOMPARE(rows.analyses().size(), 4);
        QCOMPARE(rows.workouts().size(), 4);
        QVERIFY(rows.isWhole());
    }

    void theAthleteOfAnySessionIsFound_data() {
        QTest::addColumn<quint32>("number");
        QTest::newRow("one that waits") << 10U;
        QTest::newRow("one of the rest") << 11U;
    }
    void theAthleteOfAnySessionIsFound() {
        QFETCH(quint32, number);
        RowsWorld world;
        world.openFiles();
        QCOMPARE(world.rows->analysis(analysisId(number))->row.title,
                 QStringLiteral("Session %1").arg(number));
        QVERIFY(world.rows->loadAthleteOf(analysisId(number)));
        QVERIFY(world.holdsAnalysis(10) && world.holdsAnalysis(11) && !world.holdsAnalysis(21));
        QVERIFY(world.rows->loadAthleteOf(analysisId(99)));
        QVERIFY(!world.rows->analysis(analysisId(99)));
    }

    void anAthleteOfManySessionsIsReadWhole() {
        RowsWorld world;
        for (quint32 number = 100; number < 350; ++number)
            world.analysis(number, 1, 1 + static_cast<int>(number % 28), "", "published");
        world.openFiles();
        QVERIFY(world.rows->loadAthleteOf(analysisId(10)));
        QCOMPARE(world.rows->analyses().size(), 253);
        QVERIFY(world.rows->loadAthlete(athleteId(2)));
        QVERIFY(world.rows->isWhole());
    }

    void anApprovedSessionThatWasNotSentAndAPlanWithoutAStateAreAmongTheFirst() {
        RowsWorld world;
        world.analysis(30, 1, 12, "\"publish_fault\":\"mail\",", "approved");
        world.analysis(31, 1, 13, "", "approved");
        world.plan(30, 1, "");
        world.openFiles();
        QVERIFY(world.holdsAnalysis(30) && !world.holdsAnalysis(31));
        QVERIFY(world.rows->workouts().contains(thing(0xe, 30)));
    }

    void aDecisionIsLaidOverTheRestToo() {
        RowsWorld world;
        world.openFiles();
        world.decide(11, 1, "review_pending");
        world.decide(20, 2, "reviewed");
        QVERIFY(world.rows->load());
        const auto& analyses = world.rows->analyses();
        QVERIFY(world.holdsAnalysis(11));
        const auto& opened = analyses[analysisId(11).uuid()];
        QVERIFY(opened.decided);
        QCOMPARE(opened.row.state, domain::AnalysisState::ReviewPending);
        QCOMPARE(opened.row.score, std::optional(80)); // its other members are the backend's
        QCOMPARE(analyses[analysisId(20).uuid()].row.state, domain::AnalysisState::Reviewed);
        QVERIFY(world.rows->loadAll());
        QCOMPARE(analyses.size(), 4);
        QCOMPARE(analyses[analysisId(11).uuid()].row.state, domain::AnalysisState::ReviewPending);
    }

    void whatComesBeforeTheRestIsReadStays() {
        RowsWorld world;
        world.openFiles();
        world.analysis(11, 1, 10, "\"score\":95,", "published");
        world.analysis(12, 1, 11, "", "published");
        const QList<QUuid> changed = world.receive();
        QCOMPARE(changed.size(), 2);
        const auto touched = world.rows->refresh(changed);
        QVERIFY(touched && touched->sessions);
        QVERIFY(world.rows->loadAll());
        QCOMPARE(world.rows->analyses()[analysisId(11).uuid()].row.score, std::optional(95));
        QVERIFY(world.holdsAnalysis(12));
        QCOMPARE(world.rows->analyses().size(), 5);
    }

    void aRowThatCannotBeReadDoesNotLoseTheRest() {
        RowsWorld world;
        world.analysis(30, 1, 12, "\"band\":\"of_tomorrow\",", "published");
        world.analysis(31, 2, 12, "\"band\":\"of_tomorrow\",");
        world.openFiles();
        QVERIFY(world.rows->loadAll());
        QVERIFY(!world.holdsAnalysis(30) && !world.holdsAnalysis(31));
        QCOMPARE(world.rows->analyses().size(), 4);
        QVERIFY(world.rows->isWhole());
    }

    void aTextIsFoundByItsSessionWhateverItSays() {
        RowsWorld world;
        const QByteArray other = analysisId(11).uuid().toByteArray(QUuid::WithoutBraces);
        world.feedback(10, 1, "Like \\\"analysis\\\":\\\"" + other + "\\\"");
        world.feedback(11, 1, "Well done");
        world.openFiles();
        const auto text = [&](quint32 number, quint32 athleteNumber) {
            const auto feedback = world.rows->feedback(analysisId(number), athleteId(athleteNumber));
            return feedback ? feedback->row.current().text.value_or(QString()) : QString();
        };
        QCOMPARE(text(10, 1), QStringLiteral("Like \"analysis\":\"%1\"").arg(QLatin1String(other)));
        QCOMPARE(text(11, 1), QStringLiteral("Well done"));
        QCOMPARE(text(11, 2), QString());
        QCOMPARE(text(20, 2), QString());
    }

    void aFileOfAnEarlierProgramIsReadToo() {
        RowsWorld world;
        world.feedback(10, 1, "Well done");
        world.openFiles();
        for (const QString& sql : {QStringLiteral("DROP INDEX cached_row_shown_first"),
                                   QStringLiteral("DROP INDEX cached_row_by_session"),
                                   QStringLiteral("DROP INDEX cached_row_by_scope"),
                                   QStringLiteral("CREATE INDEX cached_row_by_scope ON cached_row (scope)"),
                                   QStringLiteral("ALTER TABLE sync_state DROP COLUMN contact_at"),
                                   QStringLiteral("ALTER TABLE sync_state DROP COLUMN seen_at"),
                                   QStringLiteral("DELETE FROM schema_version WHERE version > 1"),
                                   QStringLiteral("PRAGMA user_version = 1")})
            QVERIFY(world.cache->connection().run(sql));
        world.rows.reset();
        world.cache.reset();
        auto cache = Cache::open({world.folder() + QStringLiteral("/cache.db"), &world.clock, {}});
        QVERIFY(cache && !(*cache)->wasRebuilt());
        LocalRows rows(**cache, *world.work);
        QVERIFY(rows.load());
        QCOMPARE(rows.analyses().size(), 2);
        QVERIFY(rows.loadAll());
        QCOMPARE(rows.analyses().size(), 4);
        QVERIFY(rows.feedback(analysisId(10), athleteId(1)));
    }
};

QTEST_GUILESS_MAIN(TestLocalRows)
#include "test_local_rows.moc"
