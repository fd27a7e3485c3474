// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/team/team_model.h"

#include "ui/widgets/label.h"

#include <QFont>

#include <algorithm>

namespace leadout::ui {

namespace {

const QString kNone = QStringLiteral("–");

Tone toneOf(domain::MembershipStatus status) {
    switch (status) {
    case domain::MembershipStatus::Active: return Tone::Ok;
    case domain::MembershipStatus::Pending: return Tone::Warn;
    case domain::MembershipStatus::Deactivated: return Tone::Neutral;
    }
    return Tone::Neutral;
}

} // namespace

TeamModel::TeamModel(const Words& words, QObject* parent) : QAbstractTableModel(parent), m_words(words) {}

void TeamModel::show(const std::vector<client::TeamMember>& members, bool workload) {
    if (workload != m_workload) {
        beginResetModel();
        m_workload = workload;
        m_members = members;
        endResetModel();
        return;
    }
    const auto has = [](const std::vector<client::TeamMember>& list, const domain::CoachId& id) {
        return std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (has(members, m_members[static_cast<std::size_t>(row)].id) != members.end())
            continue;
        beginRemoveRows({}, row, row);
        m_members.erase(m_members.begin() + row);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        const int row = static_cast<int>(i);
        const auto found = has(m_members, members[i].id);
        const int now = static_cast<int>(found - m_members.begin());
        if (found == m_members.end()) {
            beginInsertRows({}, row, row);
            m_members.insert(m_members.begin() + row, members[i]);
            endInsertRows();
        } else if (now != row) {
            beginMoveRows({}, now, now, {}, row);
            std::rotate(m_members.begin() + row, m_members.begin() + now, m_members.begin() + now + 1);
            endMoveRows();
        }
        if (m_members[i] == members[i])
            continue;
        m_members[i] = members[i];
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

int TeamModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_members.size());
}

int TeamModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : (m_workload ? ColumnCount : Athletes);
}

QString TeamModel::text(const client::TeamMember& member, int column) const {
    switch (column) {
    case Coach: return member.self ? tr("%1 (you)").arg(member.name) : member.name;
    case Email: return member.email;
    case RoleColumn: return m_words.word("role." + std::string(domain::key(member.role)));
    case Status: return m_words.heading("membership." + std::string(domain::key(member.status)));
    case Joined:
        // Who is pending has been brought in by somebody else and not joined yet.
        return member.joinedAt && member.status != domain::MembershipStatus::Pending
                   ? m_words.longDay(m_words.local(*member.joinedAt).date())
                   : kNone;
    case Athletes: return member.athletes ? QString::number(*member.athletes) : kNone;
    case Waiting: return member.waiting ? QString::number(*member.waiting) : kNone;
    case Oldest: return member.oldestWaiting ? m_words.age(*member.oldestWaiting) : kNone;
    default: return {};
    }
}

QVariant TeamModel::data(const QModelIndex& index, int role) const {
    const client::TeamMember& member = m_members[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return text(member, index.column());
    if (role == Qt::ToolTipRole)
        return plainToolTip(text(member, index.column()));
    if (role == Qt::TextAlignmentRole && index.column() >= Athletes)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == kToneRole && index.column() == Status)
        return static_cast<int>(toneOf(member.status));
    if (role == Qt::FontRole && index.column() == Coach) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    return {};
}

QVariant TeamModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section >= Athletes ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Coach: return tr("Coach");
    case Email: return tr("E-mail");
    case RoleColumn: return tr("Role");
    case Status: return tr("Status");
    case Joined: return tr("Joined");
    case Athletes: return tr("Athletes");
    case Waiting: return tr("To review");
    case Oldest: return tr("Oldest");
    default: return {};
    }
}

} // namespace leadout::ui
