// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QLabel;
class QPlainTextEdit;

namespace leadout::ui {

/// Keeps what is typed or pasted into a text to a length in UTF-16 units, and counts near its end. A text
/// that was loaded is never cut. GUI thread.
class LengthLimit : public QObject {
    Q_OBJECT
public:
    /// The limit is the text's child; `counter` must live as long.
    LengthLimit(QPlainTextEdit* edit, int most, QLabel* counter);

private:
    void textChanged();
    void count();

    QPlainTextEdit* m_edit;
    int m_most;
    QLabel* m_counter;
    int m_addedEnd = 0; ///< behind what came last
    int m_added = 0;
    bool m_cutting = false;
};

} // namespace leadout::ui
