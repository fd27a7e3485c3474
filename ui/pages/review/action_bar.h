// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/permission.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QAction>
#include <QWidget>

#include <vector>

class QToolButton;

namespace leadout::ui {

class KeyHint;
class Label;

/// The actions, in their order from the left. Pair, Comment and Open are behind "More". Those from Note on
/// stand at the right edge; the last two decide nothing.
enum class Act : std::uint8_t {
    Approve,
    Done,
    Adjust,
    Edit,
    Hand,
    Pair,
    Comment,
    Open,
    Note,
    Next,
    Previous
};

/// What can be done with a review, with its keys. What does not fit into the width is behind "More"; its keys
/// work all the same.
class ActionBar : public QWidget {
    Q_OBJECT
public:
    ActionBar(const Theme& theme, const Words& words, QWidget* parent = nullptr);

    /// Allows an action, or greys it and says why.
    void permit(Act act, const client::Permission& permission);
    /// Says above the buttons why a session that waits cannot be approved; empty for nothing. `remedy` stands
    /// behind it as long as it is enabled.
    void setReason(const QString& reason, QAction* remedy);
    /// Shows an action that is usually behind "More" among the others.
    void setPutForward(Act act, bool forward);
    /// Greys everything that decides, as long as a decision is being taken in.
    void setBusy(bool busy);
    /// The button of an action, for a popup to stand above; the bar itself while the button is hidden.
    QWidget* buttonOf(Act act) const;
    QAction* action(Act act) const { return m_entries[static_cast<std::size_t>(act)].action; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Entry {
        bool atEnd() const { return act >= Act::Note; }
        bool decides() const { return act <= Act::Note; }
        QAction* action = nullptr;
        KeyHint* button = nullptr;
        Act act = Act::Approve;
        bool rare = false; ///< behind "More" however much room there is
        bool allowed = true;
        QString why;
    };
    void add(Act act, const QString& text, const QList<QKeySequence>& keys);
    void arrange();
    void showMore();
    void describe(const Entry& entry);
    int reasonHeight() const;

    const Theme& m_theme;
    const Words& m_words;
    std::vector<Entry> m_entries;
    QToolButton* m_more;
    Label* m_reason;
    KeyHint* m_remedy = nullptr;
    bool m_busy = false;
};

} // namespace leadout::ui
