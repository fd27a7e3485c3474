// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/cache.h"
#include "core/client/cache/phase.h"
#include "core/client/cache/sums.h"
#include "core/client/set_aside.h"
#include "core/database/transaction.h"
#include "core/protocol/endpoints.h"
#include "core/protocol/json_writer.h"
#include "core/protocol/row_kinds.h"

#include <QSet>

#include <algorithm>

namespace leadout::client {

using database::Connection;
using database::Result;
using database::Statement;
using database::Transaction;

namespace {

using Done = Result<std::int64_t>;

constexpr protocol::JsonLimits kRowLimits{.bytes = protocol::kMaxAnswerBytes, .values = 500'000};

bool isOf(protocol::RowKind kind, const protocol::Row& row) {
    const std::string_view word = protocol::key(kind);
    return row.kind == QLatin1String(word.data(), static_cast<int>(word.size()));
}

/// What is kept of a row: all of it but the code of an invite, which lets in whoever has it and so stands in
/// no file.
QByteArray keptPayload(const protocol::Row& row) {
    if (row.deleted)
        return {};
    if (!isOf(protocol::RowKind::Invite, row))
        return row.payload;
    auto value = protocol::parseJson(row.payload, kRowLimits);
    auto* members = value ? std::get_if<protocol::JsonValue::Object>(&value->data) : nullptr;
    if (!members)
        return QByteArrayLiteral("{}");
    std::erase_if(*members, [](const protocol::JsonMember& member) { return member.name == "code"; });
    return protocol::compactJson(*value);
}

/// One answer being applied within one transaction.
class Application {
public:
    Application(Connection& connection, const CacheState& state, const QStringList& held)
        : m_connection(connection)
        , m_state(state)
        , m_held(held.begin(), held.end()) {}

    Result<> operator()(const protocol::ScopesAnswer& answer);
    Result<> operator()(const protocol::RowsAnswer& answer);
    Result<> operator()(const protocol::BackfillAnswer& answer);

    Applied applied;
    CacheState next() const { return m_state; }

private:
    Result<> upsert(const std::vector<protocol::Row>& rows);
    Result<> lose(const QStringList& scopes);
    Result<> gain(const QString& scope);
    Result<> dropUnconfirmed();
    Result<> startBackfill();
    Result<> compare(const std::vector<protocol::ScopeSum>& sums);

    Connection& m_connection;
    CacheState m_state;
    QSet<QString> m_held;
};

Result<> Application::operator()(const protocol::ScopesAnswer& answer) {
    if (answer.scopesHash == m_state.scopesHash)
        return {};
    applied.kind = AppliedKind::Scopes;
    const QSet<QString> scopes(answer.scopes.begin(), answer.scopes.end());
    const QSet<QString> lost = m_held - scopes;
    applied.lost = QStringList(lost.begin(), lost.end());
    applied.lost.sort();
    if (const auto done = lose(applied.lost); !done)
        return done;
    for (const QString& scope : scopes - m_held) {
        if (const auto done = gain(scope); !done)
            return done;
    }
    m_state.scopesHash = answer.scopesHash;
    if (m_state.cursor.isEmpty())
        m_state.cursor = answer.head;
    return startBackfill();
}

Result<> Application::operator()(const protocol::RowsAnswer& answer) {
    if (!m_state.backfill.isEmpty() || m_state.cursor.isEmpty())
        return {};
    applied.kind = AppliedKind::Rows;
    if (const auto done = upsert(answer.rows); !done)
        return done;
    m_state.cursor = answer.head;
    if (answer.more)
        return {};
    if (const auto done = compare(answer.sums); !done)
        return done;
    if (!applied.mismatched.isEmpty())
        return startBackfill();
    applied.caughtUp = true;
    return {};
}

Result<> Application::operator()(const protocol::BackfillAnswer& answer) {
    if (m_state.backfill.isEmpty())
        return {};
    applied.kind = AppliedKind::Backfill;
    if (const auto done = upsert(answer.rows); !done)
        return done;
    if (!answer.done()) {
        m_state.backfill = answer.next;
        return {};
    }
    // The sums are of scopes that nothing has happened to since the cursor, so they hold for what came here.
    return dropUnconfirmed().and_then([&] { return compare(answer.sums); }).and_then([this] {
        return startBackfill();
    });
}

Result<> Application::upsert(const std::vector<protocol::Row>& rows) {
    for (const protocol::Row& row : rows) {
        if (!m_held.contains(row.scope)) {
            ++applied.ignored;
            continue;
        }
        const Done done = m_connection.run(
            QStringLiteral(
                "INSERT INTO cached_row (id, kind, scope, rev, deleted, suspect, payload) "
                "VALUES (?, ?, ?, ?, ?, 0, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, "
                "scope = excluded.scope, rev = excluded.rev, deleted = excluded.deleted, "
                "suspect = 0, payload = excluded.payload "
                "WHERE excluded.rev >= cached_row.rev OR cached_row.suspect = 1"),
            domain::idText(row.id), row.kind, row.scope, row.rev, row.deleted, keptPayload(row));
        if (!done)
            return tl::unexpected(done.error());
        if (*done == 0)
            continue;
        applied.changed.append(row.id);
        // What it said may be withdrawn with the permission of an athlete, while its scope stays.
        if (isOf(protocol::RowKind::HeldWords, row)) {
            if (const auto noted = noteEmptying(m_connection); !noted)
                return noted;
        }
    }
    return {};
}

Result<> Application::lose(const QStringList& scopes) {
    for (const QString& scope : scopes) {
        const Done done = m_connection.run(QStringLiteral("DELETE FROM held_scope WHERE scope = ?"), scope);
        if (!done)
            return tl::unexpected(done.error());
    }
    return notePurges(m_connection, scopes);
}

Result<> Application::gain(const QString& scope) {
    return m_connection
        .run(QStringLiteral("INSERT INTO held_scope (scope, phase) VALUES (?, ?)"), scope,
             stored(Phase::Wanted))
        .and_then([&](std::int64_t) {
            return m_connection.run(QStringLiteral("DELETE FROM purge WHERE scope = ?"), scope);
        })
        // Rows that a purge had not reached yet may be old; the backfill confirms them.
        .and_then([&](std::int64_t) {
            return m_connection.run(QStringLiteral("UPDATE cached_row SET suspect = 1 WHERE scope = ?"),
                                    scope);
        })
        .map([](std::int64_t) {});
}

Result<> Application::dropUnconfirmed() {
    const QString which =
        QStringLiteral("suspect = 1 AND scope IN (SELECT scope FROM held_scope WHERE phase = ?)");
    const auto ids = m_connection.list(
        QStringLiteral("SELECT id FROM cached_row WHERE ") + which,
        [](const Statement& row) { return QUuid::fromString(row.get<QString>(0)); }, stored(Phase::Running));
    if (!ids)
        return tl::unexpected(ids.error());
    applied.changed.append(QList<QUuid>(ids->begin(), ids->end()));
    return m_connection.run(QStringLiteral("DELETE FROM cached_row WHERE ") + which, stored(Phase::Running))
        .and_then([this](std::int64_t) {
            return m_connection.run(QStringLiteral("UPDATE held_scope SET phase = ? WHERE phase = ?"),
                                    stored(Phase::Complete), stored(Phase::Running));
        })
        .map([](std::int64_t) {});
}

/// Begins to fetch what is wanted, lists before details. A backfill that was running begins again with it:
/// its token may name scopes that are lost.
Result<> Application::startBackfill() {
    const Done wanting = m_connection.run(QStringLiteral("UPDATE held_scope SET phase = ? WHERE phase = ?"),
                                          stored(Phase::Wanted), stored(Phase::Running));
    if (!wanting)
        return tl::unexpected(wanting.error());
    const auto wanted = m_connection.list(
        QStringLiteral("SELECT scope FROM held_scope WHERE phase = ? ORDER BY scope LIKE '%:body', scope"),
        [](const Statement& row) { return row.get<QString>(0); }, stored(Phase::Wanted));
    const auto others = m_connection.first(
        QStringLiteral("SELECT COUNT(*) FROM held_scope WHERE phase <> ?"),
        [](const Statement& row) { return row.get<int>(0); }, stored(Phase::Wanted));
    if (!wanted)
        return tl::unexpected(wanted.error());
    if (!others)
        return tl::unexpected(others.error());
    m_state.backfill.clear();
    if (wanted->empty())
        return {};
    const bool all = others->value_or(0) == 0;
    const auto count =
        all ? wanted->size() : std::min<std::size_t>(wanted->size(), protocol::kMaxBackfillScopes);
    const QStringList some(wanted->begin(), wanted->begin() + static_cast<std::ptrdiff_t>(count));
    for (const QString& scope : some) {
        const Done done = m_connection.run(QStringLiteral("UPDATE held_scope SET phase = ? WHERE scope = ?"),
                                           stored(Phase::Running), scope);
        if (!done)
            return tl::unexpected(done.error());
    }
    m_state.backfill = protocol::backfillStart(all ? QStringList() : some);
    return {};
}

Result<> Application::compare(const std::vector<protocol::ScopeSum>& sums) {
    for (const protocol::ScopeSum& sum : sums) {
        if (!m_held.contains(sum.scope))
            continue;
        const auto own = scopeSum(m_connection, sum.scope);
        if (!own)
            return tl::unexpected(own.error());
        const auto doubt = noteComparison(m_connection, sum.scope, *own == sum);
        if (!doubt)
            return tl::unexpected(doubt.error());
        if (*doubt)
            applied.mismatched.append(sum.scope);
    }
    return {};
}

Result<> store(Connection& connection, const CacheState& state) {
    std::optional<std::int64_t> syncedAt;
    if (state.syncedAt)
        syncedAt = state.syncedAt->time_since_epoch().count();
    return connection
        .run(QStringLiteral("UPDATE sync_state SET epoch = ?, cursor = ?, scopes_hash = ?, backfill = ?, "
                            "synced_at = ? WHERE one = 1"),
             state.epoch, state.cursor, state.scopesHash, state.backfill, syncedAt)
        .map([](std::int64_t) {});
}

/// Whether an answer was given to the present state. Before there is a cursor any epoch will do: there is
/// nothing yet that it could contradict.
bool isFor(const protocol::ChangesEcho& echo, const CacheState& state) {
    return echo.fromCursor == state.cursor && echo.fromScopesHash == state.scopesHash &&
           echo.fromBackfill == state.backfill && (state.cursor.isEmpty() || echo.epoch == state.epoch);
}

} // namespace

Result<Applied> Cache::apply(const protocol::ChangesAnswer& answer) {
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto before = state();
    if (!before)
        return tl::unexpected(before.error());
    if (!isFor(answer.echo, *before))
        return Applied{};
    const auto held = scopes();
    if (!held)
        return tl::unexpected(held.error());
    Application application(*m_connection, *before, *held);
    if (const auto done = std::visit(application, answer.content); !done)
        return tl::unexpected(done.error());
    if (application.applied.kind == AppliedKind::Stale)
        return Applied{};
    CacheState after = application.next();
    after.epoch = answer.echo.epoch;
    if (application.applied.caughtUp)
        after.syncedAt = m_options.clock->now();
    const auto done = store(*m_connection, after).and_then([&] { return transaction->commit(); });
    if (!done)
        return tl::unexpected(done.error());
    // What was set aside is needed no longer than until everything is here again.
    if (application.applied.caughtUp && !before->syncedAt)
        removeSetAside(m_options.path);
    return application.applied;
}

Result<> Cache::resync(const QString& epoch) {
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    return state()
        .and_then([&](CacheState state) {
            return store(*m_connection, CacheState{epoch, {}, {}, {}, state.syncedAt});
        })
        .and_then([this] { return m_connection->run(QStringLiteral("UPDATE cached_row SET suspect = 1")); })
        .and_then([this](std::int64_t) {
            return m_connection->run(QStringLiteral("UPDATE held_scope SET phase = ?"),
                                     stored(Phase::Wanted));
        })
        .and_then([&](std::int64_t) { return transaction->commit(); });
}

} // namespace leadout::client
