// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pill.h"

#include "ui/widgets/painting.h"

#include <QPainter>

namespace leadout::ui {

Pill::Pill(const Theme& theme, Tone tone, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_tone = tone;
    m_text = text;
    setAccessibleName(text);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Pill::setState(Tone tone, const QString& text) {
    if (tone == m_tone && text == m_text)
        return;
    m_tone = tone;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const {
    return pillSize(m_theme, m_text);
}

void Pill::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPill(painter, rect(), m_theme, m_tone, m_text);
}

} // namespace leadout::ui
