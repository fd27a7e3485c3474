// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/utf8.h"

#include <cstdint>

namespace leadout::engine {

namespace {

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The bytes of the well-formed character at the start of a text, 0 when there is none. The bounds of the
/// second byte keep out overlong forms, surrogates and values beyond U+10FFFF.
std::size_t characterSize(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80)
        return 1;
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < size)
        return 0;
    const auto second = static_cast<unsigned char>(text[1]);
    const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high)
        return 0;
    for (std::size_t i = 2; i < size; ++i) {
        if (!continues(text[i]))
            return 0;
    }
    return size;
}

} // namespace

std::string_view clippedUtf8(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && continues(text[bytes]))
        --bytes;
    return text.substr(0, bytes);
}

std::string validUtf8(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    while (!text.empty()) {
        const std::size_t size = characterSize(text);
        if (size > 0)
            valid.append(text.substr(0, size));
        else
            valid.append("\xEF\xBF\xBD");
        text.remove_prefix(size > 0 ? size : 1);
    }
    return valid;
}

} // namespace leadout::engine
