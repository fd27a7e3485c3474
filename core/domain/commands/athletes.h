// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands/command.h"
#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"

#include <QDate>

/// The commands about athletes, their plan and their recordings.
namespace leadout::domain {

inline constexpr int kMaxName = 120;
inline constexpr int kMaxEmail = 254; ///< the longest address that mail can carry
inline constexpr int kMaxFileName = 255;
inline constexpr qint64 kMaxFileBytes = 64LL * 1024 * 1024;
inline constexpr int kMaxWorkoutName = 200;
inline constexpr int kMaxWorkoutDescription = 4'000;
inline constexpr int kMaxStepName = 200;
inline constexpr int kMaxFlatSteps = 1'000; ///< with all repeats unrolled
inline constexpr int kMaxRepeatDepth = 4;
inline constexpr int kMaxCues = 1'000;
inline constexpr int kMaxCueText = 1'000; ///< of one

/// Enters a new athlete; an assistant coach's is assigned to that coach.
struct AddAthlete {
    static constexpr CommandTraits kCommand = {"AddAthlete", Action::AddAthlete, Concerns::Athlete,
                                               Scope::Kind::Athlete};
    AthleteId athlete; ///< new
    QString name;
    QString email;     ///< may be empty
    QString time_zone; ///< of the IANA database, such as "Europe/Berlin"
};

/// Activates or deactivates; history stays either way.
struct SetAthleteStatus {
    static constexpr CommandTraits kCommand = {"SetAthleteStatus", Action::SetAthleteStatus,
                                               Concerns::Athlete, Scope::Kind::Athlete};
    AthleteId athlete;
    AthleteStatus status = AthleteStatus::Active;
    std::optional<QDate> deactivate_on; ///< of an active athlete: ends at 00:00 of that day, company time
};

/// Holds for analyses from now on.
struct SetFeedbackMode {
    static constexpr CommandTraits kCommand = {"SetFeedbackMode", Action::SetFeedbackMode, Concerns::Athlete,
                                               Scope::Kind::Athlete};
    AthleteId athlete;
    FeedbackMode mode = FeedbackMode::Review;
};

struct SetTrainingType {
    static constexpr CommandTraits kCommand = {"SetTrainingType", Action::SetTrainingType, Concerns::Athlete,
                                               Scope::Kind::Athlete};
    AthleteId athlete;
    std::optional<TrainingType> training_type; ///< nothing: not set
};

struct SetPlanType {
    static constexpr CommandTraits kCommand = {"SetPlanType", Action::SetPlanType, Concerns::Athlete,
                                               Scope::Kind::Athlete};
    AthleteId athlete;
    PlanType plan_type = PlanType::Custom;
};

struct AssignAthlete {
    static constexpr CommandTraits kCommand = {"AssignAthlete", Action::AssignAthlete, Concerns::Athlete,
                                               Scope::Kind::Athlete};
    AthleteId athlete;
    std::optional<CoachId> coach; ///< nothing: unassigned, so the head coaches'
};

/// Records what an athlete has told a coach about one permission.
struct RecordConsent {
    static constexpr CommandTraits kCommand = {"RecordConsent", Action::RecordConsent, Concerns::Athlete,
                                               Scope::Kind::Athlete};
    AthleteId athlete;
    ConsentKind kind = ConsentKind::SeeWorkouts;
    bool given = false;
    ConsentHow how = ConsentHow::InPerson;
    std::optional<QDate> until; ///< its last day, when it is given for a time
};

/// States what an athlete's thresholds are from a day on, until the next set. It is the whole set: what is
/// not in it is not known.
struct SetThresholds {
    static constexpr CommandTraits kCommand = {"SetThresholds", Action::EditAthlete, Concerns::Athlete,
                                               Scope::Kind::Athlete};
    AthleteId athlete;
    QDate from;
    engine::Thresholds values; ///< at least one
};

/// Puts a workout on a day of the athlete's calendar, or replaces the one with this id.
struct PlanWorkout {
    static constexpr CommandTraits kCommand = {"PlanWorkout", Action::PlanWorkout, Concerns::Workout,
                                               Scope::Kind::Athlete};
    WorkoutId workout;
    AthleteId athlete;
    QDate day;
    engine::Workout plan;
};

/// Announces a recording that a person chose; its bytes travel apart under the same hash.
struct UploadActivity {
    static constexpr CommandTraits kCommand = {"UploadActivity", Action::UploadActivity, Concerns::Activity,
                                               Scope::Kind::Athlete};
    ActivityId activity; ///< new
    AthleteId athlete;
    QString file_name;
    QString sha256; ///< of the bytes, 64 hexadecimal digits in lower case
    qint64 size = 0;
};

Validity validate(const AddAthlete& command);
Validity validate(const SetAthleteStatus& command);
Validity validate(const SetFeedbackMode& command);
Validity validate(const SetTrainingType& command);
Validity validate(const SetPlanType& command);
Validity validate(const AssignAthlete& command);
Validity validate(const RecordConsent& command);
Validity validate(const SetThresholds& command);
Validity validate(const PlanWorkout& command);
Validity validate(const UploadActivity& command);

} // namespace leadout::domain
