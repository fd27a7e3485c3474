// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/store_fixture.h"

#include "core/backend/store/audit.h"
#include "core/backend/store/reports.h"
#include "core/backend/store/savepoint.h"

using namespace leadout;
using namespace leadout::backend;
using database::ErrorKind;
using leadout::test::StoreFixture;

namespace {

/// The kind of error that a statement ends in; nothing when it works.
template <class... Values>
std::optional<ErrorKind> errorOfRun(database::Connection& db, const char* sql, const Values&... values) {
    const auto done = db.run(QString::fromLatin1(sql), values...);
    return done ? std::nullopt : std::optional<ErrorKind>(done.error().kind);
}

template <class T>
std::optional<ErrorKind> errorIn(const Result<T>& result) {
    return result ? std::nullopt : std::optional<ErrorKind>(result.error().kind);
}

} // namespace

class TestStoreSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewFileGetsTodaysVersionAndKeepsItWhenOpenedAgain();
    void whatTheFirstVersionHeldIsKept();
    void rowsOfTwoCompaniesCannotMeet();
    void rowsOfTwoAthletesCannotMeet();
    void everyWordOfTheDomainFits();
    void aRowKeepsItsScope();
    void aDeletedRowDoesNotComeBack();
    void theAuditIsOnlyAddedTo();
    void theAuditNoticesWhatWasChangedBehindItsBack();
    void aVersionOfATextIsNeverEdited();
    void anAnalysisGoesToATargetOnce();
    void theSameFileTwiceIsOneActivity();
    void whatASavepointUndoesTakesNoNumber();
};

void TestStoreSchema::aNewFileGetsTodaysVersionAndKeepsItWhenOpenedAgain() {
    StoreFixture store;
    const int newest = static_cast<int>(migrations().size());
    QCOMPARE(database::schemaVersion(store.db()).value_or(-1), newest);
    store.reopen();
    const auto again = database::migrate(store.db(), migrations());
    VERIFY_DONE(again);
    QCOMPARE(again->from, newest);
    QCOMPARE(again->to, newest);
}

void TestStoreSchema::whatTheFirstVersionHeldIsKept() {
    const QTemporaryDir folder;
    database::ConnectionOptions options;
    options.path = folder.filePath(QStringLiteral("leadout.db"));
    options.applicationId = kApplicationId;
    const auto db = database::Connection::open(options);
    VERIFY_DONE(db);
    VERIFY_DONE(database::migrate(**db, {migrations().front()}));
    for (const char* row :
         {"INSERT INTO company VALUES ('c', 'Northside', 1, 'e', 0, 'UTC', 'en', 'metric', 'green', 1)",
          "INSERT INTO coach VALUES ('c', 'k', NULL, 'Ana', 'a@b.org', 'head', 'active', 1)",
          "INSERT INTO athlete VALUES ('c', 'a', 'Li', '', 'UTC', NULL, NULL, NULL, 'active', NULL, "
          "'review', "
          "NULL, 'custom', 'k', '', '', NULL, 1)",
          "INSERT INTO consent VALUES ('c', 'p', 'a', 'comment', 1, 'told_coach', 'k', 1, NULL)"}) {
        QCOMPARE(errorOfRun(**db, row), std::nullopt);
    }
    VERIFY_DONE(database::migrate(**db, migrations()));
    const auto kept =
        (*db)->first(QStringLiteral("SELECT source, how FROM consent"), [](const database::Statement& row) {
            return std::pair(row.get<QString>(0), row.get<std::optional<QString>>(1));
        });
    VERIFY_DONE(kept);
    QVERIFY(*kept == std::pair(QStringLiteral("told_coach"), std::optional<QString>()));
    const auto company = (*db)->first(
        QStringLiteral("SELECT name, offline_days FROM company"),
        [](const database::Statement& row) { return std::pair(row.get<QString>(0), row.get<int>(1)); });
    VERIFY_DONE(company);
    QVERIFY(*company == std::pair(QStringLiteral("Northside"), 14));
    for (const int days : {0, 91})
        QCOMPARE(errorOfRun(**db, "UPDATE company SET offline_days = ?", days), ErrorKind::Constraint);
}

