// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/sync_changes.h"

#include "core/protocol/endpoints.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace leadout::protocol {

namespace {

enum class AnswerType : std::uint8_t { Scopes, Rows, Backfill };

} // namespace

} // namespace leadout::protocol

template <>
constexpr std::array<std::string_view, 3> leadout::domain::kWords<leadout::protocol::AnswerType> = {
    "scopes", "rows", "backfill"};

namespace leadout::protocol {

namespace {

constexpr qsizetype kMaxQueryBytes = 8 * 1024;
constexpr qsizetype kMaxTokenLength = 4 * 1024;
constexpr qsizetype kMaxEpochLength = 64;
constexpr std::size_t kMaxScopes = 20'000;
constexpr JsonLimits kChangesLimits{.bytes = kMaxAnswerBytes, .values = 500'000};

QString startMark() {
    return QStringLiteral("of:");
}

QString everyScope() {
    return QStringLiteral("all");
}

/// Whether the text can be one of the backend's sealed tokens.
bool isToken(QStringView text) {
    return !text.isEmpty() && text.size() <= kMaxTokenLength &&
           std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
                      c == u'-' || c == u'_';
           });
}

bool isBackfill(QStringView text) {
    return isToken(text) || backfillScopes(text).has_value();
}

JsonError queryError(JsonErrorKind kind, const QString& path) {
    return {kind, path, 0};
}

/// Reads the value of one parameter into the request.
Refusal readParameter(std::string_view name, const QString& value, ChangesRequest& request) {
    if (name == "cursor") {
        request.cursor = value;
        return isToken(value) ? std::nullopt : Refusal(JsonErrorKind::BadForm);
    }
    if (name == "scopes") {
        request.scopesHash = value;
        return isScopesHash(value) ? std::nullopt : Refusal(JsonErrorKind::BadForm);
    }
    if (name == "backfill") {
        request.backfill = value;
        return isBackfill(value) ? std::nullopt : Refusal(JsonErrorKind::BadForm);
    }
    if (name != "limit")
        return JsonErrorKind::UnknownField;
    bool number = false;
    request.limit = value.toInt(&number);
    if (!number || QString::number(request.limit) != value)
        return JsonErrorKind::BadForm;
    return request.limit < 1 || request.limit > kMaxPageRows ? Refusal(JsonErrorKind::OutOfRange)
                                                             : std::nullopt;
}

void writeEcho(JsonWriter& out, const ChangesEcho& echo) {
    out.key("echo").beginObject().field("from_cursor", echo.fromCursor);
    out.field("from_H", echo.fromScopesHash).field("from_backfill", echo.fromBackfill);
    out.field("epoch", echo.epoch).endObject();
}

ChangesEcho readEcho(ObjectReader& reader) {
    ChangesEcho echo;
    reader.requiredObject("echo", [&echo](ObjectReader& object) {
        echo.fromCursor = object.required<QString>("from_cursor", kMaxTokenLength);
        echo.fromScopesHash = object.required<QString>("from_H", kMaxTokenLength);
        echo.fromBackfill = object.required<QString>("from_backfill", kMaxQueryBytes);
        echo.epoch = object.required<QString>("epoch", 1, kMaxEpochLength);
    });
    return echo;
}

/// Reads a sealed token.
QString readToken(ObjectReader& reader, std::string_view name) {
    const auto token = reader.required<QString>(name, kMaxTokenLength);
    if (!isToken(token))
        reader.refuse(name, JsonErrorKind::BadForm);
    return token;
}

void writeRows(JsonWriter& out, const std::vector<Row>& rows) {
    out.key("rows").beginArray();
    for (const Row& row : rows)
        writeRow(out, row);
    out.endArray();
}

std::vector<Row> readRows(ObjectReader& reader) {
    std::vector<Row> rows;
    reader.requiredObjects("rows", kMaxPageRows,
                           [&rows](ObjectReader& object) { rows.push_back(readRow(object)); });
    return rows;
}

void writeSums(JsonWriter& out, const std::vector<ScopeSum>& sums) {
    out.key("sums").beginArray();
    for (const ScopeSum& sum : sums)
        writeScopeSum(out, sum);
    out.endArray();
}

std::vector<ScopeSum> readSums(ObjectReader& reader) {
    std::vector<ScopeSum> sums;
    reader.requiredObjects("sums", kMaxScopes,
                           [&sums](ObjectReader& object) { sums.push_back(readScopeSum(object)); });
    return sums;
}

void writeContent(JsonWriter& out, const ScopesAnswer& answer) {
    out.field("type", AnswerType::Scopes);
    out.key("scopes").beginArray();
    for (const QString& scope : answer.scopes)
        out.value(scope);
    out.endArray().field("H", answer.scopesHash).field("head", answer.head);
}

void writeContent(JsonWriter& out, const RowsAnswer& answer) {
    out.field("type", AnswerType::Rows);
    writeRows(out, answer.rows);
    out.field("head", answer.head).field("more", answer.more);
    writeSums(out, answer.sums);
}

void writeContent(JsonWriter& out, const BackfillAnswer& answer) {
    out.field("type", AnswerType::Backfill);
    writeRows(out, answer.rows);
    out.field("done", answer.done());
    if (!answer.done())
        out.field("next", answer.next);
    writeSums(out, answer.sums);
}

ScopesAnswer readScopesAnswer(ObjectReader& reader) {
    ScopesAnswer answer;
    answer.scopes = reader.required<QStringList>("scopes", kMaxScopes, kMaxEpochLength);
    const auto scopes = parseScopes(answer.scopes);
    if (!scopes)
        reader.refuse("scopes", JsonErrorKind::BadForm);
    answer.scopesHash = reader.required<QString>("H", kMaxTokenLength);
    if (scopes && answer.scopesHash != domain::scopeSetHash(*scopes))
        reader.refuse("H", JsonErrorKind::BadForm);
    answer.head = readToken(reader, "head");
    return answer;
}

RowsAnswer readRowsAnswer(ObjectReader& reader) {
    RowsAnswer answer;
    answer.rows = readRows(reader);
    answer.head = readToken(reader, "head");
    answer.more = reader.required<bool>("more");
    answer.sums = readSums(reader);
    return answer;
}

BackfillAnswer readBackfillAnswer(ObjectReader& reader) {
    BackfillAnswer answer;
    answer.rows = readRows(reader);
    const bool done = reader.required<bool>("done");
    if (!done)
        answer.next = readToken(reader, "next");
    else if (reader.has("next"))
        reader.refuse("next", JsonErrorKind::UnknownField);
    answer.sums = readSums(reader);
    return answer;
}

ChangesAnswer readChanges(ObjectReader& reader) {
    ChangesAnswer answer;
    const auto type = reader.required<AnswerType>("type");
    answer.echo = readEcho(reader);
    switch (type) {
    case AnswerType::Scopes: answer.content = readScopesAnswer(reader); break;
    case AnswerType::Rows: answer.content = readRowsAnswer(reader); break;
    case AnswerType::Backfill: answer.content = readBackfillAnswer(reader); break;
    }
    return answer;
}

constexpr std::int64_t kMostRenewing = 1'000'000'000;

HeadAnswer readHead(ObjectReader& reader) {
    HeadAnswer answer{readToken(reader, "etag")};
    answer.renewing = reader.optional<std::int64_t>("renewing", 1, kMostRenewing).value_or(0);
    return answer;
}

} // namespace

