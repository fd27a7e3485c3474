// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_value.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace leadout::engine {
namespace {

constexpr double kInt64Limit = 9223372036854775808.0;

bool isSigned(FitType type) {
    return type == FitType::Sint8 || type == FitType::Sint16 || type == FitType::Sint32 ||
           type == FitType::Sint64;
}

bool isFloat(FitType type) {
    return type == FitType::Float32 || type == FitType::Float64;
}

// The bits that stand for "nothing here" in an element of a type.
std::uint64_t invalidBits(FitType type, std::size_t size) {
    const std::uint64_t ones = size == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * size)) - 1;
    switch (type) {
    case FitType::Uint8z:
    case FitType::Uint16z:
    case FitType::Uint32z:
    case FitType::Uint64z: return 0;
    case FitType::Sint8:
    case FitType::Sint16:
    case FitType::Sint32:
    case FitType::Sint64: return ones >> 1U;
    default: return ones;
    }
}

} // namespace

FitType fitType(std::uint8_t typeByte) {
    const unsigned number = typeByte & 0x1FU;
    return number < static_cast<unsigned>(FitType::Unknown) ? static_cast<FitType>(number) : FitType::Unknown;
}

std::size_t fitTypeSize(FitType type) {
    switch (type) {
    case FitType::Sint16:
    case FitType::Uint16:
    case FitType::Uint16z: return 2;
    case FitType::Sint32:
    case FitType::Uint32:
    case FitType::Uint32z:
    case FitType::Float32: return 4;
    case FitType::Sint64:
    case FitType::Uint64:
    case FitType::Uint64z:
    case FitType::Float64: return 8;
    default: return 1;
    }
}

std::optional<std::uint64_t> FitValue::element() const {
    const std::size_t size = fitTypeSize(m_type);
    if (m_type == FitType::String || m_type == FitType::Unknown || m_bytes.empty() ||
        m_bytes.size() % size != 0)
        return std::nullopt;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < size; ++i)
        bits = bits << 8U | m_bytes[m_bigEndian ? i : size - 1 - i];
    if (bits == invalidBits(m_type, size))
        return std::nullopt;
    if (isSigned(m_type) && (bits >> (8 * size - 1)) != 0 && size < 8)
        bits |= ~std::uint64_t{0} << (8 * size);
    return bits;
}

std::optional<double> FitValue::asDouble() const {
    const auto bits = element();
    if (!bits)
        return std::nullopt;
    if (!isFloat(m_type))
        return isSigned(m_type) ? static_cast<double>(static_cast<std::int64_t>(*bits))
                                : static_cast<double>(*bits);
    const double value = m_type == FitType::Float32
                             ? double{std::bit_cast<float>(static_cast<std::uint32_t>(*bits))}
                             : std::bit_cast<double>(*bits);
    return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

std::optional<std::int64_t> FitValue::asInt() const {
    if (isFloat(m_type)) {
        const auto value = asDouble();
        if (!value || std::round(*value) < -kInt64Limit || std::round(*value) >= kInt64Limit)
            return std::nullopt;
        return static_cast<std::int64_t>(std::round(*value));
    }
    const auto bits = element();
    if (!bits || (!isSigned(m_type) && *bits > std::uint64_t{std::numeric_limits<std::int64_t>::max()}))
        return std::nullopt;
    return static_cast<std::int64_t>(*bits);
}

std::optional<std::uint64_t> FitValue::asUint() const {
    if (!isFloat(m_type) && !isSigned(m_type))
        return element();
    const auto value = asInt();
    return value && *value >= 0 ? std::optional<std::uint64_t>(static_cast<std::uint64_t>(*value))
                                : std::nullopt;
}

std::optional<std::string_view> FitValue::asText() const {
    if (m_type != FitType::String || m_bytes.empty())
        return std::nullopt;
    const auto end = std::find(m_bytes.begin(), m_bytes.end(), std::uint8_t{0});
    const auto length = static_cast<std::size_t>(end - m_bytes.begin());
    if (length == 0)
        return std::nullopt;
    return std::string_view(reinterpret_cast<const char*>(m_bytes.data()), length);
}

} // namespace leadout::engine
