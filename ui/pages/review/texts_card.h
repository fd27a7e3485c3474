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
    bool noteUndecided() const { return !m_noteSaved || m_note->toPlainText() != m_noteBase; }
    /// This note has been decided; what was typed after it has not.
    void setNoteDecided(const QString& note);
    /// What is told below the feedback, and the button that corrects it: the first name, which always stands
    /// against publishing, else the first number that is not in the recording, with "Use 172". Nothing where
    /// there is neither, and no button for a number with no fact near.
    struct Unverified {
        QString sentence;
        QString offer;
        bool isName = false;
    };
    std::optional<Unverified> unverified() const;
    /// Tells of that number here or leaves it to others; with the reason where it stands against the
    /// approval.
    void tellUnverified(bool here, const QString& reason);
    /// The button that opens the versions, for a popup to stand above.
    QWidget* versionsButton() const;
    /// How it stands with what was typed: "Saved here".
    void setSaved(bool saved);

Q_SIGNALS:
    void backToDraftWanted();
    void versionsWanted();
    /// What unverified() offers is wanted.
    void correctionWanted();
    /// The coach has typed in the personal note and then paused.
    void notePaused();
    /// The coach has left the personal note.
    void noteLeft();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showAround(const client::Review& review);
    void showUnverified();
    QString reasonOf(const client::Permission& permission) const;
    void permit(QPlainTextEdit* text, const client::Permission& permission);
    /// Asks for the height that the lines need in this width.
    void fitHeight();
    void buildBelow(const Theme& theme);
    void connectNote();
    void loadNote(const client::Texts& texts);

    const Words& m_words;
    Label* m_comment;
    ElidedLabel* m_origin;
    QPushButton* m_toDraft;
    QPushButton* m_versions;
    FeedbackEditor* m_feedback;
    QWidget* m_check; ///< the row of the name or the number that is not in the recording
    Label* m_unverified;
    bool m_tellsUnverified = true;
    QString m_reason; ///< against the approval
    QPushButton* m_use;
    Label* m_saved;
    Notice* m_newer;
    QString m_theirs;
    QPlainTextEdit* m_note;
    QString m_noteBase;
    bool m_noteSaved = true;
    bool m_loadingNote = false;
    QTimer m_notePause;
    engine::Sport m_sport = engine::Sport::Other;
    Label* m_line;
};

} // namespace leadout::ui
