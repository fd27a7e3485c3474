// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/work/salvage.h"

#include "core/platform/private_files.h"

#include <QFile>

namespace leadout::client {

using database::Connection;
using database::ErrorKind;
using database::Result;

namespace {

/// Far above any row number that a coach's work can reach.
constexpr std::int64_t kLastRow = std::int64_t{1} << 40;
/// A file with more bad places than this is given up; it is kept beside the new one.
constexpr int kMostFailures = 20'000;

struct Table {
    QLatin1String name;
    QLatin1String columns;
};

/// In an order that keeps references whole.
constexpr Table kTables[] = {
    {QLatin1String("device"), QLatin1String("one, id, last_seq, locked")},
    {QLatin1String("outbox"),
     QLatin1String(
         "op_id, dev_seq, txn_id, command, payload, schema, row_id, scope, base_rev, base_op, base_seq, "
         "base_text, base_text_hash, content_hash, bytes, state, attempts, queued_at, not_before, "
         "next_at, result, rev, epoch")},
    {QLatin1String("overlay"), QLatin1String("op_id, row_id, kind, scope, fields")},
    {QLatin1String("draft"),
     QLatin1String("row_id, command, payload, scope, base_rev, base_text, base_text_hash, saved_at")},
    {QLatin1String("notice"), QLatin1String("outcome, ops")},
};

/// Whether an error lies with the volume rather than the file, so that another time may save more.
bool isPassing(const database::DatabaseError& error) {
    return error.kind == ErrorKind::Full || error.kind == ErrorKind::Io;
}

/// Copies the rows of a range, and halves a range that cannot be read, down to the single row.
class RangeCopy {
public:
    RangeCopy(Connection& connection, const Table& table)
        : m_connection(connection)
        , m_sql(QStringLiteral("INSERT INTO main.%1 (%2) SELECT %2 FROM damaged.%1 "
                               "WHERE rowid BETWEEN ? AND ? ON CONFLICT DO NOTHING")
                    .arg(table.name, table.columns)) {}

    Result<> copy(std::int64_t first, std::int64_t last) {
        const auto done = m_connection.run(m_sql, first, last);
        if (done)
            return {};
        if (isPassing(done.error()))
            return tl::unexpected(done.error());
        if (first == last || ++m_failures > kMostFailures)
            return {};
        const std::int64_t middle = first + (last - first) / 2;
        return copy(first, middle).and_then([&] { return copy(middle + 1, last); });
    }

private:
    Connection& m_connection;
    QString m_sql;
    int m_failures = 0;
};

} // namespace

Result<> salvageWork(Connection& fresh, const QString& damagedPath) {
    // Reading can write to the file: it takes the log in.
    const QString copy = damagedPath + QStringLiteral(".reading");
    for (const QLatin1String part : {QLatin1String(""), QLatin1String("-wal")}) {
        if (!QFile::exists(damagedPath + part))
            continue;
        QFile::remove(copy + part);
        if (!QFile::copy(damagedPath + part, copy + part) || !platform::makePrivateFile(copy + part))
            return tl::unexpected(
                database::errorOf(ErrorKind::Io, QStringLiteral("%1 cannot be copied").arg(damagedPath)));
    }
    Result<> done;
    const auto attached = fresh.run(QStringLiteral("ATTACH DATABASE ? AS damaged"), copy);
    if (attached) {
        for (const Table& table : kTables) {
            if (done)
                done = RangeCopy(fresh, table).copy(0, kLastRow);
        }
        fresh.forgetStatements();
        if (const auto detached = fresh.run(QStringLiteral("DETACH DATABASE damaged")); done && !detached)
            done = tl::unexpected(detached.error());
    } else if (isPassing(attached.error())) {
        done = tl::unexpected(attached.error());
    }
    for (const QLatin1String part : {QLatin1String(""), QLatin1String("-wal"), QLatin1String("-shm")})
        QFile::remove(copy + part);
    return done;
}

} // namespace leadout::client
