// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/entrances.h"

namespace leadout::backend {

/// Makes a database that came from a backup ready to be served, inside a writing transaction: every company
/// gets a new epoch, so that programs that have seen later changes fetch everything anew and nothing is taken
/// for based on what it was not, and every sign-in ends, because some may have been ended after the backup
/// was made.
Result<> beginAfterRestore(database::Connection& connection, domain::Instant now);

} // namespace leadout::backend
