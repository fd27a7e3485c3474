// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/clock.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace leadout::client {

/// Whether what is on this computer may be shown. Without contact to the backend nobody hears here that a
/// right has ended, so that is for a time only. It delays whoever has the files; it does not keep them out.
enum class Lease : std::uint8_t {
    Held,
    Ended,     ///< no contact for kLeaseTime
    ClockBack, ///< the clock stands long before the last contact, so nobody knows how long ago that was
};

inline constexpr std::chrono::hours kLeaseTime{14 * 24};
/// So far a clock may go back: people correct it, and computers wake with a wrong one.
inline constexpr std::chrono::hours kClockSlack{24};

/// The lease at a time. Before the first contact there is nothing to show.
inline Lease leaseAt(const std::optional<domain::Instant>& contact, domain::Instant now) {
    if (!contact)
        return Lease::Held;
    if (now - *contact > kLeaseTime)
        return Lease::Ended;
    return *contact - now > kClockSlack ? Lease::ClockBack : Lease::Held;
}

} // namespace leadout::client
