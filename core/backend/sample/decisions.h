// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/sample/story.h"

#include <span>

namespace leadout::backend::sample {

/// Adds what coaches decide about all that has arrived or was missed, except for what is still to wait in a
/// queue at the end. Takes the recordings' events for granted.
void addDecisions(const SixWeeks& weeks, std::uint64_t seed, Story& story);

/// A session by whose it is, when and what.
struct Waiting {
    int athlete;
    int day;
    Plan plan;
};

/// The sessions that wait for a coach at the end, two missed ones among them.
std::span<const Waiting> waitingAtTheEnd();

} // namespace leadout::backend::sample
