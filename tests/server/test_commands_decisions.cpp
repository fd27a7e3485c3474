// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/approval.h"
#include "tests/server/commands_fixture.h"

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;
using domain::AnalysisState;
using domain::ConsentKind;
using domain::DeliveryState;

Q_DECLARE_METATYPE(leadout::backend::Writer)

namespace {

/// A world in which the athlete lets reports be published.
struct Open : DecisionsFixture {
    Open() { consent(rider.id, ConsentKind::PublishReport, true); }

    void save(const Analysis& analysis, const QStringList& fields) {
        done(company, [&](Changes& changes) { return putAnalysis(changes, analysis, fields); });
    }
    /// The recording's highest heart rate, bpm.
    void measure(double highest) {
        Analysis analysis = stored(review.id);
        protocol::AnalysisDetail detail;
        detail.metrics.max_hr_bpm = highest;
        analysis.detail = protocol::writeAnalysisDetail(detail);
        save(analysis, {QStringLiteral("detail")});
    }
    void draft(Writer writer, const QString& text) {
        done(company, [&](Changes& changes) {
            return addFeedbackVersion(changes, texts(review.id), writer, std::nullopt, text);
        });
    }
    std::vector<PublishJob> jobs() {
        return publishJobsOf(db(), Viewer::system(company), review.id).value_or(std::vector<PublishJob>());
    }
    /// The session as one that was planned and never done.
    void miss() {
        PlannedWorkout workout;
        workout.id = id<domain::WorkoutId>();
        workout.athlete = rider.id;
        workout.day = review.day;
        workout.name = QStringLiteral("Long ride");
        workout.state = domain::PlannedState::Missed;
        workout.structure = "{}";
        workout.createdAt = now();
        done(company, [&](Changes& changes) { return putWorkout(changes, workout); });
        review.missed = true;
        review.workout = workout.id;
        review.verdict = std::nullopt;
        review.score = std::nullopt;
        review.band = std::nullopt;
        save(review, {QStringLiteral("missed"), QStringLiteral("workout")});
    }
    domain::PlannedState planned() {
        return (*findWorkout(db(), Viewer::system(company), *review.workout))->state;
    }
};

} // namespace

