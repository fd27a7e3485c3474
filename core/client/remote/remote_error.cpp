// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/remote/remote_error.h"

#include <algorithm>

namespace leadout::client {

using protocol::ErrorCode;

namespace {

constexpr std::chrono::hours kLongestWait{24};

RemoteErrorKind kindOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::Unauthorized: return RemoteErrorKind::Auth;
    case ErrorCode::MembershipEnded: return RemoteErrorKind::MembershipEnded;
    case ErrorCode::HandOverEnded: return RemoteErrorKind::HandOverEnded;
    case ErrorCode::ResyncRequired: return RemoteErrorKind::Resync;
    case ErrorCode::RateLimited: return RemoteErrorKind::RateLimited;
    case ErrorCode::SchemaUnsupported: return RemoteErrorKind::Unsupported;
    case ErrorCode::RequestTimeout:
    case ErrorCode::Internal:
    case ErrorCode::Unavailable: return RemoteErrorKind::Server;
    default: return RemoteErrorKind::Refused;
    }
}

} // namespace

std::optional<std::chrono::milliseconds> retryAfterOf(const QByteArray& header) {
    bool number = false;
    const qlonglong seconds = header.trimmed().toLongLong(&number);
    if (!number || seconds < 0)
        return std::nullopt;
    return std::min<std::chrono::milliseconds>(std::chrono::seconds(std::min<qlonglong>(seconds, 1'000'000)),
                                               kLongestWait);
}

RemoteError errorOfAnswer(int status, const QByteArray& body, const QByteArray& retryAfter) {
    RemoteError error;
    error.retryAfter = retryAfterOf(retryAfter);
    error.detail = QStringLiteral("status %1").arg(status);
    const auto told = protocol::readErrorBody(body);
    if (told && protocol::httpStatus(told->code) == status) {
        error.kind = kindOf(told->code);
        error.code = told->code;
        error.epoch = told->epoch;
        error.path = told->path.value_or(QString());
        error.requestId = told->requestId;
        return error;
    }
    if (status == 429)
        error.kind = RemoteErrorKind::RateLimited;
    else if (status >= 500)
        error.kind = RemoteErrorKind::Server;
    else
        error.kind = RemoteErrorKind::BadAnswer;
    return error;
}

} // namespace leadout::client
