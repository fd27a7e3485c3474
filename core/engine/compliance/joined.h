// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <span>

namespace leadout::engine {

/// Several recordings of one session, such as two files because a battery died, as one: samples, laps and
/// timer events in order of time, stored totals summed. The distance goes on where the one before ended, and
/// the time between them counts as a stop. Recordings that overlap are put one after the other.
Recording joined(std::span<const Recording> recordings);

} // namespace leadout::engine
