// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace leadout::engine {

/// An athlete's thresholds on the day of an activity.
struct Thresholds {
    std::optional<double> power_w;        ///< power that can be held for about an hour
    std::optional<double> heart_rate_bpm; ///< heart rate at threshold
    std::optional<double> max_heart_rate_bpm;
    std::optional<double> run_speed_m_s;  ///< running speed at threshold
    std::optional<double> swim_speed_m_s; ///< critical swim speed
};

} // namespace leadout::engine
