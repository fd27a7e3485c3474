// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/entrances.h"

#include <QString>

#include <optional>

/// How companies and their coaches come to be. The functions run inside a writing transaction of their
/// caller.
namespace leadout::backend {

struct NewCompany {
    QString name;
    QString timeZone;                         ///< IANA name, known to exist
    QString language = QStringLiteral("en");  ///< one that there are sentences in
    QString units = QStringLiteral("metric"); ///< or "imperial"
    int offlineDays = domain::kUsualOfflineDays;
};

struct NewCoach {
    QString name;
    QString email;
    domain::Role role = domain::Role::Assistant;
};

/// Makes a company with its first head coach, who is active at once. An account that has the address already
/// gets one more membership.
Result<Membership> foundCompany(database::Connection& connection, const NewCompany& company,
                                const NewCoach& head, domain::Instant now);

/// Adds an active coach to a company. ErrorKind::Constraint when the account is a member already, whatever
/// its status.
Result<Membership> addMember(database::Connection& connection, const Company& company, const NewCoach& coach,
                             domain::Instant now);

/// Makes a coach of a company active again whose membership has ended, with this name and role. Nothing where
/// the address has no such membership.
Result<std::optional<Membership>> takeBack(database::Connection& connection, const Company& company,
                                           const NewCoach& coach, domain::Instant now);

} // namespace leadout::backend
