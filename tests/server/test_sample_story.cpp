// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/decisions.h"
#include "core/backend/sample/habits.h"
#include "core/backend/sample/story.h"
#include "core/engine/compliance/compare.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/recording/reader.h"
#include "core/engine/workout/structure.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

#include <map>
#include <set>
#include <tuple>

using namespace leadout;
using namespace leadout::backend::sample;

namespace {

domain::Instant berlin(QDate date, int hour, int minute) {
    return SixWeeks::at(date, hour * 60 + minute, kCompanyZone);
}

const QDate kLastSunday(2026, 11, 22);

const Story& story() {
    static const Story told = tell(berlin(kLastSunday, 9, 10), kUsualSeed);
    return told;
}

template <typename What>
std::vector<std::pair<domain::Instant, const What*>> all(const Story& told) {
    std::vector<std::pair<domain::Instant, const What*>> found;
    for (const Event& event : told.events) {
        if (const auto* what = std::get_if<What>(&event.what))
            found.emplace_back(event.at, what);
    }
    return found;
}

/// A session that was scored, and what was said about it.
struct Scored {
    int athlete = 0;
    engine::Compliance result;
    Words words;
};

std::vector<Scored> scoredIn(const Story& told) {
    std::map<int, std::vector<engine::Recording>> recordings;
    std::map<int, Words> words;
    for (const auto& [at, file] : all<FileArrives>(told)) {
        const auto read = engine::readRecording(file->bytes);
        if (!file->session || read.error || (file->athlete == 13 && file->arrival == domain::Arrival::Synced))
            continue;
        recordings[*file->session].push_back(read.recording);
        words[*file->session] = file->words;
    }
    std::vector<Scored> found;
    for (const auto& [id, done] : recordings) {
        const PlannedSession& session = told.planned[static_cast<std::size_t>(id)];
        const auto thresholds = thresholdsOn(session.athlete, session.day);
        const auto result = engine::compare(session.workout, done, thresholds);
        if (result.score)
            found.push_back({session.athlete, result, words[id]});
    }
    return found;
}

const std::vector<Scored>& scoredSessions() {
    static const std::vector<Scored> found = scoredIn(story());
    return found;
}

int countOf(Outcome outcome) {
    return static_cast<int>(std::count_if(story().planned.begin(), story().planned.end(),
                                          [&](const auto& each) { return each.outcome == outcome; }));
}

int decisionsOf(Decision decision) {
    const auto decisions = all<CoachDecides>(story());
    return static_cast<int>(std::count_if(decisions.begin(), decisions.end(), [&](const auto& each) {
        return each.second->decision == decision;
    }));
}

} // namespace

class TestSampleStory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theThresholdWorkoutIsTheOneOfThePictures();
    void everyWorkoutAddsUp();
    void theSixWeeksEndOnTheLatestSunday_data();
    void theSixWeeksEndOnTheLatestSunday();
    void theRecoveryWeekIsFortyPerCentLighter();
    void theSameSeedTellsTheSameStory();
    void anotherSeedRecordsOtherBytes();
    void anotherYearTellsTheSameStory();
    void theVolumeIsAsLaidDown();
    void theWeekAheadIsPlannedAndNothingElse();
    void eventsAreInOrderAndInThePast();
    void everyFileCanBeReadButTheBrokenOne();
    void noFileHoldsAName();
    void everySessionIsRecordedBeforeItsFileArrives();
    void nobodyIsInTwoPlacesAtOnce();
    void theLateRideComesTwice();
    void anotherLateRideStaysLate();
    void aTaipeiMorningIsTheDayBeforeInUtc();
    void fortySessionsWait();
    void nothingThatWaitsIsDecided();
    void mostTextsAreEditedByThreeCoaches();
    void athletesWriteOnAboutThirtyPerCent();
    void theSameRideIsRiddenTwelveTimes();
    void theRacingWeekIsTiring();
    void oneWeekIsUnderItsRangeAndOneOver();
    void workDoneOfflineComesInLater();
    void whatWasMissedIsDecidedOnceItIsKnown();
    void filesOfOneRideAreLeftToJoinByThemselves();
    void coachesCloseFortyFiveWithoutSending();
    void mostSessionsAreOnTargetAndAboutThirtyFivePublishThemselves();
    void scoresSpreadAsThoseOfPeople();
};

