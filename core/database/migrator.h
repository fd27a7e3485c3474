// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/error.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace leadout::database {

class Connection;

/// One step of the schema's history: SQL statements that run in one transaction. Steps are only ever added
/// at the end of the list.
struct Migration {
    QString name;
    QStringList statements;
};

/// From which version to which a database was brought.
struct MigrationOutcome {
    int from = 0; ///< 0 for a new database
    int to = 0;
};

/// The version of a database: how many migrations it has seen.
Result<int> schemaVersion(Connection& connection);

/// Brings a database to the version of the list, which is its length; a new one goes through the same list.
/// Each step and its row in the table schema_version are one transaction, so that a crash leaves a version
/// that can be continued from. Foreign keys are checked at the end of each step, not during it.
///
/// A database that is newer than the list is refused untouched (ErrorKind::Newer). With a backup path, an
/// existing database that needs migrating is copied there first.
Result<MigrationOutcome> migrate(Connection& connection, const std::vector<Migration>& migrations,
                                 const QString& backupPath = {});

} // namespace leadout::database
