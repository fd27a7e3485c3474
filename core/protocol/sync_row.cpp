// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/sync_row.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <limits>

namespace leadout::protocol {

namespace {

constexpr qsizetype kScopesHashLength = 16;
constexpr qsizetype kMaxScopeLength = 64;
constexpr qsizetype kMaxKindLength = 40;
constexpr qsizetype kSumLength = 16;
constexpr std::int64_t kMaxInteger = std::numeric_limits<std::int64_t>::max();

} // namespace

std::optional<std::vector<domain::Scope>> parseScopes(const QStringList& texts) {
    std::vector<domain::Scope> scopes;
    scopes.reserve(static_cast<std::size_t>(texts.size()));
    for (const QString& text : texts) {
        const std::optional<domain::Scope> scope = domain::Scope::parse(text);
        if (!scope)
            return std::nullopt;
        scopes.push_back(*scope);
    }
    return scopes;
}

bool isScopesHash(QStringView text) {
    return text.size() == kScopesHashLength && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
                      c == u'-' || c == u'_';
           });
}

std::uint64_t rowHash(const QUuid& id, std::int64_t rev) {
    const QByteArray text = id.toByteArray(QUuid::WithoutBraces) + ' ' + QByteArray::number(qint64{rev});
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    return qFromBigEndian<quint64>(hash.constData());
}

QString readScope(ObjectReader& reader, std::string_view name) {
    const auto scope = reader.required<QString>(name, kMaxScopeLength);
    if (!domain::Scope::parse(scope))
        reader.refuse(name, JsonErrorKind::BadForm);
    return scope;
}

void writeRow(JsonWriter& out, const Row& row) {
    out.beginObject().field("id", row.id).field("kind", row.kind).field("scope", row.scope);
    out.field("rev", row.rev).field("deleted", row.deleted);
    if (!row.deleted)
        out.key("payload").raw(row.payload);
    out.endObject();
}

Row readRow(ObjectReader& reader) {
    Row row;
    row.id = reader.required<QUuid>("id");
    row.kind = reader.required<QString>("kind", 1, kMaxKindLength);
    row.scope = readScope(reader, "scope");
    row.rev = reader.required<std::int64_t>("rev", 1, kMaxInteger);
    row.deleted = reader.required<bool>("deleted");
    if (row.deleted && reader.has("payload"))
        reader.refuse("payload", JsonErrorKind::UnknownField);
    if (const JsonValue* payload = row.deleted ? nullptr : reader.requiredValue("payload"))
        row.payload = compactJson(*payload);
    return row;
}

void writeScopeSum(JsonWriter& out, const ScopeSum& sum) {
    out.beginObject().field("scope", sum.scope).field("count", sum.count);
    out.field("sum", QString::number(sum.sum, 16).rightJustified(kSumLength, u'0')).endObject();
}

ScopeSum readScopeSum(ObjectReader& reader) {
    ScopeSum sum;
    sum.scope = readScope(reader, "scope");
    sum.count = reader.required<std::int64_t>("count", 0, kMaxInteger);
    const auto text = reader.required<QString>("sum", kSumLength, kSumLength);
    bool hexadecimal = false;
    sum.sum = text.toULongLong(&hexadecimal, 16);
    if (!hexadecimal || QString::number(sum.sum, 16).rightJustified(kSumLength, u'0') != text)
        reader.refuse("sum", JsonErrorKind::BadForm);
    return sum;
}

} // namespace leadout::protocol
