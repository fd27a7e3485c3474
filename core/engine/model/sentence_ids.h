// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The ids of all sentences that the engine makes; domain/sentences holds their words. Beside each id stand
/// its values in order. A "name" is the author's own word for a step or, where it has none, one of the
/// "step." ids; a "method" is one of the "method." ids; a "sport" is "sport." with the sport's stable word.
namespace leadout::engine::sentence {

inline constexpr std::string_view kStepWarmUp = "step.warm_up";
inline constexpr std::string_view kStepWork = "step.work";
inline constexpr std::string_view kStepRecovery = "step.recovery";
inline constexpr std::string_view kStepCoolDown = "step.cool_down";

inline constexpr std::string_view kMethodPower = "method.power";
inline constexpr std::string_view kMethodHeartRate = "method.heart_rate";
inline constexpr std::string_view kMethodPace = "method.pace";

inline constexpr std::string_view kSportPrefix = "sport.";

// The rows of a sum. Points of a step are those that the step lost of its 100.
inline constexpr std::string_view kSumDuration = "sum.duration";   ///< done s, planned s, per cent
inline constexpr std::string_view kSumDistance = "sum.distance";   ///< done m, planned m, per cent
inline constexpr std::string_view kSumLoad = "sum.load";           ///< done, planned, per cent
inline constexpr std::string_view kSumIntensity = "sum.intensity"; ///< done, planned, per cent
inline constexpr std::string_view kSumLoadOtherMethod =
    "sum.load.other_method"; ///< done, method, planned, method
inline constexpr std::string_view kSumStepsOnTarget = "sum.steps.on_target"; ///< steps
inline constexpr std::string_view kSumStepOutside = "sum.step.outside";      ///< name, avg, low, high, points
inline constexpr std::string_view kSumRepeatOutside =
    "sum.repeat.outside";                                         ///< name, number, avg, low, high, points
inline constexpr std::string_view kSumStepTime = "sum.step.time"; ///< name, done s, planned s, points
inline constexpr std::string_view kSumRepeatTime =
    "sum.repeat.time"; ///< name, number, done s, planned s, points
inline constexpr std::string_view kSumStepSkipped = "sum.step.skipped"; ///< name, planned s, points
inline constexpr std::string_view kSumRepeatSkipped =
    "sum.repeat.skipped";                              ///< name, number, planned s, points
inline constexpr std::string_view kSumCap = "sum.cap"; ///< cap, points without it

// The reasons of a verdict.
inline constexpr std::string_view kReasonShorter = "reason.shorter";                  ///< done s, planned s
inline constexpr std::string_view kReasonShorterDistance = "reason.shorter.distance"; ///< done m, planned m
inline constexpr std::string_view kReasonLonger = "reason.longer";                    ///< done s, planned s
inline constexpr std::string_view kReasonLongerDistance = "reason.longer.distance";   ///< done m, planned m
inline constexpr std::string_view kReasonEasier = "reason.easier";          ///< intensity done, planned
inline constexpr std::string_view kReasonEasierLoad = "reason.easier.load"; ///< load done, planned
inline constexpr std::string_view kReasonHarder = "reason.harder";          ///< intensity done, planned
inline constexpr std::string_view kReasonHarderLoad = "reason.harder.load"; ///< load done, planned
inline constexpr std::string_view kReasonRepeats = "reason.repeats";        ///< done, planned
inline constexpr std::string_view kReasonWorkSteps = "reason.work_steps";   ///< points of 100
inline constexpr std::string_view kReasonExtra = "reason.extra";            ///< s outside the plan

// Why a session has no score.
inline constexpr std::string_view kNotScoredSwapped = "not_scored.swapped";  ///< sport done, sport planned
inline constexpr std::string_view kNotScoredBadData = "not_scored.bad_data"; ///< per cent without power

} // namespace leadout::engine::sentence
