// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/permission.h"
#include "core/client/services/review.h"
#include "core/client/services/threshold_set.h"
#include "core/domain/consents.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace leadout::client {

struct AthleteItem {
    domain::AthleteId id;
    QString name;
    QString email;
    std::optional<domain::CoachId> coach;
    QString coachName; ///< empty: unassigned
    domain::AthleteStatus status = domain::AthleteStatus::Active;
    std::optional<QDate> deactivateOn;
    domain::FeedbackMode mode = domain::FeedbackMode::Review;
    std::optional<domain::TrainingType> trainingType;
    domain::PlanType planType = domain::PlanType::Custom;
    std::optional<domain::Instant> lastActivity;
    int waiting = 0; ///< sessions to review
    bool operator==(const AthleteItem&) const = default;
};

/// What a coach enters of a new athlete.
struct NewAthlete {
    QString name;
    QString email;    ///< may be empty
    QString timeZone; ///< of the IANA database
};

struct AthleteFilter {
    enum class Which : std::uint8_t { All, Active, Deactivated };
    Which which = Which::All;
    bool unassigned = false;
    std::optional<domain::CoachId> coach;
    QString text; ///< in the name or the e-mail address
};

/// One week and sport of the summary.
struct WeekSport {
    engine::Sport sport = engine::Sport::Other;
    double plannedLoad = 0.0;
    double doneLoad = 0.0;
    double doneS = 0.0;
    int sessions = 0;
};
struct Week {
    QDate monday;
    std::vector<WeekSport> sports;
    double plannedLoad = 0.0;
    double doneLoad = 0.0;
    int planned = 0;   ///< sessions that count: missed ones do, excused ones do not
    int asPlanned = 0; ///< of them on target or adjusted
};

struct ConsentShown {
    domain::ConsentKind kind = domain::ConsentKind::SeeWorkouts;
    bool given = false;
    bool asked = false; ///< false: holds because nothing was decided yet
    std::optional<QDate> until;
    std::optional<domain::ConsentHow> how; ///< they have told a coach
};

/// A session that was synced too late for a review. Somebody may ask for one.
struct LateSession {
    domain::ActivityId id;
    QDate day;
    domain::Instant startedAt{};
    engine::Sport sport = engine::Sport::Other;
    std::optional<int> durationS;
    bool asked = false;   ///< a review was asked for and isn't there yet
    bool sending = false; ///< the backend has not been told yet
    bool operator==(const LateSession&) const = default;
};

struct AthleteDetail {
    AthleteItem athlete;
    QString timeZone;
    QString goal;
    QString raceName;
    std::optional<QDate> raceOn;
    std::vector<Week> weeks;              ///< the newest first
    std::vector<SessionItem> sessions;    ///< the newest first
    std::vector<LateSession> late;        ///< the newest first
    std::vector<PlannedSession> upcoming; ///< by day
    std::vector<ThresholdSet> thresholds; ///< the newest first
    std::vector<ConsentShown> consents;
    std::vector<ShownNote> notes; ///< the newest first
    QString typedNote;            ///< a note for coaches that was being written when the window went
    Permission setStatus;
    Permission setMode;
    Permission setTrainingType;
    Permission setPlanType;
    Permission assign;
    Permission recordConsent;
    Permission setThresholds;
    Permission planWorkout;
    Permission upload;
    Permission reviewAnyway; ///< a session that arrived late
};

} // namespace leadout::client
