// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/migrator.h"

#include <cstdint>
#include <vector>

namespace leadout::client {

/// What a start shows before anything else: people, what waits for a coach, and what is planned or was
/// missed. In SQL about a row of cached_row, with an index of its own for exactly these words. It may hold
/// for more rows than needed, never for fewer.
inline constexpr QLatin1String kShownFirst(
    "(kind IN ('company', 'coach', 'invite', 'athlete', 'consent', 'held_op') "
    "OR (kind = 'analysis' AND "
    "(instr(payload, 'review_pending') > 0 OR instr(payload, 'publish_fault') > 0)) "
    "OR (kind = 'workout' AND (instr(payload, '\"open\"') > 0 OR instr(payload, '\"missed\"') > 0 "
    "OR instr(payload, '\"state\"') = 0)))");

/// The texts and curves of sessions, and the session that each is about; in SQL about a row of cached_row,
/// with an index of its own for exactly these words. Payloads are kept without blanks between their members.
inline constexpr QLatin1String kOfSessions("kind IN ('feedback', 'stream')");
inline constexpr QLatin1String kSessionOf("substr(payload, instr(payload, '\"analysis\":\"') + 12, 36)");

/// Marks cache.db as Leadout's.
inline constexpr std::int32_t kCacheApplicationId = 0x4c64'4361;

/// The history of the schema of cache.db.
const std::vector<database::Migration>& cacheMigrations();

} // namespace leadout::client
