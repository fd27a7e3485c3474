// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_pairing.h"

#include "core/engine/compliance/other_session.h"
#include "core/engine/compliance/pairing.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace leadout::client {

using domain::AnalysisState;
using Detail = protocol::AnalysisDetailRow;

namespace {

constexpr qint64 kDaysAround = 3;
constexpr qint64 kDaysToLookAt = 7; // the recordings of a session may be of several days

Refusal refusal(std::string_view sentence) {
    return {std::string(sentence), {}};
}

bool isDecided(const protocol::AnalysisRow& row, const std::optional<Local<Detail>>& detail) {
    return row.state == AnalysisState::Approved || row.state == AnalysisState::Published || row.adjusted ||
           (detail && detail->row.decidedAt);
}

bool isRead(const protocol::ActivityRow& row) {
    return row.state != QLatin1String("stored");
}

bool holds(const std::optional<Local<Detail>>& detail, const domain::ActivityId& recording) {
    return detail && std::any_of(detail->row.legs.begin(), detail->row.legs.end(),
                                 [&recording](const Detail::Leg& leg) { return leg.activity == recording; });
}

/// A session with what stands beside it.
struct Near {
    const Local<protocol::AnalysisRow>& analysis;
    std::optional<Local<Detail>> detail;
};

/// The athlete's sessions of the days around one, and those of the workouts of these days. Their details are
/// read for it.
std::vector<Near> sessionsAround(const DeskView& view, const Local<protocol::AnalysisRow>& middle) {
    const auto isNear = [&middle](QDate day) { return qAbs(middle.row.day.daysTo(day)) <= kDaysToLookAt; };
    const auto answersNear = [&](const protocol::AnalysisRow& row) {
        const auto& workouts = view.rows().workouts();
        const auto workout = row.workout ? workouts.constFind(row.workout->uuid()) : workouts.constEnd();
        return workout != workouts.constEnd() && isNear(workout->row.day);
    };
    std::vector<Near> sessions;
    for (const auto& analysis : view.rows().analyses()) {
        if (analysis.athlete == middle.athlete && (isNear(analysis.row.day) || answersNear(analysis.row)))
            sessions.push_back({analysis, view.rows().detail(domain::AnalysisId(analysis.id))});
    }
    return sessions;
}

/// What can be paired around a session.
struct Around {
    std::set<domain::ActivityId> recordings;
    std::set<domain::WorkoutId> workouts;
};

Around aroundOf(const DeskView& view, const Local<protocol::AnalysisRow>& middle,
                const std::vector<Near>& sessions) {
    Around around;
    const auto isNear = [&middle](const auto& each) {
        return each.athlete == middle.athlete && qAbs(middle.row.day.daysTo(each.row.day)) <= kDaysAround;
    };
    for (const auto& activity : view.rows().activities()) {
        if (isNear(activity) && isRead(activity.row))
            around.recordings.insert(domain::ActivityId(activity.id));
    }
    for (const auto& workout : view.rows().workouts()) {
        if (isNear(workout))
            around.workouts.insert(domain::WorkoutId(workout.id));
    }
    std::vector<std::pair<domain::WorkoutId, domain::ActivityId>> paired;
    for (const auto& [analysis, detail] : sessions) {
        if (!detail || !analysis.row.workout)
            continue;
        for (const Detail::Leg& leg : detail->row.legs) {
            paired.emplace_back(*analysis.row.workout, leg.activity);
            if (around.recordings.count(leg.activity) > 0)
                around.workouts.insert(*analysis.row.workout);
        }
    }
    // A workout comes with all its recordings, however far they are: what is not named is taken from it.
    for (const auto& [workout, recording] : paired) {
        if (around.workouts.count(workout) > 0)
            around.recordings.insert(recording);
    }
    return around;
}

int dayOf(QDate day) {
    return static_cast<int>(day.toJulianDay());
}

engine::PlannedSession plannedOf(const DeskView& view, const PairChoice::Workout& workout) {
    engine::PlannedSession planned;
    planned.day = dayOf(workout.day);
    planned.sport = workout.sport;
    planned.duration_s = workout.durationS;
    planned.settled = workout.decided;
    const auto row = view.rows().workouts().constFind(workout.id.uuid());
    if (row != view.rows().workouts().constEnd()) {
        planned.type = row->row.type;
        planned.load = row->row.load;
        planned.settled = planned.settled || row->row.state == domain::PlannedState::Excused;
    }
    return planned;
}

engine::DoneSession doneOf(const DeskView& view, const PairChoice::Recording& recording) {
    engine::DoneSession done;
    done.day = dayOf(recording.day);
    done.sport = recording.sport;
    done.start_s =
        std::chrono::duration_cast<std::chrono::seconds>(recording.startedAt.time_since_epoch()).count();
    done.duration_s = recording.durationS.value_or(0);
    const auto row = view.rows().activities().constFind(recording.id.uuid());
    if (row != view.rows().activities().constEnd())
        done.load = row->row.load;
    done.minor = !recording.workout && engine::isOther(done.duration_s, done.load);
    done.may_swap = false; // nobody is urged to call a session another one
    done.settled = recording.decided || !recording.durationS;
    return done;
}

/// Whether the steps of the workout were followed: a device led through them, or all of them are there. What
/// answers a workout step by step is left alone, however well its length would fit another one.
bool isFollowed(const protocol::AnalysisRow& row, const Local<Detail>& detail) {
    const auto read = protocol::readAnalysisDetail(detail.row.detail);
    if (!read || read->led_through)
        return read && read->led_through;
    return row.verdict == engine::Verdict::OnTarget && read->compliance.steps.size() > 1 &&
           std::all_of(read->compliance.steps.begin(), read->compliance.steps.end(),
                       [](const engine::StepResult& step) { return step.done_s > 0.0; });
}

/// The recordings for which nothing else is offered: those of sessions that are decided or being analyzed,
/// such as after a pairing that was chosen a moment ago, and those that follow their workout.
std::set<domain::ActivityId> settledIn(const std::vector<Near>& sessions) {
    std::set<domain::ActivityId> settled;
    for (const auto& [analysis, detail] : sessions) {
        if (!detail || (!isDecided(analysis.row, detail) && analysis.row.state != AnalysisState::Analyzing &&
                        !isFollowed(analysis.row, *detail)))
            continue;
        for (const Detail::Leg& leg : detail->row.legs)
            settled.insert(leg.activity);
    }
    return settled;
}

/// The recordings that would fit clearly better elsewhere, with where that is.
std::vector<PairedRecording> offeredFor(const DeskView& view, const std::vector<Near>& sessions,
                                        const PairChoice& choice) {
    const std::set<domain::ActivityId> settled = settledIn(sessions);
    std::vector<engine::PlannedSession> planned;
    for (const PairChoice::Workout& workout : choice.workouts)
        planned.push_back(plannedOf(view, workout));
    std::vector<engine::DoneSession> done;
    engine::Answers now;
    for (const PairChoice::Recording& recording : choice.recordings) {
        done.push_back(doneOf(view, recording));
        done.back().settled = done.back().settled || settled.count(recording.id) > 0;
        const auto found = std::find_if(
            choice.workouts.begin(), choice.workouts.end(),
            [&recording](const PairChoice::Workout& one) { return recording.workout == one.id; });
        const bool known = found != choice.workouts.end();
        now.push_back(known ? std::optional<std::size_t>(found - choice.workouts.begin()) : std::nullopt);
        // What answers a workout that is not known here is not touched.
        done.back().settled = done.back().settled || (recording.workout && !known);
    }
    const auto offer = engine::advisePairing(planned, done, now).offer;
    std::vector<PairedRecording> offered;
    for (std::size_t i = 0; offer && i < offer->size(); ++i) {
        if ((*offer)[i] != now[i])
            offered.push_back({choice.recordings[i].id, choice.workouts[*(*offer)[i]].id});
    }
    return offered;
}

PairChoice choiceIn(const DeskView& view, const Local<protocol::AnalysisRow>& middle,
                    const std::vector<Near>& sessions) {
    const Around around = aroundOf(view, middle, sessions);
    PairChoice choice;
    choice.athlete = middle.athlete;
    for (const domain::ActivityId& each : around.recordings) {
        const auto activity = view.rows().activities().constFind(each.uuid());
        if (activity == view.rows().activities().constEnd())
            continue;
        const protocol::ActivityRow& row = activity->row;
        choice.recordings.push_back({each, row.day, row.startedAt, row.sport, {}, false, row.durationS});
    }
    std::set<domain::WorkoutId> decided;
    for (const auto& [analysis, detail] : sessions) {
        const bool isFixed = isDecided(analysis.row, detail);
        if (isFixed && analysis.row.workout)
            decided.insert(*analysis.row.workout);
        for (PairChoice::Recording& recording : choice.recordings) {
            if (!holds(detail, recording.id))
                continue;
            recording.workout = analysis.row.workout;
            recording.decided = recording.decided || isFixed;
        }
    }
    for (const domain::WorkoutId& each : around.workouts) {
        const auto workout = view.rows().workouts().constFind(each.uuid());
        if (workout == view.rows().workouts().constEnd())
            continue;
        const protocol::WorkoutRow& row = workout->row;
        choice.workouts.push_back(
            {each, row.day, row.sport, row.title, row.durationS, decided.count(each) > 0});
    }
    std::sort(choice.recordings.begin(), choice.recordings.end(),
              [](const auto& a, const auto& b) { return a.startedAt < b.startedAt; });
    std::stable_sort(choice.workouts.begin(), choice.workouts.end(),
                     [](const auto& a, const auto& b) { return a.day < b.day; });
    choice.offered = offeredFor(view, sessions, choice);
    return choice;
}

/// The sessions that a pairing makes anew.
std::vector<domain::AnalysisId> anewIn(const std::vector<Near>& sessions, const domain::Pair& command) {
    std::vector<domain::AnalysisId> anew;
    for (const auto& [analysis, detail] : sessions) {
        const bool named = std::any_of(
            command.pairings.begin(), command.pairings.end(),
            [&row = analysis.row, &beside = detail](const domain::Pairing& pairing) {
                if (pairing.workout && pairing.workout == row.workout)
                    return true;
                return std::any_of(pairing.activities.begin(), pairing.activities.end(),
                                   [&beside](const auto& recording) { return holds(beside, recording); });
            });
        if (named)
            anew.push_back(domain::AnalysisId(analysis.id));
    }
    return anew;
}

/// The session, if what can be paired around it is known here.
tl::expected<const Local<protocol::AnalysisRow>*, Refusal> pairable(const DeskView& view,
                                                                    const domain::AnalysisId& id) {
    const auto found = view.rows().analyses().constFind(id.uuid());
    if (found == view.rows().analyses().constEnd())
        return tl::unexpected(refusal("access.not_found"));
    if (!view.rows().holdsBody(found->athlete))
        return tl::unexpected(refusal("pair.withdrawn"));
    // Which recordings a session has stands in the details.
    if (view.rows().unfetchedBodies().contains(found->athlete))
        return tl::unexpected(refusal("review.not_here_yet"));
    return &*found;
}

} // namespace

