// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/workout/writer.h"

namespace leadout::engine {

/// Writes a workout as MRC, in per cent of threshold power to a tenth. See writeWorkout().
///
/// Times are written to a hundredth of a minute from the start of the workout, never as sums of rounded
/// parts; readErg() gets every whole second back. Ranges become their middle, repeats are written out. Names
/// of steps become messages, and words that would break the lines lose their line ends and brackets.
tl::expected<WrittenWorkout, WorkoutError> writeMrc(const Workout& workout,
                                                    const Thresholds& thresholds = {});

/// The same as ERG, in whole watts. Where all targets were in per cent the file names the threshold that they
/// were turned into watts for; a workout planned in watts names none, because readers scale watts by it.
tl::expected<WrittenWorkout, WorkoutError> writeErg(const Workout& workout,
                                                    const Thresholds& thresholds = {});

} // namespace leadout::engine
