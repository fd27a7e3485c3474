// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"

#include <string>
#include <string_view>

namespace leadout::engine {

/// What a workout asks for, as a word to find others of its kind by: the sport, the planned minutes, and
/// for each block of equal work steps how many there are, how long they are and their target, such as
/// "cycling 75 3x720s@95p". Warm-ups, recoveries, names and cues make no difference, but for the minutes.
/// Steps count as work where a workout has no other ones. Empty for a workout without steps.
std::string structureWord(const Workout& workout);

/// Whether two words are of workouts that a coach would compare: as many blocks, in each the same repeats or,
/// from four up, one more or less, lengths within a tenth, targets within 3 % and the whole within a fifth.
bool areAlike(std::string_view a, std::string_view b);

} // namespace leadout::engine
