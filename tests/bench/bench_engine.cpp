// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding and analysing rides beside the floor of the same run: touching every byte once.
#include "core/engine/metrics/summary.h"
#include "core/engine/recording/fit_writer.h"
#include "core/engine/recording/reader.h"
#include "tests/support/base/shared_files.h"

#include <benchmark/benchmark.h>

#include <QFileInfo>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

using namespace leadout;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// An hour's ride and its multiples, one sample a second.
Bytes generatedRide(std::uint32_t seconds) {
    engine::Recording ride;
    ride.start = 1'790'000'000;
    ride.timer_s = seconds;
    ride.elapsed_s = seconds;
    for (std::uint32_t i = 0; i < seconds; ++i) {
        const double wave = std::sin(i / 40.0);
        ride.samples.time.push_back(ride.start + i);
        ride.samples.power_w.put(i, static_cast<std::uint16_t>(200 + 60 * wave));
        ride.samples.heart_rate_bpm.put(i, static_cast<std::uint8_t>(140 + 12 * wave));
        ride.samples.cadence_rpm.put(i, 88);
        ride.samples.speed_mm_s.put(i, 9000);
        ride.samples.distance_cm.put(i, i * 900);
        ride.samples.altitude_5m.put(i, 2600);
    }
    engine::Leg leg;
    leg.sport = engine::Sport::Cycling;
    leg.start = ride.start;
    leg.timer_s = seconds;
    leg.elapsed_s = seconds;
    ride.legs.push_back(leg);
    return engine::writeFitActivity(ride);
}

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
    engine::Thresholds thresholds;
    thresholds.power_w = 250;
    thresholds.heart_rate_bpm = 165;
    for (auto _ : state) {
        const engine::ReadResult read = engine::readRecording(bytes);
        benchmark::DoNotOptimize(engine::summarise(read.recording, thresholds));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void add(const std::string& name, const Bytes& bytes) {
    const std::string size = name + " (" + std::to_string(bytes.size() / 1000) + " kB)/";
    const auto unit = benchmark::kMicrosecond;
    benchmark::RegisterBenchmark((size + "floor: every byte once").c_str(), touchEveryByte, bytes)
        ->Unit(unit);
    benchmark::RegisterBenchmark((size + "decode").c_str(), decode, bytes)->Unit(unit);
    benchmark::RegisterBenchmark((size + "decode and analyse").c_str(), decodeAndAnalyse, bytes)->Unit(unit);
}

void addRecorded(const QString& rides, const char* name) {
    const QByteArray bytes = test::bytesOf(rides + QLatin1Char('/') + QLatin1String(name));
    if (!bytes.isEmpty())
        add(QFileInfo(QLatin1String(name)).baseName().toStdString(), Bytes(bytes.begin(), bytes.end()));
}

} // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    add("generated 1 h", generatedRide(3600));
    add("generated 4 h", generatedRide(4 * 3600));
    const QString rides = test::sharedFolder(QStringLiteral("rides"));
    if (!rides.isEmpty()) {
        addRecorded(rides, "adriangibbons/road-cycling.fit");
        addRecorded(rides, "dtcooper/activity-large-fenxi2-multisport.fit");
        addRecorded(rides, "muktihari/big_activity.fit");
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
