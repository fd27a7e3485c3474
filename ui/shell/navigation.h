// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/me.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QAbstractButton>
#include <QList>

#include <optional>

class QButtonGroup;
class QVBoxLayout;

namespace leadout::ui {

class ElidedLabel;

/// An entry of the navigation: a drawing, a title, and a number or a lock.
class NavigationEntry : public QAbstractButton {
    Q_OBJECT
public:
    NavigationEntry(const Theme& theme, const QString& title, Icon icon, QWidget* parent = nullptr);
    void setCount(const std::optional<int>& count);
    const std::optional<int>& count() const { return m_count; }
    /// Greyed with a lock, and still openable; `why` is told to those who ask.
    void setLocked(bool locked, const QString& why);
    bool isLocked() const { return m_locked; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    const Theme& m_theme;
    Icon m_icon;
    std::optional<int> m_count;
    bool m_locked = false;
    QString m_why;
};

/// The pages at the left, and at the bottom who is signed in.
class Navigation : public QWidget {
    Q_OBJECT
public:
    Navigation(const Theme& theme, const Words& words, QWidget* parent = nullptr);
    NavigationEntry* add(const QString& title, Icon icon);
    NavigationEntry* entry(int index) const { return m_entries.value(index); }
    void setCurrent(int index);
    void setMyself(const std::optional<client::Myself>& me);

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    const Words& m_words;
    QVBoxLayout* m_places;
    QButtonGroup* m_group;
    QList<NavigationEntry*> m_entries;
    ElidedLabel* m_name;
    ElidedLabel* m_role;
    ElidedLabel* m_company;
};

} // namespace leadout::ui
