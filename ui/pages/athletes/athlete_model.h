// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/athletes.h"
#include "ui/words/words.h"

#include <QAbstractTableModel>

#include <vector>

namespace leadout::ui {

/// The athletes of a list as rows. A new list is compared by id, so that rows are inserted, moved, removed
/// and changed, never reset. GUI thread.
class AthleteModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Coach, Status, LastActivity, TrainingType, Waiting, ColumnCount };

    /// `words` outlives the model.
    explicit AthleteModel(const Words& words, QObject* parent = nullptr);

    void setAthletes(const std::vector<client::AthleteItem>& athletes);
    /// Null for an index that is none.
    const client::AthleteItem* athlete(const QModelIndex& index) const;
    QModelIndex find(const domain::AthleteId& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const client::AthleteItem& athlete, int column) const;
    QString spoken(const client::AthleteItem& athlete) const;
    void put(int row, const client::AthleteItem& athlete);

    const Words& m_words;
    std::vector<client::AthleteItem> m_athletes;
};

} // namespace leadout::ui
