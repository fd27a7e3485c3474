// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/dialogs/held_panel.h"
#include "ui/dialogs/unaccepted_panel.h"
#include "ui/pages/athletes/athletes_page.h"
#include "ui/pages/dashboard/dashboard_page.h"
#include "ui/shell/navigation.h"
#include "ui/shell/preferences.h"
#include "ui/shell/status_line.h"
#include "ui/shell/undo_strip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/notice.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace leadout::ui {

using client::LinkState;

MainWindow::MainWindow(const Surroundings& surroundings, Preferences& preferences,
                       std::vector<PageEntry> entries, QWidget* parent)
    : QMainWindow(parent)
    , m_surroundings(surroundings)
    , m_preferences(preferences)
    , m_entries(std::move(entries))
    , m_pages(m_entries.size(), nullptr) {
    setWindowTitle(QStringLiteral("Leadout"));
    setMinimumSize(1024, 700);
    resize(1440, 900);
    restoreGeometry(m_preferences.geometry());
    buildBody();
    buildMenus();
    client::Desk& desk = m_surroundings.desk;
    connect(&desk, &client::Desk::meChanged, this, &MainWindow::followMe);
    connect(&desk, &client::Desk::statusChanged, this, &MainWindow::followStatus);
    followMe();
    followStatus();
    if (!m_entries.empty())
        open(0);
}

void MainWindow::buildBody() {
    auto* body = new QWidget(this);
    auto* all = new QVBoxLayout(body);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    m_navigation = new Navigation(m_surroundings.theme, m_surroundings.words, body);
    for (const PageEntry& entry : m_entries)
        m_navigation->add(entry.title, entry.icon);
    middle->addWidget(m_navigation);
    m_place = new QWidget(body);
    auto* place = new QVBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    place->setSpacing(0);
    m_noticePlace = new QWidget(m_place);
    m_notice = new Notice(m_surroundings.theme, Tone::Bad, Icon::Warning, {}, m_noticePlace);
    auto* around = new QVBoxLayout(m_noticePlace);
    around->setContentsMargins(kMargin, kGap, kMargin, 0);
    around->addWidget(m_notice);
    place->addWidget(m_noticePlace);
    m_noticePlace->hide();
    m_stack = new QStackedWidget(m_place);
    place->addWidget(m_stack, 1);
    m_locked = new EmptyState(m_surroundings.theme, Icon::Lock, {}, m_place);
    m_locked->setHeading(tr("Locked until this computer reaches its server"));
    m_locked->setDetail(tr("Your decisions go out then; what you were writing is kept."));
    m_locked->hide();
    place->addWidget(m_locked, 1);
    connect(m_locked, &EmptyState::stepChosen, &m_surroundings.desk, &client::Desk::syncNow);
    middle->addWidget(m_place, 1);
    all->addLayout(middle, 1);
    m_status = new StatusLine(m_surroundings.theme, m_surroundings.words, body);
    all->addWidget(m_status);
    setCentralWidget(body);
    m_undo = new UndoStrip(m_surroundings.theme, m_surroundings.words, m_surroundings.desk, m_place);
    m_place->installEventFilter(this);
    connect(m_undo, &UndoStrip::resized, this, &MainWindow::placeUndo);
    connect(m_navigation, &Navigation::chosen, this, &MainWindow::open);
    connect(m_notice, &Notice::actionChosen, this, &MainWindow::noticeChosen);
    connect(m_status, &StatusLine::unacceptedWanted, this, &MainWindow::showUnaccepted);
    connect(m_status, &StatusLine::toDecideWanted, this, &MainWindow::showHeld);
    connect(m_status, &StatusLine::heldDismissed, &m_surroundings.desk, &client::Desk::dismissHeldNotice);
}

void MainWindow::openPage(const QString& word) {
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].word == word)
            open(static_cast<int>(i));
    }
}

Page* MainWindow::page() const {
    return qobject_cast<Page*>(m_stack->currentWidget());
}

