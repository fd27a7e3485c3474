// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace leadout::engine {

/// The most that a gzip file may hold: as much as any upload.
inline constexpr std::size_t kMostUnpacked = std::size_t{64} << 20U;
/// The most bytes that may come out for one that went in, beyond the first MiB: XML of an hour at one power
/// comes to about a tenth of it.
inline constexpr std::size_t kMostSwelling = 200;

/// What was in a gzip file. With an error the bytes are those before the fault.
struct Unpacked {
    std::vector<std::uint8_t> bytes;
    std::optional<ReadProblem> error; ///< by its place in the gzip file
    std::vector<ReadProblem> warnings;
};

/// Whether the bytes begin as a gzip file.
bool isGzip(std::span<const std::uint8_t> bytes);

/// Unpacks a gzip file; several members are one after the other. Any thread.
///
/// Errors: Truncated, Corrupt, TooLarge for more than kMostUnpacked or kMostSwelling. A wrong checksum and
/// bytes after the last member are warnings.
Unpacked unpackGzip(std::span<const std::uint8_t> bytes);

} // namespace leadout::engine
