// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/fit_targets.h"

#include "core/engine/recording/fit_encoder.h"
#include "core/engine/recording/fit_profile.h"
#include "core/engine/workout/structure.h"
#include "core/engine/workout/zones.h"

#include <algorithm>

namespace leadout::engine {

namespace {

namespace kind = fit::step_target;

constexpr std::uint32_t kWattsOffset = 1000;
constexpr std::uint32_t kBeatsOffset = 100;

WorkoutError outOfRange(const char* value, std::uint32_t given) {
    return {WorkoutFault::OutOfRange, 0, 0, "workout_step", value, given};
}

/// A range of per cents up to the offset, or of units counted from the offset. The far end tells which: the
/// near end of a range from nothing stands at or below the offset in either.
tl::expected<Target, WorkoutError> twoScales(std::uint32_t low, std::uint32_t high, std::uint32_t offset,
                                             TargetMeasure percent, TargetMeasure units) {
    if (low > high)
        std::swap(low, high);
    if (high <= offset)
        return Target{percent, double(low), double(high), false};
    if (low < offset && low != 0)
        return tl::unexpected(outOfRange("custom_target_value_low", low));
    return Target{units, double(std::max(low, offset) - offset), double(high - offset), false};
}

tl::expected<Target, WorkoutError> zoneTarget(std::optional<Target> zone, std::uint32_t number) {
    if (!zone)
        return tl::unexpected(outOfRange("target_value", number));
    return *zone;
}

tl::expected<Target, WorkoutError> targetOf(const FitTarget& target) {
    const bool custom = target.zone == 0;
    if (custom && !target.low && !target.high)
        return Target{};
    const std::uint32_t low = target.low.value_or(target.high.value_or(0));
    const std::uint32_t high = target.high.value_or(low);
    switch (target.type) {
    case kind::kPower:
    case kind::kPower3s:
    case kind::kPower10s:
    case kind::kPower30s:
    case kind::kPowerLap:
        return custom ? twoScales(low, high, kWattsOffset, TargetMeasure::PowerPercent,
                                  TargetMeasure::PowerWatts)
                      : zoneTarget(powerZone(target.zone), target.zone);
    case kind::kHeartRate:
    case kind::kHeartRateLap:
        return custom ? twoScales(low, high, kBeatsOffset, TargetMeasure::HeartRateMaxPercent,
                                  TargetMeasure::HeartRateBpm)
                      : zoneTarget(heartRateZone(target.zone), target.zone);
    case kind::kSpeed:
    case kind::kSpeedLap:
        if (!custom)
            return Target{};
        return Target{TargetMeasure::PaceSpeed, std::min(low, high) / fit::kMilli,
                      std::max(low, high) / fit::kMilli, false};
    default: return Target{};
    }
}

} // namespace

tl::expected<void, WorkoutError> readTarget(const FitTarget& target, Step& step) {
    if (target.type == kind::kCadence) {
        if (target.zone == 0 && (target.low || target.high)) {
            step.cadence_low_rpm = target.low ? target.low : target.high;
            step.cadence_high_rpm = target.high ? target.high : target.low;
        }
        return {};
    }
    if (step.target.measure != TargetMeasure::Open)
        return {};
    const auto read = targetOf(target);
    if (!read)
        return tl::unexpected(read.error());
    step.target = *read;
    return {};
}

Target inFitMeasure(const Target& target, Sport sport, const Thresholds& thresholds) {
    if (target.measure != TargetMeasure::HeartRatePercent && target.measure != TargetMeasure::PacePercent)
        return target;
    const auto range = resolve(target, sport, thresholds);
    if (!range)
        return {};
    return {range->unit == Unit::Bpm ? TargetMeasure::HeartRateBpm : TargetMeasure::PaceSpeed, range->low,
            range->high, false};
}

FitTarget fitTarget(const Target& target) {
    const double low = std::min(target.low, target.high);
    const double high = std::max(target.low, target.high);
    const auto range = [&](std::uint8_t type, double scale, std::uint32_t offset, double most) -> FitTarget {
        const auto from = fitScaled(std::min(low, most), scale);
        const auto to = fitScaled(std::min(high, most), scale);
        // A range of nothing would stand at the offset itself, where the per cents end.
        if (!from || !to || *to == 0)
            return {};
        return {type, 0, *from + offset, *to + offset};
    };
    constexpr double kMostWatts = 10'000.0;
    constexpr double kMostBeats = 300.0;
    constexpr double kMostSpeed = 100.0;
    switch (target.measure) {
    case TargetMeasure::PowerPercent: return range(kind::kPower, 1.0, 0, kWattsOffset);
    case TargetMeasure::PowerWatts: return range(kind::kPower, 1.0, kWattsOffset, kMostWatts);
    case TargetMeasure::HeartRateMaxPercent: return range(kind::kHeartRate, 1.0, 0, kBeatsOffset);
    case TargetMeasure::HeartRateBpm: return range(kind::kHeartRate, 1.0, kBeatsOffset, kMostBeats);
    case TargetMeasure::PaceSpeed: return range(kind::kSpeed, fit::kMilli, 0, kMostSpeed);
    case TargetMeasure::HeartRatePercent:
    case TargetMeasure::PacePercent:
    case TargetMeasure::Open:
    case TargetMeasure::Effort: return {};
    }
    return {};
}

} // namespace leadout::engine
