// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/workout/workout_error.h"

#include <array>

namespace leadout::engine {

std::string_view key(WorkoutFault fault) {
    static constexpr std::array<std::string_view, 15> kWords = {
        "empty",      "too_large",     "not_workout", "malformed",    "truncated",
        "checksum",   "document_type", "too_deep",    "unknown_part", "missing_value",
        "bad_number", "out_of_range",  "bad_repeat",  "no_threshold", "too_many_steps",
    };
    static_assert(kWords.size() == static_cast<std::size_t>(WorkoutFault::TooManySteps) + 1);
    return kWords[static_cast<std::size_t>(fault)];
}

} // namespace leadout::engine