void TestStoreSchema::rowsOfTwoCompaniesCannotMeet() {
    StoreFixture store;
    const auto ours = store.company();
    const auto theirs = store.company(QStringLiteral("Southside"));
    const auto theirCoach = store.coach(theirs, domain::Role::Head);
    const auto theirAthlete = store.athlete(theirs, theirCoach);
    Athlete athlete = store.athlete(ours);
    athlete.coach = theirCoach;
    QCOMPARE(errorIn(store.write(ours, [&](Changes& changes) { return putAthlete(changes, athlete); })),
             ErrorKind::Constraint);
    const auto analysis = store.analysis(theirAthlete.id);
    QCOMPARE(errorIn(store.write(ours, [&](Changes& changes) { return putAnalysis(changes, analysis); })),
             ErrorKind::Constraint);
    CoachNote note{store.id<domain::NoteId>(), athlete.id, {},         theirCoach,
                   QStringLiteral("x"),        false,      store.now()};
    QCOMPARE(errorIn(store.write(ours, [&](Changes& changes) { return addNote(changes, note); })),
             ErrorKind::Constraint);
    // The same ids in both companies are two athletes.
    Athlete same = theirAthlete;
    same.coach.reset();
    store.done(ours, [&](Changes& changes) { return putAthlete(changes, same); });
    const auto kept = findAthlete(store.db(), Viewer::system(theirs), theirAthlete.id);
    VERIFY_DONE(kept);
    QCOMPARE((*kept)->coach, theirCoach);
}

void TestStoreSchema::rowsOfTwoAthletesCannotMeet() {
    StoreFixture store;
    const auto company = store.company();
    const auto coach = store.coach(company, domain::Role::Head);
    const auto one = store.athlete(company, coach);
    const auto other = store.athlete(company, coach);
    Analysis analysis = store.analysis(one.id);
    store.done(company, [&](Changes& changes) { return putAnalysis(changes, analysis); });
    CoachNote note{store.id<domain::NoteId>(), other.id, analysis.id, coach,
                   QStringLiteral("x"),        false,    store.now()};
    QCOMPARE(errorIn(store.write(company, [&](Changes& changes) { return addNote(changes, note); })),
             ErrorKind::Constraint);
    analysis.athlete = other.id;
    QCOMPARE(errorIn(store.write(company, [&](Changes& changes) { return putAnalysis(changes, analysis); })),
             ErrorKind::Constraint);
}

void TestStoreSchema::everyWordOfTheDomainFits() {
    StoreFixture store;
    const auto company = store.company();
    const auto fits = [&store, &company](auto last, const char* table, const char* column) {
        using Enum = decltype(last);
        for (std::size_t i = 0; i < domain::kWords<Enum>.size(); ++i) {
            const QString sql = QStringLiteral("UPDATE %1 SET %2 = ? WHERE company_id = ?")
                                    .arg(QString::fromLatin1(table), QString::fromLatin1(column));
            const auto done = store.db().run(sql, static_cast<Enum>(i), company);
            if (!done || *done == 0)
                return false;
        }
        return errorOfRun(store.db(),
                          qPrintable(QStringLiteral("UPDATE %1 SET %2 = 'else'")
                                         .arg(QString::fromLatin1(table), QString::fromLatin1(column)))) ==
               ErrorKind::Constraint;
    };
    const auto coach = store.coach(company, domain::Role::Head);
    const auto athlete = store.athlete(company, coach);
    store.done(company, [&](Changes& changes) { return putAnalysis(changes, store.analysis(athlete.id)); });
    ConsentRecord consent;
    consent.id = store.uuid();
    consent.athlete = athlete.id;
    consent.recordedBy = coach;
    store.done(company, [&](Changes& changes) { return recordConsent(changes, consent); });
    MarkedDay mark{store.uuid(), athlete.id, QDate(2026, 11, 20), domain::DayMark::Sick};
    store.done(company, [&](Changes& changes) { return markDay(changes, mark); });
    QVERIFY(fits(domain::Role{}, "coach", "role"));
    QVERIFY(fits(domain::MembershipStatus{}, "coach", "status"));
    QVERIFY(fits(domain::AthleteStatus{}, "athlete", "status"));
    QVERIFY(fits(domain::FeedbackMode{}, "athlete", "feedback_mode"));
    QVERIFY(fits(domain::TrainingType{}, "athlete", "training_type"));
    QVERIFY(fits(domain::PlanType{}, "athlete", "plan_type"));
    QVERIFY(fits(domain::AnalysisState{}, "analysis", "state"));
    QVERIFY(fits(domain::FeedbackMode{}, "analysis", "mode"));
    QVERIFY(fits(domain::AdjustReason{}, "analysis", "adjust_reason"));
    QVERIFY(fits(domain::ConsentKind{}, "consent", "kind"));
    QVERIFY(fits(domain::ConsentHow{}, "consent", "how"));
    QVERIFY(fits(domain::DayMark{}, "day_mark", "mark"));
}

