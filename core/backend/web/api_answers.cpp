// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_answers.h"

#include "core/backend/web/api_log.h"
#include "core/domain/sentences/sentences.h"

#include <utility>

namespace leadout::backend {

using database::ErrorKind;
using http::Request;
using http::Response;
using protocol::ErrorBody;
using protocol::ErrorCode;

namespace {

constexpr int kRetrySeconds = 5;

QString sentence(std::string_view id) {
    static const domain::Sentences english;
    return english.word(id);
}

Response retryAfter(std::int64_t seconds, Response response) {
    response.headers.emplace_back("Retry-After", std::to_string(seconds));
    return response;
}

} // namespace

Response jsonAnswer(const QByteArray& body) {
    Response response;
    response.content_type = "application/json";
    response.body = body.toStdString();
    return response;
}

Response doneAnswer() {
    Response response;
    response.status = 204;
    return response;
}

Response errorAnswer(const Request& request, ErrorBody body) {
    if (body.message.isEmpty())
        body.message = sentence(protocol::sentenceId(body.code));
    body.requestId = QString::fromStdString(request.id);
    Response response = jsonAnswer(protocol::writeErrorBody(body));
    response.status = protocol::httpStatus(body.code);
    return response;
}

Response errorAnswer(const Request& request, ErrorCode code) {
    ErrorBody body;
    body.code = code;
    return errorAnswer(request, std::move(body));
}

Response errorAnswer(const Request& request, const protocol::JsonError& error) {
    ErrorBody body;
    body.code = protocol::errorCodeFor(error.kind);
    if (!error.path.isEmpty())
        body.path = error.path;
    return errorAnswer(request, std::move(body));
}

Response errorAnswer(const Request& request, const NotLetIn& why, const QString& path) {
    ErrorBody body;
    body.code = why.code;
    if (!path.isEmpty())
        body.path = path;
    body.message = sentence(why.sentence);
    return errorAnswer(request, std::move(body));
}

Response withRetry(Response response) {
    return retryAfter(kRetrySeconds, std::move(response));
}

Response limitAnswer(const Request& request, const http::RateLimiter::Decision& decision) {
    return retryAfter(decision.retry_after.count(), errorAnswer(request, ErrorCode::RateLimited));
}

Response busyAnswer(const Request& request) {
    return withRetry(errorAnswer(request, ErrorCode::Unavailable));
}

Response faultAnswer(const ApiParts& parts, const Request& request, const database::DatabaseError& error) {
    parts.log(faultLine(request.id, error, parts.clock.now()));
    if (error.kind == ErrorKind::Busy || error.kind == ErrorKind::Full)
        return busyAnswer(request);
    return errorAnswer(request, ErrorCode::Internal);
}

} // namespace leadout::backend
