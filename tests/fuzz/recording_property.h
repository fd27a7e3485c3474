// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/compliance/compare.h"
#include "core/engine/metrics/details.h"
#include "core/engine/metrics/summary.h"
#include "core/engine/metrics/w_prime_balance.h"
#include "core/engine/recording/gzip.h"
#include "core/engine/recording/reader.h"
#include "core/engine/recording/track.h"

#include <cstdint>
#include <span>

namespace leadout::test {

/// A plan of every kind of step, to compare recordings with.
inline engine::Workout anyPlan() {
    engine::Workout plan;
    plan.sport = engine::Sport::Cycling;
    engine::Step step;
    step.extent = {engine::Extent::Unit::Seconds, 10.0};
    step.target = {engine::TargetMeasure::PowerPercent, 90.0, 110.0, false};
    engine::Step rest = step;
    rest.kind = engine::StepKind::Recovery;
    rest.target = {};
    plan.items = {step, engine::Repeat{3, {step, rest}}, rest};
    return plan;
}

/// Whether a recording is within its bounds and no column is longer than it.
inline bool isBounded(const engine::Recording& recording) {
    const engine::Samples& samples = recording.samples;
    const auto fits = [&samples](const auto& column) { return column.values().size() <= samples.size(); };
    using engine::Track;
    return !recording.legs.empty() && recording.legs.size() <= Track::kMostLegs &&
           recording.laps.size() <= Track::kMostLaps && samples.size() <= Track::kMostPoints &&
           fits(samples.power_w) && fits(samples.heart_rate_bpm) && fits(samples.cadence_rpm) &&
           fits(samples.speed_mm_s) && fits(samples.distance_cm) && fits(samples.altitude_5m);
}

/// Whether any bytes are read as they should and all that is measured of an upload can be: as a bounded
/// recording, or with an error that stands in the file.
inline bool measuresSoundly(std::span<const std::uint8_t> bytes) {
    const engine::ReadResult read = engine::readRecording(bytes);
    const std::size_t most = engine::isGzip(bytes) ? engine::kMostUnpacked : bytes.size();
    if (read.error ? read.error->byte > most : read.kind != engine::FileKind::Activity)
        return false;
    if (read.kind != engine::FileKind::Activity)
        return read.recording.samples.size() == 0;
    if (!isBounded(read.recording))
        return false;
    engine::Thresholds thresholds;
    thresholds.power_w = 250;
    thresholds.heart_rate_bpm = 165;
    thresholds.run_speed_m_s = 4;
    thresholds.swim_speed_m_s = 1.2;
    const engine::Part whole = engine::wholePart(read.recording);
    const engine::Metrics metrics = engine::summarise(read.recording, thresholds);
    (void)engine::detailsOf(read.recording, whole, metrics, thresholds);
    const engine::Seconds rows(read.recording.samples, whole.samples);
    (void)engine::wPrimeBalance(rows.time(), rows.of(read.recording.samples.power_w),
                                engine::heldSeconds(rows.time()), 250.0, 20'000.0);
    const engine::Workout plan = read.recording.workout.value_or(anyPlan());
    (void)engine::compare(plan, read.recording, thresholds);
    return metrics.records == read.recording.samples.size();
}

} // namespace leadout::test
