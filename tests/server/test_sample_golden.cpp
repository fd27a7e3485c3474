// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/sample_session.h"

#include "core/engine/compliance/compare.h"
#include "core/engine/metrics/summary.h"

#include <QTest>

using namespace leadout::engine;
using leadout::test::SampleSession;
using leadout::test::sampleSession;

Q_DECLARE_METATYPE(leadout::engine::Verdict)
Q_DECLARE_METATYPE(std::vector<leadout::engine::Reason>)

namespace {

using Reasons = std::vector<Reason>;

constexpr int kNoScore = -1;  ///< the verdict is not scored
constexpr int kAnyScore = -2; ///< only verdict and reason are laid down
constexpr int kTolerance = 2;

QString described(const Compliance& result) {
    QString text = QString::fromUtf8(key(result.verdict).data());
    for (const VerdictReason& each : result.reasons)
        text += QLatin1String(" · ") + QString::fromUtf8(key(each.reason).data());
    text += QStringLiteral(" %1").arg(result.score.value_or(kNoScore));
    for (const SumRow& row : result.sum)
        text += QStringLiteral(" [%1 %2/%3]")
                    .arg(QString::fromUtf8(key(row.part).data()))
                    .arg(row.points)
                    .arg(row.of);
    for (const StepResult& step : result.steps)
        text += QStringLiteral(" {%1: %2 of %3 s, %4, %5}")
                    .arg(QString::fromStdString(step.name))
                    .arg(step.done_s)
                    .arg(step.planned_s)
                    .arg(step.average.value_or(0.0))
                    .arg(step.score);
    return text;
}

Reasons reasonsOf(const Compliance& result) {
    Reasons reasons;
    for (const VerdictReason& each : result.reasons)
        reasons.push_back(each.reason);
    return reasons;
}

const SumRow* loadRow(const Compliance& result) {
    for (const SumRow& row : result.sum) {
        if (row.part == SumRow::Part::Load)
            return &row;
    }
    return nullptr;
}

Compliance compared(const SampleSession& session, const DayFacts& day = {}) {
    return compare(session.workout, session.recordings, session.thresholds, day);
}

void row(const char* name, int score, Verdict verdict, const Reasons& reasons = {}) {
    QTest::newRow(name) << score << verdict << reasons;
}

} // namespace

class TestSampleGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plantedSessionsComeOutAsTheRulesSay_data();
    void plantedSessionsComeOutAsTheRulesSay();
    void theyComeOutTheSameWithAnotherSeed_data();
    void theyComeOutTheSameWithAnotherSeed();
    void theThirdRepeatFadesWithoutPassingThresholdHeartRate();
    void theCafeStopIsNotMovingTime();
    void extraWorkIsTheRideHome();
    void oldThresholdShowsInTheRaceAndInTheRepeats();
    void aBrickHasTwoLegsHoweverItIsRecorded();
    void drillsAreInTheTimeAndNotInTheDistance();
    void theStoppedRunIsAnInjury();
    void wrongPairsAreFarOffAndRightOnesFit();
    void withoutPowerTheLoadIsGrey();
    void aTrailRunIsComparedByTime();
    void stridesAreNotScoredByHeartRate();
    void halfAFileIsAnErrorThatSaysWhere();
    void strengthHasALoadByHeartRate();
};

void TestSampleGolden::plantedSessionsComeOutAsTheRulesSay_data() {
    QTest::addColumn<int>("score");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<Reasons>("reasons");
    row("P1", 97, Verdict::OnTarget);
    row("P2", 100, Verdict::OnTarget);
    row("P3", 58, Verdict::Underdone, {Reason::Shorter});
    row("P4", 64, Verdict::WellOver, {Reason::Harder});
    row("P5", kNoScore, Verdict::Swapped);
    row("P6", 91, Verdict::OnTarget);
    row("P7a", 94, Verdict::OnTarget);
    row("P7b", 94, Verdict::OnTarget);
    row("P7c", 94, Verdict::OnTarget);
    row("P7+", 79, Verdict::Overdone, {Reason::Extra});
    row("P8a", kNoScore, Verdict::Race);
    row("P8b", kNoScore, Verdict::Race);
    row("P9a", 100, Verdict::OnTarget);
    row("P9b", 100, Verdict::OnTarget);
    row("P10", 100, Verdict::OnTarget);
    row("P11", 100, Verdict::OnTarget);
    row("P12", 98, Verdict::OnTarget);
    row("P13", 100, Verdict::OnTarget);
    row("P14", 100, Verdict::OnTarget);
    row("P15", 65, Verdict::Underdone, {Reason::Shorter});
    row("P18", kAnyScore, Verdict::OnTarget, {Reason::Extra});
    row("P19", 97, Verdict::OnTarget);
    row("P20", kAnyScore, Verdict::Mixed, {Reason::WorkStepsOffTarget});
    row("P21", kAnyScore, Verdict::OnTarget);
    row("P25", kNoScore, Verdict::BadData);
    row("P26", 61, Verdict::Underdone, {Reason::Repeats});
    row("P30", kAnyScore, Verdict::OnTarget, {Reason::Extra});
    row("P31", kNoScore, Verdict::Done);
    row("P32", kAnyScore, Verdict::OnTarget);
    row("P33", kAnyScore, Verdict::Mixed, {Reason::Shorter, Reason::Harder});
    row("P34", kNoScore, Verdict::Test);
    row("P35", kAnyScore, Verdict::OnTarget);
    row("P36", 43, Verdict::WellUnder, {Reason::Shorter});
}

