// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/api_fixture.h"

#include <QRegularExpression>

#include <semaphore>

using namespace leadout;
using namespace leadout::test;
using protocol::ErrorCode;

namespace {

const QString kAna = QStringLiteral("ana@example.org");
const QString kJonas = QStringLiteral("jonas@example.org");
constexpr std::chrono::hours kDay{24};

} // namespace

class TestSignIn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsInAndKnowsWhoItIs() {
        ApiFixture world;
        QVERIFY(world.start());
        const auto membership = world.found(QStringLiteral("Velo"), kAna);
        const auto signedIn = world.signIn(QStringLiteral("  ANA@example.ORG").trimmed());
        QCOMPARE(signedIn.me.userId, membership.coach.id.uuid());
        QCOMPARE(signedIn.me.companyName, QStringLiteral("Velo"));
        QCOMPARE(signedIn.me.role, domain::Role::Head);
        QCOMPARE(signedIn.accessToken.size(), 43);
        const auto me = world.getAs(signedIn.accessToken, "/v1/me");
        QCOMPARE(me.status, 200);
        const auto read = protocol::readMe(QByteArray::fromStdString(me.body));
        QVERIFY(read);
        QCOMPARE(*read, signedIn.me);
        QCOMPARE(me.header("Cache-Control"), std::string("no-store"));
    }

    void letsNobodyInWithoutAToken_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("empty") << QByteArray("Authorization: Bearer \r\n");
        QTest::newRow("unknown") << QByteArray("Authorization: Bearer abc\r\n");
        QTest::newRow("another scheme") << QByteArray("Authorization: Basic YW5hOnB3\r\n");
        QTest::newRow("no scheme") << QByteArray("Authorization: abc\r\n");
    }

    void letsNobodyInWithoutAToken() {
        QFETCH(const QByteArray, header);
        ApiFixture world;
        QVERIFY(world.start());
        for (const protocol::Endpoint& endpoint : protocol::endpoints()) {
            if (endpoint.auth != protocol::Auth::SignIn || endpoint.path.find('{') != std::string::npos ||
                endpoint.name == "syncOps")
                continue;
            const std::string path(endpoint.path);
            const auto answer =
                world.ask(endpoint.method == protocol::Method::Get ? get(path, header.toStdString())
                                                                   : post(path, "", header.toStdString()));
            QCOMPARE(answer.status, 401);
            QCOMPARE(errorOf(answer).code, ErrorCode::Unauthorized);
            QVERIFY(!errorOf(answer).message.isEmpty());
        }
    }

    void answersTheSameForAWrongPasswordAndAnUnknownAddress() {
        ApiFixture world;
        QVERIFY(world.start());
        world.found(QStringLiteral("Velo"), kAna);
        const QString wrong = QStringLiteral("another password");
        const auto before = world.api->passwords().hashes();
        const auto known = world.signInAnswer(kAna, wrong);
        QCOMPARE(world.api->passwords().hashes(), before + 1);
        const auto unknown = world.signInAnswer(QStringLiteral("nobody@example.org"), wrong);
        QCOMPARE(world.api->passwords().hashes(), before + 2);
        QCOMPARE(known.status, 401);
        QCOMPARE(errorOf(known).code, ErrorCode::Unauthorized);
        QCOMPARE(withoutId(known), withoutId(unknown));
        // An account that has no password yet is no different.
        world.write([&world](database::Connection& c) {
            backend::Account account;
            domain::SystemRandom random;
            account.id = domain::AccountId::make(world.clock, random);
            account.email = kJonas;
            return backend::addAccount(c, account);
        });
        QCOMPARE(withoutId(world.signInAnswer(kJonas, wrong)), withoutId(known));
    }

    void asksForTheCompanyWhereThereAreSeveral() {
        ApiFixture world;
        QVERIFY(world.start());
        world.found(QStringLiteral("Velo"), kAna);
        const auto other = world.found(QStringLiteral("Tri"), QStringLiteral("other@example.org"));
        const auto second = world.add(other, kAna);
        const auto third =
            world.add(world.found(QStringLiteral("Run"), QStringLiteral("x@example.org")), kAna);
        world.setStatus(third, domain::MembershipStatus::Pending);
        const auto answer =
            protocol::readSignInAnswer(QByteArray::fromStdString(world.signInAnswer(kAna).body));
        QVERIFY(answer);
        const auto* choice = std::get_if<protocol::ChooseCompany>(&*answer);
        QVERIFY(choice);
        QCOMPARE(choice->companies.size(), std::size_t{2});
        QCOMPARE(choice->companies[0].name, QStringLiteral("Tri"));
        QCOMPARE(choice->companies[0].role, domain::Role::Assistant);
        const auto chosen = world.signInAnswer(kAna, kGoodPassword, "127.0.0.1", second.company.uuid());
        const auto read = protocol::readSignInAnswer(QByteArray::fromStdString(chosen.body));
        QVERIFY(read && std::holds_alternative<protocol::SignedIn>(*read));
        QCOMPARE(std::get<protocol::SignedIn>(*read).me.companyName, QStringLiteral("Tri"));
        QCOMPARE(world.signInAnswer(kAna, kGoodPassword, "127.0.0.1", third.company.uuid()).status, 403);
        QCOMPARE(world.signInAnswer(kAna, kGoodPassword, "127.0.0.1", QUuid::createUuid()).status, 401);
    }

    void givesAPendingMemberNothing() {
        ApiFixture world;
        QVERIFY(world.start());
        const auto jonas = world.add(world.found(QStringLiteral("Velo"), kAna), kJonas);
        const auto signedIn = world.signIn(kJonas);
        world.setStatus(jonas, domain::MembershipStatus::Pending);
        QCOMPARE(errorOf(world.signInAnswer(kJonas)).code, ErrorCode::Forbidden);
        QCOMPARE(errorOf(world.refreshAnswer(signedIn.refreshToken)).code, ErrorCode::Forbidden);
        for (const char* path : {"/v1/me", "/v1/sync/head", "/v1/sync/changes"})
            QCOMPARE(errorOf(world.getAs(signedIn.accessToken, path)).code, ErrorCode::Forbidden);
    }

    void tellsAMembershipThatHasEndedWithTheNextRequest() {
        ApiFixture world;
        QVERIFY(world.start());
        const auto jonas = world.add(world.found(QStringLiteral("Velo"), kAna), kJonas);
        const auto signedIn = world.signIn(kJonas);
        QCOMPARE(world.getAs(signedIn.accessToken, "/v1/sync/head").status, 200);
        world.setStatus(jonas, domain::MembershipStatus::Deactivated);
        for (const char* path : {"/v1/me", "/v1/sync/head", "/v1/sync/changes"}) {
            const auto answer = world.getAs(signedIn.accessToken, path);
            QCOMPARE(answer.status, 401);
            QCOMPARE(errorOf(answer).code, ErrorCode::MembershipEnded);
        }
        QCOMPARE(errorOf(world.refreshAnswer(signedIn.refreshToken)).code, ErrorCode::MembershipEnded);
        QCOMPARE(errorOf(world.signInAnswer(kJonas)).code, ErrorCode::MembershipEnded);
        // A program that comes back much later must learn it too.
        world.clock.advance(kDay * 200);
        QCOMPARE(errorOf(world.getAs(signedIn.accessToken, "/v1/me")).code, ErrorCode::MembershipEnded);
    }

    void givesTheNextPairAgainWhenTheAnswerWasLost() {
        ApiFixture world;
        QVERIFY(world.start());
        world.found(QStringLiteral("Velo"), kAna);
        const auto first = world.signIn(kAna);
        const auto lost = world.refresh(first.refreshToken);
        const auto again = world.refresh(first.refreshToken);
        QVERIFY(again.refreshToken != lost.refreshToken);
        QCOMPARE(again.signInId, first.signInId);
        QCOMPARE(world.getAs(again.accessToken, "/v1/me").status, 200);
        // The pair that got lost is nobody's: whoever has it has copied it.
        QCOMPARE(world.refreshAnswer(lost.refreshToken).status, 401);
        QCOMPARE(errorOf(world.getAs(again.accessToken, "/v1/me")).code, ErrorCode::Unauthorized);
    }

    void endsTheSignInWhenAnOldRefreshTokenComesBack_data() {
        QTest::addColumn<bool>("byAccess");
        QTest::newRow("after the new access token was used") << true;
        QTest::newRow("after the new refresh token was used") << false;
    }

    void endsTheSignInWhenAnOldRefreshTokenComesBack() {
        QFETCH(const bool, byAccess);
        ApiFixture world;
        QVERIFY(world.start());
        world.found(QStringLiteral("Velo"), kAna);
        const auto first = world.signIn(kAna);
        auto last = world.refresh(first.refreshToken);
        if (byAccess)
            QCOMPARE(world.getAs(last.accessToken, "/v1/me").status, 200);
        else
            last = world.refresh(last.refreshToken);
        const auto copied = world.refreshAnswer(first.refreshToken);
        QCOMPARE(errorOf(copied).code, ErrorCode::Unauthorized);
        QCOMPARE(errorOf(world.getAs(last.accessToken, "/v1/me")).code, ErrorCode::Unauthorized);
        QCOMPARE(errorOf(world.refreshAnswer(last.refreshToken)).code, ErrorCode::Unauthorized);
        QVERIFY(world.log().contains("\"event\":\"refresh_token_reused\""));
    }

    void endsTokensAndSignInsByTheClock() {
        ApiFixture world;
        QVERIFY(world.start());
        world.found(QStringLiteral("Velo"), kAna);
        auto signedIn = world.signIn(kAna);
        world.clock.advance(std::chrono::minutes(15));
        QCOMPARE(errorOf(world.getAs(signedIn.accessToken, "/v1/me")).code, ErrorCode::Unauthorized);
        signedIn = world.refresh(signedIn.refreshToken);
        QCOMPARE(world.getAs(signedIn.accessToken, "/v1/me").status, 200);
        const auto idle = world.signIn(kAna);
        world.clock.advance(kDay * 30);
        QCOMPARE(errorOf(world.refreshAnswer(idle.refreshToken)).code, ErrorCode::Unauthorized);
        signedIn = world.signIn(kAna);
        for (int i = 0; i < 6; ++i) {
            world.clock.advance(kDay * 29);
            signedIn = world.refresh(signedIn.refreshToken);
        }
        world.clock.advance(kDay * 6);
        QCOMPARE(errorOf(world.refreshAnswer(signedIn.refreshToken)).code, ErrorCode::Unauthorized);
    }

    void signsOutThisDeviceAlone() {
        ApiFixture world;
        QVERIFY(world.start());
        world.found(QStringLiteral("Velo"), kAna);
        const auto here = world.signIn(kAna);
        const auto elsewhere = world.signIn(kAna);
        const auto done = world.ask(
            post("/v1/sign-out", "", "Authorization: Bearer " + here.accessToken.toStdString() + "\r\n"));
        QCOMPARE(done.status, 204);
        QCOMPARE(world.getAs(here.accessToken, "/v1/me").status, 401);
        QCOMPARE(world.refreshAnswer(here.refreshToken).status, 401);
        QCOMPARE(world.getAs(elsewhere.accessToken, "/v1/me").status, 200);
    }

    void signsInOnceByASecret() {
        ApiFixture world;
        QVERIFY(world.start());
        const auto membership = world.found(QStringLiteral("Velo"), kAna);
        const auto secret = [&] {
            return world.write([&](database::Connection& c) {
                return backend::makeOneTimeSignIn(c, membership, std::chrono::minutes(5), world.clock.now());
            });
        };
        const auto use = [&world](const QString& text) {
            return world.postJson("/v1/sign-in/one-time",
                                  protocol::writeOneTimeSignInRequest({text, QStringLiteral("Laptop")}));
        };
        const QString good = secret();
        const auto first = use(good);
        QCOMPARE(first.status, 200);
        const auto read = protocol::readSignedIn(QByteArray::fromStdString(first.body));
        QVERIFY(read);
        QCOMPARE(world.getAs(read->accessToken, "/v1/me").status, 200);
        const QString late = secret();
        world.clock.advance(std::chrono::minutes(5));
        const auto unknown = use(QStringLiteral("never made"));
        QCOMPARE(errorOf(unknown).code, ErrorCode::Unauthorized);
        QCOMPARE(withoutId(use(good)), withoutId(unknown));
        QCOMPARE(withoutId(use(late)), withoutId(unknown));
    }

    void setsAPasswordByALinkOnce() {
        ApiFixture world;
        QVERIFY(world.start());
        const auto membership = world.found(QStringLiteral("Velo"), kAna);
        const auto before = world.signIn(kAna);
        const auto link = [&] {
            return world.write([&](database::Connection& c) {
                return backend::makePasswordToken(c, *membership.coach.account, backend::kResetLinkTime,
                                                  world.clock.now());
            });
        };
        const auto choose = [&world](const QString& token, const QString& password) {
            return world.postJson("/v1/password-reset/confirm",
                                  protocol::writePasswordResetConfirm({token, password}));
        };
        const QString token = link();
        const QString older = link();
        const QString chosen = QStringLiteral("otter violin pebble dusk");
        for (const QString& weak : {QStringLiteral("password12345"), QStringLiteral("ana@example.org 1")}) {
            const auto refused = choose(token, weak);
            QCOMPARE(refused.status, 422);
            QCOMPARE(errorOf(refused).path.value_or(QString()), QStringLiteral("/password"));
        }
        QCOMPARE(world.getAs(before.accessToken, "/v1/me").status, 200);
        QCOMPARE(choose(token, chosen).status, 204);
        QCOMPARE(choose(older, kGoodPassword).status, 404); // a new password closes every older way in
        QCOMPARE(errorOf(world.getAs(before.accessToken, "/v1/me")).code, ErrorCode::Unauthorized);
        QCOMPARE(errorOf(world.refreshAnswer(before.refreshToken)).code, ErrorCode::Unauthorized);
        QCOMPARE(world.signInAnswer(kAna).status, 401);
        QCOMPARE(world.signInAnswer(kAna, chosen).status, 200);
        const QString late = link();
        world.clock.advance(backend::kResetLinkTime);
        const auto unknown = choose(QStringLiteral("never made"), kGoodPassword);
        QCOMPARE(unknown.status, 404);
        QCOMPARE(withoutId(choose(token, kGoodPassword)), withoutId(unknown));
        QCOMPARE(withoutId(choose(late, kGoodPassword)), withoutId(unknown));
        QCOMPARE(world.signInAnswer(kAna, chosen).status, 200);
    }

    void slowsDownWhoTriesTooOften() {
        ApiFixture world;
        world.options.signIn.account = world.options.signIn.address = {2, 1.0 / 60};
        world.options.signIn.secrets = {2, 1.0 / 180};
        QVERIFY(world.start());
        world.found(QStringLiteral("Velo"), kAna);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(world.signInAnswer(kAna, QStringLiteral("another password")).status, 401);
        const auto limited = world.signInAnswer(kAna);
        QCOMPARE(limited.status, 429);
        QCOMPARE(errorOf(limited).code, ErrorCode::RateLimited);
        QVERIFY(std::stoi(limited.header("Retry-After")) > 0);
        QCOMPARE(world.signInAnswer(kAna, kGoodPassword, "127.0.0.2").status, 200);
        const auto guess = [&world] {
            return world.postJson(
                "/v1/sign-in/one-time",
                protocol::writeOneTimeSignInRequest({QStringLiteral("a guess"), QStringLiteral("Laptop")}));
        };
        QCOMPARE(guess().status, 401);
        QCOMPARE(guess().status, 401);
        QCOMPARE(guess().status, 429);
    }

    void keepsAnswersBackWhenAnAccountIsGuessedAt() {
        ApiFixture world;
        world.options.signIn.firstDelay = std::chrono::milliseconds(20);
        QVERIFY(world.start());
        world.found(QStringLiteral("Velo"), kAna);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(world.signInAnswer(kAna, QStringLiteral("another password")).status, 401);
        QCOMPARE(world.signInAnswer(kAna).status, 200);
    }

    void turnsPasswordsAwayWhileOthersAreServed() {
        ApiFixture world;
        world.options.passwords = {1, 1};
        QVERIFY(world.start());
        world.found(QStringLiteral("Velo"), kAna);
        const auto signedIn = world.signIn(kAna);
        std::binary_semaphore busy(0);
        std::binary_semaphore release(0);
        QVERIFY(world.api->passwords().hash(backend::passwordBytes(kGoodPassword),
                                            [&](const std::optional<QString>&) {
                                                busy.release();
                                                release.acquire();
                                            }));
        busy.acquire();
        RawClient waiting = world.client();
        const QByteArray body =
            protocol::writeSignInRequest({kAna, kGoodPassword, QStringLiteral("Laptop"), {}});
        waiting.send(post("/v1/sign-in", body.toStdString(), "Content-Type: application/json\r\n"));
        QTRY_COMPARE(world.api->passwords().waiting(), std::size_t{1});
        const auto full = world.signInAnswer(kAna);
        QCOMPARE(full.status, 503);
        QCOMPARE(errorOf(full).code, ErrorCode::Unavailable);
        QVERIFY(!full.header("Retry-After").empty());
        QCOMPARE(world.ask(get("/health")).status, 200);
        QCOMPARE(world.getAs(signedIn.accessToken, "/v1/me").status, 200);
        release.release();
        const auto served = waiting.receive();
        QVERIFY(served);
        QCOMPARE(served->status, 200);
    }

    void storesAnOutdatedHashAnew() {
        ApiFixture world;
        QVERIFY(world.start());
        const auto membership = world.found(QStringLiteral("Velo"), kAna);
        const auto account = *membership.coach.account;
        // kGoodPassword with 8 MiB and one pass.
        const QString old = QStringLiteral("$argon2id$v=19$m=8192,t=1,p=1$oVElCBAf1h4tbtghzKnMkA$"
                                           "zuEMPiw0momlDujArfWWianEUt2bY9F6n7Vn+hqUEdY");
        world.write([&](database::Connection& c) {
            return backend::setPassword(c, account, old, world.clock.now());
        });
        world.signIn(kAna);
        const auto stored = [&] {
            const auto known =
                world.store->read([&](database::Connection& c) { return backend::accountById(c, account); })
                    .get();
            return known && *known ? (*known)->passwordHash.value_or(QString()) : QString();
        };
        QTRY_VERIFY(stored() != old);
        QVERIFY(stored().contains(QStringLiteral("m=65536,t=3")));
        world.signIn(kAna);
    }

    void refusesWhatIsNotAsItMustBe_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* name, const char* body, ErrorCode code, const char* path) {
            QTest::newRow(name) << QByteArray(body) << static_cast<int>(code) << QString::fromLatin1(path);
        };
        row("empty", "", ErrorCode::Truncated, "");
        row("no JSON", "email=ana", ErrorCode::BadJson, "");
        row("half", R"({"email":"ana@example.org")", ErrorCode::Truncated, "/email");
        row("twice", R"({"email":"a@b","email":"c@d","password":"x","device_name":"y"})",
            ErrorCode::DuplicateKey, "/email");
        row("unknown", R"({"email":"a@b","password":"x","device_name":"y","role":"head"})",
            ErrorCode::UnknownField, "/role");
        row("wrong type", R"({"email":"a@b","password":7,"device_name":"y"})", ErrorCode::Invalid,
            "/password");
        row("missing", R"({"email":"a@b","password":"x"})", ErrorCode::Invalid, "/device_name");
        row("no address", R"({"email":"ana","password":"x","device_name":"y"})", ErrorCode::Invalid,
            "/email");
    }

    void refusesWhatIsNotAsItMustBe() {
        QFETCH(const QByteArray, body);
        QFETCH(const int, code);
        QFETCH(const QString, path);
        ApiFixture world;
        QVERIFY(world.start());
        const auto before = world.api->passwords().hashes();
        const auto answer = world.postJson("/v1/sign-in", body);
        const auto error = errorOf(answer);
        QCOMPARE(static_cast<int>(error.code), code);
        QCOMPARE(answer.status, protocol::httpStatus(error.code));
        QCOMPARE(error.path.value_or(QString()), path);
        QCOMPARE(error.requestId.toStdString(), answer.header("X-Request-Id"));
        QVERIFY(error.message.endsWith(u'.'));
        QCOMPARE(world.api->passwords().hashes(), before);
    }

    void writesNoSecretAndNoNameIntoTheLog() {
        ApiFixture world;
        QVERIFY(world.start());
        world.found(QStringLiteral("Velo"), kAna);
        const auto signedIn = world.signIn(kAna);
        world.refresh(signedIn.refreshToken);
        world.signInAnswer(QStringLiteral("nobody@example.org"));
        world.getAs(signedIn.accessToken, "/v1/sync/changes?cursor=secretcursor");
        QTRY_COMPARE(world.log().count("\"event\":\"request\""), 4);
        const QByteArray log = world.log();
        for (const QString& secret :
             {kAna, QStringLiteral("nobody"), kGoodPassword, signedIn.accessToken, signedIn.refreshToken,
              QStringLiteral("secretcursor"), QStringLiteral("127.0.0.1"), QStringLiteral("Laptop"),
              QStringLiteral("Velo"), QStringLiteral("Ruiz")})
            QVERIFY2(!log.contains(secret.toUtf8()), qPrintable(secret));
        QVERIFY(log.contains("\"route\":\"/v1/sign-in\""));
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "test_api_sign_in.moc"
