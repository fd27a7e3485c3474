// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/people.h"

namespace leadout::backend {

using database::Connection;
using database::Statement;
using domain::Scope;

namespace {

constexpr QLatin1String
    kInviteColumns("id, hash, email, created_by, created_at, expires_at, used_at, used_by, revoked_at");
constexpr QLatin1String kCoachColumns("id, account_id, name, email, role, status, joined_at");

Company readCompany(const Statement& row) {
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
}

Coach readCoach(const Statement& row) {
    Columns columns(row);
    Coach coach;
    coach.id = columns.get<domain::CoachId>();
    coach.account = columns.get<std::optional<domain::AccountId>>();
    coach.name = columns.get<QString>();
    coach.email = columns.get<QString>();
    coach.role = columns.get<domain::Role>();
    coach.status = columns.get<domain::MembershipStatus>();
    coach.joinedAt = columns.optionalInstant();
    return coach;
}

Invite readInvite(const Statement& row) {
    Columns columns(row);
    Invite invite;
    invite.id = columns.get<domain::InviteId>();
    invite.hash = columns.get<QString>();
    invite.email = columns.get<QString>();
    invite.createdBy = columns.get<domain::CoachId>();
    invite.createdAt = columns.instant();
    invite.expiresAt = columns.instant();
    invite.usedAt = columns.optionalInstant();
    invite.usedBy = columns.get<std::optional<domain::CoachId>>();
    invite.revokedAt = columns.optionalInstant();
    return invite;
}

Result<std::int64_t> recordInvite(Changes& changes, const domain::InviteId& invite) {
    return changes.record(RowKind::Invite, invite.uuid(), Scope::head(),
                          {QStringLiteral("used_at"), QStringLiteral("revoked_at")}, Place::base());
}

} // namespace

domain::InviteStatus Invite::statusAt(domain::Instant now) const {
    if (usedAt)
        return domain::InviteStatus::Used;
    if (revokedAt)
        return domain::InviteStatus::Revoked;
    return now < expiresAt ? domain::InviteStatus::Open : domain::InviteStatus::Expired;
}

QString foldedEmail(const QString& email) {
    return email.trimmed().toLower();
}

Result<> addCompany(Changes& changes, const Company& company) {
    const auto made = changes.connection().run(
        QStringLiteral(
            "INSERT INTO company (id, name, seq, db_epoch, min_cursor, time_zone, language, units, "
            "report_score, offline_days, created_at) VALUES (?, ?, 0, ?, 0, ?, ?, ?, ?, ?, ?)"),
        company.id, company.name, QUuid::createUuid().toString(QUuid::WithoutBraces), company.timeZone,
        company.language, company.units, company.reportScore, company.offlineDays, millis(company.createdAt));
    if (!made)
        return tl::unexpected(made.error());
    return changes.record(RowKind::Company, company.id.uuid(), Scope::company(), {}, Place::base())
        .map([](std::int64_t) {});
}

Result<std::int64_t> putSettings(Changes& changes, const Company& company, const QStringList& fields) {
    const auto put = changes.connection().run(
        QStringLiteral("UPDATE company SET language = ?, units = ?, offline_days = ? WHERE id = ?"),
        company.language, company.units, company.offlineDays, changes.company());
    if (!put)
        return tl::unexpected(put.error());
    return changes.record(RowKind::Company, company.id.uuid(), Scope::company(), fields, Place::base());
}

Result<std::optional<Company>> companyOf(Connection& connection, const Viewer& viewer) {
    if (!viewer.sees(Scope::company()))
        return std::optional<Company>();
    return connection.first(
        QStringLiteral("SELECT id, name, time_zone, language, units, report_score, offline_days, created_at "
                       "FROM company WHERE id = ?"),
        readCompany, viewer.company());
}

Result<std::int64_t> putCoach(Changes& changes, const Coach& coach, const QStringList& fields) {
    static const QString sql = upsertSql(QStringLiteral("coach"), QStringLiteral("company_id, id"),
                                         QStringLiteral("company_id, ") + kCoachColumns);
    const auto put = changes.connection().run(sql, changes.company(), coach.id, coach.account, coach.name,
                                              coach.email, coach.role, coach.status, millis(coach.joinedAt));
    if (!put)
        return tl::unexpected(put.error());
    return changes.record(RowKind::Coach, coach.id.uuid(), Scope::company(), fields, Place::base());
}

Result<std::vector<Coach>> listCoaches(Connection& connection, const Viewer& viewer) {
    if (!viewer.sees(Scope::company()))
        return std::vector<Coach>();
    return connection.list(
        QStringLiteral("SELECT %1 FROM coach WHERE company_id = ? ORDER BY id").arg(kCoachColumns), readCoach,
        viewer.company());
}

Result<std::optional<Coach>> findCoach(Connection& connection, const Viewer& viewer,
                                       const domain::CoachId& coach) {
    if (!viewer.sees(Scope::company()))
        return std::optional<Coach>();
    return connection.first(
        QStringLiteral("SELECT %1 FROM coach WHERE company_id = ? AND id = ?").arg(kCoachColumns), readCoach,
        viewer.company(), coach);
}

Result<std::int64_t> activeHeads(Changes& changes) {
    return changes.connection()
        .first(
            QStringLiteral("SELECT COUNT(*) FROM coach WHERE company_id = ? AND role = 'head' "
                           "AND status = 'active'"),
            [](const Statement& row) { return row.get<std::int64_t>(0); }, changes.company())
        .map([](const std::optional<std::int64_t>& count) { return count.value_or(0); });
}

Result<std::int64_t> addInvite(Changes& changes, const Invite& invite) {
    const auto made = changes.connection().run(
        QStringLiteral("INSERT INTO invite (company_id, id, hash, email, role, created_by, created_at, "
                       "expires_at) VALUES (?, ?, ?, ?, 'assistant', ?, ?, ?)"),
        changes.company(), invite.id, invite.hash, invite.email, invite.createdBy, millis(invite.createdAt),
        millis(invite.expiresAt));
    if (!made)
        return tl::unexpected(made.error());
    return recordInvite(changes, invite.id);
}

Result<bool> useInvite(Changes& changes, const Invite& invite, const domain::CoachId& by) {
    const auto used = changes.connection().run(
        QStringLiteral("UPDATE invite SET used_at = ?, used_by = ? WHERE company_id = ? AND id = ? "
                       "AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?"),
        millis(changes.now()), by, changes.company(), invite.id, millis(changes.now()));
    if (!used)
        return tl::unexpected(used.error());
    if (*used == 0)
        return false;
    return recordInvite(changes, invite.id).map([](std::int64_t) { return true; });
}

Result<bool> revokeInvite(Changes& changes, const domain::InviteId& invite) {
    const auto revoked = changes.connection().run(
        QStringLiteral("UPDATE invite SET revoked_at = ? WHERE company_id = ? AND id = ? "
                       "AND used_at IS NULL AND revoked_at IS NULL"),
        millis(changes.now()), changes.company(), invite);
    if (!revoked)
        return tl::unexpected(revoked.error());
    if (*revoked == 0)
        return false;
    return recordInvite(changes, invite).map([](std::int64_t) { return true; });
}

Result<std::vector<domain::InviteId>> revokeOpenInvites(Changes& changes) {
    auto revoked = changes.connection().list(
        QStringLiteral("UPDATE invite SET revoked_at = ? WHERE company_id = ? AND used_at IS NULL "
                       "AND revoked_at IS NULL AND expires_at > ? RETURNING id"),
        [](const Statement& row) { return row.get<domain::InviteId>(0); }, millis(changes.now()),
        changes.company(), millis(changes.now()));
    if (!revoked)
        return revoked;
    for (const domain::InviteId& invite : *revoked) {
        if (const auto rev = recordInvite(changes, invite); !rev)
            return tl::unexpected(rev.error());
    }
    return revoked;
}

Result<std::optional<Invite>> findInvite(Connection& connection, const Viewer& viewer,
                                         const domain::InviteId& invite) {
    if (!viewer.sees(Scope::head()))
        return std::optional<Invite>();
    return connection.first(
        QStringLiteral("SELECT %1 FROM invite WHERE company_id = ? AND id = ?").arg(kInviteColumns),
        readInvite, viewer.company(), invite);
}

Result<std::vector<Invite>> listInvites(Connection& connection, const Viewer& viewer) {
    if (!viewer.sees(Scope::head()))
        return std::vector<Invite>();
    return connection.list(
        QStringLiteral("SELECT %1 FROM invite WHERE company_id = ? ORDER BY created_at DESC, id")
            .arg(kInviteColumns),
        readInvite, viewer.company());
}

} // namespace leadout::backend