class TestDecisions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void approvingQueuesTheReport() {
        Open world;
        const auto result = world.push(world.jonas, world.approve(world.review));
        QCOMPARE(told(result), QStringLiteral("ok"));
        QCOMPARE(result.rev, world.rev(world.detailRow(world.review.id)));
        const Analysis approved = world.stored(world.review.id);
        QCOMPARE(approved.state, AnalysisState::Approved);
        QCOMPARE(approved.decidedBy, std::optional(world.jonas));
        QVERIFY(!approved.autoApproved);
        QCOMPARE(world.jobs().size(), std::size_t(1));
        QCOMPARE(world.jobs().front().target, kReportTarget);
        // Approved once.
        QCOMPARE(told(world.push(world.head, world.approve(world.review))), QStringLiteral("conflict state"));
        QCOMPARE(world.jobs().size(), std::size_t(1));
    }

    void approvesExactlyWhatWasRead_data() {
        QTest::addColumn<int>("change");
        QTest::newRow("another text") << 0;
        QTest::newRow("another personal note") << 1;
        QTest::newRow("another score") << 2;
        QTest::newRow("another verdict") << 3;
        QTest::newRow("another detail") << 4;
    }
    void approvesExactlyWhatWasRead() {
        QFETCH(const int, change);
        Open world;
        const auto approve = world.approve(world.review);
        Analysis analysis = world.stored(world.review.id);
        if (change == 0)
            world.push(world.head, world.edit(world.review, QStringLiteral("Other words.")));
        if (change == 1)
            world.push(world.head,
                       world.op(domain::EditPersonalNote{world.review.id, QStringLiteral("Bravo")},
                                world.texts(world.review.id).id.uuid(), approve.scope));
        if (change == 2)
            analysis.score = 85;
        if (change == 3)
            analysis.verdict = engine::Verdict::Mixed;
        if (change == 2 || change == 3)
            world.save(analysis, {QStringLiteral("score"), QStringLiteral("verdict")});
        if (change == 4) {
            protocol::AnalysisDetail other;
            other.facts = QStringLiteral("other");
            analysis.detail = protocol::writeAnalysisDetail(other);
            world.save(analysis, {QStringLiteral("detail")});
        }
        const auto pushed = world.pushAll(world.jonas, {approve});
        QCOMPARE(told(pushed.results.front()), QStringLiteral("conflict content publish.changed"));
        QCOMPARE(pushed.conflicts, (std::vector{approve.rowId}));
        QCOMPARE(world.stored(world.review.id).state, AnalysisState::ReviewPending);
        QVERIFY(world.jobs().empty());
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))), QStringLiteral("ok"));
    }

    void whatTwoTextsHaveInCommonDoesNotMakeOneHash() {
        const auto hash = [](const char* text, const char* note) {
            return protocol::contentHashOf({QString::fromLatin1(text),
                                            QString::fromLatin1(note),
                                            86,
                                            engine::Verdict::OnTarget,
                                            {},
                                            {}});
        };
        QCOMPARE(hash("a", "b").size(), 43);
        QCOMPARE(hash("a", "b"), hash("a", "b"));
        QVERIFY(hash("ab", "") != hash("a", "b"));
        QVERIFY(hash("a\",\"b", "") != hash("a", "b"));
        QVERIFY(protocol::contentHashOf({{}, {}, std::nullopt, std::nullopt, {}, {}}) !=
                protocol::contentHashOf({{}, {}, 0, std::nullopt, {}, {}}));
    }

    void refusesWhatIsNotFitToBeRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty") << QStringLiteral(" \n ") << QStringLiteral("publish.empty");
        QTest::newRow("a name") << QStringLiteral("Bravo, Athlete") << QStringLiteral("publish.names");
        QTest::newRow("a coach's name") << QStringLiteral("Yours, Coach") << QStringLiteral("publish.names");
        QTest::newRow("the unfilled line")
            << kDraftText + QStringLiteral("\nMore.") << QStringLiteral("publish.coach_line");
        QTest::newRow("the unfilled line further down")
            << QStringLiteral("Hello!\n ") + kDraftText << QStringLiteral("publish.coach_line");
    }
    void refusesWhatIsNotFitToBeRead() {
        QFETCH(const QString, text);
        QFETCH(const QString, sentence);
        Open world;
        Analysis analysis = world.stored(world.review.id);
        protocol::AnalysisDetail detail;
        detail.needs_coach_line = true;
        analysis.detail = protocol::writeAnalysisDetail(detail);
        world.save(analysis, {QStringLiteral("detail")});
        QCOMPARE(told(world.push(world.jonas, world.edit(world.review, text))), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))),
                 QStringLiteral("invalid /payload/analysis ") + sentence);
        QCOMPARE(world.stored(world.review.id).state, AnalysisState::ReviewPending);
    }

    void namesNoOtherAthleteWhomTheCoachMaySee() {
        Open world;
        const auto named = [&world](const QString& name, const std::optional<domain::CoachId>& coach) {
            Athlete made = world.athlete(world.company, coach);
            made.name = name;
            world.done(world.company,
                       [&](Changes& changes) { return putAthlete(changes, made, {QStringLiteral("name")}); });
        };
        named(QStringLiteral("Tom Okafor"), world.jonas);
        named(QStringLiteral("Greta Nowak"), world.marek);
        const QString refused = QStringLiteral("invalid /payload/analysis publish.names");
        world.push(world.jonas, world.edit(world.review, QStringLiteral("Ride with Tom on Saturday.")));
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))), refused);
        // A refusal would tell an assistant that there is a Greta.
        world.push(world.jonas, world.edit(world.review, QStringLiteral("Ride with Greta on Saturday.")));
        QCOMPARE(told(world.push(world.head, world.approve(world.review))), refused);
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))), QStringLiteral("ok"));
    }

    void aFilledLineIsFit() {
        Open world;
        Analysis analysis = world.stored(world.review.id);
        protocol::AnalysisDetail detail;
        detail.needs_coach_line = true;
        analysis.detail = protocol::writeAnalysisDetail(detail);
        world.save(analysis, {QStringLiteral("detail")});
        world.push(world.jonas, world.edit(world.review, QStringLiteral("Take care of that knee.")));
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))), QStringLiteral("ok"));
    }

    void aMachinesNumberIsSettledBeforeItGoesOut_data() {
        QTest::addColumn<Writer>("writer");
        QTest::newRow("a model") << Writer::Model;
        QTest::newRow("the built-in writer") << Writer::BuiltIn;
    }
    void aMachinesNumberIsSettledBeforeItGoesOut() {
        QFETCH(const Writer, writer);
        Open world;
        world.measure(172);
        const QString wrong = QStringLiteral("Your heart rate rose to 176 bpm.");
        world.draft(writer, wrong);
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))),
                 QStringLiteral("invalid /payload/analysis review.unverified"));
        QCOMPARE(world.stored(world.review.id).state, AnalysisState::ReviewPending);
        // Saying the same in a coach's name settles nothing.
        QCOMPARE(told(world.push(world.jonas, world.edit(world.review, wrong))), QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))),
                 QStringLiteral("invalid /payload/analysis review.unverified"));
        // Nor does a sentence more.
        QCOMPARE(told(world.push(world.jonas, world.edit(world.review, wrong + QStringLiteral(" Bye.")))),
                 QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))),
                 QStringLiteral("invalid /payload/analysis review.unverified"));
        world.draft(writer, QStringLiteral("Your heart rate rose to 172 bpm."));
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))), QStringLiteral("ok"));
    }

    void aMachinesTextWaitsWhereItsFactsCannotBeRead() {
        Open world;
        world.measure(172);
        world.draft(Writer::BuiltIn, QStringLiteral("Your heart rate rose to 172 bpm."));
        Analysis analysis = world.stored(world.review.id);
        analysis.detail = "{";
        world.save(analysis, {QStringLiteral("detail")});
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))),
                 QStringLiteral("invalid /payload/analysis review.unverified"));
    }

    void aCoachsOwnNumbersAreTheirOwn() {
        Open world;
        world.measure(172);
        world.draft(Writer::Model, QStringLiteral("Your heart rate rose to 176 bpm."));
        world.push(world.jonas, world.edit(world.review, QStringLiteral("Next time up to 180 bpm.")));
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))), QStringLiteral("ok"));
    }

    void aMissedSessionHasNoReport() {
        Open world;
        world.miss();
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))),
                 QStringLiteral("invalid /payload/analysis publish.missed"));
    }

    void whatWasNotAnalyzedHasNoReport() {
        Open world;
        Analysis analysis = world.stored(world.review.id);
        analysis.verdict = std::nullopt;
        world.save(analysis, {QStringLiteral("verdict")});
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))),
                 QStringLiteral("invalid /payload/analysis publish.not_analyzed"));
    }

    void anAthleteWhoHasNotAgreedGetsNoReport() {
        DecisionsFixture world;
        QCOMPARE(told(world.push(world.jonas, world.approve(world.review))),
                 QStringLiteral("denied access.consent.publish_report"));
        QCOMPARE(world.stored(world.review.id).state, AnalysisState::ReviewPending);
    }

    void whatCouldNotBeSentIsSentAgain() {
        Open world;
        const auto retry = [&] {
            return world.op(domain::RetryPublish{world.review.id, world.content(world.review.id)},
                            world.detailRow(world.review.id), DecisionsFixture::body(world.rider.id));
        };
        QCOMPARE(told(world.push(world.jonas, retry())), QStringLiteral("conflict state"));
        world.push(world.jonas, world.approve(world.review));
        const auto setJob = [&](DeliveryState state) {
            PublishJob job = world.jobs().front();
            job.state = state;
            job.fault = QStringLiteral("offline");
            world.done(world.company, [&](Changes& changes) { return savePublishJob(changes, job); });
        };
        setJob(DeliveryState::Failed);
        Analysis analysis = world.stored(world.review.id);
        analysis.publishFault = QStringLiteral("offline");
        world.save(analysis, {QStringLiteral("publish_fault")});
        // Nobody sends what they have not read: the text may have been corrected since.
        const auto late = retry();
        QCOMPARE(told(world.push(world.head, world.edit(world.review, QStringLiteral("Other words.")))),
                 QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, late)), QStringLiteral("conflict content publish.changed"));
        QCOMPARE(world.jobs().front().state, DeliveryState::Failed);
        QCOMPARE(told(world.push(world.jonas, retry())), QStringLiteral("ok"));
        QCOMPARE(world.jobs().front().state, DeliveryState::Pending);
        QVERIFY(!world.stored(world.review.id).publishFault);
        // What may have arrived is left alone.
        setJob(DeliveryState::Unconfirmed);
        QCOMPARE(told(world.push(world.jonas, retry())), QStringLiteral("conflict state"));
        QCOMPARE(world.jobs().front().state, DeliveryState::Unconfirmed);
    }

    void doneClosesASessionOnce() {
        Open world;
        const auto late = world.close(world.review);
        const auto result = world.push(world.jonas, world.close(world.review));
        QCOMPARE(told(result), QStringLiteral("ok"));
        QCOMPARE(result.rev, world.rev(world.review.id.uuid()));
        const Analysis closed = world.stored(world.review.id);
        QCOMPARE(closed.state, AnalysisState::Reviewed);
        QCOMPARE(closed.decidedBy, std::optional(world.jonas));
        QVERIFY(world.jobs().empty());
        QCOMPARE(told(world.push(world.head, late)), QStringLiteral("conflict state"));
    }

    void whatCouldNotBeSentIsClosed() {
        Open world;
        world.push(world.jonas, world.approve(world.review));
        QCOMPARE(told(world.push(world.jonas, world.close(world.review))), QStringLiteral("conflict state"));
        Analysis analysis = world.stored(world.review.id);
        analysis.publishFault = QStringLiteral("name_in_text");
        world.save(analysis, {QStringLiteral("publish_fault")});
        QCOMPARE(told(world.push(world.jonas, world.close(world.review))), QStringLiteral("ok"));
        const Analysis closed = world.stored(world.review.id);
        QCOMPARE(closed.state, AnalysisState::Reviewed);
        QVERIFY(!closed.publishFault);
        // It is decided, so nothing of it is sent any more.
        PublishJob job = world.jobs().front();
        job.state = DeliveryState::Failed;
        world.done(world.company, [&](Changes& changes) { return savePublishJob(changes, job); });
        const auto retry = world.op(domain::RetryPublish{world.review.id, world.content(world.review.id)},
                                    world.detailRow(world.review.id), DecisionsFixture::body(world.rider.id));
        QCOMPARE(told(world.push(world.jonas, retry)), QStringLiteral("conflict state"));
    }

    void closingLosesNothingThatTheCoachMayNotSee() {
        Open world;
        Analysis analysis = world.stored(world.review.id);
        analysis.detail = R"({"kept":true})";
        world.save(analysis, {QStringLiteral("detail")});
        world.consent(world.rider.id, ConsentKind::SeeHealth, false);
        QCOMPARE(told(world.push(world.jonas, world.close(world.review))), QStringLiteral("ok"));
        QCOMPARE(world.stored(world.review.id).detail, QByteArray(R"({"kept":true})"));
    }

    void anAdjustedSessionGoesOnWaiting() {
        Open world;
        const auto adjust =
            world.op(domain::Adjust{world.review.id, domain::AdjustReason::Weather, QStringLiteral("Hail")},
                     world.review.id.uuid(), DecisionsFixture::list(world.rider.id));
        const auto approve = world.approve(world.review);
        QCOMPARE(told(world.push(world.jonas, adjust)), QStringLiteral("ok"));
        const Analysis adjusted = world.stored(world.review.id);
        QCOMPARE(adjusted.adjusted, std::optional(domain::AdjustReason::Weather));
        QCOMPARE(adjusted.adjustNote, QStringLiteral("Hail"));
        QCOMPARE(adjusted.state, AnalysisState::ReviewPending);
        // The report will say something else than was read.
        QCOMPARE(told(world.push(world.head, approve)), QStringLiteral("conflict content publish.changed"));
        QCOMPARE(told(world.push(world.head, world.approve(world.review))), QStringLiteral("ok"));
    }

    void aMissedSessionIsExcused() {
        Open world;
        world.miss();
        const auto adjust = world.op(domain::Adjust{world.review.id, domain::AdjustReason::Time, {}},
                                     world.review.id.uuid(), DecisionsFixture::list(world.rider.id));
        QCOMPARE(told(world.push(world.jonas, adjust)), QStringLiteral("ok"));
        QCOMPARE(world.stored(world.review.id).state, AnalysisState::Reviewed);
        QCOMPARE(world.planned(), domain::PlannedState::Excused);
    }

    void aMissedSessionThatIsJustClosedStaysMissed() {
        Open world;
        world.miss();
        QCOMPARE(told(world.push(world.jonas, world.close(world.review))), QStringLiteral("ok"));
        QCOMPARE(world.planned(), domain::PlannedState::Missed);
    }

    void aCommentAloneClosesTheSession() {
        Open world;
        const auto comment =
            world.op(domain::CommentOnly{world.review.id, QStringLiteral("Rest well, Lea")},
                     world.detailRow(world.review.id), DecisionsFixture::body(world.rider.id));
        const auto result = world.push(world.jonas, comment);
        QCOMPARE(told(result), QStringLiteral("ok"));
        QCOMPARE(result.rev, world.rev(comment.rowId));
        QCOMPARE(world.stored(world.review.id).state, AnalysisState::Reviewed);
        QCOMPARE(world.texts(world.review.id).personalNote, QStringLiteral("Rest well, Lea"));
        QCOMPARE(world.text(world.review.id), kDraftText);
        QVERIFY(world.jobs().empty());
    }

    void aCommentDoesNotOverwriteAnotherCoachsNote() {
        Open world;
        const auto comment = [&](const QString& words) {
            return world.op(domain::CommentOnly{world.review.id, words}, world.detailRow(world.review.id),
                            DecisionsFixture::body(world.rider.id));
        };
        const auto blind = comment(QStringLiteral("Rest well, Lea"));
        const QString theirs = QStringLiteral("See you on Monday.");
        QCOMPARE(told(world.push(world.head, world.op(domain::EditPersonalNote{world.review.id, theirs},
                                                      world.texts(world.review.id).id.uuid(),
                                                      DecisionsFixture::body(world.rider.id)))),
                 QStringLiteral("ok"));
        QCOMPARE(told(world.push(world.jonas, blind)), QStringLiteral("conflict personal_note"));
        QCOMPARE(world.texts(world.review.id).personalNote, theirs);
        QCOMPARE(world.stored(world.review.id).state, AnalysisState::ReviewPending);
        const QString both = theirs + QStringLiteral(" Rest well, Lea");
        QCOMPARE(told(world.push(world.jonas, comment(both))), QStringLiteral("ok"));
        QCOMPARE(world.texts(world.review.id).personalNote, both);
    }

    void aReviewIsHandedToTheHeadCoachesOnce() {
        Open world;
        const auto hand = [&](const char* note) {
            return world.op(domain::HandToHead{world.review.id, QString::fromLatin1(note)},
                            world.review.id.uuid(), DecisionsFixture::list(world.rider.id));
        };
        const auto first = hand("Knee pain again");
        const auto second = hand("Please");
        QCOMPARE(told(world.push(world.jonas, first)), QStringLiteral("ok"));
        QVERIFY(world.stored(world.review.id).handedToHead);
        QCOMPARE(world.stored(world.review.id).handNote, QStringLiteral("Knee pain again"));
        QCOMPARE(told(world.push(world.head, second)), QStringLiteral("conflict handed"));
    }

    void aReportIsSwitchedOffOnce() {
        Open world;
        Report report;
        report.id = world.id<domain::ReportId>();
        report.athlete = world.rider.id;
        report.analysis = world.review.id;
        report.snapshot = "{}";
        report.createdAt = world.now();
        world.done(world.company, [&](Changes& changes) { return addReport(changes, report); });
        const auto off = [&] {
            return world.op(domain::SwitchReportOff{report.id}, report.id.uuid(),
                            DecisionsFixture::list(world.rider.id));
        };
        QCOMPARE(told(world.push(world.jonas, off())), QStringLiteral("ok"));
        const auto stored = findReport(world.db(), Viewer::system(world.company), report.id);
        QVERIFY((*stored)->offAt);
        QCOMPARE((*stored)->generation, 2);
        QCOMPARE(told(world.push(world.head, off())), QStringLiteral("conflict off_at"));
    }
};

QTEST_GUILESS_MAIN(TestDecisions)
#include "test_commands_decisions.moc"
