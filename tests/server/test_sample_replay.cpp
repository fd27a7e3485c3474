// SPDX-License-Identifier: GPL-3.0-or-later
// The sample company as the pipeline has left it: what stands in the database after six weeks.
#include "core/backend/ingest/analyzer.h"
#include "core/backend/sample/coach_at_work.h"
#include "core/backend/sample/decisions.h"
#include "core/backend/store/audit.h"
#include "core/backend/store/entrances.h"
#include "core/backend/store/feed.h"
#include "core/backend/store/invite_codes.h"
#include "core/backend/store/ops.h"
#include "core/backend/store/render.h"
#include "core/backend/store/report_link.h"
#include "core/backend/store/reports.h"
#include "core/backend/web/api_server.h"
#include "core/platform/crypto/digest.h"
#include "core/protocol/analysis_detail.h"
#include "core/protocol/number_check.h"
#include "core/protocol/rows.h"
#include "tests/server/foreign_bytes.h"
#include "tests/server/raw_client.h"
#include "tests/server/sample_world.h"
#include "tests/server/store_client.h"
#include "tests/server/store_fixture.h"

#include <QDateTime>

#include <cmath>
#include <map>

using namespace leadout;
using namespace leadout::backend;
using namespace leadout::backend::sample;
using namespace leadout::test;

Q_DECLARE_METATYPE(leadout::backend::sample::CoachKey)

using domain::AnalysisState;
using Record = backend::Analysis;

namespace {

constexpr int kNoScore = -1;  ///< the verdict is not scored
constexpr int kAnyScore = -2; ///< only verdict and reason are laid down
constexpr int kTolerance = 2; ///< what the noise of a recording may do to a score

const QString kWaits = QStringLiteral("review_pending");
const QString kOut = QStringLiteral("published");
const QString kClosed = QStringLiteral("reviewed");

QString word(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}
QString verdictOf(const Record& analysis) {
    return analysis.verdict ? word(engine::key(*analysis.verdict)) : QString();
}

protocol::AnalysisDetail detailOf(const Record& analysis) {
    return protocol::readAnalysisDetail(analysis.detail).value_or(protocol::AnalysisDetail());
}

/// The part of a score's sum; nothing where it is missing.
std::optional<engine::SumRow> partOf(const Record& analysis, engine::SumRow::Part part) {
    const protocol::AnalysisDetail detail = detailOf(analysis);
    for (const engine::SumRow& row : detail.compliance.sum) {
        if (row.part == part)
            return row;
    }
    return std::nullopt;
}

void row(const char* name, int score, const char* verdict, const char* reasons, const QString& state) {
    QTest::newRow(name) << score << QString::fromLatin1(verdict) << QString::fromLatin1(reasons) << state;
}

} // namespace

class TestSampleReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void theQueuesAreAsLongAsLaidDown();
    void besideThemAreOneErrorTwoHeldAndOneNotSent();
    void whatMarekApprovedStillStandsThere();
    void oneFileIsNotAnalysedYet();
    void mostSessionsAreOutAndSomeByThemselves();
    void coachesHaveClosedFortyFive();
    void commutesAreInOther();
    void whatWasMissedAndExcusedIsKnown();
    void theWeekAheadIsOpen();
    void plantedSessionsStandAsTheRulesSay_data();
    void plantedSessionsStandAsTheRulesSay();
    void aMachinesDraftHoldsANumberThatWasNotRecorded();
    void builtInDraftsHoldTheNumbersOfTheirSessions();
    void aStopInTheCafeIsShown();
    void theThresholdIsCalledOutOfDate();
    void aBrickHasTwoLegs();
    void theCommentKeepsAGreenSessionWaiting();
    void greensGoOutByThemselves();
    void twoAthletesHaveAPinnedNote();
    void theInjuryExcusesTheDaysAfter();
    void twoFilesAreOneSession();
    void loadThatWasMeasuredAnotherWayIsGrey();
    void aMorningInTaipeiIsItsOwnDay();
    void halfAFileIsAnErrorThatLosesNothing();
    void whatWasMissedWithoutAWordWaits();
    void aLateRideIsReviewedOnceItIsBroughtByHand();
    void whatArrivedLateAndNobodyBroughtIsHistory();
    void aDeactivatedAthletesRidesAreKeptAndNotAnalysed();
    void oneInviteIsOpenOneUsedAndOneRevoked();
    void twoEditsOfOneTextAreAConflict();
    void aQuestionIsFlagged();
    void onlyWhatTheStoryMeansIsRefused();
    void theAuditChainIsWhole();
    void everyCoachIsToldOfTheirAthletesAlone_data();
    void everyCoachIsToldOfTheirAthletesAlone();
    void theDatabaseIsSound();
    void noPublishedReportTellsWhoItIsAbout();
    void twoSessionsThatWereSwappedFitOnceTheyAreSwappedBack();

