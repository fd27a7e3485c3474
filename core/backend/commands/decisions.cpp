// SPDX-License-Identifier: GPL-3.0-or-later
// What coaches decide about an analysis.
#include "core/backend/commands/publishable.h"
#include "core/backend/commands/stored.h"
#include "core/backend/publish/approval.h"
#include "core/backend/publish/publishing.h"
#include "core/backend/store/reports.h"
#include "core/backend/store/sessions.h"
#include "core/protocol/analysis_detail.h"

#include <algorithm>
#include <utility>

namespace leadout::backend {

using domain::AnalysisState;

namespace {

const QString kAnalysisPath = QStringLiteral("/analysis");

/// Gives an analysis to `decide(Analysis&) -> Result<Deed>` if it waits for a coach.
template <class Decide>
Result<Deed> whilePending(CommandContext& context, const domain::AnalysisId& id, Decide decide) {
    auto analysis = storedAnalysis(context, id);
    if (!analysis)
        return tl::unexpected(analysis.error());
    if (!*analysis)
        return notDone(deniedBy(QStringLiteral("access.not_found")));
    if ((*analysis)->state != AnalysisState::ReviewPending)
        return elsewhere();
    return decide(**analysis);
}

/// Closes an analysis without sending anything.
Result<Deed> close(CommandContext& context, Analysis& analysis, QStringList fields) {
    analysis.state = AnalysisState::Reviewed;
    analysis.decidedAt = context.changes.now();
    analysis.decidedBy = context.viewer.coach();
    if (std::exchange(analysis.publishFault, std::nullopt))
        fields.append(QStringLiteral("publish_fault"));
    fields.append({QStringLiteral("state"), QStringLiteral("decided_at"), QStringLiteral("decided_by")});
    return putAnalysis(context.changes, analysis, fields).map([](std::int64_t rev) { return Deed(rev); });
}

/// What the coach must have seen to approve it.
QString contentOf(const Analysis& analysis, const Feedback& feedback) {
    protocol::ApprovedContent content;
    content.text = feedback.current().text;
    content.personal_note = feedback.personalNote;
    content.score = analysis.score;
    content.verdict = analysis.verdict;
    content.adjusted = analysis.adjusted;
    if (const auto detail = protocol::readAnalysisDetail(analysis.detail))
        content.facts = detail->facts;
    return protocol::contentHashOf(content);
}

/// What stands against sending these texts: they are not what the coach saw, or must not go out. A path of
/// the payload stands in what is invalid.
Result<std::optional<NotDone>> unsendable(CommandContext& context, const Analysis& analysis,
                                          const Feedback& feedback, const QString& contentHash) {
    if (contentOf(analysis, feedback) != contentHash) {
        NotDone changed = conflictIn({QStringLiteral("content")});
        changed.sentence = QStringLiteral("publish.changed");
        return std::optional(std::move(changed));
    }
    return unfitText(context.changes, context.viewer, analysis, feedback, feedback.current().text)
        .map([](const std::optional<QString>& unfit) {
            return unfit ? std::optional(invalidAt(kAnalysisPath, *unfit)) : std::nullopt;
        });
}

Result<Deed> approvePending(CommandContext& context, const Analysis& analysis, const QString& contentHash) {
    if (analysis.missed)
        return notDone(invalidAt(kAnalysisPath, QStringLiteral("publish.missed")));
    const auto feedback = storedFeedback(context, analysis.id);
    if (!feedback)
        return tl::unexpected(feedback.error());
    if (!analysis.verdict)
        return notDone(invalidAt(kAnalysisPath, QStringLiteral("publish.not_analyzed")));
    if (!*feedback)
        return notDone(invalidAt(kAnalysisPath, QStringLiteral("publish.empty")));
    const auto refused = unsendable(context, analysis, **feedback, contentHash);
    if (!refused)
        return tl::unexpected(refused.error());
    if (*refused)
        return notDone(**refused);
    if (const auto approved = approve(context.changes, analysis, context.viewer.coach()); !approved)
        return tl::unexpected(approved.error());
    return revisionOf(context, bodyRowId(analysis.id.uuid(), RowKind::AnalysisDetail));
}

/// Whether there is a sending that is known not to have arrived. One that may have is never repeated.
Result<bool> couldNotBeSent(CommandContext& context, const Analysis& analysis) {
    const Viewer all = Viewer::system(context.changes.company());
    return publishJobsOf(context.changes.connection(), all, analysis.id)
        .map([](const std::vector<PublishJob>& jobs) {
            return std::any_of(jobs.begin(), jobs.end(), [](const PublishJob& job) {
                return job.state == domain::DeliveryState::Failed;
            });
        });
}

/// Whether keeping the comment would throw away a personal note. The command is based on the detail's
/// revision, which says nothing about the note, so a note counts as seen only where the comment repeats it.
Result<bool> wouldLoseNote(CommandContext& context, const domain::AnalysisId& analysis,
                           const QString& comment) {
    return storedFeedback(context, analysis).map([&comment](const std::optional<Feedback>& feedback) {
        return feedback && !comment.contains(feedback->personalNote);
    });
}

/// Keeps the comment as the personal note, which goes into comments alone.
Result<> keepComment(CommandContext& context, const Analysis& analysis, const QString& comment) {
    auto feedback = storedFeedback(context, analysis.id);
    if (!feedback)
        return tl::unexpected(feedback.error());
    if (*feedback)
        return setPersonalNote(context.changes, **feedback, comment).map([](std::int64_t) {});
    // A missed session has no draft.
    domain::SystemRandom random;
    Feedback made;
    made.id = domain::FeedbackId::make(domain::FixedClock(context.changes.now()), random);
    made.athlete = analysis.athlete;
    made.analysis = analysis.id;
    made.personalNote = comment;
    FeedbackVersion empty;
    empty.version = 1;
    empty.writtenAt = context.changes.now();
    made.versions.push_back(empty);
    return addFeedback(context.changes, made).map([](std::int64_t) {});
}

/// A missed session that is excused counts neither as missed nor as done.
Result<> excuse(CommandContext& context, const domain::WorkoutId& id) {
    const Viewer all = Viewer::system(context.changes.company());
    const auto workout = findWorkout(context.changes.connection(), all, id);
    if (!workout)
        return tl::unexpected(workout.error());
    if (!*workout)
        return {};
    return setWorkoutState(context.changes, **workout, domain::PlannedState::Excused).map([](std::int64_t) {
    });
}

} // namespace

Result<Deed> handle(CommandContext& context, Authority<domain::ApproveAndPublish>,
                    const domain::ApproveAndPublish& command) {
    // The hash says more than the base: it covers the texts, which are rows of their own.
    return whilePending(context, command.analysis, [&](const Analysis& analysis) {
        return approvePending(context, analysis, command.content_hash);
    });
}

Result<Deed> handle(CommandContext& context, Authority<domain::RetryPublish>,
                    const domain::RetryPublish& command) {
    const auto analysis = storedAnalysis(context, command.analysis);
    if (!analysis)
        return tl::unexpected(analysis.error());
    if (!*analysis)
        return notDone(deniedBy(QStringLiteral("access.not_found")));
    if ((*analysis)->state != AnalysisState::Approved)
        return elsewhere();
    const auto failed = couldNotBeSent(context, **analysis);
    if (!failed)
        return tl::unexpected(failed.error());
    if (!*failed)
        return elsewhere();
    const auto feedback = storedFeedback(context, command.analysis);
    if (!feedback)
        return tl::unexpected(feedback.error());
    if (!*feedback)
        return notDone(invalidAt(kAnalysisPath, QStringLiteral("publish.empty")));
    const auto refused = unsendable(context, **analysis, **feedback, command.content_hash);
    if (!refused)
        return tl::unexpected(refused.error());
    if (*refused)
        return notDone(**refused);
    const Viewer all = Viewer::system(context.changes.company());
    if (const auto again = publishAgain(context.changes, all, **analysis); !again)
        return tl::unexpected(again.error());
    return revisionOf(context, bodyRowId(command.analysis.uuid(), RowKind::AnalysisDetail));
}

Result<Deed> handle(CommandContext& context, Authority<domain::CommentOnly>,
                    const domain::CommentOnly& command) {
    return whilePending(context, command.analysis, [&](Analysis& analysis) -> Result<Deed> {
        const auto loses = wouldLoseNote(context, analysis.id, command.comment);
        if (!loses)
            return tl::unexpected(loses.error());
        if (*loses)
            return notDone(conflictIn({QStringLiteral("personal_note")}));
        if (const auto kept = keepComment(context, analysis, command.comment); !kept)
            return tl::unexpected(kept.error());
        const auto closed = close(context, analysis, {});
        if (!closed || !*closed)
            return closed;
        return revisionOf(context, bodyRowId(analysis.id.uuid(), RowKind::AnalysisDetail));
    });
}

Result<Deed> handle(CommandContext& context, Authority<domain::MarkDone>, const domain::MarkDone& command) {
    auto analysis = storedAnalysis(context, command.analysis);
    if (!analysis)
        return tl::unexpected(analysis.error());
    if (!*analysis)
        return notDone(deniedBy(QStringLiteral("access.not_found")));
    // What could not be sent waits for a coach too.
    if ((*analysis)->state != AnalysisState::ReviewPending && !isUnsent(**analysis))
        return elsewhere();
    return close(context, **analysis, {});
}

Result<Deed> handle(CommandContext& context, Authority<domain::Adjust>, const domain::Adjust& command) {
    return whilePending(context, command.analysis, [&](Analysis& analysis) -> Result<Deed> {
        const auto changed = changedFields(context, analysis.id.uuid(), {QStringLiteral("adjusted")});
        if (!changed)
            return tl::unexpected(changed.error());
        if (!changed->isEmpty())
            return notDone(conflictIn(*changed));
        analysis.adjusted = command.reason;
        analysis.adjustNote = command.note;
        const QStringList fields = {QStringLiteral("adjusted"), QStringLiteral("adjust_note")};
        // A session that was done keeps waiting: its feedback can still go out, without the score.
        if (!analysis.missed)
            return putAnalysis(context.changes, analysis, fields).map([](std::int64_t rev) {
                return Deed(rev);
            });
        if (analysis.workout) {
            if (const auto excused = excuse(context, *analysis.workout); !excused)
                return tl::unexpected(excused.error());
        }
        return close(context, analysis, fields);
    });
}

Result<Deed> handle(CommandContext& context, Authority<domain::HandToHead>,
                    const domain::HandToHead& command) {
    return whilePending(context, command.analysis, [&](Analysis& analysis) -> Result<Deed> {
        const auto changed = changedFields(context, analysis.id.uuid(), {QStringLiteral("handed")});
        if (!changed)
            return tl::unexpected(changed.error());
        if (!changed->isEmpty())
            return notDone(conflictIn(*changed));
        analysis.handedToHead = true;
        analysis.handNote = command.note;
        return putAnalysis(context.changes, analysis, {QStringLiteral("handed"), QStringLiteral("hand_note")})
            .map([](std::int64_t rev) { return Deed(rev); });
    });
}

} // namespace leadout::backend
