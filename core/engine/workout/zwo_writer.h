// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/workout/writer.h"

namespace leadout::engine {

/// Writes a workout as ZWO, with powers as fractions of threshold to a thousandth; in a workout for running
/// they are fractions of threshold speed. See writeWorkout().
///
/// PowerLow is where a ramp starts, in a cool-down the higher of the two. A pair of steps that repeats
/// becomes IntervalsT with as many rests as planned and never one more; other repeats are written out. A
/// workout of steps by distance alone stays one. Names of steps become messages; steps without a target that
/// the format has are free rides.
tl::expected<WrittenWorkout, WorkoutError> writeZwo(const Workout& workout,
                                                    const Thresholds& thresholds = {});

} // namespace leadout::engine
