// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/store_fixture.h"

#include "core/backend/store/entrances.h"
#include "core/backend/store/report_link.h"
#include "core/backend/store/reports.h"

using namespace leadout;
using namespace leadout::backend;
using leadout::test::StoreFixture;

class TestStoreEntrances : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anAccountIsFoundByItsAddressHoweverItIsWritten();
    void anAccountHasItsMembershipsInAllCompanies();
    void theTokenBeforeStaysGoodUntilTheNextIsUsed();
    void aSpentTokenIsRecognised();
    void endedSignInsStayEnded();
    void aPasswordEndsTheSignInsOfAllCompanies();
    void aOneTimeTokenIsTakenOnce();
    void whatNobodyCanUseAnyMoreIsForgotten();
    void anInviteIsUsedOnceAndNotAfterItWasRevoked();
    void aReportIsFoundByItsLinkUntilItIsSwitchedOff();
    void aJobIsClaimedOnceAndWhenItIsDue();
    void whatIsAskedForWhileItRunsIsDoneAgain();

private:
    SignIn signIn(const domain::CompanyId& company, const domain::CoachId& coach, const QString& name) {
        SignIn signIn;
        signIn.id = m_store->id<domain::SignInId>();
        signIn.company = company;
        signIn.coach = coach;
        signIn.deviceName = QStringLiteral("Laptop");
        signIn.accessHash = name + QStringLiteral(" access");
        signIn.refreshHash = name + QStringLiteral(" refresh");
        signIn.lastUsedAt = m_store->now();
        if (const auto added = addSignIn(m_store->db(), signIn); !added)
            StoreFixture::fail(added.error());
        return signIn;
    }
    TokenPair pair(const QString& name) const {
        return {name + QStringLiteral(" access"), m_store->now(), name + QStringLiteral(" refresh"),
                m_store->now()};
    }
    std::optional<RefreshMatch> match(const QString& name) {
        const auto found = signInByRefresh(m_store->db(), name + QStringLiteral(" refresh"));
        return found && *found ? std::optional((*found)->match) : std::nullopt;
    }
    SignIn current(const QString& name) {
        return signInByRefresh(m_store->db(), name + QStringLiteral(" refresh")).value()->signIn;
    }
    domain::ActivityId uploaded(const QString& sha256) {
        Activity activity;
        activity.id = m_store->id<domain::ActivityId>();
        activity.athlete = m_athlete;
        activity.sha256 = sha256;
        const QUuid job = m_store->uuid();
        m_store->done(m_company, [&](Changes& changes) { return takeUp(changes, activity, job); });
        return activity.id;
    }

    std::unique_ptr<StoreFixture> m_store;
    domain::CompanyId m_company;
    domain::CoachId m_coach;
    domain::AthleteId m_athlete;
};

void TestStoreEntrances::init() {
    m_store = std::make_unique<StoreFixture>();
    m_company = m_store->company();
    m_coach = m_store->coach(m_company, domain::Role::Head);
    m_athlete = m_store->athlete(m_company, m_coach).id;
}

void TestStoreEntrances::anAccountIsFoundByItsAddressHoweverItIsWritten() {
    Account account;
    account.id = m_store->id<domain::AccountId>();
    account.email = foldedEmail(QStringLiteral(" Ana.Ruiz@Example.org "));
    VERIFY_DONE(addAccount(m_store->db(), account));
    const auto found = accountByEmail(m_store->db(), QStringLiteral("ANA.RUIZ@example.org"));
    VERIFY_DONE(found);
    QCOMPARE((*found)->id, account.id);
    QVERIFY(!(*found)->passwordHash);
    VERIFY_DONE(setPassword(m_store->db(), account.id, QStringLiteral("hash"), m_store->now()));
    QCOMPARE((*accountById(m_store->db(), account.id))->passwordHash, QStringLiteral("hash"));
    QVERIFY(!accountByEmail(m_store->db(), QStringLiteral("nobody@example.org"))->has_value());
    account.id = m_store->id<domain::AccountId>();
    QCOMPARE(addAccount(m_store->db(), account).error().kind, database::ErrorKind::Constraint);
}

void TestStoreEntrances::anAccountHasItsMembershipsInAllCompanies() {
    Account account;
    account.id = m_store->id<domain::AccountId>();
    account.email = QStringLiteral("ana@example.org");
    VERIFY_DONE(addAccount(m_store->db(), account));
    const auto other = m_store->company(QStringLiteral("Southside"));
    for (const auto& company : {m_company, other}) {
        Coach coach;
        coach.id = m_store->id<domain::CoachId>();
        coach.account = account.id;
        m_store->done(company, [&](Changes& changes) { return putCoach(changes, coach); });
        // One account is one coach of a company.
        coach.id = m_store->id<domain::CoachId>();
        QVERIFY(!m_store->write(company, [&](Changes& changes) { return putCoach(changes, coach); }));
    }
    const auto memberships = membershipsOf(m_store->db(), account.id);
    VERIFY_DONE(memberships);
    QCOMPARE(memberships->size(), 2U);
    QCOMPARE(memberships->front().company, m_company);
    QCOMPARE(memberships->back().companyName, QStringLiteral("Southside"));
}

