// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/viewer.h"
#include "core/engine/model/workout.h"

#include <optional>
#include <vector>

/// What was planned and what was recorded. Reading takes a Viewer and gives what that one may see; writing
/// takes the Changes of the company.
namespace leadout::backend {

/// A planned workout on a day of an athlete's calendar.
struct PlannedWorkout {
    domain::WorkoutId id;
    domain::AthleteId athlete;
    QDate day;
    QString name;
    engine::Sport sport = engine::Sport::Other;
    engine::SessionType type = engine::SessionType::Training;
    domain::PlannedState state = domain::PlannedState::Open;
    std::optional<double> durationS;
    std::optional<double> distanceM;
    std::optional<double> load;
    std::optional<double> intensity; ///< 1.0 is threshold
    bool byDistance = false;
    QByteArray structure; ///< the whole workout as JSON; empty where the viewer does not see bodies
    domain::Instant createdAt;
};

/// Makes a workout or replaces one. The structure is JSON text.
Result<std::int64_t> putWorkout(Changes& changes, const PlannedWorkout& workout,
                                const QStringList& fields = {});
/// Changes nothing but what became of the workout.
Result<std::int64_t> setWorkoutState(Changes& changes, const PlannedWorkout& workout,
                                     domain::PlannedState state);
Result<std::optional<PlannedWorkout>> findWorkout(database::Connection& connection, const Viewer& viewer,
                                                  const domain::WorkoutId& workout);
/// An athlete's of both days and those between, by day.
Result<std::vector<PlannedWorkout>> workoutsBetween(database::Connection& connection, const Viewer& viewer,
                                                    const domain::AthleteId& athlete, QDate first,
                                                    QDate last);
/// All that are open and planned for a day up to this one, of all athletes.
Result<std::vector<PlannedWorkout>> openWorkoutsUpTo(database::Connection& connection, const Viewer& viewer,
                                                     QDate last);

/// How far an activity has come.
enum class ActivityState : std::uint8_t {
    Stored,  ///< its file is kept and waits to be read
    Read,    ///< it was read, and analysed unless its athlete is deactivated
    History, ///< it was read and arrived too late for a review
    Error,   ///< its file could not be read to the end; what could be read is kept
};
std::string_view key(ActivityState state);

/// The fault of an activity whose analysis was given up, whatever is in its file.
inline constexpr QLatin1String kNotAnalyzed("not_analyzed");

/// One recorded session.
struct Activity {
    domain::ActivityId id;
    domain::AthleteId athlete;
    QString sha256; ///< of its file, 64 hexadecimal digits
    qint64 size = 0;
    QString fileName;
    domain::Arrival arrival = domain::Arrival::ByHand;
    QString source; ///< where it came from, such as "file"
    domain::Instant arrivedAt;
    ActivityState state = ActivityState::Stored;
    std::optional<QString> fault;    ///< with Error: the reader's word
    std::optional<qint64> faultByte; ///< where the reader stopped
    std::optional<QString> warning;  ///< the reader's word for what it did not mind
    engine::Sport sport = engine::Sport::Other;
    std::optional<QDate> localDay; ///< the day it counts for; nothing before it was read
    std::optional<domain::Instant> startedAt;
    std::optional<double> durationS;
    std::optional<double> distanceM;
    std::optional<double> load;
    QString comment;           ///< the athlete's words; empty where the viewer does not see bodies
    std::optional<int> effort; ///< 1 to 10, as comment
    std::optional<int> feel;   ///< 1 (bad) to 5, as comment
};

/// Takes up a file that has arrived: the first time it becomes the activity given, and a job to analyse it.
/// For the athlete's second file of the same bytes the first activity is given; what is said with it takes
/// the place of what was said before, and the session is analysed anew.
struct TakenUp {
    domain::ActivityId activity;
    bool known = false;
};
Result<TakenUp> takeUp(Changes& changes, const Activity& activity, const QUuid& job);

/// Whether an activity of the company was ever made of exactly these bytes.
Result<bool> isRecorded(database::Connection& connection, const domain::CompanyId& company,
                        const QString& sha256);

/// Saves what the reader found or the athlete said.
Result<std::int64_t> saveActivity(Changes& changes, const Activity& activity, const QStringList& fields);
Result<std::optional<Activity>> findActivity(database::Connection& connection, const Viewer& viewer,
                                             const domain::ActivityId& activity);
/// The athlete's activity of exactly these bytes.
Result<std::optional<Activity>> activityOfBytes(database::Connection& connection, const Viewer& viewer,
                                                const domain::AthleteId& athlete, const QString& sha256);
Result<std::vector<Activity>> activitiesBetween(database::Connection& connection, const Viewer& viewer,
                                                const domain::AthleteId& athlete, QDate first, QDate last);

/// How many recordings of the viewer's athletes a newer engine still has to read again.
Result<std::int64_t> renewalsLeft(database::Connection& connection, const Viewer& viewer);

/// What becomes of an analysis job.
Result<> finishAnalyzeJob(Changes& changes, const QUuid& job);
/// Ends it without the file having been read, so that the next start tries again.
Result<> passAnalyzeJob(Changes& changes, const QUuid& job);
/// Makes the job wait until then, or for a person when there is no time.
Result<> failAnalyzeJob(Changes& changes, const QUuid& job, const QString& fault,
                        const std::optional<domain::Instant>& again);
/// Analyses an activity anew, whatever became of its job.
Result<> analyzeAgain(Changes& changes, const domain::ActivityId& activity);
/// Analyses an activity that arrived too late for a review; gives the row's new revision.
Result<std::int64_t> reviewLate(Changes& changes, Activity activity);
/// Analyses what was given up of an athlete once more, not what its own bytes keep from being read; and this
/// activity, if it still waits for another try.
Result<> analyzeGivenUp(Changes& changes, const domain::AthleteId& athlete,
                        const domain::ActivityId& activity);
/// Analyses whatever of an athlete was left unread or unfinished, as while nobody was allowed to look at it.
Result<> analyzeUnfinished(Changes& changes, const domain::AthleteId& athlete);

} // namespace leadout::backend
