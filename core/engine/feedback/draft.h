// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/feedback/facts.h"
#include "core/engine/model/sentence.h"
#include "core/engine/model/sport.h"

#include <string_view>
#include <vector>

namespace leadout::engine {

/// Writes the feedback to a session without any network: what it came to, one observation, at most one cause,
/// one next step. Every number in it is one of the facts. When the comment (UTF-8, may be empty) tells of
/// pain or illness there is no praise; the draft then begins with a line that the coach has to fill
/// (sentence::kDraftCoachLine), and the next step is to get in touch. The sport is the one that its numbers
/// are shown for.
std::vector<Sentence> draft(const Facts& facts, std::string_view comment, Sport sport = Sport::Other);

/// Whether a draft still waits for the coach's line.
bool needsCoachLine(const std::vector<Sentence>& draft);

} // namespace leadout::engine
