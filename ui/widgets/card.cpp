// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/widgets/painting.h"

#include <QHBoxLayout>
#include <QPainter>

namespace leadout::ui {

Card::Card(const Theme& theme, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_head(new QWidget(this))
    , m_title(new Label(theme, {}, kSmall, Role::Muted, QFont::DemiBold, m_head))
    , m_remark(new ElidedLabel(theme, {}, kSmall, Role::Muted, QFont::Normal, m_head))
    , m_body(new QVBoxLayout) {
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(kPadding);
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_remark);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kPadding, 10, kPadding, 12);
    all->setSpacing(kGap);
    all->addWidget(m_head);
    m_body->setSpacing(kGrid);
    all->addLayout(m_body, 1);
    m_remark->hide();
    setTitle(title);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::setTitle(const QString& title) {
    m_title->setText(title);
    m_head->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setRemark(const QString& remark) {
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void Card::setRemarkWidget(QWidget* widget) {
    m_head->layout()->addWidget(widget);
}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(painter, rect(), m_theme, Role::Raised, kRadius, Role::Line);
}

} // namespace leadout::ui
