// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/body.h"
#include "core/backend/sample/script.h"

#include <vector>

namespace leadout::backend::sample {

/// A ride or a run as its device records it, second by second; strength as heart rate alone.
engine::Recording recordBySecond(engine::Sport sport, const std::vector<Phase>& phases,
                                 const Conduct& conduct, const Outing& outing, Dice& dice);

/// A pool swim: one record per length, laps for swimming and rests. Drills count no distance, because
/// watches see no strokes in them.
engine::Recording recordSwim(const std::vector<Phase>& phases, const Outing& outing);

} // namespace leadout::backend::sample
