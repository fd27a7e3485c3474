// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include <optional>

namespace leadout::client {

/// Thresholds with the day from which they hold, until the next set. What is not in it is not known.
struct ThresholdSet {
    QDate from;
    std::optional<double> powerW;
    std::optional<double> heartRateBpm;
    std::optional<double> maxHeartRateBpm;
    std::optional<double> runSpeedMs;
    std::optional<double> swimSpeedMs;
    bool operator==(const ThresholdSet&) const = default;
};

} // namespace leadout::client
