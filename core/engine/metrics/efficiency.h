// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"
#include "core/engine/model/metrics.h"

namespace leadout::engine {

/// Efficiency of a ride, in watts per beat per minute: what a heart beat was good for.
///
///     weighted power / average heart rate
///
/// Source: Friel's efficiency factor. Limits: to be compared between sessions of the same kind only; heat,
/// thirst and time of day move it; a beat that the strap lost counts neither above nor below.
Measured<double> efficiencyByPower(const Metrics& metrics, double recorded_s);

/// Efficiency of a run, a walk or a hike, in metres per beat.
///
///     graded speed * 60 / average heart rate
///
/// Source: as above, with the speed on the flat that would have cost as much (gradedSpeed) for the power.
/// Where there is none its reason is the reason here.
Measured<double> efficiencyBySpeed(const Measured<double>& gradedSpeed_m_s, const Metrics& metrics);

} // namespace leadout::engine
