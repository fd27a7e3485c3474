// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sport.h"

#include <cstdint>

namespace leadout::engine {

/// Sports that stand in for each other: a hike for a walk, mobility for strength.
enum class SportFamily : std::uint8_t { Ride, Run, Swim, Walk, Row, Ski, Gym, Several, Unknown };

/// The family of a sport; Unknown for other sports and for transitions.
SportFamily familyOf(Sport sport);

/// Whether a training load says anything of the sport; where not, a session is done or it is not.
bool hasLoadModel(Sport sport);

} // namespace leadout::engine
