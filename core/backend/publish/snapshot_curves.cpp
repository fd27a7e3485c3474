// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/publish/snapshot_curves.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace leadout::backend {

namespace {

using protocol::StreamSamples;
using Curve = std::vector<std::optional<double>>;

constexpr double kLongest_s = 864'000.0; // nobody records for longer than ten days

bool usable(const StreamSamples& leg) {
    return leg.every_s > 0.0 && leg.offset_s >= 0.0 && leg.offset_s <= kLongest_s &&
           leg.every_s <= kLongest_s;
}

std::size_t placesOf(const StreamSamples& leg) {
    return std::max({leg.power_w.size(), leg.heart_rate_bpm.size(), leg.speed_m_s.size()});
}

/// The interval of the common clock: the coarsest of the legs, and coarser where there would be too many.
double intervalOf(const std::vector<StreamSamples>& legs) {
    double every_s = lengthOf(legs) / static_cast<double>(kMostCurvePlaces - 1);
    for (const StreamSamples& leg : legs) {
        if (usable(leg))
            every_s = std::max(every_s, leg.every_s);
    }
    return every_s;
}

std::optional<ReportSeries> seriesOf(const std::vector<StreamSamples>& legs, Curve StreamSamples::*curve,
                                     engine::Unit unit, double step) {
    ReportSeries series{unit, intervalOf(legs), {}};
    std::vector<double> sums;
    std::vector<int> counts;
    for (const StreamSamples& leg : legs) {
        if (!usable(leg))
            continue;
        const Curve& values = leg.*curve;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!values[i] || !std::isfinite(*values[i]))
                continue;
            // A hair more than the quotient, or a value on the border would fall to either side of it.
            const double at_s = leg.offset_s + static_cast<double>(i) * leg.every_s;
            const auto place = static_cast<std::size_t>(at_s / series.every_s + 1e-6);
            if (place >= kMostCurvePlaces)
                break;
            if (place >= sums.size()) {
                sums.resize(place + 1);
                counts.resize(place + 1);
            }
            sums[place] += *values[i];
            ++counts[place];
        }
    }
    if (sums.empty())
        return std::nullopt;
    series.values.resize(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (counts[i] > 0)
            series.values[i] = std::round(sums[i] / counts[i] / step) * step;
    }
    return series;
}

} // namespace

double lengthOf(const std::vector<StreamSamples>& legs) {
    double end_s = 0.0;
    for (const StreamSamples& leg : legs) {
        if (usable(leg))
            end_s = std::max(end_s, leg.offset_s + static_cast<double>(placesOf(leg)) * leg.every_s);
    }
    return std::min(end_s, kLongest_s);
}

std::vector<ReportSeries> curvesOf(const std::vector<StreamSamples>& legs) {
    std::vector<ReportSeries> found;
    if (auto power = seriesOf(legs, &StreamSamples::power_w, engine::Unit::Watts, 1.0))
        found.push_back(std::move(*power));
    else if (auto speed = seriesOf(legs, &StreamSamples::speed_m_s, engine::Unit::SpeedMs, 0.01))
        found.push_back(std::move(*speed));
    if (auto heart = seriesOf(legs, &StreamSamples::heart_rate_bpm, engine::Unit::Bpm, 1.0))
        found.push_back(std::move(*heart));
    return found;
}

} // namespace leadout::backend