void TestStoreEntrances::theTokenBeforeStaysGoodUntilTheNextIsUsed() {
    const QString one = QStringLiteral("1");
    const QString two = QStringLiteral("2");
    const QString three = QStringLiteral("3");
    const SignIn first = signIn(m_company, m_coach, one);
    VERIFY_DONE(rotate(m_store->db(), first, first.refreshHash, pair(two), m_store->now()));
    QCOMPARE(match(one), RefreshMatch::Previous);
    QCOMPARE(match(two), RefreshMatch::Current);
    QVERIFY(!signInByAccess(m_store->db(), QStringLiteral("1 access"))->has_value());
    // The answer with the second pair got lost, so the first is shown again.
    VERIFY_DONE(rotate(m_store->db(), current(one), first.refreshHash, pair(three), m_store->now()));
    QCOMPARE(match(one), RefreshMatch::Previous);
    QCOMPARE(match(two), RefreshMatch::Spent);
    QCOMPARE(match(three), RefreshMatch::Current);
    VERIFY_DONE(confirmPair(m_store->db(), current(three)));
    QCOMPARE(match(one), RefreshMatch::Spent);
    QCOMPARE(match(three), RefreshMatch::Current);
}

void TestStoreEntrances::aSpentTokenIsRecognised() {
    const SignIn first = signIn(m_company, m_coach, QStringLiteral("1"));
    VERIFY_DONE(rotate(m_store->db(), first, first.refreshHash, pair(QStringLiteral("2")), m_store->now()));
    const SignIn second = current(QStringLiteral("2"));
    VERIFY_DONE(rotate(m_store->db(), second, second.refreshHash, pair(QStringLiteral("3")), m_store->now()));
    const auto spent = signInByRefresh(m_store->db(), first.refreshHash);
    VERIFY_DONE(spent);
    QCOMPARE((*spent)->match, RefreshMatch::Spent);
    QCOMPARE((*spent)->signIn.id, first.id);
    QVERIFY(!match(QStringLiteral("never given")).has_value());
}

void TestStoreEntrances::endedSignInsStayEnded() {
    const SignIn ours = signIn(m_company, m_coach, QStringLiteral("1"));
    const auto stranger = m_store->coach(m_company, domain::Role::Head);
    const auto now = m_store->now();
    const auto end = [&](const domain::CoachId& coach) {
        return endSignIn(m_store->db(), m_company, coach, ours.id, SignInEnd::SignedOut, now).value_or(false);
    };
    QVERIFY(!end(stranger));
    QVERIFY(end(m_coach));
    QVERIFY(!end(m_coach));
    QVERIFY(signInByAccess(m_store->db(), ours.accessHash)->value().endedAt.has_value());
    VERIFY_DONE(rotate(m_store->db(), ours, ours.refreshHash, pair(QStringLiteral("2")), now));
    QVERIFY(!match(QStringLiteral("2")).has_value());
    QVERIFY(listSignIns(m_store->db(), m_store->viewer(m_company, m_coach))->empty());
}

void TestStoreEntrances::aPasswordEndsTheSignInsOfAllCompanies() {
    Account account;
    account.id = m_store->id<domain::AccountId>();
    account.email = QStringLiteral("ana@example.org");
    VERIFY_DONE(addAccount(m_store->db(), account));
    for (const auto& company : {m_company, m_store->company()}) {
        Coach coach;
        coach.id = m_store->id<domain::CoachId>();
        coach.account = account.id;
        m_store->done(company, [&](Changes& changes) { return putCoach(changes, coach); });
        signIn(company, coach.id, company.toString());
    }
    const SignIn other = signIn(m_company, m_coach, QStringLiteral("other"));
    VERIFY_DONE(endSignInsOfAccount(m_store->db(), account.id, SignInEnd::Password, m_store->now()));
    const auto open =
        m_store->db().list(QStringLiteral("SELECT id FROM sign_in WHERE ended_at IS NULL"),
                           [](const database::Statement& row) { return row.get<domain::SignInId>(0); });
    VERIFY_DONE(open);
    QCOMPARE(*open, std::vector<domain::SignInId>{other.id});
}