void TestSampleStory::theThresholdWorkoutIsTheOneOfThePictures() {
    const auto totals = engine::plannedTotals(workoutOf(Plan::T312), thresholdsOn(1, 0));
    QCOMPARE(totals.duration_s.value_or(0), 75.0 * 60.0);
    QCOMPARE(std::lround(100.0 * totals.intensity.value_or(0)), 81L);
    QCOMPARE(std::lround(totals.load.value_or(0)), 82L);
}

void TestSampleStory::everyWorkoutAddsUp() {
    for (int i = 0; i < kPlans; ++i) {
        const auto plan = static_cast<Plan>(i);
        for (const bool lighter : {false, true}) {
            const engine::Workout workout = workoutOf(plan, lighter);
            QVERIFY(!workout.name.empty() && !code(plan).empty());
            QVERIFY(workout.sport != engine::Sport::Other);
            const auto totals = engine::plannedTotals(workout, thresholdsOn(9, 0));
            QVERIFY2(totals.duration_s.value_or(0) > 0 || totals.distance_m.value_or(0) > 0,
                     workout.name.c_str());
        }
    }
    QCOMPARE(engine::plannedTotals(workoutOf(Plan::SW10), thresholdsOn(6, 0)).distance_m.value_or(0), 3000.0);
    QCOMPARE(std::lround(engine::plannedTotals(workoutOf(Plan::T220), thresholdsOn(2, 0)).load.value_or(0)),
             71L);
}

void TestSampleStory::theSixWeeksEndOnTheLatestSunday_data() {
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("hour");
    QTest::addColumn<QDate>("sunday");
    QTest::newRow("on the Sunday itself") << QDate(2026, 11, 22) << 9 << QDate(2026, 11, 22);
    QTest::newRow("too early on the Sunday") << QDate(2026, 11, 22) << 8 << QDate(2026, 11, 15);
    QTest::newRow("on the Saturday after") << QDate(2026, 11, 28) << 23 << QDate(2026, 11, 22);
    QTest::newRow("years later, after a change of clocks") << QDate(2030, 4, 3) << 12 << QDate(2030, 3, 31);
}

void TestSampleStory::theSixWeeksEndOnTheLatestSunday() {
    QFETCH(QDate, day);
    QFETCH(int, hour);
    QFETCH(QDate, sunday);
    const SixWeeks weeks(berlin(day, hour, 10));
    QCOMPARE(weeks.date(kDays - 1), sunday);
    QCOMPARE(weeks.date(0).dayOfWeek(), 1);
    QCOMPARE(weeks.end(), berlin(sunday, 9, 10));
}

void TestSampleStory::theRecoveryWeekIsFortyPerCentLighter() {
    double third = 0.0;
    double fourth = 0.0;
    for (const Athlete& athlete : athletes()) {
        third += plannedLoad(story().planned, athlete.number, 3);
        fourth += plannedLoad(story().planned, athlete.number, 4);
    }
    QVERIFY2(std::abs(fourth / third - 0.60) < 0.05, qPrintable(QString::number(fourth / third)));
}

void TestSampleStory::theSameSeedTellsTheSameStory() {
    const Story again = tell(berlin(kLastSunday, 9, 10), kUsualSeed);
    QCOMPARE(again.events.size(), story().events.size());
    for (std::size_t i = 0; i < again.events.size(); ++i) {
        QCOMPARE(again.events[i].at, story().events[i].at);
        QCOMPARE(again.events[i].what.index(), story().events[i].what.index());
        const auto* file = std::get_if<FileArrives>(&again.events[i].what);
        if (file)
            QVERIFY(file->bytes == std::get<FileArrives>(story().events[i].what).bytes);
        const auto* decision = std::get_if<CoachDecides>(&again.events[i].what);
        if (decision)
            QCOMPARE(decision->text, std::get<CoachDecides>(story().events[i].what).text);
    }
}

void TestSampleStory::anotherSeedRecordsOtherBytes() {
    const Story other = tell(berlin(kLastSunday, 9, 10), kUsualSeed + 1);
    std::map<int, const FileArrives*> here;
    for (const auto& [at, file] : all<FileArrives>(story()))
        here[file->file] = file;
    int different = 0;
    int same = 0;
    for (const auto& [at, file] : all<FileArrives>(other))
        ++(here.at(file->file)->bytes == file->bytes ? same : different);
    // Planted swims have no chance in them.
    QVERIFY2(different > 400 && same < 20, qPrintable(QString::number(same)));
}

