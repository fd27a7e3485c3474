// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/recording_plot.h"

#include <QResizeEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace leadout::ui {

namespace {

using client::Curve;

constexpr double kShortestViewS = 10.0;
constexpr int kLabelPixels = 11;
constexpr auto kMarks = "marks"; // the layer of the cursor and the selection

bool has(std::span<const Curve> curves, Curve::Kind kind) {
    return std::any_of(curves.begin(), curves.end(), [&](const Curve& curve) {
        return curve.kind == kind && std::any_of(curve.values.begin(), curve.values.end(),
                                                 [](const auto& value) { return value.has_value(); });
    });
}

bool isLeading(Curve::Kind kind) {
    return kind == Curve::Kind::Power || kind == Curve::Kind::Speed;
}

void setTicks(QCPAxis* axis, const std::vector<AxisTick>& ticks) {
    const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (const AxisTick& tick : ticks)
        ticker->addTick(tick.at, tick.label);
    axis->setTicker(ticker);
}

void setUp(QCPAxis* axis) {
    axis->setSubTicks(false);
    axis->setTicks(true);
    axis->setTickLength(0, 0);
    axis->setTickLabelPadding(6);
    axis->setPadding(0);
    axis->setBasePen(Qt::NoPen);
    axis->setTickPen(Qt::NoPen);
}

} // namespace

CurveStyle styleOf(Curve::Kind kind) {
    switch (kind) {
    case Curve::Kind::HeartRate: return {Role::HeartRate, 1.75, Qt::SolidLine};
    case Curve::Kind::Cadence: return {Role::Cadence, 1.0, Qt::DotLine};
    default: return {Role::Power, 1.0, Qt::SolidLine};
    }
}

QColor targetEdge(const Theme& theme) {
    QColor edge = theme.colour(Role::Text);
    edge.setAlphaF(0.55F);
    return edge;
}

engine::Unit unitOf(Curve::Kind kind) {
    switch (kind) {
    case Curve::Kind::HeartRate: return engine::Unit::Bpm;
    case Curve::Kind::Cadence: return engine::Unit::Rpm;
    case Curve::Kind::Speed: return engine::Unit::SpeedMs;
    default: return engine::Unit::Watts;
    }
}

std::vector<Curve::Kind> drawnKinds(std::span<const Curve> curves) {
    std::vector<Curve::Kind> kinds;
    const bool power = has(curves, Curve::Kind::Power);
    if (power)
        kinds.push_back(Curve::Kind::Power);
    else if (has(curves, Curve::Kind::Speed))
        kinds.push_back(Curve::Kind::Speed);
    if (has(curves, Curve::Kind::HeartRate))
        kinds.push_back(Curve::Kind::HeartRate);
    if (!power && has(curves, Curve::Kind::Cadence))
        kinds.push_back(Curve::Kind::Cadence);
    return kinds;
}

