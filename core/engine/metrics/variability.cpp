// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/variability.h"

#include "core/engine/metrics/weighted_power.h"
#include "core/engine/model/sentence_ids.h"

namespace leadout::engine {

Measured<double> weightedPowerOf(const Metrics& metrics, double recorded_s) {
    if (metrics.weighted_power_w)
        return *metrics.weighted_power_w;
    if (!metrics.avg_power_w)
        return absent(sentence::kAbsentPower);
    return absent(sentence::kAbsentTooShort,
                  {Quantity{recorded_s, Unit::Seconds},
                   Quantity{static_cast<double>(kWeightedPowerWindow), Unit::Seconds}});
}

Measured<double> variability(const Metrics& metrics, double recorded_s) {
    if (metrics.avg_power_w && !(*metrics.avg_power_w > 0.0))
        return absent(sentence::kAbsentZeroPower);
    return weightedPowerOf(metrics, recorded_s).map([&metrics](double weighted) {
        return weighted / *metrics.avg_power_w;
    });
}

} // namespace leadout::engine
