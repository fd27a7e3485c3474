// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/seconds.h"
#include "core/engine/model/recording.h"

#include <span>

namespace leadout::engine {

/// A run of samples as a recording of its own, as if some slices of it had never been: what follows a slice
/// moves up to where that began, in time and distance, with the timer's events and the legs. What the device
/// stored of the whole, laps and lengths are left out. The slices lie in the run, in their order, and do not
/// overlap. O(samples + events * slices).
Recording cutOut(const Recording& recording, Slice run, std::span<const Slice> slices);

} // namespace leadout::engine
