// SPDX-License-Identifier: GPL-3.0-or-later
// Coaches who decide, lose athletes and lose answers, in random order; what must hold whatever happens.
#include "tests/server/commands_fixture.h"

#include <algorithm>
#include <map>
#include <random>

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;
using domain::MembershipStatus;
using domain::Role;
using protocol::Op;
using protocol::OpResult;
using protocol::Outcome;

namespace {

constexpr int kSeeds = 100;
constexpr int kSteps = 60;

/// An op as its coach remembers it.
struct Made {
    Op op;
    domain::AthleteId athlete;
    std::optional<domain::AnalysisId> edited; ///< the session whose text it replaces, else a note is added
    QString text;                             ///< no other op has this one
    int base = 0;                             ///< the version of the text it was based on
    std::optional<QUuid> after;
    std::optional<OpResult> result;
    bool allowed = false; ///< when it was answered
    bool accepted = false;
};

/// What a coach has seen of a session, perhaps long ago.
struct Seen {
    std::int64_t rev = 1;
    int version = 1;
};

class World : public DecisionsFixture {
public:
    explicit World(unsigned seed) : m_dice(seed) {
        for (int i = 0; i < 2; ++i)
            athletes.push_back(athlete(company, i == 0 ? jonas : marek));
        athletes.push_back(rider);
        for (const Athlete& each : athletes) {
            for (int i = 0; i < 2; ++i)
                sessions.push_back(session(each.id));
        }
    }

    void step() {
        switch (roll(8)) {
        case 0:
        case 1:
        case 2: make(coach()); break;
        case 3:
        case 4: send(coach(), false); break;
        case 5: send(coach(), true); break;
        case 6: changeRights(); break;
        default: decide(); break;
        }
    }

    /// Everybody comes back and sends what was never answered.
    void finish() {
        for (const domain::CoachId& each : {jonas, marek})
            setMember(each, Role::Assistant, MembershipStatus::Active);
        for (const domain::CoachId& each : {head, jonas, marek}) {
            while (std::any_of(made[each].begin(), made[each].end(),
                               [](const Made& one) { return !one.result; }))
                send(each, false);
        }
    }

    /// What is wrong; empty when nothing is.
    QString judge() {
        std::map<QString, std::pair<int, FeedbackVersion>> written;
        for (const Analysis& each : sessions) {
            for (const FeedbackVersion& version : texts(each.id).versions) {
                auto& [times, found] = written[version.text];
                ++times;
                found = version;
            }
        }
        for (const auto& [who, ops] : made) {
            for (const Made& one : ops) {
                if (QString wrong = judge(one, ops, written); !wrong.isEmpty())
                    return wrong;
            }
        }
        const auto broken = brokenAuditLine(db(), company);
        if (!broken || *broken)
            return QStringLiteral("the audit is broken");
        return audit().size() == m_answered ? QString()
                                            : QStringLiteral("the audit has another number of lines");
    }

    std::vector<Athlete> athletes;
    std::vector<Analysis> sessions;
    std::map<domain::CoachId, std::vector<Made>> made;
    std::map<Outcome, int> outcomes;

private:
    int roll(int sides) { return std::uniform_int_distribution(0, sides - 1)(m_dice); }
    domain::CoachId coach() { return std::array{head, jonas, marek}[static_cast<std::size_t>(roll(3))]; }

    void make(const domain::CoachId& by) {
        const Analysis& about = sessions[static_cast<std::size_t>(roll(static_cast<int>(sessions.size())))];
        Made one;
        one.athlete = about.athlete;
        one.text = QStringLiteral("Words %1").arg(++m_words);
        if (roll(4) == 0) {
            one.op = note(about.athlete, one.text);
        } else {
            const Feedback feedback = texts(about.id);
            Seen& seen = m_seen[{by, about.id}];
            if (roll(3) > 0) // else the coach still has what they had
                seen = {rev(feedback.id.uuid()), feedback.current().version};
            one.edited = about.id;
            one.op = edit(about, one.text);
            one.op.base = protocol::BaseRev{seen.rev};
            one.base = seen.version;
            for (const Made& earlier : made[by]) {
                if (!earlier.result && earlier.edited == about.id)
                    one.after = earlier.op.opId;
            }
            if (one.after)
                one.op.base = protocol::AfterOp{*one.after};
        }
        made[by].push_back(std::move(one));
    }

    bool mayNow(const domain::CoachId& who, const domain::AthleteId& whom) {
        const Viewer now = viewer(company, who);
        return now.actor().isActive() &&
               (now.actor().isHead() || now.relationTo(whom) == domain::Relation::Assigned);
    }

