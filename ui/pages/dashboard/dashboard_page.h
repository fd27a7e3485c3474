// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

class QSplitter;
class QStackedWidget;

namespace leadout::ui {

class EmptyState;
class QueuePanel;
class ReviewView;

/// What waits for this coach: the queue at the left, the session under review at the right. A decision leads
/// to the next session by itself.
class DashboardPage : public Page {
    Q_OBJECT
public:
    explicit DashboardPage(const Surroundings& surroundings, QWidget* parent = nullptr);

    void activate() override;
    void settle() override;
    /// Shows a session, whether the queue lists it or not.
    void open(const domain::AnalysisId& id);
    QueuePanel& panel() const { return *m_panel; }

Q_SIGNALS:
    /// A damaged recording is to be uploaded again, on the athlete's page.
    void uploadWanted(const leadout::domain::AthleteId& athlete);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildActions();
    void showChosen(const std::optional<domain::AnalysisId>& id);
    /// Says where a session stands in the queue, if it does.
    void place(const domain::AnalysisId& id);
    void takeMyself();
    void takeTeam();
    void describe();
    void describeEmptyQueue();
    void describeNoAthletes();

    QueuePanel* m_panel;
    ReviewView* m_review;
    EmptyState* m_nothing;
    QStackedWidget* m_right;
    QSplitter* m_splitter;
    bool m_divided = false; ///< the coach has chosen the list's width; it is kept
};

} // namespace leadout::ui
