// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/dashboard/queue_filters.h"
#include "ui/pages/dashboard/queue_model.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QListView;
class QPushButton;

namespace leadout::ui {

class Label;
class Notice;

/// The left of the dashboard: heading, filters and the list, with what can be done to several sessions at
/// once below it. It asks the desk for the queue by itself and tells which session is chosen.
class QueuePanel : public QWidget {
    Q_OBJECT
public:
    QueuePanel(const Theme& theme, const Words& words, client::Desk& desk, QWidget* parent = nullptr);

    /// Asks for the queue; the answer comes as loaded().
    void reload();
    const client::Queue& counts() const { return m_counts; }
    QueueModel& model() { return *m_model; }
    QListView& list() { return *m_list; }
    QueueFilters& filters() { return *m_filters; }

    std::optional<domain::AnalysisId> current() const;
    /// Makes a session the current and only selected one; false when it is not listed.
    bool choose(const domain::AnalysisId& id);
    /// Nothing is current until this session is listed or another one is chosen.
    void expect(const domain::AnalysisId& id);
    /// One session further (1) or back (-1); stays at the ends.
    void step(int direction);
    /// The session has been decided: the next one becomes current, or the one before the last.
    void leave(const domain::AnalysisId& id);
    /// The sessions that are selected, in their order.
    std::vector<domain::AnalysisId> selected() const;
    /// Marks all selected sessions done.
    void markSelectedDone();

Q_SIGNALS:
    /// A session has become the one to look at; nothing is current while the list is empty.
    void chosen(const std::optional<leadout::domain::AnalysisId>& id);
    /// The queue has come, and counts() are its numbers.
    void loaded();
    /// Return was pressed on a session, or it was clicked twice.
    void opened();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildHeader();
    void buildList();
    void buildBulkBar();
    void take(client::Queue queue);
    /// Whether the coach is at work on the session beside the list.
    bool isReviewing() const;
    void currentChanged(const QModelIndex& current);
    void describeSelection();
    void takeBack();
    void told(int done, int refused, const QString& why);

    const Theme& m_theme;
    const Words& m_words;
    client::Desk& m_desk;
    QueueModel* m_model;
    QueueFilters* m_filters;
    QListView* m_list;
    Label* m_title;
    Label* m_shown;
    QWidget* m_bulkBar;
    Label* m_bulkText;
    QPushButton* m_bulkDone;
    Notice* m_notice;
    client::QueueFilter m_shownFilter;
    client::Queue m_counts; ///< without its sessions, which are in the model
    std::optional<domain::AnalysisId> m_expected;
    bool m_leading = true;                      ///< the first session follows the first sync
    std::optional<domain::AnalysisId> m_leader; ///< the session that was made current by itself
    std::vector<QUuid> m_bulkOps;
    QTimer m_takeBackEnds;
    int m_asked = 0; ///< so that only the newest answer is shown
};

} // namespace leadout::ui
