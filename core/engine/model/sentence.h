// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace leadout::engine {

/// What a number measures, so that whoever shows it can format it in the reader's language and units.
enum class Unit : std::uint8_t {
    Count,  ///< a bare whole number
    Points, ///< points of the score
    Watts,
    Bpm,
    Rpm,
    Seconds, ///< a duration, shown as h:mm or h:mm:ss
    Metres,
    SpeedMs,   ///< metres per second, shown as a pace or a speed
    Percent,   ///< 12 = 12 %
    Intensity, ///< 0.81
    Load,
    Kilojoules,
    // In these there are no facts of a session; a text may name them all the same.
    Kilocalories,
    WattsPerKg,
    Celsius,
    Litres,
    MetresUp, ///< metres of climbing
};

/// The stable word for a unit, such as "speed_m_s".
std::string_view key(Unit unit);

/// A number with what it measures.
struct Quantity {
    double value = 0.0;
    Unit unit = Unit::Count;
    bool operator==(const Quantity&) const = default;
};

/// A value inside a sentence: a number, the author's own words (a step's name), or another sentence's id.
using SentenceValue = std::variant<Quantity, std::string>;

/// A sentence by its id, with the values to fill in, rendered by whoever shows it from the one catalogue.
/// Ids are dotted words such as "sum.duration"; the engine's are listed in sentence_ids.h.
struct Sentence {
    std::string id;
    std::vector<SentenceValue> values;
    bool operator==(const Sentence&) const = default;
};

} // namespace leadout::engine
