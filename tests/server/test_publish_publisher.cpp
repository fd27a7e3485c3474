// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/publisher.h"

#include "core/backend/publish/publishing.h"
#include "core/backend/publish/snapshot_json.h"
#include "core/domain/sentences/catalogue.h"
#include "core/protocol/publish_faults.h"
#include "tests/server/publish_world.h"

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;
using domain::AnalysisState;
using domain::DeliveryState;
using protocol::PublishFault;

namespace {

QString word(PublishFault fault) {
    return QString::fromStdString(std::string(domain::key(fault)));
}

} // namespace

class TestPublisher : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<PublishWorld> m_world;

    std::int64_t reports() {
        return m_world
            ->read([](database::Connection& c) {
                return c.first(QStringLiteral("SELECT COUNT(*) FROM report"),
                               [](const database::Statement& row) { return row.get<std::int64_t>(0); });
            })
            .value_or(-1);
    }
    PublishJob job(const Analysis& analysis) {
        const auto jobs = m_world->read(
            [&](database::Connection& c) { return publishJobsOf(c, m_world->system(), analysis.id); });
        return jobs.size() == 1 ? jobs.front() : PublishJob();
    }
    /// Runs SQL outside of the store's own rules, as a fault would.
    void run(const QString& sql) {
        const auto done = m_world->store->maintain([&](database::Connection& c) { return c.run(sql); }).get();
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<PublishWorld>();
        QVERIFY(m_world->start());
    }

    void anApprovedAnalysisIsPublishedOnce() {
        QVERIFY(!m_world->publisher->next());
        const Analysis analysis = m_world->session();
        QVERIFY(!m_world->publisher->next());
        m_world->approve(analysis);
        QVERIFY(m_world->publisher->next());
        QVERIFY(!m_world->publisher->next());
        const Analysis stored = m_world->stored(analysis);
        QCOMPARE(stored.state, AnalysisState::Published);
        QCOMPARE(stored.publishedAt, std::optional(m_world->clock.now()));
        QVERIFY(!stored.publishFault);
        QCOMPARE(job(analysis).state, DeliveryState::Done);
        const auto report = m_world->reportOf(analysis);
        QVERIFY(report);
        QCOMPARE(report->version, 1);
        QCOMPARE(report->views, 0);
        const auto snapshot = readSnapshot(report->snapshot);
        QVERIFY(snapshot);
        QCOMPARE(snapshot->feedback, kGoodText);
        QCOMPARE(snapshot->steps.size(), std::size_t{5});
        QCOMPARE(snapshot->series.size(), std::size_t{2});
        QCOMPARE(m_world->faults, QStringList());
    }

    void whatIsAskedForTwiceIsDoneOnce() {
        const Analysis analysis = m_world->session();
        m_world->approve(analysis);
        m_world->approve(analysis);
        while (m_world->publisher->next()) {
        }
        QCOMPARE(reports(), std::int64_t{1});
        run(QStringLiteral("UPDATE publish_job SET state = 'pending'"));
        QVERIFY(m_world->publisher->next());
        QVERIFY(!m_world->publisher->next());
        QCOMPARE(reports(), std::int64_t{1});
        QCOMPARE(m_world->stored(analysis).state, AnalysisState::Published);
        QCOMPARE(m_world->faults, QStringList());
    }

    void aFaultAtAnyPointChangesNothingAndIsTriedAgain_data() {
        QTest::addColumn<QString>("when");
        QTest::newRow("report") << QStringLiteral("INSERT ON main.report");
        QTest::newRow("log") << QStringLiteral("INSERT ON main.change WHEN new.kind = 'report'");
        QTest::newRow("analysis") << QStringLiteral("UPDATE ON main.analysis WHEN new.state = 'published'");
        QTest::newRow("analysis, stored")
            << QStringLiteral("INSERT ON main.analysis WHEN new.state = 'published'");
        QTest::newRow("job") << QStringLiteral("UPDATE ON main.publish_job WHEN new.state = 'done'");
    }
    void aFaultAtAnyPointChangesNothingAndIsTriedAgain() {
        QFETCH(const QString, when);
        const Analysis analysis = m_world->session();
        const Analysis other = m_world->session();
        m_world->approve(analysis);
        run(QStringLiteral("CREATE TEMP TRIGGER fault BEFORE ") + when +
            QStringLiteral(" BEGIN SELECT RAISE(ABORT, 'planned fault'); END"));
        QVERIFY(m_world->publisher->next());
        QCOMPARE(m_world->faults.size(), 1);
        QCOMPARE(reports(), std::int64_t{0});
        QCOMPARE(m_world->stored(analysis).state, AnalysisState::Approved);
        QCOMPARE(job(analysis).state, DeliveryState::Pending);
        run(QStringLiteral("DROP TRIGGER fault"));
        // It is not the next one at once: another has its turn first.
        QVERIFY(!m_world->publisher->next());
        m_world->approve(other);
        QVERIFY(m_world->publisher->next());
        QCOMPARE(m_world->stored(other).state, AnalysisState::Published);
        m_world->clock.advance(std::chrono::minutes(5));
        QVERIFY(m_world->publisher->next());
        QCOMPARE(m_world->stored(analysis).state, AnalysisState::Published);
        QCOMPARE(reports(), std::int64_t{2});
    }

    void whatWasUnderWayAtTheEndIsDoneAfterTheStart() {
        const Analysis analysis = m_world->session();
        m_world->approve(analysis);
        const auto claimed =
            m_world->write([&](database::Connection& c) { return claimPublishJob(c, m_world->clock.now()); });
        QVERIFY(claimed);
        Publisher again(*m_world->store, m_world->clock);
        QVERIFY(!again.next());
        again.resume();
        QVERIFY(again.next());
        QVERIFY(!again.next());
        again.resume();
        QVERIFY(!again.next());
        QCOMPARE(reports(), std::int64_t{1});
        QCOMPARE(m_world->stored(analysis).state, AnalysisState::Published);
    }

    void whatIsNoLongerApprovedIsNotPublished() {
        const Analysis analysis = m_world->session();
        m_world->approve(analysis);
        m_world->change(
            [&](Changes& changes) { return putAnalysis(changes, analysis, {QStringLiteral("state")}); });
        QVERIFY(m_world->publisher->next());
        QVERIFY(!m_world->publisher->next());
        QCOMPARE(reports(), std::int64_t{0});
        QCOMPARE(m_world->stored(analysis).state, AnalysisState::ReviewPending);
    }

    void aWithdrawnPermissionLeavesItApprovedUntilItIsTriedAgain() {
        const Analysis analysis = m_world->session();
        m_world->approve(analysis);
        m_world->allowReports(false);
        QVERIFY(m_world->publisher->next());
        QVERIFY(!m_world->publisher->next());
        const Analysis kept = m_world->stored(analysis);
        QCOMPARE(kept.state, AnalysisState::Approved);
        QCOMPARE(kept.publishFault, std::optional(word(PublishFault::Consent)));
        QCOMPARE(job(analysis).state, DeliveryState::Failed);
        QCOMPARE(reports(), std::int64_t{0});
        m_world->allowReports(true);
        m_world->clock.advance(std::chrono::hours(1));
        QVERIFY(!m_world->publisher->next());
        m_world->change([&](Changes& changes) { return publishAgain(changes, m_world->system(), kept); });
        QVERIFY(!m_world->stored(analysis).publishFault);
        QVERIFY(m_world->publisher->next());
        QCOMPARE(m_world->stored(analysis).state, AnalysisState::Published);
        QCOMPARE(reports(), std::int64_t{1});
    }

    void aTextThatHoldsANameStaysHere_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("first name") << QStringLiteral("Well done, Pia!");
        QTest::newRow("surname") << QStringLiteral("A real HANSEN ride.");
        QTest::newRow("full name, small") << QStringLiteral("nice one pia  hansen.");
        QTest::newRow("coach") << QStringLiteral("Jonas and I saw 252 W.");
        QTest::newRow("head coach") << QStringLiteral("ask Ruiz");
        QTest::newRow("company") << QStringLiteral("Your northside velo team");
        QTest::newRow("address") << QStringLiteral("Write to JONAS@northside.example.");
    }
    void aTextThatHoldsANameStaysHere() {
        QFETCH(const QString, text);
        const Analysis analysis = m_world->session(text);
        m_world->approve(analysis);
        QVERIFY(m_world->publisher->next());
        const Analysis kept = m_world->stored(analysis);
        QCOMPARE(kept.state, AnalysisState::Approved);
        QCOMPARE(kept.publishFault, std::optional(word(PublishFault::NameInText)));
        QCOMPARE(m_world->feedbackOf(analysis.id).current().text, text);
        QCOMPARE(reports(), std::int64_t{0});
    }

    void whatCannotBeReadStaysHere() {
        const Analysis analysis = m_world->session();
        m_world->approve(analysis);
        run(QStringLiteral("UPDATE analysis SET detail = '{\"compliance\":1}'"));
        QVERIFY(m_world->publisher->next());
        QCOMPARE(m_world->stored(analysis).state, AnalysisState::Approved);
        QCOMPARE(m_world->stored(analysis).publishFault, std::optional(word(PublishFault::Unreadable)));
        QCOMPARE(reports(), std::int64_t{0});
    }

    void aTargetThatNobodyServesIsNotSentTo() {
        const Analysis analysis = m_world->session();
        m_world->approve(analysis);
        run(QStringLiteral("UPDATE publish_job SET target = 'carrier_pigeon'"));
        QVERIFY(m_world->publisher->next());
        QVERIFY(!m_world->publisher->next());
        QCOMPARE(job(analysis).state, DeliveryState::Failed);
        QCOMPARE(reports(), std::int64_t{0});
    }

    void aStoppedStoreIsAFaultAndNoWork() {
        const Analysis analysis = m_world->session();
        m_world->approve(analysis);
        m_world->store->stop();
        QVERIFY(!m_world->publisher->next());
        QCOMPARE(m_world->faults.size(), 1);
    }

    void everyFaultHasItsSentence() {
        for (std::size_t i = 0; i < domain::kWords<PublishFault>.size(); ++i) {
            const std::string_view id = protocol::sentenceId(static_cast<PublishFault>(i));
            QVERIFY2(domain::findSentence(id) != nullptr, id.data());
        }
    }
};

QTEST_GUILESS_MAIN(TestPublisher)
#include "test_publish_publisher.moc"
