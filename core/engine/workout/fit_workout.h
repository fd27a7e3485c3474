// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sentence.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"
#include "core/engine/workout/workout_error.h"

#include <tl/expected.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

/// As many bytes as names and a description have in a FIT file, the zero at the end of the names included.
inline constexpr std::uint8_t kFitStepName = 16;
inline constexpr std::uint8_t kFitWorkoutName = 32;
inline constexpr std::size_t kFitDescription = 254;

/// Reads the first workout of a FIT file. Zones by number become the ranges of powerZone() and
/// heartRateZone(); speed zones, grades, resistances and strokes are open targets. A cadence target becomes
/// the step's cadence. Steps that end by heart rate, power, energy or the lap button have an open length. The
/// plan is by distance when steps are by distance and none but rests is by time.
///
/// Refused are wrong checksums, repeats that do not hold whole steps, repeats until something other than a
/// count, and workouts of more than kMaxSteps steps.
tl::expected<Workout, WorkoutError> readFitWorkout(std::span<const std::uint8_t> bytes);

/// Writes a workout as a FIT file. Names of steps are clipped to 15 bytes and that of the workout to 31, as
/// devices show no more. FIT knows neither ramps, which become their range, nor per cents of threshold heart
/// rate and threshold speed, which are resolved: where the threshold is not known the step has no target, and
/// neither has one by perceived effort. Per cents, watts and beats are rounded to whole numbers. Steps of no
/// length are left out.
///
/// `created` is in seconds since 1970-01-01 UTC; devices tell files apart by it and by a number made from the
/// contents. Fails for workouts of more than kMaxSteps steps.
tl::expected<std::vector<std::uint8_t>, WorkoutError>
writeFitWorkout(const Workout& workout, const Thresholds& thresholds = {},
                std::optional<std::uint32_t> created = {});

/// What a FIT file of the workout, written with the same thresholds, does not hold as it was planned.
std::vector<Sentence> lostInFit(const Workout& workout, const Thresholds& thresholds = {});

} // namespace leadout::engine
