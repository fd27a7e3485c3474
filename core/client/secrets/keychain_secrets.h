// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/secrets/secret_store.h"

#include <QObject>

namespace leadout::client {

/// The keychain of the operating system. Secrets are never written anywhere else: where there is no keychain,
/// writing fails.
class KeychainSecrets final : public SecretStore {
public:
    /// `service` names the program's entries in the keychain.
    explicit KeychainSecrets(const QString& service);

    bool forgetsAtQuit() const override { return false; }
    void read(const QString& name, SecretAnswer<platform::SecretBytes> answer) override;
    void write(const QString& name, platform::SecretBytes secret, SecretAnswer<bool> answer) override;
    void remove(const QString& name, SecretAnswer<bool> answer) override;

private:
    QString m_service;
    QObject m_alive; ///< jobs answer to it and are silent when it is gone
};

} // namespace leadout::client
