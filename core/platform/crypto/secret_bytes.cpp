// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/crypto/secret_bytes.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace leadout::platform {

SecretBytes::SecretBytes(std::size_t size) : m_bytes(size) {}

SecretBytes::~SecretBytes() {
    wipe();
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

SecretBytes SecretBytes::copyOf(QByteArrayView bytes) {
    SecretBytes copy(static_cast<std::size_t>(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), copy.m_bytes.begin());
    return copy;
}

SecretBytes SecretBytes::takeFrom(QByteArray& source) {
    SecretBytes taken = copyOf(source);
    sodium_memzero(source.data(), static_cast<std::size_t>(source.size()));
    source.clear();
    return taken;
}

void SecretBytes::wipe() {
    if (!m_bytes.empty())
        sodium_memzero(m_bytes.data(), m_bytes.size());
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b) {
    return a.size() == b.size() &&
           (a.isEmpty() || sodium_memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size())) == 0);
}

} // namespace leadout::platform
