// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/client/services_world.h"

#include <QFileInfo>
#include <QSignalSpy>

using namespace leadout;
using namespace leadout::test;

namespace {

QUuid activity(quint32 number) {
    return thing(0x12, number);
}

protocol::AnalysisDetail intervals() {
    protocol::AnalysisDetail detail;
    detail.planned = protocol::PlannedTotals{3600.0, {}, engine::Load{80.0, engine::LoadMethod::Power}, 0.8};
    detail.metrics.moving_s = 3540.0;
    detail.metrics.avg_power_w = 201.0;
    detail.metrics.weighted_power_w = 231.0;
    detail.metrics.avg_hr_bpm = 148.0;
    detail.metrics.max_hr_bpm = 172.0;
    detail.metrics.load = engine::Load{78.0, engine::LoadMethod::Power};
    detail.metrics.intensity = 0.79;
    detail.compliance.verdict = engine::Verdict::OnTarget;
    detail.compliance.score = 86;
    engine::StepResult step;
    step.low = 240.0;
    step.high = 260.0;
    step.unit = engine::Unit::Watts;
    engine::StepResult skipped = step;
    detail.compliance.steps = {step, skipped};
    detail.spans = {{600.0, 900.0}, {900.0, 900.0}};
    detail.legs = {engine::Sport::Cycling};
    detail.structure = QStringLiteral("5x5");
    return detail;
}

void words(ServicesWorld& world, quint32 athlete, const QByteArray& more) {
    world.row(
        protocol::RowKind::ActivityWords, protocol::bodyRowId(activity(1), protocol::RowKind::ActivityWords),
        domain::Scope::athleteBody(athleteId(athlete)), "{\"activity\":" + quoted(activity(1)) + more + "}");
}

/// An athlete's permission to publish reports; `more` are members with a comma behind each.
void mayPublish(ServicesWorld& world, const QByteArray& more = {}) {
    world.row(protocol::RowKind::Consent, thing(0x11, 9), domain::Scope::athlete(athleteId(1)),
              "{" + more +
                  "\"kind\":\"publish_report\",\"given\":true,\"how\":\"in_person\",\"decided_at\":1}");
}

void fillReview(ServicesWorld& world, const QByteArray& company = {}, const char* zone = "Europe/Berlin") {
    world.company(company);
    world.coach(1, "Jonas", false);
    world.coach(2, "Ana", true);
    world.athlete(1, "Pia", 1, QByteArray("\"time_zone\":\"") + zone + "\",\"race_on\":\"2026-12-02\",");
    world.analysis(1, 1, 20,
                   "\"score\":86,\"band\":\"green\",\"verdict\":\"on_target\",\"done_load\":78,\"workout\":" +
                       quoted(thing(0xe, 1)) + ",");
    world.detail(1, 1, intervals(), "[{\"activity\":" + quoted(activity(1)) + ",\"leg\":0}]");
    world.feedback(1, 1, "You reached 176 bpm at 201 W.");
    words(world, 1, ",\"comment\":\"Legs were heavy\",\"effort\":7,\"feel\":2,\"fault_byte\":99");
    world.row(protocol::RowKind::Activity, activity(1), domain::Scope::athlete(athleteId(1)),
              "{\"sport\":\"cycling\",\"state\":\"analyzed\",\"fault\":\"truncated\"}");
    protocol::StreamSamples samples;
    samples.every_s = 2.0;
    samples.power_w = {200.0, std::nullopt, 210.0};
    world.row(protocol::RowKind::Stream, thing(0x13, 1), domain::Scope::athleteBody(athleteId(1)),
              "{\"analysis\":" + quoted(analysisId(1).uuid()) +
                  ",\"place\":0,\"samples\":" + protocol::writeStreamSamples(samples) + "}");
    // An earlier one of the same structure, another of none, and a missed one two days before.
    world.analysis(2, 1, 6, "\"score\":80,\"band\":\"green\",\"verdict\":\"on_target\",\"done_load\":70,",
                   "published");
    world.detail(2, 1, intervals());
    world.analysis(3, 1, 19, "\"score\":40,\"band\":\"red\",\"verdict\":\"well_under\",\"done_load\":20,",
                   "reviewed");
    world.analysis(4, 1, 18, "\"missed\":true,");
    const auto scope = domain::Scope::athlete(athleteId(1));
    const auto workout = [&](quint32 number, const char* day, const char* state) {
        world.row(protocol::RowKind::Workout, thing(0xe, number), scope,
                  QByteArray("{\"day\":\"") + day + "\",\"sport\":\"cycling\",\"state\":\"" + state +
                      "\",\"load\":80,\"title\":\"Workout " + QByteArray::number(number) + "\"}");
    };
    workout(1, "2026-11-20", "paired");
    workout(2, "2026-11-26", "open");
    workout(3, "2026-11-22", "open");
    workout(4, "2026-11-24", "open");
    workout(5, "2026-11-27", "open");
    world.row(protocol::RowKind::Report, thing(0x14, 1), scope,
              "{\"analysis\":" + quoted(analysisId(2).uuid()) +
                  ",\"version\":1,\"created_at\":1,\"views\":3,\"token\":\"abcDEF123\"}");
    world.row(protocol::RowKind::Note, thing(0x15, 1), domain::Scope::athleteBody(athleteId(1)),
              "{\"author\":" + quoted(coachId(2).uuid()) +
                  ",\"text\":\"Knee\",\"pinned\":true,\"written_at\":5}");
    world.fill();
}

/// A session that was published and then analyzed again: with a file that began earlier, or with its own one
/// that was read again. Without `again` only the later analysis is there. `earlier` is the number of the
/// earlier.
void fillAgain(ServicesWorld& world, bool planned, bool again, quint32 earlier = 2) {
    world.company();
    world.coach(1, "Jonas", false);
    world.athlete(1, "Pia", 1);
    const auto scope = domain::Scope::athlete(athleteId(1));
    const auto on = [&](quint32 number, const char* day, int hour, const char* state, int load,
                        bool ofWorkout) {
        const QDate date = QDate::fromString(QLatin1String(day), Qt::ISODate);
        world.row(protocol::RowKind::Analysis, analysisId(number).uuid(), scope,
                  QByteArray("{\"day\":\"") + day + "\",\"started_at\":" +
                      QByteArray::number(QDateTime(date, QTime(hour, 0), Qt::UTC).toMSecsSinceEpoch()) +
                      ",\"sport\":\"cycling\",\"verdict\":\"on_target\",\"done_s\":3600," +
                      (number == 3 ? "\"again\":2000," : "") +
                      (ofWorkout ? "\"workout\":" + quoted(thing(0xe, 1)) + "," : QByteArray()) +
                      "\"state\":\"" + state + "\",\"done_load\":" + QByteArray::number(load) + "}");
    };
    if (again)
        on(earlier, "2026-11-18", 8, "published", 50, planned);
    on(3, "2026-11-18", planned ? 7 : 8, "review_pending", 60, planned);
    on(4, "2026-11-19", 8, "review_pending", 5, false);
    on(1, "2026-10-01", 8, "reviewed", 1, false);
    const auto workout = [&](quint32 number, const char* day, const char* state) {
        world.row(protocol::RowKind::Workout, thing(0xe, number), scope,
                  QByteArray("{\"day\":\"") + day + "\",\"sport\":\"cycling\",\"state\":\"" + state +
                      "\",\"load\":80,\"title\":\"Workout\"}");
    };
    workout(1, "2026-11-18", "paired");
    workout(2, "2026-11-20", "excused");
    world.fill();
}

/// A backend of this computer's own that has nothing to say but a report.
class PageRemote final : public OfflineRemote {
public:
    Call reportPage(const QString& token, client::Answer<QByteArray> answer) override {
        return give<QByteArray>(QByteArray("<html>" + token.toLatin1() + "</html>"), std::move(answer));
    }
};

} // namespace

