// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/conduct.h"
#include "core/backend/sample/dice.h"
#include "core/engine/model/recording.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"

#include <cstdint>
#include <vector>

namespace leadout::backend::sample {

/// Who trains, when and where.
struct Outing {
    engine::Thresholds set;        ///< what the targets refer to
    engine::Thresholds real;       ///< what the athlete could hold in truth
    std::uint32_t start = 0;       ///< seconds since 1970-01-01 UTC
    std::int32_t utc_offset_s = 0; ///< local time minus UTC
};

/// What the devices record of a workout that is done like that: one recording, or one per sport of a brick
/// without a multisport file. Deterministic in the dice.
///
/// The body: power or speed each second is the aim of the step times noise with a memory of 8 s (7 % indoors
/// and 20 % outdoors for power, a fifth of it for running speed), outdoors a tenth of the time is coasting
/// and every 15 to 25 minutes there is a stop of 20 to 90 s with the timer paused. As riders do who look at
/// the average of the lap, the noise of a step evens out, so that its average is what was aimed at. Heart
/// rate follows the effort with a time constant of 35 s, rises by 4 % an hour, and has a ceiling. No
/// positions.
std::vector<engine::Recording> record(const engine::Workout& workout, const Conduct& conduct,
                                      const Outing& outing, Dice& dice);

} // namespace leadout::backend::sample
