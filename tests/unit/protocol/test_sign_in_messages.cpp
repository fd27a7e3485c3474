// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/protocol/samples.h"

#include <QTest>

using namespace leadout::protocol;
using namespace leadout::test;

class TestSignInMessages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAddressThatNoMailCanGoToIsRefused_data() {
        QTest::addColumn<QString>("email");
        for (const char* email : {"", "ana", "@example.org", "ana@", "a@b@c", "ana @example.org",
                                  "ana@example.org\r\nBcc: all@example.org", "ana\u200b\n@example.org"})
            QTest::addRow("\"%s\"", QByteArray(email).toPercentEncoding(" @").constData())
                << QString::fromUtf8(email);
        QTest::newRow("long") << QString(250, u'a') + QStringLiteral("@b.de");
    }

    void anAddressThatNoMailCanGoToIsRefused() {
        QFETCH(QString, email);
        SignInRequest request = sampleSignIn();
        request.email = email;
        const auto read = readSignInRequest(writeSignInRequest(request));
        QVERIFY(!read);
        QCOMPARE(read.error().path, QStringLiteral("/email"));
    }

    void aNewPasswordHasTwelveTo128Characters_data() {
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("good");
        QTest::newRow("11") << 11 << false;
        QTest::newRow("12") << 12 << true;
        QTest::newRow("128") << 128 << true;
        QTest::newRow("129") << 129 << false;
    }

    void aNewPasswordHasTwelveTo128Characters() {
        QFETCH(int, length);
        QFETCH(bool, good);
        PasswordResetConfirm reset = sampleReset();
        reset.password = QString(length, u'ß');
        QCOMPARE(readPasswordResetConfirm(writePasswordResetConfirm(reset)).has_value(), good);
        FirstCompanyRequest first = sampleFirstCompany();
        first.password = reset.password;
        QCOMPARE(readFirstCompanyRequest(writeFirstCompanyRequest(first)).has_value(), good);
    }

    void aFirstCompanySpeaksALanguageThatIsKnown() {
        FirstCompanyRequest first = sampleFirstCompany();
        first.language = QStringLiteral("xx");
        QVERIFY(!readFirstCompanyRequest(writeFirstCompanyRequest(first)));
        first = sampleFirstCompany();
        first.units = QStringLiteral("cubits");
        QVERIFY(!readFirstCompanyRequest(writeFirstCompanyRequest(first)));
    }

    void aPasswordIsCheckedHoweverShortAndNeverChanged() {
        SignInRequest request = sampleSignIn();
        for (const QString& password :
             {QStringLiteral("x"), QStringLiteral("  spaces  "), QStringLiteral("ﬁ🚴\t")}) {
            request.password = password;
            QCOMPARE(readSignInRequest(writeSignInRequest(request)).value_or(SignInRequest{}).password,
                     password);
        }
    }

    void aSignInCannotNameARole() {
        const QByteArray body = writeSignInRequest(sampleSignIn());
        const auto read = readSignInRequest(body.chopped(1) + R"(,"role":"head"})");
        QCOMPARE(read.error(),
                 (JsonError{JsonErrorKind::UnknownField, QStringLiteral("/role"), body.size() + 13}));
    }

    void theCompanyMayBeLeftOut() {
        SignInRequest request = sampleSignIn();
        request.companyId.reset();
        QVERIFY(!writeSignInRequest(request).contains("company_id"));
        QCOMPARE(readSignInRequest(writeSignInRequest(request)).value_or(sampleSignIn()), request);
    }

    void aSignInIsAnsweredByTokensOrByAChoice() {
        const auto tokens = readSignInAnswer(writeSignInAnswer(sampleSignedIn()));
        QVERIFY(tokens);
        QCOMPARE(std::get<SignedIn>(*tokens), sampleSignedIn());
        const auto choice = readSignInAnswer(writeSignInAnswer(sampleChoice()));
        QVERIFY(choice);
        QCOMPARE(std::get<ChooseCompany>(*choice), sampleChoice());
        QCOMPARE(readSignInAnswer(R"({"type":"welcome"})").error().kind, JsonErrorKind::UnknownWord);
    }

    void aRefreshIsAnsweredByTokensAlone() {
        QCOMPARE(readSignedIn(writeSignedIn(sampleSignedIn())).value_or(SignedIn{}), sampleSignedIn());
        QVERIFY(!readSignedIn(writeSignInAnswer(sampleChoice())));
    }

    void aRequestAboveFourKilobytesIsRefused() {
        QCOMPARE(readRefreshRequest(QByteArray(5000, ' ') + R"({"refresh_token":"x"})").error().kind,
                 JsonErrorKind::TooLarge);
    }
};

QTEST_APPLESS_MAIN(TestSignInMessages)
#include "test_sign_in_messages.moc"
