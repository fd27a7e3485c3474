// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/http/server.h"
#include "core/database/error.h"
#include "core/domain/clock.h"

#include <QByteArray>

#include <string_view>

/// The lines of the backend's log: one JSON object each, with `time`, `level` and `event`. Nothing in them
/// names a person, an address of mail or of a whole computer, a token or a query.
namespace leadout::backend {

/// A request that was answered.
QByteArray requestLine(const http::LogEntry& entry, domain::Instant at);

/// A fault of the database during a request.
QByteArray faultLine(std::string_view requestId, const database::DatabaseError& error, domain::Instant at);

/// Something the operator should know of, such as a refresh token that was used twice.
QByteArray warningLine(std::string_view requestId, std::string_view event, domain::Instant at);

/// So many lines could not be written.
QByteArray lostLinesLine(std::uint64_t lines, domain::Instant at);

/// Something that happened to the program itself, such as its start.
QByteArray noticeLine(std::string_view event, std::string_view detail, domain::Instant at);

} // namespace leadout::backend
