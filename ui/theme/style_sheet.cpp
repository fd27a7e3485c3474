// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <array>
#include <utility>

namespace leadout::ui {

namespace {

/// Names in angle brackets stand for roles. A focused control has a border of two pixels, so its padding is
/// one less and nothing moves.
constexpr auto kSheet = R"(
QPushButton { border: 1px solid <line>; border-radius: 6px; padding: 5px 12px; background: <raised>;
    color: <text>; font-weight: 500; }
QPushButton:hover { border-color: <muted>; }
QPushButton:pressed { background: <sunken>; }
QPushButton:disabled { background: <surface>; color: <muted>; border-color: <line>; }
QPushButton:focus { border: 2px solid <accent>; padding: 4px 11px; }
QPushButton[primary="true"] { background: <accent>; border-color: <accent>; color: <raised>;
    font-weight: 600; }
QPushButton[primary="true"]:focus { border-color: <text>; }
QPushButton[primary="true"]:disabled { background: <sunken>; border-color: <line>; color: <muted>; }
QPushButton[link="true"] { border: 1px solid transparent; background: transparent; color: <accent>;
    padding: 1px 4px; font-weight: 600; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border: 2px solid <accent>; padding: 0px 3px; }
QPushButton[link="true"]:disabled { color: <muted>; background: transparent; }
QLineEdit, QPlainTextEdit, QTextEdit { border: 1px solid <line>; border-radius: 6px; padding: 4px 8px;
    background: <raised>; color: <text>; selection-background-color: <accent>;
    selection-color: <raised>; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover { border-color: <muted>; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid <accent>; padding: 3px 7px; }
QLineEdit[wrong="true"] { border-color: <bad>; }
QTableView, QListView, QTreeView { border: none; background: <raised>; gridline-color: <line>;
    selection-background-color: <accent-soft>; selection-color: <text>; outline: none; }
QHeaderView { background: <raised>; border: none; }
QHeaderView::section { background: <raised>; color: <muted>; border: none;
    border-bottom: 1px solid <line>; padding: 7px 12px; font-size: 12px; font-weight: 600; }
QScrollArea { border: none; background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: <line>; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: <muted>; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QListWidget::item { padding: 5px 8px; color: <text>; }
QListWidget::item:selected { background: <accent-soft>; color: <accent>; border-radius: 4px; }
QSplitter::handle { background: <line>; }
QMenuBar { background: <surface>; color: <text>; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: <accent-soft>; color: <accent>; }
QMenu { background: <raised>; color: <text>; border: 1px solid <line>; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: <accent-soft>; color: <accent>; }
QMenu::item:disabled { color: <muted>; }
QMenu::separator { height: 1px; background: <line>; margin: 4px 8px; }
QToolTip { background: <raised>; color: <text>; border: 1px solid <line>; padding: 4px 8px; }
)";

constexpr std::array<std::pair<const char*, Role>, 9> kNames = {{
    {"<surface>", Role::Surface},
    {"<raised>", Role::Raised},
    {"<sunken>", Role::Sunken},
    {"<line>", Role::Line},
    {"<text>", Role::Text},
    {"<muted>", Role::Muted},
    {"<accent>", Role::Accent},
    {"<accent-soft>", Role::AccentSoft},
    {"<bad>", Role::Bad},
}};

} // namespace

QString Theme::styleSheet() const {
    QString sheet = QString::fromLatin1(kSheet);
    for (const auto& [name, role] : kNames)
        sheet.replace(QLatin1String(name), colour(role).name());
    return sheet;
}

} // namespace leadout::ui
