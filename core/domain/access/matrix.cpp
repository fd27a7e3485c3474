// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/access/matrix.h"

namespace leadout::domain {

namespace {

using enum Cell;
using enum ConsentKind;

constexpr std::optional<RoleRow> kOwn = std::nullopt;
constexpr Consents kNothing = {};
constexpr Consents kPublish = {SeeWorkouts, SeeHealth, ConsentKind::PublishReport};

constexpr std::string_view kNone = "";
constexpr std::string_view kInvite = "access.head_only.invite";
constexpr std::string_view kRemove = "access.head_only.remove";
constexpr std::string_view kRoles = "access.head_only.roles";
constexpr std::string_view kBySystem = "access.system_only";

// clang-format off
constexpr std::array<Rule, kActionCount> kRules = {{
    // action, word, row, assistant, head, system, needs, refusal
    {Action::SignIn, "SignIn", RoleRow::SignIn, Yes, Yes, No, kNothing, kNone},
    {Action::ResetPassword, "ResetPassword", RoleRow::SignIn, Yes, Yes, No, kNothing, kNone},
    {Action::ConnectTrainingPeaks, "ConnectTrainingPeaks", RoleRow::TrainingPeaks, Yes, Yes, No, kNothing, kNone},
    {Action::SyncTrainingPeaks, "SyncTrainingPeaks", RoleRow::TrainingPeaks, Yes, Yes, Yes, kNothing, kNone},
    {Action::ReviewQueue, "ReviewQueue", RoleRow::Queue, Assigned, All, No, kNothing, kNone},
    {Action::ViewAnalysis, "ViewAnalysis", RoleRow::Analysis, Assigned, All, No, kSeeSessions, kNone},
    {Action::EditFeedback, "EditFeedback", RoleRow::Analysis, Assigned, All, No, kSeeSessions, kNone},
    {Action::BackToDraft, "BackToDraft", RoleRow::Analysis, Assigned, All, No, kSeeSessions, kNone},
    {Action::ApproveAndPublish, "ApproveAndPublish", RoleRow::Analysis, Assigned, All, No, kPublish, kNone},
    {Action::RetryPublish, "RetryPublish", RoleRow::Analysis, Assigned, All, Yes, kPublish, kNone},
    {Action::ViewAthlete, "ViewAthlete", RoleRow::Athletes, Assigned, All, No, kNothing, kNone},
    {Action::SetAthleteStatus, "SetAthleteStatus", RoleRow::AthleteStatus, Assigned, All, Yes, kNothing, kNone},
    {Action::SetFeedbackMode, "SetFeedbackMode", RoleRow::AthleteStatus, Assigned, All, No, kNothing, kNone},
    {Action::ShareReport, "ShareReport", RoleRow::Report, Assigned, All, No, {ConsentKind::PublishReport}, kNone},
    {Action::SwitchReportOff, "SwitchReportOff", RoleRow::Report, Assigned, All, Yes, kNothing, kNone},
    {Action::ManageNotifications, "ManageNotifications", RoleRow::Notifications, Own, Own, No, kNothing, kNone},
    {Action::ViewTeam, "ViewTeam", RoleRow::Team, Yes, Yes, No, kNothing, kNone},
    {Action::CreateInvite, "CreateInvite", RoleRow::Coaches, No, Yes, No, kNothing, kInvite},
    {Action::RevokeInvite, "RevokeInvite", RoleRow::Coaches, No, Yes, No, kNothing, kInvite},
    {Action::DeactivateCoach, "DeactivateCoach", RoleRow::Coaches, No, Others, No, kNothing, kRemove},
    {Action::SetPlanType, "SetPlanType", RoleRow::PlanType, No, All, No, kNothing, "access.head_only.plan_type"},
    {Action::ImportCoaches, "ImportCoaches", RoleRow::ImportCoaches, No, Yes, No, kNothing, "access.head_only.import"},
    {Action::ManageAlertRules, "ManageAlertRules", RoleRow::AlertRules, No, Yes, No, kNothing, "access.head_only.alert_rules"},
    {Action::CustomizePrompts, "CustomizePrompts", RoleRow::Prompts, No, Yes, No, kNothing, "access.head_only.prompts"},

    {Action::ViewLibrary, "ViewLibrary", kOwn, Yes, Yes, No, kNothing, kNone},
    {Action::MarkDone, "MarkDone", kOwn, Assigned, All, No, kNothing, kNone},
    {Action::CommentOnly, "CommentOnly", kOwn, Assigned, All, No, {SeeWorkouts, SeeHealth, Comment}, kNone},
    {Action::Adjust, "Adjust", kOwn, Assigned, All, No, kNothing, kNone},
    {Action::Pair, "Pair", kOwn, Assigned, All, Yes, kSeeSessions, kNone},
    {Action::ReviewAnyway, "ReviewAnyway", kOwn, Assigned, All, No, kSeeSessions, kNone},
    {Action::HandToHead, "HandToHead", kOwn, Assigned, All, No, kNothing, kNone},
    {Action::AddNote, "AddNote", kOwn, Assigned, All, No, kSeeSessions, kNone},
    {Action::AddAthlete, "AddAthlete", kOwn, Yes, Yes, Yes, kNothing, kNone},
    {Action::EditAthlete, "EditAthlete", kOwn, Assigned, All, Yes, kNothing, kNone},
    {Action::SetTrainingType, "SetTrainingType", kOwn, Assigned, All, No, kNothing, kNone},
    {Action::AssignAthlete, "AssignAthlete", kOwn, No, All, Yes, kNothing, "access.head_only.assign"},
    {Action::RecordConsent, "RecordConsent", kOwn, Assigned, All, Yes, kNothing, kNone},
    {Action::PlanWorkout, "PlanWorkout", kOwn, Assigned, All, No, {PlanWorkouts}, kNone},
    {Action::UploadActivity, "UploadActivity", kOwn, Assigned, All, Yes, {SeeWorkouts}, kNone},
    {Action::DownloadRecording, "DownloadRecording", kOwn, Assigned, All, No, kSeeSessions, kNone},
    {Action::SyncAthlete, "SyncAthlete", kOwn, Assigned, All, Yes, {SeeWorkouts}, kNone},
    {Action::ExportAthlete, "ExportAthlete", kOwn, No, All, Yes, kNothing, "access.head_only.export"},
    {Action::EraseAthlete, "EraseAthlete", kOwn, No, All, Yes, kNothing, "access.head_only.erase"},
    {Action::ManageDevices, "ManageDevices", kOwn, Own, Own, No, kNothing, kNone},
    {Action::PromoteCoach, "PromoteCoach", kOwn, No, Others, No, kNothing, kRoles},
    {Action::DemoteCoach, "DemoteCoach", kOwn, No, Others, No, kNothing, kRoles},
    {Action::ConfirmCoach, "ConfirmCoach", kOwn, No, Others, No, kNothing, kInvite},
    {Action::SetCover, "SetCover", kOwn, No, Yes, No, kNothing, "access.head_only.cover"},
    {Action::ViewWorkload, "ViewWorkload", kOwn, No, Yes, No, kNothing, "access.head_only.workload"},
    {Action::DecideHeld, "DecideHeld", kOwn, No, All, No, kNothing, "access.head_only.held"},
    {Action::ManageCompany, "ManageCompany", kOwn, No, Yes, No, kNothing, "access.head_only.company"},
    {Action::ViewAudit, "ViewAudit", kOwn, No, Yes, No, kNothing, "access.head_only.audit"},
    {Action::ExportCompany, "ExportCompany", kOwn, No, Yes, No, kNothing, "access.head_only.export"},
    {Action::AnalyzeActivity, "AnalyzeActivity", kOwn, No, No, Yes, {SeeWorkouts}, kBySystem},
    {Action::DraftWithModel, "DraftWithModel", kOwn, No, No, Yes, {SeeWorkouts, SeeHealth, DraftWithAi}, kBySystem},
    {Action::DraftWithHostedModel, "DraftWithHostedModel", kOwn, No, No, Yes, {SeeWorkouts, SeeHealth, DraftWithAi, HostedAi}, kBySystem},
    {Action::AutoApprove, "AutoApprove", kOwn, No, No, Yes, {SeeWorkouts, SeeHealth, ConsentKind::PublishReport, ConsentKind::AutoApprove}, kBySystem},
}};
// clang-format on

constexpr bool soundlyBuilt() {
    for (std::size_t i = 0; i < kRules.size(); ++i) {
        const Rule& rule = kRules[i];
        const bool refuses = rule.assistant == No || rule.head == No;
        if (static_cast<std::size_t>(rule.action) != i || refuses == rule.refusal.empty())
            return false;
        if (rule.system != No && rule.system != Yes)
            return false;
    }
    return true;
}
static_assert(soundlyBuilt(),
              "in the order of Action, a refusal exactly where a coach may not, system yes or no");

} // namespace

constinit const std::array<Rule, kActionCount> kMatrix = kRules;

std::string_view key(Action action) {
    const auto index = static_cast<std::size_t>(action);
    return index < kRules.size() ? kRules[index].word : std::string_view("?");
}

std::optional<Action> actionFromKey(std::string_view word) {
    for (const Rule& rule : kRules) {
        if (rule.word == word)
            return rule.action;
    }
    return std::nullopt;
}

} // namespace leadout::domain
