// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/pairing.h"
#include "tests/unit/engine/seeded.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

constexpr std::optional<std::size_t> kNone;

PlannedSession planned(double minutes, Sport sport = Sport::Cycling, int day = 0) {
    PlannedSession made;
    made.day = day;
    made.sport = sport;
    made.duration_s = 60.0 * minutes;
    return made;
}

DoneSession done(double minutes, Sport sport = Sport::Cycling, int day = 0) {
    DoneSession made;
    made.day = day;
    made.sport = sport;
    made.duration_s = 60.0 * minutes;
    return made;
}

DoneSession at(double hour, DoneSession made) {
    made.start_s = static_cast<std::int64_t>(3600.0 * (hour + 24.0 * made.day));
    return made;
}

DoneSession minor(DoneSession made) {
    made.minor = true;
    return made;
}

PairingAdvice advised(const std::vector<PlannedSession>& plans, const std::vector<DoneSession>& sessions,
                      const Answers& now = {}) {
    return advisePairing(plans, sessions, now);
}

/// Answers as text: the index of the workout of each recording, or a dash.
QString told(const Answers& answers) {
    QStringList words;
    for (const auto& each : answers)
        words.append(each ? QString::number(*each) : QStringLiteral("-"));
    return words.join(u' ');
}

/// What a recording may answer: the choices that are asked about, in order, or the best.
Answers likely(const PairingAdvice& advice, std::size_t recording) {
    Answers all = {advice.best.at(recording)};
    for (const PairingQuestion& question : advice.questions) {
        if (question.recording != recording)
            continue;
        all = question.choices;
        if (std::find(all.begin(), all.end(), advice.best.at(recording)) == all.end())
            QTest::qFail("the best is not among the choices", __FILE__, __LINE__);
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::vector<std::size_t> shuffled(std::size_t count, std::mt19937& dice) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), dice);
    return order;
}
std::size_t placeOf(std::size_t index, const std::vector<std::size_t>& order) {
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), index) - order.begin());
}
template <class List>
List inOrder(const List& list, const std::vector<std::size_t>& order) {
    List made;
    for (const std::size_t from : order)
        made.push_back(list.at(from));
    return made;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<PlannedSession>)
Q_DECLARE_METATYPE(std::vector<DoneSession>)

