// SPDX-License-Identifier: GPL-3.0-or-later
// The commands about recordings that have arrived.
#include "core/backend/commands/conflicts.h"
#include "core/backend/store/athletes.h"
#include "core/backend/store/sessions.h"

namespace leadout::backend {

/// The session is analysed although it arrived late.
Result<Deed> handle(CommandContext& context, Authority<domain::ReviewAnyway>,
                    const domain::ReviewAnyway& command) {
    const auto found = findActivity(context.changes.connection(), Viewer::system(context.changes.company()),
                                    command.activity);
    if (!found)
        return tl::unexpected(found.error());
    const QString path = QStringLiteral("/activity");
    if (!*found)
        return notDone(invalidAt(path, QStringLiteral("access.not_found")));
    if ((*found)->state != ActivityState::History)
        return notDone(invalidAt(path, QStringLiteral("review_anyway.not_late")));
    const auto athlete = findAthlete(context.changes.connection(), Viewer::system(context.changes.company()),
                                     (*found)->athlete);
    if (!athlete)
        return tl::unexpected(athlete.error());
    if (!*athlete || (*athlete)->status != domain::AthleteStatus::Active)
        return notDone(invalidAt(path, QStringLiteral("review_anyway.deactivated")));
    return reviewLate(context.changes, **found).map([](std::int64_t rev) { return Deed(rev); });
}

/// The bytes come by another way and make the activity; this only says whether they have come.
Result<Deed> handle(CommandContext& context, Authority<domain::UploadActivity>,
                    const domain::UploadActivity& command) {
    const auto found =
        activityOfBytes(context.changes.connection(), Viewer::system(context.changes.company()),
                        command.athlete, command.sha256);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return notDone(invalidAt(QStringLiteral("/sha256"), QStringLiteral("upload.bytes_missing")));
    return context.changes.find((*found)->id.uuid()).map([](const std::optional<ChangeRow>& row) {
        return Deed(row ? row->rev : 0);
    });
}

} // namespace leadout::backend
