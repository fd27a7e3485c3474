// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/commands/conflicts.h"
#include "core/backend/store/reviews.h"

/// What handlers read. They read as the system: the matrix has decided already, and what a coach may not see
/// of a thing (a withdrawn detail) must not get lost when the rest of it is saved.
namespace leadout::backend {

inline Result<std::optional<Analysis>> storedAnalysis(CommandContext& context,
                                                      const domain::AnalysisId& analysis) {
    return findAnalysis(context.changes.connection(), Viewer::system(context.changes.company()), analysis);
}

inline Result<std::optional<Feedback>> storedFeedback(CommandContext& context,
                                                      const domain::AnalysisId& analysis) {
    return feedbackOf(context.changes.connection(), Viewer::system(context.changes.company()), analysis);
}

/// Who wrote the words of the command, and when.
inline Written writtenIn(const CommandContext& context) {
    return context.written.value_or(
        Written{context.viewer.coach().value_or(domain::CoachId()), context.changes.now()});
}

/// The revision of a row as a deed; of one that does not exist, that it is not there.
inline Result<Deed> revisionOf(CommandContext& context, const QUuid& row) {
    return context.changes.find(row).map([](const std::optional<ChangeRow>& found) {
        return found ? Deed(found->rev) : notDone(deniedBy(QStringLiteral("access.not_found")));
    });
}

/// The refusal of a decision about an analysis that stands elsewhere than the coach has seen it.
inline Deed elsewhere() {
    return notDone(conflictIn({QStringLiteral("state")}));
}

} // namespace leadout::backend
