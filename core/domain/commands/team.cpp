// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/commands/team.h"

#include "core/domain/commands/checks.h"

namespace leadout::domain {

using namespace checks;

Validity validate(const CreateInvite& command) {
    return firstOf(
        {id(QStringLiteral("/invite"), command.invite), email(QStringLiteral("/email"), command.email)});
}

Validity validate(const RevokeInvite& command) {
    return id(QStringLiteral("/invite"), command.invite);
}

Validity validate(const DeactivateCoach& command) {
    return id(QStringLiteral("/coach"), command.coach);
}

Validity validate(const PromoteCoach& command) {
    return id(QStringLiteral("/coach"), command.coach);
}

Validity validate(const DemoteCoach& command) {
    return id(QStringLiteral("/coach"), command.coach);
}

} // namespace leadout::domain
