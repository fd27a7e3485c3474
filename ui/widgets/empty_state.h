// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;

namespace leadout::ui {

class Label;

/// What stands where there is nothing to show: a drawing, a heading if there is one, a sentence, what else is
/// worth knowing, and a button for the next step.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const Theme& theme, Icon icon, const QString& sentence, QWidget* parent = nullptr);
    void setIcon(Icon icon);
    void setHeading(const QString& heading);
    void setSentence(const QString& sentence);
    QString sentence() const;
    void setDetail(const QString& detail);
    /// The button for the next step; empty for none.
    void setStep(const QString& step);
    QPushButton* step() const { return m_step; }

Q_SIGNALS:
    void stepChosen();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Icon m_icon;
    QWidget* m_drawing;
    Label* m_heading;
    Label* m_sentence;
    Label* m_detail;
    QPushButton* m_step;
};

} // namespace leadout::ui
