// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/json_reader.h"

#include <QTest>

using namespace leadout::protocol;

namespace {

enum class Colour { Red, Blue };

} // namespace

template <>
constexpr std::array<std::string_view, 2> leadout::domain::kWords<Colour> = {"red", "blue"};

namespace {

JsonValue parsed(const QByteArray& text) {
    return parseJson(text, {.bytes = 100'000}).value_or(JsonValue{});
}

/// Reads the only member of {"v": …} as the column says and gives the error, if any.
std::optional<JsonError> readAs(const QString& type, const QByteArray& json) {
    const JsonValue value = parsed("{\"v\":" + json + "}");
    ObjectReader reader(value, UnknownFields::Refuse);
    if (type == u"text")
        reader.required<QString>("v", 5);
    else if (type == u"some text")
        reader.required<QString>("v", 1, 5);
    else if (type == u"bool")
        reader.required<bool>("v");
    else if (type == u"whole")
        reader.required<std::int64_t>("v", -3, 10);
    else if (type == u"number")
        reader.required<double>("v", 0.0, 1.5);
    else if (type == u"id")
        reader.required<QUuid>("v");
    else if (type == u"time")
        reader.required<QDateTime>("v");
    else if (type == u"day")
        reader.required<QDate>("v");
    else if (type == u"bytes")
        reader.required<QByteArray>("v", 2, 4);
    else if (type == u"texts")
        reader.required<QStringList>("v", 2, 5);
    else if (type == u"word")
        reader.required<Colour>("v");
    else if (type == u"small")
        reader.required<signed char>("v");
    else if (type == u"any number")
        reader.required<double>("v");
    else if (type == u"list")
        reader.requiredList<std::int64_t>("v", 2, 0, 9);
    else if (type == u"objects")
        reader.requiredObjects("v", 2, [](ObjectReader& each) { each.required<bool>("ok"); });
    return reader.finish();
}

} // namespace

class TestJsonReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aValueThatDoesNotFitIsRefusedWithItsPath_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* type, const char* json, JsonErrorKind kind, const char* path = "/v") {
            QTest::addRow("%s %s", type, json) << QString::fromUtf8(type) << QByteArray(json)
                                               << static_cast<int>(kind) << QString::fromUtf8(path);
        };
        using K = JsonErrorKind;
        row("text", "5", K::WrongType);
        row("text", "null", K::WrongType);
        row("text", R"("123456")", K::TooLong);
        row("some text", R"("")", K::BadForm);
        row("bool", "1", K::WrongType);
        row("bool", R"("true")", K::WrongType);
        row("whole", "1.0", K::WrongType);
        row("whole", "11", K::OutOfRange);
        row("whole", "-4", K::OutOfRange);
        row("whole", R"("3")", K::WrongType);
        row("number", "1.6", K::OutOfRange);
        row("number", "true", K::WrongType);
        row("id", R"("0190A000-0000-7000-8000-000000000001")", K::BadForm);
        row("id", R"("{0190a000-0000-7000-8000-000000000001}")", K::BadForm);
        row("id", R"("0190a00000007000800000000000000a")", K::BadForm);
        row("id", R"("00000000-0000-0000-0000-000000000000")", K::BadForm);
        row("id", "\"' OR 1=1 --\"", K::BadForm);
        row("id", "7", K::WrongType);
        row("time", R"("2026-11-22T13:43:31")", K::BadForm);
        row("time", R"("2026-11-22T13:43:31+00:00")", K::BadForm);
        row("time", R"("2026-11-22 13:43:31Z")", K::BadForm);
        row("time", R"("2026-02-30T13:43:31Z")", K::BadForm);
        row("time", R"("2026-11-22T24:00:00Z")", K::BadForm);
        row("time", R"("2026-11-22T23:59:60Z")", K::BadForm);
        row("time", R"("2026-11-22T13:43:31.5Z")", K::BadForm);
        row("time", R"("2026-11-22T13:43:3١Z")", K::BadForm);
        row("time", "1700000000", K::WrongType);
        row("day", R"("2026-2-3")", K::BadForm);
        row("day", R"("2026-13-01")", K::BadForm);
        row("bytes", R"("AQI=")", K::BadForm);
        row("bytes", R"("AQ+/")", K::BadForm);
        row("bytes", R"("AQJ")", K::BadForm);
        row("bytes", R"("AQ I")", K::BadForm);
        row("bytes", R"("AQ")", K::BadForm);
        row("bytes", R"("AQIDBAU")", K::TooLong);
        row("texts", R"(["a","b","c"])", K::TooMany);
        row("texts", R"(["a",1])", K::WrongType);
        row("texts", R"("a")", K::WrongType);
        row("word", R"("green")", K::UnknownWord);
        row("word", R"("Red")", K::UnknownWord);
        row("word", "0", K::WrongType);
        row("small", "128", K::OutOfRange);
        row("small", "-129", K::OutOfRange);
        row("small", "1.0", K::WrongType);
        row("any number", R"("1")", K::WrongType);
        row("list", "{}", K::WrongType);
        row("list", "[1,2,3]", K::TooMany);
        row("list", "[1,10]", K::OutOfRange, "/v/1");
        row("list", R"(["1"])", K::WrongType, "/v/0");
        row("objects", "{}", K::WrongType);
        row("objects", "[1]", K::WrongType, "/v/0");
        row("objects", R"([{"ok":true},{}])", K::Missing, "/v/1/ok");
        row("objects", R"([{"ok":true,"more":1}])", K::UnknownField, "/v/0/more");
        row("objects", R"([{"ok":true},{"ok":true},{"ok":true}])", K::TooMany);
    }

    void aValueThatDoesNotFitIsRefusedWithItsPath() {
        QFETCH(QString, type);
        QFETCH(QByteArray, json);
        QFETCH(int, kind);
        QFETCH(QString, path);
        const auto error = readAs(type, json);
        QVERIFY(error);
        QCOMPARE(key(error->kind), key(static_cast<JsonErrorKind>(kind)));
        QCOMPARE(error->path, path);
    }

    void valuesThatFitAreRead() {
        const JsonValue value =
            parsed(R"({"text":"grün","bool":true,"whole":-3,"number":1,"none":null,)"
                   R"("id":"0190a000-0000-7000-8000-000000000001","bytes":"-_8",)"
                   R"("time":"2026-11-22T13:43:31.250Z","day":"2024-02-29",)"
                   R"("texts":["a",""],"word":"blue","list":[7,0],"set":true,"child":{"x":1}})");
        ObjectReader reader(value, UnknownFields::Refuse);
        QCOMPARE(reader.required<QString>("text", 4), QStringLiteral("grün"));
        QCOMPARE(reader.required<bool>("bool"), true);
        QCOMPARE(reader.required<std::int64_t>("whole", -3, 10), std::int64_t{-3});
        QCOMPARE(reader.required<double>("number", 0.0, 1.0), 1.0);
        QVERIFY(!reader.optional<bool>("none"));
        QVERIFY(!reader.optional<bool>("absent"));
        QCOMPARE(reader.required<QUuid>("id").toString(QUuid::WithoutBraces),
                 QStringLiteral("0190a000-0000-7000-8000-000000000001"));
        QCOMPARE(reader.required<QByteArray>("bytes", 2, 2), QByteArray("\xFB\xFF"));
        QCOMPARE(reader.required<QDateTime>("time"),
                 QDateTime(QDate(2026, 11, 22), QTime(13, 43, 31, 250), Qt::UTC));
        QCOMPARE(reader.optional<QDate>("day").value_or(QDate()), QDate(2024, 2, 29));
        QCOMPARE(reader.required<QStringList>("texts", 2, 1), QStringList({QStringLiteral("a"), QString()}));
        QCOMPARE(reader.required<Colour>("word"), Colour::Blue);
        QCOMPARE(reader.requiredList<int>("list", 2), std::vector<int>({7, 0}));
        QVERIFY(reader.flag("set"));
        QVERIFY(!reader.flag("not set"));
        std::int64_t x = 0;
        QVERIFY(reader.optionalObject(
            "child", [&](ObjectReader& child) { x = child.required<std::int64_t>("x", 0, 9); }));
        QCOMPARE(x, std::int64_t{1});
        QVERIFY(!reader.finish());
    }

    void aMemberNobodyAskedForIsRefusedOrKept() {
        const JsonValue value = parsed(R"({"known":1,"role":"head","plan_type":{"b":2,"a":1}})");
        for (const auto policy : {UnknownFields::Refuse, UnknownFields::Keep}) {
            ObjectReader reader(value, policy);
            reader.required<std::int64_t>("known", 0, 9);
            QCOMPARE(reader.unread(), QByteArray(R"({"role":"head","plan_type":{"b":2,"a":1}})"));
            const auto error = reader.finish();
            QCOMPARE(error.has_value(), policy == UnknownFields::Refuse);
            if (error) {
                QCOMPARE(error->kind, JsonErrorKind::UnknownField);
                QCOMPARE(error->path, QStringLiteral("/role"));
            }
        }
    }

    void anUnknownMemberThatIsNullIsStillUnknown() {
        const JsonValue value = parsed(R"({"x":null})");
        QCOMPARE(ObjectReader(value, UnknownFields::Refuse).finish().value_or(JsonError{}).kind,
                 JsonErrorKind::UnknownField);
    }

    void theFirstErrorIsTheOneThatIsTold() {
        const JsonValue value = parsed(R"({"a":1,"b":2})");
        ObjectReader reader(value, UnknownFields::Refuse);
        reader.required<bool>("a");
        reader.required<QString>("missing", 9);
        reader.refuse("b", JsonErrorKind::BadForm);
        const auto result = reader.finish(5);
        QVERIFY(!result);
        QCOMPARE(result.error(), (JsonError{JsonErrorKind::WrongType, QStringLiteral("/a"), 7}));
    }

    void whatIsNoObjectIsRefused() {
        const JsonValue value = parsed("[1]");
        ObjectReader reader(value, UnknownFields::Keep, QStringLiteral("/payload"));
        QCOMPARE(reader.required<QString>("x", 5), QString());
        QCOMPARE(reader.finish().value_or(JsonError{}).kind, JsonErrorKind::WrongType);
        QCOMPARE(reader.finish().value_or(JsonError{}).path, QStringLiteral("/payload"));
    }
};

QTEST_APPLESS_MAIN(TestJsonReader)
#include "test_json_reader.moc"
