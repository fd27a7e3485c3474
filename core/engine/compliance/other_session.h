// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace leadout::engine {

/// Moving time, in seconds, and load below which an unplanned session is a commute or a stroll that waits for
/// nobody.
inline constexpr double kOtherSeconds = 30 * 60;
inline constexpr double kOtherLoad = 15;

/// Whether a session is that short and easy; one of unknown load is easy.
inline bool isOther(double done_s, const std::optional<double>& load) {
    return done_s < kOtherSeconds && load.value_or(0.0) < kOtherLoad;
}

} // namespace leadout::engine
