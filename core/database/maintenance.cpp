// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/maintenance.h"

#include "core/database/connection.h"
#include "core/platform/private_files.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>

namespace leadout::database {

namespace {

/// Copies into an empty file. A reader's ban on writing covers the copy too, so it is lifted meanwhile; its
/// own file stays opened for reading only.
Result<> copyInto(Connection& connection, const QString& path) {
    const bool reader = !connection.writable();
    if (reader) {
        if (const auto lifted = connection.run(QStringLiteral("PRAGMA query_only = OFF")); !lifted)
            return tl::unexpected(lifted.error());
    }
    const auto copied = connection.run(QStringLiteral("VACUUM INTO ?"), path);
    if (reader) {
        if (const auto back = connection.run(QStringLiteral("PRAGMA query_only = ON")); !back)
            return tl::unexpected(back.error());
    }
    return copied.map([](std::int64_t) {});
}

} // namespace

Result<CheckpointOutcome> checkpoint(Connection& connection) {
    if (!connection.writable())
        return tl::unexpected(errorOf(ErrorKind::ReadOnly, QStringLiteral("only the writer may checkpoint")));
    const auto busy = connection.first(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"),
                                       [](const Statement& row) { return row.get<bool>(0); });
    if (!busy)
        return tl::unexpected(busy.error());
    return busy->value_or(false) ? CheckpointOutcome::Busy : CheckpointOutcome::Done;
}

Result<QStringList> quickCheck(Connection& connection) {
    return connection
        .list(QStringLiteral("PRAGMA quick_check"), [](const Statement& row) { return row.get<QString>(0); })
        .map([](const std::vector<QString>& findings) {
            QStringList all(findings.begin(), findings.end());
            all.removeAll(QStringLiteral("ok"));
            return all;
        });
}

Result<std::vector<BrokenReference>> brokenReferences(Connection& connection) {
    return connection.list(QStringLiteral("PRAGMA foreign_key_check"), [](const Statement& row) {
        return BrokenReference{row.get<QString>(0), row.get<std::optional<std::int64_t>>(1),
                               row.get<QString>(2)};
    });
}

Result<> backUp(Connection& connection, const QString& path) {
    const QString part = path + QStringLiteral(".part");
    QFile::remove(part);
    if (const auto made = platform::makePrivateFile(part); !made)
        return tl::unexpected(errorFrom(made.error()));
    auto done = copyInto(connection, part);
    if (done) {
        if (const auto replaced = platform::replaceFile(part, path); !replaced)
            done = tl::unexpected(errorFrom(replaced.error()));
    }
    if (!done)
        QFile::remove(part);
    return done;
}

void tidyAfterReading(const QString& path) {
    const QFileInfo log(path + QStringLiteral("-wal"));
    if (!QFileInfo::exists(path) || !log.exists() || log.size() > 0)
        return;
    // Whether somebody has begun to use them is known to SQLite alone, which removes them when the last
    // connection that may write is closed.
    const QString name = QUuid::createUuid().toString();
    {
        QSqlDatabase file = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        file.setDatabaseName(path);
        // The log is looked for with the first reading.
        if (file.open())
            QSqlQuery(file).exec(QStringLiteral("SELECT COUNT(*) FROM sqlite_master"));
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace leadout::database
