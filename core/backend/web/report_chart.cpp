// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/report_chart.h"

#include "core/backend/web/curve_path.h"
#include "core/backend/web/round_numbers.h"

#include <algorithm>
#include <cmath>

namespace leadout::backend {

namespace {

using engine::Quantity;
using engine::Sentence;
using engine::Unit;

/// In pixels; the plot is as wide as there is room.
constexpr double kPlotHeight = 140.0;
/// Of a label, which stands beside its line: no two may touch, nor may one leave the plot.
constexpr double kLabelHeight = 13.0;
/// Nobody records for longer than ten days.
constexpr double kLongest_s = 864'000.0;

QString percent(double share) {
    return QString::number(100.0 * share, 'f', 2) + u'%';
}

QString className(Unit unit) {
    return unit == Unit::Bpm ? QStringLiteral("heart") : QStringLiteral("power");
}

/// No power, heart rate or speed is beyond this; such a number is a fault of its maker.
constexpr double kLargest = 1e5;

bool usable(double value) {
    return value >= 0.0 && value <= kLargest;
}

bool usable(const ReportRange& range) {
    return usable(range.low) && usable(range.high);
}

/// So long an average shows how steady a ride or a run was without its every wobble.
constexpr double kUsualAverage_s = 30.0;
/// A step keeps its height when the average is no longer than this part of it.
constexpr double kPartOfStep = 0.25;

/// The usable values of a series, each the average of those within half of `average_s` around it.
std::vector<std::optional<double>> averaged(const ReportSeries& series, int average_s) {
    const std::size_t count = series.values.size();
    std::vector<double> sums(count + 1, 0.0);
    std::vector<std::size_t> present(count + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
        const bool counts = series.values[i] && usable(*series.values[i]);
        sums[i + 1] = sums[i] + (counts ? *series.values[i] : 0.0);
        present[i + 1] = present[i] + (counts ? 1 : 0);
    }
    const auto around =
        static_cast<std::size_t>(std::min(0.5 * average_s / series.every_s, static_cast<double>(count)));
    std::vector<std::optional<double>> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        if (present[i + 1] == present[i])
            continue;
        const std::size_t from = i - std::min(i, around);
        const std::size_t to = std::min(count, i + around + 1);
        values[i] = around == 0 ? *series.values[i]
                                : (sums[to] - sums[from]) / static_cast<double>(present[to] - present[from]);
    }
    return values;
}

/// The value below which this share of all values lies.
double quantile(std::vector<double>& values, double share) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

double ReportChart::Curve::y(double value) const {
    return kPlotHeight * (1.0 - std::clamp((value - low) / (high - low), 0.0, 1.0));
}

ReportChart::ReportChart(const ReportSnapshot& snapshot, const domain::Sentences& sentences,
                         const domain::Formatting& formatting)
    : m_snapshot(snapshot)
    , m_sentences(sentences)
    , m_formatting(formatting) {
    if (!(snapshot.duration_s >= 1.0 && snapshot.duration_s <= kLongest_s))
        return;
    addCurve(Unit::Watts);
    if (m_curves.empty())
        addCurve(Unit::SpeedMs);
    addCurve(Unit::Bpm);
}

void ReportChart::addCurve(Unit unit) {
    for (const ReportSeries& series : m_snapshot.series) {
        if (series.unit != unit)
            continue;
        if (const std::optional<Curve> curve = curveOf(series)) {
            m_curves.push_back(*curve);
            return;
        }
    }
}

/// Over how many seconds a series is averaged; 0 for one that is steady by itself, as the heart rate is, and
/// for one that has hardly a value in that time.
int ReportChart::averageOf(const ReportSeries& series) const {
    if (series.unit == Unit::Bpm)
        return 0;
    double average_s = kUsualAverage_s;
    for (const ReportTarget& target : m_snapshot.targets) {
        const double length_s = target.end_s - target.start_s;
        if (target.unit == series.unit && length_s > 0.0)
            average_s = std::min(average_s, kPartOfStep * length_s);
    }
    return average_s >= 2.0 * series.every_s ? static_cast<int>(average_s) : 0;
}

bool ReportChart::isPace(Unit unit) const {
    return unit == Unit::SpeedMs && domain::speedUnit(m_formatting).pace;
}

/// The scale of a series; nothing when it holds no values. A few outliers (a sprint, a jump of the satellite
/// fix) do not decide it: they touch the border of the plot.
std::optional<ReportChart::Curve> ReportChart::curveOf(const ReportSeries& series) const {
    if (!(series.every_s > 0.0 && series.every_s <= kLongest_s))
        return std::nullopt;
    const int average_s = averageOf(series);
    Curve curve{&series, averaged(series, average_s), average_s, 0.0, 0.0, kLargest, 0.0};
    std::vector<double> values;
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        if (!curve.values[i])
            continue;
        values.push_back(*curve.values[i]);
        curve.least = std::min(curve.least, *series.values[i]);
        curve.greatest = std::max(curve.greatest, *series.values[i]);
    }
    if (values.empty())
        return std::nullopt;
    curve.high = quantile(values, 0.995);
    if (series.unit == Unit::Bpm || isPace(series.unit))
        curve.low = quantile(values, 0.005);
    if (isPace(series.unit))
        curve.low = std::max(curve.low, 0.5 * quantile(values, 0.5)); // standing still has no pace
    for (const ReportTarget& target : m_snapshot.targets) {
        if (target.unit != series.unit || !usable(target.range))
            continue;
        curve.low = std::min(curve.low, target.range.low);
        curve.high = std::max(curve.high, target.range.high);
    }
    const double margin = std::max(0.08 * (curve.high - curve.low), 0.01 * std::abs(curve.high));
    curve.high += std::max(margin, 1e-3);
    if (curve.low != 0.0)
        curve.low -= margin;
    return curve;
}

