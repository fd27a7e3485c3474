// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace leadout::engine {

/// The base types of FIT: the low five bits of a definition's type byte.
enum class FitType : std::uint8_t {
    Enum,
    Sint8,
    Uint8,
    Sint16,
    Uint16,
    Sint32,
    Uint32,
    String,
    Float32,
    Float64,
    Uint8z,
    Uint16z,
    Uint32z,
    Byte,
    Sint64,
    Uint64,
    Uint64z,
    Unknown,
};

/// The base type a definition's type byte names.
FitType fitType(std::uint8_t typeByte);

/// The size in bytes of one element of a base type; 1 for text, bytes and unknown types.
std::size_t fitTypeSize(FitType type);

/// One field of one message, still in the file's bytes. Every accessor gives nothing when the field is
/// absent, holds its type's "invalid" value, or cannot be of its type (a size that is no multiple of the
/// type's). Arrays answer with their first element.
class FitValue {
public:
    FitValue() = default;
    FitValue(std::span<const std::uint8_t> bytes, FitType type, bool bigEndian)
        : m_bytes(bytes)
        , m_type(type)
        , m_bigEndian(bigEndian) {}

    /// A whole number that is not negative; floats are rounded.
    std::optional<std::uint64_t> asUint() const;

    /// A whole number; floats are rounded.
    std::optional<std::int64_t> asInt() const;

    /// A number of any numeric type, never NaN or infinite.
    std::optional<double> asDouble() const;

    /// The text up to its terminating zero or the end of the field; the bytes are not checked to be UTF-8.
    std::optional<std::string_view> asText() const;

    /// The bytes as they stand in the file; empty for an absent field.
    std::span<const std::uint8_t> bytes() const { return m_bytes; }

    FitType type() const { return m_type; }

private:
    std::optional<std::uint64_t> element() const;

    std::span<const std::uint8_t> m_bytes;
    FitType m_type = FitType::Unknown;
    bool m_bigEndian = false;
};

} // namespace leadout::engine
