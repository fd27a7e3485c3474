// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"

#include <optional>

namespace leadout::engine {

/// Speed of a swim without its rests, in metres per second.
///
///     distance / (moving time - rest)
///
/// Source: the speed that swim stress scores are taken from, which leaves rests out. Rest is the timer time
/// that is not of lengths swum or, without lengths, that of laps without distance (Part::rest_s). Limit:
/// where a device tells no lengths, a rest within a lap that has a distance cannot be told from swimming and
/// stays in.
Measured<double> swimSpeed(std::optional<double> distance_m, std::optional<double> moving_s, double rest_s);

} // namespace leadout::engine