class TestServicesReview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyARecordingInErrorCanBeReadAgain() {
        ServicesWorld world;
        fillReview(world);
        {
            const auto desk = world.open();
            QVERIFY(desk);
            const client::Review shown = world.review(*desk, 1);
            QVERIFY(!shown.inError && !shown.readAgain.allowed);
        }
        world.row(protocol::RowKind::Activity, activity(1), domain::Scope::athlete(athleteId(1)),
                  "{\"sport\":\"cycling\",\"state\":\"error\",\"fault\":\"truncated\"}");
        world.fillMore();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.inError == domain::ActivityId(activity(1)));
        QVERIFY(shown.readAgain.allowed);
    }

    void aReviewShowsPlannedAndDoneWithTheAthletesWords() {
        ServicesWorld world;
        fillReview(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.detailsHere && !shown.detailsWithdrawn);
        QCOMPARE(shown.session.title, QStringLiteral("Session 1"));
        QCOMPARE(shown.comment, QStringLiteral("Legs were heavy"));
        QVERIFY(shown.effort == 7 && shown.feel == 2);
        QCOMPARE(shown.fault, QStringLiteral("truncated"));
        QVERIFY(shown.faultByte == 99);
        QVERIFY(shown.planned && shown.planned->durationS == 3600.0);
        QVERIFY(shown.done.durationS == 3540.0);
        QCOMPARE(shown.compliance.score.value_or(0), 86);
        QCOMPARE(shown.curves.size(), std::size_t{1});
        QCOMPARE(shown.curves[0].values.size(), std::size_t{3});
        QCOMPARE(shown.curves[0].everyS, 2.0);
        QCOMPARE(shown.targets.size(), std::size_t{1});
        QCOMPARE(shown.targets[0].startS, 600.0);
        QCOMPARE(shown.targets[0].high, 260.0);
        QCOMPARE(shown.texts.unverified.size(), std::size_t{1});
        QCOMPARE(shown.texts.unverified[0].replacement, QStringLiteral("172 bpm"));
        QVERIFY(shown.texts.drafted && shown.texts.editedBy.isEmpty());
    }

    void aReviewShowsWhatStandsAroundTheSession() {
        ServicesWorld world;
        fillReview(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QCOMPARE(shown.matching.size(), std::size_t{1});
        QVERIFY(shown.matching[0].id == analysisId(2));
        QVERIFY(shown.matching[0].weightedPowerW == 231.0);
        QCOMPARE(shown.lastDays.size(), std::size_t{7});
        QCOMPARE(shown.lastDays[6].day, QDate(2026, 11, 20));
        QCOMPARE(shown.lastDays[6].word, QStringLiteral("verdict.on_target"));
        QCOMPARE(shown.lastDays[5].word, QStringLiteral("verdict.well_under"));
        QVERIFY(shown.lastDays[5].band == engine::Band::Red);
        QCOMPARE(shown.lastDays[4].word, QStringLiteral("planned.missed"));
        QVERIFY(shown.lastDays[0].word.isEmpty());
        QCOMPARE(shown.next.size(), std::size_t{3});
        QCOMPARE(shown.next[0].title, QStringLiteral("Workout 3"));
        QCOMPARE(shown.next[2].title, QStringLiteral("Workout 2"));
        QCOMPARE(shown.weekPlannedLoad, 160.0);
        QCOMPARE(shown.weekDoneLoad, 98.0);
        QVERIFY(!shown.form);
        QVERIFY(shown.daysToRace == 10);
        QCOMPARE(shown.notes.size(), std::size_t{1});
        QCOMPARE(shown.notes[0].author, QStringLiteral("Ana"));
    }

    void aReportIsShownByItsLink() {
        ServicesWorld world;
        mayPublish(world);
        fillReview(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 2);
        QCOMPARE(shown.reportUrl, QStringLiteral("https://leadout.example.org/r/abcDEF123"));
        QCOMPARE(shown.reportViews, std::int64_t{3});
        QVERIFY(shown.switchReportOff.allowed);
        QVERIFY(!shown.approve.allowed);
        using OpOrWhy = ServicesWorld::OpOrWhy;
        const OpOrWhy off = world.decided(
            [&](client::Decided reply) { desk->switchReportOff(*shown.report, world.context(), reply); });
        QVERIFY(off.has_value());
        const client::Review after = world.review(*desk, 2);
        QVERIFY(after.reportUrl.isEmpty());
        QVERIFY(!after.switchReportOff.allowed);
    }

    void aLinkBeginsWithThePublicAddressOfTheBackend() {
        ServicesWorld world;
        world.profile().server = QUrl(QStringLiteral("http://127.0.0.1:41234"));
        mayPublish(world);
        fillReview(world, "\"public_url\":\"https://coach.example.org/desk/\",");
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 2);
        QCOMPARE(shown.reportUrl, QStringLiteral("https://coach.example.org/desk/r/abcDEF123"));
        QCOMPARE(shown.reportPage, QUrl(QStringLiteral("http://127.0.0.1:41234/r/abcDEF123")));
        QVERIFY(shown.reportFile.isEmpty());
        QVERIFY(!QFileInfo::exists(world.folder() + QStringLiteral("/reports")));
    }

    void withoutAPublicAddressTheReportIsSavedAsAFile() {
        ServicesWorld world;
        world.profile().server = QUrl(QStringLiteral("http://127.0.0.1:41234"));
        world.profile().here = true;
        world.remote = [](const QUrl&) -> std::unique_ptr<client::Remote> {
            return std::make_unique<PageRemote>();
        };
        mayPublish(world);
        fillReview(world);
        const auto desk = world.open();
        QVERIFY(desk);
        QSignalSpy changed(desk.get(), &client::Desk::sessionsChanged);
        const client::Review before = world.review(*desk, 2);
        QVERIFY(before.reportUrl.isEmpty() && before.reportFile.isEmpty());
        QVERIFY(before.switchReportOff.allowed);
        QTRY_VERIFY(!world.review(*desk, 2).reportFile.isEmpty());
        QVERIFY(changed.count() > 0);
        const client::Review shown = world.review(*desk, 2);
        QVERIFY(shown.reportUrl.isEmpty());
        const QFileInfo saved(shown.reportFile);
        QCOMPARE(saved.path(), world.folder() + QStringLiteral("/reports"));
        QVERIFY(saved.fileName().startsWith(QStringLiteral("2026-11-06 Session 2 ")));
        QVERIFY(saved.fileName().endsWith(QStringLiteral(".html")));
        const auto page = platform::readPrivateFile(shown.reportFile, 1000);
        QVERIFY(page.has_value());
        QCOMPARE(*page, QByteArray("<html>abcDEF123</html>"));
        const QFileDevice::Permissions others =
            QFileDevice::ReadGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::ExeOther;
        QVERIFY(!(QFileInfo(saved.path()).permissions() & others));
    }

    void noReportIsOfferedAfterTheLastDayOfItsPermission_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<int>("hours");
        // From noon of the last day in UTC; each day ends where the athlete lives.
        QTest::newRow("Berlin") << QByteArray("Europe/Berlin") << 11;
        QTest::newRow("Los Angeles") << QByteArray("America/Los_Angeles") << 20;
        QTest::newRow("Auckland") << QByteArray("Pacific/Auckland") << -1;
    }
    void noReportIsOfferedAfterTheLastDayOfItsPermission() {
        QFETCH(const QByteArray, zone);
        QFETCH(const int, hours);
        for (const bool asFile : {false, true}) {
            ServicesWorld world;
            if (asFile) {
                world.profile().server = QUrl(QStringLiteral("http://127.0.0.1:41234"));
                world.profile().here = true;
                world.remote = [](const QUrl&) -> std::unique_ptr<client::Remote> {
                    return std::make_unique<PageRemote>();
                };
            }
            mayPublish(world, "\"until\":\"2026-11-22\",");
            fillReview(world, {}, zone.constData());
            const auto desk = world.open();
            QVERIFY(desk);
            const auto offered = [&] {
                const client::Review shown = world.review(*desk, 2);
                return !(shown.reportPage.isEmpty() && shown.reportUrl.isEmpty() &&
                         shown.reportFile.isEmpty() && !shown.switchReportOff.allowed);
            };
            if (hours > 0) {
                if (asFile)
                    QTRY_VERIFY(!world.review(*desk, 2).reportFile.isEmpty());
                world.clock.advance(std::chrono::hours(hours) - std::chrono::minutes(1));
                QVERIFY(offered());
                world.clock.advance(std::chrono::minutes(2));
            }
            QVERIFY(!offered());
        }
    }

    void formNeedsFourWeeksOfHistory() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        const auto on = [&](quint32 number, const char* day) {
            world.row(
                protocol::RowKind::Analysis, analysisId(number).uuid(), domain::Scope::athlete(athleteId(1)),
                QByteArray("{\"day\":\"") + day +
                    "\",\"started_at\":1,\"sport\":\"cycling\",\"state\":\"reviewed\",\"done_load\":42}");
        };
        on(1, "2026-10-01");
        on(2, "2026-10-27");
        on(3, "2026-10-28");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(!world.review(*desk, 2).form);
        const auto form = world.review(*desk, 3).form;
        QVERIFY(form.has_value());
        // The day before weighs more in a week than in six; the session itself is not in what it began with.
        QVERIFY(*form < -2.0 && *form > -3.0);
    }

    void whoTrainsEvenlyIsNeitherTiredNorFresh() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        const QDate first(2026, 10, 1);
        for (int day = 0; day < 42; ++day) {
            const QByteArray date = first.addDays(day).toString(Qt::ISODate).toLatin1();
            world.row(
                protocol::RowKind::Analysis, analysisId(static_cast<quint32>(day + 1)).uuid(),
                domain::Scope::athlete(athleteId(1)),
                "{\"day\":\"" + date +
                    "\",\"started_at\":1,\"sport\":\"cycling\",\"state\":\"reviewed\",\"done_load\":70}");
        }
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(!world.review(*desk, 27).form);
        for (const quint32 known : {28U, 42U}) {
            const auto form = world.review(*desk, known).form;
            QVERIFY(form.has_value());
            QVERIFY2(std::abs(*form) < 0.01, qPrintable(QString::number(*form)));
        }
    }

    void aSessionThatWasAnalyzedAgainCountsOnce_data() {
        QTest::addColumn<bool>("planned");
        QTest::addColumn<quint32>("earlier");
        QTest::newRow("by its workout") << true << 2U;
        QTest::newRow("by its recording") << false << 2U;
        QTest::newRow("by its workout, the ids in another order") << true << 5U;
        QTest::newRow("by its recording, the ids in another order") << false << 5U;
    }
    void aSessionThatWasAnalyzedAgainCountsOnce() {
        QFETCH(const bool, planned);
        QFETCH(const quint32, earlier);
        ServicesWorld world;
        fillAgain(world, planned, true, earlier);
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 4);
        QCOMPARE(shown.weekDoneLoad, 65.0);
        QCOMPARE(shown.weekPlannedLoad, 80.0);
        const auto form = shown.form;
        using Got = tl::expected<client::AthleteDetail, client::Refusal>;
        const auto athlete =
            world.answered<Got>([&](auto reply) { desk->athlete(athleteId(1), world.context(), reply); });
        QVERIFY(athlete && *athlete);
        const client::Week& week = (*athlete)->weeks.front();
        QCOMPARE(week.monday, QDate(2026, 11, 16));
        QCOMPARE(week.doneLoad, 65.0);
        QCOMPARE(week.plannedLoad, 80.0);
        QCOMPARE(week.planned, 1);
        QCOMPARE(week.asPlanned, planned ? 1 : 0);
        QCOMPARE(week.sports.size(), std::size_t{1});
        QCOMPARE(week.sports[0].sessions, 2);
        QCOMPARE(week.sports[0].doneLoad, 65.0);
        QCOMPARE(week.sports[0].plannedLoad, 80.0);
        QCOMPARE(week.sports[0].doneS, 7200.0);
        // Both stay in the list of sessions: the earlier one has its report.
        QCOMPARE((*athlete)->sessions.size(), std::size_t{4});
        // The form is that of the same days without the earlier analysis.
        ServicesWorld once;
        fillAgain(once, planned, false);
        const auto plain = once.open();
        QVERIFY(plain && form);
        QCOMPARE(*form, *once.review(*plain, 4).form);
    }

    void whatIsHereIsNotShownAfterTheLastDayOfThePermission() {
        ServicesWorld world;
        fillReview(world);
        auto desk = world.open();
        QVERIFY(desk);
        QVERIFY(!world.review(*desk, 1).curves.empty());
        QVERIFY(!world.review(*desk, 1).notes.empty());
        desk.reset();
        world.row(protocol::RowKind::Consent, thing(0x11, 2), domain::Scope::athlete(athleteId(1)),
                  "{\"kind\":\"see_health\",\"given\":true,\"decided_at\":1,\"until\":\"2026-11-21\"}");
        world.fillMore();
        desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.detailsWithdrawn && !shown.detailsHere);
        QVERIFY(shown.curves.empty() && shown.notes.empty() && shown.texts.feedback.isEmpty());
        using Got = tl::expected<client::AthleteDetail, client::Refusal>;
        const auto athlete =
            world.answered<Got>([&](auto reply) { desk->athlete(athleteId(1), world.context(), reply); });
        QVERIFY(athlete && *athlete && (*athlete)->notes.empty());
    }

    void withdrawnDetailsAreToldAndNotShown() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.athlete(1, "Pia", 1);
        world.analysis(1, 1, 20, "\"score\":86,\"band\":\"green\",\"verdict\":\"on_target\",");
        world.row(protocol::RowKind::Consent, thing(0x11, 2), domain::Scope::athlete(athleteId(1)),
                  "{\"kind\":\"see_health\",\"given\":false,\"decided_at\":1}");
        world.scopes.remove(domain::Scope::athleteBody(athleteId(1)).toString());
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(shown.detailsWithdrawn && !shown.detailsHere);
        QVERIFY(!shown.edit.allowed);
        QCOMPARE(shown.edit.why->id, std::string("access.consent.see_health"));
        QVERIFY(shown.contentHash.isEmpty());
        // What needs no details can still be done.
        QVERIFY(shown.done_.allowed);
    }

    void permissionsSayWhyNot() {
        ServicesWorld world;
        fillReview(world);
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QVERIFY(!shown.approve.allowed);
        QCOMPARE(shown.approve.why->id, std::string("access.consent.publish_report"));
        QVERIFY(shown.edit.allowed && shown.done_.allowed && shown.adjust.allowed && shown.hand.allowed);
        QVERIFY(!shown.retry.allowed);
        QCOMPARE(shown.retry.why->id, std::string("access.consent.publish_report"));
        QCOMPARE(shown.switchReportOff.why->id, std::string("review.no_report"));
        QCOMPARE(world.review(*desk, 3).done_.why->id, std::string("review.decided"));
    }

    void wordsAroundAMachinesNumberDoNotSettleIt() {
        ServicesWorld world;
        world.row(protocol::RowKind::Consent, thing(0x11, 2), domain::Scope::athlete(athleteId(1)),
                  R"({"kind":"publish_report","given":true,"decided_at":1})");
        fillReview(world);
        const auto desk = world.open();
        QVERIFY(desk);
        QCOMPARE(world.review(*desk, 1).approve.why->id, std::string("review.unverified"));
        const auto edit = [&](const QString& text) {
            return world.decided([&](client::Decided reply) {
                desk->editFeedback(analysisId(1), text, world.context(), reply);
            });
        };
        QVERIFY(edit(u"You reached 176 bpm at 201 W. Bye."_qs).has_value());
        QCOMPARE(world.review(*desk, 1).approve.why->id, std::string("review.unverified"));
        // A coach's own number is underlined and in nobody's way.
        QVERIFY(edit(u"You reached 180 bpm."_qs).has_value());
        QCOMPARE(world.review(*desk, 1).texts.unverified.size(), std::size_t{1});
        QVERIFY(world.review(*desk, 1).approve.allowed);
    }

    void aNameInTheFeedbackStandsAgainstTheApprovalOffline() {
        ServicesWorld world;
        world.company();
        world.coach(1, "Jonas", false);
        world.coach(2, "Ana", true);
        world.athlete(1, "Pia Hansen", 1);
        world.athlete(2, "Tom Okafor", 1);
        world.row(protocol::RowKind::Consent, thing(0x11, 2), domain::Scope::athlete(athleteId(1)),
                  R"({"kind":"publish_report","given":true,"decided_at":1})");
        world.analysis(1, 1, 20, "\"score\":86,\"band\":\"green\",\"verdict\":\"on_target\",");
        world.detail(1, 1, intervals());
        world.feedback(1, 1, "Well done, Pia. Ana says so, as does all of Nordlicht.", "coach");
        world.analysis(2, 1, 19, "\"publish_fault\":\"name_in_text\",", "approved");
        world.detail(2, 1, intervals());
        world.feedback(2, 1, "Well done, Pia.", "coach");
        world.fill();
        const auto desk = world.open();
        QVERIFY(desk);
        const client::Review shown = world.review(*desk, 1);
        QStringList names;
        for (const domain::FoundName& each : shown.texts.names)
            names.append(each.name);
        QCOMPARE(names, (QStringList{u"Pia"_qs, u"Ana"_qs, u"Nordlicht"_qs}));
        QVERIFY(shown.texts.names[0].whose == domain::FoundName::Whose::Athlete);
        QVERIFY(!shown.approve.allowed);
        QVERIFY(*shown.approve.why == (engine::Sentence{"review.names", {std::string("Pia")}}));
        const auto approved = world.decided([&](client::Decided reply) {
            desk->approve(analysisId(1), shown.contentHash, world.context(), reply);
        });
        QCOMPARE(approved.error().id, std::string("review.names"));
        // What could not be sent for a name is not sent again with it.
        QCOMPARE(world.review(*desk, 2).retry.why->id, std::string("review.names"));

        // What is being typed is looked at too, and what is decided without a name can be approved.
        desk->keepTyping(analysisId(1), QStringLiteral("Well done, all of you. Hansen rides."));
        QTRY_COMPARE(world.review(*desk, 1).texts.names.size(), std::size_t{1});
        QCOMPARE(world.review(*desk, 1).texts.names[0].name, QStringLiteral("Hansen"));
        desk->keepTyping(analysisId(1), QStringLiteral("Ride with Tom."));
        QTRY_VERIFY(world.review(*desk, 1).texts.names[0].whose == domain::FoundName::Whose::OtherAthlete);
        const auto edited = world.decided([&](client::Decided reply) {
            desk->editFeedback(analysisId(1), QStringLiteral("Well done."), world.context(), reply);
        });
        QVERIFY(edited.has_value());
        const client::Review after = world.review(*desk, 1);
        QVERIFY(after.texts.names.empty());
        QVERIFY(after.approve.allowed);
    }

    void aTeamIsShownWithItsWorkOnlyToHeads() {
        for (const bool head : {false, true}) {
            ServicesWorld world;
            world.company();
            world.coach(1, "Jonas", head);
            world.coach(2, "Ana", true);
            world.athlete(1, "Pia", 2);
            world.analysis(1, 1, 20, "");
            if (head) {
                world.row(protocol::RowKind::Invite, thing(0x16, 1), domain::Scope::head(),
                          "{\"created_at\":5,\"expires_at\":9795348800000,\"code\":\"ABCD\"}");
            }
            world.fill();
            const auto desk = world.open();
            QVERIFY(desk);
            const auto team =
                world.answered<client::Team>([&](auto reply) { desk->team(world.context(), reply); });
            QCOMPARE(team->members.size(), std::size_t{2});
            QCOMPARE(team->members[0].name, QStringLiteral("Ana"));
            QCOMPARE(team->members[0].waiting.has_value(), head);
            QCOMPARE(team->members[0].waiting.value_or(1), 1);
            QCOMPARE(team->invite.allowed, head);
            QCOMPARE(team->invites.size(), std::size_t(head ? 1 : 0));
        }
    }
};

QTEST_GUILESS_MAIN(TestServicesReview)
#include "test_services_review.moc"
