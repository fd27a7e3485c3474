// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/store/columns.h"
#include "core/database/connection.h"
#include "core/protocol/row_kinds.h"

#include <QStringList>
#include <QUuid>

#include <algorithm>
#include <optional>
#include <string_view>

namespace leadout::backend {

using protocol::bodyRowId;
using protocol::kRowKindCount;
using protocol::RowKind;
using protocol::rowKindFromKey;

/// Where a row stands in a backfill, smallest first: what everything else refers to, then the sessions that
/// wait for a coach, then the others, each the newest first.
struct Place {
    static Place base() { return {0}; }
    static Place waiting(domain::Instant at) { return {kRank + newestFirst(at)}; }
    static Place past(domain::Instant at) { return {2 * kRank + newestFirst(at)}; }

    std::int64_t value = 0;

private:
    static constexpr std::int64_t kRank = 1'000'000'000'000'000;
    static std::int64_t newestFirst(domain::Instant at) {
        return std::clamp<std::int64_t>(kRank / 2 - millis(at), 1, kRank - 1);
    }
};

/// A row as the change log knows it.
struct ChangeRow {
    QUuid id;
    RowKind kind = RowKind::Company;
    domain::Scope scope = domain::Scope::company();
    std::int64_t rev = 0;
    bool deleted = false;
    /// The last revision before the newest restore from a backup; nothing for a row that was made or not
    /// changed since.
    std::optional<std::int64_t> keptRev;
};

/// The change log of one company during one write transaction: every write of a row that programs pull goes
/// through it. All rows of a transaction share the one sequence number that the first of them takes.
class Changes {
public:
    Changes(database::Connection& connection, const domain::CompanyId& company, domain::Instant now)
        : m_connection(connection)
        , m_company(company)
        , m_now(now) {}

    /// Notes that a row was made or that these fields of it were changed, and gives its new revision: from 1,
    /// one more with every transaction that changes it, and past the floor of every restore from a backup. A
    /// row's kind and scope never change, and a deleted row never comes back (ErrorKind::Constraint).
    Result<std::int64_t> record(RowKind kind, const QUuid& id, const domain::Scope& scope,
                                const QStringList& fields, Place place);

    /// Notes that a row was deleted; what is left of it is a tombstone. Nothing happens for a row that was
    /// never noted.
    Result<> remove(const QUuid& id);

    /// Moves a row in the order of backfills. Programs that hold it are told nothing.
    Result<> moveTo(const QUuid& id, Place place);

    /// A row of the company, deleted or not; nothing when there is none.
    Result<std::optional<ChangeRow>> find(const QUuid& id);

    /// Which of these fields were changed after revision `base`, so that a change based on it would undo
    /// another one. All of them for a row that does not exist or is deleted.
    Result<QStringList> changedSince(const QUuid& id, std::int64_t base, const QStringList& fields);

    /// Whether a revision may be one that the row had in a time that was lost when a backup was restored:
    /// nobody knows any more what it was.
    Result<bool> mayBeLost(const ChangeRow& row, std::int64_t rev);

    database::Connection& connection() { return m_connection; }
    const domain::CompanyId& company() const { return m_company; }
    domain::Instant now() const { return m_now; }
    /// The sequence number of this transaction; nothing before the first change.
    std::optional<std::int64_t> seq() const { return m_seq; }

private:
    friend class Savepoint;

    Result<std::int64_t> takeSeq();
    Result<std::int64_t> newestFloor();
    Result<bool> restoredBetween(std::int64_t first, std::int64_t second);
    Result<> adjustSum(const domain::Scope& scope, std::int64_t rows, std::uint64_t sum);

    database::Connection& m_connection;
    domain::CompanyId m_company;
    domain::Instant m_now;
    std::optional<std::int64_t> m_seq;
    std::optional<std::int64_t> m_floor; ///< of the last restore, once it was asked for
};

/// Forgets the tombstones from before a moment. Programs that have not been told of them must begin anew.
Result<> forgetTombstones(Changes& changes, domain::Instant before);

} // namespace leadout::backend