void TestSampleStory::anotherYearTellsTheSameStory() {
    const Story later = tell(berlin(QDate(2030, 4, 3), 12, 0)); // the clocks changed on that Sunday
    QCOMPARE(later.monday, QDate(2030, 2, 18));
    QCOMPARE(later.end, berlin(QDate(2030, 3, 31), 9, 10));
    QCOMPARE(later.events.size(), story().events.size());
    QVERIFY(later.events.back().at < later.end);
    for (const auto& [at, file] : all<FileArrives>(later)) {
        const auto read = engine::readRecording(file->bytes);
        if (!file->session || read.error)
            continue;
        const PlannedSession& planned = later.planned[static_cast<std::size_t>(*file->session)];
        const auto local = QDateTime::fromSecsSinceEpoch(
            read.recording.start, QTimeZone(QByteArray(athlete(planned.athlete).zone)));
        QCOMPARE(local.date(), later.monday.addDays(planned.day));
    }
}

void TestSampleStory::theVolumeIsAsLaidDown() {
    QCOMPARE(athletes().size(), std::size_t{14});
    QCOMPARE(coaches().size(), std::size_t{6});
    QCOMPARE(story().planned.size() - static_cast<std::size_t>(countOf(Outcome::Ahead)), std::size_t{450});
    QCOMPARE(countOf(Outcome::Done), 390);
    QCOMPARE(countOf(Outcome::Missed), 44);
    QCOMPARE(countOf(Outcome::Excused), 16);
    const auto unplanned = unplannedSessions();
    QCOMPARE(std::count_if(unplanned.begin(), unplanned.end(), [](const auto& each) { return each.commute; }),
             60);
    QCOMPARE(unplanned.size(), std::size_t{85});
    std::set<int> done;
    int withoutPlan = 0;
    for (const auto& [at, file] : all<FileArrives>(story())) {
        if (file->session)
            done.insert(*file->session);
        else
            ++withoutPlan;
    }
    QCOMPARE(done.size(), std::size_t{390});
    QCOMPARE(withoutPlan, 89); // and three after the deactivation, one that arrives late
}

void TestSampleStory::theWeekAheadIsPlannedAndNothingElse() {
    std::map<int, int> sessions; // by athlete
    for (const PlannedSession& session : story().planned) {
        QCOMPARE(session.outcome == Outcome::Ahead, session.day >= kDays);
        if (session.outcome != Outcome::Ahead)
            continue;
        ++sessions[session.athlete];
        QVERIFY(session.day < kDays + 7);
    }
    QCOMPARE(countOf(Outcome::Ahead), 71);
    QCOMPARE(sessions.size(), std::size_t{13}); // all but the deactivated one
    for (const auto& [athlete, count] : sessions)
        QVERIFY2(count >= 3, qPrintable(QString::number(athlete)));
    const auto isAhead = [](const std::optional<int>& session) {
        return session && story().planned[static_cast<std::size_t>(*session)].outcome == Outcome::Ahead;
    };
    for (const auto& [at, file] : all<FileArrives>(story()))
        QVERIFY(!isAhead(file->session));
    for (const auto& [at, decision] : all<CoachDecides>(story()))
        QVERIFY(!isAhead(decision->session));
}

void TestSampleStory::eventsAreInOrderAndInThePast() {
    QCOMPARE(story().monday, QDate(2026, 10, 12));
    for (std::size_t i = 1; i < story().events.size(); ++i)
        QVERIFY(story().events[i - 1].at <= story().events[i].at);
    QVERIFY(story().events.back().at < story().end);
}

