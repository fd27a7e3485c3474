// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/compliance.h"
#include "core/engine/model/sentence.h"
#include "core/engine/model/sport.h"
#include "core/engine/model/thresholds.h"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

/// For how many days back a session says something of today's threshold.
inline constexpr int kThresholdDays = 42;

/// How far the long work steps of a session were from their targets, and in what they were measured.
struct WorkShare {
    double share = 1.0; ///< done by target, 1.07 is 7 % above
    Unit unit = Unit::Watts;
};

/// The mean share of the work steps of 5 minutes and more, weighted by their time. A range as wide as a
/// single target becomes (5 % either way for power, else 3 %) is taken by its middle, any other by its top,
/// so that what comes of it is never too much. Nothing where no such step was compared, or where they are
/// measured differently. Limit: a range of pace or heart rate that was widened to 3 % looks like a single
/// target.
std::optional<WorkShare> workShare(std::span<const StepResult> steps);

/// What is remembered of one session.
struct CheckedSession {
    std::chrono::sys_days day;
    bool structured = false;             ///< it was compared step by step
    bool far_above = false;              ///< Compliance::threshold_flag
    std::optional<WorkShare> work;       ///< workShare of its steps
    std::optional<double> threshold;     ///< that work was measured by, in its unit; nothing: as today's
    std::optional<double> best_20_min_w; ///< of rides
};

/// A threshold that fits better, for a coach to accept or not; nothing changes by itself.
struct ThresholdSuggestion {
    Unit unit = Unit::Watts; ///< watts, bpm or m/s: which threshold it is
    double value = 0.0;      ///< whole watts or beats
    std::chrono::sys_days from;
    Sentence reason; ///< one of the "threshold." sentences
};

/// What the check came to.
struct ThresholdCheck {
    bool out_of_date = false;
    /// Nothing where too little is known for a value, such as the threshold itself.
    std::optional<ThresholdSuggestion> suggestion;
};

/// Whether a threshold looks out of date, by the session at the front and those before it, the newest first.
///
/// - Steps: the session at the front is structured, and in two or more of the last three structured sessions
///   the work steps of 5 minutes and more were on average 5 % or more above target. Suggested is the smallest
///   of their shares times the threshold of its own day, from the day of the oldest of them. Where the
///   threshold was changed since, a session counts when its steps are that far above today's.
/// - Power: 95 % of the best 20 minutes of kThresholdDays is over 103 % of the threshold. Suggested is that
///   95 %, from the day it was done. It goes before the other, because it was measured.
///
/// Sessions more than kThresholdDays before the front are passed over. Sport is that of the session at the
/// front: the best 20 minutes count only for rides.
ThresholdCheck checkThreshold(std::span<const CheckedSession> sessions, Sport sport,
                              const Thresholds& thresholds);

} // namespace leadout::engine
