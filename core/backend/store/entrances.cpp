// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/entrances.h"

#include "core/backend/store/changes.h"
#include "core/platform/crypto/random.h"

#include <algorithm>

namespace leadout::backend {

using database::Connection;
using database::Statement;

namespace {

constexpr std::size_t kKeySize = 32;
/// More revisions than any row has between two restores.
constexpr std::int64_t kFloorStep = std::int64_t{1} << 20;

constexpr QLatin1String kAccountColumns("id, email, password_hash, password_changed_at, created_at");

Account readAccount(const Statement& row) {
    Columns columns(row);
    Account account;
    account.id = columns.get<domain::AccountId>();
    account.email = columns.get<QString>();
    account.passwordHash = columns.get<std::optional<QString>>();
    account.passwordChangedAt = columns.optionalInstant();
    account.createdAt = columns.instant();
    return account;
}

QString word(OneTimeToken::Purpose purpose) {
    return purpose == OneTimeToken::Purpose::Reset ? QStringLiteral("reset") : QStringLiteral("sign_in");
}

ClaimedJob readJob(const Statement& row) {
    Columns columns(row);
    ClaimedJob job;
    job.company = columns.get<domain::CompanyId>();
    job.id = domain::parseUuid(columns.get<QString>()).value_or(QUuid());
    job.athlete = columns.get<domain::AthleteId>();
    job.subject = domain::parseUuid(columns.get<QString>()).value_or(QUuid());
    job.target = columns.get<QString>();
    job.attempts = columns.get<int>();
    job.renewal = columns.get<bool>();
    return job;
}

std::int64_t number(const Statement& row) {
    return row.get<std::int64_t>(0);
}

} // namespace

Result<std::optional<QString>> installationValue(Connection& connection, const QString& name) {
    return connection.first(
        QStringLiteral("SELECT value FROM installation WHERE name = ?"),
        [](const Statement& row) { return row.get<QString>(0); }, name);
}

Result<> setInstallationValue(Connection& connection, const QString& name, const QString& value) {
    static const QString sql =
        upsertSql(QStringLiteral("installation"), QStringLiteral("name"), QStringLiteral("name, value"));
    return connection.run(sql, name, value).map([](std::int64_t) {});
}

Result<> tellPublicUrl(Connection& connection, const QString& url, domain::Instant now) {
    const auto told = installationValue(connection, kToldUrl);
    if (!told)
        return tl::unexpected(told.error());
    if (told->value_or(QString()) == url)
        return {};
    if (const auto kept = setInstallationValue(connection, kToldUrl, url); !kept)
        return kept;
    const auto companies = allCompanies(connection);
    if (!companies)
        return tl::unexpected(companies.error());
    for (const Company& company : *companies) {
        Changes changes(connection, company.id, now);
        const auto changed = changes.record(RowKind::Company, company.id.uuid(), domain::Scope::company(),
                                            {QStringLiteral("public_url")}, Place::base());
        if (!changed)
            return tl::unexpected(changed.error());
    }
    return {};
}

Result<platform::SecretBytes> installationKey(Connection& connection, const QString& name) {
    const auto stored = installationValue(connection, name);
    if (!stored)
        return tl::unexpected(stored.error());
    if (*stored) {
        QByteArray bytes = QByteArray::fromHex((*stored)->toLatin1());
        return platform::SecretBytes::takeFrom(bytes);
    }
    platform::SecretBytes made = platform::randomSecret(kKeySize);
    const auto kept =
        setInstallationValue(connection, name, QString::fromLatin1(made.view().toByteArray().toHex()));
    if (!kept)
        return tl::unexpected(kept.error());
    return made;
}

Result<std::vector<Company>> allCompanies(Connection& connection) {
    return connection.list(
        QStringLiteral("SELECT id, name, time_zone, language, units, report_score, offline_days, created_at "
                       "FROM company ORDER BY created_at, id"),
        [](const Statement& row) {
            Columns columns(row);
            Company company;
            company.id = columns.get<domain::CompanyId>();
            company.name = columns.get<QString>();
            company.timeZone = columns.get<QString>();
            company.language = columns.get<QString>();
            company.units = columns.get<QString>();
            company.reportScore = columns.get<QString>();
            company.offlineDays = columns.get<int>();
            company.createdAt = columns.instant();
            return company;
        });
}

Result<> beginNewEpochs(Connection& connection, domain::Instant now) {
    const auto companies = allCompanies(connection);
    if (!companies)
        return tl::unexpected(companies.error());
    for (const Company& company : *companies) {
        const auto begun = connection.run(QStringLiteral("UPDATE company SET db_epoch = ? WHERE id = ?"),
                                          QUuid::createUuid().toString(QUuid::WithoutBraces), company.id);
        if (!begun)
            return tl::unexpected(begun.error());
        // No floor twice, and none below one of before, though the clock stood still or went back.
        const auto newest = connection.first(
            QStringLiteral("SELECT COALESCE(MAX(rev_floor), 0) FROM restore WHERE company_id = ?"), number,
            company.id);
        if (!newest)
            return tl::unexpected(newest.error());
        // The seconds since 1970 are more than any row has had revisions since the restore before, and others
        // than those of another restore from the same backup.
        const auto highest =
            connection.first(QStringLiteral("SELECT COALESCE(MAX(rev), 0) FROM change WHERE company_id = ?"),
                             number, company.id);
        if (!highest)
            return tl::unexpected(highest.error());
        const std::int64_t seconds =
            std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
        const auto raised = connection.run(
            QStringLiteral("INSERT INTO restore (company_id, rev_floor, at) VALUES (?, ?, ?)"), company.id,
            std::max({seconds, highest->value_or(0) + 1, newest->value_or(0) + kFloorStep}), millis(now));
        if (!raised)
            return tl::unexpected(raised.error());
    }
    return {};
}

Result<> addAccount(Connection& connection, const Account& account) {
    return connection
        .run(QStringLiteral("INSERT INTO account (id, email, password_hash, password_changed_at, created_at) "
                            "VALUES (?, ?, ?, ?, ?)"),
             account.id, account.email, account.passwordHash, millis(account.passwordChangedAt),
             millis(account.createdAt))
        .map([](std::int64_t) {});
}

Result<> setPassword(Connection& connection, const domain::AccountId& account, const QString& passwordHash,
                     domain::Instant now) {
    return connection
        .run(QStringLiteral("UPDATE account SET password_hash = ?, password_changed_at = ? WHERE id = ?"),
             passwordHash, millis(now), account)
        .map([](std::int64_t) {});
}

Result<std::optional<Account>> accountByEmail(Connection& connection, const QString& email) {
    return connection.first(QStringLiteral("SELECT %1 FROM account WHERE email = ?").arg(kAccountColumns),
                            readAccount, foldedEmail(email));
}

Result<std::optional<Account>> accountById(Connection& connection, const domain::AccountId& account) {
    return connection.first(QStringLiteral("SELECT %1 FROM account WHERE id = ?").arg(kAccountColumns),
                            readAccount, account);
}

Result<std::vector<Membership>> membershipsOf(Connection& connection, const domain::AccountId& account) {
    return connection.list(
        QStringLiteral("SELECT c.id, c.name, m.id, m.account_id, m.name, m.email, m.role, m.status, "
                       "m.joined_at FROM coach m JOIN company c ON c.id = m.company_id "
                       "WHERE m.account_id = ? ORDER BY c.name, c.id"),
        [](const Statement& row) {
            Columns columns(row);
            Membership membership;
            membership.company = columns.get<domain::CompanyId>();
            membership.companyName = columns.get<QString>();
            Coach& coach = membership.coach;
            coach.id = columns.get<domain::CoachId>();
            coach.account = columns.get<std::optional<domain::AccountId>>();
            coach.name = columns.get<QString>();
            coach.email = columns.get<QString>();
            coach.role = columns.get<domain::Role>();
            coach.status = columns.get<domain::MembershipStatus>();
            coach.joinedAt = columns.optionalInstant();
            return membership;
        },
        account);
}

Result<std::optional<SignIn>> signInByAccess(Connection& connection, const QString& hash) {
    return connection.first(
        QStringLiteral("SELECT %1 FROM sign_in WHERE access_hash = ?").arg(kSignInColumns), readSignIn, hash);
}

Result<std::optional<SignInByRefresh>> signInByRefresh(Connection& connection, const QString& hash) {
    auto known = connection.first(
        QStringLiteral("SELECT %1 FROM sign_in WHERE refresh_hash = ? OR previous_refresh_hash = ?")
            .arg(kSignInColumns),
        readSignIn, hash, hash);
    if (!known)
        return tl::unexpected(known.error());
    if (*known) {
        const bool current = (*known)->refreshHash == hash;
        return SignInByRefresh{**known, current ? RefreshMatch::Current : RefreshMatch::Previous};
    }
    const auto spent =
        connection.first(QStringLiteral("SELECT %1 FROM sign_in WHERE (company_id, id) = "
                                        "(SELECT company_id, sign_in_id FROM spent_refresh WHERE hash = ?)")
                             .arg(kSignInColumns),
                         readSignIn, hash);
    return spent.map([](const std::optional<SignIn>& signIn) {
        return signIn ? std::optional<SignInByRefresh>({*signIn, RefreshMatch::Spent}) : std::nullopt;
    });
}

Result<> endSignInsOfAccount(Connection& connection, const domain::AccountId& account, SignInEnd why,
                             domain::Instant now) {
    const auto memberships = membershipsOf(connection, account);
    if (!memberships)
        return tl::unexpected(memberships.error());
    for (const Membership& membership : *memberships) {
        if (const auto done = endSignIns(connection, membership.company, membership.coach.id, why, now);
            !done)
            return done;
    }
    return {};
}

Result<> addOneTimeToken(Connection& connection, const OneTimeToken& token) {
    return connection
        .run(QStringLiteral("INSERT INTO one_time_token (hash, purpose, account_id, company_id, coach_id, "
                            "created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)"),
             token.hash, word(token.purpose), token.account, token.company, token.coach,
             millis(token.createdAt), millis(token.expiresAt))
        .map([](std::int64_t) {});
}

Result<std::optional<OneTimeToken>> takeOneTimeToken(Connection& connection, OneTimeToken::Purpose purpose,
                                                     const QString& hash, domain::Instant now) {
    return connection.first(
        QStringLiteral("UPDATE one_time_token SET used_at = ? WHERE hash = ? AND purpose = ? "
                       "AND used_at IS NULL AND expires_at > ? "
                       "RETURNING account_id, company_id, coach_id, created_at, expires_at"),
        [&](const Statement& row) {
            Columns columns(row);
            OneTimeToken token;
            token.hash = hash;
            token.purpose = purpose;
            token.account = columns.get<domain::AccountId>();
            token.company = columns.get<std::optional<domain::CompanyId>>();
            token.coach = columns.get<std::optional<domain::CoachId>>();
            token.createdAt = columns.instant();
            token.expiresAt = columns.instant();
            return token;
        },
        millis(now), hash, word(purpose), millis(now));
}

Result<> voidOneTimeTokens(Connection& connection, const domain::AccountId& account, domain::Instant now) {
    return connection
        .run(QStringLiteral("UPDATE one_time_token SET used_at = ? WHERE account_id = ? AND used_at IS NULL"),
             millis(now), account)
        .map([](std::int64_t) {});
}

Result<> tidySignIns(Connection& connection, domain::Instant now) {
    constexpr std::chrono::hours kKeptAfterItsEnd{24 * 30};
    // A program that was not started since must still learn that its time to hand over has ended.
    constexpr std::chrono::hours kKeptAfterMembership{24 * 180};
    const QString over = QStringLiteral("(CASE WHEN end_reason = 'membership' THEN ended_at <= ? ELSE "
                                        "absolute_until <= ? OR ended_at <= ? END)");
    const std::int64_t former = millis(now - kKeptAfterMembership);
    const std::int64_t ended = millis(now - kKeptAfterItsEnd);
    const auto spent =
        connection.run(QStringLiteral("DELETE FROM spent_refresh WHERE (company_id, sign_in_id) IN "
                                      "(SELECT company_id, id FROM sign_in WHERE ") +
                           over + u')',
                       former, millis(now), ended);
    if (!spent)
        return tl::unexpected(spent.error());
    const auto signIns =
        connection.run(QStringLiteral("DELETE FROM sign_in WHERE ") + over, former, millis(now), ended);
    if (!signIns)
        return tl::unexpected(signIns.error());
    return connection
        .run(QStringLiteral("DELETE FROM one_time_token WHERE used_at IS NOT NULL OR expires_at <= ?"),
             millis(now))
        .map([](std::int64_t) {});
}

Result<std::optional<InviteAtDoor>> inviteByHash(Connection& connection, const QString& hash) {
    return connection.first(
        QStringLiteral("SELECT company_id, id, email, created_by, created_at, expires_at, used_at, used_by, "
                       "revoked_at FROM invite WHERE hash = ?"),
        [&hash](const Statement& row) {
            Columns columns(row);
            InviteAtDoor found;
            found.company = columns.get<domain::CompanyId>();
            found.invite.hash = hash;
            found.invite.id = columns.get<domain::InviteId>();
            found.invite.email = columns.get<QString>();
            found.invite.createdBy = columns.get<domain::CoachId>();
            found.invite.createdAt = columns.instant();
            found.invite.expiresAt = columns.instant();
            found.invite.usedAt = columns.optionalInstant();
            found.invite.usedBy = columns.get<std::optional<domain::CoachId>>();
            found.invite.revokedAt = columns.optionalInstant();
            return found;
        },
        hash);
}

Result<std::optional<ReportAtDoor>> reportByLink(Connection& connection, const QString& linkHash) {
    return connection.first(
        QStringLiteral(
            "SELECT company_id, id, athlete_id FROM report WHERE link_hash = ? AND off_at IS NULL"),
        [](const Statement& row) {
            return ReportAtDoor{row.get<domain::CompanyId>(0), row.get<domain::ReportId>(1),
                                row.get<domain::AthleteId>(2)};
        },
        linkHash);
}

Result<std::optional<ClaimedJob>> claimAnalyzeJob(Connection& connection, domain::Instant now) {
    return connection.first(
        QStringLiteral("UPDATE analyze_job SET state = 'claimed', attempts = attempts + 1 "
                       "WHERE (company_id, id) = (SELECT company_id, id FROM analyze_job "
                       "WHERE state = 'pending' AND next_at <= ? "
                       "ORDER BY renewal, next_at, created_at, id LIMIT 1) "
                       "RETURNING company_id, id, athlete_id, activity_id, '', attempts, renewal"),
        readJob, millis(now));
}

Result<std::optional<ClaimedJob>> claimPublishJob(Connection& connection, domain::Instant now) {
    return connection.first(
        QStringLiteral("UPDATE publish_job SET state = 'sending', attempts = attempts + 1 "
                       "WHERE (company_id, id) = (SELECT company_id, id FROM publish_job "
                       "WHERE state = 'pending' AND next_at <= ? ORDER BY next_at, created_at, id LIMIT 1) "
                       "RETURNING company_id, id, athlete_id, analysis_id, target, attempts, 0"),
        readJob, millis(now));
}

Result<> reopenAnalyzeJobs(Connection& connection) {
    return connection.run(QStringLiteral("UPDATE analyze_job SET state = 'pending' WHERE state = 'claimed'"))
        .map([](std::int64_t) {});
}

Result<std::int64_t> renewAnalyzeJobs(Connection& connection, int engine, domain::Instant now) {
    return connection.run(
        QStringLiteral("UPDATE analyze_job SET state = 'pending', renewal = 1, attempts = 0, "
                       "next_at = ? WHERE state IN ('done', 'failed') AND engine_version < ?"),
        millis(now), engine);
}

Result<std::vector<ClaimedJob>> interruptedPublishJobs(Connection& connection) {
    return connection.list(
        QStringLiteral("SELECT company_id, id, athlete_id, analysis_id, target, attempts, 0 FROM publish_job "
                       "WHERE state = 'sending' ORDER BY created_at, id"),
        readJob);
}

Result<std::vector<domain::CompanyId>> companiesToTend(Connection& connection) {
    return connection.list(QStringLiteral("SELECT id FROM company ORDER BY id"),
                           [](const Statement& row) { return row.get<domain::CompanyId>(0); });
}

Result<std::optional<domain::Instant>> nextJobAt(Connection& connection) {
    const auto next = connection.first(
        QStringLiteral("SELECT next_at FROM (SELECT next_at FROM analyze_job WHERE state = 'pending' "
                       "UNION ALL SELECT next_at FROM publish_job WHERE state = 'pending') AS waiting "
                       "ORDER BY next_at LIMIT 1"),
        number);
    return next.map([](const std::optional<std::int64_t>& at) { return instantFrom(at); });
}

} // namespace leadout::backend
