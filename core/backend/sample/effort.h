// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/dice.h"
#include "core/backend/sample/script.h"

#include <vector>

namespace leadout::backend::sample {

/// Where a session takes place, as far as its noise tells.
enum class Ground { TrainerRide, RoadRide, Run };

/// The power or speed of every second of a phase, around its aim.
std::vector<double> secondsOf(const Phase& phase, Ground ground, Wander& wander, Dice& dice);

} // namespace leadout::backend::sample
