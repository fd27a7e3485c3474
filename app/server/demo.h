// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/command.h"

namespace leadout::server {

/// leadoutd demo: makes the sample company, with its recordings and six weeks of work, in a folder.
Command demoCommand();

} // namespace leadout::server