void TestSampleStory::everyFileCanBeReadButTheBrokenOne() {
    int broken = 0;
    for (const auto& [at, file] : all<FileArrives>(story())) {
        const engine::ReadResult read = engine::readRecording(file->bytes);
        if (read.error) {
            ++broken;
            QCOMPARE(read.error->fault, engine::ReadFault::Truncated);
            QCOMPARE(file->athlete, 11);
            continue;
        }
        QCOMPARE(read.kind, engine::FileKind::Activity);
        QVERIFY2(read.warnings.empty(), qPrintable(file->file_name));
        const auto metrics = engine::summarise(read.recording, thresholdsOn(file->athlete, kDays));
        QVERIFY2(metrics.moving_s.value_or(0) > 9 * 60, qPrintable(file->file_name));
        QVERIFY2(metrics.max_hr_bpm.value_or(0) < 215, qPrintable(file->file_name));
    }
    QCOMPARE(broken, 1);
}

void TestSampleStory::noFileHoldsAName() {
    QStringList names{kCompanyName.toString()};
    for (const Athlete& athlete : athletes())
        names << athlete.name.toString();
    for (const Coach& coach : coaches())
        names << coach.name.toString();
    const QRegularExpression between(QStringLiteral("[ '()-]"));
    QByteArrayList words;
    for (const QString& word : names.join(QLatin1Char(' ')).split(between, Qt::SkipEmptyParts)) {
        if (word.toUtf8().size() <= 3) // so short ones occur by chance
            continue;
        words << word.toUtf8();
        if (QString::fromLatin1(word.toLatin1()) == word)
            words << word.toLatin1();
    }
    QVERIFY(words.contains("Lindqvist") && words.contains("Asante"));
    for (const auto& [at, file] : all<FileArrives>(story())) {
        const QByteArrayView bytes(reinterpret_cast<const char*>(file->bytes.data()),
                                   static_cast<qsizetype>(file->bytes.size()));
        for (const QByteArray& word : words)
            QVERIFY2(!bytes.contains(word), word.constData());
    }
}

void TestSampleStory::everySessionIsRecordedBeforeItsFileArrives() {
    for (const auto& [at, file] : all<FileArrives>(story())) {
        const auto read = engine::readRecording(file->bytes);
        const auto start = domain::Instant(std::chrono::seconds(read.recording.start));
        const auto length = std::chrono::seconds(static_cast<int>(read.recording.elapsed_s.value_or(0)));
        QVERIFY2(start + length <= at, qPrintable(file->file_name));
        const bool late = at - (start + length) > std::chrono::hours(48);
        const auto day = QDateTime::fromSecsSinceEpoch(read.recording.start,
                                                       QTimeZone(QByteArray(athlete(file->athlete).zone)));
        QCOMPARE(late, file->athlete == 13 && day.date() == story().monday.addDays(on(6, Wed)));
        if (!file->session || read.error)
            continue;
        const PlannedSession& planned = story().planned[static_cast<std::size_t>(*file->session)];
        const auto local = QDateTime::fromSecsSinceEpoch(
            read.recording.start, QTimeZone(QByteArray(athlete(planned.athlete).zone)));
        QCOMPARE(local.date(), story().monday.addDays(planned.day));
        QCOMPARE(read.recording.utc_offset_s.value_or(0), local.offsetFromUtc());
    }
}

void TestSampleStory::nobodyIsInTwoPlacesAtOnce() {
    std::map<int, std::map<std::uint32_t, std::pair<double, QString>>> outings; // by athlete and start
    for (const auto& [at, file] : all<FileArrives>(story())) {
        const auto read = engine::readRecording(file->bytes);
        if (!read.error)
            outings[file->athlete][read.recording.start] = {read.recording.elapsed_s.value_or(0),
                                                            file->file_name};
    }
    for (const auto& [athlete, ofOne] : outings) {
        double free = 0.0;
        for (const auto& [start, outing] : ofOne) {
            const auto day = QDateTime::fromSecsSinceEpoch(start, Qt::UTC).toString();
            QVERIFY2(start >= free, qPrintable(QStringLiteral("%1 on %2").arg(athlete).arg(day)));
            free = start + outing.first;
        }
    }
}

void TestSampleStory::theLateRideComesTwice() {
    std::map<int, std::vector<const FileArrives*>> byNumber;
    for (const auto& [at, file] : all<FileArrives>(story()))
        byNumber[file->file].push_back(file);
    int twice = 0;
    for (const auto& [number, files] : byNumber) {
        if (files.size() == 1)
            continue;
        ++twice;
        QCOMPARE(files.size(), std::size_t{2});
        QVERIFY(files.front()->bytes == files.back()->bytes);
        QVERIFY(files.front()->arrival == domain::Arrival::Synced);
        QVERIFY(files.back()->arrival == domain::Arrival::ByHand);
    }
    QCOMPARE(twice, 1);
}

