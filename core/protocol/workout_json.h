// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"
#include "core/engine/model/workout.h"
#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"

namespace leadout::protocol {

/// Writes a workout as a JSON object in canonical order. A step is an object with a kind, a repeat one with a
/// count and items; what has no value (an open target, an empty name, a flag that is not set) is left out.
void writeWorkout(JsonWriter& out, const engine::Workout& workout);

/// Reads what writeWorkout() writes. Repeats deeper within each other than domain::kMaxRepeatDepth are
/// refused; whether the numbers are those of a session is judged by the domain's checks.
engine::Workout readWorkout(ObjectReader& reader);

/// A row that says what a planned workout consists of.
struct WorkoutStructureRow {
    domain::WorkoutId workout;
    engine::Workout plan;
};
JsonResult<WorkoutStructureRow> readWorkoutStructureRow(QByteArrayView payload);

} // namespace leadout::protocol
