// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/review.h"
#include "ui/theme/theme.h"

#include <QPlainTextEdit>
#include <QTimer>

#include <variant>
#include <vector>

namespace leadout::ui {

/// Where a text that was just loaded differs from what the coach sees.
enum class Meeting : std::uint8_t {
    Same,  ///< nothing stands against it: the editor shows the loaded text
    Kept,  ///< the coach's own text stays, and what was loaded is what they began from
    Newer, ///< the coach's own text stays, and somebody else has written since
};

/// The feedback as it is written. Numbers that the recording lacks, and names, are underlined with a wavy
/// line that moves with the text. What is typed is told after each pause, and no loading ever takes it away.
class FeedbackEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit FeedbackEditor(const Theme& theme, QWidget* parent = nullptr);

    /// Shows another session's text, whatever was typed before.
    void begin(const client::Texts& texts);
    /// Takes what has been loaded again for the session that is shown.
    Meeting meet(const client::Texts& texts);
    /// Puts another text in the place of the coach's, as one step that can be undone.
    void replaceBy(const QString& text);

    /// Whether the text is to be decided before anything else: it differs from the saved one.
    bool undecided() const;
    /// This text has been decided; what was typed after it has not.
    void setDecided(const QString& text);

    /// The numbers that are still in the text as they were underlined.
    std::vector<client::UnverifiedNumber> unverified() const;
    /// Writes the fact in the place of a number, as one step that can be undone.
    void useFact(int number);
    /// The names that are still in the text as they were underlined.
    std::vector<domain::FoundName> names() const;
    /// Takes a name out of the text with what belongs to it, as one step that can be undone.
    void takeOut(int name);

Q_SIGNALS:
    /// The coach has typed and then paused, or goes elsewhere.
    void paused();
    /// What is underlined has changed.
    void marksChanged();
    /// The coach goes elsewhere inside the window, or wants to with Escape.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Marked {
        std::variant<client::UnverifiedNumber, domain::FoundName> what;
        QTextCursor place;
        QString text;
    };
    void mark(const client::Texts& texts);
    template <class What>
    void markEach(const std::vector<What>& all);
    /// What is underlined of a kind, at its place of now.
    template <class What>
    std::vector<What> marked() const;
    void replacePart(int start, int length, const QString& by);
    void underline();
    void textTyped();

    const Theme& m_theme;
    QTimer m_pause;
    QString m_base; ///< the text that the desk has
    int m_version = 0;
    bool m_saved = true;
    bool m_loading = false;
    std::vector<Marked> m_marked;
};

} // namespace leadout::ui
