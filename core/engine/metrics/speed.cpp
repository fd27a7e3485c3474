// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/speed.h"

#include <algorithm>
#include <cstddef>

namespace leadout::engine {

namespace {

constexpr std::uint16_t kUnknownSpeed = Column<std::uint16_t>::kMissing;
constexpr std::uint32_t kUnknownDistance = Column<std::uint32_t>::kMissing;
constexpr std::uint32_t kBefore = 2; ///< seconds
constexpr std::uint32_t kAfter = 3;

/// The speed of the rows from the first to the last of a stretch, which are rows with a distance that never
/// falls.
void fillStretch(const std::vector<std::size_t>& stretch, std::span<const std::uint32_t> time,
                 std::span<const std::uint32_t> distance_cm, std::vector<std::uint16_t>& speed) {
    if (stretch.size() < 2)
        return;
    std::size_t first = 0;
    std::size_t last = 0;
    for (std::size_t row = stretch.front(); row <= stretch.back(); ++row) {
        const auto canLeave = [&] { return first + 1 < stretch.size() && stretch[first + 1] <= row; };
        while (canLeave() && std::uint64_t{time[stretch[first]]} + kBefore < time[row])
            ++first;
        const auto reaches = [&](std::size_t next) {
            return stretch[last] <= row || time[stretch[next]] <= std::uint64_t{time[row]} + kAfter;
        };
        while (last + 1 < stretch.size() && reaches(last + 1))
            ++last;
        const std::size_t from = stretch[first < last ? first : last - 1];
        const std::uint64_t millimetres = std::uint64_t{distance_cm[stretch[last]] - distance_cm[from]} * 10;
        const std::uint64_t seconds = time[stretch[last]] - time[from];
        speed[row] =
            static_cast<std::uint16_t>(std::min<std::uint64_t>(millimetres / seconds, kUnknownSpeed - 1));
    }
}

} // namespace

std::vector<std::uint16_t> speedFromDistance(std::span<const std::uint32_t> time,
                                             std::span<const std::uint32_t> distance_cm) {
    std::vector<std::uint16_t> speed(distance_cm.size(), kUnknownSpeed);
    std::vector<std::size_t> stretch;
    bool any = false;
    const auto end = [&] {
        fillStretch(stretch, time, distance_cm, speed);
        any = any || stretch.size() > 1;
        stretch.clear();
    };
    for (std::size_t row = 0; row < distance_cm.size(); ++row) {
        if (distance_cm[row] == kUnknownDistance)
            continue;
        if (!stretch.empty() && (distance_cm[row] < distance_cm[stretch.back()] ||
                                 time[row] - time[stretch.back()] > kLongestHold))
            end();
        stretch.push_back(row);
    }
    end();
    return any ? speed : std::vector<std::uint16_t>();
}

std::vector<std::uint16_t> speedOf(const Samples& samples, const Seconds& rows, bool pool) {
    std::vector<std::uint16_t> recorded = rows.of(samples.speed_mm_s);
    const bool none = std::all_of(recorded.begin(), recorded.end(),
                                  [](std::uint16_t speed) { return speed == kUnknownSpeed; });
    if (!none)
        return recorded;
    if (pool || !samples.distance_cm.present())
        return {};
    return speedFromDistance(rows.time(), rows.of(samples.distance_cm));
}

} // namespace leadout::engine
