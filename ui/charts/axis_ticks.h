// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/sentences/formatting.h"
#include "ui/charts/curve_reduction.h"

#include <QString>

#include <vector>

namespace leadout::ui {

/// Where an axis has a line, and what stands beside it.
struct AxisTick {
    double at = 0.0;
    QString label;
};

/// A vertical axis: what it spans, and its round numbers with their unit.
struct ValueAxis {
    ValueRange range;
    std::vector<AxisTick> ticks;
};

/// Round times over a part of the clock, at most `most` of them, as "0:30" (hours and minutes) or, when
/// zoomed in below half an hour, as "31:30".
std::vector<AxisTick> timeTicks(const TimeSpan& view, int most);

/// An axis for values of one unit that shows all of `values`. Power begins at zero; speeds of a sport that is
/// told by its pace get round paces.
ValueAxis valueAxis(const ValueRange& values, engine::Unit unit, const domain::Formatting& formatting);

} // namespace leadout::ui
