// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"
#include "core/engine/model/recording.h"
#include "core/engine/model/workout.h"

#include <cstdint>
#include <optional>
#include <vector>

/// Which planned workout of its day a recording answers.
namespace leadout::backend {

/// A planned workout that may still be answered, and what has been done of it so far.
struct Answerable {
    domain::WorkoutId workout;
    engine::Sport sport = engine::Sport::Other;
    engine::SessionType type = engine::SessionType::Training;
    std::optional<double> planned_s;
    std::size_t steps = 0; ///< unrolled
    /// Recordings that answer it already, in an analysis that nobody has decided about.
    bool answered = false;
    bool answered_in_other_sport = false; ///< all of them
    double done_s = 0.0;                  ///< their moving time
    std::vector<engine::Sport> done_sports;
};

/// A recording as far as it matters here.
struct Answer {
    engine::Sport sport = engine::Sport::Other;
    double done_s = 0.0;         ///< moving time
    std::optional<double> load;  ///< nothing: not known
    std::size_t steps_named = 0; ///< how many steps of an embedded workout its laps name
    bool told = false;           ///< the athlete wrote about it or said how it was
    bool swap_allowed = true;    ///< false on days marked sick or injured
};

/// Moving time and load below which an unplanned session is a commute or a stroll that waits for nobody.
inline constexpr double kOtherSeconds = 30 * 60;
inline constexpr double kOtherLoad = 15;

/// Whether a session is that short and easy.
bool isOther(double done_s, const std::optional<double>& load);

struct Match {
    domain::WorkoutId workout;
    bool joins = false; ///< goes with the recordings that are there; else it takes their place
};

/// The workout of the day that a recording answers; nothing when it is unplanned. Of the workouts of its
/// sport that is the one whose steps the device followed, else the one of the closest duration, races and
/// tests first. A workout with recordings is only joined by what brings the sum closer to the plan, or by a
/// sport of a brick that is still missing. Without one of its sport it may stand in for the only open one.
/// A short, easy recording of which the athlete says nothing answers no plan of more than twice its length.
std::optional<Match> matchOf(const Answer& answer, const std::vector<Answerable>& workouts);

} // namespace leadout::backend
