// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/recording.h"

#include <span>
#include <vector>

namespace leadout::engine {

/// The recordings of a session without those that another one covers, such as a ride on the bike's computer
/// and on the watch: where two overlap for more than half of the shorter one, the one with more recorded
/// values stays (of equals the first). Keeps their order.
std::vector<Recording> withoutDuplicates(std::span<const Recording> recordings);

/// Several recordings of one session, such as two files because a battery died, as one: samples, laps,
/// lengths and timer events in order of time, stored totals summed. The distance goes on where the one before
/// ended, and the time between them counts as a stop. Recordings that overlap are put one after the other;
/// see withoutDuplicates().
Recording joined(std::span<const Recording> recordings);

} // namespace leadout::engine
