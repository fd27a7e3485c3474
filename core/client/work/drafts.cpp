// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/work/work.h"
#include "core/domain/scope.h"
#include "core/protocol/json_writer.h"

namespace leadout::client {

using database::Result;
using database::Statement;

namespace {

constexpr QLatin1String kColumns("row_id, command, payload, scope, base_rev, base_text, base_text_hash");

Draft readDraft(const Statement& row) {
    return {QUuid::fromString(row.get<QString>(0)),
            row.get<QString>(1),
            row.get<QByteArray>(2),
            row.get<QString>(3),
            row.get<std::int64_t>(4),
            row.get<QString>(5),
            row.get<QByteArray>(6)};
}

Decision decisionOf(const Draft& draft) {
    Decision decision;
    decision.command = draft.command;
    decision.payload = draft.payload;
    decision.rowId = draft.rowId;
    decision.scope = draft.scope;
    decision.seenRev = draft.seenRev;
    decision.baseText = draft.baseText;
    decision.baseTextHash = draft.baseTextHash;
    return decision;
}

} // namespace

WorkResult<> Work::saveDraft(const Draft& draft) {
    return inTransaction(false, [&]() -> WorkResult<> {
        const auto payload = protocol::parseJson(draft.payload, {.bytes = protocol::kMaxOpsBytes / 2});
        // One that cannot be queued would keep the others from being handed over.
        if (!payload || !payload->as<protocol::JsonValue::Object>() || draft.rowId.isNull() ||
            draft.command.isEmpty() || !domain::Scope::parse(draft.scope) || !isHash(draft.baseTextHash))
            return workError(WorkFault::Malformed);
        const auto saved = m_connection->run(
            QStringLiteral("INSERT INTO draft (row_id, command, payload, scope, base_rev, base_text, "
                           "base_text_hash, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                           "ON CONFLICT (row_id, command) DO UPDATE SET payload = excluded.payload, "
                           "scope = excluded.scope, base_rev = excluded.base_rev, "
                           "base_text = excluded.base_text, base_text_hash = excluded.base_text_hash, "
                           "saved_at = excluded.saved_at"),
            domain::idText(draft.rowId), draft.command, draft.payload, draft.scope, draft.seenRev,
            draft.baseText, draft.baseTextHash,
            std::int64_t{m_options.clock->now().time_since_epoch().count()});
        if (!saved)
            return workError(saved.error());
        return {};
    });
}

WorkResult<> Work::dropDraft(const QUuid& rowId, const QString& command) {
    return inTransaction(false, [&]() -> WorkResult<> {
        const auto dropped =
            m_connection->run(QStringLiteral("DELETE FROM draft WHERE row_id = ? AND command = ?"),
                              domain::idText(rowId), command);
        if (!dropped)
            return workError(dropped.error());
        return {};
    });
}

Result<std::optional<Draft>> Work::draft(const QUuid& rowId, const QString& command) {
    return m_connection->first(
        QStringLiteral("SELECT %1 FROM draft WHERE row_id = ? AND command = ?").arg(kColumns), readDraft,
        domain::idText(rowId), command);
}

Result<std::vector<Draft>> Work::drafts(const QString& command, const QString& scope) {
    return m_connection->list(
        QStringLiteral("SELECT %1 FROM draft WHERE command = ? AND scope = ? ORDER BY saved_at DESC")
            .arg(kColumns),
        readDraft, command, scope);
}

WorkResult<> Work::queueDrafts(const QString& scope) {
    const auto drafts = m_connection->list(
        QStringLiteral("SELECT %1 FROM draft WHERE ? IN ('', scope) ORDER BY saved_at").arg(kColumns),
        readDraft, scope);
    if (!drafts)
        return workError(drafts.error());
    for (const Draft& draft : *drafts) {
        const auto queued = inTransaction(true, [&]() -> WorkResult<> {
            return queueAll({decisionOf(draft)}).map([](const std::vector<QUuid>&) {});
        });
        if (!queued)
            return queued;
    }
    return {};
}

} // namespace leadout::client
