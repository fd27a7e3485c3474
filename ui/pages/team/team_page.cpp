// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/team/team_page.h"

#include "ui/pages/team/team_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/table.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

#include <utility>

namespace leadout::ui {

TeamPage::TeamPage(const Surroundings& surroundings)
    : Page(surroundings, tr("Team"), Icon::Team)
    , m_model(new TeamModel(words(), this))
    , m_table(makeTable(theme(), m_model, tr("Coaches"), content()))
    , m_frame(new TableFrame(theme(), m_table, {4, 7, 4, 4, 4, 2, 2, 2},
                             {TeamModel::Joined, TeamModel::Email}, content()))
    , m_invite(addLocked(words().word("action.create_invite")))
    , m_remove(addLocked(tr("Remove coach")))
    , m_import(addLocked(tr("Import from TrainingPeaks")))
    , m_why(new Notice(theme(), Tone::Neutral, Icon::Lock, {}, content()))
    , m_invites(new Card(theme(), tr("Open invites"), content()))
    , m_inviteRows(new QVBoxLayout) {
    QHBoxLayout* header = useHeader();
    for (QPushButton* button : {m_invite, m_remove, m_import})
        header->addWidget(button);
    auto* all = new QVBoxLayout(content());
    all->setContentsMargins(kMargin, 0, kMargin, kMargin);
    all->setSpacing(kPadding);
    all->addWidget(m_why);
    m_table->setItemDelegateForColumn(TeamModel::Status,
                                      new PillDelegate(theme(), TeamModel::kToneRole, this));
    all->addWidget(m_frame, 100);
    m_inviteRows->setSpacing(kGap);
    m_invites->body()->addLayout(m_inviteRows);
    all->addWidget(m_invites);
    all->addStretch(1);
    m_why->hide();
    m_invites->hide();
    connect(&desk(), &client::Desk::teamChanged, this, &TeamPage::ask);
    connect(&desk(), &client::Desk::meChanged, this, &TeamPage::ask);
    connect(&desk(), &client::Desk::statusChanged, this, [this] {
        if (!m_shown)
            ask();
    });
    showLoading(tr("Loading the team…"));
}

/// A control that only head coaches may use, as the others see it.
QPushButton* TeamPage::addLocked(const QString& text) {
    auto* button = new QPushButton(text, this);
    button->setIcon(theme().icon(Icon::Lock, Role::Muted));
    button->setIconSize({12, 12});
    button->setEnabled(false);
    button->setAccessibleName(text);
    button->hide();
    return button;
}

void TeamPage::activate() {
    ask();
    m_table->setFocus();
}

void TeamPage::ask() {
    desk().team(this, [this](const client::Team& team) { fill(team); });
}

void TeamPage::fill(const client::Team& team) {
    m_shown = team.loaded;
    if (!team.loaded) {
        showNotLoaded(tr("Loading the team…"),
                      tr("The team isn't on this computer yet. It comes with the first sync, once you are "
                         "online."));
        return;
    }
    const std::optional<client::Myself> me = desk().me();
    const bool head = me && me->isHead();
    m_model->show(team.members, head);
    m_frame->fit();
    QStringList why;
    for (const auto& [button, permission] :
         {std::pair{m_invite, team.invite}, std::pair{m_remove, team.remove},
          std::pair{m_import, team.import}}) {
        button->setVisible(!permission.allowed);
        if (permission.allowed || !permission.why)
            continue;
        why.append(words().say(*permission.why));
        button->setToolTip(why.constLast());
        button->setAccessibleDescription(why.constLast());
    }
    m_why->setText(why.join(u' '));
    m_why->setVisible(!why.isEmpty());
    showInvites(team, head);
    showContent();
}

void TeamPage::showInvites(const client::Team& team, bool head) {
    m_invites->setVisible(head);
    while (QLayoutItem* item = m_inviteRows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const client::InviteShown& invite : team.invites) {
        if (invite.status != domain::InviteStatus::Open)
            continue;
        auto* row = new QWidget(m_invites);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(kPadding);
        // The code itself is of use to nobody as long as no program takes it.
        const QString whom = invite.email.isEmpty() ? tr("Single-use code") : invite.email;
        line->addWidget(new ElidedLabel(theme(), whom, kBody, Role::Text, QFont::DemiBold, row));
        line->addStretch(1);
        line->addWidget(new Label(theme(), tr("valid until %1").arg(words().moment(invite.expiresAt)), kSmall,
                                  Role::Muted, QFont::Normal, row));
        m_inviteRows->addWidget(row);
    }
    if (m_inviteRows->count() == 0)
        m_inviteRows->addWidget(
            new Label(theme(), tr("No invite is open."), kBody, Role::Muted, QFont::Normal, m_invites));
}

} // namespace leadout::ui
