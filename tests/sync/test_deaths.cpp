// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/base/sanitized.h"
#include "tests/sync/sync_fixture.h"

#include <QObject>

#include <functional>

using namespace leadout;
using namespace leadout::test;

namespace {

/// Part of every name and text that must be gone in the end.
const QString kMarker = QStringLiteral("Quokka");

/// A program that is killed takes some milliseconds to go; one that does not die has done all it had to do.
constexpr std::chrono::seconds kDeathTime{4};
constexpr int kErasingTime = 30'000;
constexpr int kEach = unlessSanitized(1, 3); ///< commit point that is died at

/// How many commits the program makes until it is done, left to itself.
qint64 commitsUntil(ClientProgram& program, const std::function<bool()>& done) {
    QElapsedTimer since;
    since.start();
    while (!done() && since.elapsed() < kErasingTime)
        QTest::qSleep(20);
    return program.ask(QStringLiteral("status")).value(QStringLiteral("commits")).toInteger();
}

/// Types, and stays long enough for it to be kept.
void keepTyping(ClientProgram& program, const domain::AnalysisId& session, const QString& text) {
    program.ask(QStringLiteral("typing %1 %2").arg(session.toString(), text));
    program.ask(QStringLiteral("sessions"));
}

bool isOnline(ClientProgram& program) {
    return program.ask(QStringLiteral("status")).value(QStringLiteral("link")) == QLatin1String("online");
}

/// For whoever has to repeat a failure.
QString deathNote(qint64 death) {
    return QStringLiteral("the program died before commit %1").arg(death);
}

bool hasMarker(const ClientProgram& program) {
    return program.allBytes().contains(kMarker.toUtf8());
}

} // namespace

/// A program that is killed before each commit to its databases in turn, while it sends, while it purges, and
/// while it hands over what is left of a membership: between two of them nothing changes on the disk but
/// files that go.
class TestDeaths : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noDecisionIsLostOrDoubledByADeathWhileSending();
    void nothingOfALostAthleteIsLeftByADeathWhilePurging();
    void nothingOfACompanyIsLeftByADeathAfterTheMembership();

private:
    void sendAndDie(SyncFixture& desk, CoachAtWork& coach, const domain::AthleteId& rider, qint64 death);
    void loseAndDie(SyncFixture& desk, CoachAtWork& coach, const domain::AthleteId& rider, qint64 death);
    void leaveAndDie(SyncFixture& desk, qint64 death);

    int m_round = 0;
    qint64 m_commits = 0; ///< that the last round took
};

/// Decides without a network, comes back with one, dies, and comes back without and with one.
void TestDeaths::sendAndDie(SyncFixture& desk, CoachAtWork& coach, const domain::AthleteId& rider,
                            qint64 death) {
    CoachWorld& world = desk.world;
    ClientProgram& program = *coach.program;
    const domain::AnalysisId session = world.rideSession(rider);
    QVERIFY(desk.settle({&coach}));
    const QString text = QStringLiteral("Text of round %1.").arg(++m_round);
    const QString note = QStringLiteral("Note of round %1.").arg(m_round);
    const qint64 reports = world.count(QStringLiteral("SELECT COUNT(*) FROM report"));

    desk.line.setDown(true);
    program.decide(QStringLiteral("edit %1 %2").arg(session.toString(), text));
    program.decide(QStringLiteral("note %1 %2").arg(rider.toString(), note));
    program.decide(QStringLiteral("approve %1").arg(session.toString()));
    program.quit();
    program.pass(std::chrono::minutes(1));

    desk.line.setDown(false);
    const bool opened = program.start(death);
    if (death == 0) {
        QVERIFY(opened);
        m_commits = commitsUntil(program, [&] { return isOnline(program) && program.unfinished() == 0; });
        QVERIFY(desk.settle({&coach}));
    } else {
        QVERIFY(program.diesWithin(kDeathTime));
        desk.line.setDown(true);
        QVERIFY(program.start());
        const QString state = program.ask(QStringLiteral("sessions"))
                                  .value(QStringLiteral("sessions"))
                                  .toObject()
                                  .value(session.toString())
                                  .toString();
        QVERIFY2(state == QLatin1String("approved") || state == QLatin1String("published"),
                 qPrintable(state));
        desk.line.setDown(false);
        QVERIFY(desk.settle({&coach}));
    }
    QCOMPARE(world.timesWritten(text), 1);
    QCOMPARE(world.timesWritten(note), 1);
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM report")), reports + 1);
    QCOMPARE(program.ask(QStringLiteral("status")).value(QStringLiteral("attention")).toInt(), 0);
    QCOMPARE(program.brokenRules(), QStringList());
}

void TestDeaths::noDecisionIsLostOrDoubledByADeathWhileSending() {
    SyncFixture desk;
    QVERIFY(desk.start());
    const backend::Membership jonas = desk.world.addAssistant(QStringLiteral("Jonas"));
    const backend::Athlete rider = desk.world.addAthlete(QStringLiteral("Pia Hansen"), jonas.coach.id);
    CoachAtWork coach = desk.atWork(jonas);
    sendAndDie(desk, coach, rider.id, 0);
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(m_commits > 0);
    for (qint64 death = 1; death <= m_commits; death += kEach) {
        sendAndDie(desk, coach, rider.id, death);
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(deathNote(death)));
    }
    QCOMPARE(desk.world.brokenRules(), QStringList());
}

