// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/snapshot_json.h"
#include "tests/server/commands_fixture.h"

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;
using domain::AnalysisState;
using protocol::Outcome;

namespace {

const QString kMine = QStringLiteral("Strong to the last minute.");
const QString kTheirs = QStringLiteral("Well paced.");

void setState(DecisionsFixture& world, AnalysisState state) {
    Analysis changed = world.stored(world.review.id);
    changed.state = state;
    world.done(world.company,
               [&](Changes& changes) { return putAnalysis(changes, changed, {QStringLiteral("state")}); });
}

} // namespace

class TestTexts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEditIsTheNextVersion() {
        DecisionsFixture world;
        const auto result = world.push(world.jonas, world.edit(world.review, kMine));
        QCOMPARE(told(result), QStringLiteral("ok"));
        const Feedback feedback = world.texts(world.review.id);
        QCOMPARE(result.rev, world.rev(feedback.id.uuid()));
        QCOMPARE(feedback.versions.size(), std::size_t(2));
        QCOMPARE(feedback.current().text, kMine);
        QCOMPARE(feedback.current().base, std::optional(1));
        QCOMPARE(feedback.current().writer, Writer::Coach);
        QCOMPARE(feedback.current().coach, std::optional(world.jonas));
    }

    void theSameTextIsNoNewVersion() {
        DecisionsFixture world;
        world.push(world.jonas, world.edit(world.review, kMine));
        QCOMPARE(told(world.push(world.jonas, world.edit(world.review, kMine))), QStringLiteral("ok"));
        QCOMPARE(world.texts(world.review.id).versions.size(), std::size_t(2));
    }

    void ofTwoCoachesWhoEditTheSameTextTheSecondIsAsked() {
        DecisionsFixture world;
        const auto mine = world.edit(world.review, kMine);
        const auto theirs = world.edit(world.review, kTheirs);
        QCOMPARE(told(world.push(world.jonas, mine)), QStringLiteral("ok"));
        const auto pushed = world.pushAll(world.head, {theirs});
        QCOMPARE(told(pushed.results.front()), QStringLiteral("conflict text"));
        QCOMPARE(pushed.conflicts, (std::vector{theirs.rowId}));
        QCOMPARE(world.text(world.review.id), kMine);
        // Having seen it, they decide anew.
        QCOMPARE(told(world.push(world.head, world.edit(world.review, kTheirs))), QStringLiteral("ok"));
        QCOMPARE(world.text(world.review.id), kTheirs);
    }

    void anEditOfTheNoteAndOneOfTheTextGoTogether() {
        DecisionsFixture world;
        const auto text = world.edit(world.review, kMine);
        const auto note =
            world.op(domain::EditPersonalNote{world.review.id, QStringLiteral("Well done, Lea")}, text.rowId,
                     text.scope);
        QCOMPARE(told(world.push(world.jonas, text)), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.head, note)), QStringLiteral("ok"));
        QCOMPARE(world.text(world.review.id), kMine);
        QCOMPARE(world.texts(world.review.id).personalNote, QStringLiteral("Well done, Lea"));
        // The next one about the same note was based on the one before.
        QCOMPARE(told(world.push(world.jonas, world.op(domain::EditPersonalNote{world.review.id, kMine},
                                                       note.rowId, note.scope))),
                 QStringLiteral("ok"));
        auto late = note;
        late.opId = world.uuid();
        late.devSeq += 10;
        QCOMPARE(told(world.push(world.head, late)), QStringLiteral("conflict personal_note"));
    }

    void goesBackToWhatWasDrafted() {
        DecisionsFixture world;
        world.push(world.jonas, world.edit(world.review, kMine));
        const Feedback feedback = world.texts(world.review.id);
        const auto back = world.op(domain::BackToDraft{world.review.id}, feedback.id.uuid(),
                                   DecisionsFixture::body(world.rider.id));
        QCOMPARE(told(world.push(world.jonas, back)), QStringLiteral("ok"));
        const Feedback after = world.texts(world.review.id);
        QCOMPARE(after.current().text, kDraftText);
        QCOMPARE(after.current().writer, Writer::BuiltIn);
        QCOMPARE(after.versions.size(), std::size_t(3));
    }

    void aTextIsEditedWhileItWaitsOrWhenItIsOut_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("edited");
        const auto row = [](const char* name, AnalysisState state, bool edited) {
            QTest::newRow(name) << static_cast<int>(state) << edited;
        };
        row("analyzing", AnalysisState::Analyzing, false);
        row("review pending", AnalysisState::ReviewPending, true);
        row("approved", AnalysisState::Approved, false);
        row("published", AnalysisState::Published, true);
        row("reviewed", AnalysisState::Reviewed, false);
    }
    void aTextIsEditedWhileItWaitsOrWhenItIsOut() {
        QFETCH(const int, state);
        QFETCH(const bool, edited);
        DecisionsFixture world;
        if (static_cast<AnalysisState>(state) == AnalysisState::Published) {
            ReportSnapshot shown;
            shown.date = world.review.day;
            world.done(world.company, [&](Changes& changes) {
                Report report;
                report.id = world.id<domain::ReportId>();
                report.athlete = world.rider.id;
                report.analysis = world.review.id;
                report.snapshot = writeSnapshot(shown);
                report.createdAt = world.now();
                return addReport(changes, report);
            });
        }
        setState(world, static_cast<AnalysisState>(state));
        const auto result = world.push(world.jonas, world.edit(world.review, kMine));
        QCOMPARE(told(result), edited ? QStringLiteral("ok") : QStringLiteral("conflict state"));
        QCOMPARE(world.text(world.review.id), edited ? kMine : kDraftText);
        if (static_cast<AnalysisState>(state) == AnalysisState::Published) {
            const auto report = reportOf(world.db(), Viewer::system(world.company), world.review.id);
            QCOMPARE((*report)->version, 2);
            QVERIFY((*report)->snapshot.contains(kMine.toUtf8()));
        }
    }

    void whatIsOutCannotBeCorrectedToWhatMustNotBeRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nothing") << QStringLiteral("  \n") << QStringLiteral("publish.empty");
        QTest::newRow("a name") << QStringLiteral("Well done, Athlete!") << QStringLiteral("publish.names");
    }
    void whatIsOutCannotBeCorrectedToWhatMustNotBeRead() {
        QFETCH(const QString, text);
        QFETCH(const QString, sentence);
        DecisionsFixture world;
        setState(world, AnalysisState::Published);
        const auto result = world.push(world.jonas, world.edit(world.review, text));
        QCOMPARE(told(result), QStringLiteral("invalid /payload/text ") + sentence);
        QCOMPARE(world.text(world.review.id), kDraftText);
    }

    void aTextThatCouldNotBeSentIsCorrected() {
        DecisionsFixture world;
        Analysis changed = world.stored(world.review.id);
        changed.state = AnalysisState::Approved;
        changed.publishFault = QStringLiteral("name_in_text");
        world.done(world.company, [&](Changes& changes) {
            return putAnalysis(changes, changed, {QStringLiteral("state")});
        });
        QCOMPARE(told(world.push(world.jonas, world.edit(world.review, QStringLiteral("Bravo, Athlete")))),
                 QStringLiteral("invalid /payload/text publish.names"));
        QCOMPARE(told(world.push(world.jonas, world.edit(world.review, kMine))), QStringLiteral("ok"));
        QCOMPARE(world.text(world.review.id), kMine);
    }

    void aNoteIsWrittenOnce() {
        DecisionsFixture world;
        const auto note = world.note(world.rider.id, QStringLiteral("Likes hills"));
        QCOMPARE(told(world.push(world.jonas, note)), QStringLiteral("ok"));
        auto other = note;
        other.opId = world.uuid();
        other.devSeq += 10;
        other.base = protocol::BaseRev{1};
        QCOMPARE(told(world.push(world.head, other)), QStringLiteral("conflict text"));
        const auto notes = notesOn(world.db(), Viewer::system(world.company), world.rider.id);
        VERIFY_DONE(notes);
        QCOMPARE(notes->size(), std::size_t(1));
        QCOMPARE(notes->front().author, world.jonas);
    }

    void aNoteIsOnASessionOfItsAthlete() {
        DecisionsFixture world;
        const Athlete other = world.athlete(world.company, world.jonas);
        const Analysis foreign = world.session(other.id);
        const auto id = world.id<domain::NoteId>();
        const auto result =
            world.push(world.jonas, world.op(domain::AddNote{id, world.rider.id, foreign.id, kMine, false},
                                             id.uuid(), DecisionsFixture::body(world.rider.id)));
        QCOMPARE(told(result), QStringLiteral("invalid /payload/analysis access.not_found"));
    }
};

QTEST_GUILESS_MAIN(TestTexts)
#include "test_commands_texts.moc"
