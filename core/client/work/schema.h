// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/migrator.h"

#include <cstdint>
#include <vector>

namespace leadout::client {

/// Marks work.db as Leadout's.
inline constexpr std::int32_t kWorkApplicationId = 0x4c64'576f;

/// The history of the schema of work.db.
const std::vector<database::Migration>& workMigrations();

} // namespace leadout::client
