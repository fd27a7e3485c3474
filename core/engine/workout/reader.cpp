// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/reader.h"

#include "core/engine/recording/fit_walker.h"
#include "core/engine/workout/fit_workout.h"
#include "core/engine/workout/zwo_reader.h"

namespace leadout::engine {

tl::expected<Workout, WorkoutError> readWorkout(std::span<const std::uint8_t> bytes) {
    if (bytes.empty())
        return tl::unexpected(WorkoutError{WorkoutFault::Empty, 0, 0, {}, {}, {}});
    if (FitWalker::recognises(bytes))
        return readFitWorkout(bytes);
    if (looksLikeZwo(bytes))
        return readZwo(bytes);
    return tl::unexpected(WorkoutError{WorkoutFault::NotWorkout, 0, 0, {}, {}, {}});
}

} // namespace leadout::engine
