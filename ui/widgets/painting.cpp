// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/painting.h"

#include <QFontMetrics>
#include <QPainter>

namespace leadout::ui {

namespace {

constexpr int kKeyText = 11;

} // namespace

void paintGround(QPainter& painter, const QRectF& place, const Theme& theme, Role fill, int radius,
                 std::optional<Role> line) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.colour(fill));
    painter.setPen(line ? QPen(theme.colour(*line), 1.0) : QPen(Qt::NoPen));
    // A pen lies half outside its path; half a pixel inwards puts it on whole pixels.
    const double inset = line ? 0.5 : 0.0;
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void paintFocus(QPainter& painter, const QRectF& place, const Theme& theme, int radius, Role role) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.colour(role), 2.0));
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

void paintScore(QPainter& painter, const QRectF& place, const Theme& theme, const std::optional<int>& score,
                const std::optional<engine::Band>& band) {
    const Tone tone = score ? toneOf(band) : Tone::Neutral;
    paintGround(painter, place, theme, groundOf(tone), kRadius);
    if (!score) {
        const double side = kIconSize;
        theme.paint(painter, QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side),
                    Icon::Dash, Role::Muted);
        return;
    }
    painter.save();
    painter.setPen(theme.colour(wordsOf(tone)));
    painter.setFont(theme.font(kLarge, QFont::DemiBold));
    painter.drawText(place.adjusted(0, 3, 0, -13), Qt::AlignCenter, QString::number(*score));
    painter.restore();
    const double mark = 12;
    theme.paint(painter, QRectF(place.center().x() - mark / 2, place.bottom() - mark - 3, mark, mark),
                iconOf(band), wordsOf(tone));
}

QSize pillSize(const Theme& theme, const QString& text, QFont::Weight weight) {
    const QFontMetrics metrics(theme.font(kSmall, weight));
    return {metrics.horizontalAdvance(text) + 20, qMax(metrics.height(), 16) + 6};
}

void paintPill(QPainter& painter, const QRectF& place, const Theme& theme, Tone tone, const QString& text,
               QFont::Weight weight) {
    paintGround(painter, place, theme, groundOf(tone), kTightRadius);
    painter.save();
    painter.setPen(theme.colour(wordsOf(tone)));
    painter.setFont(theme.font(kSmall, weight));
    painter.drawText(place, Qt::AlignCenter, text);
    painter.restore();
}

QSize keySize(const Theme& theme, const QString& key) {
    const QFontMetrics metrics(theme.font(kKeyText));
    return {qMax(metrics.horizontalAdvance(key) + 10, 17), 17};
}

void paintKey(QPainter& painter, const QRectF& place, const Theme& theme, Role role, const QString& key) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(role), 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), kGrid, kGrid);
    painter.setFont(theme.font(kKeyText));
    painter.drawText(place, Qt::AlignCenter, key);
    painter.restore();
}

} // namespace leadout::ui
