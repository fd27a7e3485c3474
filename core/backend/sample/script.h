// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/conduct.h"
#include "core/engine/model/sentence.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"

#include <optional>
#include <string>
#include <vector>

namespace leadout::backend::sample {

/// A stretch that is done at one effort.
struct Phase {
    double seconds = 0.0;
    double metres = 0.0;         ///< for swims; 0 elsewhere and at rest
    double aim = 0.0;            ///< watts or metres per second
    double share = 0.0;          ///< of the athlete's true threshold
    bool hard = false;           ///< a work step among others: ridden without coasting and stops
    bool weighted = false;       ///< steered by weighted power rather than by the plain average
    bool by_heart = false;       ///< steered by heart rate
    std::optional<int> lap_step; ///< as a device counts the steps
    std::string name;
};

/// What an athlete would hold for an hour where nothing is known of a sport.
inline constexpr double kUsualPower = 200.0;    ///< watts
inline constexpr double kUsualRunSpeed = 3.6;   ///< metres per second
inline constexpr double kUsualSwimSpeed = 0.95; ///< metres per second
inline constexpr double kUsualWalkSpeed = 2.4;  ///< metres per second

/// The share of threshold heart rate at which the heart settles under no effort at all; from there it rises
/// evenly with the effort.
inline constexpr double kHeartFloor = 0.35;

/// Turns a workout and what the athlete did with it into phases. Set thresholds tell what the targets mean,
/// true ones how hard that is.
std::vector<Phase> script(const engine::Workout& workout, const Conduct& conduct,
                          const engine::Thresholds& set, const engine::Thresholds& real);

/// What is held for an hour in a sport: watts for rides, metres per second for all that is not ridden.
double thresholdFor(engine::Sport sport, const engine::Thresholds& thresholds);

} // namespace leadout::backend::sample
