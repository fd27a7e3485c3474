// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/viewer.h"
#include "core/domain/offline_days.h"

#include <optional>
#include <vector>

/// Companies, accounts, coaches and invites. Reading takes a Viewer and gives what that one may see; writing
/// takes the Changes of the company and leaves the decision whether somebody may to the command's handler.
namespace leadout::backend {

struct Company {
    domain::CompanyId id;
    QString name;
    QString timeZone; ///< IANA name
    QString language = QStringLiteral("en");
    QString units = QStringLiteral("metric"); ///< or "imperial"
    QString reportScore =
        QStringLiteral("green"); ///< when a report shows the score: "always", "green", "never"
    int offlineDays = domain::kUsualOfflineDays;
    domain::Instant createdAt;
};

/// A person, whatever companies they belong to.
struct Account {
    domain::AccountId id;
    QString email;                       ///< as foldedEmail() gives it
    std::optional<QString> passwordHash; ///< nothing before the first password
    std::optional<domain::Instant> passwordChangedAt;
    domain::Instant createdAt;
};

/// An account's membership in a company. A coach who was imported has no account before they have joined.
struct Coach {
    domain::CoachId id;
    std::optional<domain::AccountId> account;
    QString name;
    QString email;
    domain::Role role = domain::Role::Assistant;
    domain::MembershipStatus status = domain::MembershipStatus::Pending;
    std::optional<domain::Instant> joinedAt;
};

struct Invite {
    domain::InviteId id;
    QString hash;  ///< SHA-256 of the code, hexadecimal
    QString email; ///< the only address that may use it; empty for any
    domain::CoachId createdBy;
    domain::Instant createdAt;
    domain::Instant expiresAt;
    std::optional<domain::Instant> usedAt;
    std::optional<domain::CoachId> usedBy;
    std::optional<domain::Instant> revokedAt;

    domain::InviteStatus statusAt(domain::Instant now) const;
};

/// An address as it is compared and stored: without blanks around it, in lower case.
QString foldedEmail(const QString& email);

/// Makes a company with a new epoch; its own row is its first change.
Result<> addCompany(Changes& changes, const Company& company);
/// Saves how a company reads, counts and may be offline; the fields are the payload's that differ.
Result<std::int64_t> putSettings(Changes& changes, const Company& company, const QStringList& fields);
Result<std::optional<Company>> companyOf(database::Connection& connection, const Viewer& viewer);

/// Makes a coach or saves one; the fields are the payload's that differ.
Result<std::int64_t> putCoach(Changes& changes, const Coach& coach, const QStringList& fields = {});
/// Every active coach sees the whole team.
Result<std::vector<Coach>> listCoaches(database::Connection& connection, const Viewer& viewer);
Result<std::optional<Coach>> findCoach(database::Connection& connection, const Viewer& viewer,
                                       const domain::CoachId& coach);
/// How many active head coaches the company has.
Result<std::int64_t> activeHeads(Changes& changes);

Result<std::int64_t> addInvite(Changes& changes, const Invite& invite);
/// Uses an invite up, in one step; false when it is used, revoked or over.
Result<bool> useInvite(Changes& changes, const Invite& invite, const domain::CoachId& by);
/// Revokes an invite; false when it is used or revoked already, or there is none.
Result<bool> revokeInvite(Changes& changes, const domain::InviteId& invite);
/// Revokes every invite that is still open; gives which.
Result<std::vector<domain::InviteId>> revokeOpenInvites(Changes& changes);
/// Nothing for whoever does not see the head coaches' rows.
Result<std::optional<Invite>> findInvite(database::Connection& connection, const Viewer& viewer,
                                         const domain::InviteId& invite);
/// As above.
Result<std::vector<Invite>> listInvites(database::Connection& connection, const Viewer& viewer);

} // namespace leadout::backend
