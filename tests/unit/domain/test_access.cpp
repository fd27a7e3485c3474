// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/access/authorized.h"
#include "core/domain/access/matrix.h"
#include "core/domain/sentences/sentences.h"
#include "tests/support/base/shared_files.h"

#include <QTest>

#include <type_traits>

using namespace leadout::domain;
using leadout::test::bytesOf;
using leadout::test::sourceFolder;

namespace {

constexpr Actor kHead = Actor::coach(Role::Head, MembershipStatus::Active);
constexpr Actor kAssistant = Actor::coach(Role::Assistant, MembershipStatus::Active);

/// Facts under which nothing but the role can be in the way.
Facts bestFacts(Cell cell) {
    Facts facts;
    facts.relation = Relation::Assigned;
    facts.self = cell == Cell::Own;
    for (std::size_t i = 0; i < kWords<ConsentKind>.size(); ++i)
        facts.consent.give(static_cast<ConsentKind>(i));
    return facts;
}

QString latin(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString words(Cell cell) {
    switch (cell) {
    case Cell::No: return QStringLiteral("no");
    case Cell::Yes: return QStringLiteral("yes");
    case Cell::Own: return QStringLiteral("own");
    case Cell::Others: return QStringLiteral("on others");
    case Cell::Assigned: return QStringLiteral("assigned");
    case Cell::All: return QStringLiteral("all");
    }
    return QStringLiteral("?");
}

QString line(const QString& first, const QString& assistant, const QString& head, const QString& rest) {
    QString text = first.leftJustified(53) + assistant.leftJustified(20) + head.leftJustified(15) + rest;
    while (text.endsWith(u' '))
        text.chop(1);
    return text + u'\n';
}

QString needs(const Consents& consents) {
    QStringList list;
    for (std::size_t i = 0; i < kWords<ConsentKind>.size(); ++i) {
        if (consents.has(static_cast<ConsentKind>(i)))
            list.append(latin(kWords<ConsentKind>[i]));
    }
    return list.isEmpty() ? QString() : QStringLiteral(" needs ") + list.join(QStringLiteral(", "));
}

/// The rows that coaches read, then every action below its row.
QString printedMatrix() {
    QString text = line(QStringLiteral("Feature"), QStringLiteral("Assistant coach"),
                        QStringLiteral("Head coach"), QString());
    for (const RoleRowWords& row : kRoleRows)
        text += line(latin(row.feature), latin(row.assistant), latin(row.head), QString());
    const auto actionsOf = [&text](std::optional<RoleRow> row) {
        for (const Rule& rule : kMatrix) {
            if (rule.row == row)
                text += line(QStringLiteral("  ") + latin(rule.word), words(rule.assistant), words(rule.head),
                             words(rule.system).leftJustified(6) + needs(rule.needs));
        }
    };
    text += u'\n' + line(QStringLiteral("Action"), QStringLiteral("assistant"), QStringLiteral("head"),
                         QStringLiteral("system"));
    for (const RoleRowWords& row : kRoleRows) {
        text += latin(row.feature) + u'\n';
        actionsOf(row.row);
    }
    text += QStringLiteral("Leadout's own\n");
    actionsOf(std::nullopt);
    return text;
}

/// Whether a cell keeps the promise of a row's word.
bool agrees(std::string_view word, Cell cell) {
    if (word == "yes" || word == "read-only")
        return cell == Cell::Yes || cell == Cell::All || cell == Cell::Others;
    if (word == "no")
        return cell == Cell::No;
    if (word == "own")
        return cell == Cell::Own;
    if (word == "all athletes")
        return cell == Cell::All;
    return (word == "assigned athletes" || word == "assigned only") && cell == Cell::Assigned;
}

QString sentenceOf(const Decision& decision) {
    return decision ? QString() : Sentences().render(decision.error().sentence, Formatting());
}

} // namespace

class TestAccess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMatrixIsAsPrinted() {
        const QString expected = QString::fromUtf8(
            bytesOf(sourceFolder() + QStringLiteral("/tests/unit/domain/golden/access_matrix.txt")));
        const QString printed = printedMatrix();
        if (printed == expected)
            return;
        const QStringList before = expected.split(u'\n');
        const QStringList now = printed.split(u'\n');
        for (const QString& gone : before) {
            if (!now.contains(gone))
                qWarning("- %s", qPrintable(gone));
        }
        for (const QString& come : now) {
            if (!before.contains(come))
                qWarning("+ %s", qPrintable(come));
        }
        qWarning("The matrix as it is now:\n%s", qPrintable(printed));
        QFAIL("the matrix differs from golden/access_matrix.txt");
    }

    void everyRowHasActionsThatKeepItsWord() {
        for (const RoleRowWords& row : kRoleRows) {
            int actions = 0;
            for (const Rule& rule : kMatrix) {
                if (rule.row != row.row)
                    continue;
                ++actions;
                QVERIFY2(agrees(row.assistant, rule.assistant), rule.word.data());
                QVERIFY2(agrees(row.head, rule.head), rule.word.data());
            }
            QVERIFY2(actions > 0, row.feature.data());
        }
    }

