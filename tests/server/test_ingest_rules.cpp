// SPDX-License-Identifier: GPL-3.0-or-later
// What goes out without a coach, and what the calendar closes.
#include "core/domain/sentences/catalogue.h"
#include "tests/server/ingest_fixture.h"

#include <functional>

using namespace leadout;
using namespace leadout::test;
using domain::AnalysisState;
using domain::ConsentKind;
using domain::PlannedState;

namespace {

const QDate kDay = IngestFixture::kDay;

/// What is different from a session that goes out by itself.
struct Case {
    backend::AthleteWords words = {};
    Ride ride = {};
    engine::Workout plan = steady(60);
    std::function<void(IngestFixture&, const domain::AthleteId&)> before = {};
    std::function<QByteArray(QByteArray)> spoil = {};
};

} // namespace

Q_DECLARE_METATYPE(Case)

class TestIngestRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyConditionOfApprovingWithoutACoach_data() {
        QTest::addColumn<Case>("given");
        QTest::addColumn<QString>("waits");
        const auto row = [](const char* name, const Case& given, const char* waits) {
            QTest::newRow(name) << given << QString::fromLatin1(waits);
        };
        row("all is well", {}, "");
        row("effort 8 and feel 3", {.words = {{}, 8, 3}}, "");
        row("a comment", {.words = {QStringLiteral("Easy."), {}, {}}}, "waits.comment");
        row("pain", {.words = {QStringLiteral("My knee hurts."), {}, {}}}, "waits.coach_line");
        row("effort 9", {.words = {{}, 9, {}}}, "waits.effort");
        row("feel 2", {.words = {{}, {}, 2}}, "waits.feel");
        row("too short", {.ride = {.minutes = 40}}, "waits.not_on_target");
        row("a race",
            {.plan =
                 [] {
                     auto race = steady(60);
                     race.type = engine::SessionType::Race;
                     return race;
                 }()},
            "waits.not_scored");
        row("no consent to go out without a coach",
            {.before =
                 [](IngestFixture& world, const domain::AthleteId& id) {
                     world.consent(id, ConsentKind::AutoApprove, false);
                 }},
            "access.consent.auto_approve");
        row("no consent to a report",
            {.before =
                 [](IngestFixture& world, const domain::AthleteId& id) {
                     world.consent(id, ConsentKind::PublishReport, false);
                 }},
            "access.consent.publish_report");
        row("the first session after being sick",
            {.before =
                 [](IngestFixture& world, const domain::AthleteId& id) {
                     world.mark(id, kDay.addDays(-3), domain::DayMark::Sick);
                 }},
            "waits.after_sick");
        row("the second session after being sick",
            {.before =
                 [](IngestFixture& world, const domain::AthleteId& id) {
                     world.mark(id, kDay.addDays(-3), domain::DayMark::Sick);
                     world.take(id, fit(utc(kDay.addDays(-1), 9)));
                 }},
            "");
        row("a wrong checksum",
            {.spoil =
                 [](QByteArray bytes) {
                     bytes[bytes.size() - 1] = static_cast<char>(bytes.back() ^ 0x55);
                     return bytes;
                 }},
            "waits.warning");
        row("half a file", {.spoil = [](const QByteArray& bytes) { return bytes.first(bytes.size() / 2); }},
            "waits.error");
        row("far above its targets again",
            {.ride = {.watts = 165},
             .before =
                 [](IngestFixture& world, const domain::AthleteId& id) {
                     world.plan(id, kDay.addDays(-2), steady(60));
                     world.take(id, fit(utc(kDay.addDays(-2), 9), {.watts = 170}));
                 }},
            "waits.not_on_target");
        row("two workouts that it fits about as well",
            {.before = [](IngestFixture& world,
                          const domain::AthleteId& id) { world.plan(id, kDay, steady(58)); }},
            "waits.pairing");
        row("a best of 20 minutes above the threshold",
            {.before =
                 [](IngestFixture& world, const domain::AthleteId& id) {
                     world.take(id, fit(utc(kDay.addDays(-9), 9), {.minutes = 31, .watts = 220}));
                 }},
            "waits.threshold");
    }

    void everyConditionOfApprovingWithoutACoach() {
        QFETCH(Case, given);
        QFETCH(QString, waits);
        IngestFixture world;
        const auto id = world.addAthlete(QStringLiteral("Europe/Berlin"), domain::FeedbackMode::AutoApprove);
        world.consent(id, ConsentKind::AutoApprove);
        world.consent(id, ConsentKind::PublishReport);
        if (given.before)
            given.before(world, id);
        world.plan(id, kDay, given.plan);
        const QByteArray bytes = fit(utc(kDay, 9), given.ride);
        world.take(id, given.spoil ? given.spoil(bytes) : bytes, given.words);
        const auto analysis = world.analyses(id).front();
        QCOMPARE(analysis.day, kDay);
        const auto detail = world.detail(analysis);
        QCOMPARE(QString::fromStdString(detail.waits ? detail.waits->id : std::string()), waits);
        QCOMPARE(analysis.state, waits.isEmpty() ? AnalysisState::Approved : AnalysisState::ReviewPending);
        QCOMPARE(analysis.autoApproved, waits.isEmpty());
        QVERIFY(waits.isEmpty() || domain::findSentence(detail.waits->id) != nullptr);
    }

    void anUnsurePairingStaysUnsureWhenAnotherFileJoins() {
        IngestFixture world;
        const auto id = world.addAthlete(QStringLiteral("Europe/Berlin"), domain::FeedbackMode::AutoApprove);
        world.consent(id, ConsentKind::AutoApprove);
        world.consent(id, ConsentKind::PublishReport);
        world.plan(id, kDay, steady(60));
        world.plan(id, kDay, steady(58));
        world.take(id, fit(utc(kDay, 9), {.minutes = 40}));
        world.take(id, fit(utc(kDay, 10), {.minutes = 20}));
        const auto analysis = world.only(id);
        QCOMPARE(analysis.legs.size(), std::size_t{2});
        QCOMPARE(analysis.state, AnalysisState::ReviewPending);
        QCOMPARE(QString::fromStdString(world.detail(analysis).waits.value().id),
                 QStringLiteral("waits.pairing"));
    }

    void anUnsurePairingIsKeptBehindAnotherReason() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        world.plan(world.athlete, kDay, steady(58));
        world.take(world.athlete, fit(utc(kDay, 9)));
        const auto detail = world.detail(world.only(world.athlete));
        QVERIFY(!detail.waits); // in review mode
        QVERIFY(detail.unsure_pairing);
    }

    void anUnsurePairingIsKeptWhenTheOtherReasonIsGone() {
        IngestFixture world;
        const auto id = world.addAthlete(QStringLiteral("Europe/Berlin"), domain::FeedbackMode::AutoApprove);
        world.consent(id, ConsentKind::AutoApprove);
        world.consent(id, ConsentKind::PublishReport);
        world.plan(id, kDay, steady(60));
        world.plan(id, kDay, steady(58));
        world.mark(id, kDay, domain::DayMark::Sick);
        const auto activity = world.take(id, fit(utc(kDay, 9)));
        const auto waits = [&] {
            return QString::fromStdString(world.detail(world.only(id)).waits.value_or(engine::Sentence()).id);
        };
        QCOMPARE(waits(), QStringLiteral("waits.not_scored"));
        world.done([&](backend::Changes& changes) -> backend::Result<> {
            const auto marks = backend::markedDays(changes.connection(), world.viewer(), id, kDay, kDay);
            if (!marks)
                return tl::unexpected(marks.error());
            return backend::unmarkDay(changes, marks->front()).and_then([&] {
                return backend::analyzeAgain(changes, activity.id);
            });
        });
        world.drain();
        QCOMPARE(waits(), QStringLiteral("waits.pairing"));
        QCOMPARE(world.only(id).state, AnalysisState::ReviewPending);
    }

    void aDeviceThatLedThroughTheWorkoutIsTold_data() {
        QTest::addColumn<int>("named");
        QTest::addColumn<bool>("led");
        QTest::newRow("each step as it is written") << 3 << true;
        QTest::newRow("a step left out") << 2 << false;
        QTest::newRow("no step") << 0 << false;
    }

    void aDeviceThatLedThroughTheWorkoutIsTold() {
        QFETCH(const int, named);
        QFETCH(const bool, led);
        IngestFixture world;
        engine::Workout workout = steady(20);
        const engine::Step half = std::get<engine::Step>(steady(10).items.front());
        workout.items.push_back(engine::Repeat{2, {half, half}});
        world.plan(world.athlete, kDay, workout);
        engine::Recording ride = rideOf(utc(kDay, 9), {});
        for (int step = 0; step < named; ++step) {
            engine::Lap lap;
            lap.start = ride.start + static_cast<std::uint32_t>(600 * step);
            lap.end = lap.start + 600;
            lap.timer_s = lap.elapsed_s = 600;
            lap.workout_step = static_cast<std::uint16_t>(step);
            ride.laps.push_back(lap);
        }
        world.take(world.athlete, fitOf(ride));
        QCOMPARE(world.detail(world.only(world.athlete)).led_through, led);
    }

    void inReviewModeEverythingWaitsWithoutAReason() {
        IngestFixture world;
        world.consent(world.athlete, ConsentKind::AutoApprove);
        world.consent(world.athlete, ConsentKind::PublishReport);
        world.plan(world.athlete, kDay, steady(60));
        world.take(world.athlete, fit(utc(kDay, 9)));
        QCOMPARE(world.only(world.athlete).state, AnalysisState::ReviewPending);
        QVERIFY(!world.detail(world.only(world.athlete)).waits);
    }

    void aPlannedSessionIsMissedAtThreeInTheMorningOfItsAthletesZone_data() {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<domain::Instant>("at");
        QTest::newRow("Berlin") << QStringLiteral("Europe/Berlin") << utc(kDay.addDays(1), 2);
        QTest::newRow("Taipei") << QStringLiteral("Asia/Taipei") << utc(kDay, 19);
        QTest::newRow("Denver") << QStringLiteral("America/Denver") << utc(kDay.addDays(1), 10);
        QTest::newRow("Kathmandu") << QStringLiteral("Asia/Kathmandu") << utc(kDay, 21, 15);
    }

    void aPlannedSessionIsMissedAtThreeInTheMorningOfItsAthletesZone() {
        QFETCH(QString, zone);
        QFETCH(domain::Instant, at);
        IngestFixture world;
        const auto id = world.addAthlete(zone);
        const auto planned = world.plan(id, kDay, steady(60));
        world.clock.set(at - std::chrono::milliseconds(1));
        world.chores();
        QVERIFY(world.analyses(id).empty());
        world.clock.set(at);
        world.chores();
        world.chores();
        const auto analysis = world.only(id);
        QVERIFY(analysis.missed);
        QVERIFY(!analysis.verdict && !analysis.score);
        QCOMPARE(analysis.day, kDay);
        QCOMPARE(analysis.state, AnalysisState::ReviewPending);
        QCOMPARE(analysis.plannedS, std::optional(3600.0));
        QCOMPARE(world.detail(analysis).planned->duration_s, std::optional(3600.0));
        QCOMPARE(world.workout(planned.id).state, PlannedState::Missed);
    }

    void aMarkedDayExcuses() {
        IngestFixture world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        world.mark(world.athlete, kDay, domain::DayMark::Injured);
        world.clock.set(utc(kDay.addDays(1), 2));
        world.chores();
        QVERIFY(world.analyses(world.athlete).empty());
        QCOMPARE(world.workout(planned.id).state, PlannedState::Excused);
    }

    void aDeactivatedAthleteMissesNothing() {
        IngestFixture world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        world.changeAthlete(world.athlete, [](backend::Athlete& athlete) {
            athlete.status = domain::AthleteStatus::Deactivated;
        });
        world.clock.set(utc(kDay.addDays(1), 12));
        world.chores();
        QVERIFY(world.analyses(world.athlete).empty());
        QCOMPARE(world.workout(planned.id).state, PlannedState::Open);
    }

    void whatArrivesAfterAllTakesThePlaceOfTheMissedSession() {
        IngestFixture world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        world.clock.set(utc(kDay.addDays(1), 2));
        world.chores();
        const auto missed = world.only(world.athlete);
        world.take(world.athlete, fit(utc(kDay, 9)));
        const auto analysis = world.only(world.athlete);
        QVERIFY(analysis.id == missed.id);
        QVERIFY(!analysis.missed);
        QCOMPARE(analysis.score, std::optional(100));
        QCOMPARE(world.workout(planned.id).state, PlannedState::Paired);
    }

    void aMissedSessionThatIsDecidedStaysBesideWhatArrives() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        world.clock.set(utc(kDay.addDays(1), 2));
        world.chores();
        world.decide(world.only(world.athlete), AnalysisState::Reviewed);
        world.take(world.athlete, fit(utc(kDay, 9)));
        const auto all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{2});
        QVERIFY(all[0].missed != all[1].missed);
    }

    void anAthleteIsDeactivatedAtMidnightOfTheCompany() {
        IngestFixture world;
        const auto id = world.addAthlete(QStringLiteral("America/Denver"));
        world.changeAthlete(id, [](backend::Athlete& athlete) { athlete.deactivateOn = kDay.addDays(1); });
        const auto status = [&] {
            return world
                .read([&](database::Connection& c, const backend::Viewer& v) {
                    return backend::findAthlete(c, v, id);
                })
                ->status;
        };
        world.clock.set(utc(kDay, 22, 59)); // 23:59 in Berlin
        world.chores();
        QCOMPARE(status(), domain::AthleteStatus::Active);
        world.clock.set(utc(kDay, 23));
        world.chores();
        QCOMPARE(status(), domain::AthleteStatus::Deactivated);
        const auto day = world
                             .read([&](database::Connection& c, const backend::Viewer& v) {
                                 return backend::findAthlete(c, v, id);
                             })
                             ->deactivateOn;
        QVERIFY(!day);
    }

    void signInsThatNobodyCanUseAnyMoreAreForgotten() {
        IngestFixture world;
        backend::SignIn signIn;
        signIn.id = domain::SignInId::make(world.clock, world.random);
        signIn.company = world.company;
        signIn.deviceName = QStringLiteral("Laptop");
        signIn.accessHash = QStringLiteral("a");
        signIn.refreshHash = QStringLiteral("r");
        signIn.createdAt = signIn.lastUsedAt = world.clock.now();
        signIn.absoluteUntil = signIn.idleUntil = signIn.accessUntil = utc(kDay.addDays(180), 12);
        world.done([&](backend::Changes& changes) {
            backend::Coach coach;
            coach.id = signIn.coach = domain::CoachId::make(world.clock, world.random);
            coach.name = QStringLiteral("Ana");
            return backend::putCoach(changes, coach).and_then([&](std::int64_t) {
                return backend::addSignIn(changes.connection(), signIn);
            });
        });
        const auto known = [&] {
            return world
                .read([&](database::Connection& c, const backend::Viewer&) {
                    return backend::signInByAccess(c, signIn.accessHash);
                })
                .has_value();
        };
        world.clock.set(utc(kDay.addDays(179), 12));
        world.chores();
        QVERIFY(known());
        world.clock.set(utc(kDay.addDays(181), 12));
        world.chores();
        QVERIFY(!known());
    }
};

QTEST_GUILESS_MAIN(TestIngestRules)
#include "test_ingest_rules.moc"
