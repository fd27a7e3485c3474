// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/cache.h"

#include "core/client/cache/phase.h"
#include "core/client/cache/schema.h"
#include "core/client/set_aside.h"
#include "core/database/transaction.h"

#include <QFile>

#include <algorithm>

namespace leadout::client {

using database::ErrorKind;
using database::Result;
using database::Statement;
using database::Transaction;

namespace {

bool mustBeginAnew(const database::DatabaseError& error) {
    return isUnusable(error) || error.kind == ErrorKind::Newer;
}

} // namespace

Result<std::unique_ptr<Cache>> Cache::open(Options options) {
    std::unique_ptr<Cache> cache(new Cache(std::move(options)));
    if (const auto connected = cache->connectOrRebuild(); !connected)
        return tl::unexpected(connected.error());
    return cache;
}

Result<> Cache::connect() {
    database::ConnectionOptions options;
    options.path = m_options.path;
    options.durability = database::Durability::Normal;
    options.applicationId = kCacheApplicationId;
    options.busyTimeoutMs = m_options.busyTimeoutMs;
    options.fault = m_options.fault;
    auto connection = database::Connection::open(std::move(options));
    if (!connection)
        return tl::unexpected(connection.error());
    m_connection = std::move(*connection);
    // The settings alone can be read from a file whose schema is damaged; this reads the first table too.
    const auto done = database::migrate(*m_connection, cacheMigrations())
                          .and_then([this](const database::MigrationOutcome&) { return state(); })
                          .map([](const CacheState&) {});
    if (!done)
        m_connection.reset();
    return done;
}

Result<> Cache::connectOrRebuild() {
    const auto connected = connect();
    if (connected || !mustBeginAnew(connected.error()))
        return connected;
    if (const auto aside = setAside(m_options.path, m_options.clock->now()); !aside)
        return tl::unexpected(aside.error());
    m_rebuilt = true;
    return connect();
}

Result<> Cache::rebuild() {
    // A file that is open cannot be renamed everywhere. Until a new one can be made, every access says that
    // the cache is damaged, so that this is tried again.
    m_connection = database::Connection::unopened();
    if (!m_begunAnew) {
        if (const auto aside = setAside(m_options.path, m_options.clock->now()); !aside)
            return tl::unexpected(aside.error());
    }
    // What a try has left behind that failed is nothing to keep, on a full disk least of all.
    for (const QLatin1String part : {QLatin1String("-wal"), QLatin1String("-shm"), QLatin1String("")})
        QFile::remove(m_options.path + part);
    m_rebuilt = true;
    auto done = connect();
    m_begunAnew = !done;
    if (!done)
        m_connection = database::Connection::unopened();
    return done;
}

Result<Contact> Cache::contact() {
    const auto instant = [](const Statement& row, int column) {
        const auto at = row.get<std::optional<std::int64_t>>(column);
        return at ? std::optional(domain::Instant(std::chrono::milliseconds(*at))) : std::nullopt;
    };
    return m_connection
        ->first(
            QStringLiteral("SELECT COALESCE(contact_at, synced_at), seen_at FROM sync_state WHERE one = 1"),
            [instant](const Statement& row) {
                return Contact{instant(row, 0), instant(row, 1)};
            })
        .map([](const std::optional<Contact>& contact) { return contact.value_or(Contact{}); });
}

Result<> Cache::noteContact() {
    const std::int64_t now = m_options.clock->now().time_since_epoch().count();
    return m_connection
        ->run(QStringLiteral("UPDATE sync_state SET contact_at = ?, seen_at = ? WHERE one = 1"), now, now)
        .map([](std::int64_t) {});
}

Result<> Cache::noteTime() {
    const std::int64_t now = m_options.clock->now().time_since_epoch().count();
    return m_connection
        ->run(QStringLiteral("UPDATE sync_state SET seen_at = ? WHERE one = 1 AND COALESCE(seen_at, 0) < ?"),
              now, now)
        .map([](std::int64_t) {});
}

Result<CacheState> Cache::state() {
    const auto read = [](const Statement& row) {
        CacheState state{row.get<QString>(0), row.get<QString>(1), row.get<QString>(2), row.get<QString>(3),
                         std::nullopt};
        if (const auto at = row.get<std::optional<std::int64_t>>(4))
            state.syncedAt = domain::Instant(std::chrono::milliseconds(*at));
        return state;
    };
    return m_connection
        ->first(QStringLiteral(
                    "SELECT epoch, cursor, scopes_hash, backfill, synced_at FROM sync_state WHERE one = 1"),
                read)
        .and_then([](const std::optional<CacheState>& state) -> Result<CacheState> {
            if (!state)
                return tl::unexpected(database::errorOf(ErrorKind::Corrupt,
                                                        QStringLiteral("the state of the sync is missing")));
            return *state;
        });
}

Result<QStringList> Cache::scopes() {
    return m_connection
        ->list(QStringLiteral("SELECT scope FROM held_scope ORDER BY scope"),
               [](const Statement& row) { return row.get<QString>(0); })
        .map([](const std::vector<QString>& list) { return QStringList(list.begin(), list.end()); });
}

Result<int> Cache::athletesNotLocal() {
    return m_connection
        ->first(
            QStringLiteral("SELECT COUNT(DISTINCT substr(scope, 1, 40)) FROM held_scope "
                           "WHERE phase <> ? AND scope LIKE 'ath:%'"),
            [](const Statement& row) { return row.get<int>(0); }, stored(Phase::Complete))
        .map([](const std::optional<int>& count) { return count.value_or(0); });
}

Result<std::optional<std::int64_t>> Cache::revision(const QUuid& id) {
    return m_connection->first(
        QStringLiteral("SELECT rev FROM cached_row WHERE id = ? AND suspect = 0 "
                       "AND scope IN (SELECT scope FROM held_scope)"),
        [](const Statement& row) { return row.get<std::int64_t>(0); }, domain::idText(id));
}

Result<protocol::ChangesRequest> Cache::nextRequest(int limit) {
    return state().map([limit](const CacheState& state) {
        return protocol::ChangesRequest{state.cursor, state.scopesHash, state.backfill, limit};
    });
}

} // namespace leadout::client
