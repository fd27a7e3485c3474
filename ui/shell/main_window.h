// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/key_list.h"
#include "ui/shell/pages.h"

#include <QMainWindow>

class QStackedWidget;

namespace leadout::ui {

class EmptyState;
class Navigation;
class Notice;
class StatusLine;
class UndoStrip;

/// The window of a signed-in coach: pages, status, menus and keys. Owned by the program, which also owns what
/// it is given and opens the sign-in again when it is asked to.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(const Surroundings& surroundings, Preferences& preferences, std::vector<PageEntry> entries,
               QWidget* parent = nullptr);

    /// Opens a page by its word; nothing happens for a word that is none.
    void openPage(const QString& word);
    /// The open page; null before the first.
    Page* page() const;
    Navigation* navigation() const { return m_navigation; }
    /// Keeps what is being typed on any page, as before the desk ends.
    void settle();

Q_SIGNALS:
    /// The coach has signed out; the desk is no longer to be used.
    void signedOut();
    /// The backend wants a sign-in before it talks again.
    void signInWanted();
    /// The backend of this computer's own is to be started once more.
    void ownServerWanted();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildBody();
    void buildMenus();
    void open(int index);
    /// Lets a page lead to a session or an athlete on another page.
    void joinPages(Page& page);
    void followMe();
    void followStatus();
    void followLease(const client::Status& status);
    void mark(int index);
    void noticeChosen();
    void placeUndo();
    void showKeys();
    void showCommands();
    void showUnaccepted();
    void showHeld();
    void showAbout();
    void askToSignOut();
    void signOut();
    QList<ActionGroup> actionGroups() const;

    Surroundings m_surroundings;
    Preferences& m_preferences;
    std::vector<PageEntry> m_entries;
    std::vector<Page*> m_pages; ///< null until opened
    Navigation* m_navigation = nullptr;
    QWidget* m_place = nullptr; ///< what is right of the navigation
    QStackedWidget* m_stack = nullptr;
    Notice* m_notice = nullptr;
    QWidget* m_noticePlace = nullptr; ///< with its margins, which are there only with it
    EmptyState* m_locked = nullptr;   ///< in the place of all pages
    StatusLine* m_status = nullptr;
    UndoStrip* m_undo = nullptr;
    QList<QAction*> m_pageActions;
    QList<QAction*> m_commands;
};

} // namespace leadout::ui
