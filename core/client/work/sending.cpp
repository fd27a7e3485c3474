// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/schema_version.h"
#include "core/client/work/batch.h"
#include "core/client/work/work.h"
#include "core/database/transaction.h"

#include <algorithm>

namespace leadout::client {

using database::Connection;
using database::Result;
using database::Statement;
using database::Transaction;

namespace {

std::optional<domain::Instant> instant(const std::optional<std::int64_t>& millis) {
    if (!millis)
        return std::nullopt;
    return domain::Instant(std::chrono::milliseconds(*millis));
}

Result<std::vector<PendingOp>> pendingOps(Connection& connection) {
    return connection.list(
        QStringLiteral(
            "SELECT op_id, dev_seq, txn_id, row_id, scope, bytes, attempts, queued_at, "
            "not_before, next_at FROM outbox WHERE state IN ('waiting', 'sending') ORDER BY dev_seq"),
        [](const Statement& row) {
            PendingOp op;
            op.opId = QUuid::fromString(row.get<QString>(0));
            op.devSeq = row.get<std::int64_t>(1);
            op.txnId = row.get<std::optional<QString>>(2).value_or(QString());
            op.rowId = row.get<QString>(3);
            op.scope = row.get<QString>(4);
            op.bytes = row.get<std::int64_t>(5);
            op.attempts = row.get<int>(6);
            op.queuedAt = domain::Instant(std::chrono::milliseconds(row.get<std::int64_t>(7)));
            op.notBefore = instant(row.get<std::optional<std::int64_t>>(8));
            op.nextAt = instant(row.get<std::optional<std::int64_t>>(9));
            return op;
        });
}

/// Up to which place no result is needed any more. An accepted op counts until it is released: a backend
/// that was restored gets it once more, and must not take it for one long done with.
Result<std::int64_t> ackedThrough(Connection& connection) {
    return connection
        .first(QStringLiteral("SELECT COALESCE(MIN(MIN(dev_seq, COALESCE(base_seq, dev_seq))) - 1, 0) "
                              "FROM outbox WHERE state IN ('waiting', 'sending', 'accepted')"),
               [](const Statement& row) { return row.get<std::int64_t>(0); })
        .map([](const std::optional<std::int64_t>& place) { return place.value_or(0); });
}

protocol::Op readOp(const Statement& row) {
    protocol::Op op;
    op.opId = QUuid::fromString(row.get<QString>(0));
    op.devSeq = row.get<std::int64_t>(1);
    if (const auto txnId = row.get<std::optional<QString>>(2))
        op.txnId = QUuid::fromString(*txnId);
    op.schema = row.get<int>(3);
    op.command = row.get<QString>(4);
    op.payload = row.get<QByteArray>(5);
    op.rowId = QUuid::fromString(row.get<QString>(6));
    op.scope = row.get<QString>(7);
    if (const auto rev = row.get<std::optional<std::int64_t>>(8))
        op.base = protocol::BaseRev{*rev};
    else
        op.base =
            protocol::AfterOp{QUuid::fromString(row.get<std::optional<QString>>(9).value_or(QString()))};
    op.baseTextHash = row.get<QByteArray>(10);
    op.contentHash = row.get<QByteArray>(11);
    if (const auto notBefore = row.get<std::optional<std::int64_t>>(12))
        op.notBefore = QDateTime::fromMSecsSinceEpoch(*notBefore, Qt::UTC);
    return op;
}

Result<protocol::Op> loadOp(Connection& connection, const QUuid& opId) {
    return connection
        .first(QStringLiteral(
                   "SELECT op_id, dev_seq, txn_id, schema, command, payload, row_id, scope, base_rev, "
                   "base_op, base_text_hash, content_hash, not_before FROM outbox WHERE op_id = ?"),
               readOp, domain::idText(opId))
        .map([](const std::optional<protocol::Op>& op) { return op.value_or(protocol::Op{}); });
}

Result<QUuid> deviceId(Connection& connection) {
    return connection
        .first(QStringLiteral("SELECT id FROM device"),
               [](const Statement& row) { return QUuid::fromString(row.get<QString>(0)); })
        .map([](const std::optional<QUuid>& id) { return id.value_or(QUuid()); });
}

/// Later ops that were never sent now build on what the backend has made of this one. A sent one keeps its
/// base: another base would make it another decision under the same id.
Result<> rebase(Connection& connection, const protocol::OpResult& result) {
    return connection
        .run(QStringLiteral("UPDATE outbox SET base_rev = ?, base_op = NULL, base_seq = NULL "
                            "WHERE base_op = ? AND state = 'waiting'"),
             result.rev, domain::idText(result.opId))
        .map([](std::int64_t) {});
}

Result<> countNotice(Connection& connection, OpState state) {
    return connection
        .run(QStringLiteral("INSERT INTO notice (outcome, ops) VALUES (?, 1) "
                            "ON CONFLICT (outcome) DO UPDATE SET ops = notice.ops + 1"),
             key(state))
        .map([](std::int64_t) {});
}

Result<> storeResult(Connection& connection, const protocol::OpResult& result, const QString& epoch,
                     const QStringList& held) {
    const OpState state = stateAfter(result.outcome);
    const auto scope = connection.first(
        QStringLiteral("SELECT scope FROM outbox WHERE op_id = ? AND state = 'sending'"),
        [](const Statement& row) { return row.get<QString>(0); }, domain::idText(result.opId));
    if (!scope)
        return tl::unexpected(scope.error());
    if (!*scope)
        return {};
    if (state == OpState::Held && !held.contains(**scope)) {
        // Its row is out of sight already, so nothing of it may stay here.
        return countNotice(connection, state).and_then([&] {
            return connection
                .run(QStringLiteral("DELETE FROM outbox WHERE op_id = ?"), domain::idText(result.opId))
                .map([](std::int64_t) {});
        });
    }
    const auto stored = connection.run(
        QStringLiteral("UPDATE outbox SET state = ?, result = ?, rev = NULLIF(?, 0), epoch = "
                       "?, next_at = NULL WHERE op_id = ?"),
        key(state), protocol::writeOpResult(result), result.rev, epoch, domain::idText(result.opId));
    if (!stored)
        return tl::unexpected(stored.error());
    if (state == OpState::Accepted)
        return rebase(connection, result);
    if (state != OpState::Denied)
        return {};
    return connection.run(QStringLiteral("DELETE FROM overlay WHERE op_id = ?"), domain::idText(result.opId))
        .map([](std::int64_t) {});
}

} // namespace

Result<protocol::OpsRequest> Work::beginBatch(const Urgent& urgent) {
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto pending = pendingOps(*m_connection);
    if (!pending)
        return tl::unexpected(pending.error());
    const auto acked = ackedThrough(*m_connection);
    if (!acked)
        return tl::unexpected(acked.error());
    protocol::OpsRequest request;
    request.ackedThrough = *acked;
    request.schema = kSchemaVersion;
    for (const std::size_t place : nextBatch(*pending, m_options.clock->now(), urgent)) {
        const QUuid& opId = (*pending)[place].opId;
        auto op = loadOp(*m_connection, opId);
        if (!op)
            return tl::unexpected(op.error());
        request.ops.push_back(*std::move(op));
        const auto sending = m_connection->run(
            QStringLiteral("UPDATE outbox SET state = 'sending' WHERE op_id = ? AND state = 'waiting'"),
            domain::idText(opId));
        if (!sending)
            return tl::unexpected(sending.error());
    }
    if (request.ops.empty())
        return request;
    const auto device = deviceId(*m_connection);
    if (!device)
        return tl::unexpected(device.error());
    request.deviceId = *device;
    return transaction->commit().map([&] { return request; });
}

Result<std::optional<std::chrono::milliseconds>> Work::nextDueIn() {
    return pendingOps(*m_connection).map([this](const std::vector<PendingOp>& ops) {
        const domain::Instant now = m_options.clock->now();
        std::optional<std::chrono::milliseconds> soonest;
        if (!nextBatch(ops, now, {}).empty())
            return std::optional(std::chrono::milliseconds(0));
        for (const PendingOp& op : ops) {
            const auto wait = waitOf(op, now, {});
            if (wait && (!soonest || *wait < *soonest))
                soonest = wait;
        }
        return soonest;
    });
}

Result<> Work::postpone(const std::vector<QUuid>& opIds, std::chrono::milliseconds by) {
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const std::int64_t at = (m_options.clock->now() + by).time_since_epoch().count();
    for (const QUuid& opId : opIds) {
        const auto done = m_connection->run(
            QStringLiteral("UPDATE outbox SET attempts = attempts + 1, next_at = ? WHERE op_id = ?"), at,
            domain::idText(opId));
        if (!done)
            return tl::unexpected(done.error());
    }
    return transaction->commit();
}

Result<> Work::sendAlone(const std::vector<QUuid>& opIds) {
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const QUuid& opId : opIds) {
        const auto done = m_connection->run(QStringLiteral("UPDATE outbox SET attempts = ? WHERE op_id = ?"),
                                            kAttemptsBeforeAlone, domain::idText(opId));
        if (!done)
            return tl::unexpected(done.error());
    }
    return transaction->commit();
}

