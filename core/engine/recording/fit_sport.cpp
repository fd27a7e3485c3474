// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/recording/fit_sport.h"

namespace leadout::engine {
namespace {

// The profile's numbers of the sub-sports that matter here.
enum SubSport : std::uint8_t {
    kTreadmill = 1,
    kStreet = 2,
    kTrail = 3,
    kTrack = 4,
    kSpin = 5,
    kIndoorCycling = 6,
    kRoad = 7,
    kMountain = 8,
    kDownhill = 9,
    kCyclocross = 11,
    kTrackCycling = 13,
    kIndoorRowing = 14,
    kElliptical = 15,
    kStairClimbing = 16,
    kLapSwimming = 17,
    kOpenWater = 18,
    kFlexibility = 19,
    kStrength = 20,
    kIndoorSkiing = 25,
    kIndoorWalking = 27,
    kYoga = 43,
    kPilates = 44,
    kIndoorRunning = 45,
    kGravel = 46,
    kVirtual = 58,
};

Sport sportOfSubSport(std::uint8_t subSport) {
    switch (subSport) {
    case kTreadmill:
    case kStreet:
    case kTrail:
    case kTrack:
    case kIndoorRunning: return Sport::Running;
    case kSpin:
    case kIndoorCycling:
    case kRoad:
    case kMountain:
    case kDownhill:
    case kCyclocross:
    case kTrackCycling:
    case kGravel: return Sport::Cycling;
    case kIndoorRowing: return Sport::Rowing;
    case kLapSwimming:
    case kOpenWater: return Sport::Swimming;
    case kIndoorWalking: return Sport::Walking;
    case kStrength: return Sport::Strength;
    case kFlexibility:
    case kYoga:
    case kPilates: return Sport::Mobility;
    default: return Sport::Other;
    }
}

} // namespace

Sport sportOfFit(std::uint8_t sport, std::uint8_t subSport) {
    switch (sport) {
    case 1: return Sport::Running;
    case 2:
    case 21: return Sport::Cycling; // 21 is a bicycle with a motor
    case 3: return Sport::Transition;
    case 5: return Sport::Swimming;
    case 11: return Sport::Walking;
    case 12: return Sport::CrossCountrySkiing;
    case 15: return Sport::Rowing;
    case 17: return Sport::Hiking;
    case 18: return Sport::Multisport;
    case 0:  // generic
    case 4:  // fitness equipment
    case 10: // training
    case kNoFitSport: return sportOfSubSport(subSport);
    default: return Sport::Other;
    }
}

bool indoorOfFit(std::uint8_t subSport) {
    switch (subSport) {
    case kTreadmill:
    case kSpin:
    case kIndoorCycling:
    case kIndoorRowing:
    case kElliptical:
    case kStairClimbing:
    case kIndoorSkiing:
    case kIndoorWalking:
    case kIndoorRunning:
    case kVirtual: return true;
    default: return false;
    }
}

FitSport fitSportOf(Sport sport, bool indoor, bool pool) {
    const auto inside = [indoor](SubSport subSport) {
        return static_cast<std::uint8_t>(indoor ? subSport : 0);
    };
    switch (sport) {
    case Sport::Running: return {1, inside(kTreadmill)};
    case Sport::Cycling: return {2, inside(kIndoorCycling)};
    case Sport::Transition: return {3, 0};
    case Sport::Swimming: return {5, static_cast<std::uint8_t>(pool ? kLapSwimming : 0)};
    case Sport::Strength: return {10, kStrength};
    case Sport::Mobility: return {10, kFlexibility};
    case Sport::Walking: return {11, inside(kIndoorWalking)};
    case Sport::CrossCountrySkiing: return {12, inside(kIndoorSkiing)};
    case Sport::Rowing: return {15, inside(kIndoorRowing)};
    case Sport::Hiking: return {17, 0};
    case Sport::Multisport: return {18, 0};
    case Sport::Other: return {0, inside(kElliptical)};
    }
    return {};
}

} // namespace leadout::engine
