// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/recording_chart.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace leadout::ui {

namespace {

using client::Curve;
using domain::DurationForm;

constexpr double kDragPixels = 4.0; // less is a click
constexpr double kZoomStep = 1.25;
constexpr int kFocusRoom = 6;

QString nameOf(Curve::Kind kind, const domain::Formatting& formatting) {
    switch (kind) {
    case Curve::Kind::Power: return RecordingChart::tr("Power");
    case Curve::Kind::HeartRate: return RecordingChart::tr("Heart rate");
    case Curve::Kind::Cadence: return RecordingChart::tr("Cadence");
    case Curve::Kind::Speed:
        return domain::speedUnit(formatting).pace ? RecordingChart::tr("Pace") : RecordingChart::tr("Speed");
    }
    return {};
}

std::optional<double> averageOf(Curve::Kind kind, const engine::Metrics& averages) {
    switch (kind) {
    case Curve::Kind::Power: return averages.avg_power_w;
    case Curve::Kind::HeartRate: return averages.avg_hr_bpm;
    case Curve::Kind::Cadence: return averages.avg_cadence_rpm;
    case Curve::Kind::Speed: return averages.avg_speed_m_s;
    }
    return std::nullopt;
}

TimeSpan ordered(double a, double b) {
    return {std::min(a, b), std::max(a, b)};
}

} // namespace

RecordingChart::RecordingChart(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_top(new QGridLayout)
    , m_title(new Label(theme, tr("Recording"), kSmall, Role::Muted, QFont::DemiBold, this))
    , m_readout(new ElidedLabel(theme, {}, kSmall, Role::Text, QFont::Normal, this))
    , m_legend(new ChartLegend(theme, this))
    , m_plot(new RecordingPlot(theme, this)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Recording"));
    m_readout->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    m_top->setHorizontalSpacing(kPadding);
    m_top->setVerticalSpacing(0);
    m_top->setColumnStretch(1, 1);
    m_top->addWidget(m_title, 0, 0);
    m_top->addWidget(m_readout, 0, 1);
    m_top->addWidget(m_legend, 0, 2, Qt::AlignRight);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kFocusRoom, kGrid, kFocusRoom, kGrid);
    all->setSpacing(0);
    all->addLayout(m_top);
    all->addWidget(m_plot, 1);
}

void RecordingChart::show(RecordingData recording, const engine::Metrics& averages,
                          const domain::Formatting& formatting) {
    m_formatting = formatting;
    m_averages = averages;
    m_selection.reset();
    m_cursor.reset();
    m_plot->show(std::move(recording), formatting);
    m_kinds = drawnKinds(m_plot->recording().curves);

    std::vector<ChartLegend::Entry> entries;
    for (const Curve::Kind kind : m_kinds) {
        QString text = nameOf(kind, formatting);
        if (const std::optional<double> average = averageOf(kind, averages))
            text += u' ' + domain::format({*average, unitOf(kind)}, formatting);
        entries.push_back({text, styleOf(kind), false});
    }
    if (!m_plot->recording().targets.empty())
        entries.push_back({tr("Target"), {}, true});
    m_legend->show(std::move(entries));
    arrangeReadout();
    tell(m_remark, Role::Muted);
    setAccessibleDescription(summary());
}

QString RecordingChart::summary() const {
    QStringList parts{
        tr("%1 on the clock.").arg(domain::formatDuration(m_plot->whole().length(), DurationForm::Auto))};
    for (const Curve::Kind kind : m_kinds) {
        const engine::Unit unit = unitOf(kind);
        const std::optional<double> average = averageOf(kind, m_averages);
        const std::optional<ValueRange> range = usualRange(m_plot->recording().curves, kind);
        if (!range)
            continue;
        const QString low = domain::format({range->low, unit}, m_formatting);
        const QString high = domain::format({range->high, unit}, m_formatting);
        parts.append(average
                         ? tr("%1: %2 on average, mostly between %3 and %4.")
                               .arg(nameOf(kind, m_formatting),
                                    domain::format({*average, unit}, m_formatting), low, high)
                         : tr("%1: mostly between %2 and %3.").arg(nameOf(kind, m_formatting), low, high));
    }
    if (const std::size_t targets = m_plot->recording().targets.size(); targets > 0)
        parts.append(targets == 1 ? tr("One planned range lies behind it.")
                                  : tr("%1 planned ranges lie behind it.").arg(targets));
    return parts.join(u' ');
}

