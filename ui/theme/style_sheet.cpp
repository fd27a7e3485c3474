// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <array>
#include <utility>

namespace leadout::ui {

namespace {

/// Names in angle brackets stand for roles, <shade> for light or dark: style sheets tint no drawing, so those
/// that they need lie tinted in resources/icons/tinted. A focused control has a border of two pixels, so its
/// padding is one less and nothing moves.
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
QComboBox, QAbstractSpinBox { border: 1px solid <line>; border-radius: 6px; padding: 4px 8px;
    background: <raised>; color: <text>; selection-background-color: <accent>; selection-color: <raised>; }
QComboBox:hover, QAbstractSpinBox:hover { border-color: <muted>; }
QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid <accent>; padding: 3px 7px; }
QComboBox:disabled, QAbstractSpinBox:disabled { background: <surface>; color: <muted>; border-color: <line>; }
QComboBox::drop-down, QDateEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right;
    border: none; background: transparent; width: 28px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; border: none;
    background: transparent; width: 24px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(:/icons/tinted/up-muted-<shade>.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/tinted/down-muted-<shade>.svg); width: 12px; height: 12px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/icons/tinted/down-muted-<shade>.svg);
    width: 16px; height: 16px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { border: 1px solid <line>; padding: 4px; background: <raised>; color: <text>;
    selection-background-color: <accent-soft>; selection-color: <accent>; }
QComboBox QAbstractItemView::item { padding: 4px 8px; border-radius: 4px; color: <text>; }
QComboBox QAbstractItemView::item:selected { background: <accent-soft>; color: <accent>; }
QCheckBox { border: 1px solid transparent; border-radius: 4px; padding: 2px; spacing: 8px; color: <text>; }
QCheckBox:focus { border-color: <accent>; }
QCheckBox:disabled { color: <muted>; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid <muted>; border-radius: 4px;
    background: <raised>; }
QCheckBox::indicator:checked { background: <accent>; border-color: <accent>;
    image: url(:/icons/tinted/check-raised-<shade>.svg); }
QCheckBox::indicator:disabled { background: <sunken>; border-color: <line>; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 3px; background: transparent;
    color: <text>; }
QToolButton:hover { background: <sunken>; }
QToolButton:focus { border: 2px solid <accent>; padding: 2px; }
QToolButton:disabled { color: <muted>; }
QProgressBar { border: none; border-radius: 3px; background: <sunken>; max-height: 6px; }
QProgressBar::chunk { border-radius: 3px; background: <accent>; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: <raised>; }
QCalendarWidget QToolButton { font-weight: 600; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QToolButton#qt_calendar_prevmonth {
    qproperty-icon: url(:/icons/tinted/left-muted-<shade>.svg); }
QCalendarWidget QToolButton#qt_calendar_nextmonth {
    qproperty-icon: url(:/icons/tinted/right-muted-<shade>.svg); }
QCalendarWidget QAbstractItemView { selection-background-color: <accent>; selection-color: <raised>; }
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
QListWidget::item { padding: 5px 8px; border-radius: 4px; color: <text>; }
QListWidget::item:selected { background: <accent-soft>; color: <accent>; }
QSplitter::handle { background: <line>; }
QMenuBar { background: <surface>; color: <text>; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: <accent-soft>; color: <accent>; }
QMenu { background: <raised>; color: <text>; border: 1px solid <line>; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: <accent-soft>; color: <accent>; }
QMenu::item:disabled { color: <muted>; }
QMenu::indicator { width: 16px; height: 16px; margin-left: 6px; }
QMenu::indicator:checked { image: url(:/icons/tinted/check-text-<shade>.svg); }
QMenu::right-arrow { image: url(:/icons/tinted/right-muted-<shade>.svg); width: 16px; height: 16px; }
QMenu::separator { height: 1px; background: <line>; margin: 4px 8px; }
QToolTip { background: <raised>; color: <text>; border: 1px solid <line>; padding: 4px 8px; }
)";

constexpr std::array<std::pair<const char*, Role>, 9> kRoleNames = {{
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
    sheet.replace(QLatin1String("<shade>"),
                  m_shade == Shade::Dark ? QLatin1String("dark") : QLatin1String("light"));
    for (const auto& [name, role] : kRoleNames)
        sheet.replace(QLatin1String(name), colour(role).name());
    return sheet;
}

} // namespace leadout::ui
