// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_crc.h"

#include <array>
#include <cstddef>

namespace leadout::engine {
namespace {

constexpr std::size_t kSlices = 16;
using Tables = std::array<std::array<std::uint16_t, 256>, kSlices>;

// Table k holds the checksum of a byte followed by k zero bytes, so that sixteen bytes take sixteen
// independent look-ups instead of a chain of sixteen.
constexpr Tables makeTables() {
    Tables tables{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        unsigned crc = byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xA001U : crc >> 1U;
        tables[0][byte] = static_cast<std::uint16_t>(crc);
    }
    for (std::size_t slice = 1; slice < kSlices; ++slice)
        for (unsigned byte = 0; byte < 256; ++byte) {
            const unsigned before = tables[slice - 1][byte];
            tables[slice][byte] = static_cast<std::uint16_t>((before >> 8U) ^ tables[0][before & 0xFFU]);
        }
    return tables;
}

constexpr Tables kTables = makeTables();

} // namespace

std::uint16_t fitCrc(std::span<const std::uint8_t> bytes, std::uint16_t start) {
    unsigned crc = start;
    const std::uint8_t* p = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= kSlices; left -= kSlices, p += kSlices) {
        unsigned next =
            unsigned{kTables[kSlices - 1][p[0] ^ (crc & 0xFFU)]} ^ kTables[kSlices - 2][p[1] ^ (crc >> 8U)];
        for (std::size_t i = 2; i < kSlices; ++i)
            next ^= kTables[kSlices - 1 - i][p[i]];
        crc = next;
    }
    for (; left > 0; --left, ++p)
        crc = (crc >> 8U) ^ kTables[0][(crc ^ *p) & 0xFFU];
    return static_cast<std::uint16_t>(crc);
}

} // namespace leadout::engine
