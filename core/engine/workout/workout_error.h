// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model/workout.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace leadout::engine {

/// Why a workout could not be read or written.
enum class WorkoutFault : std::uint8_t {
    Empty,        ///< no bytes at all
    TooLarge,     ///< more bytes than a workout ever has
    NotWorkout,   ///< no format this program reads, or a sound file that holds no workout
    Malformed,    ///< bytes that cannot follow what came before
    Truncated,    ///< the file ends before it said it would
    Checksum,     ///< the file's checksum is wrong
    DocumentType, ///< XML with a document type declaration, which is never expanded
    TooDeep,      ///< elements or repeats nested too deeply
    UnknownPart,  ///< a part of the workout that cannot be kept
    MissingValue, ///< a value that the part cannot do without
    BadNumber,    ///< a value that is no number
    OutOfRange,   ///< a number that makes no sense there
    BadRepeat,    ///< a repeat that does not hold whole steps
    NoThreshold,  ///< targets that refer to a threshold which is not known
    TooManySteps, ///< more steps than a workout may unroll to
};

/// The stable word for a fault, such as "too_deep".
std::string_view key(WorkoutFault fault);

/// A fault, where it was met and what stood there.
struct WorkoutError {
    WorkoutFault fault = WorkoutFault::Malformed;
    std::size_t byte = 0;        ///< offset from the start of the file
    std::size_t line = 0;        ///< from 1; 0 in binary files
    std::string part;            ///< the element or message, such as "SteadyState"; may be empty
    std::string value;           ///< the attribute or field, such as "Duration"; may be empty
    std::optional<double> given; ///< the number that stood there, where it was one
    Workout before = {};         ///< what could be read before it; at most kMaxSteps steps, none from writers
};

} // namespace leadout::engine
