// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/outgoing_message.h"

#include "core/backend/http/refusal.h"

#include <QFile>
#include <QString>

#include <algorithm>

namespace leadout::backend::http {

namespace {

constexpr std::size_t kFilePiece = 64 * 1024;

std::string_view reason(int status) {
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    default: return ""; // the phrase is optional
    }
}

void appendField(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += ": ";
    // A line break in a value would start a header of its own, or end the header.
    std::transform(value.begin(), value.end(), std::back_inserter(out),
                   [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c; });
    out += "\r\n";
}

bool hasBody(int status) {
    return status != 204 && status != 304;
}

} // namespace

OutgoingMessage::OutgoingMessage(Response response, const Context& context) {
    if (response.file) {
        m_file = std::make_unique<QFile>(QString::fromStdString(*response.file));
        if (!m_file->open(QIODevice::ReadOnly)) {
            m_file.reset();
            response = errorResponse(context.request_id, kInternal.status, kInternal.code, kInternal.message);
        }
    }
    m_status = response.status;
    std::uint64_t body_size = m_file ? static_cast<std::uint64_t>(m_file->size()) : response.body.size();
    writeHeader(response, context, body_size);
    if (context.head || !hasBody(m_status)) {
        body_size = 0;
        m_file.reset();
    } else if (!m_file) {
        m_buffer += response.body;
    }
    m_total = m_header_size + body_size;
}

OutgoingMessage::~OutgoingMessage() = default;

void OutgoingMessage::writeHeader(const Response& response, const Context& context, std::uint64_t body_size) {
    m_buffer.reserve(512 + (m_file ? 0 : response.body.size()));
    m_buffer += "HTTP/1.1 ";
    m_buffer += std::to_string(response.status);
    m_buffer += ' ';
    m_buffer += reason(response.status);
    m_buffer += "\r\n";
    appendField(m_buffer, "Date", context.date);
    appendField(m_buffer, "X-Request-Id", context.request_id);
    if (!context.keep_alive)
        appendField(m_buffer, "Connection", "close");
    else if (context.http_1_0)
        appendField(m_buffer, "Connection", "keep-alive");
    if (hasBody(response.status))
        appendField(m_buffer, "Content-Length", std::to_string(body_size));
    if (!response.content_type.empty())
        appendField(m_buffer, "Content-Type", response.content_type);
    for (const auto& [name, value] : response.headers)
        appendField(m_buffer, name, value);
    for (const auto& [name, value] : context.headers) {
        if (fieldValue(response.headers, name).empty())
            appendField(m_buffer, name, value);
    }
    m_buffer += "\r\n";
    m_header_size = m_buffer.size();
}

std::string_view OutgoingMessage::piece() {
    if (m_offset == m_buffer.size() && m_file && !complete()) {
        m_buffer.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kFilePiece, m_total - m_sent)));
        const qint64 read = m_file->read(m_buffer.data(), static_cast<qint64>(m_buffer.size()));
        m_buffer.resize(static_cast<std::size_t>(std::max<qint64>(0, read)));
        m_offset = 0;
    }
    return std::string_view(m_buffer).substr(m_offset);
}

void OutgoingMessage::sent(std::size_t bytes) {
    m_offset += bytes;
    m_sent += bytes;
}

} // namespace leadout::backend::http
