// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notice.h"

#include "ui/widgets/label.h"
#include "ui/widgets/painting.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace leadout::ui {

Notice::Notice(const Theme& theme, Tone tone, Icon icon, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tone(tone)
    , m_icon(icon)
    , m_mark(new QWidget(this))
    , m_text(new Label(theme, text, kBody, Role::Text, QFont::Normal, this))
    , m_action(new QPushButton(this))
    , m_other(new QPushButton(this))
    , m_close(new QToolButton(this)) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(kPadding, kGap, kGap, kGap);
    line->setSpacing(10);
    m_mark->setFixedSize(kIconSize, kIconSize);
    line->addWidget(m_mark);
    m_text->setWrapped(true);
    line->addWidget(m_text, 1);
    line->addWidget(m_other);
    line->addWidget(m_action);
    m_close->setIcon(theme.icon(Icon::Cross, Role::Muted));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));
    line->addWidget(m_close);
    setMinimumHeight(44);
    m_action->hide();
    m_other->hide();
    m_close->hide();
    connect(m_action, &QPushButton::clicked, this, &Notice::actionChosen);
    connect(m_other, &QPushButton::clicked, this, &Notice::otherChosen);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Notice::setText(const QString& text) {
    m_text->setText(text);
    setAccessibleName(text);
}

QString Notice::text() const {
    return m_text->text();
}

void Notice::setTone(Tone tone, Icon icon) {
    m_tone = tone;
    m_icon = icon;
    update();
}

void Notice::setAction(const QString& action) {
    m_action->setText(action);
    m_action->setAccessibleName(action);
    m_action->setVisible(!action.isEmpty());
}

void Notice::setOther(const QString& action, const QString& disabledBecause) {
    m_other->setText(action);
    m_other->setAccessibleName(action);
    m_other->setVisible(!action.isEmpty());
    m_other->setEnabled(disabledBecause.isEmpty());
    m_other->setToolTip(disabledBecause);
    m_other->setAccessibleDescription(disabledBecause);
}

void Notice::setClosable(bool closable) {
    m_close->setVisible(closable);
}

void Notice::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const bool neutral = m_tone == Tone::Neutral;
    paintGround(painter, rect(), m_theme, neutral ? Role::Raised : groundOf(m_tone), kRadius,
                neutral ? Role::Line : wordsOf(m_tone));
    m_theme.paint(painter, m_mark->geometry(), m_icon, wordsOf(m_tone));
}

} // namespace leadout::ui
