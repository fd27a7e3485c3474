// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/secrets/secret_store.h"

#include <QObject>

#include <map>

namespace leadout::client {

/// Keeps secrets as long as the program runs, where there is no keychain.
class MemorySecrets final : public SecretStore {
public:
    bool forgetsAtQuit() const override { return true; }
    void read(const QString& name, SecretAnswer<platform::SecretBytes> answer) override;
    void write(const QString& name, platform::SecretBytes secret, SecretAnswer<bool> answer) override;
    void remove(const QString& name, SecretAnswer<bool> answer) override;

private:
    std::map<QString, platform::SecretBytes> m_secrets;
    QObject m_alive; ///< answers come through its event queue and go with it
};

} // namespace leadout::client