void MainWindow::open(int index) {
    if (m_surroundings.desk.status().lease != client::Lease::Held && m_stack->count() > 0) {
        // Choosing has marked it already.
        mark(static_cast<int>(std::find(m_pages.begin(), m_pages.end(), page()) - m_pages.begin()));
        return;
    }
    Page*& opened = m_pages[static_cast<std::size_t>(index)];
    if (opened == nullptr) {
        opened = m_entries[static_cast<std::size_t>(index)].make(m_surroundings);
        m_stack->addWidget(opened);
        connect(opened, &Page::pageWanted, this, &MainWindow::openPage);
        connect(opened, &Page::signOutWanted, this, &MainWindow::askToSignOut);
        connect(opened, &Page::ownServerWanted, this, &MainWindow::ownServerWanted);
        joinPages(*opened);
    }
    mark(index);
    m_stack->setCurrentWidget(opened);
    opened->activate();
}

void MainWindow::mark(int index) {
    m_navigation->setCurrent(index);
    for (qsizetype i = 0; i < m_pageActions.size(); ++i)
        m_pageActions[i]->setChecked(i == index);
}

void MainWindow::joinPages(Page& page) {
    if (auto* dashboard = qobject_cast<DashboardPage*>(&page))
        connect(dashboard, &DashboardPage::uploadWanted, this, [this](const domain::AthleteId& id) {
            openPage(QStringLiteral("athletes"));
            if (auto* athletes = qobject_cast<AthletesPage*>(this->page()))
                athletes->open(id);
        });
    if (auto* athletes = qobject_cast<AthletesPage*>(&page))
        connect(athletes, &AthletesPage::openSession, this, [this](const domain::AnalysisId& id) {
            openPage(QStringLiteral("dashboard"));
            if (auto* dashboard = qobject_cast<DashboardPage*>(this->page()))
                dashboard->open(id);
        });
}

void MainWindow::followMe() {
    m_navigation->setMyself(m_surroundings.desk.me());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (!m_entries[i].needs)
            continue;
        const client::Permission permission = m_surroundings.desk.may(*m_entries[i].needs);
        m_navigation->entry(static_cast<int>(i))
            ->setLocked(!permission.allowed,
                        permission.why ? m_surroundings.words.say(*permission.why) : QString());
    }
}

void MainWindow::followStatus() {
    const client::Status status = m_surroundings.desk.status();
    m_status->setStatus(status);
    followLease(status);
    // Behind the lock there may be more than none.
    const auto counted = [&status](int count) {
        return status.lease == client::Lease::Held ? std::optional(count) : std::nullopt;
    };
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].count == PageEntry::Count::Queue)
            m_navigation->entry(static_cast<int>(i))->setCount(counted(status.queueSize));
        if (m_entries[i].count == PageEntry::Count::Athletes)
            m_navigation->entry(static_cast<int>(i))->setCount(counted(status.athletes));
    }
    const auto tell = [this](Tone tone, const QString& text, const QString& action) {
        m_notice->setTone(tone, Icon::Warning);
        m_notice->setText(text);
        m_notice->setAction(action);
        m_noticePlace->show();
    };
    if (status.ownServer == client::OwnServer::Lost && status.ownServerTrouble)
        tell(Tone::Bad, m_surroundings.words.say(*status.ownServerTrouble), tr("Try again"));
    else if (status.link == LinkState::SignInNeeded)
        tell(Tone::Warn, tr("Sign in again to go on syncing. Your decisions are kept on this computer."),
             tr("Sign in"));
    else if (status.link == LinkState::Ended)
        tell(Tone::Bad,
             tr("Your membership in this company has ended. Ask a head coach if that is a mistake."),
             tr("Sign out"));
    else if (status.link == LinkState::Unsupported)
        tell(Tone::Bad, tr("Update Leadout to go on syncing. Your decisions are kept on this computer."), {});
    else if (status.storageTrouble)
        tell(Tone::Bad,
             tr("This computer's disk can't be read or written. Free some room; Leadout tries again."), {});
    else if (status.stuck)
        tell(Tone::Warn, tr("A decision has been waiting for more than ten minutes, though you are online."),
             tr("Sync now"));
    else if (status.signInForgotten)
        tell(Tone::Neutral,
             tr("This computer's keychain is missing or locked, so you are signed in only until Leadout is "
                "closed."),
             {});
    else
        m_noticePlace->hide();
}

