// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/measure_again.h"

#include "core/backend/ingest/analysis.h"
#include "core/backend/ingest/day_context.h"
#include "core/engine/workout/structure.h"

#include <set>
#include <tuple>

namespace leadout::backend {

namespace {

const QDate kNoEnd(2200, 1, 1);

/// A missed session has no recording: only what was planned is measured.
Result<> measureMissed(Changes& changes, Analysis missed, const engine::Thresholds& thresholds) {
    if (!missed.workout)
        return {};
    const auto workout =
        findWorkout(changes.connection(), Viewer::system(changes.company()), *missed.workout);
    if (!workout)
        return tl::unexpected(workout.error());
    const auto plan = *workout ? workoutOf(**workout) : std::nullopt;
    if (!plan)
        return {};
    const QByteArray detail = protocol::writeAnalysisDetail(missedDetail(*plan, thresholds));
    if (detail == missed.detail)
        return {};
    missed.detail = detail;
    missed.plannedLoad = engine::plannedTotals(*plan, thresholds).load;
    return putAnalysis(changes, missed, {QStringLiteral("planned_load"), QStringLiteral("detail")})
        .map([](std::int64_t) {});
}

Result<> measureSession(Changes& changes, const Analysis& analysis, const engine::Thresholds& thresholds) {
    if (analysis.missed)
        return measureMissed(changes, analysis, thresholds);
    for (const domain::ActivityId& activity : activitiesOf(analysis)) {
        if (const auto queued = analyzeAgain(changes, activity); !queued)
            return queued;
    }
    return {};
}

Result<> measureWorkout(Changes& changes, PlannedWorkout workout, const engine::Thresholds& thresholds) {
    const auto plan = workoutOf(workout);
    if (!plan)
        return {};
    const engine::PlannedTotals totals = engine::plannedTotals(*plan, thresholds);
    const auto stored = std::tie(workout.durationS, workout.distanceM, workout.load, workout.intensity);
    const auto measured = std::tie(totals.duration_s, totals.distance_m, totals.load, totals.intensity);
    if (stored == measured)
        return {};
    workout.durationS = totals.duration_s;
    workout.distanceM = totals.distance_m;
    workout.load = totals.load;
    workout.intensity = totals.intensity;
    // They follow from the plan, so whoever replaces the plan undoes nobody's decision.
    return putWorkout(changes, workout, {QStringLiteral("totals")}).map([](std::int64_t) {});
}

} // namespace

Result<> measureAgain(Changes& changes, const domain::AthleteId& athlete, QDate from) {
    database::Connection& connection = changes.connection();
    const Viewer system = Viewer::system(changes.company());
    const auto thresholds = thresholdsOn(connection, system, athlete, from);
    if (!thresholds)
        return tl::unexpected(thresholds.error());
    const auto next = nextThresholdsAfter(connection, system, athlete, from);
    if (!next)
        return tl::unexpected(next.error());
    const QDate last = next->value_or(kNoEnd).addDays(-1);
    const auto analyses = analysesBetween(connection, system, athlete, from, last);
    if (!analyses)
        return tl::unexpected(analyses.error());
    std::set<domain::WorkoutId> answered; // by sessions that are decided: their plan stays as it was
    for (const Analysis& each : *analyses) {
        if (isDecided(each)) {
            if (each.workout)
                answered.insert(*each.workout);
            continue;
        }
        if (const auto done = measureSession(changes, each, *thresholds); !done)
            return done;
    }
    const auto workouts = workoutsBetween(connection, system, athlete, from, last);
    if (!workouts)
        return tl::unexpected(workouts.error());
    for (const PlannedWorkout& each : *workouts) {
        if (answered.count(each.id) > 0 || each.state == domain::PlannedState::Excused)
            continue;
        if (const auto done = measureWorkout(changes, each, *thresholds); !done)
            return done;
    }
    return {};
}

} // namespace leadout::backend
