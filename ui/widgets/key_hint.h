// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QKeySequence>

class QAction;

namespace leadout::ui {

/// A button that shows its key. The key itself belongs to an action; the button only tells of it.
class KeyHint : public QAbstractButton {
    Q_OBJECT
public:
    /// Plain ones look like words, for hints at the edge of a bar.
    enum class Look : std::uint8_t { Plain, Button, Primary };

    KeyHint(const Theme& theme, const QString& text, const QKeySequence& key, Look look = Look::Button,
            QWidget* parent = nullptr);
    /// Triggers an action and follows its text, key, tool tip, and whether it is enabled and visible.
    KeyHint(const Theme& theme, QAction* action, Look look = Look::Button, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void prepare();
    void setKey(const QKeySequence& key);

    const Theme& m_theme;
    QString m_key;
    Look m_look;
};

/// A key sequence as it is shown on keys: "Ctrl ↵".
QString keyText(const QKeySequence& key);

} // namespace leadout::ui
