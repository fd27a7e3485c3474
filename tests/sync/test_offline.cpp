// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/sync_fixture.h"

#include <QObject>

using namespace leadout;
using namespace leadout::test;

namespace {

/// A line about a session.
QString about(const char* word, const domain::AnalysisId& id, const QString& text = {}) {
    return QLatin1String(word) + u' ' + id.toString() + (text.isEmpty() ? text : u' ' + text);
}

} // namespace

/// What a coach decides without a network, through a crash and a lost answer.
class TestOffline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDecisionArrivesOnceAfterACrashAndALostAnswer();
    void anAnswerThatNeverArrivesChangesNothing_data();
    void anAnswerThatNeverArrivesChangesNothing();
};

void TestOffline::everyDecisionArrivesOnceAfterACrashAndALostAnswer() {
    SyncFixture desk;
    QVERIFY(desk.start());
    CoachWorld& world = desk.world;
    const backend::Membership jonas = world.addAssistant(QStringLiteral("Jonas"));
    const backend::Athlete rider = world.addAthlete(QStringLiteral("Pia Hansen"), jonas.coach.id);
    std::vector<domain::AnalysisId> sessions;
    for (int i = 0; i < 6; ++i)
        sessions.push_back(world.rideSession(rider.id));
    CoachAtWork a = desk.atWork(jonas);
    CoachAtWork head = desk.atWork(*world.head);

    desk.line.setDown(true);
    const QString edited = QStringLiteral("Even from start to end. Same again on Thursday.");
    a.program->decide(about("edit", sessions[0], edited));
    for (int i = 1; i <= 3; ++i)
        a.program->decide(about("approve", sessions[i]));
    a.program->decide(about("done", sessions[4]));
    const QString withdrawn = a.program->decide(about("approve", sessions[5]));
    QVERIFY(a.program->ask(QStringLiteral("undo ") + withdrawn).value(QStringLiteral("undone")).toBool());
    a.program->kill();

    a.program->pass(std::chrono::minutes(1));
    QVERIFY(a.program->start());
    QCOMPARE(a.program->ask(QStringLiteral("status")).value(QStringLiteral("waiting")).toInt(), 5);
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM applied_op")), 0);

    desk.line.plan("/v1/sync/ops", Fate::DropAnswer, 4);
    desk.line.setDown(false);
    QVERIFY(desk.settle({&a, &head}));
    QVERIFY2(desk.line.met(Fate::DropAnswer) > 0, "no answer was dropped");

    QCOMPARE(world.timesWritten(edited), 1);
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM report")), 3);
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM publish_job")), 3);
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM audit WHERE result <> 'ok'")), 0);
    // One line for each of the five that were sent, whatever else happened at the doors.
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM audit WHERE action IN ('EditFeedback', "
                                        "'ApproveAndPublish', 'MarkDone')")),
             5);
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM applied_op WHERE op_id = ?"), withdrawn), 0);
    QCOMPARE(world.brokenRules(), QStringList());

    for (CoachAtWork* each : {&a, &head}) {
        const QJsonObject seen =
            each->program->ask(QStringLiteral("sessions")).value(QStringLiteral("sessions")).toObject();
        const auto state = [&](std::size_t i) { return seen.value(sessions[i].toString()).toString(); };
        QCOMPARE(state(0), QStringLiteral("review_pending"));
        for (std::size_t i = 1; i <= 3; ++i)
            QCOMPARE(state(i), QStringLiteral("published"));
        QCOMPARE(state(4), QStringLiteral("reviewed"));
        QCOMPARE(state(5), QStringLiteral("review_pending"));
        QCOMPARE(each->program->ask(QStringLiteral("status")).value(QStringLiteral("attention")).toInt(), 0);
        QCOMPARE(each->program->brokenRules(), QStringList());
        each->program->quit();
    }
}

void TestOffline::anAnswerThatNeverArrivesChangesNothing_data() {
    QTest::addColumn<int>("fate");
    QTest::newRow("cut request") << static_cast<int>(Fate::CutRequest);
    QTest::newRow("dropped answer") << static_cast<int>(Fate::DropAnswer);
    QTest::newRow("cut answer") << static_cast<int>(Fate::CutAnswer);
    QTest::newRow("request twice") << static_cast<int>(Fate::Duplicate);
    QTest::newRow("late request") << static_cast<int>(Fate::Late);
    QTest::newRow("slow answer") << static_cast<int>(Fate::Slow);
    QTest::newRow("captive portal") << static_cast<int>(Fate::Portal);
    QTest::newRow("bad gateway") << static_cast<int>(Fate::ServerFailed);
}

void TestOffline::anAnswerThatNeverArrivesChangesNothing() {
    QFETCH(int, fate);
    SyncFixture desk;
    QVERIFY(desk.start());
    CoachWorld& world = desk.world;
    const backend::Membership jonas = world.addAssistant(QStringLiteral("Jonas"));
    const backend::Athlete rider = world.addAthlete(QStringLiteral("Pia Hansen"), jonas.coach.id);
    const domain::AnalysisId session = world.rideSession(rider.id);
    CoachAtWork a = desk.atWork(jonas);

    desk.line.plan("/v1/sync/", static_cast<Fate>(fate), 3);
    desk.line.plan("/v1/sync/ops", static_cast<Fate>(fate), 3);
    const QString text = QStringLiteral("Legs first, numbers second.");
    const QString note = QStringLiteral("Has a race on Sunday.");
    a.program->decide(about("edit", session, text));
    a.program->decide(about("approve", session));
    a.program->decide(QStringLiteral("note %1 %2").arg(rider.id.toString(), note));
    QVERIFY(desk.settle({&a}));
    QVERIFY2(desk.line.met(static_cast<Fate>(fate)) > 0, "the fault was never met");

    QCOMPARE(world.timesWritten(text), 1);
    QCOMPARE(world.timesWritten(note), 1);
    QCOMPARE(world.count(QStringLiteral("SELECT COUNT(*) FROM report")), 1);
    QCOMPARE(world.brokenRules(), QStringList());
    QCOMPARE(a.program->ask(QStringLiteral("status")).value(QStringLiteral("attention")).toInt(), 0);
    a.program->quit();
    QCOMPARE(a.program->brokenRules(), QStringList());
}

QTEST_GUILESS_MAIN(TestOffline)
#include "test_offline.moc"
