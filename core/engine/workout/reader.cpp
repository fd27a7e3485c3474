// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/reader.h"

#include "core/engine/recording/fit_walker.h"
#include "core/engine/recording/gzip.h"
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

WorkoutFault packingFault(ReadFault fault) {
    switch (fault) {
    case ReadFault::TooLarge: return WorkoutFault::TooLarge;
    case ReadFault::Truncated: return WorkoutFault::Truncated;
    case ReadFault::FileCrc: return WorkoutFault::Checksum;
    default: return WorkoutFault::Malformed;
    }
}

tl::expected<Workout, WorkoutError> readPlainWorkout(Bytes bytes) {
    if (bytes.empty())
        return tl::unexpected(WorkoutError{WorkoutFault::Empty, 0, 0, {}, {}, {}});
    for (const WorkoutReader& reader : kWorkoutReaders) {
        if (reader.recognises(bytes))
            return reader.read(bytes);
    }
    return tl::unexpected(WorkoutError{WorkoutFault::NotWorkout, 0, 0, {}, {}, {}});
}

} // namespace

tl::expected<Workout, WorkoutError> readWorkout(std::span<const std::uint8_t> bytes) {
    if (!isGzip(bytes))
        return readPlainWorkout(bytes);
    const Unpacked unpacked = unpackGzip(bytes);
    auto workout = readPlainWorkout(unpacked.bytes);
    std::optional<ReadProblem> problem = unpacked.error;
    for (const ReadProblem& warning : unpacked.warnings) {
        if (!problem && warning.fault == ReadFault::FileCrc)
            problem = warning;
    }
    if (!problem)
        return workout;
    // As with a checksum of FIT: better no workout than a wrong one.
    return tl::unexpected(WorkoutError{packingFault(problem->fault),
                                       problem->byte,
                                       0,
                                       {},
                                       {},
                                       {},
                                       workout ? *std::move(workout) : std::move(workout.error().before)});
}

} // namespace leadout::engine
