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
/// Source: the mean-maximal power curve. Seconds without a row or without power count as 0 W, so a stretch
/// may reach across a pause. Powers are never negative, so a best stretch can begin at a row: two indexes
/// walk over the rows and days without samples cost nothing. O(rows) time, no memory. Limit: a recording
/// slower than one row a second comes out too low, because the seconds between two rows count as 0 W.
///
/// time and power_w are rows as Seconds gives them; power_w is empty or as long as time.
std::optional<double> meanMax(std::span<const std::uint32_t> time, std::span<const std::uint16_t> power_w,
                              int duration_s);

} // namespace leadout::engine
