// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/athletes/athlete_model.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace leadout::ui {

/// Paints a cell of the athletes' table: name above e-mail address, the status as a pill, the rest as text.
class AthleteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    AthleteDelegate(const AthleteModel& model, const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    const AthleteModel& m_model;
    const Theme& m_theme;
};

/// The athletes as a table. Where there is little room the less important columns go; what they say stands
/// in the detail beside it.
class AthleteTable : public QTableView {
    Q_OBJECT
public:
    static constexpr int kRowHeight = 54;
    AthleteTable(AthleteModel& model, const Theme& theme, QWidget* parent = nullptr);
    /// The columns that have no room now.
    QList<int> hiddenColumns() const;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fitColumns();

    const Theme& m_theme;
};

} // namespace leadout::ui
