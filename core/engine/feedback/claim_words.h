// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sentence.h"

#include <array>
#include <string_view>

/// The words by which a number in a text says what it measures, in small letters.
namespace leadout::engine {

struct UnitWord {
    std::u16string_view word;
    Unit unit;
    double scale; ///< of the number in the unit
};

inline constexpr double kMetresPerMile = 1609.344;
inline constexpr double kMetresPerYard = 0.9144;
inline constexpr double kMetresPerFoot = 0.3048;

// clang-format off
inline constexpr std::array kUnitWords = {
    UnitWord{u"w", Unit::Watts, 1.0},          UnitWord{u"watt", Unit::Watts, 1.0},
    UnitWord{u"watts", Unit::Watts, 1.0},      UnitWord{u"bpm", Unit::Bpm, 1.0},
    UnitWord{u"beats", Unit::Bpm, 1.0},        UnitWord{u"schläge", Unit::Bpm, 1.0},
    UnitWord{u"schlägen", Unit::Bpm, 1.0},     UnitWord{u"rpm", Unit::Rpm, 1.0},
    UnitWord{u"u/min", Unit::Rpm, 1.0},        UnitWord{u"kj", Unit::Kilojoules, 1.0},
    UnitWord{u"kw", Unit::Watts, 1000.0},      UnitWord{u"beat", Unit::Bpm, 1.0},
    UnitWord{u"revolutions", Unit::Rpm, 1.0},  UnitWord{u"umdrehungen", Unit::Rpm, 1.0},
    UnitWord{u"kilojoule", Unit::Kilojoules, 1.0}, UnitWord{u"kilojoules", Unit::Kilojoules, 1.0},
    UnitWord{u"w/kg", Unit::WattsPerKg, 1.0},  UnitWord{u"watt/kg", Unit::WattsPerKg, 1.0},
    UnitWord{u"watts/kg", Unit::WattsPerKg, 1.0}, UnitWord{u"wkg", Unit::WattsPerKg, 1.0},
    UnitWord{u"kcal", Unit::Kilocalories, 1.0}, UnitWord{u"kilocalories", Unit::Kilocalories, 1.0},
    UnitWord{u"calories", Unit::Kilocalories, 1.0}, UnitWord{u"kilokalorien", Unit::Kilocalories, 1.0},
    UnitWord{u"kalorien", Unit::Kilocalories, 1.0},
    UnitWord{u"degree", Unit::Celsius, 1.0},   UnitWord{u"degrees", Unit::Celsius, 1.0},
    UnitWord{u"grad", Unit::Celsius, 1.0},
    UnitWord{u"l", Unit::Litres, 1.0},         UnitWord{u"litre", Unit::Litres, 1.0},
    UnitWord{u"litres", Unit::Litres, 1.0},    UnitWord{u"liter", Unit::Litres, 1.0},
    UnitWord{u"liters", Unit::Litres, 1.0},    UnitWord{u"litern", Unit::Litres, 1.0},
    UnitWord{u"l/h", Unit::Litres, 1.0},       UnitWord{u"ml", Unit::Litres, 0.001},
    UnitWord{u"ml/h", Unit::Litres, 0.001},    UnitWord{u"milliliter", Unit::Litres, 0.001},
    UnitWord{u"hm", Unit::MetresUp, 1.0},      UnitWord{u"höhenmeter", Unit::MetresUp, 1.0},
    UnitWord{u"höhenmetern", Unit::MetresUp, 1.0}, UnitWord{u"ft", Unit::MetresUp, kMetresPerFoot},
    UnitWord{u"foot", Unit::MetresUp, kMetresPerFoot}, UnitWord{u"feet", Unit::MetresUp, kMetresPerFoot},
    UnitWord{u"%", Unit::Percent, 1.0},        UnitWord{u"percent", Unit::Percent, 1.0},
    UnitWord{u"prozent", Unit::Percent, 1.0},  UnitWord{u"load", Unit::Load, 1.0},
    UnitWord{u"belastung", Unit::Load, 1.0},   UnitWord{u"tss", Unit::Load, 1.0},
    UnitWord{u"hrtss", Unit::Load, 1.0},       UnitWord{u"rtss", Unit::Load, 1.0},
    UnitWord{u"stss", Unit::Load, 1.0},        UnitWord{u"belastungspunkte", Unit::Load, 1.0},
    UnitWord{u"belastungspunkten", Unit::Load, 1.0},
    UnitWord{u"points", Unit::Points, 1.0},    UnitWord{u"punkte", Unit::Points, 1.0},
    UnitWord{u"punkten", Unit::Points, 1.0},   UnitWord{u"km/h", Unit::SpeedMs, 1.0 / 3.6},
    UnitWord{u"kmh", Unit::SpeedMs, 1.0 / 3.6}, UnitWord{u"kph", Unit::SpeedMs, 1.0 / 3.6},
    UnitWord{u"mph", Unit::SpeedMs, kMetresPerMile / 3600.0}, UnitWord{u"m/s", Unit::SpeedMs, 1.0},
    UnitWord{u"km", Unit::Metres, 1000.0},     UnitWord{u"kilometre", Unit::Metres, 1000.0},
    UnitWord{u"kilometres", Unit::Metres, 1000.0}, UnitWord{u"kilometer", Unit::Metres, 1000.0},
    UnitWord{u"kilometers", Unit::Metres, 1000.0}, UnitWord{u"kilometern", Unit::Metres, 1000.0},
    UnitWord{u"m", Unit::Metres, 1.0},         UnitWord{u"metre", Unit::Metres, 1.0},
    UnitWord{u"metres", Unit::Metres, 1.0},    UnitWord{u"meter", Unit::Metres, 1.0},
    UnitWord{u"meters", Unit::Metres, 1.0},    UnitWord{u"metern", Unit::Metres, 1.0},
    UnitWord{u"mi", Unit::Metres, kMetresPerMile}, UnitWord{u"mile", Unit::Metres, kMetresPerMile},
    UnitWord{u"miles", Unit::Metres, kMetresPerMile}, UnitWord{u"meile", Unit::Metres, kMetresPerMile},
    UnitWord{u"meilen", Unit::Metres, kMetresPerMile},
    UnitWord{u"yd", Unit::Metres, kMetresPerYard}, UnitWord{u"yard", Unit::Metres, kMetresPerYard},
    UnitWord{u"yards", Unit::Metres, kMetresPerYard},
    UnitWord{u"s", Unit::Seconds, 1.0},        UnitWord{u"sec", Unit::Seconds, 1.0},
    UnitWord{u"secs", Unit::Seconds, 1.0},     UnitWord{u"second", Unit::Seconds, 1.0},
    UnitWord{u"seconds", Unit::Seconds, 1.0},  UnitWord{u"sek", Unit::Seconds, 1.0},
    UnitWord{u"sekunde", Unit::Seconds, 1.0},  UnitWord{u"sekunden", Unit::Seconds, 1.0},
    UnitWord{u"\u2033", Unit::Seconds, 1.0},
    UnitWord{u"min", Unit::Seconds, 60.0},     UnitWord{u"mins", Unit::Seconds, 60.0},
    UnitWord{u"minute", Unit::Seconds, 60.0},  UnitWord{u"minutes", Unit::Seconds, 60.0},
    UnitWord{u"minuten", Unit::Seconds, 60.0}, UnitWord{u"\u2032", Unit::Seconds, 60.0},
    UnitWord{u"h", Unit::Seconds, 3600.0},     UnitWord{u"hr", Unit::Seconds, 3600.0},
    UnitWord{u"hrs", Unit::Seconds, 3600.0},   UnitWord{u"hour", Unit::Seconds, 3600.0},
    UnitWord{u"hours", Unit::Seconds, 3600.0}, UnitWord{u"std", Unit::Seconds, 3600.0},
    UnitWord{u"stunde", Unit::Seconds, 3600.0}, UnitWord{u"stunden", Unit::Seconds, 3600.0},
    UnitWord{u"repeat", Unit::Count, 1.0},     UnitWord{u"repeats", Unit::Count, 1.0},
    UnitWord{u"rep", Unit::Count, 1.0},        UnitWord{u"reps", Unit::Count, 1.0},
    UnitWord{u"repetitions", Unit::Count, 1.0}, UnitWord{u"interval", Unit::Count, 1.0},
    UnitWord{u"intervals", Unit::Count, 1.0},  UnitWord{u"intervalle", Unit::Count, 1.0},
    UnitWord{u"intervallen", Unit::Count, 1.0}, UnitWord{u"wiederholung", Unit::Count, 1.0},
    UnitWord{u"wiederholungen", Unit::Count, 1.0},
};

/// What a unit becomes by a word behind "per" or "pro".
struct UnitRatio {
    Unit of;
    std::u16string_view per;
    Unit unit;
    double scale;
};
inline constexpr std::array kUnitRatios = {
    UnitRatio{Unit::Metres, u"hour", Unit::SpeedMs, 1.0 / 3600.0},
    UnitRatio{Unit::Metres, u"stunde", Unit::SpeedMs, 1.0 / 3600.0},
    UnitRatio{Unit::Metres, u"second", Unit::SpeedMs, 1.0},
    UnitRatio{Unit::Metres, u"sekunde", Unit::SpeedMs, 1.0},
    UnitRatio{Unit::Bpm, u"minute", Unit::Bpm, 1.0},
    UnitRatio{Unit::Rpm, u"minute", Unit::Rpm, 1.0},
    UnitRatio{Unit::Watts, u"kg", Unit::WattsPerKg, 1.0},
    UnitRatio{Unit::Watts, u"kilo", Unit::WattsPerKg, 1.0},
    UnitRatio{Unit::Watts, u"kilogram", Unit::WattsPerKg, 1.0},
    UnitRatio{Unit::Watts, u"kilogramm", Unit::WattsPerKg, 1.0},
};

/// Behind metres, that they were climbed; and what may stand in between.
inline constexpr std::array kClimbing = {
    std::u16string_view(u"climbing"),  std::u16string_view(u"climb"),     std::u16string_view(u"climbed"),
    std::u16string_view(u"ascent"),    std::u16string_view(u"elevation"), std::u16string_view(u"vertical"),
    std::u16string_view(u"vert"),      std::u16string_view(u"uphill"),    std::u16string_view(u"bergauf"),
    std::u16string_view(u"aufstieg"),  std::u16string_view(u"anstieg"),   std::u16string_view(u"höhe"),
    std::u16string_view(u"geklettert"),
};
inline constexpr std::array kBeforeClimbing = {
    std::u16string_view(u"of"), std::u16string_view(u"in"), std::u16string_view(u"total"),
    std::u16string_view(u"an"), std::u16string_view(u"im"), std::u16string_view(u"insgesamt"),
};
/// In front of metres, that they were climbed.
inline constexpr std::array kClimbed = {
    std::u16string_view(u"climbed"), std::u16string_view(u"climbing"), std::u16string_view(u"gained"),
    std::u16string_view(u"ascended"), std::u16string_view(u"kletterst"), std::u16string_view(u"klettertest"),
};

/// Words in front of a number.
struct LeadWord {
    std::u16string_view word;
    Unit unit;
    bool ordinal;
};
inline constexpr std::array kLeadWords = {
    LeadWord{u"load", Unit::Load, false},            LeadWord{u"belastung", Unit::Load, false},
    LeadWord{u"trainingsbelastung", Unit::Load, false}, LeadWord{u"hrtss", Unit::Load, false},
    LeadWord{u"rtss", Unit::Load, false},            LeadWord{u"stss", Unit::Load, false},
    LeadWord{u"tss", Unit::Load, false},             LeadWord{u"intensity", Unit::Intensity, false},
    LeadWord{u"intensität", Unit::Intensity, false}, LeadWord{u"score", Unit::Points, false},
    LeadWord{u"punktzahl", Unit::Points, false},     LeadWord{u"hr", Unit::Bpm, false},
    LeadWord{u"pulse", Unit::Bpm, false},            LeadWord{u"puls", Unit::Bpm, false},
    LeadWord{u"herzfrequenz", Unit::Bpm, false},     LeadWord{u"repeat", Unit::Count, true},
    LeadWord{u"rep", Unit::Count, true},             LeadWord{u"interval", Unit::Count, true},
    LeadWord{u"wiederholung", Unit::Count, true},    LeadWord{u"intervall", Unit::Count, true},
    LeadWord{u"rate", Unit::Bpm, false},             LeadWord{u"power", Unit::Watts, false},
    LeadWord{u"leistung", Unit::Watts, false},       LeadWord{u"cadence", Unit::Rpm, false},
    LeadWord{u"trittfrequenz", Unit::Rpm, false},
};
// clang-format on

/// What may stand between such a word and its number.
inline constexpr std::array kConnectors = {
    std::u16string_view(u"of"),      std::u16string_view(u"was"),    std::u16string_view(u"is"),
    std::u16string_view(u"at"),      std::u16string_view(u"to"),     std::u16string_view(u"came"),
    std::u16string_view(u"von"),     std::u16string_view(u"war"),    std::u16string_view(u"bei"),
    std::u16string_view(u"lag"),     std::u16string_view(u"a"),      std::u16string_view(u"only"),
    std::u16string_view(u"about"),   std::u16string_view(u"around"), std::u16string_view(u"averaged"),
    std::u16string_view(u"reached"), std::u16string_view(u"went"),   std::u16string_view(u"up"),
    std::u16string_view(u"rose"),    std::u16string_view(u"nur"),    std::u16string_view(u"etwa"),
    std::u16string_view(u"rund"),
};

} // namespace leadout::engine
