// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"

class QPushButton;
class QTableView;
class QVBoxLayout;

namespace leadout::ui {

class Card;
class Notice;
class TableFrame;
class TeamModel;

/// The coaches of the company; for head coaches also what waits for each of them and the open invites.
class TeamPage : public Page {
    Q_OBJECT
public:
    explicit TeamPage(const Surroundings& surroundings);
    void activate() override;

protected:
private:
    void ask();
    void fill(const client::Team& team);
    QPushButton* addLocked(const QString& text);
    void showInvites(const client::Team& team, bool head);

    TeamModel* m_model;
    QTableView* m_table;
    TableFrame* m_frame;
    QPushButton* m_invite;
    QPushButton* m_remove;
    QPushButton* m_import;
    Notice* m_why;
    Card* m_invites;
    QVBoxLayout* m_inviteRows;
    bool m_shown = false;
};

} // namespace leadout::ui
