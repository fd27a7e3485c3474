// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/feedback/facts.h"

#include <vector>

namespace leadout::engine {

/// The draft for a session on target: the one thing that tells it from the others with its numbers, at most
/// one thing beside it (better than last time, the first of its kind, what was behind it) and what to take to
/// the next one. Which sentences these are follows from the facts alone.
std::vector<Sentence> onTargetDraft(const Facts& facts);

} // namespace leadout::engine
