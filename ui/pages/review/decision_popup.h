// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/states.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QFrame>

#include <vector>

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace leadout::ui {

class KeyHint;

/// A small window above a button that asks for what a decision needs, with a line of text. It closes when the
/// coach goes elsewhere or the decision is taken, and blocks nothing.
class DecisionPopup : public QFrame {
    Q_OBJECT
public:
    DecisionPopup(const Theme& theme, const QString& title, QWidget* parent);
    /// Opens above a widget, or below it where there is no room.
    void openAt(const QWidget* anchor);
    void setText(const QString& text);

Q_SIGNALS:
    /// The line as it stands, so that it can be kept until the decision is taken.
    void typed(const QString& text);

protected:
    QLineEdit* line() const { return m_line; }
    QVBoxLayout* body() const { return m_body; }
    const Theme& theme() const { return m_theme; }
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QVBoxLayout* m_body;
    QLineEdit* m_line;
};

/// Why a session may leave its plan: a digit or a click chooses, so that the whole is two keystrokes. A note
/// can be written first.
class AdjustPopup : public DecisionPopup {
    Q_OBJECT
public:
    AdjustPopup(const Theme& theme, const Words& words, QWidget* parent);

Q_SIGNALS:
    void chosen(leadout::domain::AdjustReason reason, const QString& note);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(std::size_t reason);
};

/// A line of text for a head coach, or a note for coaches that can be pinned.
class LinePopup : public DecisionPopup {
    Q_OBJECT
public:
    /// `pin` is the label of a box to tick; empty for none. `optional`: may be sent empty.
    LinePopup(const Theme& theme, const QString& title, const QString& button, const QString& pin,
              bool optional, QWidget* parent);

Q_SIGNALS:
    void chosen(const QString& text, bool pinned);

private:
    QCheckBox* m_pin = nullptr;
};

} // namespace leadout::ui
