// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/handlers.h"
#include "core/backend/store/entrances.h"
#include "core/backend/store/invite_codes.h"
#include "core/backend/store/render.h"
#include "core/backend/store/report_link.h"
#include "core/backend/store/reports.h"
#include "tests/server/store_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace leadout;
using namespace leadout::backend;
using leadout::test::StoreFixture;
using protocol::Outcome;

class TestCommandsPeople : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_store = std::make_unique<StoreFixture>();
        m_company = m_store->company();
        m_head = m_store->coach(m_company, domain::Role::Head);
        m_assistant = m_store->coach(m_company, domain::Role::Assistant);
        m_athlete = m_store->athlete(m_company, m_assistant).id;
    }

    void anAssistantsNewAthleteIsTheirsAndAHeadsIsNobodys() {
        domain::AddAthlete add;
        add.athlete = m_store->id<domain::AthleteId>();
        add.name = QStringLiteral(" Mia Keller ");
        add.email = QStringLiteral("Mia@Example.org");
        add.time_zone = QStringLiteral("Europe/Berlin");
        QCOMPARE(rev(doneBy(m_assistant, add, 0)), 1);
        const Athlete first = athlete(add.athlete);
        QCOMPARE(first.name, QStringLiteral("Mia Keller"));
        QCOMPARE(first.email, QStringLiteral("mia@example.org"));
        QCOMPARE(first.coach, std::optional(m_assistant));
        QCOMPARE(first.status, domain::AthleteStatus::Active);
        QCOMPARE(doneBy(m_head, add, 0).error().outcome, Outcome::Invalid);
        add.athlete = m_store->id<domain::AthleteId>();
        QCOMPARE(rev(doneBy(m_head, add, 0)), 1);
        QVERIFY(!athlete(add.athlete).coach);
    }

    void aDecisionOnAnOlderStateIsAConflictOfItsFieldsAlone() {
        domain::SetTrainingType type{m_athlete, domain::TrainingType::Tempo};
        QCOMPARE(rev(doneBy(m_assistant, type, 1)), 2);
        type.training_type = domain::TrainingType::Base;
        const Deed late = doneBy(m_head, type, 1);
        QCOMPARE(late.error().outcome, Outcome::Conflict);
        QCOMPARE(late.error().fields, QStringList{QStringLiteral("training_type")});
        QCOMPARE(athlete(m_athlete).trainingType, std::optional(domain::TrainingType::Tempo));
        const domain::SetPlanType plan{m_athlete, domain::PlanType::OffTheShelf};
        QCOMPARE(rev(doneBy(m_head, plan, 1)), 3);
        QCOMPARE(
            rev(doneBy(m_head, domain::SetFeedbackMode{m_athlete, domain::FeedbackMode::AutoApprove}, 1)), 4);
        const Athlete now = athlete(m_athlete);
        QCOMPARE(now.planType, domain::PlanType::OffTheShelf);
        QCOMPARE(now.feedbackMode, domain::FeedbackMode::AutoApprove);
    }

    void aChangedModeLeavesOldAnalysesAsTheyWere() {
        const Analysis analysis = m_store->analysis(m_athlete);
        m_store->done(m_company, [&](Changes& changes) { return putAnalysis(changes, analysis); });
        QVERIFY(doneBy(m_head, domain::SetFeedbackMode{m_athlete, domain::FeedbackMode::AutoApprove}, 1));
        const auto found = findAnalysis(m_store->db(), system(), analysis.id);
        VERIFY_DONE(found);
        QCOMPARE((*found)->mode, domain::FeedbackMode::Review);
    }

    void anAthleteIsDeactivatedWhenTheDayComesOrHasCome() {
        // It is 2026-11-22 in Berlin.
        domain::SetAthleteStatus status{m_athlete, domain::AthleteStatus::Active, QDate(2026, 11, 23)};
        QCOMPARE(rev(doneBy(m_assistant, status, 1)), 2);
        QCOMPARE(athlete(m_athlete).status, domain::AthleteStatus::Active);
        QCOMPARE(athlete(m_athlete).deactivateOn, std::optional(QDate(2026, 11, 23)));
        const auto due = [this](QDate day) {
            return m_store->write(m_company, [&](Changes& changes) { return deactivateDue(changes, day); });
        };
        QVERIFY(due(QDate(2026, 11, 22))->empty());
        QCOMPARE(due(QDate(2026, 11, 23))->size(), 1U);
        QVERIFY(due(QDate(2026, 11, 23))->empty());
        QCOMPARE(athlete(m_athlete).status, domain::AthleteStatus::Deactivated);
        QVERIFY(!athlete(m_athlete).deactivateOn);
        status.deactivate_on.reset();
        QCOMPARE(doneBy(m_head, status, 2).error().fields.size(), 2);
        QCOMPARE(rev(doneBy(m_head, status, 3)), 4);
        QCOMPARE(athlete(m_athlete).status, domain::AthleteStatus::Active);
        status.deactivate_on = QDate(1999, 1, 1);
        const Deed mistyped = doneBy(m_head, status, 4);
        QCOMPARE(mistyped.error().path, QStringLiteral("/deactivate_on"));
        QCOMPARE(mistyped.error().sentence, QStringLiteral("invalid.day"));
        QCOMPARE(athlete(m_athlete).status, domain::AthleteStatus::Active);
        status.deactivate_on = QDate(2026, 11, 22);
        QCOMPARE(rev(doneBy(m_head, status, 4)), 5);
        QCOMPARE(athlete(m_athlete).status, domain::AthleteStatus::Deactivated);
        QVERIFY(!athlete(m_athlete).deactivateOn);
    }

    void anAthleteIsAssignedOnlyToAnActiveCoachOfTheCompany() {
        const auto elsewhere =
            m_store->coach(m_store->company(QStringLiteral("Southside")), domain::Role::Head);
        const auto gone =
            m_store->coach(m_company, domain::Role::Assistant, domain::MembershipStatus::Deactivated);
        const auto pending =
            m_store->coach(m_company, domain::Role::Assistant, domain::MembershipStatus::Pending);
        for (const auto& coach : {elsewhere, gone, pending, m_store->id<domain::CoachId>()}) {
            const Deed refused = doneBy(m_head, domain::AssignAthlete{m_athlete, coach}, 1);
            QCOMPARE(refused.error().outcome, Outcome::Invalid);
            QCOMPARE(refused.error().path, QStringLiteral("/coach"));
        }
        QCOMPARE(rev(doneBy(m_head, domain::AssignAthlete{m_athlete, m_head}, 1)), 2);
        QCOMPARE(athlete(m_athlete).coach, std::optional(m_head));
        QVERIFY(!m_store->viewer(m_company, m_assistant).sees(m_athlete));
        QCOMPARE(rev(doneBy(m_head, domain::AssignAthlete{m_athlete, std::nullopt}, 2)), 3);
        QVERIFY(!athlete(m_athlete).coach);
    }

    void anAthleteOutOfSightIsAsOneThatIsNotThere() {
        const auto other = m_store->athlete(m_company, m_head).id;
        const auto hidden = doneBy(m_assistant, domain::SetTrainingType{other, std::nullopt}, 1, m_athlete);
        const auto missing =
            doneBy(m_assistant, domain::SetTrainingType{m_store->id<domain::AthleteId>(), std::nullopt}, 1,
                   m_athlete);
        QCOMPARE(hidden.error().outcome, Outcome::Invalid);
        QCOMPARE(hidden.error().path, missing.error().path);
        QCOMPARE(hidden.error().sentence, missing.error().sentence);
    }

    void aWithdrawnReportPermissionSwitchesTheLinksOff() {
        using enum domain::ConsentKind;
        domain::RecordConsent consent{m_athlete, PublishReport, true, domain::ConsentHow::ByPhone,
                                      std::nullopt};
        QCOMPARE(rev(doneBy(m_assistant, consent, 1)), 2);
        const Report report = published();
        const auto link = ReportToken::make(reportLinkKey(m_store->db()).value(), report.id, 1);
        QVERIFY(reportByLink(m_store->db(), link.lookup())->has_value());
        // Another permission is another decision, and leaves the report alone.
        QVERIFY(doneBy(
            m_assistant,
            domain::RecordConsent{m_athlete, Comment, false, domain::ConsentHow::InPerson, std::nullopt}, 1));
        QVERIFY(reportByLink(m_store->db(), link.lookup())->has_value());
        consent.given = false;
        QCOMPARE(doneBy(m_assistant, consent, 1).error().outcome, Outcome::Conflict);
        QVERIFY(doneBy(m_assistant, consent, 3));
        QVERIFY(!reportByLink(m_store->db(), link.lookup())->has_value());
        const auto off = findReport(m_store->db(), system(), report.id);
        QCOMPARE((*off)->offBy, std::optional(m_assistant));
        QCOMPARE((*off)->generation, 2);
    }

    void howAPermissionWasToldIsKept() {
        const domain::RecordConsent given{m_athlete, domain::ConsentKind::PublishReport, true,
                                          domain::ConsentHow::OnPaper, std::nullopt};
        QVERIFY(doneBy(m_assistant, given, 1));
        const auto kept = m_store->db().first(
            QStringLiteral("SELECT source || ' ' || how || ' ' || recorded_by FROM consent"),
            [](const database::Statement& row) { return row.get<QString>(0); });
        VERIFY_DONE(kept);
        QCOMPARE(kept->value_or(QString()), QStringLiteral("told_coach on_paper ") + m_assistant.toString());
    }

    void aPermissionIsNotGivenUntilADayThatHasPassed() {
        const domain::RecordConsent given{m_athlete, domain::ConsentKind::PublishReport, true,
                                          domain::ConsentHow::OnPaper, std::nullopt};
        QVERIFY(doneBy(m_assistant, given, 1));
        const Report report = published();
        domain::RecordConsent over = given;
        over.until = QDate(2026, 11, 21); // it is the day after, in Berlin
        const Deed refused = doneBy(m_assistant, over, 2);
        QCOMPARE(refused.error().outcome, Outcome::Invalid);
        QCOMPARE(refused.error().path, QStringLiteral("/until"));
        QCOMPARE(refused.error().sentence, QStringLiteral("invalid.day"));
        // What was given before stands.
        QVERIFY(!(*findReport(m_store->db(), system(), report.id))->offAt);
        over.until = QDate(2026, 11, 22);
        QCOMPARE(rev(doneBy(m_assistant, over, 2)), 3);
    }

    void withdrawnHealthDataHideTheDetailsAtOnce() {
        QVERIFY(m_store->viewer(m_company, m_assistant).seesBody(m_athlete));
        QVERIFY(doneBy(m_assistant,
                       domain::RecordConsent{m_athlete, domain::ConsentKind::SeeHealth, false,
                                             domain::ConsentHow::ByPhone, std::nullopt},
                       1));
        for (const auto& coach : {m_assistant, m_head}) {
            QVERIFY(m_store->viewer(m_company, coach).sees(m_athlete));
            QVERIFY(!m_store->viewer(m_company, coach).seesBody(m_athlete));
        }
    }

    void anInviteShowsItsCodeToHeadsWhileItIsOpen() {
        domain::CreateInvite create{m_store->id<domain::InviteId>(), QStringLiteral("Jo@Example.org")};
        QCOMPARE(rev(doneBy(m_head, create, 0)), 1);
        const QString code = shown(create.invite);
        QCOMPARE(code.size(), 25);
        QCOMPARE(foldedInviteCode(code.toLower() + u' '), std::optional(code));
        const auto door = inviteByHash(m_store->db(), inviteHash(code));
        VERIFY_DONE(door);
        QCOMPARE((*door)->invite.id, create.invite);
        QCOMPARE((*door)->invite.email, QStringLiteral("jo@example.org"));
        QCOMPARE((*door)->invite.expiresAt, m_store->now() + std::chrono::hours(24));
        QVERIFY(!m_store->viewer(m_company, m_assistant).sees(domain::Scope::head()));
        // Two invites have two codes, and nothing but the hash is stored of either.
        QCOMPARE(doneBy(m_head, create, 0).error().outcome, Outcome::Invalid);
        create.invite = m_store->id<domain::InviteId>();
        QVERIFY(doneBy(m_head, create, 0));
        QVERIFY(shown(create.invite) != code);
        QVERIFY(doneBy(m_head, domain::RevokeInvite{create.invite}, 1));
        QVERIFY(shown(create.invite).isEmpty());
    }

    void readsCodesHoweverTheyAreTyped() {
        QCOMPARE(foldedInviteCode(u"olIai-01234 56789 abcde-fghjk"),
                 QStringLiteral("011A10123456789ABCDEFGHJK"));
        QVERIFY(!foldedInviteCode(u"0123456789ABCDEFGHJKMNPQ"));
        QVERIFY(!foldedInviteCode(u"0123456789ABCDEFGHJKMNPQRS"));
        QVERIFY(!foldedInviteCode(u"0123456789ABCDEFGHJKMNPQU"));
        QVERIFY(!foldedInviteCode(u""));
    }

    void anInviteIsRevokedUnlessSomebodyHasUsedIt() {
        const domain::CreateInvite create{m_store->id<domain::InviteId>(), {}};
        QVERIFY(doneBy(m_head, create, 0));
        const domain::RevokeInvite revoke{create.invite};
        QCOMPARE(rev(doneBy(m_head, revoke, 1)), 2);
        QCOMPARE(rev(doneBy(m_head, revoke, 1)), 2);
        QVERIFY(!use(create.invite));
        const domain::CreateInvite second{m_store->id<domain::InviteId>(), {}};
        QVERIFY(doneBy(m_head, second, 0));
        QVERIFY(use(second.invite));
        QVERIFY(!use(second.invite));
        const Deed late = doneBy(m_head, domain::RevokeInvite{second.invite}, 1);
        QCOMPARE(late.error().outcome, Outcome::Denied);
        QCOMPARE(late.error().sentence, QStringLiteral("access.invite_used"));
        const Deed unknown = doneBy(m_head, domain::RevokeInvite{m_store->id<domain::InviteId>()}, 1);
        QCOMPARE(unknown.error().outcome, Outcome::Invalid);
    }

    void aDeactivatedCoachIsOutAtOnceAndTheirAthletesAreFree() {
        const SignIn signIn = signedIn(m_assistant);
        QCOMPARE(rev(doneBy(m_head, domain::DeactivateCoach{m_assistant}, 1)), 2);
        QVERIFY(!athlete(m_athlete).coach);
        QVERIFY(signInByAccess(m_store->db(), signIn.accessHash).value()->endedAt);
        const Viewer viewer = m_store->viewer(m_company, m_assistant);
        QCOMPARE(viewer.actor().membership(), domain::MembershipStatus::Deactivated);
        QVERIFY(viewer.scopes().empty());
        const Deed again = doneBy(m_head, domain::DeactivateCoach{m_assistant}, 2);
        QCOMPARE(again.error().outcome, Outcome::Conflict);
        QCOMPARE(again.error().fields, QStringList{QStringLiteral("status")});
        QCOMPARE(doneBy(m_head, domain::PromoteCoach{m_assistant}, 2).error().sentence,
                 QStringLiteral("access.coach_not_active"));
    }

    void aDeactivatedHeadTakesNoOpenInviteAlong() {
        const auto second = m_store->coach(m_company, domain::Role::Head);
        const domain::CreateInvite create{m_store->id<domain::InviteId>(), {}};
        QVERIFY(doneBy(m_head, create, 0));
        QVERIFY(doneBy(m_head, domain::DeactivateCoach{second}, 1));
        QVERIFY(!use(create.invite));
    }

    void aDemotedHeadTakesNoOpenInviteAlong() {
        const auto second = m_store->coach(m_company, domain::Role::Head);
        const domain::CreateInvite create{m_store->id<domain::InviteId>(), {}};
        QVERIFY(doneBy(m_head, create, 0));
        QVERIFY(doneBy(m_head, domain::DemoteCoach{second}, 1));
        QVERIFY(!use(create.invite));
    }

    void aPromotedCoachHasTheRightsAtOnceAndStaysSignedIn() {
        const SignIn signIn = signedIn(m_assistant);
        QCOMPARE(rev(doneBy(m_head, domain::PromoteCoach{m_assistant}, 1)), 2);
        QVERIFY(m_store->viewer(m_company, m_assistant).sees(domain::Scope::head()));
        QCOMPARE(rev(doneBy(m_assistant, domain::DemoteCoach{m_head}, 1)), 2);
        QVERIFY(!m_store->viewer(m_company, m_head).sees(domain::Scope::head()));
        QVERIFY(!signInByAccess(m_store->db(), signIn.accessHash).value()->endedAt);
        // Based on what the role was before.
        const Deed late = doneBy(m_assistant, domain::PromoteCoach{m_head}, 1);
        QCOMPARE(late.error().outcome, Outcome::Conflict);
        QCOMPARE(late.error().fields, QStringList{QStringLiteral("role")});
        QCOMPARE(doneBy(m_assistant, domain::PromoteCoach{m_store->id<domain::CoachId>()}, 1).error().path,
                 QStringLiteral("/coach"));
    }

    void aCompanyKeepsItsLastHead() {
        // The matrix lets nobody do this to themselves; the rule holds whoever asks.
        for (const Deed& refused : {doneBy(m_head, domain::DemoteCoach{m_head}, 1),
                                    doneBy(m_head, domain::DeactivateCoach{m_head}, 1)}) {
            QCOMPARE(refused.error().outcome, Outcome::Denied);
            QCOMPARE(refused.error().sentence, QStringLiteral("access.last_head"));
        }
        QCOMPARE(m_store->viewer(m_company, m_head).actor().isHead(), true);
        // One who is not active does not count.
        m_store->coach(m_company, domain::Role::Head, domain::MembershipStatus::Deactivated);
        QVERIFY(!doneBy(m_head, domain::DemoteCoach{m_head}, 1));
        m_store->coach(m_company, domain::Role::Head);
        QVERIFY(doneBy(m_head, domain::DemoteCoach{m_head}, 1));
    }

