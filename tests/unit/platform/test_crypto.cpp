// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/crypto/digest.h"
#include "core/platform/crypto/password.h"
#include "core/platform/crypto/random.h"
#include "core/platform/crypto/seal.h"
#include "core/platform/crypto/secret_bytes.h"

#include <QRegularExpression>
#include <QTest>

using namespace leadout::platform;

class TestCrypto : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void digestsAreThoseOfTheStandard() {
        QCOMPARE(sha256Hex(""),
                 QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(sha256Hex("abc"),
                 QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256("abc").size(), 32);
    }

    void messageCodesAreThoseOfTheStandard() {
        // RFC 4231, test cases 2 and 6: a short key, and one longer than a block.
        QCOMPARE(hmacSha256(SecretBytes::copyOf("Jefe"), "what do ya want for nothing?").toHex(),
                 QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        const QByteArray longKey(131, '\xaa');
        QCOMPARE(
            hmacSha256(SecretBytes::copyOf(longKey), "Test Using Larger Than Block-Size Key - Hash Key First")
                .toHex(),
            QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
    }

    void base64UrlFitsIntoAddresses() {
        QCOMPARE(base64Url(QByteArray::fromHex("fbff")), QStringLiteral("-_8"));
        QCOMPARE(base64Url(""), QString());
    }

    void randomBytesAreAsManyAsAskedAndNeverTheSame() {
        QCOMPARE(randomBytes(0).size(), 0);
        QCOMPARE(randomBytes(25).size(), 25);
        QVERIFY(randomBytes(16) != randomBytes(16));
        QVERIFY(!equalInConstantTime(randomSecret(16).view(), randomSecret(16).view()));
    }

    void comparingTellsEqualFromDifferent() {
        QVERIFY(equalInConstantTime("", ""));
        QVERIFY(equalInConstantTime("same", "same"));
        QVERIFY(!equalInConstantTime("same", "sama"));
        QVERIFY(!equalInConstantTime("same", "same again"));
    }

    void takingASecretEmptiesTheSource() {
        QByteArray source(64, 'k');
        const SecretBytes secret = SecretBytes::takeFrom(source);
        QCOMPARE(secret.view().toByteArray(), QByteArray(64, 'k'));
        QVERIFY(source.isEmpty());
    }

    void movingASecretEmptiesTheSource() {
        SecretBytes first = SecretBytes::copyOf("secret");
        SecretBytes second = std::move(first);
        QCOMPARE(first.size(), std::size_t(0));
        QCOMPARE(second.view().toByteArray(), QByteArray("secret"));
        first = std::move(second);
        QCOMPARE(second.size(), std::size_t(0));
        QCOMPARE(first.view().toByteArray(), QByteArray("secret"));
    }

    void whatIsSealedOpensWithTheSameKeyAndPlace_data() {
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a word") << QByteArray("knee");
        QTest::newRow("zeros and more") << QByteArray(100000, '\0');
    }

    void whatIsSealedOpensWithTheSameKeyAndPlace() {
        QFETCH(QByteArray, plain);
        const SealKey key = SealKey::random();
        const QByteArray sealed = seal(key, plain, "athlete/7/notes");
        QCOMPARE(sealed.size(), plain.size() + 41);
        QVERIFY(plain.isEmpty() || !sealed.contains(plain));
        QCOMPARE(unseal(key, sealed, "athlete/7/notes"), std::optional<QByteArray>(plain));
        QVERIFY(seal(key, plain, "athlete/7/notes") != sealed);
    }

    void whatIsSealedOpensNowhereElse() {
        const SealKey key = SealKey::random();
        const QByteArray sealed = seal(key, "plain", "place");
        QVERIFY(!unseal(SealKey::random(), sealed, "place"));
        QVERIFY(!unseal(key, sealed, "another place"));
        QVERIFY(!unseal(key, sealed, ""));
    }

    void aSealWithAnyByteChangedOrCutDoesNotOpen() {
        const SealKey key = SealKey::random();
        const QByteArray sealed = seal(key, "plain", "place");
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QVERIFY2(!unseal(key, changed, "place"), qPrintable(QString::number(i)));
            QVERIFY2(!unseal(key, sealed.left(i), "place"), qPrintable(QString::number(i)));
        }
        QVERIFY(!unseal(key, sealed + 'x', "place"));
    }

    void aKeyHasThirtyTwoBytes() {
        QVERIFY(!SealKey::from(SecretBytes(31)));
        QVERIFY(!SealKey::from(SecretBytes(33)));
        QVERIFY(SealKey::from(SecretBytes(32)).has_value());
    }

    void aPasswordIsStoredAsArgon2idAndKnownAgain() {
        const auto stored = hashPassword("correct horse battery");
        QVERIFY(stored.has_value());
        static const QRegularExpression phc(
            QStringLiteral("^\\$argon2id\\$v=19\\$m=65536,t=3,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}$"));
        QVERIFY2(phc.match(*stored).hasMatch(), qPrintable(*stored));
        QCOMPARE(checkPassword(*stored, "correct horse battery"), PasswordCheck::Right);
        QCOMPARE(checkPassword(*stored, "correct horse batterx"), PasswordCheck::Wrong);
    }

    void aPasswordStoredWithWeakerParametersIsRightButOutdated() {
        // "password" with the salt "somesalt" at 256 KiB, two passes, from the test vectors of the reference
        // implementation of Argon2.
        const QString weak = QStringLiteral(
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");
        QCOMPARE(checkPassword(weak, "password"), PasswordCheck::RightButOutdated);
        QCOMPARE(checkPassword(weak, "passwore"), PasswordCheck::Wrong);
    }

    void aStoredTextThatIsNoHashIsWrong_data() {
        QTest::addColumn<QString>("stored");
        QTest::newRow("empty") << QString();
        QTest::newRow("plain text") << QStringLiteral("password");
        QTest::newRow("cut") << QStringLiteral("$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHQ");
        QTest::newRow("endless") << QString(100000, QLatin1Char('$'));
    }

    void aStoredTextThatIsNoHashIsWrong() {
        QFETCH(QString, stored);
        QCOMPARE(checkPassword(stored, "password"), PasswordCheck::Wrong);
    }
};

QTEST_APPLESS_MAIN(TestCrypto)
#include "test_crypto.moc"
