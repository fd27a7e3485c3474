// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/report_files.h"
#include "core/client/services/saved_report.h"
#include "core/database/maintenance.h"
#include "tests/support/base/sanitized.h"
#include "tests/unit/client/desk.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace leadout;
using namespace leadout::test;
using namespace std::chrono_literals;

namespace {

const QString kUser = QStringLiteral("u1");
const QString kSecretText = QStringLiteral("Knee-hurts-since-Tuesday");

/// The bytes of all files of a desk that hold a text.
QStringList filesWith(const Desk& desk, const QString& text) {
    QStringList found;
    QDirIterator files(desk.folder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8()))
            found.append(file.fileName());
    }
    return found;
}

/// Saves the page of a report of an athlete as a file.
QString saveReportOf(const Desk& desk, int athlete, quint32 report) {
    client::Review review;
    review.report = domain::ReportId(idOf(0x12, report));
    review.session.athlete = domain::AthleteId(idOf(0xa, static_cast<quint32>(athlete)));
    review.session.day = QDate(2026, 11, 10);
    review.session.title = QStringLiteral("Ride %1").arg(report);
    const bool saved = client::saveReport(review, desk.reports(), kSecretText.toUtf8()).has_value();
    return saved ? client::savedReportPath(review, desk.reports()) : QString();
}

} // namespace

/// Lets every access to the databases fail in turn, once so that the program goes on and once so that it dies
/// there, and asks for the same end.
class TestFaults : public QObject {
    Q_OBJECT

