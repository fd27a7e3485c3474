// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"
#include "core/engine/workout/workout_error.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <span>

namespace leadout::engine {

/// Whether the bytes begin as MRC and ERG files do: with a section of a course (white space, a byte order
/// mark and comments may come first).
bool looksLikeErg(std::span<const std::uint8_t> bytes);

/// Reads an MRC workout (per cent of threshold power) or an ERG workout (watts); the header tells which of
/// the two it is. Watts stay watts, whatever threshold an ERG file was made for.
///
/// The points of the course are a line: two at one minute are a change, others a step or a ramp, and points
/// that neither turn the line nor stand twice are no ends of steps. A change within a second is at once, as
/// files write their finest times. A time that is a whole second within the places it is written
/// with is that second. The first value holds from the start; 0 is no target. Laps end steps and name the
/// next one, messages become cues. What the steps are for is judged by judgeStepKinds().
///
/// Keywords may have any case, lines any ending, numbers a decimal comma; comments begin with a semicolon.
/// Lines of the header that belong to nothing continue the description. Files over 4 MiB, courses over
/// distance, times that go back, courses without an end and more than kMaxSteps steps are refused.
tl::expected<Workout, WorkoutError> readErg(std::span<const std::uint8_t> bytes);

} // namespace leadout::engine
