// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages, notices and mails say.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kPages[] = {
    {QT_TRANSLATE_NOOP3("sentences", "Planned and done", "review.planned_and_done")},
    {QT_TRANSLATE_NOOP3("sentences", "How {0} adds up", "review.sum")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} isn't in the recording. Highest was {1}.", "review.not_in_recording")},
    {QT_TRANSLATE_NOOP3("sentences", "Use {0}", "review.use_value")},
    {QT_TRANSLATE_NOOP3("sentences", "Arrived late · not reviewed", "review.arrived_late")},
    {QT_TRANSLATE_NOOP3("sentences", "Review anyway", "review.review_anyway")},
    {QT_TRANSLATE_NOOP3("sentences", "Drafted by Leadout", "editor.drafted")},
    {QT_TRANSLATE_NOOP3("sentences", "Drafted by Leadout · edited by {0}, {1}", "editor.drafted_and_edited")},
    {QT_TRANSLATE_NOOP3("sentences", "Back to the draft", "editor.back_to_draft")},
    {QT_TRANSLATE_NOOP3("sentences", "Approve and publish", "action.approve_and_publish")},
    {QT_TRANSLATE_NOOP3("sentences", "Done", "action.done")},
    {QT_TRANSLATE_NOOP3("sentences", "Adjust", "action.adjust")},
    {QT_TRANSLATE_NOOP3("sentences", "Pair", "action.pair")},
    {QT_TRANSLATE_NOOP3("sentences", "Comment only", "action.comment_only")},
    {QT_TRANSLATE_NOOP3("sentences", "Hand to a head coach", "action.hand_to_head")},
    {QT_TRANSLATE_NOOP3("sentences", "Note", "action.note")},
    {QT_TRANSLATE_NOOP3("sentences", "Try again", "action.try_again")},
    {QT_TRANSLATE_NOOP3("sentences", "Copy text", "action.copy_text")},
    {QT_TRANSLATE_NOOP3("sentences", "Copy link", "action.copy_link")},
    {QT_TRANSLATE_NOOP3("sentences", "Open session", "action.open_session")},
    {QT_TRANSLATE_NOOP3("sentences", "Reconnect", "action.reconnect")},
    {QT_TRANSLATE_NOOP3("sentences", "Create invite", "action.create_invite")},
    {QT_TRANSLATE_NOOP3("sentences", "Connect TrainingPeaks", "action.connect_trainingpeaks")},
    {QT_TRANSLATE_NOOP3("sentences", "Sync roster", "action.sync_roster")},
    {QT_TRANSLATE_NOOP3("sentences", "Sync summaries", "action.sync_summaries")},
    {QT_TRANSLATE_NOOP3("sentences", "Sync details", "action.sync_details")},
    {QT_TRANSLATE_NOOP3("sentences", "Compliance alert emails", "settings.alert_emails")},
    {QT_TRANSLATE_N_NOOP3("sentences", "Offline. All {0} sessions in your queue are on this computer.", "offline.queue"), 0},
    {QT_TRANSLATE_N_NOOP3("sentences", "{0} reviews go out when you're online", "offline.waiting"), 0},
    {QT_TRANSLATE_NOOP3("sentences", "Offline", "offline.label")},
    {QT_TRANSLATE_NOOP3("sentences", "Online", "online.label")},
    {QT_TRANSLATE_NOOP3("sentences", "Synced {0}", "online.synced")},
    {QT_TRANSLATE_NOOP3("sentences", "Waiting for a head coach", "held.label")},
    {QT_TRANSLATE_N_NOOP3("sentences", "{0} changes went to a head coach, because these athletes moved to another coach.", "held.moved"), 0},
    {QT_TRANSLATE_NOOP3("sentences", "Couldn't be sent ({0})", "outbox.not_sent")},
    {QT_TRANSLATE_NOOP3("sentences", "Approved, not sent: {0} didn't answer. Your text is safe.", "publish.failed")},
    {QT_TRANSLATE_NOOP3("sentences", "Approved, not sent: the athlete doesn't allow reports any more. Your text is safe. Try again once they allow them.", "publish.fault.consent")},
    {QT_TRANSLATE_NOOP3("sentences", "Approved, not sent: the text names the athlete, a coach or the company. Your text is safe. Take the name out and try again.", "publish.fault.name_in_text")},
    {QT_TRANSLATE_NOOP3("sentences", "Approved, not sent: the details of this session can't be read. Your text is safe. Tell whoever runs the server.", "publish.fault.unreadable")},
    {QT_TRANSLATE_NOOP3("sentences", "The report still shows the earlier text: the new one names the athlete, a coach or the company. Take the name out.", "publish.fault.correction_name")},
    {QT_TRANSLATE_NOOP3("sentences", "Report is live. This athlete's {0} account takes no comments from other programs.", "publish.no_comment")},
    {QT_TRANSLATE_NOOP3("sentences", "Published {0}.", "publish.done")},
    {QT_TRANSLATE_NOOP3("sentences", "This server has no public address, so the report was saved as a file.", "publish.no_public_address")},
    {QT_TRANSLATE_NOOP3("sentences", "The text or the score changed since you read it. Read it again, then approve.", "publish.changed")},
    {QT_TRANSLATE_NOOP3("sentences", "There is no feedback yet. Write it, or choose Done to send nothing.", "publish.empty")},
    {QT_TRANSLATE_NOOP3("sentences", "The feedback still begins with the line for the coach. Answer what the athlete wrote, or take the line out.", "publish.coach_line")},
    {QT_TRANSLATE_NOOP3("sentences", "A name stands in the feedback, which everybody with the link can read. Take it out; the personal note may hold it.", "publish.names")},
    {QT_TRANSLATE_NOOP3("sentences", "A missed session has no report. Choose Adjust or Done.", "publish.missed")},
    {QT_TRANSLATE_NOOP3("sentences", "This session could not be analyzed, so there is nothing to report. Choose Done.", "publish.not_analyzed")},
    {QT_TRANSLATE_NOOP3("sentences", "There is no draft to go back to. Write the feedback yourself.", "feedback.no_draft")},
    {QT_TRANSLATE_NOOP3("sentences", "Too many of your changes already wait for a head coach, so this one was not kept. Ask a head coach to decide about them.", "held.too_many")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} sign-in expired on {1}. New sessions don't arrive until you reconnect.", "connection.expired")},
    {QT_TRANSLATE_N_NOOP3("sentences", "{0} athletes imported", "import.athletes"), 0},
    {QT_TRANSLATE_N_NOOP3("sentences", "{0} need a coach", "import.need_coach"), 0},
    {QT_TRANSLATE_NOOP3("sentences", "{0}, {1}.", "import.done")},
    {QT_TRANSLATE_N_NOOP3("sentences", "Nothing to review. {0} sessions are planned today.", "queue.empty"), 0},
    {QT_TRANSLATE_NOOP3("sentences", "Nothing to review. No session is planned today.", "queue.empty_no_plan")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} was deactivated by {1}. New sessions get no review; their history stays.", "notice.athlete_deactivated")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} was activated by {1}. New sessions are reviewed again.", "notice.athlete_activated")},
    {QT_TRANSLATE_NOOP3("sentences", "{0} was deactivated on the date set. New sessions get no review; their history stays.", "notice.athlete_auto_deactivated")},
    {QT_TRANSLATE_NOOP3("sentences", "weighted power", "numbers.weighted_power")},
    {QT_TRANSLATE_NOOP3("sentences", "load", "numbers.load")},
    {QT_TRANSLATE_NOOP3("sentences", "intensity", "numbers.intensity")},
    {QT_TRANSLATE_NOOP3("sentences", "compares to NP / TSS / IF", "numbers.hint")},
    {QT_TRANSLATE_NOOP3("sentences", "threshold looks out of date", "threshold.out_of_date")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> pagesSentences() {
    return kPages;
}

} // namespace leadout::domain
