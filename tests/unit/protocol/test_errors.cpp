// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sentences/catalogue.h"
#include "tests/unit/protocol/samples.h"

#include <QSet>
#include <QTest>

using namespace leadout::protocol;

class TestErrors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasItsOwnWordASentenceAndAStatus() {
        QSet<QByteArray> words;
        for (std::size_t i = 0; i < kErrorCodeCount; ++i) {
            const auto code = static_cast<ErrorCode>(i);
            const QByteArray word = QByteArray::fromStdString(std::string(key(code)));
            QVERIFY(!words.contains(word));
            words.insert(word);
            QCOMPARE(errorCodeFromKey(key(code)), std::optional<ErrorCode>(code));
            QCOMPARE(QByteArray::fromStdString(std::string(sentenceId(code))), "error." + word);
            QVERIFY(httpStatus(code) >= 400 && httpStatus(code) < 600);
        }
    }

    void theSentenceOfEveryCodeIsInTheCatalogue() {
        for (std::size_t i = 0; i < kErrorCodeCount; ++i) {
            const std::string_view id = sentenceId(static_cast<ErrorCode>(i));
            QVERIFY2(leadout::domain::findSentence(id), id.data());
        }
    }

    void badBodiesGetTheStatusTheyDeserve_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        const auto row = [](JsonErrorKind kind, int status, const char* word) {
            QTest::newRow(std::string(key(kind)).c_str())
                << static_cast<int>(kind) << status << QString::fromUtf8(word);
        };
        using K = JsonErrorKind;
        row(K::TooLarge, 413, "too_large");
        row(K::Truncated, 400, "truncated");
        row(K::DuplicateKey, 400, "duplicate_key");
        row(K::UnknownField, 422, "unknown_field");
        for (const auto kind : {K::Syntax, K::TrailingBytes, K::InvalidUtf8, K::LoneSurrogate,
                                K::NulCharacter, K::TooDeep, K::TooManyValues, K::NumberRange})
            row(kind, 400, "bad_json");
        for (const auto kind :
             {K::Missing, K::WrongType, K::TooLong, K::TooMany, K::OutOfRange, K::UnknownWord, K::BadForm})
            row(kind, 422, "invalid");
    }

    void badBodiesGetTheStatusTheyDeserve() {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(QString, word);
        const ErrorCode code = errorCodeFor(static_cast<JsonErrorKind>(kind));
        QCOMPARE(httpStatus(code), status);
        QCOMPARE(QString::fromStdString(std::string(key(code))), word);
    }

    void anErrorCarriesOnlyTheMembersItHas() {
        ErrorBody body{ErrorCode::NotFound, QStringLiteral("Nothing there."), {}, QStringLiteral("r-7"), {}};
        QCOMPARE(writeErrorBody(body),
                 QByteArray(R"({"code":"not_found","message":"Nothing there.","request_id":"r-7"})"));
        QCOMPARE(readErrorBody(writeErrorBody(body)).value_or(ErrorBody{}), body);
    }

    void aCodeOfTomorrowReadsAsAFaultOfTheBackend() {
        const auto body = readErrorBody(R"({"code":"quantum_flux","message":"m","request_id":"r"})");
        QVERIFY(body);
        QCOMPARE(body->code, ErrorCode::Internal);
    }

    void aPageOfAnotherServerIsNoError() {
        QVERIFY(!readErrorBody("<html><body>Sign in to the wireless network</body></html>"));
    }
};

QTEST_APPLESS_MAIN(TestErrors)
#include "test_errors.moc"
