// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_crc.h"

#include <array>
#include <cstddef>

namespace leadout::engine {
namespace {

constexpr std::size_t kSlices = 8;
using Tables = std::array<std::array<std::uint16_t, 256>, kSlices>;

// Table k holds the checksum of a byte followed by k zero bytes, so that eight bytes take eight independent
// look-ups instead of a chain of eight.
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
    for (; left >= kSlices; left -= kSlices, p += kSlices)
        crc = unsigned{kTables[7][p[0] ^ (crc & 0xFFU)]} ^ kTables[6][p[1] ^ (crc >> 8U)] ^ kTables[5][p[2]] ^
              kTables[4][p[3]] ^ kTables[3][p[4]] ^ kTables[2][p[5]] ^ kTables[1][p[6]] ^ kTables[0][p[7]];
    for (; left > 0; --left, ++p)
        crc = (crc >> 8U) ^ kTables[0][(crc ^ *p) & 0xFFU];
    return static_cast<std::uint16_t>(crc);
}

} // namespace leadout::engine
