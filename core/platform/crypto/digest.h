// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/crypto/secret_bytes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace leadout::platform {

/// The SHA-256 of some bytes: 32 bytes.
QByteArray sha256(QByteArrayView bytes);

/// The SHA-256 as 64 lower-case hexadecimal digits.
QString sha256Hex(QByteArrayView bytes);

/// The HMAC-SHA-256 (RFC 2104) of a message: 32 bytes. The key may have any length.
QByteArray hmacSha256(const SecretBytes& key, QByteArrayView message);

/// Bytes in the alphabet of base64url (RFC 4648, section 5), without padding: fit for addresses.
QString base64Url(QByteArrayView bytes);

} // namespace leadout::platform