void TestStoreEntrances::aOneTimeTokenIsTakenOnce() {
    Account account;
    account.id = m_store->id<domain::AccountId>();
    account.email = QStringLiteral("ana@example.org");
    VERIFY_DONE(addAccount(m_store->db(), account));
    using Purpose = OneTimeToken::Purpose;
    const auto add = [&](const QString& hash) {
        OneTimeToken token;
        token.hash = hash;
        token.account = account.id;
        token.createdAt = m_store->now();
        token.expiresAt = m_store->now() + std::chrono::minutes(30);
        VERIFY_DONE(addOneTimeToken(m_store->db(), token));
    };
    const auto take = [&](Purpose purpose, const QString& hash) {
        const auto taken = takeOneTimeToken(m_store->db(), purpose, hash, m_store->now());
        return taken && taken->has_value();
    };
    add(QStringLiteral("a"));
    add(QStringLiteral("b"));
    QVERIFY(!take(Purpose::SignIn, QStringLiteral("a")));
    QVERIFY(take(Purpose::Reset, QStringLiteral("a")));
    QVERIFY(!take(Purpose::Reset, QStringLiteral("a")));
    QVERIFY(!take(Purpose::Reset, QStringLiteral("c")));
    m_store->clock().advance(std::chrono::minutes(30));
    QVERIFY(!take(Purpose::Reset, QStringLiteral("b")));
}

void TestStoreEntrances::whatNobodyCanUseAnyMoreIsForgotten() {
    using std::chrono::hours;
    const auto make = [this](const QString& name, hours lifetime) {
        SignIn made = signIn(m_company, m_coach, name);
        VERIFY_DONE(m_store->db().run(QStringLiteral("UPDATE sign_in SET absolute_until = ? WHERE id = ?"),
                                      millis(m_store->now() + lifetime), made.id));
    };
    const auto end = [this](const QString& name, SignInEnd why) {
        VERIFY_DONE(endSignIn(m_store->db(), m_company, m_coach, current(name).id, why, m_store->now()));
    };
    const QString used = QStringLiteral("used");
    const QString left = QStringLiteral("left");
    const QString removed = QStringLiteral("removed");
    const QString aged = QStringLiteral("aged");
    make(used, hours(24 * 180));
    make(left, hours(24 * 180));
    make(removed, hours(24 * 180));
    make(aged, hours(24 * 10));
    // Who left shortly before their sign-in would have aged has as long to hand over as others.
    make(QStringLiteral("late"), hours(24 * 5));
    VERIFY_DONE(rotate(m_store->db(), current(aged), current(aged).refreshHash, pair(QStringLiteral("2")),
                       m_store->now()));
    VERIFY_DONE(confirmPair(m_store->db(), current(QStringLiteral("2"))));
    QCOMPARE(match(aged), RefreshMatch::Spent);
    end(left, SignInEnd::SignedOut);
    end(removed, SignInEnd::Membership);
    end(QStringLiteral("late"), SignInEnd::Membership);
    const auto known = [this] {
        QStringList names;
        for (const char* name : {"used", "left", "removed", "late", "aged", "2"}) {
            if (match(QString::fromLatin1(name)))
                names.append(QString::fromLatin1(name));
        }
        return names.join(u' ');
    };
    VERIFY_DONE(tidySignIns(m_store->db(), m_store->now()));
    QCOMPARE(known(), QStringLiteral("used left removed late aged 2"));
    m_store->clock().advance(hours(24 * 10));
    VERIFY_DONE(tidySignIns(m_store->db(), m_store->now()));
    QCOMPARE(known(), QStringLiteral("used left removed late"));
    m_store->clock().advance(hours(24 * 20));
    VERIFY_DONE(tidySignIns(m_store->db(), m_store->now()));
    QCOMPARE(known(), QStringLiteral("used removed late"));
    m_store->clock().advance(hours(24 * 150));
    VERIFY_DONE(tidySignIns(m_store->db(), m_store->now()));
    QCOMPARE(known(), QString());
}

