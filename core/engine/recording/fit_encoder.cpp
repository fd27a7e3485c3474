// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_encoder.h"

#include "core/engine/recording/fit_crc.h"
#include "core/engine/recording/utf8.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace leadout::engine {

namespace {

constexpr std::size_t kHeaderSize = 14;
constexpr std::size_t kLocals = 16;
constexpr std::uint8_t kProtocol = 0x10;
constexpr std::uint16_t kProfile = 2132;
constexpr std::uint8_t kIsDefinition = 0x40;

std::uint8_t typeByte(FitType type) {
    const auto number = static_cast<std::uint8_t>(type);
    const bool wide = type == FitType::Uint16 || type == FitType::Uint32 || type == FitType::Uint32z;
    return static_cast<std::uint8_t>(wide ? 0x80U | number : number);
}

FitOutput numeric(std::uint8_t number, FitType type, std::uint8_t size, std::optional<std::uint32_t> value) {
    const auto invalid = static_cast<std::uint32_t>((std::uint64_t{1} << (8U * size)) - 1);
    return {number, type, size, std::min(value.value_or(invalid), invalid), {}};
}

} // namespace

FitOutput fitEnum(std::uint8_t number, std::optional<std::uint32_t> value) {
    return numeric(number, FitType::Enum, 1, value);
}

FitOutput fitUint8(std::uint8_t number, std::optional<std::uint32_t> value) {
    return numeric(number, FitType::Uint8, 1, value);
}

FitOutput fitUint16(std::uint8_t number, std::optional<std::uint32_t> value) {
    return numeric(number, FitType::Uint16, 2, value);
}

FitOutput fitUint32(std::uint8_t number, std::optional<std::uint32_t> value) {
    return numeric(number, FitType::Uint32, 4, value);
}

FitOutput fitUint32z(std::uint8_t number, std::uint32_t value) {
    return numeric(number, FitType::Uint32z, 4, value);
}

FitOutput fitText(std::uint8_t number, std::string_view text, std::uint8_t size) {
    text = text.substr(0, text.find('\0'));
    return {number, FitType::String, size, 0, clippedUtf8(text, size > 0 ? size - 1U : 0U)};
}

std::optional<std::uint32_t> fitScaled(std::optional<double> value, double scale) {
    const double scaled = std::round(value.value_or(-1.0) * scale);
    if (!(scaled >= 0.0 && scaled < double{UINT32_MAX})) // also false for NaN
        return std::nullopt;
    return static_cast<std::uint32_t>(scaled);
}

FitEncoder::FitEncoder() : m_bytes(kHeaderSize) {}

void FitEncoder::add(std::uint16_t message, const std::vector<FitOutput>& fields) {
    m_bytes.push_back(localOf(message, fields));
    for (const FitOutput& field : fields) {
        if (field.type == FitType::String) {
            m_bytes.insert(m_bytes.end(), field.text.begin(), field.text.end());
            m_bytes.insert(m_bytes.end(), field.size - field.text.size(), 0);
        } else {
            putNumber(field.bits, field.size);
        }
    }
}

std::uint8_t FitEncoder::localOf(std::uint16_t message, const std::vector<FitOutput>& fields) {
    m_definition = {0, 0, // reserved, little-endian
                    static_cast<std::uint8_t>(message & 0xFFU), static_cast<std::uint8_t>(message >> 8U),
                    static_cast<std::uint8_t>(fields.size())};
    for (const FitOutput& field : fields) {
        m_definition.push_back(field.number);
        m_definition.push_back(field.size);
        m_definition.push_back(typeByte(field.type));
    }
    const auto known = std::find(m_definitions.begin(), m_definitions.end(), m_definition);
    if (known != m_definitions.end())
        return static_cast<std::uint8_t>(known - m_definitions.begin());
    const std::size_t local = m_next++ % kLocals;
    if (local < m_definitions.size())
        m_definitions[local] = m_definition;
    else
        m_definitions.push_back(m_definition);
    m_bytes.push_back(static_cast<std::uint8_t>(kIsDefinition | local));
    m_bytes.insert(m_bytes.end(), m_definition.begin(), m_definition.end());
    return static_cast<std::uint8_t>(local);
}

void FitEncoder::putNumber(std::uint64_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        m_bytes.push_back(static_cast<std::uint8_t>(value >> (8U * i)));
}

std::vector<std::uint8_t> FitEncoder::finish() && {
    std::vector<std::uint8_t> body = std::move(m_bytes);
    m_bytes.clear();
    m_bytes.push_back(kHeaderSize);
    m_bytes.push_back(kProtocol);
    putNumber(kProfile, 2);
    putNumber(body.size() - kHeaderSize, 4);
    for (const char c : std::string_view(".FIT"))
        m_bytes.push_back(static_cast<std::uint8_t>(c));
    putNumber(fitCrc(m_bytes), 2);
    std::copy(m_bytes.begin(), m_bytes.end(), body.begin());
    m_bytes = std::move(body);
    putNumber(fitCrc(m_bytes), 2);
    return std::move(m_bytes);
}

} // namespace leadout::engine
