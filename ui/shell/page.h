// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QWidget>

#include <memory>

class QAction;
class QHBoxLayout;
class QStackedLayout;

namespace leadout::ui {

class EmptyState;

/// What every page is given; all of it outlives the page.
struct Surroundings {
    Theme& theme;
    const Words& words;
    client::Desk& desk;
};

/// A page of the main window: its content, or one sentence with the next step where there is none.
class Page : public QWidget {
    Q_OBJECT
public:
    Page(const Surroundings& surroundings, const QString& title, Icon icon, QWidget* parent = nullptr);
    ~Page() override;

    const QString& title() const { return m_title; }
    Icon icon() const { return m_icon; }
    /// The page has been opened: ask for what it shows, and put the focus where work begins.
    virtual void activate() = 0;
    /// Keeps what is being typed, as before the coach leaves.
    virtual void settle() {}

    /// What can be done here by a key, for menus and the list of keys. They work while the page is open.
    QList<QAction*> pageActions() const { return actions(); }

Q_SIGNALS:
    /// Another page is wanted, by the word it is registered under, such as "settings".
    void pageWanted(const QString& word);
    void signOutWanted();
    /// The backend of this computer's own is to be started once more.
    void ownServerWanted();

protected:
    Theme& theme() const { return m_surroundings.theme; }
    const Words& words() const { return m_surroundings.words; }
    client::Desk& desk() const { return m_surroundings.desk; }
    const Surroundings& surroundings() const { return m_surroundings; }

    /// The title above everything, locked or not, with room for controls at its right. For pages that do not
    /// bring headings of their own.
    QHBoxLayout* useHeader();
    /// The widget below which a page builds its content.
    QWidget* content() const { return m_content; }
    void showContent();
    void showEmpty(Icon icon, const QString& sentence, const QString& step = {});
    void showLoading(const QString& sentence);
    /// Nothing has been synced yet: says by the state of the link why, with a step that syncs where that can
    /// help. The sentences are for a sync that runs and for no network to sync over.
    void showNotLoaded(const QString& loading, const QString& offline);
    void showError(const QString& sentence, const QString& step);
    /// What somebody sees who may not use the page.
    void showLocked(const engine::Sentence& why, const QString& instead, const QString& step = {});

    /// The button below the sentence of a state was pressed.
    virtual void stepChosen() {}

private:
    void chooseStep();
    void showState(Icon icon, const QString& heading, const QString& sentence, const QString& detail,
                   const QString& step);

    Surroundings m_surroundings;
    QString m_title;
    Icon m_icon;
    QWidget* m_header;
    QWidget* m_content;
    EmptyState* m_state;
    QStackedLayout* m_stack;
    bool m_stepSyncs = false; ///< the step that is offered is to sync
};

} // namespace leadout::ui
