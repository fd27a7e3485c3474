// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/feedback/facts.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadout::engine {

/// A number in a text that is no fact of the session.
struct Unfounded {
    std::size_t start = 0; ///< UTF-16 place in the text
    std::size_t length = 0;
    Quantity said;
    std::optional<Fact> nearest; ///< the fact that could stand there
    std::u16string replacement;  ///< that fact as it would be written; empty where none can be
};

/// The claims of a text (claimsIn()) that no fact bears out, in order. A number holds when some fact, rounded
/// to as many places as were written, is that number; the facts of the threshold, of zones and of the
/// last time count in sentences that name these. What is above everything that was measured was most
/// likely meant to be the highest, so that one is offered. Any text will do; in time that grows with its
/// length times the number of facts. Any thread.
std::vector<Unfounded> check(std::u16string_view text, const Facts& facts);

} // namespace leadout::engine
