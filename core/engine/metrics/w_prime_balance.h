// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/metrics/measured.h"

#include <cstdint>
#include <span>
#include <vector>

namespace leadout::engine {

/// What was left of the work above critical power, W', along a recording.
struct WPrimeBalance {
    std::vector<double> balance_j; ///< joules at the end of each row
    double lowest_j = 0.0;
    std::uint32_t lowest_at = 0; ///< seconds since 1970-01-01 UTC
    double end_j = 0.0;
    /// More was spent than there can be: critical power or W' is set too low. The negative values stay.
    bool overdrawn = false;
};

/// W' balance, in the differential form.
///
///     p >= CP:  dW/dt = CP - p
///     p <  CP:  dW/dt = (CP - p) * (W' - W) / W'
///
/// Source: Froncioni, Clarke and Skiba. Every row is one exact step of its length, above critical power
/// straight down and below it W' - (W' - W) * e^(-(CP - p) * dt / W'), so the result depends on no step size
/// and never overshoots W'. Rows are those that Seconds gives, each held for its seconds (heldSeconds); time
/// between them, such as a pause, is recovery at 0 W, and so is a row without power or with one beyond reason
/// (kMostPower). Limits: recovery is individual, and the integral form of Skiba 2012 gives other numbers,
/// which are not to be compared with these. The reason where no row has power, or where CP and W' are not
/// above 0.
Measured<WPrimeBalance> wPrimeBalance(std::span<const std::uint32_t> time,
                                      std::span<const std::uint16_t> power_w,
                                      std::span<const std::uint8_t> held_s, double critical_power_w,
                                      double w_prime_j);

} // namespace leadout::engine
