// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/undo_strip.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace leadout::ui {

void MainWindow::buildMenus() {
    const auto add = [this](QMenu* menu, const QString& text, const QKeySequence& key, auto call) {
        QAction* action = menu->addAction(text);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, call);
        m_commands.append(action);
        return action;
    };
    QMenu* file = menuBar()->addMenu(tr("&File"));
    add(file, tr("S&ync now"), QKeySequence(Qt::Key_F5), [this] { m_surroundings.desk.syncNow(); });
    add(file, tr("&Couldn't be sent…"), {}, [this] { showUnaccepted(); });
    file->addSeparator();
    add(file, tr("Sign &out…"), {}, [this] { askToSignOut(); });
    QAction* quit = add(file, tr("&Quit"), QKeySequence::Quit, [this] { close(); });
    quit->setMenuRole(QAction::QuitRole);

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    QAction* undo = add(edit, tr("&Undo the last decision"), QKeySequence::Undo, [this] { m_undo->undo(); });
    undo->setAutoRepeat(false);
    const auto followUndo = [this, undo] { undo->setEnabled(m_surroundings.desk.undoable().has_value()); };
    followUndo();
    connect(&m_surroundings.desk, &client::Desk::undoableChanged, undo, followUndo);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    auto* pagesShown = new QActionGroup(this);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const int index = static_cast<int>(i);
        QAction* action = view->addAction(m_entries[i].title);
        action->setCheckable(true);
        if (index < 9)
            action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + index)));
        pagesShown->addAction(action);
        connect(action, &QAction::triggered, this, [this, index] { open(index); });
        m_pageActions.append(action);
    }
    view->addSeparator();
    QMenu* look = view->addMenu(tr("&Theme"));
    auto* shades = new QActionGroup(this);
    for (const auto& [text, choice] :
         {std::pair(tr("As the &system"), ShadeChoice::System), std::pair(tr("&Light"), ShadeChoice::Light),
          std::pair(tr("&Dark"), ShadeChoice::Dark)}) {
        QAction* action = add(look, text, {}, [this, shade = choice] {
            m_preferences.setShade(shade);
            m_surroundings.theme.choose(shade);
        });
        // By itself, in a list of commands, "Dark" says little.
        action->setIconText(tr("Theme: %1").arg(action->iconText()));
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        shades->addAction(action);
    }
    connect(look, &QMenu::aboutToShow, this, [this, shades] {
        for (QAction* action : shades->actions())
            action->setChecked(action->data().toInt() == static_cast<int>(m_surroundings.theme.choice()));
    });
    add(view, tr("&Full screen"), QKeySequence(Qt::Key_F11),
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    add(view, tr("&Commands…"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { showCommands(); });

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    add(help, tr("&Keys"), QKeySequence(Qt::Key_Question), [this] { showKeys(); });
    QAction* about = add(help, tr("&About Leadout"), {}, [this] { showAbout(); });
    about->setMenuRole(QAction::AboutRole);
}

QList<ActionGroup> MainWindow::actionGroups() const {
    QList<ActionGroup> groups;
    if (const Page* open = page(); open != nullptr && !open->pageActions().isEmpty())
        groups.append({open->title(), open->pageActions()});
    groups.append({tr("Pages"), m_pageActions});
    groups.append({tr("Everywhere"), m_commands});
    return groups;
}

} // namespace leadout::ui
