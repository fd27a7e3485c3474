// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The ids of all sentences that the engine makes, except those of drafts (draft_sentence_ids.h);
/// domain/sentences holds their words. Beside each id stand
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
inline constexpr std::string_view kMethodMixed = "method.mixed";

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
inline constexpr std::string_view kSumStepUncompared = "sum.step.uncompared"; ///< name, done s, planned s
inline constexpr std::string_view kSumRepeatUncompared =
    "sum.repeat.uncompared";                                            ///< name, number, done s, planned s
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

// Why a number is absent.
inline constexpr std::string_view kAbsentPower = "absent.power";
inline constexpr std::string_view kAbsentZeroPower = "absent.zero_power";
inline constexpr std::string_view kAbsentHeartRate = "absent.heart_rate";
inline constexpr std::string_view kAbsentSpeed = "absent.speed";
inline constexpr std::string_view kAbsentDistance = "absent.distance";
inline constexpr std::string_view kAbsentAltitude = "absent.altitude";
inline constexpr std::string_view kAbsentTime = "absent.time";
inline constexpr std::string_view kAbsentTooShort = "absent.too_short"; ///< s there, s needed
inline constexpr std::string_view kAbsentTooLong = "absent.too_long";   ///< s at most
inline constexpr std::string_view kAbsentTogether = "absent.together";  ///< s measured together, s needed
inline constexpr std::string_view kAbsentHalf = "absent.half";
inline constexpr std::string_view kAbsentThreshold = "absent.threshold";
inline constexpr std::string_view kAbsentMaxHeartRate = "absent.max_heart_rate";
inline constexpr std::string_view kAbsentCriticalPower = "absent.critical_power";
inline constexpr std::string_view kAbsentLoad = "absent.load";
inline constexpr std::string_view kAbsentZones = "absent.zones";
inline constexpr std::string_view kAbsentOutput = "absent.output";
inline constexpr std::string_view kAbsentHardEffort = "absent.hard_effort"; ///< bpm, s at it or above
inline constexpr std::string_view kAbsentEasing = "absent.easing";          ///< s after the effort
inline constexpr std::string_view kAbsentEfforts = "absent.efforts";        ///< efforts there, efforts needed
inline constexpr std::string_view kAbsentAlikeEfforts = "absent.efforts.alike";
inline constexpr std::string_view kAbsentCurve = "absent.efforts.no_curve";
inline constexpr std::string_view kAbsentMaximal = "absent.efforts.not_maximal"; ///< what came out, W
inline constexpr std::string_view kAbsentHistory = "absent.history";             ///< days known, days needed
inline constexpr std::string_view kAbsentSport = "absent.sport";                 ///< sport

// What a number is not quite what it seems for.
inline constexpr std::string_view kEstimateSlow = "estimate.slow"; ///< s between two values

// Why a threshold looks out of date.
inline constexpr std::string_view kThresholdTwentyMinutes =
    "threshold.twenty_minutes";                                        ///< best W, 95 % of it, threshold
inline constexpr std::string_view kThresholdSteps = "threshold.steps"; ///< sessions, per cent above

// What the format of a workout file could not hold. A "format" is its name, such as "MRC"; "steps" are their
// numbers in words, such as "1, 3–5".
inline constexpr std::string_view kLostRepeats = "workout.lost.repeats"; ///< format
inline constexpr std::string_view kLostCadence = "workout.lost.cadence"; ///< format, steps
inline constexpr std::string_view kLostRange = "workout.lost.range";     ///< format, steps
inline constexpr std::string_view kLostRamp = "workout.lost.ramp";       ///< format, steps
inline constexpr std::string_view kLostTarget = "workout.lost.target";   ///< format, steps
inline constexpr std::string_view kLostTargetEasy =
    "workout.lost.target_easy";                                              ///< format, steps, power written
inline constexpr std::string_view kLostThreshold = "workout.lost.threshold"; ///< format, steps, threshold
inline constexpr std::string_view kLostRounding = "workout.lost.rounding";   ///< format, steps
inline constexpr std::string_view kLostTime = "workout.lost.time";           ///< format, steps
inline constexpr std::string_view kLostLength = "workout.lost.length";       ///< format, steps, s written
inline constexpr std::string_view kLostDistance = "workout.lost.distance";   ///< format, steps
inline constexpr std::string_view kLostEmpty = "workout.lost.empty";         ///< format, steps
inline constexpr std::string_view kLostKind = "workout.lost.kind";           ///< format, steps
inline constexpr std::string_view kLostTest = "workout.lost.test";           ///< format, steps
inline constexpr std::string_view kLostName = "workout.lost.name";           ///< format, steps
inline constexpr std::string_view kLostNameCut = "workout.lost.name_cut";    ///< format, steps
inline constexpr std::string_view kLostText = "workout.lost.text";           ///< format
inline constexpr std::string_view kLostCues = "workout.lost.cues";           ///< format, messages
inline constexpr std::string_view kLostSport = "workout.lost.sport";         ///< format, sport
inline constexpr std::string_view kLostType = "workout.lost.type";           ///< format
inline constexpr std::string_view kLostTotals = "workout.lost.totals";       ///< format

} // namespace leadout::engine::sentence
