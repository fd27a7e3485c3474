// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/sessions.h"

#include "core/engine/version.h"

#include <algorithm>
#include <array>

namespace leadout::backend {

using database::Connection;
using database::Statement;
using domain::Scope;

namespace {

constexpr std::array<std::string_view, 4> kActivityStates = {"stored", "read", "history", "error"};

constexpr QLatin1String kWorkoutColumns(
    "id, athlete_id, day, name, sport, type, state, duration_s, distance_m, load, intensity, by_distance, "
    "created_at, structure");
constexpr QLatin1String kActivityColumns(
    "a.id, a.athlete_id, a.sha256, r.size, a.file_name, a.arrival, a.source, a.arrived_at, a.state, a.fault, "
    "a.fault_byte, a.warning, a.sport, a.local_day, a.started_at, a.duration_s, a.distance_m, a.load, "
    "a.comment, a.effort, a.feel");
constexpr QLatin1String
    kActivityTables("activity a JOIN recording r ON r.company_id = a.company_id AND r.sha256 = a.sha256");

/// Fields of a workout that its structure decides.
const QStringList& structureFields() {
    static const QStringList fields = {QStringLiteral("structure")};
    return fields;
}

/// Fields of an activity that are in its words rather than in its row of the list.
const QStringList& wordsFields() {
    static const QStringList fields = {QStringLiteral("comment"), QStringLiteral("effort"),
                                       QStringLiteral("feel")};
    return fields;
}

bool any(const QStringList& fields, const QStringList& of) {
    return std::any_of(fields.begin(), fields.end(),
                       [&of](const QString& field) { return of.contains(field); });
}

PlannedWorkout readWorkout(const Statement& row, const Viewer& viewer) {
    Columns columns(row);
    PlannedWorkout workout;
    workout.id = columns.get<domain::WorkoutId>();
    workout.athlete = columns.get<domain::AthleteId>();
    workout.day = columns.day();
    workout.name = columns.get<QString>();
    workout.sport = columns.get<engine::Sport>();
    workout.type = columns.get<engine::SessionType>();
    workout.state = columns.get<domain::PlannedState>();
    workout.durationS = columns.get<std::optional<double>>();
    workout.distanceM = columns.get<std::optional<double>>();
    workout.load = columns.get<std::optional<double>>();
    workout.intensity = columns.get<std::optional<double>>();
    workout.byDistance = columns.get<bool>();
    workout.createdAt = columns.instant();
    if (viewer.seesBody(workout.athlete))
        workout.structure = columns.get<QString>().toUtf8();
    return workout;
}

Activity readActivity(const Statement& row, const Viewer& viewer) {
    Columns columns(row);
    Activity activity;
    activity.id = columns.get<domain::ActivityId>();
    activity.athlete = columns.get<domain::AthleteId>();
    activity.sha256 = columns.get<QString>();
    activity.size = columns.get<qint64>();
    activity.fileName = columns.get<QString>();
    activity.arrival = columns.get<domain::Arrival>();
    activity.source = columns.get<QString>();
    activity.arrivedAt = columns.instant();
    const auto state =
        std::find(kActivityStates.begin(), kActivityStates.end(), columns.get<QString>().toStdString());
    activity.state = static_cast<ActivityState>(state - kActivityStates.begin());
    activity.fault = columns.get<std::optional<QString>>();
    activity.faultByte = columns.get<std::optional<qint64>>();
    activity.warning = columns.get<std::optional<QString>>();
    activity.sport = columns.get<engine::Sport>();
    activity.localDay = columns.optionalDay();
    activity.startedAt = columns.optionalInstant();
    activity.durationS = columns.get<std::optional<double>>();
    activity.distanceM = columns.get<std::optional<double>>();
    activity.load = columns.get<std::optional<double>>();
    if (viewer.seesBody(activity.athlete)) {
        activity.comment = columns.get<QString>();
        activity.effort = columns.get<std::optional<int>>();
        activity.feel = columns.get<std::optional<int>>();
    }
    return activity;
}

Place placeOf(const PlannedWorkout& workout) {
    const domain::Instant at = instantFrom(workout.day.startOfDay(Qt::UTC).toMSecsSinceEpoch());
    return workout.state == domain::PlannedState::Open ? Place::waiting(at) : Place::past(at);
}

Place placeOf(const Activity& activity) {
    const domain::Instant at = activity.startedAt.value_or(activity.arrivedAt);
    return activity.state == ActivityState::Stored || activity.state == ActivityState::Error
               ? Place::waiting(at)
               : Place::past(at);
}

Result<std::int64_t> recordActivity(Changes& changes, const Activity& activity, const QStringList& fields,
                                    bool words) {
    if (words) {
        const auto rev =
            changes.record(RowKind::ActivityWords, bodyRowId(activity.id.uuid(), RowKind::ActivityWords),
                           Scope::athleteBody(activity.athlete), fields, placeOf(activity));
        if (!rev)
            return rev;
    }
    return changes.record(RowKind::Activity, activity.id.uuid(), Scope::athlete(activity.athlete), fields,
                          placeOf(activity));
}

/// What the athlete says with a file that is here already. Nothing said before is taken back by silence.
Result<> addWords(Changes& changes, const domain::ActivityId& known, const Activity& said) {
    auto found = findActivity(changes.connection(), Viewer::system(changes.company()), known);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return {};
    Activity& there = **found;
    QStringList fields;
    if (!said.comment.trimmed().isEmpty() && said.comment != there.comment) {
        there.comment = said.comment;
        fields.append(QStringLiteral("comment"));
    }
    if (said.effort && said.effort != there.effort) {
        there.effort = said.effort;
        fields.append(QStringLiteral("effort"));
    }
    if (said.feel && said.feel != there.feel) {
        there.feel = said.feel;
        fields.append(QStringLiteral("feel"));
    }
    if (fields.isEmpty())
        return {};
    if (const auto saved = saveActivity(changes, there, fields); !saved)
        return tl::unexpected(saved.error());
    return analyzeAgain(changes, known);
}

} // namespace

std::string_view key(ActivityState state) {
    return kActivityStates[static_cast<std::size_t>(state)];
}

Result<std::int64_t> putWorkout(Changes& changes, const PlannedWorkout& workout, const QStringList& fields) {
    static const QString sql = upsertSql(QStringLiteral("workout"), QStringLiteral("company_id, id"),
                                         QStringLiteral("company_id, ") + kWorkoutColumns);
    const auto put =
        changes.connection().run(sql, changes.company(), workout.id, workout.athlete, dayText(workout.day),
                                 workout.name, workout.sport, workout.type, workout.state, workout.durationS,
                                 workout.distanceM, workout.load, workout.intensity, workout.byDistance,
                                 millis(workout.createdAt), QString::fromUtf8(workout.structure));
    if (!put)
        return tl::unexpected(put.error());
    if (fields.isEmpty() || any(fields, structureFields())) {
        const auto rev =
            changes.record(RowKind::WorkoutStructure, bodyRowId(workout.id.uuid(), RowKind::WorkoutStructure),
                           Scope::athleteBody(workout.athlete), fields, placeOf(workout));
        if (!rev)
            return rev;
    }
    return changes.record(RowKind::Workout, workout.id.uuid(), Scope::athlete(workout.athlete), fields,
                          placeOf(workout));
}

Result<std::int64_t> setWorkoutState(Changes& changes, const PlannedWorkout& workout,
                                     domain::PlannedState state) {
    const auto set = changes.connection().run(
        QStringLiteral("UPDATE workout SET state = ? WHERE company_id = ? AND athlete_id = ? AND id = ?"),
        state, changes.company(), workout.athlete, workout.id);
    if (!set)
        return tl::unexpected(set.error());
    PlannedWorkout changed = workout;
    changed.state = state;
    return changes.record(RowKind::Workout, workout.id.uuid(), Scope::athlete(workout.athlete),
                          {QStringLiteral("state")}, placeOf(changed));
}

Result<std::optional<PlannedWorkout>> findWorkout(Connection& connection, const Viewer& viewer,
                                                  const domain::WorkoutId& workout) {
    auto found = connection.first(
        QStringLiteral("SELECT %1 FROM workout WHERE company_id = ? AND id = ?").arg(kWorkoutColumns),
        [&viewer](const Statement& row) { return readWorkout(row, viewer); }, viewer.company(), workout);
    if (found && *found && !viewer.sees((*found)->athlete))
        return std::optional<PlannedWorkout>();
    return found;
}

Result<std::vector<PlannedWorkout>> workoutsBetween(Connection& connection, const Viewer& viewer,
                                                    const domain::AthleteId& athlete, QDate first,
                                                    QDate last) {
    if (!viewer.sees(athlete))
        return std::vector<PlannedWorkout>();
    return connection.list(
        QStringLiteral("SELECT %1 FROM workout WHERE company_id = ? AND athlete_id = ? "
                       "AND day BETWEEN ? AND ? ORDER BY day, id")
            .arg(kWorkoutColumns),
        [&viewer](const Statement& row) { return readWorkout(row, viewer); }, viewer.company(), athlete,
        dayText(first), dayText(last));
}

Result<std::vector<PlannedWorkout>> openWorkoutsUpTo(Connection& connection, const Viewer& viewer,
                                                     QDate last) {
    const ScopeFilter filter = ScopeFilter::athletes(viewer, QStringLiteral("athlete_id"));
    return filter.list(
        connection,
        QStringLiteral("SELECT %1 FROM workout WHERE company_id = ? AND state = 'open' AND day <= ?")
                .arg(kWorkoutColumns) +
            filter.sql() + QStringLiteral(" ORDER BY day, id"),
        [&viewer](const Statement& row) { return readWorkout(row, viewer); }, viewer.company(),
        dayText(last));
}

Result<TakenUp> takeUp(Changes& changes, const Activity& activity, const QUuid& job) {
    Connection& connection = changes.connection();
    const auto known = connection.first(
        QStringLiteral("SELECT id FROM activity WHERE company_id = ? AND athlete_id = ? AND sha256 = ?"),
        [](const Statement& row) { return row.get<domain::ActivityId>(0); }, changes.company(),
        activity.athlete, activity.sha256);
    if (!known)
        return tl::unexpected(known.error());
    if (*known) {
        if (const auto added = addWords(changes, **known, activity); !added)
            return tl::unexpected(added.error());
        return TakenUp{**known, true};
    }
    const auto stored = connection.run(
        QStringLiteral("INSERT INTO recording (company_id, sha256, size, stored_at) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (company_id, sha256) DO NOTHING"),
        changes.company(), activity.sha256, activity.size, millis(changes.now()));
    if (!stored)
        return tl::unexpected(stored.error());
    const auto made = connection.run(
        QStringLiteral(
            "INSERT INTO activity (company_id, id, athlete_id, sha256, file_name, arrival, source, "
            "arrived_at, state, sport, comment, effort, feel) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'stored', ?, ?, ?, ?)"),
        changes.company(), activity.id, activity.athlete, activity.sha256, activity.fileName,
        activity.arrival, activity.source, millis(activity.arrivedAt), activity.sport, activity.comment,
        activity.effort, activity.feel);
    if (!made)
        return tl::unexpected(made.error());
    const auto queued = connection.run(
        QStringLiteral("INSERT INTO analyze_job (company_id, id, athlete_id, activity_id, state, next_at, "
                       "created_at) VALUES (?, ?, ?, ?, 'pending', ?, ?)"),
        changes.company(), domain::idText(job), activity.athlete, activity.id, millis(changes.now()),
        millis(changes.now()));
    if (!queued)
        return tl::unexpected(queued.error());
    const auto rev = recordActivity(changes, activity, {}, true);
    if (!rev)
        return tl::unexpected(rev.error());
    return TakenUp{activity.id, false};
}

Result<bool> isRecorded(Connection& connection, const domain::CompanyId& company, const QString& sha256) {
    return connection
        .first(
            QStringLiteral("SELECT 1 FROM recording WHERE company_id = ? AND sha256 = ?"),
            [](const Statement&) { return true; }, company, sha256)
        .map([](const std::optional<bool>& found) { return found.has_value(); });
}

Result<std::int64_t> saveActivity(Changes& changes, const Activity& activity, const QStringList& fields) {
    const std::string_view word = key(activity.state);
    const auto saved = changes.connection().run(
        QStringLiteral(
            "UPDATE activity SET state = ?, fault = ?, fault_byte = ?, warning = ?, sport = ?, "
            "local_day = ?, started_at = ?, duration_s = ?, distance_m = ?, load = ?, comment = ?, "
            "effort = ?, feel = ? WHERE company_id = ? AND athlete_id = ? AND id = ?"),
        QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())), activity.fault,
        activity.faultByte, activity.warning, activity.sport, dayText(activity.localDay),
        millis(activity.startedAt), activity.durationS, activity.distanceM, activity.load, activity.comment,
        activity.effort, activity.feel, changes.company(), activity.athlete, activity.id);
    if (!saved)
        return tl::unexpected(saved.error());
    return recordActivity(changes, activity, fields, any(fields, wordsFields()));
}

