// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/auth/tokens.h"

#include "core/platform/crypto/digest.h"
#include "core/platform/crypto/random.h"

namespace leadout::backend {

namespace {
constexpr std::size_t kTokenBytes = 32;
} // namespace

QString makeToken() {
    return platform::base64Url(platform::randomSecret(kTokenBytes).view());
}

QString tokenHash(const QString& token) {
    return platform::sha256Hex(token.toUtf8());
}

} // namespace leadout::backend
