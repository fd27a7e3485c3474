// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/recording/fit_crc.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace leadout::test {

using Bytes = std::vector<std::uint8_t>;

/// The type bytes of the fields the tests write.
inline constexpr std::uint8_t kEnum = 0x00;
inline constexpr std::uint8_t kUint8 = 0x02;
inline constexpr std::uint8_t kUint16 = 0x84;
inline constexpr std::uint8_t kUint32 = 0x86;
inline constexpr std::uint8_t kFloat64 = 0x89;
inline constexpr std::uint8_t kByte = 0x0D;

/// Writes FIT bytes message by message, also such as no device would write.
class FitBytes {
public:
    struct Field {
        std::uint8_t number;
        std::uint8_t size;
        std::uint8_t type;
    };

    explicit FitBytes(bool bigEndian = false) : m_bigEndian(bigEndian) {}

    FitBytes& define(std::uint8_t local, std::uint16_t message, std::vector<Field> fields,
                     const std::vector<Field>& developerFields = {}) {
        m_data.push_back(static_cast<std::uint8_t>(0x40U | local | (developerFields.empty() ? 0U : 0x20U)));
        m_data.push_back(0);
        m_data.push_back(m_bigEndian ? 1 : 0);
        put(message, 2);
        putFields(fields);
        if (!developerFields.empty())
            putFields(developerFields);
        fields.insert(fields.end(), developerFields.begin(), developerFields.end());
        m_fields[local] = std::move(fields);
        return *this;
    }

    /// One value per field of the definition, developer fields after the others.
    FitBytes& data(std::uint8_t local, const std::vector<std::uint64_t>& values) {
        return message(local, local, values);
    }

    FitBytes& compressed(std::uint8_t local, std::uint8_t offset, const std::vector<std::uint64_t>& values) {
        return message(static_cast<std::uint8_t>(0x80U | local << 5U | offset), local, values);
    }

    FitBytes& raw(const Bytes& bytes) {
        m_data.insert(m_data.end(), bytes.begin(), bytes.end());
        return *this;
    }

    std::size_t size() const { return m_data.size(); }

    /// The whole file: header of 12 or 14 bytes, messages, checksum.
    Bytes file(std::uint8_t headerSize = 14) const {
        Bytes bytes = {headerSize, 0x20, 0, 0};
        for (unsigned i = 0; i < 4; ++i)
            bytes.push_back(static_cast<std::uint8_t>(m_data.size() >> (8 * i)));
        for (const char letter : {'.', 'F', 'I', 'T'})
            bytes.push_back(static_cast<std::uint8_t>(letter));
        if (headerSize == 14)
            putCrc(bytes);
        bytes.insert(bytes.end(), m_data.begin(), m_data.end());
        putCrc(bytes);
        return bytes;
    }

private:
    static void putCrc(Bytes& bytes) {
        const unsigned crc = engine::fitCrc(bytes);
        bytes.push_back(static_cast<std::uint8_t>(crc));
        bytes.push_back(static_cast<std::uint8_t>(crc >> 8U));
    }

    void put(std::uint64_t value, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t place = m_bigEndian ? size - 1 - i : i;
            m_data.push_back(static_cast<std::uint8_t>(place < 8 ? value >> (8 * place) : 0));
        }
    }

    void putFields(const std::vector<Field>& fields) {
        m_data.push_back(static_cast<std::uint8_t>(fields.size()));
        for (const Field& field : fields)
            raw({field.number, field.size, field.type});
    }

    FitBytes& message(std::uint8_t header, std::uint8_t local, const std::vector<std::uint64_t>& values) {
        m_data.push_back(header);
        for (std::size_t i = 0; i < m_fields[local].size(); ++i)
            put(i < values.size() ? values[i] : 0, m_fields[local][i].size);
        return *this;
    }

    bool m_bigEndian;
    Bytes m_data;
    std::array<std::vector<Field>, 16> m_fields;
};

/// Bytes one after the other, as in a chain of files.
inline Bytes joined(Bytes first, const Bytes& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

} // namespace leadout::test
