// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"
#include "core/engine/recording/fit_profile.h"
#include "core/engine/recording/fit_walker.h"
#include "core/engine/workout/workout_error.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::engine {

/// Makes a workout of the workout and workout_step messages of a FIT file, which stand in a file of their own
/// or in the activity that was done by them. Of several workouts the first one is named, and a step that
/// cannot be kept ends the taking. See readFitWorkout() for what is kept and refused.
class FitWorkoutMessages {
public:
    static bool takes(std::uint16_t message) {
        return message == fit::message::kWorkout || message == fit::message::kWorkoutStep;
    }

    /// Takes a message of a number that takes() knows.
    void take(const FitMessage& message);

    /// Whether there was a workout message, and whether there was no fault until now.
    bool seen() const { return m_seen; }
    bool sound() const { return !m_error; }

    /// The workout, unless a step or the walk over the file had a fault; the first one counts.
    tl::expected<Workout, WorkoutError> finish(std::optional<WorkoutError> fault) &&;

    /// A workout_step message, decoded but not yet understood.
    struct RawStep {
        std::uint32_t index = 0;
        std::size_t byte = 0;
        Step step;
        std::uint64_t durationType = 0;
        std::optional<std::uint64_t> durationValue;
        std::optional<std::uint64_t> targetValue;
    };

private:
    void takeWorkout(const FitMessage& message);

    bool m_seen = false;
    std::size_t m_byte = 0; // of the workout message
    std::uint32_t m_announced = 0;
    Workout m_workout;
    std::vector<RawStep> m_steps;
    std::optional<WorkoutError> m_error;
};

} // namespace leadout::engine
