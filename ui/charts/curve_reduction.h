// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/review.h"

#include <QVector>

#include <optional>
#include <span>

namespace leadout::ui {

/// A part of the session's clock, in seconds.
struct TimeSpan {
    double startS = 0.0;
    double endS = 0.0;
    double length() const { return endS - startS; }
    bool operator==(const TimeSpan&) const = default;
};

/// A line to draw: times in seconds and values, not-a-number where the line breaks.
struct LinePoints {
    QVector<double> times;
    QVector<double> values;
};

/// The smallest and the largest of a set of values.
struct ValueRange {
    double low = 0.0;
    double high = 0.0;
};

/// What has to be drawn of the curves of one kind: every value while there are few, else the smallest and the
/// largest of each of `columns` pixel columns in their order, so that no peak is lost. Gaps stay gaps.
LinePoints reduce(std::span<const client::Curve> curves, client::Curve::Kind kind, const TimeSpan& view,
                  int columns);

/// The average over a part of the clock, weighted by time; gaps do not count. Nothing without a value.
std::optional<double> averageOver(std::span<const client::Curve> curves, client::Curve::Kind kind,
                                  const TimeSpan& part);

/// The value that holds at a moment; nothing in a gap.
std::optional<double> valueAt(std::span<const client::Curve> curves, client::Curve::Kind kind, double second);

/// Between which values the curves of a kind lie, single spikes (the outermost half per cent) left out.
std::optional<ValueRange> usualRange(std::span<const client::Curve> curves, client::Curve::Kind kind);

/// From the first to the last moment that any curve covers.
TimeSpan wholeSpan(std::span<const client::Curve> curves);

} // namespace leadout::ui
