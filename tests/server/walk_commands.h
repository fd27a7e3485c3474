// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/server/walk_world.h"

#include <type_traits>

/// One op of every command there is, about the things of one athlete. A command without its line here does
/// not compile.
namespace leadout::test {

/// A command as a program would send it.
struct Sample {
    domain::AnyCommand command;
    QUuid row;
    QString scope;
};

template <class Command>
using Of = std::type_identity<Command>;

inline QString listOf(const Things& t) {
    return domain::Scope::athlete(t.athlete).toString();
}
inline QString bodyOf(const Things& t) {
    return domain::Scope::athleteBody(t.athlete).toString();
}
inline Sample ofAthlete(const Things& t, const domain::AnyCommand& command) {
    return {command, t.athlete.uuid(), listOf(t)};
}
inline Sample ofTexts(const Things& t, const domain::AnyCommand& command) {
    return {command, t.feedback.uuid(), bodyOf(t)};
}
inline Sample ofDetail(const Things& t, const domain::AnalysisId& id, const domain::AnyCommand& command) {
    return {command, backend::bodyRowId(id.uuid(), backend::RowKind::AnalysisDetail), bodyOf(t)};
}
inline Sample ofSession(const Things& t, const domain::AnyCommand& command) {
    return {command, t.waiting.uuid(), listOf(t)};
}
inline Sample ofCoach(const domain::CoachId& coach, const domain::AnyCommand& command) {
    return {command, coach.uuid(), domain::Scope::company().toString()};
}
inline Sample ofInvite(const domain::InviteId& invite, const domain::AnyCommand& command) {
    return {command, invite.uuid(), domain::Scope::head().toString()};
}

inline Sample sample(Of<domain::EditFeedback>, const Things& t) {
    return ofTexts(t, domain::EditFeedback{t.waiting, QStringLiteral("Well paced.")});
}
inline Sample sample(Of<domain::EditPersonalNote>, const Things& t) {
    return ofTexts(t, domain::EditPersonalNote{t.waiting, QStringLiteral("See you on Sunday.")});
}
inline Sample sample(Of<domain::BackToDraft>, const Things& t) {
    return ofTexts(t, domain::BackToDraft{t.waiting});
}
inline Sample sample(Of<domain::ApproveAndPublish>, const Things& t) {
    return ofDetail(t, t.waiting, domain::ApproveAndPublish{t.waiting, t.contentHash});
}
inline Sample sample(Of<domain::RetryPublish>, const Things& t) {
    return ofDetail(t, t.unsent, domain::RetryPublish{t.unsent, t.contentHash});
}
inline Sample sample(Of<domain::CommentOnly>, const Things& t) {
    return ofDetail(t, t.waiting, domain::CommentOnly{t.waiting, QStringLiteral("Well done.")});
}
inline Sample sample(Of<domain::MarkDone>, const Things& t) {
    return ofSession(t, domain::MarkDone{t.waiting});
}
inline Sample sample(Of<domain::Adjust>, const Things& t) {
    return ofSession(t, domain::Adjust{t.waiting, domain::AdjustReason::Weather, {}});
}
inline Sample sample(Of<domain::ReviewAnyway>, const Things& t) {
    return {domain::ReviewAnyway{t.activity}, t.activity.uuid(), listOf(t)};
}
inline Sample sample(Of<domain::HandToHead>, const Things& t) {
    return ofSession(t, domain::HandToHead{t.waiting, {}});
}
inline Sample sample(Of<domain::Pair>, const Things& t) {
    return ofAthlete(t, domain::Pair{t.athlete, {{t.workout, {t.activity}}}});
}
inline Sample sample(Of<domain::AddNote>, const Things& t) {
    return {domain::AddNote{t.newNote, t.athlete, t.waiting, QStringLiteral("Tired."), false},
            t.newNote.uuid(), bodyOf(t)};
}
inline Sample sample(Of<domain::DecideHeld>, const Things& t) {
    return {domain::DecideHeld{t.held, false}, t.held.uuid(), listOf(t)};
}
inline Sample sample(Of<domain::SwitchReportOff>, const Things& t) {
    return {domain::SwitchReportOff{t.report}, t.report.uuid(), listOf(t)};
}

inline Sample sample(Of<domain::AddAthlete>, const Things& t) {
    return {domain::AddAthlete{t.newAthlete, QStringLiteral("Nils Berg"), {}, QStringLiteral("UTC")},
            t.newAthlete.uuid(), domain::Scope::athlete(t.newAthlete).toString()};
}
inline Sample sample(Of<domain::SetAthleteStatus>, const Things& t) {
    return ofAthlete(t, domain::SetAthleteStatus{t.athlete, domain::AthleteStatus::Deactivated, {}});
}
inline Sample sample(Of<domain::SetFeedbackMode>, const Things& t) {
    return ofAthlete(t, domain::SetFeedbackMode{t.athlete, domain::FeedbackMode::AutoApprove});
}
inline Sample sample(Of<domain::SetTrainingType>, const Things& t) {
    return ofAthlete(t, domain::SetTrainingType{t.athlete, {}});
}
inline Sample sample(Of<domain::SetPlanType>, const Things& t) {
    return ofAthlete(t, domain::SetPlanType{t.athlete, domain::PlanType::OffTheShelf});
}
inline Sample sample(Of<domain::AssignAthlete>, const Things& t) {
    return ofAthlete(t, domain::AssignAthlete{t.athlete, t.assistant});
}
inline Sample sample(Of<domain::RecordConsent>, const Things& t) {
    return ofAthlete(
        t, domain::RecordConsent{
               t.athlete, domain::ConsentKind::AutoApprove, true, domain::ConsentHow::ByMessage, {}});
}
inline Sample sample(Of<domain::SetThresholds>, const Things& t) {
    engine::Thresholds values;
    values.power_w = 240.0;
    return ofAthlete(t, domain::SetThresholds{t.athlete, QDate(2025, 12, 1), values});
}
inline Sample sample(Of<domain::PlanWorkout>, const Things& t) {
    engine::Workout plan;
    plan.name = "Endurance";
    plan.sport = engine::Sport::Cycling;
    engine::Step step;
    step.extent = {engine::Extent::Unit::Seconds, 1800.0};
    plan.items.push_back(step);
    return {domain::PlanWorkout{t.newWorkout, t.athlete, QDate(2025, 12, 1), plan}, t.newWorkout.uuid(),
            listOf(t)};
}
inline Sample sample(Of<domain::UploadActivity>, const Things& t) {
    return {domain::UploadActivity{t.newActivity, t.athlete, kFileName, platform::sha256Hex(kRecording),
                                   kRecording.size()},
            t.newActivity.uuid(), listOf(t)};
}

inline Sample sample(Of<domain::CreateInvite>, const Things& t) {
    return ofInvite(t.newInvite, domain::CreateInvite{t.newInvite, {}});
}
inline Sample sample(Of<domain::RevokeInvite>, const Things& t) {
    return ofInvite(t.invite, domain::RevokeInvite{t.invite});
}
inline Sample sample(Of<domain::DeactivateCoach>, const Things& t) {
    return ofCoach(t.assistant, domain::DeactivateCoach{t.assistant});
}
inline Sample sample(Of<domain::PromoteCoach>, const Things& t) {
    return ofCoach(t.assistant, domain::PromoteCoach{t.assistant});
}
inline Sample sample(Of<domain::DemoteCoach>, const Things& t) {
    return ofCoach(t.head, domain::DemoteCoach{t.head});
}

} // namespace leadout::test
