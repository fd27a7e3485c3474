// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/mean_max_curve.h"

#include <algorithm>

namespace leadout::engine {

std::vector<int> curveDurations(int longest_s) {
    std::vector<int> durations;
    for (int duration = 1; duration < longest_s; duration += std::max(1, duration / 100))
        durations.push_back(duration);
    if (longest_s >= 1)
        durations.push_back(longest_s);
    return durations;
}

std::vector<BestPower> meanMaxCurve(const PowerTimeline& timeline, std::span<const int> durations_s) {
    std::vector<BestPower> curve;
    curve.reserve(durations_s.size());
    for (const int duration : durations_s) {
        if (duration >= 1 && duration <= timeline.longest())
            curve.push_back(timeline.best(duration));
    }
    return curve;
}

} // namespace leadout::engine
