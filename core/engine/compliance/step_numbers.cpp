// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/step_numbers.h"

#include "core/engine/compliance/rules.h"
#include "core/engine/metrics/weighted_power.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

namespace leadout::engine {

namespace {

constexpr double kMetresPerSecond = 0.001; ///< of a millimetre per second

/// The mean of the values of a column from the least that counts on; nothing when they are too few.
template <typename T>
std::optional<double> meanOf(const std::vector<T>& column, Slice seconds, double scale, T least = 0) {
    double sum = 0.0;
    std::size_t count = 0;
    const std::size_t end = std::min(seconds.first + seconds.count, column.size());
    for (std::size_t i = seconds.first; i < end; ++i) {
        if (column[i] == Column<T>::kMissing || column[i] < least)
            continue;
        sum += static_cast<double>(column[i]) * scale;
        ++count;
    }
    const auto values = static_cast<double>(count);
    if (count == 0 || values < rules::kEnoughValues * static_cast<double>(seconds.count))
        return std::nullopt;
    return sum / values;
}

/// The mean of some seconds in the unit of a target; nothing when too few have a value.
std::optional<double> meanIn(const Timeline& timeline, Slice seconds, Unit unit) {
    switch (unit) {
    case Unit::Watts: return meanOf(timeline.power_w, seconds, 1.0);
    case Unit::SpeedMs: return meanOf(timeline.speed_mm_s, seconds, kMetresPerSecond);
    case Unit::Bpm: return meanOf<std::uint8_t>(timeline.heart_rate_bpm, seconds, 1.0, 1);
    default: return std::nullopt;
    }
}

Slice within(const Timeline& timeline, Slice seconds) {
    seconds.first = std::min(seconds.first, timeline.size());
    seconds.count = std::min(seconds.count, timeline.size() - seconds.first);
    return seconds;
}

Slice settled(Slice seconds) {
    const std::size_t skipped = std::min(rules::kHeartSettles, seconds.count / 2);
    return {seconds.first + skipped, seconds.count - skipped};
}

} // namespace

std::optional<double> stepAverage(const Timeline& timeline, Slice seconds, Unit unit, double plannedS) {
    seconds = within(timeline, seconds);
    const auto plain = meanIn(timeline, unit == Unit::Bpm ? settled(seconds) : seconds, unit);
    if (!plain && unit == Unit::SpeedMs && seconds.count > 1) {
        if (const auto metres = metresIn(timeline, seconds))
            return *metres / static_cast<double>(seconds.count);
    }
    if (!plain || unit != Unit::Watts || plannedS < rules::kWeightedFrom)
        return plain;
    // A lost value is no coasting: only the values there are count, as in the plain average.
    std::vector<std::uint16_t> power;
    const auto step = std::span(timeline.power_w).subspan(seconds.first, seconds.count);
    std::copy_if(step.begin(), step.end(), std::back_inserter(power),
                 [](std::uint16_t watts) { return watts != Column<std::uint16_t>::kMissing; });
    const auto weighted = weightedMean(power);
    return weighted ? weighted : plain;
}

std::optional<double> shareInRange(const Timeline& timeline, Slice seconds, const TargetRange& range) {
    seconds = within(timeline, seconds);
    if (range.unit == Unit::Bpm)
        seconds = settled(seconds);
    std::size_t inside = 0;
    std::size_t windows = 0;
    const std::size_t end = seconds.first + seconds.count;
    for (std::size_t first = seconds.first; first < end; first += rules::kInRangeWindow) {
        const bool rest = end - first < rules::kInRangeWindow && first != seconds.first;
        const auto mean = meanIn(timeline, {first, std::min(rules::kInRangeWindow, end - first)}, range.unit);
        if (rest || !mean)
            continue;
        ++windows;
        if (*mean >= range.low * (1.0 - rules::kInRangeTolerance) &&
            *mean <= range.high * (1.0 + rules::kInRangeTolerance))
            ++inside;
    }
    if (windows == 0)
        return std::nullopt;
    return static_cast<double>(inside) / static_cast<double>(windows);
}

std::optional<double> metresIn(const Timeline& timeline, Slice seconds) {
    seconds = within(timeline, seconds);
    std::optional<std::uint32_t> before;
    double centimetres = 0.0;
    // The second before the first tells where the stretch began.
    const std::size_t from = seconds.first > 0 ? seconds.first - 1 : 0;
    for (std::size_t i = from; i < seconds.first + seconds.count && !timeline.distance_cm.empty(); ++i) {
        const std::uint32_t distance = timeline.distance_cm[i];
        if (distance == Column<std::uint32_t>::kMissing)
            continue;
        if (before && distance > *before)
            centimetres += distance - *before;
        before = distance;
    }
    if (before)
        return centimetres / 100.0;
    const auto speed = meanIn(timeline, seconds, Unit::SpeedMs);
    return speed ? std::optional(*speed * static_cast<double>(seconds.count)) : std::nullopt;
}

} // namespace leadout::engine