void TestSampleGolden::plantedSessionsComeOutAsTheRulesSay() {
    QFETCH(int, score);
    QFETCH(Verdict, verdict);
    QFETCH(Reasons, reasons);
    const Compliance result = compared(sampleSession(QTest::currentDataTag()));
    const QByteArray words = described(result).toUtf8();
    QVERIFY2(result.verdict == verdict, words.constData());
    QVERIFY2(reasonsOf(result) == reasons, words.constData());
    if (score == kNoScore)
        QVERIFY2(!result.score, words.constData());
    else
        QVERIFY2(result.score.has_value(), words.constData());
    if (score >= 0)
        QVERIFY2(std::abs(*result.score - score) <= kTolerance, words.constData());
}

void TestSampleGolden::theyComeOutTheSameWithAnotherSeed_data() {
    plantedSessionsComeOutAsTheRulesSay_data();
}

void TestSampleGolden::theyComeOutTheSameWithAnotherSeed() {
    QFETCH(int, score);
    QFETCH(Verdict, verdict);
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Compliance result = compared(sampleSession(QTest::currentDataTag(), seed));
        const QByteArray words = described(result).toUtf8();
        QVERIFY2(result.verdict == verdict, words.constData());
        if (score >= 0)
            QVERIFY2(std::abs(*result.score - score) <= kTolerance, words.constData());
    }
}

void TestSampleGolden::theThirdRepeatFadesWithoutPassingThresholdHeartRate() {
    const SampleSession session = sampleSession("P1");
    const Compliance result = compared(session);
    const StepResult& third = result.steps.at(5);
    QCOMPARE(third.name, std::string("Threshold 3"));
    QCOMPARE(std::lround(third.average.value_or(0)), 236L);
    QCOMPARE(std::lround(third.low.value_or(0)), 242L);
    QCOMPARE(std::lround(third.high.value_or(0)), 256L);
    const Metrics metrics = summarise(session.recordings.front(), session.thresholds);
    QCOMPARE(metrics.max_hr_bpm.value_or(0), 172.0);
}

void TestSampleGolden::theCafeStopIsNotMovingTime() {
    const SampleSession session = sampleSession("P2");
    const Metrics metrics = summarise(session.recordings.front(), session.thresholds);
    // The other stops paused the timer, the café did not.
    QVERIFY(std::abs(*metrics.timer_s - *metrics.moving_s - 58.0 * 60.0) < 30.0);
    QVERIFY(std::abs(*metrics.moving_s - 182.0 * 60.0) < 30.0);
}

void TestSampleGolden::extraWorkIsTheRideHome() {
    const Compliance home = compared(sampleSession("P30"));
    QVERIFY(std::abs(home.extra_s.value_or(0) - 35.0 * 60.0) < 30.0);
    QVERIFY2(*home.score >= 95, described(home).toUtf8().constData());
    const Compliance chain = compared(sampleSession("P7+"));
    QVERIFY(std::abs(chain.extra_s.value_or(0) - 90.0 * 60.0) < 30.0);
    const Compliance lights = compared(sampleSession("P18"));
    QVERIFY2(*lights.score >= 94, described(lights).toUtf8().constData());
}

void TestSampleGolden::oldThresholdShowsInTheRaceAndInTheRepeats() {
    const SampleSession race = sampleSession("P8a");
    const Metrics metrics = summarise(race.recordings.front(), race.thresholds);
    QCOMPARE(std::lround(metrics.mean_max_w.at(3).value_or(0)), 368L);
    QCOMPARE(std::lround(*metrics.timer_s / 60.0), 112L);
    // 95 % of the best 20 minutes is over 103 % of what is set.
    QVERIFY(0.95 * *metrics.mean_max_w.at(3) > 1.03 * *race.thresholds.power_w);
    for (const StepResult& step : compared(sampleSession("P7a")).steps) {
        if (step.kind == StepKind::Work)
            QVERIFY(std::abs(step.average.value_or(0) - 1.07 * 1.115 * 330.0) < 3.0);
    }
}

