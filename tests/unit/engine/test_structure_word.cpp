// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/structure_word.h"
#include "tests/unit/engine/recorded_session.h"

#include <QTest>

#include <limits>

using namespace leadout::engine;
using namespace leadout::test;

namespace {

/// 15 min easy, repeats with 4 min easy, 12 min easy.
Workout repeats(int count, double minutes, double low, double high, double warmUp = 15.0) {
    Repeat repeat;
    repeat.count = count;
    repeat.items = {plannedStep(StepKind::Work, minutes, low, high),
                    plannedStep(StepKind::Recovery, 4, 45, 55)};
    return workoutOf(
        {plannedStep(StepKind::WarmUp, warmUp, 50, 60), repeat, plannedStep(StepKind::CoolDown, 12, 45, 55)});
}

Workout steady(double minutes) {
    return workoutOf({plannedStep(StepKind::Work, minutes, 56, 75)});
}

bool alike(const Workout& a, const Workout& b) {
    return areAlike(structureWord(a), structureWord(b)) && areAlike(structureWord(b), structureWord(a));
}

} // namespace

Q_DECLARE_METATYPE(Workout)

class TestStructureWord : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWordTellsTheWork() {
        QCOMPARE(structureWord(fourByEight()), std::string("cycling 75 4x480s@100p"));
        QCOMPARE(structureWord(steady(60)), std::string("cycling 60 1x3600s@65.5p"));
        QCOMPARE(structureWord(Workout()), std::string());
    }

    void smallEditsMakeNoOtherWorkout_data() {
        QTest::addColumn<Workout>("edited");
        QTest::addColumn<bool>("same");
        const auto row = [](const char* name, const Workout& edited, bool same) {
            QTest::newRow(name) << edited << same;
        };
        Workout named = repeats(4, 8, 95, 105);
        named.name = "Another name";
        row("another name", named, true);
        row("a longer warm-up", repeats(4, 8, 95, 105, 20), true);
        row("one repeat more", repeats(5, 8, 95, 105), true);
        row("half a minute longer", repeats(4, 8.5, 95, 105), true);
        row("two per cent harder", repeats(4, 8, 97, 107), true);
        row("two repeats more", repeats(6, 8, 95, 105), false);
        row("half", repeats(2, 8, 95, 105), false);
        row("longer repeats", repeats(4, 10, 95, 105), false);
        row("in the zone below", repeats(4, 8, 85, 95), false);
        row("an hour longer", repeats(4, 8, 95, 105, 75), false);
        Workout run = repeats(4, 8, 95, 105);
        run.sport = Sport::Running;
        row("another sport", run, false);
        row("without repeats", steady(75), false);
        row("nothing", Workout(), false);
    }

    void smallEditsMakeNoOtherWorkout() {
        QFETCH(Workout, edited);
        QFETCH(bool, same);
        QCOMPARE(alike(repeats(4, 8, 95, 105), edited), same);
    }

    void fewRepeatsAreCountedExactly() {
        QVERIFY(alike(repeats(3, 12, 93, 97), repeats(3, 12, 93, 97)));
        QVERIFY(!alike(repeats(3, 12, 93, 97), repeats(2, 12, 93, 97)));
        QVERIFY(!alike(repeats(3, 12, 93, 97), repeats(4, 12, 93, 97)));
    }

    void steadySessionsGoByTheirLength() {
        QVERIFY(alike(steady(60), steady(65)));
        QVERIFY(!alike(steady(60), steady(90)));
    }

    void whatIsNoWordIsLikeItselfAlone() {
        QVERIFY(areAlike("0f5a", "0f5a"));
        QVERIFY(!areAlike("0f5a", "0f5b"));
        QVERIFY(!areAlike("", ""));
        for (const char* broken : {"cycling", "cycling x", "cycling 75 4x480s", "cycling 75 4x480s@100p!",
                                   "cycling 75 x480s@100p", "cycling 75 4x480s@nanp"})
            QVERIFY(!areAlike(broken, "cycling 75 4x480s@100p"));
    }

    void anyWorkoutHasAShortWord() {
        Repeat nested;
        nested.count = 1000;
        for (int i = 0; i < 100; ++i)
            nested.items.push_back(plannedStep(StepKind::Work, 1.0 + i, 50.0 + i, 60.0 + i));
        const std::string word = structureWord(workoutOf({nested}));
        QVERIFY(word.size() < 600);
        QVERIFY(areAlike(word, word));
        Step odd = plannedStep(StepKind::Work, std::numeric_limits<double>::quiet_NaN(), -1e300, 1e300);
        QVERIFY(structureWord(workoutOf({odd})).size() < 100);
    }
};

QTEST_APPLESS_MAIN(TestStructureWord)
#include "test_structure_word.moc"