class TestPairing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordingsAnswerWhatTheyFit_data() {
        QTest::addColumn<std::vector<PlannedSession>>("plans");
        QTest::addColumn<std::vector<DoneSession>>("sessions");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::vector<PlannedSession>& plans,
                            const std::vector<DoneSession>& sessions, const char* expected) {
            QTest::newRow(name) << plans << sessions << QString::fromLatin1(expected);
        };
        using enum Sport;
        row("the closer of two", {planned(90), planned(45)}, {done(50)}, "1");
        row("two of two, whichever came first", {planned(60), planned(50)}, {done(49), done(62)}, "1 0");
        row("the sport decides", {planned(60, Running), planned(60)}, {done(62)}, "1");
        row("two files of one ride", {planned(75)}, {done(31), done(44)}, "0 0");
        row("a second ride is no second file", {planned(75)}, {done(70), done(60)}, "0 -");
        row("a commute beside the ride", {planned(75)}, {done(70), minor(done(20))}, "0 -");
        row("a commute alone", {planned(75)}, {minor(done(20))}, "-");
        row("a short plan by a short ride", {planned(30)}, {minor(done(25))}, "0");
        row("a brick in two files", {planned(110, Multisport)}, {done(90), done(20, Running)}, "0 0");
        row("half a brick", {planned(110, Multisport)}, {done(90)}, "0");
        row("a brick in one file, and another run", {planned(110, Multisport), planned(50, Running)},
            {done(110, Multisport), done(48, Running)}, "0 1");
        row("one ride on two devices", {planned(60)}, {at(9.0, done(60)), at(9.01, done(61))}, "0 0");
        row("two rides one after the other", {planned(60)}, {at(9.0, done(60)), at(10.1, done(61))}, "0 -");
        row("another sport for the only plan", {planned(60)}, {done(50, Running)}, "0");
        row("another sport beside the own one", {planned(60)}, {done(50, Running), done(58)}, "- 0");
        row("another sport and two open plans", {planned(60), planned(90)}, {done(50, Running)}, "-");
        row("another sport on another day", {planned(60)}, {done(50, Running, 1)}, "-");
        row("what was moved to the next day", {planned(60)}, {done(58, Cycling, 1)}, "0");
        row("the own day before another", {planned(60), planned(60, Cycling, 1)}, {done(60, Cycling, 1)},
            "1");
        row("another length on the next day", {planned(60)}, {done(120, Cycling, 1)}, "-");
        row("three days later", {planned(60)}, {done(60, Cycling, 3)}, "-");
        row("nothing planned", {}, {done(60)}, "-");
        row("nothing done", {planned(60)}, {}, "");
        row("a sport that nobody told the device", {planned(60)}, {done(55, Other)}, "0");
    }

    void recordingsAnswerWhatTheyFit() {
        QFETCH(std::vector<PlannedSession>, plans);
        QFETCH(std::vector<DoneSession>, sessions);
        QFETCH(QString, expected);
        const PairingAdvice advice = advised(plans, sessions);
        QCOMPARE(told(advice.best), expected);
    }

    void aRaceIsTheRaceAndAFollowedWorkoutIsThatOne() {
        std::vector<PlannedSession> plans = {planned(60), planned(120)};
        plans.at(1).type = SessionType::Race;
        QCOMPARE(told(advised(plans, {done(60)}).best), QStringLiteral("1"));
        plans.at(0).steps = 7;
        std::vector<DoneSession> sessions = {done(100)};
        sessions.front().steps_named = 7;
        QCOMPARE(told(advised(plans, sessions).best), QStringLiteral("0"));
        plans.at(0).steps = 22; // with ten repeats, which a device counts once
        QCOMPARE(told(advised(plans, sessions).best), QStringLiteral("1"));
        plans.at(0).written_steps = 7;
        QCOMPARE(told(advised(plans, sessions).best), QStringLiteral("0"));
    }

    void whatFitsAboutEquallyWellIsAsked() {
        const PairingAdvice advice = advised({planned(60), planned(57)}, {done(58)});
        QCOMPARE(advice.questions.size(), std::size_t{1});
        QCOMPARE(advice.questions.front().recording, std::size_t{0});
        QCOMPARE(told(advice.questions.front().choices), QStringLiteral("1 0"));
        QVERIFY(advised({planned(60), planned(40)}, {done(58)}).questions.empty());
    }

    void theLoadSettlesWhatTheDurationsDoNot() {
        std::vector<PlannedSession> plans = {planned(60), planned(60)};
        plans.at(0).load = 40.0;
        plans.at(1).load = 80.0;
        std::vector<DoneSession> sessions = {done(60)};
        QCOMPARE(advised(plans, sessions).questions.size(), std::size_t{1});
        sessions.front().load = 78.0;
        const PairingAdvice advice = advised(plans, sessions);
        QVERIFY(advice.questions.empty());
        QCOMPARE(told(advice.best), QStringLiteral("1"));
    }

    void aClearChoiceIsNotAsked() {
        QVERIFY(advised({planned(110)}, {done(12)}).questions.empty()); // broken off
        QVERIFY(advised({planned(60)}, {done(150)}).questions.empty()); // or far too long: still that plan
        QVERIFY(advised({}, {done(60)}).questions.empty());
    }

    void swappedPairsAreOfferedTheRightWayRound() {
        const std::vector<PlannedSession> plans = {planned(56, Sport::Running), planned(30, Sport::Running)};
        const std::vector<DoneSession> sessions = {done(31, Sport::Running), done(55, Sport::Running)};
        const auto offer = advised(plans, sessions, {0, 1}).offer;
        QVERIFY(offer.has_value());
        QCOMPARE(told(*offer), QStringLiteral("1 0"));
        QVERIFY(!advised(plans, sessions, {1, 0}).offer);
    }

    void withoutAMarginNothingIsOffered() {
        const std::vector<DoneSession> sessions = {done(59), done(60)};
        QVERIFY(!advised({planned(60), planned(59)}, sessions, {0, 1}).offer);
    }

    void whatIsLeftOverIsOfferedTogether() {
        const auto second = advised({planned(75)}, {done(31), done(44)}, {0, kNone}).offer;
        QVERIFY(second.has_value());
        QCOMPARE(told(*second), QStringLiteral("0 0"));
        const auto moved = advised({planned(60)}, {done(58, Sport::Cycling, 1)}, {kNone}).offer;
        QVERIFY(moved.has_value());
        QCOMPARE(told(*moved), QStringLiteral("0"));
    }

    void nothingIsTakenAwayByAnOffer() {
        QVERIFY(!advised({planned(75)}, {done(70), done(60)}, {0, 0}).offer);
        QVERIFY(!advised({planned(60)}, {done(60, Sport::Cycling, 5)}, {0}).offer);
    }

    void whatIsSettledStays() {
        std::vector<PlannedSession> plans = {planned(56), planned(30)};
        std::vector<DoneSession> sessions = {done(31), done(55)};
        sessions.at(0).settled = true;
        QVERIFY(!advised(plans, sessions, {0, 1}).offer);
        sessions.at(0).settled = false;
        plans.at(0).settled = true;
        QVERIFY(!advised(plans, sessions, {0, 1}).offer);
        QCOMPARE(told(advised(plans, {done(56)}).best), QStringLiteral("1"));
    }

    void aSettledOddPairLeavesTheRestToBePaired() {
        // Somebody put a run beside the ride; the two other recordings are the wrong way round.
        const std::vector<PlannedSession> plans = {planned(60), planned(56, Sport::Running, 1),
                                                   planned(30, Sport::Running, 1)};
        std::vector<DoneSession> sessions = {done(50), done(12, Sport::Running), done(31, Sport::Running, 1),
                                             done(55, Sport::Running, 1)};
        sessions.at(0).settled = sessions.at(1).settled = true;
        const PairingAdvice advice = advised(plans, sessions, {0, 0, 1, 2});
        QVERIFY(advice.offer.has_value());
        QCOMPARE(told(*advice.offer), QStringLiteral("0 0 2 1"));
        QVERIFY(advice.questions.empty());
    }

    void aSettledSwapLeavesTheRestToBePaired() {
        // The run stands in for the first ride although a second one of its day is open.
        const std::vector<PlannedSession> plans = {planned(60), planned(120), planned(40, Sport::Running, 1)};
        std::vector<DoneSession> sessions = {done(50, Sport::Running), done(41, Sport::Running, 1)};
        sessions.at(0).settled = true;
        const PairingAdvice advice = advised(plans, sessions, {0, kNone});
        QCOMPARE(told(advice.best), QStringLiteral("0 2"));
        QVERIFY(advice.questions.empty());
        QVERIFY(advice.offer.has_value());
    }

    void aSettledPairOfAnotherWeekStays() {
        std::vector<DoneSession> sessions = {done(20, Sport::Cycling, 5), done(58, Sport::Cycling, 1)};
        sessions.at(0).settled = true;
        const PairingAdvice advice = advised({planned(60), planned(60, Sport::Cycling, 1)}, sessions, {0});
        QCOMPARE(told(advice.best), QStringLiteral("0 1"));
    }

    void whatIsOddNowHidesNoOffer() {
        // A swap that nobody is urged to, and a pair made by hand of two days far apart.
        const std::vector<PlannedSession> plans = {planned(60, Sport::Cycling, 0), planned(45),
                                                   planned(56, Sport::Running, 1),
                                                   planned(30, Sport::Running, 1)};
        std::vector<DoneSession> sessions = {done(50, Sport::Running), done(44, Sport::Cycling, 6),
                                             done(31, Sport::Running, 1), done(55, Sport::Running, 1)};
        sessions.at(0).may_swap = false;
        const auto offer = advised(plans, sessions, {0, 1, 2, 3}).offer;
        QVERIFY(offer.has_value());
        QCOMPARE(told(*offer), QStringLiteral("0 1 3 2"));
    }

    void whatIsOddTogetherHidesNoOffer() {
        const std::vector<PlannedSession> plans = {planned(60), planned(56, Sport::Running, 1),
                                                   planned(30, Sport::Running, 1)};
        std::vector<DoneSession> sessions = {done(60), done(20, Sport::Running), done(31, Sport::Running, 1),
                                             done(55, Sport::Running, 1)};
        const auto offer = advised(plans, sessions, {0, 0, 1, 2}).offer;
        QVERIFY(offer.has_value());
        QCOMPARE(told(*offer), QStringLiteral("0 0 2 1"));
    }

    void anUnplannedOneAmongManyStaysUnplanned() {
        std::vector<PlannedSession> plans;
        std::vector<DoneSession> sessions;
        Answers now;
        for (int i = 0; i < 9; ++i) {
            plans.push_back(planned(40.0 + 20.0 * i, Sport::Cycling, i / 3));
            sessions.push_back(done(40.0 + 20.0 * i, Sport::Cycling, i / 3));
            now.emplace_back(static_cast<std::size_t>(i));
        }
        std::swap(now.at(0), now.at(2));
        sessions.push_back(done(300, Sport::Cycling, 1));
        now.emplace_back();
        const PairingAdvice advice = advised(plans, sessions, now);
        QCOMPARE(told(advice.best), QStringLiteral("0 1 2 3 4 5 6 7 8 -"));
        QVERIFY(advice.offer.has_value());
    }

    void aNearTieIsNotOfferedBesideASwap() {
        const std::vector<PlannedSession> plans = {planned(56), planned(30), planned(60, Sport::Cycling, 1),
                                                   planned(57, Sport::Cycling, 1)};
        const std::vector<DoneSession> sessions = {done(31), done(55), done(58, Sport::Cycling, 1),
                                                   done(60, Sport::Cycling, 1)};
        const PairingAdvice advice = advised(plans, sessions, {0, 1, 2, 3});
        QCOMPARE(told(advice.best), QStringLiteral("1 0 3 2"));
        QVERIFY(advice.offer.has_value());
        QCOMPARE(told(*advice.offer), QStringLiteral("1 0 2 3"));
    }

    void whatWouldBeLeftOutHidesNoOffer() {
        const std::vector<PlannedSession> plans = {planned(60), planned(56, Sport::Cycling, 1),
                                                   planned(30, Sport::Cycling, 1)};
        const std::vector<DoneSession> sessions = {done(20), done(60), done(31, Sport::Cycling, 1),
                                                   done(55, Sport::Cycling, 1)};
        const PairingAdvice advice = advised(plans, sessions, {0, kNone, 1, 2});
        QCOMPARE(told(advice.best), QStringLiteral("- 0 2 1"));
        QVERIFY(advice.offer.has_value());
        QCOMPARE(told(*advice.offer), QStringLiteral("0 - 2 1"));
    }

    void allSwapsOfABusyWeekAreOffered() {
        std::vector<PlannedSession> plans;
        std::vector<DoneSession> sessions;
        Answers now;
        QStringList right;
        for (int day = 0; day < 7; ++day) {
            for (const double minutes : {40.0, 60.0, 90.0, 140.0}) {
                right.append(QString::number(plans.size()));
                plans.push_back(planned(minutes, Sport::Cycling, day));
                sessions.push_back(done(minutes, Sport::Cycling, day));
                now.emplace_back((plans.size() - 1) ^ 1U); // the first two of each day, and the others
            }
        }
        const auto offer = advised(plans, sessions, now).offer;
        QVERIFY(offer.has_value());
        QCOMPARE(told(*offer), right.join(u' '));
    }

    void theOrderOfTheListsDoesNotMatter() {
        std::mt19937 dice = seededDice("order of pairing");
        std::uniform_int_distribution<int> minutes(4, 40);
        std::uniform_int_distribution<int> few(1, 4);
        std::uniform_int_distribution<int> day(0, 2);
        const std::vector<Sport> sports = {Sport::Cycling, Sport::Running, Sport::Swimming};
        int asked = 0;
        for (int i = 0; i < 300; ++i) {
            std::vector<PlannedSession> plans;
            for (int left = few(dice); left > 0; --left)
                plans.push_back(planned(5.0 * minutes(dice), sports.at(dice() % 3), day(dice)));
            std::vector<DoneSession> sessions;
            for (int left = few(dice); left > 0; --left)
                sessions.push_back(done(5.0 * minutes(dice) + 1.0, sports.at(dice() % 3), day(dice)));
            Answers now(sessions.size());
            if (i % 3 == 0) { // by hand, whatever it is
                sessions.front().settled = true;
                now.front() = dice() % plans.size();
            }
            const std::vector<std::size_t> ofPlans = shuffled(plans.size(), dice);
            const std::vector<std::size_t> ofSessions = shuffled(sessions.size(), dice);
            const PairingAdvice advice = advised(plans, sessions, now);
            const PairingAdvice other = advised(inOrder(plans, ofPlans), inOrder(sessions, ofSessions), [&] {
                Answers moved = inOrder(now, ofSessions);
                for (auto& each : moved) {
                    if (each)
                        each = placeOf(*each, ofPlans);
                }
                return moved;
            }());
            for (std::size_t k = 0; k < sessions.size(); ++k) {
                Answers theirs = likely(other, k);
                for (auto& each : theirs) {
                    if (each)
                        each = ofPlans.at(*each);
                }
                std::sort(theirs.begin(), theirs.end());
                // Of equally good ones either may come out, but all are asked about.
                QCOMPARE(told(theirs), told(likely(advice, ofSessions.at(k))));
            }
            asked += advice.questions.empty() ? 0 : 1;
            QVERIFY(!advised(plans, sessions, advice.best).offer);
        }
        QVERIFY2(asked >= 20, qPrintable(QString::number(asked)));
    }

    void manyRecordingsStayBounded() {
        std::vector<PlannedSession> plans(40, planned(60));
        std::vector<DoneSession> sessions(60, done(60));
        const PairingAdvice advice = advised(plans, sessions);
        QCOMPARE(advice.best.size(), std::size_t{60});
        std::vector<int> answered(plans.size());
        for (const auto& each : advice.best) {
            if (each)
                QVERIFY(++answered.at(*each) == 1); // two of an hour are no hour together
        }
        // Forty that are right stay right, and what stands beside them is not pressed in.
        Answers now(60);
        for (std::size_t i = 0; i < 40; ++i)
            now.at(i) = i;
        const PairingAdvice again = advised(plans, sessions, now);
        QVERIFY(!again.offer);
        QCOMPARE(std::count(again.best.begin(), again.best.end(), kNone), std::ptrdiff_t{20});
    }
};

QTEST_APPLESS_MAIN(TestPairing)
#include "test_pairing.moc"
