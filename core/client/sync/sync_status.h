// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/clock.h"

#include <cstdint>
#include <optional>

namespace leadout::client {

/// How the program stands to its backend.
enum class Link : std::uint8_t {
    Connecting,   ///< no answer yet since the start
    Online,       ///< the last answer was a good one
    Offline,      ///< no answer, or none from our backend
    Struggling,   ///< the backend answers, but has a fault or is too busy
    SignInNeeded, ///< the coach must sign in again; nothing here is lost by it
    Unsupported,  ///< the program is too old or too new for this backend
    Ended,        ///< the coach is no longer a member
};

/// What the status bar says.
struct SyncStatus {
    Link link = Link::Connecting;
    std::optional<domain::Instant> syncedAt; ///< when everything was last here
    int waiting = 0;                         ///< decisions on their way or waiting for it
    int attention = 0;                       ///< decisions that were not accepted
    int athletesNotLocal = 0;                ///< athletes whose sessions are still being fetched
    int renewing = 0;                        ///< recordings that the backend's newer engine still reads again
    bool stuck = false;          ///< online, and yet something has been waiting for more than ten minutes
    bool storageTrouble = false; ///< the disk could not be read or written; it is tried again
    bool operator==(const SyncStatus&) const = default;
};

} // namespace leadout::client
