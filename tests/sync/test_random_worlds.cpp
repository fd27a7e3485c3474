// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/sync_fixture.h"

#include <QObject>

#include <array>
#include <random>

using namespace leadout;
using namespace leadout::test;

namespace {

constexpr int kSeeds = 12;
constexpr int kSteps = 70;
constexpr std::size_t kRiders = 3;
constexpr int kSessionsPerRider = 3;
constexpr int kLatestDeath = 60; ///< in commits to the databases
constexpr double kFaultShare = 0.25;

/// A decision that a program has taken into its outbox.
struct Deed {
    enum class Kind : std::uint8_t { Text, Approve, Done, Other };
    Kind kind = Kind::Other;
    std::size_t coach = 0;
    QString op;
    QString text; ///< with Text: found nowhere else
    bool withdrawn = false;
};

/// What has happened in all worlds together, to be sure that they are no idle ones.
struct Happened {
    int worlds = 0;
    qint64 written = 0;
    qint64 held = 0;
    int refused = 0;
    int withdrawn = 0;
    qint64 published = 0;
    int deaths = 0;
    int faults = 0;
};

/// Coaches who decide, lose and get athletes, and lose the network and the program, all by the dice.
class RandomWorld {
public:
    RandomWorld(quint32 seed, Happened& happened) : m_dice(seed), m_seed(seed), m_happened(happened) {}

    void play() {
        QVERIFY(m_desk.start());
        setUp();
        QVERIFY(!QTest::currentTestFailed());
        m_desk.line.setRandom("/v1/sync/", m_seed, kFaultShare);
        for (int step = 0; step < kSteps; ++step)
            takeStep();
        m_desk.line.heal();
        m_desk.line.setDown(false);
        for (std::size_t i = 0; i < m_coaches.size(); ++i) {
            if (m_doomed[i] || !m_coaches[i].program->isAlive())
                QVERIFY(m_coaches[i].program->start());
        }
        QVERIFY(m_desk.settle({&m_coaches[0], &m_coaches[1], &m_coaches[2]}));
        judge();
    }

private:
    int upTo(int most) { return std::uniform_int_distribution<>(0, most)(m_dice); }
    std::size_t anyCoach() { return static_cast<std::size_t>(upTo(2)); }
    std::size_t anyRider() { return static_cast<std::size_t>(upTo(kRiders - 1)); }
    QString anySession() {
        return m_sessions[static_cast<std::size_t>(upTo(kRiders * kSessionsPerRider - 1))];
    }
    static QString nameOf(std::size_t rider) { return QStringLiteral("Numbat%1 Hansen").arg(rider); }

    /// A head coach and two assistants, who have all athletes between them.
    void setUp() {
        CoachWorld& world = m_desk.world;
        const backend::Membership jonas = world.addAssistant(QStringLiteral("Jonas"));
        const backend::Membership marek = world.addAssistant(QStringLiteral("Marek"));
        for (std::size_t i = 0; i < kRiders; ++i) {
            m_riders.push_back(world.addAthlete(nameOf(i), (i % 2 == 0 ? jonas : marek).coach.id).id);
            for (int k = 0; k < kSessionsPerRider; ++k)
                m_sessions.append(world.rideSession(m_riders[i]).toString());
        }
        for (const backend::Membership& each : {*world.head, jonas, marek})
            m_coaches.push_back(m_desk.atWork(each));
    }

    void takeStep() {
        const std::size_t coach = anyCoach();
        ClientProgram& program = *m_coaches[coach].program;
        const QString text = QStringLiteral("Seed %1, text %2.").arg(m_seed).arg(++m_texts);
        switch (upTo(15)) {
        case 0:
        case 1:
        case 2:
            decide(coach, Deed::Kind::Text, QStringLiteral("edit %1 %2").arg(anySession(), text), text);
            break;
        case 3:
        case 4:
            decide(coach, Deed::Kind::Text,
                   QStringLiteral("note %1 %2").arg(m_riders[anyRider()].toString(), text), text);
            break;
        case 5:
        case 6: decide(coach, Deed::Kind::Approve, QStringLiteral("approve ") + anySession(), {}); break;
        case 7: decide(coach, Deed::Kind::Done, QStringLiteral("done ") + anySession(), {}); break;
        case 8: undo(); break;
        case 9:
        case 10:
            decide(0, Deed::Kind::Other,
                   QStringLiteral("assign %1 %2")
                       .arg(m_riders[anyRider()].toString(), upTo(3) == 0 ? QString() : coachId(1 + upTo(1))),
                   {});
            break;
        case 11: m_desk.line.setDown(upTo(1) == 0); break;
        case 12: restart(coach, upTo(1) == 0 ? 0 : 1 + upTo(kLatestDeath)); break;
        case 13: m_desk.world.work(); break;
        default:
            program.pass(std::chrono::seconds(12));
            program.ask(QStringLiteral("sync"));
            QTest::qSleep(upTo(40));
        }
    }

