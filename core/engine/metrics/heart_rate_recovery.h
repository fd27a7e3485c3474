// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"

#include <cstdint>
#include <span>

namespace leadout::engine {

/// How the heart rate fell after a hard effort.
struct HeartRateRecovery {
    double drop_bpm = 0.0; ///< within 60 s; negative where it rose
    double from_bpm = 0.0; ///< at the end of the effort
    double to_bpm = 0.0;   ///< 60 s later
    std::uint32_t end = 0; ///< of the effort, in seconds since 1970-01-01 UTC
};

/// Heart-rate recovery: the drop within 60 s of the last hard effort.
///
///     drop = median heart rate of the last 5 s of the effort - median of the 5 s that end 60 s after it
///
/// Source: the one-minute recovery of exercise tests, taken from a session. An effort counts when all of this
/// holds, else the reason says what does not:
/// - the heart rate was at or above 70 % of the highest for the 2 minutes before its end;
/// - in the 60 s after, the average output was at most half that of these 2 minutes;
/// - the heart rate was recorded from 2 minutes before to 60 s after, with no hole over 10 s; nothing is put
///   into holes, and 0 is a dropout.
/// Its end is where the average output falls most from the 2 minutes before to the 60 s after. Limits: easy
/// pedalling slows the drop and standing still speeds it, so only sessions that end alike are comparable.
///
/// Rows as Seconds gives them; output is power or speed, in any unit, and decides nothing but the end; a span
/// is empty where its column is; faults of a sensor (withinReason) would end efforts. highest_bpm is the
/// athlete's highest heart rate.
Measured<HeartRateRecovery> heartRateRecovery(std::span<const std::uint32_t> time,
                                              std::span<const std::uint8_t> heart_rate_bpm,
                                              std::span<const std::uint16_t> output, double highest_bpm);

} // namespace leadout::engine