void TestSampleStory::anotherLateRideStaysLate() {
    std::vector<const FileArrives*> late;
    for (const auto& [at, file] : all<FileArrives>(story())) {
        const auto read = engine::readRecording(file->bytes);
        const auto start = domain::Instant(std::chrono::seconds(read.recording.start));
        if (!file->session && at - start > std::chrono::hours(48))
            late.push_back(file);
    }
    QCOMPARE(late.size(), std::size_t{1});
    QCOMPARE(late.front()->athlete, 13);
    QVERIFY(late.front()->arrival == domain::Arrival::Synced);
}

void TestSampleStory::aTaipeiMorningIsTheDayBeforeInUtc() {
    for (const auto& [at, file] : all<FileArrives>(story())) {
        if (!file->session)
            continue;
        const PlannedSession& planned = story().planned[static_cast<std::size_t>(*file->session)];
        if (planned.athlete != 11 || planned.day != on(6, Thu))
            continue;
        const auto read = engine::readRecording(file->bytes);
        const auto utc = QDateTime::fromSecsSinceEpoch(read.recording.start, Qt::UTC);
        QCOMPARE(utc, QDateTime(QDate(2026, 11, 18), QTime(23, 10), Qt::UTC));
        return;
    }
    QFAIL("not recorded");
}

void TestSampleStory::fortySessionsWait() {
    std::map<std::optional<CoachKey>, int> queue;
    for (const Waiting& waiting : waitingAtTheEnd()) {
        const auto found =
            std::find_if(story().planned.begin(), story().planned.end(), [&](const auto& each) {
                return each.athlete == waiting.athlete && each.day == waiting.day &&
                       each.plan == waiting.plan;
            });
        QVERIFY(found != story().planned.end());
        QVERIFY(found->outcome != Outcome::Excused);
        ++queue[athlete(waiting.athlete).coach];
    }
    QCOMPARE(queue[CoachKey::Jonas], 18);
    QCOMPARE(queue[CoachKey::Siobhan], 12);
    QCOMPARE(queue[CoachKey::Ana], 6);
    QCOMPARE(queue[std::nullopt], 4);
}

void TestSampleStory::nothingThatWaitsIsDecided() {
    std::set<int> decided;
    for (const auto& [at, decision] : all<CoachDecides>(story())) {
        const bool closes = decision->decision == Decision::Approve || decision->decision == Decision::Done ||
                            decision->decision == Decision::Adjust;
        if (!closes || !decision->session)
            continue;
        QVERIFY2(decided.insert(*decision->session).second, "decided twice");
        const PlannedSession& session = story().planned[static_cast<std::size_t>(*decision->session)];
        for (const Waiting& waiting : waitingAtTheEnd())
            QVERIFY(waiting.athlete != session.athlete || waiting.day != session.day ||
                    waiting.plan != session.plan);
    }
    // Of 390 done: 38 wait, one file is broken and one is being analysed. Of 44 missed, two wait; three
    // sessions were excused by a coach.
    QCOMPARE(decided.size(), std::size_t{390 - 38 - 2 + 42 + 3});
}

void TestSampleStory::mostTextsAreEditedByThreeCoaches() {
    std::set<CoachKey> editors;
    std::map<int, int> versions;
    for (const auto& [at, decision] : all<CoachDecides>(story())) {
        if (decision->decision != Decision::Edit)
            continue;
        editors.insert(decision->coach);
        ++versions[*decision->session];
        QVERIFY(!decision->text.isEmpty());
    }
    QVERIFY(editors.contains(CoachKey::Jonas) && editors.contains(CoachKey::Siobhan) &&
            editors.contains(CoachKey::Ana));
    const double share = static_cast<double>(versions.size()) / decisionsOf(Decision::Approve);
    QVERIFY2(std::abs(share - 0.6) < 0.08, qPrintable(QString::number(share)));
    QCOMPARE(
        std::count_if(versions.begin(), versions.end(), [](const auto& each) { return each.second == 4; }),
        2);
}

