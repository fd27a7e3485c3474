// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sum_bar.h"

#include "ui/widgets/painting.h"

#include <QPainter>

#include <algorithm>

namespace leadout::ui {

SumBar::SumBar(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(24);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SumBar::setShare(double share, Tone tone) {
    m_share = std::clamp(share, 0.0, 1.0);
    m_tone = tone;
    setAccessibleName(tr("%1 %", "a share in per cent").arg(qRound(m_share * 100)));
    update();
}

void SumBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter, rect(), m_theme, Role::Sunken, 2);
    if (m_share <= 0.0)
        return;
    // Cutting a full bar keeps the corners round at any length.
    painter.setClipRect(QRectF(0, 0, width() * m_share, height()));
    paintGround(painter, rect(), m_theme, wordsOf(m_tone), 2);
}

} // namespace leadout::ui
