// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/team/team_page.h"

#include "ui/pages/team/team_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

namespace leadout::ui {

TeamPage::TeamPage(const Surroundings& surroundings)
    : Page(surroundings, tr("Team"), Icon::Team)
    , m_model(new TeamModel(words(), this))
    , m_table(makeTable(theme(), m_model, tr("Coaches"), content()))
    , m_frame(new TableFrame(theme(), m_table, {4, 7, 4, 4, 4, 2, 2, 2},
                             {TeamModel::Joined, TeamModel::Email}, content()))
    , m_invite(new QPushButton(words().word("action.create_invite"), this))
    , m_why(new Notice(theme(), Tone::Neutral, Icon::Lock, {}, content()))
    , m_invites(new Card(theme(), tr("Open invites"), content()))
    , m_inviteRows(new QVBoxLayout) {
    QHBoxLayout* header = useHeader();
    m_invite->setIcon(theme().icon(Icon::Lock, Role::Muted));
    m_invite->setIconSize({12, 12});
    m_invite->setEnabled(false);
    m_invite->setAccessibleName(m_invite->text());
    header->addWidget(m_invite);
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
    m_invite->hide();
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
    m_invite->setVisible(!team.invite.allowed);
    m_why->setVisible(!team.invite.allowed && team.invite.why.has_value());
    if (team.invite.why) {
        m_why->setText(words().say(*team.invite.why));
        m_invite->setToolTip(m_why->text());
        m_invite->setAccessibleDescription(m_why->text());
    }
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
        // A server that has a new key can't tell the codes of before.
        const bool known = !invite.code.isEmpty();
        auto* code = new Label(theme(), known ? invite.code : tr("The code can't be shown any more"), kBody,
                               known ? Role::Text : Role::Muted, QFont::DemiBold, row);
        code->setMarkable();
        code->setAccessibleName(tr("Invite code"));
        line->addWidget(code);
        line->addWidget(new ElidedLabel(theme(), invite.email, kBody, Role::Text, QFont::Normal, row));
        line->addStretch(1);
        line->addWidget(new Label(theme(), tr("valid until %1").arg(words().moment(invite.expiresAt)), kSmall,
                                  Role::Muted, QFont::Normal, row));
        auto* copy = new QPushButton(tr("Copy code"), row);
        copy->setAccessibleName(invite.email.isEmpty() ? tr("Copy the invite code")
                                                       : tr("Copy the code for %1").arg(invite.email));
        copy->setVisible(known);
        connect(copy, &QPushButton::clicked, copy,
                [code = invite.code] { QGuiApplication::clipboard()->setText(code); });
        line->addWidget(copy);
        m_inviteRows->addWidget(row);
    }
    if (m_inviteRows->count() == 0)
        m_inviteRows->addWidget(
            new Label(theme(), tr("No invite is open."), kBody, Role::Muted, QFont::Normal, m_invites));
}

} // namespace leadout::ui
