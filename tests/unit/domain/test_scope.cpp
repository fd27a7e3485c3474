// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/access/decide.h"
#include "core/domain/scope.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <array>
#include <set>

using namespace leadout::domain;

namespace {

const QString kA = QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-00000000000a");
const QString kB = QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-00000000000b");
const QString kC = QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-00000000000c");
const QString kJonas = QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-0000000000d1");
const QString kSiobhan = QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-0000000000d2");

constexpr Actor kHead = Actor::coach(Role::Head, MembershipStatus::Active);
constexpr Actor kAssistant = Actor::coach(Role::Assistant, MembershipStatus::Active);

AthleteId athlete(const QString& text) {
    return *AthleteId::parse(text);
}

CoachId coach(const QString& text) {
    return *CoachId::parse(text);
}

QStringList written(const std::vector<Scope>& scopes) {
    QStringList list;
    for (const Scope& scope : scopes)
        list.append(scope.toString());
    return list;
}

/// Jonas has A, Siobhan has B, nobody has C.
std::vector<Assignment> company() {
    return {{athlete(kB), coach(kSiobhan)}, {athlete(kC), std::nullopt}, {athlete(kA), coach(kJonas)}};
}

} // namespace

class TestScope : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyScopeIsReadBackAsWritten() {
        const std::vector<Scope> scopes = {Scope::company(), Scope::head(), Scope::user(coach(kJonas)),
                                           Scope::athlete(athlete(kA)), Scope::athleteBody(athlete(kA))};
        QCOMPARE(written(scopes), QStringList({QStringLiteral("co"), QStringLiteral("head"),
                                               QStringLiteral("user:") + kJonas, QStringLiteral("ath:") + kA,
                                               QStringLiteral("ath:") + kA + QStringLiteral(":body")}));
        for (const Scope& scope : scopes)
            QCOMPARE(Scope::parse(scope.toString()), std::optional<Scope>(scope));
        QCOMPARE(scopes[4].athlete(), std::optional<AthleteId>(athlete(kA)));
        QCOMPARE(scopes[3].athlete(), std::optional<AthleteId>(athlete(kA)));
        QCOMPARE(scopes[2].coach(), std::optional<CoachId>(coach(kJonas)));
        QVERIFY(!scopes[2].athlete() && !scopes[3].coach() && !scopes[0].athlete());
    }

    void anyOtherTextIsNoScope_data() {
        QTest::addColumn<QString>("text");
        for (const QString& text :
             {QString(), QStringLiteral("Co"), QStringLiteral("co "), QStringLiteral("heads"),
              QStringLiteral("ath"), QStringLiteral("ath:"), QStringLiteral("ath::body"),
              QStringLiteral("ath:*"), QStringLiteral("ath:") + kA + QStringLiteral(":Body"),
              QStringLiteral("ath:") + kA + QStringLiteral(":body:body"),
              QStringLiteral("ath:") + kA.toUpper(), QStringLiteral("ath:{") + kA + u'}',
              QStringLiteral("user:"), QStringLiteral("user:") + kA + QStringLiteral(":body"),
              QStringLiteral("ath:00000000-0000-0000-0000-000000000000"), QStringLiteral(":body")})
            QTest::addRow("\"%s\"", qPrintable(text)) << text;
    }

    void anyOtherTextIsNoScope() {
        QFETCH(const QString, text);
        QVERIFY(!Scope::parse(text));
    }

    void anAssistantSeesAssignedAthletesOnly() {
        QCOMPARE(
            written(visibleScopes(kAssistant, coach(kJonas), company(), {})),
            QStringList({QStringLiteral("ath:") + kA, QStringLiteral("ath:") + kA + QStringLiteral(":body"),
                         QStringLiteral("co"), QStringLiteral("user:") + kJonas}));
    }

    void aHeadCoachSeesEveryAthlete() {
        const QStringList scopes = written(visibleScopes(kHead, coach(kSiobhan), company(), {}));
        QCOMPARE(scopes.size(), 9);
        QVERIFY(scopes.contains(QStringLiteral("head")));
        QVERIFY(scopes.contains(QStringLiteral("ath:") + kC + QStringLiteral(":body")));
        QVERIFY(std::is_sorted(scopes.begin(), scopes.end()));
        QVERIFY(!scopes.contains(QStringLiteral("user:") + kJonas));
    }

    void aWithdrawnBodyIsVisibleToNobody() {
        const std::vector<AthleteId> withdrawn = {athlete(kA)};
        for (const Actor& actor : {kHead, kAssistant}) {
            const QStringList scopes = written(visibleScopes(actor, coach(kJonas), company(), withdrawn));
            QVERIFY(scopes.contains(QStringLiteral("ath:") + kA));
            QVERIFY(!scopes.contains(QStringLiteral("ath:") + kA + QStringLiteral(":body")));
        }
    }

    void onlyActiveCoachesHaveScopes() {
        for (const Role role : {Role::Assistant, Role::Head}) {
            for (const MembershipStatus status : {MembershipStatus::Pending, MembershipStatus::Deactivated})
                QVERIFY(visibleScopes(Actor::coach(role, status), coach(kJonas), company(), {}).empty());
        }
        QVERIFY(visibleScopes(Actor::system(), coach(kJonas), company(), {}).empty());
    }

    void theOrderIsThatOfTheWrittenForms() {
        QRandomGenerator random(20261123);
        std::vector<Scope> scopes = {Scope::company(), Scope::head()};
        for (int i = 0; i < 200; ++i) {
            std::array<quint32, 4> bits{};
            random.fillRange(bits.data(), static_cast<qsizetype>(bits.size()));
            const QUuid id = QUuid::fromRfc4122(QByteArrayView(reinterpret_cast<const char*>(&bits), 16));
            scopes.push_back(Scope::user(CoachId(id)));
            scopes.push_back(Scope::athleteBody(AthleteId(id)));
            scopes.push_back(Scope::athlete(AthleteId(id)));
        }
        QStringList texts = written(scopes);
        texts.sort();
        std::sort(scopes.begin(), scopes.end());
        QCOMPARE(written(scopes), texts);
    }

    void theHashIsThatOfTheSortedScopes() {
        // From: printf '<the four, one a line>' | openssl dgst -sha256 -binary | base64
        const std::vector<Scope> scopes = visibleScopes(kAssistant, coach(kJonas), company(), {});
        QCOMPARE(scopeSetHash(scopes), QStringLiteral("51r7IvMHyOAJOyoe"));
        std::vector<Scope> reversed(scopes.rbegin(), scopes.rend());
        QCOMPARE(scopeSetHash(reversed), scopeSetHash(scopes));
        reversed.pop_back();
        QVERIFY(scopeSetHash(reversed) != scopeSetHash(scopes));
    }

    void theListAndTheDecisionFollowTheSameRule() {
        QRandomGenerator random(20261122);
        for (int world = 0; world < 300; ++world) {
            const std::vector<CoachId> coaches = {coach(kJonas), coach(kSiobhan)};
            std::vector<Assignment> assignments;
            std::vector<AthleteId> withdrawn;
            for (int i = 0; i < 12; ++i) {
                const AthleteId id(QUuid(0x0192f0c1, 0x2d3e, 0x7a4b, 0x8c, 0, 0, 0, 0, 0, 0, uchar(i + 1)));
                const quint32 choice = random.bounded(3U);
                assignments.push_back(
                    {id, choice < 2 ? std::optional<CoachId>(coaches[choice]) : std::nullopt});
                if (random.bounded(4U) == 0)
                    withdrawn.push_back(id);
            }
            const auto role = static_cast<Role>(random.bounded(2U));
            const auto status = static_cast<MembershipStatus>(random.bounded(3U));
            const Actor actor = Actor::coach(role, status);
            const CoachId me = coaches[random.bounded(2U)];
            const QStringList visible = written(visibleScopes(actor, me, assignments, withdrawn));
            for (const Assignment& assignment : assignments) {
                Facts facts{relationOf(me, assignment), false, Consents::untilAsked()};
                if (std::find(withdrawn.begin(), withdrawn.end(), assignment.athlete) != withdrawn.end())
                    facts.consent.withdraw(ConsentKind::SeeHealth);
                const QString list = Scope::athlete(assignment.athlete).toString();
                const QString body = Scope::athleteBody(assignment.athlete).toString();
                QCOMPARE(visible.contains(list), decide(actor, Action::ViewAthlete, facts).has_value());
                QCOMPARE(visible.contains(body), decide(actor, Action::ViewAnalysis, facts).has_value());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestScope)
#include "test_scope.moc"
