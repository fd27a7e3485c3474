// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/compliance.h"
#include "core/engine/model/recording.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"

#include <span>

namespace leadout::engine {

/// What a coach or the athlete marked a day with.
struct DayFacts {
    bool sick = false;
    bool injured = false;
};

/// Compares a workout with the recordings of it, at least one, and scores. Recordings of one sport are taken
/// as one session with a break; of several sports their sum is compared. Of recordings of the same time, such
/// as by two devices, the fullest is taken. Load and intensity are measured the way the plan measures them,
/// by the targets of its steps or else as is usual for the sport, and in another way only where that is not
/// possible. Not scored are races, tests, another sport than planned, strength, mobility and other sports
/// without a load model done for at least half their time, days marked sick or injured, and a power plan with
/// a recording that lacks its power in over 10 % of the moving time.
Compliance compare(const Workout& workout, std::span<const Recording> recordings,
                   const Thresholds& thresholds, const DayFacts& day = {});

/// The same for the ordinary case of one recording.
Compliance compare(const Workout& workout, const Recording& recording, const Thresholds& thresholds,
                   const DayFacts& day = {});

/// What comes of a recording that no workout asked for: unplanned, with its moving time.
Compliance unplanned(const Recording& recording);

} // namespace leadout::engine
