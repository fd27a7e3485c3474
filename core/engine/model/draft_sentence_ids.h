// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The ids of the sentences that drafts are made of, as sentence_ids.h has the others.
namespace leadout::engine::sentence {

// Drafts. First what it came to, one for each verdict. An "amount" is a duration or, where the plan is one, a
// distance. Where the effort and not the amount made the verdict, the load stands in its place.
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
inline constexpr std::string_view kDraftCoachLineQuestion =
    "draft.coach_line.question"; ///< to be filled before publishing

// On target, the first sentence is what tells the session from the others.
inline constexpr std::string_view kOnTargetSteadyLow =
    "draft.on_target.steady.low"; ///< amount, avg, low, high
inline constexpr std::string_view kOnTargetSteadyMiddle =
    "draft.on_target.steady.middle"; ///< amount, avg, low, high
inline constexpr std::string_view kOnTargetSteadyEven =
    "draft.on_target.steady.even"; ///< amount, avg, low, high; in the range nearly all the time
inline constexpr std::string_view kOnTargetSteadyHigh =
    "draft.on_target.steady.high"; ///< amount, avg, low, high
inline constexpr std::string_view kOnTargetSteadyAbove =
    "draft.on_target.steady.above"; ///< amount, avg, low, high
inline constexpr std::string_view kOnTargetSteadyBelow =
    "draft.on_target.steady.below";                                       ///< amount, avg, low, high
inline constexpr std::string_view kOnTargetWork = "draft.on_target.work"; ///< avg, low, high
inline constexpr std::string_view kOnTargetWorkAbove = "draft.on_target.work.above"; ///< avg, low, high
inline constexpr std::string_view kOnTargetWorkBelow = "draft.on_target.work.below"; ///< avg, low, high
inline constexpr std::string_view kOnTargetAllSteady =
    "draft.on_target.all_steady"; ///< repeats, lowest avg, highest avg
inline constexpr std::string_view kOnTargetBothSteady =
    "draft.on_target.both_steady"; ///< lowest avg, highest avg
inline constexpr std::string_view kOnTargetAllRising =
    "draft.on_target.all_rising"; ///< repeats, first avg, last avg
inline constexpr std::string_view kOnTargetBothRising =
    "draft.on_target.both_rising"; ///< first avg, last avg
inline constexpr std::string_view kOnTargetAllFalling =
    "draft.on_target.all_falling"; ///< repeats, first avg, last avg
inline constexpr std::string_view kOnTargetBothFalling =
    "draft.on_target.both_falling"; ///< first avg, last avg
inline constexpr std::string_view kOnTargetSomeBelow =
    "draft.on_target.some_below"; ///< repeats in range, repeats, low, high, lowest avg
inline constexpr std::string_view kOnTargetSomeAbove =
    "draft.on_target.some_above"; ///< repeats in range, repeats, low, high, highest avg
inline constexpr std::string_view kOnTargetSpread =
    "draft.on_target.spread"; ///< lowest avg, highest avg, low, high
inline constexpr std::string_view kOnTargetAllHarder =
    "draft.on_target.all_harder"; ///< repeats, lowest avg, high
inline constexpr std::string_view kOnTargetBothHarder = "draft.on_target.both_harder"; ///< lowest avg, high
inline constexpr std::string_view kOnTargetAllEasier =
    "draft.on_target.all_easier"; ///< repeats, highest avg, low
inline constexpr std::string_view kOnTargetBothEasier = "draft.on_target.both_easier"; ///< highest avg, low
inline constexpr std::string_view kOnTargetHotStart =
    "draft.on_target.hot_start"; ///< first avg, high, lowest avg of the others, highest avg
inline constexpr std::string_view kOnTargetHotStartEven =
    "draft.on_target.hot_start.even"; ///< first avg, high, avg of the others
inline constexpr std::string_view kOnTargetFaded =
    "draft.on_target.faded"; ///< first avg, number of the first below its range, last avg
inline constexpr std::string_view kOnTargetFadedLast =
    "draft.on_target.faded_last"; ///< number of the last, first avg, last avg
inline constexpr std::string_view kOnTargetOneShort = "draft.on_target.one_short";   ///< number, avg, low
inline constexpr std::string_view kOnTargetSomeShort = "draft.on_target.some_short"; ///< lowest avg, low
inline constexpr std::string_view kOnTargetLastMissing =
    "draft.on_target.last_missing"; ///< repeats done, planned
inline constexpr std::string_view kOnTargetOneMissing =
    "draft.on_target.one_missing"; ///< repeats done, planned, number of the one left out
inline constexpr std::string_view kOnTargetSomeMissing =
    "draft.on_target.some_missing"; ///< repeats done, planned
inline constexpr std::string_view kOnTargetRecovery =
    "draft.on_target.recovery"; ///< amount, average power or average bpm
inline constexpr std::string_view kOnTargetEffort =
    "draft.on_target.effort"; ///< amount, average power or average bpm
inline constexpr std::string_view kOnTargetLoad = "draft.on_target.load"; ///< amount, load done, planned
inline constexpr std::string_view kOnTargetDistance = "draft.on_target.distance"; ///< distance, done s
inline constexpr std::string_view kOnTargetLength = "draft.on_target.length";     ///< amount
inline constexpr std::string_view kOnTargetPlain = "draft.on_target.plain";

// The last value of a sentence on the averages of steps, where they are of this; it has no other value.
inline constexpr std::string_view kWeightedPower = "draft.weighted_power";

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
inline constexpr std::string_view kSawStepOutsideWeighted =
    "draft.saw.step_outside.weighted"; ///< weighted power, low, high; not in range
inline constexpr std::string_view kSawWorkStep =
    "draft.saw.work_step"; ///< avg, low, high of the only work step among others
inline constexpr std::string_view kSawWorkStepWeighted =
    "draft.saw.work_step.weighted"; ///< weighted power, low, high of the only work step among others
inline constexpr std::string_view kSawExtra = "draft.saw.extra";            ///< s outside the plan
inline constexpr std::string_view kSawHarder = "draft.saw.harder";          ///< intensity done, planned
inline constexpr std::string_view kSawEasier = "draft.saw.easier";          ///< intensity done, planned
inline constexpr std::string_view kSawLoad = "draft.saw.load";              ///< load done, planned
inline constexpr std::string_view kSawDistance = "draft.saw.distance";      ///< m
inline constexpr std::string_view kSawBestTwenty = "draft.saw.best_twenty"; ///< W
inline constexpr std::string_view kSawTime = "draft.saw.time";            ///< s, where the plan is a distance
inline constexpr std::string_view kSawPower = "draft.saw.power";          ///< weighted power
inline constexpr std::string_view kSawHeartRate = "draft.saw.heart_rate"; ///< average bpm

// At most one cause.
inline constexpr std::string_view kCauseStartedHard = "draft.cause.started_hard"; ///< first avg, high
inline constexpr std::string_view kCauseFirstAbove =
    "draft.cause.first_above";                                                ///< high; its average was told
inline constexpr std::string_view kCauseHeartRate = "draft.cause.heart_rate"; ///< highest bpm
inline constexpr std::string_view kCauseStops = "draft.cause.stops";          ///< s stopped

// Or, in its place, how it compares with the last session of the same structure.
inline constexpr std::string_view kBetterPrefix = "draft.better.";
inline constexpr std::string_view kBetterWork = "draft.better.work"; ///< work avg, last time
inline constexpr std::string_view kBetterWorkWeighted =
    "draft.better.work.weighted"; ///< weighted power of the work, last time
inline constexpr std::string_view kBetterRepeats = "draft.better.repeats";      ///< repeats done, last time
inline constexpr std::string_view kBetterHeartRate = "draft.better.heart_rate"; ///< average bpm, last time
inline constexpr std::string_view kFirstOfItsKind = "draft.first";

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
inline constexpr std::string_view kNextEndOnTime = "draft.next.end_on_time";     ///< planned amount
inline constexpr std::string_view kNextFullTime = "draft.next.full_time";        ///< planned amount
inline constexpr std::string_view kNextBelow = "draft.next.below";               ///< high
inline constexpr std::string_view kNextNoFaster = "draft.next.no_faster";        ///< high, a pace
inline constexpr std::string_view kNextAtLeast = "draft.next.at_least";          ///< low
inline constexpr std::string_view kNextAtLeastPace = "draft.next.at_least.pace"; ///< low, a pace
inline constexpr std::string_view kNextLowerHalf = "draft.next.lower_half";
inline constexpr std::string_view kNextUpperHalf = "draft.next.upper_half";
inline constexpr std::string_view kNextEasyIsRight = "draft.next.easy_is_right";
inline constexpr std::string_view kNextSameFeel = "draft.next.same_feel";
inline constexpr std::string_view kNextKeepGoing = "draft.next.keep_going";
inline constexpr std::string_view kNextRefuel = "draft.next.refuel";
inline constexpr std::string_view kNextShortEasy = "draft.next.short_easy";
inline constexpr std::string_view kNextSayIfEasy = "draft.next.say_if_easy";
inline constexpr std::string_view kNextKeepEven = "draft.next.keep_even";
inline constexpr std::string_view kNextEven = "draft.next.even";
inline constexpr std::string_view kNextMatchFirst = "draft.next.match_first";
inline constexpr std::string_view kNextStartAt = "draft.next.start_at"; ///< low
inline constexpr std::string_view kNextStopWhenFading = "draft.next.stop_when_fading";
inline constexpr std::string_view kNextRepeatIt = "draft.next.repeat_it";
inline constexpr std::string_view kNextLegsFresh = "draft.next.legs_fresh";
inline constexpr std::string_view kNextFuelling = "draft.next.fuelling";
inline constexpr std::string_view kNextSameRhythm = "draft.next.same_rhythm";
inline constexpr std::string_view kNextRegular = "draft.next.regular";
inline constexpr std::string_view kNextShorterIsFine = "draft.next.shorter_is_fine";
inline constexpr std::string_view kNextEnough = "draft.next.enough"; ///< planned amount

} // namespace leadout::engine::sentence
