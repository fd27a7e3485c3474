// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sentence.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// How a number is written, so that another can be written in its place.
struct NumberStyle {
    enum class Kind : std::uint8_t {
        Plain,  ///< 38.4 km
        Clock,  ///< 1:34, 1:34:10
        Spoken, ///< 1 h 34, 7 min 30 s
        Pace,   ///< 4:05 /km
    };
    Kind kind = Kind::Plain;
    double scale = 1.0; ///< of the number in the unit of its quantity; of a pace, the metres it is for
    int decimals = 0;
    char16_t point = u'.';
    char16_t group = 0; ///< between thousands; 0 where there is none
    /// What stands behind the number; of a spoken one behind each of its own.
    std::vector<std::u16string> after;
    bool replaceable = true; ///< false: no single number can stand there, as for "3 x 10 x"
};

/// One way to understand a number in a text.
struct Reading {
    Quantity said;
    double low = 0.0; ///< the values that would be written so
    double high = 0.0;
    NumberStyle style;
    bool ordinal = false; ///< the third repeat, not three of them
};

/// A number in a text that says what it measures: by its unit, by its form or by the word beside it.
struct Claim {
    std::size_t start = 0;
    std::size_t length = 0;
    std::vector<Reading> readings; ///< at least one, the likeliest first
    bool of_threshold = false;     ///< its sentence names the threshold
    bool of_zone = false;          ///< its sentence names a zone
    bool of_last_time = false;     ///< its sentence names an earlier session
};

/// The claims of a text (UTF-16; English or German, decimal point or comma) in order: watts, bpm, rpm, kJ,
/// load, intensity, score, per cent, distances, speeds, paces, kcal, W/kg, °C, litres, metres of climbing,
/// durations in every form ("1:34", "1 h 34", "94 min", "5,640 s") and counts of repeats ("3 x 12 min",
/// "2 of the 5 repeats"). Not among them are numbers that say nothing of what they measure, dates, times of
/// day, and those in sentences about the plan or what is to come. Any text will do; in time that grows with
/// its length.
std::vector<Claim> claimsIn(std::u16string_view text);

} // namespace leadout::engine