private:
    std::int64_t number(const char* sql) { return m_world->number(QString::fromLatin1(sql)); }
    /// How many analyses wait, held and broken ones included; nothing: those of athletes without a coach.
    std::int64_t queueOf(const std::optional<CoachKey>& coach) {
        const QString sql =
            QStringLiteral("SELECT COUNT(*) FROM analysis a JOIN athlete t ON t.id = a.athlete_id "
                           "WHERE a.state = 'review_pending' AND COALESCE(t.coach_id, '') = ?");
        return m_world->number(sql, coach ? m_world->made.founded.coaches.at(*coach).id.toString()
                                          : QStringLiteral(""));
    }
    PullClient follow(const domain::CoachId& coach);

    std::unique_ptr<SampleWorld> m_world;
};

void TestSampleReplay::initTestCase() {
    m_world = std::make_unique<SampleWorld>();
    QVERIFY(m_world->happen());
}

void TestSampleReplay::theQueuesAreAsLongAsLaidDown() {
    std::map<std::optional<CoachKey>, int> waiting;
    for (const Waiting& each : waitingAtTheEnd()) {
        const Record analysis = m_world->analysis(m_world->session(each.athlete, each.day, each.plan));
        QCOMPARE(analysis.state, AnalysisState::ReviewPending);
        ++waiting[athlete(each.athlete).coach];
    }
    QCOMPARE(waiting[CoachKey::Jonas], 18);
    QCOMPARE(waiting[CoachKey::Siobhan], 12);
    QCOMPARE(waiting[CoachKey::Ana], 6);
    QCOMPARE(waiting[std::nullopt], 4);
    // Nothing else waits but Ana's broken file and what was held of the athlete whom Marek had.
    QCOMPARE(queueOf(CoachKey::Jonas), 18);
    QCOMPARE(queueOf(CoachKey::Siobhan), 12);
    QCOMPARE(queueOf(CoachKey::Ana), 6 + 1);
    QCOMPARE(queueOf(CoachKey::Keiko), 0);
    QCOMPARE(queueOf(std::nullopt), 4 + 2);
}

void TestSampleReplay::besideThemAreOneErrorTwoHeldAndOneNotSent() {
    QCOMPARE(number("SELECT COUNT(*) FROM activity WHERE state = 'error'"), 1);
    QCOMPARE(number("SELECT COUNT(*) FROM held_op WHERE decision IS NULL"), 2);
    QCOMPARE(number("SELECT COUNT(*) FROM held_op h JOIN analysis a ON h.op LIKE '%' || a.id || '%' "
                    "WHERE a.state = 'review_pending'"),
             2);
    QCOMPARE(number("SELECT COUNT(*) FROM analysis WHERE state = 'approved'"), 1);
    const Record notSent = m_world->analysis(m_world->session(1, on(6, Thu), Plan::R45));
    QCOMPARE(notSent.state, AnalysisState::Approved);
    QCOMPARE(notSent.publishFault, std::optional(QStringLiteral("consent")));
    QVERIFY(notSent.isOpen());
}

void TestSampleReplay::whatMarekApprovedStillStandsThere() {
    const auto waiting = m_world->read(
        [](database::Connection& connection, const Viewer& all) { return waitingHeld(connection, all); });
    QCOMPARE(waiting.size(), std::size_t{2});
    for (const HeldOp& held : waiting) {
        QCOMPARE(held.op.command, QStringLiteral("ApproveAndPublish"));
        const auto words = protocol::readHeldWordsRow(protocol::heldWordsOf(held.op.payload));
        QVERIFY(words);
        const domain::AnalysisId id(bodyRowId(held.op.rowId, RowKind::AnalysisDetail));
        const auto content = m_world->read([&](database::Connection& connection, const Viewer& all) {
            return findAnalysis(connection, all, id).and_then([&](const std::optional<Analysis>& analysis) {
                return feedbackOf(connection, all, id).map([&](const std::optional<Feedback>& feedback) {
                    const auto detail = protocol::readAnalysisDetail(analysis->detail);
                    return protocol::ApprovedContent{feedback->current().text, feedback->personalNote,
                                                     analysis->score,          analysis->verdict,
                                                     analysis->adjusted,       detail->facts};
                });
            });
        });
        QVERIFY(content.text.size() > 40);
        QCOMPARE(protocol::contentHashOf(content), words->contentHash);
    }
}

