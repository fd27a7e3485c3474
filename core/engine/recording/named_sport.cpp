// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/named_sport.h"

#include <algorithm>
#include <array>
#include <string>

namespace leadout::engine {

namespace {

struct SportWord {
    std::string_view word;
    Sport sport;
};

// The first word that a name holds decides: "motorcycling" is no cycling.
constexpr SportWord kSportWords[] = {
    {"motor", Sport::Other},
    {"horse", Sport::Other},
    {"transition", Sport::Transition},
    {"nordicski", Sport::CrossCountrySkiing},
    {"crosscountryski", Sport::CrossCountrySkiing},
    {"skateski", Sport::CrossCountrySkiing},
    {"run", Sport::Running},
    {"jog", Sport::Running},
    {"treadmill", Sport::Running},
    {"swim", Sport::Swimming},
    {"walk", Sport::Walking},
    {"hik", Sport::Hiking},
    {"rowing", Sport::Rowing},
    {"strength", Sport::Strength},
    {"weighttraining", Sport::Strength},
    {"yoga", Sport::Mobility},
    {"pilates", Sport::Mobility},
    {"cycl", Sport::Cycling},
    {"bik", Sport::Cycling},
    {"ride", Sport::Cycling},
    {"spin", Sport::Cycling},
};

constexpr std::string_view kIndoorWords[] = {"indoor", "virtual", "treadmill", "trainer", "spin"};

constexpr SportWord kStravaNumbers[] = {
    {"1", Sport::Cycling},  {"4", Sport::Hiking},    {"7", Sport::CrossCountrySkiing}, {"9", Sport::Running},
    {"10", Sport::Walking}, {"16", Sport::Swimming}, {"17", Sport::Cycling},
};
constexpr std::string_view kStravaVirtualRide = "17";

/// In lower case, letters and digits alone.
std::string plainWord(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            plain += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            plain += c;
    }
    return plain;
}

} // namespace

NamedSport namedSport(std::string_view name) {
    const std::string plain = plainWord(name);
    for (const SportWord& number : kStravaNumbers) {
        if (plain == number.word)
            return {number.sport, plain == kStravaVirtualRide};
    }
    const auto holds = [&plain](std::string_view word) { return plain.find(word) != std::string::npos; };
    NamedSport result;
    const auto* const found = std::find_if(std::begin(kSportWords), std::end(kSportWords),
                                           [&holds](const SportWord& each) { return holds(each.word); });
    if (found != std::end(kSportWords))
        result.sport = found->sport;
    result.indoor = std::any_of(std::begin(kIndoorWords), std::end(kIndoorWords), holds);
    return result;
}

} // namespace leadout::engine