    void aHeadCoachMayDoAllThatAnAssistantMay() {
        for (const Rule& rule : kMatrix) {
            for (const bool self : {false, true}) {
                for (const Relation relation : {Relation::None, Relation::NotAssigned, Relation::Assigned}) {
                    Facts facts = bestFacts(Cell::Yes);
                    facts.self = self;
                    facts.relation = relation;
                    if (decide(kAssistant, rule.action, facts))
                        QVERIFY2(decide(kHead, rule.action, facts), rule.word.data());
                }
            }
        }
    }

    void pendingAndDeactivatedMembersMayNothing() {
        for (const Rule& rule : kMatrix) {
            for (const Role role : {Role::Assistant, Role::Head}) {
                for (const MembershipStatus status :
                     {MembershipStatus::Pending, MembershipStatus::Deactivated}) {
                    for (const Cell cell : {Cell::Yes, Cell::Own}) {
                        const Decision decision =
                            decide(Actor::coach(role, status), rule.action, bestFacts(cell));
                        QVERIFY2(!decision, rule.word.data());
                        QCOMPARE(decision.error().why, Denial::Membership);
                    }
                }
            }
        }
    }

    void anAssistantMayNothingOnAnAthleteOfAnotherCoach() {
        for (const Rule& rule : kMatrix) {
            if (rule.assistant != Cell::Assigned)
                continue;
            for (const Relation relation : {Relation::None, Relation::NotAssigned}) {
                Facts facts = bestFacts(rule.assistant);
                facts.relation = relation;
                const Decision decision = decide(kAssistant, rule.action, facts);
                QVERIFY2(!decision, rule.word.data());
                QCOMPARE(decision.error().why, Denial::NotFound);
            }
            QVERIFY2(decide(kAssistant, rule.action, bestFacts(rule.assistant)), rule.word.data());
        }
    }

    void anotherCoachsAthleteIsDeniedExactlyAsOneThatDoesNotExist() {
        for (const Rule& rule : kMatrix) {
            Facts other = bestFacts(rule.assistant);
            other.relation = Relation::NotAssigned;
            other.consent = Consents();
            Facts none = bestFacts(rule.assistant);
            none.relation = Relation::None;
            const Decision a = decide(kAssistant, rule.action, other);
            const Decision b = decide(kAssistant, rule.action, none);
            if (rule.assistant != Cell::Assigned && rule.assistant != Cell::No)
                continue;
            QVERIFY2(!a && !b, rule.word.data());
            QCOMPARE(a.error().why, b.error().why);
            QVERIFY(a.error().sentence == b.error().sentence);
        }
    }

    void aHeadCoachReachesNoAthleteOfAnotherCompany() {
        for (const Rule& rule : kMatrix) {
            if (rule.head != Cell::All)
                continue;
            Facts facts = bestFacts(rule.head);
            facts.relation = Relation::None;
            QVERIFY2(!decide(kHead, rule.action, facts), rule.word.data());
            facts.relation = Relation::NotAssigned;
            QVERIFY2(decide(kHead, rule.action, facts), rule.word.data());
        }
    }

    void withoutFactsNothingOfAnAthleteIsAllowed() {
        for (const Rule& rule : kMatrix) {
            if (rule.assistant == Cell::Assigned || rule.assistant == Cell::Own)
                QVERIFY2(!decide(kAssistant, rule.action, Facts()), rule.word.data());
            if (rule.head == Cell::All || rule.head == Cell::Own)
                QVERIFY2(!decide(kHead, rule.action, Facts()), rule.word.data());
        }
    }

    void everyNeededConsentIsNeeded() {
        for (const Rule& rule : kMatrix) {
            for (std::size_t i = 0; i < kWords<ConsentKind>.size(); ++i) {
                const auto kind = static_cast<ConsentKind>(i);
                for (const auto& [actor, cell] :
                     {std::pair(kAssistant, rule.assistant), std::pair(kHead, rule.head),
                      std::pair(Actor::system(), rule.system)}) {
                    if (cell == Cell::No)
                        continue;
                    Facts facts = bestFacts(cell);
                    facts.consent.withdraw(kind);
                    const Decision decision = decide(actor, rule.action, facts);
                    QCOMPARE(decision.has_value(), !rule.needs.has(kind));
                    if (!decision)
                        QCOMPARE(decision.error().why, Denial::Consent);
                }
            }
        }
    }

    void nothingIsAutoApprovedWithoutTheAthletesConsent() {
        Facts facts{Relation::Assigned, false, Consents::untilAsked()};
        facts.consent.give(ConsentKind::PublishReport);
        QVERIFY(!decide(Actor::system(), Action::AutoApprove, facts));
        facts.consent.give(ConsentKind::AutoApprove);
        QVERIFY(decide(Actor::system(), Action::AutoApprove, facts).has_value());
    }

    void nobodyTakesTheirOwnRights() {
        Facts facts = bestFacts(Cell::Others);
        facts.self = true;
        for (const Action action : {Action::DeactivateCoach, Action::DemoteCoach, Action::PromoteCoach}) {
            QVERIFY(!decide(kHead, action, facts));
            QVERIFY(decide(kHead, action, bestFacts(Cell::Others)).has_value());
        }
    }

