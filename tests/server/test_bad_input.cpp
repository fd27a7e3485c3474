// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong at the door of the real program: each gets its status and its sentence while somebody else
// is served, and memory stays where it was.
#include "core/domain/sentences/catalogue.h"
#include "core/domain/sentences/sentences.h"
#include "core/engine/recording/fit_writer.h"
#include "core/protocol/errors.h"
#include "core/protocol/sync_changes.h"
#include "tests/server/leadoutd_program.h"

#include <QRegularExpression>

#include <atomic>
#include <memory>
#include <thread>

using namespace leadout;
using namespace leadout::test;
using protocol::ErrorCode;

namespace {

/// The most memory that a process has ever had, in MiB; 0 when it cannot be told.
std::int64_t peakMiB(std::int64_t process) {
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression peak(QStringLiteral("VmHWM:\\s+(\\d+) kB"));
    return peak.match(QString::fromUtf8(status.readAll())).captured(1).toLongLong() / 1024;
}

/// Lets that count begin anew: the password that nobody has, hashed at the start, takes more than a file.
void forgetPeak(std::int64_t process) {
    QFile file(QStringLiteral("/proc/%1/clear_refs").arg(process));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("5") == 1);
}

/// Another coach's program at work on one connection, from an address of its own.
class Another {
public:
    Another(std::uint16_t port, const QString& token)
        : m_request(get("/v1/me", "Authorization: Bearer " + token.toStdString() + "\r\n"))
        , m_thread([this, port](const std::stop_token& stop) {
            RawClient client(port, "127.0.0.99");
            while (!stop.stop_requested()) {
                const auto answer = client.exchange(m_request);
                ++(answer && answer->status == 200 ? m_served : m_failed);
                std::this_thread::sleep_for(std::chrono::milliseconds(200));
            }
        }) {}

    /// Whether it is still served, from now on.
    bool goesOn() {
        const int before = m_served;
        for (int i = 0; i < 200 && m_served < before + 2 && m_failed == 0; ++i)
            QTest::qWait(50);
        return m_failed == 0 && m_served >= before + 2;
    }

private:
    std::string m_request;
    std::atomic<int> m_served = 0;
    std::atomic<int> m_failed = 0;
    std::jthread m_thread; ///< last, so that it begins with everything in place
};

/// An error as it must be: the code with its status, a message, and the sentence that programs have for it.
bool isRefusal(const RawResponse& answer, ErrorCode code) {
    const auto body = protocol::readErrorBody(QByteArray::fromStdString(answer.body));
    return body && body->code == code && answer.status == protocol::httpStatus(code) &&
           !body->message.isEmpty() && domain::findSentence(protocol::sentenceId(code)) != nullptr;
}

QByteArray recording() {
    engine::Recording ride;
    ride.start = 1'763'800'000;
    for (std::uint32_t i = 0; i < 1800; ++i) {
        ride.samples.time.push_back(ride.start + i);
        ride.samples.power_w.put(i, 200);
    }
    ride.timer_s = ride.elapsed_s = 1800;
    engine::Leg leg;
    leg.sport = engine::Sport::Cycling;
    leg.start = ride.start;
    leg.timer_s = leg.elapsed_s = 1800;
    ride.legs = {leg};
    const auto bytes = engine::writeFitActivity(ride);
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

std::string uploadHead(const QString& token, const domain::AthleteId& athlete, const std::string& length) {
    return "POST /v1/athletes/" + athlete.toString().toStdString() +
           "/activities?file_name=ride.fit HTTP/1.1\r\nHost: localhost\r\n"
           "Content-Type: application/octet-stream\r\nAuthorization: Bearer " +
           token.toStdString() + "\r\n" + length + "\r\n\r\n";
}

} // namespace

class TestBadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(m_program.createCompany().code, 0);
        m_server = std::make_unique<Serving>(m_program, asAna());
        m_token = accessToken(*m_server);
        QVERIFY(!m_token.isEmpty());
        m_athlete = addAthlete(*m_server, m_token);
        m_another = std::make_unique<Another>(m_server->port(), m_token);
        QVERIFY(m_another->goesOn());
        forgetPeak(m_server->process());
        m_peak = peakMiB(m_server->process());
        QVERIFY(m_peak > 0);
    }
    void cleanup() {
        QVERIFY(m_another->goesOn());
        const std::int64_t peak = peakMiB(m_server->process());
        qInfo("%lld MiB at most, %lld MiB before", static_cast<long long>(peak),
              static_cast<long long>(m_peak));
        QVERIFY2(peak < m_peak + 48, qPrintable(QString::number(peak)));
    }
    void cleanupTestCase() {
        m_another.reset();
        QCOMPARE(m_server->end(SIGTERM), 0);
    }

    void whatIsNoRecordingIsKeptAndSaysWhy_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fault");
        QTest::newRow("a text named .fit")
            << QByteArray("Dear coach, it was a nice ride.\n") << QStringLiteral("not_fit");
        QTest::newRow("half a file") << recording().left(recording().size() / 2)
                                     << QStringLiteral("truncated");
    }
    void whatIsNoRecordingIsKeptAndSaysWhy() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, fault);
        const auto answer = m_server->ask(uploadOf(m_token, m_athlete, bytes));
        QCOMPARE(answer.status, 200);
        const auto stored = protocol::readUploadAnswer(QByteArray::fromStdString(answer.body));
        QVERIFY(stored.has_value());
        const QByteArray id = stored->activityId.toString(QUuid::WithoutBraces).toLatin1();
        for (int i = 0; i < 60 && faultOf(id).isEmpty(); ++i)
            QTest::qWait(500); // no sooner, not to use up what one sign-in may ask
        QCOMPARE(faultOf(id), fault);
        QVERIFY(domain::findSentence("file.fault." + fault.toStdString()) != nullptr);
        const auto file = m_server->getAs(m_token, "/v1/activities/" + id.toStdString() + "/file");
        QCOMPARE(file.status, 200);
        QCOMPARE(QByteArray::fromStdString(file.body), bytes);
    }

    void anEmptyFileIsRefusedWithItsSentence() {
        const auto answer = m_server->ask(uploadOf(m_token, m_athlete, {}));
        QVERIFY2(isRefusal(answer, ErrorCode::Invalid), (answer.head + answer.body).c_str());
        QCOMPARE(protocol::readErrorBody(QByteArray::fromStdString(answer.body))->message,
                 domain::Sentences().word("file.fault.empty"));
    }

    void seventyMebibytesAreTooMany() {
        RawClient announced(m_server->port());
        announced.send(uploadHead(m_token, m_athlete, "Content-Length: 73400320"));
        const auto early = announced.receive();
        QVERIFY(early && isRefusal(*early, ErrorCode::TooLarge));
        // In pieces, without saying how many there will be.
        RawClient pieces(m_server->port());
        pieces.send(uploadHead(m_token, m_athlete, "Transfer-Encoding: chunked"));
        const std::string piece = "100000\r\n" + std::string(1024 * 1024, 'x') + "\r\n";
        for (int sent = 0; sent < 70; ++sent)
            pieces.send(piece);
        const auto late = pieces.receive();
        QVERIFY2(late && isRefusal(*late, ErrorCode::TooLarge), late ? late->body.c_str() : "no answer");
        // Nothing of it is left.
        QTRY_VERIFY(QDir(m_program.database() + QStringLiteral(".files/arriving"))
                        .entryList(QDir::Files | QDir::Hidden)
                        .isEmpty());
    }

    void aBodyThatIsNotAsItMustBe_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* body, ErrorCode code) {
            QTest::newRow(name) << QByteArray(body).replace('\'', '"') << static_cast<int>(code);
        };
        row("a key twice", "{'refresh_token':'a','refresh_token':'b'}", ErrorCode::DuplicateKey);
        row("an unknown field", "{'refresh_token':'a','role':'head'}", ErrorCode::UnknownField);
        row("a wrong type", "{'refresh_token':7}", ErrorCode::Invalid);
        row("a missing field", "{}", ErrorCode::Invalid);
        row("cut off", "{'refresh_token':'a", ErrorCode::Truncated);
        row("no JSON", "refresh", ErrorCode::BadJson);
        row("nothing", "", ErrorCode::Truncated);
    }
    void aBodyThatIsNotAsItMustBe() {
        QFETCH(const QByteArray, body);
        QFETCH(const int, code);
        const auto answer = m_server->postJson("/v1/sign-in/refresh", body);
        QVERIFY2(isRefusal(answer, static_cast<ErrorCode>(code)), (answer.head + answer.body).c_str());
    }

    void aHeaderOfSeventeenKibibytesIsTooLarge() {
        const auto answer = m_server->ask(get("/health", "X-More: " + std::string(17 * 1024, 'x') + "\r\n"));
        QVERIFY2(isRefusal(answer, ErrorCode::HeaderTooLarge), (answer.head + answer.body).c_str());
    }

    void threeHundredSlowConnectionsStopNobody() {
        std::vector<RawClient> slow;
        for (int i = 0; i < 300; ++i) {
            slow.emplace_back(m_server->port(), "127.0.0.2");
            slow.back().send("GET /health HTTP/1.1\r\nHost: lo");
        }
        QVERIFY(m_another->goesOn());
        int late = 0;
        int refused = 0;
        for (RawClient& client : slow) {
            const auto answer = client.receive();
            late += answer && isRefusal(*answer, ErrorCode::RequestTimeout);
            refused += answer && isRefusal(*answer, ErrorCode::Unavailable);
        }
        QCOMPARE(late, 32); // as many as one address may hold
        QCOMPARE(refused, 268);
    }

    void threeHundredOfTenAddressesDoNotEither() {
        std::vector<RawClient> slow;
        for (int i = 0; i < 300; ++i) {
            slow.emplace_back(m_server->port(), ("127.0.1." + std::to_string(1 + i / 30)).c_str());
            slow.back().send("GET /health HTTP/1.1\r\nHost: lo");
        }
        QVERIFY(m_another->goesOn()); // on the connection that it had before
        QCOMPARE(m_server->getAs(m_token, "/v1/me").status, 200);
        int late = 0;
        int refused = 0;
        for (RawClient& client : slow) {
            const auto answer = client.receive();
            late += answer && isRefusal(*answer, ErrorCode::RequestTimeout);
            refused += answer && isRefusal(*answer, ErrorCode::Unavailable);
        }
        QCOMPARE(late + refused, 300);
        QVERIFY2(refused >= 46, qPrintable(QString::number(refused))); // for both others there was room
    }

