// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/changes.h"

#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"
#include "core/protocol/sync_row.h"

#include <algorithm>
#include <array>
#include <map>

namespace leadout::backend {

using database::ErrorKind;
using domain::Scope;

namespace {

QString kindText(RowKind kind) {
    const std::string_view word = key(kind);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

/// The revision at which each field was last changed.
using FieldRevs = std::map<std::string, std::int64_t>;

FieldRevs readFieldRevs(const QString& stored) {
    FieldRevs revs;
    const QByteArray bytes = stored.toUtf8();
    const auto value = protocol::parseJson(bytes, {.bytes = 64 * 1024});
    if (!value)
        return revs;
    if (const auto* members = value->as<protocol::JsonValue::Object>()) {
        for (const protocol::JsonMember& member : *members) {
            if (const auto* rev = member.value.as<std::int64_t>())
                revs[member.name] = *rev;
        }
    }
    return revs;
}

QString writeFieldRevs(const FieldRevs& revs) {
    protocol::JsonWriter out;
    out.beginObject();
    for (const auto& [field, rev] : revs)
        out.field(field, rev);
    return QString::fromUtf8(out.endObject().take());
}

struct Stored {
    ChangeRow row;
    std::int64_t seq = 0;
    FieldRevs fieldRevs;
};

Result<std::optional<Stored>> readStored(database::Connection& connection, const domain::CompanyId& company,
                                         const QUuid& id) {
    return connection.first(
        QStringLiteral("SELECT kind, scope, rev, seq, deleted, field_rev, kept_rev FROM change "
                       "WHERE company_id = ? AND row_id = ?"),
        [&id](const database::Statement& row) {
            Columns columns(row);
            Stored stored;
            stored.row.id = id;
            stored.row.kind = rowKindFromKey(columns.get<QString>().toStdString()).value_or(RowKind::Company);
            stored.row.scope = Scope::parse(columns.get<QString>()).value_or(Scope::head());
            stored.row.rev = columns.get<std::int64_t>();
            stored.seq = columns.get<std::int64_t>();
            stored.row.deleted = columns.get<bool>();
            stored.fieldRevs = readFieldRevs(columns.get<QString>());
            stored.row.keptRev = columns.get<std::optional<std::int64_t>>();
            return stored;
        },
        company, domain::idText(id));
}

tl::unexpected<database::DatabaseError> refuse(const char* why) {
    return tl::unexpected(database::errorOf(ErrorKind::Constraint, QString::fromLatin1(why)));
}

} // namespace

Result<std::int64_t> Changes::takeSeq() {
    if (m_seq)
        return *m_seq;
    const auto taken = m_connection.first(
        QStringLiteral("UPDATE company SET seq = seq + 1 WHERE id = ? RETURNING seq"),
        [](const database::Statement& row) { return row.get<std::int64_t>(0); }, m_company);
    if (!taken)
        return tl::unexpected(taken.error());
    if (!*taken)
        return refuse("there is no such company");
    m_seq = **taken;
    return *m_seq;
}

Result<std::int64_t> Changes::newestFloor() {
    if (m_floor)
        return *m_floor;
    const auto newest = m_connection.first(
        QStringLiteral("SELECT COALESCE(MAX(rev_floor), 0) FROM restore WHERE company_id = ?"),
        [](const database::Statement& row) { return row.get<std::int64_t>(0); }, m_company);
    if (!newest)
        return tl::unexpected(newest.error());
    m_floor = newest->value_or(0);
    return *m_floor;
}

Result<bool> Changes::restoredBetween(std::int64_t first, std::int64_t second) {
    return m_connection
        .first(
            QStringLiteral("SELECT COUNT(*) FROM restore WHERE company_id = ? AND rev_floor >= ? "
                           "AND rev_floor < ?"),
            [](const database::Statement& row) { return row.get<bool>(0); }, m_company, first, second)
        .map([](const std::optional<bool>& any) { return any.value_or(false); });
}

Result<bool> Changes::mayBeLost(const ChangeRow& row, std::int64_t rev) {
    const auto floor = newestFloor();
    if (!floor)
        return tl::unexpected(floor.error());
    if (rev > *floor)
        return false;
    if (row.rev <= *floor)
        return restoredBetween(rev, row.rev);
    if (rev > row.keptRev.value_or(0))
        return true;
    return restoredBetween(rev, *row.keptRev);
}

Result<> Changes::adjustSum(const Scope& scope, std::int64_t rows, std::uint64_t sum) {
    struct Stored {
        std::int64_t rows = 0;
        std::int64_t sum = 0;
    };
    const auto found = m_connection.first(
        QStringLiteral("SELECT row_count, row_sum FROM scope WHERE company_id = ? AND name = ?"),
        [](const database::Statement& row) {
            return Stored{row.get<std::int64_t>(0), row.get<std::int64_t>(1)};
        },
        m_company, scope);
    if (!found)
        return tl::unexpected(found.error());
    const Stored stored = found->value_or(Stored());
    // Added here and not in SQL, which has no sums modulo 2^64.
    const auto total = static_cast<std::int64_t>(static_cast<std::uint64_t>(stored.sum) + sum);
    static const QString sql = upsertSql(QStringLiteral("scope"), QStringLiteral("company_id, name"),
                                         QStringLiteral("company_id, name, row_count, row_sum, newest_seq"));
    return m_connection.run(sql, m_company, scope, stored.rows + rows, total, *m_seq).map([](std::int64_t) {
    });
}

Result<std::int64_t> Changes::record(RowKind kind, const QUuid& id, const Scope& scope,
                                     const QStringList& fields, Place place) {
    auto stored = readStored(m_connection, m_company, id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (*stored && ((*stored)->row.kind != kind || (*stored)->row.scope != scope || (*stored)->row.deleted))
        return refuse("a row keeps its kind and scope, and does not come back when deleted");
    const auto seq = takeSeq();
    if (!seq)
        return tl::unexpected(seq.error());
    const auto floor = newestFloor();
    if (!floor)
        return tl::unexpected(floor.error());
    FieldRevs revs;
    std::int64_t rev = *floor + 1;
    std::optional<std::int64_t> kept;
    std::uint64_t sum = 0;
    if (*stored) {
        revs = std::move((*stored)->fieldRevs);
        sum -= protocol::rowHash(id, (*stored)->row.rev);
        // Two changes in one transaction are one change to everybody else.
        const std::int64_t was = (*stored)->row.rev;
        rev = (*stored)->seq == *seq ? was : std::max(was, *floor) + 1;
        kept = was <= *floor ? std::optional(was) : (*stored)->row.keptRev;
    }
    for (const QString& field : fields)
        revs[field.toStdString()] = rev;
    sum += protocol::rowHash(id, rev);
    if (const auto adjusted = adjustSum(scope, *stored ? 0 : 1, sum); !adjusted)
        return tl::unexpected(adjusted.error());
    return m_connection
        .run(QStringLiteral(
                 "INSERT INTO change (company_id, row_id, kind, scope, rev, seq, deleted, field_rev, place, "
                 "changed_at, kept_rev) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?) ON CONFLICT (company_id, "
                 "row_id) "
                 "DO UPDATE SET rev = excluded.rev, seq = excluded.seq, field_rev = excluded.field_rev, "
                 "place = excluded.place, changed_at = excluded.changed_at, kept_rev = excluded.kept_rev"),
             m_company, domain::idText(id), kindText(kind), scope, rev, *seq, writeFieldRevs(revs),
             place.value, millis(m_now), kept)
        .map([rev](std::int64_t) { return rev; });
}

Result<> Changes::remove(const QUuid& id) {
    const auto stored = readStored(m_connection, m_company, id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored || (*stored)->row.deleted)
        return {};
    const auto seq = takeSeq();
    if (!seq)
        return tl::unexpected(seq.error());
    const auto floor = newestFloor();
    if (!floor)
        return tl::unexpected(floor.error());
    const ChangeRow& row = (*stored)->row;
    if (const auto adjusted = adjustSum(row.scope, -1, 0 - protocol::rowHash(id, row.rev)); !adjusted)
        return adjusted;
    return m_connection
        .run(QStringLiteral("UPDATE change SET rev = ?, seq = ?, deleted = 1, field_rev = '{}', "
                            "changed_at = ? WHERE company_id = ? AND row_id = ?"),
             std::max(row.rev, *floor) + 1, *seq, millis(m_now), m_company, domain::idText(id))
        .map([](std::int64_t) {});
}

Result<> Changes::moveTo(const QUuid& id, Place place) {
    return m_connection
        .run(QStringLiteral("UPDATE change SET place = ? WHERE company_id = ? AND row_id = ?"), place.value,
             m_company, domain::idText(id))
        .map([](std::int64_t) {});
}

Result<std::optional<ChangeRow>> Changes::find(const QUuid& id) {
    return readStored(m_connection, m_company, id).map([](const std::optional<Stored>& stored) {
        return stored ? std::optional<ChangeRow>(stored->row) : std::nullopt;
    });
}

Result<QStringList> Changes::changedSince(const QUuid& id, std::int64_t base, const QStringList& fields) {
    const auto stored = readStored(m_connection, m_company, id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored || (*stored)->row.deleted)
        return fields;
    QStringList changed;
    for (const QString& field : fields) {
        const auto rev = (*stored)->fieldRevs.find(field.toStdString());
        if (rev != (*stored)->fieldRevs.end() && rev->second > base)
            changed.append(field);
    }
    return changed;
}

Result<> forgetTombstones(Changes& changes, domain::Instant before) {
    database::Connection& connection = changes.connection();
    const auto newest = connection.first(
        QStringLiteral("SELECT MAX(seq) FROM change WHERE company_id = ? AND deleted = 1 AND changed_at < ?"),
        [](const database::Statement& row) { return row.get<std::optional<std::int64_t>>(0); },
        changes.company(), millis(before));
    if (!newest)
        return tl::unexpected(newest.error());
    if (!newest->value_or(std::nullopt))
        return {};
    const auto raised =
        connection.run(QStringLiteral("UPDATE company SET min_cursor = ? WHERE id = ? AND min_cursor < ?"),
                       **newest, changes.company(), **newest);
    if (!raised)
        return tl::unexpected(raised.error());
    return connection
        .run(QStringLiteral("DELETE FROM change WHERE company_id = ? AND deleted = 1 AND changed_at < ?"),
             changes.company(), millis(before))
        .map([](std::int64_t) {});
}

} // namespace leadout::backend
