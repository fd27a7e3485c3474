// SPDX-License-Identifier: GPL-3.0-or-later
// What the scoring says, and why a number is absent.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kEngine[] = {
    {QT_TRANSLATE_NOOP3("sentences", "{0} of {1} · {2}", "sum.duration")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} of {1} · {2}", "sum.distance")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} of {1} · {2}", "sum.load")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} of {1} · {2}", "sum.intensity")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} by {1}, planned {2} by {3}; not counted", "sum.load.other_method")},
    {QT_TRANSLATE_N_NOOP3("sentences", "{0} steps, all on target", "sum.steps.on_target"), 0},
    {QT_TRANSLATE_NOOP3("sentences", "{0}: {1} of {2:bare}–{3} (−{4})", "sum.step.outside")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} {1}: {2} of {3:bare}–{4} (−{5})", "sum.repeat.outside")},
    {QT_TRANSLATE_NOOP3("sentences", "{0}: {1} of {2} (−{3})", "sum.step.time")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} {1}: {2} of {3} (−{4})", "sum.repeat.time")},
    {QT_TRANSLATE_NOOP3("sentences", "{0}: {1} of {2}", "sum.step.uncompared")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} {1}: {2} of {3}", "sum.repeat.uncompared")},
    {QT_TRANSLATE_NOOP3("sentences", "{0}: left out, {1} planned (−{2})", "sum.step.skipped")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} {1}: left out, {2} planned (−{3})", "sum.repeat.skipped")},
    {QT_TRANSLATE_NOOP3("sentences", "Not on target, so at most {0}; it would be {1}", "sum.cap")},
    {QT_TRANSLATE_NOOP3("sentences", "shorter ({0:hm} of {1:hm})", "reason.shorter")},
    {QT_TRANSLATE_NOOP3("sentences", "shorter ({0} of {1})", "reason.shorter.distance")},
    {QT_TRANSLATE_NOOP3("sentences", "longer ({0:hm} of {1:hm})", "reason.longer")},
    {QT_TRANSLATE_NOOP3("sentences", "longer ({0} of {1})", "reason.longer.distance")},
    {QT_TRANSLATE_NOOP3("sentences", "easier (intensity {0} of {1})", "reason.easier")},
    {QT_TRANSLATE_NOOP3("sentences", "easier (load {0} of {1})", "reason.easier.load")},
    {QT_TRANSLATE_NOOP3("sentences", "harder (intensity {0} of {1})", "reason.harder")},
    {QT_TRANSLATE_NOOP3("sentences", "harder (load {0} of {1})", "reason.harder.load")},
    {QT_TRANSLATE_N_NOOP3("sentences", "{0} of {1} repeats", "reason.repeats"), 1},
    {QT_TRANSLATE_NOOP3("sentences", "work steps off target ({0} of 100)", "reason.work_steps")},
    {QT_TRANSLATE_NOOP3("sentences", "extra {0:hm}", "reason.extra")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} for {1}", "not_scored.swapped")},
    {QT_TRANSLATE_NOOP3("sentences", "power missing for {0} of the time", "not_scored.bad_data")},
    {QT_TRANSLATE_NOOP3("sentences", "No power was recorded.", "absent.power")},
    {QT_TRANSLATE_NOOP3("sentences", "The power is zero throughout.", "absent.zero_power")},
    {QT_TRANSLATE_NOOP3("sentences", "No heart rate was recorded.", "absent.heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "No speed was recorded.", "absent.speed")},
    {QT_TRANSLATE_NOOP3("sentences", "No distance was recorded.", "absent.distance")},
    {QT_TRANSLATE_NOOP3("sentences", "The altitude was not recorded along the way.", "absent.altitude")},
    {QT_TRANSLATE_NOOP3("sentences", "No moving time was recorded.", "absent.time")},
    {QT_TRANSLATE_NOOP3("sentences", "This is {0} long; the number needs {1}.", "absent.too_short")},
    {QT_TRANSLATE_NOOP3("sentences", "This is longer than {0:hm}, more than the number is made for.", "absent.too_long")},
    {QT_TRANSLATE_NOOP3("sentences", "Heart rate and effort were recorded together for {0}; the number needs {1}.", "absent.together")},
    {QT_TRANSLATE_NOOP3("sentences", "One of the halves has too little effort or heart rate to compare.", "absent.half")},
    {QT_TRANSLATE_NOOP3("sentences", "The threshold that this number refers to isn't known.", "absent.threshold")},
    {QT_TRANSLATE_NOOP3("sentences", "The highest heart rate isn't known.", "absent.max_heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "Critical power and the work above it aren't known.", "absent.critical_power")},
    {QT_TRANSLATE_NOOP3("sentences", "Nothing that a load can be measured by was recorded for long enough.", "absent.load")},
    {QT_TRANSLATE_NOOP3("sentences", "The bounds of the zones don't rise from one to the next.", "absent.zones")},
    {QT_TRANSLATE_NOOP3("sentences", "Neither power nor speed tells when an effort ended.", "absent.output")},
    {QT_TRANSLATE_NOOP3("sentences", "The heart rate was never at {0} or above for {1}.", "absent.hard_effort")},
    {QT_TRANSLATE_NOOP3("sentences", "No hard effort is followed by {0} at half of it or less, with the heart rate recorded.", "absent.easing")},
    {QT_TRANSLATE_NOOP3("sentences", "Separate efforts of 3 to 20 minutes: {0}. The number needs {1}.", "absent.efforts")},
    {QT_TRANSLATE_NOOP3("sentences", "The efforts are too alike in length: the longest must last twice as long as the shortest.", "absent.efforts.alike")},
    {QT_TRANSLATE_NOOP3("sentences", "The power doesn't fall with the length of the efforts as it should, so they can't all have been maximal.", "absent.efforts.no_curve")},
    {QT_TRANSLATE_NOOP3("sentences", "The efforts can't have been maximal: {0} come out of them, which is too little for this athlete.", "absent.efforts.not_maximal")},
    {QT_TRANSLATE_NOOP3("sentences", "Days with known loads: {0}. The number needs {1}.", "absent.history")},
    {QT_TRANSLATE_NOOP3("sentences", "There is no such number for this sport: {0}.", "absent.sport")},
    {QT_TRANSLATE_NOOP3("sentences", "Recorded every {0} s on average, so the load is an estimate.", "estimate.slow")},
    {QT_TRANSLATE_NOOP3("sentences", "The best 20 minutes were at {0}; 95 % of it are {1}, and the threshold is {2}.", "threshold.twenty_minutes")},
    {QT_TRANSLATE_NOOP3("sentences", "In {0} of the last 3 structured sessions the long work steps were above target, by {1} or more.", "threshold.steps")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> engineSentences() {
    return kEngine;
}

} // namespace leadout::domain