    domain::FixedClock m_clock{domain::Instant(std::chrono::hours(480'000))};

    void serve(ModelServer& server) {
        server.active = {kUser};
        server.visible[kUser] = {athleteScope(0), athleteScope(1)};
        for (quint32 i = 0; i < 5; ++i)
            server.put(idOf(1, i), athleteScope(static_cast<int>(i % 2)), Desk::payloadOf(kSecretText));
    }

    void rest(Desk& desk) {
        for (int i = 0; i < 5 && !desk.isOpen(); ++i)
            desk.restart();
        desk.settle(20s);
    }

    /// First sync, decisions, a lost athlete, decisions for the lost one, a restart.
    void story(ModelServer& server, Desk& desk) {
        desk.open();
        rest(desk);
        if (desk.dead)
            desk.restart();
        rest(desk);
        const bool free = desk.edit(idOf(1, 1), athleteScope(1), QStringLiteral("kept")).has_value();
        const bool lost = desk.edit(idOf(1, 0), athleteScope(0), kSecretText).has_value();
        m_queuedFree = free && !desk.dead;
        m_queuedLost = lost && !desk.dead;
        (void)desk.work->saveDraft({idOf(1, 2),
                                    QStringLiteral("EditFeedback"),
                                    Desk::payloadOf(kSecretText),
                                    athleteScope(0),
                                    1,
                                    kSecretText,
                                    {}});
        server.visible[kUser].remove(athleteScope(0));
        desk.engine->workChangedHere();
        for (int i = 0; i < 4; ++i) {
            if (desk.dead)
                desk.restart();
            rest(desk);
        }
        desk.failAt = -1;
        if (desk.dead)
            desk.restart();
        desk.settle(1min);
    }

    bool m_queuedFree = false;
    bool m_queuedLost = false;

private Q_SLOTS:
    void anyFaultLeadsToTheSameEnd_data() {
        QTest::addColumn<bool>("dies");
        QTest::newRow("goes on") << false;
        QTest::newRow("dies") << true;
    }
    void anyFaultLeadsToTheSameEnd() {
        QFETCH(bool, dies);
        int failAt = 0;
        for (bool failed = true; failed; failAt += unlessSanitized(1, 7)) {
            ModelServer server;
            serve(server);
            Desk desk(server, kUser, m_clock);
            desk.failAt = failAt;
            desk.diesAtFault = dies;
            story(server, desk);
            failed = desk.failed;
            const auto where = QStringLiteral("access %1").arg(failAt);
            const auto cached = desk.cached();
            QVERIFY2(cached.size() == 2, qPrintable(where));
            if (m_queuedFree)
                QVERIFY2(cached.at(idOf(1, 1)).second == Desk::payloadOf(QStringLiteral("kept")),
                         qPrintable(where));
            int held = 0;
            for (const auto& [id, result] : server.results)
                held += result.outcome == protocol::Outcome::Held ? 1 : 0;
            QVERIFY2(held >= (m_queuedLost ? 1 : 0), qPrintable(where));
            QVERIFY2(desk.cache->purges()->empty(), qPrintable(where));
            QVERIFY2(desk.work->scopesOutside(*desk.cache->scopes())->isEmpty(), qPrintable(where));
            QVERIFY2(desk.work->counts()->waiting == 0, qPrintable(where));
            for (auto* connection : {&desk.cache->connection(), &desk.work->connection()})
                QVERIFY2(database::quickCheck(*connection)->isEmpty(), qPrintable(where));
            // Row 1 and 3 of the other athlete still hold the text, so look for what was purged by its id.
            const QString purged = idOf(1, 2).toString(QUuid::WithoutBraces);
            QVERIFY2(filesWith(desk, purged).isEmpty(), qPrintable(where));
        }
        QVERIFY2(failAt > 100, qPrintable(QString::number(failAt)));
    }

    void nothingOfALostAthleteStaysInAnyFile() {
        ModelServer server;
        serve(server);
        const QString other = athleteScope(1) + QStringLiteral(":body");
        server.visible[kUser] = {athleteScope(0), other};
        Desk desk(server, kUser, m_clock);
        desk.open();
        desk.settle(1min);
        QVERIFY(!filesWith(desk, kSecretText).isEmpty());
        const QStringList saved{saveReportOf(desk, 0, 1), saveReportOf(desk, 0, 2)};
        const QString others = saveReportOf(desk, 1, 3);
        for (const QString& report : saved + QStringList{others})
            QVERIFY(filesWith(desk, kSecretText).contains(report));
        server.visible[kUser] = {other};
        desk.settle(2min);
        QVERIFY(desk.cached().empty());
        QCOMPARE(filesWith(desk, kSecretText), QStringList{others});
    }

    void aSavedReportGoesWithoutTheNetworkOnceItsAthleteIsLost() {
        ModelServer server;
        serve(server);
        Desk desk(server, kUser, m_clock);
        desk.open();
        desk.settle(1min);
        QVERIFY(!saveReportOf(desk, 0, 1).isEmpty());
        const QString saved = saveReportOf(desk, 1, 2);
        // Noted when the program ended, and done at its next start.
        QVERIFY(desk.cache->beginPurge({athleteScope(0)}));
        desk.restart();
        for (int i = 0; i < 400 && !desk.cache->purges()->empty(); ++i) {
            if (desk.remote.deliver(ScriptedRemote::Fate::RequestLost))
                continue;
            desk.scheduler.advance(desk.scheduler.next().value_or(0ms));
            desk.scheduler.fire();
        }
        QVERIFY(desk.cache->purges()->empty());
        QCOMPARE(QDir(desk.reports()).entryList(QDir::Files), QStringList{QFileInfo(saved).fileName()});
    }

    void aSavedReportThatDoesNotTellWhoseItIsGoesWithAnybodys() {
        ModelServer server;
        Desk desk(server, kUser, m_clock);
        const QString kept = QFileInfo(saveReportOf(desk, 1, 2)).fileName();
        const QDir folder(desk.reports());
        const QString foreign = QStringLiteral("Something else.html");
        const auto write = [&folder](const QString& name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(kSecretText.toUtf8()) > 0;
        };
        const auto left = [&folder] { return folder.entryList(QDir::Files, QDir::Name); };
        QVERIFY(write(foreign));
        for (const QString& name : {QStringLiteral("2026-11-10 Ride 1 0123abcd.html"),
                                    QStringLiteral("2026-11-10 Ride 1 0123abcd.html.QxYzAb")}) {
            QVERIFY(write(name));
            QVERIFY(client::removeReports(desk.reports(), domain::AthleteId(idOf(0xa, 0))));
            QCOMPARE(left(), (QStringList{kept, foreign}));
            QVERIFY(write(name));
            client::removeReportsOutside(desk.reports(), {athleteScope(1) + QStringLiteral(":body")});
            QCOMPARE(left(), (QStringList{kept, foreign}));
        }
    }

    void aSavedReportGoesWhenItsAthleteWasLostWithoutACache() {
        ModelServer server;
        serve(server);
        const QString first = athleteScope(0) + QStringLiteral(":body");
        server.visible[kUser] = {first, athleteScope(1) + QStringLiteral(":body")};
        Desk desk(server, kUser, m_clock);
        desk.open();
        desk.settle(1min);
        const QString kept = saveReportOf(desk, 0, 1);
        QVERIFY(!saveReportOf(desk, 1, 2).isEmpty());
        QVERIFY(desk.cache->rebuild());
        server.visible[kUser] = {first};
        desk.engine->syncNow();
        desk.settle(1min);
        QCOMPARE(QDir(desk.reports()).entryList(QDir::Files), QStringList{QFileInfo(kept).fileName()});
    }

    void aReaderInTheWayDelaysThePurgeAndDoesNotPreventIt() {
        ModelServer server;
        serve(server);
        server.visible[kUser] = {athleteScope(0)};
        Desk desk(server, kUser, m_clock);
        desk.open();
        desk.settle(1min);
        database::ConnectionOptions options = desk.cache->connection().options();
        options.access = database::Access::Read;
        options.fault = {};
        {
            auto reader = database::Connection::open(options);
            auto rows = (*reader)->query(QStringLiteral("SELECT payload FROM cached_row"));
            QVERIFY(rows->next());
            server.visible[kUser].clear();
            desk.settle(2min);
            QVERIFY(!desk.cache->purges()->empty());
            QVERIFY(desk.cached().empty());
        }
        desk.settle(1min);
        QVERIFY(desk.cache->purges()->empty());
        QCOMPARE(filesWith(desk, kSecretText), QStringList());
    }

    void theEndOfAMembershipErasesTheCacheAndHandsTheWorkOver() {
        ModelServer server;
        serve(server);
        Desk desk(server, kUser, m_clock);
        desk.open();
        desk.settle(1min);
        const auto ids = desk.edit(idOf(1, 1), athleteScope(1), kSecretText, 10s);
        QVERIFY(!saveReportOf(desk, 1, 1).isEmpty());
        QVERIFY(desk.work->saveDraft({idOf(1, 2),
                                      QStringLiteral("EditFeedback"),
                                      Desk::payloadOf(kSecretText),
                                      athleteScope(0),
                                      1,
                                      {},
                                      {}}));
        server.active.clear();
        desk.engine->syncNow();
        desk.settle(1min);
        QCOMPARE(desk.engine->status().link, client::Link::Ended);
        QVERIFY(server.quarantine.contains(ids->front()));
        QCOMPARE(server.quarantine.size(), 2);
        QVERIFY(server.effects.empty());
        QCOMPARE(filesWith(desk, kSecretText), QStringList());
        QVERIFY(!desk.edit(idOf(1, 1), athleteScope(1), QStringLiteral("more")));
        desk.restart();
        desk.settle(1min);
        QCOMPARE(desk.engine->status().link, client::Link::Ended);
    }

    void theEndOfAMembershipErasesACacheThatHasNoEpoch_data() {
        QTest::addColumn<bool>("rebuilt");
        QTest::newRow("asked to begin anew, with no epoch named") << false;
        QTest::newRow("rebuilt, with the damaged file set aside") << true;
    }
    void theEndOfAMembershipErasesACacheThatHasNoEpoch() {
        QFETCH(bool, rebuilt);
        ModelServer server;
        serve(server);
        Desk desk(server, kUser, m_clock);
        desk.open();
        desk.settle(1min);
        QVERIFY(rebuilt ? desk.cache->rebuild() : desk.cache->resync({}));
        QVERIFY(desk.cache->state()->epoch.isEmpty());
        QVERIFY(!filesWith(desk, kSecretText).isEmpty());
        server.active.clear();
        desk.engine->syncNow();
        desk.settle(1min);
        QCOMPARE(desk.engine->status().link, client::Link::Ended);
        QCOMPARE(filesWith(desk, kSecretText), QStringList());
    }

    void workIsKeptWhileItCannotBeHandedOver() {
        ModelServer server;
        serve(server);
        Desk desk(server, kUser, m_clock);
        desk.open();
        desk.settle(1min);
        QVERIFY(desk.edit(idOf(1, 1), athleteScope(1), kSecretText, 10s));
        server.active.clear();
        desk.remote.errors = {ModelServer::errorOf(protocol::ErrorCode::MembershipEnded)};
        for (int i = 0; i < 6; ++i)
            desk.remote.errors.push_back(ModelServer::errorOf(protocol::ErrorCode::Forbidden));
        desk.engine->syncNow();
        desk.settle(30s);
        QCOMPARE(desk.work->counts()->waiting, 1);
        desk.settle(60min);
        QCOMPARE(desk.work->counts()->waiting, 0);
        QCOMPARE(server.quarantine.size(), 1);
    }

    void whatIsNotTakenAnyMoreIsErased() {
        ModelServer server;
        serve(server);
        Desk desk(server, kUser, m_clock);
        desk.open();
        desk.settle(1min);
        QVERIFY(desk.edit(idOf(1, 1), athleteScope(1), kSecretText, 10s));
        QVERIFY(desk.work->saveDraft({idOf(1, 2),
                                      QStringLiteral("EditFeedback"),
                                      Desk::payloadOf(kSecretText),
                                      athleteScope(0),
                                      1,
                                      {},
                                      {}}));
        server.active.clear();
        // A bare 401 says nothing about what is kept, however long it is said.
        desk.remote.errors = {ModelServer::errorOf(protocol::ErrorCode::MembershipEnded)};
        for (int i = 0; i < 1000; ++i)
            desk.remote.errors.push_back(ModelServer::errorOf(protocol::ErrorCode::Unauthorized));
        desk.engine->syncNow();
        desk.settle(1h);
        m_clock.advance(24h * 8);
        desk.restart();
        desk.settle(1h);
        QVERIFY(!desk.remote.errors.empty());
        QCOMPARE(desk.work->counts()->waiting, 2);
        QVERIFY(!filesWith(desk, kSecretText).isEmpty());
        desk.remote.errors.clear();
        server.handOverEnded = true;
        desk.restart();
        desk.settle(1h);
        QCOMPARE(desk.engine->status().link, client::Link::Ended);
        QCOMPARE(desk.work->counts()->waiting, 0);
        QVERIFY(server.quarantine.isEmpty());
        QCOMPARE(filesWith(desk, kSecretText), QStringList());
    }

    void afterARestartTheKeptTokenHandsTheWorkOver() {
        ModelServer server;
        serve(server);
        Desk desk(server, kUser, m_clock);
        desk.open();
        protocol::SignedIn signedIn;
        signedIn.accessToken = QStringLiteral("short");
        signedIn.refreshToken = QStringLiteral("kept");
        bool begun = false;
        desk.keeper->begin(signedIn, [&begun] { begun = true; });
        QTRY_VERIFY(begun);
        desk.settle(1min);
        QVERIFY(desk.edit(idOf(1, 1), athleteScope(1), kSecretText, 10s));
        server.active.clear();
        desk.remote.errors = {ModelServer::errorOf(protocol::ErrorCode::MembershipEnded)};
        for (int i = 0; i < 8; ++i)
            desk.remote.errors.push_back(ModelServer::errorOf(protocol::ErrorCode::Unauthorized));
        desk.engine->syncNow();
        desk.remote.deliver();
        desk.restart();
        desk.remote.token.clear();
        desk.remote.handedOverAs.clear();
        bool restored = false;
        desk.keeper->restore([&restored](const auto& found) { restored = found.value_or(false); });
        QTRY_VERIFY(restored);
        desk.remote.refreshes.clear();
        desk.settle(30s);
        QCOMPARE(desk.work->counts()->waiting, 1);
        // Later and later, instead of at once and again.
        QVERIFY(desk.remote.handedOverAs.size() <= 8);
        desk.settle(60min);
        QCOMPARE(desk.work->counts()->waiting, 0);
        QCOMPARE(server.quarantine.size(), 1);
        QCOMPARE(desk.remote.handedOverAs.back(), QStringLiteral("kept"));
        QVERIFY(desk.remote.refreshes.empty());
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