void TestSampleReplay::oneFileIsNotAnalysedYet() {
    QCOMPARE(number("SELECT COUNT(*) FROM analyze_job WHERE state = 'pending'"), 1);
    QCOMPARE(number("SELECT COUNT(*) FROM analyze_job WHERE state NOT IN ('pending', 'done')"), 0);
    const auto files = m_world->recordingsOf(m_world->session(11, on(6, Sun), Plan::E90));
    QCOMPARE(files.size(), std::size_t{1});
    QCOMPARE(files.front().state, ActivityState::Stored);
    QCOMPARE(number("SELECT COUNT(*) FROM activity WHERE state = 'stored'"), 1);
}

void TestSampleReplay::mostSessionsAreOutAndSomeByThemselves() {
    const auto out = number("SELECT COUNT(*) FROM analysis WHERE state = 'published'");
    QVERIFY2(std::abs(out - 325) <= 5, qPrintable(QString::number(out)));
    const auto byThemselves =
        number("SELECT COUNT(*) FROM analysis WHERE state = 'published' AND auto_approved = 1");
    QVERIFY2(std::abs(byThemselves - 35) <= 4, qPrintable(QString::number(byThemselves)));
    QCOMPARE(number("SELECT COUNT(*) FROM report WHERE off_at IS NULL"), out);
    QCOMPARE(number("SELECT COUNT(*) FROM publish_job WHERE state NOT IN ('done', 'failed')"), 0);
    QCOMPARE(number("SELECT COUNT(*) FROM publish_job WHERE state = 'failed'"), 1);
    QCOMPARE(number("SELECT COUNT(*) FROM analysis WHERE auto_approved = 1 AND (score < 80 OR "
                    "verdict <> 'on_target' OR flags <> '')"),
             0);
}

void TestSampleReplay::coachesHaveClosedFortyFive() {
    QCOMPARE(number("SELECT COUNT(*) FROM analysis WHERE state = 'reviewed' AND missed = 0 AND "
                    "decided_by IS NOT NULL"),
             45);
}

void TestSampleReplay::commutesAreInOther() {
    QCOMPARE(number("SELECT COUNT(*) FROM analysis WHERE flags = 'other'"), 60);
    QCOMPARE(number("SELECT COUNT(*) FROM analysis a JOIN athlete t ON t.id = a.athlete_id WHERE "
                    "a.flags = 'other' AND a.state = 'reviewed' AND a.verdict = 'unplanned' AND "
                    "a.decided_by IS NULL AND t.name LIKE 'Kwame %'"),
             60);
    QCOMPARE(number("SELECT COUNT(*) FROM analysis a JOIN feedback f ON f.analysis_id = a.id "
                    "WHERE a.flags = 'other'"),
             0);
}

void TestSampleReplay::whatWasMissedAndExcusedIsKnown() {
    // Three were excused by a coach after they had been missed.
    QCOMPARE(number("SELECT COUNT(*) FROM analysis WHERE missed = 1 AND adjust_reason IS NULL"), 44);
    QCOMPARE(number("SELECT COUNT(*) FROM analysis WHERE missed = 1 AND adjust_reason IS NOT NULL"), 3);
    QCOMPARE(number("SELECT COUNT(*) FROM workout WHERE state = 'missed'"), 44);
    QCOMPARE(number("SELECT COUNT(*) FROM workout WHERE state = 'excused'"), 16);
    QCOMPARE(number("SELECT COUNT(*) FROM workout WHERE state = 'open' AND day <= '2026-11-22'"), 1);
    QCOMPARE(number("SELECT COUNT(*) FROM workout WHERE state = 'paired'"), 389);
}

void TestSampleReplay::theWeekAheadIsOpen() {
    QCOMPARE(number("SELECT COUNT(*) FROM workout WHERE day > '2026-11-22'"), 71);
    QCOMPARE(number("SELECT COUNT(*) FROM workout WHERE day BETWEEN '2026-11-23' AND '2026-11-29' AND "
                    "state = 'open'"),
             71);
    QCOMPARE(number("SELECT COUNT(*) FROM analysis WHERE day > '2026-11-22'"), 0);
}