void TestStoreSchema::aRowKeepsItsScope() {
    StoreFixture store;
    const auto company = store.company();
    const auto athlete = store.athlete(company);
    const auto other = store.athlete(company);
    QCOMPARE(errorOfRun(store.db(), "UPDATE change SET scope = ? WHERE company_id = ? AND row_id = ?",
                        domain::Scope::athlete(other.id), company, athlete.id),
             ErrorKind::Constraint);
    QCOMPARE(errorOfRun(store.db(), "UPDATE change SET rev = 0 WHERE company_id = ?", company),
             ErrorKind::Constraint);
    const auto moved = store.write(company, [&](Changes& changes) {
        return changes.record(RowKind::Athlete, athlete.id.uuid(), domain::Scope::company(), {},
                              Place::base());
    });
    QCOMPARE(errorIn(moved), ErrorKind::Constraint);
}

void TestStoreSchema::aDeletedRowDoesNotComeBack() {
    StoreFixture store;
    const auto company = store.company();
    const auto athlete = store.athlete(company);
    MarkedDay mark{store.uuid(), athlete.id, QDate(2026, 11, 20), domain::DayMark::Sick};
    store.done(company, [&](Changes& changes) { return markDay(changes, mark); });
    store.done(company, [&](Changes& changes) { return unmarkDay(changes, mark); });
    QCOMPARE(errorIn(store.write(company, [&](Changes& changes) { return markDay(changes, mark); })),
             ErrorKind::Constraint);
    mark.id = store.uuid();
    store.done(company, [&](Changes& changes) { return markDay(changes, mark); });
}

void TestStoreSchema::theAuditIsOnlyAddedTo() {
    StoreFixture store;
    const auto company = store.company();
    AuditEntry entry;
    entry.action = QStringLiteral("EditFeedback");
    entry.object = QStringLiteral("two\nlines");
    entry.result = QStringLiteral("ok");
    for (int i = 0; i < 3; ++i)
        store.done(company, [&](Changes& changes) { return writeAudit(changes, entry); });
    QCOMPARE(errorOfRun(store.db(), "UPDATE audit SET result = 'denied' WHERE company_id = ?", company),
             ErrorKind::Constraint);
    QCOMPARE(errorOfRun(store.db(), "DELETE FROM audit WHERE company_id = ?", company),
             ErrorKind::Constraint);
    const auto head = store.coach(company, domain::Role::Head);
    const auto assistant = store.coach(company, domain::Role::Assistant);
    const auto lines = auditFrom(store.db(), store.viewer(company, head), 2, 10);
    VERIFY_DONE(lines);
    QCOMPARE(lines->size(), 2U);
    QCOMPARE(lines->front().entry.object, QStringLiteral("two\\u000alines"));
    QCOMPARE(lines->back().previousHash, lines->front().hash);
    QVERIFY(auditFrom(store.db(), store.viewer(company, assistant), 1, 10)->empty());
}

void TestStoreSchema::theAuditNoticesWhatWasChangedBehindItsBack() {
    StoreFixture store;
    const auto company = store.company();
    for (int i = 0; i < 3; ++i) {
        AuditEntry entry;
        entry.result = QString::number(i);
        store.done(company, [&](Changes& changes) { return writeAudit(changes, entry); });
    }
    QCOMPARE(brokenAuditLine(store.db(), company).value(), std::nullopt);
    VERIFY_DONE(store.db().run(QStringLiteral("DROP TRIGGER audit_is_never_edited")));
    VERIFY_DONE(store.db().run(QStringLiteral("UPDATE audit SET result = 'x' WHERE number = 2")));
    QCOMPARE(brokenAuditLine(store.db(), company).value(), 2);
}

