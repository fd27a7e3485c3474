// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/sign_in.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QObject>

#include <functional>
#include <memory>

namespace leadout::ui {
class MainWindow;
class SignInWindow;
} // namespace leadout::ui

namespace leadout::desktop {

/// Leads a coach from signing in to the desk and back: the one window of a profile, and the desk behind it.
/// GUI thread.
class Program final : public QObject {
    Q_OBJECT
public:
    /// All of it outlives the program.
    struct Parts {
        client::SignInDoor& door;
        ui::Preferences& preferences;
        ui::Theme& theme;
        ui::Words& words;
    };

    explicit Program(const Parts& parts, QObject* parent = nullptr);
    ~Program() override;

    /// Opens the desk of the last sign-in, offline too; without one, the window for signing in.
    void reopen();
    /// Opens a desk by a secret that another program gave out; refused() says why not.
    void signInOnce(const QUrl& server, const QString& secret);
    void showSignIn();
    /// Takes in what is being typed, then ends desk and windows; `done` comes later.
    void close(std::function<void()> done);

    /// Null while nobody is in.
    ui::MainWindow* mainWindow() const { return m_main.get(); }
    client::Desk* desk() const { return m_desk.get(); }
    /// Null while it is not open.
    ui::SignInWindow* signInWindow() const { return m_signIn.get(); }

Q_SIGNALS:
    void opened();
    void refused(const QString& sentence);

private:
    void open(std::unique_ptr<client::Desk> desk);
    void takeUnits();
    void endDesk();

    Parts m_parts;
    std::unique_ptr<client::Desk> m_desk;
    std::unique_ptr<ui::MainWindow> m_main; ///< after the desk, so that it goes first
    std::unique_ptr<ui::SignInWindow> m_signIn;
    bool m_closing = false;
};

} // namespace leadout::desktop
