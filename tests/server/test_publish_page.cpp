// SPDX-License-Identifier: GPL-3.0-or-later
// A published report as the world gets it.
#include "core/backend/http/gzip.h"
#include "core/backend/publish/publishing.h"
#include "core/backend/publish/snapshot_json.h"
#include "core/backend/web/report_views.h"
#include "core/protocol/publish_faults.h"
#include "tests/server/foreign_bytes.h"
#include "tests/server/publish_world.h"

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;

namespace {

/// An answer without its date and number, and so without what differs between two equal ones.
std::string same(const RawResponse& answer) {
    return withoutId(answer);
}

QByteArray inflated(const std::string& body) {
    QByteArray whole;
    http::Inflater inflater(10'000'000, 1000);
    inflater.write(body, [&whole](std::string_view piece) {
        whole.append(piece.data(), static_cast<qsizetype>(piece.size()));
        return true;
    });
    return inflater.complete() ? whole : QByteArray();
}

} // namespace

class TestPublishPage : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<PublishWorld> m_world;

    RawResponse ask(const std::string& path, std::string_view headers = {}) {
        return m_world->ask(get(path, headers));
    }
    qint64 views(const Report& report) {
        const auto stored = m_world->read(
            [&](database::Connection& c) { return findReport(c, m_world->system(), report.id); });
        return stored ? stored->views : -1;
    }
    ForeignBytes foreign() {
        const auto read = m_world->store->read(ForeignBytes::of).get();
        if (!read)
            QTest::qFail(qPrintable(read.error().detail), __FILE__, __LINE__);
        return read.value_or(ForeignBytes());
    }
    void edit(const Report& report, const QString& text) {
        m_world->change([&](Changes& changes) -> Result<> {
            const auto feedback =
                backend::feedbackOf(changes.connection(), m_world->system(), report.analysis);
            if (!feedback)
                return tl::unexpected(feedback.error());
            const auto added =
                addFeedbackVersion(changes, **feedback, Writer::Coach, m_world->coach->coach.id, text);
            if (!added)
                return tl::unexpected(added.error());
            const auto analysis = findAnalysis(changes.connection(), m_world->system(), report.analysis);
            if (!analysis)
                return tl::unexpected(analysis.error());
            return correctPublished(changes, m_world->system(), **analysis);
        });
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<PublishWorld>();
        QVERIFY(m_world->start());
    }

    void aPublishedReportIsServedUnderItsLink() {
        const Report report = m_world->published();
        const RawResponse answer = ask(m_world->path(report));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), std::string("text/html; charset=utf-8"));
        QCOMPARE(answer.header("Cache-Control"), std::string("private,no-store"));
        QCOMPARE(answer.header("X-Robots-Tag"), std::string("noindex"));
        QCOMPARE(answer.header("X-Content-Type-Options"), std::string("nosniff"));
        QCOMPARE(answer.header("Referrer-Policy"), std::string("no-referrer"));
        const std::string policy = answer.header("Content-Security-Policy");
        QVERIFY(policy.starts_with("default-src 'none'"));
        QVERIFY(policy.find("script") == std::string::npos);
        QVERIFY(answer.header("Set-Cookie").empty());
        QVERIFY(answer.header("ETag").empty());
        QVERIFY(answer.body.find("3 × 12 min threshold") != std::string::npos);
        QVERIFY(answer.body.find("You held 252 W in the first block.") != std::string::npos);
        QVERIFY(answer.body.find("<svg") != std::string::npos);
        QVERIFY(answer.body.find(">97<") != std::string::npos);
        QVERIFY(answer.body.find("<script") == std::string::npos);
    }

    void nothingOfWhoAndWhereIsInIt() {
        const Report report = m_world->published();
        const ForeignBytes foreign = this->foreign();
        QVERIFY(foreign.size() > 30);
        const RawResponse plain = ask(m_world->path(report));
        QVERIFY(plain.body.size() > 4000);
        QCOMPARE(foreign.in(QByteArray::fromStdString(plain.body)), QStringList());
        QCOMPARE(foreign.in(QByteArray::fromStdString(plain.head)), QStringList());
        const RawResponse packed = ask(m_world->path(report), "Accept-Encoding: gzip\r\n");
        QCOMPARE(packed.header("Content-Encoding"), std::string("gzip"));
        QCOMPARE(inflated(packed.body), QByteArray::fromStdString(plain.body));
        QCOMPARE(foreign.in(report.snapshot), QStringList());
    }

    void aNameThatCameInAllTheSameIsFound_data() {
        QTest::addColumn<QString>("planted");
        QTest::addColumn<QString>("found");
        QTest::newRow("athlete") << QStringLiteral("Well done PIA.") << QStringLiteral("pia");
        QTest::newRow("coach") << QStringLiteral("Ask Jonas.") << QStringLiteral("jonas");
        QTest::newRow("company") << QStringLiteral("the Northside Velo way")
                                 << QStringLiteral("northside velo");
        QTest::newRow("address") << QStringLiteral("pia.hansen%40mail.example")
                                 << QStringLiteral("pia.hansen@mail.example");
        QTest::newRow("file") << QStringLiteral("from Pia_Edge530_0815.fit")
                              << QStringLiteral("pia_edge530_0815.fit");
        QTest::newRow("comment") << QStringLiteral("You wrote: legs like wood, slept badly.")
                                 << QStringLiteral("legs like wood, slept badly.");
        QTest::newRow("device") << QStringLiteral("Your Garmin says") << QStringLiteral("garmin");
        QTest::newRow("escaped") << QStringLiteral("Say hello to Zoë <O'Brien> & Söhne")
                                 << QStringLiteral("zoë <o'brien> & söhne");
    }
    void aNameThatCameInAllTheSameIsFound() {
        QFETCH(const QString, planted);
        QFETCH(const QString, found);
        Athlete other = m_world->athlete;
        other.id = domain::AthleteId(QUuid::createUuid());
        other.name = QStringLiteral("Zoë <O'Brien> & Söhne");
        other.email = QStringLiteral("zoe@mail.example");
        m_world->change([&](Changes& changes) { return putAthlete(changes, other); });
        const Report report = m_world->published();
        auto snapshot = readSnapshot(report.snapshot);
        QVERIFY(snapshot);
        snapshot->feedback = planted;
        m_world->change(
            [&](Changes& changes) { return correctReport(changes, report, 2, writeSnapshot(*snapshot)); });
        const RawResponse answer = ask(m_world->path(report));
        QCOMPARE(answer.status, 200);
        const QStringList named = foreign().in(QByteArray::fromStdString(answer.body));
        QVERIFY2(named.contains(found), qPrintable(named.join(u'|')));
    }

    void anIdThatCameInAllTheSameIsFound() {
        const Report report = m_world->published();
        for (const QString& id : {report.id.toString(), report.analysis.toString(),
                                  m_world->athlete.id.toString().remove(u'-').toUpper(),
                                  m_world->coach->coach.id.toString(), m_world->head->company.toString()})
            QCOMPARE(foreign().in("<p>0" + id.toUtf8() + "</p>").size(), 1);
        QCOMPARE(foreign().in(QUuid::createUuid().toByteArray()), QStringList());
    }

    void everyTokenThatOpensNothingIsAnsweredAlike() {
        const Report live = m_world->published();
        const Report off = m_world->published();
        const std::string offPath = m_world->path(off);
        QCOMPARE(ask(offPath).status, 200);
        m_world->change(
            [&](Changes& changes) { return switchReportOff(changes, off, m_world->coach->coach.id); });
        Report next = off;
        next.generation = 2;
        const RawResponse unknown = ask("/r/" + std::string(43, 'A'));
        QCOMPARE(unknown.status, 404);
        QCOMPARE(unknown.header("Content-Type"), std::string("text/html; charset=utf-8"));
        const std::string expected = same(unknown);
        QCOMPARE(same(ask(offPath)), expected);
        QCOMPARE(same(ask(m_world->path(next))), expected);
        for (const std::string token : {"x", "%41", "..", "%22%3E%3Cscript%3E"})
            QCOMPARE(same(ask("/r/" + token)), expected);
        QCOMPARE(same(ask("/r/" + std::string(3000, 'A'))), expected);
        const std::string path = m_world->path(live);
        QCOMPARE(ask(path).status, 200);
        m_world->allowReports(false);
        QCOMPARE(same(ask(path)), expected);
        QCOMPARE(foreign().in(QByteArray::fromStdString(ask(path).body)), QStringList());
        m_world->allowReports(true);
        QCOMPARE(ask(path).status, 200);
        QCOMPARE(same(ask(offPath)), expected);
    }

    void anotherLanguageOrCoachChangesNoAnswer() {
        m_world->athlete.language = QStringLiteral("de");
        m_world->change([&](Changes& changes) { return putAthlete(changes, m_world->athlete); });
        const Report report = m_world->published();
        const std::string path = m_world->path(report);
        QVERIFY(ask(path).body.find("lang=\"de\"") != std::string::npos);
        m_world->athlete.coach = std::nullopt;
        m_world->change([&](Changes& changes) { return putAthlete(changes, m_world->athlete); });
        QCOMPARE(ask(path).status, 200);
        m_world->allowReports(false);
        QVERIFY(ask(path).body.find("lang=\"en\"") != std::string::npos);
    }

    void aCorrectedTextIsShownUnderTheSameLink() {
        const Report report = m_world->published();
        const std::string path = m_world->path(report);
        edit(report, QStringLiteral("Two blocks held, the third was for courage."));
        const RawResponse answer = ask(path);
        QVERIFY(answer.body.find("the third was for courage") != std::string::npos);
        QVERIFY(answer.body.find("You held 252 W") == std::string::npos);
        QVERIFY(answer.body.find("<svg") != std::string::npos);
        const auto stored = m_world->reportOf(m_world->storedAt(report.analysis));
        QCOMPARE(stored->version, 2);
        QCOMPARE(stored->generation, report.generation);
        QVERIFY(!m_world->publisher->next());
    }

    void aCorrectionThatHoldsANameLeavesThePage() {
        const Report report = m_world->published();
        const std::string before = ask(m_world->path(report)).body;
        edit(report, QStringLiteral("Well done, Pia."));
        QCOMPARE(ask(m_world->path(report)).body, before);
        const Analysis named = m_world->storedAt(report.analysis);
        QCOMPARE(named.state, domain::AnalysisState::Published);
        QCOMPARE(named.publishFault, std::optional(QStringLiteral("correction_name")));
        edit(report, QStringLiteral("Well done."));
        QVERIFY(ask(m_world->path(report)).body.find("Well done.") != std::string::npos);
        QVERIFY(!m_world->storedAt(report.analysis).publishFault);
    }

    void aSnapshotThatCannotBeReadIsAFaultThatIsLogged() {
        const Report report = m_world->published();
        m_world->change([&](Changes& changes) {
            return correctReport(changes, report, 2, "{\"athlete\":\"Pia Hansen\"}");
        });
        const RawResponse answer = ask(m_world->path(report));
        QCOMPARE(answer.status, 500);
        QVERIFY(answer.body.find("Pia") == std::string::npos);
        QVERIFY(m_world->log().contains("snapshot"));
        QVERIFY(!m_world->log().contains("Pia"));
        QCOMPARE(views(report), 0);
    }

    void onlyVisitsAreCounted() {
        const Report report = m_world->published();
        const std::string path = m_world->path(report);
        auto client = m_world->client();
        client.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        const auto head = client.receive(true);
        QVERIFY(head);
        QCOMPARE(head->status, 200);
        for (const char* header : {"Sec-Purpose: prefetch;prerender\r\n", "Purpose: prefetch\r\n",
                                   "X-Purpose: preview\r\n", "X-Moz: prefetch\r\n"})
            QCOMPARE(ask(path, header).status, 200);
        QCOMPARE(ask(path + "x").status, 404);
        QCOMPARE(ask(path).status, 200);
        QCOMPARE(ask(path).status, 200);
        QTRY_COMPARE(views(report), 2);
        m_world->allowReports(false);
        QCOMPARE(ask(path).status, 404);
        m_world->allowReports(true);
        QCOMPARE(ask(path).status, 200);
        QTRY_COMPARE(views(report), 3);
    }

    void tooManyTokensThatOpenNothingAreNotAnsweredAnyMore() {
        m_world = std::make_unique<PublishWorld>();
        m_world->options.signIn.reports = {3, 0.001};
        QVERIFY(m_world->start());
        const std::string path = m_world->path(m_world->published());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(ask(path).status, 200);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(ask("/r/" + std::string(43, static_cast<char>('A' + i))).status, 404);
        const RawResponse refused = ask("/r/" + std::string(43, 'D'));
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.header("Content-Type"), std::string("text/html; charset=utf-8"));
        QVERIFY(!refused.header("Retry-After").empty());
        // Whoever shares the address with a guesser still reads their report.
        QCOMPARE(ask(path).status, 200);
        const auto elsewhere = m_world->client("127.0.0.2").exchange(get("/r/" + std::string(43, 'D')));
        QVERIFY(elsewhere && elsewhere->status == 404);
    }

    void visitsAreWrittenDownTogether() {
        m_world = std::make_unique<PublishWorld>();
        m_world->options.viewsEvery = std::chrono::hours(1);
        QVERIFY(m_world->start());
        const Report report = m_world->published();
        const Report other = m_world->published();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(ask(m_world->path(report)).status, 200);
        QCOMPARE(ask(m_world->path(other)).status, 200);
        QCOMPARE(views(report), 0);
        m_world->api->stop(std::chrono::milliseconds(0));
        QCOMPARE(views(report), 3);
        QCOMPARE(views(other), 1);
    }

    void visitsThatCannotBeWrittenAreCountedOn() {
        const Report report = m_world->published();
        Later later(1);
        QStringList faults;
        std::mutex mutex;
        ReportViews counted(*m_world->store, later, std::chrono::hours(1), [&](const auto& error) {
            const std::lock_guard lock(mutex);
            faults.append(error.detail);
        });
        const auto run = [&](const QString& sql) {
            m_world->write([&sql](database::Connection& c) { return c.run(sql); });
        };
        run(QStringLiteral("CREATE TRIGGER no_views BEFORE UPDATE OF views ON report BEGIN SELECT "
                           "RAISE(ABORT, 'no room'); END"));
        counted.add(m_world->head->company, report.id);
        counted.write();
        QCOMPARE(views(report), 0);
        {
            const std::lock_guard lock(mutex);
            QCOMPARE(faults.size(), 1);
        }
        run(QStringLiteral("DROP TRIGGER no_views"));
        counted.add(m_world->head->company, report.id);
        counted.write();
        QCOMPARE(views(report), 2);
    }

    void nothingIsKeptOfAVisitor() {
        const Report report = m_world->published();
        const std::string path = m_world->path(report);
        QCOMPARE(ask(path, "User-Agent: Sunbird/7\r\nReferer: http://inbox.example/\r\n").status, 200);
        QTRY_COMPARE(views(report), 1);
        const QByteArray log = m_world->log();
        QVERIFY(log.contains("/r/{report_token}"));
        QVERIFY(!log.contains(QByteArray::fromStdString(path.substr(3))));
        QVERIFY(!log.contains("Sunbird") && !log.contains("inbox.example"));
        m_world->store->stop();
        for (const QString& name : {QStringLiteral("leadout.db"), QStringLiteral("leadout.db-wal")}) {
            QFile file(m_world->folder.filePath(QStringLiteral("data/") + name));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.contains("Sunbird") && !bytes.contains("inbox.example"));
            QVERIFY(!bytes.contains(QByteArray::fromStdString(path.substr(3))));
        }
    }
};

QTEST_GUILESS_MAIN(TestPublishPage)
#include "test_publish_page.moc"
