// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http_fixture.h"
#include "tests/server/raw_client.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <zlib.h>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

using namespace leadout::backend::http;
using namespace leadout::test;

namespace {

std::string inflated(const std::string& bytes) {
    z_stream z{};
    if (inflateInit2(&z, 15 + 16) != Z_OK)
        return {};
    std::string out(4 * 1024 * 1024, '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    const bool complete = inflate(&z, Z_FINISH) == Z_STREAM_END;
    out.resize(complete ? z.total_out : 0);
    inflateEnd(&z);
    return out;
}

} // namespace

class TestHttpServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersWithIdDateAndTheGivenSecurityHeaders() {
        HttpFixture world;
        world.options.headers = {{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"}};
        world.add(Method::Get, "/hello", says("hello"));
        world.add(Method::Get, "/cached", [](const Request&, const Responder& responder) {
            Response response;
            response.headers = {{"Cache-Control", "max-age=60"}, {"X-Two", "lines\r\nX-Injected: yes"}};
            responder.send(response);
        });
        RawClient client(world.start());
        const auto first = client.exchange(get("/hello"));
        QVERIFY(first);
        QCOMPARE(first->status, 200);
        QCOMPARE(first->body, std::string("hello"));
        QCOMPARE(first->header("Content-Type"), std::string("text/plain"));
        QCOMPARE(first->header("X-Content-Type-Options"), std::string("nosniff"));
        QVERIFY(first->header("Date").ends_with(" GMT"));
        QVERIFY(!first->header("X-Request-Id").empty());
        const auto second = client.exchange(get("/cached"));
        QVERIFY(second);
        QCOMPARE(second->header("Cache-Control"), std::string("max-age=60"));
        QVERIFY(second->header("X-Injected").empty());
        QVERIFY(second->header("X-Request-Id") != first->header("X-Request-Id"));
    }

    void answersPipelinedRequestsInTheirOrder() {
        std::vector<std::thread> threads;
        HttpFixture world;
        world.add(Method::Get, "/slow", [&threads](Request, const Responder& responder) {
            threads.emplace_back([responder] {
                std::this_thread::sleep_for(std::chrono::milliseconds(200));
                responder.send(
                    {.status = 200, .content_type = "", .headers = {}, .body = "slow", .file = {}});
            });
        });
        world.add(Method::Get, "/fast/{n}", [](const Request& request, const Responder& responder) {
            responder.send({.status = 200,
                            .content_type = "",
                            .headers = {},
                            .body = std::string(request.param("n")),
                            .file = {}});
        });
        RawClient client(world.start());
        client.send(get("/slow") + get("/fast/1") + get("/fast/2") + get("/slow") + get("/fast/3"));
        for (const char* expected : {"slow", "1", "2", "slow", "3"}) {
            const auto response = client.receive();
            QVERIFY(response);
            QCOMPARE(response->body, std::string(expected));
        }
        for (std::thread& thread : threads)
            thread.join();
    }

    void servesHeadWithTheLengthAloneAndOldClientsOnce() {
        HttpFixture world;
        world.add(Method::Get, "/hello", says("hello"));
        const std::uint16_t port = world.start();
        RawClient client(port);
        client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
        const auto head = client.receive(true);
        QVERIFY(head);
        QCOMPARE(head->header("Content-Length"), std::string("5"));
        const auto after = client.exchange(get("/hello"));
        QVERIFY(after);
        QCOMPARE(after->body, std::string("hello"));

        RawClient old(port);
        const auto answer = old.exchange("GET /hello HTTP/1.0\r\n\r\n");
        QVERIFY(answer);
        QCOMPARE(answer->body, std::string("hello"));
        QCOMPARE(answer->header("Connection"), std::string("close"));
        QVERIFY(old.ended());
    }

    void sendsErrorsInOneShapeWithTheAllowHeader() {
        HttpFixture world;
        world.add(Method::Get, "/thing", says("thing"));
        world.add(Method::Put, "/thing", says("put"));
        RawClient client(world.start());
        const auto missing = client.exchange(get("/nothing?secret=1"));
        QVERIFY(missing);
        QCOMPARE(missing->status, 404);
        QCOMPARE(missing->body, "{\"code\":\"not_found\",\"message\":\"There is nothing at this address.\","
                                "\"request_id\":\"" +
                                    missing->header("X-Request-Id") + "\"}");
        const auto wrong = client.exchange("DELETE /thing HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(wrong);
        QCOMPARE(wrong->status, 405);
        QCOMPARE(wrong->header("Allow"), std::string("GET, HEAD, PUT"));
        const auto unknown = client.exchange("BREW /thing HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QVERIFY(unknown);
        QCOMPARE(unknown->status, 501);
        const auto still = client.exchange(get("/thing"));
        QVERIFY(still);
        QCOMPARE(still->status, 200);
        QTRY_COMPARE(world.log().size(), std::size_t(4));
        QCOMPARE(world.log()[0], "GET  404 " + std::to_string(missing->body.size()) + " 127.0.0.0");
        QCOMPARE(world.log()[3], std::string("GET /thing 200 5 127.0.0.0"));
        QVERIFY(world.log()[2].starts_with("  501"));
        const ServerCounts counts = world.server->counts();
        QCOMPARE(counts.answers[1], std::uint64_t(1));
        QCOMPARE(counts.answers[3], std::uint64_t(2));
        QCOMPARE(counts.answers[4], std::uint64_t(1));
        QCOMPARE(counts.connections_open, std::uint64_t(1));
    }

    void answers500ForAHandlerThatThrowsOrForgets() {
        HttpFixture world;
        world.add(Method::Get, "/throws",
                  [](const Request&, const Responder&) { throw std::runtime_error("boom"); });
        world.add(Method::Get, "/forgets", [](const Request&, const Responder&) {});
        world.add(Method::Get, "/twice", [](const Request&, const Responder& responder) {
            responder.send({.status = 200, .content_type = "", .headers = {}, .body = "first", .file = {}});
            responder.send({.status = 200, .content_type = "", .headers = {}, .body = "second", .file = {}});
        });
        RawClient client(world.start());
        for (const char* path : {"/throws", "/forgets"}) {
            const auto response = client.exchange(get(path));
            QVERIFY(response);
            QCOMPARE(response->status, 500);
            QVERIFY(response->body.find("\"code\":\"internal\"") != std::string::npos);
        }
        const auto twice = client.exchange(get("/twice"));
        QVERIFY(twice);
        QCOMPARE(twice->body, std::string("first"));
    }

    void survivesPeersThatHangUpBeforeTheAnswer() {
        std::mutex mutex;
        std::vector<Responder> waiting;
        HttpFixture world;
        world.add(Method::Get, "/later", [&](const Request&, const Responder& responder) {
            const std::lock_guard lock(mutex);
            waiting.push_back(responder);
        });
        world.add(Method::Get, "/hello", says("hello"));
        const std::uint16_t port = world.start();
        const auto held = [&] {
            const std::lock_guard lock(mutex);
            return waiting.size();
        };
        for (std::size_t i = 0; i < 20; ++i) {
            RawClient client(port);
            client.send(get("/later") + get("/hello"));
            QTRY_COMPARE_WITH_TIMEOUT(held(), i + 1, 20000);
            i % 2 == 0 ? client.reset() : client.close();
        }
        std::thread other([&] {
            const std::lock_guard lock(mutex);
            for (const Responder& responder : waiting)
                responder.send(
                    {.status = 200, .content_type = "", .headers = {}, .body = "late", .file = {}});
        });
        other.join();
        RawClient client(port);
        const auto response = client.exchange(get("/hello"));
        QVERIFY(response);
        QCOMPARE(response->body, std::string("hello"));
        QTRY_COMPARE_WITH_TIMEOUT(world.server->counts().connections_open, std::uint64_t(1), 20000);
        world.server.reset();
        waiting.front().send({});
        waiting.clear();
    }

    void compressesWhatIsWorthItForThoseWhoAccept() {
        std::string text;
        for (int i = 0; i < 5000; ++i)
            text += "{\"row\":" + std::to_string(i) + "},";
        HttpFixture world;
        world.add(Method::Get, "/rows", [&text](const Request&, const Responder& responder) {
            responder.send(
                {.status = 200, .content_type = "application/json", .headers = {}, .body = text, .file = {}});
        });
        world.add(Method::Get, "/picture", [&text](const Request&, const Responder& responder) {
            responder.send(
                {.status = 200, .content_type = "image/png", .headers = {}, .body = text, .file = {}});
        });
        RawClient client(world.start());
        const auto packed = client.exchange(get("/rows", "Accept-Encoding: br, gzip;q=0.8\r\n"));
        QVERIFY(packed);
        QCOMPARE(packed->header("Content-Encoding"), std::string("gzip"));
        QCOMPARE(packed->header("Vary"), std::string("Accept-Encoding"));
        QVERIFY(packed->body.size() < text.size() / 2);
        QVERIFY(inflated(packed->body) == text);
        for (const char* refuses : {"", "Accept-Encoding: br\r\n", "Accept-Encoding: gzip;q=0\r\n"}) {
            const auto plain = client.exchange(get("/rows", refuses));
            QVERIFY(plain);
            QVERIFY(plain->header("Content-Encoding").empty());
            QVERIFY(plain->body == text);
        }
        const auto picture = client.exchange(get("/picture", "Accept-Encoding: gzip\r\n"));
        QVERIFY(picture);
        QVERIFY(picture->body == text);
    }

    void sendsAFilePieceByPiece() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("recording.fit"));
        QByteArray bytes(5'000'000, 'x');
        for (qsizetype i = 0; i < bytes.size(); i += 97)
            bytes[i] = static_cast<char>(i);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        HttpFixture world;
        world.add(Method::Get, "/file", [path](const Request&, const Responder& responder) {
            Response response;
            response.file = path.toStdString();
            responder.send(response);
        });
        world.add(Method::Get, "/gone", [path](const Request&, const Responder& responder) {
            Response response;
            response.file = path.toStdString() + ".gone";
            responder.send(response);
        });
        RawClient client(world.start());
        const auto response = client.exchange(get("/file"));
        QVERIFY(response);
        QVERIFY(response->body == bytes.toStdString());
        const auto gone = client.exchange(get("/gone"));
        QVERIFY(gone);
        QCOMPARE(gone->status, 500);
    }

    void finishesAnswersUnderWayWhenStopped() {
        std::optional<std::thread> worker;
        std::atomic<bool> started = false;
        HttpFixture world;
        world.add(Method::Get, "/work", [&](const Request&, const Responder& responder) {
            worker.emplace([&started, responder] {
                started = true;
                std::this_thread::sleep_for(std::chrono::milliseconds(500));
                responder.send(
                    {.status = 200, .content_type = "", .headers = {}, .body = "done", .file = {}});
            });
        });
        world.add(Method::Get, "/hello", says("hello"));
        const std::uint16_t port = world.start();
        RawClient idle(port);
        QVERIFY(idle.exchange(get("/hello")));
        RawClient busy(port);
        busy.send(get("/work"));
        QTRY_VERIFY_WITH_TIMEOUT(started, 20000);
        std::thread stopping([&] { world.server->stop(std::chrono::seconds(20)); });
        const auto response = busy.receive();
        QVERIFY(response);
        QCOMPARE(response->body, std::string("done"));
        QCOMPARE(response->header("Connection"), std::string("close"));
        QVERIFY(idle.ended());
        busy.close();
        stopping.join();
        worker->join();
        QVERIFY(!RawClient(port).connected());
        QCOMPARE(world.server->counts().connections_open, std::uint64_t(0));
    }

    void hangsUpOnAnswersThatMissTheDeadline() {
        std::optional<Responder> never;
        std::atomic<bool> started = false;
        HttpFixture world;
        world.add(Method::Get, "/work", [&](const Request&, const Responder& responder) {
            never = responder;
            started = true;
        });
        RawClient client(world.start());
        client.send(get("/work"));
        QTRY_VERIFY_WITH_TIMEOUT(started, 20000);
        world.server->stop(std::chrono::milliseconds(100));
        QVERIFY(!client.receive());
        never->send({});
    }

    void asksTheGateBeforeTheBodyIsRead() {
        HttpFixture world;
        world.hooks.gate = [](const Request& request) -> std::optional<Response> {
            if (request.header("Authorization") == "Bearer good" && request.route == "/v1/{thing}" &&
                request.param("thing") == "files")
                return std::nullopt;
            return errorResponse(request.id, 401, "signed_out", "Sign in again.");
        };
        world.add(Method::Post, "/v1/{thing}", measure);
        const std::uint16_t port = world.start();
        RawClient stranger(port);
        stranger.send("POST /v1/files HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
        const auto refused = stranger.receive();
        QVERIFY(refused);
        QCOMPARE(refused->status, 401);
        QCOMPARE(refused->header("Connection"), std::string("close"));
        RawClient coach(port);
        const auto taken = coach.exchange(post("/v1/files", "12345", "Authorization: Bearer good\r\n"));
        QVERIFY(taken);
        QCOMPARE(taken->body, std::string("5 from 127.0.0.1"));
    }

    void asksForAdmissionBeforeTheBodyIsTaken() {
        QTemporaryDir folder;
        std::atomic<int> passes = 0;
        std::mutex mutex;
        std::vector<std::jthread> threads;
        Route route;
        route.method = Method::Post;
        route.path = "/files";
        route.body = {BodyPolicy::Where::File, {}, folder.path().toStdString()};
        route.handler = [&passes](const Request& request, const Responder& responder) {
            QVERIFY(request.pass);
            QCOMPARE(passes.load(), 1);
            measure(request, responder);
        };
        // From another thread, as a database answers.
        route.admission = [&](const Request& request, const Responder& responder) {
            const bool good = request.header("Authorization") == "Bearer good";
            const std::lock_guard lock(mutex);
            threads.emplace_back([&passes, good, responder, id = request.id] {
                if (!good)
                    return responder.send(errorResponse(id, 404, "not_found", "There is no such athlete."));
                ++passes;
                responder.send(admitted({&passes, [](std::atomic<int>* count) { --*count; }}));
            });
        };
        HttpFixture world;
        QVERIFY(world.router.add(std::move(route)));
        const std::uint16_t port = world.start();
        const std::string start = "POST /files HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n";
        RawClient stranger(port);
        stranger.send(start + "Expect: 100-continue\r\nAuthorization: Bearer bad\r\n\r\n");
        const auto refused = stranger.receive();
        QVERIFY(refused);
        QCOMPARE(refused->status, 404);
        QCOMPARE(refused->header("Connection"), std::string("close"));
        QVERIFY(stranger.ended());
        QVERIFY(QDir(folder.path()).isEmpty());

        RawClient coach(port);
        for (int round = 0; round < 2; ++round) {
            coach.send(start + "Expect: 100-continue\r\nAuthorization: Bearer good\r\n\r\n");
            QCOMPARE(coach.receive()->status, 100);
            QCOMPARE(passes.load(), 1);
            const auto taken = coach.exchange("12345");
            QVERIFY(taken);
            QCOMPARE(taken->body, std::string("5 from 127.0.0.1"));
            QTRY_COMPARE_WITH_TIMEOUT(passes.load(), 0, 20000);
        }
        // Whoever hangs up gives the pass back.
        RawClient gone(port);
        gone.send(start + "Authorization: Bearer good\r\n\r\n12");
        QTRY_COMPARE_WITH_TIMEOUT(passes.load(), 1, 20000);
        gone.reset();
        QTRY_COMPARE_WITH_TIMEOUT(passes.load(), 0, 20000);
        world.server.reset();
    }

    void answersWhoeverIsOnThisComputerInTheClear() {
        HttpFixture world;
        world.options.trusted_proxies = {"198.51.100.9"};
        world.add(Method::Get, "/here",
                  [](const Request&, const Responder& responder) { responder.send({}); });
        const std::uint16_t port = world.start();
        for (const char* from : {"127.0.0.1", "127.0.0.2"}) {
            const auto answer = RawClient(port, from).exchange(get("/here"));
            QVERIFY(answer);
            QCOMPARE(answer->status, 200);
        }
    }

    void saysWhyItDoesNotListen() {
        ServerOptions options;
        options.address = "192.0.2.1"; // nobody's: what was not refused could not be listened on either
        const auto open = Server::start(options, {}, {});
        QVERIFY(!open);
        QVERIFY(open.error().find("TLS certificate") != std::string::npos);
        options = {};
        options.trusted_proxies = {"proxy.example"};
        QVERIFY(!Server::start(options, {}, {}));
        options = {};
        options.tls = TlsFiles{"/nonexistent/cert.pem", "/nonexistent/key.pem"};
        const auto tls = Server::start(options, {}, {});
        QVERIFY(!tls);
        QVERIFY(tls.error().find("cert.pem") != std::string::npos);
        const auto first = Server::start({}, {}, {});
        QVERIFY(first.has_value());
        options = {};
        options.port = (*first)->port();
        const auto second = Server::start(options, {}, {});
        QVERIFY(!second);
        QVERIFY(second.error().find(std::to_string(options.port)) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "test_http_server.moc"
