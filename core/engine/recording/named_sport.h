// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sport.h"

#include <string_view>

namespace leadout::engine {

/// A sport by the name that a program gave it.
struct NamedSport {
    Sport sport = Sport::Other;
    bool indoor = false;
};

/// The sport of the English words that programs write into TCX and GPX ("Biking", "trail_running",
/// "VirtualRide"), in any case and with anything between the words, or of Strava's numbers (1 is a ride, 9 a
/// run). Other words are Other.
NamedSport namedSport(std::string_view name);

} // namespace leadout::engine
