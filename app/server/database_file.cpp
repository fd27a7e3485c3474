// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/database_file.h"

#include "core/backend/store/schema.h"
#include "core/database/maintenance.h"
#include "core/database/migrator.h"
#include "core/platform/file_lock.h"

#include <QFileInfo>

namespace leadout::server {

using database::ErrorKind;

QString sentenceFor(const database::DatabaseError& error, const QString& path) {
    switch (error.kind) {
    case ErrorKind::Busy:
        return QStringLiteral("Another leadoutd has %1 open. Stop it first, and start it again afterwards.")
            .arg(path);
    case ErrorKind::Newer:
        return QStringLiteral("%1 was made by a newer leadoutd. Update this one.").arg(path);
    case ErrorKind::Foreign:
        return QStringLiteral("%1 is no database of Leadout. Name another file.").arg(path);
    case ErrorKind::Corrupt:
        return QStringLiteral("%1 is damaged. Restore the last backup. (%2)").arg(path, error.detail);
    case ErrorKind::Full:
        return QStringLiteral("There is no room left where %1 lies. Make some and try again.").arg(path);
    case ErrorKind::ReadOnly:
    case ErrorKind::Io:
        return QStringLiteral("%1 can't be opened. See that it exists and may be read and written. (%2)")
            .arg(path, error.detail);
    case ErrorKind::Constraint:
    case ErrorKind::Other: break;
    }
    return QStringLiteral("%1 can't be used. (%2)").arg(path, error.detail);
}

database::Result<std::unique_ptr<backend::Store>> openStore(const QString& path) {
    backend::StoreOptions options;
    options.path = path;
    options.backupPath = path + QStringLiteral(".before-migration");
    // A command that has read the database has the right to write for a moment while it tidies up.
    options.patience = std::chrono::seconds(1);
    return backend::Store::open(options);
}

database::Result<Reading> Reading::open(const QString& path) {
    Reading reading;
    database::ConnectionOptions options;
    options.path = path;
    options.access = database::Access::Read;
    options.applicationId = backend::kApplicationId;
    auto connection = database::Connection::open(options);
    if (!connection)
        return tl::unexpected(connection.error());
    reading.m_connection = std::move(*connection);
    const auto version = database::schemaVersion(*reading);
    if (!version)
        return tl::unexpected(version.error());
    if (*version == 0) // an empty file passes for a new database
        return tl::unexpected(
            database::errorOf(database::ErrorKind::Foreign, QStringLiteral("no schema version")));
    return reading;
}

Reading::~Reading() {
    if (!m_connection)
        return;
    const database::ConnectionOptions options = m_connection->options();
    m_connection.reset();
    const QString lockFile = backend::lockFileOf(options.path);
    // A copy that no backend has served has none, and taking the right would leave one beside it.
    if (!QFileInfo::exists(lockFile)) {
        database::tidyAfterReading(options);
        return;
    }
    const auto lock = platform::FileLock::tryTake(lockFile);
    if (lock && *lock)
        database::tidyAfterReading(options);
}

QString filesBeside(const QString& path) {
    return path + QStringLiteral(".files");
}

bool hasTraces(const QString& path) {
    for (const auto& ending : {"", "-wal", "-shm", "-journal"}) {
        if (QFileInfo::exists(path + QLatin1String(ending)))
            return true;
    }
    return false;
}

} // namespace leadout::server
