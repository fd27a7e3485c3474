// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/publish/report_snapshot.h"
#include "core/protocol/analysis_detail.h"

#include <cstddef>
#include <vector>

namespace leadout::backend {

/// As many values as a curve of a report may have; longer sessions have coarser ones.
inline constexpr std::size_t kMostCurvePlaces = 3'600;

/// Where the last of these legs ends, in seconds on the clock of the session; 0 without any.
double lengthOf(const std::vector<protocol::StreamSamples>& legs);

/// The curves that a report shows of the legs, laid on one clock: power, or speed where no power was
/// recorded, and heart rate. Each value is the mean of what was recorded in its interval, in whole watts,
/// beats or hundredths of metres per second.
std::vector<ReportSeries> curvesOf(const std::vector<protocol::StreamSamples>& legs);

} // namespace leadout::backend