RecordingPlot::RecordingPlot(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_plot(new QCustomPlot(this)) {
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setPlottingHint(QCP::phFastPolylines, true);
    m_plot->addLayer(QLatin1String(kMarks));
    m_plot->layer(QLatin1String(kMarks))->setMode(QCPLayer::lmBuffered);
    QCPAxisRect* area = m_plot->axisRect();
    area->setupFullAxesBox();
    area->setMinimumMargins({4, 8, 4, 4});
    for (QCPAxis* axis : area->axes())
        setUp(axis);
    m_plot->xAxis2->setVisible(false);
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->yAxis->grid()->setZeroLinePen(Qt::NoPen);
    m_plot->yAxis2->grid()->setVisible(false);

    m_selected = new QCPItemRect(m_plot);
    m_highlighted = new QCPItemRect(m_plot);
    m_cursor = new QCPItemStraightLine(m_plot);
    for (QCPAbstractItem* item :
         {static_cast<QCPAbstractItem*>(m_selected), static_cast<QCPAbstractItem*>(m_highlighted),
          static_cast<QCPAbstractItem*>(m_cursor)})
        item->setLayer(QLatin1String(kMarks));
    hideMarks();
    // The width is known only once the labels of the axes have been laid out.
    connect(m_plot, &QCustomPlot::afterLayout, this, &RecordingPlot::drawCurves);
    connect(&theme, &Theme::changed, this, [this] {
        recolour();
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    });
    recolour();
}

RecordingPlot::~RecordingPlot() = default;

void RecordingPlot::show(RecordingData recording, const domain::Formatting& formatting) {
    m_data = std::move(recording);
    m_formatting = formatting;
    m_whole = wholeSpan(m_data.curves);
    m_view = m_whole;
    m_drawnColumns = 0;
    m_kinds = drawnKinds(m_data.curves);
    m_plot->clearGraphs();
    m_graphs.clear();
    for (const Curve::Kind kind : m_kinds) {
        QCPGraph* graph = m_plot->addGraph(m_plot->xAxis, isLeading(kind) ? m_plot->yAxis : m_plot->yAxis2);
        graph->setAdaptiveSampling(false);
        graph->setAntialiased(true);
        m_graphs.push_back(graph);
    }
    placeAxes();
    placeTargets();
    hideMarks();
    recolour();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RecordingPlot::placeAxes() {
    const auto axisOf = [this](bool leading) -> std::optional<ValueAxis> {
        std::optional<ValueRange> range;
        engine::Unit unit = engine::Unit::Bpm;
        for (const Curve::Kind kind : m_kinds) {
            const std::optional<ValueRange> found = usualRange(m_data.curves, kind);
            if (isLeading(kind) != leading || !found)
                continue;
            if (!range)
                unit = unitOf(kind);
            range = range ? ValueRange{std::min(range->low, found->low), std::max(range->high, found->high)}
                          : *found;
        }
        if (!range)
            return std::nullopt;
        for (const client::TargetSpan& target : m_data.targets) {
            if (target.unit == unit)
                range->high = std::max(range->high, target.high);
        }
        return valueAxis(*range, unit, m_formatting);
    };
    const std::optional<ValueAxis> left = axisOf(true);
    const std::optional<ValueAxis> right = axisOf(false);
    const auto place = [](QCPAxis* axis, const std::optional<ValueAxis>& made) {
        axis->setTickLabels(made.has_value());
        if (!made)
            return;
        axis->setRange(made->range.low, made->range.high);
        setTicks(axis, made->ticks);
    };
    place(m_plot->yAxis, left);
    place(m_plot->yAxis2, right);
    m_plot->yAxis->grid()->setVisible(left.has_value());
    m_plot->yAxis2->grid()->setVisible(!left && right);
    setView(m_view);
}

void RecordingPlot::placeTargets() {
    for (QCPItemRect* item : m_targets)
        m_plot->removeItem(item);
    for (QCPItemStraightLine* item : m_boundaries)
        m_plot->removeItem(item);
    for (QCPItemRect* item : m_edges)
        m_plot->removeItem(item);
    m_targets.clear();
    m_edges.clear();
    m_boundaries.clear();
    for (const client::TargetSpan& target : m_data.targets) {
        const auto kind = std::find_if(m_kinds.begin(), m_kinds.end(),
                                       [&](Curve::Kind drawn) { return unitOf(drawn) == target.unit; });
        if (kind == m_kinds.end())
            continue;
        QCPAxis* axis = isLeading(*kind) ? m_plot->yAxis : m_plot->yAxis2;
        // A single value would have no height: a target is met within some per cent anyway.
        const double least = 0.01 * target.high;
        const double half = std::max((target.high - target.low) / 2.0, least);
        const double middle = (target.high + target.low) / 2.0;
        // A dense curve hides what lies behind it, so the edges of the range are drawn over it.
        for (const bool edge : {false, true}) {
            auto* item = new QCPItemRect(m_plot);
            item->topLeft->setAxes(m_plot->xAxis, axis);
            item->bottomRight->setAxes(m_plot->xAxis, axis);
            item->topLeft->setCoords(target.startS, middle + half);
            item->bottomRight->setCoords(target.endS, middle - half);
            item->setLayer(edge ? QStringLiteral("axes") : QStringLiteral("grid"));
            item->setPen(Qt::NoPen);
            (edge ? m_edges : m_targets).push_back(item);
        }
    }
    for (const double second : m_data.boundaries) {
        auto* line = new QCPItemStraightLine(m_plot);
        line->point1->setCoords(second, 0.0);
        line->point2->setCoords(second, 1.0);
        line->setLayer(QStringLiteral("grid"));
        m_boundaries.push_back(line);
    }
}

void RecordingPlot::recolour() {
    m_plot->setBackground(QBrush(m_theme.colour(Role::Raised)));
    for (QCPAxis* axis : m_plot->axisRect()->axes()) {
        axis->setTickLabelFont(m_theme.font(kLabelPixels));
        axis->setTickLabelColor(m_theme.colour(Role::Muted));
        axis->grid()->setPen(QPen(m_theme.colour(Role::Line), 1.0));
    }
    for (QCPItemRect* target : m_targets)
        target->setBrush(m_theme.colour(Role::Target));
    for (QCPItemRect* edge : m_edges)
        edge->setPen(QPen(targetEdge(m_theme), 1.0));
    for (QCPItemStraightLine* line : m_boundaries)
        line->setPen(QPen(m_theme.colour(Role::Line), 1.0, Qt::DotLine));
    for (std::size_t i = 0; i < m_graphs.size(); ++i) {
        const CurveStyle style = styleOf(m_kinds[i]);
        m_graphs[i]->setPen(QPen(m_theme.colour(style.role), style.width, style.dash));
    }
    QColor veil = m_theme.colour(Role::Accent);
    m_highlighted->setPen(QPen(veil, 1.0, Qt::DashLine));
    veil.setAlphaF(0.10F);
    m_highlighted->setBrush(Qt::NoBrush);
    m_selected->setPen(QPen(m_theme.colour(Role::Accent), 1.0));
    m_selected->setBrush(veil);
    m_cursor->setPen(QPen(m_theme.colour(Role::Muted), 1.0));
}

void RecordingPlot::setView(TimeSpan view) {
    const double length = std::clamp(view.length(), std::min(kShortestViewS, m_whole.length()),
                                     std::max(m_whole.length(), 0.0));
    const double start =
        std::clamp(view.startS, m_whole.startS, std::max(m_whole.startS, m_whole.endS - length));
    m_view = {start, start + length};
    placeTimeAxis();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RecordingPlot::placeTimeAxis() {
    if (m_view.length() <= 0.0)
        return;
    constexpr int kPixelsPerLabel = 72;
    m_plot->xAxis->setRange(m_view.startS, m_view.endS);
    setTicks(m_plot->xAxis, timeTicks(m_view, std::max(2, width() / kPixelsPerLabel)));
}

void RecordingPlot::drawCurves() {
    const int columns = static_cast<int>(m_plot->axisRect()->width() * devicePixelRatioF());
    if (m_drawnColumns == columns && m_drawnView == m_view)
        return;
    m_drawnColumns = columns;
    m_drawnView = m_view;
    ++m_redraws;
    for (std::size_t i = 0; i < m_graphs.size(); ++i) {
        const LinePoints line = reduce(m_data.curves, m_kinds[i], m_view, columns);
        m_graphs[i]->setData(line.times, line.values, true);
    }
}

void RecordingPlot::hideMarks() {
    m_selected->setVisible(false);
    m_highlighted->setVisible(false);
    m_cursor->setVisible(false);
}

void RecordingPlot::mark(QCPItemRect* item, const std::optional<TimeSpan>& part) {
    item->setVisible(part.has_value());
    if (part) {
        const QCPRange heights = m_plot->yAxis->range();
        item->topLeft->setCoords(part->startS, heights.upper);
        item->bottomRight->setCoords(part->endS, heights.lower);
    }
    m_plot->layer(QLatin1String(kMarks))->replot();
}

void RecordingPlot::setSelected(const std::optional<TimeSpan>& part) {
    mark(m_selected, part);
}

void RecordingPlot::setHighlighted(const std::optional<TimeSpan>& part) {
    mark(m_highlighted, part);
}

void RecordingPlot::setCursorAt(std::optional<double> second) {
    m_cursor->setVisible(second.has_value());
    if (second) {
        m_cursor->point1->setCoords(*second, 0.0);
        m_cursor->point2->setCoords(*second, 1.0);
    }
    m_plot->layer(QLatin1String(kMarks))->replot();
}

double RecordingPlot::secondAt(double x) const {
    return std::clamp(m_plot->xAxis->pixelToCoord(x), m_view.startS, m_view.endS);
}

void RecordingPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeTimeAxis();
    m_plot->setGeometry(rect()); // draws everything anew
}

} // namespace leadout::ui
