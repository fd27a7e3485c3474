// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/maintenance.h"

#include "core/database/connection.h"
#include "core/platform/private_files.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

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

void tidyAfterReading(ConnectionOptions options) {
    const QFileInfo file(options.path);
    const QFileInfo log(options.path + QStringLiteral("-wal"));
    if (!file.exists() || !log.exists() || log.size() > 0)
        return;
    // Who writes makes a file private, and this one is to stay as it is.
    if (file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
        return;
    // Whether somebody has begun to use them is known to SQLite alone, which removes them when the last
    // connection that may write is closed. Opening has read the file, and so looked for its log.
    options.access = Access::Write;
    options.busyTimeoutMs = 0;
    [[maybe_unused]] const auto tidied = Connection::open(std::move(options));
}

} // namespace leadout::database
