// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/command.h"

namespace leadout::server {

/// leadoutd serve: runs until it is asked to end.
Command serveCommand();

/// leadoutd routes: what can be asked of it.
Command routesCommand();

} // namespace leadout::server
