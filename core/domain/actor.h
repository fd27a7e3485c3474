// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/states.h"

namespace leadout::domain {

/// Who wants to do something: a coach with today's role and membership, or Leadout itself (a scheduled task,
/// or the athlete's own page). A coach can never be read or sent as the latter.
class Actor {
public:
    static constexpr Actor coach(Role role, MembershipStatus membership) {
        return Actor(role, membership, false);
    }
    static constexpr Actor system() { return Actor(Role::Assistant, MembershipStatus::Active, true); }

    constexpr bool isSystem() const { return m_system; }
    constexpr bool isHead() const { return !m_system && m_role == Role::Head; }
    /// Of a coach; meaningless for the system.
    constexpr Role role() const { return m_role; }
    constexpr MembershipStatus membership() const { return m_membership; }
    constexpr bool isActive() const { return m_membership == MembershipStatus::Active; }

    constexpr bool operator==(const Actor&) const = default;

private:
    constexpr Actor(Role role, MembershipStatus membership, bool system)
        : m_role(role)
        , m_membership(membership)
        , m_system(system) {}

    Role m_role;
    MembershipStatus m_membership;
    bool m_system;
};

/// How a coach stands to an athlete. None: there is no such athlete in the coach's company.
enum class Relation : std::uint8_t { None, NotAssigned, Assigned };

} // namespace leadout::domain