void TestStoreSchema::aVersionOfATextIsNeverEdited() {
    StoreFixture store;
    const auto company = store.company();
    const auto coach = store.coach(company, domain::Role::Head);
    const auto athlete = store.athlete(company, coach);
    const Analysis analysis = store.analysis(athlete.id);
    store.done(company, [&](Changes& changes) { return putAnalysis(changes, analysis); });
    Feedback feedback{store.id<domain::FeedbackId>(), athlete.id, analysis.id, {}, {}};
    feedback.versions.push_back({1, {}, Writer::BuiltIn, {}, QStringLiteral("Drafted."), store.now()});
    store.done(company, [&](Changes& changes) { return addFeedback(changes, feedback); });
    store.done(company, [&](Changes& changes) {
        return addFeedbackVersion(changes, feedback, Writer::Coach, coach, QStringLiteral("Mine."));
    });
    QCOMPARE(errorOfRun(store.db(), "UPDATE feedback_version SET text = 'x'"), ErrorKind::Constraint);
    // An edit that starts from what is no longer the newest meets the version that has taken its number.
    const auto late = store.write(company, [&](Changes& changes) {
        return addFeedbackVersion(changes, feedback, Writer::Coach, coach, QStringLiteral("Late."));
    });
    QCOMPARE(errorIn(late), ErrorKind::Constraint);
    const auto stored = feedbackOf(store.db(), store.viewer(company, coach), analysis.id);
    VERIFY_DONE(stored);
    QCOMPARE((*stored)->current().text, QStringLiteral("Mine."));
    QCOMPARE((*stored)->current().base, 1);
    QCOMPARE((*stored)->draft()->text, QStringLiteral("Drafted."));
}

void TestStoreSchema::anAnalysisGoesToATargetOnce() {
    StoreFixture store;
    const auto company = store.company();
    const auto athlete = store.athlete(company);
    const Analysis analysis = store.analysis(athlete.id);
    store.done(company, [&](Changes& changes) { return putAnalysis(changes, analysis); });
    PublishJob job;
    job.athlete = athlete.id;
    job.analysis = analysis.id;
    job.target = QStringLiteral("report");
    job.nextAt = store.now();
    const auto add = [&] {
        job.id = store.uuid();
        return store.write(company, [&](Changes& changes) { return addPublishJob(changes, job); });
    };
    QCOMPARE(add().value(), true);
    QCOMPARE(add().value(), false);
    Report report;
    report.athlete = athlete.id;
    report.analysis = analysis.id;
    report.snapshot = "{}";
    const auto addOne = [&] {
        report.id = store.id<domain::ReportId>();
        return store.write(company, [&](Changes& changes) { return addReport(changes, report); });
    };
    VERIFY_DONE(addOne());
    QCOMPARE(errorIn(addOne()), ErrorKind::Constraint);
}

void TestStoreSchema::theSameFileTwiceIsOneActivity() {
    StoreFixture store;
    const auto company = store.company();
    const auto one = store.athlete(company);
    const auto other = store.athlete(company);
    Activity activity;
    activity.sha256 = QString(64, u'a');
    activity.arrivedAt = store.now();
    const auto take = [&](const domain::AthleteId& athlete) {
        activity.id = store.id<domain::ActivityId>();
        activity.athlete = athlete;
        const QUuid job = store.uuid();
        return store.write(company, [&](Changes& changes) { return takeUp(changes, activity, job); }).value();
    };
    const TakenUp first = take(one.id);
    const TakenUp again = take(one.id);
    const TakenUp others = take(other.id);
    QVERIFY(!first.known);
    QVERIFY(again.known);
    QCOMPARE(again.activity, first.activity);
    QVERIFY(!others.known);
    QVERIFY(others.activity != first.activity);
}

void TestStoreSchema::whatASavepointUndoesTakesNoNumber() {
    StoreFixture store;
    const auto company = store.company();
    const auto seq = [&] {
        return store.db()
            .first(QStringLiteral("SELECT seq FROM company"),
                   [](const database::Statement& row) { return row.get<int>(0); })
            .value()
            .value_or(-1);
    };
    const int before = seq();
    Coach coach;
    coach.name = QStringLiteral("Ana");
    store.done(company, [&](Changes& changes) -> Result<> {
        {
            auto part = Savepoint::begin(changes);
            coach.id = store.id<domain::CoachId>();
            if (const auto put = putCoach(changes, coach); !put)
                return tl::unexpected(put.error());
        }
        auto part = Savepoint::begin(changes);
        coach.id = store.id<domain::CoachId>();
        if (const auto put = putCoach(changes, coach); !put)
            return tl::unexpected(put.error());
        return part->keep();
    });
    QCOMPARE(seq(), before + 1);
    const auto coaches = listCoaches(store.db(), Viewer::system(company));
    VERIFY_DONE(coaches);
    QCOMPARE(coaches->size(), 1U);
    QCOMPARE(coaches->front().id, coach.id);
}

QTEST_GUILESS_MAIN(TestStoreSchema)
#include "test_store_schema.moc"