private:
    Viewer system() const { return Viewer::system(m_company); }
    static std::int64_t rev(const Deed& deed) { return deed.value_or(-1); }

    /// Hands a command to its handler as a coach would; the right to do it is that of `athlete`, or of the
    /// athlete that the command names.
    template <class Command>
    Deed doneBy(const domain::CoachId& coach, const Command& command, std::int64_t base,
                std::optional<domain::AthleteId> athlete = {}) {
        if constexpr (requires { command.athlete; }) {
            if (!athlete)
                athlete = command.athlete;
        }
        const auto result = m_store->write(m_company, [&](Changes& changes) -> Result<Deed> {
            const Viewer viewer = m_store->viewer(m_company, coach);
            auto facts =
                factsOf(changes.connection(), viewer, athlete.value_or(domain::AthleteId()), m_store->now());
            if (!facts)
                return tl::unexpected(facts.error());
            const auto authority = domain::authorize<Command::kCommand.action>(viewer.actor(), *facts);
            if (!authority)
                return tl::unexpected(database::errorOf(
                    database::ErrorKind::Other, QString::fromLatin1(authority.error().sentence.id.data())));
            CommandContext context{changes, viewer, base};
            return handle(context, *authority, command);
        });
        if (!result) {
            StoreFixture::fail(result.error());
            return tl::unexpected(NotDone());
        }
        return *result;
    }

    Athlete athlete(const domain::AthleteId& id) {
        return findAthlete(m_store->db(), system(), id).value().value_or(Athlete());
    }
    Report published() {
        const Analysis analysis = m_store->analysis(m_athlete);
        Report report;
        report.id = m_store->id<domain::ReportId>();
        report.athlete = m_athlete;
        report.analysis = analysis.id;
        report.snapshot = "{}";
        report.createdAt = m_store->now();
        m_store->done(m_company, [&](Changes& changes) -> Result<> {
            if (const auto put = putAnalysis(changes, analysis); !put)
                return tl::unexpected(put.error());
            return addReport(changes, report).map([](std::int64_t) {});
        });
        return report;
    }
    SignIn signedIn(const domain::CoachId& coach) {
        SignIn signIn;
        signIn.id = m_store->id<domain::SignInId>();
        signIn.company = m_company;
        signIn.coach = coach;
        signIn.accessHash = QStringLiteral("access");
        signIn.refreshHash = QStringLiteral("refresh");
        if (const auto added = addSignIn(m_store->db(), signIn); !added)
            StoreFixture::fail(added.error());
        return signIn;
    }
    /// The code in an invite's row; empty when it shows none.
    QString shown(const domain::InviteId& invite) {
        Renderer renderer(m_store->db(), m_company, m_store->now());
        const auto payloads = renderer.payloads(RowKind::Invite, {invite.uuid()});
        if (!payloads || !payloads->contains(invite.uuid()))
            return QStringLiteral("no row");
        return QJsonDocument::fromJson(payloads->value(invite.uuid()))
            .object()
            .value(QStringLiteral("code"))
            .toString();
    }
    bool use(const domain::InviteId& id) {
        Invite invite;
        invite.id = id;
        return m_store
            ->write(m_company, [&](Changes& changes) { return useInvite(changes, invite, m_assistant); })
            .value_or(false);
    }

    std::unique_ptr<StoreFixture> m_store;
    domain::CompanyId m_company;
    domain::CoachId m_head;
    domain::CoachId m_assistant;
    domain::AthleteId m_athlete;
};

QTEST_GUILESS_MAIN(TestCommandsPeople)
#include "test_commands_people.moc"