void TestSampleReplay::plantedSessionsStandAsTheRulesSay_data() {
    QTest::addColumn<int>("score");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("reasons");
    QTest::addColumn<QString>("state");
    row("P1", 97, "on_target", "", kWaits);
    row("P2", 100, "on_target", "", kWaits);
    row("P3", 58, "underdone", "shorter", kWaits);
    row("P4", 64, "well_over", "harder", kWaits);
    row("P5", kNoScore, "swapped", "", kWaits);
    row("P6", 91, "on_target", "", kWaits);
    row("P7a", 94, "on_target", "", kOut);
    row("P7b", 94, "on_target", "", kOut);
    row("P7c", 94, "on_target", "", kOut);
    row("P7+", 79, "overdone", "extra", kWaits);
    row("P8a", kNoScore, "race", "", kOut);
    row("P8b", kNoScore, "race", "", kOut);
    row("P9a", 100, "on_target", "", kOut);
    row("P9b", 100, "on_target", "", kWaits);
    row("P10", 100, "on_target", "", kWaits);
    row("P11", 100, "on_target", "", kOut);
    row("P12", 98, "on_target", "", kWaits);
    row("P13", 100, "on_target", "", kOut);
    row("P14", 100, "on_target", "", kOut);
    row("P15", 65, "underdone", "shorter", kWaits);
    row("P16", kNoScore, "injured", "", kOut);
    row("P17a", 42, "well_under", "repeats", kWaits);
    row("P17b", 29, "well_over", "longer", kWaits);
    row("P18", kAnyScore, "on_target", "extra", kWaits);
    row("P19", 97, "on_target", "", kOut);
    row("P20", kAnyScore, "mixed", "work_steps_off_target", kWaits);
    row("P21", kAnyScore, "on_target", "", kWaits);
    row("P22", kAnyScore, "on_target", "", kWaits);
    row("P23", kAnyScore, "on_target", "", kWaits);
    row("P25", kNoScore, "bad_data", "", kWaits);
    row("P26", 61, "underdone", "repeats", kWaits);
    row("P28", 100, "on_target", "", kWaits);
    row("P30", kAnyScore, "on_target", "extra", kOut);
    row("P31", kNoScore, "done", "", kClosed);
    row("P32", kAnyScore, "on_target", "", kWaits);
    row("P33", kAnyScore, "mixed", "shorter harder", kOut);
    row("P34", kNoScore, "test", "", kOut);
    row("P35", kAnyScore, "on_target", "", kWaits);
    row("P36", 43, "well_under", "shorter", kWaits);
}

void TestSampleReplay::plantedSessionsStandAsTheRulesSay() {
    QFETCH(int, score);
    QFETCH(QString, verdict);
    QFETCH(QString, reasons);
    QFETCH(QString, state);
    const Record analysis = m_world->analysisOf(QTest::currentDataTag());
    QCOMPARE(verdictOf(analysis), verdict);
    QCOMPARE(analysis.reasons.join(u' '), reasons);
    QCOMPARE(word(domain::key(analysis.state)), state);
    QCOMPARE(analysis.score.has_value(), score != kNoScore);
    if (score >= 0)
        QVERIFY2(std::abs(*analysis.score - score) <= kTolerance,
                 qPrintable(QString::number(*analysis.score)));
    QCOMPARE(detailOf(analysis).compliance.score, analysis.score);
    QVERIFY(!analysis.missed);
}

void TestSampleReplay::aMachinesDraftHoldsANumberThatWasNotRecorded() {
    const Record analysis = m_world->analysisOf("P1");
    const auto feedback = m_world->feedbackOf(analysis);
    QVERIFY(feedback);
    QCOMPARE(feedback->current().writer, Writer::Model);
    QVERIFY(feedback->current().text.contains(QStringLiteral("176 bpm")));
    const protocol::AnalysisDetail detail = detailOf(analysis);
    QVERIFY(detail.metrics.max_hr_bpm.value_or(999) < 176);
    QCOMPARE(std::lround(detail.compliance.steps.at(5).average.value_or(0)), 236L);
}

void TestSampleReplay::builtInDraftsHoldTheNumbersOfTheirSessions() {
    const auto all = m_world->read([](database::Connection& connection, const Viewer&) {
        return connection.list(
            QStringLiteral("SELECT analysis.id, text FROM feedback_version JOIN feedback ON "
                           "feedback.id = feedback_id JOIN analysis ON analysis.id = analysis_id "
                           "WHERE writer = 'built_in' AND feedback_version.version = feedback.version"),
            [](const database::Statement& row) {
                return std::pair(row.get<domain::AnalysisId>(0), row.get<QString>(1));
            });
    });
    QVERIFY(all.size() > 100);
    for (const auto& [id, text] : all) {
        const auto analysis =
            m_world->read([id = id](database::Connection& connection, const Viewer& viewer) {
                return findAnalysis(connection, viewer, id);
            });
        const protocol::AnalysisDetail detail = detailOf(*analysis);
        const auto wrong = protocol::unverifiedNumbers(text, protocol::factsOf(detail));
        QVERIFY2(wrong.empty(), qPrintable(text));
    }
}

void TestSampleReplay::aStopInTheCafeIsShown() {
    // The short stops paused the timer, the café did not.
    const engine::Metrics metrics = detailOf(m_world->analysisOf("P2")).metrics;
    const double stopped = metrics.timer_s.value_or(0) - metrics.moving_s.value_or(0);
    QVERIFY2(std::abs(stopped - 58.0 * 60.0) < 30.0, qPrintable(QString::number(stopped)));
}

