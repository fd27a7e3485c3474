// SPDX-License-Identifier: GPL-3.0-or-later
// What the scoring says.
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
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> engineSentences() {
    return kEngine;
}

} // namespace leadout::domain
