// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/threshold_check.h"
#include "core/engine/model/sentence_ids.h"

#include <QTest>

#include <cmath>

using namespace leadout::engine;

namespace {

constexpr std::chrono::sys_days kToday = std::chrono::year(2026) / 11 / 20;

Thresholds thresholds() {
    Thresholds known;
    known.power_w = 250.0;
    known.heart_rate_bpm = 165.0;
    known.run_speed_m_s = 4.0;
    return known;
}

CheckedSession session(int daysAgo) {
    CheckedSession made;
    made.day = kToday - std::chrono::days(daysAgo);
    return made;
}

CheckedSession structured(int daysAgo, double share, Unit unit = Unit::Watts) {
    CheckedSession made = session(daysAgo);
    made.structured = true;
    made.far_above = share >= 1.05;
    made.work = WorkShare{share, unit};
    return made;
}

CheckedSession ride(int daysAgo, double best20) {
    CheckedSession made = session(daysAgo);
    made.best_20_min_w = best20;
    return made;
}

ThresholdCheck check(const std::vector<CheckedSession>& sessions, Sport sport = Sport::Cycling) {
    return checkThreshold(sessions, sport, thresholds());
}

StepResult step(double minutes, double average, double low, double high) {
    StepResult made;
    made.planned_s = minutes * 60.0;
    made.done_s = minutes * 60.0;
    made.average = average;
    made.low = low;
    made.high = high;
    return made;
}

} // namespace

class TestThresholdCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingFarAboveIsNothing() {
        QVERIFY(!check({}).out_of_date);
        QVERIFY(!check({structured(0, 1.0), structured(3, 1.04)}).out_of_date);
        QVERIFY(!check({structured(0, 1.08)}).out_of_date);
        QVERIFY(!check({structured(0, 1.08), structured(3, 1.0), structured(5, 1.0), structured(8, 1.08)})
                     .out_of_date); // not of the last three
    }

    void twoOfThreeFarAboveSuggestTheSmallerShare() {
        const ThresholdCheck result = check({structured(0, 1.08), structured(3, 1.0), structured(6, 1.06)});
        QVERIFY(result.out_of_date);
        QVERIFY(result.suggestion.has_value());
        QCOMPARE(result.suggestion->value, 265.0);
        QCOMPARE(result.suggestion->unit, Unit::Watts);
        QVERIFY(result.suggestion->from == kToday - std::chrono::days(6));
        QCOMPARE(result.suggestion->reason.id, std::string(sentence::kThresholdSteps));
        const std::vector<SentenceValue> values = {Quantity{2, Unit::Count}, Quantity{6, Unit::Percent}};
        QVERIFY(result.suggestion->reason.values == values);
    }

    void sessionsWithoutStepsInBetweenDoNotCount() {
        QVERIFY(check({structured(0, 1.08), ride(1, 200), ride(2, 200), ride(3, 200), structured(6, 1.06)})
                    .out_of_date);
        QVERIFY(!check({ride(0, 200), structured(1, 1.08), structured(6, 1.06)}).out_of_date);
    }

    void theStepsNameTheThresholdTheyAreMeasuredBy() {
        const auto heart = check({structured(0, 1.06, Unit::Bpm), structured(3, 1.06, Unit::Bpm)});
        QCOMPARE(heart.suggestion->value, 175.0);
        const auto run =
            check({structured(0, 1.06, Unit::SpeedMs), structured(3, 1.05, Unit::SpeedMs)}, Sport::Running);
        QCOMPARE(run.suggestion->value, 4.2);
        const auto mixed = check({structured(0, 1.06, Unit::Bpm), structured(3, 1.06)});
        QVERIFY(mixed.out_of_date && !mixed.suggestion);
        const std::vector<CheckedSession> unknown = {structured(0, 1.06), structured(3, 1.06)};
        const auto bare = checkThreshold(unknown, Sport::Cycling, {});
        QVERIFY(bare.out_of_date && !bare.suggestion);
    }

    void aStrongTwentyMinutesSuggestTheirOwnValue() {
        QVERIFY(!check({ride(0, 271.0)}).out_of_date); // 257.45 is not over 257.5
        const ThresholdCheck result = check({ride(0, 180.0), ride(20, 292.0), ride(30, 280.0)});
        QVERIFY(result.out_of_date);
        QCOMPARE(result.suggestion->value, 277.0);
        QVERIFY(result.suggestion->from == kToday - std::chrono::days(20));
        QCOMPARE(result.suggestion->reason.id, std::string(sentence::kThresholdTwentyMinutes));
        QVERIFY(!check({ride(0, 292.0)}, Sport::Running).out_of_date);
    }

    void whatIsMoreThanSixWeeksAgoIsForgotten() {
        QVERIFY(check({ride(0, 180.0), ride(42, 292.0)}).out_of_date);
        QVERIFY(!check({ride(0, 180.0), ride(43, 292.0)}).out_of_date);
        QVERIFY(!check({structured(0, 1.08), structured(43, 1.08)}).out_of_date);
    }

    void theMeasuredPowerGoesFirst() {
        CheckedSession both = structured(0, 1.20);
        both.best_20_min_w = 292.0;
        const auto result = check({both, structured(3, 1.20)});
        QCOMPARE(result.suggestion->value, 277.0);
    }

    void anOldSessionIsMeasuredByTheThresholdOfItsDay() {
        CheckedSession newest = structured(0, 1.10);
        newest.threshold = 250.0;
        CheckedSession older = structured(6, 1.16);
        older.threshold = 230.0;
        const auto result = check({newest, older});
        QCOMPARE(result.suggestion->value, 267.0); // 16 % above 230 W, not 10 % above 250 W
        const std::vector<SentenceValue> values = {Quantity{2, Unit::Count}, Quantity{6, Unit::Percent}};
        QVERIFY(result.suggestion->reason.values == values);
    }

    void aThresholdThatWasRaisedSinceIsNotOutOfDate() {
        CheckedSession newest = structured(0, 1.06);
        newest.threshold = 235.0;
        CheckedSession older = structured(6, 1.08);
        older.threshold = 235.0;
        QVERIFY(!check({newest, older}).out_of_date); // 249 and 254 of today's 250
        older.threshold = 250.0;
        newest.threshold = 250.0;
        QVERIFY(check({newest, older}).out_of_date);
    }

    void aSingleTargetIsTakenByItsMiddleAndARangeByItsTop() {
        const std::vector<StepResult> single = {step(10, 270, 237.5, 262.5)};
        QVERIFY(std::abs(workShare(single)->share - 1.08) < 1e-9);
        const std::vector<StepResult> rounded = {step(10, 270, 238, 263)};
        QVERIFY(std::abs(workShare(rounded)->share - 270.0 / 250.5) < 1e-9);
        const std::vector<StepResult> wide = {step(10, 270, 200, 250)};
        QVERIFY(std::abs(workShare(wide)->share - 1.08) < 1e-9);
        const std::vector<StepResult> narrow = {step(10, 270, 240, 257)}; // 96 to 103 % of 250 W
        QVERIFY(std::abs(workShare(narrow)->share - 270.0 / 257.0) < 1e-9);
        StepResult beats = step(10, 170, 155, 165); // 3 % either way of 160
        beats.unit = Unit::Bpm;
        QVERIFY(std::abs(workShare(std::vector{beats})->share - 170.0 / 160.0) < 1e-9);
        StepResult pace = step(10, 4.3, 3.876, 4.115); // 4:03 to 4:18 a kilometre
        pace.unit = Unit::SpeedMs;
        QVERIFY(std::abs(workShare(std::vector{pace})->share - 4.3 / 3.9955) < 1e-9);
    }

    void onlyLongWorkStepsHaveAShare() {
        StepResult easy = step(20, 200, 90, 110);
        easy.kind = StepKind::WarmUp;
        StepResult skipped = step(10, 0, 237.5, 262.5);
        skipped.done_s = 0.0;
        skipped.average.reset();
        const std::vector<StepResult> steps = {easy, step(4.9, 400, 237.5, 262.5), skipped,
                                               step(10, 275, 237.5, 262.5), step(20, 260, 237.5, 262.5)};
        const double expected = (10 * 1.10 + 20 * 1.04) / 30.0;
        QVERIFY(std::abs(workShare(steps)->share - expected) < 1e-9);
        QVERIFY(!workShare({}));
        std::vector<StepResult> mixed = {step(10, 275, 237.5, 262.5), step(10, 275, 237.5, 262.5)};
        mixed.back().unit = Unit::Bpm;
        QVERIFY(!workShare(mixed));
    }
};

QTEST_APPLESS_MAIN(TestThresholdCheck)
#include "test_threshold_check.moc"
