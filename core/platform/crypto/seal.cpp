// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/crypto/seal.h"

#include "core/platform/crypto/random.h"
#include "core/platform/crypto/sodium_ready.h"

#include <utility>

namespace leadout::platform {

namespace {

constexpr char kFormat = 1;
constexpr qsizetype kNonceAt = 1;
constexpr qsizetype kNonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kBodyAt = kNonceAt + kNonceSize;
constexpr qsizetype kTagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SealKey::kSize == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

unsigned long long length(QByteArrayView bytes) {
    return static_cast<unsigned long long>(bytes.size());
}

} // namespace

SealKey SealKey::random() {
    return SealKey(randomSecret(kSize));
}

std::optional<SealKey> SealKey::from(SecretBytes bytes) {
    if (bytes.size() != kSize)
        return std::nullopt;
    return SealKey(std::move(bytes));
}

QByteArray seal(const SealKey& key, QByteArrayView plain, QByteArrayView additional) {
    sodiumReady();
    QByteArray sealed(kBodyAt + plain.size() + kTagSize, Qt::Uninitialized);
    sealed[0] = kFormat;
    randombytes_buf(sealed.data() + kNonceAt, static_cast<std::size_t>(kNonceSize));
    unsigned char* body = unsignedBytes(sealed.data());
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        body + kBodyAt, nullptr, unsignedBytes(plain.data()), length(plain), unsignedBytes(additional.data()),
        length(additional), nullptr, body + kNonceAt, key.bytes().data());
    return sealed;
}

std::optional<QByteArray> unseal(const SealKey& key, QByteArrayView sealed, QByteArrayView additional) {
    sodiumReady();
    if (sealed.size() < kBodyAt + kTagSize || sealed.front() != kFormat)
        return std::nullopt;
    QByteArray plain(sealed.size() - kBodyAt - kTagSize, Qt::Uninitialized);
    const QByteArrayView body = sealed.sliced(kBodyAt);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            unsignedBytes(plain.data()), nullptr, nullptr, unsignedBytes(body.data()), length(body),
            unsignedBytes(additional.data()), length(additional), unsignedBytes(sealed.data() + kNonceAt),
            key.bytes().data()) != 0)
        return std::nullopt;
    return plain;
}

} // namespace leadout::platform
