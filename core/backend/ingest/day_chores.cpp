// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/ingest/day_chores.h"

#include "core/backend/ingest/day_context.h"
#include "core/backend/store/entrances.h"
#include "core/backend/store/health.h"
#include "core/backend/store/reports.h"
#include "core/domain/access/authorized.h"
#include "core/engine/version.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <map>

namespace leadout::backend {

using database::Connection;
using domain::Instant;

namespace {

constexpr int kMissedHour = 3;
/// A program that has not asked for longer than this begins anew instead of being told what has gone.
constexpr std::chrono::hours kTombstonesKept{24 * 180};
constexpr int kFarthestZoneDays = 1; ///< no place is more than a day ahead of UTC

QTimeZone zoneOf(const QString& name) {
    const QTimeZone zone(name.toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

Instant startOfDay(QDate day, const QString& timeZone) {
    return instantFrom(day.startOfDay(zoneOf(timeZone)).toMSecsSinceEpoch());
}

Analysis missedAnalysis(const PlannedWorkout& workout, const Athlete& athlete,
                        const engine::Thresholds& thresholds) {
    Analysis missed;
    missed.athlete = athlete.id;
    missed.workout = workout.id;
    missed.day = workout.day;
    missed.startedAt = startOfDay(workout.day, athlete.timeZone);
    missed.sport = workout.sport;
    missed.title = workout.name;
    missed.missed = true;
    missed.state = domain::AnalysisState::ReviewPending;
    missed.plannedS = workout.durationS;
    missed.plannedLoad = workout.load;
    missed.mode = athlete.feedbackMode;
    missed.engineVersion = engine::kEngineVersion;
    if (const auto plan = workoutOf(workout))
        missed.detail = protocol::writeAnalysisDetail(missedDetail(*plan, thresholds));
    return missed;
}

Result<> miss(Changes& changes, const Viewer& viewer, const PlannedWorkout& workout, const Athlete& athlete,
              const domain::Clock& clock, domain::Random& random) {
    const auto thresholds = thresholdsOn(changes.connection(), viewer, athlete.id, workout.day);
    if (!thresholds)
        return tl::unexpected(thresholds.error());
    Analysis missed = missedAnalysis(workout, athlete, *thresholds);
    missed.id = domain::AnalysisId::make(clock, random);
    missed.createdAt = changes.now();
    if (const auto put = putAnalysis(changes, missed); !put)
        return tl::unexpected(put.error());
    // An empty text, so that a coach can write to the athlete about it.
    Feedback feedback;
    feedback.id = domain::FeedbackId::make(clock, random);
    feedback.athlete = athlete.id;
    feedback.analysis = missed.id;
    feedback.versions = {{1, std::nullopt, Writer::BuiltIn, std::nullopt, QString(), changes.now()}};
    if (const auto added = addFeedback(changes, feedback); !added)
        return tl::unexpected(added.error());
    return setWorkoutState(changes, workout, domain::PlannedState::Missed).map([](std::int64_t) {});
}

/// Whether a session without a recording does not count as missed: on a marked day, or when the athlete lets
/// nobody look at what was done.
Result<bool> isExcused(Connection& connection, const Viewer& viewer, const PlannedWorkout& workout,
                       Instant now) {
    const auto marks = markedDays(connection, viewer, workout.athlete, workout.day, workout.day);
    if (!marks)
        return tl::unexpected(marks.error());
    if (!marks->empty())
        return true;
    return factsOf(connection, viewer, workout.athlete, now).map([&viewer](const domain::Facts& facts) {
        return !domain::authorize<domain::Action::AnalyzeActivity>(viewer.actor(), facts);
    });
}

} // namespace

Instant missedAt(QDate day, const QString& timeZone) {
    const QDateTime at(day.addDays(1), QTime(kMissedHour, 0), zoneOf(timeZone));
    return instantFrom(at.toMSecsSinceEpoch());
}

namespace {

Result<> closeSessions(Changes& changes, const domain::Clock& clock, domain::Random& random) {
    Connection& connection = changes.connection();
    const Viewer viewer = Viewer::system(changes.company());
    const auto athletes = listAthletes(connection, viewer);
    if (!athletes)
        return tl::unexpected(athletes.error());
    std::map<domain::AthleteId, Athlete> active;
    for (const Athlete& each : *athletes) {
        if (each.status == domain::AthleteStatus::Active)
            active.emplace(each.id, each);
    }
    const QDate last = dayIn(QStringLiteral("UTC"), changes.now()).addDays(kFarthestZoneDays);
    const auto open = openWorkoutsUpTo(connection, viewer, last);
    if (!open)
        return tl::unexpected(open.error());
    for (const PlannedWorkout& workout : *open) {
        const auto athlete = active.find(workout.athlete);
        if (athlete == active.end() || changes.now() < missedAt(workout.day, athlete->second.timeZone))
            continue;
        const auto excused = isExcused(connection, viewer, workout, changes.now());
        if (!excused)
            return tl::unexpected(excused.error());
        const Result<> done =
            *excused
                ? setWorkoutState(changes, workout, domain::PlannedState::Excused).map([](std::int64_t) {})
                : miss(changes, viewer, workout, athlete->second, clock, random);
        if (!done)
            return done;
    }
    return {};
}

Result<> deactivate(Changes& changes) {
    const auto company = companyOf(changes.connection(), Viewer::system(changes.company()));
    if (!company)
        return tl::unexpected(company.error());
    const QDate today = dayIn(*company ? (*company)->timeZone : QString(), changes.now());
    if (const auto ended = deactivateDue(changes, today); !ended)
        return tl::unexpected(ended.error());
    return {};
}

/// A permission that was given until a day ends like one that is withdrawn: the links of reports end.
Result<> endReports(Changes& changes) {
    const auto unpublished = athletesWithout(changes.connection(), changes.company(),
                                             {domain::ConsentKind::PublishReport}, changes.now());
    if (!unpublished)
        return tl::unexpected(unpublished.error());
    for (const domain::AthleteId& athlete : *unpublished) {
        if (const auto off = switchReportsOff(changes, athlete, std::nullopt); !off)
            return off;
    }
    return {};
}

Result<> tend(Changes& changes, const domain::Clock& clock, domain::Random& random, PastSessions past) {
    if (const auto ended = deactivate(changes); !ended)
        return ended;
    if (const auto ended = endReports(changes); !ended)
        return ended;
    if (past == PastSessions::Close) {
        if (const auto closed = closeSessions(changes, clock, random); !closed)
            return closed;
    }
    if (const auto tended = tendHealthRows(changes); !tended)
        return tended;
    return forgetTombstones(changes, changes.now() - kTombstonesKept);
}

} // namespace

Result<> runDayChores(Store& store, const domain::Clock& clock, domain::Random& random, PastSessions past) {
    const auto companies =
        store.read([](Connection& connection) { return companiesToTend(connection); }).get();
    if (!companies)
        return tl::unexpected(companies.error());
    // What is wrong with one company's data is no reason to leave out the others.
    Result<> first;
    for (const domain::CompanyId& company : *companies) {
        const auto done = store
                              .write([&](Connection& connection) {
                                  Changes changes(connection, company, clock.now());
                                  return tend(changes, clock, random, past);
                              })
                              .get();
        if (!done && first)
            first = done;
    }
    const auto tidied =
        store.write([&clock](Connection& connection) { return tidySignIns(connection, clock.now()); }).get();
    return first ? tidied : first;
}

} // namespace leadout::backend
