// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/model/sport.h"

#include <array>

namespace leadout::engine {

namespace {

constexpr std::array<std::string_view, 12> kKeys = {
    "other",    "cycling",  "running",    "swimming",   "walking", "hiking", "rowing", "cross_country_skiing",
    "strength", "mobility", "transition", "multisport",
};
static_assert(kKeys.size() == static_cast<std::size_t>(Sport::Multisport) + 1);

} // namespace

std::string_view key(Sport sport) {
    return kKeys[static_cast<std::size_t>(sport)];
}

std::optional<Sport> sportFromKey(std::string_view key) {
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        if (kKeys[i] == key)
            return static_cast<Sport>(i);
    }
    return std::nullopt;
}

bool isOnFoot(Sport sport) {
    return sport == Sport::Running || sport == Sport::Walking || sport == Sport::Hiking;
}

} // namespace leadout::engine
