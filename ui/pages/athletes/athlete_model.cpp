// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/athletes/athlete_model.h"

#include "core/domain/words.h"
#include "ui/widgets/label.h"

#include <QSet>

#include <algorithm>

namespace leadout::ui {

AthleteModel::AthleteModel(const Words& words, QObject* parent)
    : QAbstractTableModel(parent)
    , m_words(words) {}

void AthleteModel::setAthletes(const std::vector<client::AthleteItem>& athletes) {
    QSet<QUuid> kept;
    for (const client::AthleteItem& athlete : athletes)
        kept.insert(athlete.id.uuid());
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (kept.contains(m_athletes[static_cast<std::size_t>(row)].id.uuid()))
            continue;
        beginRemoveRows({}, row, row);
        m_athletes.erase(m_athletes.begin() + row);
        endRemoveRows();
    }
    int row = 0;
    for (const client::AthleteItem& athlete : athletes) {
        if (kept.remove(athlete.id.uuid()))
            put(row++, athlete);
    }
}

void AthleteModel::put(int row, const client::AthleteItem& athlete) {
    const int old = find(athlete.id).row();
    if (old < 0) {
        beginInsertRows({}, row, row);
        m_athletes.insert(m_athletes.begin() + row, athlete);
        endInsertRows();
        return;
    }
    if (old != row) {
        beginMoveRows({}, old, old, {}, row);
        std::rotate(m_athletes.begin() + row, m_athletes.begin() + old, m_athletes.begin() + old + 1);
        endMoveRows();
    }
    client::AthleteItem& shown = m_athletes[static_cast<std::size_t>(row)];
    if (shown == athlete)
        return;
    shown = athlete;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

const client::AthleteItem* AthleteModel::athlete(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount())
        return nullptr;
    return &m_athletes[static_cast<std::size_t>(index.row())];
}

QModelIndex AthleteModel::find(const domain::AthleteId& id) const {
    for (int row = 0; row < rowCount(); ++row) {
        if (m_athletes[static_cast<std::size_t>(row)].id == id)
            return index(row, 0);
    }
    return {};
}

int AthleteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_athletes.size());
}

int AthleteModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AthleteModel::data(const QModelIndex& index, int role) const {
    const client::AthleteItem* shown = athlete(index);
    if (shown == nullptr)
        return {};
    if (role == Qt::DisplayRole)
        return text(*shown, index.column());
    if (role == Qt::AccessibleTextRole)
        return index.column() == Name ? spoken(*shown) : text(*shown, index.column());
    // Whole where the column is too narrow for it.
    if (role == Qt::ToolTipRole)
        return plainToolTip(index.column() == Name ? shown->name + u'\n' + shown->email
                                                   : text(*shown, index.column()));
    if (role == Qt::TextAlignmentRole && index.column() == Waiting)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant AthleteModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Waiting ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Athlete");
    case Coach: return tr("Coach");
    case Status: return tr("Status");
    case LastActivity: return tr("Last activity");
    case TrainingType: return tr("Training type");
    case Waiting: return tr("To review");
    default: return {};
    }
}

QString AthleteModel::text(const client::AthleteItem& athlete, int column) const {
    switch (column) {
    case Name: return athlete.name;
    case Coach: return athlete.coach ? athlete.coachName : tr("Unassigned");
    case Status: return m_words.heading("athlete." + std::string(domain::key(athlete.status)));
    case LastActivity:
        return athlete.lastActivity ? m_words.recently(*athlete.lastActivity) : QStringLiteral("–");
    case TrainingType:
        return m_words.heading(
            "training." + std::string(athlete.trainingType ? domain::key(*athlete.trainingType) : "none"));
    case Waiting:
        return athlete.waiting > 0 ? m_words.formatting().locale.toString(athlete.waiting) : QString();
    default: return {};
    }
}

QString AthleteModel::spoken(const client::AthleteItem& athlete) const {
    QStringList parts = {athlete.name, athlete.email};
    for (const int column : {Coach, Status})
        parts.append(text(athlete, column));
    parts.append(tr("last activity %1").arg(text(athlete, LastActivity)));
    parts.append(tr("training type %1").arg(text(athlete, TrainingType)));
    parts.append(tr("%n to review", nullptr, athlete.waiting));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace leadout::ui
