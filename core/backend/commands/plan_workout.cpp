// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/conflicts.h"
#include "core/backend/commands/touched.h"
#include "core/backend/ingest/day_context.h"
#include "core/engine/workout/structure.h"
#include "core/protocol/workout_json.h"

#include <algorithm>

namespace leadout::backend {

using domain::PlanWorkout;

namespace {

/// What a replaced workout changes, apart from its state, which the clock changes too.
const QStringList& planFields() {
    static const QStringList fields = {
        QStringLiteral("title"),      QStringLiteral("day"),       QStringLiteral("sport"),
        QStringLiteral("type"),       QStringLiteral("load"),      QStringLiteral("duration_s"),
        QStringLiteral("distance_m"), QStringLiteral("intensity"), QStringLiteral("by_distance"),
        QStringLiteral("structure"),
    };
    return fields;
}

/// Why a workout may not be replaced, else nothing; a missed session of it that nobody has touched is taken
/// away.
Result<std::optional<NotDone>> makeRoom(CommandContext& context, const PlannedWorkout& workout) {
    using Refusal = std::optional<NotDone>;
    const QString path = QStringLiteral("/workout");
    const auto changed = changedFields(context, workout.id.uuid(), planFields());
    if (!changed)
        return tl::unexpected(changed.error());
    if (!changed->isEmpty())
        return Refusal(conflictIn(*changed));
    const auto analyses =
        analysesOf(context.changes.connection(), Viewer::system(context.changes.company()), workout.id);
    if (!analyses)
        return tl::unexpected(analyses.error());
    for (const Analysis& each : *analyses) {
        if (!each.legs.empty() && !isDecided(each))
            return Refusal(invalidAt(path, QStringLiteral("plan.answered")));
        const auto touched = isTouched(context.changes, each);
        if (!touched)
            return tl::unexpected(touched.error());
        if (*touched)
            return Refusal(invalidAt(path, QStringLiteral("plan.decided")));
    }
    for (const Analysis& each : *analyses) {
        if (const auto removed = removeAnalysis(context.changes, each); !removed)
            return tl::unexpected(removed.error());
    }
    return Refusal();
}

PlannedWorkout planned(const PlanWorkout& command, const engine::Thresholds& thresholds) {
    const engine::PlannedTotals totals = engine::plannedTotals(command.plan, thresholds);
    PlannedWorkout workout;
    workout.id = command.workout;
    workout.athlete = command.athlete;
    workout.day = command.day;
    workout.name = QString::fromStdString(command.plan.name);
    workout.sport = command.plan.sport;
    workout.type = command.plan.type;
    workout.durationS = totals.duration_s;
    workout.distanceM = totals.distance_m;
    workout.load = totals.load;
    workout.intensity = totals.intensity;
    workout.byDistance = command.plan.by_distance;
    protocol::JsonWriter out;
    protocol::writeWorkout(out, command.plan);
    workout.structure = out.take();
    return workout;
}

} // namespace

/// A workout may be replaced as long as no recording answers it and nobody has decided about it. A day that
/// has passed is closed again by the clock; recordings of the day that nobody has touched are laid against
/// the new plan.
Result<Deed> handle(CommandContext& context, Authority<PlanWorkout>, const PlanWorkout& command) {
    database::Connection& connection = context.changes.connection();
    const Viewer system = Viewer::system(context.changes.company());
    const auto athlete = findAthlete(connection, system, command.athlete);
    if (!athlete)
        return tl::unexpected(athlete.error());
    const auto existing = findWorkout(connection, system, command.workout);
    if (!existing)
        return tl::unexpected(existing.error());
    const QString notFound = QStringLiteral("access.not_found");
    if (!*athlete)
        return notDone(invalidAt(QStringLiteral("/athlete"), notFound));
    if (*existing && (*existing)->athlete != command.athlete)
        return notDone(invalidAt(QStringLiteral("/workout"), notFound));
    if (!*existing) {
        // Its structure is a row of its own, whose id follows from the workout's.
        const auto taken = context.changes.find(bodyRowId(command.workout.uuid(), RowKind::WorkoutStructure));
        if (!taken)
            return tl::unexpected(taken.error());
        if (*taken)
            return notDone(invalidAt(QStringLiteral("/workout"), notFound));
    }
    if (*existing) {
        const auto refused = makeRoom(context, **existing);
        if (!refused)
            return tl::unexpected(refused.error());
        if (*refused)
            return notDone(**refused);
    }
    const auto thresholds = thresholdsOn(connection, system, command.athlete, command.day);
    if (!thresholds)
        return tl::unexpected(thresholds.error());
    PlannedWorkout workout = planned(command, *thresholds);
    workout.createdAt = *existing ? (*existing)->createdAt : context.changes.now();
    const auto rev =
        putWorkout(context.changes, workout,
                   *existing ? planFields() + QStringList{QStringLiteral("state")} : QStringList());
    if (!rev)
        return tl::unexpected(rev.error());
    if (const auto offered = offerAgain(context.changes, command.athlete, command.day); !offered)
        return tl::unexpected(offered.error());
    return Deed(*rev);
}

} // namespace leadout::backend
