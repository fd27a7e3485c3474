// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace leadout::domain {

/// Everything that somebody may or may not do. Reading has actions too, so that lists, pages and single
/// objects follow the same rule.
enum class Action : std::uint8_t {
    SignIn,
    ResetPassword,
    ConnectTrainingPeaks,
    SyncTrainingPeaks,
    ReviewQueue,
    ViewAnalysis,
    EditFeedback,
    BackToDraft,
    ApproveAndPublish,
    RetryPublish,
    ViewAthlete,
    SetAthleteStatus,
    SetFeedbackMode,
    ShareReport,
    SwitchReportOff,
    ManageNotifications,
    ViewTeam,
    CreateInvite,
    RevokeInvite,
    DeactivateCoach,
    SetPlanType,
    ImportCoaches,
    ManageAlertRules,
    CustomizePrompts,
    // From here on Leadout's own.
    ViewLibrary,
    MarkDone,
    CommentOnly,
    Adjust,
    Pair,
    ReviewAnyway,
    HandToHead,
    AddNote,
    AddAthlete,
    EditAthlete,
    SetTrainingType,
    AssignAthlete,
    RecordConsent,
    PlanWorkout,
    UploadActivity,
    DownloadRecording,
    SyncAthlete,
    ExportAthlete,
    EraseAthlete,
    ManageDevices,
    PromoteCoach,
    DemoteCoach,
    ConfirmCoach,
    SetCover,
    ViewWorkload,
    DecideHeld,
    ManageCompany,
    ViewAudit,
    ExportCompany,
    AnalyzeActivity,
    DraftWithModel,
    DraftWithHostedModel,
    AutoApprove,
};

inline constexpr std::size_t kActionCount = static_cast<std::size_t>(Action::AutoApprove) + 1;

/// The stable word of an action, such as "EditFeedback"; "?" for a value that is no action.
std::string_view key(Action action);

/// The action a stable word stands for; nothing for an unknown word.
std::optional<Action> actionFromKey(std::string_view word);

} // namespace leadout::domain