bool ReportChart::hasTargets() const {
    return std::any_of(m_curves.begin(), m_curves.end(), [this](const Curve& curve) {
        return std::any_of(m_snapshot.targets.begin(), m_snapshot.targets.end(),
                           [&](const ReportTarget& target) { return target.unit == curve.series->unit; });
    });
}

/// Round numbers as the reader sees them, in the unit of the series.
std::vector<double> ReportChart::ticks(const Curve& curve) const {
    std::vector<double> found;
    if (curve.series->unit != Unit::SpeedMs) {
        found = roundNumbers(curve.low, curve.high, RoundIn::Decimals);
    } else {
        const domain::SpeedUnit unit = domain::speedUnit(m_formatting);
        const double hour_s = 3600.0;
        if (unit.pace && curve.low > 0.0)
            found = roundNumbers(unit.metres / curve.high, unit.metres / curve.low, RoundIn::Seconds);
        else if (!unit.pace)
            found = roundNumbers(curve.low * hour_s / unit.metres, curve.high * hour_s / unit.metres,
                                 RoundIn::Decimals);
        for (double& tick : found)
            tick = unit.pace ? unit.metres / tick : tick * unit.metres / hour_s;
    }
    std::vector<double> apart;
    for (const double tick : found) {
        const double y = curve.y(tick);
        const bool inside = y > 0.5 * kLabelHeight && y < kPlotHeight - 1.0;
        if (inside && (apart.empty() || std::abs(curve.y(apart.back()) - y) >= kLabelHeight))
            apart.push_back(tick);
    }
    return apart;
}

QString ReportChart::path(const Curve& curve) const {
    CurvePath path;
    const double per_value = kColumns * curve.series->every_s / m_snapshot.duration_s;
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        const double x = static_cast<double>(i) * per_value;
        if (x > kColumns)
            break;
        const int column = static_cast<int>(x);
        const std::optional<double>& value = curve.values[i];
        if (value)
            path.add(column, curve.y(*value));
        else
            path.gap(column);
    }
    return path.take();
}

QString ReportChart::name(const Curve& curve) const {
    const Unit unit = curve.series->unit;
    if (unit == Unit::SpeedMs && !isPace(unit))
        return m_sentences.word("report.speed");
    return domain::upperFirst(m_sentences.word(unit == Unit::Watts ? "method.power"
                                               : unit == Unit::Bpm ? "method.heart_rate"
                                                                   : "method.pace"));
}

/// The unit that the numbers beside the plot are in, such as "W" or "/km".
QString ReportChart::unitWord(const Curve& curve) const {
    return domain::format({curve.greatest, curve.series->unit}, m_formatting).section(u' ', 1);
}

QString ReportChart::inWords() const {
    const auto say = [this](const char* id, std::vector<engine::SentenceValue> values) {
        return m_sentences.render({id, std::move(values)}, m_formatting);
    };
    QStringList words = {say("report.chart_length", {Quantity{m_snapshot.duration_s, Unit::Seconds}})};
    for (const Curve& curve : m_curves) {
        // A pace over the whole range would begin at standing still.
        const double least = isPace(curve.series->unit) ? std::max(curve.least, curve.low) : curve.least;
        words += say("report.chart_range", {name(curve).toStdString(), Quantity{least, curve.series->unit},
                                            Quantity{curve.greatest, curve.series->unit}});
    }
    if (hasTargets())
        words += say("report.chart_targets", {});
    return words.join(u' ');
}

void ReportChart::write(HtmlWriter& html) const {
    const auto figure = html.open("figure");
    {
        const auto chart = html.open(
            "div",
            {{"class", QStringLiteral("chart")}, {"role", QStringLiteral("img")}, {"aria-label", inWords()}});
        writeScale(html, m_curves.front(), QStringLiteral("left "));
        writePlot(html);
        if (m_curves.size() > 1)
            writeScale(html, m_curves.back(), QStringLiteral("right "));
        writeTimes(html);
    }
    writeLegend(html);
}

