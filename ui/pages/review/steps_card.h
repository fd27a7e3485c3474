// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/review/review_words.h"
#include "ui/widgets/card.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace leadout::ui {

/// The planned steps as rows: name, target, done, in range.
class StepsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit StepsModel(const Theme& theme, QObject* parent = nullptr);
    void show(std::vector<StepLine> lines);
    const std::vector<StepLine>& lines() const { return m_lines; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Theme& m_theme;
    std::vector<StepLine> m_lines;
};

/// The steps against their targets; choosing one tells where it lies on the session's clock.
class StepsCard : public Card {
    Q_OBJECT
public:
    explicit StepsCard(const Theme& theme, QWidget* parent = nullptr);
    void show(std::vector<StepLine> lines);
    QTableView* table() const { return m_table; }

Q_SIGNALS:
    void stepChosen(const std::optional<leadout::ui::TimeSpan>& span);

private:
    StepsModel* m_model;
    QTableView* m_table;
};

} // namespace leadout::ui
