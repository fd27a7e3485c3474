// SPDX-License-Identifier: GPL-3.0-or-later
// Every command as everybody, over HTTP. What comes of each stands in walk_commands.txt, beside the row of
// the table of roles that it belongs to, and is held against what the matrix decides.
#include "core/domain/access/matrix.h"
#include "tests/server/walk_commands.h"
#include "tests/support/base/shared_files.h"

#include <cstdio>

using namespace leadout;
using namespace leadout::test;
using domain::CommandTraits;
using domain::Concerns;

namespace {

QString word(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

/// The row of the table of roles that a command belongs to.
QString rowOf(const CommandTraits& command) {
    const domain::Rule& rule = domain::kMatrix[static_cast<std::size_t>(command.action)];
    if (!rule.row)
        return QStringLiteral("Leadout's own");
    return word(domain::kRoleRows[static_cast<std::size_t>(*rule.row)].feature);
}

bool isAboutAthlete(const CommandTraits& command) {
    return command.concerns != Concerns::Company && command.concerns != Concerns::Coach &&
           command.concerns != Concerns::Invite && command.action != domain::Action::AddAthlete;
}

/// What the matrix says of a member; nothing where it allows it.
std::optional<domain::Denied> denial(Who who, const CommandTraits& command) {
    const bool head = who == Who::Head || who == Who::ForeignHead;
    const auto membership = who == Who::Pending       ? domain::MembershipStatus::Pending
                            : who == Who::Deactivated ? domain::MembershipStatus::Deactivated
                                                      : domain::MembershipStatus::Active;
    domain::Facts facts;
    if (isAboutAthlete(command) && !isForeign(who)) {
        facts.relation = who == Who::Assigned ? domain::Relation::Assigned : domain::Relation::NotAssigned;
        facts.consent = domain::Consents::untilAsked();
        facts.consent.give(domain::ConsentKind::PublishReport);
    }
    const auto actor = domain::Actor::coach(head ? domain::Role::Head : domain::Role::Assistant, membership);
    const auto decision = domain::decide(actor, command.action, facts);
    return decision ? std::nullopt : std::optional(decision.error());
}

/// What must come of a command, as far as the matrix alone says so.
std::optional<QString> expected(Who who, const CommandTraits& command) {
    if (who == Who::Nobody)
        return QStringLiteral("401 unauthorized");
    const auto denied = denial(who, command);
    if (!denied) // another company's things are for its handlers to miss
        return isForeign(who) && command.concerns != Concerns::Athlete ? std::optional<QString>()
                                                                       : QStringLiteral("ok");
    if (denied->why == domain::Denial::Membership)
        return who == Who::Pending ? QStringLiteral("403 forbidden") : QStringLiteral("401 membership_ended");
    if (denied->why == domain::Denial::NotFound && who == Who::Lost)
        return QStringLiteral("held");
    return QStringLiteral("denied ") + QString::fromStdString(denied->sentence.id);
}

class CommandWalk : public WalkWorld {
public:
    /// Sends a command in an op that is based on `base`; what came of it in a few words.
    QString send(Who who, const Sample& sample, std::int64_t base) {
        m_answer = ask(request(who, sample, base));
        if (m_answer.status != 200)
            return QStringLiteral("%1 %2").arg(m_answer.status).arg(word(key(errorOf(m_answer).code)));
        const auto read = protocol::readOpsAnswer(QByteArray::fromStdString(m_answer.body));
        if (!read || read->results.size() != 1)
            return QStringLiteral("no answer");
        const protocol::OpResult& result = read->results.front();
        QString text = word(domain::key(result.outcome));
        for (const QString& part : {result.fields.join(u','), result.path, result.sentence})
            text += part.isEmpty() ? QString() : u' ' + part;
        return text;
    }
    /// The last answer, without what is different in every one.
    std::string answer() const {
        std::string text = withoutId(m_answer);
        const std::string op = m_op.toString(QUuid::WithoutBraces).toStdString();
        const std::size_t at = text.find(op);
        return at == std::string::npos ? text : text.erase(at, op.size());
    }

private:
    std::string request(Who who, const Sample& sample, std::int64_t base) {
        protocol::Op op;
        op.opId = m_op = freshUuid();
        op.devSeq = ++m_devSeq;
        op.schema = 1;
        op.command = word(protocol::nameOf(sample.command));
        op.payload = protocol::writePayload(sample.command);
        op.rowId = sample.row;
        op.scope = sample.scope;
        op.base = protocol::BaseRev{base};
        protocol::OpsRequest ops;
        ops.deviceId = QUuid(QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3"));
        ops.schema = 1;
        ops.ops = {op};
        return post("/v1/sync/ops", protocol::writeOpsRequest(ops).toStdString(),
                    "Content-Type: application/json\r\n" + bearer(token(who)));
    }

    RawResponse m_answer;
    QUuid m_op;
    std::int64_t m_devSeq = 0;
};

/// What a held op may change: that it is held.
const QStringList kHolding = {QStringLiteral("held_op"), QStringLiteral("change"), QStringLiteral("scope"),
                              QStringLiteral("company")};

/// One command as everybody; a paragraph of walk_commands.txt.
template <class Command>
QString walk(CommandWalk& world) {
    constexpr const CommandTraits& traits = Command::kCommand;
    QString told = QStringLiteral("%1 (%2)\n").arg(word(traits.name), rowOf(traits));
    Things things = world.things();
    for (const Who who : kEverybody) {
        const Sample known = sample(Of<Command>(), things);
        const std::int64_t base = world.rev(known.row);
        const QByteArray before = world.stored();
        const QByteArray beforeHolding = world.stored(kHolding);
        const QString outcome = world.send(who, known, base);
        const std::string answer = world.answer();
        told += QStringLiteral("  %1 %2\n").arg(QString::fromLatin1(nameOf(who)), -18).arg(outcome);
        const QByteArray at = word(traits.name).toUtf8() + " as " + nameOf(who) + ": " + outcome.toUtf8();
        const auto must = expected(who, traits);
        if (must && *must != outcome)
            QTest::qFail((at + ", not " + must->toUtf8()).constData(), __FILE__, __LINE__);
        if (outcome == QStringLiteral("ok"))
            things = world.things();
        else if (outcome == QStringLiteral("held") ? world.stored(kHolding) != beforeHolding
                                                   : world.stored() != before)
            QTest::qFail((at + " has changed something").constData(), __FILE__, __LINE__);
        // Whoever must not know of a thing is told the same of one that does not exist.
        if (who == Who::Head || who == Who::Assigned || who == Who::Lost)
            continue;
        world.send(who, sample(Of<Command>(), world.unknown()), base);
        if (world.answer() != answer)
            QTest::qFail(
                (at + ", unlike an unknown one: " + QByteArray::fromStdString(world.answer())).constData(),
                __FILE__, __LINE__);
    }
    return told + u'\n';
}

} // namespace

class TestWalkCommands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCommandAsEverybody() {
        CommandWalk world;
        QVERIFY(world.begin());
        QString told;
        domain::AllCommands::forEach([&]<typename Command>() { told += walk<Command>(world); });
        const QByteArray known = bytesOf(sourceFolder() + QStringLiteral("/tests/server/walk_commands.txt"));
        if (told.toUtf8() != known)
            std::printf("%s", qPrintable(told));
        QVERIFY2(told.toUtf8() == known, "walk_commands.txt says something else than what is printed above");
    }

    void nobodyDecidesAboutThemselves() {
        CommandWalk world;
        QVERIFY(world.begin());
        const domain::CoachId self = world.member(Who::Head);
        const QByteArray before = world.stored();
        for (const domain::AnyCommand& command :
             {domain::AnyCommand(domain::DeactivateCoach{self}),
              domain::AnyCommand(domain::PromoteCoach{self}), domain::AnyCommand(domain::DemoteCoach{self})})
            QCOMPARE(world.send(Who::Head, ofCoach(self, command), world.rev(self.uuid())),
                     QStringLiteral("denied access.not_yourself"));
        QVERIFY(world.stored() == before);
    }

    void aHeadWhoWasDemotedIsAnAssistantAtOnce() {
        CommandWalk world;
        QVERIFY(world.begin());
        const Things things = world.things();
        world.demoteHead();
        domain::AllCommands::forEach([&]<typename Command>() {
            const Sample known = sample(Of<Command>(), things);
            QCOMPARE(world.send(Who::Head, known, world.rev(known.row)),
                     *expected(Who::Unassigned, Command::kCommand));
        });
    }

    /// An id that is another company's tells its finder nothing: it is as good as any for a new thing.
    void idsOfAnotherCompanyAreAsGoodAsAnyNewOnes() {
        CommandWalk world;
        QVERIFY(world.begin());
        const Things things = world.things();
        const Things unknown = world.unknown();
        const auto like = [&](const Sample& known, const Sample& other) {
            const QString outcome = world.send(Who::ForeignHead, known, 0);
            const std::string answer = world.answer();
            QCOMPARE(outcome, QStringLiteral("ok"));
            world.send(Who::ForeignHead, other, 0);
            QCOMPARE(answer, world.answer());
        };
        const auto athlete = [](const domain::AthleteId& id) {
            return Sample{domain::AddAthlete{id, QStringLiteral("Nils"), {}, QStringLiteral("UTC")},
                          id.uuid(), domain::Scope::athlete(id).toString()};
        };
        like(athlete(things.athlete), athlete(unknown.athlete));
        const auto invite = [](const domain::InviteId& id) {
            return ofInvite(id, domain::CreateInvite{id, {}});
        };
        const domain::InviteId theirs = things.newInvite;
        QCOMPARE(world.send(Who::Head, invite(theirs), 0), QStringLiteral("ok"));
        like(invite(theirs), invite(unknown.newInvite));
        Things mine = unknown;
        Things taken = unknown;
        taken.newWorkout = things.workout;
        taken.newNote = domain::NoteId(things.feedback.uuid());
        like(sample(Of<domain::PlanWorkout>(), taken), sample(Of<domain::PlanWorkout>(), mine));
        const auto note = [](const Things& t) {
            return Sample{domain::AddNote{t.newNote, t.athlete, {}, QStringLiteral("Tired."), false},
                          t.newNote.uuid(), bodyOf(t)};
        };
        like(note(taken), note(mine));
    }
};

QTEST_GUILESS_MAIN(TestWalkCommands)
#include "test_walk_commands.moc"
