// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/work/work.h"
#include "core/database/transaction.h"

namespace leadout::client {

using database::Result;
using database::Statement;
using database::Transaction;

namespace {

constexpr QLatin1String kNotAccepted("state NOT IN ('waiting', 'sending', 'accepted')");

Attention readAttention(const Statement& row) {
    Attention op;
    op.opId = QUuid::fromString(row.get<QString>(0));
    op.state = opStateFromKey(row.get<QString>(1)).value_or(OpState::Invalid);
    op.command = row.get<QString>(2);
    op.payload = row.get<QByteArray>(3);
    op.rowId = QUuid::fromString(row.get<QString>(4));
    op.scope = row.get<QString>(5);
    op.baseText = row.get<QString>(6);
    op.queuedAt = domain::Instant(std::chrono::milliseconds(row.get<std::int64_t>(7)));
    const auto stored = row.get<std::optional<QByteArray>>(8);
    if (const auto result = protocol::readOpResult(stored.value_or(QByteArray())))
        op.result = *result;
    return op;
}

/// The athlete's two scopes, for an op that adds an athlete whom the backend does not know yet.
QStringList addedScopes(const QString& rowId) {
    const QString scope = QStringLiteral("ath:") + rowId;
    return {scope, scope + QStringLiteral(":body")};
}

} // namespace

Result<std::vector<Attention>> Work::attention() {
    return m_connection->list(
        QStringLiteral("SELECT op_id, state, command, payload, row_id, scope, base_text, queued_at, result "
                       "FROM outbox WHERE %1 ORDER BY dev_seq")
            .arg(kNotAccepted),
        readAttention);
}

Result<std::vector<Notice>> Work::notices() {
    return m_connection->list(
        QStringLiteral("SELECT outcome, ops FROM notice ORDER BY outcome"), [](const Statement& row) {
            return Notice{opStateFromKey(row.get<QString>(0)).value_or(OpState::Held), row.get<int>(1)};
        });
}

WorkResult<> Work::dismiss(const QUuid& opId) {
    return inTransaction(false, [&]() -> WorkResult<> {
        const auto gone =
            m_connection->run(QStringLiteral("DELETE FROM outbox WHERE op_id = ? AND %1").arg(kNotAccepted),
                              domain::idText(opId));
        if (!gone)
            return workError(gone.error());
        if (*gone == 0)
            return workError(WorkFault::NotFound);
        return {};
    });
}

Result<> Work::dismissNotice(OpState state) {
    return m_connection->run(QStringLiteral("DELETE FROM notice WHERE outcome = ?"), key(state))
        .map([](std::int64_t) {});
}

Result<QStringList> Work::scopesOutside(const QStringList& held) {
    const auto text = [](const Statement& row) { return row.get<QString>(0); };
    const auto all = m_connection->list(
        QStringLiteral(
            "SELECT scope FROM outbox UNION SELECT scope FROM overlay UNION SELECT scope FROM draft"),
        text);
    if (!all)
        return tl::unexpected(all.error());
    const auto added = m_connection->list(
        QStringLiteral("SELECT row_id FROM outbox WHERE base_rev = 0 AND scope = 'ath:' || row_id "
                       "AND state IN ('waiting', 'sending', 'accepted')"),
        text);
    if (!added)
        return tl::unexpected(added.error());
    QStringList known = held;
    for (const QString& rowId : *added)
        known += addedScopes(rowId);
    QStringList outside;
    for (const QString& scope : *all) {
        if (!known.contains(scope))
            outside.append(scope);
    }
    return outside;
}

Result<bool> Work::hasUnanswered(const QString& scope) {
    return m_connection
        ->first(
            QStringLiteral("SELECT COUNT(*) FROM outbox WHERE scope = ? AND state IN ('waiting', 'sending')"),
            [](const Statement& row) { return row.get<int>(0); }, scope)
        .map([](const std::optional<int>& count) { return count.value_or(0) > 0; });
}

Result<> Work::dropScope(const QString& scope) {
    removeCopies();
    auto transaction = Transaction::begin(*m_connection, Transaction::Mode::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto counted = m_connection->run(
        QStringLiteral("INSERT INTO notice (outcome, ops) SELECT state, COUNT(*) FROM outbox "
                       "WHERE scope = ? AND %1 GROUP BY state "
                       "ON CONFLICT (outcome) DO UPDATE SET ops = notice.ops + excluded.ops")
            .arg(kNotAccepted),
        scope);
    if (!counted)
        return tl::unexpected(counted.error());
    for (const QString& sql :
         {QStringLiteral("DELETE FROM outbox WHERE scope = ? AND state NOT IN ('waiting', 'sending')"),
          QStringLiteral("DELETE FROM overlay WHERE scope = ?"),
          QStringLiteral("DELETE FROM draft WHERE scope = ?")}) {
        if (const auto done = m_connection->run(sql, scope); !done)
            return tl::unexpected(done.error());
    }
    return transaction->commit();
}

} // namespace leadout::client
