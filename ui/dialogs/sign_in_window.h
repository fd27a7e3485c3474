// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/sign_in.h"
#include "ui/theme/theme.h"
#include "ui/words/words.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace leadout::ui {

class Field;
class Label;
class Notice;

/// How a coach gets in: by a server's address, or with a company on this computer alone. Nothing waits; what
/// is under way can be cancelled.
class SignInWindow : public QWidget {
    Q_OBJECT
public:
    enum class Step : std::uint8_t { SignIn, Choose, Here, SignInHere };

    SignInWindow(const Theme& theme, const Words& words, client::SignInDoor& door, QWidget* parent = nullptr);
    ~SignInWindow() override;

    Step step() const;
    bool isBusy() const { return m_call != nullptr; }
    /// Says why nobody is in, such as that the last desk could not be opened.
    void tell(const client::Refusal& why);
    /// The address in the form that is sent, from whatever a person types; invalid for what is none.
    static QUrl serverFrom(const QString& text);

Q_SIGNALS:
    /// Somebody is in. The receiver takes the desk.
    void opened(const std::shared_ptr<leadout::client::SignInDoor::SignedIn>& signedIn);

private:
    using Answer = tl::expected<std::shared_ptr<client::SignInDoor::SignedIn>, client::Refusal>;

    QWidget* signInForm();
    QWidget* companyForm();
    QWidget* hereForm();
    QWidget* signInHereForm();
    void go(Step step);
    void signIn(const QString& company);
    void signInHere(const QString& company);
    void createHere();
    /// Marks everything as busy, and gives the context of the call.
    QObject* begin(const QString& what);
    void cancel();
    void end();
    void answered(const Answer& answer);
    bool fieldsFilled(const QList<Field*>& fields);
    void refuse(const client::Refusal& refusal);

    const Theme& m_theme;
    const Words& m_words;
    client::SignInDoor& m_door;
    QStackedWidget* m_steps;
    Notice* m_trouble;
    QWidget* m_busy;
    Label* m_busyWords;
    Field* m_server = nullptr;
    Field* m_email = nullptr;
    Field* m_password = nullptr;
    Field* m_emailHere = nullptr;
    Field* m_passwordHere = nullptr;
    Step m_choosing = Step::SignIn; ///< where the choice of a company came from
    QComboBox* m_companies = nullptr;
    Field* m_company = nullptr;
    Field* m_name = nullptr;
    Field* m_ownEmail = nullptr;
    Field* m_newPassword = nullptr;
    Field* m_again = nullptr;
    QComboBox* m_zone = nullptr;
    /// The context of the call under way; without it the reply never comes.
    std::unique_ptr<QObject> m_call;
};

} // namespace leadout::ui
