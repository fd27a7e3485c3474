// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/desk_worker.h"
#include "core/client/services/own_backend.h"
#include "core/client/services/sign_in.h"

#include <QHash>
#include <QPointer>

#include <list>
#include <memory>

namespace leadout::client {

class LocalDesk;

/// The door to the desks of this computer's profiles.
class ProfileDoor final : public SignInDoor {
    Q_OBJECT
public:
    struct Parts {
        QString dataFolder;     ///< of the program; made private when it is missing
        QString backendProgram; ///< the backend's executable; empty where there is none
        QString deviceName;     ///< as a coach finds this computer in the list of devices
        /// Called on this thread for signing in and on a desk's thread for the desk.
        std::function<std::unique_ptr<Remote>(const QUrl&)> remote;
        std::function<std::unique_ptr<SecretStore>()> secrets;
        const domain::Clock* clock =
            nullptr; ///< fit for several threads, like `random`; both outlive the desks
        domain::Random* random = nullptr;
        database::Fault fault; ///< see ConnectionOptions; a desk's thread
        OwnBackend::Patience patience;
    };

    explicit ProfileDoor(Parts parts, QObject* parent = nullptr);
    ~ProfileDoor() override;

    /// Over HTTP and with the keychain of the system.
    static Parts systemParts(const QString& dataFolder, const QString& backendProgram,
                             const domain::Clock& clock, domain::Random& random);

    LastSignIn lastSignIn() const override;
    std::optional<Refusal> whyNotReopened() const override { return m_notReopened; }
    void reopen(QObject* context, std::function<void(std::unique_ptr<Desk>)> reply) override;
    void signIn(const QUrl& server, const QString& email, const QString& password, const QString& company,
                QObject* context, Reply<std::shared_ptr<SignedIn>> reply) override;
    void signInOnce(const QUrl& server, const QString& secret, QObject* context,
                    Reply<std::shared_ptr<SignedIn>> reply) override;
    void createHere(const FirstCompany& company, QObject* context,
                    Reply<std::shared_ptr<SignedIn>> reply) override;
    bool hasCompanyHere() const override;
    void signInHere(const QString& email, const QString& password, const QString& company, QObject* context,
                    Reply<std::shared_ptr<SignedIn>> reply) override;
    void startHere() override;
    void close(std::function<void()> done) override;

private:
    using SignedInReply = Reply<std::shared_ptr<SignedIn>>;
    /// A sign-in on its way, with what it needs.
    struct Attempt {
        std::unique_ptr<Remote> remote;
        Remote::Call call;
        QUrl server;
        bool here = false;
        QPointer<QObject> context;
        bool hasContext = false;
        SignedInReply reply;
        bool replaces = false; ///< the desk that was open has given way
        bool isWanted() const { return !hasContext || context; }
    };
    /// How the backend of this computer's own stood last.
    struct Here {
        OwnServer state = OwnServer::None;
        std::optional<QUrl> address;
        std::optional<Refusal> trouble;
    };
    using Attempts = std::list<std::shared_ptr<Attempt>>;

    std::shared_ptr<Attempt> begin(const QUrl& server, QObject* context, SignedInReply reply);
    void end(const std::shared_ptr<Attempt>& attempt,
             tl::expected<std::shared_ptr<SignedIn>, Refusal> outcome);
    void onAnswer(const std::shared_ptr<Attempt>& attempt, const protocol::SignedIn& signedIn);
    void openDesk(const std::shared_ptr<Attempt>& attempt, const Profile& profile,
                  const protocol::SignedIn& signedIn);
    void noteOpen(const Profile& profile, Desk& desk);
    void beginHere(QObject* context, SignedInReply reply,
                   std::function<void(const std::shared_ptr<Attempt>&, const OwnBackend::Where&)> then);
    void found(const std::shared_ptr<Attempt>& attempt, const FirstCompany& company, const QString& secret);
    void knock(const std::shared_ptr<Attempt>& attempt, const QString& email, const QString& password,
               const QString& company);
    void openLast(const Profile& profile, QObject* context, std::function<void(std::unique_ptr<Desk>)> reply);
    void tellHere(OwnServer state, const std::optional<QUrl>& address,
                  const std::optional<Refusal>& trouble = {});
    void replaceBy(std::unique_ptr<Desk> desk);
    DeskParts partsOf(const Profile& profile) const;

    Parts m_parts;
    Profiles m_profiles;
    Attempts m_attempts;
    QHash<QString, QPointer<LocalDesk>> m_open; ///< by folder
    QList<QPointer<LocalDesk>> m_openHere;      ///< of them, those of this computer's own backend
    std::optional<Here> m_here;
    std::optional<Refusal> m_notReopened;
    std::unique_ptr<OwnBackend> m_backend;
};

} // namespace leadout::client
