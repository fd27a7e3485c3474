// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/workout_text.h"

#include "core/engine/recording/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace leadout::engine {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string plainText(std::string_view text) {
    std::string plain;
    for (const char c : validUtf8(trimmed(text))) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n' && plain.ends_with('\r'))
            plain.back() = '\n';
        else
            plain.push_back((byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F ? ' ' : c);
    }
    std::replace(plain.begin(), plain.end(), '\r', '\n');
    return plain;
}

std::string oneLine(std::string_view text) {
    std::string line = plainText(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return line;
}

std::optional<double> decimalOf(std::string_view text) {
    std::string number(text);
    if (const auto comma = number.find(','); comma != std::string::npos)
        number[comma] = '.';
    double value = 0.0;
    const auto [end, fault] =
        std::from_chars(number.data(), number.data() + number.size(), value, std::chars_format::fixed);
    if (fault != std::errc() || end != number.data() + number.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

double halfUp(double value, int places) {
    // Products such as 1.15 * 100 lie a hair below the half that they stand for.
    constexpr double kHair = 1e-9;
    const double scale = std::pow(10.0, places);
    return std::floor(value * scale + 0.5 + kHair) / scale;
}

std::string decimalText(double value, int places, bool padded) {
    std::array<char, 400> buffer{}; // the largest double has 309 digits before the point
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), halfUp(value, places),
                                       std::chars_format::fixed, places);
    std::string text(buffer.data(), written.ptr);
    if (padded || places == 0)
        return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

} // namespace leadout::engine
