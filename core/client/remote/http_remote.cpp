// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/remote/http_remote.h"

#include "core/client/remote/http_call.h"
#include "core/client/schema_version.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUuid>

namespace leadout::client {

namespace {

bool isLoopback(const QString& host) {
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

RemoteError badAnswer(const QString& detail) {
    RemoteError error;
    error.kind = RemoteErrorKind::BadAnswer;
    error.detail = detail;
    return error;
}

protocol::JsonResult<std::monostate> readNothing(QByteArrayView) {
    return std::monostate();
}

bool fits(const HttpAnswer& answer, protocol::Media media) {
    const std::string_view expected = protocol::key(media);
    const QByteArray type = answer.contentType.split(';').first().trimmed();
    return expected.empty() ||
           type == QByteArrayView(expected.data(), static_cast<qsizetype>(expected.size()));
}

/// Reads an answer of a type and gives it on.
template <class T>
HttpCall::Finished reading(protocol::Media media, protocol::JsonResult<T> (*read)(QByteArrayView),
                           Answer<T> answer) {
    return [read, media, answer = std::move(answer)](const RemoteResult<HttpAnswer>& got) {
        if (!got)
            return answer(tl::unexpected(got.error()));
        if (!fits(*got, media))
            return answer(tl::unexpected(badAnswer(QStringLiteral("the answer is of another type"))));
        auto message = read(got->body);
        if (!message)
            return answer(tl::unexpected(
                badAnswer(QStringLiteral("the answer cannot be read at '%1'").arg(message.error().path))));
        answer(*std::move(message));
    };
}

} // namespace

bool isOnThisComputer(const QUrl& address) {
    return isLoopback(address.host());
}

bool isAllowedAddress(const QUrl& address) {
    if (!address.isValid() || address.host().isEmpty() || !address.userInfo().isEmpty() ||
        address.hasQuery() || address.hasFragment())
        return false;
    return address.scheme() == QLatin1String("https") ||
           (address.scheme() == QLatin1String("http") && isLoopback(address.host()));
}

struct HttpRemote::Sending {
    const protocol::Endpoint* endpoint = nullptr;
    QByteArray query;
    QByteArray body;
    QString token;
    QByteArray etag;
    std::vector<QByteArray> values; ///< of the {names} in the path
};

std::unique_ptr<HttpRemote> HttpRemote::at(const QUrl& address, std::chrono::milliseconds timeout) {
    if (!isAllowedAddress(address))
        return nullptr;
    return std::unique_ptr<HttpRemote>(new HttpRemote(address, timeout));
}

HttpRemote::HttpRemote(const QUrl& address, std::chrono::milliseconds timeout)
    : m_address(address)
    , m_timeout(timeout) {
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

void HttpRemote::moveTo(const QUrl& address) {
    if (isAllowedAddress(address))
        m_address = address;
}

QNetworkRequest HttpRemote::requestFor(const Sending& sending) const {
    QUrl url = m_address;
    QString path = m_address.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + QString::fromLatin1(protocol::pathOf(*sending.endpoint, sending.values)));
    if (!sending.query.isEmpty())
        url.setQuery(QString::fromLatin1(sending.query), QUrl::StrictMode);
    QNetworkRequest request(url);
    request.setTransferTimeout(static_cast<int>(m_timeout.count()));
    request.setDecompressedSafetyCheckThreshold(protocol::kMaxAnswerBytes);
    // Nothing is remembered between requests but what this program asks with.
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("X-Schema", QByteArray::number(kSchemaVersion));
    request.setRawHeader("X-Request-Id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    if (!sending.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + sending.token.toLatin1());
    if (!sending.etag.isEmpty())
        request.setRawHeader("If-None-Match", sending.etag);
    if (sending.endpoint->requestMedia == protocol::Media::Json)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (sending.endpoint->requestMedia == protocol::Media::Bytes)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/octet-stream"));
    return request;
}

template <class T>
Remote::Call HttpRemote::send(const Sending& sending, protocol::JsonResult<T> (*read)(QByteArrayView),
                              Answer<T> answer) {
    const QNetworkRequest request = requestFor(sending);
    QNetworkReply* reply = sending.endpoint->method == protocol::Method::Get
                               ? m_network.get(request)
                               : m_network.post(request, sending.body);
    return std::make_unique<HttpCall>(reply, protocol::kMaxAnswerBytes,
                                      reading(sending.endpoint->answerMedia, read, std::move(answer)));
}

Remote::Call HttpRemote::uploadActivity(const domain::AthleteId& athlete, const QString& path,
                                        const domain::AthleteWords& words,
                                        std::function<void(double)> progress,
                                        Answer<protocol::UploadAnswer> answer) {
    auto file = std::make_unique<QFile>(path);
    if (!QFileInfo(path).isFile() || !file->open(QIODevice::ReadOnly) ||
        file->size() > protocol::kMaxUploadBytes)
        return nullptr;
    const protocol::Endpoint* endpoint = protocol::endpointNamed("uploadActivity");
    const QByteArray name = QUrl::toPercentEncoding(QFileInfo(path).fileName());
    const Sending sending{endpoint, "file_name=" + name, {}, m_token, {}, {athlete.toString().toLatin1()}};
    QNetworkRequest request = requestFor(sending);
    // In headers, which no proxy logs.
    if (!words.comment.isEmpty())
        request.setRawHeader("X-Activity-Comment", QUrl::toPercentEncoding(words.comment));
    if (words.effort)
        request.setRawHeader("X-Activity-Effort", QByteArray::number(*words.effort));
    if (words.feel)
        request.setRawHeader("X-Activity-Feel", QByteArray::number(*words.feel));
    // What is sent is read from the file while it goes out.
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    QNetworkReply* reply = m_network.post(request, file.get());
    file.release()->setParent(reply);
    QObject::connect(reply, &QNetworkReply::uploadProgress, reply,
                     [progress = std::move(progress)](qint64 sent, qint64 total) {
                         if (progress && total > 0)
                             progress(static_cast<double>(sent) / static_cast<double>(total));
                     });
    return std::make_unique<HttpCall>(
        reply, protocol::kMaxAnswerBytes,
        reading(endpoint->answerMedia, protocol::readUploadAnswer, std::move(answer)));
}

Remote::Call HttpRemote::reportPage(const QString& token, Answer<QByteArray> answer) {
    return send<QByteArray>(
        {protocol::endpointNamed("reportPage"), {}, {}, {}, {}, {token.toLatin1()}},
        [](QByteArrayView page) { return protocol::JsonResult<QByteArray>(page.toByteArray()); },
        std::move(answer));
}

Remote::Call HttpRemote::retryActivity(const domain::ActivityId& activity,
                                       Answer<protocol::UploadAnswer> answer) {
    return send<protocol::UploadAnswer>(
        {protocol::endpointNamed("retryActivity"), {}, {}, m_token, {}, {activity.toString().toLatin1()}},
        protocol::readUploadAnswer, std::move(answer));
}

Remote::Call HttpRemote::changes(const protocol::ChangesRequest& request,
                                 Answer<protocol::ChangesAnswer> answer) {
    return send<protocol::ChangesAnswer>(
        {protocol::endpointNamed("syncChanges"), protocol::writeChangesQuery(request), {}, m_token, {}, {}},
        protocol::readChangesAnswer, std::move(answer));
}

Remote::Call HttpRemote::head(const QString& etag, Answer<std::optional<protocol::HeadAnswer>> answer) {
    const Sending sending{protocol::endpointNamed("syncHead"),
                          {},
                          {},
                          m_token,
                          etag.isEmpty() ? QByteArray() : '"' + etag.toLatin1() + '"',
                          {}};
    return std::make_unique<HttpCall>(
        m_network.get(requestFor(sending)), protocol::kMaxAnswerBytes,
        [answer = std::move(answer)](const RemoteResult<HttpAnswer>& got) {
            if (!got)
                return answer(tl::unexpected(got.error()));
            if (got->status == 304)
                return answer(std::optional<protocol::HeadAnswer>());
            const auto message = protocol::readHeadAnswer(got->body);
            if (!message || !fits(*got, protocol::Media::Json))
                return answer(tl::unexpected(badAnswer(QStringLiteral("the answer cannot be read"))));
            answer(std::optional(*message));
        });
}

Remote::Call HttpRemote::push(const protocol::OpsRequest& request, Answer<protocol::OpsAnswer> answer) {
    return send<protocol::OpsAnswer>(
        {protocol::endpointNamed("syncOps"), {}, protocol::writeOpsRequest(request), m_token, {}, {}},
        protocol::readOpsAnswer, std::move(answer));
}

Remote::Call HttpRemote::handOver(const protocol::OpsRequest& request, Answer<protocol::OpsAnswer> answer) {
    return send<protocol::OpsAnswer>(
        {protocol::endpointNamed("quarantineOps"), {}, protocol::writeOpsRequest(request), m_token, {}, {}},
        protocol::readOpsAnswer, std::move(answer));
}

Remote::Call HttpRemote::signIn(const protocol::SignInRequest& request,
                                Answer<protocol::SignInAnswer> answer) {
    return send<protocol::SignInAnswer>(
        {protocol::endpointNamed("signIn"), {}, protocol::writeSignInRequest(request), {}, {}, {}},
        protocol::readSignInAnswer, std::move(answer));
}

Remote::Call HttpRemote::signInOnce(const protocol::OneTimeSignInRequest& request,
                                    Answer<protocol::SignedIn> answer) {
    return send<protocol::SignedIn>(
        {protocol::endpointNamed("signInOnce"), {}, protocol::writeOneTimeSignInRequest(request), {}, {}, {}},
        protocol::readSignedIn, std::move(answer));
}

Remote::Call HttpRemote::createFirstCompany(const QString& secret,
                                            const protocol::FirstCompanyRequest& request,
                                            Answer<protocol::SignedIn> answer) {
    return send<protocol::SignedIn>({protocol::endpointNamed("createFirstCompany"),
                                     {},
                                     protocol::writeFirstCompanyRequest(request),
                                     secret,
                                     {},
                                     {}},
                                    protocol::readSignedIn, std::move(answer));
}

Remote::Call HttpRemote::refresh(const protocol::RefreshRequest& request, Answer<protocol::SignedIn> answer) {
    return send<protocol::SignedIn>(
        {protocol::endpointNamed("refreshSignIn"), {}, protocol::writeRefreshRequest(request), {}, {}, {}},
        protocol::readSignedIn, std::move(answer));
}

Remote::Call HttpRemote::signOut(Answer<std::monostate> answer) {
    return send<std::monostate>({protocol::endpointNamed("signOut"), {}, {}, m_token, {}, {}}, readNothing,
                                std::move(answer));
}

} // namespace leadout::client
