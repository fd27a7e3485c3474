// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/crypto/random.h"

#include "core/platform/crypto/sodium_ready.h"

namespace leadout::platform {

QByteArray randomBytes(std::size_t count) {
    sodiumReady();
    QByteArray bytes(static_cast<qsizetype>(count), Qt::Uninitialized);
    randombytes_buf(bytes.data(), count);
    return bytes;
}

SecretBytes randomSecret(std::size_t count) {
    sodiumReady();
    SecretBytes bytes(count);
    randombytes_buf(bytes.data(), count);
    return bytes;
}

} // namespace leadout::platform
