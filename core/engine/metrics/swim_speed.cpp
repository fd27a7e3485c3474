// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/swim_speed.h"

#include "core/engine/model/sentence_ids.h"

namespace leadout::engine {

Measured<double> swimSpeed(std::optional<double> distance_m, std::optional<double> moving_s, double rest_s) {
    if (!(distance_m.value_or(0.0) > 0.0))
        return absent(sentence::kAbsentDistance);
    const double swum = moving_s.value_or(0.0) - rest_s;
    if (!(swum > 0.0))
        return absent(sentence::kAbsentTime);
    return *distance_m / swum;
}

} // namespace leadout::engine