    QString coachId(int coach) {
        return m_coaches[static_cast<std::size_t>(coach)].coach.coach.id.toString();
    }

    void decide(std::size_t coach, Deed::Kind kind, const QString& line, const QString& text) {
        ClientProgram& program = *m_coaches[coach].program;
        if (!program.isAlive()) {
            ++m_happened.deaths;
            restart(coach, 0);
        }
        const QJsonObject answer = program.ask(line);
        const QString op = answer.value(QStringLiteral("op")).toString();
        if (!op.isEmpty())
            m_deeds.push_back({kind, coach, op, text, false});
        // It has died over it, before or after it was taken into the outbox.
        if (answer.isEmpty())
            m_unanswered.push_back({kind, coach, {}, text, false});
    }
    void restart(std::size_t coach, qint64 dieAt) {
        m_coaches[coach].program->start(dieAt);
        m_doomed[coach] = dieAt != 0;
    }
    void undo() {
        if (m_deeds.empty())
            return;
        Deed& deed = m_deeds.back();
        const QJsonObject answer = m_coaches[deed.coach].program->ask(QStringLiteral("undo ") + deed.op);
        deed.withdrawn = deed.withdrawn || answer.value(QStringLiteral("undone")).toBool();
        // It has died over it, before or after the decision was taken back.
        if (answer.isEmpty()) {
            m_unanswered.push_back(deed);
            m_deeds.pop_back();
        }
    }

    /// Every decision has come to exactly one end, and what came of all of them is sound.
    void judge() {
        CoachWorld& world = m_desk.world;
        QCOMPARE(world.brokenRules(), QStringList());
        int approved = 0;
        int done = 0;
        int lostSight = 0;
        for (std::size_t coach = 0; coach < m_coaches.size(); ++coach) {
            ClientProgram& program = *m_coaches[coach].program;
            QCOMPARE(program.brokenRules(), QStringList());
            judgeSight(m_coaches[coach]);
            const QJsonObject unaccepted =
                program.ask(QStringLiteral("unaccepted")).value(QStringLiteral("unaccepted")).toObject();
            int unexplained = 0;
            for (const Deed& deed : m_deeds) {
                if (deed.coach != coach)
                    continue;
                const QString why = unaccepted.value(deed.op).toString();
                const qint64 held = world.timesHeld(deed.op);
                const qint64 written = deed.text.isEmpty() ? 0 : world.timesWritten(deed.text);
                const bool refused = !why.isEmpty() && why != QLatin1String("held");
                const qint64 ends = held + written + (refused ? 1 : 0);
                const QString told = QStringLiteral("%1: written %2, held %3, %4, withdrawn %5")
                                         .arg(deed.text.isEmpty() ? deed.op : deed.text)
                                         .arg(written)
                                         .arg(held)
                                         .arg(why)
                                         .arg(deed.withdrawn);
                m_happened.written += written;
                m_happened.held += held;
                m_happened.refused += refused;
                m_happened.withdrawn += deed.withdrawn;
                QVERIFY2(ends <= (deed.withdrawn ? 0 : 1), qPrintable(told));
                if (deed.withdrawn || ends == 1)
                    continue;
                approved += deed.kind == Deed::Kind::Approve;
                done += deed.kind == Deed::Kind::Done;
                unexplained += deed.kind == Deed::Kind::Text;
            }
            QVERIFY2(unexplained <= program.outOfSight(), "a decision has vanished");
            lostSight += program.outOfSight();
        }
        ++m_happened.worlds;
        m_happened.published += world.count(QStringLiteral("SELECT COUNT(*) FROM report"));
        for (std::size_t fate = 1; fate < kFates; ++fate)
            m_happened.faults += m_desk.line.met(static_cast<Fate>(fate));
        int perhapsApproved = 0;
        int perhapsDone = 0;
        for (const Deed& deed : m_unanswered) {
            QVERIFY(deed.text.isEmpty() || world.timesWritten(deed.text) <= 1);
            perhapsApproved += deed.kind == Deed::Kind::Approve;
            perhapsDone += deed.kind == Deed::Kind::Done;
        }
        const auto between = [lostSight](qint64 number, int sure, int perhaps) {
            return number <= sure + perhaps && number >= sure - lostSight;
        };
        QVERIFY(
            between(world.count(QStringLiteral("SELECT COUNT(*) FROM report")), approved, perhapsApproved));
        QVERIFY(between(world.count(QStringLiteral("SELECT COUNT(*) FROM analysis WHERE state = 'reviewed'")),
                        done, perhapsDone));
    }