void TestSampleStory::athletesWriteOnAboutThirtyPerCent() {
    int wrote = 0;
    int effort = 0;
    int sessions = 0;
    bool ordersTheMachine = false;
    bool longReport = false;
    for (const auto& [at, file] : all<FileArrives>(story())) {
        if (!file->session)
            continue;
        ++sessions;
        wrote += file->words.comment.isEmpty() ? 0 : 1;
        effort += file->words.effort > 0 ? 1 : 0;
        ordersTheMachine =
            ordersTheMachine || file->words.comment.startsWith(u"Ignore previous instructions");
        longReport = longReport || file->words.comment.size() >= 600;
    }
    QVERIFY2(std::abs(static_cast<double>(wrote) / sessions - 0.30) < 0.06,
             qPrintable(QString::number(wrote)));
    QVERIFY2(std::abs(static_cast<double>(effort) / sessions - 0.50) < 0.08,
             qPrintable(QString::number(effort)));
    QVERIFY(ordersTheMachine);
    QVERIFY(longReport);
}

void TestSampleStory::theSameRideIsRiddenTwelveTimes() {
    const auto rides = std::count_if(story().planned.begin(), story().planned.end(), [](const auto& each) {
        return each.athlete == 1 && each.plan == Plan::T312 && each.outcome == Outcome::Done;
    });
    QCOMPARE(rides, 12);
}

void TestSampleStory::theRacingWeekIsTiring() {
    QVERIFY(isTiring(story().planned, 5, 5));
    QVERIFY(!isTiring(story().planned, 5, 3));
    QVERIFY(!isTiring(story().planned, 1, 6));
}

void TestSampleStory::oneWeekIsUnderItsRangeAndOneOver() {
    std::map<std::tuple<int, int, engine::Sport>, double> loads; // by athlete, week and sport
    for (const auto& [at, file] : all<FileArrives>(story())) {
        const auto read = engine::readRecording(file->bytes);
        const auto date = QDateTime::fromSecsSinceEpoch(read.recording.start,
                                                        QTimeZone(QByteArray(athlete(file->athlete).zone)))
                              .date();
        const int day = static_cast<int>(story().monday.daysTo(date));
        const auto metrics = engine::summarise(read.recording, thresholdsOn(file->athlete, day));
        if (metrics.load)
            loads[{file->athlete, weekOf(day), read.recording.sport()}] += metrics.load->value;
    }
    QStringList fired;
    for (const Athlete& athlete : athletes()) {
        for (int week = 1; week < kWeeks; ++week) {
            bool skipped = false;
            for (int day = on(week, Mon); day <= on(week, Sun); ++day) {
                const auto mark = markOn(athlete.number, day);
                skipped = skipped || (mark && *mark != domain::DayMark::Travel);
            }
            for (const AlertRule& rule : alertRules()) {
                const double load = loads[{athlete.number, week, rule.sport}];
                if (skipped || rule.plan != athlete.plan || (load >= rule.least && load <= rule.most))
                    continue;
                fired << QStringLiteral("W%1 %2 %3")
                             .arg(week)
                             .arg(athlete.number)
                             .arg(load < rule.least ? QStringLiteral("under") : QStringLiteral("over"));
            }
        }
    }
    fired.sort();
    QCOMPARE(fired.join(QLatin1String(", ")), QStringLiteral("W3 13 under, W5 5 over"));
}

void TestSampleStory::workDoneOfflineComesInLater() {
    int held = 0;
    int conflicts = 0;
    for (const auto& [at, decision] : all<CoachDecides>(story())) {
        if (!decision->made_at)
            continue;
        QVERIFY(*decision->made_at < at);
        held += decision->coach == CoachKey::Marek ? 1 : 0;
        conflicts += decision->coach == CoachKey::Keiko ? 1 : 0;
    }
    QCOMPARE(held, 2);
    QCOMPARE(conflicts, 1);
    for (const auto& [at, gone] : all<CoachDeactivated>(story())) {
        for (const auto& [when, decision] : all<CoachDecides>(story()))
            QVERIFY(decision->coach != CoachKey::Marek || when < at);
    }
}

