// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/database/error.h"

#include <cstdint>

namespace leadout::client {

enum class WorkFault : std::uint8_t {
    Storage,     ///< the database failed; nothing has changed
    Locked,      ///< the membership has ended: what is here is handed over and nothing may be added
    TooLarge,    ///< the decision is more than one request can carry
    Malformed,   ///< a payload or a value is not a JSON object, or an id or a scope is missing
    NotFound,    ///< no such decision
    AlreadySent, ///< its first sending has begun, so that it cannot be withdrawn
    BuiltUpon,   ///< a later decision was based on it; withdraw that one first
};

/// Why something could not be done to the work.
struct WorkError {
    WorkFault fault = WorkFault::Storage;
    database::DatabaseError database; ///< of Storage
};

template <class T = void>
using WorkResult = tl::expected<T, WorkError>;

inline tl::unexpected<WorkError> workError(WorkFault fault) {
    return tl::unexpected(WorkError{fault, {}});
}
inline tl::unexpected<WorkError> workError(const database::DatabaseError& error) {
    return tl::unexpected(WorkError{WorkFault::Storage, error});
}

} // namespace leadout::client
