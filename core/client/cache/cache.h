// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/purge.h"
#include "core/database/connection.h"
#include "core/domain/clock.h"
#include "core/protocol/sync_changes.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace leadout::client {

/// How far the cache is. Empty texts before the first answer.
struct CacheState {
    QString epoch;
    QString cursor;
    QString scopesHash;
    QString backfill; ///< what the next request continues with; empty when nothing is missing
    std::optional<domain::Instant> syncedAt; ///< when it last held everything
};

/// What the cache knows of time.
struct Contact {
    std::optional<domain::Instant> last; ///< the backend's last good answer; nothing before the first
    std::optional<domain::Instant> seen; ///< the latest that the clock has stood since then
};

enum class AppliedKind : std::uint8_t {
    Stale, ///< for another state than the cache's, or not fitting the request; nothing was changed
    Scopes,
    Rows,
    Backfill,
};

/// What an answer has changed.
struct Applied {
    AppliedKind kind = AppliedKind::Stale;
    QList<QUuid> changed;   ///< rows that came, changed or went
    QStringList lost;       ///< scopes that are to be purged
    QStringList mismatched; ///< scopes that differed from the backend's sums and are fetched again
    int ignored = 0;        ///< rows outside of the held scopes, which a sound backend does not send
    bool caughtUp = false;  ///< the cache now holds everything that this coach may see
};

/// cache.db: the rows of the backend that this coach may see, written by the pull alone. It can be lost at
/// any time and is then pulled again. Belongs to the thread that opened it.
class Cache {
public:
    struct Options {
        QString path;
        const domain::Clock* clock = nullptr; ///< outlives the cache
        database::Fault fault;                ///< see ConnectionOptions
        int busyTimeoutMs = 5000;
    };

    /// Opens or makes the file. A file that is damaged, foreign or of a newer program is set aside and a new
    /// one begun.
    static database::Result<std::unique_ptr<Cache>> open(Options options);

    /// Sets the file aside and begins a new one, after damage was met. Readers must be opened anew.
    database::Result<> rebuild();

    database::Result<CacheState> state();
    database::Result<Contact> contact();
    /// The backend has given a good answer now.
    database::Result<> noteContact();
    /// It is this late by now.
    database::Result<> noteTime();
    /// The scopes of the last answer, sorted.
    database::Result<QStringList> scopes();
    /// How many athletes' rows are still being fetched for the first time.
    database::Result<int> athletesNotLocal();
    /// The revision of a row, deleted or not, in a held scope.
    database::Result<std::optional<std::int64_t>> revision(const QUuid& id);

    /// What to ask for next.
    database::Result<protocol::ChangesRequest> nextRequest(int limit = protocol::kMaxPageRows);

    /// Applies an answer if it is one to the present state: rows and state in one transaction, rows only of
    /// held scopes and never over a newer revision.
    database::Result<Applied> apply(const protocol::ChangesAnswer& answer);

    /// Begins anew at another epoch or after too long a pause. The rows stay readable until they have been
    /// confirmed or are found to be gone.
    database::Result<> resync(const QString& epoch);

    /// Scopes that are being purged, and how far.
    database::Result<std::vector<Purge>> purges();
    /// Begins to purge scopes that are not held; what has begun already goes on.
    database::Result<> beginPurge(const QStringList& scopes);
    /// Takes one scope's purge to a step; never back.
    database::Result<> advancePurge(const QString& scope, PurgeStep step);
    /// Deletes some rows of a scope; true when none are left and the purge has gone on to Checkpoint.
    database::Result<bool> purgeRows(const QString& scope);
    /// Ends the purges that have only the log left to empty; false when a reader is in the way, so that it
    /// has to be tried again.
    database::Result<bool> finishPurges();
    /// Deletes everything; what is left is to finish the purge.
    database::Result<> erase();

    database::Connection& connection() { return *m_connection; }
    /// Whether opening or rebuilding had to set a file aside.
    bool wasRebuilt() const { return m_rebuilt; }

private:
    explicit Cache(Options options) : m_options(std::move(options)) {}
    database::Result<> connect();
    database::Result<> connectOrRebuild();

    Options m_options;
    std::unique_ptr<database::Connection> m_connection;
    bool m_rebuilt = false;
    bool m_begunAnew = false; ///< a rebuild has set the damaged file aside and could not make another yet
};

} // namespace leadout::client
