// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk_athletes.h"

#include <algorithm>

namespace leadout::client {

namespace {

/// What only head coaches see of each coach.
void addWorkload(const DeskView& view, TeamMember& member) {
    member.athletes = 0;
    member.waiting = 0;
    for (const auto& athlete : view.rows().athletes()) {
        if (athlete.row.coach == member.id)
            ++*member.athletes;
    }
    for (const auto& analysis : view.rows().analyses()) {
        if (!DeskView::waits(analysis.row) || view.coachOf(analysis.athlete) != member.id)
            continue;
        const domain::Instant since = analysis.row.startedAt;
        ++*member.waiting;
        member.oldestWaiting = std::min(member.oldestWaiting.value_or(since), since);
    }
}

domain::InviteStatus statusOf(const protocol::InviteRow& invite, domain::Instant now) {
    if (invite.usedAt)
        return domain::InviteStatus::Used;
    if (invite.revokedAt)
        return domain::InviteStatus::Revoked;
    return invite.expiresAt <= now ? domain::InviteStatus::Expired : domain::InviteStatus::Open;
}

} // namespace

Team teamOf(const DeskView& view, bool loaded) {
    Team team;
    team.loaded = loaded;
    const bool workload = view.permission(domain::Action::ViewWorkload, false).allowed;
    for (const auto& coach : view.rows().coaches()) {
        TeamMember member;
        member.id = domain::CoachId(coach.id);
        member.name = coach.row.name;
        member.email = coach.row.email;
        member.role = coach.row.role;
        member.status = coach.row.status;
        member.joinedAt = coach.row.joinedAt;
        member.self = member.id == view.seat().coach;
        if (workload)
            addWorkload(view, member);
        team.members.push_back(member);
    }
    std::sort(team.members.begin(), team.members.end(), [](const TeamMember& a, const TeamMember& b) {
        if (a.role != b.role)
            return a.role == domain::Role::Head;
        const int order = QString::localeAwareCompare(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    for (const auto& invite : view.rows().invites()) {
        const domain::InviteStatus status = statusOf(invite.row, view.now());
        team.invites.push_back({domain::InviteId(invite.id), invite.row.email, invite.row.createdAt,
                                invite.row.expiresAt, status});
    }
    std::sort(team.invites.begin(), team.invites.end(),
              [](const InviteShown& a, const InviteShown& b) { return a.createdAt > b.createdAt; });
    team.invite = view.permission(domain::Action::CreateInvite, false);
    team.remove = view.permission(domain::Action::DeactivateCoach, false);
    team.import = view.permission(domain::Action::ImportCoaches, false);
    return team;
}

} // namespace leadout::client
