// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/touched.h"

#include "core/backend/ingest/day_context.h"

namespace leadout::backend {

Result<bool> isTouched(Changes& changes, const Analysis& analysis) {
    return isTouched(changes.connection(), Viewer::system(changes.company()), analysis);
}

Result<> offerAgain(Changes& changes, const domain::AthleteId& athlete, QDate day) {
    const Viewer viewer = Viewer::system(changes.company());
    const auto analyses = analysesBetween(changes.connection(), viewer, athlete, day, day);
    if (!analyses)
        return tl::unexpected(analyses.error());
    for (const Analysis& each : *analyses) {
        if (each.workout || each.missed)
            continue;
        const auto touched = isTouched(changes, each);
        if (!touched)
            return tl::unexpected(touched.error());
        if (*touched)
            continue;
        if (const auto removed = removeAnalysis(changes, each); !removed)
            return removed;
        for (const domain::ActivityId& activity : activitiesOf(each)) {
            if (const auto queued = analyzeAgain(changes, activity); !queued)
                return queued;
        }
    }
    return {};
}

} // namespace leadout::backend
