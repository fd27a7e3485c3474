// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/reader.h"

#include "core/engine/recording/fit_walker.h"
#include "core/engine/workout/erg_reader.h"
#include "core/engine/workout/fit_workout.h"
#include "core/engine/workout/zwo_reader.h"

namespace leadout::engine {

namespace {

using Bytes = std::span<const std::uint8_t>;

struct WorkoutReader {
    bool (*recognises)(Bytes bytes);
    tl::expected<Workout, WorkoutError> (*read)(Bytes bytes);
};

constexpr WorkoutReader kWorkoutReaders[] = {
    {FitWalker::recognises, readFitWorkout},
    {looksLikeErg, readErg},
    {looksLikeZwo, readZwo},
};

} // namespace

tl::expected<Workout, WorkoutError> readWorkout(std::span<const std::uint8_t> bytes) {
    if (bytes.empty())
        return tl::unexpected(WorkoutError{WorkoutFault::Empty, 0, 0, {}, {}, {}});
    for (const WorkoutReader& reader : kWorkoutReaders) {
        if (reader.recognises(bytes))
            return reader.read(bytes);
    }
    return tl::unexpected(WorkoutError{WorkoutFault::NotWorkout, 0, 0, {}, {}, {}});
}

} // namespace leadout::engine
