// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/seconds.h"
#include "core/engine/model/recording.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace leadout::engine {

/// What is to be measured: a recording, a leg, a lap or any slice, with what the device stored about it.
struct Part {
    Slice samples;
    Sport sport = Sport::Other;
    bool pool = false;               ///< a pool swim: samples are too few to tell about stops
    std::optional<double> timer_s;   ///< as stored by the device
    std::optional<double> elapsed_s; ///< as stored by the device
    std::optional<double> distance_m;
    double rest_s = 0.0; ///< timer time that is not of lengths swum, else that of laps without distance
};

/// The whole recording.
Part wholePart(const Recording& recording);

/// The legs: each has the samples from its start to the start of the next, the first also what comes before.
/// O(samples + legs * (laps + lengths)).
std::vector<Part> legParts(const Recording& recording);

/// One lap: the samples from its start until before its end; the last lap keeps the samples at its end.
/// Empty for an index past the laps.
Part lapPart(const Recording& recording, std::size_t lap);

/// A selection of samples, of which the device stored nothing.
Part slicePart(const Recording& recording, Slice samples);

} // namespace leadout::engine
