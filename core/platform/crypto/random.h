// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/crypto/secret_bytes.h"

#include <QByteArray>

#include <cstddef>

namespace leadout::platform {

/// Unpredictable bytes from the system, for what is public: nonces, ids. Any thread.
QByteArray randomBytes(std::size_t count);

/// Unpredictable bytes from the system, for what is secret: keys, tokens. Any thread.
SecretBytes randomSecret(std::size_t count);

} // namespace leadout::platform
