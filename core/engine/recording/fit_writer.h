// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <cstdint>
#include <vector>

namespace leadout::engine {

/// Writes a recording as a FIT activity: samples, timer events, laps, lengths, a session per leg and the
/// local time. Nothing names a device, and the workout that led it is not written. Reading it back gives the
/// same recording otherwise, with times before 1990 left out and other numbers in the resolution of FIT
/// (milliseconds, centimetres, watts).
std::vector<std::uint8_t> writeFitActivity(const Recording& recording);

} // namespace leadout::engine