Result<> Work::storeResults(const std::vector<protocol::OpResult>& results, const QString& epoch,
                            const QStringList& held) {
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const protocol::OpResult& result : results) {
        if (const auto done = storeResult(*m_connection, result, epoch, held); !done)
            return done;
    }
    return transaction->commit();
}

Result<std::vector<AcceptedOp>> Work::accepted() {
    return m_connection->list(
        QStringLiteral(
            "SELECT op_id, row_id, scope, rev FROM outbox WHERE state = 'accepted' ORDER BY dev_seq"),
        [](const Statement& row) {
            return AcceptedOp{QUuid::fromString(row.get<QString>(0)), QUuid::fromString(row.get<QString>(1)),
                              row.get<QString>(2), row.get<std::int64_t>(3)};
        });
}

Result<> Work::release(const std::vector<QUuid>& opIds) {
    if (opIds.empty())
        return {};
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const QUuid& opId : opIds) {
        const auto done =
            m_connection->run(QStringLiteral("DELETE FROM outbox WHERE op_id = ? AND state = 'accepted'"),
                              domain::idText(opId));
        if (!done)
            return tl::unexpected(done.error());
    }
    return transaction->commit();
}

Result<> Work::reopen(const QString& epoch) {
    return m_connection
        ->run(QStringLiteral("UPDATE outbox SET state = 'sending', result = NULL, rev = NULL "
                             "WHERE state = 'accepted' AND epoch <> ?"),
              epoch)
        .map([](std::int64_t) {});
}

} // namespace leadout::client