Result<std::optional<Activity>> findActivity(Connection& connection, const Viewer& viewer,
                                             const domain::ActivityId& activity) {
    auto found = connection.first(
        QStringLiteral("SELECT %1 FROM %2 WHERE a.company_id = ? AND a.id = ?")
            .arg(kActivityColumns, kActivityTables),
        [&viewer](const Statement& row) { return readActivity(row, viewer); }, viewer.company(), activity);
    if (found && *found && !viewer.sees((*found)->athlete))
        return std::optional<Activity>();
    return found;
}

Result<std::optional<Activity>> activityOfBytes(Connection& connection, const Viewer& viewer,
                                                const domain::AthleteId& athlete, const QString& sha256) {
    if (!viewer.sees(athlete))
        return std::optional<Activity>();
    return connection.first(
        QStringLiteral("SELECT %1 FROM %2 WHERE a.company_id = ? AND a.athlete_id = ? AND a.sha256 = ?")
            .arg(kActivityColumns, kActivityTables),
        [&viewer](const Statement& row) { return readActivity(row, viewer); }, viewer.company(), athlete,
        sha256);
}

Result<std::vector<Activity>> activitiesBetween(Connection& connection, const Viewer& viewer,
                                                const domain::AthleteId& athlete, QDate first, QDate last) {
    if (!viewer.sees(athlete))
        return std::vector<Activity>();
    return connection.list(
        QStringLiteral("SELECT %1 FROM %2 WHERE a.company_id = ? AND a.athlete_id = ? "
                       "AND a.local_day BETWEEN ? AND ? ORDER BY a.started_at, a.id")
            .arg(kActivityColumns, kActivityTables),
        [&viewer](const Statement& row) { return readActivity(row, viewer); }, viewer.company(), athlete,
        dayText(first), dayText(last));
}

