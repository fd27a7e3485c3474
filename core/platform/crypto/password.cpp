// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/crypto/password.h"

#include "core/platform/crypto/sodium_ready.h"

#include <array>

namespace leadout::platform {

namespace {

constexpr std::size_t kMemory = 64 * 1024 * 1024;
constexpr unsigned long long kPasses = 3;

} // namespace

std::optional<QString> hashPassword(QByteArrayView password) {
    sodiumReady();
    std::array<char, crypto_pwhash_argon2id_STRBYTES> text = {};
    if (crypto_pwhash_argon2id_str(text.data(), password.data(),
                                   static_cast<unsigned long long>(password.size()), kPasses, kMemory) != 0)
        return std::nullopt;
    return QString::fromLatin1(text.data());
}

PasswordCheck checkPassword(const QString& stored, QByteArrayView password) {
    sodiumReady();
    const QByteArray text = stored.toLatin1();
    if (text.size() >= static_cast<qsizetype>(crypto_pwhash_argon2id_STRBYTES))
        return PasswordCheck::Wrong;
    if (crypto_pwhash_argon2id_str_verify(text.constData(), password.data(),
                                          static_cast<unsigned long long>(password.size())) != 0)
        return PasswordCheck::Wrong;
    const bool current = crypto_pwhash_argon2id_str_needs_rehash(text.constData(), kPasses, kMemory) == 0;
    return current ? PasswordCheck::Right : PasswordCheck::RightButOutdated;
}

} // namespace leadout::platform