void ReportChart::writePlot(HtmlWriter& html) const {
    const auto plot =
        html.open("svg", {{"class", QStringLiteral("plot")},
                          {"viewBox", QStringLiteral("0 0 %1 %2").arg(kColumns).arg(kPlotHeight)},
                          {"preserveAspectRatio", QStringLiteral("none")}});
    writeTargets(html);
    QString grid;
    for (const double tick : ticks(m_curves.front()))
        grid += QStringLiteral("M0 %1H%2").arg(svgNumber(m_curves.front().y(tick))).arg(kColumns);
    grid += QStringLiteral("M0 %1H%2").arg(kPlotHeight).arg(kColumns);
    html.empty("path", {{"class", QStringLiteral("grid")}, {"d", grid}});
    for (const Curve& curve : m_curves)
        html.empty("path",
                   {{"class", QStringLiteral("line ") + className(curve.series->unit)}, {"d", path(curve)}});
    if (hasTargets())
        html.empty("path", {{"class", QStringLiteral("edge")}, {"d", edges()}});
}

std::vector<ReportChart::Band> ReportChart::bands() const {
    constexpr double kThinnest = 3.0;
    std::vector<Band> found;
    for (const Curve& curve : m_curves) {
        for (const ReportTarget& target : m_snapshot.targets) {
            const double start = std::clamp(target.start_s / m_snapshot.duration_s, 0.0, 1.0) * kColumns;
            const double end = std::clamp(target.end_s / m_snapshot.duration_s, 0.0, 1.0) * kColumns;
            if (target.unit != curve.series->unit || !usable(target.range) || !(end > start))
                continue;
            const double middle = 0.5 * (curve.y(target.range.low) + curve.y(target.range.high));
            const double height =
                std::max(kThinnest, std::abs(curve.y(target.range.low) - curve.y(target.range.high)));
            found.push_back({start, end, middle - 0.5 * height, height});
        }
    }
    return found;
}

void ReportChart::writeTargets(HtmlWriter& html) const {
    for (const Band& band : bands())
        html.empty("rect", {{"class", QStringLiteral("target")},
                            {"x", svgNumber(band.start)},
                            {"y", svgNumber(band.top)},
                            {"width", svgNumber(band.end - band.start)},
                            {"height", svgNumber(band.height)}});
}

/// The path of the upper and the lower edges of the targets.
QString ReportChart::edges() const {
    QString path;
    for (const Band& band : bands()) {
        for (const double y : {band.top, band.top + band.height})
            path += QStringLiteral("M%1 %2H%3").arg(svgNumber(band.start), svgNumber(y), svgNumber(band.end));
    }
    return path;
}

void ReportChart::writeScale(HtmlWriter& html, const Curve& curve, const QString& side) const {
    constexpr double kBelowMiddle = 4.0;
    const auto scale =
        html.open("svg", {{"class", QStringLiteral("scale ") + side + className(curve.series->unit)}});
    for (const double tick : ticks(curve)) {
        const QString label = domain::format({tick, curve.series->unit}, m_formatting);
        html.element("text",
                     {{"x", side.startsWith(u'l') ? QStringLiteral("100%") : QStringLiteral("0")},
                      {"y", svgNumber(curve.y(tick) + kBelowMiddle)}},
                     label.section(u' ', 0, 0));
    }
}

void ReportChart::writeTimes(HtmlWriter& html) const {
    const auto times = html.open("svg", {{"class", QStringLiteral("times")}});
    for (const double time : roundNumbers(0.0, m_snapshot.duration_s, RoundIn::Seconds))
        html.element("text", {{"x", percent(time / m_snapshot.duration_s)}, {"y", QStringLiteral("12")}},
                     domain::formatDuration(time, domain::DurationForm::Auto));
}

void ReportChart::writeLegend(HtmlWriter& html) const {
    const auto legend = html.open("figcaption");
    const auto key = [&](const QString& sample, const QString& words) {
        const auto entry = html.open("span", {{"class", QStringLiteral("key")}});
        {
            const auto svg = html.open("svg", {{"class", QStringLiteral("sample")},
                                               {"viewBox", QStringLiteral("0 0 24 12")},
                                               {"aria-hidden", QStringLiteral("true")}});
            if (sample.isEmpty()) {
                html.empty("rect", {{"class", QStringLiteral("target")},
                                    {"x", QStringLiteral("0")},
                                    {"y", QStringLiteral("1")},
                                    {"width", QStringLiteral("24")},
                                    {"height", QStringLiteral("10")}});
                html.empty("path",
                           {{"class", QStringLiteral("edge")}, {"d", QStringLiteral("M0 1H24M0 11H24")}});
            } else {
                html.empty("path",
                           {{"class", QStringLiteral("line ") + sample}, {"d", QStringLiteral("M0 6H24")}});
            }
        }
        html.text(words);
    };
    for (const Curve& curve : m_curves) {
        QString words = name(curve) + QStringLiteral(" · ") + unitWord(curve);
        if (curve.average_s > 0)
            words += QStringLiteral(" · ") +
                     m_sentences.render({"report.chart_average",
                                         {Quantity{static_cast<double>(curve.average_s), Unit::Count}}},
                                        m_formatting);
        key(className(curve.series->unit), words);
    }
    if (hasTargets())
        key(QString(), m_sentences.word("report.target"));
}

} // namespace leadout::backend
