// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/command.h"

namespace leadout::server {

/// leadoutd migrate, backup, restore, check: what keeps the database well.
std::vector<Command> upkeepCommands();

} // namespace leadout::server
