// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip.h"

#include "ui/widgets/painting.h"

#include <QFontMetrics>
#include <QPainter>

namespace leadout::ui {

namespace {

constexpr int kHeight = 24;
constexpr int kMark = 10;
constexpr int kDrawingSide = 28; ///< as tall as a field of text

} // namespace

Chip::Chip(const Theme& theme, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme) {
    setCheckable(true);
    setText(text);
    setAccessibleName(text);
    setFont(theme.font(kSmall));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Chip::setCount(const std::optional<int>& count) {
    if (count == m_count)
        return;
    // A name that somebody else gave, such as "Status: To review", stays.
    const bool own = accessibleName() == shown();
    m_count = count;
    if (own)
        setAccessibleName(shown());
    updateGeometry();
    update();
}

void Chip::setOpensMenu(bool opens) {
    m_opensMenu = opens;
    updateGeometry();
    update();
}

void Chip::setDrawing(Icon drawing) {
    m_drawing = drawing;
    updateGeometry();
    update();
}

QString Chip::shown() const {
    return m_count ? QStringLiteral("%1 %2").arg(text()).arg(*m_count) : text();
}

QSize Chip::sizeHint() const {
    if (m_drawing)
        return {kDrawingSide, kDrawingSide};
    const int mark = m_opensMenu ? kMark + kGrid : 0;
    return {fontMetrics().horizontalAdvance(shown()) + 2 * kGap + 2 + mark, kHeight};
}

void Chip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Role words = isChecked() ? Role::Accent : (underMouse() ? Role::Text : Role::Muted);
    const Role line = isChecked() ? Role::Accent : (underMouse() ? Role::Muted : Role::Line);
    paintGround(painter, rect(), m_theme, isChecked() ? Role::AccentSoft : Role::Raised, kTightRadius, line);
    if (hasFocus())
        paintFocus(painter, rect(), m_theme, kTightRadius);
    if (m_drawing) {
        m_theme.paint(painter,
                      QRectF((width() - kIconSize) / 2.0, (height() - kIconSize) / 2.0, kIconSize, kIconSize),
                      *m_drawing, words);
        return;
    }
    painter.setPen(m_theme.colour(words));
    const QRect place = rect().adjusted(kGap + 1, 0, -kGap - 1, 0);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown());
    if (m_opensMenu)
        m_theme.paint(painter, QRectF(place.right() - kMark + 1, (height() - kMark) / 2.0, kMark, kMark),
                      Icon::Chevron, words);
}

} // namespace leadout::ui
