// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/sync/overlay.h"

#include "core/client/cache/schema.h"
#include "core/protocol/endpoints.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace leadout::client {

using database::Result;
using database::Statement;
using protocol::JsonValue;

namespace {

constexpr protocol::JsonLimits kLimits{.bytes = protocol::kMaxAnswerBytes, .values = 500'000};

struct Laid {
    QUuid rowId;
    QString kind;
    QString scope;
    QByteArray fields;
};

Laid readLaid(const Statement& row) {
    return {QUuid::fromString(row.get<QString>(0)), row.get<QString>(1), row.get<QString>(2),
            row.get<QByteArray>(3)};
}

constexpr QLatin1String
    kLaid("SELECT o.row_id, o.kind, o.scope, o.fields FROM overlay o "
          "JOIN outbox b ON b.op_id = o.op_id "
          "WHERE b.state IN ('waiting', 'sending', 'accepted') AND %1 ORDER BY b.dev_seq");
constexpr QLatin1String kRows("SELECT id, kind, scope, rev, deleted, payload FROM cached_row "
                              "WHERE scope IN (SELECT scope FROM held_scope) AND %1");
// SQLite takes other indexes by itself, which lead through all sessions.
constexpr QLatin1String kRowsShownFirst("SELECT id, kind, scope, rev, deleted, payload FROM cached_row "
                                        "INDEXED BY cached_row_shown_first "
                                        "WHERE scope IN (SELECT scope FROM held_scope) AND %1");

protocol::Row readRow(const Statement& row) {
    return {QUuid::fromString(row.get<QString>(0)),
            row.get<QString>(1),
            row.get<QString>(2),
            row.get<std::int64_t>(3),
            row.get<bool>(4),
            row.get<QByteArray>(5)};
}

Result<QSet<QString>> purgedScopes(database::Connection& cache) {
    return cache
        .list(QStringLiteral("SELECT scope FROM purge"),
              [](const Statement& row) { return row.get<QString>(0); })
        .map([](const std::vector<QString>& list) { return QSet<QString>(list.begin(), list.end()); });
}

/// Lays values over rows; a value of a row that is not among them makes a new one.
std::vector<VisibleRow> combine(const std::vector<protocol::Row>& rows, const std::vector<Laid>& laid,
                                const QSet<QString>& purged) {
    std::vector<VisibleRow> visible;
    QHash<QUuid, std::size_t> places;
    for (const protocol::Row& row : rows) {
        places.insert(row.id, visible.size());
        visible.push_back({row, false});
    }
    for (const Laid& value : laid) {
        if (purged.contains(value.scope))
            continue;
        if (!places.contains(value.rowId)) {
            places.insert(value.rowId, visible.size());
            visible.push_back(
                {{value.rowId, value.kind, value.scope, 0, false, QByteArrayLiteral("{}")}, true});
        }
        VisibleRow& row = visible[places.value(value.rowId)];
        if (row.row.deleted)
            continue;
        row.row.payload = layOver(row.row.payload, value.fields);
        row.decided = true;
    }
    std::erase_if(visible, [](const VisibleRow& row) { return row.row.deleted; });
    return visible;
}

} // namespace

QByteArray layOver(const QByteArray& payload, const QByteArray& fields) {
    auto below = protocol::parseJson(payload, kLimits);
    const auto above = protocol::parseJson(fields, kLimits);
    if (!above || !above->as<JsonValue::Object>())
        return payload;
    if (!below || !below->as<JsonValue::Object>())
        return fields;
    auto& members = std::get<JsonValue::Object>(below->data);
    for (const protocol::JsonMember& member : *above->as<JsonValue::Object>()) {
        const auto same = std::find_if(members.begin(), members.end(),
                                       [&member](const auto& each) { return each.name == member.name; });
        if (same == members.end())
            members.push_back(member);
        else
            same->value = member.value;
    }
    return protocol::compactJson(*below);
}

// The work is read before the cache: a decision that the cache has caught up with in between is then laid
// over a row that already holds it, instead of being missing for a moment.

Result<std::optional<VisibleRow>> Overlay::row(const QUuid& id) {
    const QString text = domain::idText(id);
    const auto laid = m_work.list(QString(kLaid).arg(QStringLiteral("o.row_id = ?")), readLaid, text);
    if (!laid)
        return tl::unexpected(laid.error());
    const auto rows = m_cache.list(QString(kRows).arg(QStringLiteral("id = ?")), readRow, text);
    if (!rows)
        return tl::unexpected(rows.error());
    return purgedScopes(m_cache).map([&](const QSet<QString>& purged) {
        const auto visible = combine(*rows, *laid, purged);
        return visible.empty() ? std::nullopt : std::optional(visible.front());
    });
}

Result<std::vector<VisibleRow>> Overlay::rows(const QString& kind, const QString& scope) {
    const auto laid = m_work.list(QString(kLaid).arg(QStringLiteral("o.kind = ? AND ? IN ('', o.scope)")),
                                  readLaid, kind, scope);
    if (!laid)
        return tl::unexpected(laid.error());
    const QString which = QStringLiteral("kind = ? AND ") +
                          (scope.isEmpty() ? QStringLiteral("? = ''") : QStringLiteral("scope = ?"));
    const auto rows = m_cache.list(QString(kRows).arg(which), readRow, kind, scope);
    if (!rows)
        return tl::unexpected(rows.error());
    return purgedScopes(m_cache).map(
        [&](const QSet<QString>& purged) { return combine(*rows, *laid, purged); });
}

Result<std::vector<VisibleRow>> Overlay::rowsOf(const QString& scope) {
    const auto laid = m_work.list(QString(kLaid).arg(QStringLiteral("o.scope = ?")), readLaid, scope);
    if (!laid)
        return tl::unexpected(laid.error());
    const auto rows = m_cache.list(QString(kRows).arg(QStringLiteral("scope = ?")), readRow, scope);
    if (!rows)
        return tl::unexpected(rows.error());
    return purgedScopes(m_cache).map(
        [&](const QSet<QString>& purged) { return combine(*rows, *laid, purged); });
}

Result<std::vector<VisibleRow>> Overlay::rowsShownFirst() {
    const auto laid = m_work.list(QString(kLaid).arg(QStringLiteral("o.scope NOT LIKE '%:body'")), readLaid);
    if (!laid)
        return tl::unexpected(laid.error());
    auto rows = m_cache.list(QString(kRowsShownFirst).arg(kShownFirst), readRow);
    if (!rows)
        return tl::unexpected(rows.error());
    QSet<QUuid> read;
    for (const protocol::Row& row : *rows)
        read.insert(row.id);
    for (const Laid& value : *laid) {
        if (read.contains(value.rowId))
            continue;
        read.insert(value.rowId);
        const auto below =
            m_cache.list(QString(kRows).arg(QStringLiteral("id = ?")), readRow, domain::idText(value.rowId));
        if (!below)
            return tl::unexpected(below.error());
        rows->insert(rows->end(), below->begin(), below->end());
    }
    return purgedScopes(m_cache).map(
        [&](const QSet<QString>& purged) { return combine(*rows, *laid, purged); });
}

} // namespace leadout::client
