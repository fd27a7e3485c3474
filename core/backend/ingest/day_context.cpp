// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/day_context.h"

#include "core/domain/access/authorized.h"
#include "core/engine/workout/structure_word.h"
#include "core/protocol/workout_json.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>
#include <QList>
#include <QSet>

#include <algorithm>
#include <utility>

namespace leadout::backend {

using database::Connection;
using domain::Action;

namespace {

constexpr protocol::JsonLimits kWorkoutLimits{.bytes = 1024 * 1024};

/// Adds what an activity belongs to: its analyses, their workouts and the activities beside it.
Result<> addNeighbours(Connection& connection, const Viewer& viewer, const Activity& activity,
                       DayContext& context) {
    const auto own = analysesOf(connection, viewer, activity.id);
    if (!own)
        return tl::unexpected(own.error());
    for (const Analysis& analysis : *own) {
        const bool known = std::any_of(context.analyses.begin(), context.analyses.end(),
                                       [&](const Analysis& each) { return each.id == analysis.id; });
        if (!known)
            context.analyses.push_back(analysis);
        if (analysis.workout && !context.workout(analysis.workout)) {
            const auto workout = findWorkout(connection, viewer, *analysis.workout);
            if (!workout)
                return tl::unexpected(workout.error());
            if (*workout)
                context.workouts.push_back(**workout);
        }
    }
    context.activities.push_back(activity);
    for (const Analysis& analysis : context.analyses) {
        for (const domain::ActivityId& id : activitiesOf(analysis)) {
            if (context.activity(id))
                continue;
            const auto other = findActivity(connection, viewer, id);
            if (!other)
                return tl::unexpected(other.error());
            if (*other)
                context.activities.push_back(**other);
        }
    }
    return {};
}

Result<> addTouched(Connection& connection, const Viewer& viewer, DayContext& context) {
    for (const Analysis& each : context.analyses) {
        const auto touched = isTouched(connection, viewer, each);
        if (!touched)
            return tl::unexpected(touched.error());
        if (*touched)
            context.touched.push_back(each.id);
    }
    return {};
}

/// Of several analyses of one session the latest alone: what somebody has decided about stays beside what was
/// analysed again.
void keepLatest(std::vector<Analysis>& analyses) {
    std::vector<const Analysis*> latestFirst;
    for (const Analysis& each : analyses)
        latestFirst.push_back(&each);
    std::sort(latestFirst.begin(), latestFirst.end(), [](const Analysis* a, const Analysis* b) {
        return std::pair(b->createdAt, b->id.uuid()) < std::pair(a->createdAt, a->id.uuid());
    });
    using Piece = std::pair<QUuid, int>; // a workout, or a leg of a recording
    constexpr int kWorkout = -1;
    QSet<Piece> seen;
    QSet<QUuid> latest;
    for (const Analysis* each : latestFirst) {
        QList<Piece> parts;
        if (each->workout)
            parts.append({each->workout->uuid(), kWorkout});
        for (const AnalyzedLeg& leg : each->legs)
            parts.append({leg.activity.uuid(), leg.leg});
        if (std::any_of(parts.begin(), parts.end(),
                        [&seen](const Piece& part) { return seen.contains(part); }))
            continue;
        for (const Piece& part : parts)
            seen.insert(part);
        latest.insert(each->id.uuid());
    }
    std::erase_if(analyses, [&latest](const Analysis& each) { return !latest.contains(each.id.uuid()); });
}

Result<> addPast(Connection& connection, const Viewer& viewer, DayContext& context) {
    auto past = analysesBetween(connection, viewer, context.athlete.id, context.day.addDays(-kPastDays),
                                context.day.addDays(-1));
    if (!past)
        return tl::unexpected(past.error());
    context.past = std::move(*past);
    keepLatest(context.past);
    const auto recorded = activitiesBetween(connection, viewer, context.athlete.id,
                                            context.day.addDays(-kPastDays), context.day.addDays(-1));
    if (!recorded)
        return tl::unexpected(recorded.error());
    for (const Activity& each : *recorded) {
        if (each.localDay)
            context.last_recorded = std::max(context.last_recorded.value_or(*each.localDay), *each.localDay);
    }
    auto marks =
        markedDays(connection, viewer, context.athlete.id, context.day.addDays(-kPastDays), context.day);
    if (!marks)
        return tl::unexpected(marks.error());
    context.marks = std::move(*marks);
    return {};
}

/// Adds the last session before the day that was like one of the day's workouts.
Result<> addAlike(Connection& connection, const Viewer& viewer, DayContext& context) {
    for (const PlannedWorkout& each : context.workouts) {
        const auto workout = workoutOf(each);
        const std::string structure = workout ? engine::structureWord(*workout) : std::string();
        if (structure.empty())
            continue;
        auto last = lastAlike(connection, viewer, context.athlete.id, structure, context.day);
        if (!last)
            return tl::unexpected(last.error());
        if (*last)
            context.alike.push_back(std::move(**last));
    }
    return {};
}

template <class Enum>
void put(QDataStream& out, Enum value) {
    out << static_cast<int>(value);
}

void put(QDataStream& out, const std::optional<double>& value) {
    out << value.has_value() << value.value_or(0.0);
}

/// What others decide about an analysis. A new one in its place is written with what was read here, so a
/// decision that comes after the reading must not be overlooked.
void putDecisions(QDataStream& out, const Analysis& analysis) {
    put(out, analysis.mode);
    out << static_cast<int>(analysis.adjusted ? static_cast<int>(*analysis.adjusted) : -1)
        << analysis.adjustNote << analysis.handedToHead << analysis.handNote << analysis.autoApproved
        << analysis.publishFault.value_or(QString());
    for (const auto& at : {analysis.decidedAt, analysis.publishedAt})
        out << static_cast<qint64>(at ? millis(*at) : -1);
    out << (analysis.decidedBy ? analysis.decidedBy->uuid() : QUuid());
}

} // namespace

const PlannedWorkout* DayContext::workout(const std::optional<domain::WorkoutId>& id) const {
    const auto found = std::find_if(workouts.begin(), workouts.end(),
                                    [&id](const PlannedWorkout& each) { return id && each.id == *id; });
    return found == workouts.end() ? nullptr : &*found;
}

const Activity* DayContext::activity(const domain::ActivityId& id) const {
    const auto found = std::find_if(activities.begin(), activities.end(),
                                    [&id](const Activity& each) { return each.id == id; });
    return found == activities.end() ? nullptr : &*found;
}

bool DayContext::isMarked(domain::DayMark mark) const {
    return std::any_of(marks.begin(), marks.end(),
                       [&](const MarkedDay& each) { return each.day == day && each.mark == mark; });
}

bool DayContext::isTouched(const Analysis& analysis) const {
    return std::find(touched.begin(), touched.end(), analysis.id) != touched.end();
}

bool DayContext::isFirstAfterSick() const {
    return std::any_of(marks.begin(), marks.end(), [this](const MarkedDay& each) {
        return each.mark == domain::DayMark::Sick && each.day < day &&
               (!last_recorded || *last_recorded <= each.day);
    });
}

QByteArray DayContext::fingerprint() const {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << company.language << company.units << athlete.timeZone << athlete.language.value_or(QString());
    out << athlete.units.value_or(QString()) << day;
    put(out, athlete.status);
    put(out, athlete.feedbackMode);
    for (const auto& value : {thresholds.power_w, thresholds.heart_rate_bpm, thresholds.max_heart_rate_bpm,
                              thresholds.run_speed_m_s, thresholds.swim_speed_m_s})
        put(out, value);
    for (const MarkedDay& mark : marks) {
        out << mark.day;
        put(out, mark.mark);
    }
    for (const PlannedWorkout& each : workouts) {
        out << each.id.uuid() << each.day << each.structure << each.name;
        put(out, each.state);
    }
    for (const Analysis& each : analyses) {
        out << each.id.uuid() << (each.workout ? each.workout->uuid() : QUuid()) << each.missed;
        put(out, each.state);
        out << isDecided(each) << isTouched(each) << each.inputFingerprint;
        putDecisions(out, each);
        for (const AnalyzedLeg& leg : each.legs)
            out << leg.activity.uuid() << leg.leg;
    }
    for (const Activity& each : activities) {
        out << each.id.uuid() << each.comment << each.effort.value_or(0) << each.feel.value_or(0);
        put(out, each.state);
    }
    for (const auto* others : {&past, &alike}) {
        for (const Analysis& each : *others)
            out << each.id.uuid() << each.inputFingerprint;
    }
    out << last_recorded.value_or(QDate()) << QByteArray::fromStdString(denied ? denied->id : std::string());
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

Result<std::optional<DayContext>> readDay(Connection& connection, const Viewer& viewer,
                                          const Activity& activity, QDate day, domain::Instant now) {
    const auto company = companyOf(connection, viewer);
    if (!company)
        return tl::unexpected(company.error());
    const auto athlete = findAthlete(connection, viewer, activity.athlete);
    if (!athlete)
        return tl::unexpected(athlete.error());
    if (!*company || !*athlete)
        return std::optional<DayContext>();
    DayContext context;
    context.company = **company;
    context.athlete = **athlete;
    context.day = day;
    auto thresholds = thresholdsOn(connection, viewer, activity.athlete, day);
    if (!thresholds)
        return tl::unexpected(thresholds.error());
    context.thresholds = *thresholds;
    auto workouts = workoutsBetween(connection, viewer, activity.athlete, day, day);
    if (!workouts)
        return tl::unexpected(workouts.error());
    context.workouts = std::move(*workouts);
    auto analyses = analysesBetween(connection, viewer, activity.athlete, day, day);
    if (!analyses)
        return tl::unexpected(analyses.error());
    context.analyses = std::move(*analyses);
    if (const auto added = addNeighbours(connection, viewer, activity, context); !added)
        return tl::unexpected(added.error());
    if (const auto added = addTouched(connection, viewer, context); !added)
        return tl::unexpected(added.error());
    if (const auto added = addPast(connection, viewer, context); !added)
        return tl::unexpected(added.error());
    if (const auto added = addAlike(connection, viewer, context); !added)
        return tl::unexpected(added.error());
    const auto facts = factsOf(connection, viewer, activity.athlete, now);
    if (!facts)
        return tl::unexpected(facts.error());
    if (const auto allowed = domain::authorize<Action::AutoApprove>(viewer.actor(), *facts); !allowed)
        context.denied = allowed.error().sentence;
    return std::optional(std::move(context));
}

bool isDecided(const Analysis& analysis) {
    using domain::AnalysisState;
    return analysis.state == AnalysisState::Approved || analysis.state == AnalysisState::Published ||
           analysis.decidedAt || analysis.adjusted;
}

Result<bool> isTouched(Connection& connection, const Viewer& viewer, const Analysis& analysis) {
    if (isDecided(analysis) || analysis.handedToHead)
        return true;
    const auto feedback = feedbackOf(connection, viewer, analysis.id);
    if (!feedback)
        return tl::unexpected(feedback.error());
    const auto byCoach = [](const FeedbackVersion& version) { return version.writer == Writer::Coach; };
    if (*feedback && (!(*feedback)->personalNote.isEmpty() ||
                      std::any_of((*feedback)->versions.begin(), (*feedback)->versions.end(), byCoach)))
        return true;
    return notesOn(connection, viewer, analysis.athlete)
        .map([&analysis](const std::vector<CoachNote>& notes) {
            return std::any_of(notes.begin(), notes.end(), [&analysis](const CoachNote& note) {
                return note.analysis && *note.analysis == analysis.id;
            });
        });
}

std::optional<engine::Workout> workoutOf(const PlannedWorkout& planned) {
    auto workout = protocol::readMessage(planned.structure, kWorkoutLimits, protocol::UnknownFields::Keep,
                                         protocol::readWorkout);
    return workout ? std::optional(std::move(*workout)) : std::nullopt;
}

std::vector<domain::ActivityId> activitiesOf(const Analysis& analysis) {
    std::vector<domain::ActivityId> ids;
    for (const AnalyzedLeg& leg : analysis.legs) {
        if (std::find(ids.begin(), ids.end(), leg.activity) == ids.end())
            ids.push_back(leg.activity);
    }
    return ids;
}

} // namespace leadout::backend
