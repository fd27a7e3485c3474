// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"

#include <optional>
#include <vector>

namespace leadout::backend::sample {

/// What an athlete did with one step of the unrolled workout.
struct StepChange {
    int step = 0;                       ///< counted from 0
    std::optional<double> seconds = {}; ///< instead of as long as planned; 0 leaves the step out
    std::optional<double> average = {}; ///< instead of the target: watts or metres per second
};

/// A stretch of time, in seconds from the start.
struct Stretch {
    double from_s = 0.0;
    double length_s = 0.0;
};

/// Riding or running on before or after the workout.
struct MoreWork {
    double seconds = 0.0;
    double share = 0.0; ///< of threshold
};

/// How an athlete did a workout, and what the devices made of it. A fresh value is the workout as planned.
struct Conduct {
    double scale = 1.0; ///< of the middle of every target
    std::vector<StepChange> changes = {};
    std::optional<double> cut_s = {};  ///< gave up after so many moving seconds
    double easy_end_s = 0.0;           ///< rolled home after giving up, at half of threshold
    std::optional<double> length = {}; ///< of the planned time, for every step
    std::optional<MoreWork> before = {};
    std::optional<MoreWork> after = {};
    std::optional<engine::Workout> instead = {}; ///< another session than the planned one
    std::optional<Stretch> standing = {};        ///< a café: the timer runs on
    bool indoors = false;
    bool step_laps = true; ///< the device marks the steps of the workout
    bool power = true;
    bool speed = true;
    bool strap = true;
    bool multisport_file = true; ///< a brick in one file, or in one per sport
    double missing_power = 0.0;  ///< share of the time
    std::optional<Stretch> heart_gap = {};
    double heart_more = 0.0; ///< beats per minute for heat or illness
};

} // namespace leadout::backend::sample