void MainWindow::followLease(const client::Status& status) {
    const bool locked = status.lease != client::Lease::Held;
    if (locked)
        m_locked->setSentence(
            status.lease == client::Lease::Ended
                ? tr("There was no contact with it for %n day(s), so nobody knows whether these athletes are "
                     "still yours to see.",
                     nullptr, status.offlineDays)
                : tr("This computer's clock has gone back, so nobody knows how long ago the last contact "
                     "was."));
    // Before a sign-in, which the notice offers, nothing is synced.
    m_locked->setStep(status.link == LinkState::SignInNeeded ? QString() : tr("Sync now"));
    m_stack->setVisible(!locked);
    m_locked->setVisible(locked);
}

void MainWindow::noticeChosen() {
    const LinkState link = m_surroundings.desk.status().link;
    if (m_surroundings.desk.status().ownServer == client::OwnServer::Lost)
        Q_EMIT ownServerWanted();
    else if (link == LinkState::SignInNeeded)
        Q_EMIT signInWanted();
    else if (link == LinkState::Ended)
        signOut();
    else
        m_surroundings.desk.syncNow();
}

void MainWindow::placeUndo() {
    const int width = qMin(m_undo->sizeHint().width(), m_place->width() - 2 * kMargin);
    const int height = m_undo->sizeHint().height();
    // Above the bar of actions that pages may have at their bottom.
    m_undo->setGeometry((m_place->width() - width) / 2, m_place->height() - height - 64, width, height);
}

void MainWindow::showUnaccepted() {
    auto* panel = new UnacceptedPanel(m_surroundings.theme, m_surroundings.words, m_surroundings.desk, this);
    panel->open();
}

void MainWindow::showHeld() {
    auto* panel = new HeldPanel(m_surroundings.theme, m_surroundings.words, m_surroundings.desk, this);
    panel->open();
}

void MainWindow::showKeys() {
    auto* keys = new KeyList(m_surroundings.theme, actionGroups(), this);
    keys->open();
}

void MainWindow::showCommands() {
    auto* commands = new CommandList(m_surroundings.theme, actionGroups(), this);
    commands->open();
}

void MainWindow::showAbout() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Leadout"),
                                tr("Leadout %1").arg(QStringLiteral(LEADOUT_VERSION)), QMessageBox::Ok, this);
    box->setInformativeText(
        tr("A review desk for endurance coaches. Free software under the GNU General Public "
           "License, version 3 or later."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::settle() {
    for (Page* page : m_pages) {
        if (page != nullptr)
            page->settle();
    }
}

void MainWindow::askToSignOut() {
    const int waiting = m_surroundings.desk.status().waiting;
    if (waiting == 0) {
        signOut();
        return;
    }
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Sign out"),
                                tr("%n decision(s) haven't been sent yet.", nullptr, waiting),
                                QMessageBox::Cancel, this);
    box->setInformativeText(tr("They stay on this computer and are sent when you sign in here again."));
    const QPushButton* leave = box->addButton(tr("Sign out"), QMessageBox::AcceptRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(leave, &QPushButton::clicked, this, &MainWindow::signOut);
    box->open();
}

void MainWindow::signOut() {
    // The desk does everything in turn, so what was typed last is kept before it closes.
    settle();
    m_surroundings.desk.signOut(this, [this] { Q_EMIT signedOut(); });
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_preferences.setGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ActivationChange)
        m_surroundings.desk.setFocused(isActiveWindow());
    QMainWindow::changeEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_place && event->type() == QEvent::Resize)
        placeUndo();
    return QMainWindow::eventFilter(watched, event);
}

} // namespace leadout::ui
