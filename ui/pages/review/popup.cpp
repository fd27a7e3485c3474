// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/popup.h"

#include "ui/widgets/label.h"

#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace leadout::ui {

Popup::Popup(const Theme& theme, const QString& title, int width, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_body(new QVBoxLayout(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    setFixedWidth(width);
    m_body->setContentsMargins(kPadding, 12, kPadding, kPadding);
    m_body->setSpacing(kGap);
    auto* heading = new Label(theme, title, kBody, Role::Text, QFont::DemiBold, this);
    heading->setWrapped(true);
    m_body->addWidget(heading);
}

void Popup::openAt(const QWidget* anchor) {
    adjustSize();
    const QRect screen = anchor->screen()->availableGeometry();
    QPoint place = anchor->mapToGlobal(QPoint(0, -height() - kGap));
    // What would hang over the window's title belongs below its button.
    if (place.y() < std::max(screen.top(), anchor->window()->geometry().top()))
        place = anchor->mapToGlobal(QPoint(0, anchor->height() + kGap));
    place.setX(std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    place.setY(std::clamp(place.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    move(place);
    show();
}

void Popup::closeEvent(QCloseEvent* event) {
    QFrame::closeEvent(event);
    Q_EMIT closed();
}

void Popup::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(Role::Raised));
    painter.setPen(m_theme.colour(Role::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace leadout::ui