tl::expected<PairChoice, Refusal> pairChoiceOf(const DeskView& view, const domain::AnalysisId& id) {
    const auto session = pairable(view, id);
    if (!session)
        return tl::unexpected(session.error());
    return choiceIn(view, **session, sessionsAround(view, **session));
}

tl::expected<domain::Pair, Refusal> pairCommand(const PairChoice& now,
                                                const std::vector<PairedRecording>& wanted) {
    PairChoice then = now;
    std::set<domain::WorkoutId> changed;
    domain::Pair command;
    command.athlete = now.athlete;
    for (PairChoice::Recording& recording : then.recordings) {
        const auto wish =
            std::find_if(wanted.begin(), wanted.end(),
                         [&recording](const PairedRecording& one) { return one.recording == recording.id; });
        if (wish == wanted.end() || wish->workout == recording.workout)
            continue;
        for (const auto& workout : {recording.workout, wish->workout}) {
            if (workout)
                changed.insert(*workout);
        }
        if (recording.decided)
            return tl::unexpected(refusal("pair.decided"));
        recording.workout = wish->workout;
        if (!wish->workout)
            command.pairings.push_back({std::nullopt, {recording.id}});
    }
    for (const domain::WorkoutId& workout : changed) {
        domain::Pairing pairing{workout, {}};
        for (const PairChoice::Recording& recording : then.recordings) {
            if (recording.workout == workout)
                pairing.activities.push_back(recording.id);
        }
        const bool decided =
            std::any_of(now.workouts.begin(), now.workouts.end(), [&workout](const PairChoice::Workout& one) {
                return one.id == workout && one.decided;
            });
        if (decided)
            return tl::unexpected(refusal("pair.decided"));
        command.pairings.push_back(std::move(pairing));
    }
    if (command.pairings.empty())
        return tl::unexpected(refusal("pair.nothing"));
    return command;
}

bool offersPairing(const DeskView& view, const domain::AnalysisId& id) {
    const auto session = pairable(view, id);
    if (!session)
        return false;
    const std::vector<Near> sessions = sessionsAround(view, **session);
    const PairChoice choice = choiceIn(view, **session, sessions);
    const auto command = pairCommand(choice, choice.offered);
    if (!command)
        return false;
    const auto anew = anewIn(sessions, *command);
    return std::find(anew.begin(), anew.end(), id) != anew.end();
}

std::vector<domain::AnalysisId> sessionsPairedAnew(const DeskView& view, const domain::AnalysisId& id,
                                                   const domain::Pair& command) {
    const auto session = view.rows().analyses().constFind(id.uuid());
    if (session == view.rows().analyses().constEnd())
        return {};
    return anewIn(sessionsAround(view, *session), command);
}

} // namespace leadout::client
