// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of a session: what each is called, and how one is told that is more than a value.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kNumbers[] = {
    {QT_TRANSLATE_NOOP3("sentences", "Moving time", "number.moving_time")},
    {QT_TRANSLATE_NOOP3("sentences", "Load", "number.load")},
    {QT_TRANSLATE_NOOP3("sentences", "Intensity", "number.intensity")},
    {QT_TRANSLATE_NOOP3("sentences", "Average power", "number.average_power")},
    {QT_TRANSLATE_NOOP3("sentences", "Power without zeros", "number.power_without_zeros")},
    {QT_TRANSLATE_NOOP3("sentences", "Weighted power", "number.weighted_power")},
    {QT_TRANSLATE_NOOP3("sentences", "Variability", "number.variability")},
    {QT_TRANSLATE_NOOP3("sentences", "Work", "number.work")},
    {QT_TRANSLATE_NOOP3("sentences", "Average heart rate", "number.average_heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "Efficiency", "number.efficiency")},
    {QT_TRANSLATE_NOOP3("sentences", "Aerobic decoupling", "number.decoupling")},
    {QT_TRANSLATE_NOOP3("sentences", "Heart-rate recovery", "number.heart_rate_recovery")},
    {QT_TRANSLATE_NOOP3("sentences", "Peak powers", "number.peak_power")},
    {QT_TRANSLATE_NOOP3("sentences", "Critical power", "number.critical_power")},
    {QT_TRANSLATE_NOOP3("sentences", "W′ balance", "number.w_prime_balance")},
    {QT_TRANSLATE_NOOP3("sentences", "Graded pace", "number.graded_speed")},
    {QT_TRANSLATE_NOOP3("sentences", "Swim pace", "number.swim_speed")},
    {QT_TRANSLATE_NOOP3("sentences", "Power zones", "number.power_zones")},
    {QT_TRANSLATE_NOOP3("sentences", "Heart-rate zones", "number.heart_rate_zones")},
    {QT_TRANSLATE_NOOP3("sentences", "Pace zones", "number.pace_zones")},
    {QT_TRANSLATE_NOOP3("sentences", "Form", "number.form")},
    {QT_TRANSLATE_NOOP3("sentences", "Threshold power", "number.threshold")},
    {QT_TRANSLATE_NOOP3("sentences", "by power", "number.by.power")},
    {QT_TRANSLATE_NOOP3("sentences", "by heart rate", "number.by.heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "by pace", "number.by.pace")},
    {QT_TRANSLATE_NOOP3("sentences", "by the heart rate at threshold", "number.by.threshold_heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "by the highest heart rate", "number.by.highest_heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} W per bpm", "number.value.efficiency.power")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} m per beat", "number.value.efficiency.pace")},
    {QT_TRANSLATE_NOOP3("sentences", "{0}, and {1} above it", "number.value.critical_power")},
    {QT_TRANSLATE_NOOP3("sentences", "at the lowest {0} of {1}", "number.value.w_prime_balance")},
    {QT_TRANSLATE_NOOP3("sentences", "from {0}", "number.carried_by")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} would fit better, from {1} on", "number.suggested")},
    {QT_TRANSLATE_NOOP3("sentences", "Too few days with known loads; the number needs {0}.", "number.form.unknown")},
    {QT_TRANSLATE_NOOP3("sentences", "The threshold power of this day isn't known.", "number.threshold.unknown")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> numbersSentences() {
    return kNumbers;
}

} // namespace leadout::domain
