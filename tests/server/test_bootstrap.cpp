// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/audit.h"
#include "tests/server/api_fixture.h"

#include <thread>

using namespace leadout;
using namespace leadout::test;
using protocol::ErrorCode;

namespace {

const QString kSecret = QStringLiteral("oQm7_2cJ9Yw4rN1bXe8KfT6uVhZs3LpAiDgR0yEtC5M");

protocol::FirstCompanyRequest velo() {
    return {QStringLiteral("Velo"),
            QStringLiteral("Europe/Berlin"),
            QStringLiteral("Ana Ruiz"),
            QStringLiteral("ana@example.org"),
            kGoodPassword,
            QStringLiteral("Laptop"),
            QStringLiteral("de"),
            QStringLiteral("imperial")};
}

RawResponse create(ApiFixture& world, const protocol::FirstCompanyRequest& request,
                   const QString& secret = kSecret) {
    std::string headers = "Content-Type: application/json\r\n";
    if (!secret.isEmpty())
        headers += "Authorization: Bearer " + secret.toStdString() + "\r\n";
    return world.ask(post("/v1/company", protocol::writeFirstCompanyRequest(request).toStdString(), headers));
}

} // namespace

class TestBootstrap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstCompanyIsMadeOnceAndItsHeadIsSignedIn() {
        ApiFixture world;
        world.options.bootstrapSecret = kSecret;
        QVERIFY(world.start());
        const auto made = create(world, velo());
        QCOMPARE(made.status, 200);
        const auto signedIn = protocol::readSignedIn(QByteArray::fromStdString(made.body));
        QVERIFY(signedIn);
        QCOMPARE(signedIn->me.companyName, QStringLiteral("Velo"));
        QCOMPARE(signedIn->me.role, domain::Role::Head);
        const auto company = world.write([&](database::Connection& c) {
            return backend::companyOf(c, backend::Viewer::system(domain::CompanyId(signedIn->me.companyId)));
        });
        QCOMPARE(company->language, QStringLiteral("de"));
        QCOMPARE(company->units, QStringLiteral("imperial"));
        QCOMPARE(world.getAs(signedIn->accessToken, "/v1/me").status, 200);
        QCOMPARE(create(world, velo()).status, 404);
        QCOMPARE(world.signInAnswer(QStringLiteral("ana@example.org")).status, 200);
        const auto lines = world.write([&](database::Connection& c) {
            const auto system = backend::Viewer::system(domain::CompanyId(signedIn->me.companyId));
            return backend::auditFrom(c, system, 1, 10);
        });
        QCOMPARE(lines.front().entry.action, QStringLiteral("CreateCompany"));
        QCOMPARE(lines.front().entry.address, QStringLiteral("127.0.0.0"));
    }

    void withoutTheSecretNothingIsMade() {
        ApiFixture world;
        world.options.bootstrapSecret = kSecret;
        QVERIFY(world.start());
        for (const QString& wrong : {QString(), QStringLiteral("x"), kSecret + QStringLiteral("x")})
            QCOMPARE(create(world, velo(), wrong).status, 401);
        QVERIFY(world.write([](database::Connection& c) { return backend::allCompanies(c); }).empty());
        QCOMPARE(create(world, velo()).status, 200);
    }

    void guessingAtTheSecretIsLimited() {
        ApiFixture world;
        world.options.bootstrapSecret = kSecret;
        world.options.signIn.secrets = {2, 0.0001};
        QVERIFY(world.start());
        for (int i = 0; i < 2; ++i)
            QCOMPARE(create(world, velo(), QStringLiteral("x")).status, 401);
        QCOMPARE(create(world, velo()).status, 429);
    }

    void aBackendThatWasNotStartedForItHasNoSuchPlace() {
        ApiFixture world;
        QVERIFY(world.start());
        QCOMPARE(create(world, velo()).status, 404);
        QCOMPARE(create(world, velo(), QString()).status, 404);
    }

    void aCompanyThatCameOtherwiseClosesTheDoorToo() {
        ApiFixture world;
        world.options.bootstrapSecret = kSecret;
        QVERIFY(world.start());
        world.found(QStringLiteral("Northside"), QStringLiteral("jo@example.org"));
        QCOMPARE(create(world, velo()).status, 404);
        QCOMPARE(world.write([](database::Connection& c) { return backend::allCompanies(c); }).size(), 1U);
    }

    void whatCannotBeAcceptedIsNamed_data() {
        QTest::addColumn<QString>("path");
        for (const char* path : {"/company_name", "/name", "/time_zone", "/email", "/password"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }

    void whatCannotBeAcceptedIsNamed() {
        QFETCH(const QString, path);
        ApiFixture world;
        world.options.bootstrapSecret = kSecret;
        QVERIFY(world.start());
        auto request = velo();
        if (path == QLatin1String("/company_name"))
            request.companyName = QStringLiteral("  ");
        else if (path == QLatin1String("/name"))
            request.name = QStringLiteral("Ana\nRuiz");
        else if (path == QLatin1String("/time_zone"))
            request.timeZone = QStringLiteral("Mars/Olympus");
        else if (path == QLatin1String("/email"))
            request.email = QStringLiteral("ana at home");
        else
            request.password = QStringLiteral("anaruizvelo1");
        const auto refused = create(world, request);
        QCOMPARE(refused.status, 422);
        QCOMPARE(errorOf(refused).path.value_or(QString()), path);
        // The secret is still good for a better try.
        QCOMPARE(create(world, velo()).status, 200);
    }

    void ofTwoAtOnceOneIsMade() {
        ApiFixture world;
        world.options.bootstrapSecret = kSecret;
        QVERIFY(world.start());
        std::array<int, 2> statuses{};
        std::vector<std::jthread> tries;
        for (int& status : statuses)
            tries.emplace_back([&world, &status] { status = create(world, velo()).status; });
        tries.clear();
        std::sort(statuses.begin(), statuses.end());
        QCOMPARE(statuses[0], 200);
        QCOMPARE(statuses[1], 404);
        QCOMPARE(world.write([](database::Connection& c) { return backend::allCompanies(c); }).size(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestBootstrap)
#include "test_bootstrap.moc"
