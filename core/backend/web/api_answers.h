// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/auth/sign_ins.h"
#include "core/backend/http/message.h"
#include "core/backend/http/rate_limiter.h"
#include "core/backend/web/api_parts.h"
#include "core/protocol/errors.h"

#include <QByteArray>
#include <QString>

#include <string_view>

/// The answers that handlers give. Any thread.
namespace leadout::backend {

http::Response jsonAnswer(const QByteArray& body);
/// 204: it is done, and there is nothing to tell.
http::Response doneAnswer();

/// An error with its status and the sentence of its code.
http::Response errorAnswer(const http::Request& request, protocol::ErrorCode code);
/// An error with everything that can be told about it. An empty message is the sentence of the code.
http::Response errorAnswer(const http::Request& request, protocol::ErrorBody body);
/// A body, or a query, that was refused.
http::Response errorAnswer(const http::Request& request, const protocol::JsonError& error);
http::Response errorAnswer(const http::Request& request, const NotLetIn& why, const QString& path = {});

/// An answer with Retry-After, for what may be tried again in a moment.
http::Response withRetry(http::Response response);
/// 429 with Retry-After.
http::Response limitAnswer(const http::Request& request, const http::RateLimiter::Decision& decision);
/// 503 with Retry-After: too much waits already.
http::Response busyAnswer(const http::Request& request);
/// For a fault of the database, which is logged: 503 where trying again may help, else 500.
http::Response faultAnswer(const ApiParts& parts, const http::Request& request,
                           const database::DatabaseError& error);

/// A text of the HTTP side as bytes to be read; lives as long as the text.
inline QByteArrayView viewOf(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace leadout::backend
