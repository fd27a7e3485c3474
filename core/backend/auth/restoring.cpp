// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/restoring.h"

#include "core/backend/auth/trail.h"

namespace leadout::backend {

using database::Connection;

namespace {

Result<> endAllSignIns(Connection& connection, const domain::CompanyId& company, domain::Instant now) {
    const auto coaches = listCoaches(connection, Viewer::system(company));
    if (!coaches)
        return tl::unexpected(coaches.error());
    for (const Coach& coach : *coaches) {
        if (const auto ended = endSignIns(connection, company, coach.id, SignInEnd::SignedOut, now); !ended)
            return ended;
    }
    return {};
}

} // namespace

Result<> beginAfterRestore(Connection& connection, domain::Instant now) {
    if (const auto begun = beginNewEpochs(connection, now); !begun)
        return begun;
    const auto companies = allCompanies(connection);
    if (!companies)
        return tl::unexpected(companies.error());
    for (const Company& company : *companies) {
        if (const auto ended = endAllSignIns(connection, company.id, now); !ended)
            return ended;
        DoorEvent event;
        event.action = QStringLiteral("restore");
        if (const auto noted = noteAtDoor(connection, company.id, std::nullopt, event, now); !noted)
            return noted;
    }
    return {};
}

} // namespace leadout::backend
