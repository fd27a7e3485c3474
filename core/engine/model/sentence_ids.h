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
inline constexpr std::string_view kAbsentZones = "absent.zones";
inline constexpr std::string_view kAbsentOutput = "absent.output";
inline constexpr std::string_view kAbsentHardEffort = "absent.hard_effort"; ///< bpm, s at it or above
inline constexpr std::string_view kAbsentEasing = "absent.easing";          ///< s after the effort
inline constexpr std::string_view kAbsentEfforts = "absent.efforts";        ///< efforts there, efforts needed
inline constexpr std::string_view kAbsentAlikeEfforts = "absent.efforts.alike";
inline constexpr std::string_view kAbsentCurve = "absent.efforts.no_curve";
inline constexpr std::string_view kAbsentHistory = "absent.history"; ///< days known, days needed
inline constexpr std::string_view kAbsentSport = "absent.sport";     ///< sport

// Why a threshold looks out of date.
inline constexpr std::string_view kThresholdTwentyMinutes =
    "threshold.twenty_minutes";                                        ///< best W, 95 % of it, threshold
inline constexpr std::string_view kThresholdSteps = "threshold.steps"; ///< sessions, per cent above

// Drafts. First what it came to, one for each verdict. An "amount" is a duration or, where the plan is one, a
// distance. Where the effort and not the amount made the verdict, the load stands in its place.
inline constexpr std::string_view kDraftOnTarget = "draft.on_target";            ///< amount done, planned
inline constexpr std::string_view kDraftOnTargetExact = "draft.on_target.exact"; ///< amount done and planned
inline constexpr std::string_view kDraftUnderdone = "draft.underdone";           ///< amount done, planned
inline constexpr std::string_view kDraftUnderdoneLoad = "draft.underdone.load";  ///< load done, planned
inline constexpr std::string_view kDraftWellUnder = "draft.well_under";          ///< amount done, planned
inline constexpr std::string_view kDraftWellUnderLoad = "draft.well_under.load"; ///< load done, planned
inline constexpr std::string_view kDraftOverdone = "draft.overdone";             ///< amount done, planned
inline constexpr std::string_view kDraftOverdoneLoad = "draft.overdone.load";    ///< load done, planned
inline constexpr std::string_view kDraftOverdoneExtra = "draft.overdone.extra";  ///< s of the plan, s on top
inline constexpr std::string_view kDraftWellOver = "draft.well_over";            ///< amount done, planned
inline constexpr std::string_view kDraftWellOverLoad = "draft.well_over.load";   ///< load done, planned
inline constexpr std::string_view kDraftMixed = "draft.mixed";                   ///< amount done, planned
inline constexpr std::string_view kDraftMixedSteps = "draft.mixed.steps"; ///< the work steps made it mixed
inline constexpr std::string_view kDraftUnplanned = "draft.unplanned";    ///< done s
inline constexpr std::string_view kDraftRace = "draft.race";              ///< done s
inline constexpr std::string_view kDraftTest = "draft.test";              ///< done s
inline constexpr std::string_view kDraftSwapped = "draft.swapped";      ///< sport done, sport planned, done s
inline constexpr std::string_view kDraftDone = "draft.done";            ///< done s
inline constexpr std::string_view kDraftSick = "draft.sick";            ///< done s
inline constexpr std::string_view kDraftInjured = "draft.injured";      ///< done s
inline constexpr std::string_view kDraftBadData = "draft.bad_data";     ///< per cent without power
inline constexpr std::string_view kDraftPlainTime = "draft.plain_time"; ///< amount done, planned; no praise
inline constexpr std::string_view kDraftPlainExact =
    "draft.plain_exact"; ///< amount done and planned; no praise
inline constexpr std::string_view kDraftPlainDone = "draft.plain_done"; ///< done s; without praise
inline constexpr std::string_view kDraftCoachLine = "draft.coach_line"; ///< to be filled before publishing

// Then one observation. Two repeats are "both", which no plural form can say.
inline constexpr std::string_view kSawSkipped = "draft.saw.skipped";    ///< repeats done, planned
inline constexpr std::string_view kSawNoneDone = "draft.saw.none_done"; ///< repeats planned
inline constexpr std::string_view kSawFaded =
    "draft.saw.faded"; ///< first avg, number of the first below its range, last avg
