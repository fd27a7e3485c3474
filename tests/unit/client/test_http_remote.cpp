// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/remote/http_remote.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace leadout;
using namespace leadout::client;

namespace {

/// Answers every request with the same bytes and keeps what was asked.
class OneAnswer {
public:
    /// The answer comes once the request holds `until`.
    explicit OneAnswer(QByteArray bytes, QByteArray until = "\r\n\r\n")
        : m_bytes(std::move(bytes))
        , m_until(std::move(until)) {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                asked += socket->readAll();
                if (!asked.contains(m_until) || m_bytes.isEmpty())
                    return;
                socket->write(m_bytes);
                socket->disconnectFromHost();
            });
        });
    }
    QUrl address() const {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/base/").arg(m_server.serverPort()));
    }

    QByteArray asked;

private:
    QTcpServer m_server;
    QByteArray m_bytes;
    QByteArray m_until;
};

QByteArray answer(const QByteArray& status, const QByteArray& type, const QByteArray& body,
                  const QByteArray& headers = {}) {
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

QByteArray error(protocol::ErrorCode code, const QByteArray& headers = {}) {
    protocol::ErrorBody body;
    body.code = code;
    body.requestId = QStringLiteral("r1");
    if (code == protocol::ErrorCode::ResyncRequired)
        body.epoch = QStringLiteral("e2");
    return answer(QByteArray::number(protocol::httpStatus(code)) + " No", "application/json",
                  protocol::writeErrorBody(body), headers);
}

} // namespace

class TestHttpRemote : public QObject {
    Q_OBJECT

    using Head = RemoteResult<std::optional<protocol::HeadAnswer>>;

    static std::optional<Head> askHead(const QUrl& address, const QString& etag = {},
                                       std::chrono::milliseconds timeout = std::chrono::seconds(20)) {
        const auto remote = HttpRemote::at(address, timeout);
        remote->setAccessToken(QStringLiteral("secret-token"));
        std::optional<Head> got;
        const auto call = remote->head(etag, [&got](Head result) { got = std::move(result); });
        (void)QTest::qWaitFor([&got] { return got.has_value(); }, 30'000);
        return got;
    }

private Q_SLOTS:
    void onlyTheOwnComputerIsTalkedToWithoutTls_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("https") << QStringLiteral("https://desk.example/leadout") << true;
        QTest::newRow("loopback") << QStringLiteral("http://127.0.0.1:8480") << true;
        QTest::newRow("loopback 6") << QStringLiteral("http://[::1]:8480") << true;
        QTest::newRow("localhost") << QStringLiteral("http://localhost:8480") << true;
        QTest::newRow("http") << QStringLiteral("http://desk.example") << false;
        QTest::newRow("looks like loopback") << QStringLiteral("http://127.0.0.1.example") << false;
        QTest::newRow("other scheme") << QStringLiteral("ftp://127.0.0.1") << false;
        QTest::newRow("user") << QStringLiteral("https://me:pw@desk.example") << false;
        QTest::newRow("query") << QStringLiteral("https://desk.example?x=1") << false;
        QTest::newRow("empty") << QString() << false;
    }
    void onlyTheOwnComputerIsTalkedToWithoutTls() {
        QFETCH(QString, address);
        QFETCH(bool, allowed);
        QCOMPARE(isAllowedAddress(QUrl(address)), allowed);
        QCOMPARE(HttpRemote::at(QUrl(address)) != nullptr, allowed);
    }

    void aRequestCarriesWhatItMust() {
        OneAnswer server(answer("200 OK", "application/json; charset=utf-8", R"({"etag":"w1"})"));
        const auto got = askHead(server.address(), QStringLiteral("w0"));
        QVERIFY(got && *got);
        QVERIFY(**got == std::optional(protocol::HeadAnswer{QStringLiteral("w1")}));
        QVERIFY(server.asked.startsWith("GET /base/v1/sync/head HTTP/1.1\r\n"));
        const QByteArray asked = server.asked.toLower();
        QVERIFY(asked.contains("authorization: bearer secret-token\r\n"));
        QVERIFY(asked.contains("if-none-match: \"w0\"\r\n"));
        QVERIFY(asked.contains("x-schema: 1\r\n"));
        QVERIFY(asked.contains("x-request-id: "));
        QVERIFY(!asked.contains("cookie"));
    }

    void aReportsPageIsAskedForWithoutTheSignIn() {
        OneAnswer server(answer("200 OK", "text/html; charset=utf-8", "<html></html>"));
        const auto remote = HttpRemote::at(server.address());
        remote->setAccessToken(QStringLiteral("secret-token"));
        std::optional<RemoteResult<QByteArray>> got;
        const auto call = remote->reportPage(
            QStringLiteral("abcDEF123"), [&got](RemoteResult<QByteArray> page) { got = std::move(page); });
        QTRY_VERIFY(got.has_value());
        QVERIFY(got->has_value());
        QCOMPARE(**got, QByteArray("<html></html>"));
        QVERIFY(server.asked.startsWith("GET /base/r/abcDEF123 "));
        QVERIFY(!server.asked.contains("secret-token"));
    }

