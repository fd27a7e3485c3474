// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/length_limit.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace leadout::ui {

LengthLimit::LengthLimit(QPlainTextEdit* edit, int most, QLabel* counter)
    : QObject(edit)
    , m_edit(edit)
    , m_most(most)
    , m_counter(counter) {
    connect(edit->document(), &QTextDocument::contentsChange, this, [this](int from, int, int added) {
        if (m_cutting)
            return;
        m_addedEnd = from + added;
        m_added = added;
    });
    connect(edit, &QPlainTextEdit::textChanged, this, &LengthLimit::textChanged);
    count();
}

void LengthLimit::textChanged() {
    QTextDocument* document = m_edit->document();
    const int excess = document->characterCount() - 1 - m_most;
    // Loading a text clears its undo steps, so what can be undone has been typed.
    if (!m_cutting && excess > 0 && m_added > 0 && document->isUndoAvailable()) {
        const int end = std::min(m_addedEnd, document->characterCount() - 1);
        int from = end - std::min(excess, m_added);
        if (document->characterAt(from).isLowSurrogate())
            --from;
        m_cutting = true;
        QTextCursor cut(document);
        cut.setPosition(from);
        cut.setPosition(end, QTextCursor::KeepAnchor);
        cut.joinPreviousEditBlock();
        cut.removeSelectedText();
        cut.endEditBlock();
        m_cutting = false;
    }
    count();
}

void LengthLimit::count() {
    const int length = m_edit->document()->characterCount() - 1;
    m_counter->setText(tr("%1 of %2").arg(length).arg(m_most));
    m_counter->setVisible(length * 10 > m_most * 9);
}

} // namespace leadout::ui
