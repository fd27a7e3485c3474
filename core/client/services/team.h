// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/permission.h"
#include "core/domain/clock.h"
#include "core/domain/ids.h"
#include "core/domain/states.h"

#include <QString>

#include <optional>
#include <vector>

namespace leadout::client {

struct TeamMember {
    domain::CoachId id;
    QString name;
    QString email;
    domain::Role role = domain::Role::Assistant;
    domain::MembershipStatus status = domain::MembershipStatus::Active;
    std::optional<domain::Instant> joinedAt;
    bool self = false;
    std::optional<int> athletes; ///< only for head coaches
    std::optional<int> waiting;  ///< sessions to review; only for head coaches
    std::optional<domain::Instant> oldestWaiting;
    bool operator==(const TeamMember&) const = default;
};

struct InviteShown {
    domain::InviteId id;
    QString email;
    domain::Instant createdAt;
    domain::Instant expiresAt;
    domain::InviteStatus status = domain::InviteStatus::Open;
    bool operator==(const InviteShown&) const = default;
};

struct Team {
    std::vector<TeamMember> members;  ///< heads first, then by name
    std::vector<InviteShown> invites; ///< only for head coaches, the newest first
    Permission invite;
    Permission remove;
    Permission import; ///< of assistant coaches from another service
    bool loaded = false;
};

} // namespace leadout::client