    void nothingNewIsNoError() {
        OneAnswer server("HTTP/1.1 304 Not Modified\r\n\r\n");
        const auto got = askHead(server.address(), QStringLiteral("w0"));
        QVERIFY(got && *got);
        QVERIFY(!got->value());
    }

    void answersAreToldApart_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<RemoteErrorKind>("kind");
        using protocol::ErrorCode;
        QTest::newRow("unauthorized") << error(ErrorCode::Unauthorized) << RemoteErrorKind::Auth;
        QTest::newRow("membership ended")
            << error(ErrorCode::MembershipEnded) << RemoteErrorKind::MembershipEnded;
        QTest::newRow("hand-over ended") << error(ErrorCode::HandOverEnded) << RemoteErrorKind::HandOverEnded;
        QTest::newRow("resync") << error(ErrorCode::ResyncRequired) << RemoteErrorKind::Resync;
        QTest::newRow("rate") << error(ErrorCode::RateLimited) << RemoteErrorKind::RateLimited;
        QTest::newRow("fault") << error(ErrorCode::Internal) << RemoteErrorKind::Server;
        QTest::newRow("schema") << error(ErrorCode::SchemaUnsupported) << RemoteErrorKind::Unsupported;
        QTest::newRow("invalid") << error(ErrorCode::Invalid) << RemoteErrorKind::Refused;
        QTest::newRow("bare 401") << answer("401 No", "text/html", "<h1>Log in</h1>")
                                  << RemoteErrorKind::BadAnswer;
        QTest::newRow("bare 410") << answer("410 Gone", "text/html", "") << RemoteErrorKind::BadAnswer;
        QTest::newRow("other status than its code")
            << answer("403 No", "application/json",
                      R"({"code":"membership_ended","message":"","request_id":"r"})")
            << RemoteErrorKind::BadAnswer;
        QTest::newRow("proxy") << answer("502 Bad Gateway", "text/html", "x") << RemoteErrorKind::Server;
        QTest::newRow("portal") << answer("200 OK", "text/html", "<h1>Wi-Fi</h1>")
                                << RemoteErrorKind::BadAnswer;
        QTest::newRow("html called json")
            << answer("200 OK", "application/json", "<h1>") << RemoteErrorKind::BadAnswer;
        QTest::newRow("json called html")
            << answer("200 OK", "text/html", R"({"etag":"w"})") << RemoteErrorKind::BadAnswer;
        QTest::newRow("redirect") << answer("302 Found", "text/html", "", "Location: http://127.0.0.1:1/\r\n")
                                  << RemoteErrorKind::BadAnswer;
        QTest::newRow("half an answer")
            << QByteArray(
                   "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"et")
            << RemoteErrorKind::Network;
        QTest::newRow("too long") << answer("200 OK", "application/json",
                                            "{\"etag\":\"" + QByteArray(protocol::kMaxAnswerBytes + 10, 'x') +
                                                "\"}")
                                  << RemoteErrorKind::BadAnswer;
    }
    void answersAreToldApart() {
        QFETCH(QByteArray, bytes);
        QFETCH(RemoteErrorKind, kind);
        OneAnswer server(bytes);
        const auto got = askHead(server.address());
        QVERIFY(got && !*got);
        QCOMPARE(got->error().kind, kind);
        if (kind == RemoteErrorKind::Resync)
            QCOMPARE(got->error().epoch, std::optional(QStringLiteral("e2")));
    }

