// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/compare.h"
#include "core/engine/recording/fit_writer.h"

#include <cmath>
#include <cstdint>
#include <vector>

namespace leadout::test {

inline engine::Thresholds generatedThresholds() {
    engine::Thresholds thresholds;
    thresholds.power_w = 250;
    thresholds.heart_rate_bpm = 165;
    return thresholds;
}

inline constexpr std::uint32_t kEasySeconds = 900;
inline constexpr std::uint32_t kRepeatSeconds = 180;

/// Intervals of three minutes with as much rest between a quarter of an hour each of warming up and cooling
/// down.
inline engine::Workout generatedWorkout(std::uint32_t seconds) {
    using engine::StepKind;
    const auto step = [](StepKind kind, double length, double low, double high) {
        engine::Step made;
        made.kind = kind;
        made.extent = {engine::Extent::Unit::Seconds, length};
        made.target = {engine::TargetMeasure::PowerPercent, low, high, false};
        return made;
    };
    engine::Repeat intervals;
    intervals.count = static_cast<int>((seconds - 2 * kEasySeconds) / (2 * kRepeatSeconds));
    intervals.items = {step(StepKind::Work, kRepeatSeconds, 102, 108),
                       step(StepKind::Recovery, kRepeatSeconds, 50, 60)};
    engine::Workout workout;
    workout.name = "3 min intervals";
    workout.sport = engine::Sport::Cycling;
    workout.duration_s = seconds;
    workout.items = {step(StepKind::WarmUp, kEasySeconds, 55, 65), intervals,
                     step(StepKind::CoolDown, kEasySeconds, 50, 60)};
    return workout;
}

/// A ride of that workout with a sample each second, half a minute late and without laps, so that its steps
/// have to be found.
inline engine::Recording generatedRide(std::uint32_t seconds) {
    constexpr std::uint32_t kLate = 30;
    engine::Recording ride;
    ride.start = 1'790'000'000;
    ride.timer_s = seconds;
    ride.elapsed_s = seconds;
    for (std::uint32_t i = 0; i < seconds; ++i) {
        const bool easy = i < kEasySeconds + kLate || i >= seconds - kEasySeconds;
        const bool work = !easy && (i - kEasySeconds - kLate) / kRepeatSeconds % 2 == 0;
        const double wave = std::sin(i / 40.0) + 2 * std::sin(i / 3.0);
        ride.samples.time.push_back(ride.start + i);
        ride.samples.power_w.put(i, static_cast<std::uint16_t>((work ? 262 : 145) + 9 * wave));
        ride.samples.heart_rate_bpm.put(i, static_cast<std::uint8_t>((work ? 160 : 128) + 2 * wave));
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
    return ride;
}

} // namespace leadout::test
