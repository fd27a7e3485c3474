// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/sample/effort.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace leadout::backend::sample {

namespace {

constexpr double kLeast = 0.1; ///< of the aim, so that the noise stays positive
constexpr double kCoasting = 0.10;
constexpr int kShortestCoast = 3; ///< seconds
constexpr int kLongestCoast = 12;
constexpr double kCoastsFrom = 180.0; ///< seconds; shorter phases are ridden through
constexpr std::size_t kWindow = 30;

double noiseOn(Ground ground) {
    switch (ground) {
    case Ground::TrainerRide: return 0.07;
    case Ground::RoadRide: return 0.20;
    case Ground::Run: return 0.04;
    }
    return 0.0;
}

void coast(std::vector<double>& values, Dice& dice) {
    const double mean = (kShortestCoast + kLongestCoast) / 2.0;
    const double perSecond = kCoasting / mean;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!dice.chance(perSecond))
            continue;
        const auto length = static_cast<std::size_t>(dice.between(kShortestCoast, kLongestCoast));
        const std::size_t end = std::min(values.size(), i + length);
        std::fill(values.begin() + static_cast<std::ptrdiff_t>(i),
                  values.begin() + static_cast<std::ptrdiff_t>(end), 0.0);
        i = end;
    }
}

double plainMean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The fourth-power mean of half minutes, as weighted power is.
double weightedMean(const std::vector<double>& values) {
    if (values.size() < kWindow)
        return plainMean(values);
    double window = 0.0;
    double fourth = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        window += values[i];
        if (i >= kWindow)
            window -= values[i - kWindow];
        const double mean = window / kWindow;
        if (i + 1 >= kWindow)
            fourth += mean * mean * mean * mean;
    }
    return std::sqrt(std::sqrt(fourth / static_cast<double>(values.size() - kWindow + 1)));
}

} // namespace

std::vector<double> secondsOf(const Phase& phase, Ground ground, Wander& wander, Dice& dice) {
    const auto count = static_cast<std::size_t>(std::lround(phase.seconds));
    if (count == 0)
        return {};
    std::vector<double> values(count);
    for (double& value : values)
        value = std::max(kLeast, 1.0 + noiseOn(ground) * wander.next(dice));
    if (ground == Ground::RoadRide && !phase.hard && phase.seconds >= kCoastsFrom)
        coast(values, dice);
    const double mean = phase.weighted ? weightedMean(values) : plainMean(values);
    for (double& value : values)
        value *= phase.aim / mean;
    return values;
}

} // namespace leadout::backend::sample
