// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/connection.h"

#include <QString>
#include <QStringList>

#include <cstdint>

namespace leadout::client {

/// What is next for a scope that this coach may no longer see. Every step can be repeated, and what is done
/// is noted in the database, so that a purge goes on where it was when the program ended. The rows are out of
/// sight from the first step on.
enum class PurgeStep : std::uint8_t {
    Push,       ///< decisions that the backend has not answered are sent first
    Work,       ///< then they leave work.db, with what was being typed
    Rows,       ///< then the rows leave the cache
    Checkpoint, ///< then the log is emptied, in which they still stand
};

struct Purge {
    QString scope;
    PurgeStep step = PurgeStep::Push;
};

/// Notes in the database that scopes are to be purged, beginning with Push.
database::Result<> notePurges(database::Connection& connection, const QStringList& scopes);

/// Notes in the database that the log is to be emptied: what was replaced or deleted still stands in it.
database::Result<> noteEmptying(database::Connection& connection);

} // namespace leadout::client
