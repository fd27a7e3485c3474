// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis_ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace leadout::ui {

namespace {

using domain::DurationForm;
using engine::Unit;

constexpr double kHalfHour = 1800.0;
constexpr double kSecondsPerHour = 3600.0;

/// The smallest of 1, 2 and 5 times a power of ten that cuts a length into at most `most` parts.
double roundStep(double length, int most) {
    const double least = length / most;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double times : {1.0, 2.0, 5.0}) {
        if (times * power >= least)
            return times * power;
    }
    return 10.0 * power;
}

/// Ticks at whole multiples of a step, one unit of the axis being `scale` of the values.
ValueAxis evenAxis(double low, double high, double scale, Unit unit, const domain::Formatting& formatting) {
    constexpr int kMostLines = 5;
    low /= scale;
    high /= scale;
    if (high - low < 1.0)
        high = low + 1.0;
    const double step = roundStep(high - low, kMostLines);
    ValueAxis axis;
    axis.range = {std::floor(low / step) * step * scale, high * scale};
    for (double at = std::floor(low / step) * step; at <= high; at += step)
        axis.ticks.push_back({at * scale, domain::format({at * scale, unit}, formatting)});
    return axis;
}

ValueAxis paceAxis(const ValueRange& speeds, const domain::Formatting& formatting) {
    constexpr double kSlowest = 0.3; // beyond it a stop would squeeze everything else against the top
    const double metres = domain::speedUnit(formatting).metres;
    const double high = std::max(speeds.high * 1.05, kSlowest * 2.0);
    const double low = std::clamp(speeds.low * 0.95, std::max(kSlowest, high * 0.4), high * 0.9);
    ValueAxis axis;
    axis.range = {low, high};
    const double fastest = metres / high;
    const double slowest = metres / low;
    constexpr std::array<double, 7> kSteps = {5, 10, 15, 30, 60, 120, 300};
    const auto step =
        std::find_if(kSteps.begin(), kSteps.end(), [&](double s) { return (slowest - fastest) / s <= 4.0; });
    const double every = step == kSteps.end() ? 600.0 : *step;
    for (double pace = std::ceil(fastest / every) * every; pace <= slowest; pace += every)
        axis.ticks.push_back({metres / pace, domain::format({metres / pace, Unit::SpeedMs}, formatting)});
    return axis;
}

} // namespace

std::vector<AxisTick> timeTicks(const TimeSpan& view, int most) {
    std::vector<AxisTick> ticks;
    if (most < 1 || view.length() <= 0.0)
        return ticks;
    constexpr std::array<double, 13> kSteps = {1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200};
    const auto found =
        std::find_if(kSteps.begin(), kSteps.end(), [&](double step) { return view.length() / step <= most; });
    const double step =
        found == kSteps.end() ? std::ceil(view.length() / most / kSecondsPerHour) * kSecondsPerHour : *found;
    const bool minutes = step < 60.0 || view.endS <= kHalfHour;
    const DurationForm form = minutes ? DurationForm::Auto : DurationForm::HoursMinutes;
    for (double at = std::ceil(view.startS / step) * step; at <= view.endS; at += step)
        ticks.push_back({at, domain::formatDuration(at, form)});
    return ticks;
}

ValueAxis valueAxis(const ValueRange& values, Unit unit, const domain::Formatting& formatting) {
    if (unit == Unit::SpeedMs) {
        const domain::SpeedUnit speed = domain::speedUnit(formatting);
        if (speed.pace)
            return paceAxis(values, formatting);
        return evenAxis(0.0, values.high * 1.1, speed.metres / kSecondsPerHour, unit, formatting);
    }
    if (unit == Unit::Watts)
        return evenAxis(0.0, values.high * 1.1, 1.0, unit, formatting);
    return evenAxis(std::max(0.0, values.low - 5.0), values.high + 5.0, 1.0, unit, formatting);
}

} // namespace leadout::ui
