// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/sport.h"

#include <cstdint>

namespace leadout::engine {

/// A sport and sub-sport of FIT that says nothing: the "invalid" value of their type.
inline constexpr std::uint8_t kNoFitSport = 0xFF;

/// The sport that a pair of FIT's sport and sub_sport values stands for; the sub-sport decides where the
/// sport is too general ("fitness equipment", "training").
Sport sportOfFit(std::uint8_t sport, std::uint8_t subSport);

/// Whether a sub_sport of FIT is done under a roof or on a trainer. Pools count as neither.
bool indoorOfFit(std::uint8_t subSport);

/// A pair of FIT's sport and sub_sport values.
struct FitSport {
    std::uint8_t sport = 0;
    std::uint8_t subSport = 0;
};

/// The pair that stands for a sport, so that sportOfFit() and indoorOfFit() give it back. Sports that are
/// never done on a trainer lose "indoor".
FitSport fitSportOf(Sport sport, bool indoor, bool pool);

} // namespace leadout::engine
