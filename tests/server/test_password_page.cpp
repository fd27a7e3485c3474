// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/api_fixture.h"

#include <QUrl>

using namespace leadout;
using namespace leadout::test;

namespace {

const QString kAna = QStringLiteral("ana@example.org");
const QString kChosen = QStringLiteral("otter violin + pebble dusk");
const char* const kForm = "Content-Type: application/x-www-form-urlencoded\r\n";

/// A value as a browser writes it into a form: a blank is a plus sign.
std::string coded(const QString& value) {
    return QUrl::toPercentEncoding(value, " ").replace(' ', '+').toStdString();
}

std::string form(const QString& token, const QString& password, const QString& again) {
    return "token=" + coded(token) + "&password=" + coded(password) + "&again=" + coded(again);
}

} // namespace

class TestPasswordPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_world = std::make_unique<ApiFixture>();
        QVERIFY(m_world->start());
        m_ana = m_world->found(QStringLiteral("Velo"), kAna);
    }

    void theLinkLeadsToAPageThatCarriesItsToken() {
        const QString token = link();
        const QUrl url(backend::passwordLink(QStringLiteral("http://127.0.0.1"), token));
        const auto page =
            m_world->ask(get(url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority).toStdString()));
        QCOMPARE(page.status, 200);
        QCOMPARE(page.header("Content-Type"), std::string("text/html; charset=utf-8"));
        QVERIFY(page.body.find("name=\"token\" value=\"" + token.toStdString() + '"') != std::string::npos);
        QVERIFY(page.body.find("<form method=\"post\" action=\"/password\">") != std::string::npos);
        QVERIFY(page.body.find("<script") == std::string::npos);
        // Looking at it uses nothing up, as programs that scan mails do.
        QCOMPARE(choose(token, kChosen).status, 200);
    }

    void nothingIsLoadedFramedOrTold() {
        const auto page = m_world->ask(get("/password"));
        const std::string policy = page.header("Content-Security-Policy");
        for (const char* part : {"default-src 'none'", "style-src 'sha256-", "form-action 'self'",
                                 "frame-ancestors 'none'", "base-uri 'none'"})
            QVERIFY2(policy.find(part) != std::string::npos, policy.c_str());
        QVERIFY(policy.find("script-src") == std::string::npos);
        QCOMPARE(page.header("Referrer-Policy"), std::string("no-referrer"));
        QCOMPARE(page.header("Cache-Control"), std::string("no-store"));
    }

    void asksForTheTokenWhereTheLinkHasNone_data() {
        QTest::addColumn<QString>("query");
        QTest::newRow("none") << QString();
        QTest::newRow("short") << QStringLiteral("?token=abc");
        QTest::newRow("markup") << QStringLiteral("?token=%22%3E%3Cscript%3E");
    }

    void asksForTheTokenWhereTheLinkHasNone() {
        QFETCH(const QString, query);
        const auto page = m_world->ask(get("/password" + query.toStdString()));
        QCOMPARE(page.status, 200);
        QVERIFY(page.body.find("id=\"token\"") != std::string::npos);
        QVERIFY(page.body.find("script") == std::string::npos);
    }

    void aChosenPasswordSignsInAndTheLinkIsOver() {
        const auto before = m_world->signIn(kAna);
        const QString token = link();
        const auto done = choose(token, kChosen);
        QCOMPARE(done.status, 200);
        QVERIFY(done.body.find("Your password is set.") != std::string::npos);
        QVERIFY(done.body.find("<form") == std::string::npos);
        QVERIFY(done.body.find("otter") == std::string::npos);
        QCOMPARE(m_world->getAs(before.accessToken, "/v1/me").status, 401);
        QCOMPARE(m_world->signInAnswer(kAna).status, 401);
        QCOMPARE(m_world->signInAnswer(kAna, kChosen).status, 200);
        const auto over = choose(token, kChosen);
        QCOMPARE(over.status, 404);
        QVERIFY(over.body.find("This link has been used or is too old.") != std::string::npos);
        QVERIFY(over.body.find("<form") == std::string::npos);
        QVERIFY(!m_world->log().contains(token.toUtf8()));
    }

    void aBadPasswordLeavesTheLinkGood() {
        const QString token = link();
        const auto weak = choose(token, QStringLiteral("password12345"));
        QCOMPARE(weak.status, 422);
        QVERIFY(weak.body.find("everybody tries first") != std::string::npos);
        QVERIFY(weak.body.find("value=\"" + token.toStdString() + '"') != std::string::npos);
        const auto known = choose(token, QStringLiteral("ana@example.org 1"));
        QCOMPARE(known.status, 422);
        const auto differ = m_world->ask(post("/password", form(token, kChosen, kGoodPassword), kForm));
        QCOMPARE(differ.status, 422);
        QVERIFY(differ.body.find("The two passwords differ.") != std::string::npos);
        QCOMPARE(choose(token, kChosen).status, 200);
    }

    void anotherFormIsRefusedInWords_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a field missing") << QByteArray("token=a&password=b");
        QTest::newRow("a field too much") << QByteArray("token=a&password=b&again=b&role=head");
        QTest::newRow("twice") << QByteArray("token=a&password=b&password=b");
        QTest::newRow("half an escape") << QByteArray("token=a&password=%4&again=%4");
        QTest::newRow("no text") << QByteArray("token=a&password=%ff&again=%ff");
    }

    void anotherFormIsRefusedInWords() {
        QFETCH(const QByteArray, body);
        const auto refused = m_world->ask(post("/password", body.toStdString(), kForm));
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.header("Content-Type"), std::string("text/html; charset=utf-8"));
        QVERIFY(!refused.header("Content-Security-Policy").empty());
    }

    void guessingIsLimitedInWords() {
        ApiFixture world;
        world.options.signIn.secrets = {1, 0.0001};
        QVERIFY(world.start());
        const auto guess = [&world] {
            return world.ask(post("/password", form(QStringLiteral("x"), kChosen, kChosen), kForm));
        };
        QCOMPARE(guess().status, 404);
        const auto limited = guess();
        QCOMPARE(limited.status, 429);
        QVERIFY(!limited.header("Retry-After").empty());
        QVERIFY(limited.body.find("That was too often") != std::string::npos);
    }

    void speaksTheLanguageOfTheBrowser() {
        const auto german = m_world->ask(get("/password", "Accept-Language: de-AT,de;q=0.9,en;q=0.8\r\n"));
        QVERIFY(german.body.find("<html lang=\"de\">") != std::string::npos);
        QVERIFY(german.body.find("Passwort setzen") != std::string::npos);
        const auto other = m_world->ask(get("/password", "Accept-Language: xx\r\n"));
        QVERIFY(other.body.find("<html lang=\"en\">") != std::string::npos);
    }

private:
    QString link() {
        return m_world->write([&](database::Connection& c) {
            return backend::makePasswordToken(c, *m_ana.coach.account, backend::kResetLinkTime,
                                              m_world->clock.now());
        });
    }
    RawResponse choose(const QString& token, const QString& password) {
        return m_world->ask(post("/password", form(token, password, password), kForm));
    }

    std::unique_ptr<ApiFixture> m_world;
    backend::Membership m_ana;
};

QTEST_GUILESS_MAIN(TestPasswordPage)
#include "test_password_page.moc"
