// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"
#include "core/engine/metrics/power_timeline.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

/// The lengths of efforts that the model of critical power holds for, in seconds.
inline constexpr int kShortestMaximal = 180;
inline constexpr int kLongestMaximal = 1200;

/// The fewest separate efforts that a critical power is fitted to.
inline constexpr std::size_t kFewestMaximal = 3;

/// A best average that may have been maximal.
struct MaximalEffort {
    BestPower best;
    std::size_t recording = 0; ///< which of the caller's recordings it lies in
};

/// The best averages of a recording that may carry a critical power: from 3 to 20 minutes in steps of 5 %.
std::vector<MaximalEffort> maximalEfforts(const PowerTimeline& timeline, std::size_t recording = 0);

/// An effort that a critical power was fitted to.
struct CarryingEffort {
    MaximalEffort effort;
    double fitted_w = 0.0; ///< what the fit gives for its length
};

/// The power that can be held for long, and the work that can be done above it.
struct CriticalPower {
    double critical_power_w = 0.0;
    double w_prime_j = 0.0;
    std::vector<CarryingEffort> efforts; ///< all that it was fitted to, the shortest first
};

/// Critical power from best averages of any number of recordings.
///
///     work = W' + CP * duration, by least squares
///
/// Source: Monod and Scherrer's model in its linear form of work and time. Best averages overlap each other
/// and are lower bounds, so the line is not drawn through a whole curve but through efforts of their own:
/// - lengths from 3 to 20 minutes; others are passed over;
/// - the strongest first, by power / (1 + 80 s / length), the form that the curve of a typical rider has; one
///   that overlaps an effort taken already in time, or is not a fifth longer or shorter than it, is part of
///   it;
/// - an effort more than 5 % below the line cannot have been maximal and is taken out, the weakest first, as
///   long as kFewestMaximal remain.
/// The reason with fewer than kFewestMaximal efforts, where the longest is not twice the shortest, or where
/// CP or W' do not come out above zero. Limits: no fit knows whether its efforts were maximal, which is why
/// it names them; this model gives a higher CP and a lower W' than that of three parameters.
Measured<CriticalPower> criticalPower(const std::vector<MaximalEffort>& efforts);

/// The least that a critical power of maximal efforts comes to, as a share of the threshold power.
inline constexpr double kLeastCriticalShare = 0.9;

/// How far below empty the balance may go, as a share of W': no efforts lie exactly on their line, and a few
/// minutes between two of them fill it more for some riders than the formula has it.
inline constexpr double kMostOverdrawn = 0.25;

/// A fit to efforts of training, where riders seldom go to their limit, if they can have been maximal:
/// critical power is not under kLeastCriticalShare of the threshold power, where that is known, and the W'
/// balance along one session's rows does not fall under -kMostOverdrawn of W'. Else the reason: the critical
/// power of an easy ride is about its average, and was passed again and again. Rows as wPrimeBalance takes
/// them. Limits: three efforts just below maximal pass.
Measured<CriticalPower> maximalOnly(const CriticalPower& fit, std::span<const std::uint32_t> time,
                                    std::span<const std::uint16_t> power_w,
                                    std::span<const std::uint8_t> held_s, std::optional<double> threshold_w);

} // namespace leadout::engine
