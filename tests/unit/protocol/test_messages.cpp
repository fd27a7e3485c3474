// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/protocol/samples.h"

#include <QTest>

using namespace leadout::protocol;
using leadout::test::sampleBodies;
using leadout::test::SampleBody;

namespace {

bool isRequest(const SampleBody& sample) {
    return QByteArray(sample.message).endsWith("Request") || QByteArray(sample.message).endsWith("Confirm");
}

/// The body with one more member in its outermost object.
QByteArray withMember(const QByteArray& body, const QByteArray& member) {
    return body.chopped(1) + ',' + member + '}';
}

} // namespace

/// What holds for every message alike.
class TestMessages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenReadsBackTheSame() {
        for (const SampleBody& sample : sampleBodies()) {
            const auto read = sample.reread(sample.body);
            QVERIFY2(read.accepted, sample.message);
            QVERIFY2(read.stable, sample.message);
        }
    }

    void requestsRefuseAnUnknownMemberAndAnswersPassOverIt() {
        for (const SampleBody& sample : sampleBodies()) {
            const auto read = sample.reread(withMember(sample.body, R"("company_id_of_another":"x")"));
            QVERIFY2(read.accepted != isRequest(sample), sample.message);
            if (isRequest(sample)) {
                QCOMPARE(read.error.kind, JsonErrorKind::UnknownField);
                QCOMPARE(read.error.path, QStringLiteral("/company_id_of_another"));
            }
        }
    }

    void everyMessageRefusesARepeatedMember() {
        for (const SampleBody& sample : sampleBodies()) {
            const auto value = parseJson(sample.body, {.bytes = 100'000});
            QVERIFY(value);
            const auto& first = value->as<JsonValue::Object>()->front();
            const QByteArray twice =
                withMember(sample.body, '"' + QByteArray::fromStdString(first.name) + "\":1");
            QCOMPARE(sample.reread(twice).error.kind, JsonErrorKind::DuplicateKey);
        }
    }

    void everyMessageRefusesABodyCutAnywhere() {
        for (const SampleBody& sample : sampleBodies()) {
            for (qsizetype length = 0; length < sample.body.size(); ++length) {
                const auto read = sample.reread(sample.body.first(length));
                QVERIFY2(!read.accepted, sample.message);
                QVERIFY2(read.error.byte <= length, sample.message);
            }
        }
    }

    void aBodyWithAnyByteChangedIsRefusedOrReadsStably() {
        int accepted = 0;
        for (const SampleBody& sample : sampleBodies()) {
            for (qsizetype i = 0; i < sample.body.size(); ++i) {
                for (const int change : {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF}) {
                    QByteArray body = sample.body;
                    body[i] = static_cast<char>(body[i] ^ change);
                    const auto read = sample.reread(body);
                    QVERIFY2(read.stable, body.constData());
                    accepted += read.accepted ? 1 : 0;
                }
            }
        }
        QVERIFY(accepted > 0);
    }

    void everyMessageRefusesAMemberOfAnotherType() {
        for (const SampleBody& sample : sampleBodies()) {
            const auto value = parseJson(sample.body, {.bytes = 100'000});
            const auto members = *value->as<JsonValue::Object>();
            for (std::size_t i = 0; i < members.size(); ++i) {
                JsonValue wrong = *value;
                auto& object = std::get<JsonValue::Object>(wrong.data);
                object[i].value.data = JsonValue::Array{JsonValue{JsonValue::Array{}}};
                const auto read = sample.reread(compactJson(wrong));
                QVERIFY2(!read.accepted, sample.message);
                QVERIFY2(read.error.path.startsWith(pathTo({}, members[i].name)), sample.message);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestMessages)
#include "test_messages.moc"
