// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_athletes.h"

#include "core/client/services/counted_sessions.h"
#include "core/client/services/desk_thresholds.h"
#include "core/client/services/typed_note.h"

#include <QMap>

#include <algorithm>
#include <utility>

namespace leadout::client {

using domain::Action;

namespace {

constexpr int kWeeks = 26;
constexpr std::size_t kMostSessions = 500;

struct Activity {
    std::optional<domain::Instant> last;
    int waiting = 0;
};

QHash<domain::AthleteId, Activity> activityOf(const DeskView& view) {
    QHash<domain::AthleteId, Activity> all;
    for (const auto& analysis : view.rows().analyses()) {
        Activity& one = all[analysis.athlete];
        if (!analysis.row.missed)
            one.last = std::max(one.last.value_or(analysis.row.startedAt), analysis.row.startedAt);
        if (DeskView::waits(analysis.row))
            ++one.waiting;
    }
    return all;
}

AthleteItem itemOf(const DeskView& view, const Local<protocol::AthleteRow>& athlete,
                   const Activity& activity) {
    AthleteItem item;
    item.id = athlete.athlete.isNull() ? domain::AthleteId(athlete.id) : athlete.athlete;
    item.name = athlete.row.name;
    item.email = athlete.row.email;
    item.coach = athlete.row.coach;
    item.coachName = view.coachName(athlete.row.coach);
    item.status = athlete.row.status;
    item.deactivateOn = athlete.row.deactivateOn;
    item.mode = athlete.row.mode;
    item.trainingType = athlete.row.trainingType;
    item.planType = athlete.row.planType;
    item.lastActivity = activity.last;
    item.waiting = activity.waiting;
    return item;
}

bool matches(const Local<protocol::AthleteRow>& athlete, const AthleteFilter& filter) {
    const bool active = athlete.row.status == domain::AthleteStatus::Active;
    if ((filter.which == AthleteFilter::Which::Active && !active) ||
        (filter.which == AthleteFilter::Which::Deactivated && active))
        return false;
    if (filter.unassigned && athlete.row.coach)
        return false;
    if (filter.coach && athlete.row.coach != filter.coach)
        return false;
    const QString text = filter.text.trimmed();
    return text.isEmpty() || athlete.row.name.contains(text, Qt::CaseInsensitive) ||
           athlete.row.email.contains(text, Qt::CaseInsensitive);
}

WeekSport& sportIn(Week& week, engine::Sport sport) {
    for (WeekSport& each : week.sports) {
        if (each.sport == sport)
            return each;
    }
    week.sports.push_back({sport, 0.0, 0.0, 0.0, 0});
    return week.sports.back();
}

/// Whether a session was done as planned. What was missed and accepted by a coach counts nowhere.
void countDone(Week& week, const protocol::AnalysisRow& row) {
    if (!row.workout || row.state == domain::AnalysisState::Analyzing || (row.missed && row.adjusted))
        return;
    if (row.adjusted || (!row.missed && row.verdict == engine::Verdict::OnTarget))
        ++week.asPlanned;
}

std::vector<Week> weeksOf(const DeskView& view, const domain::AthleteId& athlete) {
    QMap<QDate, Week> weeks;
    const QDate last = mondayOf(view.today(athlete));
    const QDate first = last.addDays(-7 * (kWeeks - 1));
    const auto weekOf = [&](QDate day) -> Week* {
        const QDate monday = mondayOf(day);
        if (monday < first || monday > last)
            return nullptr;
        Week& week = weeks[monday];
        week.monday = monday;
        return &week;
    };
    for (const auto& workout : view.rows().workouts()) {
        Week* week = workout.athlete == athlete ? weekOf(workout.row.day) : nullptr;
        if (!week)
            continue;
        // What is excused counts nowhere.
        if (workout.row.state == domain::PlannedState::Excused)
            continue;
        ++week->planned;
        if (!workout.row.load)
            continue;
        week->plannedLoad += *workout.row.load;
        sportIn(*week, workout.row.sport).plannedLoad += *workout.row.load;
    }
    for (const auto* analysis : countedSessions(view, athlete)) {
        const protocol::AnalysisRow& row = analysis->row;
        Week* week = weekOf(row.day);
        if (!week)
            continue;
        countDone(*week, row);
        if (row.missed)
            continue;
        WeekSport& sport = sportIn(*week, row.sport);
        week->doneLoad += row.doneLoad.value_or(0.0);
        sport.doneLoad += row.doneLoad.value_or(0.0);
        sport.doneS += row.doneS.value_or(0);
        ++sport.sessions;
    }
    std::vector<Week> list(weeks.begin(), weeks.end());
    std::reverse(list.begin(), list.end());
    for (Week& week : list)
        std::sort(week.sports.begin(), week.sports.end(),
                  [](const WeekSport& a, const WeekSport& b) { return a.sport < b.sport; });
    return list;
}

std::vector<SessionItem> sessionsOf(const DeskView& view, const domain::AthleteId& athlete) {
    std::vector<SessionItem> sessions;
    for (const auto& analysis : view.rows().analyses()) {
        if (analysis.athlete == athlete)
            sessions.push_back(view.session(analysis));
    }
    std::sort(sessions.begin(), sessions.end(),
              [](const SessionItem& a, const SessionItem& b) { return a.startedAt > b.startedAt; });
    if (sessions.size() > kMostSessions)
        sessions.resize(kMostSessions);
    return sessions;
}

std::vector<LateSession> lateOf(const DeskView& view, const domain::AthleteId& athlete) {
    std::vector<LateSession> late;
    for (const auto& activity : view.rows().activities()) {
        const protocol::ActivityRow& row = activity.row;
        // What has a day was read before, so it waits only because somebody asked for its review.
        const bool asked = row.state == QLatin1String("stored") && row.day.isValid();
        if (activity.athlete == athlete && (asked || row.state == QLatin1String("history")))
            late.push_back({domain::ActivityId(activity.id), row.day, row.startedAt, row.sport, row.durationS,
                            asked, activity.decided});
    }
    std::sort(late.begin(), late.end(), [](const LateSession& a, const LateSession& b) {
        return std::pair(a.startedAt, a.id.uuid()) > std::pair(b.startedAt, b.id.uuid());
    });
    if (late.size() > kMostSessions)
        late.resize(kMostSessions);
    return late;
}

std::vector<PlannedSession> upcomingOf(const DeskView& view, const domain::AthleteId& athlete) {
    std::vector<PlannedSession> upcoming;
    const QDate today = view.today(athlete);
    for (const auto& workout : view.rows().workouts()) {
        if (workout.athlete == athlete && workout.row.state == domain::PlannedState::Open &&
            workout.row.day >= today)
            upcoming.push_back({workout.row.day, workout.row.sport, workout.row.title, workout.row.durationS,
                                domain::WorkoutId(workout.id)});
    }
    std::sort(upcoming.begin(), upcoming.end(), [](const PlannedSession& a, const PlannedSession& b) {
        return a.day != b.day ? a.day < b.day : a.title < b.title;
    });
    return upcoming;
}

std::vector<ConsentShown> consentsOf(const DeskView& view, const domain::AthleteId& athlete) {
    const domain::Consents holds = view.factsAbout(athlete).consent;
    std::vector<ConsentShown> shown;
    for (std::size_t i = 0; i < domain::kWords<domain::ConsentKind>.size(); ++i) {
        const auto kind = static_cast<domain::ConsentKind>(i);
        ConsentShown one;
        one.kind = kind;
        one.given = holds.has(kind);
        std::optional<domain::Instant> newest;
        for (const auto& consent : view.rows().consents()) {
            if (consent.athlete != athlete || consent.row.kind != kind ||
                (newest && consent.row.decidedAt < *newest))
                continue;
            newest = consent.row.decidedAt;
            one.asked = true;
            one.until = consent.row.until;
            one.how = consent.row.how;
        }
        shown.push_back(one);
    }
    return shown;
}

/// The notes about the athlete rather than a session; none where nobody may see details any more.
std::vector<ShownNote> notesOf(const DeskView& view, const domain::AthleteId& id) {
    std::vector<ShownNote> notes;
    if (!view.permission(Action::ViewAnalysis, id).allowed)
        return notes;
    for (const auto& note : view.rows().notes(id)) {
        if (!note.row.analysis)
            notes.push_back(
                {view.coachName(note.row.author), note.row.writtenAt, note.row.text, note.row.pinned});
    }
    return notes;
}

} // namespace

std::vector<AthleteItem> athletesOf(const DeskView& view, const AthleteFilter& filter) {
    const auto activity = activityOf(view);
    std::vector<AthleteItem> items;
    for (const auto& athlete : view.rows().athletes()) {
        if (matches(athlete, filter))
            items.push_back(itemOf(view, athlete, activity.value(domain::AthleteId(athlete.id))));
    }
    std::sort(items.begin(), items.end(), [](const AthleteItem& a, const AthleteItem& b) {
        const int order = QString::localeAwareCompare(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return items;
}

int activeAthletesOf(const DeskView& view) {
    const auto& athletes = view.rows().athletes();
    return static_cast<int>(std::count_if(athletes.begin(), athletes.end(), [](const auto& athlete) {
        return athlete.row.status == domain::AthleteStatus::Active;
    }));
}

Permission reviewAnywayOf(const DeskView& view, const domain::AthleteId& id) {
    const auto found = view.rows().athletes().constFind(id.uuid());
    Permission permission = view.permission(Action::ReviewAnyway, id);
    if (permission.allowed && found != view.rows().athletes().constEnd() &&
        found->row.status != domain::AthleteStatus::Active)
        permission = {false, engine::Sentence{"review_anyway.deactivated", {}}};
    return permission;
}

tl::expected<AthleteDetail, Refusal> athleteOf(const DeskView& view, Work& work,
                                               const domain::AthleteId& id) {
    const auto found = view.rows().athletes().constFind(id.uuid());
    const Permission see = view.permission(Action::ViewAthlete, id);
    if (found == view.rows().athletes().constEnd() || !see.allowed)
        return tl::unexpected(Refusal{"access.not_found", {}});
    AthleteDetail detail;
    detail.athlete = itemOf(view, *found, activityOf(view).value(id));
    detail.timeZone = found->row.timeZone;
    detail.goal = found->row.goal;
    detail.raceName = found->row.raceName;
    detail.raceOn = found->row.raceOn;
    detail.weeks = weeksOf(view, id);
    detail.sessions = sessionsOf(view, id);
    detail.late = lateOf(view, id);
    detail.upcoming = upcomingOf(view, id);
    detail.thresholds = thresholdsOf(view, id);
    detail.consents = consentsOf(view, id);
    detail.notes = notesOf(view, id);
    if (const auto note = typedNoteOf(work, id, std::nullopt, view.seat().coach))
        detail.typedNote = note->text;
    detail.setStatus = view.permission(Action::SetAthleteStatus, id);
    detail.setMode = view.permission(Action::SetFeedbackMode, id);
    detail.setTrainingType = view.permission(Action::SetTrainingType, id);
    detail.setPlanType = view.permission(Action::SetPlanType, id);
    detail.assign = view.permission(Action::AssignAthlete, id);
    detail.setThresholds = view.permission(Action::EditAthlete, id);
    detail.recordConsent = view.permission(Action::RecordConsent, id);
    detail.planWorkout = view.permission(Action::PlanWorkout, id);
    detail.upload = view.permission(Action::UploadActivity, id);
    detail.reviewAnyway = reviewAnywayOf(view, id);
    return detail;
}

} // namespace leadout::client
