// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/work/batch.h"

#include "core/protocol/sync_ops.h"

#include <QTest>

using namespace leadout;
using namespace leadout::client;
using namespace std::chrono_literals;

namespace {

const domain::Instant kNow{std::chrono::hours(480'000)};

PendingOp op(std::int64_t seq, const QString& row, const QString& txn = {}) {
    PendingOp made;
    made.opId = QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, static_cast<uchar>(seq));
    made.devSeq = seq;
    made.rowId = row;
    made.scope = QStringLiteral("co");
    made.txnId = txn;
    made.bytes = 100;
    made.queuedAt = kNow - 1s;
    return made;
}

using Places = std::vector<std::size_t>;

} // namespace

class TestBatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHeldOpKeepsBackLaterOnesOfItsRowAlone() {
        std::vector<PendingOp> ops = {op(1, QStringLiteral("a")), op(2, QStringLiteral("a")),
                                      op(3, QStringLiteral("b"))};
        ops[0].notBefore = kNow + 10s;
        QCOMPARE(nextBatch(ops, kNow, {}), (Places{2}));
        QCOMPARE(nextBatch(ops, kNow + 10s, {}), (Places{0, 1, 2}));
    }

    void aHoldDoesNotCountForUrgentScopes() {
        std::vector<PendingOp> ops = {op(1, QStringLiteral("a"))};
        ops[0].notBefore = kNow + 10s;
        QCOMPARE(nextBatch(ops, kNow, {{QStringLiteral("co")}, false}), (Places{0}));
        QCOMPARE(nextBatch(ops, kNow, {{QStringLiteral("head")}, false}), Places());
        QCOMPARE(nextBatch(ops, kNow, {{}, true}), (Places{0}));
    }

    void aClockThatWasSetBackDoesNotProlongAHold() {
        std::vector<PendingOp> ops = {op(1, QStringLiteral("a"))};
        ops[0].notBefore = kNow + 10s;
        QCOMPARE(nextBatch(ops, kNow - 87'600h, {}), (Places{0}));
        ops[0].notBefore.reset();
        ops[0].nextAt = kNow + 4min;
        QCOMPARE(nextBatch(ops, kNow, {}), Places());
        QCOMPARE(nextBatch(ops, kNow - 1h, {}), (Places{0}));
    }

    void aGroupGoesWholeOrNotAtAll() {
        const QString txn = QStringLiteral("t");
        std::vector<PendingOp> ops = {op(1, QStringLiteral("a")), op(2, QStringLiteral("b"), txn),
                                      op(3, QStringLiteral("c"), txn), op(4, QStringLiteral("d"))};
        ops[2].notBefore = kNow + 10s;
        QCOMPARE(nextBatch(ops, kNow, {}), (Places{0, 3}));
        ops[2].notBefore.reset();
        ops[0].bytes = protocol::kMaxOpsBytes - kRequestBytes - 150;
        QCOMPARE(nextBatch(ops, kNow, {}), (Places{0}));
    }

    void aBatchHasAtMostAHundredOpsAndNeverPartsAGroup() {
        std::vector<PendingOp> ops;
        for (int i = 0; i < 99; ++i)
            ops.push_back(op(i + 1, QString::number(i)));
        ops.push_back(op(100, QStringLiteral("x"), QStringLiteral("t")));
        ops.push_back(op(101, QStringLiteral("y"), QStringLiteral("t")));
        ops.push_back(op(102, QStringLiteral("z")));
        QCOMPARE(nextBatch(ops, kNow, {}).size(), std::size_t{99});
        QCOMPARE(nextBatch({ops.begin() + 1, ops.end()}, kNow, {}).size(), std::size_t{100});
    }

    void aBatchStaysWithinItsBytes() {
        std::vector<PendingOp> ops;
        for (int i = 0; i < 10; ++i) {
            ops.push_back(op(i + 1, QString::number(i)));
            ops.back().bytes = 60'000;
        }
        QCOMPARE(nextBatch(ops, kNow, {}), (Places{0, 1, 2, 3}));
    }

    void anOpOverWhichTheBackendFailsGoesAloneAndLetsOthersPass() {
        std::vector<PendingOp> ops = {op(1, QStringLiteral("a")), op(2, QStringLiteral("b"))};
        ops[0].attempts = kAttemptsBeforeAlone;
        QCOMPARE(nextBatch(ops, kNow, {}), (Places{0}));
        ops[0].nextAt = kNow + 1min;
        QCOMPARE(nextBatch(ops, kNow, {}), (Places{1}));
        std::swap(ops[0].attempts, ops[1].attempts);
        ops[0].nextAt.reset();
        QCOMPARE(nextBatch(ops, kNow, {}), (Places{0}));
    }
};

QTEST_APPLESS_MAIN(TestBatch)
#include "test_batch.moc"
