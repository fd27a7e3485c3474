// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/day_context.h"
#include "core/backend/ingest/matching.h"

#include <optional>
#include <vector>

namespace leadout::backend {

/// Which analysis a recording goes into, and what else is in it.
struct SessionPlan {
    std::optional<Analysis> kept;             ///< the one to be replaced in place; nothing: a new one
    std::optional<domain::WorkoutId> workout; ///< nothing: unplanned
    bool unsure = false; ///< another workout fits about as well for one of them, and nobody has chosen
    std::vector<domain::ActivityId> activities; ///< this one among them
    std::vector<domain::ActivityId> displaced;  ///< whose place it takes; they become unplanned
    std::optional<Analysis> freed; ///< the one of these, if a coach has touched it: it stays theirs
};

/// Decides it for an activity of a day. A pairing that exists stays: it may be a coach's. One that is decided
/// is never touched; a new one is made beside it, of the same recordings.
SessionPlan planFor(const DayContext& context, const Activity& activity, const engine::Recording& recording,
                    const engine::Metrics& metrics);

} // namespace leadout::backend
