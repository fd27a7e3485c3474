// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/http/refusal.h"
#include "core/backend/web/report_views.h"
#include "core/backend/web/routes.h"
#include "core/backend/web/upload_places.h"
#include "core/domain/sentences/catalogue.h"
#include "tests/server/api_fixture.h"

#include <algorithm>
#include <set>

using namespace leadout;
using namespace leadout::test;
using protocol::ErrorCode;

namespace {

/// A path of the endpoint as it could be asked for.
std::string examplePath(const protocol::Endpoint& endpoint) {
    const std::size_t names =
        static_cast<std::size_t>(std::count(endpoint.path.begin(), endpoint.path.end(), '{'));
    return protocol::pathOf(endpoint, std::vector<QByteArray>(names, QByteArray("abc"))).toStdString();
}

std::string example(const protocol::Endpoint& endpoint) {
    return endpoint.method == protocol::Method::Get ? get(examplePath(endpoint))
                                                    : post(examplePath(endpoint), "");
}

/// What the table of handlers is made with, where nobody is served.
struct Parts {
    Parts(backend::Store& store, const domain::Clock& clock)
        : api{store, passwords,   limits, bootstrap, perAddress, perSignIn, denials, later, uploads,
              disk,  reportViews, key,    clock,     {},         {},        nullptr, {}}
        , reportViews(store, later, std::chrono::seconds(1), {}) {}

    backend::PasswordPool passwords;
    backend::SignInLimits limits{backend::SignInLimits::Rules()};
    backend::Bootstrap bootstrap{QString()};
    backend::http::RateLimiter perAddress{{1, 1}, 1};
    backend::http::RateLimiter perSignIn{{1, 1}, 1};
    backend::http::RateLimiter denials{{1, 1}, 1};
    backend::Later later{1};
    backend::Later disk{1};
    backend::UploadPlaces uploads{backend::UploadPlaces::Limits()};
    platform::SealKey key = platform::SealKey::random();
    backend::ApiParts api;
    backend::ReportViews reportViews;
};

} // namespace

class TestRoutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // That the protocol's table is openapi.yaml's is a test of the protocol.
    void everyEndpointOfTheProtocolIsServedAndNothingElse() {
        ApiFixture world;
        QVERIFY(world.start());
        Parts parts(*world.store, world.clock);
        std::multiset<std::string_view> served;
        for (const backend::ServedEndpoint& row : backend::servedEndpoints(parts.api))
            served.insert(row.name);
        std::multiset<std::string_view> known;
        for (const protocol::Endpoint& endpoint : protocol::endpoints())
            known.insert(endpoint.name);
        QVERIFY(served == known);
        for (const protocol::Endpoint& endpoint : protocol::endpoints()) {
            const auto answer = world.ask(example(endpoint));
            QVERIFY2(answer.status != 404 || errorOf(answer).code != ErrorCode::NotFound,
                     endpoint.name.data());
        }
    }

    void refusesOtherMethodsAndPaths() {
        ApiFixture world;
        QVERIFY(world.start());
        const auto wrong = world.ask(get("/v1/sign-in"));
        QCOMPARE(wrong.status, 405);
        QCOMPARE(wrong.header("Allow"), std::string("POST"));
        QCOMPARE(world.ask(get("/v1/nothing")).status, 404);
        QCOMPARE(world.ask(get("/v1/me/")).status, 404);
    }

    void wantsJsonWhereJsonBelongs() {
        ApiFixture world;
        QVERIFY(world.start());
        for (const char* type : {"", "Content-Type: text/plain\r\n", "Content-Type: application/jsonx\r\n"})
            QCOMPARE(errorOf(world.ask(post("/v1/sign-in", "{}", type))).code, ErrorCode::UnsupportedMedia);
        const auto taken =
            world.ask(post("/v1/sign-in", "{}", "Content-Type: application/json; charset=utf-8\r\n"));
        QCOMPARE(errorOf(taken).code, ErrorCode::Invalid);
    }

    void takesNoMoreThanTheEndpointSays() {
        ApiFixture world;
        QVERIFY(world.start());
        const QByteArray large(4 * 1024 + 1, ' ');
        QCOMPARE(world.postJson("/v1/sign-in", large).status, 413);
        QCOMPARE(world.ask(post("/v1/sign-out", "x")).status, 413);
    }

    void saysThatItServesAndNothingElse() {
        ApiFixture world;
        QVERIFY(world.start());
        const auto answer = world.ask(get("/health"));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, std::string("ok\n"));
        QCOMPARE(answer.header("X-Content-Type-Options"), std::string("nosniff"));
        QVERIFY(answer.header("Server").empty());
    }

    void givesTheCountersOnItsOwnComputerAlone() {
        ApiFixture world;
        world.options.http.trusted_proxies = {"127.0.0.1"};
        QVERIFY(world.start());
        const auto here = world.ask(get("/metrics"));
        QCOMPARE(here.status, 200);
        QVERIFY(here.body.find("leadout_connections_open 1\n") != std::string::npos);
        QVERIFY(here.body.find("leadout_password_hashes_total 0\n") != std::string::npos);
        const auto there = world.ask(get("/metrics", "X-Forwarded-For: 203.0.113.9\r\n"));
        QCOMPARE(there.status, 404);
        QCOMPARE(errorOf(there).code, ErrorCode::NotFound);
    }

    void limitsRequestsByAddressAndBySignIn() {
        ApiFixture world;
        world.options.requests.signIn = {2, 0.001};
        QVERIFY(world.start());
        const QString ana = QStringLiteral("ana@example.org");
        world.found(QStringLiteral("Velo"), ana);
        const auto first = world.signIn(ana);
        const auto second = world.signIn(ana);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(world.getAs(first.accessToken, "/v1/me").status, 200);
        const auto limited = world.getAs(first.accessToken, "/v1/me");
        QCOMPARE(limited.status, 429);
        QVERIFY(!limited.header("Retry-After").empty());
        QCOMPARE(world.getAs(second.accessToken, "/v1/me").status, 200);

        ApiFixture narrow;
        narrow.options.requests.address = {2, 0.001};
        QVERIFY(narrow.start());
        for (int i = 0; i < 2; ++i)
            QCOMPARE(narrow.ask(get("/health")).status, 200);
        QCOMPARE(narrow.ask(get("/health")).status, 429);
        QCOMPARE(narrow.ask(get("/health"), "127.0.0.2").status, 200);
    }

    void whatTheServerItselfRefusesHasACodeOfTheProtocol() {
        using namespace backend::http;
        for (const Refusal& refusal :
             {kBadRequest, kAmbiguousLength, kBadCompression, kNotFound, kWrongMethod, kTooSlow,
              kBodyTooLarge, kSwells, kTargetTooLong, kUnknownEncoding, kBadExpectation, kHeaderTooLarge,
              kInternal, kUnknownMethod, kTooManyConnections, kWrongVersion, kStorageFull})
            QVERIFY2(protocol::errorCodeFromKey(refusal.code), refusal.code.data());
    }

    void everyErrorOfTheProtocolHasItsSentence() {
        for (std::size_t i = 0; i < protocol::kErrorCodeCount; ++i) {
            const auto id = protocol::sentenceId(static_cast<ErrorCode>(i));
            QVERIFY2(domain::findSentence(id) != nullptr, id.data());
        }
    }
};

QTEST_GUILESS_MAIN(TestRoutes)
#include "test_api_routes.moc"
