// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that this version cannot carry out yet: whoever sends one is told so, and nothing is changed.
#include "core/backend/commands/conflicts.h"
#include "core/backend/publish/publishing.h"

namespace leadout::backend {

Result<Deed> handle(CommandContext&, Authority<domain::ReviewAnyway>, const domain::ReviewAnyway&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::Pair>, const domain::Pair&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::AddAthlete>, const domain::AddAthlete&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::SetAthleteStatus>, const domain::SetAthleteStatus&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::SetFeedbackMode>, const domain::SetFeedbackMode&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::SetTrainingType>, const domain::SetTrainingType&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::SetPlanType>, const domain::SetPlanType&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::AssignAthlete>, const domain::AssignAthlete&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::RecordConsent>, const domain::RecordConsent&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::PlanWorkout>, const domain::PlanWorkout&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::UploadActivity>, const domain::UploadActivity&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::CreateInvite>, const domain::CreateInvite&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::RevokeInvite>, const domain::RevokeInvite&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::DeactivateCoach>, const domain::DeactivateCoach&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::PromoteCoach>, const domain::PromoteCoach&) {
    return notDone(invalidAt(QString()));
}
Result<Deed> handle(CommandContext&, Authority<domain::DemoteCoach>, const domain::DemoteCoach&) {
    return notDone(invalidAt(QString()));
}

Result<> correctPublished(Changes&, const Viewer&, const Analysis&) {
    return {};
}

} // namespace leadout::backend
