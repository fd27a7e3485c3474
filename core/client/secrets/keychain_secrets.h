// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/secrets/keychain_thread.h"
#include "core/client/secrets/secret_store.h"

#include <QObject>

#include <chrono>
#include <cstdint>
#include <memory>

namespace leadout::client {

/// The keychain of the operating system. Secrets are never written anywhere else: where there is no keychain,
/// writing fails. A keychain that says nothing for too long, such as one that waits for a person to unlock
/// it, counts as unreachable; what comes of a write is told all the same.
class KeychainSecrets final : public SecretStore {
public:
    /// `service` names the program's entries in the keychain.
    KeychainSecrets(const QString& service, std::shared_ptr<KeychainThread> thread,
                    std::chrono::milliseconds patience = std::chrono::seconds(10));
    ~KeychainSecrets() override;

    bool forgetsAtQuit() const override { return false; }
    void read(const QString& name, SecretAnswer<platform::SecretBytes> answer) override;
    void write(const QString& name, platform::SecretBytes secret, SecretAnswer<bool> answer) override;
    void remove(const QString& name, SecretAnswer<bool> answer) override;

private:
    struct Mailbox;
    template <class T>
    using Told = std::function<void(std::shared_ptr<tl::expected<T, SecretFault>>)>;
    enum class WhenLate : std::uint8_t { GivenUp, Told };
    /// What a job calls on the keychain's thread with what it has got.
    template <class T>
    Told<T> awaited(SecretAnswer<T> answer, WhenLate late = WhenLate::GivenUp);

    QString m_service;
    std::shared_ptr<KeychainThread> m_thread;
    std::chrono::milliseconds m_patience;
    QObject m_alive; ///< answers come through its event queue and go with it
    std::shared_ptr<Mailbox> m_mailbox;
};

} // namespace leadout::client
