// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/commands/handlers.h"
#include "core/domain/sentences/catalogue.h"
#include "tests/server/ingest_fixture.h"

using namespace leadout;
using namespace leadout::test;
using backend::ActivityState;
using domain::AnalysisState;
using domain::PlannedState;
using protocol::Outcome;

namespace {

const QDate kDay = IngestFixture::kDay;

class CommandWorld : public IngestFixture {
public:
    /// Carries a command out as Leadout's head coach would: the decision itself is tested elsewhere.
    template <class Command>
    backend::Deed handle(const Command& command, const domain::AthleteId& id, std::int64_t base = 0) {
        return done([&](backend::Changes& changes) -> backend::Result<backend::Deed> {
            const auto head = domain::Actor::coach(domain::Role::Head, domain::MembershipStatus::Active);
            auto facts = backend::factsOf(changes.connection(), viewer(), id, clock.now());
            if (!facts)
                return tl::unexpected(facts.error());
            facts->relation = domain::Relation::Assigned;
            auto allowed = domain::authorize<Command::kCommand.action>(head, *facts);
            if (!allowed)
                return tl::unexpected(
                    database::errorOf(database::ErrorKind::Other, QStringLiteral("not allowed")));
            const backend::Viewer all = viewer();
            backend::CommandContext context{changes, all, base};
            return backend::handle(context, *allowed, command);
        });
    }
    domain::PlanWorkout planOf(const engine::Workout& workout, QDate day) {
        domain::PlanWorkout command;
        command.workout = domain::WorkoutId::make(clock, random);
        command.athlete = athlete;
        command.day = day;
        command.plan = workout;
        return command;
    }
};

/// An hour at so many watts.
engine::Workout hourAt(double watts) {
    engine::Workout workout = steady(60);
    std::get<engine::Step>(workout.items.front()).target = {engine::TargetMeasure::PowerWatts, watts, watts,
                                                            false};
    return workout;
}

QString sentenceOf(const backend::Deed& deed) {
    return deed ? QStringLiteral("(done)") : deed.error().sentence;
}

} // namespace

