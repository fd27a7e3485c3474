// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sport.h"
#include "core/engine/model/workout.h"

#include <optional>

namespace leadout::engine {

/// The intensity (1.0 is threshold) from which training is more than endurance: 0.75 of threshold power, and
/// 0.80 of threshold speed in sports on foot.
double hardFrom(Sport sport);

/// Whether a week stands on this planned session, so that missing it needs a coach sooner than missing
/// another one: races and tests, and training whose planned intensity is hardFrom() its sport or more.
/// Recovery days never are, nor is training whose plan has no intensity, as in the pool and the gym.
bool isKeySession(SessionType type, Sport sport, std::optional<double> intensity);

} // namespace leadout::engine
