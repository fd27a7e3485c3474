// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/comparison.h"

namespace leadout::engine {

/// The score of a number that came out `off` its plan, as a share of the plan: 100 up to 5 % off, then in
/// straight lines 80 at 20 %, 50 at 50 % and 0 at 100 % and beyond.
double ratioScore(double off);

/// The score of a number against its plan. Up to `free` (in the number's unit) or 5 %, whichever is more,
/// costs nothing; only what lies beyond counts. Planned must be above 0.
double ratioScore(const PlannedDone& value, double free = 0.0);

} // namespace leadout::engine
