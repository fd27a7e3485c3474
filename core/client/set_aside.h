// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/error.h"
#include "core/domain/clock.h"

#include <QString>

namespace leadout::client {

/// Renames a database that is not open, with its log, to "<path>.bad-<time>" and gives that name. Any thread.
database::Result<QString> setAside(const QString& path, domain::Instant now);

/// Deletes what setAside() has kept of a database. What cannot be deleted stays.
void removeSetAside(const QString& path);

/// Whether an error means that this file will never work, not merely that it does not work now.
bool isUnusable(const database::DatabaseError& error);

} // namespace leadout::client