void TestSampleReplay::theThresholdIsCalledOutOfDate() {
    for (const char* name : {"P7a", "P7b", "P7c"})
        QVERIFY(m_world->analysisOf(name).flags.contains(QStringLiteral("threshold")));
    const auto best = detailOf(m_world->analysisOf("P8a")).metrics.mean_max_w.at(3);
    QCOMPARE(std::lround(best.value_or(0)), 368L);
    const auto extra = detailOf(m_world->analysisOf("P7+")).compliance.extra_s.value_or(0);
    QVERIFY2(std::abs(extra - 90.0 * 60.0) < 30.0, qPrintable(QString::number(extra)));
}

void TestSampleReplay::aBrickHasTwoLegs() {
    QCOMPARE(m_world->recordingsOf(m_world->session("P9a")).size(), std::size_t{2});
    QCOMPARE(m_world->recordingsOf(m_world->session("P9b")).size(), std::size_t{1});
    for (const char* name : {"P9a", "P9b"}) {
        const Record analysis = m_world->analysisOf(name);
        QCOMPARE(analysis.sport, engine::Sport::Multisport);
        const protocol::AnalysisDetail detail = detailOf(analysis);
        QVERIFY(detail.metrics.load && detail.planned && detail.planned->load);
        QCOMPARE(detail.metrics.load->method, engine::LoadMethod::Mixed);
        QCOMPARE(detail.planned->load->method, engine::LoadMethod::Mixed);
        const auto& legs = detail.legs;
        QCOMPARE(std::count(legs.begin(), legs.end(), engine::Sport::Cycling), 1);
        QCOMPARE(std::count(legs.begin(), legs.end(), engine::Sport::Running), 1);
    }
}

void TestSampleReplay::theCommentKeepsAGreenSessionWaiting() {
    const Record analysis = m_world->analysisOf("P12");
    QCOMPARE(analysis.band, std::optional(engine::Band::Green));
    QCOMPARE(analysis.mode, domain::FeedbackMode::AutoApprove);
    QVERIFY(detailOf(analysis).waits.has_value());
    QVERIFY(detailOf(analysis).needs_coach_line); // it speaks of pain
}

void TestSampleReplay::greensGoOutByThemselves() {
    for (const char* name : {"P11", "P13", "P14", "P19"}) {
        const Record analysis = m_world->analysisOf(name);
        QVERIFY2(analysis.autoApproved, name);
        QVERIFY(!analysis.decidedBy);
    }
}

void TestSampleReplay::twoAthletesHaveAPinnedNote() {
    for (const int athlete : {1, 7}) {
        const auto notes = m_world->read([&](database::Connection& connection, const Viewer& viewer) {
            return notesOn(connection, viewer, m_world->made.founded.athlete(athlete));
        });
        QCOMPARE(notes.size(), std::size_t{1});
        QVERIFY(notes.front().pinned && !notes.front().text.isEmpty());
    }
}

void TestSampleReplay::theInjuryExcusesTheDaysAfter() {
    for (const int day : {on(5, Wed), on(5, Thu)}) {
        const auto planned =
            std::find_if(m_world->story.planned.begin(), m_world->story.planned.end(),
                         [day](const auto& each) { return each.athlete == 7 && each.day == day; });
        QVERIFY(planned != m_world->story.planned.end());
        QVERIFY(m_world->analysesOf(planned->id).empty());
        const auto workout = m_world->read([&](database::Connection& connection, const Viewer& all) {
            return findWorkout(connection, all, m_world->made.workouts.at(planned->id));
        });
        QCOMPARE(workout->state, domain::PlannedState::Excused);
    }
    QCOMPARE(number("SELECT COUNT(*) FROM analysis a JOIN athlete t ON t.id = a.athlete_id WHERE "
                    "t.name LIKE 'Aoife %' AND a.sport = 'swimming' AND a.verdict = 'unplanned' AND "
                    "a.day = '2026-11-11' AND a.state = 'reviewed' AND a.decided_by IS NOT NULL"),
             1);
}

void TestSampleReplay::twoFilesAreOneSession() {
    const Record analysis = m_world->analysisOf("P19");
    QCOMPARE(analysis.legs.size(), std::size_t{2});
    QVERIFY(analysis.legs.front().activity != analysis.legs.back().activity);
}

void TestSampleReplay::loadThatWasMeasuredAnotherWayIsGrey() {
    for (const char* name : {"P21", "P32"}) {
        const auto load = partOf(m_world->analysisOf(name), engine::SumRow::Part::Load);
        QVERIFY2(load && !load->counted, name);
    }
    const auto load = m_world->analysisOf("P32").doneLoad.value_or(0);
    QVERIFY2(std::abs(load - 53.0) <= 2.0, qPrintable(QString::number(load)));
}

