// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of an analysis that need no database.
#include "core/backend/ingest/matching.h"
#include "core/engine/recording/reader.h"
#include "core/protocol/analysis_flags.h"
#include "tests/server/ingest_fixture.h"
#include "tests/server/sample_session.h"
#include "tests/support/base/shared_files.h"

#include <QDirIterator>

#include <span>

using namespace leadout;
using namespace leadout::test;
using backend::Answer;
using backend::Answerable;
using engine::Sport;
using engine::Verdict;

namespace {

Answerable planned(int minutes, Sport sport = Sport::Cycling) {
    Answerable workout;
    workout.workout = domain::WorkoutId(QUuid::createUuid());
    workout.plan.sport = sport;
    workout.plan.duration_s = minutes * 60.0;
    return workout;
}

Answer done(int minutes, double load, Sport sport = Sport::Cycling) {
    Answer answer;
    answer.done.sport = sport;
    answer.done.duration_s = minutes * 60.0;
    answer.done.load = load;
    return answer;
}

/// Which of the workouts is answered; -1: none.
int indexOf(const Answer& answer, const std::vector<Answerable>& workouts) {
    const auto match = backend::matchOf(answer, workouts);
    for (std::size_t i = 0; match && i < workouts.size(); ++i) {
        if (workouts[i].workout == match->workout)
            return static_cast<int>(i);
    }
    return -1;
}

backend::AnalysisResult analysed(const char* name, backend::AthleteWords words = {}) {
    const SampleSession session = sampleSession(name);
    backend::AnalysisInput input;
    input.workout = session.workout;
    input.thresholds = session.thresholds;
    input.words = std::move(words);
    for (const engine::Recording& recording : session.recordings) {
        engine::ReadResult file;
        file.kind = engine::FileKind::Activity;
        file.recording = recording;
        input.files.push_back(file);
    }
    return backend::analyse(input);
}

} // namespace

