// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace leadout::engine {

/// The longest stretch that a best average is looked for over, in seconds.
inline constexpr int kLongestBest = 24 * 3600;

/// A best average and where it was done.
struct BestPower {
    int duration_s = 0;
    double power_w = 0.0;
    std::uint32_t start = 0; ///< seconds since 1970-01-01 UTC
};

/// The power of a recording second by second, as running sums: made once, then asked for best averages.
///
///     max over t of (sum of power in [t, t + duration)) / duration
///
/// Source: the mean-maximal power curve. Rows are those that Seconds gives, each held for its seconds
/// (heldSeconds), so that a recording every four seconds has the curve of one every second. Other seconds and
/// rows without power count as 0 W, so a stretch may reach across a pause; powers beyond reason (kMostPower)
/// count as missing. Holes longer than kLongestBest are cut to it, which no best of that length can tell.
/// O(seconds) time, 4 bytes a second.
class PowerTimeline {
public:
    /// The reason where no row has power, or where the rows are spread over more than two days.
    static Measured<PowerTimeline> of(std::span<const std::uint32_t> time,
                                      std::span<const std::uint16_t> power_w,
                                      std::span<const std::uint8_t> held_s);

    /// The longest duration that there is a best of, in seconds; at least 1.
    int longest() const;

    /// The best average of any stretch so long, the first where several are equal; 1 <= duration_s <=
    /// longest(). O(seconds).
    BestPower best(int duration_s) const;

    /// The best averages of all durations from 1 s to longest(), in watts; duration d is at index d - 1.
    /// Exact; O(seconds^2), so for whoever asks and not for every recording.
    std::vector<double> everySecond() const;

private:
    std::uint32_t timeAt(std::size_t second) const;

    std::vector<std::int32_t> m_sums; ///< watts of all seconds before; one more than there are seconds
    /// Where seconds do not follow each other: a second of the timeline, and its time.
    std::vector<std::pair<std::size_t, std::uint32_t>> m_anchors;
};

} // namespace leadout::engine
