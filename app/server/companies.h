// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/entrances.h"

#include <QString>

#include <optional>
#include <vector>

namespace leadout::server {

/// The companies that a name or an id stands for; all of them for an empty text. Names can be equal, ids
/// cannot.
std::vector<backend::Company> companiesCalled(std::vector<backend::Company> all, const QString& nameOrId);

/// Says of which companies one must be chosen.
QString chooseCompany(const std::vector<backend::Company>& candidates);

} // namespace leadout::server
