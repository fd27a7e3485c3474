// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/feedback/facts.h"
#include "core/engine/model/sentence.h"

#include <optional>
#include <string_view>

namespace leadout::engine {

/// What stands out most in a session, what may have caused it, and what to do about it.
struct Observation {
    std::optional<Sentence> saw;
    std::optional<Sentence> cause;
    std::string_view next; ///< id of the next step; empty where the verdict decides it
};

/// Looks at the repeats first (left out, fading, all too hard, all too easy), then at the verdict's reasons,
/// then at what went well. Where work steps differ, the repeats are those alike that take the most time.
Observation observe(const Facts& facts);

/// Whether a reason is among those of the verdict.
bool has(const Facts& facts, Reason reason);

/// A sentence with facts by their names; nothing when one of them is missing.
std::optional<Sentence> withFacts(const Facts& facts, std::string_view id,
                                  std::initializer_list<std::string_view> names);

} // namespace leadout::engine
