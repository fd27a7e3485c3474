// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextDocument>

namespace leadout::ui {

QString plainToolTip(const QString& words) {
    if (!Qt::mightBeRichText(words))
        return words;
    return QStringLiteral("<span style=\"white-space: pre-wrap\">%1</span>").arg(words.toHtmlEscaped());
}

Label::Label(const Theme& theme, const QString& text, int size, Role role, QFont::Weight weight,
             QWidget* parent)
    : QLabel(text, parent)
    , m_theme(theme)
    , m_role(role) {
    setTextFormat(Qt::PlainText);
    setFont(theme.font(size, weight));
    recolour();
    connect(&theme, &Theme::changed, this, &Label::recolour);
}

void Label::setRole(Role role) {
    if (role == m_role)
        return;
    m_role = role;
    recolour();
}

void Label::setMarkable() {
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void Label::recolour() {
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, m_theme.colour(m_role));
    setPalette(colours);
}

ElidedLabel::ElidedLabel(const Theme& theme, const QString& text, int size, Role role, QFont::Weight weight,
                         QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_role(role) {
    setFont(theme.font(size, weight));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ElidedLabel::setText(const QString& text, const QString& whole) {
    if (text == m_text && whole == m_whole)
        return;
    m_text = text;
    m_whole = whole;
    setAccessibleName(whole);
    describe();
    updateGeometry();
    update();
}

void ElidedLabel::setRole(Role role) {
    m_role = role;
    update();
}

bool ElidedLabel::isElided() const {
    return fontMetrics().horizontalAdvance(m_text) > width();
}

QSize ElidedLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const {
    return {qMin(sizeHint().width(), fontMetrics().averageCharWidth() * 6), fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(m_theme.colour(m_role));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent*) {
    describe();
}

void ElidedLabel::describe() {
    setToolTip(isElided() || m_text != m_whole ? plainToolTip(m_whole) : QString());
}

} // namespace leadout::ui
