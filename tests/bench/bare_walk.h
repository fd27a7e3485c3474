// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

namespace leadout::test {

/// The least that reading a sound FIT file can cost, as a floor for the reader: every message is stepped
/// over, and of the records eleven fields are copied into columns as they stand. Nothing is scaled, checked
/// or understood, and a file that is not sound is read wrongly.
class BareWalk {
public:
    static constexpr std::size_t kColumns = 11;

    explicit BareWalk(std::span<const std::uint8_t> bytes) {
        std::size_t at = bytes[0];
        while (at + 1 < bytes.size() - 2) {
            const std::uint8_t header = bytes[at++];
            if (header & 0x80) {
                data(bytes, at, m_layouts[(header >> 5) & 3]);
            } else if (header & 0x40) {
                at = define(bytes, at, m_layouts[header & 15], (header & 0x20) != 0);
            } else {
                data(bytes, at, m_layouts[header & 15]);
            }
        }
    }

    std::size_t records() const { return m_records; }
    const std::array<std::vector<std::uint32_t>, kColumns>& columns() const { return m_columns; }

private:
    static constexpr std::array<std::uint8_t, kColumns> kFields = {253, 0, 1, 2, 3, 4, 5, 6, 7, 73, 78};

    static constexpr std::size_t kSmallestRecord = 16; ///< bytes; so that the columns need not grow

    struct Field {
        std::size_t offset = 0;
        std::size_t size = 0;
        std::size_t column = 0;
    };
    struct Layout {
        std::size_t size = 0;
        bool record = false;
        std::vector<Field> fields;
    };

    std::size_t define(std::span<const std::uint8_t> bytes, std::size_t at, Layout& layout, bool developer) {
        layout = {};
        layout.record = bytes[at + 2] == 20 && bytes[at + 3] == 0;
        const std::size_t count = bytes[at + 4];
        at += 5;
        for (std::size_t i = 0; i < count; ++i, at += 3) {
            for (std::size_t column = 0; column < kColumns && layout.record; ++column) {
                if (kFields[column] != bytes[at] || bytes[at + 1] > 4)
                    continue;
                layout.fields.push_back({layout.size, bytes[at + 1], column});
                m_columns[column].reserve(bytes.size() / kSmallestRecord);
            }
            layout.size += bytes[at + 1];
        }
        if (developer) {
            const std::size_t more = bytes[at++];
            for (std::size_t i = 0; i < more; ++i, at += 3)
                layout.size += bytes[at + 1];
        }
        return at;
    }

    void data(std::span<const std::uint8_t> bytes, std::size_t& at, const Layout& layout) {
        if (at + layout.size > bytes.size()) {
            at = bytes.size();
            return;
        }
        for (const Field& field : layout.fields) {
            std::uint32_t value = 0;
            std::memcpy(&value, bytes.data() + at + field.offset, field.size);
            m_columns[field.column].push_back(value);
        }
        m_records += layout.record ? 1 : 0;
        at += layout.size;
    }

    std::array<Layout, 16> m_layouts;
    std::array<std::vector<std::uint32_t>, kColumns> m_columns;
    std::size_t m_records = 0;
};

} // namespace leadout::test
