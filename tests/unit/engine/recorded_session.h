// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"
#include "core/engine/model/workout.h"

#include <algorithm>
#include <optional>
#include <random>

namespace leadout::test {

/// Makes a recording second by second, with 2 % of noise on power.
class RecordedSession {
public:
    explicit RecordedSession(engine::Sport sport = engine::Sport::Cycling,
                             std::uint32_t start = 1'792'000'000)
        : m_random(start) {
        m_recording.start = start;
        m_recording.legs.push_back({});
        m_recording.legs.front().sport = sport;
        m_recording.legs.front().start = start;
        m_now = start;
    }

    /// Rides or runs on: watts, or nothing where the meter is silent.
    RecordedSession& go(double minutes, std::optional<double> watts, double metresPerSecond = 8.0,
                        std::uint8_t beats = 140) {
        std::normal_distribution<double> noise(1.0, 0.02);
        const auto seconds = static_cast<std::uint32_t>(minutes * 60.0 + 0.5);
        for (std::uint32_t i = 0; i < seconds; ++i) {
            const std::size_t at = m_recording.samples.size();
            m_centimetres += metresPerSecond * 100.0;
            m_recording.samples.time.push_back(m_now++);
            if (watts) {
                const double power = std::max(0.0, *watts * noise(m_random));
                m_recording.samples.power_w.put(at, static_cast<std::uint16_t>(power + 0.5));
            }
            m_recording.samples.heart_rate_bpm.put(at, beats);
            m_recording.samples.speed_mm_s.put(at, static_cast<std::uint16_t>(metresPerSecond * 1000.0));
            m_recording.samples.distance_cm.put(at, static_cast<std::uint32_t>(m_centimetres));
        }
        return *this;
    }

    /// Stands still with the timer running.
    RecordedSession& stand(double minutes) {
        return go(minutes, m_hasPower ? std::optional(0.0) : std::nullopt, 0.0);
    }

    /// Ends the lap that began at the start or at the last press.
    RecordedSession& lap(std::optional<std::uint16_t> workoutStep = std::nullopt) {
        engine::Lap lap;
        lap.start = m_recording.laps.empty() ? m_recording.start : m_recording.laps.back().end;
        lap.end = m_now;
        lap.timer_s = lap.end - lap.start;
        lap.workout_step = workoutStep;
        m_recording.laps.push_back(lap);
        return *this;
    }

    RecordedSession& withoutPower() {
        m_hasPower = false;
        return *this;
    }

    engine::Recording done() const {
        engine::Recording made = m_recording;
        const auto seconds = static_cast<double>(made.samples.size());
        made.timer_s = seconds;
        made.elapsed_s = static_cast<double>(m_now - made.start);
        made.distance_m = m_centimetres / 100.0;
        return made;
    }

private:
    engine::Recording m_recording;
    std::mt19937 m_random;
    std::uint32_t m_now = 0;
    double m_centimetres = 0.0;
    bool m_hasPower = true;
};

inline engine::Step plannedStep(engine::StepKind kind, double minutes, double low, double high,
                                engine::TargetMeasure measure = engine::TargetMeasure::PowerPercent) {
    engine::Step step;
    step.kind = kind;
    step.extent = {engine::Extent::Unit::Seconds, minutes * 60.0};
    step.target = {measure, low, high, false};
    return step;
}

inline engine::Workout workoutOf(std::vector<engine::WorkoutItem> items,
                                 engine::Sport sport = engine::Sport::Cycling) {
    engine::Workout workout;
    workout.sport = sport;
    workout.items = std::move(items);
    return workout;
}

/// 15 min easy, 4 times 8 min at threshold and 4 min easy, 12 min easy.
inline engine::Workout fourByEight() {
    using engine::StepKind;
    engine::Repeat repeat;
    repeat.count = 4;
    repeat.items = {plannedStep(StepKind::Work, 8, 95, 105), plannedStep(StepKind::Recovery, 4, 45, 55)};
    return workoutOf(
        {plannedStep(StepKind::WarmUp, 15, 50, 60), repeat, plannedStep(StepKind::CoolDown, 12, 45, 55)});
}

} // namespace leadout::test