void TestSampleReplay::aMorningInTaipeiIsItsOwnDay() {
    const Record analysis = m_world->analysisOf("P23");
    QCOMPARE(analysis.day, QDate(2026, 11, 19));
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(millis(analysis.startedAt), Qt::UTC),
             QDateTime(QDate(2026, 11, 18), QTime(23, 10), Qt::UTC));
    QCOMPARE(m_world->recordingsOf(m_world->session("P23")).front().localDay,
             std::optional(QDate(2026, 11, 19)));
}

void TestSampleReplay::halfAFileIsAnErrorThatLosesNothing() {
    const auto files = m_world->recordingsOf(m_world->session("P24"));
    QCOMPARE(files.size(), std::size_t{1});
    const Activity& half = files.front();
    QCOMPARE(half.state, ActivityState::Error);
    QCOMPARE(half.fault, std::optional(QStringLiteral("truncated")));
    QVERIFY(half.faultByte.value_or(0) > 0);
    QVERIFY(half.durationS.value_or(0) > 20 * 60); // what could be read of an hour
    const auto bytes = m_world->files->read(m_world->company(), half.sha256);
    QVERIFY(bytes.has_value());
    QCOMPARE(platform::sha256Hex(*bytes), half.sha256);
    const Record analysis = m_world->analysisOf("P24");
    QVERIFY(analysis.flags.contains(QStringLiteral("error")));
    QCOMPARE(verdictOf(analysis), QStringLiteral("bad_data"));
    QCOMPARE(analysis.sport, engine::Sport::Cycling);
    QCOMPARE(analysis.state, AnalysisState::ReviewPending);
    QVERIFY(!analysis.score);
    QVERIFY(analysis.doneS.value_or(0) > 20 * 60);
}

void TestSampleReplay::whatWasMissedWithoutAWordWaits() {
    const Record analysis = m_world->analysisOf("P27");
    QVERIFY(analysis.missed);
    QVERIFY(!analysis.verdict && !analysis.score);
    QCOMPARE(analysis.state, AnalysisState::ReviewPending);
}

void TestSampleReplay::aLateRideIsReviewedOnceItIsBroughtByHand() {
    const auto files = m_world->recordingsOf(m_world->session("P28"));
    QCOMPARE(files.size(), std::size_t{1});
    QCOMPARE(files.front().arrival, domain::Arrival::Synced);
    QCOMPARE(files.front().state, ActivityState::Read);
    const auto late = files.front().arrivedAt - *files.front().startedAt;
    QVERIFY(late > std::chrono::hours(48));
    // It was missed until then.
    QVERIFY(!m_world->analysisOf("P28").missed);
}

void TestSampleReplay::whatArrivedLateAndNobodyBroughtIsHistory() {
    const QString yusuf = m_world->made.founded.athlete(13).toString();
    const QString sql = QStringLiteral("SELECT COUNT(*) FROM activity a WHERE a.state = 'history' AND "
                                       "a.athlete_id = ? AND a.local_day = '2026-11-18' %1");
    QCOMPARE(number("SELECT COUNT(*) FROM activity WHERE state = 'history'"), 1);
    QCOMPARE(m_world->number(sql.arg(QString()), yusuf), 1);
    QCOMPARE(m_world->number(
                 sql.arg(QStringLiteral("AND EXISTS (SELECT * FROM pairing p WHERE p.activity_id = a.id)")),
                 yusuf),
             0);
}

void TestSampleReplay::aDeactivatedAthletesRidesAreKeptAndNotAnalysed() {
    const QString sql =
        QStringLiteral("SELECT COUNT(*) FROM activity a WHERE a.athlete_id = ? AND a.local_day >= "
                       "'2026-11-16' AND a.state = 'read' AND %1 EXISTS (SELECT * FROM pairing p WHERE "
                       "p.activity_id = a.id)");
    const QString chip = m_world->made.founded.athlete(14).toString();
    QCOMPARE(m_world->number(sql.arg(QStringLiteral("NOT")), chip), 3);
    QCOMPARE(m_world->number(sql.arg(QString()), chip), 0);
    QCOMPARE(m_world->number(QStringLiteral("SELECT COUNT(*) FROM athlete WHERE status = 'deactivated' "
                                            "AND id = ?"),
                             chip),
             1);
}

void TestSampleReplay::oneInviteIsOpenOneUsedAndOneRevoked() {
    const auto all = m_world->read([](database::Connection& connection, const Viewer& viewer) {
        return listInvites(connection, viewer);
    });
    std::map<domain::InviteStatus, int> count;
    for (const backend::Invite& each : all) {
        ++count[each.statusAt(m_world->story.end)];
        const auto code = m_world->read([&each](database::Connection& connection, const Viewer& viewer) {
            return shownInviteCode(connection, viewer.company(), each.id, each.hash);
        });
        QVERIFY(code.has_value());
    }
    using enum domain::InviteStatus;
    QVERIFY((count == std::map<domain::InviteStatus, int>{{Open, 1}, {Used, 1}, {Revoked, 1}}));
}

