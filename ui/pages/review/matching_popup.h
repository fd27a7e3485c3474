// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/review/popup.h"
#include "ui/pages/review/review_words.h"

class QModelIndex;
class QStandardItem;
class QStandardItemModel;
class QTableView;

namespace leadout::ui {

/// The earlier sessions of the same structure below the one under review, each of which a click or Enter
/// opens.
class MatchingPopup : public Popup {
    Q_OBJECT
public:
    MatchingPopup(const Theme& theme, const Words& words, const client::Review& review, QWidget* parent);
    QTableView* table() const { return m_table; }

Q_SIGNALS:
    void chosen(const leadout::domain::AnalysisId& id);

private:
    void add(const QList<QStandardItem*>& row, const QString& spoken, bool now);
    void open(const QModelIndex& index);

    std::vector<client::MatchingSession> m_sessions;
    QStandardItemModel* m_model;
    QTableView* m_table;
};

} // namespace leadout::ui