class TestIngestAnalysis : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRaceIsTheRace() {
        auto race = planned(110);
        race.plan.type = engine::SessionType::Race;
        QCOMPARE(indexOf(done(60, 70), {planned(60), race}), 1);
    }

    void aDeviceThatFollowedAWorkoutAnswersIt() {
        auto followed = planned(90);
        followed.plan.steps = 9;
        auto answer = done(30, 30);
        answer.done.steps_named = 9;
        QCOMPARE(indexOf(answer, {planned(30), followed}), 1);
        answer.done.steps_named = 8;
        QCOMPARE(indexOf(answer, {planned(30), followed}), 0);
    }

    void aStrollAnswersNoLongPlanUnlessTheAthleteSaysSo() {
        auto stroll = done(20, 8);
        QCOMPARE(indexOf(stroll, {planned(75)}), -1);
        QCOMPARE(indexOf(stroll, {planned(35)}), 0);
        stroll.told = true;
        QCOMPARE(indexOf(stroll, {planned(75)}), 0);
    }

    void whatIsAnsweredIsJoinedOnlyByWhatBringsItCloser() {
        auto half = planned(75);
        half.done = {done(31, 28).done};
        QVERIFY(backend::matchOf(done(44, 40), {half})->joins);
        QCOMPARE(indexOf(done(120, 90), {half}), -1);
    }

    void theSameRideOnAnotherDeviceJoinsIt() {
        auto whole = planned(75);
        whole.done = {done(75, 60).done};
        whole.done.front().start_s = 1'000'000;
        auto again = done(74, 60);
        again.done.start_s = 1'000'020;
        QVERIFY(backend::matchOf(again, {whole})->joins);
        again.done.start_s = 1'020'000;
        QCOMPARE(indexOf(again, {whole}), -1);
    }

    void aRecordingThatTwoPlansFitIsPairedAndAsked() {
        const auto match = backend::matchOf(done(58, 40), {planned(60), planned(57)});
        QVERIFY(match && match->unsure);
        QVERIFY(!backend::matchOf(done(58, 40), {planned(60), planned(40)})->unsure);
    }

    void anotherSportStandsInForTheOnlyOpenPlan() {
        QCOMPARE(indexOf(done(50, 60, Sport::Running), {planned(75)}), 0);
        QCOMPARE(indexOf(done(50, 60, Sport::Running), {planned(75), planned(60, Sport::Swimming)}), -1);
        QCOMPARE(indexOf(done(50, 20, Sport::Strength), {planned(75)}), -1);
        QCOMPARE(indexOf(done(20, 9, Sport::Running), {planned(75)}), -1);
        auto sick = done(50, 60, Sport::Running);
        sick.done.may_swap = false;
        QCOMPARE(indexOf(sick, {planned(75)}), -1);
    }

    void plantedSessionsComeToWhatTheyMust_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("legs");
        const auto row = [](const char* name, Verdict verdict, int legs) {
            QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(verdict) << legs;
        };
        row("P1", Verdict::OnTarget, 1);
        row("P5", Verdict::Swapped, 1);
        row("P8a", Verdict::Race, 1);
        row("P9a", Verdict::OnTarget, 2);
        row("P9b", Verdict::OnTarget, 2);
        row("P19", Verdict::OnTarget, 1);
        row("P31", Verdict::Done, 1);
    }

    void plantedSessionsComeToWhatTheyMust() {
        QFETCH(QString, name);
        QFETCH(int, verdict);
        QFETCH(int, legs);
        const auto result = analysed(name.toLatin1().constData());
        QCOMPARE(static_cast<int>(result.detail.compliance.verdict), verdict);
        std::size_t cycledOrMore = 0;
        for (const Sport leg : result.detail.legs)
            cycledOrMore += leg == Sport::Transition ? 0 : 1;
        QVERIFY(cycledOrMore >= static_cast<std::size_t>(legs));
        QCOMPARE(result.streams.size(), result.detail.legs.size());
        QCOMPARE(result.detail.leg_numbers.size(),
                 result.detail.legs.size() > 1 ? result.detail.legs.size() : std::size_t{0});
        for (const std::vector<engine::Number>& numbers : result.detail.leg_numbers)
            QCOMPARE(numbers.size(), result.detail.numbers.size());
        const QByteArray stored = protocol::writeAnalysisDetail(result.detail);
        QVERIFY2(stored.size() < 32 * 1024, qPrintable(QString::number(stored.size())));
        QCOMPARE(result.detail.spans.size(), result.detail.compliance.steps.size());
        QVERIFY(!result.draft.empty());
        for (std::size_t i = 0; i < result.streams.size(); ++i) {
            const auto text = protocol::writeStreamSamples(result.streams[i]);
            QVERIFY(protocol::readStreamSamples(text).has_value());
            QVERIFY(i == 0 || result.streams[i].offset_s >= result.streams[i - 1].offset_s);
        }
    }

    void theNumbersTheCurveAndTheThresholdThatFitsAreKept() {
        const SampleSession session = sampleSession("P1");
        QVERIFY(!session.recordings.empty());
        backend::AnalysisInput input;
        input.workout = session.workout;
        input.thresholds = session.thresholds;
        input.date = std::chrono::sys_days(std::chrono::days(20'000));
        engine::CheckedSession strong;
        strong.day = input.date - std::chrono::days(3);
        strong.best_20_min_w = session.thresholds.power_w.value_or(250.0) * 1.2;
        input.past = {strong};
        engine::ReadResult file;
        file.kind = engine::FileKind::Activity;
        file.recording = session.recordings.front();
        input.files.push_back(file);
        const backend::AnalysisResult result = backend::analyse(input);
        QVERIFY(result.detail.numbers.size() >= 20);
        for (const engine::Number& number : result.detail.numbers) {
            if (number.number == engine::NumberKey::WeightedPower)
                QVERIFY(std::abs(number.values.front() - *result.detail.metrics.weighted_power_w) < 0.06);
        }
        QVERIFY(result.detail.curve.size() > 100);
        QVERIFY(result.has(protocol::analysis_flag::kThreshold));
        QVERIFY(result.detail.suggestion.has_value());
        QVERIFY(result.detail.suggestion->from == strong.day);
        const QByteArray stored = protocol::writeAnalysisDetail(result.detail);
        QVERIFY2(stored.size() < 32 * 1024, qPrintable(QString::number(stored.size())));
        QVERIFY(protocol::readAnalysisDetail(stored).has_value());
    }

    void aRideBeforeCountsByItsStrongestEffort() {
        protocol::AnalysisDetail before;
        before.curve = {{60, 500.0}, {180, 361.0}, {480, 292.0}, {1200, 267.0}, {1500, 255.0}};
        backend::AnalysisInput input;
        const auto day = std::chrono::sys_days(std::chrono::days(20'000));
        backend::addPast(day, before, true, input);
        backend::addPast(day, before, false, input);
        backend::addPast(day, before, true, input);
        QCOMPARE(input.past.size(), std::size_t{3});
        QCOMPARE(input.past_efforts.size(), std::size_t{6});
        QVERIFY(!engine::criticalPower(input.past_efforts)); // two of them: the others overlap these
    }

    void aQuestionFloats() {
        const auto result = analysed("P1", {QStringLiteral("Is it OK to move Thursday to Friday?"), {}, {}});
        QVERIFY(result.has(protocol::analysis_flag::kAsked));
        QVERIFY(result.has(protocol::analysis_flag::kWrote));
        QCOMPARE(result.draft.front().id, std::string("draft.coach_line.question"));
        QVERIFY(result.detail.needs_coach_line);
    }

    void realRecordingsAreAnalysedWithinTheirBounds() {
        const QString folder = sharedFolder(QStringLiteral("rides"));
        LEADOUT_NEEDS_SHARED(folder);
        QDirIterator files(folder, {QStringLiteral("*.fit")}, QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            backend::AnalysisInput input;
            input.files.push_back(
                engine::readRecording(std::span(reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                                static_cast<std::size_t>(bytes.size()))));
            input.workout = steady(60);
            input.thresholds = {250, 165, {}, 4, {}};
            const auto result = backend::analyse(input);
            QVERIFY2(protocol::readAnalysisDetail(protocol::writeAnalysisDetail(result.detail)).has_value(),
                     qPrintable(file.fileName()));
            for (const auto& stream : result.streams)
                QVERIFY2(protocol::readStreamSamples(protocol::writeStreamSamples(stream)).has_value(),
                         qPrintable(file.fileName()));
            ++count;
        }
        QVERIFY(count > 0);
    }
};

QTEST_GUILESS_MAIN(TestIngestAnalysis)
#include "test_ingest_analysis.moc"