    void preferencesAreOnesOwn() {
        Facts facts;
        QVERIFY(!decide(kHead, Action::ManageNotifications, facts));
        facts.self = true;
        QVERIFY(decide(kHead, Action::ManageNotifications, facts).has_value());
        QVERIFY(decide(kAssistant, Action::ManageNotifications, facts).has_value());
    }

    void theSystemActsOnlyWhereTheMatrixSaysSo() {
        for (const Rule& rule : kMatrix) {
            const Decision decision = decide(Actor::system(), rule.action, bestFacts(rule.system));
            QCOMPARE(decision.has_value(), rule.system == Cell::Yes);
        }
    }

    void everyRefusalHasItsSentence() {
        const Sentences english;
        for (const Rule& rule : kMatrix) {
            for (const Actor& actor :
                 {kAssistant, kHead, Actor::system(), Actor::coach(Role::Head, MembershipStatus::Pending),
                  Actor::coach(Role::Head, MembershipStatus::Deactivated)}) {
                for (const bool self : {false, true}) {
                    for (const Relation relation : {Relation::None, Relation::Assigned}) {
                        const Decision decision =
                            decide(actor, rule.action, Facts{relation, self, Consents()});
                        if (decision)
                            continue;
                        const QString sentence = sentenceOf(decision);
                        QVERIFY2(!sentence.isEmpty() && !sentence.contains(u'['), qPrintable(sentence));
                    }
                }
            }
        }
        for (std::size_t i = 0; i < kWords<ConsentKind>.size(); ++i)
            QVERIFY(!english.word("access.consent." + std::string(kWords<ConsentKind>[i])).startsWith(u'['));
    }

    void headOnlySentencesAreExact_data() {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("alerts") << QStringLiteral("ManageAlertRules")
                                << QStringLiteral("Only head coaches can manage compliance alert rules.");
        QTest::newRow("prompts") << QStringLiteral("CustomizePrompts")
                                 << QStringLiteral(
                                        "Only head coaches can customize the AI feedback prompts.");
        QTest::newRow("invite") << QStringLiteral("CreateInvite")
                                << QStringLiteral("Only head coaches can invite coaches.");
        QTest::newRow("revoke") << QStringLiteral("RevokeInvite")
                                << QStringLiteral("Only head coaches can invite coaches.");
        QTest::newRow("remove") << QStringLiteral("DeactivateCoach")
                                << QStringLiteral("Only head coaches can remove coaches.");
        QTest::newRow("plan type") << QStringLiteral("SetPlanType")
                                   << QStringLiteral("Only head coaches can change an athlete's plan type.");
        QTest::newRow("import") << QStringLiteral("ImportCoaches")
                                << QStringLiteral("Only head coaches can import assistant coaches.");
    }

    void headOnlySentencesAreExact() {
        QFETCH(const QString, action);
        QFETCH(const QString, sentence);
        const std::optional<Action> found = actionFromKey(action.toStdString());
        QVERIFY(found.has_value());
        QCOMPARE(sentenceOf(decide(kAssistant, *found, bestFacts(Cell::Yes))), sentence);
        QVERIFY(decide(kHead, *found, bestFacts(Cell::Yes)).has_value());
    }

    void aValueThatIsNoActionIsDenied() {
        for (const Actor& actor : {kHead, kAssistant, Actor::system()}) {
            QVERIFY(!decide(actor, static_cast<Action>(kActionCount), bestFacts(Cell::Yes)));
            QVERIFY(!decide(actor, static_cast<Action>(255), bestFacts(Cell::Yes)));
        }
        QCOMPARE(key(static_cast<Action>(255)), std::string_view("?"));
    }

    void everyActionsWordLeadsBackToIt() {
        for (const Rule& rule : kMatrix) {
            QCOMPARE(key(rule.action), rule.word);
            QCOMPARE(actionFromKey(rule.word), std::optional<Action>(rule.action));
        }
        QVERIFY(!actionFromKey("editfeedback"));
        QVERIFY(!actionFromKey(""));
    }

    void theProofIsMadeByADecisionAlone() {
        using Proof = Authorized<Action::SetPlanType>;
        QVERIFY(!std::is_default_constructible_v<Proof>);
        QVERIFY((!std::is_constructible_v<Proof, Actor>));
        QVERIFY((!std::is_convertible_v<Authorized<Action::EditFeedback>, Proof>));
        const auto refused = authorize<Action::SetPlanType>(kAssistant, bestFacts(Cell::All));
        QVERIFY(!refused);
        QCOMPARE(refused.error().sentence.id, std::string("access.head_only.plan_type"));
        const auto allowed = authorize<Action::SetPlanType>(kHead, bestFacts(Cell::All));
        QVERIFY(allowed.has_value());
        QVERIFY(allowed->actor() == kHead);
    }
};

QTEST_APPLESS_MAIN(TestAccess)
#include "test_access.moc"
