// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace leadout::engine {

/// A text without the white space round it.
std::string_view trimmed(std::string_view text);

/// An author's words as valid UTF-8 without the white space round them and without control characters: tabs
/// stay, line ends become line feeds, the others spaces.
std::string plainText(std::string_view text);

/// The same on one line and without tabs.
std::string oneLine(std::string_view text);

/// A number as files write it, with a decimal point or a comma and without an exponent; nothing for anything
/// else.
std::optional<double> decimalOf(std::string_view text);

/// A number rounded to so many decimal places, halves upwards: 0.125 to two places is 0.13, -0.125 is -0.12.
double halfUp(double value, int places = 0);

/// A finite number rounded so, with a decimal point in every locale. Zeros at its end are left out unless
/// `padded`.
std::string decimalText(double value, int places, bool padded = false);

} // namespace leadout::engine
