// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/feedback_editor.h"

#include <QKeyEvent>
#include <QTextEdit>

#include <algorithm>
#include <chrono>

namespace leadout::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kPause = 500ms;

} // namespace

FeedbackEditor::FeedbackEditor(const Theme& theme, QWidget* parent) : QPlainTextEdit(parent), m_theme(theme) {
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Feedback"));
    setPlaceholderText(tr("Write what the athlete will read in the report"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &FeedbackEditor::paused);
    connect(this, &QPlainTextEdit::textChanged, this, &FeedbackEditor::textTyped);
    connect(&theme, &Theme::changed, this, &FeedbackEditor::underline);
}

void FeedbackEditor::begin(const client::Texts& texts) {
    m_pause.stop();
    m_loading = true;
    setPlainText(texts.feedback);
    m_loading = false;
    m_base = texts.feedback;
    m_version = texts.version;
    m_saved = texts.saved;
    mark(texts.unverified);
}

Meeting FeedbackEditor::meet(const client::Texts& texts) {
    const QString mine = toPlainText();
    const bool typed = mine != m_base;
    if (!typed || texts.feedback == mine) {
        if (texts.feedback != mine) {
            const int place = textCursor().position();
            begin(texts);
            QTextCursor cursor = textCursor();
            cursor.setPosition(std::min<int>(place, static_cast<int>(texts.feedback.size())));
            setTextCursor(cursor);
        } else {
            m_base = texts.feedback;
            m_version = texts.version;
            m_saved = texts.saved;
            mark(texts.unverified);
        }
        return Meeting::Same;
    }
    // An unsaved text that was loaded is what this coach typed a moment ago, so only its version tells
    // whether somebody else has written.
    const bool newer = texts.saved ? texts.feedback != m_base : texts.version != m_version;
    m_version = texts.version;
    if (!newer)
        return Meeting::Kept;
    if (texts.saved)
        m_base = texts.feedback;
    return Meeting::Newer;
}

void FeedbackEditor::replaceBy(const QString& text) {
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
}

bool FeedbackEditor::undecided() const {
    return !m_saved || toPlainText() != m_base;
}

void FeedbackEditor::setDecided(const QString& text) {
    m_base = text;
    m_saved = true;
    if (!undecided())
        m_pause.stop();
}

void FeedbackEditor::mark(const std::vector<client::UnverifiedNumber>& numbers) {
    m_marked.clear();
    const int end = document()->characterCount() - 1;
    for (const client::UnverifiedNumber& number : numbers) {
        if (number.start < 0 || number.length <= 0 || number.start + number.length > end)
            continue;
        QTextCursor place(document());
        place.setPosition(number.start);
        place.setPosition(number.start + number.length, QTextCursor::KeepAnchor);
        place.setKeepPositionOnInsert(true); // what is typed right behind it is not part of it
        m_marked.push_back({number, place, place.selectedText()});
    }
    underline();
    Q_EMIT unverifiedChanged();
}

void FeedbackEditor::underline() {
    QTextCharFormat wavy;
    wavy.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wavy.setUnderlineColor(m_theme.colour(Role::Warn));
    QList<QTextEdit::ExtraSelection> selections;
    for (const Marked& marked : m_marked)
        selections.append({marked.place, wavy});
    setExtraSelections(selections);
}

void FeedbackEditor::textTyped() {
    if (m_loading)
        return;
    m_pause.start();
    // A number that has been touched is the coach's own until the text is read again.
    const auto gone = std::remove_if(m_marked.begin(), m_marked.end(), [](const Marked& marked) {
        return marked.place.selectedText() != marked.text;
    });
    const bool changed = gone != m_marked.end();
    m_marked.erase(gone, m_marked.end());
    underline();
    if (changed)
        Q_EMIT unverifiedChanged();
}

std::vector<client::UnverifiedNumber> FeedbackEditor::unverified() const {
    std::vector<client::UnverifiedNumber> numbers;
    for (const Marked& marked : m_marked) {
        client::UnverifiedNumber number = marked.number;
        number.start = marked.place.selectionStart();
        numbers.push_back(number);
    }
    return numbers;
}

void FeedbackEditor::useFact(int number) {
    if (number < 0 || number >= static_cast<int>(m_marked.size()))
        return;
    const Marked marked = m_marked[static_cast<std::size_t>(number)];
    QTextCursor place = marked.place;
    place.insertText(marked.number.replacement);
    setTextCursor(place);
}

void FeedbackEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void FeedbackEditor::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    if (m_pause.isActive()) {
        m_pause.stop();
        Q_EMIT paused();
    }
    // Another window or a menu in front does not mean that the coach is done with the text.
    if (event->reason() == Qt::MouseFocusReason || event->reason() == Qt::TabFocusReason ||
        event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason)
        Q_EMIT left();
}

} // namespace leadout::ui
