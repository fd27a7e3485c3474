// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sentence.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"
#include "core/engine/workout/workout_error.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// The formats that workouts are written in.
enum class WorkoutFormat : std::uint8_t { Fit, Zwo, Mrc, Erg };

/// The ending of a format's files, such as "mrc". Some programs open it in lower case only.
std::string_view key(WorkoutFormat format);

/// A workout as the bytes of a file, and a sentence for each thing that the format could not hold as it was.
struct WrittenWorkout {
    std::vector<std::uint8_t> bytes;
    std::vector<Sentence> lost; ///< none where the file says all that the workout does
};

/// Writes a workout for the day that the thresholds are of. Steps without a length in time get one where the
/// format needs it: the time their target pace takes, else five minutes. Where it needs a target by power,
/// steps without one get half of threshold. What was written otherwise than planned is said.
///
/// Fails with NoThreshold where targets cannot be turned into the format's measure (FIT has those steps
/// without a target instead), with MissingValue for a workout without steps (in ZWO a rest day has none) and
/// for workouts of more than kMaxSteps steps. `created` is in seconds since 1970-01-01 UTC and stands in FIT
/// files only.
tl::expected<WrittenWorkout, WorkoutError> writeWorkout(const Workout& workout, WorkoutFormat format,
                                                        const Thresholds& thresholds = {},
                                                        std::optional<std::uint32_t> created = {});

} // namespace leadout::engine
