// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_field.h"

#include "ui/widgets/painting.h"

#include <QPainter>
#include <QStyleOptionFrame>

namespace leadout::ui {

SearchField::SearchField(const Theme& theme, const QString& placeholder, const QString& key, QWidget* parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_key(key) {
    setPlaceholderText(placeholder);
    setClearButtonEnabled(true);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SearchField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || hasFocus())
        return;
    QStyleOptionFrame option;
    initStyleOption(&option);
    const QRect inside = style()->subElementRect(QStyle::SE_LineEditContents, &option, this);
    const QSize size = keySize(m_theme, m_key);
    const int after = inside.left() + fontMetrics().horizontalAdvance(placeholderText()) + kGap + kGrid;
    if (after + size.width() > inside.right())
        return;
    QPainter painter(this);
    paintKey(painter, QRectF(after, (height() - size.height()) / 2, size.width(), size.height()), m_theme,
             Role::Muted, m_key);
}

} // namespace leadout::ui
