// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/thresholds.h"
#include "core/engine/model/workout.h"
#include "core/engine/workout/losses.h"

#include <cstddef>
#include <vector>

namespace leadout::engine {

/// As many seconds as a step takes, for formats that know no other length: what it plans, else the time its
/// target pace gives, else five minutes. 0 for a step without any length.
double writtenSeconds(const Step& step, Sport sport, const Thresholds& thresholds, Losses& losses);

/// The messages that have words and a place in a workout, and room beside so many names of steps, which are
/// written as messages too: kMaxCues in all.
std::vector<Cue> writtenCues(const Workout& workout, std::size_t names, Losses& losses);

/// Notes which steps came back from a written file with another purpose than they have. `written` are those
/// in the file, in its order.
void compareKinds(const std::vector<const Step*>& written, const Workout& back, Losses& losses);

} // namespace leadout::engine