void TestSampleReplay::twoEditsOfOneTextAreAConflict() {
    const auto feedback = m_world->feedbackOf(m_world->analysisOf("P35"));
    QVERIFY(feedback);
    QCOMPARE(feedback->current().coach, std::optional(m_world->made.founded.coaches.at(CoachKey::Jonas).id));
    QVERIFY(feedback->current().text.contains(QStringLiteral("Save the legs for the long one tomorrow.")));
    for (const FeedbackVersion& each : feedback->versions)
        QVERIFY(!each.text.contains(QStringLiteral("Eat and sleep well")));
    // The answer is kept, so that Keiko's program learns it whenever it asks again.
    QCOMPARE(m_world->number(QStringLiteral("SELECT COUNT(*) FROM applied_op WHERE coach_id = ? AND "
                                            "result LIKE '%\"conflict\"%'"),
                             m_world->made.founded.coaches.at(CoachKey::Keiko).id.toString()),
             1);
}

void TestSampleReplay::aQuestionIsFlagged() {
    const Record asked = m_world->analysis(m_world->session(8, on(6, Sat), Plan::E90));
    QVERIFY(asked.flags.contains(QStringLiteral("asked")));
    const Record ordered = m_world->analysis(m_world->session(2, on(6, Wed), Plan::RE50));
    QVERIFY(ordered.flags.contains(QStringLiteral("wrote")));
    QVERIFY(!ordered.autoApproved);
}

void TestSampleReplay::onlyWhatTheStoryMeansIsRefused() {
    std::multimap<int, protocol::Outcome> refused;
    for (const Refused& each : m_world->made.refused)
        refused.emplace(each.session.value_or(-1), each.result.outcome);
    const std::multimap<int, protocol::Outcome> meant = {
        {m_world->session(13, on(2, Thu), Plan::T220), protocol::Outcome::Held},
        {m_world->session(13, on(2, Sat), Plan::L150), protocol::Outcome::Held},
        {m_world->session("P35"), protocol::Outcome::Conflict},
    };
    QCOMPARE(refused.size(), meant.size());
    QVERIFY(refused == meant);
    QVERIFY(m_world->made.decided > 600);
    // What had gone out by itself before a coach came to it, and no more than that.
    QVERIFY2(m_world->made.voided <= 2 * number("SELECT COUNT(*) FROM analysis WHERE auto_approved = 1"),
             qPrintable(QString::number(m_world->made.voided)));
}

void TestSampleReplay::theAuditChainIsWhole() {
    const auto broken = m_world->read([](database::Connection& connection, const Viewer& all) {
        return brokenAuditLine(connection, all.company());
    });
    QVERIFY(!broken);
    QVERIFY(number("SELECT COUNT(*) FROM audit") > 600);
    QCOMPARE(number("SELECT MAX(number) - COUNT(*) FROM audit"), 0);
}

PullClient TestSampleReplay::follow(const domain::CoachId& coach) {
    const platform::SealKey key = platform::SealKey::random();
    PullClient client;
    for (int i = 0; i < 2000 && !client.caughtUp(); ++i) {
        const auto request = client.request(i % 2 == 0, protocol::kMaxPageRows);
        const auto answer = m_world->read([&](database::Connection& connection, const Viewer& all) {
            return viewerOf(connection, all.company(), coach, m_world->clock.now())
                .and_then([&](const std::optional<Viewer>& viewer) {
                    return Feed(connection, key, *viewer, m_world->clock.now()).pull(request);
                });
        });
        if (!answer)
            break;
        client.apply(*answer);
    }
    return client;
}

void TestSampleReplay::everyCoachIsToldOfTheirAthletesAlone_data() {
    QTest::addColumn<CoachKey>("coach");
    QTest::addColumn<int>("athletes");
    QTest::newRow("Ana, head") << CoachKey::Ana << 14;
    QTest::newRow("Keiko, head without athletes") << CoachKey::Keiko << 14;
    QTest::newRow("Jonas") << CoachKey::Jonas << 6;
    QTest::newRow("Siobhan") << CoachKey::Siobhan << 4;
    QTest::newRow("Marek, deactivated") << CoachKey::Marek << 0;
}

