// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/ingest_fixture.h"

#include <functional>
#include <span>
#include <utility>

using namespace leadout;
using namespace leadout::test;
using backend::ActivityState;
using domain::AnalysisState;
using domain::PlannedState;
using engine::Verdict;

namespace {

const QDate kDay = IngestFixture::kDay;

/// Random bytes, and something that happens when the first of them are asked for: between the analysis and
/// its storing.
class MeddlingRandom final : public domain::Random {
public:
    void fill(std::span<std::byte> bytes) override {
        if (const auto happens = std::exchange(meanwhile, nullptr))
            happens();
        domain::SystemRandom().fill(bytes);
    }
    std::function<void()> meanwhile;
};

} // namespace

class TestIngestAnalyzer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheAthleteToldTheDeviceHoldsWhereTheUploadSaysNothing() {
        IngestFixture world;
        engine::Recording recording = rideOf(utc(kDay, 9), {});
        recording.effort = 9;
        recording.feel = 2;
        const auto first = world.take(world.athlete, fitOf(recording));
        QCOMPARE(first.effort, std::optional(9));
        QCOMPARE(first.feel, std::optional(2));
        QVERIFY(world.only(world.athlete).flags.contains(QStringLiteral("felt_bad")));
        const auto said = world.take(world.addAthlete(), fitOf(recording), {QString(), 5, {}});
        QCOMPARE(said.effort, std::optional(5));
        QCOMPARE(said.feel, std::optional(2));
    }

    void aRideIsComparedWithItsPlanAndWaits() {
        IngestFixture world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        const auto activity = world.take(world.athlete, fit(utc(kDay, 9)));
        QCOMPARE(activity.state, ActivityState::Read);
        QCOMPARE(activity.localDay, std::optional(kDay));
        QCOMPARE(activity.sport, engine::Sport::Cycling);
        const auto analysis = world.only(world.athlete);
        QCOMPARE(analysis.state, AnalysisState::ReviewPending);
        QVERIFY(analysis.workout == planned.id);
        QCOMPARE(analysis.verdict, std::optional(Verdict::OnTarget));
        QCOMPARE(analysis.score, std::optional(100));
        QCOMPARE(analysis.title, QStringLiteral("Endurance"));
        QCOMPARE(analysis.plannedS, std::optional(3600.0));
        QCOMPARE(world.workout(planned.id).state, PlannedState::Paired);
        const auto detail = world.detail(analysis);
        QVERIFY(detail.planned && detail.planned->load);
        QCOMPARE(detail.spans.size(), detail.compliance.steps.size());
        QCOMPARE(detail.spans.size(), std::size_t{1});
        QCOMPARE(detail.spans.front().start_s, 0.0);
        QCOMPARE(detail.spans.front().end_s, 3600.0);
        QVERIFY(!detail.structure.isEmpty());
        QVERIFY(!detail.waits);
        QVERIFY2(world.text(analysis).contains(QStringLiteral("1:00 at 140 W")),
                 qPrintable(world.text(analysis)));
    }

    void theLastSessionOfTheStructureIsHeldBesideIt() {
        IngestFixture world;
        world.clock.set(utc(kDay.addDays(-7), 12));
        world.plan(world.athlete, kDay.addDays(-7), steady(60));
        world.take(world.athlete, fit(utc(kDay.addDays(-7), 9), {.watts = 135}));
        const auto first = world.detail(world.only(world.athlete));
        QVERIFY(!first.last);
        // The same under another name, and one of another length in between.
        auto workout = steady(60);
        workout.name = "Another name";
        world.plan(world.athlete, kDay, workout);
        world.plan(world.athlete, kDay.addDays(-2), steady(75));
        world.clock.set(utc(kDay, 12));
        world.take(world.athlete, fit(utc(kDay.addDays(-2), 9), {.minutes = 75}));
        world.take(world.athlete, fit(utc(kDay, 9)));
        for (const auto& analysis : world.analyses(world.athlete)) {
            const auto detail = world.detail(analysis);
            QCOMPARE(detail.last.has_value(), analysis.day == kDay);
            if (detail.last)
                QCOMPARE(detail.last->work_average,
                         std::optional(engine::Quantity{135, engine::Unit::Watts}));
        }
    }

    void aSessionIsTheFirstOfItsKindOnlyWhereThereIsAPast() {
        IngestFixture world;
        const auto ride = [&world](int daysBefore, bool planned, int minutes) {
            const QDate day = kDay.addDays(-daysBefore);
            world.clock.set(utc(day, 12));
            if (planned)
                world.plan(world.athlete, day, steady(minutes));
            world.take(world.athlete, fit(utc(day, 9), {.minutes = minutes}));
        };
        const auto isFirst = [&world](int daysBefore) {
            for (const auto& analysis : world.analyses(world.athlete)) {
                if (analysis.day == kDay.addDays(-daysBefore))
                    return world.detail(analysis).first_of_its_kind;
            }
            return false;
        };
        ride(60, false, 60); // without a plan, and so without a structure
        ride(30, true, 60);
        QVERIFY(!isFirst(30)); // a new athlete may have done it a hundred times
        ride(22, true, 90);
        QVERIFY(!isFirst(22)); // of six weeks ago, only a ride without a plan is known
        ride(0, true, 120);
        QVERIFY(!isFirst(0)); // four weeks and two days are too little
        world.clock.set(utc(kDay.addDays(8), 12));
        world.plan(world.athlete, kDay.addDays(8), steady(180));
        world.take(world.athlete, fit(utc(kDay.addDays(8), 9), {.minutes = 180}));
        QVERIFY(isFirst(-8)); // after five weeks and three days it was the first of three hours
    }

    void streamsKeepNoPositionsAndFitTheirPlaces() {
        IngestFixture world;
        world.take(world.athlete, fit(utc(kDay, 6), {.minutes = 200}));
        const auto analysis = world.only(world.athlete);
        const auto streams = world.read([&](database::Connection& c, const backend::Viewer& v) {
            return backend::streamsOf(c, v, analysis.id);
        });
        QCOMPARE(streams.size(), std::size_t{1});
        const auto samples = protocol::readStreamSamples(streams.front());
        QVERIFY(samples.has_value());
        QCOMPARE(samples->every_s, 5.0);
        QCOMPARE(samples->power_w.size(), std::size_t{2400});
        QCOMPARE(samples->power_w.front(), std::optional(140.0));
        QCOMPARE(samples->speed_m_s.back(), std::optional(8.0));
        QVERIFY(samples->cadence_rpm.empty());
        QVERIFY(!streams.front().contains("lat"));
    }

    void theSameFileTwiceIsOneActivity() {
        IngestFixture world;
        const QByteArray bytes = fit(utc(kDay, 9));
        const auto first = world.arrive(world.athlete, bytes);
        const auto second = world.arrive(world.athlete, bytes);
        QVERIFY(!first.known);
        QVERIFY(second.known);
        QVERIFY(first.activity == second.activity);
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.arrive(world.athlete, bytes).known, true);
        QCOMPARE(world.drain(), 0);
        QCOMPARE(world.analyses(world.athlete).size(), std::size_t{1});
    }

    void anotherAthletesSameBytesAreTheirOwn() {
        IngestFixture world;
        const auto other = world.addAthlete();
        const QByteArray bytes = fit(utc(kDay, 9));
        world.take(world.athlete, bytes);
        const auto taken = world.arrive(other, bytes);
        QVERIFY(!taken.known);
        world.drain();
        QVERIFY(world.only(world.athlete).id != world.only(other).id);
    }

    void aTruncatedFileKeepsWhatCouldBeReadWithoutAScore() {
        IngestFixture world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        QByteArray bytes = fit(utc(kDay, 9));
        bytes.truncate(bytes.size() / 2);
        const auto activity = world.take(world.athlete, bytes);
        QCOMPARE(activity.state, ActivityState::Error);
        QCOMPARE(activity.fault, std::optional(QStringLiteral("truncated")));
        QVERIFY(activity.faultByte && *activity.faultByte > 1000);
        QVERIFY(activity.durationS.value_or(0) > 600);
        const auto analysis = world.only(world.athlete);
        QVERIFY(analysis.workout == planned.id);
        QCOMPARE(analysis.sport, engine::Sport::Cycling);
        QVERIFY(!analysis.score);
        QCOMPARE(analysis.verdict, std::optional(Verdict::BadData));
        QVERIFY(analysis.flags.contains(QStringLiteral("error")));
        QVERIFY(world.detail(analysis).metrics.moving_s.value_or(0) > 600);
        QCOMPARE(world.detail(analysis).compliance.not_scored->id, std::string("file.fault.truncated"));
        QCOMPARE(world.text(analysis), QString());
    }

    void theWholeFileTakesThePlaceOfItsTruncatedOne() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        const QByteArray whole = fit(utc(kDay, 9));
        world.take(world.athlete, whole.first(whole.size() / 3));
        QVERIFY(!world.only(world.athlete).score);
        world.take(world.athlete, whole);
        const auto analysis = world.only(world.athlete);
        QCOMPARE(analysis.score, std::optional(100));
        QVERIFY(!analysis.flags.contains(QStringLiteral("error")));
    }

    void bytesThatAreNoRecordingAreAnErrorWithoutAnAnalysis_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("fault");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("text") << QByteArray("dear coach, here is my ride") << QStringLiteral("not_fit");
        QTest::newRow("gpx") << QByteArray("<?xml version=\"1.0\"?><gpx></gpx>")
                             << QStringLiteral("not_activity");
        QTest::newRow("a document type") << QByteArray("<!DOCTYPE gpx [<!ENTITY a 'aa'>]><gpx>&a;</gpx>")
                                         << QStringLiteral("document_type");
    }

    void bytesThatAreNoRecordingAreAnErrorWithoutAnAnalysis() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, fault);
        IngestFixture world;
        const auto activity = world.take(world.athlete, bytes);
        QCOMPARE(activity.state, ActivityState::Error);
        QCOMPARE(activity.fault, std::optional(fault));
        QVERIFY(world.analyses(world.athlete).empty());
        QVERIFY(world.files->read(world.company, activity.sha256).value() == bytes);
    }

    void aRideInTcxOrGpxIsComparedLikeOneInFit_data() {
        QTest::addColumn<QByteArray>("bytes");
        const engine::Recording ride = rideOf(utc(kDay, 9), {});
        QTest::newRow("tcx") << tcxOf(ride);
        QTest::newRow("gpx") << gpxOf(ride);
    }

    void aRideInTcxOrGpxIsComparedLikeOneInFit() {
        QFETCH(QByteArray, bytes);
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        const auto activity = world.take(world.athlete, bytes);
        QCOMPARE(activity.state, ActivityState::Read);
        QCOMPARE(activity.sport, std::optional(engine::Sport::Cycling));
        QCOMPARE(world.only(world.athlete).score, std::optional(100));
        QVERIFY(world.files->read(world.company, activity.sha256).value() == bytes);
        // Cut off it is analyzed as far as it goes.
        const auto cut = world.take(world.addAthlete(), bytes.first(bytes.size() / 2));
        QCOMPARE(cut.state, ActivityState::Error);
        QCOMPARE(cut.fault, std::optional(QStringLiteral("truncated")));
        QVERIFY(cut.durationS.value_or(0) > 1200);
    }

    void aWrongChecksumAloneIsAWarning() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        QByteArray bytes = fit(utc(kDay, 9));
        bytes[bytes.size() - 1] = static_cast<char>(bytes.back() ^ 0x55);
        const auto activity = world.take(world.athlete, bytes);
        QCOMPARE(activity.state, ActivityState::Read);
        QCOMPARE(activity.warning, std::optional(QStringLiteral("file_crc")));
        QCOMPARE(world.only(world.athlete).score, std::optional(100));
    }

    void twoFilesOfOnePlanAreOneSession() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(75));
        world.take(world.athlete, fit(utc(kDay, 7), {.minutes = 31}));
        QCOMPARE(world.only(world.athlete).verdict, std::optional(Verdict::WellUnder));
        world.take(world.athlete, fit(utc(kDay, 7, 36), {.minutes = 44}));
        const auto analysis = world.only(world.athlete);
        QCOMPARE(analysis.legs.size(), std::size_t{2});
        QCOMPARE(analysis.verdict, std::optional(Verdict::OnTarget));
        QVERIFY(analysis.score.value_or(0) >= 95);
    }

    void aBrickIsMetByTwoFilesInAnyOrder() {
        for (const bool runFirst : {false, true}) {
            IngestFixture world;
            engine::Workout brick;
            brick.name = "Brick";
            brick.sport = engine::Sport::Multisport;
            brick.duration_s = 80 * 60;
            world.plan(world.athlete, kDay, brick);
            const QByteArray ride = fit(utc(kDay, 7), {.minutes = 60});
            const QByteArray run = fit(utc(kDay, 8, 5), {20, 200, engine::Sport::Running, false});
            world.take(world.athlete, runFirst ? run : ride);
            world.take(world.athlete, runFirst ? ride : run);
            const auto analysis = world.only(world.athlete);
            QCOMPARE(analysis.legs.size(), std::size_t{2});
            QCOMPARE(analysis.sport, engine::Sport::Multisport);
            QCOMPARE(analysis.verdict, std::optional(Verdict::OnTarget));
            const auto legs = world.detail(analysis).legs;
            QVERIFY(legs == (std::vector{engine::Sport::Cycling, engine::Sport::Running}));
        }
    }

    void aCommuteAnswersNoPlanAndWaitsForNobody() {
        IngestFixture world;
        const auto planned = world.plan(world.athlete, kDay, steady(75));
        world.take(world.athlete, fit(utc(kDay, 6), {.minutes = 20, .watts = 100}));
        auto all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all.front().state, AnalysisState::Reviewed);
        QVERIFY(all.front().flags.contains(QStringLiteral("other")));
        QCOMPARE(world.text(all.front()), QStringLiteral("(none)"));
        QCOMPARE(world.workout(planned.id).state, PlannedState::Open);
        world.take(world.athlete, fit(utc(kDay, 17), {.minutes = 75}));
        all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all.front().score, std::optional(100));
        QCOMPARE(all.front().legs.size(), std::size_t{1});
    }

    void aShortSessionThatTheAthleteWroteAboutIsLookedAt() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(75));
        world.take(world.athlete, fit(utc(kDay, 6), {.minutes = 12, .watts = 100}),
                   {QStringLiteral("Calf grabbed. Stopped at once."), 4, 1});
        const auto analysis = world.only(world.athlete);
        QVERIFY(analysis.workout.has_value());
        QCOMPARE(analysis.state, AnalysisState::ReviewPending);
        QVERIFY(world.detail(analysis).needs_coach_line);
        QVERIFY(world.text(analysis).startsWith(u'['));
        QVERIFY(analysis.flags.contains(QStringLiteral("wrote")));
        QVERIFY(analysis.flags.contains(QStringLiteral("felt_bad")));
    }

    void anotherSportStandsInUntilTheOwnOneComes() {
        IngestFixture world;
        const auto planned = world.plan(world.athlete, kDay, steady(60));
        world.take(world.athlete, fit(utc(kDay, 7), {50, 200, engine::Sport::Running, false}));
        QCOMPARE(world.only(world.athlete).verdict, std::optional(Verdict::Swapped));
        QCOMPARE(world.workout(planned.id).state, PlannedState::Paired);
        world.take(world.athlete, fit(utc(kDay, 17)));
        const auto all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{2});
        int answered = 0;
        for (const auto& each : all) {
            if (each.workout) {
                ++answered;
                QCOMPARE(each.sport, engine::Sport::Cycling);
                QCOMPARE(each.score, std::optional(100));
            } else {
                QCOMPARE(each.verdict, std::optional(Verdict::Unplanned));
                QCOMPARE(each.sport, engine::Sport::Running);
            }
        }
        QCOMPARE(answered, 1);
    }

    void theCloserOfTwoPlansIsAnswered() {
        IngestFixture world;
        const auto shorter = world.plan(world.athlete, kDay, steady(40));
        const auto longer = world.plan(world.athlete, kDay, steady(90));
        world.take(world.athlete, fit(utc(kDay, 7), {.minutes = 85}));
        QCOMPARE(world.workout(longer.id).state, PlannedState::Paired);
        QCOMPARE(world.workout(shorter.id).state, PlannedState::Open);
    }

    void theDayIsTheOneOfTheDeviceElseOfTheAthletesZone() {
        IngestFixture world;
        const auto taipei = world.addAthlete(QStringLiteral("Asia/Taipei"));
        world.clock.set(utc(kDay, 23, 59));
        QCOMPARE(world.take(taipei, fit(utc(kDay, 20))).localDay, std::optional(kDay.addDays(1)));
        engine::Recording told = rideOf(utc(kDay, 21), {});
        told.utc_offset_s = -5 * 3600;
        QCOMPARE(world.take(taipei, fitOf(told)).localDay, std::optional(kDay));
    }

    void aDeactivatedAthletesFileIsKeptAndNotAnalysed() {
        IngestFixture world;
        world.changeAthlete(world.athlete, [](backend::Athlete& athlete) {
            athlete.status = domain::AthleteStatus::Deactivated;
        });
        const auto activity = world.take(world.athlete, fit(utc(kDay, 9)));
        QCOMPARE(activity.state, ActivityState::Read);
        QVERIFY(world.analyses(world.athlete).empty());
    }

    void whatWasSyncedLateIsHistoryAndWhatWasBroughtByHandIsNot() {
        IngestFixture world;
        const QByteArray synced = fit(utc(kDay, 9));
        world.clock.set(utc(kDay.addDays(2), 10, 1));
        QCOMPARE(world.take(world.athlete, synced, {}, domain::Arrival::Synced).state,
                 ActivityState::History);
        QVERIFY(world.analyses(world.athlete).empty());
        world.take(world.athlete, fit(utc(kDay, 14)), {}, domain::Arrival::ByHand);
        QCOMPARE(world.analyses(world.athlete).size(), std::size_t{1});
        const QByteArray inTime = fit(utc(kDay, 9, 2));
        QCOMPARE(world.take(world.athlete, inTime, {}, domain::Arrival::Synced).state, ActivityState::Read);
    }

    void whatWasSyncedLateIsReviewedWhenItIsBroughtByHandAsWell() {
        IngestFixture world;
        const QByteArray bytes = fit(utc(kDay, 9));
        world.clock.set(utc(kDay.addDays(3), 9));
        const auto late = world.take(world.athlete, bytes, {}, domain::Arrival::Synced);
        QCOMPARE(late.state, ActivityState::History);
        QVERIFY(world.arrive(world.athlete, bytes, {}, domain::Arrival::Synced).known);
        const auto brought = world.take(world.athlete, bytes, {}, domain::Arrival::ByHand);
        QCOMPARE(brought.id, late.id);
        QCOMPARE(brought.state, ActivityState::Read);
        QCOMPARE(world.analyses(world.athlete).size(), std::size_t{1});
        QVERIFY(world.arrive(world.athlete, bytes).known);
    }

    void aPublishedAnalysisIsFrozenAndANewOneMadeBesideIt() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(75));
        world.take(world.athlete, fit(utc(kDay, 7), {.minutes = 31}));
        const auto first = world.only(world.athlete);
        world.decide(first, AnalysisState::Published);
        const auto frozen = world.only(world.athlete);
        world.take(world.athlete, fit(utc(kDay, 7, 36), {.minutes = 44}));
        const auto all = world.analyses(world.athlete);
        QCOMPARE(all.size(), std::size_t{2});
        for (const auto& each : all) {
            if (each.id == frozen.id) {
                QCOMPARE(each.detail, frozen.detail);
                QVERIFY(each.legs == frozen.legs);
                QCOMPARE(each.state, AnalysisState::Published);
            } else {
                QCOMPARE(each.legs.size(), std::size_t{2});
                QCOMPARE(each.state, AnalysisState::ReviewPending);
            }
        }
    }

    void aCrashBetweenTheClaimAndTheWriteIsAnalysedOnce() {
        IngestFixture world;
        world.plan(world.athlete, kDay, steady(60));
        world.arrive(world.athlete, fit(utc(kDay, 9)));
        const auto claimed = world.store
                                 ->write([&](database::Connection& connection) {
                                     return backend::claimAnalyzeJob(connection, world.clock.now());
                                 })
                                 .get();
        QVERIFY(claimed && *claimed);
        QCOMPARE(world.drain(), 0);
        world.restart();
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.analyses(world.athlete).size(), std::size_t{1});
        world.restart();
        QCOMPARE(world.drain(), 0);
    }

    void aPlanThatComesWhileAFileIsAnalysedIsNotOverlooked() {
        IngestFixture world;
        MeddlingRandom random;
        backend::Analyzer analyzer(*world.store, *world.files, world.clock, random);
        world.arrive(world.athlete, fit(utc(kDay, 9)));
        random.meanwhile = [&world] { world.plan(world.athlete, kDay, steady(60)); };
        QVERIFY(analyzer.next());
        QVERIFY(!analyzer.next());
        QCOMPARE(world.only(world.athlete).score, std::optional(100));
    }

    void whatTheAthleteWritesWhileAFileIsAnalysedIsNotOverlooked() {
        IngestFixture world;
        MeddlingRandom random;
        backend::Analyzer analyzer(*world.store, *world.files, world.clock, random);
        const auto taken = world.arrive(world.athlete, fit(utc(kDay, 9)));
        random.meanwhile = [&] {
            auto activity = world.activity(taken.activity);
            activity.comment = QStringLiteral("My knee hurts.");
            world.done([&](backend::Changes& changes) {
                return backend::saveActivity(changes, activity, {QStringLiteral("comment")});
            });
        };
        QVERIFY(analyzer.next());
        QCOMPARE(world.activity(taken.activity).comment, QStringLiteral("My knee hurts."));
        QVERIFY(world.detail(world.only(world.athlete)).needs_coach_line);
    }

    void aFileThatIsGoneIsTriedAgainLaterAndThenGivenUp() {
        IngestFixture world;
        const QByteArray bytes = fit(utc(kDay, 9));
        const auto taken = world.arrive(world.athlete, bytes);
        const QString path = world.files->pathOf(world.company, platform::sha256Hex(bytes));
        QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(".*")));
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.activity(taken.activity).state, ActivityState::Stored);
        QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
        QCOMPARE(world.drain(), 0);
        world.clock.advance(std::chrono::minutes(1));
        QCOMPARE(world.drain(), 1);
        QCOMPARE(world.activity(taken.activity).state, ActivityState::Read);
    }

    void aTextThatACoachWroteStaysWhenMoreArrives() {
        IngestFixture world;
        backend::Coach coach;
        coach.id = domain::CoachId::make(world.clock, world.random);
        coach.name = QStringLiteral("Ana");
        coach.email = QStringLiteral("ana@example.org");
        coach.status = domain::MembershipStatus::Active;
        world.done([&](backend::Changes& changes) { return backend::putCoach(changes, coach); });
        world.plan(world.athlete, kDay, steady(75));
        world.take(world.athlete, fit(utc(kDay, 7), {.minutes = 31}));
        const auto feedback = world.read([&](database::Connection& c, const backend::Viewer& v) {
            return backend::feedbackOf(c, v, world.only(world.athlete).id);
        });
        world.done([&](backend::Changes& changes) {
            return backend::addFeedbackVersion(changes, *feedback, backend::Writer::Coach, coach.id,
                                               QStringLiteral("My words."));
        });
        world.take(world.athlete, fit(utc(kDay, 7, 36), {.minutes = 44}));
        QCOMPARE(world.text(world.only(world.athlete)), QStringLiteral("My words."));
    }

    void theDraftIsInTheAthletesLanguageElseInTheCompanys() {
        const auto drafted = [](const std::optional<QString>& athletes, const char* companys) {
            IngestFixture world;
            world.changeAthlete(world.athlete,
                                [&athletes](backend::Athlete& athlete) { athlete.language = athletes; });
            world.done([companys](backend::Changes& changes) {
                return changes.connection().run(QStringLiteral("UPDATE company SET language = ?"),
                                                QString::fromLatin1(companys));
            });
            world.plan(world.athlete, kDay, steady(60));
            world.take(world.athlete, fit(utc(kDay, 9)));
            return world.text(world.only(world.athlete));
        };
        const QString english = drafted(std::nullopt, "en");
        const QString german = drafted(QStringLiteral("de"), "en");
        QVERIFY(english.size() > 10 && german.size() > 10 && german != english);
        QCOMPARE(drafted(std::nullopt, "de"), german);
        QCOMPARE(drafted(QStringLiteral("en"), "de"), english);
        // In a language that Leadout has no sentences in, the company's is nearer than English.
        QCOMPARE(drafted(QStringLiteral("pt"), "de"), german);
        QCOMPARE(drafted(QStringLiteral("pt"), "fr"), english);
    }
};

QTEST_GUILESS_MAIN(TestIngestAnalyzer)
#include "test_ingest_analyzer.moc"
