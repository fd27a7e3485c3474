// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/purge.h"

#include "core/client/cache/cache.h"
#include "core/client/set_aside.h"
#include "core/database/maintenance.h"
#include "core/database/transaction.h"

namespace leadout::client {

using database::Result;
using database::Statement;
using database::Transaction;

namespace {

constexpr int kRowsAtOnce = 500;
/// Stands for all scopes at once; no scope is written like this.
constexpr QLatin1String kEverything("*");

std::int64_t stored(PurgeStep step) {
    return static_cast<std::int64_t>(step);
}

} // namespace

Result<std::vector<Purge>> Cache::purges() {
    return m_connection->list(
        QStringLiteral("SELECT scope, step FROM purge ORDER BY scope"), [](const Statement& row) {
            return Purge{row.get<QString>(0), static_cast<PurgeStep>(row.get<std::int64_t>(1))};
        });
}

Result<> notePurges(database::Connection& connection, const QStringList& scopes) {
    for (const QString& scope : scopes) {
        const auto noted = connection.run(
            QStringLiteral("INSERT INTO purge (scope, step) VALUES (?, ?) ON CONFLICT DO NOTHING"), scope,
            stored(PurgeStep::Push));
        if (!noted)
            return tl::unexpected(noted.error());
    }
    return {};
}

Result<> noteEmptying(database::Connection& connection) {
    return connection
        .run(QStringLiteral("INSERT INTO purge (scope, step) VALUES (?, ?) ON CONFLICT DO NOTHING"),
             QString(kEverything), stored(PurgeStep::Checkpoint))
        .map([](std::int64_t) {});
}

Result<> Cache::beginPurge(const QStringList& scopes) {
    return notePurges(*m_connection, scopes);
}

Result<> Cache::advancePurge(const QString& scope, PurgeStep step) {
    return m_connection
        ->run(QStringLiteral("UPDATE purge SET step = ? WHERE scope = ? AND step < ?"), stored(step), scope,
              stored(step))
        .map([](std::int64_t) {});
}

Result<bool> Cache::purgeRows(const QString& scope) {
    // A file that was set aside would keep what is deleted here.
    removeSetAside(m_options.path);
    const auto deleted = m_connection->run(
        QStringLiteral(
            "DELETE FROM cached_row WHERE id IN (SELECT id FROM cached_row WHERE scope = ? LIMIT ?)"),
        scope, kRowsAtOnce);
    if (!deleted)
        return tl::unexpected(deleted.error());
    if (*deleted == kRowsAtOnce)
        return false;
    return advancePurge(scope, PurgeStep::Checkpoint).map([] { return true; });
}

Result<bool> Cache::finishPurges() {
    const auto emptied = database::checkpoint(*m_connection);
    if (!emptied)
        return tl::unexpected(emptied.error());
    if (*emptied == database::CheckpointOutcome::Busy)
        return false;
    return m_connection
        ->run(QStringLiteral("DELETE FROM purge WHERE step = ?"), stored(PurgeStep::Checkpoint))
        .map([](std::int64_t) { return true; });
}

Result<> Cache::erase() {
    removeSetAside(m_options.path);
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const QString& sql :
         {QStringLiteral("DELETE FROM cached_row"), QStringLiteral("DELETE FROM held_scope"),
          QStringLiteral("DELETE FROM purge"),
          QStringLiteral("UPDATE sync_state SET epoch = '', cursor = '', scopes_hash = '', backfill = '', "
                         "synced_at = NULL, contact_at = NULL, seen_at = NULL")}) {
        if (const auto done = m_connection->run(sql); !done)
            return tl::unexpected(done.error());
    }
    return noteEmptying(*m_connection).and_then([&] { return transaction->commit(); });
}

} // namespace leadout::client
