// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/ingest/analysis.h"
#include "core/backend/store/athletes.h"
#include "core/backend/store/people.h"
#include "core/backend/store/reviews.h"
#include "core/backend/store/sessions.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace leadout::backend {

/// How far back sessions say something about a threshold.
inline constexpr int kPastDays = 42;

/// What the backend knows about an athlete's day, in one state of the database.
struct DayContext {
    Company company;
    Athlete athlete;
    QDate day;
    engine::Thresholds thresholds;
    std::vector<MarkedDay> marks;         ///< of the day and the kPastDays before
    std::vector<PlannedWorkout> workouts; ///< of the day, and those that analyses of the activity name
    std::vector<Analysis> analyses;       ///< of the day, and those of the activity
    std::vector<Analysis> past;           ///< of the kPastDays before, the newest first; each session once
    std::vector<Analysis> alike; ///< the last ones before the day whose structure one of `workouts` has
    std::vector<domain::AnalysisId> touched; ///< those of `analyses` that a coach has done anything with
    std::vector<Activity> activities;        ///< those of these analyses, and the activity itself
    std::optional<QDate> last_recorded;      ///< the last day before this one with a recording
    std::optional<engine::Sentence> denied;  ///< why nothing may go out without a coach

    const PlannedWorkout* workout(const std::optional<domain::WorkoutId>& id) const;
    const Activity* activity(const domain::ActivityId& id) const;
    bool isMarked(domain::DayMark mark) const;
    bool isTouched(const Analysis& analysis) const;
    bool isFirstAfterSick() const;

    /// A word for everything in it, to see whether anything has changed since.
    QByteArray fingerprint() const;
};

/// Reads it for an activity that counts for a day; nothing when the athlete is gone.
Result<std::optional<DayContext>> readDay(database::Connection& connection, const Viewer& viewer,
                                          const Activity& activity, QDate day, domain::Instant now);

/// Whether a coach, or the rules in their place, has decided about an analysis, which then stays as it is.
bool isDecided(const Analysis& analysis);

/// Whether a coach has done anything with an analysis: written in its text, a note about it, handed it on or
/// decided. What nobody has touched may be replaced by another one.
Result<bool> isTouched(database::Connection& connection, const Viewer& viewer, const Analysis& analysis);

/// The workout of a row as the engine knows it; nothing when it cannot be read.
std::optional<engine::Workout> workoutOf(const PlannedWorkout& planned);

/// The activities of an analysis, each once, in its order.
std::vector<domain::ActivityId> activitiesOf(const Analysis& analysis);

} // namespace leadout::backend
