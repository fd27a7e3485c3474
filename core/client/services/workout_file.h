// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "core/client/services/desk_view.h"

#include <vector>

namespace leadout::client {

/// Files above this are no workouts.
inline constexpr qint64 kMaxWorkoutFile = 2 * 1024 * 1024;

/// Reads a planned workout from a file that a person has chosen. Any thread.
tl::expected<engine::Workout, Refusal> workoutFrom(const QString& path);

/// Writes a planned workout into a file, in the format of its ending (.zwo, .mrc, .erg or .fit) and by the
/// thresholds of its day; tells what the format could not hold as it was planned.
tl::expected<std::vector<engine::Sentence>, Refusal>
saveWorkout(const DeskView& view, const domain::WorkoutId& id, const QString& path);

} // namespace leadout::client
