// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/store/entrances.h"
#include "core/backend/store/render.h"
#include "core/backend/store/reports.h"
#include "core/protocol/rows.h"
#include "tests/server/store_fixture.h"

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::test;

namespace {

/// Whether the reader of a kind takes a payload; nothing for kinds that programs do not read.
std::optional<bool> reads(RowKind kind, const QByteArray& payload) {
    switch (kind) {
    case RowKind::Company: return protocol::readCompanyRow(payload).has_value();
    case RowKind::Coach: return protocol::readCoachRow(payload).has_value();
    case RowKind::Invite: return protocol::readInviteRow(payload).has_value();
    case RowKind::Athlete: return protocol::readAthleteRow(payload).has_value();
    case RowKind::Threshold: return protocol::readThresholdRow(payload).has_value();
    case RowKind::DayMark: return protocol::readDayMarkRow(payload).has_value();
    case RowKind::Consent: return protocol::readConsentRow(payload).has_value();
    case RowKind::Workout: return protocol::readWorkoutRow(payload).has_value();
    case RowKind::Activity: return protocol::readActivityRow(payload).has_value();
    case RowKind::ActivityWords: return protocol::readActivityWordsRow(payload).has_value();
    case RowKind::Analysis: return protocol::readAnalysisRow(payload).has_value();
    case RowKind::AnalysisDetail: return protocol::readAnalysisDetailRow(payload).has_value();
    case RowKind::Stream: return protocol::readStreamRow(payload).has_value();
    case RowKind::Feedback: return protocol::readFeedbackRow(payload).has_value();
    case RowKind::Note: return protocol::readNoteRow(payload).has_value();
    case RowKind::Report: return protocol::readReportRow(payload).has_value();
    case RowKind::HeldOp: return protocol::readHeldOpRow(payload).has_value();
    case RowKind::HeldWords: return protocol::readHeldWordsRow(payload).has_value();
    case RowKind::WorkoutStructure: break;
    }
    return std::nullopt;
}

/// A company with something of everything that programs pull.
struct World {
    StoreFixture store;
    domain::CompanyId company = store.company();
    domain::CoachId head = store.coach(company, domain::Role::Head);
    Athlete athlete = store.athlete(company, head);
    Analysis analysis = store.analysis(athlete.id);
    Activity activity;
    Feedback feedback;
    Report report;

    World() {
        activity.id = store.id<domain::ActivityId>();
        activity.athlete = athlete.id;
        activity.sha256 = QString(64, u'a');
        activity.size = 5;
        activity.fileName = QStringLiteral("ride.fit");
        activity.source = QStringLiteral("file");
        activity.arrivedAt = store.now();
        store.done(company, [this](Changes& changes) {
            return takeUp(changes, activity, store.uuid()).map([](const TakenUp&) {});
        });
        activity.state = ActivityState::Error;
        activity.fault = QStringLiteral("truncated");
        activity.faultByte = 99;
        activity.localDay = QDate(2026, 11, 22);
        activity.startedAt = store.now();
        activity.comment = QStringLiteral("Heavy legs");
        activity.effort = 8;
        activity.feel = 2;
        store.done(company, [this](Changes& changes) { return saveActivity(changes, activity, {}); });
        fillAnalysis();
        fillAthlete();
    }

    void fillAnalysis() {
        analysis.score = 61;
        analysis.band = engine::Band::Amber;
        analysis.verdict = engine::Verdict::Underdone;
        analysis.reasons = {QStringLiteral("shorter"), QStringLiteral("work_steps_off_target")};
        analysis.plannedS = 3600.4;
        analysis.doneS = 1800.0;
        analysis.plannedLoad = 80.2;
        analysis.doneLoad = 41.0;
        analysis.flags = {QStringLiteral("wrote"), QStringLiteral("felt_bad")};
        analysis.adjusted = domain::AdjustReason::Weather;
        analysis.handedToHead = true;
        analysis.autoApproved = true;
        analysis.publishFault = QStringLiteral("consent");
        analysis.adjustNote = QStringLiteral("storm");
        analysis.handNote = QStringLiteral("please look");
        analysis.decidedAt = store.now();
        analysis.decidedBy = head;
        analysis.publishedAt = store.now();
        analysis.detail = "{\"structure\":\"5x5\"}";
        analysis.legs = {{activity.id, 1}};
        store.done(company, [this](Changes& changes) { return putAnalysis(changes, analysis); });
        store.done(company, [this](Changes& changes) {
            return putStreams(changes, analysis, {"{\"sport\":\"cycling\",\"every_s\":2}"});
        });
        feedback.id = store.id<domain::FeedbackId>();
        feedback.athlete = athlete.id;
        feedback.analysis = analysis.id;
        feedback.personalNote = QStringLiteral("Hello");
        feedback.versions = {
            {1, std::nullopt, Writer::BuiltIn, std::nullopt, QStringLiteral("Drafted."), {}}};
        store.done(company, [this](Changes& changes) { return addFeedback(changes, feedback); });
        store.done(company, [this](Changes& changes) {
            return addFeedbackVersion(changes, feedback, Writer::Coach, head, QStringLiteral("Edited."));
        });
        report.id = store.id<domain::ReportId>();
        report.athlete = athlete.id;
        report.analysis = analysis.id;
        report.snapshot = "{}";
        report.createdAt = store.now();
        store.done(company, [this](Changes& changes) { return addReport(changes, report); });
    }

