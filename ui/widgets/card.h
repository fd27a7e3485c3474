// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/label.h"

#include <QVBoxLayout>
#include <QWidget>

namespace leadout::ui {

/// A raised piece of a page: a title, a remark at its right, and below whatever it holds.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(const Theme& theme, const QString& title = {}, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setRemark(const QString& remark);
    /// A widget in the place of the remark, such as a legend; the card takes it.
    void setRemarkWidget(QWidget* widget);
    QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QWidget* m_head;
    Label* m_title;
    ElidedLabel* m_remark;
    QVBoxLayout* m_body;
};

} // namespace leadout::ui
