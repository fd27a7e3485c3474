// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/tone.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace leadout::ui {

class Label;

/// A message inside a page, with something to do about it and, where it may go, a way to close it.
class Notice : public QWidget {
    Q_OBJECT
public:
    Notice(const Theme& theme, Tone tone, Icon icon, const QString& text = {}, QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const;
    void setTone(Tone tone, Icon icon);
    /// The button's words; empty for none.
    void setAction(const QString& action);
    /// A second button, disabled where a reason says why it can't be used now.
    void setOther(const QString& action, const QString& disabledBecause = {});
    void setClosable(bool closable);

Q_SIGNALS:
    void actionChosen();
    void otherChosen();
    /// The coach has closed it; it hides itself.
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Tone m_tone;
    Icon m_icon;
    QWidget* m_mark;
    Label* m_text;
    QPushButton* m_action;
    QPushButton* m_other;
    QToolButton* m_close;
};

} // namespace leadout::ui
