// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/athletes.h"
#include "ui/shell/page.h"

class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace leadout::ui {

class AthleteDetail;
class AthleteModel;
class AthleteTable;
class Chip;
class EmptyState;

/// The athletes that this coach has, and one of them in detail beside the list.
class AthletesPage : public Page {
    Q_OBJECT
public:
    explicit AthletesPage(const Surroundings& surroundings, QWidget* parent = nullptr);

    void activate() override;
    void settle() override;
    /// Shows an athlete, whether the list holds them or not.
    void open(const domain::AthleteId& id);
    AthleteTable& table() const { return *m_table; }
    AthleteDetail& detail() const { return *m_detail; }

Q_SIGNALS:
    /// A session of an athlete is to be shown in the dashboard.
    void openSession(const leadout::domain::AnalysisId& id);

private:
    QWidget* buildHeader();
    void buildActions();
    void which(client::AthleteFilter::Which which);
    void openCoachMenu();
    void narrow(const client::AthleteFilter& filter);
    void reload();
    void take(const std::vector<client::AthleteItem>& athletes);
    void takeTeam();
    void describe();
    void describeNothing();
    void describeNone();
    void askForAthlete();
    void showAdded(const domain::AthleteId& id);
    void showCurrent();
    bool isFirstFilter() const;

    client::AthleteFilter m_filter;
    std::vector<client::TeamMember> m_members;
    int m_asked = 0;
    bool m_answered = false;
    AthleteModel* m_model;
    AthleteTable* m_table;
    AthleteDetail* m_detail;
    Chip* m_active;
    Chip* m_deactivated;
    Chip* m_all;
    Chip* m_coach;
    QLineEdit* m_search;
    QTimer* m_typing;
    QPushButton* m_add;
    client::NewAthlete m_entered; ///< of an athlete who is not added yet
    bool m_adding = false;        ///< the desk has not answered yet
    EmptyState* m_none;
    QStackedWidget* m_list;
    QSplitter* m_splitter;
};

} // namespace leadout::ui
