// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/base/sanitized.h"
#include "tests/sync/sync_fixture.h"

#include <QCoreApplication>
#include <QObject>
#include <QProcess>

#include <random>

using namespace leadout;
using namespace leadout::test;

namespace {

constexpr int kPatience = 30'000;
constexpr quint32 kSeed = 20261122;
constexpr int kRounds = unlessSanitized(14, 5);
constexpr int kNotesPerRound = 6;
constexpr int kLongestStormMs = 60;

/// The backend's own program on a database, killed at any moment and started again.
class BackendProgram {
public:
    BackendProgram(const QString& database, const QString& keyFile)
        : m_arguments{QStringLiteral("serve"),
                      QStringLiteral("--database"),
                      database,
                      QStringLiteral("--key-file"),
                      keyFile,
                      QStringLiteral("--listen"),
                      QStringLiteral("127.0.0.1:0"),
                      QStringLiteral("--parent")} {}
    ~BackendProgram() { kill(); }

    /// The port where it listens; 0 when it did not come up.
    std::uint16_t start() {
        m_process = std::make_unique<QProcess>();
        m_process->setStandardErrorFile(QProcess::nullDevice());
        m_process->start(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/leadoutd"),
                         m_arguments);
        while (!m_process->canReadLine() && m_process->waitForReadyRead(kPatience)) {
        }
        const QJsonObject line = QJsonDocument::fromJson(m_process->readLine()).object();
        return static_cast<std::uint16_t>(line.value(QStringLiteral("port")).toInt());
    }
    void kill() {
        if (!m_process)
            return;
        m_process->kill();
        m_process->waitForFinished(kPatience);
        m_process.reset();
    }

private:
    QStringList m_arguments;
    std::unique_ptr<QProcess> m_process;
};

} // namespace

/// A backend that is killed while coaches send.
class TestBackendDeaths : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDecisionTakesEffectOnceHoweverOftenTheBackendIsKilled();
};

void TestBackendDeaths::everyDecisionTakesEffectOnceHoweverOftenTheBackendIsKilled() {
    SyncFixture desk;
    QVERIFY(desk.start());
    CoachWorld& world = desk.world;
    // The other process has the computer's clock.
    const auto keepTime = [&world] { world.clock.advance(domain::SystemClock().now() - world.clock.now()); };
    keepTime();
    std::vector<CoachAtWork> coaches;
    std::vector<domain::AthleteId> riders;
    std::vector<std::vector<domain::AnalysisId>> sessions(2);
    for (std::size_t i = 0; i < 2; ++i) {
        const backend::Membership coach = world.addAssistant(QStringLiteral("Coach"));
        riders.push_back(world.addAthlete(QStringLiteral("Pia Hansen"), coach.coach.id).id);
        for (int k = 0; k < kRounds; ++k)
            sessions[i].push_back(world.rideSession(riders[i]));
        coaches.push_back(desk.atWork(coach));
    }
    world.stopServing();

    BackendProgram backend(world.databasePath(), world.folder.filePath(QStringLiteral("key")));
    std::mt19937 random(kSeed);
    QStringList notes;
    for (int round = 0; round < kRounds; ++round) {
        const std::uint16_t port = backend.start();
        QVERIFY(port != 0);
        desk.line.leadTo(port);
        for (std::size_t i = 0; i < coaches.size(); ++i) {
            ClientProgram& program = *coaches[i].program;
            for (int k = 0; k < kNotesPerRound; ++k) {
                notes.append(QStringLiteral("Round %1, coach %2, note %3.").arg(round).arg(i).arg(k));
                program.decide(QStringLiteral("note %1 %2").arg(riders[i].toString(), notes.last()));
            }
            const QString session = sessions[i][static_cast<std::size_t>(round)].toString();
            notes.append(QStringLiteral("Round %1, coach %2, text.").arg(round).arg(i));
            program.decide(QStringLiteral("edit %1 %2").arg(session, notes.last()));
            program.decide(QStringLiteral("approve ") + session);
            program.pass(std::chrono::seconds(15));
            program.ask(QStringLiteral("sync"));
        }
        QTest::qSleep(std::uniform_int_distribution<>(0, kLongestStormMs)(random));
        backend.kill();
    }

    keepTime();
    QVERIFY(world.serveAgain());
    desk.line.leadTo(world.api->port());
    QVERIFY(desk.settle({&coaches[0], &coaches[1]}));
    for (const QString& note : notes)
        QVERIFY2(world.timesWritten(note) == 1, qPrintable(note));
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM report")), 2 * kRounds);
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM audit WHERE result <> 'ok'")), 0);
    QCOMPARE(world.brokenRules(), QStringList());
    for (const CoachAtWork& each : coaches) {
        QCOMPARE(each.program->ask(QStringLiteral("status")).value(QStringLiteral("attention")).toInt(), 0);
        QCOMPARE(each.program->brokenRules(), QStringList());
    }
}

QTEST_GUILESS_MAIN(TestBackendDeaths)
#include "test_backend_deaths.moc"
