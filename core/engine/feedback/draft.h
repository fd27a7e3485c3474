// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/feedback/facts.h"
#include "core/engine/model/sentence.h"

#include <vector>

namespace leadout::engine {

/// Writes the feedback to a session without any network: what it came to, one observation, at most one cause
/// or comparison, one next step. Facts are all it takes, so every number in it is one of them. When the
/// athlete wrote of pain or illness there is no praise; the draft then begins with a line that the coach has
/// to fill, and the next step is to get in touch. A question puts such a line in front of the draft.
std::vector<Sentence> draft(const Facts& facts);

/// Whether a sentence is a line that the coach has to fill before publishing. It stands on a line of its own.
bool isCoachLine(const Sentence& sentence);

/// Whether a draft still waits for the coach's line.
bool needsCoachLine(const std::vector<Sentence>& draft);

} // namespace leadout::engine
