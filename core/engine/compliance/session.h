// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/part.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/recording.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"

#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

/// A leg of a recording, or its only one. The recording must outlive it.
struct SessionPart {
    const Recording* recording = nullptr;
    Part part;
};

/// Whether all legs of a recording are of one sport family, so that they are one session with a break.
bool isOneSport(const Recording& recording);

/// The legs of all recordings of a session; the legs of one sport family in one recording are one part.
std::vector<SessionPart> partsOf(std::span<const Recording> recordings);

/// How the load of a plan is meant: by the targets of its steps (work steps first), else as is usual for the
/// sport and as the athlete's thresholds allow, which for several sports is mixed.
LoadMethod methodOf(const Workout& workout, const Thresholds& thresholds);

/// What was done, added up.
struct Done {
    std::optional<double> moving_s;
    std::optional<double> distance_m;
    std::optional<Load> load;
    std::optional<double> intensity;
};

/// The sum of legs, measured the way the plan is where that is possible. A session of several sports is
/// measured leg by leg in the way usual for the leg's sport, which counts as the plan's way. Where a leg of a
/// mixed load can't be measured so, all are by heart rate, or there is no load at all.
Done sumOf(const std::vector<SessionPart>& parts, const Workout& workout, const Thresholds& thresholds);

/// The share, 0 to 1, of moving time in which the legs that have power lack it.
double missingPower(const std::vector<SessionPart>& parts);

} // namespace leadout::engine
