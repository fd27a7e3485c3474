// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/members.h"

#include "core/backend/store/audit.h"

#include <algorithm>

namespace leadout::backend {

using database::Connection;
using domain::Instant;

namespace {

template <class Id>
Id newId(Instant now) {
    domain::SystemRandom random;
    return Id::make(domain::FixedClock(now), random);
}

/// The account of an address, made where there is none yet.
Result<domain::AccountId> accountFor(Connection& connection, const QString& email, Instant now) {
    const auto known = accountByEmail(connection, email);
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return (*known)->id;
    Account account;
    account.id = newId<domain::AccountId>(now);
    account.email = foldedEmail(email);
    account.createdAt = now;
    return addAccount(connection, account).map([&account] { return account.id; });
}

Result<Membership> join(Changes& changes, const Company& company, const NewCoach& coach) {
    const auto account = accountFor(changes.connection(), coach.email, changes.now());
    if (!account)
        return tl::unexpected(account.error());
    Membership membership;
    membership.company = company.id;
    membership.companyName = company.name;
    membership.coach.id = newId<domain::CoachId>(changes.now());
    membership.coach.account = *account;
    membership.coach.name = coach.name;
    membership.coach.email = coach.email;
    membership.coach.role = coach.role;
    membership.coach.status = domain::MembershipStatus::Active;
    membership.coach.joinedAt = changes.now();
    return putCoach(changes, membership.coach).map([&membership](std::int64_t) { return membership; });
}

} // namespace

Result<Membership> foundCompany(Connection& connection, const NewCompany& company, const NewCoach& head,
                                Instant now) {
    Company made;
    made.id = newId<domain::CompanyId>(now);
    made.name = company.name;
    made.timeZone = company.timeZone;
    made.language = company.language;
    made.units = company.units;
    made.offlineDays = company.offlineDays;
    made.createdAt = now;
    Changes changes(connection, made.id, now);
    if (const auto added = addCompany(changes, made); !added)
        return tl::unexpected(added.error());
    NewCoach first = head;
    first.role = domain::Role::Head;
    return join(changes, made, first);
}

Result<Company> setCompany(Connection& connection, const Company& company, const CompanySettings& settings,
                           Instant now) {
    Company changed = company;
    QStringList fields;
    const auto set = [&fields](auto& value, const auto& wanted, const char* field) {
        if (!wanted || *wanted == value)
            return;
        value = *wanted;
        fields.append(QString::fromLatin1(field));
    };
    set(changed.language, settings.language, "language");
    set(changed.units, settings.units, "units");
    set(changed.offlineDays, settings.offlineDays, "offline_days");
    if (fields.isEmpty())
        return changed;
    Changes changes(connection, company.id, now);
    if (const auto put = putSettings(changes, changed, fields); !put)
        return tl::unexpected(put.error());
    AuditEntry entry;
    entry.action = QStringLiteral("company set");
    entry.object = QStringLiteral("company %1 %2").arg(company.id.toString(), fields.join(u' '));
    entry.result = QStringLiteral("ok");
    return writeAudit(changes, entry).map([&changed] { return changed; });
}

Result<Membership> addMember(Connection& connection, const Company& company, const NewCoach& coach,
                             Instant now) {
    Changes changes(connection, company.id, now);
    return join(changes, company, coach);
}

Result<std::optional<Membership>> takeBack(Connection& connection, const Company& company,
                                           const NewCoach& coach, Instant now) {
    using Back = std::optional<Membership>;
    const auto account = accountByEmail(connection, coach.email);
    if (!account)
        return tl::unexpected(account.error());
    if (!*account)
        return Back();
    auto memberships = membershipsOf(connection, (*account)->id);
    if (!memberships)
        return tl::unexpected(memberships.error());
    const auto ended =
        std::find_if(memberships->begin(), memberships->end(), [&company](const Membership& each) {
            return each.company == company.id && each.coach.status == domain::MembershipStatus::Deactivated;
        });
    if (ended == memberships->end())
        return Back();
    ended->coach.name = coach.name;
    ended->coach.role = coach.role;
    ended->coach.status = domain::MembershipStatus::Active;
    Changes changes(connection, company.id, now);
    return putCoach(changes, ended->coach,
                    {QStringLiteral("name"), QStringLiteral("role"), QStringLiteral("status")})
        .map([&ended](std::int64_t) { return Back(*ended); });
}

} // namespace leadout::backend
