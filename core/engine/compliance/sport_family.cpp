// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compliance/sport_family.h"

namespace leadout::engine {

SportFamily familyOf(Sport sport) {
    switch (sport) {
    case Sport::Cycling: return SportFamily::Ride;
    case Sport::Running: return SportFamily::Run;
    case Sport::Swimming: return SportFamily::Swim;
    case Sport::Walking:
    case Sport::Hiking: return SportFamily::Walk;
    case Sport::Rowing: return SportFamily::Row;
    case Sport::CrossCountrySkiing: return SportFamily::Ski;
    case Sport::Strength:
    case Sport::Mobility: return SportFamily::Gym;
    case Sport::Multisport: return SportFamily::Several;
    case Sport::Other:
    case Sport::Transition: break;
    }
    return SportFamily::Unknown;
}

bool hasLoadModel(Sport sport) {
    switch (familyOf(sport)) {
    case SportFamily::Ride:
    case SportFamily::Run:
    case SportFamily::Swim:
    case SportFamily::Row:
    case SportFamily::Ski:
    case SportFamily::Several: return true;
    case SportFamily::Walk:
    case SportFamily::Gym:
    case SportFamily::Unknown: break;
    }
    return false;
}

} // namespace leadout::engine
