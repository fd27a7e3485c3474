// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <vector>

namespace leadout::platform {

/// Bytes that must not stay in memory: they are wiped when they are no longer needed. Moved, never copied.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size);
    ~SecretBytes();
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;

    /// A copy of bytes that belong to somebody else.
    static SecretBytes copyOf(QByteArrayView bytes);

    /// Takes the bytes and wipes the source. A source that shares its bytes with another QByteArray leaves
    /// that one as it is.
    static SecretBytes takeFrom(QByteArray& source);

    unsigned char* data() { return m_bytes.data(); }
    const unsigned char* data() const { return m_bytes.data(); }
    std::size_t size() const { return m_bytes.size(); }
    QByteArrayView view() const { return QByteArrayView(m_bytes.data(), static_cast<qsizetype>(size())); }

private:
    void wipe();

    std::vector<unsigned char> m_bytes;
};

/// Whether two byte strings are equal, in a time that tells nothing about where they differ. Their lengths
/// are not secret.
bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace leadout::platform
