// SPDX-License-Identifier: GPL-3.0-or-later
// What happens when the same is analysed more than once, or cannot be.
#include "core/backend/ingest/day_context.h"
#include "core/backend/store/ops.h"
#include "core/backend/store/render.h"
#include "core/backend/store/reports.h"
#include "core/domain/sentences/catalogue.h"
#include "core/protocol/command_payloads.h"
#include "tests/server/ingest_fixture.h"
#include "tests/support/base/gzipped.h"

#include <functional>
#include <span>
#include <utility>

using namespace leadout;
using namespace leadout::test;
using backend::ActivityState;
using domain::AnalysisState;

namespace {

const QDate kDay = IngestFixture::kDay;

/// Random bytes, and something that happens between the analysis and its storing.
class MeddlingRandom final : public domain::Random {
public:
    void fill(std::span<std::byte> bytes) override {
        if (const auto happens = std::exchange(meanwhile, nullptr))
            happens();
        domain::SystemRandom().fill(bytes);
    }
    std::function<void()> meanwhile;
};

void again(IngestFixture& world, const domain::ActivityId& activity) {
    world.done([&](backend::Changes& changes) { return backend::analyzeAgain(changes, activity); });
}

} // namespace

class TestIngestAgain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatApprovedItselfIsNotMadeASecondTime() {
        IngestFixture world;
        const auto id = world.addAthlete(QStringLiteral("Europe/Berlin"), domain::FeedbackMode::AutoApprove);
        world.consent(id, domain::ConsentKind::AutoApprove);
        world.consent(id, domain::ConsentKind::PublishReport);
        world.plan(id, kDay, steady(60));
        const auto activity = world.take(id, fit(utc(kDay, 9)));
        QCOMPARE(world.only(id).state, AnalysisState::Approved);
        again(world, activity.id);
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.analyses(id).size(), std::size_t{1});
        world.changeAthlete(
            id, [](backend::Athlete& athlete) { athlete.feedbackMode = domain::FeedbackMode::Review; });
        again(world, activity.id);
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.analyses(id).size(), std::size_t{1});
    }

    void whatIsSaidAfterTheDecisionWaitsForACoach() {
        IngestFixture world;
        const auto id = world.addAthlete(QStringLiteral("Europe/Berlin"), domain::FeedbackMode::AutoApprove);
        world.consent(id, domain::ConsentKind::AutoApprove);
        world.consent(id, domain::ConsentKind::PublishReport);
        world.plan(id, kDay, steady(60));
        const QByteArray bytes = fit(utc(kDay, 9));
        world.take(id, bytes);
        const auto decided = world.only(id);
        QCOMPARE(decided.state, AnalysisState::Approved);
        world.clock.advance(std::chrono::hours(1));
        world.take(id, bytes, {.comment = {}, .effort = 5, .feel = 4});
        const auto all = world.analyses(id);
        QCOMPARE(all.size(), std::size_t{2});
        for (const backend::Analysis& each : all) {
            if (each.id == decided.id) {
                QCOMPARE(each.state, AnalysisState::Approved);
                continue;
            }
            QCOMPARE(each.state, AnalysisState::ReviewPending);
            const auto waits = world.detail(each).waits;
            QVERIFY(waits);
            QCOMPARE(waits->id, std::string("waits.decided"));
            QVERIFY(domain::findSentence(waits->id) != nullptr);
        }
    }

    void aSessionThatWasAnalysedAgainIsOneOfThePast() {
        IngestFixture world;
        const QByteArray bytes = fit(utc(kDay, 9));
        world.take(world.athlete, bytes);
        world.decide(world.only(world.athlete), AnalysisState::Published);
        world.clock.advance(std::chrono::hours(1));
        world.take(world.athlete, bytes, {.comment = QStringLiteral("Felt great."), .effort = 5, .feel = 4});
        const auto all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{2});
        const auto next = world.take(world.athlete, fit(utc(kDay.addDays(1), 9)));
        const auto context = world.read([&](database::Connection& c, const backend::Viewer& v) {
            return backend::readDay(c, v, next, kDay.addDays(1), world.clock.now());
        });
        QVERIFY(context);
        QCOMPARE(context->past.size(), std::size_t{1});
        QCOMPARE(context->past.front().state, AnalysisState::ReviewPending);
    }

    void recordingsThatAreTooMuchTogetherSaySo() {
        IngestFixture world;
        backend::Analyzer analyzer(*world.store, *world.files, world.clock, world.random, {}, 4'000);
        world.plan(world.athlete, kDay, steady(75));
        const auto first = world.arrive(world.athlete, fit(utc(kDay, 7), {.minutes = 31}));
        QVERIFY(analyzer.next());
        QCOMPARE(world.only(world.athlete).legs.size(), std::size_t{1});
        const auto second = world.arrive(world.athlete, fit(utc(kDay, 7, 36), {.minutes = 44}));
        QVERIFY(analyzer.next());
        QVERIFY(!analyzer.next());
        const auto refused = world.activity(second.activity);
        QCOMPARE(refused.state, ActivityState::Error);
        QCOMPARE(refused.fault, std::optional(QStringLiteral("too_many_samples")));
        QVERIFY(domain::findSentence("file.fault.too_many_samples") != nullptr);
        QCOMPARE(refused.localDay, std::optional(kDay)); // so that it can be paired otherwise
        QCOMPARE(world.only(world.athlete).legs.front().activity, first.activity);
    }

    void whatIsHandedToTheHeadCoachMeanwhileStaysHanded() {
        IngestFixture world;
        MeddlingRandom random;
        backend::Analyzer analyzer(*world.store, *world.files, world.clock, random);
        world.plan(world.athlete, kDay, steady(75));
        world.take(world.athlete, fit(utc(kDay, 7), {.minutes = 31}));
        world.arrive(world.athlete, fit(utc(kDay, 7, 36), {.minutes = 44}));
        random.meanwhile = [&world] {
            auto analysis = world.only(world.athlete);
            analysis.handedToHead = true;
            analysis.handNote = QStringLiteral("Please look.");
            world.done([&](backend::Changes& changes) {
                return backend::putAnalysis(changes, analysis,
                                            {QStringLiteral("handed"), QStringLiteral("hand_note")});
            });
        };
        QVERIFY(analyzer.next());
        const auto joined = world.only(world.athlete);
        QCOMPARE(joined.legs.size(), std::size_t{2});
        QVERIFY(joined.handedToHead);
        QCOMPARE(joined.handNote, QStringLiteral("Please look."));
    }

    void aRecordingThatIsGivenUpSaysSoAndCanBeTriedAgain() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        const QByteArray bytes = fit(utc(kDay, 9));
        const auto activity = world.take(world.athlete, bytes);
        auto analysis = world.only(world.athlete);
        analysis.state = AnalysisState::Analyzing; // as a pairing leaves it
        analysis.verdict.reset();
        world.done([&](backend::Changes& changes) {
            return backend::putAnalysis(changes, analysis, {QStringLiteral("state")});
        });
        const QString path = world.files->pathOf(world.company, platform::sha256Hex(bytes));
        QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
        again(world, activity.id);
        for (int i = 0; i < 5; ++i) {
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(".*")));
            QCOMPARE(world.drain(), 1);
            world.clock.advance(std::chrono::hours(24));
        }
        QCOMPARE(world.drain(), 0);
        QCOMPARE(world.activity(activity.id).state, ActivityState::Error);
        QCOMPARE(world.activity(activity.id).fault, std::optional(QStringLiteral("not_analyzed")));
        QVERIFY(domain::findSentence("file.fault.not_analyzed") != nullptr);
        QCOMPARE(world.only(world.athlete).state, AnalysisState::ReviewPending);
        QVERIFY(world.only(world.athlete).flags.contains(QStringLiteral("error")));

        // As many tries as the first time.
        again(world, activity.id);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(".*")));
        QCOMPARE(world.drain(), 1);
        QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
        world.clock.advance(std::chrono::minutes(1));
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.activity(activity.id).state, ActivityState::Read);
        QVERIFY(!world.activity(activity.id).fault);
        QCOMPARE(world.only(world.athlete).score, std::optional(100));
    }

    void whoLetsNobodyLookMissesNothing() {
        IngestFixture world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        world.consent(world.athlete, domain::ConsentKind::SeeWorkouts, false);
        world.clock.set(utc(kDay.addDays(1), 12));
        world.chores();
        QVERIFY(world.analyses(world.athlete).empty());
        QCOMPARE(world.workout(planned.id).state, domain::PlannedState::Excused);
    }

    void whatAPermissionAllowedEndsWithItsLastDay() {
        IngestFixture world;
        world.take(world.athlete, fit(utc(kDay, 9)));
        const domain::AnalysisId analysis = world.only(world.athlete).id;
        const auto coach = domain::CoachId::make(world.clock, world.random);
        const auto op = domain::makeUuidV7(world.clock, world.random);
        backend::Report report;
        report.id = domain::ReportId::make(world.clock, world.random);
        report.athlete = world.athlete;
        report.analysis = analysis;
        report.snapshot = "{}";
        report.createdAt = world.clock.now();
        world.done([&](backend::Changes& changes) {
            backend::Coach member;
            member.id = coach;
            member.name = QStringLiteral("Jonas");
            member.email = QStringLiteral("jonas@example.org");
            member.status = domain::MembershipStatus::Active;
            protocol::Op held;
            held.opId = op;
            held.devSeq = 1;
            held.schema = 1;
            held.command = QStringLiteral("EditFeedback");
            held.payload =
                protocol::writePayload(domain::EditFeedback{analysis, QStringLiteral("Well paced.")});
            held.rowId = analysis.uuid();
            held.scope = domain::Scope::athleteBody(world.athlete).toString();
            held.base = protocol::BaseRev{1};
            return backend::putCoach(changes, member)
                .and_then([&](std::int64_t) { return backend::hold(changes, world.athlete, coach, held); })
                .and_then([&](bool) { return backend::addReport(changes, report); });
        });
        const QUuid words =
            backend::bodyRowId(backend::heldRowId(coach, op).uuid(), backend::RowKind::HeldWords);
        const auto said = [&] {
            return world
                .read([&](database::Connection& c, const backend::Viewer& v) {
                    return backend::Renderer(c, v.company(), world.clock.now())
                        .payloads(backend::RowKind::HeldWords, {words});
                })
                .value(words);
        };
        const auto row = [&] {
            return *world.done([&](backend::Changes& changes) { return changes.find(words); });
        };
        const auto isOpen = [&] {
            return !world
                        .read([&](database::Connection& c, const backend::Viewer& v) {
                            return backend::findReport(c, v, report.id);
                        })
                        ->offAt;
        };
        const QDate last = kDay.addDays(3);
        for (const domain::ConsentKind kind :
             {domain::ConsentKind::SeeWorkouts, domain::ConsentKind::PublishReport})
            world.consent(world.athlete, kind, true, last);
        world.clock.set(utc(last, 22)); // 23:00 in Berlin
        world.chores();
        QVERIFY(said().contains("Well paced."));
        QVERIFY(isOpen());
        const std::int64_t before = row().rev;
        world.clock.set(utc(last, 23));
        QCOMPARE(said(), QByteArray("{}"));
        world.chores();
        QCOMPARE(said(), QByteArray("{}"));
        // Programs that hold the words get the row without them.
        QVERIFY(!row().deleted && row().rev > before);
        QVERIFY(!isOpen());
    }

    void whatACoachIsWorkingOnIsNotApprovedByItself_data() {
        QTest::addColumn<QString>("touch");
        QTest::addColumn<AnalysisState>("state");
        QTest::newRow("nothing") << QString() << AnalysisState::Approved;
        QTest::newRow("a note") << QStringLiteral("note") << AnalysisState::ReviewPending;
        QTest::newRow("words to the athlete") << QStringLiteral("personal") << AnalysisState::ReviewPending;
    }
    void whatACoachIsWorkingOnIsNotApprovedByItself() {
        QFETCH(const QString, touch);
        QFETCH(const AnalysisState, state);
        IngestFixture world;
        const auto id = world.addAthlete(QStringLiteral("Europe/Berlin"), domain::FeedbackMode::AutoApprove);
        world.consent(id, domain::ConsentKind::AutoApprove);
        world.consent(id, domain::ConsentKind::PublishReport);
        world.plan(id, kDay, steady(60));
        const auto activity = world.take(id, fit(utc(kDay, 9), {.minutes = 60, .watts = 70}));
        const auto first = world.only(id);
        QCOMPARE(first.state, AnalysisState::ReviewPending);
        world.done([&](backend::Changes& changes) -> backend::Result<> {
            if (touch == QLatin1String("note")) {
                backend::Coach member;
                member.id = domain::CoachId::make(world.clock, world.random);
                member.name = QStringLiteral("Jonas");
                member.email = QStringLiteral("jonas@example.org");
                backend::CoachNote note;
                note.id = domain::NoteId::make(world.clock, world.random);
                note.athlete = id;
                note.analysis = first.id;
                note.author = member.id;
                note.text = QStringLiteral("Ask about the knee.");
                note.writtenAt = changes.now();
                return backend::putCoach(changes, member)
                    .and_then([&](std::int64_t) { return backend::addNote(changes, note); })
                    .map([](std::int64_t) {});
            }
            if (touch == QLatin1String("personal")) {
                const auto feedback = backend::feedbackOf(changes.connection(), world.viewer(), first.id);
                return backend::setPersonalNote(changes, **feedback, QStringLiteral("Get well soon."))
                    .map([](std::int64_t) {});
            }
            return {};
        });
        // The threshold was half of what was believed, so it was the session that was planned.
        backend::DatedThresholds thresholds;
        thresholds.id = domain::makeUuidV7(world.clock, world.random);
        thresholds.athlete = id;
        thresholds.from = kDay;
        thresholds.values.power_w = 100;
        thresholds.values.heart_rate_bpm = 165;
        world.done([&](backend::Changes& changes) { return backend::putThresholds(changes, thresholds); });
        again(world, activity.id);
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.only(id).id, first.id);
        QCOMPARE(world.only(id).score, std::optional(100));
        QCOMPARE(world.only(id).state, state);
    }

    void inASampleAthletesAreDeactivatedButNothingIsMissed() {
        IngestFixture world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        const auto leaving = world.addAthlete();
        world.done([&](backend::Changes& changes) {
            backend::Athlete athlete;
            athlete.id = leaving;
            athlete.name = QStringLiteral("Mara");
            athlete.timeZone = QStringLiteral("Europe/Berlin");
            athlete.createdAt = world.clock.now();
            athlete.deactivateOn = kDay.addDays(1);
            return backend::putAthlete(changes, athlete, {QStringLiteral("deactivate_on")});
        });
        world.clock.set(utc(kDay.addDays(1), 12));
        const auto run =
            backend::runDayChores(*world.store, world.clock, world.random, backend::PastSessions::Leave);
        QVERIFY(run.has_value());
        QCOMPARE(world.workout(planned.id).state, domain::PlannedState::Open);
        QVERIFY(world.analyses(world.athlete).empty());
        const auto left = world.read([&](database::Connection& c, const backend::Viewer& v) {
            return backend::findAthlete(c, v, leaving);
        });
        QCOMPARE(left->status, domain::AthleteStatus::Deactivated);
        world.chores();
        QCOMPARE(world.workout(planned.id).state, domain::PlannedState::Missed);
    }

    void oneCompanysFailureDoesNotKeepTheOthersWaiting() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        const auto failing = world.company;
        const auto broken =
            world.store
                ->write([&](database::Connection& connection) {
                    return connection
                        .run(QStringLiteral("CREATE TRIGGER refuse BEFORE INSERT ON analysis WHEN "
                                            "NEW.company_id = '%1' BEGIN SELECT RAISE(ABORT, 'no'); END")
                                 .arg(failing.toString()))
                        .map([](std::int64_t) {});
                })
                .get();
        QVERIFY(broken.has_value());
        world.clock.advance(std::chrono::minutes(1)); // companies are tended in the order of their ids
        backend::Company made;
        made.id = world.company = domain::CompanyId::make(world.clock, world.random);
        made.name = QStringLiteral("Southside");
        made.timeZone = QStringLiteral("Europe/Berlin");
        made.createdAt = world.clock.now();
        world.done([&](backend::Changes& changes) { return backend::addCompany(changes, made); });
        const auto other = world.addAthlete();
        world.plan(other, kDay, steady(60));
        world.clock.set(utc(kDay.addDays(1), 12));
        QVERIFY(!backend::runDayChores(*world.store, world.clock, world.random));
        QVERIFY(world.only(other).missed);
        world.company = failing;
        QVERIFY(world.analyses(world.athlete).empty());
    }

    void whatWasDeletedIsForgottenAfterHalfAYear() {
        IngestFixture world;
        const auto missed = world.plan(world.athlete, kDay, steady(60));
        world.clock.set(utc(kDay.addDays(1), 12));
        world.chores();
        const auto analysis = world.only(world.athlete);
        world.done([&](backend::Changes& changes) { return backend::removeAnalysis(changes, analysis); });
        const auto known = [&world](const QString& sql) {
            return world.store
                ->read([&](database::Connection& connection) {
                    return connection.first(
                        sql, [](const database::Statement& row) { return row.get<std::int64_t>(0); },
                        world.company.toString());
                })
                .get()
                ->value_or(-1);
        };
        const QString tombstones =
            QStringLiteral("SELECT COUNT(*) FROM change WHERE deleted = 1 AND company_id = ?");
        const QString floor = QStringLiteral("SELECT min_cursor FROM company WHERE id = ?");
        const std::int64_t gone = known(tombstones);
        QVERIFY(gone > 0);
        world.clock.advance(std::chrono::hours(24 * 180 - 1));
        world.chores();
        QCOMPARE(known(tombstones), gone);
        QCOMPARE(known(floor), std::int64_t{0});
        world.clock.advance(std::chrono::hours(2));
        world.chores();
        QCOMPARE(known(tombstones), std::int64_t{0});
        QVERIFY(known(floor) > 0);
        QCOMPARE(world.workout(missed.id).id, missed.id);
    }

    void whatIsSaidWithTheSameFileOnceMoreIsHeard() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        const QByteArray bytes = fit(utc(kDay, 9));
        const auto first = world.take(world.athlete, bytes, {QStringLiteral("Easy."), 4, {}});
        const auto second = world.take(world.athlete, bytes, {QStringLiteral("My knee hurts."), {}, 2});
        QVERIFY(second.id == first.id);
        QCOMPARE(second.comment, QStringLiteral("My knee hurts."));
        QCOMPARE(second.effort, std::optional(4));
        QCOMPARE(second.feel, std::optional(2));
        QVERIFY(world.detail(world.only(world.athlete)).needs_coach_line);
        world.arrive(world.athlete, bytes);
        QCOMPARE(world.drain(), 0);
        QCOMPARE(world.activity(first.id).comment, QStringLiteral("My knee hurts."));
    }

    void aSessionFromAnotherFileCountsOnce_data() {
        QTest::addColumn<QByteArray>("bytes");
        const engine::Recording ride = rideOf(utc(kDay, 9), {});
        const QByteArray bytes = fitOf(ride);
        const auto packed = gzipped(std::span(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                              static_cast<std::size_t>(bytes.size())));
        QTest::newRow("packed") << QByteArray(reinterpret_cast<const char*>(packed.data()),
                                              static_cast<qsizetype>(packed.size()));
        QTest::newRow("in another format") << tcxOf(ride);
    }
    void aSessionFromAnotherFileCountsOnce() {
        QFETCH(QByteArray, bytes);
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        world.take(world.athlete, fit(utc(kDay, 9)));
        const auto before = world.only(world.athlete);
        const auto copy = world.take(world.athlete, bytes);
        QCOMPARE(copy.state, ActivityState::Error);
        QCOMPARE(copy.fault, std::optional(QStringLiteral("copy")));
        QVERIFY(!copy.load);
        const auto after = world.only(world.athlete);
        QVERIFY(after.id == before.id);
        QCOMPARE(after.inputFingerprint, before.inputFingerprint);
    }

    void aSecondSessionOfTheDayIsNoCopy_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("later") << fit(utc(kDay, 9, 1));
        QTest::newRow("longer") << fit(utc(kDay, 9), {75, 140, engine::Sport::Cycling, true});
        QTest::newRow("another sport") << fit(utc(kDay, 9), {60, 140, engine::Sport::Running, false});
    }
    void aSecondSessionOfTheDayIsNoCopy() {
        QFETCH(QByteArray, bytes);
        IngestFixture world;
        world.take(world.athlete, fit(utc(kDay, 9)));
        QCOMPARE(world.take(world.athlete, bytes).state, ActivityState::Read);
    }

    void aWholeFileIsNoCopyOfADamagedOne() {
        IngestFixture world;
        const QByteArray whole = fit(utc(kDay, 9));
        QCOMPARE(world.take(world.athlete, whole.left(whole.size() - 400)).state, ActivityState::Error);
        QCOMPARE(world.take(world.athlete, whole).state, ActivityState::Read);
    }

    void whatACoachWroteAboutASwapStaysWithIt() {
        IngestFixture world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        const auto run =
            world.take(world.athlete, fit(utc(kDay, 7), {50, 200, engine::Sport::Running, false}));
        const auto swapped = world.only(world.athlete);
        QVERIFY(swapped.workout == planned.id);
        const auto feedback = world.read([&](database::Connection& c, const backend::Viewer& v) {
            return backend::feedbackOf(c, v, swapped.id);
        });
        world.done([&](backend::Changes& changes) {
            return backend::setPersonalNote(changes, *feedback, QStringLiteral("A fine run."));
        });
        world.take(world.athlete, fit(utc(kDay, 17)));
        const auto all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{2});
        for (const auto& each : all) {
            QCOMPARE(each.workout == planned.id, each.id != swapped.id);
            QCOMPARE(each.legs.front().activity == run.id, each.id == swapped.id);
        }
    }
};

QTEST_GUILESS_MAIN(TestIngestAgain)
#include "test_ingest_again.moc"