void TestStoreEntrances::anInviteIsUsedOnceAndNotAfterItWasRevoked() {
    const auto make = [&](const QString& hash) {
        Invite invite;
        invite.id = m_store->id<domain::InviteId>();
        invite.hash = hash;
        invite.createdBy = m_coach;
        invite.createdAt = m_store->now();
        invite.expiresAt = m_store->now() + std::chrono::hours(24);
        m_store->done(m_company, [&](Changes& changes) { return addInvite(changes, invite); });
    };
    const auto use = [&](const QString& hash) {
        const auto found = inviteByHash(m_store->db(), hash).value();
        return m_store
            ->write(found->company,
                    [&](Changes& changes) { return useInvite(changes, found->invite, m_coach); })
            .value_or(false);
    };
    const auto status = [&](const QString& hash) {
        return inviteByHash(m_store->db(), hash).value()->invite.statusAt(m_store->now());
    };
    for (const char* hash : {"used", "revoked", "late"})
        make(QString::fromLatin1(hash));
    QVERIFY(use(QStringLiteral("used")));
    QVERIFY(!use(QStringLiteral("used")));
    const auto revoked = inviteByHash(m_store->db(), QStringLiteral("revoked")).value();
    m_store->done(m_company, [&](Changes& changes) { return revokeInvite(changes, revoked->invite.id); });
    QVERIFY(!use(QStringLiteral("revoked")));
    m_store->clock().advance(std::chrono::hours(24));
    QVERIFY(!use(QStringLiteral("late")));
    QCOMPARE(status(QStringLiteral("used")), domain::InviteStatus::Used);
    QCOMPARE(status(QStringLiteral("revoked")), domain::InviteStatus::Revoked);
    QCOMPARE(status(QStringLiteral("late")), domain::InviteStatus::Expired);
    QVERIFY(!inviteByHash(m_store->db(), QStringLiteral("unknown"))->has_value());
}

void TestStoreEntrances::aReportIsFoundByItsLinkUntilItIsSwitchedOff() {
    const Analysis analysis = m_store->analysis(m_athlete);
    m_store->done(m_company, [&](Changes& changes) { return putAnalysis(changes, analysis); });
    Report report;
    report.id = m_store->id<domain::ReportId>();
    report.athlete = m_athlete;
    report.analysis = analysis.id;
    report.snapshot = "{}";
    m_store->done(m_company, [&](Changes& changes) { return addReport(changes, report); });
    const auto linkKey = reportLinkKey(m_store->db());
    VERIFY_DONE(linkKey);
    const auto at = [&](int generation) {
        const QString hash = ReportToken::make(*linkKey, report.id, generation).lookup();
        const auto found = reportByLink(m_store->db(), hash);
        return found && *found ? (*found)->report : domain::ReportId();
    };
    QCOMPARE(at(1), report.id);
    QCOMPARE(at(2), domain::ReportId());
    m_store->done(m_company,
                  [&](Changes& changes) { return correctReport(changes, report, 2, "{\"text\":1}"); });
    QCOMPARE(at(1), report.id);
    m_store->done(m_company, [&](Changes& changes) { return switchReportOff(changes, report, m_coach); });
    QCOMPARE(at(1), domain::ReportId());
    QCOMPARE(at(2), domain::ReportId());
}

void TestStoreEntrances::aJobIsClaimedOnceAndWhenItIsDue() {
    const auto first = uploaded(QString(64, u'a'));
    m_store->clock().advance(std::chrono::seconds(1));
    const auto second = uploaded(QString(64, u'b'));
    const auto claim = [&] { return claimAnalyzeJob(m_store->db(), m_store->now()).value_or(std::nullopt); };
    const auto one = claim();
    const auto two = claim();
    QVERIFY(one && two);
    QCOMPARE(one->subject, first.uuid());
    QCOMPARE(one->company, m_company);
    QCOMPARE(one->attempts, 1);
    QCOMPARE(two->subject, second.uuid());
    QVERIFY(!claim());
    m_store->done(m_company, [&](Changes& changes) { return finishAnalyzeJob(changes, one->id); });
    const auto later = m_store->now() + std::chrono::minutes(5);
    m_store->done(m_company, [&](Changes& changes) {
        return failAnalyzeJob(changes, two->id, QStringLiteral("busy"), later);
    });
    QVERIFY(!claim());
    QCOMPARE(nextJobAt(m_store->db()).value(), later);
    m_store->clock().advance(std::chrono::minutes(5));
    QCOMPARE(claim()->attempts, 2);
    VERIFY_DONE(reopenAnalyzeJobs(m_store->db()));
    QCOMPARE(claim()->subject, second.uuid());
}

void TestStoreEntrances::whatIsAskedForWhileItRunsIsDoneAgain() {
    const auto activity = uploaded(QString(64, u'a'));
    const auto job = claimAnalyzeJob(m_store->db(), m_store->now()).value();
    m_store->done(m_company, [&](Changes& changes) { return analyzeAgain(changes, activity); });
    m_store->done(m_company, [&](Changes& changes) { return finishAnalyzeJob(changes, job->id); });
    QCOMPARE(claimAnalyzeJob(m_store->db(), m_store->now()).value()->subject, activity.uuid());
}

QTEST_GUILESS_MAIN(TestStoreEntrances)
#include "test_store_entrances.moc"
