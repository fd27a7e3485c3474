// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/seconds.h"
#include "core/engine/model/recording.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace leadout::engine {

/// The most moving seconds that steps are laid over: two days of them. Nobody plans longer sessions in steps.
inline constexpr std::size_t kMostMovingSeconds = 48 * 3600;

/// The moving seconds of a recording, one value each, so that neither stops nor the recording rate matter.
/// Columns are empty where the recording has none, else as long as clock; kMissing where nothing is recorded
/// or a value is beyond reason. The speed is that of speedOf: where none is recorded it is from the distance.
struct Timeline {
    std::vector<std::uint32_t> clock; ///< seconds since 1970-01-01 UTC, ascending
    std::vector<std::uint16_t> power_w;
    std::vector<std::uint8_t> heart_rate_bpm;
    std::vector<std::uint16_t> speed_mm_s;
    std::vector<std::uint32_t> distance_cm;
    std::vector<std::uint32_t> reached; ///< per sample: the latest time up to it

    std::size_t size() const { return clock.size(); }

    /// The first moving second at or after a time; size() when there is none.
    std::size_t at(std::uint32_t time) const;
};

/// The moving seconds of a recording: stops and seconds with the timer paused are left out, and a sample
/// holds until the next one for up to kLongestHold. Nothing for more than kMostMovingSeconds, so that what is
/// done with them costs no more than that, however far apart the samples are.
std::optional<Timeline> timelineOf(const Recording& recording);

/// The samples that lie in moving seconds first to first + count. O(log samples).
Slice samplesOf(const Timeline& timeline, Slice seconds);

} // namespace leadout::engine
