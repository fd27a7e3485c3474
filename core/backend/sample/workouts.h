// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"

#include <string_view>

namespace leadout::backend::sample {

inline constexpr double kMinute = 60.0; ///< seconds

/// The workouts that the sample's coaches plan with.
enum class Plan {
    R45, ///< recovery ride
    E60, ///< endurance rides
    E90,
    E150,
    L120, ///< long rides
    L150,
    L180,
    T220,  ///< tempo, 2 x 20 min
    SS315, ///< sweet spot, 3 x 15 min
    T312,  ///< threshold, 3 x 12 min
    V54,   ///< maximal oxygen uptake, 5 x 4 min
    V3015, ///< the same in 3 x 10 x 30 s on, 15 s off
    RE30,  ///< easy runs
    RE50,
    RE60,
    RL95, ///< long runs
    RL110,
    RL180,
    RI68,    ///< 6 x 800 m
    RT30,    ///< threshold run, 2 x 15 min
    RT30Hr,  ///< the same by heart rate, with 6 strides of a minute
    SWE,     ///< easy swim of 2 km
    SW10,    ///< 10 x 100 m swim
    BR110,   ///< brick, ride and run
    ST45,    ///< strength
    Race,    ///< criterium
    CssTest, ///< swimming test
};
inline constexpr int kPlans = static_cast<int>(Plan::CssTest) + 1;

/// The short name a coach would write, such as "T312".
std::string_view code(Plan plan);

/// The workout; the lighter form for a recovery week has fewer repeats or half the time.
engine::Workout workoutOf(Plan plan, bool lighter = false);

} // namespace leadout::backend::sample
