// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"
#include "core/engine/workout/workout_error.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <span>

namespace leadout::engine {

/// Reads a workout of any format there is a reader for, recognised by its contents and never by the file's
/// name: see readFitWorkout(), readErg() and readZwo(), each also in a gzip file (see unpackGzip()). Bytes of
/// no such format are NotWorkout. A fault of the gzip file itself comes before one that the workout in it
/// has; the place of the latter is that in the unpacked file.
tl::expected<Workout, WorkoutError> readWorkout(std::span<const std::uint8_t> bytes);

} // namespace leadout::engine
