// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace leadout::engine {

/// The best average power in watts over any stretch of duration_s seconds; nothing when the recording is
/// shorter, when no second has power or when the duration is not positive.
///
///     max over t of (sum of power in [t, t + duration)) / duration
///
/// Source: the mean-maximal power curve. Each row is held for its seconds, so that a recording every four
/// seconds has the bests of one every second; other seconds and rows without power count as 0 W, so a stretch
/// may reach across a pause, and a power beyond reason (kMostPower) is a sensor's fault and counts as
/// missing. Powers are never negative, so a best stretch begins where a row does or ends where one does: two
/// indexes walk over the rows, and days without samples cost nothing. O(rows) time, no memory.
///
/// Rows as Seconds gives them, with heldSeconds; power_w is empty or as long as time. The same as
/// PowerTimeline::best, which is for whoever asks for many durations.
std::optional<double> meanMax(std::span<const std::uint32_t> time, std::span<const std::uint16_t> power_w,
                              std::span<const std::uint8_t> held_s, int duration_s);

} // namespace leadout::engine
