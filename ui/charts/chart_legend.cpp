// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/recording_chart.h"

#include <QFontMetrics>
#include <QPainter>

namespace leadout::ui {

namespace {

constexpr int kSample = 14; // the piece of line
constexpr int kBetween = 12;

} // namespace

ChartLegend::ChartLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setFont(theme.font(kSmall));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChartLegend::show(std::vector<Entry> entries) {
    m_entries = std::move(entries);
    QStringList names;
    for (const Entry& entry : m_entries)
        names.append(entry.text);
    setAccessibleName(tr("Legend: %1").arg(names.join(QStringLiteral(", "))));
    updateGeometry();
    update();
}

QSize ChartLegend::sizeHint() const {
    const QFontMetrics metrics(font());
    int width = 0;
    for (const Entry& entry : m_entries)
        width += kSample + kGrid + metrics.horizontalAdvance(entry.text) + kBetween;
    return {std::max(0, width - kBetween), kPadding};
}

void ChartLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFontMetrics metrics(font());
    int x = 0;
    for (const Entry& entry : m_entries) {
        if (entry.area) {
            painter.setRenderHint(QPainter::Antialiasing, false);
            painter.setPen(targetEdge(m_theme));
            painter.setBrush(m_theme.colour(Role::Target));
            painter.drawRect(x, height() / 2 - 5, kSample - 4, 9);
        } else {
            QPen pen(m_theme.colour(entry.style.role), entry.style.width + 1.0, entry.style.dash);
            pen.setCapStyle(Qt::FlatCap);
            painter.setPen(pen);
            painter.drawLine(x, height() / 2, x + kSample, height() / 2);
        }
        x += kSample + kGrid;
        painter.setPen(m_theme.colour(Role::Muted));
        const int width = metrics.horizontalAdvance(entry.text);
        painter.drawText(QRect(x, 0, width + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, entry.text);
        x += width + kBetween;
    }
}

} // namespace leadout::ui
