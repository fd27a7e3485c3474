// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk.h"

#include <QUrl>

namespace leadout::client {

/// A company among several that an account belongs to.
struct CompanyChoice {
    QString id;
    QString name;
};

/// How a coach gets to their desk: the profiles on this computer, signing in, and the first company "on this
/// computer". GUI thread; replies come later.
class SignInDoor : public QObject {
    Q_OBJECT
public:
    ~SignInDoor() override;

    /// What the last sign-in was to; nothing in it on a first run.
    struct LastSignIn {
        QUrl server;
        bool here = false; ///< to the company on this computer
        QString email;
    };
    virtual LastSignIn lastSignIn() const = 0;
    /// Opens the desk of the last sign-in, offline too; nothing when there is none.
    virtual void reopen(QObject* context, std::function<void(std::unique_ptr<Desk>)> reply) = 0;
    /// Why the desk of the last sign-in could not be opened; nothing when there was none, or it is open.
    virtual std::optional<Refusal> whyNotReopened() const { return std::nullopt; }
    /// Signs in. With several companies the reply is a choice, and it is asked again with one of them.
    struct SignedIn {
        std::unique_ptr<Desk> desk;
        std::vector<CompanyChoice> choice;
    };
    virtual void signIn(const QUrl& server, const QString& email, const QString& password,
                        const QString& company, QObject* context, Reply<std::shared_ptr<SignedIn>> reply) = 0;
    /// Signs in by a one-time secret that another program gave out.
    virtual void signInOnce(const QUrl& server, const QString& secret, QObject* context,
                            Reply<std::shared_ptr<SignedIn>> reply) = 0;
    /// Starts a backend of this computer's own and makes the company, with this coach as its head.
    struct FirstCompany {
        QString company;
        QString name;
        QString email;
        QString password;
        QString timeZone;
        QString language = QStringLiteral("en");  ///< of drafts and reports
        QString units = QStringLiteral("metric"); ///< or "imperial"
    };
    virtual void createHere(const FirstCompany& company, QObject* context,
                            Reply<std::shared_ptr<SignedIn>> reply) = 0;
    /// Whether there is a company on this computer to sign in to.
    virtual bool hasCompanyHere() const = 0;
    /// Starts the backend of this computer's own if need be and signs in to it.
    virtual void signInHere(const QString& email, const QString& password, const QString& company,
                            QObject* context, Reply<std::shared_ptr<SignedIn>> reply) = 0;
    /// Tries once more to start a backend that was lost; the desk's status tells how it goes.
    virtual void startHere() = 0;
    /// Ends what the door has started; `done` comes later.
    virtual void close(std::function<void()> done) = 0;

Q_SIGNALS:
    /// The desk that is open has given way to a sign-in that nobody waits for any more, or that failed: this
    /// one takes its place, or none when it cannot be opened again. The receiver takes the desk.
    void deskReplaced(const std::shared_ptr<leadout::client::SignInDoor::SignedIn>& signedIn);

protected:
    explicit SignInDoor(QObject* parent = nullptr) : QObject(parent) {}
};

} // namespace leadout::client
