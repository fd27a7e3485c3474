// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <vector>

namespace leadout::ui {

/// Puts widgets side by side and begins a new line where the room ends, as words in a text.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(int gap, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect& place) override;

private:
    /// The height that is needed; moves the widgets only when `apply`.
    int arrange(const QRect& place, bool apply) const;

    std::vector<QLayoutItem*> m_items; ///< owned, as QLayout has it
    int m_gap;
};

} // namespace leadout::ui