inline constexpr std::string_view kSawFadedLast = "draft.saw.faded_last";   ///< first avg, last avg
inline constexpr std::string_view kSawAllHarder = "draft.saw.all_harder";   ///< repeats, lowest avg, high
inline constexpr std::string_view kSawBothHarder = "draft.saw.both_harder"; ///< lowest avg, high
inline constexpr std::string_view kSawAllEasier = "draft.saw.all_easier";   ///< repeats, highest avg, low
inline constexpr std::string_view kSawBothEasier = "draft.saw.both_easier"; ///< highest avg, low
inline constexpr std::string_view kSawAllInRange =
    "draft.saw.all_in_range"; ///< repeats, lowest avg, highest avg
inline constexpr std::string_view kSawBothInRange = "draft.saw.both_in_range"; ///< first avg, second avg
inline constexpr std::string_view kSawAllEven = "draft.saw.all_even";          ///< repeats, avg of each
inline constexpr std::string_view kSawBothEven = "draft.saw.both_even";        ///< avg of each
inline constexpr std::string_view kSawRepeats =
    "draft.saw.repeats"; ///< lowest avg, highest avg, low, high of repeats that were not all in range
inline constexpr std::string_view kSawRepeatsEven = "draft.saw.repeats_even"; ///< avg of each, low, high
inline constexpr std::string_view kSawStep = "draft.saw.step"; ///< avg, low, high of the only step, in range
inline constexpr std::string_view kSawStepOutside =
    "draft.saw.step_outside"; ///< avg, low, high; not in range
inline constexpr std::string_view kSawWorkStep =
    "draft.saw.work_step"; ///< avg, low, high of the only work step among others
inline constexpr std::string_view kSawExtra = "draft.saw.extra";          ///< s outside the plan
inline constexpr std::string_view kSawHarder = "draft.saw.harder";        ///< intensity done, planned
inline constexpr std::string_view kSawEasier = "draft.saw.easier";        ///< intensity done, planned
inline constexpr std::string_view kSawLoad = "draft.saw.load";            ///< load done, planned
inline constexpr std::string_view kSawDistance = "draft.saw.distance";    ///< m
inline constexpr std::string_view kSawTime = "draft.saw.time";            ///< s, where the plan is a distance
inline constexpr std::string_view kSawPower = "draft.saw.power";          ///< weighted power
inline constexpr std::string_view kSawHeartRate = "draft.saw.heart_rate"; ///< average bpm

// At most one cause.
inline constexpr std::string_view kCauseStartedHard = "draft.cause.started_hard"; ///< first avg, high
inline constexpr std::string_view kCauseHeartRate = "draft.cause.heart_rate";     ///< highest bpm
inline constexpr std::string_view kCauseStops = "draft.cause.stops";              ///< s stopped

// And one next step.
inline constexpr std::string_view kNextAsPlanned = "draft.next.as_planned";
inline constexpr std::string_view kNextStartCalmer = "draft.next.start_calmer";
inline constexpr std::string_view kNextHoldBack = "draft.next.hold_back";
inline constexpr std::string_view kNextAimHigher = "draft.next.aim_higher";
inline constexpr std::string_view kNextSaveForLast = "draft.next.save_for_last";
inline constexpr std::string_view kNextNothingToMakeUp = "draft.next.nothing_to_make_up";
inline constexpr std::string_view kNextEasyDay = "draft.next.easy_day";
inline constexpr std::string_view kNextKeepLength = "draft.next.keep_length";
inline constexpr std::string_view kNextExtraEasy = "draft.next.extra_easy";
inline constexpr std::string_view kNextRecover = "draft.next.recover";
inline constexpr std::string_view kNextThresholds = "draft.next.thresholds";
inline constexpr std::string_view kNextMoveSession = "draft.next.move_session";
inline constexpr std::string_view kNextCheckMeter = "draft.next.check_meter";
inline constexpr std::string_view kNextTellMe = "draft.next.tell_me";
inline constexpr std::string_view kNextTellWhy = "draft.next.tell_why";
inline constexpr std::string_view kNextCountIn = "draft.next.count_in";

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
