// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/changes.h"
#include "core/backend/store/viewer.h"
#include "core/domain/access/authorized.h"
#include "core/domain/commands/registry.h"
#include "core/protocol/sync_ops.h"

#include <tl/expected.hpp>

#include <cstdint>

/// One handler per command. Each runs inside the write transaction in which its authority was decided, and
/// looks after the rules of state: what it refuses has changed nothing.
namespace leadout::backend {

/// Why a command was not carried out, as the program that sent it is told.
struct NotDone {
    protocol::Outcome outcome = protocol::Outcome::Invalid; ///< Conflict, Denied or Invalid
    QStringList fields;                                     ///< with Conflict
    QString path;     ///< with Invalid: JSON pointer into the payload, such as "/text"
    QString sentence; ///< id of the sentence that says why; may be empty
};

/// The new revision of the row that the command changes, or why nothing was changed.
using Deed = tl::expected<std::int64_t, NotDone>;

/// Who wrote the words of a command, and when.
struct Written {
    domain::CoachId by;
    domain::Instant at;
};

/// What every handler works with.
struct CommandContext {
    Changes& changes;
    const Viewer& viewer;  ///< who decides, with the rights of this transaction
    std::int64_t base = 0; ///< the revision of the row that the decision was based on; 0 for a new row
    /// Of words that another coach accepts: they stay their author's. Nothing: whoever decides has written.
    std::optional<Written> written = {};
};

template <class Command>
using Authority = domain::Authorized<Command::kCommand.action>;

Result<Deed> handle(CommandContext& context, Authority<domain::EditFeedback>, const domain::EditFeedback&);
Result<Deed> handle(CommandContext& context, Authority<domain::EditPersonalNote>,
                    const domain::EditPersonalNote&);
Result<Deed> handle(CommandContext& context, Authority<domain::BackToDraft>, const domain::BackToDraft&);
Result<Deed> handle(CommandContext& context, Authority<domain::ApproveAndPublish>,
                    const domain::ApproveAndPublish&);
Result<Deed> handle(CommandContext& context, Authority<domain::RetryPublish>, const domain::RetryPublish&);
Result<Deed> handle(CommandContext& context, Authority<domain::CommentOnly>, const domain::CommentOnly&);
Result<Deed> handle(CommandContext& context, Authority<domain::MarkDone>, const domain::MarkDone&);
Result<Deed> handle(CommandContext& context, Authority<domain::Adjust>, const domain::Adjust&);
Result<Deed> handle(CommandContext& context, Authority<domain::ReviewAnyway>, const domain::ReviewAnyway&);
Result<Deed> handle(CommandContext& context, Authority<domain::HandToHead>, const domain::HandToHead&);
Result<Deed> handle(CommandContext& context, Authority<domain::Pair>, const domain::Pair&);
Result<Deed> handle(CommandContext& context, Authority<domain::AddNote>, const domain::AddNote&);
Result<Deed> handle(CommandContext& context, Authority<domain::DecideHeld>, const domain::DecideHeld&);
Result<Deed> handle(CommandContext& context, Authority<domain::SwitchReportOff>,
                    const domain::SwitchReportOff&);

Result<Deed> handle(CommandContext& context, Authority<domain::AddAthlete>, const domain::AddAthlete&);
Result<Deed> handle(CommandContext& context, Authority<domain::SetAthleteStatus>,
                    const domain::SetAthleteStatus&);
Result<Deed> handle(CommandContext& context, Authority<domain::SetFeedbackMode>,
                    const domain::SetFeedbackMode&);
Result<Deed> handle(CommandContext& context, Authority<domain::SetTrainingType>,
                    const domain::SetTrainingType&);
Result<Deed> handle(CommandContext& context, Authority<domain::SetPlanType>, const domain::SetPlanType&);
Result<Deed> handle(CommandContext& context, Authority<domain::AssignAthlete>, const domain::AssignAthlete&);
Result<Deed> handle(CommandContext& context, Authority<domain::RecordConsent>, const domain::RecordConsent&);
Result<Deed> handle(CommandContext& context, Authority<domain::SetThresholds>, const domain::SetThresholds&);
Result<Deed> handle(CommandContext& context, Authority<domain::PlanWorkout>, const domain::PlanWorkout&);
Result<Deed> handle(CommandContext& context, Authority<domain::UploadActivity>,
                    const domain::UploadActivity&);

Result<Deed> handle(CommandContext& context, Authority<domain::CreateInvite>, const domain::CreateInvite&);
Result<Deed> handle(CommandContext& context, Authority<domain::RevokeInvite>, const domain::RevokeInvite&);
Result<Deed> handle(CommandContext& context, Authority<domain::DeactivateCoach>,
                    const domain::DeactivateCoach&);
Result<Deed> handle(CommandContext& context, Authority<domain::PromoteCoach>, const domain::PromoteCoach&);
Result<Deed> handle(CommandContext& context, Authority<domain::DemoteCoach>, const domain::DemoteCoach&);

} // namespace leadout::backend