void TestSampleReplay::everyCoachIsToldOfTheirAthletesAlone() {
    QFETCH(CoachKey, coach);
    QFETCH(int, athletes);
    const Founded& founded = m_world->made.founded;
    const PullClient client = follow(founded.coaches.at(coach).id);
    QCOMPARE(client.caughtUp(), athletes > 0);
    QCOMPARE(client.wrongSums(), 0);
    const bool head = founded.coaches.at(coach).role == domain::Role::Head;
    QSet<QString> seen;
    for (const protocol::Row& row : client.rows()) {
        const auto scope = domain::Scope::parse(row.scope);
        QVERIFY(scope);
        if (scope->kind() == domain::Scope::Kind::Athlete)
            QVERIFY2(row.payload.size() <= kMaxListRow, row.payload.constData());
        if (row.scope.startsWith(QStringLiteral("ath:")))
            seen.insert(row.scope.section(u':', 1, 1));
        else
            QVERIFY(head || row.scope == QStringLiteral("co"));
    }
    QCOMPARE(seen.size(), athletes);
    for (const auto& each : sample::athletes()) {
        const bool mine = athletes > 0 && (head || each.coach == coach);
        QCOMPARE(seen.contains(founded.athlete(each.number).toString()), mine);
    }
}

void TestSampleReplay::theDatabaseIsSound() {
    for (const char* check : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
        const auto said = m_world->read([check](database::Connection& connection, const Viewer&) {
            return connection.list(QString::fromLatin1(check),
                                   [](const database::Statement& row) { return row.get<QString>(0); });
        });
        for (const QString& line : said)
            QCOMPARE(line, QStringLiteral("ok"));
    }
    const auto files = number("SELECT COUNT(*) FROM recording");
    QCOMPARE(files, static_cast<std::int64_t>(m_world->made.activities.size()));
    for (const auto& [file, activity] : m_world->made.activities) {
        const auto* arrived = m_world->file(file);
        const QString hash =
            platform::sha256Hex(QByteArrayView(reinterpret_cast<const char*>(arrived->bytes.data()),
                                               static_cast<qsizetype>(arrived->bytes.size())));
        QVERIFY(m_world->files->read(m_world->company(), hash).has_value());
    }
}

void TestSampleReplay::noPublishedReportTellsWhoItIsAbout() {
    const auto foreign = m_world->store->read(ForeignBytes::of).get();
    VERIFY_DONE(foreign);
    const auto tokens =
        m_world->store
            ->write([&](database::Connection& connection) -> Result<std::vector<QString>> {
                const auto key = reportLinkKey(connection);
                if (!key)
                    return tl::unexpected(key.error());
                return connection.list(
                    QStringLiteral("SELECT id, generation FROM report WHERE company_id = ?"),
                    [&key](const database::Statement& row) {
                        return ReportToken::make(*key, row.get<domain::ReportId>(0), row.get<int>(1)).text();
                    },
                    m_world->company());
            })
            .get();
    VERIFY_DONE(tokens);
    ApiOptions options;
    options.requests.address = {100'000, 1000};
    const auto api = ApiServer::start(*m_world->store, platform::SealKey::random(), m_world->clock, options,
                                      [](const QByteArray&) {});
    QVERIFY(api.has_value());
    QStringList found;
    for (const QString& token : *tokens) {
        const auto answer = RawClient((*api)->port()).exchange(get("/r/" + token.toStdString()));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 200);
        QVERIFY(answer->body.find("<svg") != std::string::npos || answer->body.size() > 2000);
        found += foreign->in(QByteArray::fromStdString(answer->body));
    }
    found.removeDuplicates();
    QCOMPARE(found.join(u'|'), QString());
    QVERIFY(tokens->size() > 300);
}

void TestSampleReplay::twoSessionsThatWereSwappedFitOnceTheyAreSwappedBack() {
    SampleWorld again;
    QVERIFY(again.continueFrom(*m_world));
    const int hard = again.session("P17a");
    const int easy = again.session("P17b");
    for (const int session : {hard, easy})
        QVERIFY(*again.analysis(session).score < 70);
    domain::Pair command;
    command.athlete = again.made.founded.athlete(9);
    for (const int session : {hard, easy})
        command.pairings.push_back(
            {again.made.workouts.at(session), {again.recordingsOf(session).front().id}});
    domain::SystemRandom random;
    CoachAtWork siobhan(again.company(), again.made.founded.coaches.at(CoachKey::Siobhan).id, random);
    const auto answers = again.store
                             ->write([&](database::Connection& connection) {
                                 return siobhan.send(connection, again.clock.now(),
                                                     {CoachAtWork::about(command.athlete, command)});
                             })
                             .get();
    VERIFY_DONE(answers);
    QCOMPARE(answers->front().outcome, protocol::Outcome::Ok);
    Analyzer analyzer(*again.store, *m_world->files, again.clock, random, [](const auto&) {});
    while (analyzer.next()) {
    }
    for (const int session : {hard, easy}) {
        const Record analysis = again.analysis(session);
        QCOMPARE(verdictOf(analysis), QStringLiteral("on_target"));
        QVERIFY2(*analysis.score >= 95, qPrintable(QString::number(*analysis.score)));
    }
}

QTEST_GUILESS_MAIN(TestSampleReplay)
#include "test_sample_replay.moc"
