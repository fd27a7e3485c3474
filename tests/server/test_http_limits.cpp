// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http_fixture.h"
#include "tests/server/raw_client.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <zlib.h>

#include <stdexcept>
#include <thread>

using namespace leadout::backend::http;
using namespace leadout::test;

namespace {

constexpr std::size_t kMebibyte = 1024 * 1024;

std::string gzipped(const std::string& bytes) {
    z_stream z{};
    if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&z, bytes.size()), '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    deflate(&z, Z_FINISH);
    out.resize(z.total_out);
    deflateEnd(&z);
    return out;
}

/// Resident memory of this process, server and client together, in MiB; 0 where the system does not tell.
long residentMiB() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLong() * ::sysconf(_SC_PAGESIZE) / 1024 / 1024;
}

std::string code(const std::optional<RawResponse>& response) {
    if (!response)
        return "no answer";
    const std::size_t start = response->body.find("\"code\":\"") + 8;
    return std::to_string(response->status) + " " +
           response->body.substr(start, response->body.find('"', start) - start);
}

} // namespace

class TestHttpLimits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesRequestsThatCouldBeReadInTwoWays_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const std::string& request, const char* expected) {
            QTest::newRow(name) << QByteArray::fromStdString(request) << QByteArray(expected);
        };
        const std::string start = "POST /in HTTP/1.1\r\nHost: a\r\n";
        const std::string chunk = "\r\n1\r\nx\r\n0\r\n\r\n";
        row("length, then chunked", start + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n" + chunk,
            "400 bad_request");
        row("chunked, then length", start + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n" + chunk,
            "400 bad_request");
        row("almost chunked", start + "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n" + chunk,
            "400 bad_request");
        row("coded twice", start + "Transfer-Encoding: gzip, chunked\r\n" + chunk, "400 bad_request");
        row("chunked in 1.0", "POST /in HTTP/1.0\r\nTransfer-Encoding: chunked\r\n" + chunk,
            "400 bad_request");
        row("two lengths", start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx", "400 bad_request");
        row("equal lengths", start + "Content-Length: 1\r\nContent-Length: 1\r\n\r\nx", "400 bad_request");
        row("list of lengths", start + "Content-Length: 1, 1\r\n\r\nx", "400 bad_request");
        row("negative length", start + "Content-Length: -1\r\n\r\n", "400 bad_request");
        row("huge length", start + "Content-Length: 99999999999999999999999\r\n\r\n", "400 bad_request");
        row("bad chunk", start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", "400 bad_request");
        row("no host", "GET /in HTTP/1.1\r\n\r\n", "400 bad_request");
        row("two hosts", "GET /in HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400 bad_request");
        row("space before colon", "GET /in HTTP/1.1\r\nHost : a\r\n\r\n", "400 bad_request");
        row("bare newlines", "GET /in HTTP/1.1\r\nHost: a\n\n\n\n", "400 bad_request");
        row("not HTTP", std::string("\x16\x03\x01\x02 nonsense\r\n\r\n"), "400 bad_request");
        row("other version", "GET /in HTTP/3.0\r\nHost: a\r\n\r\n", "505 bad_request");
        row("absolute target", "GET http://a/in HTTP/1.1\r\nHost: a\r\n\r\n", "400 bad_request");
        row("NUL in target", "GET /i%00n HTTP/1.1\r\nHost: a\r\n\r\n", "400 bad_request");
        row("half an escape", "GET /in?a=%4 HTTP/1.1\r\nHost: a\r\n\r\n", "400 bad_request");
        row("long target", get("/" + std::string(5000, 'a')), "414 header_too_large");
        row("strange coding", post("/in", "x", "Content-Encoding: br\r\n"), "415 unsupported_media");
        row("strange expectation", post("/in", "x", "Expect: miracles\r\n"), "417 bad_request");
        row("17 KiB header", get("/in", "X-Long: " + std::string(17 * 1024, 'a') + "\r\n"),
            "431 header_too_large");
        row("17 KiB start of one", "GET /in HTTP/1.1\r\nX-Long: " + std::string(17 * 1024, 'a'),
            "431 header_too_large");
    }

    void refusesRequestsThatCouldBeReadInTwoWays() {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, expected);
        HttpFixture world;
        world.add(Method::Post, "/in", measure);
        world.add(Method::Get, "/in", says("in"));
        const std::uint16_t port = world.start();
        RawClient client(port);
        client.send(request.toStdString());
        const auto response = client.receive();
        QCOMPARE(code(response), expected.toStdString());
        QVERIFY(!response->header("X-Request-Id").empty());
        QCOMPARE(response->header("Connection"), std::string("close"));
        QVERIFY(client.ended());
        const auto other = RawClient(port).exchange(get("/in"));
        QVERIFY(other);
        QCOMPARE(other->status, 200);
    }

    void aLogThatThrowsEndsNothing() {
        HttpFixture world;
        world.options.limits.header_time = std::chrono::milliseconds(300);
        world.add(Method::Get, "/in", says("in"));
        Hooks hooks;
        hooks.log = [](const LogEntry&) { throw std::runtime_error("the disk is full"); };
        auto server = Server::start(world.options, std::move(world.router), hooks);
        QVERIFY(server);
        const std::uint16_t port = (*server)->port();
        for (int round = 0; round < 3; ++round) {
            RawClient slow(port);
            slow.send("GET /in HTTP/1.1\r\nHost");
            QCOMPARE(code(slow.receive()), std::string("408 request_timeout"));
            QVERIFY(slow.ended());
        }
        const auto answer = RawClient(port).exchange(get("/in"));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
    }

    void takesAHeaderJustUnderTheLimitAndTricklingBytes() {
        HttpFixture world;
        world.add(Method::Post, "/in", measure);
        RawClient client(world.start());
        const auto large =
            client.exchange(post("/in", "abc", "X-Long: " + std::string(15 * 1024, 'a') + "\r\n"));
        QVERIFY(large);
        QCOMPARE(large->status, 200);
        for (const char byte :
             std::string("POST /in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "3;note=x\r\nabc\r\nA\r\n0123456789\r\n0\r\nX-Trailer: y\r\n\r\n"))
            QCOMPARE(client.send(std::string_view(&byte, 1)), std::size_t(1));
        const auto chunked = client.receive();
        QVERIFY(chunked);
        QCOMPARE(chunked->body, std::string("13 from 127.0.0.1"));
    }

    void refusesALargeBodyBeforeReadingIt() {
        HttpFixture world;
        world.add(Method::Post, "/in", measure);
        const std::uint16_t port = world.start();
        RawClient declared(port);
        declared.send("POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 2097152\r\n\r\n");
        QCOMPARE(code(declared.receive()), std::string("413 too_large"));
        RawClient sent(port);
        QCOMPARE(code(sent.exchange(post("/in", std::string(2 * kMebibyte, 'x')))),
                 std::string("413 too_large"));
        RawClient chunked(port);
        chunked.send("POST /in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n");
        chunked.send(std::string(2 * kMebibyte, 'x') + "\r\n0\r\n\r\n");
        QCOMPARE(code(chunked.receive()), std::string("413 too_large"));
        RawClient fits(port);
        const auto response = fits.exchange(post("/in", std::string(kMebibyte, 'x')));
        QVERIFY(response);
        QCOMPARE(response->body, std::string("1048576 from 127.0.0.1"));
    }

    void invitesABodyOnlyWhenItWillTakeIt() {
        HttpFixture world;
        world.add(Method::Post, "/in", measure);
        const std::uint16_t port = world.start();
        RawClient client(port);
        client.send("POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        const auto invited = client.receive();
        QVERIFY(invited);
        QCOMPARE(invited->status, 100);
        const auto answer = client.exchange("12345");
        QVERIFY(answer);
        QCOMPARE(answer->body, std::string("5 from 127.0.0.1"));
        RawClient large(port);
        large.send("POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(code(large.receive()), std::string("413 too_large"));
    }

    void streamsUploadsToAPrivateFileUpToTheirLimit() {
        QTemporaryDir folder;
        const QString kept = folder.filePath(QStringLiteral("kept"));
        QFileDevice::Permissions mode;
        std::string found;
        HttpFixture world;
        world.add(Method::Post, "/files",
                  [&](const Request& request, const Responder& responder) {
                      const QString path = QString::fromStdString(request.upload->path());
                      mode = QFileInfo(path).permissions();
                      if (!request.upload->moveTo(kept.toStdString()))
                          found = "not moved";
                      measure(request, responder);
                  },
                  {BodyPolicy::Where::File, {}, folder.path().toStdString()});
        world.add(Method::Post, "/dropped", measure,
                  {BodyPolicy::Where::File, {}, folder.path().toStdString()});
        world.add(Method::Post, "/nowhere", measure,
                  {BodyPolicy::Where::File, {}, folder.path().toStdString() + "/nowhere"});
        const std::uint16_t port = world.start();
        std::string bytes(5 * kMebibyte, 'x');
        for (std::size_t i = 0; i < bytes.size(); i += 101)
            bytes[i] = static_cast<char>(i);
        RawClient client(port);
        for (const char* target : {"/files", "/dropped"}) {
            const auto response = client.exchange(post(target, bytes));
            QVERIFY(response);
            QCOMPARE(response->body, std::string("5242880 from 127.0.0.1"));
        }
        QCOMPARE(mode & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                         QFileDevice::WriteOther),
                 QFileDevice::Permissions());
        QCOMPARE(found, std::string());
        QFile file(kept);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().toStdString() == bytes);
        QCOMPARE(code(RawClient(port).exchange(post("/nowhere", "x"))), std::string("507 unavailable"));

        RawClient declared(port);
        declared.send("POST /files HTTP/1.1\r\nHost: a\r\nContent-Length: 73400320\r\n\r\n");
        QCOMPARE(code(declared.receive()), std::string("413 too_large"));
        RawClient chunked(port);
        chunked.send("POST /files HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        const std::string piece = "100000\r\n" + std::string(kMebibyte, 'x') + "\r\n";
        const long before = residentMiB();
        for (int i = 0; i < 70 && chunked.send(piece) == piece.size();)
            ++i;
        QCOMPARE(code(chunked.receive()), std::string("413 too_large"));
        qInfo("resident memory before and after an upload of 70 MiB: %ld, %ld MiB", before, residentMiB());
        QTRY_COMPARE_WITH_TIMEOUT(QDir(folder.path()).entryList(QDir::Files).size(), qsizetype(1), 20000);
    }

    void inflatesBodiesWithinReason() {
        QTemporaryDir folder;
        HttpFixture world;
        world.add(Method::Post, "/in", measure);
        world.add(Method::Post, "/files", measure,
                  {BodyPolicy::Where::File, {}, folder.path().toStdString()});
        const std::uint16_t port = world.start();
        const char* coded = "Content-Encoding: gzip\r\n";
        std::string text;
        while (text.size() < 300'000)
            text += "{\"step\":" + std::to_string(text.size()) + "},";
        const std::string packed = gzipped(text);
        const auto good = RawClient(port).exchange(post("/in", packed, coded));
        QVERIFY(good);
        QCOMPARE(good->body, std::to_string(text.size()) + " from 127.0.0.1");
        const std::string half = packed.substr(0, packed.size() / 2);
        QCOMPARE(code(RawClient(port).exchange(post("/in", half, coded))), std::string("400 bad_request"));
        QCOMPARE(code(RawClient(port).exchange(post("/in", packed + "more", coded))),
                 std::string("400 bad_request"));
        QCOMPARE(code(RawClient(port).exchange(post("/in", text, coded))), std::string("400 bad_request"));

        const std::string bomb = gzipped(std::string(60 * kMebibyte, '\0'));
        QVERIFY(bomb.size() < 100'000);
        QCOMPARE(code(RawClient(port).exchange(post("/files", bomb, coded))), std::string("413 too_large"));
        while (text.size() < 3 * kMebibyte)
            text += "{\"step\":" + std::to_string(text.size() * 7919) + "},";
        const std::string large = gzipped(text);
        QVERIFY(large.size() < kMebibyte);
        QCOMPARE(code(RawClient(port).exchange(post("/in", large, coded))), std::string("413 too_large"));
        QTRY_COMPARE_WITH_TIMEOUT(QDir(folder.path()).entryList(QDir::Files).size(), qsizetype(0), 20000);
    }

    void hangsUpOnTheSlowWithAReason() {
        QTemporaryDir folder;
        HttpFixture world;
        world.options.limits.header_time = std::chrono::milliseconds(400);
        world.options.limits.body_time = std::chrono::milliseconds(400);
        world.options.limits.rate_window = std::chrono::milliseconds(400);
        world.options.limits.idle_time = std::chrono::milliseconds(400);
        world.add(Method::Post, "/in", measure);
        world.add(Method::Get, "/in", says("in"));
        world.add(Method::Post, "/files", measure,
                  {BodyPolicy::Where::File, {}, folder.path().toStdString()});
        const std::uint16_t port = world.start();
        RawClient silent(port);
        RawClient header(port);
        header.send("GET /in HTTP/1.1\r\nHost");
        RawClient body(port);
        body.send("POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
        RawClient upload(port);
        upload.send("POST /files HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nabc");
        RawClient idle(port);
        QVERIFY(idle.exchange(get("/in")));
        for (RawClient* client : {&header, &body, &upload}) {
            QCOMPARE(code(client->receive()), std::string("408 request_timeout"));
            QVERIFY(client->ended());
        }
        QVERIFY(silent.ended());
        QVERIFY(idle.ended());
    }

    void hangsUpOnThoseWhoTrickleTheirHeader() {
        HttpFixture world;
        world.options.limits.header_time = std::chrono::milliseconds(500);
        world.add(Method::Get, "/in", says("in"));
        RawClient client(world.start());
        client.send("GET /in HTTP/1.1\r\nHost: a\r\n");
        std::size_t lines = 0;
        while (lines < 400 && client.send("X-A: b\r\n") == 8) {
            ++lines;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            if (!world.log().empty())
                break;
        }
        QVERIFY(lines < 400);
        QCOMPARE(code(client.receive()), std::string("408 request_timeout"));
    }

    void hangsUpOnThoseWhoDoNotReadTheirAnswer() {
        HttpFixture world;
        world.options.limits.rate_window = std::chrono::milliseconds(500);
        world.options.limits.upload_bytes = 0;
        world.add(Method::Get, "/large", says(std::string(32 * kMebibyte, 'x')));
        RawClient client(world.start());
        client.send(get("/large"));
        QTRY_COMPARE_WITH_TIMEOUT(world.log().size(), std::size_t(1), 20000);
        QTRY_COMPARE_WITH_TIMEOUT(world.server->counts().connections_open, std::uint64_t(0), 20000);
        QVERIFY(!client.receive());
    }

    void endsWhatTakesTooLongAtAnyRate() {
        QTemporaryDir folder;
        HttpFixture world;
        world.options.limits.transfer_time = std::chrono::milliseconds(500);
        world.options.limits.least_bytes_per_second = 0;
        world.add(Method::Post, "/files", measure,
                  {BodyPolicy::Where::File, {}, folder.path().toStdString()});
        world.add(Method::Get, "/large", says(std::string(32 * kMebibyte, 'x')));
        const std::uint16_t port = world.start();
        RawClient upload(port);
        upload.send("POST /files HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
        for (int bytes = 0; bytes < 1000 && world.log().empty(); ++bytes) {
            upload.send("x");
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        QCOMPARE(code(upload.receive()), std::string("408 request_timeout"));
        RawClient unread(port);
        unread.send(get("/large"));
        QTRY_COMPARE_WITH_TIMEOUT(world.log().size(), std::size_t(2), 20000);
        QTRY_COMPARE_WITH_TIMEOUT(QDir(folder.path()).entryList(QDir::Files).size(), qsizetype(0), 20000);
        const auto other = RawClient(port).exchange(post("/files", "x"));
        QVERIFY(other);
        QCOMPARE(other->status, 200);
    }

    void servesOthersWhileOneAddressHoldsManySlowConnections() {
        HttpFixture world;
        world.add(Method::Get, "/in", says("in"));
        const std::uint16_t port = world.start();
        const long before = residentMiB();
        std::vector<RawClient> slow;
        for (int i = 0; i < 300; ++i) {
            slow.emplace_back(port, "127.0.0.2");
            slow.back().send("GET /in HTTP/1.1\r\nHost: a\r\nX-Slow: ");
        }
        QTRY_COMPARE_WITH_TIMEOUT(world.server->counts().connections_refused, std::uint64_t(268), 20000);
        QCOMPARE(world.server->counts().connections_open, std::uint64_t(32));
        const auto response = RawClient(port).exchange(get("/in"));
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        qInfo("resident memory before and with 300 slow connections: %ld, %ld MiB", before, residentMiB());
        // The address itself is served too: its oldest give way to its newest.
        const auto own = RawClient(port, "127.0.0.2").exchange(get("/in"));
        QVERIFY(own);
        QCOMPARE(own->status, 200);
        int told = 0;
        for (std::size_t i = 0; i < 269; ++i)
            told += code(slow[i].receive()) == "503 unavailable";
        QCOMPARE(told, 269);
    }

    void servesOthersWhileManyAddressesHoldSlowConnections() {
        HttpFixture world;
        world.options.limits.connections = 400;
        world.add(Method::Get, "/in", says("in"));
        const std::uint16_t port = world.start();
        const long before = residentMiB();
        std::vector<RawClient> slow;
        for (int i = 0; i < 300; ++i) {
            const std::string from = "127.0.1." + std::to_string(1 + i / 30);
            slow.emplace_back(port, from.c_str());
            slow.back().send("GET /in HTTP/1.1\r\nHost: a\r\nX-Slow: " + std::string(15 * 1024, 'a'));
        }
        QTRY_COMPARE_WITH_TIMEOUT(world.server->counts().connections_open, std::uint64_t(300), 20000);
        const auto response = RawClient(port).exchange(get("/in"));
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        qInfo("resident memory before and with 300 slow connections of 15 KiB each: %ld, %ld MiB", before,
              residentMiB());
        QCOMPARE(world.server->counts().connections_refused, std::uint64_t(0));
    }

    void keepsIdleClientsWhileManyAddressesHoldSlowConnections() {
        HttpFixture world;
        world.add(Method::Get, "/in", says("in"));
        const std::uint16_t port = world.start();
        RawClient idle(port, "127.0.0.9");
        QVERIFY(idle.exchange(get("/in")));
        const long before = residentMiB();
        std::vector<RawClient> slow;
        for (int i = 0; i < 300; ++i) {
            const std::string from = "127.0.1." + std::to_string(1 + i / 30);
            slow.emplace_back(port, from.c_str());
            if (i % 3 > 0) // every third has not even begun
                slow.back().send("GET /in HTTP/1.1\r\nHost: a\r\nX-Slow: " + std::string(15 * 1024, 'a'));
        }
        QTRY_COMPARE_WITH_TIMEOUT(world.server->counts().connections_refused, std::uint64_t(45), 20000);
        QCOMPARE(world.server->counts().connections_open, std::uint64_t(256));
        const auto again = idle.exchange(get("/in"));
        QVERIFY(again);
        QCOMPARE(again->status, 200);
        const auto newcomer = RawClient(port, "127.0.0.10").exchange(get("/in"));
        QVERIFY(newcomer);
        QCOMPARE(newcomer->status, 200);
        qInfo("resident memory before and with 300 slow connections: %ld, %ld MiB", before, residentMiB());
        int told = 0;
        for (RawClient& client : slow)
            told += code(client.receive()) == "503 unavailable";
        QCOMPARE(told, 46);
    }

    void slowBodiesAndGoodbyesGiveWayToo() {
        HttpFixture world;
        world.options.limits.connections = 20;
        world.add(Method::Get, "/in", says("in"));
        world.add(Method::Post, "/in", measure);
        const std::uint16_t port = world.start();
        RawClient idle(port, "127.0.0.9");
        QVERIFY(idle.exchange(get("/in")));
        std::vector<RawClient> slow;
        for (int i = 0; i < 19; ++i) {
            slow.emplace_back(port, "127.0.0.2");
            // What comes after the refusal of the second kind is taken in and thrown away.
            slow.back().send(i % 2 > 0 ? "POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc"
                                       : "POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n");
        }
        QTRY_COMPARE_WITH_TIMEOUT(world.log().size(), std::size_t(11), 20000);
        std::vector<RawClient> newcomers;
        for (int i = 0; i < 11; ++i) {
            newcomers.emplace_back(port, "127.0.0.3");
            const auto answer = newcomers.back().exchange(get("/in"));
            QVERIFY(answer);
            QCOMPARE(answer->status, 200);
        }
        QVERIFY(idle.exchange(get("/in")));
        QCOMPARE(code(slow[1].receive()), std::string("503 unavailable"));
    }

    void givesThePlaceOfTheLongestIdleToANewcomer() {
        HttpFixture world;
        world.options.limits.connections = 3;
        world.add(Method::Get, "/in", says("in"));
        const std::uint16_t port = world.start();
        std::vector<RawClient> clients;
        for (int i = 0; i < 5; ++i) {
            clients.emplace_back(port);
            const auto response = clients.back().exchange(get("/in"));
            QVERIFY(response);
            QCOMPARE(response->status, 200);
        }
        QVERIFY(clients[0].ended());
        QVERIFY(clients[1].ended());
        QCOMPARE(world.server->counts().connections_refused, std::uint64_t(0));
        QVERIFY(clients[2].exchange(get("/in")));
    }

    void countsForwardedAddressesBehindATrustedProxyAlone() {
        std::mutex mutex;
        std::vector<Responder> waiting;
        HttpFixture world;
        world.options.trusted_proxies = {"127.0.0.9", "10.0.0.1"};
        world.options.limits.connections_per_address = 2;
        world.add(Method::Get, "/later", [&](const Request&, const Responder& responder) {
            const std::lock_guard lock(mutex);
            waiting.push_back(responder);
        });
        world.add(Method::Post, "/peer", measure);
        const std::uint16_t port = world.start();
        const auto peer = [&](const char* from, const std::string& forwarded) {
            const auto response =
                RawClient(port, from).exchange(post("/peer", "", "X-Forwarded-For: " + forwarded + "\r\n"));
            return response ? response->body : std::string("no answer");
        };
        QCOMPARE(peer("127.0.0.9", "198.51.100.7"), std::string("0 from 198.51.100.7"));
        QCOMPARE(peer("127.0.0.9", "1.1.1.1, 198.51.100.7, 10.0.0.1"), std::string("0 from 198.51.100.7"));
        QCOMPARE(peer("127.0.0.9", "nonsense"), std::string("0 from 127.0.0.9"));
        QCOMPARE(peer("127.0.0.5", "198.51.100.7"), std::string("0 from 127.0.0.5"));
        QVERIFY(world.log().front().ends_with(" 198.51.100.0"));

        std::vector<RawClient> clients;
        for (int i = 0; i < 2; ++i) {
            clients.emplace_back(port, "127.0.0.9");
            clients.back().send(get("/later", "X-Forwarded-For: 198.51.100.7\r\n"));
        }
        const auto held = [&] {
            const std::lock_guard lock(mutex);
            return waiting.size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(held(), std::size_t(2), 20000);
        RawClient third(port, "127.0.0.9");
        const auto refused = third.exchange(get("/later", "X-Forwarded-For: 198.51.100.7\r\n"));
        QCOMPARE(code(refused), std::string("503 unavailable"));
        QVERIFY(!refused->header("Retry-After").empty());
        QCOMPARE(third.exchange(post("/peer", "", "X-Forwarded-For: 198.51.100.8\r\n"))->status, 200);
        for (const Responder& responder : waiting)
            responder.send({});
        for (RawClient& client : clients)
            QVERIFY(client.receive());
        QCOMPARE(third.exchange(post("/peer", "", "X-Forwarded-For: 198.51.100.7\r\n"))->status, 200);
        world.server.reset();
    }
};

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "test_http_limits.moc"
