// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands/team.h"
#include "core/protocol/commands/members.h"

namespace leadout::protocol {

template <typename Visit>
void eachMember(Of<domain::CreateInvite> auto& command, Visit visit) {
    auto& [invite, email] = command;
    visit("email", email);
    visit("invite", invite);
}

template <typename Visit>
void eachMember(Of<domain::RevokeInvite> auto& command, Visit visit) {
    auto& [invite] = command;
    visit("invite", invite);
}

template <typename Visit>
void eachMember(Of<domain::DeactivateCoach> auto& command, Visit visit) {
    auto& [coach] = command;
    visit("coach", coach);
}

template <typename Visit>
void eachMember(Of<domain::PromoteCoach> auto& command, Visit visit) {
    auto& [coach] = command;
    visit("coach", coach);
}

template <typename Visit>
void eachMember(Of<domain::DemoteCoach> auto& command, Visit visit) {
    auto& [coach] = command;
    visit("coach", coach);
}

} // namespace leadout::protocol
