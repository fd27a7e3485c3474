// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/json_value.h"
#include "core/protocol/json_writer.h"

#include <QTest>

using namespace leadout::protocol;

namespace {

constexpr JsonLimits kLimits{.bytes = 1024 * 1024};

QByteArray nested(int depth) {
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

} // namespace

class TestJsonValue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachBadTextIsRefusedWithItsKindAndPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* name, const QByteArray& text, JsonErrorKind kind,
                            const char* path = "") {
            QTest::newRow(name) << text << static_cast<int>(kind) << QString::fromUtf8(path);
        };
        using K = JsonErrorKind;
        row("a repeated key", R"({"a":1,"b":2,"a":1})", K::DuplicateKey, "/a");
        row("a key repeated as an escape", R"({"a":1,"\u0061":2})", K::DuplicateKey, "/a");
        row("a repeated key further down", R"({"x":[0,{"k":1,"k":1}]})", K::DuplicateKey, "/x/1/k");
        row("an empty key twice", R"({"":1,"":1})", K::DuplicateKey, "/");
        row("33 levels", nested(33), K::TooDeep,
            "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0");
        row("33 levels of objects", R"({"a":)" + nested(32) + "}", K::TooDeep,
            "/a/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0");
        row("half a million levels", QByteArray(500'000, '['), K::TooDeep,
            "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0");
        row("a whole number of 64 bits and one", "[9223372036854775808]", K::NumberRange);
        row("a whole number below 64 bits", "[-9223372036854775809]", K::NumberRange);
        row("a whole number of thirty digits", R"({"n":123456789012345678901234567890})", K::NumberRange,
            "/n");
        row("a huge exponent", R"({"n":1e400})", K::NumberRange, "/n");
        row("a huge negative number", R"({"n":-1e400})", K::NumberRange, "/n");
        row("an endless exponent", "[1e" + QByteArray(1000, '9') + "]", K::NumberRange);
        row("a number that vanishes", "[1e-400]", K::NumberRange);
        row("a number of many digits", "[0." + QByteArray(1000, '1') + "]", K::NumberRange);
        row("a high surrogate alone", R"({"t":"\ud83d"})", K::LoneSurrogate, "/t");
        row("a low surrogate alone", R"({"t":"\udc00"})", K::LoneSurrogate, "/t");
        row("two high surrogates", R"({"t":"\ud83d\ud83d"})", K::LoneSurrogate, "/t");
        row("a surrogate in a key", R"({"\ud83d":1})", K::LoneSurrogate);
        row("a surrogate as bytes", "[\"\xED\xA0\x80\"]", K::InvalidUtf8);
        row("an escaped NUL", R"({"t":"a\u0000b"})", K::NulCharacter, "/t");
        row("an escaped NUL in a key", R"({"a":{"x\u0000":1}})", K::NulCharacter, "/a");
        row("a NUL in a text", QByteArray("{\"t\":\"a\0b\"}", 11), K::NulCharacter);
        row("a NUL behind the value", QByteArray("{}\0", 3), K::NulCharacter);
        row("a NUL and more behind the value", QByteArray("{}\0{\"a\":1}", 10), K::NulCharacter);
        row("Latin-1", "[\"\xFC\"]", K::InvalidUtf8);
        row("an overlong slash", "[\"\xC0\xAF\"]", K::InvalidUtf8);
        row("a cut UTF-8 sequence", "[\"\xE2\x82\"]", K::InvalidUtf8);
        row("beyond Unicode", "[\"\xF4\x90\x80\x80\"]", K::InvalidUtf8);
        row("a text of 10 MB", "[\"" + QByteArray(10 * 1024 * 1024, 'x') + "\"]", K::TooLarge);
        row("too many values", "[0" + QByteArray(",0").repeated(60'000) + "]", K::TooManyValues, "/49998");
        row("nothing", "", K::Truncated);
        row("only spaces", " \n\t", K::Truncated);
        row("half an object", R"({"a":1)", K::Truncated, "/a");
        row("half a text", "{\"a\":\"b", K::Truncated, "/a");
        row("half an array", "[1,", K::Truncated, "/0");
        row("a second value", "{}{}", K::TrailingBytes);
        row("a letter behind", "{} x", K::TrailingBytes);
        row("a bracket behind", "[]]", K::TrailingBytes);
        row("a byte order mark", "\xEF\xBB\xBF{}", K::Syntax);
        row("a comment", "{/**/}", K::Syntax);
        row("a comma too many", R"({"a":1,})", K::Syntax, "/a");
        row("single quotes", "{'a':1}", K::Syntax);
        row("a bare line feed in a text", "[\"a\nb\"]", K::Syntax);
        row("NaN", "[NaN]", K::Syntax);
        row("a leading zero", "[01]", K::Syntax, "/0");
        row("a leading plus", "[+1]", K::Syntax);
        row("hexadecimal", "[0x1F]", K::Syntax, "/0");
        row("a bad escape", R"(["\x41"])", K::Syntax);
        row("words of an error in the text", R"(["surrogate ill-formed UTF-8" x])", K::Syntax, "/0");
    }

    void eachBadTextIsRefusedWithItsKindAndPlace() {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        QFETCH(QString, path);
        const auto value = parseJson(text, kLimits);
        QVERIFY(!value);
        QCOMPARE(key(value.error().kind), key(static_cast<JsonErrorKind>(kind)));
        QCOMPARE(value.error().path, path);
        QVERIFY(value.error().byte >= 0);
        QVERIFY(value.error().byte <= text.size());
    }

    void theByteOfAnErrorIsWhereItWasNoticed() {
        QCOMPARE(parseJson(R"({"ab":"\ud83d"})", kLimits).error().byte, 14);
        QCOMPARE(parseJson("{} x", kLimits).error().byte, 4);
    }

    void whatIsAtTheLimitsIsRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("32 levels") << nested(32);
        QTest::newRow("the largest whole number") << QByteArray("[9223372036854775807,-9223372036854775808]");
        QTest::newRow("the largest and the smallest number")
            << QByteArray("[1.7976931348623157e+308,5e-324]");
        QTest::newRow("zeros") << QByteArray("[0,0.5,1e-04]");
        QTest::newRow("a surrogate pair") << QByteArray("[\"\xF0\x9F\x9A\xB4\"]");
        QTest::newRow("a bare value") << QByteArray("true");
        QTest::newRow("nothing but a word") << QByteArray("null");
    }

    void whatIsAtTheLimitsIsRead() {
        QFETCH(QByteArray, text);
        const auto value = parseJson(text, kLimits);
        QVERIFY(value);
        QCOMPARE(compactJson(*value), text);
    }

    void aTextOfExactlyTheLimitIsReadAndOneByteMoreIsNot() {
        const QByteArray text = "[\"" + QByteArray(96, 'x') + "\"]";
        QVERIFY(parseJson(text, {.bytes = 100}));
        QCOMPARE(parseJson(text, {.bytes = 99}).error().kind, JsonErrorKind::TooLarge);
    }

    void aPathEscapesWhatWouldChangeItsMeaning() {
        QCOMPARE(parseJson(R"({"a/b":{"~":[1,x]}})", kLimits).error().path, QStringLiteral("/a~1b/~0/0"));
    }

    void aLongNameIsCutInThePath() {
        const QByteArray name(500, 'n');
        const auto value = parseJson("{\"" + name + "\":1,\"" + name + "\":1}", kLimits);
        QCOMPARE(value.error().kind, JsonErrorKind::DuplicateKey);
        QVERIFY(value.error().path.size() < 70);
    }
};

QTEST_APPLESS_MAIN(TestJsonValue)
#include "test_json_value.moc"
