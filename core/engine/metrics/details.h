// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/critical_power.h"
#include "core/engine/metrics/heart_rate_recovery.h"
#include "core/engine/metrics/measured.h"
#include "core/engine/metrics/part.h"
#include "core/engine/metrics/power_timeline.h"
#include "core/engine/metrics/time_in_zones.h"
#include "core/engine/model/metrics.h"
#include "core/engine/model/recording.h"
#include "core/engine/model/thresholds.h"

#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

/// The numbers that a summary has no room for, and the first of its own, each with the reason where it is
/// absent. Formulas, sources and
/// limits stand with the functions that make them.
struct Details {
    Measured<double> moving_s;
    Measured<double> distance_m;
    Measured<double> max_power_w;
    Measured<double> max_heart_rate_bpm;
    Measured<double> intensity; ///< absent with the load's reason
    Measured<double> average_power_w;
    Measured<double> weighted_power_w;
    Measured<double> work_kj;
    Measured<double> average_heart_rate_bpm;
    Measured<Load> load;
    std::optional<Sentence> load_estimate; ///< why a load is an estimate: slow recordings; not of pool swims
    Measured<double> power_without_zeros_w;
    Measured<double> variability;
    Measured<double> efficiency;       ///< watts per beat per minute; on foot (isOnFoot) metres per beat
    Measured<double> graded_speed_m_s; ///< on foot
    Measured<double> swim_speed_m_s;   ///< without rests
    Measured<double> decoupling_percent;
    Measured<HeartRateRecovery> recovery;
    Measured<ZoneTimes> power_zones; ///< kPowerZonePercents; not on foot, whose threshold power is another
    Measured<ZoneTimes> heart_rate_zones;   ///< kHeartRateZonePercents, else kMaxHeartRateZonePercents
    Measured<ZoneTimes> pace_zones;         ///< of runs: kPaceZonePercents
    Measured<std::vector<BestPower>> peaks; ///< those of kPeakDurations that it is long enough for
    Measured<CriticalPower> critical_power; ///< by this part's efforts and earlier ones (maximalOnly)
};

/// The details of a part of a recording, of which the summary is known already. Every recorded second counts,
/// as it does in the summary's averages. Of several sports in one the numbers that no sport shares with
/// another are absent; each leg has its own (legParts). Earlier efforts are those of the athlete's rides
/// before this one, of recordings from 1 on, with which the critical power is fitted; they count for sports
/// that have power zones.
Details detailsOf(const Recording& recording, const Part& part, const Metrics& metrics,
                  const Thresholds& thresholds, std::span<const MaximalEffort> earlier = {});

} // namespace leadout::engine
