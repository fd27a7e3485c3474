// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/company.h"
#include "core/backend/store/athletes.h"
#include "core/backend/store/people.h"

#include <QDate>

#include <array>
#include <map>

namespace leadout::backend::sample {

/// The sample company as it stands in a database.
struct Founded {
    domain::CompanyId company;
    std::map<CoachKey, backend::Coach> coaches;
    std::array<domain::AthleteId, 15> athletes; ///< by number, from 1

    const domain::AthleteId& athlete(int number) const { return athletes[static_cast<std::size_t>(number)]; }
};

/// The password of every coach of the sample who has one. It is no secret: a database of the sample is served
/// to its own computer alone.
inline const QString kSamplePassword = QStringLiteral("sample on this computer");

/// Founds the company with everybody who was there before the first week, their thresholds and what they
/// allow. `passwordHash` is that of kSamplePassword.
Result<Founded> found(database::Connection& connection, QDate monday, const QString& passwordHash,
                      domain::Instant now);

/// Adds who came last: the coach that was imported, and the invites.
Result<> addNewcomers(database::Connection& connection, const Founded& founded, QDate monday,
                      domain::Instant end);

} // namespace leadout::backend::sample