    void theWishToWaitIsRead_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("seconds");
        QTest::newRow("seconds") << QByteArray("30") << 30;
        QTest::newRow("a year") << QByteArray("31536000") << 86'400;
        QTest::newRow("date") << QByteArray("Wed, 21 Oct 2026 07:28:00 GMT") << -1;
        QTest::newRow("negative") << QByteArray("-5") << -1;
        QTest::newRow("huge") << QByteArray("99999999999999999999999") << -1;
    }
    void theWishToWaitIsRead() {
        QFETCH(QByteArray, header);
        QFETCH(int, seconds);
        const auto wait = retryAfterOf(header);
        QCOMPARE(wait ? static_cast<int>(wait->count() / 1000) : -1, seconds);
    }

    void nobodyThereAndSilenceAreNetworkErrors() {
        const auto refused = askHead(QUrl(QStringLiteral("http://127.0.0.1:1")));
        QVERIFY(refused && !*refused);
        QCOMPARE(refused->error().kind, RemoteErrorKind::Network);
        OneAnswer silent({});
        const auto timedOut = askHead(silent.address(), {}, std::chrono::milliseconds(300));
        QVERIFY(timedOut && !*timedOut);
        QCOMPARE(timedOut->error().kind, RemoteErrorKind::Network);
    }

    void aCallThatIsAbandonedNeverAnswers() {
        OneAnswer server(answer("200 OK", "application/json", R"({"etag":"w1"})"));
        const auto remote = HttpRemote::at(server.address());
        bool answered = false;
        auto call = remote->head({}, [&answered](const Head&) { answered = true; });
        call.reset();
        bool second = false;
        const auto other = remote->head({}, [&second](const Head&) { second = true; });
        QTRY_VERIFY(second);
        QVERIFY(!answered);
    }

    void anAnswerMayDestroyItsCall() {
        OneAnswer server(answer("200 OK", "application/json", R"({"etag":"w1"})"));
        const auto remote = HttpRemote::at(server.address());
        Remote::Call call;
        bool answered = false;
        call = remote->head({}, [&](const Head&) {
            call.reset();
            answered = true;
        });
        QTRY_VERIFY(answered);
    }

    void aRecordingIsSentFromItsFile() {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("Über & unter.fit")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("recorded bytes");
        file.close();
        OneAnswer server(
            answer("200 OK", "application/json",
                   R"({"activity_id":"0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3","outcome":"stored"})"),
            "recorded bytes");
        const auto remote = HttpRemote::at(server.address());
        const domain::AthleteId athlete(QUuid(QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b4")));
        std::optional<RemoteResult<protocol::UploadAnswer>> got;
        double share = 0.0;
        const auto call = remote->uploadActivity(
            athlete, file.fileName(), {QStringLiteral("Härter,\nals gedacht"), 8, 2},
            [&share](double now) { share = now; },
            [&got](RemoteResult<protocol::UploadAnswer> result) { got = std::move(result); });
        QVERIFY(call != nullptr);
        QTRY_VERIFY(got.has_value());
        QVERIFY(got->has_value());
        QVERIFY(server.asked.startsWith(
            "POST /base/v1/athletes/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b4/activities?file_name="
            "%C3%9Cber%20%26%20unter.fit HTTP/1.1\r\n"));
        QVERIFY(server.asked.toLower().contains("content-type: application/octet-stream\r\n"));
        QVERIFY(server.asked.contains("X-Activity-Comment: H%C3%A4rter%2C%0Aals%20gedacht\r\n"));
        QVERIFY(server.asked.contains("X-Activity-Effort: 8\r\n"));
        QVERIFY(server.asked.contains("X-Activity-Feel: 2\r\n"));
        QVERIFY(server.asked.endsWith("recorded bytes"));
        QCOMPARE(share, 1.0);
        QVERIFY(!remote->uploadActivity(athlete, dir.path(), {}, {}, {}));
        QVERIFY(!remote->uploadActivity(athlete, dir.filePath(QStringLiteral("none")), {}, {}, {}));
    }

    void aRecordingIsReadAgainByItsId() {
        OneAnswer server(
            answer("200 OK", "application/json",
                   R"({"activity_id":"0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3","outcome":"known"})"));
        const auto remote = HttpRemote::at(server.address());
        const domain::ActivityId activity(QUuid(QStringLiteral("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3")));
        std::optional<RemoteResult<protocol::UploadAnswer>> got;
        const auto call = remote->retryActivity(
            activity, [&got](RemoteResult<protocol::UploadAnswer> result) { got = std::move(result); });
        QTRY_VERIFY(got.has_value());
        QVERIFY(got->has_value());
        QVERIFY((*got)->outcome == protocol::UploadOutcome::Known);
        QVERIFY(server.asked.startsWith(
            "POST /base/v1/activities/0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3/retry HTTP/1.1\r\n"));
    }

    void opsTravelAsTheyAreWritten() {
        protocol::OpsAnswer empty;
        OneAnswer server(answer("200 OK", "application/json", protocol::writeOpsAnswer(empty)));
        const auto remote = HttpRemote::at(server.address());
        protocol::OpsRequest request;
        request.deviceId = QUuid::createUuid();
        request.schema = 1;
        std::optional<bool> good;
        const auto call = remote->push(request, [&good](const auto& result) { good = result.has_value(); });
        QTRY_VERIFY(good.has_value());
        QVERIFY(*good);
        QVERIFY(server.asked.startsWith("POST /base/v1/sync/ops HTTP/1.1\r\n"));
        QVERIFY(server.asked.contains("Content-Type: application/json\r\n"));
        QTRY_VERIFY(server.asked.contains(protocol::writeOpsRequest(request)));
    }
};

QTEST_GUILESS_MAIN(TestHttpRemote)
#include "test_http_remote.moc"
