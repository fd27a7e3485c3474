// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_reduction.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace leadout::ui {

namespace {

using client::Curve;

constexpr double kBreak = std::numeric_limits<double>::quiet_NaN();

/// Places of a curve that a part of the clock touches.
struct Places {
    std::size_t first = 0;
    std::size_t end = 0;
};

Places placesIn(const Curve& curve, const TimeSpan& part) {
    if (curve.everyS <= 0.0 || part.endS <= part.startS)
        return {};
    const double count = static_cast<double>(curve.values.size());
    const double first = std::floor((part.startS - curve.offsetS) / curve.everyS);
    const double end = std::ceil((part.endS - curve.offsetS) / curve.everyS);
    return {static_cast<std::size_t>(std::clamp(first, 0.0, count)),
            static_cast<std::size_t>(std::clamp(end, 0.0, count))};
}

double timeOf(const Curve& curve, std::size_t place) {
    return curve.offsetS + static_cast<double>(place) * curve.everyS;
}

void breakLine(LinePoints& line, double time) {
    if (!line.values.isEmpty() && !std::isnan(line.values.last())) {
        line.times.append(time);
        line.values.append(kBreak);
    }
}

void append(LinePoints& line, double time, double value) {
    line.times.append(time);
    line.values.append(value);
}

void appendEach(LinePoints& line, const Curve& curve, const Places& places) {
    for (std::size_t i = places.first; i < places.end; ++i) {
        if (!curve.values[i]) {
            breakLine(line, timeOf(curve, i));
            continue;
        }
        append(line, timeOf(curve, i), *curve.values[i]);
        // The value before a gap holds to the gap's begin, so that a lone value is a dash and not nothing.
        if (i + 1 == places.end || !curve.values[i + 1])
            append(line, timeOf(curve, i + 1), *curve.values[i]);
    }
}

/// The smallest and the largest value of one pixel column.
class ColumnPeaks {
public:
    void add(double time, double value) {
        if (!m_any || value < m_low)
            m_low = value, m_lowTime = time;
        if (!m_any || value > m_high)
            m_high = value, m_highTime = time;
        m_any = true;
    }
    void writeTo(LinePoints& line, double endOfColumn) {
        if (!m_any) {
            breakLine(line, endOfColumn);
            return;
        }
        const bool lowFirst = m_lowTime <= m_highTime;
        append(line, lowFirst ? m_lowTime : m_highTime, lowFirst ? m_low : m_high);
        if (m_lowTime != m_highTime)
            append(line, lowFirst ? m_highTime : m_lowTime, lowFirst ? m_high : m_low);
        m_any = false;
    }

private:
    bool m_any = false;
    double m_low = 0.0;
    double m_high = 0.0;
    double m_lowTime = 0.0;
    double m_highTime = 0.0;
};

void appendColumns(LinePoints& line, const Curve& curve, const Places& places, double columnS) {
    ColumnPeaks peaks;
    double columnEnd = timeOf(curve, places.first) + columnS;
    for (std::size_t i = places.first; i < places.end; ++i) {
        const double time = timeOf(curve, i);
        while (time >= columnEnd) {
            peaks.writeTo(line, columnEnd);
            columnEnd += columnS;
        }
        if (curve.values[i])
            peaks.add(time, *curve.values[i]);
    }
    peaks.writeTo(line, columnEnd);
}

} // namespace

LinePoints reduce(std::span<const Curve> curves, Curve::Kind kind, const TimeSpan& view, int columns) {
    LinePoints line;
    if (columns <= 0 || view.length() <= 0.0)
        return line;
    const double columnS = view.length() / columns;
    for (const Curve& curve : curves) {
        if (curve.kind != kind || curve.everyS <= 0.0)
            continue;
        // One more on either side, so that the line runs out of the picture.
        const Places places = placesIn(curve, {view.startS - curve.everyS, view.endS + 2.0 * curve.everyS});
        if (places.first >= places.end)
            continue;
        breakLine(line, timeOf(curve, places.first));
        if (columnS <= 2.0 * curve.everyS)
            appendEach(line, curve, places);
        else
            appendColumns(line, curve, places, columnS);
    }
    return line;
}

std::optional<double> averageOver(std::span<const Curve> curves, Curve::Kind kind, const TimeSpan& part) {
    double sum = 0.0;
    double seconds = 0.0;
    for (const Curve& curve : curves) {
        if (curve.kind != kind)
            continue;
        const Places places = placesIn(curve, part);
        for (std::size_t i = places.first; i < places.end; ++i) {
            if (!curve.values[i])
                continue;
            const double held =
                std::min(part.endS, timeOf(curve, i + 1)) - std::max(part.startS, timeOf(curve, i));
            sum += *curve.values[i] * held;
            seconds += held;
        }
    }
    return seconds > 0.0 ? std::optional<double>(sum / seconds) : std::nullopt;
}

std::optional<double> valueAt(std::span<const Curve> curves, Curve::Kind kind, double second) {
    for (const Curve& curve : curves) {
        if (curve.kind != kind || curve.everyS <= 0.0 || second < curve.offsetS)
            continue;
        const double place = std::floor((second - curve.offsetS) / curve.everyS);
        if (place < static_cast<double>(curve.values.size()))
            return curve.values[static_cast<std::size_t>(place)];
    }
    return std::nullopt;
}

std::optional<ValueRange> usualRange(std::span<const Curve> curves, Curve::Kind kind) {
    std::vector<double> values;
    for (const Curve& curve : curves) {
        if (curve.kind != kind)
            continue;
        for (const std::optional<double>& value : curve.values) {
            if (value && std::isfinite(*value))
                values.push_back(*value);
        }
    }
    if (values.empty())
        return std::nullopt;
    const auto outer = static_cast<std::ptrdiff_t>(values.size() / 200);
    const auto low = values.begin() + outer;
    std::nth_element(values.begin(), low, values.end());
    const double lowest = *low;
    const auto high = values.end() - 1 - outer;
    std::nth_element(values.begin(), high, values.end());
    return ValueRange{lowest, *high};
}

TimeSpan wholeSpan(std::span<const Curve> curves) {
    TimeSpan whole;
    bool any = false;
    for (const Curve& curve : curves) {
        if (curve.values.empty() || curve.everyS <= 0.0)
            continue;
        const double end = timeOf(curve, curve.values.size());
        whole = any ? TimeSpan{std::min(whole.startS, curve.offsetS), std::max(whole.endS, end)}
                    : TimeSpan{curve.offsetS, end};
        any = true;
    }
    return whole;
}

} // namespace leadout::ui
