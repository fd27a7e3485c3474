// SPDX-License-Identifier: GPL-3.0-or-later
// The words are stored and sent, so they never change.
#include "core/engine/model/numbers.h"

#include <array>

namespace leadout::engine {

std::string_view key(NumberKey number) {
    static constexpr std::array<std::string_view, kNumberKeys> kWords = {
        "moving_time",
        "load",
        "intensity",
        "average_power",
        "power_without_zeros",
        "weighted_power",
        "variability",
        "work",
        "average_heart_rate",
        "efficiency",
        "decoupling",
        "heart_rate_recovery",
        "peak_power",
        "critical_power",
        "w_prime_balance",
        "graded_speed",
        "swim_speed",
        "power_zones",
        "heart_rate_zones",
        "pace_zones",
        "form",
        "threshold",
    };
    return kWords[static_cast<std::size_t>(number)];
}

std::string_view key(MeasuredBy by) {
    static constexpr std::array<std::string_view, kMeasuredBy> kWords = {
        "power", "heart_rate", "pace", "threshold_heart_rate", "highest_heart_rate",
    };
    return kWords[static_cast<std::size_t>(by)];
}

} // namespace leadout::engine
