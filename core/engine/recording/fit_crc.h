// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace leadout::engine {

/// The checksum of FIT files: CRC-16/ARC (polynomial 0x8005 reflected, start 0). Pass the result of one piece
/// as `start` of the next to go on. Over bytes followed by their own checksum (low byte first) the result is
/// 0.
std::uint16_t fitCrc(std::span<const std::uint8_t> bytes, std::uint16_t start = 0);

} // namespace leadout::engine
