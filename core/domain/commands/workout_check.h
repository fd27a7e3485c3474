// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands/command.h"
#include "core/engine/model/workout.h"

namespace leadout::domain::checks {

/// A planned workout that says something by its name, its steps or its totals, with texts of bearable length,
/// at most kMaxFlatSteps steps once unrolled, repeats at most kMaxRepeatDepth deep, and numbers that a
/// session can have.
Validity workout(const QString& path, const engine::Workout& workout);

} // namespace leadout::domain::checks
