// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/widgets/label.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace leadout::ui {

namespace {

constexpr int kDrawing = 32;
constexpr int kWidth = 480;

} // namespace

EmptyState::EmptyState(const Theme& theme, Icon icon, const QString& sentence, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(icon)
    , m_drawing(new QWidget(this))
    , m_heading(new Label(theme, {}, kTitle, Role::Text, QFont::Bold, this))
    , m_sentence(new Label(theme, sentence, kBody, Role::Text, QFont::Normal, this))
    , m_detail(new Label(theme, {}, kSmall, Role::Muted, QFont::Normal, this))
    , m_step(new QPushButton(this)) {
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    all->setSpacing(kGap);
    all->addStretch(2);
    m_drawing->setFixedSize(kDrawing, kDrawing);
    all->addWidget(m_drawing, 0, Qt::AlignHCenter);
    all->addSpacing(kGap);
    for (Label* label : {m_heading, m_sentence, m_detail}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWrapped(true);
        label->setMinimumWidth(240);
        label->setMaximumWidth(kWidth);
        auto* line = new QHBoxLayout;
        line->addStretch(1);
        line->addWidget(label, 100);
        line->addStretch(1);
        all->addLayout(line);
    }
    all->addSpacing(kGap);
    all->addWidget(m_step, 0, Qt::AlignHCenter);
    all->addStretch(3);
    m_detail->setContentsMargins(0, kGrid, 0, 0);
    m_heading->hide();
    m_detail->hide();
    m_step->hide();
    connect(m_step, &QPushButton::clicked, this, &EmptyState::stepChosen);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EmptyState::setIcon(Icon icon) {
    m_icon = icon;
    update();
}

void EmptyState::setHeading(const QString& heading) {
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
}

void EmptyState::setSentence(const QString& sentence) {
    m_sentence->setText(sentence);
}

QString EmptyState::sentence() const {
    return m_sentence->text();
}

void EmptyState::setDetail(const QString& detail) {
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void EmptyState::setStep(const QString& step) {
    m_step->setText(step);
    m_step->setAccessibleName(step);
    m_step->setVisible(!step.isEmpty());
}

void EmptyState::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    m_theme.paint(painter, m_drawing->geometry(), m_icon, Role::Muted);
}

} // namespace leadout::ui
