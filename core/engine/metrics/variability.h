// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"
#include "core/engine/model/metrics.h"

namespace leadout::engine {

/// The weighted power of these numbers, or why there is none. Recorded are the seconds that the rows stand
/// for.
Measured<double> weightedPowerOf(const Metrics& metrics, double recorded_s);

/// Variability: how far the power was from steady.
///
///     weighted power / average power, zeros included
///
/// Source: Coggan's variability index. 1.00 to 1.05 is steady, a criterium comes to 1.2 and more. Limits: the
/// two leave out different seconds (the first full window starts weighted power), so a start much harder than
/// the rest can bring it a little below 1; nothing where the average is zero.
Measured<double> variability(const Metrics& metrics, double recorded_s);

} // namespace leadout::engine
