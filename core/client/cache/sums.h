// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"
#include "core/protocol/sync_row.h"

namespace leadout::client {

/// What the cache holds of a scope, to be compared with what the backend says it holds.
database::Result<protocol::ScopeSum> scopeSum(database::Connection& connection, const QString& scope);

/// Notes whether a scope equals the backend's. True when it does not and is now marked to be fetched again;
/// that happens once, and again only after it has been equal in between, so that a wrong sum cannot make the
/// program fetch for ever.
database::Result<bool> noteComparison(database::Connection& connection, const QString& scope, bool equal);

} // namespace leadout::client
