// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace leadout::engine {

/// A number as it stands in a text (UTF-16), with decimal point or comma and thousands set apart.
struct WrittenNumber {
    std::size_t start = 0;
    std::size_t end = 0;
    double value = 0.0;
    std::size_t digits = 0; ///< before the decimals
    int decimals = 0;
    char16_t point = u'.';
    char16_t group = 0;        ///< between thousands; 0 where there is none
    bool may_be_point = false; ///< the mark between thousands may be a decimal one: "10.012"
    bool sound = true;         ///< false: a date, a version, a row of digits; none of ours

    bool whole() const { return sound && decimals == 0 && group == 0; }
};

/// Reads the number whose first digit is at a place.
WrittenNumber readNumber(std::u16string_view text, std::size_t start);

/// What a number may be off by to be shown with so many decimals.
double halfStep(int decimals);

bool isDigit(std::u16string_view text, std::size_t at);
bool isThinOrSpace(char16_t unit);
bool isDash(char16_t unit);

} // namespace leadout::engine
