// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/session_plan.h"

#include "core/engine/compliance/sport_family.h"
#include "core/engine/workout/structure.h"

#include <algorithm>
#include <utility>

namespace leadout::backend {

namespace {

bool has(const Analysis& analysis, const domain::ActivityId& activity) {
    return std::any_of(analysis.legs.begin(), analysis.legs.end(),
                       [&activity](const AnalyzedLeg& leg) { return leg.activity == activity; });
}

/// The newest analysis that fits, one that nobody has decided about first.
template <class Fits>
const Analysis* newest(const DayContext& context, Fits fits) {
    const Analysis* best = nullptr;
    for (const Analysis& each : context.analyses) {
        if (!fits(each))
            continue;
        const bool better = !best || (isDecided(*best) && !isDecided(each)) ||
                            (isDecided(*best) == isDecided(each) && best->createdAt < each.createdAt);
        best = better ? &each : best;
    }
    return best;
}

/// How many different steps of an embedded workout the laps name.
std::size_t stepsNamed(const engine::Recording& recording) {
    std::vector<std::uint16_t> named;
    for (const engine::Lap& lap : recording.laps) {
        if (lap.workout_step)
            named.push_back(*lap.workout_step);
    }
    std::sort(named.begin(), named.end());
    return static_cast<std::size_t>(std::unique(named.begin(), named.end()) - named.begin());
}

const Analysis* analysisOf(const DayContext& context, const domain::WorkoutId& workout) {
    return newest(context, [&workout](const Analysis& each) { return each.workout == workout; });
}

Answerable answerableOf(const DayContext& context, const PlannedWorkout& workout) {
    Answerable answerable;
    answerable.workout = workout.id;
    answerable.sport = workout.sport;
    answerable.type = workout.type;
    answerable.planned_s = workout.durationS;
    if (const auto plan = workoutOf(workout))
        answerable.steps = engine::stepCount(*plan);
    const Analysis* analysis = analysisOf(context, workout.id);
    if (!analysis || analysis->legs.empty())
        return answerable;
    answerable.answered = true;
    for (const domain::ActivityId& id : activitiesOf(*analysis)) {
        if (const Activity* each = context.activity(id)) {
            // Of a damaged file nobody knows how much was done; its whole one may follow.
            if (each->state != ActivityState::Error)
                answerable.done_s += each->durationS.value_or(0.0);
            answerable.done_sports.push_back(each->sport);
        }
    }
    answerable.answered_in_other_sport =
        !isDecided(*analysis) && analysis->verdict == engine::Verdict::Swapped;
    return answerable;
}

Answer answerOf(const DayContext& context, const Activity& activity, const engine::Recording& recording,
                const engine::Metrics& metrics) {
    Answer answer;
    answer.sport = recording.sport();
    answer.done_s = metrics.moving_s.value_or(metrics.timer_s.value_or(0.0));
    if (metrics.load)
        answer.load = metrics.load->value;
    answer.steps_named = stepsNamed(recording);
    answer.told = !activity.comment.trimmed().isEmpty() || activity.effort || activity.feel;
    answer.swap_allowed =
        !context.isMarked(domain::DayMark::Sick) && !context.isMarked(domain::DayMark::Injured);
    return answer;
}

} // namespace

SessionPlan planFor(const DayContext& context, const Activity& activity, const engine::Recording& recording,
                    const engine::Metrics& metrics) {
    SessionPlan plan;
    plan.activities = {activity.id};
    if (const Analysis* own =
            newest(context, [&activity](const Analysis& each) { return has(each, activity.id); })) {
        plan.workout = own->workout;
        plan.activities = activitiesOf(*own);
        if (!isDecided(*own))
            plan.kept = *own;
        return plan;
    }
    std::vector<Answerable> answerable;
    for (const PlannedWorkout& workout : context.workouts) {
        if (workout.day == context.day)
            answerable.push_back(answerableOf(context, workout));
    }
    const auto match = matchOf(answerOf(context, activity, recording, metrics), answerable);
    if (!match)
        return plan;
    plan.workout = match->workout;
    const Analysis* there = analysisOf(context, match->workout);
    if (!there)
        return plan;
    if (!isDecided(*there))
        plan.kept = *there;
    if (match->joins) {
        plan.activities = activitiesOf(*there);
        plan.activities.push_back(activity.id);
    } else if (plan.kept) {
        plan.displaced = activitiesOf(*there);
        // The words of a coach are about the session that they were written for.
        if (context.isTouched(*there))
            plan.freed = std::exchange(plan.kept, std::nullopt);
    }
    return plan;
}

} // namespace leadout::backend
