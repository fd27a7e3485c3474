// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/mean_max.h"

#include "core/engine/metrics/sums.h"

#include <algorithm>
#include <cstddef>

namespace leadout::engine {

namespace {

/// A power from its start until before its end.
struct HeldPower {
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t power_w = 0;

    std::int64_t joules() const { return (end - start) * power_w; }
};

/// The most work of any stretch of so many seconds that begins where a row does, in joules. rowAt gives the
/// rows in order of their starts.
template <typename RowAt>
std::int64_t mostWork(std::size_t rows, std::int64_t duration, const RowAt& rowAt) {
    std::int64_t most = 0;
    std::int64_t whole = 0; // of the rows from the first on that end within the stretch
    std::size_t next = 0;   // the first row that does not
    for (std::size_t first = 0; first < rows; ++first) {
        const HeldPower from = rowAt(first);
        const std::int64_t end = from.start + duration;
        next = std::max(next, first);
        for (; next < rows && rowAt(next).end <= end; ++next)
            whole += rowAt(next).joules();
        const HeldPower cut = next < rows ? rowAt(next) : HeldPower{};
        const std::int64_t within = next < rows ? std::max<std::int64_t>(0, end - cut.start) : 0;
        most = std::max(most, whole + within * cut.power_w);
        whole -= next > first ? from.joules() : 0;
    }
    return most;
}

} // namespace

std::optional<double> meanMax(std::span<const std::uint32_t> time, std::span<const std::uint16_t> power_w,
                              std::span<const std::uint8_t> held_s, int duration_s) {
    if (duration_s < 1 ||
        std::all_of(power_w.begin(), power_w.end(), [](std::uint16_t each) { return each > kMostPower; }))
        return std::nullopt;
    if (std::int64_t{time.back()} - time.front() + held_s.back() < duration_s)
        return std::nullopt;
    const auto rowAt = [&](std::size_t i) {
        return HeldPower{time[i], std::int64_t{time[i]} + held_s[i],
                         power_w[i] > kMostPower ? 0 : power_w[i]};
    };
    std::int64_t most = mostWork(time.size(), duration_s, rowAt);
    if (std::any_of(held_s.begin(), held_s.end(), [](std::uint8_t each) { return each > 1; })) {
        // Time turned round, the stretches that end where a row does begin there.
        const auto turned = [&](std::size_t i) {
            const HeldPower row = rowAt(time.size() - 1 - i);
            return HeldPower{-row.end, -row.start, row.power_w};
        };
        most = std::max(most, mostWork(time.size(), duration_s, turned));
    }
    return static_cast<double>(most) / duration_s;
}

} // namespace leadout::engine
