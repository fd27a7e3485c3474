// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/part.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/recording.h"
#include "core/engine/model/thresholds.h"

#include <optional>

namespace leadout::engine {

/// All numbers of a recording. Averages and weighted power are over every recorded second; they
/// keep spikes (see Sums for how many values are beyond reason). Best averages, load and intensity take
/// values beyond reason as missing, and the latter two leave out stops of a minute and more.
///
/// The load is measured by the method asked for, without one by the first that has data and a threshold:
/// power, pace, heart rate. A recording of several legs has the sum of its legs' loads, if one method
/// measures all of them (transitions may have none): loads of different methods are never added.
Metrics summarise(const Recording& recording, const Thresholds& thresholds,
                  std::optional<LoadMethod> method = std::nullopt);

/// All numbers of a part of a recording: a leg, a lap or a slice. Without legs: the load is that of the
/// part's own sport.
Metrics summarise(const Recording& recording, const Part& part, const Thresholds& thresholds,
                  std::optional<LoadMethod> method = std::nullopt);

} // namespace leadout::engine
