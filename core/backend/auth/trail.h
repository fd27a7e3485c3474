// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/entrances.h"

#include <QString>

#include <string_view>

/// What happens at the doors of companies, as their audits tell it. The functions run inside a writing
/// transaction of their caller.
namespace leadout::backend {

/// Something that was done, or tried, as or by a coach. It holds neither a secret nor what was typed.
struct DoorEvent {
    QString action; ///< a word, such as "SignIn"
    QString result = QStringLiteral("ok");
    QString device;           ///< the sign-in's id, or empty
    std::string_view address; ///< of the network it came from; empty for the operator
};

/// Adds it to the audit of the coach's company.
Result<> noteAtDoor(database::Connection& connection, const domain::CompanyId& company,
                    const std::optional<domain::CoachId>& coach, const DoorEvent& event, domain::Instant now);

/// Adds it to the audits of all companies of an account.
Result<> noteForAccount(database::Connection& connection, const domain::AccountId& account,
                        const DoorEvent& event, domain::Instant now);

} // namespace leadout::backend
