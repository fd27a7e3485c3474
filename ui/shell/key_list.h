// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAction>
#include <QDialog>
#include <QList>

class QLineEdit;
class QListWidget;

namespace leadout::ui {

/// Actions under a heading.
struct ActionGroup {
    QString heading;
    QList<QAction*> actions;
};

/// What every key does, collected from the actions themselves.
class KeyList : public QDialog {
    Q_OBJECT
public:
    KeyList(const Theme& theme, const QList<ActionGroup>& groups, QWidget* parent);
};

/// All commands by name: type a part of one, Enter does it.
class CommandList : public QDialog {
    Q_OBJECT
public:
    CommandList(const Theme& theme, const QList<ActionGroup>& groups, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void run();

    QLineEdit* m_text;
    QListWidget* m_list;
    QList<QAction*> m_actions; ///< row by row
};

} // namespace leadout::ui
