// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/services/desk.h"

#include "core/client/services/sign_in.h"

namespace leadout::client {

Desk::~Desk() = default;
SignInDoor::~SignInDoor() = default;

} // namespace leadout::client
