// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/conflicts.h"
#include "core/backend/store/athletes.h"
#include "core/backend/store/entrances.h"
#include "core/backend/store/invite_codes.h"
#include "core/backend/store/people.h"

#include <chrono>

namespace leadout::backend {

using domain::CoachId;
using domain::MembershipStatus;
using domain::Role;

namespace {

/// How long a coach may join with an invite.
constexpr std::chrono::hours kInviteTime{24};

/// The revision that a row has by now.
Result<Deed> asItIs(CommandContext& context, const QUuid& row) {
    return context.changes.find(row).map(
        [](const std::optional<ChangeRow>& found) { return Deed(found ? found->rev : 0); });
}

/// A coach whom a command is about, or why it is not carried out.
Result<tl::expected<Coach, NotDone>> coachFor(CommandContext& context, const CoachId& id) {
    using Found = tl::expected<Coach, NotDone>;
    const auto coach = findCoach(context.changes.connection(), context.viewer, id);
    if (!coach)
        return tl::unexpected(coach.error());
    if (!*coach)
        return Found(tl::unexpected(invalidAt(QStringLiteral("/coach"), QStringLiteral("access.not_found"))));
    const auto changed =
        changedFields(context, id.uuid(), {QStringLiteral("role"), QStringLiteral("status")});
    if (!changed)
        return tl::unexpected(changed.error());
    if (!changed->isEmpty())
        return Found(tl::unexpected(conflictIn(*changed)));
    return Found(**coach);
}

/// Whether the company would be without a head coach if this one were none any more.
Result<bool> isLastHead(CommandContext& context, const Coach& coach) {
    if (coach.role != Role::Head || coach.status != MembershipStatus::Active)
        return false;
    return activeHeads(context.changes).map([](std::int64_t heads) { return heads <= 1; });
}

/// What a deactivated coach could still do is ended at once.
Result<> endAccess(CommandContext& context, const Coach& coach) {
    Changes& changes = context.changes;
    if (const auto ended = endSignIns(changes.connection(), changes.company(), coach.id,
                                      SignInEnd::Membership, changes.now());
        !ended)
        return ended;
    if (const auto unassigned = unassignAll(changes, coach.id); !unassigned)
        return tl::unexpected(unassigned.error());
    if (coach.role != Role::Head)
        return {};
    // Head coaches have seen the codes of the open invites, and could come back by one of them.
    const auto revoked = revokeOpenInvites(changes);
    return revoked ? Result<>() : tl::unexpected(revoked.error());
}

Result<Deed> setRole(CommandContext& context, const CoachId& id, Role role) {
    auto found = coachFor(context, id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return notDone((*found).error());
    Coach coach = **found;
    if (coach.status != MembershipStatus::Active)
        return notDone(deniedBy(QStringLiteral("access.coach_not_active")));
    if (coach.role == role)
        return asItIs(context, id.uuid());
    const auto last = isLastHead(context, coach);
    if (!last)
        return tl::unexpected(last.error());
    if (*last)
        return notDone(deniedBy(QStringLiteral("access.last_head")));
    if (coach.role == Role::Head) {
        if (const auto ended = endHeadship(context.changes, id); !ended)
            return tl::unexpected(ended.error());
        // They have seen the codes of the open invites, and could bring somebody in by one of them.
        if (const auto revoked = revokeOpenInvites(context.changes); !revoked)
            return tl::unexpected(revoked.error());
    }
    coach.role = role;
    return putCoach(context.changes, coach, {QStringLiteral("role")});
}

} // namespace

Result<Deed> handle(CommandContext& context, Authority<domain::CreateInvite>,
                    const domain::CreateInvite& command) {
    Changes& changes = context.changes;
    const auto known = changes.find(command.invite.uuid());
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return notDone(invalidAt(QStringLiteral("/invite"), QStringLiteral("invalid.twice")));
    const auto key = installationKey(changes.connection(), kInviteKey);
    if (!key)
        return tl::unexpected(key.error());
    Invite invite;
    invite.id = command.invite;
    invite.hash = inviteHash(inviteCode(*key, changes.company(), command.invite));
    invite.email = foldedEmail(command.email);
    invite.createdBy = context.viewer.coach().value_or(CoachId());
    invite.createdAt = changes.now();
    invite.expiresAt = changes.now() + kInviteTime;
    return addInvite(changes, invite);
}

Result<Deed> handle(CommandContext& context, Authority<domain::RevokeInvite>,
                    const domain::RevokeInvite& command) {
    const auto invite = findInvite(context.changes.connection(), context.viewer, command.invite);
    if (!invite)
        return tl::unexpected(invite.error());
    if (!*invite)
        return notDone(invalidAt(QStringLiteral("/invite"), QStringLiteral("access.not_found")));
    // No conflict with an earlier change: an invite is only ever used or revoked, and both say so here.
    if ((*invite)->usedAt)
        return notDone(deniedBy(QStringLiteral("access.invite_used")));
    if (const auto revoked = revokeInvite(context.changes, command.invite); !revoked)
        return tl::unexpected(revoked.error());
    return asItIs(context, command.invite.uuid());
}

Result<Deed> handle(CommandContext& context, Authority<domain::DeactivateCoach>,
                    const domain::DeactivateCoach& command) {
    auto found = coachFor(context, command.coach);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return notDone((*found).error());
    Coach coach = **found;
    if (coach.status == MembershipStatus::Deactivated)
        return notDone(conflictIn({QStringLiteral("status")}));
    const auto last = isLastHead(context, coach);
    if (!last)
        return tl::unexpected(last.error());
    if (*last)
        return notDone(deniedBy(QStringLiteral("access.last_head")));
    if (const auto ended = endAccess(context, coach); !ended)
        return tl::unexpected(ended.error());
    coach.status = MembershipStatus::Deactivated;
    return putCoach(context.changes, coach, {QStringLiteral("status")});
}

Result<Deed> handle(CommandContext& context, Authority<domain::PromoteCoach>,
                    const domain::PromoteCoach& command) {
    return setRole(context, command.coach, Role::Head);
}

Result<Deed> handle(CommandContext& context, Authority<domain::DemoteCoach>,
                    const domain::DemoteCoach& command) {
    return setRole(context, command.coach, Role::Assistant);
}

} // namespace leadout::backend