void TestSampleGolden::aBrickHasTwoLegsHoweverItIsRecorded() {
    const SampleSession apart = sampleSession("P9a");
    QCOMPARE(apart.recordings.size(), std::size_t{2});
    QCOMPARE(apart.recordings.front().sport(), Sport::Cycling);
    QCOMPARE(apart.recordings.back().sport(), Sport::Running);
    const SampleSession together = sampleSession("P9b");
    QCOMPARE(together.recordings.size(), std::size_t{1});
    QCOMPARE(together.recordings.front().sport(), Sport::Multisport);
    QCOMPARE(together.recordings.front().legs.size(), std::size_t{3});
    QCOMPARE(together.recordings.front().legs.at(1).sport, Sport::Transition);
}

void TestSampleGolden::drillsAreInTheTimeAndNotInTheDistance() {
    const Recording swim = sampleSession("P10").recordings.front();
    QCOMPARE(swim.distance_m.value_or(0), 2400.0);
    QCOMPARE(std::lround(swim.timer_s.value_or(0) / 60.0), 61L);
}

void TestSampleGolden::theStoppedRunIsAnInjury() {
    const SampleSession session = sampleSession("P16");
    const Compliance marked = compared(session, {.injured = true});
    QCOMPARE(marked.verdict, Verdict::Injured);
    QVERIFY(!marked.score);
    QCOMPARE(std::lround(compared(session).done_duration_s / 60.0), 12L);
}

void TestSampleGolden::wrongPairsAreFarOffAndRightOnesFit() {
    const SampleSession hard = sampleSession("P17a");
    const SampleSession easy = sampleSession("P17b");
    for (const SampleSession& right : {hard, easy}) {
        const Compliance result = compared(right);
        QVERIFY2(*result.score >= 95, described(result).toUtf8().constData());
    }
    for (const auto& wrong : {compare(hard.workout, easy.recordings, hard.thresholds),
                              compare(easy.workout, hard.recordings, easy.thresholds)}) {
        QVERIFY2(wrong.verdict != Verdict::OnTarget, described(wrong).toUtf8().constData());
        QVERIFY2(*wrong.score < 70, described(wrong).toUtf8().constData());
    }
}

void TestSampleGolden::withoutPowerTheLoadIsGrey() {
    const SampleSession session = sampleSession("P32");
    const Compliance result = compared(session);
    const SumRow* load = loadRow(result);
    QVERIFY(load && !load->counted);
    const Metrics metrics = summarise(session.recordings.front(), session.thresholds);
    QCOMPARE(metrics.load->method, LoadMethod::HeartRate);
    QVERIFY2(std::abs(metrics.load->value - 53.0) <= 2.0, qPrintable(QString::number(metrics.load->value)));
}

void TestSampleGolden::aTrailRunIsComparedByTime() {
    const Compliance result = compared(sampleSession("P21"));
    const SumRow* load = loadRow(result);
    QVERIFY(load && !load->counted);
    QVERIFY(result.sum.front().part == SumRow::Part::Duration);
}

void TestSampleGolden::stridesAreNotScoredByHeartRate() {
    const Compliance result = compared(sampleSession("P22"));
    int strides = 0;
    for (const StepResult& step : result.steps) {
        if (step.name != "Stride")
            continue;
        ++strides;
        QVERIFY2(*step.average < *step.low, described(result).toUtf8().constData());
        QVERIFY2(step.score > 95.0, described(result).toUtf8().constData());
    }
    QCOMPARE(strides, 6);
    QCOMPARE(result.verdict, Verdict::OnTarget);
}

void TestSampleGolden::halfAFileIsAnErrorThatSaysWhere() {
    const auto bytes = writeFitActivity(sampleSession("P24").recordings.front());
    const auto half = std::span(bytes).first(bytes.size() / 2);
    const ReadResult read = readRecording(half);
    QVERIFY(read.error.has_value());
    QCOMPARE(read.error->fault, ReadFault::Truncated);
    QVERIFY(read.recording.samples.size() > 1000);
}

void TestSampleGolden::strengthHasALoadByHeartRate() {
    const SampleSession session = sampleSession("P31");
    const Metrics metrics = summarise(session.recordings.front(), session.thresholds);
    QCOMPARE(metrics.load->method, LoadMethod::HeartRate);
    QVERIFY2(std::abs(metrics.load->value - 9.0) <= 1.0, qPrintable(QString::number(metrics.load->value)));
    QCOMPARE(std::lround(*metrics.timer_s / 60.0), 38L);
}

QTEST_APPLESS_MAIN(TestSampleGolden)
#include "test_sample_golden.moc"
