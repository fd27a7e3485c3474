// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace leadout::client {

/// Whether the rows of a held scope are all there.
enum class Phase : std::int64_t {
    Complete = 0,
    Wanted = 1,  ///< to be fetched by a backfill that has not begun
    Running = 2, ///< being fetched by the present backfill
};

/// The number that stands for a phase in the database.
constexpr std::int64_t stored(Phase phase) {
    return static_cast<std::int64_t>(phase);
}

} // namespace leadout::client
