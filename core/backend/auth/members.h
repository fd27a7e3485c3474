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

/// What an operator changes of a company; what is not there stays as it is.
struct CompanySettings {
    std::optional<QString> language; ///< one that there are sentences in
    std::optional<QString> units;    ///< "metric" or "imperial"
    std::optional<int> offlineDays;  ///< within the bounds of core/domain/offline_days.h
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

/// Changes a company and notes in its audit what; every program is told. Gives the company as it is then.
Result<Company> setCompany(database::Connection& connection, const Company& company,
                           const CompanySettings& settings, domain::Instant now);

/// Adds an active coach to a company. ErrorKind::Constraint when the account is a member already, whatever
/// its status.
Result<Membership> addMember(database::Connection& connection, const Company& company, const NewCoach& coach,
                             domain::Instant now);

/// Makes a coach of a company active again whose membership has ended, with this name and role. Nothing where
/// the address has no such membership.
Result<std::optional<Membership>> takeBack(database::Connection& connection, const Company& company,
                                           const NewCoach& coach, domain::Instant now);

} // namespace leadout::backend
