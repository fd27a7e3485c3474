// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/trail.h"

#include "core/backend/store/audit.h"

namespace leadout::backend {

Result<> noteAtDoor(database::Connection& connection, const domain::CompanyId& company,
                    const std::optional<domain::CoachId>& coach, const DoorEvent& event,
                    domain::Instant now) {
    AuditEntry entry;
    entry.coach = coach;
    entry.device = event.device;
    entry.action = event.action;
    if (coach)
        entry.object = QStringLiteral("coach ") + coach->toString();
    entry.result = event.result;
    entry.address =
        shortAddress(QString::fromLatin1(event.address.data(), static_cast<qsizetype>(event.address.size())));
    Changes changes(connection, company, now);
    return writeAudit(changes, entry);
}

Result<> noteForAccount(database::Connection& connection, const domain::AccountId& account,
                        const DoorEvent& event, domain::Instant now) {
    const auto memberships = membershipsOf(connection, account);
    if (!memberships)
        return tl::unexpected(memberships.error());
    for (const Membership& each : *memberships) {
        if (const auto noted = noteAtDoor(connection, each.company, each.coach.id, event, now); !noted)
            return noted;
    }
    return {};
}

} // namespace leadout::backend
