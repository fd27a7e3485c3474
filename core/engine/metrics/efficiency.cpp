// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/metrics/efficiency.h"

#include "core/engine/metrics/variability.h"
#include "core/engine/model/sentence_ids.h"

namespace leadout::engine {

namespace {

Measured<double> perHeartRate(double output, const Metrics& metrics) {
    if (!metrics.avg_hr_bpm)
        return absent(sentence::kAbsentHeartRate);
    return output / *metrics.avg_hr_bpm;
}

} // namespace

Measured<double> efficiencyByPower(const Metrics& metrics, double recorded_s) {
    return weightedPowerOf(metrics, recorded_s).and_then([&metrics](double weighted) {
        return perHeartRate(weighted, metrics);
    });
}

Measured<double> efficiencyBySpeed(const Measured<double>& gradedSpeed_m_s, const Metrics& metrics) {
    return gradedSpeed_m_s.and_then([&metrics](double speed) { return perHeartRate(speed * 60.0, metrics); });
}

} // namespace leadout::engine
