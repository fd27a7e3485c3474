// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/command.h"

namespace leadout::server {

/// leadoutd company create and set, user add, user reset-link: what only whoever runs the backend may do.
std::vector<Command> operatorCommands();

} // namespace leadout::server
