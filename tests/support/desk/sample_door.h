// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/services/sign_in.h"

#include <QList>
#include <QPointer>

namespace leadout::test {

/// A door that remembers what it was asked, and answers only when told to.
class SampleDoor : public client::SignInDoor {
public:
    using Answer = tl::expected<std::shared_ptr<SignedIn>, client::Refusal>;

    LastSignIn last;
    bool companyHere = false;
    QStringList signedInHere; ///< e-mail addresses
    QList<QUrl> servers;
    QStringList companies; ///< the choice that came with each sign-in
    QList<FirstCompany> created;

    LastSignIn lastSignIn() const override { return last; }
    bool hasCompanyHere() const override { return companyHere; }
    void signInHere(const QString& email, const QString& password, const QString& company, QObject* context,
                    client::Reply<std::shared_ptr<SignedIn>> reply) override;
    void startHere() override {}
    void close(std::function<void()> done) override { done(); }
    void reopen(QObject* context, std::function<void(std::unique_ptr<client::Desk>)> reply) override;
    void signIn(const QUrl& server, const QString& email, const QString& password, const QString& company,
                QObject* context, client::Reply<std::shared_ptr<SignedIn>> reply) override;
    void signInOnce(const QUrl& server, const QString& secret, QObject* context,
                    client::Reply<std::shared_ptr<SignedIn>> reply) override;
    void createHere(const FirstCompany& company, QObject* context,
                    client::Reply<std::shared_ptr<SignedIn>> reply) override;

    /// Answers the last request; false when whoever asked is gone.
    bool answer(const Answer& answer);
    /// An answer with a desk, and one with a choice of two companies.
    static Answer in();
    static Answer choice();

private:
    void keep(QObject* context, client::Reply<std::shared_ptr<SignedIn>> reply);

    QPointer<QObject> m_context;
    client::Reply<std::shared_ptr<SignedIn>> m_reply;
};

/// Two decisions that were not accepted, one of them an edit that met another one.
std::vector<client::Unaccepted> sampleUnaccepted();

} // namespace leadout::test
