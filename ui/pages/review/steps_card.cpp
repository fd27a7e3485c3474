// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/steps_card.h"

#include <QHeaderView>

#include <algorithm>
#include <array>

namespace leadout::ui {

namespace {

enum Column { Name, Target, Done, InRange, ColumnCount };

constexpr int kRowHeight = 18;
constexpr int kRowsInSight = 14; // of more, some may have to be scrolled to

} // namespace

StepsModel::StepsModel(const Theme& theme, QObject* parent) : QAbstractTableModel(parent), m_theme(theme) {
    connect(&theme, &Theme::changed, this, [this] {
        if (!m_lines.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::ForegroundRole});
    });
}

void StepsModel::show(std::vector<StepLine> lines) {
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int StepsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int StepsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StepsModel::data(const QModelIndex& index, int role) const {
    const StepLine& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: {
        const std::array<QString, ColumnCount> cells = {line.name, line.target, line.done, line.inRange};
        return cells[static_cast<std::size_t>(index.column())];
    }
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (line.off && index.column() >= Done)
            return m_theme.colour(Role::Warn);
        return m_theme.colour(line.work ? Role::Text : Role::Muted);
    case Qt::ToolTipRole: return plainToolTip(line.spoken);
    case Qt::AccessibleDescriptionRole: return line.spoken;
    default: return {};
    }
}

QVariant StepsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> names = {tr("Step"), tr("Target"), tr("Done"), tr("In range")};
    return names[static_cast<std::size_t>(section)];
}

StepsCard::StepsCard(const Theme& theme, QWidget* parent)
    : Card(theme, tr("Steps"), parent)
    , m_model(new StepsModel(theme, this))
    , m_table(new QTableView(this)) {
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Steps"));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // As many rows as there is room for, so that the page need not scroll for them.
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(kRowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    // Denser than the tables of a page.
    m_table->setStyleSheet(QStringLiteral("QTableView::item { padding: 0px; }"
                                          "QHeaderView::section { padding: 0px 3px; border: none;"
                                          " font-weight: 400; }"));
    QHeaderView* head = m_table->horizontalHeader();
    head->setHighlightSections(false);
    head->setMinimumSectionSize(40);
    head->setFixedHeight(kRowHeight);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(Name, QHeaderView::Stretch);
    body()->addWidget(m_table, 1);
    body()->addStretch(0);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                Q_EMIT stepChosen(now.isValid() ? m_model->lines()[static_cast<std::size_t>(now.row())].span
                                                : std::nullopt);
            });
}

void StepsCard::show(std::vector<StepLine> lines) {
    QStringList units;
    for (const StepLine& line : lines) {
        if (!line.unit.isEmpty() && !units.contains(line.unit))
            units.append(line.unit);
    }
    setRemark(units.isEmpty() ? QString() : tr("in %1", "units").arg(units.join(QStringLiteral(", "))));
    const int rows = std::min(static_cast<int>(lines.size()), kRowsInSight);
    // A card that shows them all leaves the room that is left to what stands below it.
    setSizePolicy(QSizePolicy::Preferred,
                  rows == static_cast<int>(lines.size()) ? QSizePolicy::Maximum : QSizePolicy::Preferred);
    m_model->show(std::move(lines));
    m_table->setMinimumHeight(rows * kRowHeight + kRowHeight + 2);
    m_table->setMaximumHeight(m_model->rowCount() * kRowHeight + kRowHeight + 2);
}

} // namespace leadout::ui
