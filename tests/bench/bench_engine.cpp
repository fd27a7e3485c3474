// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding, analysing and scoring rides beside the floors of the same run: copying the bytes, and the barest
// walk over their messages with the checksum. Beside @garmin/fitsdk, too, where node and the package are
// there.
#include "core/engine/compliance/pairing.h"
#include "core/engine/metrics/details.h"
#include "core/engine/metrics/mean_max_curve.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/metrics/w_prime_balance.h"
#include "core/engine/recording/fit_crc.h"
#include "core/engine/recording/reader.h"
#include "tests/bench/bare_walk.h"
#include "tests/bench/generated_ride.h"
#include "tests/bench/measure.h"
#include "tests/support/base/shared_files.h"

#include <benchmark/benchmark.h>

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

using namespace leadout;

namespace {

using Bytes = std::vector<std::uint8_t>;

void copy(benchmark::State& state, const Bytes& bytes) {
    Bytes to(bytes.size());
    for (auto _ : state) {
        std::memcpy(to.data(), bytes.data(), bytes.size());
        benchmark::DoNotOptimize(to.data());
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void walkBarely(benchmark::State& state, const Bytes& bytes) {
    for (auto _ : state) {
        const test::BareWalk walk(bytes);
        benchmark::DoNotOptimize(walk.columns().front().data());
        benchmark::DoNotOptimize(engine::fitCrc(bytes));
    }
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

/// The summary, the details, the curve as it is stored, and W' balance.
void measureAll(const engine::Recording& ride) {
    const engine::Thresholds thresholds = test::generatedThresholds();
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

engine::Workout workoutFor(const engine::Recording& ride) {
    const auto seconds = static_cast<std::uint32_t>(ride.timer_s.value_or(0));
    return test::generatedWorkout(std::max(seconds, 3600U));
}

void decodeAndMeasureAll(benchmark::State& state, const Bytes& bytes) {
    for (auto _ : state)
        measureAll(engine::readRecording(bytes).recording);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

/// All that is done with a file that comes in.
void doAll(benchmark::State& state, const Bytes& bytes) {
    const engine::Thresholds thresholds = test::generatedThresholds();
    for (auto _ : state) {
        const engine::ReadResult read = engine::readRecording(bytes);
        measureAll(read.recording);
        benchmark::DoNotOptimize(engine::compare(workoutFor(read.recording), read.recording, thresholds));
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
    const engine::Workout workout = workoutFor(read.recording);
    std::size_t steps = 0;
    for (auto _ : state) {
        const engine::Compliance compliance = engine::compare(workout, read.recording, thresholds);
        steps = compliance.steps.size();
        benchmark::DoNotOptimize(steps);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
    state.counters["steps"] = static_cast<double>(steps);
}

/// Looks for a better pairing of a week of so many rides and runs a day, two of which are paired the wrong
/// way round.
void pairWeek(benchmark::State& state) {
    std::vector<engine::PlannedSession> planned;
    std::vector<engine::DoneSession> done;
    engine::Answers now;
    for (int i = 0; i < 7 * 2 * static_cast<int>(state.range(0)); ++i) {
        engine::PlannedSession plan;
        plan.day = i % 7;
        plan.sport = i / 7 % 2 == 0 ? engine::Sport::Cycling : engine::Sport::Running;
        plan.duration_s = 60.0 * (45 + i * 37 % 90);
        planned.push_back(plan);
        engine::DoneSession each;
        each.day = plan.day;
        each.sport = plan.sport;
        each.duration_s = *plan.duration_s + 60.0 * (i % 5);
        done.push_back(each);
        now.emplace_back(static_cast<std::size_t>(i));
    }
    if (now.size() > 14)
        std::swap(now.at(0), now.at(14));
    for (auto _ : state)
        benchmark::DoNotOptimize(engine::advisePairing(planned, done, now));
    state.counters["recordings"] = static_cast<double>(done.size());
}

/// The worst for pairing: what is all alike.
void pairAlike(benchmark::State& state) {
    engine::PlannedSession plan;
    plan.sport = engine::Sport::Cycling;
    plan.duration_s = 3600.0;
    engine::DoneSession done;
    done.sport = engine::Sport::Cycling;
    done.duration_s = 3600.0;
    const std::vector<engine::PlannedSession> planned(static_cast<std::size_t>(state.range(0)), plan);
    const std::vector<engine::DoneSession> recordings(static_cast<std::size_t>(state.range(0)), done);
    for (auto _ : state)
        benchmark::DoNotOptimize(engine::advisePairing(planned, recordings, {}));
}

/// The names of the rows that the table of ratios is made from.
constexpr const char* kCopy = "floor: memcpy";
constexpr const char* kWalk = "floor: bare walk and CRC";
constexpr const char* kDecode = "decode";
constexpr const char* kAll = "decode, all metrics, curve, W' and score";
constexpr const char* kEverySecond = "best of every second";

constexpr double kShortestRun_s = 0.05;
constexpr int kRuns = 8;

/// A file that is measured.
struct Subject {
    std::string name;
    Bytes bytes;

    std::string row(const char* what) const {
        return name + " (" + std::to_string(bytes.size() / 1000) + " kB)/" + what;
    }
};

void add(const Subject& file) {
    const auto row = [&file](const char* what, void (*run)(benchmark::State&, const Bytes&)) {
        benchmark::RegisterBenchmark(file.row(what).c_str(), run, file.bytes)
            ->Unit(benchmark::kMicrosecond)
            ->MinTime(kShortestRun_s)
            ->Repetitions(kRuns);
    };
    row(kCopy, copy);
    row(kWalk, walkBarely);
    row(kDecode, decode);
    row("decode and analyse", decodeAndAnalyse);
    row("decode and all metrics", decodeAndMeasureAll);
    row("align and score", alignAndScore);
    row(kAll, doAll);
    row(kEverySecond, bestOfEverySecond);
}

/// Prints as the library does, and keeps of each row the least that a run of it took of the processor, in
/// milliseconds: other work on the machine only ever adds.
class Kept : public benchmark::ConsoleReporter {
public:
    Kept() : ConsoleReporter(OO_None) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration || !(run.cpu_accumulated_time > 0.0))
                continue;
            const double taken = run.GetAdjustedCPUTime() / 1000.0;
            const auto known = m_ms.try_emplace(run.run_name.function_name, taken).first;
            known->second = std::min(known->second, taken);
        }
    }
    double ms(const std::string& row) const {
        const auto found = m_ms.find(row);
        return found == m_ms.end() ? std::nan("") : found->second;
    }

private:
    std::map<std::string, double> m_ms;
};

void writeBytes(const QString& path, const Bytes& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size())) < 0)
        std::fprintf(stderr, "%s can't be written\n", qPrintable(path));
}

/// What @garmin/fitsdk takes for each file, in milliseconds; nothing without node or the package.
std::vector<double> fitsdkTimes(const std::vector<Subject>& files, const QTemporaryDir& folder) {
    const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
    if (node.isEmpty())
        return {};
    QStringList arguments = {test::sourceFolder() + QStringLiteral("/tests/bench/fitsdk.mjs")};
    for (const Subject& file : files) {
        arguments.append(folder.filePath(QStringLiteral("%1.fit").arg(arguments.size())));
        writeBytes(arguments.last(), file.bytes);
    }
    QProcess program;
    program.start(node, arguments);
    if (!program.waitForFinished(300'000) || program.exitCode() != 0)
        return {};
    std::vector<double> times;
    for (const QByteArray& line : program.readAllStandardOutput().split('\n'))
        times.push_back(line.toDouble());
    return times;
}

double bytesPerSample(const Bytes& bytes) {
    const engine::Samples samples = engine::readRecording(bytes).recording.samples;
    const auto of = [](const auto& column) {
        return column.values().capacity() * sizeof(column.values().front());
    };
    const std::size_t held = samples.time.capacity() * sizeof(samples.time.front()) + of(samples.power_w) +
                             of(samples.heart_rate_bpm) + of(samples.cadence_rpm) + of(samples.speed_mm_s) +
                             of(samples.distance_cm) + of(samples.altitude_5m);
    return static_cast<double>(held) / static_cast<double>(std::max<std::size_t>(1, samples.size()));
}

/// One cell of the table; a dash where nothing was measured.
std::string cell(double value, int digits) {
    return " " + (std::isnan(value) ? "–" : QString::number(value, 'f', digits).toStdString()) + " |";
}

/// The table as it stands in the README.
void printRatios(const std::vector<Subject>& files, const Kept& kept, const std::vector<double>& fitsdk) {
    std::printf("\n| milliseconds of the processor | copying | walk, checksum | decoding | times the walk | "
                "`fitsdk` | times faster | everything | every second's best | bytes a sample |\n"
                "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (std::size_t i = 0; i < files.size(); ++i) {
        const Subject& file = files[i];
        const double walk = kept.ms(file.row(kWalk));
        const double decoded = kept.ms(file.row(kDecode));
        const double other = i < fitsdk.size() ? fitsdk[i] : std::nan("");
        std::printf("| %s, %.2f MB |%s%s%s%s%s%s%s%s%s\n", file.name.c_str(),
                    static_cast<double>(file.bytes.size()) / 1e6, cell(kept.ms(file.row(kCopy)), 3).c_str(),
                    cell(walk, 2).c_str(), cell(decoded, 2).c_str(), cell(decoded / walk, 1).c_str(),
                    cell(other, 0).c_str(), cell(other / decoded, 0).c_str(),
                    cell(kept.ms(file.row(kAll)), 1).c_str(),
                    cell(kept.ms(file.row(kEverySecond)), 1).c_str(),
                    cell(bytesPerSample(file.bytes), 0).c_str());
    }
    if (fitsdk.empty())
        std::printf("not beside @garmin/fitsdk: node or the package is not there (LEADOUT_NODE=FOLDER)\n");
}

/// 10,000 rides of three quarters of an hour to an hour and three quarters, by leadout-analyze.
void analyseMany(const QTemporaryDir& folder) {
    constexpr std::uint32_t kRides = 10'000;
    constexpr std::uint32_t kDifferent = 200; ///< the others are further names of these
    QStringList arguments = {QStringLiteral("--json"), QStringLiteral("--ftp"), QStringLiteral("250"),
                             QStringLiteral("--jobs"), QStringLiteral("2")};
    const qsizetype first = arguments.size();
    for (std::uint32_t ride = 0; ride < kRides; ++ride) {
        arguments.append(folder.filePath(QStringLiteral("ride%1.fit").arg(ride)));
        if (ride < kDifferent) {
            writeBytes(arguments.last(), engine::writeFitActivity(test::generatedRide(2700 + 18 * ride)));
        } else {
            std::filesystem::create_hard_link(arguments.at(first + ride % kDifferent).toStdString(),
                                              arguments.last().toStdString());
        }
    }
    auto begin = std::chrono::steady_clock::now();
    std::size_t bytes = 0;
    for (qsizetype ride = first; ride < arguments.size(); ++ride)
        bytes += static_cast<std::size_t>(test::bytesOf(arguments.at(ride)).size());
    const double reading = test::millisecondsSince(begin);
    QProcess program;
    program.setStandardOutputFile(QProcess::nullDevice());
    begin = std::chrono::steady_clock::now();
    program.start(QStringLiteral(LEADOUT_ANALYZE), arguments);
    const bool read = program.waitForFinished(300'000) && program.exitCode() == 0;
    const double taken = test::millisecondsSince(begin);
    std::printf(
        "\n%u rides (%zu MB), leadout-analyze --jobs 2: %s%.1f s, %.0f files a second; floor, reading "
        "them: %.2f s\n",
        kRides, bytes / 1'000'000, read ? "" : "NOT ALL READ, ", taken / 1000.0, kRides / taken * 1000.0,
        reading / 1000.0);
}

void addRecorded(const QString& rides, const char* name, std::vector<Subject>& files) {
    const QByteArray bytes = test::bytesOf(rides + QLatin1Char('/') + QLatin1String(name));
    if (!bytes.isEmpty())
        files.push_back(
            {QFileInfo(QLatin1String(name)).baseName().toStdString(), Bytes(bytes.begin(), bytes.end())});
}

} // namespace

int main(int argc, char** argv) {
    const test::RowFilter filter(argc, argv);
    benchmark::Initialize(&argc, argv);
    std::vector<Subject> files = {
        {"generated 1 h", engine::writeFitActivity(test::generatedRide(3600))},
        {"generated 4 h", engine::writeFitActivity(test::generatedRide(4 * 3600))},
    };
    const QString rides = test::sharedFolder(QStringLiteral("rides"));
    if (!rides.isEmpty()) {
        addRecorded(rides, "jimmykane/road-with-power.fit", files);
        addRecorded(rides, "dtcooper/activity-large-fenxi2-multisport.fit", files);
        addRecorded(rides, "muktihari/big_activity.fit", files);
    }
    for (const Subject& file : files)
        add(file);
    benchmark::RegisterBenchmark("pairing/a week, of so many rides and runs a day", pairWeek)
        ->Arg(1)
        ->Arg(2)
        ->Arg(4)
        ->Unit(benchmark::kMicrosecond);
    benchmark::RegisterBenchmark("pairing/so many alike recordings of one day", pairAlike)
        ->Arg(4)
        ->Arg(8)
        ->Arg(60)
        ->Unit(benchmark::kMicrosecond);
    Kept kept;
    benchmark::RunSpecifiedBenchmarks(&kept);
    const QTemporaryDir folder;
    if (filter.wants("ratios"))
        printRatios(files, kept, fitsdkTimes(files, folder));
    if (filter.wants("10,000 rides"))
        analyseMany(folder);
    return 0;
}