Result<std::int64_t> renewalsLeft(Connection& connection, const Viewer& viewer) {
    const ScopeFilter seen = ScopeFilter::athletes(viewer, QStringLiteral("athlete_id"));
    return seen
        .list(
            connection,
            QStringLiteral("SELECT COUNT(*) FROM analyze_job WHERE state IN ('pending', 'claimed') AND "
                           "renewal = 1 AND company_id = ?") +
                seen.sql(),
            [](const Statement& row) { return row.get<std::int64_t>(0); }, viewer.company())
        .map([](const std::vector<std::int64_t>& counts) {
            return counts.empty() ? std::int64_t{0} : counts.front();
        });
}

Result<> finishAnalyzeJob(Changes& changes, const QUuid& job) {
    return changes.connection()
        .run(QStringLiteral(
                 "UPDATE analyze_job SET state = 'done', fault = NULL, renewal = 0, engine_version = ? "
                 "WHERE company_id = ? AND state = 'claimed' AND id = ?"),
             engine::kEngineVersion, changes.company(), domain::idText(job))
        .map([](std::int64_t) {});
}

Result<> passAnalyzeJob(Changes& changes, const QUuid& job) {
    return changes.connection()
        .run(QStringLiteral("UPDATE analyze_job SET state = 'done', fault = NULL, renewal = 0 "
                            "WHERE company_id = ? AND state = 'claimed' AND id = ?"),
             changes.company(), domain::idText(job))
        .map([](std::int64_t) {});
}

