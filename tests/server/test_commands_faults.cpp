// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/commands_fixture.h"

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;

class TestFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Whichever access to the database fails, a request has either been carried out wholly or has left no
    /// trace, and can be sent again.
    void aRequestThatFailsHalfwayLeavesNothing() {
        DecisionsFixture world;
        const Athlete lost = world.athlete(world.company, world.jonas);
        protocol::OpsRequest request;
        request.deviceId = world.uuid();
        request.schema = 1;
        const QString text = QStringLiteral("Strong to the last minute.");
        request.ops = {world.edit(world.review, text), world.close(world.review),
                       world.note(world.rider.id, QStringLiteral("Likes hills")),
                       world.note(lost.id, QStringLiteral("To be held"))};
        const QUuid group = world.uuid();
        request.ops[0].txnId = request.ops[1].txnId = group;
        Athlete moved = lost;
        world.assign(moved, world.marek);

        int accesses = 0;
        int failAt = 0;
        database::ConnectionOptions options;
        options.path = world.path();
        options.applicationId = kApplicationId;
        options.durability = database::Durability::Normal;
        options.fault = [&](bool) -> std::optional<database::ErrorKind> {
            return accesses++ == failAt ? std::optional(database::ErrorKind::Io) : std::nullopt;
        };
        const auto connection = [&] {
            failAt = -1;
            return database::Connection::open(options);
        }();
        VERIFY_DONE(connection);

        const auto send = [&]() -> Result<Pushed> {
            auto transaction = database::Transaction::begin(**connection, database::Transaction::Mode::Write);
            if (!transaction)
                return tl::unexpected(transaction.error());
            const auto viewer = viewerOf(**connection, world.company, world.jonas, world.now());
            if (!viewer)
                return tl::unexpected(viewer.error());
            Changes changes(**connection, world.company, world.now());
            auto pushed = Push(changes, **viewer, {domain::SignInId(world.uuid()), QString()}).apply(request);
            if (!pushed)
                return pushed;
            if (const auto done = transaction->commit(); !done)
                return tl::unexpected(done.error());
            return pushed;
        };
        int failures = 0;
        for (failAt = 0;; ++failAt) {
            accesses = 0;
            const auto pushed = send();
            if (pushed) {
                QVERIFY2(accesses <= failAt, "a failure was passed over");
                break;
            }
            ++failures;
            QCOMPARE(world.text(world.review.id), kDraftText);
            QCOMPARE(world.stored(world.review.id).state, domain::AnalysisState::ReviewPending);
            QVERIFY(!world.row(request.ops[2].rowId));
            QVERIFY(world.waiting().empty());
            QVERIFY(world.audit().empty());
        }
        QVERIFY(failures > 40);
        QCOMPARE(world.text(world.review.id), text);
        QCOMPARE(world.stored(world.review.id).state, domain::AnalysisState::Reviewed);
        QVERIFY(world.row(request.ops[2].rowId));
        QCOMPARE(world.waiting().size(), std::size_t(1));
        QCOMPARE(world.audit().size(), request.ops.size());
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_commands_faults.moc"
