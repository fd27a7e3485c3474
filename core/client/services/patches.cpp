// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/patches.h"

#include "core/engine/workout/structure.h"
#include "core/protocol/json_writer.h"

namespace leadout::client {

using protocol::JsonWriter;
using protocol::RowKind;

Patch patchOf(RowKind kind, const QUuid& row, const domain::Scope& scope, const QByteArray& fields) {
    const std::string_view word = protocol::key(kind);
    return {row, QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())), scope.toString(),
            fields};
}

Patch statePatch(const domain::AnalysisId& id, const domain::AthleteId& athlete,
                 domain::AnalysisState state) {
    JsonWriter out;
    out.beginObject().field("state", state).key("publish_fault").null();
    return patchOf(RowKind::Analysis, id.uuid(), domain::Scope::athlete(athlete), out.endObject().take());
}

Patch detailPatch(const domain::AnalysisId& id, const domain::AthleteId& athlete, const QByteArray& fields) {
    return patchOf(RowKind::AnalysisDetail, protocol::bodyRowId(id.uuid(), RowKind::AnalysisDetail),
                   domain::Scope::athleteBody(athlete), fields);
}

Patch decidedPatch(const domain::AnalysisId& id, const domain::AthleteId& athlete,
                   const domain::CoachId& coach, domain::Instant at) {
    JsonWriter out;
    out.beginObject().field("decided_at", std::int64_t{at.time_since_epoch().count()});
    out.field("decided_by", coach);
    return detailPatch(id, athlete, out.endObject().take());
}

QByteArray workoutFields(QDate day, const engine::Workout& workout) {
    const engine::PlannedTotals totals = engine::plannedTotals(workout, {});
    JsonWriter out;
    out.beginObject().field("day", day).field("sport", engine::key(workout.sport));
    out.field("type", engine::key(workout.type)).field("state", domain::PlannedState::Open);
    out.field("duration_s", totals.duration_s).field("distance_m", totals.distance_m);
    out.field("load", totals.load).field("intensity", totals.intensity);
    out.flag("by_distance", workout.by_distance).field("title", std::string_view(workout.name));
    return out.endObject().take();
}

} // namespace leadout::client
