// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/team.h"
#include "ui/widgets/tone.h"
#include "ui/words/words.h"

#include <QAbstractTableModel>

namespace leadout::ui {

/// The coaches of a company as a table. Rows come, go and move one by one, so that a selection stays.
class TeamModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// The last three are for head coaches alone.
    enum Column { Coach, Email, RoleColumn, Status, Joined, Athletes, Waiting, Oldest, ColumnCount };
    /// Beside Qt's roles: the tone of a state.
    static constexpr int kToneRole = Qt::UserRole;

    explicit TeamModel(const Words& words, QObject* parent = nullptr);
    void show(const std::vector<client::TeamMember>& members, bool workload);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const client::TeamMember& member, int column) const;

    const Words& m_words;
    std::vector<client::TeamMember> m_members;
    bool m_workload = false;
};

} // namespace leadout::ui
