// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/json_writer.h"

#include <QTest>

#include <limits>

using namespace leadout::protocol;

namespace {

QByteArray canonical(const QByteArray& text) {
    const auto value = parseJson(text, {.bytes = 10'000});
    return value ? canonicalJson(*value) : QByteArray("refused");
}

} // namespace

class TestJsonWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void membersStandInTheOrderGiven() {
        JsonWriter out;
        out.beginObject().field("z", true).field("a", -5).key("list").beginArray().value(1).value(2.5).null();
        out.beginObject().endObject().endArray().field("none", std::optional<int>()).field("t", QString());
        out.key("raw").raw(R"({"x":1})").endObject();
        QCOMPARE(out.take(), QByteArray(R"({"z":true,"a":-5,"list":[1,2.5,null,{}],"t":"","raw":{"x":1}})"));
        QCOMPARE(out.take(), QByteArray());
    }

    void aTextIsEscapedSoThatItReadsBack() {
        QString all;
        for (char16_t c = 1; c < 0x250; ++c)
            all += QChar(c);
        all += QStringLiteral("🚴 \u2028");
        JsonWriter out;
        const QByteArray text = out.value(all).take();
        const auto value = parseJson(text, {.bytes = 10'000});
        QVERIFY(value);
        QCOMPARE(QString::fromStdString(*value->as<std::string>()), all);
        QVERIFY(!text.contains('\n'));
    }

    void halfASurrogateNeverLeavesAsInvalidUtf8() {
        JsonWriter out;
        QVERIFY(parseJson(out.value(QString(QChar(0xD83D))).take(), {.bytes = 100}));
    }

    void numbersAreShortAndReadBackAsThemselves_data() {
        QTest::addColumn<double>("number");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("whole") << 100000.0 << QByteArray("100000");
        QTest::newRow("minus zero") << -0.0 << QByteArray("0");
        QTest::newRow("a tenth") << 0.1 << QByteArray("0.1");
        QTest::newRow("a third") << 1.0 / 3.0 << QByteArray("0.3333333333333333");
        QTest::newRow("large") << 1e300 << QByteArray("1e+300");
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << QByteArray("null");
        QTest::newRow("infinite") << -std::numeric_limits<double>::infinity() << QByteArray("null");
    }

    void numbersAreShortAndReadBackAsThemselves() {
        QFETCH(double, number);
        QFETCH(QByteArray, text);
        JsonWriter out;
        QCOMPARE(out.value(number).take(), text);
    }

    void idsTimesAndBytesHaveOneForm() {
        JsonWriter out;
        out.beginArray().value(QUuid::fromString(u"{0190A000-0000-7000-8000-00000000000A}"));
        const QDateTime local(QDate(2026, 11, 22), QTime(15, 0), Qt::OffsetFromUTC, 3600);
        out.value(local).value(QDate(2026, 1, 2)).value(QByteArray("\xFB\xFF\x01\x02", 4)).endArray();
        QCOMPARE(out.take(), QByteArray(R"(["0190a000-0000-7000-8000-00000000000a",)"
                                        R"("2026-11-22T14:00:00.000Z","2026-01-02","-_8BAg"])"));
    }

    void equalValuesHaveOneCanonicalText_data() {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("other");
        const auto row = [](const char* name, const char* one, const char* other) {
            QTest::newRow(name) << QByteArray(one) << QByteArray(other);
        };
        row("order of keys", R"({"a":1,"b":{"c":2,"d":3}})", R"({"b":{"d":3,"c":2},"a":1})");
        row("spaces", R"({"a":[1,2]})", " { \"a\" : [ 1 , 2 ] }\n");
        row("escapes", R"(["ü/"])", R"(["\u00fc\/"])");
        row("numbers", "[1,100,0.5]", "[1.0,1e2,5e-1]");
        row("zeros", "[0]", "[-0.0]");
    }

    void equalValuesHaveOneCanonicalText() {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, other);
        QVERIFY(canonical(one) != "refused");
        QCOMPARE(canonical(one), canonical(other));
    }

    void differentValuesHaveDifferentCanonicalTexts() {
        QVERIFY(canonical("[1,2]") != canonical("[2,1]"));
        QVERIFY(canonical(R"(["1"])") != canonical("[1]"));
        QVERIFY(canonical(R"({"a":null})") != canonical("{}"));
    }
};

QTEST_APPLESS_MAIN(TestJsonWriter)
#include "test_json_writer.moc"
