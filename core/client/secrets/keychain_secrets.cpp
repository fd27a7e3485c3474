// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/secrets/keychain_secrets.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include <mutex>
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

/// Through which the keychain's thread reaches a store that may go at any time.
struct KeychainSecrets::Mailbox {
    std::mutex mutex;
    QObject* receiver = nullptr;

    void post(std::function<void()> tell) {
        const std::lock_guard lock(mutex);
        if (receiver)
            QMetaObject::invokeMethod(receiver, std::move(tell), Qt::QueuedConnection);
    }
};

KeychainSecrets::KeychainSecrets(const QString& service, std::shared_ptr<KeychainThread> thread,
                                 std::chrono::milliseconds patience)
    : m_service(service)
    , m_thread(std::move(thread))
    , m_patience(patience)
    , m_mailbox(std::make_shared<Mailbox>()) {
    m_mailbox->receiver = &m_alive;
}

KeychainSecrets::~KeychainSecrets() {
    const std::lock_guard lock(m_mailbox->mutex);
    m_mailbox->receiver = nullptr;
}

template <class T>
KeychainSecrets::Told<T> KeychainSecrets::awaited(SecretAnswer<T> answer, WhenLate late) {
    auto waiting = std::make_shared<SecretAnswer<T>>(std::move(answer));
    QTimer::singleShot(m_patience, &m_alive, [waiting, late] {
        if (late == WhenLate::Told && *waiting) {
            const auto tell = *waiting;
            tell(tl::unexpected(SecretFault::Late));
            return;
        }
        if (const auto tell = std::exchange(*waiting, nullptr))
            tell(tl::unexpected(SecretFault::Unreachable));
    });
    return [mailbox = m_mailbox, waiting](std::shared_ptr<tl::expected<T, SecretFault>> got) {
        mailbox->post([waiting, got] {
            if (const auto tell = std::exchange(*waiting, nullptr))
                tell(std::move(*got));
        });
    };
}

void KeychainSecrets::read(const QString& name, SecretAnswer<platform::SecretBytes> answer) {
    using Got = tl::expected<platform::SecretBytes, SecretFault>;
    m_thread->run([service = m_service, name, tell = awaited(std::move(answer))](QObject* place) {
        auto* job = new QKeychain::ReadPasswordJob(service, place);
        QObject::connect(job, &Job::finished, job, [job, tell] {
            if (job->error() != QKeychain::NoError) {
                tell(std::make_shared<Got>(tl::unexpected(faultOf(job->error()))));
                return;
            }
            QByteArray bytes = job->binaryData();
            tell(std::make_shared<Got>(platform::SecretBytes::takeFrom(bytes)));
        });
        start(job, name);
    });
}

void KeychainSecrets::write(const QString& name, platform::SecretBytes secret, SecretAnswer<bool> answer) {
    using Got = tl::expected<bool, SecretFault>;
    const auto shared = std::make_shared<platform::SecretBytes>(std::move(secret));
    m_thread->run([service = m_service, name, shared,
                   tell = awaited(std::move(answer), WhenLate::Told)](QObject* place) {
        auto* job = new QKeychain::WritePasswordJob(service, place);
        job->setBinaryData(shared->view().toByteArray());
        QObject::connect(job, &Job::finished, job, [job, tell] {
            tell(std::make_shared<Got>(
                job->error() == QKeychain::NoError ? Got(true) : Got(tl::unexpected(faultOf(job->error())))));
        });
        start(job, name);
    });
}

void KeychainSecrets::remove(const QString& name, SecretAnswer<bool> answer) {
    using Got = tl::expected<bool, SecretFault>;
    m_thread->run([service = m_service, name, tell = awaited(std::move(answer))](QObject* place) {
        auto* job = new QKeychain::DeletePasswordJob(service, place);
        QObject::connect(job, &Job::finished, job, [job, tell] {
            const bool gone = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
            tell(std::make_shared<Got>(gone ? Got(true) : Got(tl::unexpected(faultOf(job->error())))));
        });
        start(job, name);
    });
}

} // namespace leadout::client
