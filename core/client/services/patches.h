// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/work/decision.h"
#include "core/domain/ids.h"
#include "core/domain/scope.h"
#include "core/domain/states.h"
#include "core/engine/model/workout.h"
#include "core/protocol/row_kinds.h"

#include <QDate>

namespace leadout::client {

/// What a decision makes of a row, until the backend has answered.
Patch patchOf(protocol::RowKind kind, const QUuid& row, const domain::Scope& scope, const QByteArray& fields);

/// An analysis in another state, without what was wrong with its publication.
Patch statePatch(const domain::AnalysisId& id, const domain::AthleteId& athlete, domain::AnalysisState state);
/// Members of the row beside an analysis.
Patch detailPatch(const domain::AnalysisId& id, const domain::AthleteId& athlete, const QByteArray& fields);
/// Who has decided about an analysis, and when.
Patch decidedPatch(const domain::AnalysisId& id, const domain::AthleteId& athlete,
                   const domain::CoachId& coach, domain::Instant at);

/// The list row of a workout that is planned for a day.
QByteArray workoutFields(QDate day, const engine::Workout& workout);

} // namespace leadout::client
