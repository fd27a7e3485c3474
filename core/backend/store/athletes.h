// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/viewer.h"
#include "core/engine/model/thresholds.h"

#include <optional>
#include <vector>

/// Athletes and what is known of them. Reading takes a Viewer and gives what that one may see; writing takes
/// the Changes of the company.
namespace leadout::backend {

struct Athlete {
    domain::AthleteId id;
    QString name;
    QString email;
    QString timeZone;                ///< IANA name
    std::optional<QString> language; ///< nothing: the company's
    std::optional<QString> units;    ///< "metric" or "imperial"; nothing: the company's
    std::optional<engine::Sport> sport;
    domain::AthleteStatus status = domain::AthleteStatus::Active;
    std::optional<QDate> deactivateOn;
    domain::FeedbackMode feedbackMode = domain::FeedbackMode::Review;
    std::optional<domain::TrainingType> trainingType;
    domain::PlanType planType = domain::PlanType::Custom;
    std::optional<domain::CoachId> coach; ///< nothing: unassigned
    QString goal;
    QString raceName;
    std::optional<QDate> raceOn;
    domain::Instant createdAt;
};

/// Thresholds as they hold from a day on, until the next set.
struct DatedThresholds {
    QUuid id;
    domain::AthleteId athlete;
    QDate from;
    engine::Thresholds values;
};

struct MarkedDay {
    QUuid id;
    domain::AthleteId athlete;
    QDate day;
    domain::DayMark mark = domain::DayMark::Sick;
};

/// What an athlete has decided about one permission.
struct ConsentRecord {
    enum class Source : std::uint8_t { ToldCoach, AthletePage, Import };
    QUuid id; ///< of the first decision about this kind
    domain::AthleteId athlete;
    domain::ConsentKind kind = domain::ConsentKind::SeeWorkouts;
    bool given = false;
    Source source = Source::ToldCoach;
    std::optional<domain::CoachId> recordedBy; ///< with ToldCoach
    std::optional<domain::ConsentHow> how;     ///< with ToldCoach, where it was noted
    domain::Instant decidedAt;
    std::optional<QDate> until; ///< the last day it is given for
};

/// Makes an athlete or saves one; the fields are the payload's that differ.
Result<std::int64_t> putAthlete(Changes& changes, const Athlete& athlete, const QStringList& fields = {});
Result<std::optional<Athlete>> findAthlete(database::Connection& connection, const Viewer& viewer,
                                           const domain::AthleteId& athlete);
/// By id.
/// Whom an address and a name belong to.
struct NamedAthlete {
    domain::AthleteId athlete;
    QString name;
    QString email;
};
Result<std::vector<NamedAthlete>> namesOfAthletes(database::Connection& connection, const Viewer& viewer);
Result<std::vector<Athlete>> listAthletes(database::Connection& connection, const Viewer& viewer);
/// Makes every athlete of a coach unassigned; gives who they are.
Result<std::vector<domain::AthleteId>> unassignAll(Changes& changes, const domain::CoachId& coach);
/// Remembers of a head coach who is no longer one that every athlete was theirs, whoever coaches them.
Result<> endHeadship(Changes& changes, const domain::CoachId& coach);
/// Whether the athlete was once assigned to a coach and then taken from them; putAthlete() and unassignAll()
/// remember it.
Result<bool> wasAssigned(Changes& changes, const domain::AthleteId& athlete, const domain::CoachId& coach);

/// Deactivates every athlete whose day for it has come; gives who they are. `today` is the company's.
Result<std::vector<domain::AthleteId>> deactivateDue(Changes& changes, QDate today);

/// Makes a set of thresholds, or replaces the athlete's set that holds from the same day.
Result<> putThresholds(Changes& changes, const DatedThresholds& thresholds);
/// The set that holds on a day; one without values when there is none.
Result<engine::Thresholds> thresholdsOn(database::Connection& connection, const Viewer& viewer,
                                        const domain::AthleteId& athlete, QDate day);
/// The first day of the set that takes the place of the one of a day; nothing when there is none.
Result<std::optional<QDate>> nextThresholdsAfter(database::Connection& connection, const Viewer& viewer,
                                                 const domain::AthleteId& athlete, QDate day);

/// Marks a day; nothing happens when it has that mark.
Result<> markDay(Changes& changes, const MarkedDay& mark);
Result<> unmarkDay(Changes& changes, const MarkedDay& mark);
/// Of both days and those between, by day.
Result<std::vector<MarkedDay>> markedDays(database::Connection& connection, const Viewer& viewer,
                                          const domain::AthleteId& athlete, QDate first, QDate last);

/// Notes a decision; the earlier one about the same kind is replaced. Gives the row's revision.
Result<std::int64_t> recordConsent(Changes& changes, const ConsentRecord& consent);

} // namespace leadout::backend
