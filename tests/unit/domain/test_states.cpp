// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/consents.h"
#include "core/domain/states.h"

#include <QTest>

#include <set>

using namespace leadout::domain;

class TestStates : public QObject {
    Q_OBJECT
private:
    template <typename Enum>
    static void checkWords(Enum last) {
        QCOMPARE(kWords<Enum>.size(), static_cast<std::size_t>(last) + 1);
        const std::set<std::string_view> different(kWords<Enum>.begin(), kWords<Enum>.end());
        QCOMPARE(different.size(), kWords<Enum>.size());
        for (std::size_t i = 0; i < kWords<Enum>.size(); ++i) {
            const auto value = static_cast<Enum>(i);
            QCOMPARE(fromKey<Enum>(key(value)), std::optional<Enum>(value));
        }
        QVERIFY(!fromKey<Enum>("quidditch"));
        QVERIFY(!fromKey<Enum>(""));
    }

private Q_SLOTS:
    void everyWordLeadsBackToItsValue() {
        checkWords(AnalysisState::Reviewed);
        checkWords(Role::Head);
        checkWords(MembershipStatus::Deactivated);
        checkWords(AthleteStatus::Deactivated);
        checkWords(FeedbackMode::AutoApprove);
        checkWords(TrainingType::Mixed);
        checkWords(PlanType::OffTheShelf);
        checkWords(Arrival::ByHand);
        checkWords(ConsentKind::AutoApprove);
        checkWords(ConsentHow::OnPaper);
        checkWords(AdjustReason::Equipment);
        checkWords(DayMark::Holiday);
        checkWords(PlannedState::Excused);
        checkWords(DeliveryState::Unconfirmed);
        checkWords(InviteStatus::Expired);
    }

    void wordsThatAreStoredNeverChange() {
        QCOMPARE(key(AnalysisState::ReviewPending), std::string_view("review_pending"));
        QCOMPARE(key(TrainingType::Vo2Max), std::string_view("vo2_max"));
        QCOMPARE(key(PlanType::OffTheShelf), std::string_view("off_the_shelf"));
        QCOMPARE(key(ConsentKind::DraftWithAi), std::string_view("draft_with_ai"));
    }

    void theSystemIsNoRoleThatCanBeRead() { QVERIFY(!fromKey<Role>("system")); }

    void aFreshSetOfConsentsHoldsNone() {
        for (std::size_t i = 0; i < kWords<ConsentKind>.size(); ++i)
            QVERIFY(!Consents().has(static_cast<ConsentKind>(i)));
    }

    void publishingAndModelsAreNeverAllowedUntilAsked() {
        const Consents consents = Consents::untilAsked();
        QVERIFY(consents.has(ConsentKind::SeeWorkouts) && consents.has(ConsentKind::SeeHealth));
        QVERIFY(consents.has(ConsentKind::PlanWorkouts) && consents.has(ConsentKind::Comment));
        QVERIFY(!consents.has(ConsentKind::DraftWithAi) && !consents.has(ConsentKind::HostedAi));
        QVERIFY(!consents.has(ConsentKind::PublishReport) && !consents.has(ConsentKind::AutoApprove));
    }

    void whatIsGivenCanBeWithdrawn() {
        Consents consents;
        consents.give(ConsentKind::AutoApprove);
        consents.give(ConsentKind::Comment);
        QVERIFY(consents.has(ConsentKind::AutoApprove));
        consents.withdraw(ConsentKind::AutoApprove);
        QVERIFY(!consents.has(ConsentKind::AutoApprove));
        QVERIFY(consents.has(ConsentKind::Comment));
        QCOMPARE(consents.firstMissing({ConsentKind::Comment, ConsentKind::AutoApprove}),
                 std::optional<ConsentKind>(ConsentKind::AutoApprove));
        QVERIFY(!consents.firstMissing({ConsentKind::Comment}));
    }
};

QTEST_APPLESS_MAIN(TestStates)
#include "test_states.moc"