QString RecordingChart::values(const QString& when,
                               const std::function<std::optional<double>(Curve::Kind)>& value) const {
    QStringList parts{when};
    for (const Curve::Kind kind : m_kinds) {
        const std::optional<double> found = value(kind);
        parts.append(found ? domain::format({*found, unitOf(kind)}, m_formatting) : QStringLiteral("–"));
    }
    return parts.join(QStringLiteral(" · "));
}

void RecordingChart::tell(const QString& text, Role role) {
    m_readout->setRole(role);
    m_readout->setText(text);
}

void RecordingChart::setRemark(const QString& remark) {
    m_remark = remark;
    arrangeReadout();
    readAt(m_cursor);
}

/// The remark stands between title and legend where it fits, else in a row of its own, so that it is never
/// cut; what is read at the cursor stands where the remark does, so that nothing jumps.
void RecordingChart::arrangeReadout() {
    const int room =
        width() - 2 * kFocusRoom - 2 * kPadding - m_title->sizeHint().width() - m_legend->sizeHint().width();
    const bool below = m_readout->fontMetrics().horizontalAdvance(m_remark) > room;
    if (below == m_readoutBelow)
        return;
    m_readoutBelow = below;
    m_top->removeWidget(m_readout);
    m_top->addWidget(m_readout, below ? 1 : 0, below ? 0 : 1, 1, below ? 3 : 1);
}

void RecordingChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrangeReadout();
}

void RecordingChart::readAt(std::optional<double> second) {
    m_cursor = second;
    m_plot->setCursorAt(second);
    if (m_selection) {
        tellSelection();
        return;
    }
    if (!second) {
        tell(m_remark, Role::Muted);
        return;
    }
    tell(values(domain::formatDuration(*second, DurationForm::Auto),
                [&](Curve::Kind kind) { return valueAt(m_plot->recording().curves, kind, *second); }));
}

void RecordingChart::tellSelection() {
    if (!m_selection)
        return;
    const QString when = tr("%1 to %2, average of %3")
                             .arg(domain::formatDuration(m_selection->startS, DurationForm::Auto),
                                  domain::formatDuration(m_selection->endS, DurationForm::Auto),
                                  domain::formatDuration(m_selection->length(), DurationForm::Auto));
    tell(values(
        when, [&](Curve::Kind kind) { return averageOver(m_plot->recording().curves, kind, *m_selection); }));
}

void RecordingChart::select(const std::optional<TimeSpan>& part) {
    m_selection = part && part->length() > 0.0 ? part : std::nullopt;
    m_plot->setSelected(m_selection);
    if (m_selection)
        tellSelection();
    else
        readAt(m_cursor);
}

void RecordingChart::highlight(const std::optional<TimeSpan>& part) {
    m_plot->setHighlighted(part);
    if (part && (part->endS < view().startS || part->startS > view().endS))
        showWhole();
}

void RecordingChart::zoom(double factor, double aroundSecond) {
    const TimeSpan now = view();
    const double share = now.length() > 0.0 ? (aroundSecond - now.startS) / now.length() : 0.5;
    const double length = now.length() / factor;
    m_plot->setView({aroundSecond - share * length, aroundSecond + (1.0 - share) * length});
}

void RecordingChart::showWhole() {
    m_plot->setView(m_plot->whole());
}