/// Decides about an athlete without a network, while a head coach takes the athlete away.
void TestDeaths::loseAndDie(SyncFixture& desk, CoachAtWork& coach, const domain::AthleteId& rider,
                            qint64 death) {
    CoachWorld& world = desk.world;
    ClientProgram& program = *coach.program;
    const domain::AnalysisId session = world.rideSession(rider);
    world.assign(rider, coach.coach.coach.id);
    QVERIFY(desk.settle({&coach}));
    QVERIFY(hasMarker(program));
    const QString note = QStringLiteral("%1 note %2.").arg(kMarker).arg(++m_round);
    const QString typed = QStringLiteral("%1 typed %2.").arg(kMarker).arg(m_round);
    const qint64 held = world.count(QStringLiteral("SELECT COUNT(*) FROM held_op"));

    desk.line.setDown(true);
    const QString op = program.decide(QStringLiteral("note %1 %2").arg(rider.toString(), note));
    keepTyping(program, session, typed);
    program.quit();
    world.assign(rider, std::nullopt);

    desk.line.setDown(false);
    const bool opened = program.start(death);
    if (death == 0) {
        QVERIFY(opened);
        m_commits = commitsUntil(
            program, [&] { return isOnline(program) && program.unfinished() == 0 && !hasMarker(program); });
        QVERIFY(desk.settle({&coach}));
    } else {
        QVERIFY(program.diesWithin(kDeathTime));
        QVERIFY(program.start());
        QVERIFY(desk.settle({&coach}));
    }
    QVERIFY2(!hasMarker(program), "the bytes of a lost athlete are still there");
    QCOMPARE(world.timesHeld(op), 1);
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM held_op")), held + 2);
    QCOMPARE(world.timesWritten(note) + world.timesWritten(typed), 0);
    QCOMPARE(program.ask(QStringLiteral("status")).value(QStringLiteral("held")).toInt(), 2 * m_round);
    QCOMPARE(program.brokenRules(), QStringList());
}

void TestDeaths::nothingOfALostAthleteIsLeftByADeathWhilePurging() {
    SyncFixture desk;
    QVERIFY(desk.start());
    const backend::Membership jonas = desk.world.addAssistant(QStringLiteral("Jonas"));
    const backend::Athlete rider = desk.world.addAthlete(kMarker + QStringLiteral(" Hansen"), jonas.coach.id);
    CoachAtWork coach = desk.atWork(jonas);
    m_round = 0;
    loseAndDie(desk, coach, rider.id, 0);
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(m_commits > 0);
    for (qint64 death = 1; death <= m_commits; death += kEach) {
        // There is a limit to what one coach may have waiting.
        desk.world.discardHeld();
        loseAndDie(desk, coach, rider.id, death);
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(deathNote(death)));
    }
    QCOMPARE(desk.world.brokenRules(), QStringList());
}

/// A coach with unsent work is deactivated.
void TestDeaths::leaveAndDie(SyncFixture& desk, qint64 death) {
    CoachWorld& world = desk.world;
    const backend::Membership leaver = world.addAssistant(QStringLiteral("Leaver"));
    const backend::Athlete rider = world.addAthlete(kMarker + QStringLiteral(" Larsen"), leaver.coach.id);
    const domain::AnalysisId session = world.rideSession(rider.id);
    CoachAtWork coach = desk.atWork(leaver);
    ClientProgram& program = *coach.program;
    const QString note = QStringLiteral("%1 farewell %2.").arg(kMarker).arg(++m_round);
    const qint64 held = world.count(QStringLiteral("SELECT COUNT(*) FROM held_op"));

    desk.line.setDown(true);
    const QString op = program.decide(QStringLiteral("note %1 %2").arg(rider.id.toString(), note));
    keepTyping(program, session, kMarker + QStringLiteral(" half a sentence"));
    program.quit();
    world.deactivate(leaver);

    desk.line.setDown(false);
    const bool opened = program.start(death);
    if (death == 0) {
        QVERIFY(opened);
        m_commits = commitsUntil(program, [&] { return !hasMarker(program); });
    } else {
        QVERIFY(program.diesWithin(kDeathTime));
        QVERIFY(program.start());
    }
    QElapsedTimer since;
    since.start();
    const auto isOver = [&] {
        program.pass(std::chrono::seconds(30));
        program.ask(QStringLiteral("sync"));
        const QJsonValue link = program.ask(QStringLiteral("status")).value(QStringLiteral("link"));
        return !hasMarker(program) && link == QLatin1String("ended");
    };
    while (!isOver() && since.elapsed() < kErasingTime)
        QTest::qSleep(50);
    QVERIFY2(!hasMarker(program), "the bytes of a company are still there after the membership");
    QCOMPARE(program.ask(QStringLiteral("status")).value(QStringLiteral("link")).toString(),
             QStringLiteral("ended"));
    QCOMPARE(world.timesHeld(op), 1);
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM held_op")), held + 2);
    QCOMPARE(world.timesWritten(note), 0);
    QCOMPARE(program.brokenRules(), QStringList());
}

void TestDeaths::nothingOfACompanyIsLeftByADeathAfterTheMembership() {
    SyncFixture desk;
    QVERIFY(desk.start());
    leaveAndDie(desk, 0);
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(m_commits > 0);
    for (qint64 death = 1; death <= m_commits; death += kEach) {
        leaveAndDie(desk, death);
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(deathNote(death)));
    }
    QCOMPARE(desk.world.brokenRules(), QStringList());
}

QTEST_GUILESS_MAIN(TestDeaths)
#include "test_deaths.moc"
