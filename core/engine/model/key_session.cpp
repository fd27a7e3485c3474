// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/model/key_session.h"

namespace leadout::engine {

namespace {

/// Where tempo begins by power.
constexpr double kHardPower = 0.75;
/// Speed falls more slowly than the effort for it, so easy runs lie nearer to threshold.
constexpr double kHardSpeed = 0.80;

} // namespace

double hardFrom(Sport sport) {
    return isOnFoot(sport) ? kHardSpeed : kHardPower;
}

bool isKeySession(SessionType type, Sport sport, std::optional<double> intensity) {
    switch (type) {
    case SessionType::Race:
    case SessionType::Test: return true;
    case SessionType::Recovery: return false;
    case SessionType::Training: break;
    }
    return intensity && *intensity >= hardFrom(sport);
}

} // namespace leadout::engine
