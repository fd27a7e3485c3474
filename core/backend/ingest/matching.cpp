// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/matching.h"

#include "core/engine/compliance/other_session.h"
#include "core/engine/compliance/sport_family.h"

#include <algorithm>

namespace leadout::backend {

namespace {

bool isOfItsSport(const Answer& answer, const Answerable& workout) {
    return answer.done.sport == engine::Sport::Other ||
           engine::familyOf(answer.done.sport) == engine::familyOf(workout.plan.sport);
}

/// Whether what is there gives way to a recording of the planned sport.
bool givesWay(const Answer& answer, const Answerable& workout) {
    return workout.answered_in_other_sport && isOfItsSport(answer, workout);
}

} // namespace

std::size_t stepsNamed(const engine::Recording& recording) {
    std::vector<std::uint16_t> named;
    for (const engine::Lap& lap : recording.laps) {
        if (lap.workout_step)
            named.push_back(*lap.workout_step);
    }
    std::sort(named.begin(), named.end());
    return static_cast<std::size_t>(std::unique(named.begin(), named.end()) - named.begin());
}

std::optional<Match> matchOf(const Answer& answer, const std::vector<Answerable>& workouts) {
    const bool other = engine::isOther(answer.done.duration_s, answer.done.load);
    std::vector<engine::PlannedSession> planned;
    std::vector<engine::DoneSession> done = {answer.done};
    done.front().minor = other && !answer.told;
    done.front().may_swap = answer.done.may_swap && !other;
    engine::Answers now = {std::nullopt};
    for (std::size_t i = 0; i < workouts.size(); ++i) {
        planned.push_back(workouts[i].plan);
        if (givesWay(answer, workouts[i]))
            continue;
        for (engine::DoneSession each : workouts[i].done) {
            each.settled = true;
            done.push_back(each);
            now.emplace_back(i);
        }
    }
    const engine::PairingAdvice advice = engine::advisePairing(planned, done, now);
    if (!advice.best.front())
        return std::nullopt;
    const Answerable& best = workouts[*advice.best.front()];
    const bool unsure =
        std::any_of(advice.questions.begin(), advice.questions.end(),
                    [](const engine::PairingQuestion& question) { return question.recording == 0; });
    return Match{best.workout, !best.done.empty() && !givesWay(answer, best), unsure};
}

} // namespace leadout::backend
