// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/audit.h"
#include "tests/server/api_fixture.h"

using namespace leadout;
using namespace leadout::test;

namespace {

const QString kAna = QStringLiteral("ana@example.org");

} // namespace

class TestSignInAudit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_world = std::make_unique<ApiFixture>();
        QVERIFY(m_world->start());
        m_ana = m_world->found(QStringLiteral("Velo"), kAna);
    }

    void everyWayInAndOutIsNoted() {
        const auto signedIn = m_world->signIn(kAna);
        QCOMPARE(m_world
                     ->ask(post("/v1/sign-out", "",
                                "Authorization: Bearer " + signedIn.accessToken.toStdString() + "\r\n"))
                     .status,
                 204);
        const QString secret = m_world->write([&](database::Connection& c) {
            return backend::makeOneTimeSignIn(c, m_ana, std::chrono::minutes(2), m_world->clock.now());
        });
        QCOMPARE(m_world
                     ->postJson("/v1/sign-in/one-time",
                                protocol::writeOneTimeSignInRequest({secret, QStringLiteral("Laptop")}))
                     .status,
                 200);
        QCOMPARE(events(), QStringList({QStringLiteral("SignIn ok"), QStringLiteral("SignOut ok"),
                                        QStringLiteral("SignInOnce ok")}));
        const auto all = lines();
        QCOMPARE(all[0].entry.device, signedIn.signInId.toString(QUuid::WithoutBraces));
        QCOMPARE(all[1].entry.device, all[0].entry.device);
        for (const auto& line : all) {
            QCOMPARE(line.entry.coach, std::optional(m_ana.coach.id));
            QCOMPARE(line.entry.address, QStringLiteral("127.0.0.0"));
        }
    }

    void aWrongPasswordIsNotedWithoutWhatWasTyped() {
        QCOMPARE(m_world->signInAnswer(kAna, QStringLiteral("guess at it")).status, 401);
        QTRY_COMPARE(events(), QStringList{QStringLiteral("SignIn denied")});
        QCOMPARE(lines().front().entry.object, QStringLiteral("coach ") + m_ana.coach.id.toString());
        // An address that is nobody's has no company whose audit it could stand in.
        QCOMPARE(m_world->signInAnswer(QStringLiteral("nobody@example.org")).status, 401);
        QCOMPARE(m_world->signInAnswer(kAna).status, 200);
        QCOMPARE(events().size(), 2);
    }

    void aMemberWhoseTimeIsOverIsNotedToo() {
        m_world->setStatus(m_ana, domain::MembershipStatus::Deactivated);
        QCOMPARE(m_world->signInAnswer(kAna).status, 401);
        QTRY_COMPARE(events(), QStringList{QStringLiteral("SignIn denied")});
    }

    void aCopiedTokenIsNoted() {
        const auto first = m_world->signIn(kAna);
        const auto second = m_world->refresh(first.refreshToken);
        QCOMPARE(m_world->getAs(second.accessToken, "/v1/me").status, 200);
        QTRY_COMPARE(m_world->refreshAnswer(first.refreshToken).status, 401);
        QVERIFY(events().contains(QStringLiteral("RefreshSignIn reused")));
    }

    void aNewPasswordIsNotedInEveryCompany() {
        const auto other = m_world->found(QStringLiteral("Southside"), kAna);
        const QString token = m_world->write([&](database::Connection& c) {
            return backend::makePasswordToken(c, *m_ana.coach.account, backend::kResetLinkTime,
                                              m_world->clock.now());
        });
        QCOMPARE(m_world
                     ->postJson("/v1/password-reset/confirm",
                                protocol::writePasswordResetConfirm(
                                    {token, QStringLiteral("otter violin pebble dusk")}))
                     .status,
                 204);
        QCOMPARE(events(), QStringList{QStringLiteral("ResetPassword ok")});
        QCOMPARE(lines(other.company).size(), 1U);
        QVERIFY(!m_world->write(
            [&](database::Connection& c) { return backend::brokenAuditLine(c, m_ana.company); }));
    }

private:
    std::vector<backend::AuditLine> lines(std::optional<domain::CompanyId> company = {}) {
        return m_world->write([&](database::Connection& c) {
            return backend::auditFrom(c, backend::Viewer::system(company.value_or(m_ana.company)), 1, 100);
        });
    }
    QStringList events() {
        QStringList all;
        for (const auto& line : lines())
            all.append(line.entry.action + u' ' + line.entry.result);
        return all;
    }

    std::unique_ptr<ApiFixture> m_world;
    backend::Membership m_ana;
};

QTEST_GUILESS_MAIN(TestSignInAudit)
#include "test_sign_in_audit.moc"
