// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"
#include "core/engine/workout/workout_error.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <span>

namespace leadout::engine {

/// Whether the bytes look like XML, as ZWO files do (white space and a byte order mark may come first).
bool looksLikeZwo(std::span<const std::uint8_t> bytes);

/// Reads a ZWO workout (the XML of indoor cycling programs). Powers become per cent of threshold power; in a
/// workout for running they become per cent of threshold speed. A free ride with an FTP test makes the
/// workout a test, a rest day makes it a recovery day without steps. Messages to the rider become cues;
/// tags and the author are not kept. Steps that have no purpose of their own in the file are judged by
/// judgeStepKinds(), and files that are not quite XML are read as mendXml() mends them.
///
/// Files over 4 MiB, document type declarations, elements nested more than 64 deep and workouts of more than
/// kMaxSteps steps are refused; so is anything with a length of its own that is not understood.
tl::expected<Workout, WorkoutError> readZwo(std::span<const std::uint8_t> bytes);

} // namespace leadout::engine
