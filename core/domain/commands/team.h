// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands/command.h"

/// The commands about the coaches of a company. That a company keeps a head coach is the handlers' rule.
namespace leadout::domain {

/// Makes a code for one new assistant coach; the code itself is made and shown by the backend.
struct CreateInvite {
    static constexpr CommandTraits kCommand = {"CreateInvite", Action::CreateInvite, Concerns::Invite,
                                               Scope::Kind::Head};
    InviteId invite; ///< new
    QString email;   ///< the only address that may use it; empty for any
};

struct RevokeInvite {
    static constexpr CommandTraits kCommand = {"RevokeInvite", Action::RevokeInvite, Concerns::Invite,
                                               Scope::Kind::Head};
    InviteId invite;
};

/// Ends a coach's membership; their athletes become unassigned.
struct DeactivateCoach {
    static constexpr CommandTraits kCommand = {"DeactivateCoach", Action::DeactivateCoach, Concerns::Coach,
                                               Scope::Kind::Company};
    CoachId coach;
};

/// Makes an assistant coach a head coach.
struct PromoteCoach {
    static constexpr CommandTraits kCommand = {"PromoteCoach", Action::PromoteCoach, Concerns::Coach,
                                               Scope::Kind::Company};
    CoachId coach;
};

/// Makes a head coach an assistant coach.
struct DemoteCoach {
    static constexpr CommandTraits kCommand = {"DemoteCoach", Action::DemoteCoach, Concerns::Coach,
                                               Scope::Kind::Company};
    CoachId coach;
};

Validity validate(const CreateInvite& command);
Validity validate(const RevokeInvite& command);
Validity validate(const DeactivateCoach& command);
Validity validate(const PromoteCoach& command);
Validity validate(const DemoteCoach& command);

} // namespace leadout::domain
