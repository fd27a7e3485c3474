// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_log.h"

#include "core/backend/store/columns.h"
#include "core/protocol/json_writer.h"

#include <QDateTime>

namespace leadout::backend {

using protocol::JsonWriter;

namespace {

JsonWriter beginLine(std::string_view level, std::string_view event, domain::Instant at) {
    JsonWriter out;
    out.beginObject().field("time", QDateTime::fromMSecsSinceEpoch(millis(at), Qt::UTC));
    out.field("level", level).field("event", event);
    return out;
}

} // namespace

QByteArray requestLine(const http::LogEntry& entry, domain::Instant at) {
    JsonWriter out = beginLine(entry.status >= 500 ? "error" : "info", "request", at);
    out.field("request_id", std::string_view(entry.request_id));
    out.field("method", std::string_view(entry.method)).field("route", std::string_view(entry.route));
    out.field("status", std::int64_t{entry.status}).field("bytes", static_cast<std::int64_t>(entry.bytes));
    out.field("ms", static_cast<std::int64_t>(entry.duration.count()));
    return out.field("peer", std::string_view(entry.peer)).endObject().take();
}

QByteArray faultLine(std::string_view requestId, const database::DatabaseError& error, domain::Instant at) {
    JsonWriter out = beginLine("error", "database", at);
    out.field("request_id", requestId).field("code", std::int64_t{error.code});
    return out.field("detail", error.detail).field("statement", error.statement).endObject().take();
}

QByteArray warningLine(std::string_view requestId, std::string_view event, domain::Instant at) {
    return beginLine("warning", event, at).field("request_id", requestId).endObject().take();
}

QByteArray lostLinesLine(std::uint64_t lines, domain::Instant at) {
    return beginLine("warning", "log_lines_lost", at)
        .field("lines", static_cast<std::int64_t>(lines))
        .endObject()
        .take();
}

QByteArray noticeLine(std::string_view event, std::string_view detail, domain::Instant at) {
    return beginLine("info", event, at).field("detail", detail).endObject().take();
}

} // namespace leadout::backend
