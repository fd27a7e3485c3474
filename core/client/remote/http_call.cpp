// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/remote/http_call.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace leadout::client {

namespace {

RemoteError plainError(RemoteErrorKind kind, const QString& detail) {
    RemoteError error;
    error.kind = kind;
    error.detail = detail;
    return error;
}

} // namespace

HttpCall::HttpCall(QNetworkReply* reply, qint64 limit, Finished finished)
    : m_reply(reply)
    , m_limit(limit)
    , m_finished(std::move(finished)) {
    // What nobody has read is not taken from the network beyond this.
    reply->setReadBufferSize(limit + 1);
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [this] { read(); });
    QObject::connect(reply, &QNetworkReply::finished, reply, [this] { finish(); });
}

HttpCall::~HttpCall() {
    if (!m_reply)
        return;
    m_reply->disconnect();
    m_reply->abort();
    m_reply->deleteLater();
}

void HttpCall::read() {
    m_body += m_reply->read(m_limit + 1 - m_body.size());
    if (m_body.size() > m_limit)
        tell(
            tl::unexpected(plainError(RemoteErrorKind::BadAnswer, QStringLiteral("the answer is too long"))));
}

void HttpCall::finish() {
    m_body += m_reply->read(m_limit + 1 - m_body.size());
    if (m_body.size() > m_limit) {
        tell(
            tl::unexpected(plainError(RemoteErrorKind::BadAnswer, QStringLiteral("the answer is too long"))));
        return;
    }
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || (status < 300 && m_reply->error() != QNetworkReply::NoError)) {
        tell(tl::unexpected(plainError(RemoteErrorKind::Network, m_reply->errorString())));
        return;
    }
    if (status >= 300 && status != 304) {
        tell(tl::unexpected(errorOfAnswer(status, m_body, m_reply->rawHeader("Retry-After"))));
        return;
    }
    tell(HttpAnswer{status, m_reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(), m_body});
}

void HttpCall::tell(RemoteResult<HttpAnswer> result) {
    m_reply->disconnect();
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
    // Whoever is told may destroy this call.
    const Finished finished = std::exchange(m_finished, nullptr);
    finished(std::move(result));
}

} // namespace leadout::client
