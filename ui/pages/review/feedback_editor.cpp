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
    mark(texts);
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
            mark(texts);
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

template <class What>
void FeedbackEditor::markEach(const std::vector<What>& all) {
    const int end = document()->characterCount() - 1;
    for (const What& each : all) {
        if (each.start < 0 || each.length <= 0 || each.start + each.length > end)
            continue;
        QTextCursor place(document());
        place.setPosition(each.start);
        place.setPosition(each.start + each.length, QTextCursor::KeepAnchor);
        place.setKeepPositionOnInsert(true); // what is typed right behind it is not part of it
        m_marked.push_back({each, place, place.selectedText()});
    }
}

void FeedbackEditor::mark(const client::Texts& texts) {
    m_marked.clear();
    markEach(texts.unverified);
    markEach(texts.names);
    underline();
    Q_EMIT marksChanged();
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
    // A number or name that has been touched is the coach's own until the text is read again.
    const auto gone = std::remove_if(m_marked.begin(), m_marked.end(), [](const Marked& marked) {
        return marked.place.selectedText() != marked.text;
    });
    const bool changed = gone != m_marked.end();
    m_marked.erase(gone, m_marked.end());
    underline();
    if (changed)
        Q_EMIT marksChanged();
}

template <class What>
std::vector<What> FeedbackEditor::marked() const {
    std::vector<What> all;
    for (const Marked& marked : m_marked) {
        if (const What* what = std::get_if<What>(&marked.what)) {
            all.push_back(*what);
            all.back().start = marked.place.selectionStart();
        }
    }
    return all;
}

std::vector<client::UnverifiedNumber> FeedbackEditor::unverified() const {
    return marked<client::UnverifiedNumber>();
}

std::vector<domain::FoundName> FeedbackEditor::names() const {
    return marked<domain::FoundName>();
}

void FeedbackEditor::useFact(int number) {
    const std::vector<client::UnverifiedNumber> numbers = unverified();
    if (number < 0 || number >= static_cast<int>(numbers.size()))
        return;
    const client::UnverifiedNumber& wrong = numbers[static_cast<std::size_t>(number)];
    replacePart(wrong.start, wrong.length, wrong.replacement);
}

void FeedbackEditor::takeOut(int name) {
    const std::vector<domain::FoundName> found = names();
    if (name < 0 || name >= static_cast<int>(found.size()))
        return;
    const domain::TakenOut out = domain::takeOut(toPlainText(), found[static_cast<std::size_t>(name)]);
    replacePart(out.start, out.length, out.replacement);
}

void FeedbackEditor::replacePart(int start, int length, const QString& by) {
    QTextCursor place(document());
    place.setPosition(start);
    place.setPosition(start + length, QTextCursor::KeepAnchor);
    place.insertText(by);
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