private:
    /// The word for what is wrong with an activity's file, as programs are told it; empty before it was read.
    QString faultOf(const QByteArray& activity) const {
        const auto first = pull({});
        const auto* scopes = first ? std::get_if<protocol::ScopesAnswer>(&first->content) : nullptr;
        if (!scopes)
            return {};
        protocol::ChangesRequest request;
        request.cursor = scopes->head;
        request.scopesHash = scopes->scopesHash;
        request.backfill = protocol::backfillStart({});
        const auto answer = pull(request);
        const auto* rows = answer ? std::get_if<protocol::BackfillAnswer>(&answer->content) : nullptr;
        if (!rows)
            return {};
        for (const protocol::Row& row : rows->rows) {
            if (row.kind == QStringLiteral("activity") &&
                row.id.toString(QUuid::WithoutBraces).toLatin1() == activity)
                return QJsonDocument::fromJson(row.payload)
                    .object()
                    .value(QStringLiteral("fault"))
                    .toString();
        }
        return {};
    }

    protocol::JsonResult<protocol::ChangesAnswer> pull(const protocol::ChangesRequest& request) const {
        const QByteArray query = protocol::writeChangesQuery(request);
        const auto answer = m_server->getAs(m_token, "/v1/sync/changes?" + query.toStdString());
        return protocol::readChangesAnswer(QByteArray::fromStdString(answer.body));
    }

    const Program m_program;
    std::unique_ptr<Serving> m_server;
    QString m_token;
    domain::AthleteId m_athlete;
    std::unique_ptr<Another> m_another;
    std::int64_t m_peak = 0;
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "test_bad_input.moc"
