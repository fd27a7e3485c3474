// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/bootstrap.h"

#include "core/backend/auth/tokens.h"
#include "core/platform/crypto/secret_bytes.h"

namespace leadout::backend {

Bootstrap::Bootstrap(const QString& secret)
    : m_hash(secret.isEmpty() ? QString() : tokenHash(secret))
    , m_open(!secret.isEmpty()) {}

bool Bootstrap::opensWith(const QString& secret) const {
    return m_open && platform::equalInConstantTime(tokenHash(secret).toLatin1(), m_hash.toLatin1());
}

} // namespace leadout::backend
