// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/recording/fit_value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// One field of a message to be written. Text is borrowed until the message is added.
struct FitOutput {
    std::uint8_t number = 0;
    FitType type = FitType::Enum;
    std::uint8_t size = 1; ///< bytes
    std::uint32_t bits = 0;
    std::string_view text;
};

/// Fields of one number. Nothing is written as the type's "invalid" value, and so are values it cannot hold.
FitOutput fitEnum(std::uint8_t number, std::optional<std::uint32_t> value);
FitOutput fitUint8(std::uint8_t number, std::optional<std::uint32_t> value);
FitOutput fitUint16(std::uint8_t number, std::optional<std::uint32_t> value);
FitOutput fitUint32(std::uint8_t number, std::optional<std::uint32_t> value);
FitOutput fitUint32z(std::uint8_t number, std::uint32_t value);

/// A text field of so many bytes, its terminating zero included; longer UTF-8 is clipped between characters.
FitOutput fitText(std::uint8_t number, std::string_view text, std::uint8_t size);

/// A value times a scale as the whole number FIT stores; nothing for nothing, negative and oversized values.
std::optional<std::uint32_t> fitScaled(std::optional<double> value, double scale);

/// Writes FIT files (little-endian, protocol 1.0). Definitions are written where the shape of a message was
/// not used before, sixteen shapes at a time.
///
///     FitEncoder encoder;
///     encoder.add(fit::message::kFileId, {fitEnum(fit::file_id::kType, fit::file_type::kActivity)});
///     return std::move(encoder).finish();
class FitEncoder {
public:
    FitEncoder();

    /// Appends a message with at most 255 fields.
    void add(std::uint16_t message, const std::vector<FitOutput>& fields);

    /// The whole file with its checksums; the encoder is spent.
    std::vector<std::uint8_t> finish() &&;

private:
    std::uint8_t localOf(std::uint16_t message, const std::vector<FitOutput>& fields);
    void putNumber(std::uint64_t value, std::size_t size);

    std::vector<std::uint8_t> m_bytes;
    std::vector<std::vector<std::uint8_t>> m_definitions; // by local number, without the header byte
    std::vector<std::uint8_t> m_definition;               // of the message in hand, kept for its memory
    std::size_t m_next = 0;                               // the local number that is given away next
};

} // namespace leadout::engine