    /// Sends what waits, perhaps as one group, and perhaps once more what was answered.
    void send(const domain::CoachId& by, bool grouped) {
        std::vector<Made*> batch;
        for (Made& one : made[by]) {
            if (!one.result ? batch.size() < 4 : roll(6) == 0)
                batch.push_back(&one);
        }
        std::vector<Op> ops;
        std::optional<QUuid> group;
        if (grouped)
            group = uuid();
        for (Made* one : batch) {
            if (!one->result)
                one->op.txnId = group;
            ops.push_back(one->op);
            // A group that was sent before would be torn apart by the others.
            if (one->result)
                ops.back().txnId.reset();
        }
        tearApart(ops, group);
        std::map<domain::AthleteId, bool> may;
        for (const Athlete& each : athletes)
            may[each.id] = mayNow(by, each.id);
        const auto pushed = pushAll(by, ops);
        QCOMPARE(pushed.results.size(), ops.size());
        for (std::size_t i = 0; i < ops.size(); ++i) {
            const OpResult& result = pushed.results[i];
            const auto one = std::find_if(batch.begin(), batch.end(), [&result](const Made* each) {
                return each->op.opId == result.opId;
            });
            QVERIFY(one != batch.end());
            if ((*one)->result) {
                QCOMPARE(result, *(*one)->result);
                continue;
            }
            (*one)->result = result;
            (*one)->allowed = may[(*one)->athlete];
            ++outcomes[result.outcome];
            ++m_answered;
        }
        judgeGroup(batch, group);
    }

    /// Ops of one group stand together.
    static void tearApart(std::vector<Op>& ops, const std::optional<QUuid>& group) {
        std::stable_partition(ops.begin(), ops.end(), [&group](const Op& op) { return op.txnId != group; });
    }

    void judgeGroup(const std::vector<Made*>& batch, const std::optional<QUuid>& group) {
        if (!group)
            return;
        int went = 0;
        int all = 0;
        for (const Made* one : batch) {
            if (one->op.txnId != group)
                continue;
            ++all;
            went += one->result->outcome == Outcome::Ok ? 1 : 0;
        }
        QVERIFY2(went == 0 || went == all, "a group was torn apart");
    }

    void changeRights() {
        if (roll(3) == 0) {
            const domain::CoachId who = roll(2) == 0 ? jonas : marek;
            const bool active = viewer(company, who).actor().isActive();
            setMember(who, Role::Assistant,
                      active ? MembershipStatus::Deactivated : MembershipStatus::Active);
            return;
        }
        Athlete& whom = athletes[static_cast<std::size_t>(roll(static_cast<int>(athletes.size())))];
        assign(whom, roll(4) == 0 ? std::nullopt : std::optional(roll(2) == 0 ? jonas : marek));
    }

    void decide() {
        const auto all = waiting();
        if (all.empty())
            return;
        const HeldOp& one = all[static_cast<std::size_t>(roll(static_cast<int>(all.size())))];
        const bool accept = roll(3) > 0;
        const OpResult result = push(head, held(one.id, one.athlete, accept));
        ++m_answered;
        if (!accept || result.outcome != Outcome::Ok)
            return;
        for (Made& each : made[one.coach])
            each.accepted = each.accepted || each.op.opId == one.op.opId;
    }

    QString judge(const Made& one, const std::vector<Made>& all,
                  const std::map<QString, std::pair<int, FeedbackVersion>>& written) {
        if (!one.result)
            return {};
        const QString name = one.text + QStringLiteral(" (%1)").arg(told(*one.result));
        const bool ok = one.result->outcome == Outcome::Ok;
        if (ok && !one.allowed)
            return name + QStringLiteral(": applied without the right to it");
        const bool shouldBe = ok || one.accepted;
        const auto found = written.find(one.text);
        const int times =
            one.edited ? (found == written.end() ? 0 : found->second.first) : (row(one.op.rowId) ? 1 : 0);
        if (times != (shouldBe ? 1 : 0))
            return name + QStringLiteral(": %1 effects").arg(times);
        if (!ok || !one.edited)
            return {};
        int base = one.base;
        if (one.after) {
            const auto before = std::find_if(all.begin(), all.end(),
                                             [&one](const Made& each) { return each.op.opId == *one.after; });
            const auto version = written.find(before->text);
            if (version == written.end())
                return name + QStringLiteral(": follows what was never written");
            base = version->second.second.version;
        }
        return found->second.second.base == base ? QString() : name + QStringLiteral(": another base");
    }

    std::mt19937 m_dice;
    std::map<std::pair<domain::CoachId, domain::AnalysisId>, Seen> m_seen;
    std::size_t m_answered = 0;
    int m_words = 0;
};

} // namespace

class TestWorld : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whateverHappensEachOpIsAnsweredOnceAndTruly() {
        std::map<Outcome, int> outcomes;
        for (unsigned seed = 1; seed <= kSeeds; ++seed) {
            World world(seed);
            for (int i = 0; i < kSteps && !QTest::currentTestFailed(); ++i)
                world.step();
            world.finish();
            const QString wrong = world.judge();
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
            QVERIFY2(!QTest::currentTestFailed(), qPrintable(QStringLiteral("seed %1").arg(seed)));
            for (const auto& [outcome, count] : world.outcomes)
                outcomes[outcome] += count;
        }
        // It has been everywhere.
        for (const Outcome outcome :
             {Outcome::Ok, Outcome::Conflict, Outcome::Held, Outcome::Denied, Outcome::Blocked})
            QVERIFY2(outcomes[outcome] > 20, domain::key(outcome).data());
    }
};

QTEST_GUILESS_MAIN(TestWorld)
#include "test_commands_world.moc"