    void fillAthlete() {
        CoachNote note;
        note.id = store.id<domain::NoteId>();
        note.athlete = athlete.id;
        note.author = head;
        note.text = QStringLiteral("Knee");
        note.pinned = true;
        note.writtenAt = store.now();
        store.done(company, [&](Changes& changes) { return addNote(changes, note); });
        PlannedWorkout workout;
        workout.id = store.id<domain::WorkoutId>();
        workout.athlete = athlete.id;
        workout.day = QDate(2026, 11, 23);
        workout.name = QStringLiteral("Easy");
        workout.sport = engine::Sport::Running;
        workout.type = engine::SessionType::Recovery;
        workout.durationS = 1800.0;
        workout.structure = "{}";
        store.done(company, [&](Changes& changes) { return putWorkout(changes, workout); });
        engine::Thresholds thresholds;
        thresholds.power_w = 250.5;
        store.done(company, [&](Changes& changes) {
            return putThresholds(changes, {store.uuid(), athlete.id, QDate(2026, 1, 1), thresholds});
        });
        store.done(company, [&](Changes& changes) {
            return markDay(changes, {store.uuid(), athlete.id, QDate(2026, 11, 1), domain::DayMark::Sick});
        });
        ConsentRecord consent;
        consent.id = store.uuid();
        consent.athlete = athlete.id;
        consent.kind = domain::ConsentKind::PublishReport;
        consent.given = true;
        consent.recordedBy = head;
        consent.decidedAt = store.now();
        consent.until = QDate(2026, 12, 31);
        store.done(company, [&](Changes& changes) { return recordConsent(changes, consent); });
    }

    QByteArray payload(RowKind kind, const QUuid& id) {
        const auto rendered = Renderer(store.db(), company, store.now()).payloads(kind, {id});
        return rendered ? rendered->value(id) : QByteArray();
    }
};

} // namespace

class TestStoreRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void programsReadEveryRowThatTheBackendWrites() {
        World world;
        const auto rows = world.store.db().list(
            QStringLiteral("SELECT kind, row_id FROM change WHERE deleted = 0"),
            [](const database::Statement& row) {
                return std::pair(row.get<QString>(0), QUuid::fromString(row.get<QString>(1)));
            });
        QVERIFY(rows.has_value());
        QSet<QString> kinds;
        for (const auto& [word, id] : *rows) {
            const auto kind = rowKindFromKey(word.toStdString());
            QVERIFY(kind.has_value());
            const QByteArray payload = world.payload(*kind, id);
            QVERIFY2(!payload.isEmpty(), qPrintable(word));
            QVERIFY2(reads(*kind, payload).value_or(true), payload.constData());
            kinds.insert(word);
        }
        // All but invites and held decisions with their words, which the commands make.
        QCOMPARE(kinds.size(), kRowKindCount - 3);
    }

    void aCompanyTellsThePublicAddress() {
        World world;
        const auto row = [&world] {
            return protocol::readCompanyRow(world.payload(RowKind::Company, world.company.uuid())).value();
        };
        const auto rev = [&world] {
            return Changes(world.store.db(), world.company, world.store.now())
                .find(world.company.uuid())
                .value()
                ->rev;
        };
        const auto tell = [&world](const QString& url) {
            world.store.done(world.company, [&](Changes& changes) {
                return tellPublicUrl(changes.connection(), url, changes.now());
            });
        };
        QVERIFY(row().publicUrl.isEmpty());
        const auto first = rev();
        tell(QStringLiteral("https://coach.example.org"));
        QCOMPARE(row().publicUrl, QStringLiteral("https://coach.example.org"));
        QCOMPARE(rev(), first + 1);
        tell(QStringLiteral("https://coach.example.org"));
        QCOMPARE(rev(), first + 1);
        tell({});
        QVERIFY(row().publicUrl.isEmpty());
        QCOMPARE(rev(), first + 2);
    }

    void anAnalysisIsReadAsItWasWritten() {
        World world;
        const auto read =
            protocol::readAnalysisRow(world.payload(RowKind::Analysis, world.analysis.id.uuid()));
        QVERIFY(read.has_value());
        QCOMPARE(read->title, world.analysis.title);
        QCOMPARE(read->day, world.analysis.day);
        QVERIFY(read->startedAt == world.analysis.startedAt);
        QVERIFY(read->score == 61 && read->band == engine::Band::Amber);
        QVERIFY(read->verdict == engine::Verdict::Underdone);
        QCOMPARE(read->reasons.size(), std::size_t{2});
        QVERIFY(read->reasons[1] == engine::Reason::WorkStepsOffTarget);
        QVERIFY(read->plannedS == 3600 && read->doneS == 1800);
        QVERIFY(read->plannedLoad == 80.0 && read->doneLoad == 41.0);
        QCOMPARE(read->flags, world.analysis.flags);
        QVERIFY(read->adjusted == domain::AdjustReason::Weather);
        QVERIFY(read->handedToHead && read->autoApproved && !read->missed);
        QCOMPARE(read->publishFault, QStringLiteral("consent"));
    }

    void aDetailAndItsTextsAreReadAsTheyWereWritten() {
        World world;
        const auto detail = protocol::readAnalysisDetailRow(world.payload(
            RowKind::AnalysisDetail, bodyRowId(world.analysis.id.uuid(), RowKind::AnalysisDetail)));
        QVERIFY(detail.has_value());
        QVERIFY(detail->analysis == world.analysis.id);
        QCOMPARE(detail->adjustNote, QStringLiteral("storm"));
        QVERIFY(detail->decidedBy == world.head && detail->publishedAt == world.store.now());
        QCOMPARE(detail->legs.size(), std::size_t{1});
        QVERIFY(detail->legs[0].activity == world.activity.id && detail->legs[0].leg == 1);
        QCOMPARE(detail->detail, QByteArray("{\"structure\":\"5x5\"}"));
        const auto feedback =
            protocol::readFeedbackRow(world.payload(RowKind::Feedback, world.feedback.id.uuid()));
        QVERIFY(feedback.has_value());
        QCOMPARE(feedback->personalNote, QStringLiteral("Hello"));
        QCOMPARE(feedback->versions.size(), std::size_t{2});
        QVERIFY(!feedback->current().byMachine && feedback->current().coach == world.head);
        QVERIFY(feedback->current().text == QStringLiteral("Edited."));
        QVERIFY(feedback->draft()->text == QStringLiteral("Drafted."));
        const auto words = protocol::readActivityWordsRow(world.payload(
            RowKind::ActivityWords, bodyRowId(world.activity.id.uuid(), RowKind::ActivityWords)));
        QVERIFY(words && words->faultByte == 99 && words->effort == 8 && words->feel == 2);
        QCOMPARE(words->comment, QStringLiteral("Heavy legs"));
        const auto report = protocol::readReportRow(world.payload(RowKind::Report, world.report.id.uuid()));
        QVERIFY(report && report->analysis == world.analysis.id && !report->token.isEmpty());
    }

    void earlierTextsTravelAsFarAsThereIsRoom() {
        World world;
        for (const int letters : {15'000, 6'000, 9'000, 5'000, 5'000}) {
            world.store.done(world.company, [&](Changes& changes) {
                const auto now =
                    feedbackOf(changes.connection(), Viewer::system(world.company), world.analysis.id);
                return addFeedbackVersion(changes, **now, Writer::Coach, world.head,
                                          QString(letters, QLatin1Char('x')));
            });
        }
        const auto read =
            protocol::readFeedbackRow(world.payload(RowKind::Feedback, world.feedback.id.uuid()));
        QVERIFY(read.has_value());
        std::vector<int> told;
        for (const protocol::FeedbackRow::Version& version : read->versions) {
            if (version.text)
                told.push_back(version.version);
        }
        // The draft, and from the newest on what 20,000 characters hold.
        QCOMPARE(told, (std::vector<int>{1, 5, 6, 7}));
        QCOMPARE(read->versions.size(), std::size_t{7});
    }

    void aNewerVersionStandsBehindTheOthers() {
        World world;
        const QByteArray payload = world.payload(RowKind::Feedback, world.feedback.id.uuid());
        const auto row = protocol::readFeedbackRow(payload);
        QVERIFY(row.has_value());
        protocol::FeedbackRow::Version next;
        next.version = 3;
        next.base = 2;
        next.coach = world.head;
        next.text = QStringLiteral("Again.");
        const auto read =
            protocol::readFeedbackRow("{\"analysis\":\"" + world.analysis.id.toString().toLatin1() +
                                      "\",\"versions\":" + protocol::withVersion(*row, next) + "}");
        QVERIFY(read.has_value());
        QCOMPARE(read->versions.size(), std::size_t{3});
        QVERIFY(read->current().text == QStringLiteral("Again."));
        QVERIFY(read->draft()->text == QStringLiteral("Drafted."));
    }

    void aWordOfTomorrowIsAnErrorOfThatRow() {
        const QByteArray row = "{\"name\":\"Pia\",\"status\":\"resting\",\"new\":[1]}";
        QVERIFY(!protocol::readAthleteRow(row).has_value());
        QVERIFY(protocol::readAthleteRow(QByteArray(row).replace("resting", "active")).has_value());
    }
};

QTEST_GUILESS_MAIN(TestStoreRows)
#include "test_store_rows.moc"
