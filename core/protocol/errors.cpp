// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/errors.h"

#include "core/protocol/json_reader.h"
#include "core/protocol/json_writer.h"

#include <algorithm>
#include <array>

namespace leadout::protocol {

namespace {

struct ErrorRow {
    ErrorCode code;
    std::string_view word;
    int status;
    std::string_view sentence;
};

constexpr std::array<ErrorRow, kErrorCodeCount> kErrors = {{
    {ErrorCode::BadRequest, "bad_request", 400, "error.bad_request"},
    {ErrorCode::BadJson, "bad_json", 400, "error.bad_json"},
    {ErrorCode::Truncated, "truncated", 400, "error.truncated"},
    {ErrorCode::DuplicateKey, "duplicate_key", 400, "error.duplicate_key"},
    {ErrorCode::UnknownField, "unknown_field", 422, "error.unknown_field"},
    {ErrorCode::Invalid, "invalid", 422, "error.invalid"},
    {ErrorCode::SchemaUnsupported, "schema_unsupported", 400, "error.schema_unsupported"},
    {ErrorCode::Unauthorized, "unauthorized", 401, "error.unauthorized"},
    {ErrorCode::MembershipEnded, "membership_ended", 401, "error.membership_ended"},
    {ErrorCode::HandOverEnded, "hand_over_ended", 410, "error.hand_over_ended"},
    {ErrorCode::Forbidden, "forbidden", 403, "error.forbidden"},
    {ErrorCode::NotFound, "not_found", 404, "error.not_found"},
    {ErrorCode::MethodNotAllowed, "method_not_allowed", 405, "error.method_not_allowed"},
    {ErrorCode::RequestTimeout, "request_timeout", 408, "error.request_timeout"},
    {ErrorCode::Conflict, "conflict", 409, "error.conflict"},
    {ErrorCode::ResyncRequired, "resync_required", 410, "error.resync_required"},
    {ErrorCode::TooLarge, "too_large", 413, "error.too_large"},
    {ErrorCode::UnsupportedMedia, "unsupported_media", 415, "error.unsupported_media"},
    {ErrorCode::RateLimited, "rate_limited", 429, "error.rate_limited"},
    {ErrorCode::HeaderTooLarge, "header_too_large", 431, "error.header_too_large"},
    {ErrorCode::Internal, "internal", 500, "error.internal"},
    {ErrorCode::Unavailable, "unavailable", 503, "error.unavailable"},
}};

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kErrors.size(); ++i) {
        if (static_cast<std::size_t>(kErrors[i].code) != i)
            return false;
    }
    return true;
}
static_assert(inOrder(), "rows stand in the order of ErrorCode");

const ErrorRow& rowOf(ErrorCode code) {
    return kErrors.at(static_cast<std::size_t>(code));
}

constexpr JsonLimits kErrorLimits{.bytes = 16 * 1024, .values = 100};

ErrorBody readBody(ObjectReader& reader) {
    ErrorBody body;
    const auto word = reader.required<QString>("code", 1, 64);
    body.code = errorCodeFromKey(word.toStdString()).value_or(ErrorCode::Internal);
    body.message = reader.required<QString>("message", 4000);
    body.path = reader.optional<QString>("path", 4000);
    body.requestId = reader.required<QString>("request_id", 64);
    body.epoch = reader.optional<QString>("epoch", 1, 64);
    return body;
}

} // namespace

std::string_view key(ErrorCode code) {
    return rowOf(code).word;
}

std::optional<ErrorCode> errorCodeFromKey(std::string_view word) {
    const auto row = std::find_if(kErrors.begin(), kErrors.end(),
                                  [word](const ErrorRow& each) { return each.word == word; });
    return row == kErrors.end() ? std::nullopt : std::optional<ErrorCode>(row->code);
}

int httpStatus(ErrorCode code) {
    return rowOf(code).status;
}

std::string_view sentenceId(ErrorCode code) {
    return rowOf(code).sentence;
}

ErrorCode errorCodeFor(JsonErrorKind kind) {
    switch (kind) {
    case JsonErrorKind::TooLarge: return ErrorCode::TooLarge;
    case JsonErrorKind::Truncated: return ErrorCode::Truncated;
    case JsonErrorKind::DuplicateKey: return ErrorCode::DuplicateKey;
    case JsonErrorKind::UnknownField: return ErrorCode::UnknownField;
    case JsonErrorKind::Syntax:
    case JsonErrorKind::TrailingBytes:
    case JsonErrorKind::InvalidUtf8:
    case JsonErrorKind::LoneSurrogate:
    case JsonErrorKind::NulCharacter:
    case JsonErrorKind::TooDeep:
    case JsonErrorKind::TooManyValues:
    case JsonErrorKind::NumberRange: return ErrorCode::BadJson;
    case JsonErrorKind::Missing:
    case JsonErrorKind::WrongType:
    case JsonErrorKind::TooLong:
    case JsonErrorKind::TooMany:
    case JsonErrorKind::OutOfRange:
    case JsonErrorKind::UnknownWord:
    case JsonErrorKind::BadForm: return ErrorCode::Invalid;
    }
    return ErrorCode::BadJson;
}

QByteArray writeErrorBody(const ErrorBody& body) {
    JsonWriter out;
    out.beginObject().field("code", key(body.code)).field("message", body.message);
    out.field("path", body.path).field("request_id", body.requestId).field("epoch", body.epoch);
    return out.endObject().take();
}

JsonResult<ErrorBody> readErrorBody(QByteArrayView text) {
    return readMessage(text, kErrorLimits, UnknownFields::Keep, readBody);
}

} // namespace leadout::protocol
