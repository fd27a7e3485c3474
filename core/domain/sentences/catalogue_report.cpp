// SPDX-License-Identifier: GPL-3.0-or-later
// What the public report of a session says to the athlete.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kReport[] = {
    {QT_TRANSLATE_NOOP3("sentences", "Training report", "report.title")},
    {QT_TRANSLATE_NOOP3("sentences", "Athlete", "report.athlete")},
    {QT_TRANSLATE_NOOP3("sentences", "Score", "report.score")},
    {QT_TRANSLATE_NOOP3("sentences", "From your coach", "report.from_coach")},
    {QT_TRANSLATE_NOOP3("sentences", "Planned", "report.planned")},
    {QT_TRANSLATE_NOOP3("sentences", "Done", "report.done")},
    {QT_TRANSLATE_NOOP3("sentences", "This session was not planned.", "report.not_planned")},
    {QT_TRANSLATE_NOOP3("sentences", "The recording holds no totals.", "report.no_totals")},
    {QT_TRANSLATE_NOOP3("sentences", "Average heart rate", "report.average_heart_rate")},
    {QT_TRANSLATE_NOOP3("sentences", "Recording", "report.recording")},
    {QT_TRANSLATE_NOOP3("sentences", "There is no curve to show for this session.", "report.no_recording")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} s average", "report.chart_average")},
    {QT_TRANSLATE_NOOP3("sentences", "Curves over {0}.", "report.chart_length")},
    {QT_TRANSLATE_NOOP3("sentences", "{0}: between {1} and {2}.", "report.chart_range")},
    {QT_TRANSLATE_NOOP3("sentences", "Target ranges lie behind the curves.", "report.chart_targets")},
    {QT_TRANSLATE_NOOP3("sentences", "Speed", "report.speed")},
    {QT_TRANSLATE_NOOP3("sentences", "Step", "report.step")},
    {QT_TRANSLATE_NOOP3("sentences", "Target", "report.target")},
    {QT_TRANSLATE_NOOP3("sentences", "skipped", "report.skipped")},
    {QT_TRANSLATE_NOOP3("sentences", "This report is not available", "report.unavailable")},
    {QT_TRANSLATE_NOOP3("sentences", "It may have been switched off, or the address is not complete. Ask your coach for the current link.", "report.unavailable_why")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> reportSentences() {
    return kReport;
}

} // namespace leadout::domain
