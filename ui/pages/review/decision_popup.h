// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/states.h"
#include "ui/pages/review/popup.h"
#include "ui/words/words.h"

class QCheckBox;
class QLineEdit;

namespace leadout::ui {

/// Asks for what a decision needs, with a line of text. It closes when the decision is taken, too.
class DecisionPopup : public Popup {
    Q_OBJECT
public:
    DecisionPopup(const Theme& theme, const QString& title, QWidget* parent);
    void setText(const QString& text);

Q_SIGNALS:
    /// The line as it stands, so that it can be kept until the decision is taken.
    void typed(const QString& text);

protected:
    QLineEdit* line() const { return m_line; }

private:
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
    /// What is written already, above the line.
    void tell(const QStringList& written);
    void setPinned(bool pinned);
    bool isPinned() const;

Q_SIGNALS:
    void chosen(const QString& text, bool pinned);

private:
    QCheckBox* m_pin = nullptr;
};

} // namespace leadout::ui
