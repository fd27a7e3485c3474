// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_hint.h"

#include "ui/widgets/painting.h"

#include <QAction>
#include <QFontMetrics>
#include <QPainter>

namespace leadout::ui {

QString keyText(const QKeySequence& key) {
    QString text = key.toString(QKeySequence::NativeText);
    text.replace(QLatin1String("Return"), QStringLiteral("↵"));
    text.replace(QLatin1String("Enter"), QStringLiteral("↵"));
    if (text.size() > 1)
        text.replace(QLatin1Char('+'), QLatin1Char(' '));
    return text;
}

KeyHint::KeyHint(const Theme& theme, const QString& text, const QKeySequence& key, Look look, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_look(look) {
    setText(text);
    setAccessibleName(text);
    prepare();
    setKey(key);
}

KeyHint::KeyHint(const Theme& theme, QAction* action, Look look, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_look(look) {
    prepare();
    const auto follow = [this, action] {
        setText(action->iconText());
        setAccessibleName(action->iconText());
        setKey(action->shortcut());
        setEnabled(action->isEnabled());
        setToolTip(action->toolTip());
        // Without a parent, showing would make it a window of its own.
        if (parentWidget() != nullptr || !action->isVisible())
            setVisible(action->isVisible());
    };
    follow();
    connect(action, &QAction::changed, this, follow);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
}

void KeyHint::prepare() {
    setFont(m_theme.font(m_look == Look::Plain ? kSmall : kBody,
                         m_look == Look::Primary ? QFont::DemiBold : QFont::Medium));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void KeyHint::setKey(const QKeySequence& key) {
    m_key = keyText(key);
    setAccessibleDescription(key.toString(QKeySequence::NativeText));
    updateGeometry();
    update();
}

QSize KeyHint::sizeHint() const {
    const int padding = m_look == Look::Plain ? kGrid : 12;
    const int key = m_key.isEmpty() ? 0 : keySize(m_theme, m_key).width() + kGap;
    return {fontMetrics().horizontalAdvance(text()) + 2 * padding + key, m_look == Look::Plain ? 24 : 32};
}

void KeyHint::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    Role words = m_look == Look::Plain ? Role::Muted : Role::Text;
    if (m_look == Look::Primary && isEnabled()) {
        words = Role::Raised;
        paintGround(painter, rect(), m_theme, Role::Accent, kTightRadius);
    } else if (m_look != Look::Plain) {
        const Role fill = isDown() ? Role::Sunken : (isEnabled() ? Role::Raised : Role::Surface);
        const Role line = underMouse() && isEnabled() ? Role::Muted : Role::Line;
        paintGround(painter, rect(), m_theme, fill, kTightRadius, line);
    }
    if (!isEnabled())
        words = Role::Muted;
    else if (m_look == Look::Plain && underMouse())
        words = Role::Text;
    painter.setPen(m_theme.colour(words));
    const int padding = m_look == Look::Plain ? kGrid : 12;
    painter.drawText(rect().adjusted(padding, 0, -padding, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (!m_key.isEmpty()) {
        const QSize size = keySize(m_theme, m_key);
        paintKey(painter,
                 QRectF(width() - padding - size.width(), (height() - size.height()) / 2, size.width(),
                        size.height()),
                 m_theme, words, m_key);
    }
    if (hasFocus())
        paintFocus(painter, rect(), m_theme, kTightRadius,
                   m_look == Look::Primary ? Role::Text : Role::Accent);
}

} // namespace leadout::ui