Result<> failAnalyzeJob(Changes& changes, const QUuid& job, const QString& fault,
                        const std::optional<domain::Instant>& again) {
    return changes.connection()
        .run(QStringLiteral("UPDATE analyze_job SET state = ?, fault = ?, next_at = ?, engine_version = ? "
                            "WHERE company_id = ? AND id = ?"),
             again ? QStringLiteral("pending") : QStringLiteral("failed"), fault,
             millis(again.value_or(changes.now())), engine::kEngineVersion, changes.company(),
             domain::idText(job))
        .map([](std::int64_t) {});
}

Result<> analyzeAgain(Changes& changes, const domain::ActivityId& activity) {
    return changes.connection()
        .run(
            QStringLiteral("UPDATE analyze_job SET state = 'pending', renewal = 0, attempts = 0, next_at = ? "
                           "WHERE company_id = ? AND activity_id = ?"),
            millis(changes.now()), changes.company(), activity)
        .map([](std::int64_t) {});
}

Result<> analyzeGivenUp(Changes& changes, const domain::AthleteId& athlete,
                        const domain::ActivityId& activity) {
    return changes.connection()
        .run(
            QStringLiteral("UPDATE analyze_job SET state = 'pending', renewal = 0, attempts = 0, next_at = ? "
                           "WHERE company_id = ? AND athlete_id = ? AND activity_id IN "
                           "(SELECT id FROM activity WHERE company_id = ? AND athlete_id = ? AND "
                           "((state = 'error' AND fault = ?) OR (state = 'stored' AND id = ?)))"),
            millis(changes.now()), changes.company(), athlete, changes.company(), athlete,
            QString(kNotAnalyzed), activity)
        .map([](std::int64_t) {});
}

Result<std::int64_t> reviewLate(Changes& changes, Activity activity) {
    activity.state = ActivityState::Stored;
    const auto rev = saveActivity(changes, activity, {QStringLiteral("state")});
    if (!rev)
        return rev;
    return analyzeAgain(changes, activity.id).map([&rev] { return *rev; });
}

Result<> analyzeUnfinished(Changes& changes, const domain::AthleteId& athlete) {
    const auto unfinished = changes.connection().list(
        QStringLiteral("SELECT id FROM activity WHERE company_id = ? AND athlete_id = ? AND state = 'stored' "
                       "UNION SELECT p.activity_id FROM pairing p JOIN analysis a "
                       "ON a.company_id = p.company_id AND a.id = p.analysis_id "
                       "WHERE a.company_id = ? AND a.athlete_id = ? AND a.state = 'analyzing'"),
        [](const Statement& row) { return row.get<domain::ActivityId>(0); }, changes.company(), athlete,
        changes.company(), athlete);
    if (!unfinished)
        return tl::unexpected(unfinished.error());
    for (const domain::ActivityId& activity : *unfinished) {
        if (const auto queued = analyzeAgain(changes, activity); !queued)
            return queued;
    }
    return {};
}

} // namespace leadout::backend
