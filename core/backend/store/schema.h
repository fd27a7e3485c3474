// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/migrator.h"

#include <cstdint>
#include <vector>

namespace leadout::backend {

/// Marks database files of the backend ("LdSv"); files of other programs are refused.
inline constexpr std::int32_t kApplicationId = 0x4c645376;

/// The history of the backend's schema, one list for new and old databases. Steps are only ever added.
///
/// The company's id leads every key, and every foreign key holds it, so that a row of one company cannot
/// refer to one of another. The same goes for the athlete wherever a row belongs to one. Ids and days
/// (2026-11-22) are TEXT, moments BIGINT milliseconds since 1970-01-01 UTC, hashes hexadecimal TEXT, truth
/// 0 and 1. All of it is portable SQL but the triggers, whose bodies each database writes in its own way.
const std::vector<database::Migration>& migrations();

} // namespace leadout::backend
