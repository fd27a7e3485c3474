// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>
#include <QWidget>

#include <vector>

class QAbstractItemModel;
class QTableView;

namespace leadout::ui {

/// A table that shows whole rows and grows with them, without a grid.
QTableView* makeTable(const Theme& theme, QAbstractItemModel* model, const QString& name, QWidget* parent);
/// The rounded ground below a table. Each column gets what its cells and heading need, and what is left is
/// shared out by weights. Where there is too little, the spare columns give way, the first one first. The
/// table gets the height of its rows.
class TableFrame : public QWidget {
    Q_OBJECT
public:
    TableFrame(const Theme& theme, QTableView* table, std::vector<int> weights, std::vector<int> spare,
               QWidget* parent = nullptr);
    /// After rows or columns have come or gone.
    void fit();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    std::vector<int> wanted() const;

    const Theme& m_theme;
    QTableView* m_table;
    std::vector<int> m_weights;
    std::vector<int> m_spare;
};

/// Paints rows with a line below them, and the current one with a mark at its left.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(const Theme& theme, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// The ground, the line and the mark of a cell.
    void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    const Theme& theme() const { return m_theme; }

private:
    const Theme& m_theme;
};

/// Paints a state as a pill, in the tone that the model has under a role.
class PillDelegate : public RowDelegate {
    Q_OBJECT
public:
    PillDelegate(const Theme& theme, int toneRole, QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_toneRole;
};

} // namespace leadout::ui
