// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace leadout::ui {

class ElidedLabel;

/// Says what was just decided, and takes it back as long as it has not been sent: "Approved. Undo (10 s)".
/// It floats above the page, so that nothing moves.
class UndoStrip : public QWidget {
    Q_OBJECT
public:
    UndoStrip(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent);
    /// Takes the newest decision back, if there is one to take back. One that the strip has already left is
    /// named first, and taken back when the coach says so.
    void undo();

    /// What a command has done, in words.
    static QString sentence(const QString& what, const QString& session);

Q_SIGNALS:
    /// It has come, gone or grown; it is to be put in its place again.
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
    void count();
    void ask(const client::Undoable& newest);
    void stay(const QString& said);

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    ElidedLabel* m_said;
    QPushButton* m_undo;
    QTimer m_second;
    QTimer m_gone; ///< how long a question or an answer stays
    std::optional<QUuid> m_asked;
};

} // namespace leadout::ui
