// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/protocol/samples.h"

#include <QTest>

using namespace leadout::protocol;
using namespace leadout::test;

namespace {

/// The fingerprint of the first op of a request whose sample op has this payload.
QByteArray fingerprintWith(const QByteArray& payload) {
    OpsRequest request = sampleOpsRequest();
    request.ops[0].payload = payload;
    const auto read = readOpsRequest(writeOpsRequest(request));
    return read ? opFingerprint(read->ops.at(0)) : QByteArray();
}

} // namespace

class TestSyncOps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRequestReadsBackAsItWasWritten() {
        QCOMPARE(readOpsRequest(writeOpsRequest(sampleOpsRequest())).value_or(OpsRequest{}),
                 sampleOpsRequest());
    }

    void anOpHasTheMembersThatTheDocumentNames() {
        const QByteArray body = writeOpsRequest({idOf(30), 40, 2, {sparseOp()}});
        QCOMPARE(body, QByteArray(R"({"device_id":"0190a000-0000-7000-8000-000000000030","acked_through":40,)"
                                  R"("schema":2,"ops":[{"op_id":"0190a000-0000-7000-8000-000000000020",)"
                                  R"("dev_seq":42,"schema":2,"command":"MarkDone","payload":{},)"
                                  R"("row_id":"0190a000-0000-7000-8000-000000000012",)"
                                  R"("scope":"ath:0190a000-0000-7000-8000-000000000002",)"
                                  R"("base":{"after_op":"0190a000-0000-7000-8000-000000000010"}}]})"));
    }

    void aRequestThatMakesNoSenseIsRefused_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* from, const char* to, JsonErrorKind kind, const char* path) {
            QTest::addRow("%s to %s", from, to)
                << QByteArray(from) << QByteArray(to) << static_cast<int>(kind) << QString::fromUtf8(path);
        };
        using K = JsonErrorKind;
        row(R"("acked_through":40)", R"("acked_through":-1)", K::OutOfRange, "/acked_through");
        row(R"("acked_through":40)", R"("acked_through":9223372036854775808)", K::NumberRange,
            "/acked_through");
        row(R"("schema":2,"ops")", R"("schema":0,"ops")", K::OutOfRange, "/schema");
        row(R"("dev_seq":41)", R"("dev_seq":0)", K::OutOfRange, "/ops/0/dev_seq");
        row(R"("dev_seq":41)", R"("dev_seq":42)", K::OutOfRange, "/ops/1/dev_seq");
        row(R"("dev_seq":41)", R"("dev_seq":"41")", K::WrongType, "/ops/0/dev_seq");
        row(R"("command":"MarkDone")", R"("command":"")", K::BadForm, "/ops/1/command");
        row(R"("command":"MarkDone")", R"("command":"MarkDone","role":"head")", K::UnknownField,
            "/ops/1/role");
        row(R"("payload":{})", R"("payload":"{}")", K::WrongType, "/ops/1/payload");
        row(R"("payload":{})", R"("payload":null)", K::WrongType, "/ops/1/payload");
        row(R"("payload":{})", R"("payload":{"a":1,"a":2})", K::DuplicateKey, "/ops/1/payload/a");
        row(R"({"rev":6})", R"({"rev":-1})", K::OutOfRange, "/ops/0/base/rev");
        row(R"({"rev":6})", R"({})", K::Missing, "/ops/0/base/rev");
        row(R"({"rev":6})", R"({"rev":6,"seq":1})", K::UnknownField, "/ops/0/base/seq");
        row(R"({"after_op":)", R"({"rev":1,"after_op":)", K::UnknownField, "/ops/1/base/rev");
        row(R"("base_text_hash":"AQ)", R"("base_text_hash":"A)", K::BadForm, "/ops/0/base_text_hash");
        row(R"("content_hash":")", R"("content_hash":"AAAA)", K::TooLong, "/ops/0/content_hash");
        row("13:43:31.250Z", "13:43:31.250", K::BadForm, "/ops/0/not_before");
        row(R"("scope":"ath:)", R"("scope":"co:)", K::BadForm, "/ops/0/scope");
    }

    void aRequestThatMakesNoSenseIsRefused() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, kind);
        QFETCH(QString, path);
        QByteArray body = writeOpsRequest(sampleOpsRequest());
        const qsizetype at = body.indexOf(from);
        QVERIFY(at >= 0);
        const auto request = readOpsRequest(body.replace(at, from.size(), to));
        QVERIFY(!request);
        QCOMPARE(key(request.error().kind), key(static_cast<JsonErrorKind>(kind)));
        QCOMPARE(request.error().path, path);
    }

    void aRequestHoldsAtMostAHundredOps() {
        OpsRequest request{idOf(30), 0, 1, {}};
        for (int i = 1; i <= kMaxOps; ++i) {
            request.ops.push_back(sparseOp());
            request.ops.back().devSeq = i;
        }
        QCOMPARE(readOpsRequest(writeOpsRequest(request)).value_or(OpsRequest{}), request);
        request.ops.push_back(sparseOp());
        request.ops.back().devSeq = kMaxOps + 1;
        const auto error = readOpsRequest(writeOpsRequest(request)).error();
        QCOMPARE(error.kind, JsonErrorKind::TooMany);
        QCOMPARE(error.path, QStringLiteral("/ops"));
    }

    void aRequestHasAtMost256KiB() {
        OpsRequest request{idOf(30), 0, 1, {sparseOp()}};
        const auto withText = [&request](qsizetype size) {
            request.ops[0].payload = "{\"text\":\"" + QByteArray(size, 'x') + "\"}";
            return writeOpsRequest(request);
        };
        const qsizetype rest = kMaxOpsBytes - withText(0).size();
        QVERIFY(readOpsRequest(withText(rest)));
        QCOMPARE(readOpsRequest(withText(rest + 1)).error().kind, JsonErrorKind::TooLarge);
    }

    void opsOfOneTransactionStandTogether() {
        OpsRequest request{idOf(30), 0, 1, {sampleOp(), sparseOp(), sparseOp()}};
        request.ops[1].txnId = request.ops[0].txnId;
        request.ops[2].devSeq = 43;
        QVERIFY(readOpsRequest(writeOpsRequest(request)));
        std::swap(request.ops[1].txnId, request.ops[2].txnId);
        QCOMPARE(readOpsRequest(writeOpsRequest(request)).error().path, QStringLiteral("/ops/2/txn_id"));
    }

    void theSameDecisionHasTheSameFingerprintHoweverItIsWritten() {
        const QByteArray one = fingerprintWith(R"({"text":"grün","marks":{"a":1,"b":[1,2]},"n":100})");
        QCOMPARE(one.size(), 32);
        QCOMPARE(fingerprintWith(R"( {"n":1e2, "marks":{"b":[1,2],"a":1.0}, "text":"gr\u00fcn"} )"), one);
        QVERIFY(fingerprintWith(R"({"text":"grün","marks":{"a":1,"b":[2,1]},"n":100})") != one);
    }

    void anotherDecisionHasAnotherFingerprint() {
        const QByteArray one = opFingerprint(sampleOp());
        const auto changed = [](auto change) {
            Op op = sampleOp();
            change(op);
            return opFingerprint(op);
        };
        QVERIFY(changed([](Op& op) { op.command = QStringLiteral("MarkDone"); }) != one);
        QVERIFY(changed([](Op& op) { op.payload = "{}"; }) != one);
        QVERIFY(changed([](Op& op) { op.rowId = idOf(99); }) != one);
        QVERIFY(changed([](Op& op) { op.scope = athleteScope(99); }) != one);
        QVERIFY(changed([](Op& op) { op.base = BaseRev{7}; }) != one);
        QVERIFY(changed([](Op& op) { op.base = AfterOp{idOf(6)}; }) != one);
        QVERIFY(changed([](Op& op) { op.baseTextHash.clear(); }) != one);
        QVERIFY(changed([](Op& op) { op.contentHash[0] = 'x'; }) != one);
    }

    void sendingLaterDoesNotChangeTheFingerprint() {
        Op op = sampleOp();
        op.notBefore.reset();
        op.txnId.reset();
        op.devSeq = 77;
        op.opId = idOf(78);
        QCOMPARE(opFingerprint(op), opFingerprint(sampleOp()));
    }

    void everyOutcomeReadsBack() {
        const auto results = sampleResults();
        QCOMPARE(results.size(), static_cast<std::size_t>(Outcome::Blocked) + 1);
        for (const OpResult& result : results) {
            const QByteArray text = writeOpResult(result);
            QCOMPARE(readOpResult(text).value_or(OpResult{}), result);
            QVERIFY(!key(result.outcome).empty());
        }
    }

    void anOutcomeWithoutWhatBelongsToItIsRefused_data() {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("path");
        QTest::newRow("ok") << QByteArray(R"("result":"ok")") << QStringLiteral("/rev");
        QTest::newRow("ok 0") << QByteArray(R"("result":"ok","rev":0)") << QStringLiteral("/rev");
        QTest::newRow("conflict") << QByteArray(R"("result":"conflict")") << QStringLiteral("/fields");
        QTest::newRow("invalid") << QByteArray(R"("result":"invalid")") << QStringLiteral("/path");
        QTest::newRow("blocked") << QByteArray(R"("result":"blocked")") << QStringLiteral("/by");
        QTest::newRow("unknown") << QByteArray(R"("result":"maybe")") << QStringLiteral("/result");
    }

    void anOutcomeWithoutWhatBelongsToItIsRefused() {
        QFETCH(QByteArray, members);
        QFETCH(QString, path);
        const auto result =
            readOpResult(R"({"op_id":"0190a000-0000-7000-8000-000000000001",)" + members + '}');
        QVERIFY(!result);
        QCOMPARE(result.error().path, path);
    }
};

QTEST_APPLESS_MAIN(TestSyncOps)
#include "test_sync_ops.moc"
