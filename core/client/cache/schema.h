// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/migrator.h"

#include <cstdint>
#include <vector>

namespace leadout::client {

/// Marks cache.db as Leadout's.
inline constexpr std::int32_t kCacheApplicationId = 0x4c64'4361;

/// The history of the schema of cache.db.
const std::vector<database::Migration>& cacheMigrations();

} // namespace leadout::client
