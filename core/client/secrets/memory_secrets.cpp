// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/secrets/memory_secrets.h"

#include <utility>

namespace leadout::client {

void MemorySecrets::read(const QString& name, SecretAnswer<platform::SecretBytes> answer) {
    const auto tell = [this, name, answer = std::move(answer)] {
        const auto found = m_secrets.find(name);
        if (found == m_secrets.end())
            answer(tl::unexpected(SecretFault::NotFound));
        else
            answer(platform::SecretBytes::copyOf(found->second.view()));
    };
    QMetaObject::invokeMethod(&m_alive, tell, Qt::QueuedConnection);
}

void MemorySecrets::write(const QString& name, platform::SecretBytes secret, SecretAnswer<bool> answer) {
    m_secrets.insert_or_assign(name, std::move(secret));
    QMetaObject::invokeMethod(
        &m_alive, [answer = std::move(answer)] { answer(true); }, Qt::QueuedConnection);
}

void MemorySecrets::remove(const QString& name, SecretAnswer<bool> answer) {
    m_secrets.erase(name);
    QMetaObject::invokeMethod(
        &m_alive, [answer = std::move(answer)] { answer(true); }, Qt::QueuedConnection);
}

} // namespace leadout::client
