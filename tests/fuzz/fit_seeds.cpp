// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the files that the fuzzer begins with into the folder it is given.
#include "core/engine/recording/fit_writer.h"
#include "core/engine/workout/fit_workout.h"

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
    return planned;
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
                         write(folder / "workout.fit", *planned);
    if (!written)
        std::fputs("fit_seeds: The files can't be written.\n", stderr);
    return written ? 0 : 1;
}
