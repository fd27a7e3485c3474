// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/cache.h"
#include "core/client/services/status.h"

#include <algorithm>
#include <chrono>

namespace leadout::client {

/// So far a clock may go back: people correct it, and computers wake with a wrong one.
inline constexpr std::chrono::hours kClockSlack{24};

/// The lease of what is here, at a time, in a company with so many days of it. Before the first contact there
/// is nothing to show.
inline Lease leaseAt(const Contact& contact, int offlineDays, domain::Instant now) {
    if (!contact.last)
        return Lease::Held;
    if (now - *contact.last > std::chrono::hours(24) * offlineDays)
        return Lease::Ended;
    const domain::Instant latest = std::max(*contact.last, contact.seen.value_or(*contact.last));
    return latest - now > kClockSlack ? Lease::ClockBack : Lease::Held;
}

} // namespace leadout::client
