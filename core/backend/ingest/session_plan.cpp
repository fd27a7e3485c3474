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

const Analysis* analysisOf(const DayContext& context, const domain::WorkoutId& workout) {
    return newest(context, [&workout](const Analysis& each) { return each.workout == workout; });
}

engine::DoneSession doneOf(const Activity& activity) {
    engine::DoneSession done;
    done.sport = activity.sport;
    if (activity.startedAt)
        done.start_s = millis(*activity.startedAt) / 1000;
    // Of a damaged file nobody knows how much was done; its whole one may follow.
    if (activity.state != ActivityState::Error) {
        done.duration_s = activity.durationS.value_or(0.0);
        done.load = activity.load;
    }
    return done;
}

Answerable answerableOf(const DayContext& context, const PlannedWorkout& workout) {
    Answerable answerable;
    answerable.workout = workout.id;
    answerable.plan.sport = workout.sport;
    answerable.plan.type = workout.type;
    answerable.plan.duration_s = workout.durationS;
    answerable.plan.load = workout.load;
    if (const auto plan = workoutOf(workout)) {
        answerable.plan.steps = engine::stepCount(*plan);
        answerable.plan.written_steps = engine::writtenStepCount(*plan);
    }
    const Analysis* analysis = analysisOf(context, workout.id);
    if (!analysis || analysis->legs.empty())
        return answerable;
    for (const domain::ActivityId& id : activitiesOf(*analysis)) {
        if (const Activity* each = context.activity(id))
            answerable.done.push_back(doneOf(*each));
    }
    answerable.answered_in_other_sport =
        !isDecided(*analysis) && analysis->verdict == engine::Verdict::Swapped;
    return answerable;
}

Answer answerOf(const DayContext& context, const Activity& activity, const engine::Recording& recording,
                const engine::Metrics& metrics) {
    Answer answer;
    answer.done.sport = recording.sport();
    if (activity.startedAt)
        answer.done.start_s = millis(*activity.startedAt) / 1000;
    answer.done.duration_s = metrics.moving_s.value_or(metrics.timer_s.value_or(0.0));
    if (metrics.load)
        answer.done.load = metrics.load->value;
    answer.done.steps_named = stepsNamed(recording);
    answer.done.may_swap =
        !context.isMarked(domain::DayMark::Sick) && !context.isMarked(domain::DayMark::Injured);
    answer.told = !activity.comment.trimmed().isEmpty() || activity.effort || activity.feel;
    return answer;
}

/// Whether the pairing of an analysis was no clear choice and no coach has made it theirs since.
bool isUnsure(const Analysis& analysis) {
    if (analysis.state == domain::AnalysisState::Analyzing)
        return false;
    const auto detail = protocol::readAnalysisDetail(analysis.detail);
    return detail && (detail->unsure_pairing || (detail->waits && detail->waits->id == "waits.pairing"));
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
        plan.unsure = isUnsure(*own);
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
    plan.unsure = match->unsure;
    const Analysis* there = analysisOf(context, match->workout);
    if (!there)
        return plan;
    if (!isDecided(*there))
        plan.kept = *there;
    if (match->joins) {
        plan.unsure = plan.unsure || isUnsure(*there);
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
