// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of recordings: why an analysis waits, and what cannot be done with a session.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kRecordings[] = {
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: the file could not be read to its end.", "waits.error")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: this session has no score.", "waits.not_scored")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: something was decided about this session before.", "waits.decided")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: another workout of the day fits this recording about as well.", "waits.pairing")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: the athlete wrote of pain or illness.", "waits.coach_line")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: the athlete wrote something.", "waits.comment")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: the session is not on target.", "waits.not_on_target")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: a score of {0} is below 80.", "waits.score")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: the perceived effort was {0} of 10.", "waits.effort")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: the athlete felt bad.", "waits.feel")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: a threshold is missing, so some steps were not compared.", "waits.threshold_missing")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: the threshold looks out of date.", "waits.threshold")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: the file came with a warning, so its numbers should be looked at.", "waits.warning")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: this is the first session after being sick.", "waits.after_sick")},
    {QT_TRANSLATE_NOOP3("sentences", "Waits for you: this session was analyzed again after an update, and nothing goes out by that alone.", "waits.renewed")},
    {QT_TRANSLATE_NOOP3("sentences", "The server doesn't have this file yet. Send the file first.", "upload.bytes_missing")},
    {QT_TRANSLATE_NOOP3("sentences", "Too many of your files are on their way at once. Wait until one of them has arrived.", "upload.too_many_own")},
    {QT_TRANSLATE_NOOP3("sentences", "The server is taking in as many files as it can. Try again in a moment.", "upload.too_many")},
    {QT_TRANSLATE_NOOP3("sentences", "X-Activity-Comment must be given once: percent-encoded UTF-8 text, no longer than a comment may be.", "upload.bad_comment")},
    {QT_TRANSLATE_NOOP3("sentences", "X-Activity-Effort must be given once: a whole number from 1 to 10.", "upload.bad_effort")},
    {QT_TRANSLATE_NOOP3("sentences", "X-Activity-Feel must be given once: a whole number from 1 to 5.", "upload.bad_feel")},
    {QT_TRANSLATE_NOOP3("sentences", "This review is decided, so it stays as it is. Plan a new workout instead.", "plan.decided")},
    {QT_TRANSLATE_NOOP3("sentences", "A recording answers this workout already. Take it away under Pair, then change the plan.", "plan.answered")},
    {QT_TRANSLATE_NOOP3("sentences", "One of these sessions is decided already, so it stays as it is.", "pair.decided")},
    {QT_TRANSLATE_NOOP3("sentences", "This file hasn't been read, so it can't be paired. Retry it first.", "pair.not_read")},
    {QT_TRANSLATE_NOOP3("sentences", "This session is not one that arrived late. Open its review.", "review_anyway.not_late")},
    {QT_TRANSLATE_NOOP3("sentences", "This athlete is deactivated, so sessions get no review. Activate the athlete first.", "review_anyway.deactivated")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> recordingsSentences() {
    return kRecordings;
}

} // namespace leadout::domain
