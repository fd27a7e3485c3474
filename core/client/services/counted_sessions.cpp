// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/counted_sessions.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace leadout::client {

using Session = const Local<protocol::AnalysisRow>*;

std::vector<Session> countedSessions(const DeskView& view, const domain::AthleteId& athlete) {
    std::vector<Session> all;
    for (const auto& analysis : view.rows().analyses()) {
        if (analysis.athlete == athlete)
            all.push_back(&analysis);
    }
    // Their ids tell nothing of the order; they only keep two of one moment in the same one every time.
    std::sort(all.begin(), all.end(), [](Session a, Session b) {
        return std::pair(b->row.analyzedAgainAt, b->id) < std::pair(a->row.analyzedAgainAt, a->id);
    });
    QSet<QUuid> workouts;
    QSet<std::pair<QDate, qint64>> recordings; // by their first moment, which no two of one athlete share
    std::vector<Session> counted;
    for (const Session session : all) {
        const protocol::AnalysisRow& row = session->row;
        const std::pair<QDate, qint64> start(row.day, row.startedAt.time_since_epoch().count());
        const bool counts = !(row.workout && workouts.contains(row.workout->uuid())) &&
                            (row.missed || !recordings.contains(start));
        if (!counts)
            continue;
        if (row.workout)
            workouts.insert(row.workout->uuid());
        if (!row.missed)
            recordings.insert(start);
        counted.push_back(session);
    }
    return counted;
}

} // namespace leadout::client
