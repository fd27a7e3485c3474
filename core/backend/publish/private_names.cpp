// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/private_names.h"

#include "core/backend/store/athletes.h"

namespace leadout::backend {

Result<std::optional<domain::PrivateNames>>
privateNames(database::Connection& connection, const Viewer& viewer, const domain::AthleteId& athlete) {
    const auto company = companyOf(connection, viewer);
    if (!company)
        return tl::unexpected(company.error());
    const auto coaches = listCoaches(connection, viewer);
    if (!coaches)
        return tl::unexpected(coaches.error());
    const auto person = findAthlete(connection, viewer, athlete);
    if (!person)
        return tl::unexpected(person.error());
    if (!*company || !*person)
        return std::optional<domain::PrivateNames>();
    domain::PrivateNames names;
    names.addCompany((*company)->name);
    names.addAthlete((*person)->name, (*person)->email);
    for (const Coach& coach : *coaches)
        names.addCoach(coach.name, coach.email);
    return std::optional(std::move(names));
}

Result<> addOtherAthletes(domain::PrivateNames& names, database::Connection& connection, const Viewer& coach,
                          const domain::AthleteId& athlete) {
    const auto others = namesOfAthletes(connection, coach);
    if (!others)
        return tl::unexpected(others.error());
    for (const NamedAthlete& other : *others) {
        if (other.athlete != athlete)
            names.addOtherAthlete(other.name, other.email);
    }
    return {};
}

} // namespace leadout::backend
