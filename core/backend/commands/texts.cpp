// SPDX-License-Identifier: GPL-3.0-or-later
// What coaches do to the texts about an analysis.
#include "core/backend/commands/publishable.h"
#include "core/backend/commands/stored.h"
#include "core/backend/publish/publishing.h"

namespace leadout::backend {

using domain::AnalysisState;

namespace {

const QString kText = QStringLiteral("text");
const QString kPersonalNote = QStringLiteral("personal_note");

/// The texts of an analysis, and the analysis itself.
struct Texts {
    Analysis analysis;
    Feedback feedback;
};

/// Whether a text that has been approved may be corrected: when it is out, or when it could not be sent.
bool isCorrectable(const Analysis& analysis) {
    return analysis.state == AnalysisState::Published || isUnsent(analysis);
}

/// The texts, unless somebody else has written to this field since or they may no longer change.
Result<tl::expected<Texts, NotDone>> open(CommandContext& context, const domain::AnalysisId& id,
                                          const QString& field, bool corrects) {
    using Opened = tl::expected<Texts, NotDone>;
    const auto analysis = storedAnalysis(context, id);
    if (!analysis)
        return tl::unexpected(analysis.error());
    const auto feedback = storedFeedback(context, id);
    if (!feedback)
        return tl::unexpected(feedback.error());
    if (!*analysis || !*feedback)
        return Opened(tl::unexpected(deniedBy(QStringLiteral("access.not_found"))));
    const bool waits = (*analysis)->state == AnalysisState::ReviewPending;
    if (!waits && !(corrects && isCorrectable(**analysis)))
        return Opened(tl::unexpected(conflictIn({QStringLiteral("state")})));
    const auto changed = changedFields(context, (*feedback)->id.uuid(), {field});
    if (!changed)
        return tl::unexpected(changed.error());
    if (!changed->isEmpty())
        return Opened(tl::unexpected(conflictIn(*changed)));
    return Opened(Texts{**analysis, **feedback});
}

/// Writes the next version; the same text once more is no version.
Result<Deed> write(CommandContext& context, const Feedback& feedback, Writer writer, const QString& text) {
    if (feedback.current().text == text && feedback.current().writer == writer)
        return revisionOf(context, feedback.id.uuid());
    const Written written = writtenIn(context);
    const auto added =
        writer == Writer::Coach
            ? addFeedbackVersion(context.changes, feedback, writer, written.by, text, written.at)
            : addFeedbackVersion(context.changes, feedback, writer, std::nullopt, text);
    return added.map([](std::int64_t rev) { return Deed(rev); });
}

} // namespace

Result<Deed> handle(CommandContext& context, Authority<domain::EditFeedback>,
                    const domain::EditFeedback& command) {
    const auto texts = open(context, command.analysis, kText, true);
    if (!texts)
        return tl::unexpected(texts.error());
    if (!*texts)
        return notDone(texts->error());
    const auto& [analysis, feedback] = **texts;
    if (isCorrectable(analysis)) {
        // Nobody approves it once more: it is read by everybody with the link as soon as it is out.
        const auto unfit = unfitText(context.changes, context.viewer, analysis, feedback, command.text);
        if (!unfit)
            return tl::unexpected(unfit.error());
        if (*unfit)
            return notDone(invalidAt(QStringLiteral("/text"), **unfit));
    }
    auto deed = write(context, feedback, Writer::Coach, command.text);
    if (deed && *deed && analysis.state == AnalysisState::Published) {
        const Viewer all = Viewer::system(context.changes.company());
        if (const auto shown = correctPublished(context.changes, all, analysis); !shown)
            return tl::unexpected(shown.error());
    }
    return deed;
}

Result<Deed> handle(CommandContext& context, Authority<domain::EditPersonalNote>,
                    const domain::EditPersonalNote& command) {
    const auto texts = open(context, command.analysis, kPersonalNote, false);
    if (!texts)
        return tl::unexpected(texts.error());
    if (!*texts)
        return notDone(texts->error());
    return setPersonalNote(context.changes, (*texts)->feedback, command.text).map([](std::int64_t rev) {
        return Deed(rev);
    });
}

Result<Deed> handle(CommandContext& context, Authority<domain::BackToDraft>,
                    const domain::BackToDraft& command) {
    const auto texts = open(context, command.analysis, kText, false);
    if (!texts)
        return tl::unexpected(texts.error());
    if (!*texts)
        return notDone(texts->error());
    const Feedback& feedback = (*texts)->feedback;
    const FeedbackVersion* draft = feedback.draft();
    if (draft == nullptr)
        return notDone(invalidAt(QStringLiteral("/analysis"), QStringLiteral("feedback.no_draft")));
    return write(context, feedback, draft->writer, draft->text);
}

} // namespace leadout::backend
