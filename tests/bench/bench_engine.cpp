// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding, analysing and scoring rides beside the floor of the same run: touching every byte once.
#include "core/engine/metrics/details.h"
#include "core/engine/metrics/mean_max_curve.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/metrics/w_prime_balance.h"
#include "core/engine/recording/reader.h"
#include "tests/bench/generated_ride.h"
#include "tests/support/base/shared_files.h"

#include <benchmark/benchmark.h>

#include <QFileInfo>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

using namespace leadout;

namespace {

using Bytes = std::vector<std::uint8_t>;

void touchEveryByte(benchmark::State& state, const Bytes& bytes) {
    for (auto _ : state)
        benchmark::DoNotOptimize(std::accumulate(bytes.begin(), bytes.end(), std::uint32_t{0}));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void decode(benchmark::State& state, const Bytes& bytes) {
    for (auto _ : state)
        benchmark::DoNotOptimize(engine::readRecording(bytes));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void decodeAndAnalyse(benchmark::State& state, const Bytes& bytes) {
    const engine::Thresholds thresholds = test::generatedThresholds();
    for (auto _ : state) {
        const engine::ReadResult read = engine::readRecording(bytes);
        benchmark::DoNotOptimize(engine::summarise(read.recording, thresholds));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

/// Also the details, the curve as it is stored, and W' balance.
void decodeAndMeasureAll(benchmark::State& state, const Bytes& bytes) {
    const engine::Thresholds thresholds = test::generatedThresholds();
    for (auto _ : state) {
        const engine::ReadResult read = engine::readRecording(bytes);
        const engine::Recording& ride = read.recording;
        const engine::Metrics metrics = engine::summarise(ride, thresholds);
        benchmark::DoNotOptimize(engine::detailsOf(ride, engine::wholePart(ride), metrics, thresholds));
        const engine::Seconds rows(ride.samples, {0, ride.samples.size()});
        const auto power = rows.of(ride.samples.power_w);
        const auto held = engine::heldSeconds(rows.time());
        const auto timeline = engine::PowerTimeline::of(rows.time(), power, held);
        if (timeline)
            benchmark::DoNotOptimize(
                engine::meanMaxCurve(*timeline, engine::curveDurations(timeline->longest())));
        benchmark::DoNotOptimize(engine::wPrimeBalance(rows.time(), power, held, 250.0, 20'000.0));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void bestOfEverySecond(benchmark::State& state, const Bytes& bytes) {
    const engine::ReadResult read = engine::readRecording(bytes);
    const engine::Samples& samples = read.recording.samples;
    const engine::Seconds rows(samples, {0, samples.size()});
    const auto timeline =
        engine::PowerTimeline::of(rows.time(), rows.of(samples.power_w), engine::heldSeconds(rows.time()));
    if (!timeline) {
        state.SkipWithError("no power");
        return;
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(timeline->everySecond());
    state.counters["durations"] = timeline->longest();
}

/// Finds the steps of a structured workout in the decoded ride and scores it.
void alignAndScore(benchmark::State& state, const Bytes& bytes) {
    const engine::Thresholds thresholds = test::generatedThresholds();
    const engine::ReadResult read = engine::readRecording(bytes);
    const auto seconds = static_cast<std::uint32_t>(read.recording.timer_s.value_or(0));
    const engine::Workout workout = test::generatedWorkout(std::max(seconds, 3600U));
    std::size_t steps = 0;
    for (auto _ : state) {
        const engine::Compliance compliance = engine::compare(workout, read.recording, thresholds);
        steps = compliance.steps.size();
        benchmark::DoNotOptimize(steps);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
    state.counters["steps"] = static_cast<double>(steps);
}

void add(const std::string& name, const Bytes& bytes) {
    const std::string size = name + " (" + std::to_string(bytes.size() / 1000) + " kB)/";
    const auto unit = benchmark::kMicrosecond;
    benchmark::RegisterBenchmark((size + "floor: every byte once").c_str(), touchEveryByte, bytes)
        ->Unit(unit);
    benchmark::RegisterBenchmark((size + "decode").c_str(), decode, bytes)->Unit(unit);
    benchmark::RegisterBenchmark((size + "decode and analyse").c_str(), decodeAndAnalyse, bytes)->Unit(unit);
    benchmark::RegisterBenchmark((size + "decode and all metrics").c_str(), decodeAndMeasureAll, bytes)
        ->Unit(unit);
    benchmark::RegisterBenchmark((size + "best of every second").c_str(), bestOfEverySecond, bytes)
        ->Unit(unit);
    benchmark::RegisterBenchmark((size + "align and score").c_str(), alignAndScore, bytes)->Unit(unit);
}

void addRecorded(const QString& rides, const char* name) {
    const QByteArray bytes = test::bytesOf(rides + QLatin1Char('/') + QLatin1String(name));
    if (!bytes.isEmpty())
        add(QFileInfo(QLatin1String(name)).baseName().toStdString(), Bytes(bytes.begin(), bytes.end()));
}

} // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    add("generated 1 h", engine::writeFitActivity(test::generatedRide(3600)));
    add("generated 4 h", engine::writeFitActivity(test::generatedRide(4 * 3600)));
    const QString rides = test::sharedFolder(QStringLiteral("rides"));
    if (!rides.isEmpty()) {
        addRecorded(rides, "adriangibbons/road-cycling.fit");
        addRecorded(rides, "dtcooper/activity-large-fenxi2-multisport.fit");
        addRecorded(rides, "muktihari/big_activity.fit");
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
