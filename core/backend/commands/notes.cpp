// SPDX-License-Identifier: GPL-3.0-or-later
// Notes for coaches, and the links of reports.
#include "core/backend/commands/stored.h"
#include "core/backend/store/reports.h"

namespace leadout::backend {

namespace {

/// Whether an analysis is one of this athlete.
Result<bool> belongsTo(CommandContext& context, const domain::AnalysisId& analysis,
                       const domain::AthleteId& athlete) {
    return storedAnalysis(context, analysis).map([&athlete](const std::optional<Analysis>& found) {
        return found && found->athlete == athlete;
    });
}

} // namespace

Result<Deed> handle(CommandContext& context, Authority<domain::AddNote>, const domain::AddNote& command) {
    const auto there = context.changes.find(command.note.uuid());
    if (!there)
        return tl::unexpected(there.error());
    if (*there)
        return notDone(conflictIn({QStringLiteral("text")}));
    if (command.analysis) {
        const auto fits = belongsTo(context, *command.analysis, command.athlete);
        if (!fits)
            return tl::unexpected(fits.error());
        if (!*fits)
            return notDone(invalidAt(QStringLiteral("/analysis"), QStringLiteral("access.not_found")));
    }
    CoachNote note;
    note.id = command.note;
    note.athlete = command.athlete;
    note.analysis = command.analysis;
    const Written written = writtenIn(context);
    note.author = written.by;
    note.text = command.text;
    note.pinned = command.pinned;
    note.writtenAt = written.at;
    return addNote(context.changes, note).map([](std::int64_t rev) { return Deed(rev); });
}

Result<Deed> handle(CommandContext& context, Authority<domain::SwitchReportOff>,
                    const domain::SwitchReportOff& command) {
    const Viewer all = Viewer::system(context.changes.company());
    const auto report = findReport(context.changes.connection(), all, command.report);
    if (!report)
        return tl::unexpected(report.error());
    if (!*report)
        return notDone(deniedBy(QStringLiteral("access.not_found")));
    if ((*report)->offAt)
        return notDone(conflictIn({QStringLiteral("off_at")}));
    return switchReportOff(context.changes, **report, context.viewer.coach()).map([](std::int64_t rev) {
        return Deed(rev);
    });
}

} // namespace leadout::backend
