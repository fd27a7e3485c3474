// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the files that the fuzzer begins with into the folder it is given.
#include "core/engine/recording/fit_writer.h"
#include "core/engine/workout/fit_workout.h"
#include "tests/unit/engine/fit_bytes.h"

#include <zlib.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <vector>

using namespace leadout;

namespace {

bool write(const std::filesystem::path& path, const std::vector<std::uint8_t>& bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return file.good();
}

bool pack(const std::filesystem::path& path, const std::vector<std::uint8_t>& bytes) {
    const gzFile file = gzopen(path.string().c_str(), "wb9");
    if (file == nullptr)
        return false;
    const bool written = gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size())) > 0;
    return gzclose(file) == Z_OK && written;
}

/// A ride of so many seconds in two laps.
engine::Recording ride(std::uint32_t seconds) {
    engine::Recording recording;
    recording.start = 1'790'000'000;
    recording.timer_s = seconds;
    recording.elapsed_s = seconds;
    for (std::uint32_t i = 0; i < seconds; ++i) {
        recording.samples.time.push_back(recording.start + i);
        recording.samples.power_w.put(i, static_cast<std::uint16_t>(180 + i % 40));
        recording.samples.heart_rate_bpm.put(i, 140);
        recording.samples.cadence_rpm.put(i, 90);
    }
    engine::Leg leg;
    leg.sport = engine::Sport::Cycling;
    leg.start = recording.start;
    leg.timer_s = seconds;
    leg.elapsed_s = seconds;
    recording.legs.push_back(leg);
    for (std::uint32_t i = 0; i < 2; ++i) {
        engine::Lap lap;
        lap.start = recording.start + i * seconds / 2;
        lap.end = lap.start + seconds / 2;
        lap.timer_s = seconds / 2.0;
        recording.laps.push_back(lap);
    }
    return recording;
}

engine::Workout workout() {
    engine::Workout planned;
    planned.name = "Steady";
    planned.sport = engine::Sport::Cycling;
    engine::Step step;
    step.extent = {engine::Extent::Unit::Seconds, 600};
    step.target = {engine::TargetMeasure::PowerPercent, 76, 84, false};
    planned.items.push_back(step);
    planned.items.emplace_back(engine::Repeat{2, {engine::Repeat{3, {step, step}}, step}});
    return planned;
}

/// Three lengths of a pool and a rest, with a sample for each second or with none.
engine::Recording swim(std::uint32_t seconds) {
    engine::Recording recording = ride(seconds);
    recording.legs.front().sport = engine::Sport::Swimming;
    recording.legs.front().pool_length_m = 25.0;
    for (std::uint32_t i = 0; i < 4; ++i)
        recording.lengths.push_back({recording.start + i * 25, 24.5, i != 2});
    return recording;
}

/// Everything of a FIT file that stands beside the fields of its records: developer fields, the memory of a
/// strap, the workout that led the device, compressed times and distances, a clock that is set, two legs.
std::vector<std::uint8_t> sources() {
    using namespace leadout::test;
    constexpr std::uint32_t kStart = 1'150'000'000;
    FitBytes bytes;
    bytes.define(0, 0, {{0, 1, kEnum}, {4, 4, kUint32}}).data(0, {4, kStart});
    bytes.define(1, 206, {{0, 1, kUint8}, {1, 1, kUint8}, {2, 1, kUint8}, {14, 2, kUint16}, {15, 1, kUint8}});
    bytes.data(1, {0, 0, kUint16, 20, 7});
    bytes.define(2, 132, {{253, 4, kUint32}, {0, 2, kUint16}, {9, 4, kUint32}, {6, 1, kUint8}});
    bytes.data(2, {kStart, 16'384, 102'400, 120});
    bytes.define(3, 132, {{10, 3, kByte}, {6, 2, kUint8}}).data(3, {0x400400, 0x7978});
    bytes.define(4, 26, {{4, 1, kEnum}, {6, 2, kUint16}}).data(4, {2, 2});
    bytes.define(5, 27, {{254, 2, kUint16}, {1, 1, kEnum}, {2, 4, kUint32}, {4, 4, kUint32}});
    bytes.data(5, {0, 0, 60'000, 0}).data(5, {1, 6, 0, 4});
    bytes.define(6, 20, {{253, 4, kUint32}, {8, 3, kByte}}, {{0, 2, 0}});
    bytes.define(7, 20, {{7, 2, kUint16}, {3, 1, kUint8}});
    for (std::uint32_t i = 0; i < 8; ++i)
        bytes.data(6, {kStart + i + (i < 4 ? 0 : 100'000'000), 0x10001U * i, 200 + i});
    bytes.define(2, 20, {{7, 2, kUint16}, {3, 1, kUint8}})
        .compressed(2, 12, {210, 130})
        .compressed(2, 3, {220, 131});
    bytes.define(8, 21, {{253, 4, kUint32}, {0, 1, kEnum}, {1, 1, kEnum}})
        .data(8, {kStart, 0, 0})
        .data(8, {kStart + 3, 0, 4});
    bytes.define(9, 19, {{2, 4, kUint32}, {7, 4, kUint32}, {71, 2, kUint16}}).data(9, {kStart, 5000, 0});
    bytes.define(10, 18, {{2, 4, kUint32}, {5, 1, kEnum}, {8, 4, kUint32}});
    bytes.data(10, {kStart, 2, 4000}).data(10, {kStart + 4, 1, 4000});
    bytes.define(11, 34, {{253, 4, kUint32}, {5, 4, kUint32}}).data(11, {kStart, kStart + 7200});
    return bytes.file();
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: fit_seeds DIR\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::vector<std::uint8_t> activity = engine::writeFitActivity(ride(20));
    std::vector<std::uint8_t> chain = activity;
    chain.insert(chain.end(), activity.begin(), activity.end());
    const std::vector<std::uint8_t> half(activity.begin(),
                                         activity.begin() + static_cast<std::ptrdiff_t>(activity.size() / 2));
    const auto planned = engine::writeFitWorkout(workout());
    const bool written = planned && write(folder / "activity.fit", activity) &&
                         write(folder / "chain.fit", chain) && write(folder / "half.fit", half) &&
                         write(folder / "workout.fit", *planned) &&
                         write(folder / "sources.fit", sources()) &&
                         write(folder / "swim.fit", engine::writeFitActivity(swim(100))) &&
                         write(folder / "lengths.fit", engine::writeFitActivity(swim(0))) &&
                         pack(folder / "activity.fit.gz", activity);
    if (!written)
        std::fputs("fit_seeds: The files can't be written.\n", stderr);
    return written ? 0 : 1;
}
