// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/schema_version.h"
#include "core/client/work/batch.h"
#include "core/client/work/work.h"
#include "core/database/transaction.h"
#include "core/domain/ids.h"
#include "core/domain/scope.h"
#include "core/protocol/json_writer.h"

namespace leadout::client {

using database::Connection;
using database::Result;
using database::Statement;
using database::Transaction;

namespace {

constexpr protocol::JsonLimits kPayloadLimits{.bytes = protocol::kMaxOpsBytes};

/// The one text of a JSON object.
std::optional<QByteArray> object(const QByteArray& json) {
    const auto value = protocol::parseJson(json, kPayloadLimits);
    if (!value || !value->as<protocol::JsonValue::Object>())
        return std::nullopt;
    return protocol::canonicalJson(*value);
}

/// What an op is based on: the newest unanswered op about its row, else the newest revision known.
struct Base {
    protocol::OpBase base;
    std::optional<std::int64_t> seq;
};

Result<Base> baseOf(Connection& connection, const Decision& decision) {
    struct Last {
        QUuid opId;
        std::int64_t seq = 0;
        std::optional<std::int64_t> acceptedRev;
    };
    const auto last = connection.first(
        QStringLiteral("SELECT op_id, dev_seq, rev FROM outbox WHERE row_id = ? "
                       "AND state IN ('waiting', 'sending', 'accepted') ORDER BY dev_seq DESC LIMIT 1"),
        [](const Statement& row) {
            return Last{QUuid::fromString(row.get<QString>(0)), row.get<std::int64_t>(1),
                        row.get<std::optional<std::int64_t>>(2)};
        },
        domain::idText(decision.rowId));
    return last.map([&](const std::optional<Last>& found) {
        if (!found)
            return Base{protocol::BaseRev{decision.seenRev}, std::nullopt};
        if (found->acceptedRev)
            return Base{protocol::BaseRev{std::max(*found->acceptedRev, decision.seenRev)}, std::nullopt};
        return Base{protocol::AfterOp{found->opId}, found->seq};
    });
}

Result<std::int64_t> takeSeq(Connection& connection) {
    return connection
        .first(QStringLiteral("UPDATE device SET last_seq = last_seq + 1 RETURNING last_seq"),
               [](const Statement& row) { return row.get<std::int64_t>(0); })
        .and_then([](const std::optional<std::int64_t>& seq) -> Result<std::int64_t> {
            if (!seq)
                return tl::unexpected(
                    database::errorOf(database::ErrorKind::Corrupt, QStringLiteral("the device is missing")));
            return *seq;
        });
}

WorkResult<protocol::Op> opOf(const Decision& decision, const std::optional<QUuid>& txnId,
                              domain::Instant now) {
    const auto payload = object(decision.payload);
    if (!payload || decision.rowId.isNull() || decision.command.isEmpty() ||
        !domain::Scope::parse(decision.scope) || !isHash(decision.baseTextHash) ||
        !isHash(decision.contentHash))
        return workError(WorkFault::Malformed);
    protocol::Op op;
    op.txnId = txnId;
    op.schema = kSchemaVersion;
    op.command = decision.command;
    op.payload = *payload;
    op.rowId = decision.rowId;
    op.scope = decision.scope;
    op.baseTextHash = decision.baseTextHash;
    op.contentHash = decision.contentHash;
    if (decision.hold.count() > 0)
        op.notBefore =
            QDateTime::fromMSecsSinceEpoch((now + decision.hold).time_since_epoch().count(), Qt::UTC);
    return op;
}

Result<> insert(Connection& connection, const protocol::Op& op, const Decision& decision,
                const std::optional<std::int64_t>& baseSeq, std::int64_t bytes, domain::Instant now) {
    const auto* rev = std::get_if<protocol::BaseRev>(&op.base);
    const auto* after = std::get_if<protocol::AfterOp>(&op.base);
    return connection
        .run(QStringLiteral(
                 "INSERT INTO outbox (op_id, dev_seq, txn_id, command, payload, schema, row_id, scope, "
                 "base_rev, base_op, base_seq, base_text, base_text_hash, content_hash, bytes, state, "
                 "queued_at, not_before) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)"),
             domain::idText(op.opId), op.devSeq,
             op.txnId ? std::optional(domain::idText(*op.txnId)) : std::nullopt, op.command, op.payload,
             op.schema, domain::idText(op.rowId), op.scope, rev ? std::optional(rev->rev) : std::nullopt,
             after ? std::optional(domain::idText(after->opId)) : std::nullopt, baseSeq, decision.baseText,
             op.baseTextHash, op.contentHash, bytes, std::int64_t{now.time_since_epoch().count()},
             op.notBefore ? std::optional<std::int64_t>(op.notBefore->toMSecsSinceEpoch()) : std::nullopt)
        .map([](std::int64_t) {});
}

WorkResult<> insertPatches(Connection& connection, const QUuid& opId, const std::vector<Patch>& patches) {
    for (const Patch& patch : patches) {
        const auto fields = object(patch.fields);
        if (!fields || patch.rowId.isNull() || patch.kind.isEmpty() || !domain::Scope::parse(patch.scope))
            return workError(WorkFault::Malformed);
        const auto done = connection.run(
            QStringLiteral("INSERT INTO overlay (op_id, row_id, kind, scope, fields) VALUES (?, ?, ?, ?, ?)"),
            domain::idText(opId), domain::idText(patch.rowId), patch.kind, patch.scope, *fields);
        if (!done)
            return workError(done.error());
    }
    return {};
}

} // namespace

WorkResult<std::vector<QUuid>> Work::queueAll(const std::vector<Decision>& decisions) {
    const domain::Instant now = m_options.clock->now();
    std::optional<QUuid> txnId;
    if (decisions.size() > 1)
        txnId = domain::makeUuidV7(*m_options.clock, *m_options.random);
    std::int64_t allBytes = kRequestBytes;
    std::vector<QUuid> ids;
    for (const Decision& decision : decisions) {
        auto op = opOf(decision, txnId, now);
        if (!op)
            return tl::unexpected(op.error());
        const auto seq = takeSeq(*m_connection);
        if (!seq)
            return workError(seq.error());
        const auto base = baseOf(*m_connection, decision);
        if (!base)
            return workError(base.error());
        op->opId = domain::makeUuidV7(*m_options.clock, *m_options.random);
        op->devSeq = *seq;
        op->base = base->base;
        protocol::OpsRequest alone;
        alone.ops = {*op};
        const std::int64_t bytes = protocol::writeOpsRequest(alone).size();
        allBytes += bytes;
        if (allBytes > protocol::kMaxOpsBytes || decisions.size() > protocol::kMaxOps)
            return workError(WorkFault::TooLarge);
        if (const auto done = insert(*m_connection, *op, decision, base->seq, bytes, now); !done)
            return workError(done.error());
        if (const auto done = insertPatches(*m_connection, op->opId, decision.patches); !done)
            return tl::unexpected(done.error());
        // Who goes back to the draft gives up what is being typed over it.
        const bool overTyping = op->command == QLatin1String("BackToDraft");
        const auto dropped = m_connection->run(
            QStringLiteral("DELETE FROM draft WHERE row_id = ? AND command = ?"), domain::idText(op->rowId),
            overTyping ? QStringLiteral("EditFeedback") : op->command);
        if (!dropped)
            return workError(dropped.error());
        ids.push_back(op->opId);
    }
    return ids;
}

WorkResult<> Work::inTransaction(bool evenLocked, const std::function<WorkResult<>()>& change) {
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return workError(transaction.error());
    const auto closed = locked();
    if (!closed)
        return workError(closed.error());
    if (*closed && !evenLocked)
        return workError(WorkFault::Locked);
    if (auto done = change(); !done)
        return done;
    if (const auto committed = transaction->commit(); !committed)
        return workError(committed.error());
    return {};
}

WorkResult<std::vector<QUuid>> Work::queue(const std::vector<Decision>& decisions) {
    std::vector<QUuid> ids;
    return inTransaction(false,
                         [&]() -> WorkResult<> {
                             auto queued = queueAll(decisions);
                             if (!queued)
                                 return tl::unexpected(queued.error());
                             ids = *std::move(queued);
                             return {};
                         })
        .map([&] { return ids; });
}

WorkResult<> Work::withdraw(const QUuid& opId) {
    struct Found {
        QString txnId;
        bool waiting = false;
    };
    const auto change = [&]() -> WorkResult<> {
        const auto found = m_connection->first(
            QStringLiteral("SELECT COALESCE(txn_id, op_id), state = 'waiting' FROM outbox WHERE op_id = ?"),
            [](const Statement& row) {
                return Found{row.get<QString>(0), row.get<bool>(1)};
            },
            domain::idText(opId));
        if (!found)
            return workError(found.error());
        if (!*found)
            return workError(WorkFault::NotFound);
        if (!(*found)->waiting)
            return workError(WorkFault::AlreadySent);
        const QString group = (*found)->txnId;
        const auto later = m_connection->first(
            QStringLiteral("SELECT COUNT(*) FROM outbox WHERE COALESCE(txn_id, op_id) <> ? AND base_op IN "
                           "(SELECT op_id FROM outbox WHERE COALESCE(txn_id, op_id) = ?)"),
            [](const Statement& row) { return row.get<int>(0); }, group, group);
        if (!later)
            return workError(later.error());
        if (later->value_or(0) > 0)
            return workError(WorkFault::BuiltUpon);
        const auto gone =
            m_connection->run(QStringLiteral("DELETE FROM outbox WHERE COALESCE(txn_id, op_id) = ?"), group);
        if (!gone)
            return workError(gone.error());
        return {};
    };
    return inTransaction(false, change);
}

} // namespace leadout::client
