// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/secrets/keychain_secrets.h"

#include <qt6keychain/keychain.h>

#include <utility>

namespace leadout::client {

using QKeychain::Error;
using QKeychain::Job;

namespace {

SecretFault faultOf(Error error) {
    switch (error) {
    case QKeychain::EntryNotFound: return SecretFault::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: return SecretFault::Denied;
    default: return SecretFault::Unreachable;
    }
}

void start(Job* job, const QString& name) {
    job->setInsecureFallback(false);
    job->setKey(name);
    job->start();
}

} // namespace

KeychainSecrets::KeychainSecrets(const QString& service) : m_service(service) {}

void KeychainSecrets::read(const QString& name, SecretAnswer<platform::SecretBytes> answer) {
    auto* job = new QKeychain::ReadPasswordJob(m_service);
    QObject::connect(job, &Job::finished, &m_alive, [job, answer = std::move(answer)] {
        if (job->error() != QKeychain::NoError) {
            answer(tl::unexpected(faultOf(job->error())));
            return;
        }
        QByteArray bytes = job->binaryData();
        answer(platform::SecretBytes::takeFrom(bytes));
    });
    start(job, name);
}

void KeychainSecrets::write(const QString& name, platform::SecretBytes secret, SecretAnswer<bool> answer) {
    auto* job = new QKeychain::WritePasswordJob(m_service);
    job->setBinaryData(secret.view().toByteArray());
    QObject::connect(job, &Job::finished, &m_alive, [job, answer = std::move(answer)] {
        if (job->error() != QKeychain::NoError)
            answer(tl::unexpected(faultOf(job->error())));
        else
            answer(true);
    });
    start(job, name);
}

void KeychainSecrets::remove(const QString& name, SecretAnswer<bool> answer) {
    auto* job = new QKeychain::DeletePasswordJob(m_service);
    QObject::connect(job, &Job::finished, &m_alive, [job, answer = std::move(answer)] {
        if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
            answer(tl::unexpected(faultOf(job->error())));
        else
            answer(true);
    });
    start(job, name);
}

} // namespace leadout::client