QString backfillStart(const QStringList& scopes) {
    return startMark() + (scopes.isEmpty() ? everyScope() : scopes.join(u','));
}

std::optional<QStringList> backfillScopes(QStringView backfill) {
    if (!backfill.startsWith(startMark()))
        return std::nullopt;
    const QStringView names = backfill.sliced(startMark().size());
    if (names == everyScope())
        return QStringList();
    const QStringList scopes = names.toString().split(u',');
    const bool distinct = QSet<QString>(scopes.cbegin(), scopes.cend()).size() == scopes.size();
    if (scopes.size() > kMaxBackfillScopes || !distinct || !parseScopes(scopes))
        return std::nullopt;
    return scopes;
}

QByteArray writeChangesQuery(const ChangesRequest& request) {
    // Everything in it is letters, digits, '-', '_', ':' and ',', which a query may hold as they are.
    QByteArray query;
    if (!request.cursor.isEmpty())
        query += "cursor=" + request.cursor.toLatin1() + '&';
    if (!request.scopesHash.isEmpty())
        query += "scopes=" + request.scopesHash.toLatin1() + '&';
    if (!request.backfill.isEmpty())
        query += "backfill=" + request.backfill.toLatin1() + '&';
    return query + "limit=" + QByteArray::number(request.limit);
}

JsonResult<ChangesRequest> readChangesQuery(QByteArrayView query) {
    ChangesRequest request;
    if (query.size() > kMaxQueryBytes)
        return tl::unexpected(queryError(JsonErrorKind::TooLarge, {}));
    if (query.isEmpty())
        return request;
    QSet<QByteArray> seen;
    for (const QByteArray& parameter : query.toByteArray().split('&')) {
        const qsizetype equals = parameter.indexOf('=');
        const QByteArray name =
            QByteArray::fromPercentEncoding(equals < 0 ? parameter : parameter.first(equals));
        const QByteArray value =
            equals < 0 ? QByteArray() : QByteArray::fromPercentEncoding(parameter.sliced(equals + 1));
        const std::string_view word(name.constData(), static_cast<std::size_t>(name.size()));
        if (seen.contains(name))
            return tl::unexpected(queryError(JsonErrorKind::DuplicateKey, pathTo({}, word)));
        seen.insert(name);
        if (const Refusal refusal = readParameter(word, QString::fromUtf8(value), request))
            return tl::unexpected(queryError(*refusal, pathTo({}, word)));
    }
    return request;
}

QByteArray writeChangesAnswer(const ChangesAnswer& answer) {
    JsonWriter out;
    out.beginObject();
    writeEcho(out, answer.echo);
    std::visit([&out](const auto& content) { writeContent(out, content); }, answer.content);
    return out.endObject().take();
}

JsonResult<ChangesAnswer> readChangesAnswer(QByteArrayView body) {
    return readMessage(body, kChangesLimits, UnknownFields::Keep, readChanges);
}

QByteArray writeHeadAnswer(const HeadAnswer& answer) {
    JsonWriter out;
    out.beginObject().field("etag", answer.etag);
    if (answer.renewing > 0)
        out.field("renewing", answer.renewing);
    return out.endObject().take();
}

JsonResult<HeadAnswer> readHeadAnswer(QByteArrayView body) {
    return readMessage(body, kChangesLimits, UnknownFields::Keep, readHead);
}

} // namespace leadout::protocol
