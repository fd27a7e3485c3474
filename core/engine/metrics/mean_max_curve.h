// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/power_timeline.h"

#include <array>
#include <span>
#include <vector>

namespace leadout::engine {

/// The durations whose best averages are told as peak powers, in seconds.
inline constexpr std::array<int, 12> kPeakDurations = {1, 5, 10, 15, 20, 30, 60, 300, 600, 1200, 1800, 3600};

/// The durations of a stored curve up to the longest, in seconds: every second up to 100 s, from there on
/// steps of one per cent, and the longest itself. 657 for a ride of four hours. A best average between
/// two of them is at most one per cent below that of the shorter and one per cent above that of the longer.
std::vector<int> curveDurations(int longest_s);

/// The mean-maximal curve at some durations; those that are not positive or beyond the recording are left
/// out. Every point is exact. A longer duration may have the better average (two hard ends with an easy
/// middle), and no point is mended for it. Source and limits: PowerTimeline.
std::vector<BestPower> meanMaxCurve(const PowerTimeline& timeline, std::span<const int> durations_s);

} // namespace leadout::engine
