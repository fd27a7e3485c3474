// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/recording/fit_profile.h"

#include <cstdint>
#include <optional>

namespace leadout::engine {

/// A FIT time as seconds since 1970-01-01 UTC; nothing for none and for times after 2106.
inline std::optional<std::uint32_t> unixTime(std::optional<std::uint64_t> fitTime) {
    if (!fitTime || *fitTime > UINT32_MAX - fit::kEpoch)
        return std::nullopt;
    return static_cast<std::uint32_t>(*fitTime + fit::kEpoch);
}

} // namespace leadout::engine
