// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/addresses.h"
#include "core/backend/http/rate_limiter.h"
#include "tests/server/http_fixture.h"

using namespace leadout::backend::http;
using namespace leadout::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

class TestHttpParts : public QObject {
    Q_OBJECT

    static Route route(Method method, std::string path) { return {method, std::move(path), {}, says("")}; }

    /// What a path leads to: a template with what stands in its places, the methods allowed, or nothing.
    static std::string found(const Router& router, Method method, const char* path) {
        const auto result = router.find(method, path);
        if (const auto* others = std::get_if<OtherMethods>(&result))
            return "only " + others->allow;
        const auto* match = std::get_if<RouteMatch>(&result);
        if (!match)
            return "nothing";
        std::string text = match->route->path;
        for (const auto& [name, value] : match->params)
            text += " " + name + "=" + value;
        return text;
    }

private Q_SLOTS:
    void aPathLeadsToItsRoute_data() {
        QTest::addColumn<int>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](Method method, const char* path, const char* expected) {
            QTest::newRow((std::string(word(method)) + " " + path).c_str())
                << static_cast<int>(method) << QByteArray(path) << QByteArray(expected);
        };
        row(Method::Get, "/", "/");
        row(Method::Get, "/v1/athletes/7", "/v1/athletes/{id} id=7");
        row(Method::Get, "/v1/athletes/me", "/v1/athletes/me");
        row(Method::Put, "/v1/athletes/me", "/v1/athletes/{id} id=me");
        row(Method::Head, "/v1/athletes/7", "/v1/athletes/{id} id=7");
        row(Method::Get, "/v1/athletes/a%2Fb%20c", "/v1/athletes/{id} id=a/b c");
        row(Method::Get, "/v1/athletes/7/notes/8", "/v1/athletes/{id}/notes/{note} id=7 note=8");
        row(Method::Delete, "/v1/athletes/7", "only GET, HEAD, PUT");
        row(Method::Post, "/v1/athletes/me", "only GET, HEAD, PUT");
        row(Method::Get, "/v1/athletes/", "nothing");
        row(Method::Get, "/v1/athletes", "nothing");
        row(Method::Get, "/v1/athletes/7/", "nothing");
        row(Method::Get, "/v1//7", "nothing");
        row(Method::Get, "/v1/athletes/%zz", "nothing");
        row(Method::Get, "/v1/athletes/%00", "nothing");
        row(Method::Get, "/V1/athletes/7", "nothing");
        row(Method::Get, "", "nothing");
        row(Method::Get, "*", "nothing");
    }

    void aPathLeadsToItsRoute() {
        QFETCH(int, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, expected);
        Router router;
        QVERIFY(router.add(route(Method::Get, "/v1/athletes/{id}")));
        QVERIFY(router.add(route(Method::Put, "/v1/athletes/{id}")));
        QVERIFY(router.add(route(Method::Get, "/v1/athletes/me")));
        QVERIFY(router.add(route(Method::Get, "/v1/athletes/{id}/notes/{note}")));
        QVERIFY(router.add(route(Method::Get, "/")));
        QCOMPARE(found(router, static_cast<Method>(method), path.constData()), expected.toStdString());
    }

    void theTableTakesNoTwoRoutesForOneRequestAndCanBeWalked() {
        Router router;
        QVERIFY(router.add(route(Method::Get, "/a/{id}")));
        QVERIFY(!router.add(route(Method::Get, "/a/{other}")));
        QVERIFY(router.add(route(Method::Put, "/a/{id}")));
        for (const char* malformed : {"", "a", "/a/{", "/a/{}", "/a/x{id}", "/a/{id}x", "/a/}", "/a/{i{d}"})
            QVERIFY(!router.add(route(Method::Get, malformed)));
        QVERIFY(!router.add({Method::Get, "/nobody", {}, {}}));
        QVERIFY(router.add(route(Method::Get, "/a/b")));
        std::string table;
        for (const Route* entry : router.routes())
            table += std::string(word(entry->method)) + " " + entry->path + "\n";
        QCOMPARE(table, std::string("GET /a/b\nGET /a/{id}\nPUT /a/{id}\n"));
    }

    void aBucketAllowsABurstAndThenItsRate() {
        RateLimiter::Clock::time_point now{};
        RateLimiter limiter({.burst = 3, .per_second = 0.5}, 10, [&now] { return now; });
        QVERIFY(limiter.look("a").allowed);
        QCOMPARE(limiter.size(), std::size_t(0));
        for (int i = 0; i < 3; ++i)
            QVERIFY(limiter.take("a").allowed);
        const auto refused = limiter.take("a");
        QVERIFY(!refused.allowed);
        QCOMPARE(refused.retry_after, seconds(2));
        QVERIFY(!limiter.look("a").allowed);
        QVERIFY(limiter.take("b").allowed);
        now += milliseconds(1900);
        QVERIFY(!limiter.take("a").allowed);
        QCOMPARE(limiter.look("a").retry_after, seconds(1));
        now += milliseconds(100);
        QVERIFY(limiter.look("a").allowed);
        QVERIFY(limiter.take("a").allowed);
        QVERIFY(!limiter.take("a").allowed);
        now += std::chrono::hours(1000);
        for (int i = 0; i < 3; ++i)
            QVERIFY(limiter.take("a").allowed);
        QVERIFY(!limiter.take("a").allowed);
    }

    void bucketsAreForgottenFromTheLeastRecentlyUsed() {
        RateLimiter::Clock::time_point now{};
        RateLimiter limiter({.burst = 1, .per_second = 0.001}, 100, [&now] { return now; });
        QVERIFY(limiter.take("kept").allowed);
        for (int i = 0; i < 10'000; ++i) {
            QVERIFY(limiter.take(std::string(1000, 'x').insert(0, std::to_string(i) + "-")).allowed);
            QVERIFY(!limiter.take("kept").allowed);
            QVERIFY(limiter.size() <= 100);
        }
        QVERIFY(limiter.take("0-" + std::string(1000, 'x')).allowed);
    }

    void onlyTrustedProxiesAreBelieved() {
        const std::vector<std::string> proxies = {"127.0.0.1", "10.0.0.1"};
        QCOMPARE(peerOf("192.0.2.1", "198.51.100.7", proxies), std::string("192.0.2.1"));
        QCOMPARE(peerOf("127.0.0.1", "", proxies), std::string("127.0.0.1"));
        QCOMPARE(peerOf("127.0.0.1", "198.51.100.7", proxies), std::string("198.51.100.7"));
        QCOMPARE(peerOf("127.0.0.1", "6.6.6.6, 198.51.100.7 ,10.0.0.1", proxies),
                 std::string("198.51.100.7"));
        QCOMPARE(peerOf("127.0.0.1", "198.51.100.7, unknown", proxies), std::string("127.0.0.1"));
        QCOMPARE(peerOf("127.0.0.1", "2001:DB8::1", proxies), std::string("2001:db8::1"));
        QCOMPARE(peerOf("127.0.0.1", "10.0.0.1", proxies), std::string("10.0.0.1"));
    }

    void aForwardedAddressMayHaveAPort_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("peer");
        const auto row = [](const char* header, const char* peer) {
            QTest::newRow(header) << QByteArray(header) << QByteArray(peer);
        };
        row("198.51.100.7:4711", "198.51.100.7");
        row("[2001:db8::7]", "2001:db8::7");
        row("[2001:DB8::7]:4711", "2001:db8::7");
        row("[::ffff:198.51.100.7]:4711", "198.51.100.7");
        row("\t198.51.100.7:4711 \t", "198.51.100.7");
        row("6.6.6.6:1, 198.51.100.7:4711, 10.0.0.1:443", "198.51.100.7");
        row("2001:db8::7,[2001:db8::8]:1", "2001:db8::8");
        for (const char* bad :
             {"198.51.100.7:", "198.51.100.7:x", "198.51.100.7:123456", "[2001:db8::7", "[2001:db8::7]4711",
              "[2001:db8::7]:", "[]", "[]:1", "[198.51.100.7]", "2001:db8::7]", ":4711", "unknown",
              "_hidden:1", " ", ",", "198.51.100.7,", "198.51.100.7, [x]:1", "198.51.100.7 198.51.100.8"})
            row(bad, "127.0.0.1");
    }
    void aForwardedAddressMayHaveAPort() {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, peer);
        QCOMPARE(
            QByteArray::fromStdString(peerOf("127.0.0.1", header.toStdString(), {"127.0.0.1", "10.0.0.1"})),
            peer);
    }

    void addressesAreCountedByCustomerAndLoggedByNetwork() {
        QCOMPARE(canonicalAddress("::ffff:192.0.2.7"), std::optional<std::string>("192.0.2.7"));
        QCOMPARE(canonicalAddress("localhost"), std::optional<std::string>());
        QVERIFY(isLoopback("127.3.2.1") && isLoopback("::1") && !isLoopback("192.0.2.7") && !isLoopback("x"));
        QCOMPARE(limitKey("192.0.2.7"), std::string("192.0.2.7"));
        QCOMPARE(limitKey("2001:db8:1:2:3:4:5:6"), std::string("2001:db8:1:2::"));
        QCOMPARE(truncatedAddress("192.0.2.7"), std::string("192.0.2.0"));
        QCOMPARE(truncatedAddress("2001:db8:1:2:3:4:5:6"), std::string("2001:db8:1::"));
    }

    void whatWouldBeSentInTheClearIsRefused_data() {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("tls");
        QTest::addColumn<QByteArray>("proxy");
        QTest::addColumn<QByteArray>("refused");
        const auto row = [](const char* address, bool tls, const char* proxy, const char* refused) {
            QTest::addRow("%s %s %s", address, tls ? "tls" : "clear", proxy)
                << QByteArray(address) << tls << QByteArray(proxy) << QByteArray(refused);
        };
        const char* clear = "would send passwords in the clear";
        const char* noProxy = "is not the IP address of a proxy.";
        row("127.0.0.1", false, "", "");
        row("127.0.0.2", false, "", "");
        row("::1", false, "", "");
        row("::ffff:127.0.0.1", false, "", "");
        for (const char* open : {"0.0.0.0", "::", "::ffff:0.0.0.0", "192.0.2.1", "2001:db8::1"}) {
            row(open, false, "", clear);
            row(open, true, "", "");
            row(open, false, "10.0.0.1", "");
            row(open, false, "proxy.example", noProxy);
            row(open, false, "0.0.0.0", noProxy);
        }
        row("127.0.0.1", false, "10.0.0.1", "");
        row("127.0.0.1", false, "::", noProxy);
        row("localhost", false, "", "is not an IP address to listen on.");
        row("", true, "", "is not an IP address to listen on.");
    }
    void whatWouldBeSentInTheClearIsRefused() {
        QFETCH(const QByteArray, address);
        QFETCH(const bool, tls);
        QFETCH(const QByteArray, proxy);
        QFETCH(const QByteArray, refused);
        Listening wanted{address.toStdString(), tls, {}};
        if (!proxy.isEmpty())
            wanted.trusted_proxies = {proxy.toStdString()};
        const auto checked = checkedListening(wanted);
        QCOMPARE(checked.has_value(), refused.isEmpty());
        if (!checked)
            QVERIFY2(checked.error().find(refused.toStdString()) != std::string::npos,
                     checked.error().c_str());
    }

    void inTheClearTheProxyAndThisComputerAloneAreAnswered_data() {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("tls");
        QTest::addColumn<QByteArray>("peer");
        QTest::addColumn<bool>("taken");
        const auto row = [](const char* address, bool tls, const char* peer, bool taken) {
            QTest::addRow("%s %s %s", address, tls ? "tls" : "clear", peer)
                << QByteArray(address) << tls << QByteArray(peer) << taken;
        };
        for (const char* open : {"0.0.0.0", "::", "192.0.2.1"}) {
            row(open, false, "198.51.100.7", false);
            row(open, false, "2001:db8::7", false);
            row(open, false, "192.0.2.1", false); // of this computer, but others could have it
            row(open, false, "10.0.0.1", true);   // the proxy
            row(open, false, "127.0.0.1", true);
            row(open, false, "127.0.0.2", true);
            row(open, false, "::1", true);
            row(open, true, "198.51.100.7", true);
        }
        row("127.0.0.1", false, "127.0.0.1", true);
        row("127.0.0.1", true, "127.0.0.1", true);
    }
    void inTheClearTheProxyAndThisComputerAloneAreAnswered() {
        QFETCH(const QByteArray, address);
        QFETCH(const bool, tls);
        QFETCH(const QByteArray, peer);
        QFETCH(const bool, taken);
        const auto listening = checkedListening({address.toStdString(), tls, {"::ffff:10.0.0.1"}});
        QVERIFY(listening);
        QCOMPARE(takes(*listening, peer.toStdString()), taken);
        QCOMPARE(isTrustedProxy(*listening, peer.toStdString()), peer == "10.0.0.1");
    }

    void aQueryIsDecodedPairByPair() {
        const auto fields = queryFields("cursor=a%2Bb+c&limit=5&&flag&limit=6");
        QVERIFY(fields);
        const Fields expected = {{"cursor", "a+b+c"}, {"limit", "5"}, {"flag", ""}, {"limit", "6"}};
        QVERIFY(*fields == expected);
        QVERIFY(!queryFields("a=%"));
        QVERIFY(!queryFields("%00=a"));
    }

    void anErrorIsJsonWhateverItsWordsAre() {
        const Response response = errorResponse("id-1", 422, "odd", "A \"quoted\\\" line\nbreak, é");
        QCOMPARE(response.status, 422);
        QCOMPARE(response.body,
                 std::string("{\"code\":\"odd\",\"message\":\"A \\\"quoted\\\\\\\" line\\u000abreak, é\","
                             "\"request_id\":\"id-1\"}"));
    }
};

QTEST_GUILESS_MAIN(TestHttpParts)
#include "test_http_parts.moc"
