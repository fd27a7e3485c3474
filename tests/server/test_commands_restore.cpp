// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of decisions when the database has been restored from a backup.
#include "core/backend/auth/restoring.h"
#include "core/database/maintenance.h"
#include "tests/server/commands_fixture.h"

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;
using protocol::Op;

namespace {

const QString kMine = QStringLiteral("Strong to the last minute.");
const QString kTheirs = QStringLiteral("Well paced.");
const QString kOthers = QStringLiteral("Calm and even.");

/// A world of which a backup can be made and brought back.
struct Backed : DecisionsFixture {
    Backed() { backUp(); }

    void backUp() {
        if (const auto kept = database::backUp(db(), backup()); !kept)
            fail(kept.error());
    }
    /// Everything since the backup is gone; some time has passed.
    void restore(std::chrono::hours later = std::chrono::hours(1)) {
        clock().advance(later);
        reopen(backup());
        auto transaction = database::Transaction::begin(db(), database::Transaction::Mode::Write);
        if (const auto begun = beginAfterRestore(db(), now()); !begun)
            fail(begun.error());
        if (const auto kept = transaction->commit(); !kept)
            fail(kept.error());
    }
    Op note(const QString& text) {
        return op(domain::EditPersonalNote{review.id, text}, texts(review.id).id.uuid(), body(rider.id));
    }
    Op plan(const domain::WorkoutId& workout, const char* name) {
        domain::PlanWorkout command{workout, rider.id, QDate(2026, 12, 1), {}};
        command.plan.name = name;
        return op(command, workout.uuid(), list(rider.id));
    }

private:
    QString backup() const { return path() + QStringLiteral(".backup"); }
};

} // namespace

class TestRestore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheBackupDoesNotHoldIsAppliedOnceMore() {
        Backed world;
        const Op edit = world.edit(world.review, kMine);
        Op next = world.edit(world.review, kTheirs);
        next.base = protocol::AfterOp{edit.opId};
        QCOMPARE(told(world.push(world.jonas, edit)), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, next)), QStringLiteral("ok"));
        world.restore();
        QCOMPARE(world.text(world.review.id), kDraftText);
        const auto again = world.pushAll(world.jonas, {edit, next});
        QCOMPARE(told(again.results.front()), QStringLiteral("ok"));
        QCOMPARE(told(again.results.back()), QStringLiteral("ok"));
        QCOMPARE(world.text(world.review.id), kTheirs);
        QCOMPARE(world.texts(world.review.id).versions.size(), std::size_t(3));
        QCOMPARE(world.pushAll(world.jonas, {edit, next}).results, again.results);
    }

    void whatTheBackupHoldsIsAnsweredAndNotApplied() {
        Backed world;
        const Op edit = world.edit(world.review, kMine);
        const auto first = world.push(world.jonas, edit);
        world.backUp();
        world.restore();
        QCOMPARE(world.push(world.jonas, edit), first);
        QCOMPARE(world.texts(world.review.id).versions.size(), std::size_t(2));
    }

    void aDecisionOnWhatWasLostUndoesNothing() {
        Backed world;
        QCOMPARE(told(world.push(world.head, world.edit(world.review, kTheirs))), QStringLiteral("ok"));
        const Op mine = world.edit(world.review, kMine);
        world.restore();
        // Meanwhile the row has been changed as often as before.
        QCOMPARE(told(world.push(world.head, world.edit(world.review, kOthers))), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, mine)), QStringLiteral("conflict rev"));
        QCOMPARE(world.text(world.review.id), kOthers);
        // Having seen it, they decide anew.
        QCOMPARE(told(world.push(world.jonas, world.edit(world.review, kMine))), QStringLiteral("ok"));
    }

    void aDecisionOnWhatTheBackupHoldsGoesOn() {
        Backed world;
        const Op mine = world.edit(world.review, kMine);
        const Op late = world.edit(world.review, kTheirs);
        world.restore();
        // Another field of the row is another decision, before and after a restore.
        QCOMPARE(told(world.push(world.head, world.note(kOthers))), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, mine)), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.head, late)), QStringLiteral("conflict text"));
        QCOMPARE(world.text(world.review.id), kMine);
    }

    void theSameBackupCanBeRestoredTwice() {
        Backed world;
        world.restore();
        QCOMPARE(told(world.push(world.head, world.edit(world.review, kTheirs))), QStringLiteral("ok"));
        const Op mine = world.edit(world.review, kMine);
        world.restore();
        QCOMPARE(told(world.push(world.head, world.edit(world.review, kOthers))), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, mine)), QStringLiteral("conflict rev"));
        QCOMPARE(world.text(world.review.id), kOthers);
    }

    void whatWasLostOfAnEarlierRestoreStaysLost() {
        Backed world;
        QCOMPARE(told(world.push(world.head, world.edit(world.review, kTheirs))), QStringLiteral("ok"));
        const Op mine = world.edit(world.review, kMine);
        world.restore();
        QCOMPARE(told(world.push(world.head, world.edit(world.review, kOthers))), QStringLiteral("ok"));
        world.backUp();
        world.restore();
        QCOMPARE(told(world.push(world.jonas, mine)), QStringLiteral("conflict rev"));
        QCOMPARE(told(world.push(world.head, world.note(kTheirs))), QStringLiteral("ok"));
        auto again = mine;
        again.opId = world.uuid();
        QCOMPARE(told(world.push(world.jonas, again)), QStringLiteral("conflict rev"));
        QCOMPARE(world.text(world.review.id), kOthers);
    }

    void anotherRestoreNeedsNoLaterClock_data() {
        QTest::addColumn<int>("hours");
        QTest::newRow("within the same second") << 0;
        QTest::newRow("with a clock that went back") << -1;
    }
    void anotherRestoreNeedsNoLaterClock() {
        QFETCH(const int, hours);
        Backed world;
        world.restore();
        world.backUp();
        QCOMPARE(told(world.push(world.head, world.edit(world.review, kTheirs))), QStringLiteral("ok"));
        const Op mine = world.edit(world.review, kMine);
        world.restore(std::chrono::hours(hours));
        QCOMPARE(told(world.push(world.head, world.edit(world.review, kOthers))), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, mine)), QStringLiteral("conflict rev"));
        QCOMPARE(world.text(world.review.id), kOthers);
    }

    void aRowThatIsMadeAnewIsNotTheOneThatWasLost() {
        Backed world;
        const auto workout = world.id<domain::WorkoutId>();
        const Op made = world.plan(workout, "Intervals");
        QCOMPARE(told(world.push(world.jonas, made)), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.head, world.plan(workout, "Long ride"))), QStringLiteral("ok"));
        const Op onLost = world.plan(workout, "Easy ride");
        world.restore();
        QCOMPARE(told(world.push(world.jonas, made)), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.head, world.plan(workout, "Test"))), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, onLost)), QStringLiteral("conflict rev"));
        const auto stored = findWorkout(world.db(), Viewer::system(world.company), workout);
        QCOMPARE((*stored)->name, QStringLiteral("Test"));
    }
};

QTEST_GUILESS_MAIN(TestRestore)
#include "test_commands_restore.moc"
