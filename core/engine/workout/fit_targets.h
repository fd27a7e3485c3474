// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"
#include "core/engine/workout/workout_error.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>

namespace leadout::engine {

/// A target as a FIT workout step stores it: a zone by number, or 0 and a range of its own.
struct FitTarget {
    std::uint8_t type = 2; ///< fit::step_target; open
    std::uint32_t zone = 0;
    std::optional<std::uint32_t> low;
    std::optional<std::uint32_t> high;
};

/// Puts a target into a step: cadence beside what the step aims at already, anything else only while the step
/// is open. The place in the error is not set.
tl::expected<void, WorkoutError> readTarget(const FitTarget& target, Step& step);

/// A target in a measure that FIT has numbers for: per cents of threshold heart rate and threshold speed are
/// resolved, and open where the threshold is not known.
Target inFitMeasure(const Target& target, Sport sport, const Thresholds& thresholds);

/// A target in FIT's terms; open for the measures FIT does not have and for a range of 0 to 0.
FitTarget fitTarget(const Target& target);

} // namespace leadout::engine
