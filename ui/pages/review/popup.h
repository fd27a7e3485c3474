// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QVBoxLayout;

namespace leadout::ui {

/// A small window above a button. It closes when the coach goes elsewhere or with Escape, and blocks nothing.
class Popup : public QFrame {
    Q_OBJECT
public:
    Popup(const Theme& theme, const QString& title, int width, QWidget* parent);
    /// Opens above a widget, or below it where there is no room.
    void openAt(const QWidget* anchor);

Q_SIGNALS:
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    QVBoxLayout* body() const { return m_body; }
    const Theme& theme() const { return m_theme; }
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QVBoxLayout* m_body;
};

} // namespace leadout::ui