void TestSampleStory::whatWasMissedIsDecidedOnceItIsKnown() {
    int decided = 0;
    for (const auto& [at, decision] : all<CoachDecides>(story())) {
        if (!decision->session)
            continue;
        const PlannedSession& session = story().planned[static_cast<std::size_t>(*decision->session)];
        if (session.outcome == Outcome::Done)
            continue;
        ++decided;
        // Three in the morning after, where the athlete lives, and the time it takes to see it.
        const domain::Instant missed =
            SixWeeks::at(story().monday.addDays(session.day + 1), 3 * 60, athlete(session.athlete).zone);
        QVERIFY2(at - missed >= std::chrono::minutes(90), athlete(session.athlete).zone);
        QVERIFY(at >= berlin(story().monday.addDays(session.day + 1), 8, 0));
    }
    QCOMPARE(decided, 42 + 3);
}

void TestSampleStory::filesOfOneRideAreLeftToJoinByThemselves() {
    QStringList paired;
    for (const auto& [at, decision] : all<CoachDecides>(story())) {
        if (decision->decision != Decision::Pair)
            continue;
        for (const auto& [session, file] : decision->pairs) {
            const PlannedSession& planned = story().planned[static_cast<std::size_t>(session)];
            const auto name = code(planned.plan);
            paired << QStringLiteral("%1 %2")
                          .arg(planned.athlete)
                          .arg(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
        }
    }
    paired.sort();
    // The legs of a brick, and two runs the wrong way round; not the two files of one indoor ride.
    QCOMPARE(paired.join(QStringLiteral(", ")), QStringLiteral("6 BR110, 6 BR110, 9 RE30, 9 RI68"));
}

void TestSampleStory::coachesCloseFortyFiveWithoutSending() {
    int closed = 0;
    for (const auto& [at, decision] : all<CoachDecides>(story())) {
        if (decision->decision != Decision::Done)
            continue;
        const bool missed =
            decision->session &&
            story().planned[static_cast<std::size_t>(*decision->session)].outcome == Outcome::Missed;
        closed += missed ? 0 : 1;
    }
    QCOMPARE(closed, 45);
}

void TestSampleStory::mostSessionsAreOnTargetAndAboutThirtyFivePublishThemselves() {
    int onTarget = 0;
    int byThemselves = 0;
    for (const Scored& scored : scoredSessions()) {
        const bool fits = scored.result.verdict == engine::Verdict::OnTarget;
        onTarget += fits ? 1 : 0;
        const Words& said = scored.words;
        const bool quiet = said.comment.isEmpty() && said.effort < 9 && (said.feel == 0 || said.feel > 2);
        const bool allowed = athlete(scored.athlete).mode == domain::FeedbackMode::AutoApprove;
        byThemselves += fits && quiet && allowed && *scored.result.score >= 80 ? 1 : 0;
    }
    const auto all = scoredSessions().size();
    QVERIFY2(std::abs(static_cast<double>(onTarget) / static_cast<double>(all) - 0.86) < 0.05,
             qPrintable(QStringLiteral("%1 of %2").arg(onTarget).arg(all)));
    QVERIFY2(std::abs(byThemselves - 35) <= 5, qPrintable(QString::number(byThemselves)));
}

void TestSampleStory::scoresSpreadAsThoseOfPeople() {
    int perfect = 0;
    int green = 0;
    int red = 0;
    std::set<int> different;
    for (const Scored& scored : scoredSessions()) {
        const int score = *scored.result.score;
        perfect += score == 100 ? 1 : 0;
        green += score >= 80 ? 1 : 0;
        red += score < 50 ? 1 : 0;
        different.insert(score);
    }
    const auto share = [](int count) { return 100.0 * count / static_cast<double>(scoredSessions().size()); };
    const QByteArray found = QStringLiteral("%1 % are 100, %2 % green, %3 % red; %4 different ones")
                                 .arg(share(perfect))
                                 .arg(share(green))
                                 .arg(share(red))
                                 .arg(different.size())
                                 .toUtf8();
    QVERIFY2(share(perfect) < 45.0, found.constData());
    QVERIFY2(share(green) > 78.0 && share(green) < 92.0, found.constData());
    QVERIFY2(red > 0 && share(red) < 4.0, found.constData());
    QVERIFY2(different.size() > 30, found.constData());
}

QTEST_APPLESS_MAIN(TestSampleStory)
#include "test_sample_story.moc"
