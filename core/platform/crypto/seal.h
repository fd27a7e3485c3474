// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/crypto/secret_bytes.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <optional>
#include <utility>

namespace leadout::platform {

/// A key for sealing, always 32 bytes.
class SealKey {
public:
    static constexpr std::size_t kSize = 32;

    static SealKey random();

    /// Nothing when the bytes are not 32.
    static std::optional<SealKey> from(SecretBytes bytes);

    const SecretBytes& bytes() const { return m_bytes; }

private:
    explicit SealKey(SecretBytes bytes) : m_bytes(std::move(bytes)) {}

    SecretBytes m_bytes;
};

/// Encrypts and signs bytes with XChaCha20-Poly1305 under a fresh nonce. The additional data are not stored;
/// who opens must name the same ones, so that a sealed value cannot be moved to another place. The result is
/// 41 bytes longer: one for the format, 24 of nonce, 16 of signature.
QByteArray seal(const SealKey& key, QByteArrayView plain, QByteArrayView additional);

/// The bytes that were sealed; nothing when the key or the additional data are others, or a bit was changed.
std::optional<QByteArray> unseal(const SealKey& key, QByteArrayView sealed, QByteArrayView additional);

} // namespace leadout::platform
