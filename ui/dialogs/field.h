// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLineEdit;

namespace leadout::ui {

class Label;

/// A field with its name above and, when it is wrong, a sentence below that says what to do.
class Field : public QWidget {
    Q_OBJECT
public:
    Field(const Theme& theme, const QString& name, QWidget* parent = nullptr);
    QString text() const;
    void setText(const QString& text);
    void setPlaceholder(const QString& text);
    /// Its letters are hidden.
    void setSecret();
    /// What is wrong with it; empty for nothing.
    void setFault(const QString& fault);
    QString fault() const;
    QLineEdit* line() const { return m_line; }

Q_SIGNALS:
    void entered();

private:
    QLineEdit* m_line;
    Label* m_fault;
};

} // namespace leadout::ui
