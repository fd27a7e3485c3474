// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"
#include "core/engine/compliance/pairing.h"
#include "core/engine/model/recording.h"

#include <optional>
#include <vector>

/// Which planned workout of its day a recording answers.
namespace leadout::backend {

/// A planned workout that may still be answered, and what has been done of it so far.
struct Answerable {
    domain::WorkoutId workout;
    engine::PlannedSession plan;
    std::vector<engine::DoneSession> done; ///< the recordings that answer it already
    bool answered_in_other_sport = false;  ///< all of them, in an analysis that nobody has decided about
};

/// A recording as far as it matters here.
struct Answer {
    engine::DoneSession done; ///< of which minor and may_swap are set here
    bool told = false;        ///< the athlete wrote about it or said how it was
};

/// How many different steps of an embedded workout the laps of a recording name.
std::size_t stepsNamed(const engine::Recording& recording);

struct Match {
    domain::WorkoutId workout;
    bool joins = false;  ///< goes with the recordings that are there; else it takes their place
    bool unsure = false; ///< another workout of the day fits about as well
};

/// The workout of the day that a recording answers, the one of the least cost (see advisePairing());
/// nothing when it is unplanned. The recordings that are there stay where they are: a workout with some is
/// joined only by what brings the sum closer to the plan, by the same ride on another device, or by a sport
/// of a brick that is still missing. Without a workout of its sport a recording may stand in for the only
/// open one, until one of the planned sport comes. A short, easy recording of which the athlete says nothing
/// answers no plan of more than twice its length.
std::optional<Match> matchOf(const Answer& answer, const std::vector<Answerable>& workouts);

} // namespace leadout::backend
