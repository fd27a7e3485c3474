// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/program.h"

#include "ui/dialogs/sign_in_window.h"
#include "ui/shell/main_window.h"

#include <QTimer>

#include <chrono>
#include <utility>

namespace leadout::desktop {

namespace {

/// How long a disk may take to keep what was typed when the program is closed.
constexpr std::chrono::seconds kFarewell{3};

} // namespace

Program::Program(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts) {
    connect(
        &m_parts.door, &client::SignInDoor::deskReplaced, this,
        [this](const std::shared_ptr<client::SignInDoor::SignedIn>& signedIn) {
            if (!m_desk)
                return;
            if (signedIn->desk) {
                // What stands in the sign-in window is still to be read.
                auto signIn = std::move(m_signIn);
                open(std::move(signedIn->desk));
                m_signIn = std::move(signIn);
                return;
            }
            showSignIn();
            if (const auto why = m_parts.door.whyNotReopened())
                m_signIn->tell(*why);
            endDesk();
        },
        Qt::QueuedConnection);
}

Program::~Program() = default;

void Program::reopen() {
    m_parts.door.reopen(this, [this](std::unique_ptr<client::Desk> desk) {
        if (desk) {
            open(std::move(desk));
            return;
        }
        showSignIn();
        if (const auto why = m_parts.door.whyNotReopened())
            m_signIn->tell(*why);
    });
}

void Program::signInOnce(const QUrl& server, const QString& secret) {
    m_parts.door.signInOnce(
        server, secret, this,
        [this](const tl::expected<std::shared_ptr<client::SignInDoor::SignedIn>, client::Refusal>& answer) {
            if (answer && (*answer)->desk)
                open(std::move((*answer)->desk));
            else
                Q_EMIT refused(answer ? QString() : m_parts.words.say(answer.error()));
        });
}

void Program::showSignIn() {
    if (!m_signIn) {
        m_signIn = std::make_unique<ui::SignInWindow>(m_parts.theme, m_parts.words, m_parts.door);
        // The window is still telling it when its desk is opened, so it goes later.
        connect(
            m_signIn.get(), &ui::SignInWindow::opened, this,
            [this](const std::shared_ptr<client::SignInDoor::SignedIn>& signedIn) {
                open(std::move(signedIn->desk));
            },
            Qt::QueuedConnection);
    }
    m_signIn->show();
    m_signIn->activateWindow();
}

void Program::open(std::unique_ptr<client::Desk> desk) {
    if (m_main)
        m_main->settle();
    auto old = std::move(m_main);
    auto oldDesk = std::exchange(m_desk, std::move(desk));
    connect(m_desk.get(), &client::Desk::meChanged, this, &Program::takeUnits);
    takeUnits();
    const ui::Surroundings surroundings{m_parts.theme, m_parts.words, *m_desk};
    m_main =
        std::make_unique<ui::MainWindow>(surroundings, m_parts.preferences, ui::pages(m_parts.preferences));
    connect(m_main.get(), &ui::MainWindow::signInWanted, this, &Program::showSignIn);
    connect(m_main.get(), &ui::MainWindow::ownServerWanted, &m_parts.door, &client::SignInDoor::startHere);
    connect(
        m_main.get(), &ui::MainWindow::signedOut, this,
        [this] {
            showSignIn();
            endDesk();
        },
        Qt::QueuedConnection);
    m_main->show();
    m_signIn.reset();
    old.reset();
    oldDesk.reset();
    Q_EMIT opened();
}

void Program::takeUnits() {
    const auto me = m_desk->me();
    if (me)
        m_parts.words.setUnits(me->units == QLatin1String("imperial") ? domain::UnitSystem::Imperial
                                                                      : domain::UnitSystem::Metric);
}

void Program::endDesk() {
    m_main.reset();
    m_desk.reset();
}

void Program::close(std::function<void()> done) {
    m_signIn.reset();
    if (!m_desk) {
        QTimer::singleShot(0, this, std::move(done));
        return;
    }
    m_main->settle();
    m_main->hide();
    auto end = [this, done = std::move(done)] {
        if (std::exchange(m_closing, false)) {
            endDesk();
            done();
        }
    };
    m_closing = true;
    // The desk does everything in turn: what was typed is kept when it answers this.
    m_desk->team(this, [this, end](const client::Team&) { QTimer::singleShot(0, this, end); });
    QTimer::singleShot(kFarewell, this, end);
}

} // namespace leadout::desktop
