// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/review/feedback_editor.h"
#include "ui/pages/review/review_words.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace leadout::ui {

class Notice;

/// The athlete's own words, and below them what the coach answers: the feedback and the personal note.
class TextsCard : public Card {
    Q_OBJECT
public:
    TextsCard(const Theme& theme, const Words& words, QWidget* parent = nullptr);

    /// Shows another session.
    void begin(const client::Review& review);
    /// Takes the same session loaded again; typed text stays.
    void meet(const client::Review& review);

    FeedbackEditor* feedback() const { return m_feedback; }
    QPlainTextEdit* note() const { return m_note; }
    bool noteUndecided() const { return m_note->toPlainText() != m_noteBase; }
    /// This note has been decided; what was typed after it has not.
    void setNoteDecided(const QString& note) { m_noteBase = note; }
    /// How it stands with what was typed: "Saved here".
    void setSaved(bool saved);

Q_SIGNALS:
    void backToDraftWanted();
    /// The coach has left the personal note.
    void noteLeft();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showAround(const client::Review& review);
    void showUnverified();

    const Words& m_words;
    Label* m_comment;
    ElidedLabel* m_origin;
    QPushButton* m_toDraft;
    FeedbackEditor* m_feedback;
    ElidedLabel* m_unverified;
    QPushButton* m_use;
    Label* m_saved;
    Notice* m_newer;
    QString m_theirs;
    QPlainTextEdit* m_note;
    QString m_noteBase;
    engine::Sport m_sport = engine::Sport::Other;
    Label* m_line;
};

} // namespace leadout::ui
