// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/review/matching_popup.h"

#include "ui/widgets/label.h"
#include "ui/widgets/table.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace leadout::ui {

namespace {

using engine::Quantity;

enum MatchingColumn { Day, Score, Work, Power, HeartRate, MatchingColumnCount };

constexpr int kMatchingWidth = 640;
constexpr int kMatchingRow = 28;
constexpr int kMatchingRows = 8; // of more, some have to be scrolled to

} // namespace

MatchingPopup::MatchingPopup(const Theme& theme, const Words& words, const client::Review& review,
                             QWidget* parent)
    : Popup(theme, tr("Earlier sessions with the same structure"), kMatchingWidth, parent)
    , m_sessions(review.matching)
    , m_model(new QStandardItemModel(0, MatchingColumnCount, this))
    , m_table(makeTable(theme, m_model, tr("Earlier sessions with the same structure"), this)) {
    m_model->setHorizontalHeaderLabels(
        {tr("Day"), tr("Score"), tr("Work steps"), tr("Weighted power"), tr("Heart rate")});
    const auto row = [&](const QString& day, const std::optional<int>& score,
                         const std::optional<Quantity>& work, const std::optional<double>& watts,
                         const std::optional<double>& bpm) {
        const auto cell = [&](const std::optional<Quantity>& value) {
            return new QStandardItem(value ? words.number(*value, review.session.sport)
                                           : QStringLiteral("–"));
        };
        const auto in = [](const std::optional<double>& value, engine::Unit unit) {
            return value ? std::optional(Quantity{*value, unit}) : std::nullopt;
        };
        return QList<QStandardItem*>{
            new QStandardItem(day), new QStandardItem(score ? QString::number(*score) : QStringLiteral("–")),
            cell(work), cell(in(watts, engine::Unit::Watts)), cell(in(bpm, engine::Unit::Bpm))};
    };
    add(row(tr("This session"), review.session.score, review.workAverage, review.metrics.weighted_power_w,
            review.metrics.avg_hr_bpm),
        tr("This session"), true);
    for (const client::MatchingSession& session : m_sessions)
        add(row(matchingDay(session, review, words), session.score, session.workAverage,
                session.weightedPowerW, session.avgHrBpm),
            matchingSpoken(session, review, words), false);
    for (int column = Day; column < MatchingColumnCount; ++column)
        m_model->horizontalHeaderItem(column)->setTextAlignment(
            (column == Day ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Day, QHeaderView::Stretch);
    m_table->verticalHeader()->setDefaultSectionSize(kMatchingRow);
    m_table->horizontalHeader()->setFixedHeight(kMatchingRow);
    m_table->setFixedHeight((1 + std::min(kMatchingRows, m_model->rowCount())) * kMatchingRow + 2);
    body()->addWidget(m_table);
    if (review.matchingCount > m_sessions.size()) {
        const auto older = static_cast<int>(review.matchingCount - m_sessions.size());
        body()->addWidget(
            new Label(theme, tr("and %n older ones", "", older), kSmall, Role::Muted, QFont::Normal, this));
    }
    connect(m_table, &QTableView::clicked, this, &MatchingPopup::open);
    connect(m_table, &QTableView::activated, this, &MatchingPopup::open);
    m_table->selectRow(1);
    m_table->setFocus();
}

void MatchingPopup::add(const QList<QStandardItem*>& row, const QString& spoken, bool now) {
    for (QStandardItem* item : row) {
        item->setToolTip(spoken);
        item->setData(spoken, Qt::AccessibleDescriptionRole);
        if (item != row.front())
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        if (now) {
            QFont bold = font();
            bold.setWeight(QFont::DemiBold);
            item->setFont(bold);
            item->setFlags(Qt::NoItemFlags);
        }
    }
    m_model->appendRow(row);
}

void MatchingPopup::open(const QModelIndex& index) {
    // The first row is the session under review.
    const auto place = static_cast<std::size_t>(index.row()) - 1;
    if (index.row() < 1 || place >= m_sessions.size())
        return;
    const domain::AnalysisId id = m_sessions[place].id;
    close();
    Q_EMIT chosen(id);
}

} // namespace leadout::ui