class TestIngestCommands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlannedWorkoutHasItsTotalsAndItsStructure() {
        CommandWorld world;
        const auto command = world.planOf(steady(60), kDay);
        QCOMPARE(world.handle(command, world.athlete).value_or(-1), std::int64_t{1});
        const auto workout = world.workout(command.workout);
        QCOMPARE(workout.durationS, std::optional(3600.0));
        QVERIFY(workout.load && *workout.load > 40 && *workout.load < 60);
        QCOMPARE(workout.state, PlannedState::Open);
        QCOMPARE(backend::workoutOf(workout)->items.size(), std::size_t{1});
    }

    void aWorkoutIsReplacedWhileNobodyHasAnsweredIt() {
        CommandWorld world;
        auto command = world.planOf(steady(60), kDay);
        const auto rev = world.handle(command, world.athlete);
        QVERIFY(rev.has_value());
        command.plan = steady(90);
        command.day = kDay.addDays(1);
        QVERIFY(world.handle(command, world.athlete, *rev).has_value());
        QCOMPARE(world.workout(command.workout).day, kDay.addDays(1));
        QCOMPARE(world.workout(command.workout).durationS, std::optional(5400.0));
        const auto stale = world.handle(command, world.athlete, *rev);
        QVERIFY(!stale.has_value());
        QCOMPARE(stale.error().outcome, Outcome::Conflict);
    }

    void aMissedWorkoutIsMovedToAnotherDay() {
        CommandWorld world;
        auto command = world.planOf(steady(60), kDay);
        QVERIFY(world.handle(command, world.athlete).has_value());
        world.clock.set(utc(kDay.addDays(1), 2));
        world.chores();
        QVERIFY(world.only(world.athlete).missed);
        command.day = kDay.addDays(3);
        QVERIFY(world.handle(command, world.athlete, 2).has_value());
        QVERIFY(world.analyses(world.athlete).empty());
        QCOMPARE(world.workout(command.workout).state, PlannedState::Open);
    }

    void whatIsAnsweredOrDecidedIsNotReplaced() {
        CommandWorld world;
        auto command = world.planOf(steady(60), kDay);
        QVERIFY(world.handle(command, world.athlete).has_value());
        world.take(world.athlete, fit(utc(kDay, 9)));
        QCOMPARE(sentenceOf(world.handle(command, world.athlete, 2)), QStringLiteral("plan.answered"));
        world.decide(world.only(world.athlete), AnalysisState::Published);
        QCOMPARE(sentenceOf(world.handle(command, world.athlete, 2)), QStringLiteral("plan.decided"));
    }

    void anotherAthletesWorkoutIsNotFound() {
        CommandWorld world;
        const auto other = world.addAthlete();
        auto command = world.planOf(steady(60), kDay);
        command.workout = world.plan(other, kDay, steady(30)).id;
        const auto deed = world.handle(command, world.athlete);
        QVERIFY(!deed.has_value());
        QCOMPARE(deed.error().path, QStringLiteral("/workout"));
        QCOMPARE(world.workout(command.workout).durationS, std::optional(1800.0));
    }

    void aPlanThatComesAfterItsRecordingIsAnswered() {
        CommandWorld world;
        world.take(world.athlete, fit(utc(kDay, 9)));
        QVERIFY(!world.only(world.athlete).workout);
        const auto command = world.planOf(steady(60), kDay);
        QVERIFY(world.handle(command, world.athlete).has_value());
        world.drain();
        const auto analysis = world.only(world.athlete);
        QVERIFY(analysis.workout == command.workout);
        QCOMPARE(analysis.score, std::optional(100));
    }

    void pairingSwapsTwoSessions() {
        CommandWorld world;
        const auto shorter = world.plan(world.athlete, kDay, steady(40));
        const auto longer = world.plan(world.athlete, kDay, steady(90));
        const auto first = world.take(world.athlete, fit(utc(kDay, 7), {.minutes = 40}));
        const auto second = world.take(world.athlete, fit(utc(kDay, 17), {.minutes = 90}));
        for (const auto& each : world.analyses(world.athlete))
            QCOMPARE(each.score, std::optional(100));
        domain::Pair swap{world.athlete, {{shorter.id, {second.id}}, {longer.id, {first.id}}}};
        QVERIFY(world.handle(swap, world.athlete).has_value());
        for (const auto& each : world.analyses(world.athlete))
            QCOMPARE(each.state, AnalysisState::Analyzing);
        world.drain();
        auto all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{2});
        for (const auto& each : all) {
            QVERIFY(each.score.value_or(100) < 80);
            QCOMPARE(each.legs.size(), std::size_t{1});
            QVERIFY(each.legs.front().activity == (each.workout == shorter.id ? second.id : first.id));
        }
        domain::Pair back{world.athlete, {{shorter.id, {first.id}}, {longer.id, {second.id}}}};
        QCOMPARE(world.handle(back, world.athlete, 1).error().fields, QStringList(QStringLiteral("pairing")));
        QVERIFY(world.handle(back, world.athlete, 2).has_value());
        world.drain();
        for (const auto& each : world.analyses(world.athlete))
            QCOMPARE(each.score, std::optional(100));
    }

    void pairingMergesAndSplits() {
        CommandWorld world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        const auto first = world.take(world.athlete, fit(utc(kDay, 7), {.minutes = 58}));
        const auto second = world.take(world.athlete, fit(utc(kDay, 17), {.minutes = 45}));
        QCOMPARE(world.analyses(world.athlete).size(), std::size_t{2});
        QVERIFY(
            world.handle(domain::Pair{world.athlete, {{planned.id, {first.id, second.id}}}}, world.athlete)
                .has_value());
        world.drain();
        auto merged = world.only(world.athlete);
        QCOMPARE(merged.legs.size(), std::size_t{2});
        QVERIFY(
            world
                .handle(
                    domain::Pair{world.athlete,
                                 {{planned.id, {}}, {std::nullopt, {first.id}}, {std::nullopt, {second.id}}}},
                    world.athlete, 2)
                .has_value());
        world.drain();
        const auto split = world.analyses(world.athlete);
        QCOMPARE(split.size(), std::size_t{2});
        for (const auto& each : split) {
            QVERIFY(!each.workout);
            QCOMPARE(each.verdict, std::optional(engine::Verdict::Unplanned));
            QCOMPARE(each.legs.size(), std::size_t{1});
        }
        QCOMPARE(world.workout(planned.id).state, PlannedState::Open);
    }

    void aPairingThatWasChosenIsUnsureNoMore() {
        CommandWorld world;
        const auto id = world.addAthlete(QStringLiteral("Europe/Berlin"), domain::FeedbackMode::AutoApprove);
        world.consent(id, domain::ConsentKind::AutoApprove);
        world.consent(id, domain::ConsentKind::PublishReport);
        const auto longer = world.plan(id, kDay, steady(60));
        const auto shorter = world.plan(id, kDay, steady(58));
        const auto activity = world.take(id, fit(utc(kDay, 9)));
        QVERIFY(world.only(id).workout == longer.id);
        QVERIFY(world.detail(world.only(id)).unsure_pairing);
        const domain::Pair chosen{id, {{longer.id, {}}, {shorter.id, {activity.id}}}};
        QVERIFY(world.handle(chosen, id).has_value());
        world.drain();
        QVERIFY(world.only(id).workout == shorter.id);
        QVERIFY(!world.detail(world.only(id)).unsure_pairing);
        QCOMPARE(world.only(id).state, AnalysisState::Approved);
    }

    void whatIsSplitIsHandledAsTheAthletesOthersAre() {
        CommandWorld world;
        const auto id = world.addAthlete(QStringLiteral("Europe/Berlin"), domain::FeedbackMode::AutoApprove);
        const auto planned = world.plan(id, kDay, steady(60));
        const auto activity = world.take(id, fit(utc(kDay, 9)));
        const domain::Pair split{id, {{planned.id, {}}, {std::nullopt, {activity.id}}}};
        QVERIFY(world.handle(split, id).has_value());
        QCOMPARE(world.only(id).mode, domain::FeedbackMode::AutoApprove);
        const QString title = world.only(id).title;
        QVERIFY2(!title.isEmpty() && !title.contains(activity.fileName), qPrintable(title));
        world.drain();
        QCOMPARE(world.only(id).mode, domain::FeedbackMode::AutoApprove);
    }

    void theWordsOfACoachOutliveTheirPairing() {
        CommandWorld world;
        backend::Coach coach;
        coach.id = domain::CoachId::make(world.clock, world.random);
        coach.name = QStringLiteral("Ana");
        coach.email = QStringLiteral("ana@example.org");
        coach.status = domain::MembershipStatus::Active;
        world.done([&](backend::Changes& changes) { return backend::putCoach(changes, coach); });
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        const auto activity = world.take(world.athlete, fit(utc(kDay, 7)));
        const auto written = world.only(world.athlete);
        const auto feedback = world.read([&](database::Connection& c, const backend::Viewer& v) {
            return backend::feedbackOf(c, v, written.id);
        });
        world.done([&](backend::Changes& changes) {
            return backend::addFeedbackVersion(changes, *feedback, backend::Writer::Coach, coach.id,
                                               QStringLiteral("My words."));
        });
        const domain::Pair split{world.athlete, {{planned.id, {}}, {std::nullopt, {activity.id}}}};
        QVERIFY(world.handle(split, world.athlete).has_value());
        world.drain();
        const auto all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{2});
        for (const auto& each : all) {
            QVERIFY(!each.workout);
            if (each.id == written.id) {
                QCOMPARE(world.text(each), QStringLiteral("My words."));
                QCOMPARE(each.state, AnalysisState::Reviewed);
            } else {
                QCOMPARE(each.state, AnalysisState::ReviewPending);
            }
        }
    }

    void pairingIsCarriedOutForADeactivatedAthleteToo() {
        CommandWorld world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        const auto activity = world.take(world.athlete, fit(utc(kDay, 7)));
        world.changeAthlete(world.athlete, [](backend::Athlete& athlete) {
            athlete.status = domain::AthleteStatus::Deactivated;
        });
        const domain::Pair split{world.athlete, {{planned.id, {}}, {std::nullopt, {activity.id}}}};
        QVERIFY(world.handle(split, world.athlete).has_value());
        world.drain();
        QCOMPARE(world.only(world.athlete).verdict, std::optional(engine::Verdict::Unplanned));
    }

    void whatArrivedWhileNobodyMightLookIsAnalysedWhenTheyMayAgain() {
        CommandWorld world;
        world.plan(world.athlete, kDay, steady(60));
        const auto taken = world.arrive(world.athlete, fit(utc(kDay, 9)));
        world.consent(world.athlete, domain::ConsentKind::SeeWorkouts, false);
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.activity(taken.activity).state, ActivityState::Stored);
        QVERIFY(world.analyses(world.athlete).empty());
        const domain::RecordConsent given{
            world.athlete, domain::ConsentKind::SeeWorkouts, true, domain::ConsentHow::InPerson, {}};
        QVERIFY(world.handle(given, world.athlete, 1).has_value());
        world.drain();
        QCOMPARE(world.only(world.athlete).score, std::optional(100));
    }

    void theFirstThresholdsMakeTargetsInPerCentComparable() {
        CommandWorld world;
        backend::Athlete fresh;
        fresh.id = domain::AthleteId::make(world.clock, world.random);
        fresh.name = QStringLiteral("Nils");
        fresh.timeZone = QStringLiteral("UTC");
        fresh.createdAt = world.clock.now();
        world.done([&](backend::Changes& changes) { return backend::putAthlete(changes, fresh); });
        world.plan(fresh.id, kDay, steady(60));
        world.take(fresh.id, fit(utc(kDay, 9)));
        const auto before = world.only(fresh.id);
        QVERIFY(world.detail(before).compliance.threshold_missing);
        QVERIFY(!before.doneLoad);
        const domain::SetThresholds set{fresh.id, kDay, {200.0, {}, {}, {}, {}}};
        QVERIFY(world.handle(set, fresh.id, 1).has_value());
        world.drain();
        const auto after = world.only(fresh.id);
        QCOMPARE(after.id, before.id);
        QVERIFY(!world.detail(after).compliance.threshold_missing);
        QCOMPARE(after.score, std::optional(100));
        QVERIFY(after.doneLoad && *after.doneLoad > 40 && *after.doneLoad < 60);
        QCOMPARE(after.state, AnalysisState::ReviewPending);
    }

    void newThresholdsLeaveAloneWhatIsDecidedAndWhatAnotherSetGoverns() {
        CommandWorld world;
        const QDate before = kDay.addDays(-1);
        world.plan(world.athlete, before, steady(60));
        world.take(world.athlete, fit(utc(before, 9)));
        const auto published = world.only(world.athlete);
        world.decide(published, AnalysisState::Published);
        world.plan(world.athlete, kDay, steady(60));
        world.take(world.athlete, fit(utc(kDay, 9)));
        const auto governed = world.plan(world.athlete, kDay.addDays(2), hourAt(140));
        const auto later = world.plan(world.athlete, kDay.addDays(4), hourAt(140));
        domain::SetThresholds set{world.athlete, kDay.addDays(3), {250.0, {}, {}, {}, {}}};
        QCOMPARE(world.handle(set, world.athlete, 1).value_or(-1), std::int64_t{2});
        const auto laterLoad = world.workout(later.id).load;
        QVERIFY(laterLoad < later.load);
        set.from = before;
        set.values.power_w = 300.0;
        QCOMPARE(world.handle(set, world.athlete, 1).error().fields,
                 QStringList(QStringLiteral("thresholds")));
        QVERIFY(world.handle(set, world.athlete, 2).has_value());
        world.drain();
        const auto all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{2});
        for (const auto& each : all) {
            const bool decided = each.id == published.id;
            QCOMPARE(world.detail(each).threshold_w, std::optional(decided ? 200.0 : 300.0));
            QVERIFY(decided ? each.score == 100 : each.score < 80);
        }
        QVERIFY(world.workout(governed.id).load < governed.load);
        QCOMPARE(world.workout(later.id).load, laterLoad);
    }

    void newThresholdsLeaveThePlansOfDecidedAndExcusedSessionsAlone() {
        CommandWorld world;
        const auto decided = world.plan(world.athlete, kDay, hourAt(140));
        world.take(world.athlete, fit(utc(kDay, 9)));
        world.decide(world.only(world.athlete), AnalysisState::Published);
        const auto excused = world.plan(world.athlete, kDay.addDays(1), hourAt(140));
        world.done([&](backend::Changes& changes) {
            return backend::setWorkoutState(changes, excused, PlannedState::Excused);
        });
        const auto open = world.plan(world.athlete, kDay.addDays(2), hourAt(140));
        const domain::SetThresholds set{world.athlete, kDay, {300.0, {}, {}, {}, {}}};
        QVERIFY(world.handle(set, world.athlete, 1).has_value());
        QVERIFY(decided.load && excused.load && open.load);
        QCOMPARE(world.workout(decided.id).load, decided.load);
        QCOMPARE(world.workout(excused.id).load, excused.load);
        QVERIFY(world.workout(open.id).load < open.load);
    }

    void aMissedSessionIsMeasuredByTheNewThresholdsToo() {
        CommandWorld world;
        world.plan(world.athlete, kDay, hourAt(140));
        world.clock.set(utc(kDay.addDays(1), 3));
        world.chores();
        const auto missed = world.only(world.athlete);
        QVERIFY(missed.missed && missed.plannedLoad);
        const domain::SetThresholds set{world.athlete, kDay, {300.0, {}, {}, {}, {}}};
        QVERIFY(world.handle(set, world.athlete, 1).has_value());
        const auto measured = world.only(world.athlete);
        QVERIFY(measured.missed && measured.plannedLoad < missed.plannedLoad);
        QCOMPARE(world.detail(measured).threshold_w, std::optional(300.0));
    }

    void whoComesBackHasMissedNothing() {
        CommandWorld world;
        const auto before = world.plan(world.athlete, kDay, steady(60));
        const auto today = world.plan(world.athlete, kDay.addDays(40), steady(60));
        world.changeAthlete(world.athlete, [](backend::Athlete& athlete) {
            athlete.status = domain::AthleteStatus::Deactivated;
        });
        world.clock.set(utc(kDay.addDays(40), 12));
        world.chores();
        const domain::SetAthleteStatus back{world.athlete, domain::AthleteStatus::Active, {}};
        QVERIFY(world.handle(back, world.athlete, 2).has_value());
        world.chores();
        QVERIFY(world.analyses(world.athlete).empty());
        QCOMPARE(world.workout(before.id).state, PlannedState::Excused);
        QCOMPARE(world.workout(today.id).state, PlannedState::Open);
        world.clock.set(utc(kDay.addDays(41), 12));
        world.chores();
        QVERIFY(world.only(world.athlete).workout == today.id);
    }

    void whatIsDecidedIsNotPairedAnew() {
        CommandWorld world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        const auto activity = world.take(world.athlete, fit(utc(kDay, 7)));
        world.decide(world.only(world.athlete), AnalysisState::Published);
        const auto deed =
            world.handle(domain::Pair{world.athlete, {{std::nullopt, {activity.id}}}}, world.athlete);
        QCOMPARE(sentenceOf(deed), QStringLiteral("pair.decided"));
        QVERIFY(world.only(world.athlete).workout == planned.id);
    }

    void onlyTheAthletesOwnSessionsArePaired() {
        CommandWorld world;
        const auto other = world.addAthlete();
        const auto theirs = world.take(other, fit(utc(kDay, 7)));
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        const auto deed =
            world.handle(domain::Pair{world.athlete, {{planned.id, {theirs.id}}}}, world.athlete);
        QVERIFY(!deed.has_value());
        QCOMPARE(deed.error().path, QStringLiteral("/pairings/0/activities"));
        const auto broken = world.take(world.athlete, QByteArray("text"));
        QCOMPARE(
            sentenceOf(world.handle(domain::Pair{world.athlete, {{planned.id, {broken.id}}}}, world.athlete)),
            QStringLiteral("pair.not_read"));
    }

    void whatArrivedLateIsReviewedWhenACoachAsks() {
        CommandWorld world;
        world.plan(world.athlete, kDay, steady(60));
        const QByteArray bytes = fit(utc(kDay, 9));
        world.clock.set(utc(kDay.addDays(3), 9));
        const auto late = world.take(world.athlete, bytes, {}, domain::Arrival::Synced);
        QCOMPARE(late.state, ActivityState::History);
        const auto setStatus = [&world](domain::AthleteStatus status) {
            world.changeAthlete(world.athlete,
                                [status](backend::Athlete& athlete) { athlete.status = status; });
        };
        setStatus(domain::AthleteStatus::Deactivated);
        QCOMPARE(sentenceOf(world.handle(domain::ReviewAnyway{late.id}, world.athlete)),
                 QStringLiteral("review_anyway.deactivated"));
        QVERIFY(domain::findSentence("review_anyway.deactivated") != nullptr);
        setStatus(domain::AthleteStatus::Active);
        QVERIFY(world.handle(domain::ReviewAnyway{late.id}, world.athlete).has_value());
        world.drain();
        QCOMPARE(world.only(world.athlete).score, std::optional(100));
        QCOMPARE(sentenceOf(world.handle(domain::ReviewAnyway{late.id}, world.athlete)),
                 QStringLiteral("review_anyway.not_late"));
    }

    void anUploadIsAnnouncedOnceItsBytesAreHere() {
        CommandWorld world;
        const QByteArray bytes = fit(utc(kDay, 9));
        domain::UploadActivity command;
        command.activity = domain::ActivityId::make(world.clock, world.random);
        command.athlete = world.athlete;
        command.file_name = QStringLiteral("ride.fit");
        command.sha256 = platform::sha256Hex(bytes);
        command.size = bytes.size();
        const auto early = world.handle(command, world.athlete);
        QCOMPARE(sentenceOf(early), QStringLiteral("upload.bytes_missing"));
        QCOMPARE(early.error().path, QStringLiteral("/sha256"));
        world.arrive(world.addAthlete(), bytes);
        QVERIFY(!world.handle(command, world.athlete).has_value());
        world.arrive(world.athlete, bytes);
        QVERIFY(world.handle(command, world.athlete).has_value());
    }
};

QTEST_GUILESS_MAIN(TestIngestCommands)
#include "test_ingest_commands.moc"
