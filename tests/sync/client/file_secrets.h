// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/secrets/secret_store.h"

#include <QObject>

namespace leadout::test {

/// A keychain for programs that are killed: it keeps secrets in files of a folder, each replaced in one step.
class FileSecrets final : public client::SecretStore {
public:
    explicit FileSecrets(const QString& folder) : m_folder(folder) {}

    bool forgetsAtQuit() const override { return false; }
    void read(const QString& name, client::SecretAnswer<platform::SecretBytes> answer) override;
    void write(const QString& name, platform::SecretBytes secret, client::SecretAnswer<bool> answer) override;
    void remove(const QString& name, client::SecretAnswer<bool> answer) override;

private:
    QString pathOf(const QString& name) const;

    QString m_folder;
    QObject m_alive; ///< answers come through its event queue and go with it
};

} // namespace leadout::test