    /// Nothing is left of athletes whom a coach may not see.
    void judgeSight(const CoachAtWork& coach) {
        if (coach.coach.coach.id == m_coaches[0].coach.coach.id)
            return;
        const QByteArray bytes = coach.program->allBytes();
        for (std::size_t i = 0; i < kRiders; ++i) {
            const bool theirs =
                m_desk.world.count(
                    QStringLiteral("SELECT COUNT(*) FROM athlete WHERE id = ? AND coach_id = ?"),
                    m_riders[i].toString(), coach.coach.coach.id.toString()) == 1;
            QVERIFY2(theirs == bytes.contains(nameOf(i).toUtf8()),
                     theirs ? "an athlete is missing" : "the name of a lost athlete is still there");
        }
    }

    std::mt19937 m_dice;
    quint32 m_seed;
    Happened& m_happened;
    SyncFixture m_desk;
    std::vector<domain::AthleteId> m_riders;
    QStringList m_sessions;
    std::vector<CoachAtWork> m_coaches; ///< the head coach first
    std::array<bool, 3> m_doomed{};     ///< whose program will kill itself
    std::vector<Deed> m_deeds;
    std::vector<Deed> m_unanswered; ///< of which only the kind and the text are known
    int m_texts = 0;
};

} // namespace

/// Random schedules of what coaches, networks and computers do. LEADOUT_SEEDS in the environment plays more.
class TestRandomWorlds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDecisionComesToOneEndAndEveryProgramToTheTruth_data();
    void everyDecisionComesToOneEndAndEveryProgramToTheTruth();
    void theWorldsHaveSeenEverything();

private:
    Happened m_happened;
};

void TestRandomWorlds::everyDecisionComesToOneEndAndEveryProgramToTheTruth_data() {
    QTest::addColumn<quint32>("seed");
    const int seeds = qEnvironmentVariableIntValue("LEADOUT_SEEDS");
    for (int seed = 1; seed <= (seeds > 0 ? seeds : kSeeds); ++seed)
        QTest::addRow("seed %d", seed) << static_cast<quint32>(seed);
}

void TestRandomWorlds::everyDecisionComesToOneEndAndEveryProgramToTheTruth() {
    QFETCH(quint32, seed);
    RandomWorld(seed, m_happened).play();
}

void TestRandomWorlds::theWorldsHaveSeenEverything() {
    if (m_happened.worlds < kSeeds)
        QSKIP("not all of the worlds were played");
    QVERIFY(m_happened.written > 0);
    QVERIFY(m_happened.held > 0);
    QVERIFY(m_happened.refused > 0);
    QVERIFY(m_happened.withdrawn > 0);
    QVERIFY(m_happened.published > 0);
    QVERIFY(m_happened.deaths > 0);
    QVERIFY(m_happened.faults > 0);
    qInfo("%lld texts written, %lld held, %d refused, %d withdrawn, %lld reports, %d deaths, %d faults",
          static_cast<long long>(m_happened.written), static_cast<long long>(m_happened.held),
          m_happened.refused, m_happened.withdrawn, static_cast<long long>(m_happened.published),
          m_happened.deaths, m_happened.faults);
}

QTEST_GUILESS_MAIN(TestRandomWorlds)
#include "test_random_worlds.moc"
