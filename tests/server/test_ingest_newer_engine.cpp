// SPDX-License-Identifier: GPL-3.0-or-later
// What a newer engine does with what an older one has read.
#include "core/domain/sentences/catalogue.h"
#include "core/engine/version.h"
#include "tests/server/ingest_fixture.h"

using namespace leadout;
using namespace leadout::test;
using backend::ActivityState;
using domain::AnalysisState;

namespace {

const QDate kDay = IngestFixture::kDay;

void change(IngestFixture& world, const QString& sql) {
    const auto done =
        world.store->write([&sql](database::Connection& connection) { return connection.run(sql); }).get();
    if (!done)
        QTest::qFail(qPrintable(done.error().detail), __FILE__, __LINE__);
}

/// As if everything had been read by the engine before this one.
void makeOlder(IngestFixture& world) {
    change(world, QStringLiteral("UPDATE analyze_job SET engine_version = engine_version - 1"));
    change(world, QStringLiteral("UPDATE analysis SET engine_version = engine_version - 1, "
                                 "input_fingerprint = 'older'"));
}

std::int64_t left(IngestFixture& world) {
    return world.read([](database::Connection& connection, const backend::Viewer& viewer) {
        return backend::renewalsLeft(connection, viewer);
    });
}

} // namespace

class TestIngestNewerEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itReadsWhatWaitsAgainAndOnce() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        world.take(world.athlete, fit(utc(kDay, 9)));
        const auto before = world.only(world.athlete);
        world.restart();
        QCOMPARE(world.drain(), 0);

        makeOlder(world);
        world.restart();
        QCOMPARE(left(world), std::int64_t{1});
        QCOMPARE(world.drain(), 1);
        QCOMPARE(left(world), std::int64_t{0});
        const auto after = world.only(world.athlete);
        QVERIFY(after.id == before.id);
        QCOMPARE(after.engineVersion, engine::kEngineVersion);
        QCOMPARE(after.inputFingerprint, before.inputFingerprint);
        QCOMPARE(after.state, AnalysisState::ReviewPending);
        world.restart();
        QCOMPARE(world.drain(), 0);
    }

    void whatIsDecidedStaysAsItWas_data() {
        QTest::addColumn<AnalysisState>("state");
        QTest::newRow("approved") << AnalysisState::Approved;
        QTest::newRow("published") << AnalysisState::Published;
        QTest::newRow("closed") << AnalysisState::Reviewed;
    }
    void whatIsDecidedStaysAsItWas() {
        QFETCH(AnalysisState, state);
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        world.take(world.athlete, fit(utc(kDay, 9)));
        world.decide(world.only(world.athlete), state);
        makeOlder(world);
        const auto before = world.only(world.athlete);
        world.restart();
        world.drain();
        QCOMPARE(left(world), std::int64_t{0});
        const auto after = world.only(world.athlete);
        QCOMPARE(after.state, state);
        QCOMPARE(after.engineVersion, before.engineVersion);
        QCOMPARE(after.detail, before.detail);
    }

    void anOpenSessionBesideADecidedOneIsReadAgain() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        const QByteArray bytes = fit(utc(kDay, 9));
        world.take(world.athlete, bytes);
        const auto decided = world.only(world.athlete);
        world.decide(decided, AnalysisState::Published);
        world.take(world.athlete, bytes, {QStringLiteral("My knee hurts."), {}, {}});
        QCOMPARE(world.analyses(world.athlete).size(), std::size_t{2});
        makeOlder(world);
        world.restart();
        world.drain();
        const auto all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{2});
        for (const backend::Analysis& each : all)
            QCOMPARE(each.engineVersion == engine::kEngineVersion, each.id != decided.id);
    }

    void whatNobodyMayLookAtWaitsForThePermission() {
        IngestFixture world;
        world.take(world.athlete, fit(utc(kDay, 9)));
        world.consent(world.athlete, domain::ConsentKind::SeeWorkouts, false);
        makeOlder(world);
        world.restart();
        QCOMPARE(world.drain(), 1);
        world.consent(world.athlete, domain::ConsentKind::SeeWorkouts, true);
        world.restart();
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.only(world.athlete).engineVersion, engine::kEngineVersion);
    }

    void aFileThatIsGoneLeavesWhatWasReadOfIt() {
        IngestFixture world;
        const auto taken = world.take(world.athlete, fit(utc(kDay, 9)));
        const auto before = world.only(world.athlete);
        world.loseFiles();
        makeOlder(world);
        world.restart();
        for (int i = 0; i < 10; ++i) {
            world.drain();
            world.clock.advance(std::chrono::hours(24));
        }
        QCOMPARE(left(world), std::int64_t{0});
        QCOMPARE(world.activity(taken.id).state, ActivityState::Read);
        QCOMPARE(world.only(world.athlete).detail, before.detail);
    }

    void itReadsAFileThatAnOlderOneCouldNotRead() {
        IngestFixture world;
        const auto taken = world.take(world.athlete, fit(utc(kDay, 9)));
        change(world, QStringLiteral("DELETE FROM pairing"));
        change(world, QStringLiteral("UPDATE activity SET state = 'error', fault = 'unknown_format'"));
        makeOlder(world);
        world.restart();
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.activity(taken.id).state, ActivityState::Read);
    }

    void whatArrivesMeanwhileComesFirst() {
        IngestFixture world;
        for (int days = 1; days <= 3; ++days)
            world.take(world.athlete, fit(utc(kDay.addDays(-days), 9)));
        makeOlder(world);
        world.restart();
        world.clock.advance(std::chrono::minutes(1));
        const auto fresh = world.arrive(world.athlete, fit(utc(kDay, 9)));
        QVERIFY(world.analyzer->next());
        QCOMPARE(world.activity(fresh.activity).state, ActivityState::Read);
        QCOMPARE(left(world), std::int64_t{3});
        QCOMPARE(world.drain(), 3);
    }

    void nothingGoesOutByIt() {
        const auto after = [](bool newerEngine) {
            IngestFixture world;
            const auto id =
                world.addAthlete(QStringLiteral("Europe/Berlin"), domain::FeedbackMode::AutoApprove);
            world.consent(id, domain::ConsentKind::PublishReport);
            world.plan(id, kDay, steady(60));
            const auto activity = world.take(id, fit(utc(kDay, 9)));
            world.consent(id, domain::ConsentKind::AutoApprove);
            makeOlder(world);
            if (newerEngine)
                world.restart();
            else
                world.done(
                    [&](backend::Changes& changes) { return backend::analyzeAgain(changes, activity.id); });
            world.drain();
            const auto waits = world.detail(world.only(id)).waits;
            return std::pair(world.only(id).state, QString::fromStdString(waits ? waits->id : std::string()));
        };
        QCOMPARE(after(false), std::pair(AnalysisState::Approved, QString()));
        QCOMPARE(after(true), std::pair(AnalysisState::ReviewPending, QStringLiteral("waits.renewed")));
        QVERIFY(domain::findSentence("waits.renewed") != nullptr);
    }

    void aMissedSessionHasNothingToReadAgain() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        world.clock.set(utc(kDay.addDays(1), 2));
        world.chores();
        makeOlder(world);
        const auto before = world.only(world.athlete);
        QVERIFY(before.missed);
        world.restart();
        QCOMPARE(left(world), std::int64_t{0});
        QCOMPARE(world.drain(), 0);
        const auto still = world.only(world.athlete);
        QCOMPARE(still.engineVersion, before.engineVersion);
        QCOMPARE(still.detail, before.detail);
        // What comes after all is read by the engine of today.
        world.take(world.athlete, fit(utc(kDay, 9)));
        const auto after = world.only(world.athlete);
        QVERIFY(after.id == before.id && !after.missed);
        QCOMPARE(after.engineVersion, engine::kEngineVersion);
    }
};

QTEST_GUILESS_MAIN(TestIngestNewerEngine)
#include "test_ingest_newer_engine.moc"