double RecordingChart::secondAt(const QPointF& place) const {
    return m_plot->secondAt(place.x() - m_plot->x());
}

void RecordingChart::mousePressEvent(QMouseEvent* event) {
    m_pressedX = event->position().x();
    if (event->button() == Qt::MiddleButton ||
        (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier))) {
        m_panFrom = event->position().x();
        m_panView = view();
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        m_dragFrom = secondAt(event->position());
    }
}

void RecordingChart::mouseMoveEvent(QMouseEvent* event) {
    if (m_panFrom) {
        const double perPixel = m_panView.length() / std::max(1, m_plot->width());
        const double by = (*m_panFrom - event->position().x()) * perPixel;
        m_plot->setView({m_panView.startS + by, m_panView.endS + by});
        return;
    }
    const double second = secondAt(event->position());
    if (m_dragFrom && std::abs(event->position().x() - m_pressedX) >= kDragPixels)
        select(ordered(*m_dragFrom, second));
    readAt(second);
}

void RecordingChart::mouseReleaseEvent(QMouseEvent* event) {
    if (m_panFrom) {
        m_panFrom.reset();
        unsetCursor();
        return;
    }
    if (m_dragFrom && std::abs(event->position().x() - m_pressedX) < kDragPixels)
        select(std::nullopt);
    m_dragFrom.reset();
}

void RecordingChart::mouseDoubleClickEvent(QMouseEvent*) {
    select(std::nullopt);
    showWhole();
}

void RecordingChart::wheelEvent(QWheelEvent* event) {
    // The page scrolls under the same wheel, so the chart takes it only when that is meant.
    if (!hasFocus() && !event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    const QPoint turned = event->angleDelta();
    if (turned.y() != 0)
        zoom(std::pow(kZoomStep, turned.y() / 120.0), secondAt(event->position()));
    if (turned.x() != 0) {
        const double by = -turned.x() / 120.0 * view().length() / 10.0;
        m_plot->setView({view().startS + by, view().endS + by});
    }
    event->accept();
}

void RecordingChart::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (!hasFocus())
        readAt(std::nullopt);
}

void RecordingChart::step(double seconds, Qt::KeyboardModifiers modifiers) {
    if (modifiers.testFlag(Qt::ControlModifier)) {
        m_plot->setView({view().startS + 5.0 * seconds, view().endS + 5.0 * seconds});
        return;
    }
    const double from = m_cursor.value_or((view().startS + view().endS) / 2.0);
    const double to = std::clamp(from + seconds, view().startS, view().endS);
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        // The end of the selection at the cursor moves, the other one stays.
        const bool atStart = m_selection && from == m_selection->startS;
        const double fixed = m_selection ? (atStart ? m_selection->endS : m_selection->startS) : from;
        m_cursor = to;
        select(ordered(fixed, to));
    } else if (m_selection) {
        select(std::nullopt);
    }
    readAt(to);
}

void RecordingChart::keyPressEvent(QKeyEvent* event) {
    const double middle = m_cursor.value_or((view().startS + view().endS) / 2.0);
    const double hop = view().length() / 100.0;
    switch (event->key()) {
    case Qt::Key_Left: step(-hop, event->modifiers()); return;
    case Qt::Key_Right: step(hop, event->modifiers()); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(kZoomStep, middle); return;
    case Qt::Key_Minus: zoom(1.0 / kZoomStep, middle); return;
    case Qt::Key_0:
    case Qt::Key_Home: showWhole(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selection && event->modifiers() == Qt::NoModifier) {
            m_plot->setView(*m_selection);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_selection) {
            select(std::nullopt);
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void RecordingChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void RecordingChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void RecordingChart::paintEvent(QPaintEvent*) {
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setPen(QPen(m_theme.colour(Role::Accent), 1.0, Qt::DotLine));
    painter.drawRoundedRect(rect().adjusted(0, 0, -1, -1), kGrid, kGrid);
}

} // namespace leadout::ui
