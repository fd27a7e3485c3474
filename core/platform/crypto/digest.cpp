// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/crypto/digest.h"

#include "core/platform/crypto/sodium_ready.h"

namespace leadout::platform {

QByteArray sha256(QByteArrayView bytes) {
    sodiumReady();
    QByteArray digest(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(unsignedBytes(digest.data()), unsignedBytes(bytes.data()),
                       static_cast<unsigned long long>(bytes.size()));
    return digest;
}

QString sha256Hex(QByteArrayView bytes) {
    return QString::fromLatin1(sha256(bytes).toHex());
}

QByteArray hmacSha256(const SecretBytes& key, QByteArrayView message) {
    sodiumReady();
    crypto_auth_hmacsha256_state state;
    QByteArray code(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_init(&state, key.data(), key.size());
    crypto_auth_hmacsha256_update(&state, unsignedBytes(message.data()),
                                  static_cast<unsigned long long>(message.size()));
    crypto_auth_hmacsha256_final(&state, unsignedBytes(code.data()));
    sodium_memzero(&state, sizeof state);
    return code;
}

QString base64Url(QByteArrayView bytes) {
    return QString::fromLatin1(QByteArray::fromRawData(bytes.data(), bytes.size())
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace leadout::platform
