// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/viewer.h"
#include "core/domain/commands/registry.h"

#include <optional>
#include <type_traits>

/// Which row a command changes. An op must name this very row, its base is a revision of it, and what is
/// stored of it, never what an op says, decides who may:
///
///   EditFeedback, EditPersonalNote, BackToDraft    the feedback of the analysis
///   ApproveAndPublish, RetryPublish, CommentOnly   the analysis_detail of the analysis
///   MarkDone, Adjust, HandToHead                   the analysis
///   ReviewAnyway, UploadActivity (new)             the activity
///   PlanWorkout (new, or replaced)                 the workout
///   AddNote (new)                                  the note
///   SwitchReportOff                                the report
///   DecideHeld                                     the held_op
///   AddAthlete (new), SetAthleteStatus, SetFeedbackMode, SetTrainingType, SetPlanType, AssignAthlete,
///   RecordConsent, SetThresholds, Pair             the athlete
///   CreateInvite (new), RevokeInvite               the invite
///   DeactivateCoach, PromoteCoach, DemoteCoach     the coach
namespace leadout::backend {

/// A command's row as it is stored, or as it would be made.
struct Target {
    RowKind kind = RowKind::Company;
    QUuid row;                                ///< null for a thing that does not exist
    QUuid subject;                            ///< what the command names first, for the audit
    std::optional<domain::AthleteId> athlete; ///< whose it is, or would be; nothing when it is nobody's
    std::optional<ChangeRow> stored;          ///< nothing for a row that does not exist or is deleted
    bool otherAthlete = false;                ///< the payload names another athlete than the stored row's
};

/// What a command says about its target; the rest is looked up.
struct Named {
    RowKind kind = RowKind::Company;
    QUuid row;
    QUuid subject;
    std::optional<domain::AthleteId> athlete; ///< in the payload of a command that can make a row
};

/// Looks a target up. A row of another kind counts as none.
Result<Target> lookUp(Changes& changes, const Named& named);
/// The row of the texts about an analysis; null when there are none.
Result<QUuid> feedbackRow(Changes& changes, const domain::AnalysisId& analysis);

template <class Command, class... Some>
inline constexpr bool kOneOf = (std::is_same_v<Command, Some> || ...);

/// The target of a command.
template <class Command>
Result<Target> targetOf(Changes& changes, const Command& command) {
    using namespace domain;
    if constexpr (kOneOf<Command, EditFeedback, EditPersonalNote, BackToDraft>) {
        return feedbackRow(changes, command.analysis).and_then([&](const QUuid& row) {
            return lookUp(changes, {RowKind::Feedback, row, command.analysis.uuid(), {}});
        });
    } else if constexpr (kOneOf<Command, ApproveAndPublish, RetryPublish, CommentOnly>) {
        const QUuid analysis = command.analysis.uuid();
        const QUuid row = bodyRowId(analysis, RowKind::AnalysisDetail);
        return lookUp(changes, {RowKind::AnalysisDetail, row, analysis, {}});
    } else if constexpr (kOneOf<Command, MarkDone, Adjust, HandToHead>) {
        return lookUp(changes, {RowKind::Analysis, command.analysis.uuid(), command.analysis.uuid(), {}});
    } else if constexpr (kOneOf<Command, ReviewAnyway>) {
        return lookUp(changes, {RowKind::Activity, command.activity.uuid(), command.activity.uuid(), {}});
    } else if constexpr (kOneOf<Command, UploadActivity>) {
        const QUuid row = command.activity.uuid();
        return lookUp(changes, {RowKind::Activity, row, row, command.athlete});
    } else if constexpr (kOneOf<Command, PlanWorkout>) {
        const QUuid row = command.workout.uuid();
        return lookUp(changes, {RowKind::Workout, row, row, command.athlete});
    } else if constexpr (kOneOf<Command, AddNote>) {
        return lookUp(changes, {RowKind::Note, command.note.uuid(), command.note.uuid(), command.athlete});
    } else if constexpr (kOneOf<Command, SwitchReportOff>) {
        return lookUp(changes, {RowKind::Report, command.report.uuid(), command.report.uuid(), {}});
    } else if constexpr (kOneOf<Command, DecideHeld>) {
        return lookUp(changes, {RowKind::HeldOp, command.op.uuid(), command.op.uuid(), {}});
    } else if constexpr (Command::kCommand.concerns == Concerns::Athlete) {
        return lookUp(changes, {RowKind::Athlete, command.athlete.uuid(), command.athlete.uuid(), {}});
    } else if constexpr (Command::kCommand.concerns == Concerns::Invite) {
        return lookUp(changes, {RowKind::Invite, command.invite.uuid(), command.invite.uuid(), {}});
    } else {
        static_assert(Command::kCommand.concerns == Concerns::Coach);
        return lookUp(changes, {RowKind::Coach, command.coach.uuid(), command.coach.uuid(), {}});
    }
}

/// The target of any command.
Result<Target> targetOfAny(Changes& changes, const domain::AnyCommand& command);

/// The scope that the row of a command has, or will have when it is made.
domain::Scope scopeOf(const domain::CommandTraits& command, const Target& target);

/// What the matrix must know about a target before it decides for this viewer.
Result<domain::Facts> factsFor(Changes& changes, const Viewer& viewer, const domain::CommandTraits& command,
                               const Target& target);

} // namespace leadout::backend
