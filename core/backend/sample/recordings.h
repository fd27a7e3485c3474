// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/story.h"

namespace leadout::backend::sample {

/// Lets every session of the six weeks be done and adds the arrival of its recordings to the events.
void addRecordings(const SixWeeks& weeks, std::uint64_t seed, Story& story);

} // namespace leadout::backend::sample
