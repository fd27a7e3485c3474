// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"

namespace leadout::client {

/// Files above this are no workouts.
inline constexpr qint64 kMaxWorkoutFile = 2 * 1024 * 1024;

/// Reads a planned workout from a file that a person has chosen. Any thread.
tl::expected<engine::Workout, Refusal> workoutFrom(const QString& path);

} // namespace leadout::client
