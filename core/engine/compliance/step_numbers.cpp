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

constexpr double kEnoughValues = 0.5;      ///< of a step's seconds
constexpr double kMetresPerSecond = 0.001; ///< of a millimetre per second

/// A stretch of one column in the unit of a target; nothing where no value is.
class Values {
public:
    Values(const Timeline& timeline, Unit unit) : m_timeline(timeline), m_unit(unit) {}

    std::optional<double> at(std::size_t second) const {
        switch (m_unit) {
        case Unit::Watts: return value(m_timeline.power_w, second, 1.0);
        case Unit::SpeedMs: return value(m_timeline.speed_mm_s, second, kMetresPerSecond);
        case Unit::Bpm: {
            const auto beats = value(m_timeline.heart_rate_bpm, second, 1.0);
            return beats && *beats > 0.0 ? beats : std::nullopt;
        }
        default: return std::nullopt;
        }
    }

    /// The mean of the values there are; nothing when they are too few.
    std::optional<double> mean(Slice seconds) const {
        double sum = 0.0;
        std::size_t count = 0;
        for (std::size_t i = seconds.first; i < seconds.first + seconds.count; ++i) {
            if (const auto number = at(i)) {
                sum += *number;
                ++count;
            }
        }
        const auto values = static_cast<double>(count);
        if (count == 0 || values < kEnoughValues * static_cast<double>(seconds.count))
            return std::nullopt;
        return sum / values;
    }

private:
    template <typename T>
    static std::optional<double> value(const std::vector<T>& column, std::size_t second, double scale) {
        if (second >= column.size() || column[second] == Column<T>::kMissing)
            return std::nullopt;
        return static_cast<double>(column[second]) * scale;
    }

    const Timeline& m_timeline;
    Unit m_unit;
};

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
    const auto plain = Values(timeline, unit).mean(unit == Unit::Bpm ? settled(seconds) : seconds);
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
    const Values values(timeline, range.unit);
    std::size_t inside = 0;
    std::size_t windows = 0;
    const std::size_t end = seconds.first + seconds.count;
    for (std::size_t first = seconds.first; first < end; first += rules::kInRangeWindow) {
        const bool rest = end - first < rules::kInRangeWindow && first != seconds.first;
        const auto mean = values.mean({first, std::min(rules::kInRangeWindow, end - first)});
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
    const auto speed = Values(timeline, Unit::SpeedMs).mean(seconds);
    return speed ? std::optional(*speed * static_cast<double>(seconds.count)) : std::nullopt;
}

} // namespace leadout::engine
