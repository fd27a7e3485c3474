// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/sync_ops.h"

#include "core/protocol/endpoints.h"

#include <QCryptographicHash>
#include <QSet>

#include <limits>
#include <utility>

namespace leadout::protocol {

namespace {

constexpr std::int64_t kMaxDevSeq = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMaxSchema = 1'000'000;
constexpr qsizetype kMaxCommandLength = 64;
constexpr qsizetype kMaxSentenceLength = 80;
constexpr qsizetype kMaxPathLength = 2000;
constexpr std::size_t kMaxFields = 100;
constexpr qsizetype kHashBytes = 32;
constexpr JsonLimits kRequestLimits{.bytes = kMaxOpsBytes};
constexpr JsonLimits kOpsAnswerLimits{.bytes = kMaxAnswerBytes};

void writeBase(JsonWriter& out, const OpBase& base) {
    out.beginObject();
    if (const auto* rev = std::get_if<BaseRev>(&base))
        out.field("rev", rev->rev);
    else
        out.field("after_op", std::get<AfterOp>(base).opId);
    out.endObject();
}

OpBase readBase(ObjectReader& reader) {
    if (!reader.has("after_op"))
        return BaseRev{reader.required<std::int64_t>("rev", 0, kMaxDevSeq)};
    if (reader.has("rev"))
        reader.refuse("rev", JsonErrorKind::UnknownField);
    return AfterOp{reader.required<QUuid>("after_op")};
}

void writeHash(JsonWriter& out, std::string_view name, const QByteArray& hash) {
    if (!hash.isEmpty())
        out.field(name, hash);
}

QByteArray readHash(ObjectReader& reader, std::string_view name) {
    return reader.optional<QByteArray>(name, kHashBytes, kHashBytes).value_or(QByteArray());
}

void writeOp(JsonWriter& out, const Op& op) {
    out.beginObject().field("op_id", op.opId).field("dev_seq", op.devSeq).field("txn_id", op.txnId);
    out.field("schema", op.schema).field("command", op.command).key("payload").raw(op.payload);
    out.field("row_id", op.rowId).field("scope", op.scope);
    writeBase(out.key("base"), op.base);
    writeHash(out, "base_text_hash", op.baseTextHash);
    writeHash(out, "content_hash", op.contentHash);
    out.field("not_before", op.notBefore).endObject();
}

int readSchema(ObjectReader& reader) {
    return static_cast<int>(reader.required<std::int64_t>("schema", 1, kMaxSchema));
}

Op readOp(ObjectReader& reader) {
    Op op;
    op.opId = reader.required<QUuid>("op_id");
    op.devSeq = reader.required<std::int64_t>("dev_seq", 1, kMaxDevSeq);
    op.txnId = reader.optional<QUuid>("txn_id");
    op.schema = readSchema(reader);
    op.command = reader.required<QString>("command", 1, kMaxCommandLength);
    if (const JsonValue* payload = reader.requiredValue("payload"))
        op.payload = canonicalJson(*payload);
    op.rowId = reader.required<QUuid>("row_id");
    op.scope = readScope(reader, "scope");
    reader.requiredObject("base", [&op](ObjectReader& object) { op.base = readBase(object); });
    op.baseTextHash = readHash(reader, "base_text_hash");
    op.contentHash = readHash(reader, "content_hash");
    op.notBefore = reader.optional<QDateTime>("not_before");
    return op;
}

/// Refuses ops that are out of order, or a group that others stand in between. `groups` holds the groups
/// begun so far.
void checkOrder(ObjectReader& reader, const Op* before, const Op& op, QSet<QUuid>& groups) {
    if (before && op.devSeq <= before->devSeq)
        reader.refuse("dev_seq", JsonErrorKind::OutOfRange);
    if (!op.txnId || (before && before->txnId == op.txnId))
        return;
    if (groups.contains(*op.txnId))
        reader.refuse("txn_id", JsonErrorKind::BadForm);
    groups.insert(*op.txnId);
}

OpsRequest readRequest(ObjectReader& reader) {
    OpsRequest request;
    request.deviceId = reader.required<QUuid>("device_id");
    request.ackedThrough = reader.required<std::int64_t>("acked_through", 0, kMaxDevSeq);
    request.schema = readSchema(reader);
    QSet<QUuid> groups;
    reader.requiredObjects("ops", kMaxOps, [&](ObjectReader& object) {
        Op op = readOp(object);
        if (!object.failed())
            checkOrder(object, request.ops.empty() ? nullptr : &request.ops.back(), op, groups);
        request.ops.push_back(std::move(op));
    });
    return request;
}

void writeResult(JsonWriter& out, const OpResult& result) {
    out.beginObject().field("op_id", result.opId).field("result", result.outcome);
    switch (result.outcome) {
    case Outcome::Ok: out.field("rev", result.rev); break;
    case Outcome::Conflict:
        out.key("fields").beginArray();
        for (const QString& field : result.fields)
            out.value(field);
        out.endArray();
        break;
    case Outcome::Invalid: out.field("path", result.path); break;
    case Outcome::Blocked: out.field("by", result.by); break;
    case Outcome::Held:
    case Outcome::Denied:
    case Outcome::StaleOp:
    case Outcome::KeyReused: break;
    }
    if (!result.sentence.isEmpty())
        out.field("sentence", result.sentence);
    out.endObject();
}

OpResult readResult(ObjectReader& reader) {
    OpResult result;
    result.opId = reader.required<QUuid>("op_id");
    result.outcome = reader.required<Outcome>("result");
    switch (result.outcome) {
    case Outcome::Ok: result.rev = reader.required<std::int64_t>("rev", 1, kMaxDevSeq); break;
    case Outcome::Conflict:
        result.fields = reader.required<QStringList>("fields", kMaxFields, kMaxCommandLength);
        break;
    case Outcome::Invalid: result.path = reader.required<QString>("path", kMaxPathLength); break;
    case Outcome::Blocked: result.by = reader.required<QUuid>("by"); break;
    case Outcome::Held:
    case Outcome::Denied:
    case Outcome::StaleOp:
    case Outcome::KeyReused: break;
    }
    result.sentence = reader.optional<QString>("sentence", kMaxSentenceLength).value_or(QString());
    return result;
}

OpsAnswer readOpsAnswer(ObjectReader& reader) {
    OpsAnswer answer;
    reader.requiredObjects("results", kMaxOps,
                           [&answer](ObjectReader& object) { answer.results.push_back(readResult(object)); });
    reader.requiredObjects("rows", kMaxOps,
                           [&answer](ObjectReader& object) { answer.rows.push_back(readRow(object)); });
    return answer;
}

} // namespace

QByteArray opFingerprint(const Op& op) {
    JsonWriter out;
    out.beginArray().value(op.command).raw(op.payload).value(op.rowId).value(op.scope);
    writeBase(out, op.base);
    out.value(op.baseTextHash).value(op.contentHash).endArray();
    return QCryptographicHash::hash(out.take(), QCryptographicHash::Sha256);
}

QByteArray writeOpsRequest(const OpsRequest& request) {
    JsonWriter out;
    out.beginObject().field("device_id", request.deviceId).field("acked_through", request.ackedThrough);
    out.field("schema", request.schema).key("ops").beginArray();
    for (const Op& op : request.ops)
        writeOp(out, op);
    return out.endArray().endObject().take();
}

JsonResult<OpsRequest> readOpsRequest(QByteArrayView body) {
    return readMessage(body, kRequestLimits, UnknownFields::Refuse, readRequest);
}

QByteArray writeOpResult(const OpResult& result) {
    JsonWriter out;
    writeResult(out, result);
    return out.take();
}

JsonResult<OpResult> readOpResult(QByteArrayView text) {
    return readMessage(text, kOpsAnswerLimits, UnknownFields::Keep, readResult);
}

QByteArray writeOpsAnswer(const OpsAnswer& answer) {
    JsonWriter out;
    out.beginObject().key("results").beginArray();
    for (const OpResult& result : answer.results)
        writeResult(out, result);
    out.endArray().key("rows").beginArray();
    for (const Row& row : answer.rows)
        writeRow(out, row);
    return out.endArray().endObject().take();
}

JsonResult<OpsAnswer> readOpsAnswer(QByteArrayView body) {
    return readMessage(body, kOpsAnswerLimits, UnknownFields::Keep, readOpsAnswer);
}

} // namespace leadout::protocol
