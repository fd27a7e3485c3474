// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"

#include <cstdint>
#include <optional>

namespace leadout::engine {

/// The target a numbered power zone stands for, as per cent of threshold power. Files name a zone by its
/// number alone, so the usual seven are meant: 1 to 55 %, 2 to 75, 3 to 90, 4 to 105, 5 to 120, 6 to 150, 7
/// above. The outer two get the far bounds 40 and 200 %. Nothing for other numbers.
std::optional<Target> powerZone(std::uint64_t zone);

/// The target a numbered heart-rate zone stands for, as per cent of maximum heart rate: the five zones that
/// devices start with, ten per cent each from 50 to 100 %. Nothing for other numbers.
std::optional<Target> heartRateZone(std::uint64_t zone);

} // namespace leadout::engine
