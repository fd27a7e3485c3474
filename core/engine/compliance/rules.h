// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

/// Every number by which a session is scored, rule by rule. What the rules do with them stands in the files
/// named here. How steps are found in a recording has prices of its own (split.cpp, step_lengths.cpp).
namespace leadout::engine::rules {

// What is compared: moving time, which leaves out stops of kShortestStop and more (metrics/moving_time.h),
// load where plan and recording measure it alike, and a sum of several recordings (compare.cpp, session.cpp).

/// Seconds outside the planned part from which it is told from the rest of a recording.
inline constexpr double kLeastExtra = 30.0;
/// The share of the planned difference between work and the rest that makes work seen, though none scored.
inline constexpr double kSeenContrast = 0.5;

// The ratio score (ratio_score.cpp): straight lines between these corners, by how far done is off planned.

struct Corner {
    double off;
    double score;
};
inline constexpr std::array<Corner, 4> kCorners = {{{0.05, 100.0}, {0.20, 80.0}, {0.50, 50.0}, {1.0, 0.0}}};
inline constexpr double kFreeShare = kCorners.front().off;
inline constexpr double kFreeTime = 300.0; ///< seconds of the whole session that cost nothing
inline constexpr double kFreeLoad = 5.0;   ///< load points of it

// The whole session (score.cpp): weights of its parts, of which what is missing drops out.

inline constexpr double kLengthWeight = 40.0;
inline constexpr double kLoadWeight = 35.0;
inline constexpr double kIntensityWeight = 25.0;
inline constexpr double kStepsShare = 0.5; ///< of the score of a structured workout

// A step (step_score.cpp): effort times time.

inline constexpr double kSinglePowerShare = 0.05; ///< a single power target means this much either way
inline constexpr double kSingleOtherShare = 0.03; ///< a single pace or heart-rate target
inline constexpr double kNarrowestShare = 0.03;   ///< a narrower range is widened to this much either way
inline constexpr double kWorkBelow = 10.0;        ///< points per 1 % below the range
inline constexpr double kWorkAbove = 5.0;         ///< points per 1 % above the range
inline constexpr double kEasyAbove = 2.0;         ///< easy steps lose nothing below
inline constexpr double kWorkWeight = 2.0;        ///< times the planned minutes
inline constexpr double kEasyWeight = 0.5;        ///< times the planned minutes
inline constexpr double kShortestHeartRateStep =
    180.0;                                        ///< seconds; the heart follows too slowly to judge less
inline constexpr double kWeightedFrom = 600.0;    ///< planned seconds from which power is weighted
inline constexpr std::size_t kHeartSettles = 120; ///< seconds left out at its start, half the step at most
inline constexpr std::size_t kInRangeWindow = 30; ///< seconds; the share in range is shown only
inline constexpr double kInRangeTolerance = 0.05;
inline constexpr double kEnoughValues = 0.5;    ///< of a step's seconds must have one, or it has no average
inline constexpr double kRepeatDoneShare = 0.5; ///< of its time makes a repeat done

// Recovery days (verdict.cpp, compare.cpp): less is never worse.

inline constexpr double kRecoveryIntensity = 0.60; ///< the most that is planned as one, and that stays one
inline constexpr double kRecoveryTime = 1.5;       ///< of the planned time and
inline constexpr double kRecoveryMore = 900.0;     ///< so many seconds more are too long
inline constexpr double kRecoveryRunSpeed = 0.78;  ///< of threshold speed: 129 % of threshold pace
inline constexpr double kRecoveryHeartRate = 0.81; ///< of threshold heart rate
inline constexpr double kRecoveryRunHeartRate = 0.85;

// The verdict (verdict.cpp), from load or else from time.

inline constexpr int kWellUnder = 50; ///< per cent of the plan
inline constexpr int kUnder = 80;
inline constexpr int kOver = 120;
inline constexpr int kWellOver = 150;
inline constexpr double kOnTargetLoad = 8.0;   ///< load points that are on target whatever their share
inline constexpr double kOnTargetTime = 600.0; ///< seconds
inline constexpr double kExtraShare = 0.25;    ///< of the planned load, or of the planned time
inline constexpr double kExtraLoad = 20.0;     ///< load points; together with the share they are too much
inline constexpr double kExtraTime = 1200.0;   ///< seconds, where the load cannot measure the extra
inline constexpr double kNamedExtra = 300.0;   ///< seconds of extra work that are worth naming
inline constexpr int kMixedShort = 75;         ///< per cent of the planned length
inline constexpr int kMixedLong = 125;
inline constexpr double kMixedSteps = 60.0;      ///< points of the work steps
inline constexpr double kNamedShare = 1.0 / 3.0; ///< of what moved the load

// Bands, and the cap of what is not on target (score.cpp).

inline constexpr int kGreen = 80;
inline constexpr int kAmber = 50;
inline constexpr int kBestOffTarget = kGreen - 1;

// The threshold check (step_score.cpp, threshold_check.cpp): what makes a threshold look out of date.

inline constexpr double kThresholdStep = 300.0;       ///< seconds of a work step that says something of it
inline constexpr double kThresholdShare = 0.05;       ///< above target, on average of these steps,
inline constexpr std::size_t kThresholdSessions = 3;  ///< in the last so many structured sessions
inline constexpr std::ptrdiff_t kThresholdEnough = 2; ///< so many of them are enough
inline constexpr double kBest20Share = 0.95;          ///< of the best 20 minutes can be held for an hour
inline constexpr double kThresholdReserve = 1.03;     ///< times the threshold that it must exceed

// Not scored (compare.cpp): races, tests, swaps, sick days, what has no load model, and bad data.

inline constexpr double kDoneShare = 0.5; ///< of its time makes a session without a load model done
inline constexpr double kMissingPower =
    10.0; ///< per cent of the moving time; more makes a recording bad data

} // namespace leadout::engine::rules
